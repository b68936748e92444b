"""The one form, driven by keys: a noun made up here gets a full form from its declaration alone."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import date, datetime, time
from decimal import Decimal
from typing import Annotated, Any

import pytest
from textual.app import App

from convene.core.nouns.engagement import ActorDraft
from convene.core.nouns.fields import (
    Clock,
    Day,
    Draft,
    Flag,
    Line,
    Lines,
    Number,
    Prose,
    Slug,
    To,
    Whole,
    Wholes,
    field,
    many_words,
    words,
)  # fmt: skip
from convene.core.views import Item
from convene.core.vocabulary import ActorType, Lever, Strength
from convene.errors import Problem
from convene.tui.forms.form import NounForm
from convene.tui.forms.picker import Picker
from convene.tui.themes import THEMES
from tests.tui.driving import Sitting

NOW = datetime(2026, 11, 22, 14, 2)
NASTY = "[/] [bold]x[/bold] \x1b]0;owned\x07 \x1b[31mred ‮abc 👩‍👩‍👧 " + "é" * 4000


class Brick(Draft):
    """A sub-row."""

    colour: Line = field("Colour", "Of the brick.")
    weight: Whole | None = field("Weight", "In the hand.", default=None, ge=0, unit="g")


class Oven(Draft):
    """A noun nobody has heard of, with a field of every kind."""

    named_by = "name"

    slug: Slug = field("Handle", "A short name.", default="")
    name: Line = field("Name", "What it is called.", column=True)
    story: Prose = field("Story", "How it came.", default="")
    loaves: Whole | None = field("Loaves", "A day.", default=None, ge=0, le=500, unit="loaves")
    cost: Number | None = field("Cost", "When bought.", default=None, unit="£")
    shared: Flag | None = field("Shared", "Whether all may bake.", default=None)
    lit_on: Day | None = field("Lit on", "The day.", default=None)
    lit_at: Clock | None = field("Lit at", "The time.", default=None)
    strength: Annotated[Strength, words(Strength)] = field("Heat", "How firm.", default=Strength.firm)
    levers: Annotated[tuple[Lever, ...], many_words(Lever)] = field("Levers", "Used for it.", default=())
    names: Lines = field("Other names", "It goes by.", default=(), section="Rarely")
    goals: Wholes = field("Goals", "By number.", default=(), section="Rarely")
    baker: Annotated[Line, To("actor")] = field("Baker", "Who bakes.", default="")
    helpers: tuple[Annotated[Line, To("actor")], ...] = field("With", "Who helps.", default=())
    bricks: tuple[Brick, ...] = field("Bricks", "It is built of.", default=())


class Batch(Draft):
    """Something counted in a unit that it names itself."""

    named_by = "title"

    title: Line = field("Title", "What it is.")
    who: Line = field("Who", "Who bakes it.")
    quantity: Number | None = field("Quantity", "How much.", default=None)
    unit: Line = field("Unit", "One of what.", default="")
    starts: Clock | None = field("Starts", "When.", default=None)
    ends: Clock | None = field("Ends", "Until when.", default=None, after="starts")


ACTORS = (
    Item("u1", "Saltworks CIC", "brewery", aside="saltworks"),
    Item("u2", "Quay Trust [/]", "anchor", aside="quay-trust"),
    Item("u3", NASTY, "", aside="nasty"),
)


class Stage(App[None]):
    """A bare app that remembers as the real one does."""

    today = date(2026, 11, 22)
    place_id = ""

    def __init__(self, kept: dict[str, Any] | None = None) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = "convene-dark"
        self.animation_level = "none"
        self.kept: dict[str, Any] = kept if kept is not None else {}
        self.left: list[bool | None] = []

    def now(self) -> datetime:
        return NOW

    async def remember(self, key: str, value: dict[str, Any] | None) -> None:
        if value is None:
            self.kept.pop(key, None)
        else:
            self.kept[key] = value

    def keep_soon(self, key: str, value: dict[str, Any] | None) -> None:
        self.call_later(self.remember, key, value)

    async def recall(self, key: str) -> dict[str, Any] | None:
        return self.kept.get(key)

    async def ask(self, question: Any, *args: Any) -> Any:
        return ()


class Saved:
    """Takes what a form saves, or refuses it first."""

    def __init__(self, problem: Problem | None = None) -> None:
        self.drafts: list[Any] = []
        self.whys: list[str] = []
        self.problem = problem

    async def __call__(self, draft: Draft, why: str) -> None:
        if self.problem:
            problem, self.problem = self.problem, None
            raise problem
        self.drafts.append(draft)
        self.whys.append(why)


async def lookup(noun: str) -> tuple[Item, ...]:
    assert noun == "actor"
    return ACTORS


def oven(saved: Saved, draft: Draft | None = None, **more: Any) -> NounForm:
    return NounForm("oven", draft, save=saved, of=Oven, lookup=lookup, **more)


@asynccontextmanager
async def on_stage(
    form: NounForm, kept: dict[str, Any] | None = None, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[Stage, Sitting]]:
    app = Stage(kept)
    async with app.run_test(size=size, notifications=True, tooltips=True) as pilot:
        seat = Sitting(app, pilot)
        app.push_screen(form, app.left.append)
        await seat.rest()
        yield app, seat


async def write(seat: Sitting, text: str) -> None:
    """The first letter by its key, the rest in one go."""
    await seat.press(text[0])
    if text[1:] and seat.app.focused:
        await seat.paste(text[1:])


def at(form: NounForm) -> str:
    """The field that has the focus."""
    return next((row.field.name for row in form.rows() if row.has_focus_within), "")


def seen(app: App[Any]) -> str:
    """Everything on the screen, as text."""
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


async def go_to(seat: Sitting, form: NounForm, name: str) -> None:
    next(row for row in form.rows() if row.field.name == name).box.focus()
    await seat.rest()


async def test_a_made_up_noun_is_filled_in_by_keyboard_alone() -> None:
    saved = Saved()
    form = oven(saved)
    async with on_stage(form) as (app, seat):
        await seat.press("ctrl+o")
        assert at(form) == "name"
        await write(seat, "Old [/] oven")
        await seat.press("enter")
        assert at(form) == "story"
        await write(seat, "Two")
        await seat.press("enter", "l", "tab")
        await write(seat, "120")
        await seat.press("enter")
        await write(seat, "60k")
        assert "£60,000" in seen(app)
        await seat.press("enter", "y", "enter")
        await write(seat, "next tue")
        assert "Tue 24 Nov 2026" in seen(app)
        await seat.press("enter")
        await write(seat, "6.30pm")
        await seat.press("enter", "right", "enter")
        await write(seat, "proc")
        await seat.press("enter")
        await write(seat, "gra")
        await seat.press("enter", "enter")
        assert at(form) == "baker"
        await write(seat, "salt")
        await seat.press("enter")
        assert at(form) == "helpers"
        await write(seat, "quay")
        await seat.press("enter", "enter")
        assert at(form) == "bricks"
        await seat.press("n")
        await seat.rest()
        await write(seat, "red")
        await seat.press("enter", "9", "enter")
        await seat.rest()
        assert app.screen is form
        assert at(form) == "bricks"
        await seat.press("tab")
        await write(seat, "Bertha, the old one")
        await seat.press("tab", "8", "enter", "9", "ctrl+s")
        await seat.rest()
    assert app.left == [True]
    assert saved.drafts == [
        Oven(
            name="Old [/] oven", story="Two\nl", loaves=120, cost=Decimal(60000), shared=True,
            lit_on=date(2026, 11, 24), lit_at=time(18, 30), strength=Strength.stretch,
            levers=(Lever.procurement, Lever.grants), names=("Bertha, the old one",), goals=(8, 9),
            baker="saltworks", helpers=("quay-trust",), bricks=(Brick(colour="red", weight=9),),
        )
    ]  # fmt: skip


async def test_a_record_opened_and_saved_is_unchanged() -> None:
    saved = Saved()
    before = Oven(name="Oven", cost=Decimal("1.50"), names=("a, b",), helpers=("saltworks", "gone"), slug="oven")
    async with on_stage(oven(saved, before)) as (_, seat):
        await seat.press("f2")
        await seat.rest()
    assert saved.drafts == [before]


async def test_only_some_fields_keeps_the_others() -> None:
    saved = Saved()
    before = Oven(name="Oven", story="long", loaves=3)
    form = oven(saved, before, only=("loaves",))
    async with on_stage(form) as (_, seat):
        assert [row.field.name for row in form.rows()] == ["loaves"]
        await seat.press("0", "enter")
        await seat.rest()
    assert saved.drafts == [before.model_copy(update={"loaves": 30})]


async def test_values_given_are_there_to_begin_with() -> None:
    saved = Saved()
    async with on_stage(oven(saved, values={"name": "Given", "strength": Strength.exploratory})) as (_, seat):
        await seat.press("ctrl+s")
        await seat.rest()
    assert (saved.drafts[0].name, saved.drafts[0].strength) == ("Given", Strength.exploratory)


async def test_what_is_wrong_stands_under_its_field_and_nothing_is_lost() -> None:
    saved = Saved()
    form = oven(saved)
    async with on_stage(form) as (app, seat):
        await go_to(seat, form, "loaves")
        await write(seat, "900")
        await go_to(seat, form, "cost")
        await write(seat, "a lot")
        await seat.press("ctrl+s")
        await seat.rest()
        assert saved.drafts == []
        assert at(form) == "name"
        text = seen(app)
        assert "! This is needed." in text
        assert "! This must be at most 500 loaves." in text
        assert "! “a lot” is not a number" in text
        assert "3 fields need a look" in text
        await write(seat, "Oven")
        assert "2 fields need a look" in seen(app)
        await go_to(seat, form, "loaves")
        await seat.press("backspace")
        assert "1 field needs a look" in seen(app)
        await go_to(seat, form, "cost")
        await seat.press(*["backspace"] * 5, "ctrl+s")
        await seat.rest()
    assert (saved.drafts[0].name, saved.drafts[0].loaves, saved.drafts[0].cost) == ("Oven", 90, None)


async def test_typing_begins_at_the_first_field_that_needs_something_and_has_nothing() -> None:
    form = NounForm("batch", save=Saved(), of=Batch, values={"title": "Rye"})
    async with on_stage(form):
        assert at(form) == "who"


async def test_a_quantity_has_the_unit_of_its_record_beside_it() -> None:
    before = Batch(title="Rye", who="Ann", quantity=Decimal(10), unit="loaf")
    form = NounForm("batch", before, save=Saved(), of=Batch)
    async with on_stage(form, size=(100, 40)) as (app, seat):
        assert shown("Quantity", app) == ["10", "loafs"]
        await seat.press("tab", "tab", "tab")
        assert at(form) == "unit"
        await seat.press("ctrl+u")
        await write(seat, "roll")
        assert shown("Quantity", app) == ["10", "rolls"]


async def test_an_end_before_its_start_is_told_as_past_midnight_or_as_a_slip() -> None:
    form = NounForm("batch", save=Saved(), of=Batch, at="starts")
    async with on_stage(form, size=(100, 40)) as (app, seat):
        await write(seat, "21:00")
        await seat.press("tab")
        await write(seat, "1:30")
        assert "Past midnight: on the next day." in seen(app)
        await seat.press("ctrl+u")
        await write(seat, "20")
        assert "That is not after 21:00." in seen(app)
        await seat.press("shift+tab", "ctrl+u")
        await write(seat, "19")
        assert "That is not after" not in seen(app)


def shown(label: str, app: Stage) -> list[str]:
    """The value and what stands beside it, on the line of a field."""
    return next(one for one in seen(app).split("\n") if label in one).split()[-2:]


async def test_a_fault_in_a_folded_section_opens_it() -> None:
    saved = Saved(Problem("No.", hint="Do.", fields={"goals": "There are seventeen."}))
    form = oven(saved)
    async with on_stage(form) as (app, seat):
        await write(seat, "Oven")
        assert "goals" not in [row.field.name for row in form.rows()]
        await seat.press("ctrl+s")
        await seat.rest()
        assert at(form) == "goals"
        assert "! There are seventeen." in seen(app)
        await seat.press("ctrl+s")
        await seat.rest()
    assert [draft.name for draft in saved.drafts] == ["Oven"]


async def test_a_problem_of_no_field_is_told_above_them() -> None:
    saved = Saved(Problem("The book is locked [/].", "Another Convene has it.", hint="Close the other one."))
    async with on_stage(oven(saved)) as (app, seat):
        await write(seat, "Oven")
        await seat.press("ctrl+s")
        await seat.rest()
        for words in ("The book is locked [/].", "Another Convene has it.", "Close the other one."):
            assert words in seen(app)
    assert app.left == []


async def test_a_reference_that_is_not_there_is_not_quietly_dropped() -> None:
    saved = Saved()
    form = oven(saved)
    async with on_stage(form) as (app, seat):
        await write(seat, "Oven")
        await go_to(seat, form, "baker")
        await write(seat, "nobody")
        await seat.press("tab", "ctrl+s")
        await seat.rest()
        assert saved.drafts == []
        assert at(form) == "baker"
        assert "No actor is called “nobody”." in seen(app)
        await seat.press("escape", "ctrl+s")
        await seat.rest()
    assert saved.drafts[0].baker == ""


async def test_the_why_of_a_public_change_is_asked_for() -> None:
    saved = Saved()
    form = oven(saved, Oven(name="Oven"), need_why=True)
    async with on_stage(form, size=(80, 60)) as (app, seat):
        assert "signed: the change will be public. Why?" in seen(app)
        await seat.press("ctrl+s")
        await seat.rest()
        assert saved.drafts == []
        await write(seat, "Flour went up")
        await seat.press("ctrl+s")
        await seat.rest()
    assert saved.whys == ["Flour went up"]


async def test_rows_are_edited_put_in_order_deleted_and_brought_back() -> None:
    saved = Saved()
    bricks = tuple(Brick(colour=colour) for colour in ("red", "grey", "blue"))
    form = oven(saved, Oven(name="Oven", bricks=bricks))
    async with on_stage(form) as (app, seat):
        await go_to(seat, form, "bricks")
        await seat.press("shift+down", "d", "u", "down", "enter")
        await seat.rest()
        assert "Bricks: row 3" in seen(app)
        await write(seat, "ish")
        await seat.press("ctrl+s")
        await seat.rest()
        await seat.press("up", "up", "d", "ctrl+s")
        await seat.rest()
    assert [brick.colour for brick in saved.drafts[0].bricks] == ["red", "blueish"]


async def test_a_half_typed_form_is_there_again_and_can_be_emptied_and_brought_back() -> None:
    kept: dict[str, Any] = {}
    async with on_stage(oven(Saved()), kept) as (app, seat):
        await write(seat, "Half")
        await seat.press("escape")
        await seat.rest()
        assert app.left == [False]
    assert len(kept) == 1
    form = oven(Saved())
    async with on_stage(form, kept) as (app, seat):
        assert "Half-typed on Sun 22 Nov 14:02, kept. ctrl+z empties it." in seen(app)
        assert form.raw()["name"] == "Half"
        await seat.press("ctrl+z")
        assert form.raw()["name"] == ""
        await seat.press("ctrl+z")
        assert form.raw()["name"] == "Half"
        await write(seat, "way")
        assert "Half-typed" not in seen(app)
        await seat.press("ctrl+s")
        await seat.rest()
        assert app.left == [True]
    assert kept == {}


async def test_typing_is_kept_without_leaving() -> None:
    kept: dict[str, Any] = {}
    async with on_stage(oven(Saved()), kept) as (_, seat):
        await write(seat, "Power cut")
        await seat.time_passes()
        assert kept["form::oven:new"]["values"] == {"name": "Power cut"}


@pytest.mark.parametrize("rubbish", [{"values": 7}, {"at": 3, "values": {"name": [], "bricks": "x", "zz": 1}}, {}])
async def test_a_spoiled_memory_of_a_form_is_passed_over(rubbish: dict[str, Any]) -> None:
    form = oven(Saved())
    async with on_stage(form, {"form::oven:new": rubbish}):
        assert form.raw()["name"] == ""


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_hostile_text_is_shown_as_text_at_every_size(size: tuple[int, int]) -> None:
    saved = Saved()
    draft = Oven(
        name=NASTY, story=NASTY + "\n[/]", names=(NASTY,), baker="nasty", helpers=("nasty", "[/]gone"),
        bricks=(Brick(colour=NASTY),), slug="x",
    )  # fmt: skip
    form = oven(saved, draft, title="[/] " + NASTY)
    async with on_stage(form, size=size) as (app, seat):
        await seat.press("ctrl+o")
        for row in form.rows():
            row.box.focus()
            if isinstance(row.box, Picker):
                row.box.action_open()
            await seat.rest()
            text = seen(app)
            assert "\x1b" not in text
            assert "‮" not in text
        assert "[/] [bold]x[/bold]" in text


async def test_pasted_lines_become_one_line_and_controls_are_dropped() -> None:
    saved = Saved()
    form = oven(saved)
    async with on_stage(form) as (_, seat):
        await seat.paste("two\nlines\x1b[31m here")
        await go_to(seat, form, "helpers")
        await seat.paste("salt\n")
        await seat.press("tab", "ctrl+s")
        await seat.rest()
    assert (saved.drafts[0].name, saved.drafts[0].helpers) == ("two lines here", ("saltworks",))


async def test_a_large_real_form_is_complete_at_80_by_24() -> None:
    form = NounForm("actor", save=Saved())
    async with on_stage(form) as (app, seat):
        assert [row.field.name for row in form.rows()][:2] == ["name", "primary_type"]
        assert "Register" not in [row.field.section for row in form.rows()]
        await seat.press("ctrl+o")
        assert {row.field.name for row in form.rows()} == set(ActorDraft.model_fields)
        for row in form.rows():
            row.box.focus()
            await seat.rest()
            assert app.screen.region.contains_region(row.box.region), row.field.name
        await seat.press("ctrl+o")
        assert len(list(form.rows())) < 12


async def test_a_choice_is_explained_while_it_is_chosen() -> None:
    async with on_stage(NounForm("actor", save=Saved())) as (app, seat):
        await seat.press("tab", "space", "down")
        text = seen(app)
        assert ActorType.anchor.label in text
        assert "Sells goods, services or works to an anchor" in text


async def test_the_foot_tells_what_works_where_the_focus_is() -> None:
    form = oven(Saved())
    async with on_stage(form, size=(120, 40)) as (app, seat):
        assert "save   esc leave" in seen(app)
        await go_to(seat, form, "bricks")
        assert "n add" in seen(app)
