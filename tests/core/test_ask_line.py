"""An ask on one line."""

from __future__ import annotations

import pytest

from convene.core.codesign.ask_line import parse_ask
from convene.core.vocabulary import Lever


def test_a_line_says_who_asks_whom_by_what_for_what() -> None:
    one = parse_ask("Saltworks CIC > Harbour Trust > procurement: a look at our tender forms =LW1.3.")
    assert (one.who, one.whom, one.lever, one.measure) == (
        "Saltworks CIC", "Harbour Trust", Lever.procurement, "LW1.3"
    )  # fmt: skip
    assert one.wording == "a look at our tender forms."
    assert one.doubts == ()


def test_without_whom_it_asks_anybody_and_a_lever_need_not_be_named() -> None:
    one = parse_ask("Saltworks > somebody with a van: on Tuesdays")
    assert (one.who, one.whom, one.lever) == ("Saltworks", "", None)
    assert one.wording == "somebody with a van: on Tuesdays", "what is no lever stays in the words"


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("a van on Tuesdays", "does not say who asks"),
        ("> a van", "Nobody stands before"),
        ("a > b > c > d", "more than twice"),
        ("x > " + "y" * 2_001, "at most 2000 letters"),
        ("x > a van =LW1.1 =LW1.2", "several measures"),
    ],
)
def test_what_is_in_doubt_is_told(line: str, told: str) -> None:
    assert told in " ".join(parse_ask(line).doubts)


@pytest.mark.parametrize("line", ["", ">", ">>", " > > ", "=", "x >", "x > > :", "[/] > [/b]: =", "\x1b[31m > x"])
def test_odd_lines_are_read_without_a_fault(line: str) -> None:
    parse_ask(line)
