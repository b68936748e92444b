"""The freshness of a record: the plain average of what is whole, and nothing that empty records could raise."""

from __future__ import annotations

from convene.core.freshness import freshness, loose_says
from convene.core.views import Loose


def end(found: int, of: int, key: str = "voices") -> Loose:
    return Loose(key, "contribution", f"{found} {key} are loose", found, of, key, "Tie it up.")


def test_it_is_the_plain_average_of_the_shares_that_are_whole() -> None:
    """Shares 3/4, 1/2 and all: 0.75 + 0.5 + 1 is 2.25, a third of it 0.75."""
    page = freshness([end(1, 4), end(50, 100, "visions"), end(0, 7, "promises")])
    assert (page.score, page.asked) == (75, 3)
    assert [one.key for one in page.gaps] == ["visions", "voices"], "what weighs most comes first"
    assert page.says == "Freshness 75 of 100, over 3 questions; 2 gaps to close."


def test_a_hundred_says_that_nothing_is_left() -> None:
    assert freshness([end(1, 1000), end(0, 9), end(0, 9)]).score == 99
    whole = freshness([end(0, 1000), end(0, 9), end(0, 9)])
    assert (whole.score, whole.gaps) == (100, ())


def test_of_almost_nothing_there_is_no_score() -> None:
    page = freshness([end(0, 5), end(0, 0), end(0, 0), end(0, 2)])
    assert page.score is None
    assert "No freshness yet" in page.says


def test_what_is_about_nothing_is_left_out_and_not_whole() -> None:
    asked = [end(1, 2), end(1, 2), end(1, 2)]
    assert freshness(asked).score == freshness([*asked, end(0, 0)]).score == 50


def test_loose_ends_are_counted_in_a_sentence() -> None:
    assert loose_says([end(0, 0)]) == "There is nothing on the thread yet."
    assert loose_says([end(0, 3)]).startswith("Nothing hangs loose")
    assert loose_says([end(1, 3), end(0, 2)]) == "1 loose end of 1 kind. Each is an invitation, and nobody's fault."
