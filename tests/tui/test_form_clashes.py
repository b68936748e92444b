"""Fields changed elsewhere while a form was open: told, decided there, and never quietly overwritten."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from convene.core.nouns import Draft, spec, specs
from convene.core.three_way_merge import ChangedMeanwhile, settled
from convene.core.vocabulary import Lever, Strength
from convene.services.book import Book
from convene.services.nouns import records
from convene.tui.forms.clashes import Sides
from convene.tui.forms.form import NounForm
from tests.conftest import Clock, only_place
from tests.making import add, change, find
from tests.tui.driving import Sitting, sitting
from tests.tui.test_form import Brick, Oven, at, go_to, on_stage, oven, seen, write

BEFORE = Oven(
    slug="oven", name="Oak", story="Long ago", loaves=3, strength=Strength.firm, levers=(Lever.grants,),
    baker="saltworks", bricks=(Brick(colour="red"),),
)  # fmt: skip


class Kitchen:
    """A book with one oven in it, which others change too."""

    def __init__(self, now: Oven = BEFORE) -> None:
        self.now: Any = now
        self.form: Any = None
        self.writes: list[dict[str, Any]] = []

    def theirs(self, **fields: Any) -> None:
        self.now = self.now.model_copy(update=fields)

    async def __call__(self, mine: Draft, why: str) -> None:
        draft, clashes = settled(self.form.draft, mine, self.now, self.form.clashes.decided)
        if clashes:
            words = {one.field.name: "meanwhile" for one in clashes}
            raise ChangedMeanwhile("oven", clashes, self.now, words)
        self.writes.append(
            {one.name: getattr(draft, one.name) for one in specs(Oven) if _differ(one.name, draft, self.now)}
        )
        self.now = draft

    def open(self, **more: Any) -> NounForm:
        self.form = oven(self, self.now, **more)  # type: ignore[arg-type]
        return self.form  # type: ignore[no-any-return]


def _differ(name: str, one: Draft, other: Draft) -> bool:
    return bool(getattr(one, name) != getattr(other, name))


async def save(seat: Sitting) -> None:
    await seat.press("ctrl+s")
    await seat.rest()


async def test_what_somebody_did_not_touch_is_as_the_other_left_it() -> None:
    kitchen = Kitchen()
    async with on_stage(kitchen.open()) as (app, seat):
        kitchen.theirs(story="Theirs", loaves=9, levers=(), bricks=())
        await write(seat, "en")
        await save(seat)
    assert app.left == [True]
    assert kitchen.writes == [{"name": "Oaken"}]


async def test_a_clash_is_decided_in_its_field_with_one_key() -> None:
    kitchen = Kitchen()
    form = kitchen.open()
    async with on_stage(form, size=(100, 30)) as (app, seat):
        kitchen.theirs(name="[/] Elm", story="Theirs", loaves=9)
        await write(seat, "en")
        await go_to(seat, form, "loaves")
        await write(seat, "0")
        assert "ctrl+t" not in seen(app)
        await save(seat)
        assert kitchen.writes == []
        assert at(form) == "name"
        for words in ("2 fields to decide", "became “[/] Elm”; you have “Oaken”.", "became “9 loaves”; you have “30"):
            assert words in seen(app)
        assert "ctrl+t swap  " in seen(app)
        assert form.raw()["story"] == "Theirs", "what was not touched here shows what stands by now"
        await seat.press("ctrl+t")
        assert form.raw()["name"] == "[/] Elm"
        assert "as shown; you had “Oaken”." in seen(app)
        await go_to(seat, form, "story")
        assert "ctrl+t swap  " not in seen(app)
        await save(seat)
    assert kitchen.writes == [{"loaves": 30}]
    assert kitchen.now.name == "[/] Elm"


async def test_what_changed_yet_again_is_asked_again() -> None:
    kitchen = Kitchen()
    form = kitchen.open()
    async with on_stage(form) as (app, seat):
        kitchen.theirs(name="Elm")
        await write(seat, "en")
        await save(seat)
        await seat.press("ctrl+t")
        assert form.raw()["name"] == "Elm"
        kitchen.theirs(name="Yew")
        await save(seat)
        assert "became “Yew”; you have “Elm”." in seen(app)
        await seat.press("ctrl+t", *"s")
        await save(seat)
    assert kitchen.writes == [{"name": "Yews"}]


async def test_every_kind_of_field_is_decided_the_same_way() -> None:
    kitchen = Kitchen()
    form = kitchen.open()
    theirs = {"story": "Their\nstory", "strength": Strength.exploratory, "levers": (Lever.procurement, Lever.grants),
              "baker": "quay-trust", "bricks": (Brick(colour="[/] blue", weight=9),), "shared": True}  # fmt: skip
    mine = {"story": "Mine", "strength": "stretch", "levers": [], "baker": "", "bricks": [], "shared": "no"}
    async with on_stage(form, size=(112, 60)) as (app, seat):
        kitchen.theirs(**theirs)
        form.put(mine)  # type: ignore[arg-type]
        await seat.rest()
        await save(seat)
        text = seen(app)
        for words in (
            "became “Their story”; you have “Mine”",
            "became “yes”; you have “no”",
            "became “Exploratory”; you have “Stretch”",
            f"became “{Lever.procurement.label}, {Lever.grants.label}”; you emptied it",
            "became “Quay Trust [/]”; you emptied it",
            "became “[/] blue · 9 g”; you emptied it",
        ):
            assert words in text
        for name in theirs:
            await go_to(seat, form, name)
            await seat.press("ctrl+t")
        await save(seat)
    assert kitchen.writes == [{}]


async def test_half_typed_onto_a_record_that_changed_is_shown_as_a_clash() -> None:
    kept: dict[str, Any] = {}
    kitchen = Kitchen()
    async with on_stage(kitchen.open(), kept) as (_, seat):
        await write(seat, "en")
        await go_to(seat, kitchen.form, "loaves")
        await write(seat, "0")
        await seat.press("escape")
        await seat.rest()
    kitchen.theirs(name="Elm")
    for _ in range(2):  # it stays to be decided until it is
        form = kitchen.open()
        async with on_stage(form, kept) as (app, seat):
            assert at(form) == "name"
            assert "Meanwhile it became “Elm”; you have “Oaken”." in seen(app)
            assert form.raw()["loaves"] == "30"
            await seat.press("escape")
            await seat.rest()
    async with on_stage(kitchen.open(), kept) as (_, seat):
        kitchen.theirs(name="Yew")
        await save(seat)
        assert kitchen.writes == []
        await save(seat)
    assert kitchen.writes == [{"name": "Oaken", "loaves": 30}]
    assert kept == {}


@pytest.mark.parametrize("more", [{}, {"opened": 7}, {"opened": {"name": [], "zz": "x"}}])
async def test_what_an_earlier_convene_kept_is_still_read(more: dict[str, Any]) -> None:
    kitchen = Kitchen()
    kept: dict[str, Any] = {"form::oven:oven": {"at": "2026-11-22T14:02", "values": {"name": "Half"}, **more}}
    form = kitchen.open(key="form::oven:0198")
    async with on_stage(form, kept) as (app, seat):
        assert form.raw()["name"] == "Half"
        assert "Meanwhile" not in seen(app)
        await write(seat, "way")
        await seat.press("escape")
        await seat.rest()
    assert kept["form::oven:0198"]["values"] == {"name": "Halfway"}
    assert list(kept) == ["form::oven:0198"]


async def test_a_row_left_half_typed_onto_another_row_is_a_clash_too() -> None:
    kept: dict[str, Any] = {}
    kitchen = Kitchen()
    async with on_stage(kitchen.open(), kept) as (_, seat):
        await go_to(seat, kitchen.form, "bricks")
        await seat.press("enter")
        await seat.rest()
        await write(seat, "dish")
        await seat.press("escape")
        await seat.rest()
    kitchen.theirs(bricks=(Brick(colour="blue"),))
    async with on_stage(kitchen.open(), kept) as (app, seat):
        await go_to(seat, kitchen.form, "bricks")
        await seat.press("enter")
        await seat.rest()
        assert "Meanwhile it became “blue”; you have “reddish”." in seen(app)


def test_swapping_loses_nothing_that_was_typed() -> None:
    sides = Sides("a", "mine", "theirs")
    assert sides.after("mine") == "theirs"
    sides.typed("theirs")
    sides.typed("theirs and")
    sides.typed("theirs and more")
    assert sides.after("theirs and more") == "mine"
    sides.typed("mine")
    sides.typed("mine!")
    assert (sides.after("mine!"), sides.after("theirs")) == ("theirs", "theirs and more")


def test_long_texts_that_begin_alike_are_shown_from_where_they_part() -> None:
    long = "The quay was built of stone from the hill above the town, and every year in spring it is washed "
    words = Sides("", "", long + "white.").words(spec(Oven, "story"), long + "blue. " * 90, {})
    assert "white" in words
    assert "blue" in words
    assert len(words) < 240


# On the real book


async def test_two_windows_on_one_book(harrow_path: Path, clock: Clock) -> None:
    other = Book(harrow_path, now=clock)
    place = only_place(other)
    oak = add(other, place, "actor", slug="oak", name="Aaa Oak", primary_type="vcse", ward="East", needs="A room")
    async with sitting(harrow_path, clock) as seat:
        seat.app.go_to("engagement", "actor", oak)
        await seat.rest()
        await seat.press("e")
        await seat.until("Aaa Oak")
        change(other, place, "actor", oak, slug="elm", ward="West", needs="Two rooms")
        await seat.type(" Tree")
        await seat.press("ctrl+s")
        await seat.until("Changed actor: Aaa Oak Tree")
        after = other.ask(records.load, "actor", find(other, place, "actor", "elm")).model_dump()
        assert (after["name"], after["ward"], after["needs"]) == ("Aaa Oak Tree", "West", "Two rooms")
        await seat.press("e")
        other.do(records.remove, place, "actor", [oak])
        await seat.type("s")
        await seat.press("ctrl+s")
        await seat.until("That actor is not there any more.")
        assert "Removed actor: Aaa Oak Tree" in seat.text()
        assert "Aaa Oak Trees" in seat.text()
        await seat.press("escape")
        other.undo(place)
        seat.app.go_to("engagement", "actor", oak)
        await seat.rest()
        await seat.press("e")
        await seat.until("Half-typed")
        assert "Aaa Oak Trees" in seat.text()
    other.close()
