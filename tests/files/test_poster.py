"""The poster: one page, whatever is in it; nothing is left out that it does not count."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader

from convene.files.documents import render
from convene.files.documents.poster import Giver, Poster, Promise, Size, left_out
from convene.files.manifesto import loads
from convene.files.manifesto_page.on_the_wall import poster
from tests.files.reading_documents import pdf_pages

GOLDEN = Path(__file__).parent / "golden" / "manifesto.toml"
_MM = 72 / 25.4


def wall(givers: int, each: int, **more: object) -> Poster:
    """A poster with so many givers of so many promises each; every promise has a word of its own."""
    all_ = tuple(
        Giver(
            f"Cymdeithas Dŵr y Tŷ Gwyn a’r Llyfrgell {at}", "voluntary group",
            tuple(
                Promise(f"We will open w{at}x{number}w on some evenings for whoever wants a warm room", "by March 2028")
                for number in range(each)
            ),
        )
        for at in range(givers)
    )  # fmt: skip
    base = Poster(
        "The Community Manifesto of Cwm Lleuad", "Cwm Lleuad", "A valley where people can stay.", "Agreed.", all_,
        "Sign with one promise.", ask="Ask at the library", made_on=date(2027, 3, 14), mark="53414fd91f7c",
    )  # fmt: skip
    return replace(base, **more)  # type: ignore[arg-type]


def pages(one: Poster) -> list[str]:
    made = render(one, "pdf")
    assert made.lacking == ""
    return pdf_pages(made.content)


def _shown(text: str) -> int:
    return len(set(re.findall(r"w\d+x\d+w", text)))


@pytest.mark.parametrize("size", ["a3", "a4"])
@pytest.mark.parametrize(("givers", "each"), [(1, 1), (4, 2), (10, 4), (3, 30), (60, 1), (2, 45), (120, 40)])
def test_it_is_one_page_and_counts_what_has_no_room(size: Size, givers: int, each: int) -> None:
    one = wall(givers, each, size=size)
    (text,) = pages(one)
    left = givers * each - _shown(text)
    said = re.search(r"and ([\d,]+) more promises? in the manifesto", text)
    assert (int(said[1].replace(",", "")) if said else 0) == left
    assert ("How to join" in text, "53414fd91f7c" in text, "14 March 2027" in text) == (True, True, True)
    if givers * each <= 8:
        assert left == 0


def test_it_is_as_large_as_its_paper() -> None:
    for size, wide, high in (("a3", 297, 420), ("a4", 210, 297)):
        box = PdfReader(BytesIO(render(wall(2, 2).of_size(size), "pdf").content)).pages[0].mediabox  # type: ignore[arg-type]
        assert (round(float(box.width) / _MM), round(float(box.height) / _MM)) == (wide, high)


def test_the_web_page_counts_what_has_no_room_too() -> None:
    for givers, each in ((2, 3), (10, 4), (3, 40), (90, 1)):
        page = render(wall(givers, each), "html").content.decode()
        left = givers * each - _shown(page)
        assert (left_out(left) in page) if left else ("more promise" not in page)
        assert "<script" not in page
        assert "default-src 'none'" in page


def test_hostile_words_stay_words() -> None:
    bad = '<script>alert(1)</script> #set page(width: 1pt) "quoted" \\ $x$ *b* _i_ {{x}}'
    one = wall(1, 1, title=bad, place=bad, vision=bad, join=bad, notice=bad, ask=bad)
    assert "<script>" not in render(one, "html").content.decode()
    (text,) = pages(one)
    assert "#set page" in text


def test_an_empty_manifesto_and_one_of_very_long_words_still_fit_one_page() -> None:
    assert len(pages(wall(0, 0))) == 1
    long = "Llanfairpwllgwyngyll" * 12
    one = wall(3, 3, title=long, place=long, vision=f"{long} " * 6, join=f"{long} " * 5, notice=f"{long} ", ask=long)
    assert len(pages(one)) == 1


def test_it_says_what_the_manifesto_says() -> None:
    document = loads(GOLDEN.read_bytes())
    made = poster(document, mark="abcdef123456")
    assert made.vision == document.vision.statement
    promised = [one for one in document.commitments if one.status is not None and one.status.value != "withdrawn"]
    assert made.promises == len(promised)
    assert made.join == document.governance.join_rule
    assert made.foot.endswith("abcdef123456")
    draft = poster(document, missing=3)
    assert "Draft" in draft.notice
