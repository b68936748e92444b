"""The account's documents, made of a book: what they state, what they keep in, and that one page is one."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest

from convene.core.thread.you_said import enough
from convene.errors import Problem
from convene.files.documents import render
from convene.files.documents.blocks import words
from convene.files.documents.to_markdown import markdown
from convene.files.printed.account.one_pager import one_page
from convene.files.printed.account.report import account_paper
from convene.services.account import publishing
from convene.services.account.papers.gathering import report
from convene.services.book import Book
from convene.services.files.exporting import Asked, every, finish, source
from convene.services.thread import you_said
from tests.files.reading_documents import pdf_pages, words_of
from tests.made_account import claim, counted, small_account
from tests.made_account import report as made_report
from tests.making import add, change, find, start

YEAR = {"period_start": "2025-04-01", "period_end": "2026-03-31"}
SET = {"deadweight": 20, "displacement": 0, "attribution": 25, "drop_off": 0, "adjustment_reason": "We asked them."}
STATES = (
    "not independently verified", "Convened by", "The Tarn Forum", "A foundation", "none known", "Farm workers",
    "412 people", "Carers", "20 % (10 to 35)", "30 % (20 to 40)", "Rests on: a survey of 40",
    "Unit Cost Database v1.4", "CC BY 4.0", "2015 prices", "2015: 76.3", "HM Treasury, GDP deflators", "3.5 % a year",
    "They ran it together", "4 May 2026", "steering group", "Two tenants had to move", "The hall burnt down",
    "Hours were counted twice", "Two lists", "Ask again in spring", "tarn-1, version 2", "Convene starter 0.1.0",
    "Convene 0.1.0", "no file to compare with", "Staff time", "I have keys of my own again", "Its unit value is old",
    "1 story left out", "Not set: attribution", "are never added up", "in 2024 prices",
)  # fmt: skip
"""What a reader must be able to find, whatever else is said."""


def test_the_account_states_everything_it_must_in_every_form() -> None:
    paper = account_paper(made_report())
    for form in ("md", "html", "pdf", "docx"):
        text = " ".join(words_of(render(paper, form).content, form).split())  # type: ignore[arg-type]
        text = text.replace("&#x27;", "'").replace("\u200b", "").replace("&quot;", '"')
        assert [one for one in STATES if one not in text and one.replace(" ", "") not in text.replace(" ", "")] == [], (
            form
        )


def test_its_first_page_holds_the_label_the_range_what_is_open_and_what_went_wrong() -> None:
    undecided = small_account(decided=())
    first = " ".join(pdf_pages(render(account_paper(made_report(undecided)), "pdf").content)[0].split())
    for said_there in ("not independently verified", "A draft", "In no total yet", "not decided yet",
                       "Two tenants had to move", "What happens next", "Ask again in spring"):  # fmt: skip
        assert said_there in first


def test_people_read_two_figures_and_the_working_has_the_pennies() -> None:
    text = markdown(account_paper(made_report()))
    assert "About £190,000 (£81,000 to £340,000) of value in 2024 prices" in text
    assert "£77,101.29" in text
    assert "186,036" not in text.partition("Line by line")[0]


def test_charts_are_drawn_with_words_and_a_table_beside_each() -> None:
    paper = account_paper(made_report())
    page = render(paper, "html").content.decode()
    pictures = re.findall(r'<svg [^>]*aria-label="([^"]+)"', page)
    assert any("Value by theme" in one and "£" in one for one in pictures)
    assert any("Counted of promised" in one for one in pictures)
    assert page.count("<svg") == len(pictures)
    assert "<script" not in page
    assert "http://" not in re.sub(r"<[ps].*?>|https?://example.org\S*", "", page)
    assert words_of(render(paper, "docx").content, "docx").count("Wellbeing") >= 2


def test_one_page_is_one_page_for_a_large_place_with_long_texts() -> None:
    long = "A very long title that goes on and on about everything that was promised in it " * 4
    many = [claim(at, title=long, theme=f"H{at}") for at in range(40, 90)]
    many += [counted(at, title=long) for at in range(100, 400)]
    made = small_account(many)
    seen = made_report(
        made, title=long, place=long, follows=(long, long, long), carries_over=long * 3,
        stories=(made_report().stories[0].__class__(long * 4, long, long),),
        harm=made_report().harm.__class__(tuple(made_report().harm.told[0].__class__(long, long) for _ in range(9))),
    )  # fmt: skip
    for one in (seen, made_report()):
        pages = pdf_pages(render(one_page(one), "pdf").content)
        assert len(pages) == 1
        assert "not independently verified" in pages[0]
    assert "What comes next" in pdf_pages(render(one_page(seen), "pdf").content)[0]


def test_a_share_that_was_counted_several_times_is_never_added_up() -> None:
    one = claim(50, unit="percent", unit_value=None)
    twice = claim(51, unit="percent", unit_value=None, actuals=(one.actuals[0].__class__(
        1, date(2025, 4, 1), date(2026, 3, 31), one.quantity * 40, observations=2),))  # fmt: skip
    text = markdown(account_paper(made_report(small_account([one, twice]))))
    assert "160%" not in text
    assert "several, in percent, not added" in text


# Of a book


def place_with(book: Book, **more: Any) -> str:
    place = start(book)
    add(book, place, "theme", title="Work", slug="TT")
    add(book, place, "outcome", title="Lasting jobs", slug="TT1", theme="TT")
    add(book, place, "measure", **{
        "title": "Jobs that last", "slug": "TT1.1", "outcome": "TT1", "unit": "person", "proxy_status": "seen",
        "value_kind": "economic", "proxy_gbp": 14610, "proxy_year": 2015, "proxy_source": "A study",
        "proxy_licence": "CC BY 4.0", **more,
    })  # fmt: skip
    add(book, place, "actor", name="Works", primary_type="anchor", slug="works")
    add(book, place, "commitment", title="First jobs", slug="jobs", actor="works", status="live", measure="TT1.1",
        unit="person", quantity=2)  # fmt: skip
    add(book, place, "observation", commitment="jobs", quantity=1, unintended="None found", **YEAR, **SET)
    return place


def text_of(book: Book, place: str, name: str, which: str = "", form: str = "md") -> str:
    asked = Asked(form, which)  # type: ignore[arg-type]
    made = finish(book.ask(source, place, book.today, every()[name], asked), asked)
    return words_of(made.content, form)


def test_stories_are_printed_only_with_consent_and_harm_is_not_withheld(book: Book) -> None:
    place = place_with(book)
    add(book, place, "commitment", title="More", slug="more", actor="works", status="live")
    for at, consent in enumerate(("given", "not_asked", "refused"), start=1):
        add(book, place, "observation", commitment="more", quantity=1, period_start=f"2025-0{at}-01",
            period_end=f"2025-0{at}-20", story=f"Words {consent}", story_consent=consent, story_by="M.",
            unintended="A bench was taken away." if at == 1 else "")  # fmt: skip
    text = text_of(book, place, "account")
    assert "Words given" in text
    assert "Words not_asked" not in text
    assert "Words refused" not in text
    assert "2 stories left out" in text
    assert "A bench was taken away." in text
    assert "It was asked at 2 of 4 counts." in text


def test_who_was_heard_is_told_in_no_number_that_points_at_somebody(book: Book) -> None:
    place = place_with(book)
    came = [{"actor_type": "citizen", "people": 20}, {"actor_type": "developer", "people": 1}]
    add(book, place, "workshop", title="Evening", status="held", attendance=came)
    text = text_of(book, place, "account")
    assert "Heard: 21 people" in text
    assert "developer" not in text.casefold()


def test_a_unit_value_that_stays_in_cannot_be_worked_out_from_any_form(book: Book) -> None:
    place = place_with(book, proxy_licence="CC BY-NC-ND 4.0")
    found = book.ask(report, place, "", book.today)[0]
    assert found.kept_in == 1
    net = found.account.value.central
    assert net > 0
    for form in ("md", "html", "pdf", "docx", "xlsx"):
        text = text_of(book, place, "account", form=form)
        assert not re.search(r"14,?610|19,?148\.", text), form
        assert f"{net:,.2f}" not in text, form
        assert not re.search(rf"\b{int(net)}\b", text), form
        assert "may not be handed on" in text or "let them be handed on" in text, form


def test_an_account_that_was_not_published_says_so_and_one_that_changed_since_says_so_too(book: Book) -> None:
    place = place_with(book)
    add(book, place, "account", title="First year", slug="first", period_start="2025-04-01", period_end="2026-03-31",
        verification="independent", verified_by="The university", verified_on="2026-06-01")  # fmt: skip
    text = text_of(book, place, "account", "first")
    assert "Independently verified by The university on 1 June 2026. A draft: it was not published yet." in text
    book.do(publishing.publish, place, find(book, place, "account", "first"))
    sent = text_of(book, place, "account", "first")
    assert "A draft" not in sent
    assert re.search(r"Its file:\*\* [0-9a-f]{64}", sent)
    add(book, place, "observation", commitment="jobs", quantity=1, period_start="2025-01-01", period_end="2025-03-31")
    add(book, place, "commitment", title="Later", actor="works", status="live")
    assert "A draft: the book has changed since it was published." in text_of(book, place, "account", "first")
    assert "first" in str(book.ask(report, place, "First", book.today)[0].title).casefold()
    with pytest.raises(Problem, match="no account"):
        text_of(book, place, "account", "third")


def test_what_follows_and_what_was_put_right_stand_with_the_account_it_is_about(book: Book) -> None:
    place = place_with(book)
    for slug in ("one", "two"):
        add(book, place, "account", title=slug, slug=slug, period_start="2025-04-01", period_end="2026-03-31")
        add(book, place, "decision", text=f"We do {slug} otherwise", account=slug, decided_on="2026-09-01")
        add(book, place, "correction", what=f"Put right {slug}", account=slug, why="Wrong", corrected_on="2026-08-01")
    text = text_of(book, place, "account", "one")
    assert "We do one otherwise (decided on 1 September 2026)" in text
    assert "Put right one" in text
    assert "We do two" not in text
    assert "Put right two" not in text


# You said, we did


def said(book: Book, place: str, text: str, kind: str = "citizen", **more: Any) -> str:
    return add(book, place, "contribution", text=text, actor_type=kind, **more)


def room(book: Book, place: str, **people: int) -> None:
    came = [{"actor_type": kind, "people": number} for kind, number in people.items()]
    add(book, place, "workshop", title="Evening", slug="evening", status="held", attendance=came)


def test_a_voice_is_followed_to_the_vision_the_decision_the_promise_the_count_and_the_reply(book: Book) -> None:
    place = place_with(book)
    room(book, place, citizen=12)
    for text in ("A job for my daughter", "Work that stays"):
        said(book, place, text, workshop="evening")
    add(book, place, "vision", statement="Everybody has lasting work.", slug="work", status="agreed",
        agreed_on="2026-01-10", votes_for=40, contributions=["a-job-for-my-daughter"])  # fmt: skip
    change(book, place, "commitment", find(book, place, "commitment", "jobs"), visions=["work"])
    add(book, place, "reply", kind="result", text="One of two is in work.", told="everybody", sent_on="2026-05-01",
        visions=["work"])  # fmt: skip
    text = text_of(book, place, "you-said", "citizen")
    for one in ("We listened to 12 people", "“A job for my daughter”", "Everybody has lasting work",
                "Agreed on 10 January 2026: 40 for.", "Works: First jobs", "live", "1 of 2 people",
                "One of two is in work. (to everybody) on 1 May 2026", "Not yet", "“Work that stays”"):  # fmt: skip
        assert one in text, one
    assert "1 of them went into a vision or had an answer" in text


def test_what_became_of_nothing_is_told_as_it_is(book: Book) -> None:
    place = place_with(book)
    room(book, place, citizen=12)
    for text in ("A pool", "A bus"):
        said(book, place, text, workshop="evening")
    add(book, place, "vision", statement="A pool for all", slug="pool", status="retired", contributions=["a-pool"])
    add(book, place, "vision", statement="A bus at night", slug="bus", status="draft", contributions=["a-bus"])
    add(book, place, "commitment", title="The night bus", actor="works", status="withdrawn", visions=["bus"],
        not_delivered_because="The depot closed.")  # fmt: skip
    add(book, place, "reply", text="There will be no pool: it costs too much.", sent_on="2026-05-01",
        contributions=["a-pool"], kind="other")  # fmt: skip
    add(book, place, "reply", text="Not sent yet", contributions=["a-bus"])
    text = text_of(book, place, "you-said")
    assert "No: the vision was given up." in text
    assert "There will be no pool: it costs too much." in text
    assert "given up, because: The depot closed" in text
    assert "**Decided:** Not yet." in text
    assert "Nobody was told yet." in text
    assert "Not sent yet" not in text


def test_too_few_of_a_type_have_no_page_of_their_own(book: Book) -> None:
    place = place_with(book)
    room(book, place, citizen=30, vcse=6, developer=2, supplier=1)
    said(book, place, "Ours", workshop="evening")
    said(book, place, "Theirs", "developer", workshop="evening")
    said(book, place, "Nobody must know", "vcse", workshop="evening", attribution="anonymous")
    text = text_of(book, place, "you-said")
    assert "## Citizens" in text
    assert "## Developers" not in text
    assert "## Everybody else" in text
    with pytest.raises(Problem, match="Too few developers"):
        text_of(book, place, "you-said", "developer")
    assert "Nobody must know" not in text_of(book, place, "you-said", "vcse")


def test_each_table_of_a_workshop_has_a_page_and_small_ones_stand_together(book: Book) -> None:
    place = place_with(book)
    room(book, place, citizen=30)
    for at in range(8):
        said(book, place, f"Thing {at}", workshop="evening", table="1" if at < 4 else "t2" if at < 7 else "3")
    shown = book.ask(you_said.of_workshop, place, find(book, place, "workshop", "evening"), book.today)
    assert [one.title for one in shown.groups] == ["Table 1", "No table, or few on it"]
    assert sum(one.said for one in shown.groups) == 8
    assert "30 people" in words(shown)
    pages = pdf_pages(render(book.ask(you_said.paper, place, find(book, place, "workshop", "evening"), book.today),
                             "pdf").content)  # fmt: skip
    assert len(pages) == 2


@pytest.mark.parametrize(
    ("sizes", "shown"),
    [
        ({"a": 9, "b": 3}, ["a", "b"]), ({"a": 9, "b": 2}, []), ({"a": 9, "b": 4, "c": 2}, ["a"]),
        ({"a": 2}, []), ({}, []), ({"a": 9, "b": 2, "c": 2}, ["a"]),
    ],
)  # fmt: skip
def test_no_group_is_so_small_that_the_rest_gives_it_away(sizes: dict[str, int], shown: list[str]) -> None:
    assert enough(sizes.items())[0] == shown


def test_a_word_that_is_neither_a_type_nor_a_workshop_is_explained(book: Book) -> None:
    with pytest.raises(Problem, match="neither a type of actor nor a workshop"):
        text_of(book, start(book), "you-said", "tea")
