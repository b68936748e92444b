"""What is assumed and decided in an account is set with a reason or not at all, and u takes it back."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from convene.core.measurement_vocabulary import Adjustment, DoubleCountAnswer, DoubleCountGuard
from convene.core.vocabulary import ActorType
from convene.errors import Problem
from convene.services.account import deciding, importance, setting, told
from convene.services.account.setting import Assumed
from convene.services.book import Book
from convene.services.nouns import records
from tests.account_values import account, claim
from tests.conftest import only_place

HALF = Assumed(Adjustment.deadweight, Decimal(50), Decimal(30), Decimal(60), "a waiting list of two years")


@pytest.fixture
def here(harrow_path: Path, clock: Any) -> Any:
    book = Book(harrow_path, now=clock)
    place = only_place(book)
    found = book.ask(records.load_all, place, "commitment")
    yield book, place, found
    book.close()


def _assumed(book: Book, place: str) -> dict[tuple[str, str], Any]:
    kept: list[Any] = [draft for _, draft in book.ask(records.load_all, place, "assumption")]
    return {(one.commitment, one.kind): one for one in kept}


def test_several_are_set_at_once_with_one_reason_set_anew_and_taken_back(here: Any) -> None:
    book, place, found = here
    before = _assumed(book, place)
    ids, slugs = [one for one, _ in found[:3]], [one.slug for _, one in found[:3]]
    done = book.do(setting.assume, place, ids, HALF)
    assert done.value == 3
    assert done.label == "Deadweight of 3 commitments: 50 %"
    kept = _assumed(book, place)
    assert {kept[slug, "deadweight"].reason for slug in slugs} == {"a waiting list of two years"}
    assert kept[slugs[0], "deadweight"].low == 30
    assert book.do(setting.assume, place, ids, HALF).value == 0, "the same once more changes nothing"
    zero = Assumed(Adjustment.deadweight, Decimal(0), reason="nobody else does it")
    book.do(setting.assume, place, ids[:1], zero)
    assert _assumed(book, place)[slugs[0], "deadweight"].central == 0, "0 is an answer"
    assert _assumed(book, place)[slugs[0], "deadweight"].low is None
    assert book.do(setting.forget, place, ids[0], Adjustment.deadweight).value
    assert (slugs[0], "deadweight") not in _assumed(book, place)
    for _ in range(3):
        book.undo(place)
    assert _assumed(book, place) == before


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (Assumed(Adjustment.deadweight, Decimal(20), reason="  "), "without a reason"),
        (Assumed(Adjustment.deadweight, Decimal(120), reason="x"), "more than all of it"),
        (Assumed(Adjustment.deadweight, Decimal(20), Decimal(30), reason="x"), "above the number"),
        (Assumed(Adjustment.lasts, Decimal("1.5"), reason="x"), "whole years"),
    ],
)
def test_a_number_that_cannot_be_is_refused_in_words(here: Any, said: Assumed, why: str) -> None:
    book, place, found = here
    before = _assumed(book, place)
    with pytest.raises(Problem, match=why) as caught:
        book.do(setting.assume, place, [found[0][0], found[1][0]], said)
    assert caught.value.hint
    assert _assumed(book, place) == before


def test_a_correction_keeps_who_asked_and_changes_the_assumption_in_one(here: Any) -> None:
    book, place, found = here
    before = _assumed(book, place)
    ident, draft = found[0]
    book.do(setting.assume, place, [ident], HALF)
    less = Assumed(Adjustment.deadweight, Decimal(35), Decimal(15), Decimal(45), "half of us came because of it")
    made = book.do(setting.correct, place, "", ident, [less], why="half of us came because of it",
                   asked_by=ActorType.citizen, result=("value about £10", "value about £13"))  # fmt: skip
    kept: Any = book.ask(records.load, "correction", made.value)
    assert (kept.was, kept.now) == ("deadweight 50 %; value about £10", "deadweight 35 %; value about £13")
    assert (kept.asked_by, kept.commitment) == (ActorType.citizen, draft.slug)
    assert _assumed(book, place)[draft.slug, "deadweight"].central == 35
    with pytest.raises(Problem, match="Nothing differs"):
        book.do(setting.correct, place, "", ident, [less], why="again")
    with pytest.raises(Problem, match="needs its reason"):
        book.do(setting.correct, place, "", ident, [HALF], why=" ")
    book.undo(place)
    assert _assumed(book, place)[draft.slug, "deadweight"].central == 50
    book.undo(place)
    assert _assumed(book, place) == before


def test_a_double_count_is_decided_shared_and_decided_anew(here: Any) -> None:
    book, place, found = here
    names = tuple(draft.slug for _, draft in found[:3])
    each = dict.fromkeys(names, Decimal("33.3"))
    made = book.do(deciding.decide, place, DoubleCountGuard.group, names, DoubleCountAnswer.shared,
                   reason="they run it together", shares=each)  # fmt: skip
    kept: Any = book.ask(records.load, "double_count", made.value)
    assert sum(one.share for one in kept.shares) < 100
    again = book.do(deciding.decide, place, DoubleCountGuard.group, names, DoubleCountAnswer.keep, reason="one pays",
                    kept=names[1], decided=kept.slug)  # fmt: skip
    assert again.value == made.value, "the decision is changed, not a second one made"
    now: Any = book.ask(records.load, "double_count", made.value)
    assert (now.kept, now.shares) == (names[1], ())
    with pytest.raises(Problem, match="more than all of it"):
        book.do(deciding.decide, place, DoubleCountGuard.group, names, DoubleCountAnswer.shared, reason="x",
                shares=dict.fromkeys(names, Decimal(40)))  # fmt: skip
    with pytest.raises(Problem, match="Say why"):
        book.do(deciding.decide, place, DoubleCountGuard.group, names, DoubleCountAnswer.different, reason=" ")
    book.undo(place)
    book.undo(place)
    assert all(one != made.value for one, _ in book.ask(records.load_all, place, "double_count"))


def test_stories_harm_and_who_was_not_asked_are_told_of_a_time_alone(here: Any) -> None:
    from datetime import date

    book, place, _ = here
    all_of_it = book.ask(told.voices, place, date(2000, 1, 1), date(2100, 1, 1))
    nothing = book.ask(told.voices, place, date(1999, 1, 1), date(1999, 12, 31))
    assert all_of_it.periods >= all_of_it.asked
    assert nothing == told.Voices()
    assert "nobody could be asked" in nothing.sentence


def test_what_residents_said_stands_beside_the_pounds_and_a_ballot_is_planned_on_the_outcomes(here: Any) -> None:
    book, place, _ = here
    closed: Any = next(one for _, one in book.ask(records.load_all, place, "ballot") if one.slug == "what-first")
    last = closed.options[-1].title
    found = account(*(
        claim(f"n{at}", str(10 * at), outcome=f"O{at}", outcome_title=title, measure=f"M{at}", theme=f"T{at}",
              actor=f"a{at}", beneficiaries=f"street {at}")
        for at, title in enumerate((closed.options[0].title, last), 1)
    ))  # fmt: skip
    ranking = book.ask(importance.ranking, place, "what-first", found)
    assert len(ranking.placed) == len(closed.options)
    assert [one.place for one in ranking.placed] == sorted(one.place for one in ranking.placed)
    beside = {one.outcome: one.by_money for one in ranking.placed}
    assert (beside[last], beside[closed.options[0].title]) == (1, 2), "the larger value is first by pounds"
    assert book.ask(importance.ranking, place, "", found).placed == ()
    planned = importance.ballot(found, "What changed")
    assert {one["about"] for one in planned["options"]} == {"O1", "O2"}
    with pytest.raises(Problem, match="not two outcomes"):
        importance.ballot(account(claim()), "x")
