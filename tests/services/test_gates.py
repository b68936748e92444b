"""What the gates count in a real book, place by place."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from convene.core.gates.facts import Named, PlaceFacts, Standing
from convene.core.nouns import NOUNS
from convene.core.nouns.delivery import CommitmentDraft
from convene.core.nouns.place import PlaceDraft
from convene.core.views import Check
from convene.core.vocabulary import Stage
from convene.errors import Problem
from convene.services import gates
from convene.services.book import Book
from convene.services.lists import listing
from convene.services.nouns import records
from convene.services.places import places
from convene.services.thread import counts
from tests.making import agreed

TODAY = date(2026, 11, 22)


def noon() -> datetime:
    return datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A book with one place in it, made once and copied."""
    path = tmp_path_factory.mktemp("blank") / "blank.book"
    book = Book(path, now=noon)
    book.do(places.add, PlaceDraft(name="Harrow Quay"))
    book.close()
    return path


class Quay:
    """A book open at one place, with short words for filling it."""

    def __init__(self, path: Path) -> None:
        self.book = Book(path, now=noon)
        self.id = self.book.ask(lambda read: str(read.value("SELECT id FROM place")))

    def add(self, noun: str, place: str = "", **values: Any) -> str:
        draft = NOUNS[noun].draft.model_validate(agreed(noun, values), context={"today": TODAY})
        return self.book.do(records.add, place or self.id, noun, draft).value

    def change(self, noun: str, record_id: str, **values: Any) -> None:
        old = self.book.ask(records.load, noun, record_id)
        self.book.do(records.edit, self.id, noun, record_id, old.model_copy(update=values), "so it was agreed")

    def describe(self, **values: Any) -> None:
        """Fill in the place's own form."""
        old = self.book.ask(records.load, "place", self.id)
        draft = PlaceDraft.model_validate(old.model_dump() | values, context={"today": TODAY})
        self.book.do(places.edit, self.id, draft)

    @property
    def facts(self) -> PlaceFacts:
        return self.book.ask(gates.facts, self.id, TODAY)

    def check(self, check_id: str) -> Check:
        found = self.book.ask(gates.page, self.id, TODAY)
        return next(check for gate in found for check in gate.checks if check.id == check_id)


@pytest.fixture
def quay(blank: Path, tmp_path: Path) -> Iterator[Quay]:
    path = tmp_path / "quay.book"
    shutil.copy(blank, path)
    found = Quay(path)
    yield found
    found.book.close()


def test_a_new_place_is_empty_and_passes_nothing(quay: Quay) -> None:
    found = quay.book.ask(gates.page, quay.id, TODAY)
    assert [gate.stage for gate in found] == list(Stage)
    assert [gate.passed for gate in found] == [0, 0, 0, 0]
    assert quay.facts == PlaceFacts(TODAY)
    assert quay.facts.empty
    step = quay.book.ask(gates.next_step, quay.id, "delivery", TODAY)
    assert (step.mode, step.tab) == ("overview", "place")


def test_a_place_that_is_gone_is_a_problem_with_a_hint(quay: Quay) -> None:
    with pytest.raises(Problem) as caught:
        quay.book.ask(gates.page, "nowhere", TODAY)
    assert caught.value.hint


def test_the_place_says_who_it_is_and_who_convenes(quay: Quay) -> None:
    quay.describe(
        area_codes="E01000001, E01000002",
        population="8,420",
        convener_sector="third",
        convener_funded_by="Quay Trust",
        convener_conflicts="none known",
        people_target=100,
        priority_groups="Eastgate; Night workers",
    )
    here = quay.facts.engagement
    assert (here.area_codes, here.population, here.people_target) == (2, 8420, 100)
    assert (here.sector_stated, here.funders, here.conflicts) == (True, 1, 1)
    assert here.groups == here.groups_unmet == ("Eastgate", "Night workers")
    assert quay.check("ENG-1").state == "pass"
    assert quay.check("ENG-5").state == "pass"


def test_actors_count_by_their_primary_type_and_only_once_they_take_part(quay: Quay) -> None:
    for name, kind, relationship in (
        ("Hospital", "anchor", "signed"),
        ("Borough", "anchor", "committed"),
        ("Homes", "developer", "contacted"),
        ("Brewery", "msme", "engaged"),
        ("Bakery", "msme", "withdrawn"),
    ):
        quay.add("actor", name=name, primary_type=kind, relationship=relationship, secondary_types=["vcse"])
    here = quay.facts.engagement
    assert here.known == {"anchor": 2, "developer": 1, "msme": 1}
    assert here.engaged == {"anchor": 2, "msme": 1}


