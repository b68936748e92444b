"""The profile: by topic, with a sentence for every chart, what rests on it, what is missing; and as documents."""

from __future__ import annotations

import csv
import io
import re
from html.parser import HTMLParser

from convene.services import figures
from convene.services.book import Book
from convene.services.figures import profile
from convene.services.files.exporting import text_of
from tests.conftest import ROOT
from tests.making import add, find, start
from tests.nasty import NASTY

LISTS = ROOT / "sample_places" / "lists"


def filled(book: Book, place: str) -> None:
    for name in ("invented-deprivation-2025.csv", "invented-census2021-ts045-lsoa.csv"):
        book.do(figures.bring, place, LISTS / name, ())
    said = (("source", "Door survey"), ("kind", "share"), ("topic", "Getting about"), ("better", "lower"))
    book.do(figures.bring, place, LISTS / "invented-bus-survey.csv", (), fixed=said)
    need = find(book, place, "need", "no-way-home")
    book.do(figures.figure_behind, place, need, find(book, place, "indicator", "no-cars-or-vans-in-household"))


class _Page(HTMLParser):
    """Collects what a page is made of, and refuses tags that do not close."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))
        if tag not in ("meta", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def parsed(text: str) -> _Page:
    found = _Page()
    found.feed(text)
    assert found.open == []
    return found


def test_figures_stand_by_topic_with_their_needs_and_their_past(harrow: Book, harrow_id: str) -> None:
    filled(harrow, harrow_id)
    found = harrow.ask(profile.page, harrow_id, harrow.today)
    titles = [one.title for one in found.topics]
    assert titles[:4] == ["People", "Deprivation", "Income", "Work"]
    entries = {one.name: one for topic in found.topics for one in topic.entries}
    cars = entries["No cars or vans in household"]
    assert cars.needs == ("There is no way home after nine.",)
    assert [row.words for row in cars.bars] == ["52%", "36%"]
    bus = entries["Households more than 10 minutes from an evening bus"]
    assert [row.label for row in bus.past] == ["Spring 2025", "Spring 2026"]
    assert sum(entries["Index of Multiple Deprivation"].tenths) == 5
    for one in entries.values():
        assert one.source
        assert all(sentence.endswith(".") for sentence in one.sentences)


def test_what_is_missing_is_said(book: Book) -> None:
    place = start(book)
    add(book, place, "need", statement="A late bus")
    found = book.ask(profile.page, place, book.today)
    assert found.topics == ()
    assert found.missing[0].startswith("No figure yet on people, deprivation, income")
    assert found.bare == ("A late bus",)
    text = text_of(book.ask(profile.paper, place, book.today))
    assert "There are no figures yet." in text
    assert "1 need with no figure behind it yet:" in text
    parsed(text_of(book.ask(profile.paper, place, book.today), "html"))


def test_markdown_says_all_that_the_charts_show(harrow: Book, harrow_id: str) -> None:
    filled(harrow, harrow_id)
    text = text_of(harrow.ask(profile.paper, harrow_id, harrow.today))
    assert "52 in 100 households have no car or van (1,727 of 3,346); in all 60 areas of the file 36 in 100." in text
    assert "| Areas | 2 | 2 | 0 | 1 | 0 | 0 | 0 | 0 | 0 | 0 |" in text
    assert "**Source:** Census 2021 (ONS), table TS045, by Nomis · Census day 2021 · 21 March 2021" in text
    assert "Everything here is invented" in text
    assert "\ue000" not in text


def test_the_page_draws_each_chart_and_says_it_in_words(harrow: Book, harrow_id: str) -> None:
    filled(harrow, harrow_id)
    text = text_of(harrow.ask(profile.paper, harrow_id, harrow.today), "html")
    page = parsed(text)
    drawn = [attrs for tag, attrs in page.seen if tag == "svg"]
    assert len(drawn) > 12
    assert all(one.get("role") == "img" and one.get("aria-label") for one in drawn)
    assert "\ue000" not in text
    assert not [tag for tag, _ in page.seen if tag in ("script", "img", "link", "iframe")]
    assert not re.search(r"(?:src|href)=|url\(", text)
    for tag, attrs in page.seen:
        if tag == "rect":
            assert float(attrs["x"] or 0) >= 0
            assert float(attrs["x"] or 0) + float(attrs["width"] or 0) <= 640
        if tag == "circle":
            assert 0 <= float(attrs["cx"] or 0) <= 640
    assert "font: 18pt" in text_of(harrow.ask(profile.paper, harrow_id, harrow.today), "html", large=True)


def test_the_table_has_a_row_for_each_figure_and_no_formula(harrow: Book, harrow_id: str) -> None:
    filled(harrow, harrow_id)
    add(harrow, harrow_id, "indicator", name="=1+1", topic="@x", value=3, source="-")
    rows = list(csv.DictReader(io.StringIO(harrow.ask(profile.table, harrow_id))))
    assert len(rows) == len(harrow.ask(figures.loaded, harrow_id))
    cars = next(row for row in rows if row["name"] == "No cars or vans in household")
    assert (cars["part"], cars["of"], cars["unit"]) == ("1727", "3346", "%")
    assert abs(float(cars["figure"]) - 172_700 / 3_346) < 1e-5
    assert next(row for row in rows if row["figure"] == "3")["name"] == "'=1+1"


def test_hostile_names_stay_words_in_every_form(book: Book) -> None:
    place = start(book, "</title><script>x()</script>")
    for at, words in enumerate((*NASTY, "\ue0000\ue001", '<p dir="auto">\ue0000\ue001</p>')):
        areas = [{"code": f"E0199{n:04d}", "name": words, "value": n, "weight": 9} for n in (1, 2)]
        add(
            book, place, "indicator", name=words or "x", topic=words, source=words, note=words, period=f"{at} {words}",
            kind="share", unit=words, area_kind="lsoa_2021", areas=areas, compare=20, compare_with=words,
        )  # fmt: skip
    text = text_of(book.ask(profile.paper, place, book.today), "html")
    page = parsed(text)
    assert "script" not in {tag for tag, _ in page.seen}
    assert text.count("<svg") == 2 * (len(NASTY) + 2), "bars and areas of each, and no chart conjured up by a name"
    markdown = text_of(book.ask(profile.paper, place, book.today))
    assert "<script>" not in markdown
    assert "\x1b" not in text + markdown
