"""A noun's options follow from its Draft alone: a noun nobody has seen before works at once."""

from __future__ import annotations

import inspect
from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any

import pytest
from cyclopts import App
from hypothesis import given
from hypothesis import strategies as st

from convene.cli import options
from convene.cli.drafts import draft_of, plain
from convene.core.nouns import Noun
from convene.core.nouns.fields import (
    Clock,
    Day,
    Draft,
    Flag,
    Line,
    Lines,
    Number,
    Prose,
    To,
    Whole,
    Wholes,
    field,
    many_words,
    words,
)
from convene.core.vocabulary import Choice
from convene.errors import USAGE, Problem

TODAY = date(2026, 11, 22)


class Colour(Choice):
    red = "red", "Warm red"
    blue_grey = "blue_grey", "Blue grey"


class Part(Draft):
    what: Line = field("What", "Which part.")
    size: Number | None = field("Size", "How large.", default=None)
    said: Prose = field("Said", "In words.", default="")


class ThingDraft(Draft):
    named_by = "name"

    slug: Line = field("Handle", "A short name.", default="")
    name: Line = field("Name", "What it is called.")
    colour: Annotated[Colour, words(Colour)] = field("Colour", "Its colour.", section="Looks")
    also: Annotated[tuple[Colour, ...], many_words(Colour)] = field("Also", "More colours.", default=())
    weight: Number | None = field("Weight", "How heavy.", default=None, unit="£", ge=0)
    legs: Whole | None = field("Legs", "How many.", default=None)
    primes: Wholes = field("Primes", "Some numbers.", default=())
    made_on: Day | None = field("Made on", "The day.", default=None)
    opens: Clock | None = field("Opens", "The time.", default=None)
    kept: Flag = field("Kept", "Yes when it is kept.", default=False)
    story: Prose = field("Story", "What happened.", default="")
    tags: Lines = field("Tags", "Words.", default=())
    near: Annotated[Line, To("actor")] = field("Near", "Whom it is near.", default="")
    friends: tuple[Annotated[Line, To("actor")], ...] = field("Friends", "Who likes it.", default=())
    parts: tuple[Part, ...] = field("Parts", "What it is made of.", default=())


THING = Noun("thing", ThingDraft, "A thing.")


def typed(*argv: str, editing: bool = False) -> dict[str, Any]:
    """What a command line gives as values for the Draft."""
    signature = inspect.Signature(options.parameters(THING, editing=editing))
    found: dict[str, Any] = {}

    def command(*args: Any, **values: Any) -> None:
        found.update(options.given(THING.fields, signature.bind(*args, **values).arguments))

    command.__signature__ = signature  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in signature.parameters.values()}
    app = App(default_command=command, result_action="return_value")
    app(argv, exit_on_error=False, print_error=False)
    return found


def draft(*argv: str) -> ThingDraft:
    made = draft_of(ThingDraft, typed(*argv), TODAY)
    assert isinstance(made, ThingDraft)
    return made


def test_every_field_is_an_option_with_help() -> None:
    made = {one.name: one for one in options.parameters(THING)}
    assert set(made) == {one.name for one in THING.fields}
    for one in THING.fields:
        assert one.help.split()[0].lower() in options.help_text(one).lower()
    assert "One of red, blue_grey. Needed." in options.help_text(THING.field("colour"))
    assert "The handle of an actor." in options.help_text(THING.field("near"))
    assert "“what=…; [size=…]; [said=…]”" in options.help_text(THING.field("parts"))
    assert "Needed" not in options.help_text(THING.field("colour"), editing=True)


def test_every_kind_of_value_is_understood_as_people_type_it() -> None:
    made = draft(
        "A gate", "--colour", "Blue grey", "--also", "red", "--also", "blue-grey", "--weight", "£60k",
        "--legs", "1,200", "--primes", "2,3", "--primes", "5", "--made-on", "next tue", "--opens", "6.30pm",
        "--kept", "yes", "--story", "It creaks.", "--tags", "old, but sound", "--tags", "loud", "--near", "saltworks",
        "--friends", "one, two", "--friends", "three", "--parts", "what=hinge; size=2; said=two; of them",
    )  # fmt: skip
    assert made.name == "A gate"
    assert made.colour is Colour.blue_grey
    assert made.also == (Colour.red, Colour.blue_grey)
    assert made.weight == Decimal(60_000)
    assert made.legs == 1200
    assert made.primes == (2, 3, 5)
    assert made.made_on == date(2026, 11, 24)
    assert made.opens == time(18, 30)
    assert made.kept is True
    assert made.tags == ("old, but sound", "loud")
    assert made.friends == ("one", "two", "three")
    assert made.parts == (Part(what="hinge", size=Decimal(2), said="two; of them"),)


def test_what_is_not_given_is_left_alone_and_empty_empties() -> None:
    assert typed("--legs", "3", editing=True) == {"legs": "3"}
    emptied = typed("--weight", "", "--made-on", "", "--tags", "", "--parts", "", "--story", "", editing=True)
    assert emptied == {"weight": None, "made_on": None, "tags": (), "parts": (), "story": ""}


def test_the_name_may_come_first_only_when_adding() -> None:
    assert typed("A gate") == typed("--name", "A gate") == {"name": "A gate"}
    kinds = {one.kind for one in options.parameters(THING, editing=True)}
    assert kinds == {inspect.Parameter.KEYWORD_ONLY}


def test_every_mistake_is_told_by_its_option() -> None:
    with pytest.raises(Problem) as caught:
        draft("--colour", "bleu_grey", "--legs", "many", "--parts", "size=huge", "--weight=-5")
    problem = caught.value
    assert problem.exit_code == USAGE
    assert set(problem.fields) == {"name", "colour", "legs", "parts", "weight"}
    assert "--colour: “bleu_grey” is not one of red, blue_grey; did you mean blue_grey?" in problem.detail
    assert "--parts: row 1, what: is needed" in problem.detail
    assert "--weight: it must be at least 0" in problem.detail


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("wat=hinge", "Did you mean what?"),
        ("what=hinge; siez=2", "Did you mean size?"),
        ("a hinge", "names no key"),
        ("what=a; what=b", "given twice"),
    ],
)
def test_a_row_that_cannot_be_read_says_why(row: str, words: str) -> None:
    with pytest.raises(Problem) as caught:
        typed("--parts", row)
    assert words in caught.value.detail
    assert "--parts" in caught.value.title


@given(text=st.text(st.characters(exclude_categories=["Cs"], exclude_characters=";=\x00"), min_size=1, max_size=80))
def test_any_text_goes_through_a_row_as_it_is(text: str) -> None:
    found = options.row(THING.field("parts"), f"what=x; said={text}")
    assert found.get("said", "") == text.strip()


def test_a_record_as_plain_data_keeps_numbers_exact() -> None:
    made = draft(
        "A", "--colour", "red", "--weight", "0.1", "--made-on", "2026-01-02", "--opens", "9", "--parts", "what=b"
    )
    data = plain(made)
    assert (data["weight"], data["made_on"], data["opens"]) == (0.1, "2026-01-02", "09:00")
    assert data["parts"] == [{"what": "b", "size": None, "said": ""}]
    long = ThingDraft(name="A", colour=Colour.red, weight=Decimal("0.12345678901234567"))
    assert plain(long)["weight"] == "0.12345678901234567"
