"""The follow-up round and the views of the commitments, as the book answers for them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, cast

import pytest

from convene.core.delivery.board import By, board
from convene.core.delivery.calendar import Mark
from convene.core.delivery.follow_up_round import Tick, done_words
from convene.core.delivery_vocabulary import Confidence, ContractStatus
from convene.core.nouns.delivery import CommitmentDraft
from convene.core.nouns.follow_up import MilestoneDraft
from convene.core.nouns.money import FundDraft
from convene.core.nouns.procurement import ContractDraft
from convene.core.vocabulary import Channel, CommitmentStatus
from convene.errors import Problem
from convene.services.book import Book
from convene.services.delivery import board as boards
from convene.services.delivery import calendar, follow_up_round, news
from convene.services.gates import facts
from convene.services.lists import listing
from convene.services.nouns import records


def commitment(book: Book, place: str, handle: str) -> str:
    return str(book.ask(records.find, place, "commitment", handle))


def draft(book: Book, ident: str) -> CommitmentDraft:
    return cast("CommitmentDraft", book.ask(records.load, "commitment", ident))


def test_what_was_heard_is_news_and_moves_the_day_on_but_never_back(harrow: Book, harrow_id: str, clock: Any) -> None:
    shops = commitment(harrow, harrow_id, "shop-units")
    today = clock().date()
    done = harrow.do(
        news.hear, harrow_id, (shops,), "a tenant is found", channel=Channel.call, confidence=Confidence.even
    )
    assert done.label.startswith("Heard of Two shop units at community rent")
    now = draft(harrow, shops)
    assert (now.heard_on, now.confidence) == (today, Confidence.even)
    harrow.do(
        news.hear, harrow_id, (shops,), "an older letter", heard_on=today - timedelta(9), confidence=Confidence.low
    )
    now = draft(harrow, shops)
    assert (now.heard_on, now.confidence) == (today, Confidence.even), "older news takes nothing back"
    for words, when in (("  ", today), ("tomorrow all is done", today + timedelta(1))):
        with pytest.raises(Problem) as wrong:
            harrow.do(news.hear, harrow_id, (shops,), words, heard_on=when)
        assert wrong.value.hint


def test_the_round_keeps_its_order_while_it_is_ticked_off(harrow: Book, harrow_id: str, clock: Any) -> None:
    today = clock().date()
    before = harrow.ask(follow_up_round.lines, harrow_id, today)
    assert {one.tick for one in before} == {Tick.open}
    free = [one for one in before if not one.standing.required]
    assert len(free) == harrow.ask(facts, harrow_id, today).delivery.live, "what the law asks for is rung about, too"
    first, second, third = before[:3]
    harrow.do(news.hear, harrow_id, (first.id,), "they will pay", confidence=Confidence.high)
    harrow.do(follow_up_round.no_answer, harrow_id, (third.id,))
    after = harrow.ask(follow_up_round.lines, harrow_id, today)
    assert [one.id for one in after] == [one.id for one in before], "nothing moves away under the hand"
    assert (after[0].tick, after[0].said, after[0].confidence) == (Tick.heard, "they will pay", Confidence.high)
    assert after[2].tick is Tick.tried
    assert done_words(after).startswith(f"news of 1 of {len(after)} today, ")
    clock.forward(days=1)
    tomorrow = harrow.ask(follow_up_round.lines, harrow_id, today + timedelta(1))
    assert {one.tick for one in tomorrow} == {Tick.open}
    assert second.id in {one.id for one in tomorrow}


def test_ticking_off_every_line_of_the_round_moves_none_of_them(harrow: Book, harrow_id: str, clock: Any) -> None:
    today = clock().date()
    promise = harrow.do(
        records.add, harrow_id, "commitment", CommitmentDraft(
            title="Ten beds", actor="hospital", status=CommitmentStatus.accepted, accepted_on=today,
            accepted_by="Head of estates", accepted_how="by letter",
        ),
    )  # fmt: skip
    before = harrow.ask(follow_up_round.lines, harrow_id, today)
    for one in before:
        harrow.do(news.hear, harrow_id, (one.id,), "as planned", confidence=Confidence.high)
        after = harrow.ask(follow_up_round.lines, harrow_id, today)
        assert [each.id for each in after] == [each.id for each in before], one.standing.title
    assert promise.value in {one.id for one in before}


def test_what_was_done_today_stays_in_the_round_as_heard_of(harrow: Book, harrow_id: str, clock: Any) -> None:
    today = clock().date()
    first = harrow.ask(follow_up_round.lines, harrow_id, today)[0]
    harrow.do(news.hear, harrow_id, (first.id,), "it is finished")
    old = draft(harrow, first.id)
    harrow.do(
        records.edit, harrow_id, "commitment", first.id, old.model_copy(update={"status": CommitmentStatus.done}),
        "", opened=old,
    )  # fmt: skip
    (line,) = [one for one in harrow.ask(follow_up_round.lines, harrow_id, today) if one.id == first.id]
    assert line.tick is Tick.heard


def test_nobody_answered_is_logged_once_an_actor(harrow: Book, harrow_id: str, clock: Any) -> None:
    both = [one.id for one in harrow.ask(boards.placed, harrow_id, clock().date())
            if one.standing.actor == "Northgate Homes"]  # fmt: skip
    assert len(both) > 1
    made = harrow.do(follow_up_round.no_answer, harrow_id, both)
    assert len(made.value) == 1
    assert made.label == "Rang, no answer: Northgate Homes"


def test_the_board_agrees_with_the_gate_and_with_the_filter(harrow: Book, harrow_id: str, clock: Any) -> None:
    today = clock().date()
    found = harrow.ask(boards.placed, harrow_id, today)
    gate = harrow.ask(facts, harrow_id, today).delivery
    shown = board(found, By.status, today)
    assert sum(len(one.ids) for one in shown.columns) == len(found) == shown.total + shown.required
    assert sum(one.silent for one in shown.columns) == gate.live - gate.fresh
    for words, wanted in (
        ("late:yes", {one.id for one in found if one.late(today)}),
        ("late:no", {one.id for one in found if not one.late(today)}),
        ("silent>90d", {one.id for one in found if one.silent(today)}),
        ("-silent>90d", {one.id for one in found if not one.silent(today)}),
        ("silent:never", {one.id for one in found if one.under_way(today) and one.standing.heard is None}),
    ):
        assert set(harrow.ask(listing.ids, harrow_id, "commitment", today, words)) == wanted, words
    cards = harrow.ask(boards.cards, [one.id for one in found])
    assert set(cards) == {one.id for one in found}
    assert cards[commitment(harrow, harrow_id, "shop-units")].handle == "shop-units"


def test_the_calendar_has_what_is_due_milestones_bids_and_funds(harrow: Book, harrow_id: str, clock: Any) -> None:
    today = clock().date()
    month = (today.replace(day=1), today + timedelta(60))
    passed, coming = today - timedelta(2), today + timedelta(5)
    for noun, made in (
        ("milestone", MilestoneDraft(title="Keys handed over", commitment="shop-units", due=passed)),
        ("milestone", MilestoneDraft(title="Doors open", commitment="shop-units", due=passed, done_on=passed)),
        ("contract", ContractDraft(title="School meals", buyer="hospital", bids_due=coming)),
        ("contract", ContractDraft(title="Not any more", buyer="hospital", bids_due=coming,
                                   status=ContractStatus.cancelled)),
        ("fund", FundDraft(title="Quay Giving", holder="hospital", closes=coming)),
    ):  # fmt: skip
        harrow.do(records.add, harrow_id, noun, made)
    found = harrow.ask(calendar.dated, harrow_id, *month, today)
    by_title = {one.title: one for one in found}
    assert by_title["Keys handed over"].late
    assert by_title["Doors open"].over
    assert not by_title["Doors open"].late
    assert (by_title["School meals"].mark, by_title["School meals"].late) == (Mark.bids, False)
    assert by_title["Quay Giving"].mark is Mark.fund
    assert "Not any more" not in by_title
    assert all(month[0] <= one.day <= month[1] for one in found)
