"""Nothing about a person leaves the book unasked: every way out is walked, with a book full of marked people."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from convene.cli import formats
from convene.core.nouns import NOUNS
from convene.services.book import Book
from convene.services.files import own_files
from convene.services.files.exporting import BINARY, every
from convene.services.lists import listing
from convene.services.maintenance import memos
from convene.services.nouns import records, registry
from tests import making
from tests.cli.conftest import Cli
from tests.conftest import Clock, only_place
from tests.files.reading_documents import words_of

MARK = "Zyzzogeton"
"""Stands in everything that says who a person is, how to reach them, what they need, or whence we have it."""
WHICH: tuple[tuple[str, ...], ...] = (
    (),
    ("review-november",),
    ("elements",),
    ("connections",),
    ("what-first",),
    ("sdg",),
    ("basin-east",),
    ("hospital",),
    ("planning",),
)
"""What an export may be asked to be of: nothing, a workshop, one of the two tables of a network, a ballot, goals,
a scheme, an actor, a lever."""
NEAR = [
    name
    for name, kind in NOUNS.items()
    if kind.private or any(field.to and NOUNS[field.to].private for field in kind.fields)
]
"""People, and whatever points at them."""


@pytest.fixture(scope="module")
def full_book(template_small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Harrow Quay with people who are marked through and through, one of them changed, one removed."""
    path = tmp_path_factory.mktemp("full") / "full.book"
    shutil.copyfile(template_small, path)
    book = Book(path, now=Clock())
    place = only_place(book)
    actors = [book.ask(records.load, "actor", one) for one in making.ids(book, place, "actor")[:6]]
    made = [
        making.add(
            book, place, "person", name=f"{MARK} {number}", email=f"{MARK}{number}@example.org", phone=f"{MARK} 0770",
            address=f"{number} {MARK} Street", note=f"{MARK} likes tea", channel="email",
            roles=[{"actor": actor.slug, "role": "Trustee", "speaks_for": True}],  # type: ignore[attr-defined]
            bases=[{"purpose": "Inviting to meetings", "basis": "consent", "given_on": "2026-11-01",
                    "source": f"{MARK} herself"}],
            access=[{"needs": f"{MARK} loop", "language": f"{MARK}ish"}],
        )
        for number, actor in enumerate(actors)
    ]  # fmt: skip
    making.add(book, place, "scheme", title="Basin East", developer=actors[0].slug)  # type: ignore[attr-defined]
    making.add(book, place, "account", title="Year", period_start="2025-01-01", period_end="2026-12-31")
    making.add(book, place, "outreach", what="Rang them", person=made[0], date="2026-11-02")
    making.change(book, place, "person", made[1], phone=f"{MARK} 0771", note="")
    book.do(records.remove, place, "person", [made[2]])
    book.do(memos.keep, f"form:{place}:person:new", {"values": {"name": MARK}})
    book.close()
    return path


@pytest.fixture
def full(full_book: Path, tmp_path: Path, clock: Clock) -> Cli:
    path = tmp_path / "full.book"
    shutil.copyfile(full_book, path)
    path.chmod(0o600)
    return Cli(path, clock)


@pytest.fixture
def book(full: Cli, clock: Clock) -> Iterator[Book]:
    opened = Book(full.paths.book, now=clock)
    yield opened
    opened.close()


def quiet(full: Cli, *argv: str) -> bool:
    """Run a command; whether it was carried out. Fails when the mark is in anything it says."""
    said = full(*argv)
    assert MARK not in said.out, argv
    assert MARK not in said.err, argv
    assert said.code != 3, (argv, said.err)
    return said.code == 0


def nobody_in(full: Cli, form: str, *argv: str) -> bool:
    """As ``quiet``, in one form; of what is no text the words in it are looked through."""
    if form not in BINARY:
        return quiet(full, *argv, "--format", form)
    said = full(*argv, "--format", form)
    assert MARK not in said.err
    if said.code == 0:
        assert said.raw, argv
        assert MARK not in words_of(said.raw, form), argv
        assert MARK.encode() not in said.raw
    return said.code == 0


@pytest.mark.parametrize("name", every())
def test_no_export_says_who_anybody_is(full: Cli, name: str) -> None:
    for form in every()[name].forms:
        done = [nobody_in(full, form, "export", name, *which) for which in WHICH]
        assert any(done), f"{name} as {form} was never written: this test looks at nothing"


