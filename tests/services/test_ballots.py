"""A ballot from its plan to the decision on it: what is fixed, what stays unseen, and what is told of it."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

import pytest

from convene.core.ballot_vocabulary import BallotStatus, CountingMethod, PaperSource
from convene.core.methods import by_type
from convene.core.nouns.ballots import (
    BallotDraft,
    BallotOption,
    DecisionDraft,
    Objection,
    PaperDraft,
    Reopening,
    TypeQuorum,
)
from convene.core.vocabulary import ActorType, Attribution, VisionStatus
from convene.errors import Problem
from convene.services.book import Book
from convene.services.codesign.ballots import agreed_visions, ballot_papers, ballot_words, carrying, papers, result
from convene.services.nouns import detail, records, status_steps

PARK, BUSES, HALL = (BallotOption(title=one) for one in ("A park", "Later buses", "A warm hall"))


class Ballots:
    """A book with one ballot in it."""

    def __init__(self, book: Book, place: str) -> None:
        self.book, self.place = book, place

    def plan(self, **given: Any) -> str:
        first = {"question": "What comes first?", "dots": 5, "options": (PARK, BUSES, HALL)}
        return self.book.do(records.add, self.place, "ballot", BallotDraft(**{**first, **given})).value

    def add(self, noun: str, draft: Any) -> str:
        return self.book.do(records.add, self.place, noun, draft).value

    def step(self, ballot: str, to: BallotStatus, **answers: str) -> None:
        self.book.do(status_steps.step, self.place, "ballot", [ballot], to, answers)

    def opened(self, **given: Any) -> str:
        ballot = self.plan(**given)
        self.step(ballot, BallotStatus.open)
        return ballot

    def closed(self, ballot: str, people: int = 20) -> result.Counted:
        self.step(ballot, BallotStatus.closed, people=str(people))
        return self.result(ballot)

    def result(self, ballot: str) -> result.Counted:
        return self.book.ask(result.counted, self.place, ballot)

    def load(self, ballot: str) -> Any:
        return self.book.ask(records.load, "ballot", ballot)

    def paper(self, ballot: str, marks: str, kind: ActorType | None = None, **given: Any) -> str:
        draft = PaperDraft(ballot=self.load(ballot).slug, marks=marks, actor_type=kind, **given)
        return self.book.do(records.add, self.place, "paper", draft).value

    def hands(self, ballot: str, marks: str, people: int, kind: ActorType | None = None) -> str:
        return self.paper(ballot, marks, kind, people=people, tally=True, source=PaperSource.hands)


@pytest.fixture
def ballots(harrow: Book, harrow_id: str) -> Ballots:
    return Ballots(harrow, harrow_id)


CITIZEN, VCSE, DEVELOPER = ActorType.citizen, ActorType.vcse, ActorType.developer


def test_what_papers_say_is_seen_when_it_is_closed(ballots: Ballots, clock: Any) -> None:
    ballot = ballots.opened()
    for marks in ("3 2 0", "B=5", "1 1 3"):
        paper = ballots.paper(ballot, marks, CITIZEN)
    with pytest.raises(Problem, match="nobody sees a result before it is closed"):
        ballots.result(ballot)
    pages = [ballots.book.ask(detail.page, ballots.place, *one, clock().date()) for one in (
        ("ballot", ballot), ("paper", paper))]  # fmt: skip
    assert "1 1 3" not in repr(pages)
    assert "3 papers" in repr(pages[0])
    found = ballots.closed(ballot, 4)
    assert found.result.tally.scores == (4, 8, 3)
    assert found.result.winners == ("Later buses",)
    assert found.stack.reconciled == "3 votes of 4 people: 1 did not vote."


@pytest.mark.parametrize(
    "changed",
    [
        {"dots": 6}, {"options": (PARK, BUSES)}, {"method": CountingMethod.borda}, {"rule": "Whatever"},
        {"anonymity": Attribution.named}, {"question": "What comes last?"},
        {"quorum": (TypeQuorum(actor_type=CITIZEN, people=3),)},
    ],
    ids=str,
)  # fmt: skip
def test_the_rule_is_fixed_once_it_is_open(ballots: Ballots, changed: dict[str, Any]) -> None:
    ballot = ballots.opened()
    draft = ballots.load(ballot)
    with pytest.raises(Problem, match="fixed when the ballot opened"):
        ballots.book.do(records.edit, ballots.place, "ballot", ballot, draft.model_copy(update=changed), opened=draft)
    assert ballots.load(ballot) == draft


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"options": ()}, "no options yet"),
        ({"options": (PARK,)}, "chooses between options"),
        ({"method": CountingMethod.borda}, "does not use “Dots”"),
        ({"method": CountingMethod.equal_shares, "dots": None}, "need the budget"),
        ({"method": CountingMethod.equal_shares, "dots": None, "budget": 900}, "has no cost"),
        ({"one_voice": True}, "whose papers are whose"),
    ],
    ids=str,
)
def test_a_ballot_nobody_could_vote_on_stays_a_plan(ballots: Ballots, given: dict[str, Any], why: str) -> None:
    ballot = ballots.plan(**given)
    with pytest.raises(Problem, match=why):
        ballots.step(ballot, BallotStatus.open)
    assert ballots.load(ballot).status is BallotStatus.planned


@pytest.mark.parametrize(
    "changed",
    [
        {"people": 3}, {"closed_on": date(2026, 1, 1)}, {"opened_on": date(2025, 1, 1)},
        {"reopenings": (Reopening(on=date(2026, 1, 1), why="never"),)}, {"reopenings": ()},
    ],
    ids=str,
)  # fmt: skip
def test_what_a_closed_ballot_is_read_beside_stands(ballots: Ballots, changed: dict[str, Any]) -> None:
    ballot = ballots.opened()
    ballots.paper(ballot, "3 2 0", CITIZEN)
    ballots.closed(ballot, 4)
    ballots.step(ballot, BallotStatus.open, why="a sheet was under the table")
    ballots.closed(ballot, 5)
    draft = ballots.load(ballot)
    with pytest.raises(Problem, match=r"as the ballot was closed|stays on record"):
        ballots.book.do(records.edit, ballots.place, "ballot", ballot, draft.model_copy(update=changed), opened=draft)
    assert ballots.load(ballot) == draft


def test_hands_of_a_type_that_come_twice_are_pointed_out(ballots: Ballots) -> None:
    ballot = ballots.opened(method=CountingMethod.approval, dots=None)
    hands = PaperDraft(
        ballot=ballots.load(ballot).slug, marks="3 2 1", actor_type=CITIZEN, people=4, tally=True,
        source=PaperSource.hands,
    )  # fmt: skip
    first = ballots.book.do(records.add, ballots.place, "paper", hands)
    assert "come on top" not in first.label
    again = ballots.book.do(records.add, ballots.place, "paper", hands.model_copy(update={"slug": ""}))
    assert "4 hands of citizens were counted before, and these come on top" in again.label
    other = ballots.book.do(records.add, ballots.place, "paper", hands.model_copy(update={"actor_type": VCSE}))
    assert "come on top" not in other.label


def test_an_option_twice_is_refused() -> None:
    assert "stands there twice" in BallotDraft(question="?", options=(PARK, PARK)).faults()["options"]


@pytest.mark.parametrize(
    ("marks", "given", "why"),
    [
        ("4 2 0", {}, "6 dots"),
        ("1 2", {}, "2 numbers for 3 options"),
        ("D=1", {}, "D"),
        ("1 1 1", {"organisation": "saltworks"}, "keeps no names"),
        ("1 1 1", {"source": PaperSource.proxy}, "permission"),
        ("1 1 1", {"people": 3}, "one person"),
        ("1 1 1", {"source": PaperSource.hands}, "hands are a count"),
    ],
    ids=str,
)
def test_a_paper_that_cannot_be_is_not_kept(ballots: Ballots, marks: str, given: dict[str, Any], why: str) -> None:
    ballot = ballots.opened()
    with pytest.raises(Problem, match=why) as caught:
        ballots.paper(ballot, marks, **given)
    assert caught.value.fields
    assert ballots.book.ask(papers.stack, ballot).people == 0


def test_nobody_can_tell_who_voted_how_where_that_was_promised(ballots: Ballots) -> None:
    ballot = ballots.opened(anonymity=Attribution.anonymous)
    with pytest.raises(Problem, match="keeps no types"):
        ballots.paper(ballot, "1 1 1", CITIZEN)
    ballots.paper(ballot, "1 1 1")
    assert ballots.book.ask(papers.stack, ballot).by_type == ()
    assert ballots.closed(ballot).result.fairness is None


def test_a_sheet_is_keyed_once(ballots: Ballots) -> None:
    ballot = ballots.opened()
    ballots.paper(ballot, "1 1 1", number="T3-07")
    with pytest.raises(Problem, match="keyed already"):
        ballots.paper(ballot, "2 1 1", number="t3-07")
    with pytest.raises(Problem, match="keyed already"):
        ballots.paper(ballot, "2 1 1", number="T3-7")
    ballots.paper(ballot, "2 1 1", number="T3-70")


def test_papers_of_a_list_are_looked_at_like_those_that_are_keyed(ballots: Ballots) -> None:
    ballot = ballots.opened()
    good = PaperDraft(ballot=ballots.load(ballot).slug, marks="1 1 1", number="7")
    for wrong in (good, good.model_copy(update={"number": "8", "marks": "Q"})):
        with pytest.raises(Problem):
            ballots.book.do(records.add_list, ballots.place, "paper", [good, wrong])
    assert ballots.book.ask(papers.stack, ballot).people == 0
    ballots.step(ballot, BallotStatus.closed, people="3")
    with pytest.raises(Problem, match="closed"):
        ballots.book.do(records.add_list, ballots.place, "paper", [good])


def test_a_paper_stays_with_its_closed_ballot(ballots: Ballots) -> None:
    ballot, other = ballots.opened(), ballots.opened(question="And then?")
    paper = ballots.paper(ballot, "1 1 1")
    ballots.closed(ballot)
    draft = ballots.book.ask(records.load, "paper", paper)
    moved = draft.model_copy(update={"ballot": ballots.load(other).slug})
    with pytest.raises(Problem, match="it belongs to is closed"):
        ballots.book.do(records.edit, ballots.place, "paper", paper, moved, opened=draft)
    assert ballots.result(ballot).result.papers == 1


def test_papers_come_in_while_it_is_open_alone(ballots: Ballots) -> None:
    ballot = ballots.plan()
    with pytest.raises(Problem, match="not open yet"):
        ballots.paper(ballot, "1 1 1")
    ballots.step(ballot, BallotStatus.open)
    paper = ballots.paper(ballot, "1 1 1")
    ballots.closed(ballot)
    with pytest.raises(Problem, match="The ballot is closed"):
        ballots.paper(ballot, "1 1 1")
    with pytest.raises(Problem, match="closed"):
        ballots.book.do(records.remove, ballots.place, "paper", [paper])
    with pytest.raises(Problem, match=r"1 paper has come in"):
        ballots.book.do(records.remove, ballots.place, "ballot", [ballot])


def test_undo_goes_no_way_that_is_closed_otherwise(ballots: Ballots) -> None:
    book, place = ballots.book, ballots.place
    ballot = ballots.plan()
    draft = ballots.load(ballot)
    other = draft.model_copy(update={"options": (HALL, BUSES, PARK)})
    edited = book.do(records.edit, place, "ballot", ballot, other, opened=draft).change
    opened = book.do(status_steps.step, place, "ballot", [ballot], BallotStatus.open, {}).change
    book.undo(place, opened)
    book.redo(place, opened)
    keyed = book.do(records.add, place, "paper", PaperDraft(ballot=draft.slug, marks="5 0 0")).change
    with pytest.raises(Problem, match="no plan any more"):
        book.undo(place, opened)
    with pytest.raises(Problem, match="fixed when it opened"):
        book.undo(place, edited)
    closed = book.do(status_steps.step, place, "ballot", [ballot], BallotStatus.closed, {"people": "1"}).change
    with pytest.raises(Problem, match="stay as they were counted"):
        book.undo(place, keyed)
    book.undo(place, closed)
    book.redo(place, closed)
    decided = book.do(records.add, place, "decision", DecisionDraft(text="The hall.", ballot=draft.slug)).change
    with pytest.raises(Problem, match="A decision rests on it"):
        book.undo(place, closed)
    book.undo(place, decided)
    again = book.do(status_steps.step, place, "ballot", [ballot], BallotStatus.open, {"why": "a late one"}).change
    late = book.do(records.add, place, "paper", PaperDraft(ballot=draft.slug, marks="5 0 0")).change
    with pytest.raises(Problem, match="since it was opened again"):
        book.undo(place, again)
    book.undo(place, late)
    book.undo(place, again)
    assert ballots.result(ballot).result.winners == ("A warm hall",)
    assert ballots.load(ballot).options[0] == HALL


def test_opening_it_again_is_recorded_and_told(ballots: Ballots) -> None:
    ballot = ballots.opened()
    ballots.paper(ballot, "5 0 0")
    ballots.closed(ballot, 2)
    ballots.step(ballot, BallotStatus.open, why="a sheet lay under the urn")
    ballots.paper(ballot, "0 5 0")
    found = ballots.closed(ballot, 2)
    assert found.result.papers == 2
    assert "a sheet lay under the urn" in ballot_words.outcome(found)


def test_spoiled_and_blank_papers_are_counted_apart(ballots: Ballots) -> None:
    ballot = ballots.opened()
    ballots.paper(ballot, "5 0 0")
    ballots.paper(ballot, "", spoiled="torn in two")
    ballots.paper(ballot, "")
    found = ballots.closed(ballot, 3)
    assert (found.result.papers, found.result.valid, found.result.spoiled_papers, found.result.blank) == (3, 1, 1, 1)
    assert ballot_words.counted(found) == "3 papers: 1 counted, 1 spoiled and 1 blank."


@pytest.mark.parametrize(
    ("given", "totals", "people", "scores"),
    [
        ({"method": CountingMethod.approval, "dots": None}, "9 4 0", 12, (9, 4, 0)),
        ({}, "20 7 13", 8, (20, 7, 13)),
        ({"cap": 2}, "16 7 16", 8, (16, 7, 16)),
        ({"method": CountingMethod.fist, "dots": None, "options": (PARK,)}, "0 1 0 4 3 2", 10, None),
        ({"method": CountingMethod.gradients, "dots": None, "options": (PARK,)}, "4 3 0 1 0 0 1 0", 9, (7,)),
        ({"method": CountingMethod.consent, "dots": None, "options": (PARK,)}, "8 1", 9, (8,)),
    ],
    ids=str,
)
def test_hands_are_counted_as_totals(
    ballots: Ballots, given: dict[str, Any], totals: str, people: int, scores: Any
) -> None:
    ballot = ballots.opened(**given)
    ballots.hands(ballot, totals, people, CITIZEN)
    found = ballots.closed(ballot, people)
    assert found.result.papers == found.result.valid + found.result.blank == people
    if scores:
        assert found.result.tally.scores == scores
    else:
        assert found.result.tally.table.rows[0][1:7] == ("0", "1", "0", "4", "3", "2")


@pytest.mark.parametrize(
    ("given", "totals", "people"),
    [
        ({}, "30 7 13", 8), ({"cap": 2}, "17 0 0", 8), ({}, "1 2", 8), ({}, "1 2 x", 8),
        ({"method": CountingMethod.approval, "dots": None}, "13 0 0", 12),
        ({"method": CountingMethod.fist, "dots": None, "options": (PARK,)}, "5 5 5 0 0 0", 10),
        ({"method": CountingMethod.borda, "dots": None}, "5 5 5", 10),
    ],
    ids=str,
)  # fmt: skip
def test_hands_that_cannot_be_are_not_kept(ballots: Ballots, given: dict[str, Any], totals: str, people: int) -> None:
    ballot = ballots.opened(**given)
    with pytest.raises(Problem):
        ballots.hands(ballot, totals, people)
    assert ballots.book.ask(papers.stack, ballot).people == 0


def test_a_few_people_are_not_told_apart(ballots: Ballots) -> None:
    """Twelve citizens, three voluntary groups, two developers: the developers, and with them the next smallest, are
    not shown, though what they said counts."""
    ballot = ballots.opened(method=CountingMethod.approval, dots=None, options=(PARK, BUSES))
    for kind, marks in (
        *[(CITIZEN, "A")] * 6, *[(CITIZEN, "AB")] * 4, *[(CITIZEN, "B")] * 2,
        (VCSE, "AB"), (VCSE, "B"), (VCSE, "B"), (DEVELOPER, "B"), (DEVELOPER, "B"),
    ):  # fmt: skip
        ballots.paper(ballot, marks, kind)
    found = ballots.closed(ballot, 17)
    assert found.result.tally.scores == (11, 11)
    said = ballot_words.balance(found)
    assert "citizens 10 of 12" in said
    assert "too few people to show: voluntary groups and developers" in said
    assert found.result.fairness is not None
    assert found.result.fairness.left_out == ("developer",)


def test_below_its_quorum_a_result_binds_nobody(ballots: Ballots) -> None:
    ballot = ballots.opened(quorum=(TypeQuorum(actor_type=VCSE, people=2),))
    ballots.paper(ballot, "5 0 0", CITIZEN)
    ballots.paper(ballot, "5 0 0", VCSE)
    assert "quorum is not reached" in ballot_words.outcome(ballots.closed(ballot, 2))


def test_a_decision_takes_what_was_counted_and_is_not_rewritten(ballots: Ballots) -> None:
    ballot = ballots.opened(method=CountingMethod.fist, dots=None, options=(PARK,), rule="No hand below three")
    ballots.hands(ballot, "0 0 2 5 3 4", 14, CITIZEN)
    ballots.closed(ballot, 15)
    given = DecisionDraft(text="We build the park once the two are heard.", ballot=ballots.load(ballot).slug)
    decision = ballots.book.do(records.add, ballots.place, "decision", given).value
    kept: Any = ballots.book.ask(records.load, "decision", decision)
    assert (kept.turnout, kept.votes_for, kept.votes_against, kept.stood_aside) == (14, 12, 0, 2)
    assert kept.rule == "No hand below three"
    assert "two fingers or fewer" in kept.result
    with pytest.raises(Problem, match="not rewritten"):
        ballots.book.do(
            records.edit, ballots.place, "decision", decision, kept.model_copy(update={"text": "No park."}), opened=kept
        )
    with pytest.raises(Problem, match="stays on record"):
        ballots.book.do(records.remove, ballots.place, "decision", [decision])
    later = DecisionDraft(text="We build two parks.", supersedes=kept.slug)
    ballots.book.do(records.add, ballots.place, "decision", later)
    with pytest.raises(Problem, match="replaced already"):
        ballots.book.do(records.add, ballots.place, "decision", later)
    with pytest.raises(Problem, match="A decision rests on it"):
        ballots.step(ballot, BallotStatus.open, why="one more")


def test_the_convener_casts_no_vote(ballots: Ballots) -> None:
    from convene.core.nouns.engagement import ActorDraft

    place: Any = ballots.book.ask(records.load, "place", ballots.place)
    draft = ActorDraft(name=place.convener_name, primary_type=VCSE)
    ballots.book.do(records.add, ballots.place, "actor", draft)
    (handle,) = [
        one.slug for _, one in ballots.book.ask(records.load_all, ballots.place, "actor")
        if one.name == place.convener_name
    ]  # fmt: skip
    ballot = ballots.opened(anonymity=Attribution.named)
    with pytest.raises(Problem, match="casts no vote"):
        ballots.paper(ballot, "1 1 1", organisation=handle)


def test_sheets_and_result_are_papers(ballots: Ballots, clock: Any) -> None:
    from convene.files.documents.blocks import words

    ballot = ballots.plan(people=12, rule="The first two go into the manifesto")
    sheets = ballots.book.ask(ballot_papers.sheets, ballots.place, ballot)
    said = words(sheets)
    assert all(f"Sheet {number:02}" in said for number in range(1, 13))
    assert "Only what kind of actor you are is kept" in said
    ballots.step(ballot, BallotStatus.open)
    with pytest.raises(Problem, match="nobody sees a result"):
        ballots.book.ask(ballot_papers.outcome, ballots.place, ballot, clock().date())
    ballots.paper(ballot, "0 5 0", CITIZEN)
    ballots.closed(ballot, 12)
    told = words(ballots.book.ask(ballot_papers.outcome, ballots.place, ballot, clock().date()))
    assert "“Later buses” comes first with 5 dots" in told
    assert "1 vote of 12 people: 11 did not vote." in told


def test_minutes_tell_what_was_asked_and_decided(ballots: Ballots) -> None:
    from convene.files.documents.blocks import words
    from convene.services.workshops import minutes
    from tests.making import add, find

    add(ballots.book, ballots.place, "workshop", slug="vote", title="A vote", date="2026-11-20")
    shop = find(ballots.book, ballots.place, "workshop", "vote")
    ballot = ballots.opened(workshop="vote")
    ballots.paper(ballot, "0 5 0", CITIZEN)

    def told() -> str:
        return words(ballots.book.ask(minutes.paper, ballots.place, shop))

    assert "The ballot is still open." in told()
    assert "5 dots" not in told()
    ballots.closed(ballot, 1)
    decision = DecisionDraft(text="Buses run until one.", ballot=ballots.load(ballot).slug, minority="Two want trams.")
    ballots.book.do(records.add, ballots.place, "decision", decision)
    said = told()
    assert "comes first with 5 dots" in said
    assert "Buses run until one. (vote)" in said
    assert "Two want trams." in said


def test_where_every_type_is_few_nothing_is_told_by_type(ballots: Ballots) -> None:
    ballot = ballots.opened(method=CountingMethod.approval, dots=None)
    for kind, marks in ((CITIZEN, "A"), (CITIZEN, "A"), (VCSE, "B")):
        ballots.paper(ballot, marks, kind)
    found = ballots.closed(ballot, 3)
    assert found.result.fairness is None
    assert ballot_words.balance(found) == ""
    assert "balanced" not in found.data()
    assert any("nothing is shown by type" in one for one in found.result.notes)


def test_what_leaves_the_book_tells_nobody_apart(ballots: Ballots) -> None:
    """Four citizens and two developers: the types of the two stay behind, in lists and in the place file, unless people
    are asked for."""
    from convene.files.place import read as read_file
    from convene.services.files import own_files
    from convene.services.lists import listing

    ballot = ballots.opened(method=CountingMethod.approval, dots=None)
    for kind in (*[CITIZEN] * 4, *[DEVELOPER] * 2):
        ballots.paper(ballot, "A", kind)

    def types(text: str) -> list[Any]:
        file = read_file(text.encode(), today=ballots.book.today)
        return [getattr(one.draft, "actor_type", None) for one in file.records["paper"][-6:]]

    assert types(ballots.book.ask(own_files.place_text, ballots.place)) == [*[CITIZEN] * 4, None, None]
    whole = ballots.book.ask(lambda read, place: own_files.place_text(read, place, people=True), ballots.place)
    assert types(whole) == [*[CITIZEN] * 4, *[DEVELOPER] * 2]
    ids = ballots.book.ask(listing.ids, ballots.place, "paper", ballots.book.today, "")
    mine = ids[-6:]
    said = ballots.book.ask(lambda read, place: "".join(listing.csv_pages(read, place, "paper", mine)), ballots.place)
    assert said.count("citizen") == 4
    assert "developer" not in said


def test_the_fewest_people_are_the_same_everywhere() -> None:
    from convene.core.methods import small_cells
    from convene.services.codesign.ballots import few_people

    assert few_people.FEWEST == small_cells.FEWEST


def test_a_vision_is_not_agreed_by_a_ballot_that_did_not_carry(ballots: Ballots) -> None:
    from tests.making import add

    vision = add(ballots.book, ballots.place, "vision", slug="late", statement="Buses until one.")
    ballot = ballots.opened(method=CountingMethod.gradients, dots=None, options=(BUSES,))
    ballots.hands(ballot, "6 4 1 1 0 0 0 0", 12, CITIZEN)
    ballots.hands(ballot, "0 0 1 0 0 1 3 0", 5, ActorType.msme)
    ballots.closed(ballot, 17)
    given = DecisionDraft(text="A trial until June.", ballot=ballots.load(ballot).slug, visions=("late",))
    done = ballots.book.do(records.add, ballots.place, "decision", given)
    assert "stay as they were, since the ballot did not carry" in done.label
    kept: Any = ballots.book.ask(records.load, "vision", vision)
    assert (kept.status, kept.agreed_on) == (VisionStatus.draft, None)
    sure = DecisionDraft(text="All the same.", ballot=given.ballot, visions=("late",), carried=True, turnout=17)
    assert "1 vision is agreed by it" in ballots.book.do(records.add, ballots.place, "decision", sure).label
    kept = ballots.book.ask(records.load, "vision", vision)
    assert kept.status is VisionStatus.agreed
    ballots.book.undo(ballots.place)
    kept = ballots.book.ask(records.load, "vision", vision)
    assert kept.status is VisionStatus.draft


def test_visions_follow_the_decisions_that_name_them(ballots: Ballots) -> None:
    from tests.making import add

    book, place = ballots.book, ballots.place
    vision = add(book, place, "vision", slug="late", statement="Buses until one.")
    other = add(book, place, "vision", slug="park", statement="A park.")

    def status(one: str) -> VisionStatus:
        draft: Any = book.ask(records.load, "vision", one)
        return cast("VisionStatus", draft.status)

    first = add(book, place, "decision", text="Late buses.", visions=["late"], votes_for=9)
    draft: Any = book.ask(records.load, "decision", first)
    both = draft.model_copy(update={"visions": ("late", "park")})
    assert "1 vision is agreed by it" in book.do(records.edit, place, "decision", first, both, opened=draft).label
    assert status(other) is VisionStatus.agreed
    now: Any = book.ask(records.load, "vision", other)
    assert now.votes_for == 9
    back = book.do(records.edit, place, "decision", first, draft, opened=both).label
    assert "1 vision is open again" in back
    assert status(other) is VisionStatus.proposed
    again = DecisionDraft(text="Asked anew.", visions=("late",), supersedes=draft.slug, carried=False)
    said = book.do(records.add, place, "decision", again).label
    assert "1 vision is open again" in said
    assert "stay as they were" not in said
    assert status(vision) is VisionStatus.proposed
    failed: Any = book.ask(records.load, "decision", book.ask(records.find, place, "decision", "Asked anew."))
    hand = add(book, place, "vision", slug="hall", statement="A hall.", status="agreed", votes_for=4)
    named = failed.model_copy(update={"visions": ("late", "hall")})
    failed_id = book.ask(records.find, place, "decision", "Asked anew.")
    book.do(records.edit, place, "decision", failed_id, named, opened=failed)
    book.do(records.edit, place, "decision", failed_id, failed, opened=named)
    assert status(hand) is VisionStatus.agreed, "it was not this one that agreed it"
    assert not book.ask(agreed_visions.standing, vision), "what did not carry agrees nothing"


def test_a_share_agreed_before_is_what_carries(ballots: Ballots) -> None:
    with pytest.raises(Problem, match="Carries at"):
        ballots.opened(carries_at=60)
    ballot = ballots.opened(method=CountingMethod.approval, dots=None, options=(PARK,), carries_at=60)
    ballots.hands(ballot, "7", 12, CITIZEN)
    found = ballots.closed(ballot, 12)
    assert "60% of all papers were needed, and 7 of 12 are for it: it does not carry." in ballot_words.outcome(found)
    assert carrying.carried(found) is False
    assert ballot_words.counted(found).startswith("12 votes:")
    assert found.result.unheard is None, "nobody can tell of totals who gave nothing"


def test_organisations_are_weighed_where_papers_name_no_types(ballots: Ballots) -> None:
    ballot = ballots.opened(anonymity=Attribution.named, method=CountingMethod.approval, dots=None, one_voice=True)
    for marks in ("A", "A", "B"):
        ballots.paper(ballot, marks, organisation="saltworks")
    found = ballots.closed(ballot, 3).result
    assert [table.heads for table in by_type.tables(found)] == [("Option", "Everybody", "Organisations")]
    assert not any("of each type" in note for note in found.notes)


def test_an_empty_box_is_not_for_a_proposal(ballots: Ballots) -> None:
    ballot = ballots.opened(method=CountingMethod.approval, dots=None, options=(PARK,), carries_at=60)
    for marks in ("A", "A", "A", "A", "", "", ""):
        ballots.paper(ballot, marks)
    found = ballots.closed(ballot, 7)
    assert "60% of all papers were needed, and 4 of 7 are for it: it does not carry." in ballot_words.outcome(found)
    assert carrying.carried(found) is False


def test_below_its_quorum_nothing_carries_nor_fails(ballots: Ballots) -> None:
    ballot = ballots.opened(
        method=CountingMethod.approval, dots=None, options=(PARK,), carries_at=60,
        quorum=(TypeQuorum(actor_type=VCSE, people=2),),
    )  # fmt: skip
    for marks in "AAA":
        ballots.paper(ballot, marks, CITIZEN)
    found = ballots.closed(ballot, 3)
    assert "3 of 3 are for it: it would carry, if it were binding" in ballot_words.outcome(found)
    assert carrying.carried(found) is None


def dual(ballots: Ballots, *papers: tuple[str, ActorType], types_needed: int = 2) -> result.Counted:
    ballot = ballots.opened(
        method=CountingMethod.approval, dots=None, options=(PARK,), carries_at=50, types_needed=types_needed
    )
    for marks, kind in papers:
        ballots.paper(ballot, marks, kind)
    return ballots.closed(ballot, len(papers))


def test_a_proposal_may_need_types_as_well_as_people(ballots: Ballots) -> None:
    found = dual(ballots, *[("A", CITIZEN)] * 9, *[("A", VCSE)] * 2, *[("", VCSE)] * 3, ("A", ActorType.anchor))
    said = ballot_words.outcome(found)
    assert "50% of all papers were needed, and 12 of 15 are for it. 2 types of actor were needed as well; " in said
    assert "of 2 with 3 people or more, 1 is for it (too few people to be asked as a type: anchors)" in said
    assert "and none is below a quarter. It does not carry." in said
    assert carrying.carried(found) is False, "empty boxes of a type are not for it"


def test_no_type_is_overruled_unless_its_objection_is_integrated(ballots: Ballots) -> None:
    papers = (*[("A", CITIZEN)] * 12, *[("A", ActorType.msme)] * 6, *[("A", VCSE)], *[("", VCSE)] * 5)
    found = dual(ballots, *papers)
    assert carrying.carried(found) is False
    assert "Below a quarter, and their objection is not integrated: " in ballot_words.outcome(found)
    objection = Objection(text="It closes our hall.", raised_by="two VCSEs", integrated="The hall stays open.")
    for objections, carries in (((objection.model_copy(update={"integrated": ""}),), False), ((objection,), True)):
        draft = DecisionDraft(text=f"A park {carries}.", ballot=found.ballot.slug, objections=objections)
        kept = ballots.book.ask(records.load, "decision", ballots.add("decision", draft))
        assert isinstance(kept, DecisionDraft)
        assert kept.carried is carries
        assert ("their objection is integrated: " in kept.result) is carries


def test_a_type_that_is_not_shown_is_not_named_by_the_test_either(ballots: Ballots) -> None:
    papers = (*[("A", CITIZEN)] * 12, *[("A", ActorType.msme)] * 4, *[("", VCSE)] * 3, ("A", VCSE))
    assert carrying.carried(dual(ballots, *papers)) is True, "a quarter is the floor itself"
    papers = (*[("A", CITIZEN)] * 12, *[("A", ActorType.msme)] * 4, *[("", VCSE)] * 3)
    found = dual(ballots, *papers)
    said = ballot_words.outcome(found)
    assert carrying.carried(found) is False
    assert "1 type too small to be named" in said
    assert "voluntary" not in said.partition("It does not carry.")[0].lower()


def test_the_whole_rule_stands_on_the_sheet_and_with_the_result(ballots: Ballots, clock: Any) -> None:
    ballot = ballots.opened(
        method=CountingMethod.approval, dots=None, options=(PARK,), carries_at=60, types_needed=2, rule="Into the plan",
        quorum=(TypeQuorum(actor_type=VCSE, people=2),),
    )  # fmt: skip
    rule = (
        "Into the plan. 60% of all papers must be for it. Half or more of 2 types of actor must be for it as well, and "
        "of no type less than a quarter, unless its objection is integrated. It binds when at least so many vote: "
        "2 voluntary groups."
    )
    assert rule in repr(ballots.book.ask(ballot_papers.sheets, ballots.place, ballot))
    for _ in range(3):
        ballots.paper(ballot, "A", VCSE)
    ballots.closed(ballot, 3)
    page = repr(ballots.book.ask(ballot_papers.outcome, ballots.place, ballot, clock().date()))
    assert rule in page
    assert "3 of 3 are for it." in page
    assert "It does not carry." in page, "one type alone is not two"


def test_types_needed_go_with_a_share_and_with_types(ballots: Ballots) -> None:
    plain = {"method": CountingMethod.approval, "dots": None, "options": (PARK,), "types_needed": 2}
    for given, why in (({}, "Carries at"), ({"carries_at": 60, "anonymity": Attribution.anonymous}, "how types voted")):
        with pytest.raises(Problem, match=why):
            ballots.opened(**(plain | given))


def test_what_is_hidden_cannot_be_reckoned_back(ballots: Ballots) -> None:
    ballot = ballots.opened(method=CountingMethod.approval, dots=None, options=(PARK, BUSES))
    for kind, marks in (*[(CITIZEN, "A")] * 6, *[(VCSE, "A")] * 3, *[(ActorType.msme, "AB")] * 3):
        ballots.paper(ballot, marks, kind)
    data = ballots.closed(ballot, 12).data()
    hidden = {name for row in data["by_type"].values() for name, said in row.items() if said is None}
    assert hidden
    assert all(data["balanced"][name] is data["worst_off"][name] is None for name in hidden)


def test_a_decision_that_did_not_carry_is_no_record_of_how_a_vision_was_agreed(book: Book) -> None:
    from convene.services import gates
    from tests.making import add, start

    place = start(book)
    add(book, place, "vision", slug="late", statement="Buses until one.", status="agreed")
    add(book, place, "decision", text="Not yet.", visions=["late"], carried="no", turnout=9, method="vote")

    def recorded() -> int:
        return book.ask(gates.facts, place, book.today).codesign.recorded

    assert recorded() == 0
    add(book, place, "decision", text="Now.", visions=["late"], turnout=9, method="vote")
    assert recorded() == 1