def test_people_and_groups_are_heard_at_workshops_that_were_held(quay: Quay) -> None:
    quay.describe(priority_groups="Eastgate; Night workers")
    crowd = [{"actor_type": "citizen", "people": 40}, {"actor_type": "vcse", "people": 3}]
    quay.add(
        "workshop", title="Hall", status="held", date="2026-10-01", attendance=crowd, groups=["EAST gate", "eastgate "]
    )
    quay.add("workshop", title="Next", status="planned", date="2026-12-01", attendance=crowd, groups=["Night workers"])
    here = quay.facts.engagement
    assert here.people_heard == 43
    assert here.groups_unmet == ("Night workers",)


def test_the_answer_counts_from_the_last_engagement_workshop(quay: Quay) -> None:
    quay.add("workshop", title="One", status="held", date="2026-09-01", influence="consult")
    quay.add("workshop", title="Two", status="held", date="2026-10-01")
    quay.add("workshop", title="Three", status="planned", date="2026-12-05")
    quay.add("workshop", title="Off", status="cancelled", date="2026-12-06")
    quay.add("workshop", title="Signing", stage="codesign", status="held", date="2026-11-01")
    quay.add("reply", text="Early", sent_on="2026-09-20")
    quay.add("reply", text="Other", kind="result", sent_on="2026-10-02")
    quay.add("reply", text="Unsent")
    quay.add("reply", text="To come", sent_on="2026-12-24")
    here = quay.facts.engagement
    assert (here.last_session, here.answered) == (date(2026, 10, 1), None)
    assert (here.sessions, here.promised) == (3, 1)
    assert here.unpromised is not None
    assert here.unpromised.name == "Three"
    quay.add("reply", text="Heard", sent_on="2026-10-20")
    assert quay.facts.engagement.answered == date(2026, 10, 20)
    assert quay.check("ENG-8").state == "pass"


def test_needs_are_counted_by_their_evidence(quay: Quay) -> None:
    voice, bare = {"kind": "voice", "text": "We wait."}, {"kind": "data", "text": "31 %"}
    data = {**bare, "source": "Bus survey"}
    quay.add("need", statement="Both", evidence=[voice, data])
    quay.add("need", statement="Voice", evidence=[voice, voice])
    quay.add("need", statement="None")
    here = quay.facts.engagement
    assert (here.needs, here.needs_evidenced, here.needs_without_voice, here.needs_without_data) == (3, 1, 1, 2)
    quay.add("need", statement="Nobody knows where from", evidence=[voice, bare])
    quay.add("need", statement="One of each", evidence=[voice, bare, data])
    here = quay.facts.engagement
    assert (here.needs, here.needs_evidenced, here.needs_without_data, here.needs_unsourced) == (5, 2, 3, 1)
    assert "the data of one names no source" in quay.check("ENG-7").says
    states = {one.title: one.state for one in quay.book.ask(listing.listing, quay.id, "need", TODAY).items}
    assert states == {
        "Both": "evidenced",
        "Voice": "no data yet",
        "None": "no evidence yet",
        "Nobody knows where from": "no source yet",
        "One of each": "evidenced",
    }


def test_a_voice_hangs_loose_until_a_vision_that_stands_takes_it_up(quay: Quay) -> None:
    def loose() -> str:
        return quay.book.ask(counts.page, quay.id, quay.book.today)[0].loose

    for name in ("bus", "lamp", "bench"):
        quay.add("contribution", slug=name, text=name)
    quay.add("need", slug="way", statement="A way home", contributions=["bus"])
    assert loose() == "3 not yet in a vision", "a need is no vision"
    quay.add("vision", slug="old", statement="Given up", status="retired", contributions=["lamp"], needs=["way"])
    assert loose() == "3 not yet in a vision", "nor is one that was given up"
    quay.add("vision", slug="home", statement="Everybody gets home", needs=["way"], contributions=["lamp"])
    assert loose() == "1 not yet in a vision"


