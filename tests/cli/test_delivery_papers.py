"""Delivery's documents as somebody asks for them: statements, notes, pages and reports, and what they leave out."""

from __future__ import annotations

from pathlib import Path

import pytest

from convene.core.vocabulary import Lever
from tests.cli.conftest import Cli
from tests.conftest import Clock
from tests.files.reading_documents import PRINT_NASTY, words_of

ACCEPTED = (
    "--status",
    "live",
    "--accepted-by",
    "Director",
    "--accepted-on",
    "2026-03-02",
    "--accepted-how",
    "by letter",
)
PAPERS = (
    ("statement", "ropeworks"), ("quarter",), ("quarter", "2026-Q3"), ("actor-page", "homes"), ("wealth",),
    *(("lever", lever.value) for lever in Lever),
)  # fmt: skip


@pytest.fixture
def place(book_path: Path, clock: Clock) -> Cli:
    """A developer with a scheme and no commitment."""
    cli = Cli(book_path, clock)
    cli.fine("add", "place", "Quay")
    cli.fine("add", "actor", "Northgate Homes", "--slug", "homes", "--primary-type", "developer")
    cli.fine("add", "scheme", "The ropeworks", "--slug", "ropeworks", "--developer", "homes", "--homes", "120")
    return cli


@pytest.mark.parametrize("argv", PAPERS)
def test_every_paper_of_a_place_without_commitments_says_so(place: Cli, argv: tuple[str, ...]) -> None:
    said = place.fine("export", *argv)
    assert said.out.startswith("# ")
    assert "nan" not in said.out.casefold().split()


def test_a_statement_counts_what_is_free_and_lists_what_is_asked_for(place: Cli) -> None:
    add = ("add", "commitment")
    place.fine(*add, "A kitchen", "--actor", "homes", "--scheme", "ropeworks", "--quantity", "1", *ACCEPTED)
    place.fine(*add, "Six apprentices", "--actor", "homes", "--scheme", "ropeworks", "--legally-required", "yes",
               "--required-by", "Section 106", "--quantity", "6")  # fmt: skip
    place.fine(*add, "Elsewhere", "--actor", "homes", *ACCEPTED)
    text = place.fine("export", "statement", "ropeworks").out
    free, _, obliged = text.partition("## Employment and skills obligations")
    assert "A kitchen" in free
    assert "Six apprentices" not in free
    assert "Required by: Section 106" in obliged
    assert "by Director, on 2 March 2026, by letter" in text
    assert "Elsewhere" not in text
    assert "1 other commitment of the developer is for no scheme" in text


def test_a_change_in_the_open_stands_with_what_it_was_and_why(place: Cli) -> None:
    place.fine("add", "commitment", "Flats", "--actor", "homes", "--scheme", "ropeworks", "--quantity", "30", *ACCEPTED)
    place.fine("edit", "commitment", "flats", "--quantity", "20", "--reason", "The lender left")
    text = place.fine("export", "statement", "ropeworks").out
    assert "Quantity from 30 to 20" in text
    assert "Why: The lender left" in text


def test_a_scheme_moves_on_by_its_stages(place: Cli) -> None:
    assert place.fine("step", "scheme", "ropeworks").out.splitlines()[0] == "--to planning"
    place.fine("step", "scheme", "ropeworks", "--to", "design")
    assert place.fine("list", "scheme", "--format", "json").data[0]["stage"] == "design"


def test_a_note_tells_a_quarter_as_it_was_at_its_end(place: Cli, clock: Clock) -> None:
    place.fine("add", "commitment", "A kitchen", "--actor", "homes", "--due", "2026-12-31", *ACCEPTED)
    quarter = place.fine("export", "quarter", f"{clock().year}-Q4").out
    assert "this is how it stands so far" in quarter
    clock.forward(days=120)
    place.fine("step", "commitment", "a-kitchen", "--to", "done", "--quantity", "1", "--evidence", "a photograph")
    then = place.fine("export", "quarter", "2026-Q4").out
    assert "On its last day 1 commitment known to be under way" in then
    assert "0 kept" in then
    now = place.fine("export", "quarter", "2027-Q1").out
    assert "1 kept" in now
    place.fine("undo")
    assert "0 kept" in place.fine("export", "quarter", "2027-Q1").out


