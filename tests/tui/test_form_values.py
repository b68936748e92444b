"""What stands in a form's fields: to text and back, what is understood, and what is wrong in plain words."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.core.nouns import NOUNS, spec, specs
from convene.core.nouns.codesign import ManifestoDraft, Target
from convene.core.nouns.delivery import CommitmentDraft
from convene.core.nouns.engagement import ActorDraft, NeedDraft
from convene.core.nouns.fields import Clock, Day, Draft, Flag, Line, Lines, Number, Whole, Wholes, field, words
from convene.core.nouns.framework import MeasureDraft
from convene.core.nouns.workshop import Block, WorkshopDraft
from convene.core.vocabulary import Lever
from convene.tui.forms.echo import echo
from convene.tui.forms.field_layout import groups
from convene.tui.forms.typed_values import from_value, opening, read, summary

TODAY = date(2026, 11, 22)


class Everything(Draft):
    """Fields without a default to fall back on, to see what is made of nonsense in each."""

    line: Line = field("Line", default="")
    whole: Whole | None = field("Whole", default=None, ge=1, le=5)
    share: Number | None = field("Share", default=None, ge=0, le=1)
    flag: Flag | None = field("Flag", default=None)
    day: Day | None = field("Day", default=None)
    clock: Clock | None = field("Clock", default=None)
    lever: Annotated[Lever | None, words(Lever)] = field("Lever", default=None)
    lines: Lines = field("Lines", default=())
    wholes: Wholes = field("Wholes", default=())
    blocks: tuple[Block, ...] = field("Blocks", default=())


def typed(draft: type[Draft], **raw: Any) -> tuple[Draft | None, dict[str, str]]:
    fields = specs(draft)
    return read(draft, fields, opening(fields, None) | raw, base={}, today=TODAY)


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_opens_with_its_defaults_and_only_needs_what_is_needed(noun: str) -> None:
    draft, errors = typed(NOUNS[noun].draft)
    needed = {one.name for one in NOUNS[noun].fields if one.required}
    assert set(errors) == needed
    assert (draft is None) == bool(needed)


def test_a_record_comes_back_from_the_form_as_it_went_in() -> None:
    draft = CommitmentDraft.model_validate(
        {
            "title": "First [jobs] on the quay",
            "actor": "quayside",
            "wording": "We will, of course,\noffer 20 jobs; paid ones.",
            "lever": "business_action",
            "quantity": Decimal("20.50"),
            "start": date(2026, 1, 2),
            "due": date(2028, 2, 29),
            "visions": ("a", "b"),
            "evidence": ("payroll, checked", "a letter; signed"),
            "claimed_share": "0.25",
            "legally_required": True,
        }
    )
    fields = specs(CommitmentDraft)
    again, errors = read(CommitmentDraft, fields, opening(fields, draft), base={}, today=TODAY)
    assert (again, errors) == (draft, {})


def test_sub_rows_come_back_as_they_went_in() -> None:
    draft = WorkshopDraft(title="x", blocks=(Block(title="Pairs, in silence", minutes=15, starts=time(18, 5)),))
    fields = specs(WorkshopDraft)
    again, errors = read(WorkshopDraft, fields, opening(fields, draft), base={}, today=TODAY)
    assert (again, errors) == (draft, {})


@given(st.dates())
def test_every_day_is_shown_so_that_it_is_read_back_the_same(day: date) -> None:
    found, errors = typed(Everything, day=from_value(spec(Everything, "day"), day))
    assert errors == {}
    assert found is not None
    assert found.day == day  # type: ignore[attr-defined]


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=0, max_value=1))
def test_every_number_is_shown_so_that_it_is_read_back_the_same(number: Decimal) -> None:
    found, _ = typed(Everything, share=from_value(spec(Everything, "share"), number))
    assert found is not None
    assert found.share == number  # type: ignore[attr-defined]


def test_an_emptied_field_is_empty_and_not_its_default_again() -> None:
    found, errors = typed(ManifestoDraft, title="Ours", principles="", licence="", no_dissent="")
    assert errors == {}
    assert found is not None
    assert (found.principles, found.licence) == ((), "")  # type: ignore[attr-defined]


def test_a_line_may_hold_commas_and_still_be_one_entry() -> None:
    found, _ = typed(Everything, lines="one, two; three\n\n four ", wholes="8, 10\n11")
    assert found is not None
    assert (found.lines, found.wholes) == (("one, two; three", "four"), (8, 10, 11))  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "raw", "said"),
    [
        ("whole", "nine", "“nine” is not a number; try 12 or 1,250."),
        ("whole", "2.5", "A whole number is wanted here."),
        ("whole", "9", "This must be at most 5."),
        ("whole", "0", "This must be at least 1."),
        ("flag", "perhaps", "“perhaps” is neither yes nor no."),
        ("clock", "25:00", "“25:00” is not a time; try 18:30 or 6.30pm."),
        ("lever", "magic", "“magic” is not one of"),
        ("wholes", "3\nx", "Line 2: “x” is not a number"),
        ("line", "x" * 5001, "Too long: at most 5,000 characters fit here."),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_is_wrong_is_said_in_plain_words(name: str, raw: str, said: str) -> None:
    draft, errors = typed(Everything, **{name: raw})
    assert draft is None
    assert list(errors) == [name]
    assert errors[name].startswith(said)


def test_a_fault_in_a_sub_row_names_the_row_and_its_field() -> None:
    _, errors = typed(Everything, blocks=[{"title": "Pairs", "minutes": "9"}, {"title": "Close", "minutes": "-3"}])
    assert errors == {"blocks": "Row 2, minutes: This must be at least 0 minutes."}


@given(st.sampled_from([one.name for one in specs(Everything) if one.kind != "rows"]), st.text(max_size=40))
def test_nothing_a_person_can_type_breaks_the_reading_or_shows_a_validators_words(name: str, raw: str) -> None:
    draft, errors = typed(Everything, **{name: raw})
    assert (draft is None) == bool(errors)
    for said in errors.values():
        assert "pydantic" not in said.lower()
        assert "input" not in said.lower().replace(raw.lower(), "")
        assert said[-1] in ".!?…"


@pytest.mark.parametrize(
    ("name", "raw", "words", "ok"),
    [
        ("day", "next tue", "Tue 24 Nov 2026, in 2 days", True),
        ("day", "2026-11-22", "Sun 22 Nov 2026, today", True),
        ("day", "Oct 2026", "Thu 1 Oct 2026, the first of it", True),
        ("day", "soonish", "“soonish” is not a day I understand", False),
        ("clock", "6.30pm", "18:30", True),
        ("clock", "18:30", "", True),
        ("whole", "£1.2k", "1,200", True),
        ("whole", "12", "", True),
        ("whole", "", "", True),
    ],
)
def test_what_is_typed_is_echoed_as_understood(name: str, raw: str, words: str, ok: bool) -> None:
    heard = echo(spec(Everything, name), raw, TODAY)
    assert heard.words.startswith(words)
    assert heard.ok == ok


def test_money_is_echoed_in_full_and_an_empty_field_shows_its_unit() -> None:
    turnover = spec(ActorDraft, "turnover")
    assert echo(turnover, "60k", TODAY).words == "£60,000"
    assert echo(turnover, "", TODAY).words == "£"


def test_needed_fields_come_first_and_the_handle_last() -> None:
    fields = specs(MeasureDraft)
    plan = groups(fields, opening(fields, None))
    first = [one.name for one in plan[0].fields]
    assert first[:3] == ["outcome", "title", "unit"]
    assert plan[0].title == ""
    need = groups(specs(NeedDraft), opening(specs(NeedDraft), None))
    assert [one.name for one in need[-1].fields] == ["slug"]


def test_sections_nobody_wrote_in_are_folded_and_the_others_open() -> None:
    fields = specs(ActorDraft)
    empty = {group.title: group.folded for group in groups(fields, opening(fields, None))}
    assert not empty[""]
    assert empty["Register"]
    assert empty["Size"]
    sized = {group.title: group.folded for group in groups(fields, opening(fields, None, {"headcount": 12}))}
    assert not sized["Size"]
    assert sized["Register"]


def test_a_folded_section_says_what_is_inside_and_its_own_name_once() -> None:
    folded = {one.title: one.gist for one in groups(specs(CommitmentDraft), opening(specs(CommitmentDraft), None))}
    assert folded["For whom"] == "visions, priorities"
    assert folded["Handle"].startswith("A short name")


def test_a_short_form_folds_nothing() -> None:
    fields = specs(NeedDraft)
    assert not any(group.folded for group in groups(fields, opening(fields, None)))


def test_a_sub_row_is_summed_up_in_a_line() -> None:
    row = {"title": "Pairs\x1b[31m", "minutes": "15", "method": "", "note": "Talk\nlow", "starts": ""}
    assert summary(specs(Block), row) == "Pairs · 15 minutes · Talk low"
    aim = {"measure": "CN2.1", "no_baseline_reason": "Nobody weighed it", "target": "12", "by": "31 Dec 2030"}
    assert summary(specs(Target), aim) == "CN2.1 · 12 · 31 Dec 2030 · Nobody weighed it"