def test_visions_priorities_and_baselines(quay: Quay) -> None:
    quay.add("vision", statement="Old", status="retired")
    quay.add("vision", statement="Draft")
    quay.add("vision", statement="Agreed", status="agreed", agreed_how="consent", votes_for=41)
    quay.add("vision", statement="Nodded through", status="agreed", agreed_how="consent")
    quay.add("need", statement="Warm homes", slug="warm")
    aim = {"measure": "WK1.3", "target": 20, "by": "2028-12-31", "baseline": 3}
    quay.add("priority", title="Jobs", rank=2, needs=["warm"], outcomes=["WK1"], targets=[aim])
    quay.add("priority", title="Homes", rank=1, needs=["warm"])
    quay.add("adoption", measure="WK1.3")
    quay.add("adoption", measure="WK1.4", no_baseline_reason="Never counted.")
    quay.add("adoption", measure="LW1.1", baseline=0)
    quay.add("adoption", measure="LW1.2")
    here = quay.facts.codesign
    assert (here.visions, here.agreed, here.recorded, here.typed) == (3, 2, 0, 1)
    decided = {"text": "Yes", "visions": ["agreed"], "method": "consent", "turnout": 41, "priorities": ["jobs"]}
    quay.add("decision", **decided, minority="Two wanted more.", slug="yes")
    there = quay.facts.codesign
    assert (there.recorded, there.typed, there.chosen, there.minorities) == (1, 0, 1, 1)
    quay.add("decision", **decided | {"text": "Anew"}, supersedes="yes")
    assert quay.facts.codesign.minorities == 0, "a decision that was replaced asks for nothing"
    assert (here.priorities, here.rooted, here.measured) == (2, 1, 1)
    assert [one.name for one in here.unowned] == ["Homes", "Jobs"]
    assert (here.adopted, here.with_baseline) == (4, 3)


def promise(quay: Quay, title: str, actor: str, **values: Any) -> str:
    whole: dict[str, Any] = {
        "title": title,
        "actor": actor,
        "wording": "We will.",
        "lever": "procurement",
        "measure": "WK1.3",
        "quantity": 20,
        "start": "2026-01-01",
        "due": "2027-12-31",
        "evidence": ["payroll"],
    }
    return quay.add("commitment", **whole | values)


def actors(quay: Quay) -> None:
    quay.add("actor", name="Hospital", slug="hospital", primary_type="anchor")
    quay.add("actor", name="Brewery", slug="brewery", primary_type="msme")


def test_commitments_are_seen_whole(quay: Quay) -> None:
    actors(quay)
    quay.add("priority", title="Jobs", slug="jobs")
    quay.add("priority", title="Homes", slug="homes", rank=2)
    promise(quay, "First jobs", "hospital", priorities=["jobs"], beneficiaries="Young people", claimed_share="0.7")
    promise(quay, "Taster days", "brewery", beneficiaries="young people", claimed_share="0.4", lever="business_action")
    promise(quay, "Half-said", "brewery", wording="", evidence=[], due=None, lever=None)
    promise(quay, "Given up", "brewery", priorities=["homes"], status="withdrawn", due=None)
    here = quay.facts.codesign
    assert (here.commitments, here.complete) == (3, 2)
    assert dict(here.gaps) == {"wording": 1, "due date": 1, "evidence rule": 1, "lever": 1}
    assert (here.types, here.levers) == (("anchor", "msme"), ("business_action", "procurement"))
    assert (here.busiest, here.busiest_count) == ("Brewery", 2)
    assert [one.name for one in here.unowned] == ["Homes"]
    (clash,) = here.clashes
    assert (clash.actors, clash.total) == (("Hospital", "Brewery"), Decimal("1.1"))
    assert quay.check("COD-8").state == "fail"


def test_signatures_and_dissent(quay: Quay) -> None:
    actors(quay)
    quay.add("signature", actor="hospital", signed_by="Chief executive", authority="Board", signed_on="2026-02-01")
    quay.add("signature", actor="brewery", signed_by="Owner")
    quay.add("manifesto", title="Manifesto of the Quay", no_dissent=True)
    here = quay.facts.codesign
    assert (here.signatures, here.signatures_full) == (2, 1)
    assert (here.dissents, here.no_dissent) == (0, True)
    quay.add("dissent", raised_by="A tenant", about="jobs", text="Too few.")
    assert quay.check("COD-9").state == "warn"


