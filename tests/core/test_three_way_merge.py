"""Whose value stands when two change one record, field by field, without a book."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any

import pytest

from convene.core.nouns import spec
from convene.core.nouns.fields import Clock, Day, Draft, Flag, Line, Lines, Number, Prose, Slug, To, field
from convene.core.three_way_merge import differing, same, settled


class Brick(Draft):
    colour: Line = field("Colour")
    weight: Number | None = field("Weight", default=None)


class Oven(Draft):
    slug: Slug = field("Handle", default="")
    name: Line = field("Name", default="")
    story: Prose = field("Story", default="")
    cost: Number | None = field("Cost", default=None)
    shared: Flag | None = field("Shared", default=None)
    lit_on: Day | None = field("Lit on", default=None)
    lit_at: Clock | None = field("Lit at", default=None)
    names: Lines = field("Names", default=())
    baker: Annotated[Line, To("actor")] = field("Baker", default="")
    helpers: tuple[Annotated[Line, To("actor")], ...] = field("Helpers", default=())
    bricks: tuple[Brick, ...] = field("Bricks", default=())


FULL = Oven(
    slug="oven", name="Old oven", story="Long\nstory", cost=Decimal("1.50"), shared=False, lit_on=date(2026, 1, 2),
    lit_at=time(9, 30), names=("Bertha",), baker="tide", helpers=("tide", "ebb"), bricks=(Brick(colour="red"),),
)  # fmt: skip
OTHER: dict[str, Any] = {
    "slug": "Oven", "name": "New oven", "story": "Long\n\nstory", "cost": Decimal("1.51"), "shared": None,
    "lit_on": None, "lit_at": time(9, 31), "names": (), "baker": "ebb", "helpers": ("ebb", "tide"),
    "bricks": (Brick(colour="red", weight=Decimal(0)),),
}  # fmt: skip


def changed(**fields: Any) -> Oven:
    return FULL.model_copy(update=fields)


@pytest.mark.parametrize("name", OTHER)
def test_each_field_goes_its_own_way(name: str) -> None:
    there = changed(**{name: OTHER[name]})
    assert [one.name for one in differing(FULL, there)] == [name]
    assert settled(FULL, FULL, there) == (there, ()), "not touched here: theirs stands"
    assert settled(FULL, there, FULL) == (there, ()), "touched only here: mine is written"
    assert settled(FULL, there, there) == (there, ()), "both the same: nothing to decide"
    draft, clashes = settled(there, FULL, changed(**{name: _third(name)}))
    assert [one.field.name for one in clashes] == [name]
    assert (clashes[0].mine, clashes[0].now) == (getattr(FULL, name), _third(name))
    assert draft == changed(**{name: _third(name)})


def _third(name: str) -> Any:
    return {
        "slug": "third", "name": "Third", "story": "Third", "cost": Decimal(3), "shared": True,
        "lit_on": date(2026, 3, 3), "lit_at": time(3), "names": ("Third",), "baker": "third", "helpers": ("third",),
        "bricks": (),
    }[name]  # fmt: skip


def test_two_who_change_different_fields_both_keep_theirs() -> None:
    draft, clashes = settled(FULL, changed(name="Mine"), changed(story="Theirs", names=("Theirs",)))
    assert clashes == ()
    assert draft == changed(name="Mine", story="Theirs", names=("Theirs",))


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("name", "Old  oven ", "Old oven"),
        ("name", "", None),
        ("name", "\x1b[31mred", "red"),
        ("story", "Long\r\nstory\n", "Long\nstory"),
        ("story", None, ""),
        ("cost", Decimal("1.0"), Decimal(1)),
        ("cost", Decimal("1E+2"), Decimal(100)),
        ("lit_at", time(9, 30, 15), time(9, 30)),
        ("names", ["Bertha", " "], ("Bertha",)),
        ("names", None, ()),
        ("baker", "TIDE", "tide"),
        ("helpers", ["tide", "ebb", "tide"], ("Tide", "ebb")),
        ("bricks", [Brick.model_construct(colour=" red", weight=Decimal("1.0"))], (Brick(colour="red", weight=1),)),
    ],
)
def test_how_a_value_is_written_is_no_change(name: str, one: Any, other: Any) -> None:
    assert same(spec(Oven, name), one, other)
    assert same(spec(Oven, name), other, one)


@pytest.mark.parametrize(
    ("name", "one", "other"),
    [
        ("slug", "Oven", "oven"),
        ("name", "old oven", "Old oven"),
        ("story", "a  b", "a b"),
        ("shared", False, None),
        ("cost", Decimal(0), None),
        ("lit_at", time(0), None),
        ("helpers", ("tide", "ebb"), ("ebb", "tide")),
        ("bricks", (Brick(colour="red"), Brick(colour="red")), (Brick(colour="red"),)),
    ],
)
def test_a_change_is_not_taken_for_none(name: str, one: Any, other: Any) -> None:
    assert not same(spec(Oven, name), one, other)


def test_what_was_put_to_somebody_is_their_word_even_where_they_chose_what_stood_there() -> None:
    again = changed(name="Changed once more")
    assert settled(FULL, FULL, again) == (again, ())
    _, clashes = settled(FULL, FULL, again, ("name",))
    assert [one.field.name for one in clashes] == ["name"]
    assert settled(FULL, FULL, FULL, ("name",)) == (FULL, ())
