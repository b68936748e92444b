"""The gate checks: what each says of a place that has it, lacks it, or has nothing yet."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from convene.core.gates.facts import (
    Clash,
    CodesignFacts,
    DeliveryFacts,
    EngagementFacts,
    MeasurementFacts,
    Named,
    PlaceFacts,
    Standing,
)
from convene.core.gates.gate import CHECKS, gate, gates
from convene.core.views import Check
from convene.core.vocabulary import Stage

TODAY = date(2026, 11, 22)
EMPTY = PlaceFacts(TODAY)

ALL_TYPES = {"anchor": 1, "supplier": 1, "developer": 1, "msme": 1, "vcse": 1, "citizen": 1}
FIVE_TYPES = {"anchor": 2, "supplier": 1, "msme": 1, "vcse": 1, "citizen": 1}
FOUR_TYPES = {"anchor": 2, "supplier": 1, "msme": 1, "vcse": 1}


def facts_for(check: str, **known: Any) -> PlaceFacts:
    """An empty place but for what is known about the stage the check belongs to."""
    match check[:3]:
        case "ENG":
            return PlaceFacts(TODAY, engagement=EngagementFacts(**known))
        case "COD":
            return PlaceFacts(TODAY, codesign=CodesignFacts(**known))
        case "DEL":
            groups = known.pop("groups", ())
            return PlaceFacts(TODAY, engagement=EngagementFacts(groups=groups), delivery=DeliveryFacts(**known))
    return PlaceFacts(TODAY, measurement=MeasurementFacts(**known))


def answer(facts: PlaceFacts, check: str) -> Check:
    return next(one for each in gates(facts) for one in each.checks if one.id == check)


CLASH = Clash("people in work", "young people", ("Tidewell", "Eastgate Homes"), Decimal("1.5"))

ACCOUNT = Named("a1", "The first year")
CASES: list[tuple[str, dict[str, Any], str, str]] = [
    ("ENG-1", {"area_codes": 3, "population": 8420}, "pass", "Three area codes, 8,420 people."),
    ("ENG-1", {"area_codes": 1}, "warn", "One area code, but no population."),
    ("ENG-1", {"population": 8420}, "warn", "8,420 people, but no area codes."),
    ("ENG-1", {}, "fail", "No area codes and no population yet."),
    ("ENG-2", {"engaged": ALL_TYPES}, "pass", "All six types engaged."),
    ("ENG-2", {"engaged": FIVE_TYPES}, "warn", "Five of six types engaged; no developer yet."),
    ("ENG-2", {"engaged": FOUR_TYPES}, "fail", "Four of six types engaged; no developer, no citizens yet."),
    ("ENG-2", {}, "fail", "None of six types engaged: nobody has taken part yet."),
    (
        "ENG-3",
        {"engaged": {"anchor": 2, "vcse": 2}},
        "pass",
        "largest type is anchors, with two of four engaged actors.",
    ),
    ("ENG-3", {"engaged": {"anchor": 3, "vcse": 2}}, "warn", "three of five engaged actors."),
    ("ENG-3", {"engaged": {"anchor": 61, "vcse": 39}}, "fail", "61 of 100 engaged actors."),
    ("ENG-3", {}, "unknown", "Cannot tell yet: nobody has taken part."),
    ("ENG-4", {"contacts": 4, "contacts_lawful": 4}, "pass", "All four contacts have a lawful basis with its day"),
    ("ENG-4", {"contacts": 5, "contacts_lawful": 4}, "warn", "Four of five contacts have a lawful basis"),
    ("ENG-4", {"contacts": 4, "contacts_lawful": 3}, "fail", "Three of four contacts have a lawful basis"),
    ("ENG-4", {"contacts": 1}, "fail", "Not one contact has a lawful basis"),
    ("ENG-4", {"known": {"anchor": 4}}, "unknown", "Cannot tell yet: no contact is kept in this book."),
    ("ENG-5", {"sector_stated": True, "funders": 2, "conflicts": 1}, "pass", "two funders"),
    (
        "ENG-5",
        {"sector_stated": True, "funders": 1},
        "warn",
        "Two of three stated; still open: the convener's conflicts.",
    ),
    ("ENG-5", {"funders": 1}, "fail", "One of three stated; still open: the convener's sector and conflicts."),
    ("ENG-5", {}, "fail", "None of three stated"),
    (
        "ENG-6",
        {"people_target": 150, "people_heard": 160, "groups": ("Eastgate", "Block C")},
        "pass",
        "160 people heard of the 150 planned; both priority groups reached.",
    ),
    (
        "ENG-6",
        {"people_target": 150, "people_heard": 120, "groups": ("A", "B", "C")},
        "warn",
        "120 of 150 people heard",
    ),
    ("ENG-6", {"people_target": 150, "people_heard": 119, "groups": ("A",)}, "fail", "119 of 150 people heard"),
    ("ENG-6", {"people_target": 150, "people_heard": 150}, "warn", "no priority group is named."),
    (
        "ENG-6",
        {"people_target": 9, "people_heard": 99, "groups": tuple("ABCDE"), "groups_unmet": tuple("BCDE")},
        "fail",
        "one of five priority groups reached, not yet B, C, D and one more.",
    ),
    (
        "ENG-6",
        {"people_target": 150, "people_heard": 160, "heard_outside": 12, "groups": ("Eastgate",)},
        "pass",
        "160 people heard of the 150 planned, 12 of them outside workshops; the one priority group reached.",
    ),
    ("ENG-6", {"people_target": 9, "people_heard": 4, "heard_outside": 4}, "fail", "heard, all outside workshops;"),
    ("ENG-6", {"people_heard": 30}, "unknown", "no number of people to hear is set; 30 counted so far."),
    ("ENG-7", {"needs": 5, "needs_evidenced": 5}, "pass", "All five needs have voice and data."),
    (
        "ENG-7",
        {"needs": 6, "needs_evidenced": 5, "needs_without_voice": 1, "needs_without_data": 1},
        "warn",
        "Five of six needs have voice and data; one lacks a voice and one lacks data.",
    ),
    ("ENG-7", {"needs": 4, "needs_evidenced": 4}, "warn", "All four needs have voice and data; five are wanted."),
    (
        "ENG-7",
        {"needs": 5, "needs_evidenced": 1, "needs_without_data": 4},
        "fail",
        "One of five needs has voice and data",
    ),
    ("ENG-7", {}, "fail", "No needs written yet."),
    (
        "ENG-8",
        {"last_session": date(2026, 10, 1), "answered": date(2026, 10, 31)},
        "pass",
        "“What we heard” went out on Sat 31 Oct, 30 days after the last workshop.",
    ),
    ("ENG-8", {"last_session": date(2026, 10, 1), "answered": date(2026, 11, 1)}, "warn", "31 days after"),
    ("ENG-8", {"last_session": date(2026, 11, 12)}, "warn", "since the workshop of Thu 12 Nov; 20 days left."),
    ("ENG-8", {"last_session": date(2026, 10, 23)}, "warn", "today is the last day of 30."),
    ("ENG-8", {"last_session": date(2026, 10, 22)}, "fail", "since the workshop of Thu 22 Oct, 31 days ago."),
    ("ENG-8", {}, "unknown", "no engagement workshop has been held."),
    ("ENG-9", {"sessions": 1, "promised": 1}, "pass", "The one engagement workshop says how much influence"),
    ("ENG-9", {"sessions": 5, "promised": 4}, "warn", "Four of five engagement workshops say"),
    ("ENG-9", {"sessions": 4, "promised": 3}, "fail", "Three of four engagement workshops say"),
    ("ENG-9", {}, "unknown", "no engagement workshop is planned."),
    ("COD-1", {"visions": 3, "agreed": 1, "recorded": 1}, "pass", "One of three visions agreed, its decision kept."),
    ("COD-1", {"visions": 3, "agreed": 2, "recorded": 1}, "pass", "Two of three visions agreed, one of them with"),
    ("COD-1", {"visions": 3, "agreed": 3, "recorded": 2, "typed": 1}, "pass", "the count of one was typed by hand."),
    ("COD-1", {"visions": 1, "agreed": 1, "typed": 1}, "warn", "typed by hand and no decision behind it."),
    ("COD-1", {"visions": 1, "agreed": 1}, "warn", "The one vision agreed, but nobody wrote down how"),
    ("COD-1", {"visions": 2}, "fail", "None of two visions agreed yet."),
    ("COD-1", {}, "fail", "No visions written yet."),
    ("COD-2", {"priorities": 3, "rooted": 3}, "pass", "All three priorities have a need and an outcome."),
    ("COD-2", {"priorities": 3, "rooted": 3, "chosen": 2}, "pass", "an outcome; two set by a decision."),
    ("COD-2", {"priorities": 8, "rooted": 8}, "pass", "All eight priorities"),
    ("COD-2", {"priorities": 5, "rooted": 4}, "warn", "Four of five priorities have a need and an outcome."),
    ("COD-2", {"priorities": 9, "rooted": 9}, "warn", "All nine priorities have a need and an outcome; three to eight"),
    (
        "COD-2",
        {"priorities": 2, "rooted": 1},
        "fail",
        "One of two priorities has a need and an outcome; three to eight",
    ),
    ("COD-2", {"priorities": 10, "rooted": 10}, "fail", "All ten priorities"),
    ("COD-2", {}, "fail", "No priorities yet; three to eight are wanted."),
    ("COD-3", {"priorities": 4, "measured": 4}, "pass", "All four priorities have a target that can be measured."),
    ("COD-3", {"priorities": 5, "measured": 4}, "warn", "Four of five priorities have"),
    ("COD-3", {"priorities": 4, "measured": 1}, "fail", "One of four priorities has"),
    ("COD-3", {}, "unknown", "no priorities to measure."),
    ("COD-4", {"adopted": 13, "with_baseline": 13}, "pass", "All 13 adopted measures have a baseline or a reason."),
    ("COD-4", {"adopted": 10, "with_baseline": 8}, "warn", "Eight of ten adopted measures have"),
    ("COD-4", {"adopted": 10, "with_baseline": 7}, "fail", "Seven of ten adopted measures have"),
    ("COD-4", {}, "unknown", "no measures adopted."),
    ("COD-5", {"commitments": 2, "complete": 2}, "pass", "Both commitments are complete."),
    (
        "COD-5",
        {"commitments": 10, "complete": 8, "gaps": (("due date", 2), ("unit", 1))},
        "warn",
        "Eight of ten commitments are complete; missing: due date in two, unit in one.",
    ),
    (
        "COD-5",
        {"commitments": 2, "gaps": (("lever", 2),)},
        "fail",
        "None of two commitments is complete; missing: lever in two.",
    ),
    ("COD-5", {}, "unknown", "no commitments made."),
    ("COD-6", {"priorities": 4}, "pass", "All four priorities have a commitment."),
    ("COD-6", {"priorities": 5, "unowned": (Named("1", "Warm homes"),)}, "warn", "Four of five priorities have"),
    (
        "COD-6",
        {"priorities": 3, "unowned": (Named("1", "Warm homes"), Named("2", "First jobs"))},
        "fail",
        "One of three priorities has a commitment; none yet for Warm homes and First jobs.",
    ),
    ("COD-6", {}, "unknown", "no priorities to act on."),
    (
        "COD-7",
        {
            "commitments": 8,
            "types": ("anchor", "citizen", "msme", "vcse"),
            "levers": ("grants", "planning", "procurement"),
            "busiest": "Tidewell",
            "busiest_count": 4,
        },
        "pass",
        "Four of six types and three of five levers in use; Tidewell holds four of eight commitments.",
    ),
    (
        "COD-7",
        {
            "commitments": 5,
            "types": ("anchor", "citizen", "msme"),
            "levers": ("grants", "planning"),
            "busiest": "Tidewell",
            "busiest_count": 3,
        },
        "warn",
        "Tidewell holds three of five commitments.",
    ),
    (
        "COD-7",
        {"commitments": 1, "types": ("anchor",), "levers": ("grants",), "busiest": "Tidewell", "busiest_count": 1},
        "fail",
        "One of six types and one of five levers in use; Tidewell holds the one commitment.",
    ),
    (
        "COD-7",
        {
            "commitments": 8,
            "types": ("anchor", "citizen", "msme", "vcse"),
            "levers": ("grants", "planning", "procurement"),
            "busiest": "Tidewell",
            "busiest_count": 4,
            "largest_type": "anchors",
            "largest_type_count": 5,
        },
        "pass",
        "Tidewell holds four of eight commitments, and five are made by anchors.",
    ),
    ("COD-7", {}, "unknown", "no commitments made."),
    ("COD-8", {"commitments": 8}, "pass", "No double claims among eight commitments."),
    (
        "COD-8",
        {"commitments": 8, "clashes": (CLASH, CLASH)},
        "fail",
        "Two double claims: Tidewell and Eastgate Homes together claim 1.5 of people in work for young people, and one",
    ),
    ("COD-8", {}, "unknown", "no commitments made."),
    ("COD-9", {"dissents": 2}, "pass", "Two dissents shown in the manifesto."),
    ("COD-9", {"no_dissent": True}, "pass", "asked for and none was raised."),
    ("COD-9", {"dissents": 1, "no_dissent": True}, "warn", "One dissent recorded, yet"),
    ("COD-9", {"minorities": 2, "no_dissent": True}, "warn", "yet two decisions note a minority or an objection."),
    ("COD-9", {"minorities": 1}, "fail", "No dissents recorded, though one decision notes a minority"),
    ("COD-9", {"minorities": 1, "dissents": 1}, "pass", "One dissent shown"),
    ("COD-9", {}, "fail", "No dissents recorded"),
    (
        "COD-10",
        {"signatures": 12, "signatures_full": 12},
        "pass",
        "All twelve signatures have role, authority and day.",
    ),
    ("COD-10", {"signatures": 5, "signatures_full": 4}, "warn", "Four of five signatures have"),
    ("COD-10", {"signatures": 2}, "fail", "None of two signatures has"),
    ("COD-10", {}, "fail", "No signatures yet."),
    ("COD-11", {"published": True}, "pass", "nothing in it has changed since."),
    ("COD-11", {"published": True, "changed_since": True}, "warn", "has changed since"),
    ("COD-11", {"published": True, "changed_since": None}, "unknown", "the history does not reach back"),
    ("COD-11", {}, "fail", "never been exported."),
    ("DEL-1", {"live": 10, "fresh": 9}, "pass", "Nine of ten live commitments heard from in the last 90 days."),
    ("DEL-1", {"live": 10, "fresh": 7}, "warn", "Seven of ten"),
    ("DEL-1", {"live": 10, "fresh": 6}, "fail", "Six of ten"),
    ("DEL-1", {}, "unknown", "no commitments are live."),
    ("DEL-2", {"done": 1, "proved": 1}, "pass", "The one finished commitment has evidence."),
    ("DEL-2", {"done": 5, "proved": 4}, "warn", "Four of five finished commitments have evidence."),
    ("DEL-2", {"done": 1}, "fail", "Not one finished commitment has evidence."),
    ("DEL-2", {}, "unknown", "no commitments are marked done."),
    ("DEL-3", {"live": 4, "troubled": 2, "owned": 2}, "pass", "Both commitments late or at risk have somebody to act"),
    ("DEL-3", {"live": 9, "troubled": 5, "owned": 4}, "warn", "Four of five commitments late or at risk have"),
    (
        "DEL-3",
        {"live": 4, "troubled": 2, "owned": 1, "unowned": Standing("c1", "First jobs")},
        "fail",
        "One of two commitments late or at risk has somebody to act, and a day; nobody yet for “First jobs”.",
    ),
    ("DEL-3", {"live": 4}, "pass", "None of four live commitments is late or at risk."),
    ("DEL-3", {"live": 1}, "pass", "The one live commitment is neither late nor at risk."),
    ("DEL-3", {}, "unknown", "no commitments are live."),
    ("DEL-4", {"evidence": 16, "evidence_checked": 8}, "pass", "Eight of 16 evidence items checked"),
    ("DEL-4", {"evidence": 5, "evidence_checked": 2}, "warn", "Two of five"),
    ("DEL-4", {"evidence": 5, "evidence_checked": 1}, "fail", "One of five"),
    ("DEL-4", {}, "unknown", "no evidence items logged."),
    (
        "DEL-5",
        {"begun": date(2026, 2, 3), "reviews": (date(2026, 4, 1), date(2026, 9, 30))},
        "pass",
        "Both finished quarters have had a review.",
    ),
    (
        "DEL-5",
        {
            "begun": date(2025, 7, 1),
            "reviews": tuple(date(*one) for one in ((2025, 8, 1), (2025, 11, 1), (2026, 2, 1), (2026, 9, 1))),
        },
        "warn",
        "Four of five finished quarters have had a review; none in April to June 2026.",
    ),
    (
        "DEL-5",
        {"begun": date(2026, 4, 1)},
        "fail",
        "None of two finished quarters has had a review; none in July to September",
    ),
    ("DEL-5", {"begun": date(2026, 9, 20)}, "unknown", "the first full quarter ends on 31 December 2026."),
    ("DEL-5", {"begun": date(2027, 9, 20)}, "unknown", "no commitment has begun."),
    ("DEL-5", {}, "unknown", "nothing is signed, and no commitment has begun."),
    ("DEL-6", {"signed_commitments": 12}, "pass", "No changes to twelve signed commitments."),
    (
        "DEL-6",
        {"signed_commitments": 3, "amendments": 3},
        "pass",
        "all three changes to what was signed have a reason.",
    ),
    ("DEL-6", {"signed_commitments": 3, "amendments": 5, "unexplained": 1}, "warn", "four of five changes"),
    ("DEL-6", {"signed_commitments": 3, "amendments": 2, "unexplained": 1}, "fail", "one of two changes"),
    ("DEL-6", {"amendments": 2}, "unknown", "no signed commitments."),
    ("DEL-7", {"groups": ("A", "B")}, "pass", "Both priority groups have had a benefit logged."),
    ("DEL-7", {"groups": ("A", "B"), "unserved": ("B",), "explained": True}, "pass", "why is explained for B."),
    ("DEL-7", {"groups": ("A",), "unserved": ("A",), "explained": True}, "warn", "Not one priority group has"),
    ("DEL-7", {"groups": ("A", "B"), "unserved": ("B",)}, "fail", "One of two priority groups has had"),
    ("DEL-7", {}, "unknown", "no priority groups are named."),
    ("MEA-1", {"commitments": 14, "accounted": 14}, "pass", "All 14 commitments have a figure or a reason."),
    ("MEA-1", {"commitments": 14, "accounted": 12}, "warn", "Twelve of 14"),
    ("MEA-1", {"commitments": 14, "accounted": 10}, "fail", "Ten of 14"),
    ("MEA-1", {}, "unknown", "no commitments made."),
    ("MEA-2", {"valued": 5, "adjusted": 5}, "pass", "All five valued commitments have all four adjustments"),
    ("MEA-2", {"valued": 5, "adjusted": 4}, "warn", "Four of five"),
    ("MEA-2", {"valued": 5, "adjusted": 3}, "fail", "Three of five"),
    ("MEA-2", {"observations": 3}, "unknown", "nothing that was counted has a unit value."),
    ("MEA-3", {"valued_measures": 2, "sourced": 2}, "pass", "Both unit values in use have source"),
    ("MEA-3", {"valued_measures": 5, "sourced": 4}, "warn", "Four of five"),
    ("MEA-3", {"valued_measures": 2, "sourced": 1}, "fail", "One of two"),
    ("MEA-3", {}, "unknown", "nothing that was counted has a unit value."),
    ("MEA-4", {"priced": 5}, "pass", "Nothing in the account may be counted twice."),
    ("MEA-4", {"priced": 5, "doubles": 2}, "pass", "Both double counts there may be are decided."),
    ("MEA-4", {"priced": 5, "doubles": 10, "undecided": 1}, "fail", "Nine of ten double counts there may be are"),
    ("MEA-4", {"doubles": 1, "undecided": 1}, "fail", "double count"),
    ("MEA-4", {"observations": 5}, "unknown", "nothing that was counted has a value"),
    ("MEA-5", {"valued": 2, "settled": 2, "ranged": True, "headline": "About £1m (£1m to £2m)."}, "pass", "About £1m"),
    ("MEA-5", {"valued": 2, "settled": 2, "range_given": True, "headline": "About £1m."}, "pass", "About £1m."),
    ("MEA-5", {"valued": 2, "settled": 2, "headline": "It has no range."}, "warn", "It has no range."),
    ("MEA-5", {"valued": 2, "settled": 1, "ranged": True, "headline": "About £1m."}, "warn", "One of two"),
    ("MEA-5", {"valued": 2}, "fail", "There is no headline yet: two valued commitments wait."),
    ("MEA-5", {"observations": 5}, "unknown", "nothing that was counted has a unit value."),
    ("MEA-6", {"observed": 3, "asked": 3}, "pass", "All three measured commitments say"),
    ("MEA-6", {"observed": 10, "asked": 1}, "warn", "One of ten measured commitments says"),
    ("MEA-6", {"observed": 3, "asked": 1, "harm_told": True}, "pass", "The account says"),
    ("MEA-6", {"observed": 3}, "fail", "None of three"),
    ("MEA-6", {"harm_told": True}, "unknown", "no observations"),
    ("MEA-6", {}, "unknown", "no observations"),
    (
        "MEA-7",
        {"results_held": 2, "results_with_citizen": 1, "results_with_vcse": 2, "results_with_both": 1},
        "pass",
        "One of two results workshops had citizens and voluntary groups.",
    ),
    ("MEA-7", {"results_held": 1, "results_with_vcse": 1}, "warn", "with voluntary groups, but no citizens."),
    ("MEA-7", {"results_held": 2, "results_with_vcse": 1, "results_with_citizen": 1}, "warn", "never to the same one."),
    ("MEA-7", {"results_held": 1}, "fail", "One results workshop held, with no citizens and no voluntary groups."),
    ("MEA-7", {}, "fail", "No results workshops held yet."),
    ("MEA-8", {"account": ACCOUNT, "verified_by": "a neighbouring council"}, "pass", "a neighbouring council"),
    ("MEA-8", {"account": ACCOUNT, "published": 1}, "pass", "not independently verified"),
    ("MEA-8", {"account": ACCOUNT}, "fail", "Nobody is named"),
    ("MEA-8", {"valued": 5}, "unknown", "no account"),
    ("MEA-9", {"account": ACCOUNT, "responses": 2}, "pass", "Two decisions follow from the account."),
    ("MEA-9", {"account": ACCOUNT}, "fail", "No decision follows"),
    ("MEA-9", {"valued": 5}, "unknown", "no account"),
]


@pytest.mark.parametrize(
    ("check", "known", "state", "words"), CASES, ids=[f"{c[0]}-{c[2]}-{n}" for n, c in enumerate(CASES)]
)
def test_a_check_says_how_it_stands(check: str, known: dict[str, Any], state: str, words: str) -> None:
    found = answer(facts_for(check, **known), check)
    assert (found.state, found.id) == (state, check)
    assert words in found.says


def test_there_are_36_checks_numbered_as_the_field_guide_numbers_them() -> None:
    ids = [one.id for each in gates(EMPTY) for one in each.checks]
    wanted = [
        f"{stage}-{n}" for stage, last in (("ENG", 9), ("COD", 11), ("DEL", 7), ("MEA", 9)) for n in range(1, last + 1)
    ]
    assert ids == wanted
    assert [one.stage for one in gates(EMPTY)] == [stage.value for stage in Stage]


def test_every_check_is_tried_in_each_state_it_can_take() -> None:
    tried: dict[str, set[str]] = {}
    for check, _, state, _ in CASES:
        tried.setdefault(check, set()).add(state)
    assert not {check for check, states in tried.items() if not states >= {"pass", "fail"}}
    assert len(tried) == sum(map(len, CHECKS.values()))


@pytest.mark.parametrize("check", [one.id for each in gates(EMPTY) for one in each.checks])
def test_no_gate_passes_on_nothing(check: str) -> None:
    found = answer(EMPTY, check)
    assert found.state in ("fail", "unknown")
    assert found.open
    if found.state == "unknown":
        assert found.says.startswith("Cannot tell yet: ")


@pytest.mark.parametrize("known", [facts_for(check, **known) for check, known, _, _ in CASES])
def test_words_are_sentences_and_an_open_check_says_what_would_help(known: PlaceFacts) -> None:
    for each in gates(known):
        for one in each.checks:
            assert one.says.endswith(".")
            assert not one.says.endswith("..")
            assert one.says.removeprefix("“")[0].isupper() or one.says[0].isdigit()
            assert "  " not in one.says
            assert bool(one.remedy) == (one.state != "pass")
            assert one.remedy == "" or one.remedy.endswith(".")


def test_a_reason_closes_a_check_without_making_it_pass() -> None:
    place = PlaceFacts(TODAY, overrides={" eng-1 ": "The parish has no codes yet."})
    found = answer(place, "ENG-1")
    assert found.override == "The parish has no codes yet."
    assert found.state == "fail"
    assert not found.open
    assert gate(Stage.engagement, place).passed == 0
    assert not answer(place, "ENG-2").override


def test_a_long_name_does_not_run_away_with_the_sentence() -> None:
    group = "everybody " * 400
    known = EngagementFacts(people_target=10, groups=(group,), groups_unmet=(group,))
    assert len(answer(PlaceFacts(TODAY, engagement=known), "ENG-6").says) < 160


def test_the_gates_do_not_wait_for_pydantic() -> None:
    code = (
        "import sys; import convene.core.gates.next_step; "
        "heavy = {'pydantic', 'sqlmodel', 'sqlalchemy', 'textual'} & set(sys.modules); sys.exit(', '.join(heavy) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