def test_follow_up_hears_actors_and_figures(quay: Quay) -> None:
    actors(quay)
    promise(quay, "Told", "hospital", status="live", heard_on="2026-11-01")
    seen = promise(quay, "Counted", "hospital", status="live", heard_on="2026-01-01", slug="counted")
    promise(quay, "Late", "brewery", status="late", due="2026-10-01", heard_on="2026-08-01")
    promise(quay, "Misdated", "brewery", status="live", heard_on="2027-08-01")
    promise(quay, "Offered", "brewery")
    done = promise(quay, "Done", "hospital", status="done", slug="done")
    quay.add("observation", commitment="counted", quantity=3, period_end="2026-09-30")
    here = quay.facts.delivery
    assert (here.live, here.fresh, here.troubled) == (4, 2, 1)
    assert here.quietest is not None
    assert here.quietest.title == "Misdated"
    assert here.worst is not None
    assert (here.worst.title, here.worst.actor, here.worst.heard) == ("Late", "Brewery", date(2026, 8, 1))
    assert (here.done, here.proved, here.unproved) == (1, 0, Named(done, "Done"))
    assert quay.facts.measurement.accounted == 1
    assert seen != done


def test_whoever_accepted_today_was_heard_from_today(quay: Quay) -> None:
    actors(quay)
    promise(quay, "Fresh", "hospital", status="live", accepted_on=quay.book.today)
    misdated = CommitmentDraft(title="Misdated", actor="hospital", status="live", accepted_on=date(2027, 8, 1))
    quay.book.do(records.add_many, quay.id, {"commitment": [("", misdated)]})  # as from an older book
    here = quay.facts.delivery
    assert (here.live, here.fresh) == (2, 1)
    assert here.quietest is not None
    assert here.quietest.title == "Misdated"


def test_trouble_has_an_owner_where_an_open_action_has_one_and_a_day(quay: Quay) -> None:
    actors(quay)
    promise(quay, "Late", "brewery", status="late", due="2026-10-01", slug="late")
    promise(quay, "Risky", "hospital", status="at_risk", slug="risky")
    assert quay.check("DEL-3").says.startswith("None of two commitments late or at risk has")
    quay.add("action", what="Ring them", commitment="late", owner="convener")
    quay.add("action", what="Rang them", commitment="late", owner="convener", due="2026-11-01", done_on="2026-11-02")
    assert quay.facts.delivery.owned == 0, "without a day, or done already, it owns nothing"
    quay.add("action", what="Ring them", commitment="late", owner="convener", due="2026-11-30")
    assert (quay.facts.delivery.owned, quay.check("DEL-3").state) == (1, "fail")
    quay.add("action", what="Meet them", commitment="risky", owner="Hospital", due="2026-12-01")
    assert quay.check("DEL-3").state == "pass"


def test_contacts_count_as_lawful_with_basis_day_and_source(quay: Quay) -> None:
    sound = {"purpose": "Inviting", "basis": "consent", "given_on": "2026-10-01", "source": "sign-up sheet"}
    quay.add("person", name="Head of procurement", bases=[sound])
    assert quay.check("ENG-4").state == "pass"
    for lacking in ({"given_on": None}, {"source": ""}, {"withdrawn_on": "2026-11-01"}):
        quay.add("person", name="Somebody", bases=[sound | lacking])
    quay.add("person", name="Nobody told")
    here = quay.facts.engagement
    assert (here.contacts, here.contacts_lawful) == (5, 1)
    assert quay.check("ENG-4").state == "fail"


def test_outreach_counts_people_and_reaches_groups(quay: Quay) -> None:
    quay.describe(priority_groups="Eastgate; Night workers; Young people; Łódź Club 100%")
    quay.add("workshop", title="Hall", status="held", date="2026-10-01", groups=["Eastgate"],
             attendance=[{"actor_type": "citizen", "people": 40}])  # fmt: skip
    quay.add("outreach", what="At the bus stop", people=12, groups=["night WORKERS"])
    quay.add("actor", name="Youth club", slug="youth", primary_type="vcse", tags=["young people"])
    here = quay.facts.engagement
    assert (here.people_heard, here.heard_outside) == (52, 12)
    assert here.groups_unmet == ("Young people", "Łódź Club 100%")
    quay.add("outreach", what="Rang", actor="youth")
    quay.add("actor", name="Club", primary_type="vcse", tags=["Łódź Club 100%"], relationship="contacted")
    assert quay.facts.engagement.groups_unmet == ()


