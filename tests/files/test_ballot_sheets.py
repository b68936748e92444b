"""Voting papers to print: what stands on each, and that it goes on a page in every form."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from convene.core.methods import every, find, options_of
from convene.files.documents import render
from convene.files.documents.blocks import FillIn, words
from convene.files.printed.ballot import Ballot, paper
from tests.files.test_document_pages import pages

OPTIONS = options_of(
    ["A market on Saturdays", "Benches along the quay", "A youth club in the old customs house " * 4],
    [Fraction(700), Fraction(81, 2), Fraction(1200)],
)
ANONYMOUS = "Nobody can tell who filled in this paper."


def ballot(name: str) -> Ballot:
    method = find(name)
    settings = method.settle({"budget": 3000} if name == "equal-shares" else {})
    return Ballot("What first?", OPTIONS, method, settings, ANONYMOUS, "Harrow Quay", sheets=("T3-Q2-07",))


@pytest.mark.parametrize("name", sorted(every()))
def test_a_paper_says_what_a_voter_needs_to_know(name: str) -> None:
    one = ballot(name)
    said = words(paper(one))
    for text in (
        "What first?", one.method.title, "Sheet T3-Q2-07", ANONYMOUS, one.method.spoiled,
        *one.method.instructions(OPTIONS, one.settings), "A: A market on Saturdays", "B: Benches along the quay",
    ):  # fmt: skip
        assert text in said
    boxes = [one for one in paper(one).blocks if isinstance(one, FillIn)]
    assert len(boxes) == 1
    assert len(boxes[0].lines(large=True)) >= len(OPTIONS)
    assert "£700" in said if name == "equal-shares" else "£" not in said


@pytest.mark.parametrize("name", ["approval", "gradients", "quadratic", "pairwise"])
def test_it_is_printed_in_the_usual_size_and_in_large(name: str) -> None:
    for large in (False, True):
        made = render(paper(ballot(name)), "pdf", large_print=large)
        assert made.lacking == ""
        found = " ".join(text for page in pages(made.content) for text, _, _ in page)
        assert "Benches along the quay" in found


def test_the_quadratic_ladder_is_printed() -> None:
    said = words(paper(ballot("quadratic"))).split("\n")
    assert [one for one in said if one in ("1", "4", "9", "16", "25", "36")] == ["1", "4", "9", "16", "25", "36"]


def test_every_sheet_has_its_number_and_a_page_of_its_own() -> None:
    many = replace(ballot("approval"), sheets=("T1-01", "T1-02", "T1-03"), types_asked=("local person", "developer"))
    found = pages(render(paper(many), "pdf").content)
    assert len(found) == 3
    for number, page in zip(many.sheets, found, strict=True):
        text = " ".join(words for words, _, _ in page)
        assert number in text
        assert "local person" in text
