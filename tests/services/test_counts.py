"""Every count that is shown is held against the rows: counted once more, in plain Python, from the place's own file.

The books are the samples, and what is left of them after a walk of random edits and removals, so that references lead
nowhere, states are odd and days lie ahead.
"""

from __future__ import annotations

import random
import tomllib
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from convene.core.nouns import NOUNS
from convene.core.vocabulary import ENGAGED
from convene.errors import Problem
from convene.files.documents.blocks import Figures
from convene.services import gates, manifesto
from convene.services.book import Book
from convene.services.engagement import follow_ups, what_we_heard
from convene.services.engagement.stakeholders import coverage
from convene.services.engagement.stakeholders.map_placing import spots
from convene.services.files import own_files
from convene.services.lists import listing
from convene.services.manifesto.gathered import Gathered
from convene.services.nouns import records
from convene.services.thread import counts
from tests.conftest import SAMPLES, only_place
from tests.making import change, ids, text

Rows = list[dict[str, Any]]
WALK = 60
SHAKEN = (
    ("vision", "status"), ("commitment", "status"), ("workshop", "status"), ("actor", "relationship"),
    ("reply", "sent_on"), ("observation", "period_end"), ("signature", "signed_on"), ("workshop", "date"),
    ("actor", "primary_type"), ("contribution", "workshop"), ("observation", "commitment"),
)  # fmt: skip


class Place:
    """A place as its own file tells it."""

    def __init__(self, book: Book, place: str) -> None:
        self.held = tomllib.loads(text(book, place))
        self.today = book.today

    def __getitem__(self, noun: str) -> Rows:
        return list(self.held.get(noun, []))

    def of(self, stage: str) -> Rows:
        """The workshops of a stage."""
        return [one for one in self["workshop"] if one.get("stage", "engagement") == stage]

    def sent(self) -> Rows:
        return [one for one in self["reply"] if one.get("sent_on") and one["sent_on"] <= self.today]

    def answered(self) -> set[str]:
        """Voices somebody was told about: themselves, their workshop, or a vision they became part of."""
        found: set[str] = set()
        for reply in self.sent():
            found |= set(reply.get("contributions", []))
            found |= {one["slug"] for one in self["contribution"] if one.get("workshop", "-") == reply.get("workshop")}
            for vision in self["vision"]:
                if vision["slug"] in reply.get("visions", []):
                    found |= set(vision.get("contributions", []))
        return found

    def visions(self) -> Rows:
        return [one for one in self["vision"] if one.get("status", "draft") != "retired"]

    def made(self) -> Rows:
        """What was accepted and stands; what the law asks for anyway is not counted."""
        return [one for one in self.voluntary() if one.get("status", "offered") not in ("offered", "withdrawn")]

    def voluntary(self) -> Rows:
        return [one for one in self["commitment"] if not one.get("legally_required")]

    def taking_part(self) -> set[str]:
        """Who is engaged, has accepted a commitment or has signed, and has not withdrawn."""
        stand = {one["slug"]: one.get("relationship", "identified") for one in self["actor"]}
        found = {slug for slug, far in stand.items() if far in ENGAGED}
        found |= {one["actor"] for one in self["signature"] if "signed_on" in one and "withdrawn_on" not in one}
        found |= {one["actor"] for one in self.made() if "actor" in one}
        return {slug for slug in found if stand.get(slug) != "withdrawn"}

    def untaken(self) -> int:
        """Voices that neither stand in a vision nor behind a need that does."""
        taken = {slug for vision in self.visions() for slug in vision.get("contributions", [])}
        needs = {slug for vision in self.visions() for slug in vision.get("needs", [])}
        taken |= {slug for need in self["need"] if need["slug"] in needs for slug in need.get("contributions", [])}
        return sum(one["slug"] not in taken for one in self["contribution"])

    def voices(self, needs: Rows, own: Sequence[str] = ()) -> int:
        """What needs came from, each contribution once, or the voices of their evidence: whichever are more."""
        said = set(own).union(*(one.get("contributions", []) for one in needs))
        return max(len(said), sum(row["kind"] == "voice" for one in needs for row in one.get("evidence", [])))

    def voices_of_vision(self, vision: dict[str, Any]) -> int:
        answered = [one for one in self["need"] if one["slug"] in vision.get("needs", [])]
        return self.voices(answered, vision.get("contributions", []))

    def unkept(self) -> int:
        """Visions without a commitment, their own or one of a priority of theirs."""
        served = {slug for one in self.made() for slug in one.get("priorities", [])}
        kept = {slug for one in self.made() for slug in one.get("visions", [])}
        kept |= {slug for one in self["priority"] if one["slug"] in served for slug in one.get("visions", [])}
        return sum(one["slug"] not in kept for one in self.visions())

    def heard(self, stage: str) -> int:
        rows = [one for one in self.of(stage) if one.get("status") == "held"]
        return sum(row["people"] for one in rows for row in one.get("attendance", []))