def test_a_group_like_another_is_not_reached_by_its_name_alone(quay: Quay) -> None:
    quay.describe(priority_groups="100%; a_b")
    quay.add("actor", name="Club", primary_type="vcse", tags=["100 and more", "axb"], relationship="engaged")
    assert quay.facts.engagement.groups_unmet == ("100%", "a_b")


def test_people_to_hear_come_from_the_plan_where_the_place_names_no_number(quay: Quay) -> None:
    quay.add("target", name="Small businesses", actor_type="msme", people=20)
    quay.add("target", name="Citizens", actor_type="citizen", people=60)
    quay.add("target", name="Young people", group="Young people", people=30)
    assert quay.facts.engagement.people_target == 80, "lines by group count the same people again"
    quay.describe(people_target=100)
    assert quay.facts.engagement.people_target == 100


def test_facts_are_counted_once_for_each_state_of_the_book(quay: Quay) -> None:
    assert quay.facts is quay.facts
    first = quay.facts
    quay.add("need", statement="Warm homes")
    assert (first.engagement.needs, quay.facts.engagement.needs) == (0, 1)
    quay.book.undo(quay.id)
    assert quay.facts.engagement.needs == 0
    assert quay.book.ask(gates.facts, quay.id, date(2026, 12, 1)).today == date(2026, 12, 1)


def test_while_writing_facts_are_counted_anew(quay: Quay) -> None:
    def write(writer: Any) -> tuple[int, int]:
        before = gates.facts(writer, quay.id, TODAY).engagement.needs
        records.add(writer, quay.id, "need", NOUNS["need"].draft.model_validate({"statement": "Warm homes"}))
        return before, gates.facts(writer, quay.id, TODAY).engagement.needs

    assert quay.book.do(write).value == (0, 1)


def test_evidence_wants_other_eyes_than_the_claimants(quay: Quay) -> None:
    actors(quay)
    promise(quay, "Done", "hospital", status="done", slug="done")
    proofs = [
        {"text": "Payroll", "checked_by": "Auditor"},
        {"text": "Word of mouth"},
        {"text": "Own count", "checked_by": "HOSPITAL"},
    ]
    quay.add("observation", commitment="done", quantity=3, period_end="2026-09-30", evidence=proofs)
    here = quay.facts.delivery
    assert (here.evidence, here.evidence_checked, here.proved) == (3, 1, 1)


def test_reviews_count_from_the_first_signature(quay: Quay) -> None:
    actors(quay)
    promise(quay, "Early", "hospital", start="2025-01-01", status="live")
    assert quay.facts.delivery.begun == date(2025, 1, 1)
    quay.add("signature", actor="hospital", signed_on="2026-02-01")
    quay.add("workshop", title="Review", kind="review", stage="delivery", status="held", date="2026-05-05")
    quay.add("workshop", title="To come", kind="review", stage="delivery", status="planned", date="2026-08-08")
    here = quay.facts.delivery
    assert (here.begun, here.reviews) == (date(2026, 2, 1), (date(2026, 5, 5),))
    assert here.signed_commitments == 1
    assert "none in July to September 2026" in quay.check("DEL-5").says


def test_changing_a_signed_commitment_without_a_reason_is_seen(quay: Quay) -> None:
    actors(quay)
    jobs = promise(quay, "Jobs", "hospital", status="live")
    promise(quay, "Own", "brewery", status="live")
    quay.add("signature", actor="hospital", signed_on="2026-02-01")
    assert quay.check("DEL-6").state == "pass"
    quay.change("commitment", jobs, quantity=Decimal(12))
    assert (quay.facts.delivery.amendments, quay.facts.delivery.unexplained) == (1, 0)
    for of, on in (("jobs", "2026-03-01"), ("jobs", "2026-01-01"), ("own", "2026-03-01")):
        quay.add("amendment", commitment=of, what="Quantity", why="", changed_on=on)  # as from an older book
    assert (quay.facts.delivery.amendments, quay.facts.delivery.unexplained) == (2, 1), "only what was signed by then"
    assert quay.check("DEL-6").state == "fail"


def test_priority_groups_benefit_where_an_observation_names_them(quay: Quay) -> None:
    actors(quay)
    quay.describe(priority_groups="Eastgate; Night workers", nothing_for="The night bus starts in spring.")
    promise(quay, "Jobs", "hospital", slug="jobs")
    quay.add("observation", commitment="jobs", quantity=3, period_end="2026-09-30", groups=["eastgate"])
    here = quay.facts.delivery
    assert (here.unserved, here.explained) == (("Night workers",), True)


