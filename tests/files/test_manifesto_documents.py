"""The manifesto for people: everything is in it, nothing in it can break out, and a draft says that it is one."""

from __future__ import annotations

import re
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from markdown_it import MarkdownIt

from convene.core.manifesto.document import Document
from convene.core.manifesto.measures import MeasureFacts
from convene.core.manifesto.shape import sketch
from convene.core.manifesto.standing import standing
from convene.files.documents import render
from convene.files.manifesto import content_hash, sealed
from convene.files.manifesto_page import paper
from convene.text import clean_line
from tests.files.reading_documents import OURS, PRINT_NASTY, Seen

GOLDEN = Path(__file__).parent / "golden"
RAW: dict[str, Any] = tomllib.loads((GOLDEN / "manifesto.toml").read_text(encoding="utf-8"), parse_float=Decimal)
DOCUMENT = Document.model_validate(RAW)
MEASURES = {"LW1.2": MeasureFacts("LW1.2", "GBP", "Spend with local firms")}
MORE: dict[str, Any] = {
    "measures": MEASURES,
    "outcomes": {"LW1": "Local firms win work"},
    "overrides": [("ENG-3", "No list of suppliers exists yet.")],
}


def markdown(document: Document, **more: Any) -> str:
    return render(paper(document, **more), "md").content.decode()


def html(document: Document, *, large: bool = False, **more: Any) -> str:
    return render(paper(document, **more), "html", large_print=large).content.decode()


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
    text, mark = sealed(DOCUMENT.model_copy(update={"content_sha256": ""}))
    assert mark == content_hash(text)
    assert mark in html(DOCUMENT, sealed=mark)


@pytest.mark.parametrize("form", [markdown, html])
def test_a_draft_says_how_much_is_missing(form: Any) -> None:
    raw = {name: value for name, value in RAW.items() if name not in ("vision", "privacy")}
    text = form(sketch(raw), missing=2)
    assert "Draft: 2 things are missing, though 2 have signed so far." in text
    assert "There is no agreed vision yet." in text
    assert "signed ·" not in text
    assert "Draft: 1 thing is missing." in form(sketch(raw | {"signatory": []}), missing=1)
    assert "Draft" not in form(DOCUMENT)


@pytest.mark.parametrize("form", [markdown, html])
@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"status": "draft"}, "Draft: nothing is missing, and 2 have signed so far."),
        ({"status": "draft", "signatory": []}, "Draft: nothing is missing, and nobody has signed it yet."),
        ({"status": "for_signing"}, "For signing: not in force yet; 2 have signed so far."),
        ({"status": "for_signing", "signatory": []}, "For signing: not in force yet; nobody has signed it yet."),
    ],
)
def test_whether_it_is_signed_is_said_in_one_way(form: Any, changed: dict[str, Any], says: str) -> None:
    document = Document.model_validate(RAW | changed)
    text = form(document)
    assert says in text
    assert standing(document).said == says.rstrip(".")
    assert " · signed" not in text


def test_what_is_not_in_it_is_said_on_the_page() -> None:
    text = markdown(DOCUMENT, remarks=("2 visions were proposed and not agreed.",))
    assert "## What is not in here\n\n- 2 visions were proposed and not agreed." in text
    assert "What is not in here" not in markdown(DOCUMENT)


def test_conflicts_nobody_stated_are_not_called_none() -> None:
    raw = RAW | {"convener": RAW["convener"] | {"conflicts": []}}
    assert "**Conflicts of interest:** not stated" in markdown(Document.model_validate(raw))
    assert "**Conflicts of interest:** none known" in markdown(DOCUMENT)


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


@pytest.mark.parametrize("text", PRINT_NASTY)
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