def shaken(book: Book, place: str, seed: int) -> None:
    """Random edits and removals, as far as the program lets them happen."""
    dice = random.Random(seed)
    days = [book.today + timedelta(days=far) for far in (-400, -1, 0, 1, 90)]
    for _ in range(WALK):
        noun, name = dice.choice(SHAKEN)
        there = ids(book, place, noun)
        if not there:
            continue
        one = dice.choice(there)
        field = next(field for field in NOUNS[noun].fields if field.name == name)
        value: Any = dice.choice(days if field.kind == "date" else list(field.choices) or [""])
        with suppress(Problem):
            if dice.random() < 0.25:
                book.do(records.remove, place, noun, [one])
            else:
                change(book, place, noun, one, "Shaken.", **{name: value})


BOOKS = [(sample, seed) for sample in SAMPLES for seed in (0, 1, 2)]


@pytest.mark.parametrize(("sample", "seed"), BOOKS, ids=lambda one: getattr(one, "stem", str(one)))
def test_what_is_counted_is_there(book: Book, sample: Path, seed: int) -> None:
    book.do(own_files.bring_place, own_files.read_place(sample.read_bytes(), book.today))
    place = only_place(book)
    if seed:
        shaken(book, place, seed)
    rows = Place(book, place)
    for check in (
        check_the_thread, check_what_waits_for_an_answer, check_lists, check_voices, check_gates, check_coverage,
        check_who_matters, check_what_is_due, check_the_manifesto,
    ):  # fmt: skip
        check(book, place, rows)


def check_the_thread(book: Book, place: str, rows: Place) -> None:
    said, visions, decided, commitments, measured, replied = book.ask(counts.page, place, book.today)
    assert said.number == len(rows["contribution"])
    assert _leading(said.loose) == rows.untaken()
    assert visions.number == len(rows.visions())
    assert _leading(visions.loose) == sum(not rows.voices_of_vision(one) for one in rows.visions())
    agreed = sum(one.get("status") == "agreed" for one in rows.visions())
    assert (decided.number, _leading(decided.loose)) == (agreed, len(rows.visions()) - agreed)
    assert (commitments.number, _leading(commitments.loose)) == (len(rows.made()), rows.unkept())
    observed = {one.get("commitment") for one in rows["observation"]}
    counted = sum(one["slug"] in observed for one in rows.made())
    assert (measured.number, _leading(measured.loose)) == (counted, len(rows.made()) - counted)
    untold = len({one["slug"] for one in rows["contribution"]} - rows.answered())
    assert (replied.number, _leading(replied.loose)) == (len(rows.sent()), untold)


def _leading(words: str) -> int:
    """The number a phrase begins with; nought for one that says that all is well or nothing is there."""
    first = words.split()[0].replace(",", "")
    return int(first) if first.isdigit() else 0


def check_what_waits_for_an_answer(book: Book, place: str, rows: Place) -> None:
    offered = book.ask(what_we_heard.choices, place, book.today)
    untold = {one["slug"] for one in rows["contribution"]} - rows.answered()
    assert (offered[-1].said, offered[-1].untold) == (len(rows["contribution"]), len(untold))
    by = Counter(one["workshop"] for one in rows["contribution"] if one.get("workshop"))
    waiting = Counter(one["workshop"] for one in rows["contribution"] if one.get("workshop") and one["slug"] in untold)
    slugs = {one: book.ask(records.load, "workshop", one).slug for one in ids(book, place, "workshop")}  # type: ignore[attr-defined]
    assert {slugs[one.scope.workshop]: (one.said, one.untold) for one in offered[:-1]} == {
        slug: (number, waiting[slug]) for slug, number in by.items()
    }


def check_lists(book: Book, place: str, rows: Place) -> None:
    for noun in (
        "actor",
        "workshop",
        "contribution",
        "need",
        "vision",
        "priority",
        "commitment",
        "observation",
        "link",
    ):
        found = book.ask(listing.listing, place, noun, book.today)
        assert (noun, len(found.items), found.total) == (noun, len(rows[noun]), len(rows[noun]))


def check_voices(book: Book, place: str, rows: Place) -> None:
    needs = book.ask(listing.listing, place, "need", book.today)
    assert sorted(_leading(one.figure) for one in needs.items) == sorted(rows.voices([one]) for one in rows["need"])
    visions = book.ask(listing.listing, place, "vision", book.today)
    assert sorted(_leading(one.sub) for one in visions.items) == sorted(map(rows.voices_of_vision, rows["vision"]))
    seen = book.ask(gates.counted, place, book.today).engagement
    assert seen.needs_without_voice == sum(not rows.voices([one]) for one in rows["need"])


