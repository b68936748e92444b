"""What may belong together by shared words, and how two wordings are compared."""

from __future__ import annotations

import pytest

from convene.core.codesign.shared_words import suggestions, telling
from convene.core.codesign.word_diff import compare, marked
from tests.nasty import NASTY

SAID = (
    "The last bus leaves at six in the evening",
    "No buses in the evening after work",
    "Somewhere warm to sit with my family",
    "A warm room, for families",
    "Potholes",
)


def _ids(said: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(str(at), text) for at, text in enumerate(said)]


def test_those_that_share_words_are_suggested_with_the_words_and_loners_are_left_alone() -> None:
    found = suggestions(_ids(SAID), {})
    assert {one.ids for one in found} == {("0", "1"), ("2", "3")}
    (buses,) = (one for one in found if "0" in one.ids)
    assert buses.reason == "both say: bus, evening"
    assert not any("4" in one.ids for one in found)


def test_a_cluster_takes_in_what_says_its_own_word() -> None:
    found = suggestions([("x", "A bus on Sundays"), ("y", "Potholes")], {"night": SAID[:2], "rooms": SAID[2:4]})
    assert [(one.cluster, one.ids, one.reason) for one in found] == [("night", ("x",), "it says: bus")]


def test_stop_words_join_nothing_in_english_or_welsh() -> None:
    assert suggestions(_ids(("We need more of this here", "They need more of that there")), {}) == ()
    assert suggestions(_ids(("Mae gyda ni hefyd", "Mae gyda nhw hefyd")), {}) == ()
    assert telling("The families’ buses").keys() == telling("A family bus").keys()


def test_what_everybody_says_joins_nobody() -> None:
    things = ("swings", "ramps", "bins", "trees", "lamps", "seats", "slopes", "walls", "boats", "doors")
    crowd = tuple(f"the quay wants {word}" for word in things)
    assert suggestions(_ids((*crowd, "the quay floods", "the quay freezes")), {}) == ()


def test_each_is_suggested_once_and_the_same_way_every_time() -> None:
    said = _ids(tuple(f"{a} {b} {c}" for a in ("bus", "boat") for b in ("night", "dawn") for c in ("fare", "stop")))
    found = suggestions(said, {})
    once = [one for each in found for one in each.ids]
    assert len(once) == len(set(once))
    assert suggestions(said, {}) == found


@pytest.mark.parametrize("text", [*NASTY, ""])
def test_any_text_may_be_looked_through_and_compared(text: str) -> None:
    suggestions([("a", text), ("b", text)], {"k": [text, text]})
    for one, other in ((text, "a quay"), ("a quay", text), (text, text)):
        pieces = compare(one, other)
        assert "".join(piece.text for piece in pieces if piece.sort != "new") == one
        assert "".join(piece.text for piece in pieces if piece.sort != "gone") == other


def test_a_comparison_needs_no_colour() -> None:
    assert marked("A quay for ships.", "A quay for all, day and night.") == (
        "A quay for [-ships-]{+all, day and night+}."
    )
    assert marked("Everyone gets home.", "Everyone gets home after dark.") == "Everyone gets home{+ after dark+}."
    assert marked("one two three four", "one 2 3 four") == "one [-two three-]{+2 3+} four"
    assert marked("Same", "Same") == "Same"


def test_two_very_long_wordings_are_compared_in_no_time() -> None:
    one, other = ("word " * 9_000) + "end", ("other " * 9_000) + "end"
    assert [piece.sort for piece in compare(one, other)] == ["gone", "new", "same"]
