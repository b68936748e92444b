"""One paper keyed in at the desk, for every form there is: what is understood, and what is said when it is not."""

from __future__ import annotations

import pytest

from convene.core.methods import Marks, find, letters, options_of
from convene.errors import Problem

ABCD = options_of(["Allotment", "Bike path", "Café", "Dance hall"])


@pytest.mark.parametrize(
    ("method", "typed", "marks"),
    [
        ("schulze", "CABD", (2, 3, 1, 4)),
        ("schulze", "c a", (2, None, 1, None)),
        ("schulze", "C > A = B > D", (2, 2, 1, 3)),
        ("borda", "C(AB)D", (2, 2, 1, 3)),
        ("nominal", "DB", (None, 2, None, 1)),
        ("dots", "12 7 3 0", (12, 7, 3, 0)),
        ("dots", "3=5, 2=7", (None, 7, 5, None)),
        ("dots", "C=5 D:2", (None, None, 5, 2)),
        ("quadratic", "A=-3 B=4", (-3, 4, None, None)),
        ("score", "7 - 10 2", (7, None, 10, 2)),
        ("approval", "ACD", (1, 0, 1, 1)),
        ("approval", "a, d", (1, 0, 0, 1)),
        ("approval", "-", (0, 0, 0, 0)),
        ("equal-shares", "B", (0, 1, 0, 0)),
        ("fist", "4350", (4, 3, 5, 0)),
        ("gradients", "8 - 1 2", (8, None, 1, 2)),
        ("matrix", "42 3/5 - 11", (4, 2, 3, 5, None, None, 1, 1)),
        ("consent", "+-+.", (1, 0, 1, None)),
        ("consensus", "+ - 0 .", (1, -1, 0, None)),
        ("pairwise", "B>D", (None, 1, None, 0)),
        ("pairwise", "DB", (None, 0, None, 1)),
        ("pairwise", "A=C", (0, None, 0, None)),
    ],
)
def test_a_paper_is_read_as_it_is_keyed(method: str, typed: str, marks: Marks) -> None:
    assert find(method).read(typed, ABCD) == marks


@pytest.mark.parametrize(
    ("method", "typed", "words", "right"),
    [
        ("schulze", "CAXD", "“X” is no option: they are A to D", "Write the letters, best first: CABD."),
        ("schulze", "CAC", "C stands there twice", "best first"),
        ("schulze", "C(AB", "bracket does not close", "best first"),
        ("schulze", "3 1 2 4", "“3” is no option", "Write the letters"),
        ("dots", "12 7 3", "3 numbers for 4 options", "12 7 3 0"),
        ("dots", "A=5 A=2", "A stands there twice", "A=5"),
        ("dots", "A=five", "“five” is no whole number", "A=5"),
        ("dots", "A=5 more", "“more” names no option", "A=5"),
        ("approval", "ACZ", "“Z” is no option", "letters of what is ticked"),
        ("approval", "AA", "A stands there twice", "letters of what is ticked"),
        ("fist", "45", "1 number for 4 options", "Write a number"),
        ("matrix", "42 35", "2 pairs for 4 options", "two digits"),
        ("matrix", "4 2 3 5", "“4” is not two digits", "two digits"),
        ("consent", "++", "2 signs for 4 options", "+ consents"),
        ("consensus", "+?-0", "“?” is none of the signs", "+ agree"),
        ("pairwise", "ABC", "between two options", "B>D"),
        ("pairwise", "BB", "between two options", "B>D"),
    ],
)
def test_what_cannot_be_is_refused_with_the_nearest_right_form(method: str, typed: str, words: str, right: str) -> None:
    with pytest.raises(Problem) as refused:
        find(method).read(typed, ABCD)
    assert words in refused.value.title
    assert right in refused.value.hint


def test_the_letters_go_on_after_z() -> None:
    assert letters(28)[25:] == ("Z", "AA", "AB")
    many = options_of([f"option {at}" for at in range(30)])
    assert find("schulze").read("AB C AA", many)[26:28] == (3, 1)
    assert find("approval").read("A, AD", many)[29] == 1