def check_gates(book: Book, place: str, rows: Place) -> None:
    seen = book.ask(gates.counted, place, book.today)
    here, made, kept = seen.engagement, seen.codesign, seen.measurement
    stand = {one["slug"]: one.get("relationship", "identified") for one in rows["actor"]}
    taking = [one for one in rows["actor"] if stand[one["slug"]] != "withdrawn"]
    assert here.known == Counter(one["primary_type"] for one in taking)
    assert here.engaged == Counter(one["primary_type"] for one in taking if one["slug"] in rows.taking_part())
    outside = sum(one.get("people", 0) for one in rows["outreach"])
    assert (here.people_heard, here.heard_outside) == (rows.heard("engagement") + outside, outside)
    assert (here.contributions, here.needs) == (len(rows["contribution"]), len(rows["need"]))
    sessions = [one for one in rows.of("engagement") if one.get("status") != "cancelled"]
    assert (here.sessions, here.promised) == (len(sessions), sum(bool(one.get("influence")) for one in sessions))
    assert (made.visions, made.agreed) == (
        len(rows.visions()), sum(one.get("status") == "agreed" for one in rows.visions()),
    )  # fmt: skip
    assert made.priorities == len(rows["priority"])
    assert made.signatures == sum("withdrawn_on" not in one for one in rows["signature"])
    proofs = [(proof, _holder(rows, one)) for one in rows["observation"] for proof in one.get("evidence", [])]
    assert seen.delivery.evidence == len(proofs)
    assert seen.delivery.evidence_checked == sum(
        proof.get("checked_by", "") not in ("", holder) for proof, holder in proofs
    )
    assert kept.observations == len(rows["observation"])
    mine = {one["slug"] for one in rows.voluntary()}
    observed = {one.get("commitment") for one in rows["observation"]} & mine
    accepted = {one["slug"] for one in rows.voluntary() if one.get("status", "offered") != "offered"}
    assert (kept.commitments, kept.observed) == (len(accepted | observed), len(observed))


def check_who_matters(book: Book, place: str, rows: Place) -> None:
    there = rows.taking_part()
    assert {one.handle for one in book.ask(spots, place) if one.heard} == there
    partners = book.ask(Gathered, place).organisations
    assert partners == sum(one["slug"] in there and one["primary_type"] != "citizen" for one in rows["actor"])


def check_coverage(book: Book, place: str, rows: Place) -> None:
    found = book.ask(coverage, place)
    touched = {one.get("actor") for one in rows["outreach"]}
    types = {one["slug"]: one["primary_type"] for one in rows["actor"]}
    people: Counter[str] = Counter()
    for session in rows["workshop"]:
        if session.get("status") == "held":
            people.update({row["actor_type"]: 0 for row in session.get("attendance", [])})
            for row in session.get("attendance", []):
                people[row["actor_type"]] += row["people"]
    for one in rows["outreach"]:
        people[one.get("actor_type") or types.get(one.get("actor", ""), "")] += one.get("people", 0)
    for line in found.types:
        kind = line.key.removeprefix("type:")
        stand = {
            one["slug"]: one.get("relationship", "identified")
            for one in rows["actor"]
            if one["primary_type"] == kind and one.get("relationship") != "withdrawn"
        }
        engaged = sum(slug in rows.taking_part() for slug in stand)
        contacted = sum(one != "identified" or slug in touched | rows.taking_part() for slug, one in stand.items())
        assert (line.known, line.contacted, line.engaged, line.people) == (
            len(stand), contacted, engaged, people[kind],
        ), kind  # fmt: skip


def check_what_is_due(book: Book, place: str, rows: Place) -> None:
    found = Counter(one.noun for one in book.ask(follow_ups.due, place, book.today))
    assert found["outreach"] == sum("follow_up" in one and "followed_up" not in one for one in rows["outreach"])
    assert found["action"] == sum("due" in one and "done_on" not in one for one in rows["action"])


def check_the_manifesto(book: Book, place: str, rows: Place) -> None:
    page = book.ask(manifesto.build, place, book.today)
    (figures,) = [block for block in page.paper.blocks if isinstance(block, Figures)] or [Figures(())]
    told = {one.label: one.value for one in figures.figures}
    held = [one for one in rows["workshop"] if one.get("status") == "held"]
    heard = sum(row["people"] for one in held for row in one.get("attendance", []))
    expected = {
        ("person heard", "people heard"): heard,
        ("priority", "priorities"): len(rows["priority"]),
        ("commitment", "commitments"): len(rows.made()),
        ("signatory", "signatories"): sum("withdrawn_on" not in one for one in rows["signature"]),
    }
    assert told == {words[number != 1]: f"{number:,}" for words, number in expected.items() if number}


def _holder(rows: Place, observation: dict[str, Any]) -> str:
    held = {one["slug"]: one["actor"] for one in rows["commitment"] if one.get("actor")}
    names = {one["slug"]: one["name"] for one in rows["actor"]}
    return str(names.get(held.get(observation.get("commitment", ""), ""), ""))
