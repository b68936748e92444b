"""A noun that is declared comes into the book by one command, and everything that holds for any noun holds for it:
also when its name has two words, or is a word of SQL."""

from __future__ import annotations

import dataclasses
import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from convene.core.nouns import NOUNS
from convene.services.book import Book
from convene.services.engagement import merging
from convene.services.files import own_files
from convene.services.lists import listing
from convene.services.lists.paged_list import PagedList
from convene.services.maintenance import altered_values
from convene.services.nouns import detail, find_by_name, records, registry
from convene.services.people import mentions
from convene.services.places import places  # fmt: skip
from convene.store import book_file, migrating, redacting
from tests.conftest import Clock, only_place
from tests.making import add, change, ids
from tests.store.dumping import contents, schema
from tests.store.revised import Revised, revised, spent
from tests.store.spend_line import CHANGED, NEW

NEXT = book_file.SCHEMA_VERSION + 1
"""The form that a migration written now leads to."""
OLD_BOOK = Path(__file__).parent.parent / "old_books" / "form-2.book.gz"


@pytest.fixture(scope="module")
def limits(tmp_path_factory: pytest.TempPathFactory) -> Revised:
    """Two nouns more, and a noun that there was has a choice and a reference more."""
    return revised(tmp_path_factory.mktemp("limits"), "limits")


def test_the_command_says_what_else_is_to_do(new: Revised) -> None:
    for wanted in (
        f"{NEXT:04}_spending_of_the_place.py", f"SCHEMA_VERSION = {NEXT}", "tests.old_books.make", "nothing to migrate",
    ):  # fmt: skip
        assert wanted in new.said
    assert new.migration.startswith('"""Spending of the place."""\n\nimport sqlalchemy as sa\nfrom alembic import op\n')
    assert f"down_revision = '{NEXT - 1:04}'" in new.migration


def test_the_migration_makes_what_is_declared(new: Revised, spending: Book) -> None:
    assert schema(spending.path) == schema(new.folder / "declared.db")
    assert "table spend_line_payments" in schema(spending.path)


def test_what_was_added_is_read_back_and_edited(spending: Book, quay: str) -> None:
    line = spent(spending, quay)
    held = spending.ask(records.load, "spend_line", line).model_dump(mode="json")
    assert (held["actor"], held["amount"], held["due"], held["needs"]) == ("mill", "1200.5", "2027-01-31", ["warm"])
    assert [(one["amount"], one["actor"]) for one in held["payments"]] == [("200.25", "mill"), ("1000.25", "")]
    assert change(spending, quay, "spend_line", line, amount="99", payments=held["payments"][1:], needs=[])
    now = spending.ask(records.load, "spend_line", line).model_dump(mode="json")
    assert (now["amount"], now["needs"], now["payments"]) == ("99", [], held["payments"][1:])


def test_words_of_sql_are_names_like_others(spending: Book, quay: str) -> None:
    spent(spending, quay)
    group = spending.ask(records.find, quay, "group", "first")
    assert [(one.id, one.title) for one in spending.ask(registry.choices, quay, "group")] == [(group, "First")]
    assert change(spending, quay, "group", group, order="Before all others", check="later", values=[])
    held = spending.ask(records.load, "group", group).model_dump(mode="json")
    assert (held["order"], held["check"], held["table"], held["values"]) == ("Before all others", "later", "heat", [])


def test_each_step_is_taken_back_and_done_again(spending: Book, quay: str) -> None:
    states = [contents(spending.path)]
    line = spent(spending, quay)
    states.append(contents(spending.path))
    change(spending, quay, "spend_line", line, title="Heating, all of it", payments=[])
    states.append(contents(spending.path))
    spending.do(records.remove, quay, "group", ids(spending, quay, "group"))
    spending.do(records.remove, quay, "spend_line", [line])
    states.append(contents(spending.path))
    for back, there in ((2, states[2]), (1, states[1]), (4, states[0])):
        for _ in range(back):
            spending.undo()
        assert contents(spending.path) == there
    for _ in range(7):
        spending.redo()
    assert contents(spending.path) == states[3]


def test_what_is_pointed_at_is_unlinked_when_it_goes(spending: Book, quay: str) -> None:
    line = spent(spending, quay)
    spending.do(records.remove, quay, "need", ids(spending, quay, "need"))
    assert spending.ask(records.load, "spend_line", line).model_dump()["needs"] == ()
    spending.do(places.remove, quay)
    assert all(not rows for table, rows in contents(spending.path).items() if table not in ("alembic_version", "memo"))
    spending.undo()
    assert ids(spending, quay, "spend_line") == [line]


def test_it_has_a_list_with_its_filter_and_is_found_by_name(spending: Book, quay: str) -> None:
    line = spent(spending, quay)
    today = spending.today
    (item,) = spending.ask(listing.listing, quay, "spend_line", today).items
    assert (item.id, item.title, item.sub, item.aside) == (line, "Heating", "The Mill · £1,200.50", "Sun 31 Jan 2027")
    assert [one.id for one in spending.ask(PagedList("spend_line").look, quay, today).items] == [line]
    for words in ("amount>1000", "actor:mill", "due>2027-01-01", "heat"):
        assert spending.ask(listing.ids, quay, "spend_line", today, words) == [line]
        assert not spending.ask(listing.ids, quay, "spend_line", today, f"-{words}")
    assert [one.id for one in spending.ask(find_by_name.find, quay, "heating")] == [f"spend_line:{line}"]
    (group,) = spending.ask(listing.listing, quay, "group", today).items
    assert (group.title, group.sub) == ("First", "Soon · Heating")


