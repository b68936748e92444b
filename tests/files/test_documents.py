"""Papers in every form: all words are in them and none becomes markup; the same paper gives the same bytes."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from convene.files.documents import FORMS, Form, render
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
    words,
)  # fmt: skip
from convene.text import clean_line
from tests.files.reading_documents import OURS, PRINT_NASTY, Seen, bare, docx_words, pdf_words, words_of


def paper(text: str, **more: Any) -> Paper:
    """A paper that says the same in each kind of block."""
    marks = (Mark(text, 0.5, text, True), Mark("b", 1, "2"))
    return Paper(
        text,
        (
            Para(text, "lead"),
            Quote(text, text),
            Figures((Figure(text, text, text), Figure("2", "b"))),
            PageBreak(),
            Heading(2, text, note=text),
            Para(text),
            Para(text, "notice"),
            Heading(3, text, number=text),
            Bullets((Entry(text), Entry(text, text))),
            Bullets((Entry(text), Entry("b")), "number"),
            Bullets((Entry(text, text, text, "cy"),)),
            Facts(((text, text), ("b", "c"))),
            Grid((text, "b"), ((text, text),), numbers=(1,)),
            Grid((text, "b", "c"), ((text, text, "d"),), widths=(3, 1, 1)),
            Card(text, (Figure(text, text, text), Figure("2", "b")), ((text, text), ("b", "c")), (text,)),
            *(Chart(kind, marks, text, text, text, 0.2, 0.4, text) for kind in ("bars", "columns", "dots", "line")),
            FillIn((Slot(text, text), Slot("b", ticks=(text, "c"))), ((text, text),), 2, 1),
        ),
        kind=text, subtitle=text, place=text, made_on=date(2026, 11, 22), mark=text, **more,
    )  # fmt: skip


PRINTED: tuple[Form, ...] = ("pdf", "docx")
LOOKS: list[dict[str, Any]] = [{}, {"hue": "codesign", "cover": True}, {"hue": "ink", "wide": True}]
PUNCTUATION = st.text(alphabet="ab1 \n\t\\`*_{}[]()#+-.!|~<>&$^:=@\"'/%;", min_size=1, max_size=40)
HOSTILE = [
    "#panic() $x$ *b* _i_ `r` <l> @ref [x] \\ // /* = h",
    '#image("/etc/passwd")',
    "#(1+1)",
    "\\u{41}",
    "x" * 4096,
    "\x00\x01\x08\x0b\x1f\ufffe\uffff]]><w:p/>",
    "&amp;&#x3c;b>",
    "{{PAGE}} HYPERLINK",
    "%PDF-1.7 endobj",
]


@pytest.mark.parametrize("look", LOOKS, ids=str)
@pytest.mark.parametrize("form", FORMS)
def test_every_block_says_its_words_in_every_form(form: Any, look: dict[str, Any]) -> None:
    for large in (False, True):
        made = render(paper("Wordly", **look), form, large_print=large)
        assert made.lacking == ""
        found = words_of(made.content, form)
        assert found.count("Wordly") >= 30, "every kind of block is there"
        assert ("18pt" in found) is (form == "html" and large)


@pytest.mark.parametrize(("number", "text"), list(enumerate([*PRINT_NASTY, *HOSTILE])))
def test_no_hostile_text_stops_a_form_or_vanishes_from_it(number: int, text: str) -> None:
    made = {form: render(paper(text, **LOOKS[number % len(LOOKS)]), form) for form in PRINTED}
    plain = bare(clean_line(text))
    if len(text) > 1000:  # read back from one block, for it takes pypdf long; the foot of a page stands in between
        found = pdf_words(render(Paper("Long", (Para(text),)), "pdf").content)
        assert found.count("x") == text.count("x")
    elif plain.isascii():
        assert plain in bare(pdf_words(made["pdf"].content))
    assert plain.replace("\ufffe", "").replace("\uffff", "") in bare(docx_words(made["docx"].content))


@settings(deadline=None, max_examples=15)
@given(PUNCTUATION.filter(clean_line), st.sampled_from(LOOKS))
@example("#", {}).via("what Typst reads as code")
def test_no_mix_of_marks_becomes_markup_in_print(text: str, look: dict[str, Any]) -> None:
    plain = bare(clean_line(text))
    made = paper(text, **look)
    assert plain in bare(pdf_words(render(made, "pdf").content))
    assert plain in bare(docx_words(render(made, "docx").content))


@settings(deadline=None, max_examples=10)
@given(st.text(min_size=1, max_size=30))
def test_any_text_at_all_can_be_printed_and_what_cannot_be_drawn_is_told(text: str) -> None:
    made = render(paper(text), "pdf")
    assert set(made.lacking) <= set(clean_line(text))
    render(paper(text), "docx")


def test_welsh_money_and_other_scripts_are_drawn_with_the_fonts_that_are_carried() -> None:
    text = "Ŵŵ Ŷŷ €5 £5 – “q” ½ m² Привет Ελληνικά"
    made = render(paper(text), "pdf")
    assert made.lacking == ""
    assert bare(text) in bare(pdf_words(made.content))
    for script in ("مرحبا", "שלום"):
        assert render(paper(script), "pdf").lacking == ""


def test_a_letter_no_font_has_is_told_and_leaves_a_box() -> None:
    made = render(paper("Met \U000f1234 at 你好"), "pdf")
    assert "\U000f1234" in made.lacking
    assert "□" in pdf_words(made.content)
    assert "\U000f1234" in docx_words(render(paper("Met \U000f1234"), "docx").content)


@pytest.mark.parametrize("form", FORMS)
def test_very_many_rows_come_out_whole(form: Any) -> None:
    rows = tuple((f"row {number}", str(number)) for number in range(1000))
    made = render(Paper("Many", (Heading(2, "Rows"), Grid(("a", "b"), rows, numbers=(1,)))), form)
    found = bare(words_of(made.content, form))
    assert "row999" in found
    assert "row500" in found


@pytest.mark.parametrize("large", [False, True])
def test_a_card_longer_than_a_page_is_parted_and_not_cut(large: bool) -> None:
    long = " ".join(f"word{number}" for number in range(1400))
    card = Card(long, (Figure("1", "How much"),), (("For", long),), (long,))
    found = pdf_words(
        render(Paper("Long", (card, Grid(("a", "b", "c"), ((long, "b", "c"),)))), "pdf", large_print=large).content
    )
    assert found.count("word1399") == 4


@pytest.mark.parametrize("level", [2, 3])
def test_parts_do_not_stick_together_beyond_a_page(level: Any) -> None:
    from pypdf import PdfReader

    parts = [block for number in range(30) for block in (Heading(level, f"Part {number}"), Para("Some words. " * 20))]
    pages = PdfReader(io.BytesIO(render(Paper("Parts", tuple(parts)), "pdf").content)).pages
    assert "Part 0" in pages[0].extract_text()
    assert len(pages) < 8


@pytest.mark.parametrize("large", [False, True])
@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_the_same_paper_gives_the_same_bytes(form: Any, large: bool) -> None:
    made = paper("The same", hue="delivery", cover=True)
    assert render(made, form, large_print=large) == render(made, form, large_print=large)
    other = replace(made, made_on=date(2026, 11, 23))
    assert render(made, form).content != render(other, form).content


def test_a_pdf_is_tagged_and_says_its_title_and_language() -> None:
    from pypdf import PdfReader

    reader = PdfReader(io.BytesIO(render(paper("Croeso", language="cy-GB", hue="engagement"), "pdf").content))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "cy-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert reader.metadata.title == "Croeso"
    assert b"pdfuaid" in root["/Metadata"].get_data()
    tags = {str(one.get_object().get("/S")) for one in _structure(root["/StructTreeRoot"])}
    assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/L", "/Figure"} <= tags
    figures = [one for one in _structure(root["/StructTreeRoot"]) if one.get("/S") == "/Figure"]
    assert figures
    assert all(one.get("/Alt") == "Croeso" for one in figures)
    sizes = {(round(page.mediabox.width), round(page.mediabox.height)) for page in reader.pages}
    assert sizes == {(595, 842)}


def _structure(node: Any) -> list[Any]:
    node = node.get_object()
    if isinstance(node, list):
        return [found for one in node for found in _structure(one)]
    if not isinstance(node, dict):
        return []
    return [node, *(_structure(node["/K"]) if "/K" in node else [])]


def test_a_word_document_has_real_headings_and_tables_whose_heads_come_again() -> None:
    from docx import Document

    made = render(paper("Croeso", language="cy-GB"), "docx").content
    document = Document(io.BytesIO(made))
    styles = [one.style.name for one in document.paragraphs if one.style is not None]
    assert styles.index("Title") < styles.index("Heading 1") < styles.index("Heading 2")
    assert {"Quote", "List Bullet", "List Number"} <= set(styles)
    xml = zipfile.ZipFile(io.BytesIO(made)).read("word/document.xml").decode()
    assert "w:tblHeader" in xml
    assert "w:numPr" in xml
    assert document.core_properties.title == "Croeso"
    assert 'w:lang w:val="cy-GB"' in zipfile.ZipFile(io.BytesIO(made)).read("word/styles.xml").decode()


@pytest.mark.parametrize("first", [Heading(3, "First"), Bullets(()), Facts(()), Figures(()), Card(""), PageBreak()])
@pytest.mark.parametrize("form", FORMS)
def test_a_paper_may_begin_with_anything_and_hold_nothing(form: Any, first: Any) -> None:
    for made in (Paper("", ()), Paper("T", (first,)), Paper("T", (first, Heading(2, "A")), cover=True)):
        assert render(made, form).content


def test_words_are_those_that_were_given() -> None:
    assert words(paper("O'Brien & Söns")).count("O'Brien & Söns") > 30


# Markdown and HTML


def check_markdown(text: str) -> None:
    made = render(paper(text), "md").content.decode()
    tokens = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).parse(made)
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {
        "heading", "paragraph", "blockquote", "bullet_list", "ordered_list", "list_item", "inline", "table", "thead",
        "tbody", "tr", "th", "td",
    }  # fmt: skip
    shown: list[str] = []
    for token in tokens:
        for child in token.children or ():
            assert child.type in ("text", "text_special", "softbreak", "hardbreak", "strong_open", "strong_close"), (
                child
            )
            shown.append(child.content)
    said = bare("".join(shown))
    assert said.count(bare(clean_line(text))) >= 30
    levels = [token.tag for token in tokens if token.type == "heading_open"]
    assert levels == ["h1", "h2", "h3"]


def check_html(text: str) -> None:
    source = render(paper(text, hue="engagement"), "html").content.decode()
    seen = Seen(source)
    assert not seen.open
    assert set(seen.tags) <= OURS
    names = {name for name, _ in seen.attributes}
    assert not [name for name in names if name in ("src", "href", "style") or name.startswith("on")]
    assert bare("".join(seen.text)).count(bare(clean_line(text))) >= 30


@pytest.mark.parametrize("text", [*PRINT_NASTY, *HOSTILE])
def test_nobodys_words_become_markup(text: str) -> None:
    check_markdown(text)
    check_html(text)


@given(PUNCTUATION.filter(clean_line) | st.text(min_size=1, max_size=40).filter(clean_line))
@settings(deadline=None)
def test_no_mix_of_marks_becomes_markup(text: str) -> None:
    check_markdown(text)
    check_html(text)


def test_an_unusable_language_tag_is_left_out() -> None:
    made = Paper("t", (Para("x"),), language='en"><script>')
    assert "<html>" in render(made, "html").content.decode()
    assert render(made, "pdf").content
    assert render(made, "docx").content


def test_what_goes_through_a_copier_has_no_colour() -> None:
    source = render(paper("x", hue="ink"), "html").content.decode()
    assert set(re.findall(r"#[0-9a-fA-F]{3,6}\b", source)) <= {"#fff", "#000"}