def test_a_quarter_before_the_book_is_not_made_up(place: Cli) -> None:
    place.fine("add", "commitment", "A kitchen", "--actor", "homes", "--due", "2026-06-30", *ACCEPTED)
    text = place.fine("export", "quarter", "2026-Q3").out
    assert "How 1 more stood then is not known" in text
    assert "None that the book knows of." in text


@pytest.mark.parametrize("words", ["2027-Q4", "soon", "2026-Q5"])
def test_a_quarter_that_is_none_is_explained(place: Cli, words: str) -> None:
    said = place("export", "quarter", words)
    assert said.code == 2
    assert "2026-Q3" in said.err


def test_an_actors_page_says_nothing_that_was_said_by_type_and_nothing_judged(place: Cli) -> None:
    place.fine("capture", "The lift is broken @developer")
    place.fine("edit", "actor", "homes", "--influence", "5", "--note", "Difficult people")
    place.fine("add", "ask", "--asked-by", "homes", "--wording", "A lease in one paper")
    page = place.fine("export", "actor-page", "homes").out
    assert "A lease in one paper" in page
    assert "The lift is broken" not in page
    assert "Difficult" not in page


def test_hostile_words_and_other_letters_come_through_in_every_form(place: Cli) -> None:
    for at, words in enumerate((*PRINT_NASTY, "Tŷ Gobaith", "مرحبا")):
        place.fine("add", "commitment", f"--title={words} {at}", "--actor", "homes", "--scheme", "ropeworks",
                   f"--wording={words}", "--lever", "planning", *ACCEPTED)  # fmt: skip
    for argv in PAPERS[:6]:
        for form in ("md", "html", "pdf", "docx"):
            said = place("export", *argv, "--format", form)
            assert said.code == 0, (argv, form, said.err)
    words = words_of(place("export", "statement", "ropeworks", "--format", "docx").raw, "docx")
    assert "Tŷ Gobaith" in words


def test_wealth_names_the_pillars_that_nobody_moves(place: Cli) -> None:
    data = place.fine("wealth", "--format", "json").data
    assert [one["accepted"] for one in data["pillars"]] == [0] * 5
    assert "0 of 5 pillars" in place.fine("wealth").out
    report = place.fine("export", "wealth").out
    assert "£112.3m, 18.2% in 2016/17, 5% in 2012/13" in report
    assert "0.72 to 1.78 fewer" in report


def test_a_list_as_a_workbook_comes_in_again_unchanged(place: Cli, tmp_path: Path) -> None:
    path = tmp_path / "schemes.xlsx"
    place.fine("export", "scheme", "-o", str(path))
    assert "1 already so." in place.fine("import", str(path), "--as", "scheme").err


def test_two_hundred_commitments_keep_what_was_changed_and_what_will_show_it(place: Cli, tmp_path: Path) -> None:
    path = tmp_path / "many.csv"
    heads = "title,actor,scheme,status,accepted_by,accepted_on,accepted_how,quantity,evidence"
    lines = [
        f"Promise {at},homes,ropeworks,live,Director,2026-03-02,by letter,{at + 1},a photograph" for at in range(200)
    ]
    path.write_text("\n".join((heads, *lines)), encoding="utf-8")
    place.fine("import", str(path), "--as", "commitment")
    place.fine("edit", "commitment", "promise-7", "--quantity", "3", "--reason", "The lender left")
    text = place.fine("export", "statement", "ropeworks").out
    assert "200 commitments, all under way" in text
    assert text.count("a photograph") == 200
    assert "Why: The lender left." in text