def cells_of(workbook: bytes) -> str:
    """Every cell of a workbook, as text."""
    if not workbook:
        return ""
    sheet = openpyxl.load_workbook(io.BytesIO(workbook)).worksheets[0]
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize("form", [one for one in BINARY if one != "xlsx"])
def test_the_walk_through_what_is_no_text_sees_a_name_that_is_there(full: Cli, form: str) -> None:
    full.fine("basis", full.fine("list", "person", "--format", "json").data[0]["slug"], "--purpose",
              "Inviting to meetings", "--basis", "consent", "--how", "paper")  # fmt: skip
    for name in ("signup", "invites"):
        said = full.fine("export", name, "--people", "--format", form)
        assert MARK in words_of(said.raw, form), name


@pytest.mark.parametrize("noun", [*NEAR, "actor", "notice", "contribution", "filter"])
def test_no_list_says_who_anybody_is(full: Cli, noun: str) -> None:
    assert quiet(full, "list", noun)
    quiet(full, "list", noun, "--all")
    for form in ("csv", "json", "toml"):
        quiet(full, "list", noun, "--format", form)
        quiet(full, "export", noun, "--format", form)
    workbook = full("export", noun, "--format", "xlsx")
    assert MARK not in cells_of(workbook.raw)
    assert workbook.code == 0 or NOUNS[noun].private or noun in every()


def test_what_the_program_says_of_itself_names_nobody(full: Cli) -> None:
    person = full.fine("list", "person", "--format", "json").data[0]["slug"]
    for argv in (
        ("show", "person", person), ("show", "person", person, "--format", "json"), ("show", "actor", "hospital"),
        ("show", "outreach", "outreach-2026-11-02"), ("history", "--most", "100"), ("history", "--format", "json"),
        ("status", "--checks"), ("completion", "bash"), ("where",), ("undo",), ("redo",),
        ("tidy", "--dry-run"),
    ):  # fmt: skip
        assert quiet(full, *argv), argv
    quiet(full, "doctor")
    quiet(full, "erase", "person", person)
    quiet(full, "add", "person", "Somebody", "--slug", person)
    quiet(full, "edit", "person", person, "--bases", "")
    quiet(full, "remove", "person", person)


def test_the_pages_that_services_make_name_nobody(book: Book) -> None:
    place = only_place(book)
    assert MARK not in book.ask(own_files.place_text, place)
    for noun in NOUNS:
        if noun != "place":
            assert MARK not in book.ask(own_files.list_csv, place, noun)
            drafts = [own_files.nameless(draft) for _, draft in book.ask(records.load_all, place, noun)]
            assert MARK not in formats.as_json(formats.as_mapping(drafts))
            assert MARK not in repr(book.ask(registry.choices, place, noun))
        if noun in listing.LISTS:
            assert MARK not in repr(book.ask(listing.listing, place, noun, book.today))


def test_asked_for_they_come_out_whole_and_access_only_by_its_own_option(full: Cli) -> None:
    for argv in (("list", "person", "--names"), ("export", "person", "--people"), ("export", "invites", "--people")):
        assert MARK in full.fine(*argv).out
    for argv in (
        ("list", "person", "--names", "--format", "json"), ("export", "place", "--people"),
        ("export", "person", "--people", "--format", "json"), ("export", "person", "--people", "--format", "csv"),
    ):  # fmt: skip
        out = full.fine(*argv).out
        assert f"{MARK} 0@example.org".replace(" ", "") in out, argv
        assert f"{MARK} loop" not in out, argv
    for argv in (("export", "place"), ("export", "person", "--format", "toml")):
        assert f"{MARK} loop" in full.fine(*argv, "--people", "--access").out


def test_a_place_with_its_people_comes_back_whole(full: Cli, tmp_path: Path, clock: Clock) -> None:
    file = tmp_path / "place.toml"
    full.fine("export", "place", "--people", "--access", "-o", str(file))
    other = Cli(tmp_path / "other" / "other.book", clock)
    other.fine("open", str(file))
    again = other.fine("export", "place", "--people", "--access").out
    assert again == file.read_text(encoding="utf-8")
    assert again.count(f"{MARK} loop") == 5


def test_a_place_without_its_people_is_a_whole_place(full: Cli, tmp_path: Path, clock: Clock) -> None:
    file = tmp_path / "place.toml"
    full.fine("export", "place", "-o", str(file))
    other = Cli(tmp_path / "other" / "other.book", clock)
    other.fine("open", str(file))
    found: Any = other.fine("list", "outreach", "--format", "json").data
    assert [one["person"] for one in found if one["what"] == "Rang them"] == [None]


def test_the_log_of_an_unexpected_error_is_the_only_file_beside_the_book(full: Cli) -> None:
    full("add", "person", MARK, "--bases", "purpose=x")
    full("show", "person", MARK)
    assert not full.paths.log.exists()
