"""The next best thing to do: one thing to do, its reason, and a place in the app that exists."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.core.gates.delivery import follow_up
from convene.core.gates.facts import (
    CodesignFacts,
    DeliveryFacts,
    EngagementFacts,
    MeasurementFacts,
    Named,
    PlaceFacts,
    Standing,
)
from convene.core.gates.gate import CHECKS, gate, gates
from convene.core.gates.next_step import in_turn, next_step
from convene.core.nouns import NOUNS
from convene.core.vocabulary import ActorType, Lever, Stage
from convene.tui import modes

TODAY = date(2026, 11, 22)
EMPTY = PlaceFacts(TODAY)
MODES = {"overview", "engagement", "codesign", "delivery", "measurement", "workshops", "manifesto"}
ALL_TYPES = dict.fromkeys(map(str, ActorType), 2)

ENGAGED = EngagementFacts(
    area_codes=2,
    population=8420,
    sector_stated=True,
    funders=1,
    conflicts=1,
    known=ALL_TYPES,
    engaged=ALL_TYPES,
    contacts=3,
    contacts_lawful=3,
    people_target=100,
    people_heard=140,
    groups=("Eastgate",),
    needs=5,
    needs_evidenced=5,
    sessions=2,
    promised=2,
    last_session=date(2026, 10, 1),
    answered=date(2026, 10, 12),
)
DESIGNED = CodesignFacts(
    visions=1,
    agreed=1,
    recorded=1,
    priorities=3,
    rooted=3,
    measured=3,
    adopted=3,
    with_baseline=3,
    commitments=6,
    complete=6,
    types=tuple(ActorType)[:4],
    levers=tuple(Lever)[:3],
    busiest="Tidewell",
    busiest_count=2,
    dissents=1,
    signatures=4,
    signatures_full=4,
    published=True,
)
DELIVERED = DeliveryFacts(
    live=4,
    fresh=4,
    done=2,
    proved=2,
    evidence=4,
    evidence_checked=3,
    begun=date(2026, 5, 1),
    reviews=(date(2026, 8, 1),),
    signed_commitments=6,
)
MEASURED = MeasurementFacts(
    commitments=6,
    accounted=6,
    observations=9,
    observed=6,
    asked=6,
    valued=3,
    adjusted=3,
    settled=3,
    priced=4,
    doubles=2,
    ranged=True,
    headline="About £1.2m (£0.9m to £1.6m).",
    account=Named("a1", "The first year"),
    verified_by="a neighbouring council",
    responses=1,
    valued_measures=2,
    sourced=2,
    results_held=1,
    results_with_citizen=1,
    results_with_vcse=1,
    results_with_both=1,
)
READY = PlaceFacts(TODAY, ENGAGED, DESIGNED, DELIVERED, MEASURED)


def engagement(**known: Any) -> PlaceFacts:
    return replace(READY, engagement=replace(ENGAGED, **known))


def codesign(**known: Any) -> PlaceFacts:
    return replace(READY, codesign=replace(DESIGNED, **known))


def delivery(**known: Any) -> PlaceFacts:
    return replace(READY, delivery=replace(DELIVERED, **known))


def measurement(**known: Any) -> PlaceFacts:
    return replace(READY, measurement=replace(MEASURED, **known))


@pytest.mark.parametrize("stage", Stage)
def test_an_empty_place_begins_with_its_boundary(stage: Stage) -> None:
    step = next_step(stage, EMPTY)
    assert step.words.startswith("Draw the boundary")
    assert (step.mode, step.tab) == ("overview", "place")


@pytest.mark.parametrize("stage", [Stage.delivery, Stage.measurement])
def test_without_commitments_there_is_nothing_to_deliver_or_measure(stage: Stage) -> None:
    place = replace(EMPTY, engagement=ENGAGED)
    step = next_step(stage, place)
    assert step.words.startswith("Gather the first commitments")
    assert (step.mode, step.tab) == ("delivery", "commitment")


NOBODY: dict[str, int] = {}
FIRST = Standing("c1", "Two shop units", "Northgate Homes", "late", TODAY - timedelta(21), TODAY - timedelta(102))


Seen = tuple[Stage, PlaceFacts]


def eng(**known: Any) -> Seen:
    return Stage.engagement, engagement(**known)


def cod(**known: Any) -> Seen:
    return Stage.codesign, codesign(**known)


def dlv(**known: Any) -> Seen:
    return Stage.delivery, delivery(**known)


def mea(**known: Any) -> Seen:
    return Stage.measurement, measurement(**known)


@pytest.mark.parametrize(
    ("seen", "words", "goes"),
    [
        (eng(area_codes=0), "Name the area codes", "overview/place"),
        (eng(population=0), "Look up how many people live here.", "overview/place"),
        (eng(funders=0, conflicts=0), "State the convener's funders and conflicts", "overview/place"),
        (eng(answered=None), "Send “what we heard” to those who came on Thu 1 Oct.", "engagement/reply"),
        (eng(known=NOBODY, engaged=NOBODY, sessions=0, promised=0), "List the first actors", "engagement/actor"),
        (eng(sessions=0, promised=0, last_session=None), "Plan a first listening workshop.", "workshops/workshop"),
        (eng(promised=1, unpromised=Named("w1", "Hall")), "people have at “Hall”.", "workshops/workshop"),
        (eng(known=ALL_TYPES | {"developer": 4}, engaged={"anchor": 1, "vcse": 1}),
            "Meet a developer: none of four has taken part yet.",
            "engagement/actor",
        ),
        (eng(known={"anchor": 2, "citizen": 1}, engaged={"anchor": 2}),
            "Meet a group of citizens: the one you know of has not taken part yet.",
            "engagement/actor",
        ),
        (eng(known={"anchor": 2}, engaged={"anchor": 2}), "Find a supplier: none is listed", "engagement/actor"),
        (eng(people_target=0), "Set how many people you mean to hear", "overview/place"),
        (eng(groups_unmet=("Eastgate",)), "Reach Eastgate: nobody has been heard", "workshops/workshop"),
        (eng(contacts_lawful=1), "Write down why two contacts may be kept", "engagement/person"),
        (eng(contacts=0, contacts_lawful=0), "Keep a first contact with its lawful basis", "engagement/person"),
        (eng(people_heard=99), "Hear one more person.", "workshops/workshop"),
        (eng(groups=()), "Name the priority groups", "overview/place"),
        (eng(needs=0), "Write the first need", "engagement/need"),
        (eng(needs_evidenced=3, needs_without_voice=2), "Add a voice to two needs", "engagement/need"),
        (eng(needs_evidenced=4, needs_without_data=1), "Add a figure to one need", "engagement/need"),
        (eng(needs=3, needs_evidenced=3), "Write two more needs", "engagement/need"),
        (eng(engaged=ALL_TYPES | {"vcse": 40}), "voluntary groups are more than half", "engagement/actor"),
        (cod(visions=0, agreed=0, recorded=0), "Write a first vision", "codesign/vision"),
        (cod(agreed=0, recorded=0), "Bring a vision to a decision.", "codesign/vision"),
        (cod(recorded=0), "Record the decision on the vision", "codesign/vision"),
        (cod(priorities=0, rooted=0), "Choose the first priorities", "codesign/priority"),
        (cod(priorities=2, rooted=2), "Choose one more priority.", "codesign/priority"),
        (cod(priorities=10, rooted=10), "Let go of two priorities", "codesign/priority"),
        (cod(rooted=1), "Link every priority to a need", "codesign/priority"),
        (cod(measured=1), "for two priorities.", "codesign/priority"),
        (cod(adopted=0), "Adopt the measures", "codesign/adoption"),
        (cod(with_baseline=2), "Find the baseline of one measure", "codesign/adoption"),
        (cod(unowned=(Named("p1", "Warm homes"),)), "somebody to act on “Warm homes”.", "delivery/commitment"),
        (cod(commitments=0, complete=0), "Gather the first commitments", "delivery/commitment"),
        (cod(complete=4), "Complete two commitments", "delivery/commitment"),
        (cod(types=("anchor", "msme", "vcse")), "Invite a commitment from a supplier", "delivery/commitment"),
        (cod(levers=("grants", "planning")), "social investment or business action", "delivery/commitment"),
        (cod(busiest_count=4), "Tidewell holds more than half", "delivery/commitment"),
        (cod(dissents=0), "Ask who disagrees", "codesign/dissent"),
        (cod(no_dissent=True), "Take “no dissent raised” out", "manifesto/manifesto"),
        (cod(signatures=0, signatures_full=0), "Hold the signing", "codesign/signature"),
        (cod(signatures_full=1), "Complete three signatures", "codesign/signature"),
        (cod(published=False), "Export the manifesto.", "manifesto/publication"),
        (cod(changed_since=True), "Export the manifesto again.", "manifesto/publication"),
        (dlv(troubled=1, worst=FIRST), "Ring Northgate Homes about “Two shop units”.", "delivery/commitment"),
        (dlv(fresh=2, quietest=FIRST), "Ask Northgate Homes how “Two shop units” goes.", "delivery/commitment"),
        (dlv(troubled=1, unowned=FIRST), "Agree who does what about “Two shop units”", "engagement/action"),
        (dlv(live=0, fresh=0, done=0, proved=0), "accept what they offered", "delivery/commitment"),
        (dlv(reviews=()), "Hold the review for October to December 2026.", "workshops/workshop"),
        (dlv(proved=1, unproved=Named("c2", "Free rooms")), "evidence for “Free rooms”", "measurement/observation"),
        (dlv(unserved=("Eastgate",)), "Ask what has changed for Eastgate", "measurement/observation"),
        (dlv(evidence=0), "Log the first evidence", "measurement/observation"),
        (dlv(evidence_checked=0), "somebody other than the claimants", "measurement/observation"),
        (dlv(amendments=4, unexplained=2), "Give the reason for two changes", "delivery/amendment"),
        (dlv(signed_commitments=0), "Have the commitments signed", "codesign/signature"),
        (mea(accounted=5, unaccounted=FIRST), "Count what came of “Two shop units”", "measurement/observation"),
        (mea(asked=4), "hurt anybody, in two measured commitments.", "measurement/observation"),
        (mea(adjusted=2, settled=2), "adjust one valued commitment.", "measurement/assumption"),
        (mea(undecided=1, settled=1), "Decide one double count: shared out", "measurement/double_count"),
        (mea(ranged=False), "how far the assumptions may be out", "measurement/assumption"),
        (mea(verified_by=""), "Ask somebody outside to check the account", "measurement/account"),
        (mea(account=None), "Begin the account", "measurement/account"),
        (mea(responses=0), "Decide what changes because of the account", "codesign/decision"),
        (mea(sourced=1), "licence of one unit value.", "codesign/measure"),
        (mea(results_held=0, results_with_both=0), "Plan a results workshop", "workshops/workshop"),
    ],
)  # fmt: skip
def test_the_most_useful_open_check_becomes_an_act(seen: Seen, words: str, goes: str) -> None:
    step = next_step(*seen)
    assert words in step.words
    assert f"{step.mode}/{step.tab}" == goes
    assert step.why


def test_why_holds_the_numbers_of_the_check() -> None:
    step = next_step(Stage.engagement, engagement(needs_evidenced=3, needs_without_voice=2))
    assert step.why == "Three of five needs have voice and data; two lack a voice and five are wanted."


def test_ringing_says_how_late_it_is_and_goes_to_the_commitment() -> None:
    step = next_step(Stage.delivery, delivery(troubled=1, worst=FIRST))
    assert step.why == "Due 3 weeks ago, last heard from 3 months ago."
    assert step.item == "c1"


def test_people_who_wait_for_an_answer_come_before_people_not_met() -> None:
    place = engagement(answered=None, engaged={"anchor": 1})
    assert next_step(Stage.engagement, place).tab == "reply"


@pytest.mark.parametrize(
    ("stage", "words", "mode"),
    [
        (Stage.engagement, "Engagement is ready: Co-design can open.", "codesign"),
        (Stage.codesign, "Co-design is ready: Delivery can open.", "delivery"),
        (Stage.delivery, "Delivery is ready: Measurement can open.", "measurement"),
        (Stage.measurement, "The circle is complete: begin the next cycle.", "overview"),
    ],
)
def test_a_clear_gate_says_that_the_next_stage_can_open(stage: Stage, words: str, mode: str) -> None:
    step = next_step(stage, replace(READY, stage=stage.value))
    assert (step.words, step.mode) == (words, mode)
    assert not any(check.open for check in gate(stage, READY).checks)


def test_what_cannot_be_told_is_owned_up_to() -> None:
    counted_alone = measurement(valued=0, adjusted=0, settled=0, priced=0, doubles=0, valued_measures=0, sourced=0)
    assert next_step(Stage.measurement, counted_alone).words == "Nothing presses in Measurement today."
    assert next_step(Stage.engagement, READY).why == "All nine checks pass."


def test_a_stage_long_past_does_not_say_that_the_next_can_open() -> None:
    later = replace(READY, stage="delivery")
    assert next_step(Stage.engagement, later).words == "Engagement is behind you, and nothing in it stands open."
    assert next_step(Stage.codesign, later).mode == "codesign"
    early = next_step(Stage.delivery, READY)
    assert early.words == "Nothing is left to do in Delivery; the place stands at Engagement."


def test_no_contact_kept_is_no_proof_and_yet_holds_up_nothing_that_presses() -> None:
    place = engagement(contacts=0, contacts_lawful=0, needs=0)
    assert next_step(Stage.engagement, place).tab == "need"
    reasoned = replace(engagement(contacts=0), overrides={"ENG-4": "The trust keeps its own register."})
    assert next_step(Stage.engagement, reasoned).words.startswith("Engagement is ready")


def test_a_check_passed_over_with_a_reason_is_left_alone() -> None:
    place = replace(engagement(groups_unmet=("Eastgate",)), overrides={"ENG-6": "They asked us to come in spring."})
    step = next_step(Stage.engagement, place)
    assert step.words.startswith("Engagement is ready")
    assert "one passed over with a reason" in step.why


@pytest.mark.parametrize(
    ("stage", "place", "check"),
    [
        (Stage.engagement, engagement(answered=date(2026, 11, 20)), "ENG-8"),
        (Stage.delivery, delivery(begun=date(2026, 1, 1), reviews=(date(2026, 11, 2),)), "DEL-5"),
    ],
)
def test_what_can_no_longer_be_mended_asks_for_a_reason(stage: Stage, place: PlaceFacts, check: str) -> None:
    step = next_step(stage, place)
    assert f"({check}) stays open: write down why" in step.words
    assert (step.mode, step.tab) == (stage.value, "override")


def test_when_all_waits_for_time_nothing_presses() -> None:
    step = next_step(Stage.delivery, delivery(done=0, proved=0))
    assert step.words == "Nothing presses in Delivery today."
    assert step.why == "Cannot tell yet: no commitments are marked done."


def test_every_check_has_an_act_or_is_known_to_have_none() -> None:
    for stage in Stage:
        order = in_turn(stage)
        assert [one.turn for one in order] == list(range(1, len(order) + 1))
        assert set(order) == set(CHECKS[stage]), "each has something that can be done about it"


def test_following_up_finds_the_late_the_quiet_and_the_fresh() -> None:
    ago = [TODAY - timedelta(days) for days in range(200)]
    live = [
        Standing("fresh", "A", due=TODAY, heard=ago[90]),
        Standing("quiet", "B", heard=ago[91]),
        Standing("silent", "C"),
        Standing("rung", "D", status="late", due=ago[60], heard=ago[14]),
        Standing("overdue", "E", status="live", due=ago[1], heard=ago[15]),
        Standing("older", "F", status="changed", due=ago[30], heard=ago[20]),
        Standing("risky", "G", status="at_risk", heard=ago[40]),
    ]
    found = follow_up(live, TODAY)
    assert (found.live, found.fresh, found.troubled) == (7, 5, 4)
    assert found.quietest is not None
    assert found.quietest.id == "silent"
    assert found.worst is not None
    assert found.worst.id == "older"
    assert follow_up([], TODAY).worst is None


def test_a_figure_for_a_period_still_running_counts_as_heard() -> None:
    assert follow_up([Standing("a", "A", heard=TODAY + timedelta(30))], TODAY).fresh == 1


@st.composite
def places(draw: st.DrawFn) -> PlaceFacts:
    """Any place whose counts hold together: no part is larger than its whole."""

    def parts(most: int, *names: str) -> dict[str, Any]:
        whole = draw(st.integers(0, most))
        return {names[0]: whole, **{name: draw(st.integers(0, whole)) for name in names[1:]}}

    def some(*names: str) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(names), unique=True)))

    day = st.dates(date(2024, 1, 1), date(2027, 6, 1))
    known = draw(st.dictionaries(st.sampled_from([*map(str, ActorType)]), st.integers(0, 5)))
    groups = some("Eastgate", "Block C", "Night workers")
    needs = parts(9, "needs", "needs_evidenced", "needs_without_voice", "needs_without_data")
    sessions = parts(5, "sessions", "promised")
    last = draw(st.none() | day)
    one = EngagementFacts(
        **parts(3, "area_codes"),
        **parts(9000, "population"),
        sector_stated=draw(st.booleans()),
        **parts(2, "funders", "conflicts"),
        known=known,
        engaged={kind: number for kind, number in known.items() if draw(st.booleans())},
        **parts(200, "people_heard", "heard_outside"),
        people_target=draw(st.integers(0, 300)),
        **parts(9, "contacts", "contacts_lawful"),
        groups=groups,
        groups_unmet=groups[: draw(st.integers(0, len(groups)))],
        **needs,
        **sessions,
        unpromised=Named("w", "Hall") if sessions["promised"] < sessions["sessions"] else None,
        last_session=last,
        answered=draw(st.none() | st.dates(last, date(2028, 1, 1))) if last else None,
    )
    priorities = parts(10, "priorities", "rooted", "measured")
    commitments = parts(12, "commitments", "complete", "busiest_count")
    two = CodesignFacts(
        **parts(4, "visions", "agreed", "recorded"),
        **priorities,
        unowned=tuple(Named("p", "Homes") for _ in range(draw(st.integers(0, priorities["priorities"])))),
        **parts(9, "adopted", "with_baseline"),
        **commitments,
        types=some(*ActorType),
        levers=some(*Lever),
        **parts(2, "dissents"),
        no_dissent=draw(st.booleans()),
        **parts(9, "signatures", "signatures_full"),
        published=draw(st.booleans()),
        changed_since=draw(st.sampled_from([True, False, None])),
    )
    standing = st.builds(
        Standing, st.just("c"), st.just("Rooms"), due=st.none() | day, heard=st.none() | day, owned=st.booleans()
    )
    live = follow_up(draw(st.lists(standing, max_size=5)), TODAY)
    done = parts(4, "done", "proved")
    three = DeliveryFacts(
        live=live.live,
        fresh=live.fresh,
        quietest=live.quietest,
        troubled=live.troubled,
        owned=live.owned,
        unowned=live.unowned,
        worst=live.worst,
        **done,
        unproved=Named("c", "Rooms") if done["proved"] < done["done"] else None,
        **parts(9, "evidence", "evidence_checked"),
        begun=draw(st.none() | day),
        reviews=tuple(draw(st.lists(day, max_size=6))),
        **parts(9, "signed_commitments"),
        **parts(5, "amendments", "unexplained"),
        unserved=groups[: draw(st.integers(0, len(groups)))],
        explained=draw(st.booleans()),
    )
    promised = parts(12, "commitments", "accounted")
    four = MeasurementFacts(
        **promised,
        unaccounted=Standing("c", "Rooms") if promised["accounted"] < promised["commitments"] else None,
        **parts(9, "observed", "asked"),
        **parts(9, "valued", "adjusted"),
        **parts(5, "valued_measures", "sourced"),
        **parts(3, "results_held", "results_with_citizen", "results_with_vcse"),
    )
    return PlaceFacts(TODAY, one, two, three, four, stage=draw(st.sampled_from(list(Stage))).value)


@given(places())
def test_any_place_gets_gates_in_sentences_and_a_step_that_leads_somewhere(place: PlaceFacts) -> None:
    for each in gates(place):
        for check in each.checks:
            assert check.says.endswith(".")
            assert not check.says.endswith("..")
            assert "none none" not in check.says
            assert bool(check.remedy) == (check.state != "pass")
    for stage in Stage:
        step = next_step(stage, place)
        assert step.words.endswith((".", "?"))
        assert step.why.endswith((".", "?"))
        assert step.mode in MODES
        home = modes.home(step.tab) if step.tab in NOUNS else None
        if step.mode in set(Stage) and step.tab not in ("", "override"):
            assert home == step.mode, step
        elif step.mode == "overview":
            assert step.tab == "place"
        elif step.mode == "workshops":
            assert step.tab == "workshop"
