"""Documents as pages: nothing is cut off, large print is large, what belongs together is kept, and a voice that reads
aloud is told in which language."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any, Literal

import pytest
from pypdfium2 import PdfDocument
from pypdfium2.raw import FPDF_PAGEOBJ_TEXT

from convene.files.documents import render
from convene.files.documents.blocks import (
    Bullets,
    Card,
    Chart,
    Entry,
    Facts,
    Figure,
    Figures,
    FillIn,
    Grid,
    Heading,
    Mark,
    PageBreak,
    Paper,
    Para,
    Quote,
    Slot,
    bullets,
    in_large,
    stays,
)  # fmt: skip

LONG = " ".join(f"word{number}" for number in range(900))
KINDS: tuple[Literal["bars", "columns", "dots", "line"], ...] = ("bars", "columns", "dots", "line")
ROOM = 20
"""Points between the foot of a page and its edge, at least."""


def pages(content: bytes) -> list[list[tuple[str, float, float]]]:
    """Each page of a PDF as what stands on it: words, how high above the edge, and their size, in points."""
    found = []
    with PdfDocument(content) as document:
        for page in document:
            here = []
            for one in page.get_objects(filter=[FPDF_PAGEOBJ_TEXT], textpage=page.get_textpage()):
                at = one.get_matrix()
                here.append((one.extract().strip(), at.f, abs(at.d) * one.get_font_size()))
            found.append([one for one in here if one[0]])
    return found


def document_xml(content: bytes) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read("word/document.xml").decode()


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("blocks", [
    (Quote(LONG, "Agreed"), Figures((Figure("1", "person"),)), PageBreak(), Para("After")),
    (Heading(2, LONG), Para("After")),
    (Heading(2, "A"), Heading(3, LONG), Para("After")),
    (Facts((("Label", LONG), ("Other", "x"), ("Third", LONG))),),
    (Card(LONG, (Figure(LONG, "How much"),), (("For", LONG),), (LONG,)),),
], ids=("cover", "part", "entry", "facts", "card"))  # fmt: skip
def test_what_is_longer_than_a_page_goes_on_on_the_next_and_is_not_cut_off(blocks: Any, large: bool) -> None:
    made = render(Paper("Title", blocks, hue="codesign", cover=True), "pdf", large_print=large).content
    for number, page in enumerate(pages(made), start=1):
        for text, high, _ in page:
            assert high > ROOM, (number, text[:30], high)
    assert "word899" in " ".join(text for page in pages(made) for text, _, _ in page)


def test_a_cover_that_has_room_is_one() -> None:
    short = Paper("Title", (Quote("A short vision."), PageBreak(), Para("After")), hue="codesign", cover=True)
    sizes = [size for _, _, size in pages(render(short, "pdf").content)[0]]
    assert max(sizes) >= 40


def test_large_print_is_eighteen_points_and_nothing_in_it_is_smaller() -> None:
    marks = (Mark("Here", 0.5, "50%", True), Mark("There", 1, "100%"))
    paper = Paper(
        "The title of a document that does not fit into one line of large print",
        (
            Heading(2, "Part"), Para("Words"), Card("Said", (Figure("1", "How much", "counted"),), (("For", "all"),)),
            Facts((("Label", "value"),)), Grid(("a", "b"), (("c", "d"),)), Quote("Words", "somebody"),
            *(Chart(kind, marks, "words", "low", "high", 0.2, 0.4, "key") for kind in KINDS),
            FillIn((Slot("Name", "a hint"), Slot("May we", "tick any", ticks=("call",))), blank_large=1),
        ),
        kind="A kind of document", place="A place with a rather long name that goes on", mark="1a2b3c4d",
        hue="delivery",
    )  # fmt: skip
    made = pages(render(paper, "pdf", large_print=True).content)
    small = [(text, size) for page in made for text, _, size in page if size < 17.9]
    assert small == []
    heads = {round(high) for page in made[1:] for text, high, _ in page if high > 842 - 24 * 72 / 25.4 * 0.6}
    assert len(heads) <= 1, "the head of a page is one line"
    styles = (
        zipfile.ZipFile(io.BytesIO(render(paper, "docx", large_print=True).content)).read("word/styles.xml").decode()
    )
    for name in ("Cell", "Label", "Small", "Under"):
        found = re.search(rf'w:styleId="{name}".*?w:sz w:val="(\d+)"', styles, re.DOTALL)
        assert found is not None
        assert int(found[1]) >= 36, "in half points"


def test_a_hint_of_what_to_fill_in_stands_in_large_print_as_well() -> None:
    paper = Paper("Sheet", (FillIn((Slot("Name", "your first name is enough"),), blank=1, blank_large=1),))
    for form in ("html", "docx"):
        for large in (False, True):
            content = render(paper, form, large_print=large).content  # type: ignore[arg-type]
            assert "your first name is enough" in (content.decode() if form == "html" else document_xml(content))


def test_a_wide_table_is_cards_in_large_print_and_each_says_what_is_what() -> None:
    grid = Grid(("Measure", "Now", "Target", "Why"), (("Hours", "10", "20", ""), ("Jobs", "1", "2", "need")))
    assert in_large(Paper("T", (Para("x"), grid))).blocks == (
        Para("x"),
        Card("Hours", pairs=(("Now", "10"), ("Target", "20"))),
        Card("Jobs", pairs=(("Now", "1"), ("Target", "2"), ("Why", "need"))),
    )
    narrow = Paper("T", (Grid(("a", "b", "c"), (("1", "2", "3"),)),))
    assert in_large(narrow) == narrow


def test_a_few_words_are_kept_with_what_they_announce_and_never_from_entry_to_entry() -> None:
    few, card = Para("Signed by the owner."), Card("We will")
    assert stays(Heading(3, "A"), few, card)
    assert stays(Para("x"), Para("Dates to come:"), bullets("one"))
    assert stays(Heading(2, "A"), few, Heading(3, "B"))
    assert not stays(Heading(3, "A"), few, Heading(3, "B"))
    assert not stays(Para("x"), few, card)
    assert not stays(Heading(3, "A"), Para(LONG), card)
    xml = document_xml(render(Paper("T", (Heading(2, "A"), few, card)), "docx").content)
    kept = re.search(r"<w:pPr>((?:(?!</w:pPr>).)*)</w:pPr><w:r>(?:(?!</w:p>).)*Signed by", xml)
    assert kept is not None
    assert "w:keepNext" in kept[1]


@pytest.mark.parametrize("after", [Heading(2, "Part"), Para("Words"), Facts((("a", "b"),))])
def test_a_page_of_its_own_leaves_no_empty_page_behind_it(after: Any) -> None:
    xml = document_xml(render(Paper("T", (Para("x"), PageBreak(), after), cover=True), "docx").content)
    assert "w:pageBreakBefore" in xml
    assert 'w:type="page"' not in xml, "a break that does not fit on a full page makes an empty one"


def test_a_card_of_many_facts_begins_where_there_is_room_and_is_parted_between_them() -> None:
    said = "a sentence of some length that tells what it is, and goes on to a second line of its own"
    card = Card("Two shop units", pairs=tuple((f"Fact {number}", f"{number} {said}") for number in range(9)))
    paper = Paper("T", (Facts(tuple((str(at), "fact") for at in range(32))), Heading(2, "Promised"), card))
    first, second = ([text for text, _, _ in page] for page in pages(render(paper, "pdf").content))
    assert "Two shop units" in first, "half of the page is not left empty for it"
    assert "Fact 0" in first
    assert "Fact 8" in second
    for page in (first, second):
        for number in range(9):
            assert (f"Fact {number}" in page) == any(text.startswith(f"{number} a sentence") for text in page)


def test_facts_are_not_left_alone_at_a_pages_foot_or_head() -> None:
    for before in range(30, 60):
        lines = tuple(Para("Words.") for _ in range(before))
        told = Facts(tuple((f"Label{number}", f"value{number}") for number in range(5)))
        made = pages(render(Paper("T", (*lines, Heading(2, "About"), told)), "pdf").content)
        counts = [sum(text.startswith("value") for text, _, _ in page) for page in made]
        assert 1 not in counts, (before, counts)
        (at,) = [number for number, page in enumerate(made) if any(text == "About" for text, _, _ in page)]
        assert counts[at] > 0, "its heading is with it"


WELSH = (
    Heading(2, "Rhan", language="cy"), Para("Para", language="cy"), Quote("Geiriau", "ours", "cy"),
    Bullets((Entry("Llais", after="(citizen)", language="cy"),)), Card("Addewid", language="cy"),
)  # fmt: skip


def test_words_of_another_language_are_marked_in_every_form() -> None:
    from pypdf import PdfReader

    paper = Paper("Title", WELSH, kind="Kind", hue="codesign")
    page = render(paper, "html").content.decode()
    assert '<html lang="en-GB">' in page
    assert page.count('lang="cy"') == len(WELSH)
    xml = document_xml(render(paper, "docx").content)
    assert xml.count('<w:lang w:val="cy"') == len(WELSH)
    assert not re.search(r'<w:lang w:val="cy"[^>]*/></w:rPr><w:t[^>]*>[^<]*citizen', xml)
    reader = PdfReader(io.BytesIO(render(paper, "pdf").content))
    root: Any = reader.trailer["/Root"]
    assert root["/Lang"] == "en-GB"
    marked = _tagged(root["/StructTreeRoot"])
    assert {"/H1", "/P", "/LBody"} <= {kind for kind, language in marked if language == "cy"}
    assert b"/Lang(en-GB)" in reader.pages[0].get_contents().get_data(), "what follows it is ours"  # type: ignore[union-attr]


def _tagged(node: Any) -> list[tuple[str, str]]:
    node = node.get_object()
    if isinstance(node, list):
        return [found for one in node for found in _tagged(one)]
    if not isinstance(node, dict):
        return []
    inside = _tagged(node["/K"]) if "/K" in node else []
    return [(str(node.get("/S")), str(node.get("/Lang"))), *inside]


@pytest.mark.parametrize("tag", ['cy" onload="x', "<b>", "x" * 99, "cy_GB"])
def test_a_language_that_is_no_tag_marks_nothing(tag: str) -> None:
    paper = Paper("T", (Para("x", language=tag), Bullets((Entry("y", language=tag),))))
    assert render(paper, "html").content.decode().count(" lang=") == 1
    assert "w:lang" not in document_xml(render(paper, "docx").content)
    assert render(paper, "pdf").content


def test_a_narrow_screen_is_told_what_each_cell_is_of() -> None:
    grid = Grid(("Measure", "Now", 'To "x"', "Why"), (("Hours", "10", "20", ""),))
    page = render(Paper("T", (grid,)), "html").content.decode()
    assert '<td dir="auto" data-of="Now">10</td>' in page
    assert 'data-of="To &quot;x&quot;"' in page
    assert (
        "data-of"
        not in render(Paper("T", (Grid(("a", "b"), (("1", "2"),)),)), "html").content.decode().split("<main>")[1]
    )


def test_nothing_of_a_drawn_chart_stands_outside_it() -> None:
    marks = (
        Mark("A label of a place with rather many words in it", 1, "1,234 minutes a week", True),
        Mark("b", 0.1, "2"),
    )
    for large in (False, True):
        page = render(
            Paper("T", (Chart("bars", marks, "w"),), hue="engagement"), "html", large_print=large
        ).content.decode()
        found = re.search(r'viewBox="0 0 (\d+) ', page)
        assert found is not None
        wide = int(found[1])
        for x, text in re.findall(r'<text x="([\d.]+)"[^>]*>([^<]*)</text>', page):
            assert float(x) + len(text) * 8 <= wide + 8, text


def test_what_stands_at_the_foot_of_a_printed_page_cannot_end_its_string() -> None:
    place = """Quay" } body { display: none } </style><script> \\ SIZE"""
    page = render(Paper("T", (Para("x"),), place=place, mark="1a2b"), "html").content.decode()
    sheet = page.split("<style>")[1].split("</style>")[0]
    found = re.search(r'@bottom-left \{ content: "([^"]*)"', sheet)
    assert found is not None
    shown = re.sub(r"\\([0-9a-f]+) ", lambda one: chr(int(one[1], 16)), found[1])
    assert shown == f"{place} · 1a2b"
    assert "display: none } </" not in sheet
