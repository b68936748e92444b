"""The manifesto for people: everything is in it, nothing in it can break out, and a draft says that it is one."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from convene.core.manifesto.document import Document
from convene.core.manifesto.measures import MeasureFacts
from convene.core.manifesto.shape import sketch
from convene.files.blocks import Bullets, Entry, Grid, Heading, Para, Quote
from convene.files.blocks_html import page
from convene.files.blocks_markdown import markdown as blocks_as_markdown
from convene.files.documents import html, markdown
from convene.text import clean_line

GOLDEN = Path(__file__).parent / "golden"
RAW: dict[str, Any] = tomllib.loads((GOLDEN / "manifesto.toml").read_text(encoding="utf-8"), parse_float=Decimal)
DOCUMENT = Document.model_validate(RAW)
MEASURES = {"LW1.2": MeasureFacts("LW1.2", "GBP", "Spend with local firms")}
MORE: dict[str, Any] = {
    "measures": MEASURES,
    "outcomes": {"LW1": "Local firms win work"},
    "overrides": [("ENG-3", "No list of suppliers exists yet.")],
}


class Seen(HTMLParser):
    """Collects a page's tags, attributes and visible text."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "br", "link", "img"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)


def test_the_readable_form_is_as_it_was() -> None:
    assert markdown(DOCUMENT, **MORE) == (GOLDEN / "manifesto.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("form", [markdown, html])
def test_both_forms_tell_who_was_not_reached_who_disagrees_and_what_was_passed_over(form: Any) -> None:
    text = clean_line(form(DOCUMENT, **MORE))
    for words in (
        "night-shift workers at the depot",
        "A third is too little.",
        "It has not been answered.",
        "No list of suppliers exists yet.",
        "Spend with local firms (LW1.2)",
        "£320,000",
        "£640,000.50",
        "2 elected members".replace("2", "Two"),
        "57 for, 2 against, 6 stood aside",
    ):
        assert words in text


def test_dissent_stands_as_high_as_commitments() -> None:
    levels = dict(re.findall(r"^(#+) (Commitments|Dissent)$", markdown(DOCUMENT), re.MULTILINE)[0:2])
    assert set(levels) == {"##"}
    assert "No dissent is on record." in markdown(DOCUMENT.model_copy(update={"dissents": ()}))


def test_commitments_stand_under_their_signatory() -> None:
    text = markdown(DOCUMENT)
    college, circle = text.index("### Ford Valley College"), text.index("### Mill Lane tenants")
    assert college < text.index("We will spend") < circle < text.index("We will open the Mill Lane")


def test_the_paper_names_the_file_it_goes_with() -> None:
    assert DOCUMENT.content_sha256 in html(DOCUMENT.model_copy(update={"content_sha256": ""}))


@pytest.mark.parametrize("form", [markdown, html])
def test_a_draft_says_how_much_is_missing(form: Any) -> None:
    raw = {name: value for name, value in RAW.items() if name not in ("vision", "privacy")}
    text = form(sketch(raw), missing=2)
    assert "Draft: 2 things are missing." in text
    assert "There is no agreed vision yet." in text
    assert "Draft: 1 thing is missing." in form(sketch(raw), missing=1)
    assert "Draft: nothing is missing" in form(Document.model_validate(RAW | {"status": "draft"}))
    assert "Draft" not in form(DOCUMENT)


@pytest.mark.parametrize("form", [markdown, html])
def test_even_an_empty_sketch_can_be_shown(form: Any) -> None:
    rows = {
        name: [{}] for name in ("principle", "need", "priority", "signatory", "commitment", "ask", "dissent", "change")
    }
    rows["need"] = [{"evidence": [{}]}]
    rows["priority"] = [{"target": [{}]}]
    for raw in ({}, rows | {"process": {"participation": [{}]}}):
        text = form(sketch(raw), missing=9)
        assert "not said yet" in text
        assert "None" not in text


def test_the_page_is_self_contained_a4_and_large_enough_to_read() -> None:
    source = html(DOCUMENT, **MORE)
    assert source.startswith('<!DOCTYPE html>\n<html lang="en-GB">')
    assert "size: A4" in source
    assert "counter(page)" in source
    for attribute, value in Seen(source).attributes:
        assert attribute not in ("src", "href", "style", "onload"), value
    assert "url(" not in source
    assert "@import" not in source
    sizes = [int(size) for size in re.findall(r"(\d+)pt/", source)]
    assert min(sizes) >= 12
    assert "18pt/" in html(DOCUMENT, large=True)
    assert not re.search(r"font-size: (0?\.\d)", source)


def test_an_unusable_language_tag_is_left_out() -> None:
    assert "<html>" in page([Para("x")], title="t", language='en"><script>')


NASTY = [
    "<script>alert(1)</script>",
    "[/]",
    "a | b || c",
    "``` `code` ~~~",
    "# not a heading #",
    "> quote\n\n    code\n---\n===",
    "1. one\n2) two\n- three\n+ four\n* five",
    "![x](http://evil.example/x.png) [y](javascript:alert(1)) <http://a.example>",
    "**bold** __bold__ *it* _it_ ~~gone~~ $x$ \\",
    "&lt;b&gt; &amp; &#60; <!-- --> <![CDATA[ ]]>",
    "\u202eevil\u202c \x1b[31mred",
    "مرحبا بالجميع",
    "👩‍👩‍👧 🏴",
    "[a]: http://evil.example\n[^1]: note\n: definition",
    "a\\|b\\",
    "| a | b |\n| --- | --- |\n| 1 | 2 |",
    "{.class #id} :::warning",
    "</style></title></main>",
    '" onmouseover="alert(1)',
]
OURS = {
    "html", "head", "meta", "title", "style", "body", "main", "h1", "h2", "h3", "p", "blockquote", "br", "ul", "li",
    "strong", "bdi", "table", "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


def blocks(text: str) -> list[Any]:
    return [
        Heading(1, text),
        Para(text),
        Para(text, notice=True),
        Quote(text, text),
        Bullets((Entry(text), Entry(text, text))),
        Grid((text, "b"), ((text, text),)),
    ]


def expected(text: str) -> list[str]:
    """The words of all blocks, in order, without white space."""
    flat = [text, text, text, text, text, text, f"{text}:{text}", text, "b", text, text]
    return ["".join(clean_line(one).split()) for one in flat]


def check_markdown(text: str) -> None:
    tokens = (
        MarkdownIt("commonmark", {"html": True})
        .enable(["table", "strikethrough"])
        .parse(blocks_as_markdown(blocks(text)))
    )
    kinds = {token.type.removesuffix("_open").removesuffix("_close") for token in tokens}
    assert kinds <= {
        "heading", "paragraph", "blockquote", "bullet_list", "list_item", "inline", "table", "thead", "tbody",
        "tr", "th", "td",
    }  # fmt: skip
    shown: list[str] = []
    for token in tokens:
        for child in token.children or ():
            assert child.type in ("text", "text_special", "softbreak", "hardbreak", "strong_open", "strong_close"), (
                child
            )
            shown.append(child.content)
    assert "".join("".join(shown).split()) == "".join(expected(text))
    levels = [token.tag for token in tokens if token.type == "heading_open"]
    assert levels == ["h1"]


def check_html(text: str) -> None:
    seen = Seen(page(blocks(text), title=text))
    assert not seen.open
    assert set(seen.tags) <= OURS
    assert {name for name, _ in seen.attributes} <= {
        "lang",
        "charset",
        "http-equiv",
        "content",
        "name",
        "dir",
        "class",
        "scope",
    }
    body = "".join("".join(seen.text).split())
    assert body == "".join(["".join(clean_line(text).split()), *expected(text)])


@pytest.mark.parametrize("text", NASTY)
def test_nobodys_words_become_markup(text: str) -> None:
    check_markdown(text)
    check_html(text)


PUNCTUATION = st.text(alphabet="ab1 \n\t\\`*_{}[]()#+-.!|~<>&$^:=@\"'/%;", min_size=1, max_size=40)


@given(PUNCTUATION.filter(clean_line) | st.text(min_size=1, max_size=40).filter(clean_line))
def test_no_mix_of_marks_becomes_markup(text: str) -> None:
    check_markdown(text)
    check_html(text)


@pytest.mark.parametrize("text", NASTY)
def test_a_manifesto_full_of_nasty_text_is_only_text(text: str) -> None:
    raw = tomllib.loads((GOLDEN / "manifesto.toml").read_text(encoding="utf-8"), parse_float=Decimal)
    raw["title"] = raw["vision"]["statement"] = raw["place"]["name"] = raw["principle"][0]["text"] = text
    raw["commitment"][0] |= {"wording": text, "beneficiaries": text, "evidence": [text]}
    raw["dissent"][0] |= {"text": text, "raised_by": text, "answer": text}
    raw["change"][0]["why"] = text
    document = Document.model_validate(raw)
    seen = Seen(html(document, overrides=[(text, text)]))
    assert set(seen.tags) <= OURS
    assert clean_line(text) in clean_line(" ".join(seen.text).replace("\n", " ")) or "\n" in text
    tokens = (
        MarkdownIt("commonmark", {"html": True}).enable("table").parse(markdown(document, overrides=[(text, text)]))
    )
    children = [child.type for token in tokens for child in token.children or ()]
    assert not {"html_inline", "link_open", "image", "code_inline", "em_open"} & set(children)
    assert not {"html_block", "fence", "code_block", "hr", "ordered_list_open"} & {token.type for token in tokens}
