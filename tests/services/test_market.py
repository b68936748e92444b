"""The marketplace: what may fit and why, matching it, and asks to nobody in particular wherever they are told."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from convene.core.codesign.ask_state import AskState
from convene.core.vocabulary import CommitmentStatus as C
from convene.errors import Problem
from convene.services import gates, manifesto
from convene.services.book import Book
from convene.services.codesign import asks, lever_coverage, market, market_page
from convene.services.files import own_files
from convene.services.lists import listing
from convene.services.lists.paged_list import paged
from convene.services.nouns import detail, records, status_steps
from convene.store.reader import Reader
from tests.making import add, find, ids, start


@pytest.fixture
def place(book: Book) -> str:
    place = start(book)
    for name, kind in (("Tide", "vcse"), ("Weir", "anchor"), ("Mill", "msme")):
        add(book, place, "actor", name=name, primary_type=kind)
    return place


def _reasons(fits: market.Fits) -> dict[str, str]:
    return {one.slug: "; ".join(one.reasons) for one in fits.found}


def test_what_may_fit_says_why_and_the_likeliest_comes_first(book: Book, place: str) -> None:
    ask = add(
        book, place, "ask", asked_by="tide", asked_of="weir", wording="A kitchen on Fridays", lever="business_action",
        measure="PL2.2",
    )  # fmt: skip
    offers: dict[str, dict[str, Any]] = {
        "same-measure": {"actor": "mill", "measure": "PL2.2", "lever": "business_action"},
        "was-asked": {"actor": "weir", "lever": "planning"},
        "no-lever": {"actor": "mill"},
        "words": {"actor": "mill", "lever": "grants", "wording": "We will pay for a kitchen every Friday"},
        "own": {"actor": "tide", "measure": "PL2.2"},
        "nothing": {"actor": "mill", "lever": "grants", "wording": "Trees"},
    }
    for slug, fields in offers.items():
        add(book, place, "commitment", **{"slug": slug, "title": slug.replace("-", " "), **fields})
    given_up = add(book, place, "commitment", slug="gone", title="Gone", actor="weir", measure="PL2.2")
    book.do(status_steps.step, place, "commitment", [given_up], C.withdrawn, {"why": "No money"})
    found = _reasons(book.ask(market.fits_of_ask, place, ask))
    assert list(found) == ["was-asked", "same-measure", "words", "no-lever"]
    assert found["same-measure"] == "both are counted in PL2.2; both by business action"
    assert found["was-asked"] == "it was asked of them"
    assert found["words"] == "both say: kitchen, fridays"
    assert found["no-lever"] == "small businesses can act by business action"
    back = book.ask(market.fits_of_offer, place, find(book, place, "commitment", "same-measure"))
    assert [one.id for one in back.found] == [ask]


def test_a_match_is_made_by_hand_is_one_change_and_is_taken_apart_again(book: Book, place: str) -> None:
    ask = add(book, place, "ask", asked_by="tide", wording="A van on Tuesdays.")
    van = add(book, place, "commitment", title="Our van", actor="mill")
    bike = add(book, place, "commitment", title="Our bike", actor="weir")
    assert _state(book, place, ask) == "open"
    done = book.do(market.match, place, ask, [van, bike, van])
    assert (done.value, done.label) == (2, "Matched: 2 commitments answer “A van on Tuesdays.”")
    assert book.do(market.match, place, ask, [van]).value == 0
    assert _state(book, place, ask) == "matched"
    assert [one.says for one in book.ask(market.fits_of_ask, place, ask).matched] == [
        "Mill: Our van (offered)", "Weir: Our bike (offered)"
    ]  # fmt: skip
    book.do(status_steps.step, place, "commitment", [bike], C.withdrawn, {"why": "It broke"})
    assert book.do(market.part, place, ask, [van]).value == 1
    assert _state(book, place, ask) == "open", "what was given up answers nothing"
    book.undo()
    assert _state(book, place, ask) == "matched"


def _state(book: Book, place: str, ask: str) -> str:
    """The one state under which a filter finds it."""
    (found,) = [one for one in AskState if ask in book.ask(_found, place, f"state:{one}", book.today)]
    return str(found)


def _found(read: Reader, place: str, words: str, today: date) -> tuple[str, ...]:
    shown = paged("ask")
    shown.look(read, place, today, words)
    return shown.ids(read)


def test_nobody_answers_their_own_ask_and_what_was_given_up_answers_none(book: Book, place: str) -> None:
    ask = add(book, place, "ask", asked_by="tide", wording="A van")
    own = add(book, place, "commitment", title="Our own", actor="tide")
    gone = add(book, place, "commitment", title="Gone", actor="mill")
    book.do(status_steps.step, place, "commitment", [gone], C.withdrawn, {"why": "No money"})
    for one, told in ((own, "their own ask"), (gone, "was given up")):
        with pytest.raises(Problem, match=told):
            book.do(market.match, place, ask, [one])
    with pytest.raises(Problem, match="their own ask"):
        add(book, place, "commitment", title="Another", actor="tide", answers=["a-van"])


def test_what_was_declined_may_still_be_answered_by_somebody_else(book: Book, place: str) -> None:
    said = {"answered_by": "Chair", "answered_on": "2026-11-01", "answered_how": "by letter"}
    asked = {"asked_by": "tide", "asked_of": "weir", "lever": "grants"}
    no = add(book, place, "ask", wording="Chairs", accepted="no", **asked, **said)
    add(book, place, "ask", wording="Tables", accepted="yes", **asked, **said)
    offer = add(book, place, "commitment", title="Seats", actor="mill", lever="grants")
    assert [one.id for one in book.ask(market.fits_of_offer, place, offer).found] == [no]
    assert [one.id for one in book.ask(market.fits_of_ask, place, no).found] == [offer]


def test_no_way_round_leads_to_an_own_answer(book: Book, place: str, tmp_path: Path) -> None:
    ask = add(book, place, "ask", slug="van", asked_by="tide", wording="A van")
    add(book, place, "commitment", title="Our van", actor="mill", answers=["van"])
    there: Any = book.ask(records.load, "ask", ask)
    with pytest.raises(Problem, match="is of whom it would be from"):
        book.do(records.edit, place, "ask", ask, there.model_copy(update={"asked_by": "mill"}))
    with pytest.raises(Problem, match="nobody asks of themselves"):
        book.do(records.edit, place, "ask", ask, there.model_copy(update={"asked_of": "Tide"}))
    path = tmp_path / "offers.csv"
    path.write_text("title,actor,answers\nAnother,tide,van\n", encoding="utf-8")
    with pytest.raises(Problem, match="their own ask"):
        book.do(own_files.bring_list, place, "commitment", path)


def test_an_ask_of_anybody_is_told_as_such_and_stays_out_of_the_manifesto(harrow: Book, harrow_id: str) -> None:
    found = [draft for _, draft in harrow.ask(records.load_all, harrow_id, "ask") if not draft.asked_of]  # type: ignore[attr-defined]
    assert found, "the sample has some"
    ask = find(harrow, harrow_id, "ask", "first-tender")
    assert ("To", "anybody who can") in harrow.ask(detail.page, harrow_id, "ask", ask, harrow.today).facts
    shown = {one.id: one.sub for one in harrow.ask(listing.listing, harrow_id, "ask", harrow.today).items}
    assert shown[ask] == "The Ropewalk Kitchen asks anybody who can · Procurement"
    remedies = [one.remedy for one in harrow.ask(manifesto.build, harrow_id, harrow.today).findings]
    assert "It asks anybody who can; it comes in once it asks a signatory." in remedies
    assert harrow.ask(gates.page, harrow_id, harrow.today)


def test_a_line_that_names_nobody_known_is_not_kept_as_an_ask_of_anybody(book: Book, place: str) -> None:
    with pytest.raises(Problem, match="nothing was kept"):
        book.do(asks.write_down, place, "Tide > Nobody Known > grants: chairs")
    with pytest.raises(Problem, match="Nobody asks of themselves"):
        book.do(asks.write_down, place, "Tide > tide > grants: chairs")
    assert ids(book, place, "ask") == []
    _, found = book.do(asks.write_down, place, "Tide > Weir > grants: chairs =LW3.2").value
    assert (found.draft.asked_of, found.draft.measure, found.draft.lever) == ("weir", "LW3.2", "grants")


def test_a_page_of_the_market_says_what_is_only_offered_what_was_given_up_and_whose_it_is(
    book: Book, place: str
) -> None:
    add(book, place, "actor", slug="odd", name="Salt · Water", primary_type="vcse")
    ask = add(book, place, "ask", slug="van", asked_by="odd", wording="A van", lever="grants")
    said = {"status": "live", "accepted_by": "Chair", "accepted_on": "2026-11-01", "accepted_how": "by letter"}
    add(book, place, "commitment", title="Kept", actor="mill", lever="grants", **said)
    gone = add(book, place, "commitment", title="Gone", actor="odd", lever="grants")
    other = add(book, place, "commitment", title="Other", actor="weir", lever="grants")
    book.do(market.match, place, ask, [other])
    book.do(status_steps.step, place, "commitment", [other], C.withdrawn, {"why": "No money"})
    (page,) = book.ask(market_page.pages, place, book.today)
    assert page.stall.says == "1 of 1 ask open · 2 commitments, 1 of them only offered"
    assert [one.who for one in page.asks] == ["Salt · Water asks anybody who can"]
    assert {one.item.id: one.who for one in page.offers}[gone] == "Salt · Water"
    (was,) = page.asks[0].fits.matched
    assert was.gone
    sections = {one.title: one.lines for one in book.ask(detail.page, place, "ask", ask, book.today).sections}
    assert "Answered by" not in sections
    assert sections["Given up since"] == ("Weir: Other (withdrawn)",)


def test_ten_thousand_asks_and_offers_are_compared_within_bounds(book: Book, place: str) -> None:
    """Most of them as rows: what is tried is how they are looked at."""
    ask = add(book, place, "ask", asked_by="tide", wording="A van on Tuesdays", lever="grants")
    offer = add(book, place, "commitment", title="A van", actor="mill", lever="grants")

    def many(write: Any) -> None:
        for noun, one, fields in (("ask", ask, ("slug",)), ("commitment", offer, ("slug",))):
            row = dict(write.one(f"SELECT * FROM {noun} WHERE id = :id", id=one))
            rows = [{**row, "id": f"{noun}-{at:05}", **dict.fromkeys(fields, f"x-{at}")} for at in range(3_000)]
            write.insert(noun, rows)

    book.do(many)
    fits = book.ask(market.fits_of_ask, place, ask)
    assert (fits.looked, fits.of) == (market.LOOKED, 3_001)
    assert fits.note == "Only the likeliest 200 of 3,001 were compared."
    assert len(fits.found) == market.MOST
    (page,) = [one for one in book.ask(market_page.pages, place, book.today) if one.stall.key == "grants"]
    assert (page.stall.asks, len(page.asks), len(page.offers)) == (3_001, market_page.SHOWN, market_page.SHOWN)


def test_coverage_counts_what_stands_and_tells_of_what_waits(harrow: Book, harrow_id: str) -> None:
    seen = harrow.ask(lever_coverage.coverage, harrow_id)
    cells = {str(cell): standing for cell, standing in seen.cells.items() if standing.total}
    assert sum(one.offered for one in cells.values()) == 4
    pages = (Path(__file__).parents[2] / "docs" / "codesign.md").read_text(encoding="utf-8")
    example = " ".join(line[2:] for line in pages.splitlines() if line.startswith("> "))
    assert example in [f"{one.words} {one.next}" for one in seen.blanks], "what the pages quote is so in the sample"
    before = seen.covered
    one = find(harrow, harrow_id, "commitment", "crates-by-bike")
    harrow.do(status_steps.step, harrow_id, "commitment", [one], C.withdrawn, {"why": "The bridge is shut"})
    assert harrow.ask(lever_coverage.coverage, harrow_id).covered == before - 1, "what is withdrawn covers nothing"
    add(harrow, harrow_id, "ask", asked_by="lantern", wording="A grant", lever="grants", outcome="CN2")
    waits = next(one for one in harrow.ask(lever_coverage.coverage, harrow_id).blanks if one.outcome == "CN2")
    assert "One open ask waits for it." in waits.words
    text = lever_coverage.coverage_csv(seen)
    assert text.splitlines()[0] == "outcome,title,actor_type,lever,named,offered,accepted,signed"
    assert text.count("\n") == len(seen.cells) + 1
