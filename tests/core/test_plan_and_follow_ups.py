"""Words about reach: how far the plan has come, how late something is, and which counts may be printed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.core.engagement.engagement_plan import PlanLine
from convene.core.engagement.follow_ups import due_tone, due_words, late, silence, time_left
from convene.core.engagement.small_counts import FEWEST, people_words, worth_telling
from convene.core.nouns import NOUNS
from convene.core.vocabulary import ActorType

TODAY = date(2026, 11, 22)
A, M, V, C, D = ActorType.anchor, ActorType.msme, ActorType.vcse, ActorType.citizen, ActorType.developer


@pytest.mark.parametrize(
    ("line", "says", "state", "tone"),
    [
        (
            PlanLine("", "", M, actors=10, people=60, by=date(2027, 3, 1), engaged=4, heard=12),
            "4 of 10 small businesses engaged; 12 of 60 people heard; by 1 March, 14 weeks left",
            "14 weeks left",
            "plain",
        ),
        (PlanLine("", "", V, actors=1, engaged=1), "1 of 1 voluntary group engaged; reached", "reached", "done"),
        (PlanLine("", "", actors=3, by=date(2026, 11, 1), engaged=1),
            "1 of 3 actors engaged; by 1 November, three weeks late", "three weeks late", "late"),
        (PlanLine("", "", actors=3, by=date(2026, 11, 29)),
            "0 of 3 actors engaged; by 29 November, seven days left", "seven days left", "look"),
        (PlanLine("", "", C, people=5, heard=9), "9 of 5 people heard; reached", "reached", "done"),
        (PlanLine("", "", C), "no citizens engaged; no target set yet", "no target", "quiet"),
        (PlanLine("", "", C, engaged=2, heard=1), "2 citizens engaged; 1 person heard; no target set yet", "no target",
            "quiet"),
        (PlanLine("", "", actors=2, people=2, engaged=2, heard=1), "2 of 2 actors engaged; 1 of 2 people heard",
            "under way", "plain"),
        (PlanLine("", "", actors=2, by=date(2028, 3, 1)),
            "0 of 2 actors engaged; by 1 March 2028, 15 months left", "15 months left", "plain"),
    ],
)  # fmt: skip
def test_a_line_of_the_plan_says_how_far_it_has_come(line: PlanLine, says: str, state: str, tone: str) -> None:
    assert (line.says(TODAY), line.state(TODAY), line.tone(TODAY)) == (says, state, tone)


def test_a_line_is_as_far_as_the_lesser_of_actors_and_people() -> None:
    assert PlanLine("", "", actors=4, people=100, engaged=4, heard=25).part == 0.25
    assert PlanLine("", "", actors=4, engaged=9).part == 1
    assert PlanLine("", "", actors=0, people=0).part is None
    assert PlanLine("", "", actors=4, people=60, engaged=1).short == "1 of 4 engaged · 0 of 60 heard"
    assert PlanLine("", "").short == "none engaged"
    assert PlanLine("", "", people=60).short == "0 of 60 heard"


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, ""), (-1, ""), (1, "one day late"), (3, "three days late"), (14, "two weeks late"), (150, "five months late"),
     (800, "two years late")],
)  # fmt: skip
def test_how_late(days: int, words: str) -> None:
    assert late(TODAY - timedelta(days), TODAY) == words


def test_when_something_falls_due() -> None:
    assert due_words(TODAY, TODAY) == time_left(TODAY, TODAY) == "today"
    assert due_words(date(2026, 11, 27), TODAY) == "Fri 27 Nov"
    assert due_words(date(2026, 11, 19), TODAY) == "three days late"
    assert [due_tone(one, TODAY) for one in (None, TODAY, date(2026, 11, 21), date(2026, 12, 1))] == [
        "quiet", "look", "late", "plain",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (None, "never contacted"),
        (TODAY - timedelta(61), "silent for 61 days"),
        (TODAY - timedelta(60), "silent for 60 days"),
        (TODAY - timedelta(1), "silent for 1 day"),
        (TODAY, ""),
        (TODAY + timedelta(5), ""),
    ],
)
def test_silence_is_counted_from_the_last_contact(last: date | None, words: str) -> None:
    assert silence(last, TODAY) == words


@pytest.mark.parametrize(
    ("counts", "words"),
    [
        ({}, ""),
        ({C: 2}, "fewer than three people"),
        ({C: 40, V: 4, M: 1, D: 2}, "47 people: 40 citizens, 4 from voluntary groups and three others"),
        ({C: 40, V: 4, D: 2}, "46 people: 40 citizens and six others"),
        ({C: 40, D: 2}, "42 people, most of them citizens"),
        ({C: 40}, "40 people, all of them citizens"),
        ({C: 2, D: 2}, "4 people of several kinds"),
        ({A: 3, V: 3}, "6 people: 3 from anchors and 3 from voluntary groups"),
    ],
)
def test_no_small_cell_is_told(counts: dict[ActorType, int], words: str) -> None:
    assert people_words(counts) == words


@given(st.dictionaries(st.sampled_from(list(ActorType)), st.integers(0, 9)))
def test_nobody_can_work_out_a_small_cell(counts: dict[ActorType, int]) -> None:
    shown, others = worth_telling(counts)
    assert all(number >= FEWEST for number in shown.values())
    assert sum(shown.values()) + others == sum(counts.values())
    assert not shown or others == 0 or others >= FEWEST


@pytest.mark.parametrize(
    ("noun", "values", "field"),
    [
        ("outreach", {"what": "Rang", "date": "2026-11-20", "follow_up": "2026-11-19"}, "follow_up"),
        ("outreach", {"what": "Rang", "date": "2026-11-20", "followed_up": "2026-11-19"}, "followed_up"),
        ("outreach", {"what": " "}, "what"),
        ("action", {"what": ""}, "what"),
        ("target", {"name": ""}, "name"),
        ("outreach", {"what": "Rang", "date": "2026-11-20", "follow_up": "2026-11-20"}, ""),
    ],
)
def test_rules_across_fields(noun: str, values: dict[str, str], field: str) -> None:
    draft = NOUNS[noun].draft.model_validate(values, context={"today": TODAY})
    assert list(draft.faults()) == ([field] if field else [])