def test_values_are_counted_where_a_unit_value_is_claimed(quay: Quay) -> None:
    actors(quay)
    promise(quay, "Jobs", "hospital", slug="jobs", status="live")
    promise(quay, "Law", "hospital", slug="law", legally_required=True)
    promise(quay, "Spend", "brewery", slug="spend", measure="LW1.1", not_delivered_because="Sold up.")
    last = promise(quay, "Last", "brewery", slug="last", due="2026-12-01", status="live")
    promise(quay, "Offered", "brewery", due="2026-11-01")
    full: dict[str, Any] = {
        "deadweight": 0,
        "attribution": 25,
        "displacement": 0,
        "drop_off": 0,
        "adjustment_reason": "Asked.",
    }
    for commitment, day, extra in (
        ("jobs", "2026-08-31", full),
        ("jobs", "2026-09-30", full | {"drop_off": None}),
        ("law", "2026-09-30", full),
        ("spend", "2026-09-30", full | {"unintended": "none found"}),
    ):
        quay.add("observation", commitment=commitment, quantity=1, period_end=day, **extra)
    here = quay.facts.measurement
    assert (here.commitments, here.accounted, here.observed, here.asked) == (3, 2, 2, 1), "the law's own counts nowhere"
    assert here.unaccounted == Standing(last, "Last", "Brewery", "live", date(2026, 12, 1))
    assert (here.observations, here.valued, here.adjusted, here.settled) == (4, 1, 0, 0), "one period lacks drop-off"
    assert (here.valued_measures, here.sourced) == (1, 1)
    assert "waits" in quay.check("MEA-5").says
    quay.add("assumption", commitment="jobs", kind="drop_off", central=0, low=0, high=10, reason="Asked a year on.")
    here = quay.facts.measurement
    assert (here.valued, here.adjusted, here.settled) == (1, 1, 1), "the commitment's own holds where a period has none"
    assert [quay.check(f"MEA-{one}").state for one in (2, 3, 4, 5)] == ["pass", "pass", "pass", "warn"]


def test_a_unit_value_without_a_licence_is_not_sourced(quay: Quay) -> None:
    actors(quay)
    measure = quay.book.ask(records.find, quay.id, "measure", "WK1.3")
    quay.change("measure", measure, proxy_licence="")
    promise(quay, "Jobs", "hospital", slug="jobs", status="live")
    quay.add("observation", commitment="jobs", quantity=1, period_end="2026-09-30")
    here = quay.facts.measurement
    assert (here.valued_measures, here.sourced) == (1, 0)


def test_results_are_checked_by_citizens_and_voluntary_groups(quay: Quay) -> None:
    kept: dict[str, Any] = {"kind": "results", "stage": "measurement", "status": "held"}
    quay.add("workshop", title="One", **kept, attendance=[{"actor_type": "citizen", "people": 5}])
    quay.add(
        "workshop",
        title="Two",
        **kept,
        attendance=[{"actor_type": "vcse", "people": 1}, {"actor_type": "citizen", "people": 0}],
    )
    here = quay.facts.measurement
    assert (here.results_held, here.results_with_citizen, here.results_with_vcse, here.results_with_both) == (
        2,
        1,
        1,
        0,
    )


def test_the_last_reason_given_for_a_check_stands(quay: Quay) -> None:
    quay.add("override", check="ENG-2", reason="No developer works here.")
    quay.add("override", check="eng-2", slug="again", reason="Nobody builds here.")
    assert quay.check("ENG-2").override == "Nobody builds here."
    assert quay.check("ENG-2").state == "fail"
    assert not quay.check("ENG-3").override


def test_an_exported_manifesto_is_seen_to_change(quay: Quay) -> None:
    actors(quay)
    jobs = promise(quay, "Jobs", "hospital", status="live")
    assert quay.check("COD-11").state == "fail"
    quay.add("publication", published_on="2026-11-20", sha256="ab", status="signed")
    assert quay.check("COD-11").state == "pass"
    quay.add("contribution", text="Still no bus.")
    quay.change("commitment", jobs, heard_on=date(2026, 11, 21))
    quay.add("actor", name="Newcomer", primary_type="supplier")
    assert quay.check("COD-11").state == "pass"
    quay.change("commitment", jobs, quantity=Decimal(12))
    assert quay.check("COD-11").state == "warn"
    quay.book.undo(quay.id)
    assert quay.check("COD-11").state == "pass"
    quay.book.redo(quay.id)
    assert quay.check("COD-11").state == "warn"
    quay.add("publication", published_on="2026-11-22", sha256="cd", status="signed")
    assert quay.check("COD-11").state == "pass"