def test_it_is_shown_chosen_and_goes_out_and_in_again(spending: Book, quay: str) -> None:
    line = spent(spending, quay)
    today = spending.today
    page = spending.ask(detail.page, quay, "spend_line", line, today)
    assert ("Paid to", "The Mill") in page.facts
    assert [one.title for one in page.sections] == ["Payments", "Needs"]
    assert [one.title for one in spending.ask(registry.choices, quay, "spend_line")] == ["Heating"]
    text = "".join(spending.ask(lambda read: list(listing.csv_pages(read, quay, "spend_line", [line]))))
    assert text.splitlines()[1].startswith("heat,Heating,mill,1200.5,2027-01-31")
    whole = spending.ask(own_files.place_text, quay)
    assert "[[spend_line]]" in whole
    spending.do(places.remove, quay)
    file = own_files.read_place(whole.encode(), today)
    spending.do(own_files.bring_place, file)
    assert spending.ask(own_files.place_text, only_place(spending)) == whole


def test_merging_actors_takes_its_references_along(spending: Book, quay: str) -> None:
    line = spent(spending, quay)
    kept = add(spending, quay, "actor", slug="new-mill", name="The New Mill", primary_type="vcse")
    spending.do(merging.merge, quay, kept, records_id(spending, quay, "mill"))
    held = spending.ask(records.load, "spend_line", line).model_dump(mode="json")
    assert (held["actor"], held["payments"][0]["actor"]) == ("new-mill", "new-mill")


def records_id(book: Book, place: str, handle: str) -> str:
    return book.ask(records.find, place, "actor", handle)


def test_a_name_in_its_sub_rows_is_found(spending: Book, quay: str) -> None:
    spent(spending, quay)
    found = spending.ask(mentions.mentions, quay, ("Ada Lovelace",))
    assert [str(one) for one in found if one.noun == "spend_line"] == ["spend line heat, payments"]
    add(spending, quay, "person", name="Ada Lovelace", roles=[{"actor": "mill", "role": "Chair"}])
    assert "spend line heat, payments" in map(str, spending.ask(mentions.naming, quay))


def test_a_name_is_taken_out_of_it_and_its_history(spending: Book, quay: str) -> None:
    line = spent(spending, quay)
    spending.do(records.remove, quay, "group", ids(spending, quay, "group"))
    spending.do(records.remove, quay, "spend_line", [line])
    spending.undo()
    with closing(sqlite3.connect(spending.path)) as db:
        assert redacting.redact(db, ["Ada Lovelace"], "somebody") > 1
        db.commit()
        assert not redacting.spoken(db, ["Ada Lovelace"])
    held = spending.ask(records.load, "spend_line", line).model_dump(mode="json")
    assert held["payments"][1]["note"] == "asked for by somebody"


def test_what_another_program_wrote_there_is_told_by_noun_and_field(spending: Book, quay: str) -> None:
    spent(spending, quay)
    with closing(sqlite3.connect(spending.path)) as db:
        db.execute("UPDATE spend_line_payments SET paid_on = 'never' WHERE paid_on IS NOT NULL")
        db.commit()
    (found,) = spending.ask(altered_values.listed)
    assert str(found).startswith("spend line heat: payments: paid_on")


@pytest.mark.parametrize("changes", ["limits", "more"])
def test_an_old_book_keeps_everything_when_a_table_is_changed(
    changes: str, limits: Revised, tmp_path: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = limits if changes == "limits" else revised(tmp_path / "more", "more")
    assert ("op.add_column" in done.migration) == (changes == "more")
    path = tmp_path / "old.book"
    path.write_bytes(gzip.decompress(OLD_BOOK.read_bytes()))
    Book(path, now=clock).close()  # brought to the form of today first
    before = contents(path)
    for name, noun in NEW.items():
        monkeypatch.setitem(NOUNS, name, noun)
    monkeypatch.setitem(NOUNS, "need", dataclasses.replace(NOUNS["need"], draft=CHANGED[changes]))
    monkeypatch.setattr(migrating, "SCRIPTS", done.folder / "migrations")
    for module in (book_file, migrating):
        monkeypatch.setattr(module, "SCHEMA_VERSION", NEXT)
    book = Book(path, now=clock)
    assert schema(path) == schema(done.folder / "declared.db")
    after = contents(path)
    assert [row[:6] for row in after.pop("need")] == [row[:6] for row in before.pop("need")]
    assert {name: rows for name, rows in after.items() if rows and name != "alembic_version"} == {
        name: rows for name, rows in before.items() if rows and name != "alembic_version"
    }
    place = only_place(book)
    fresh = {"urgency": "soon", "lead": "latecomers-of-the-quay"} if changes == "limits" else {"heard_at": "The fair"}
    need = add(book, place, "need", statement="More light", **fresh)
    held = book.ask(records.load, "need", need).model_dump(mode="json")
    assert {name: held[name] for name in fresh} == fresh
    book.close()


def test_limits_are_told_where_they_may_stop_a_book(limits: Revised, new: Revised) -> None:
    assert "need has other limits now" in limits.said
    assert "loses" not in limits.said
    assert "limits" not in new.said