def test_undoing_what_was_there_at_the_export_is_a_change(quay: Quay) -> None:
    quay.add("dissent", raised_by="A tenant", about="jobs", text="Too few.")
    quay.add("publication", published_on="2026-11-20", sha256="ab", status="signed")
    made = quay.book.ask(lambda read: str(read.value("SELECT id FROM change WHERE label LIKE '%dissent%'")))
    quay.book.undo(quay.id, made)
    assert quay.check("COD-11").state == "warn"


def test_another_place_in_the_book_does_not_count(quay: Quay) -> None:
    other = quay.book.do(places.add, PlaceDraft(name="Elsewhere")).value
    quay.add("actor", other, name="Hospital", slug="hospital", primary_type="anchor", relationship="signed")
    quay.add("need", other, statement="Warm homes", evidence=[{"kind": "voice", "text": "Cold."}])
    quay.add("workshop", other, title="Hall", status="held", date="2026-10-01", groups=["Eastgate"])
    quay.add("commitment", other, title="Jobs", actor="hospital", measure="WK1.3", status="done", slug="jobs")
    quay.add("observation", other, commitment="jobs", quantity=1, period_end="2026-09-30")
    quay.add("signature", other, actor="hospital", signed_on="2026-01-01")
    quay.add("override", other, check="ENG-1", reason="Because.")
    quay.add("publication", other, published_on="2026-11-20", sha256="ab")
    assert quay.facts == PlaceFacts(TODAY)


def test_what_people_typed_stays_one_sentence_on_one_line(nasty: Book, nasty_id: str) -> None:
    for gate in nasty.ask(gates.page, nasty_id, TODAY):
        for check in gate.checks:
            assert check.says.endswith(".")
            assert "\n" not in check.says
            assert len(check.says) < 400
    for stage in Stage:
        step = nasty.ask(gates.next_step, nasty_id, stage, TODAY)
        assert "\n" not in step.words + step.why
        assert len(step.words) < 250


def test_asking_loads_nothing_heavy(quay: Quay) -> None:
    quay.book.close()
    code = (
        "import sys; from datetime import date, datetime, UTC; from pathlib import Path; "
        "from convene.services.book import Book; from convene.services import gates; "
        "book = Book(Path(sys.argv[1]), now=lambda: datetime(2026, 11, 22, tzinfo=UTC)); "
        "book.ask(gates.page, sys.argv[2], date(2026, 11, 22)); book.close(); "
        "heavy = {'pydantic', 'sqlmodel', 'sqlalchemy', 'textual'} & set(sys.modules); sys.exit(', '.join(heavy) or 0)"
    )
    asked = [sys.executable, "-c", code, str(quay.book.path), quay.id]
    done = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_awkward_facts_are_counted_as_the_stage_model_says(quay: Quay) -> None:
    quay.add("actor", name="Hospital", slug="hospital", primary_type="anchor", aliases=["St Mary's"])
    quay.describe(priority_groups="Eastgate")
    promise(quay, "Given up", "hospital", status="withdrawn", due="2026-01-01")
    promise(quay, "To come", "hospital", status="accepted", start="2027-01-01", due="2027-12-31")
    promise(quay, "Jobs", "hospital", status="done", slug="jobs")
    promise(quay, "Law", "hospital", status="done", slug="law", legally_required=True)
    here = quay.facts.delivery
    assert (here.live, here.to_come, here.troubled, here.done, here.proved) == (0, 1, 0, 1, 0)
    proof = [{"text": "Payroll", "checked_by": by} for by in ("HOSPITAL", "st mary's", " hospital ", " ", "Panel")]
    quay.add("observation", commitment="jobs", quantity=0, period_end="2026-09-30", groups=["Eastgate"], evidence=proof)
    quay.add("observation", commitment="law", quantity=9, period_end="2026-09-30", groups=["Eastgate"])
    here = quay.facts.delivery
    assert (here.evidence, here.evidence_checked) == (5, 1), "none of its own names is a second pair of eyes"
    assert here.unserved == ("Eastgate",), "nothing seen, and what the law asks for, is no benefit"
