"""One cell that cannot be read costs that cell and never its row: left empty, and told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from convene.core.nouns import NOUNS, specs
from convene.files.open_data.own_lists.column_mapping import Mapping
from convene.services import importing
from convene.services.book import Book
from convene.services.files import own_files
from convene.services.importing import ImportOptions, Plan
from convene.services.nouns import records
from tests.making import add, ids, start

_STRANGE = {
    "integer": "many", "decimal": "(500)", "date": "when we can", "choice": "spaceship", "choices": "spaceship",
    "boolean": "perhaps", "time": "teatime", "ref": "nobody-there", "refs": "nobody-there", "integers": "x",
}  # fmt: skip
_NOUNS = {
    "actor": {"name": "Quay Band", "primary_type": "charity"}, "action": {"what": "Ring the school"},
    "outreach": {"what": "Stall"}, "contribution": {"text": "More buses"}, "need": {"statement": "Buses stop at six"},
    "workshop": {"title": "Hall"}, "target": {"name": "Night workers"}, "vision": {"statement": "A green quay"},
}  # fmt: skip


def _brought(book: Book, place: str, path: Path, noun: str, text: str, **options: object) -> Plan:
    path.write_text(text, encoding="utf-8")
    asked = ImportOptions(path, noun=noun, **options)  # type: ignore[arg-type]
    looked = book.ask(importing.plan, place, asked, book.today)
    made: Plan = book.do(importing.bring, place, asked).value
    assert (looked.lines, looked.remarks, looked.notes) == (made.lines, made.remarks, made.notes)
    return made


@pytest.mark.parametrize("noun", _NOUNS)
def test_a_strange_cell_of_any_noun_and_field_leaves_the_row(book: Book, tmp_path: Path, noun: str) -> None:
    place = start(book)
    optional = [
        one
        for one in NOUNS[noun].fields
        if not one.required
        and one.kind in _STRANGE
        and (noun, one.name) != ("actor", "shares")  # no column sets it
        and not one.made  # any word makes one
    ]
    needed = _NOUNS[noun]
    for at, one in enumerate(optional):
        path = tmp_path / f"{noun}{at}.csv"
        plain = {name: f"{value} {at}" if name != "primary_type" else value for name, value in needed.items()}
        heading = ",".join([*needed, one.name, "Spare"])
        path.write_text(f"{heading}\n{','.join(plain.values())},{_STRANGE[one.kind]},x\n", encoding="utf-8")
        columns = (*((name, name) for name in (*needed, one.name)), ("Spare", ""))
        made = book.do(importing.bring, place, ImportOptions(path, noun=noun, mapping=Mapping(noun, columns))).value
        assert (made.added, made.wrong) == (1, 0), one.name
        (remark,) = made.remarks
        assert remark.line == 2
        assert " left empty: " in remark.words
        assert remark.words in made.lines[0].why


@pytest.mark.parametrize("noun", _NOUNS)
def test_the_same_holds_for_lists_of_the_programs_own_columns(book: Book, tmp_path: Path, noun: str) -> None:
    place = start(book)
    optional = [one for one in specs(NOUNS[noun].draft) if not one.required and one.kind in _STRANGE and not one.made]
    path = tmp_path / "own.csv"
    heading = ",".join([*_NOUNS[noun], *(one.name for one in optional)])
    cells = ["vcse" if value == "charity" else value for value in _NOUNS[noun].values()]
    path.write_text(f"{heading}\n{','.join([*cells, *(_STRANGE[one.kind] for one in optional)])}\n", encoding="utf-8")
    told: list[str] = []
    book.do(own_files.bring_list, place, noun, path, told.append)
    assert len(ids(book, place, noun)) == 1
    assert [words.split(" left empty")[0] for words in sorted(told)] == sorted(
        f"line 2: {one.title}" for one in optional
    )


def test_a_bad_cell_never_empties_what_is_there(book: Book, tmp_path: Path) -> None:
    place = start(book)
    one = add(book, place, "action", what="Ring the school", due="2026-12-01", owner="convener")
    slug = book.ask(records.load, "action", one).model_dump()["slug"]
    path = tmp_path / "own.csv"
    path.write_text(f"slug,what,due,actor\n{slug},Ring the school,when we can,nobody-there\n", encoding="utf-8")
    told: list[str] = []
    book.do(own_files.bring_list, place, "action", path, told.append)
    assert str(book.ask(records.load, "action", one).model_dump()["due"]) == "2026-12-01"
    assert len(told) == 2


def test_what_cannot_stand_in_a_field_is_left_out_as_well(book: Book, tmp_path: Path) -> None:
    made = _brought(
        book, start(book), tmp_path / "own.csv", "actor",
        "Club,Type,Income,Financial year,Influence\nA,charity,-500,1066,9\nB,charity,500,2025,3\n",
    )  # fmt: skip
    assert (made.added, made.wrong) == (2, 0)
    assert [(one.line, one.words.split(" left empty")[0]) for one in made.remarks] == [
        (2, "Turnover"), (2, "Size year"), (2, "Influence"),
    ]  # fmt: skip
    assert made.notes == ("1 row has something to look at, told with its line.",)


def test_a_needed_cell_still_refuses_its_row_alone(book: Book, tmp_path: Path) -> None:
    made = _brought(
        book, start(book), tmp_path / "own.csv", "actor",
        "Club,Type,Staff\nA,charity,many\n,charity,3\nC,spaceship,few\nD,church,4\n",
    )  # fmt: skip
    assert (made.added, made.wrong) == (2, 2)
    assert [one.line for one in made.lines if one.what == "wrong"] == [3, 4]


def test_a_column_left_out_for_its_cells_is_tried_again_in_the_next_list(book: Book, tmp_path: Path) -> None:
    place = start(book)
    anchors = (("primary_type", "anchor"),)
    first = _brought(book, place, tmp_path / "a.csv", "actor", "Club,Type\nA,Lido\nB,Baths\n", fixed=anchors)
    assert first.added == 2
    second = _brought(book, place, tmp_path / "b.csv", "actor", "Club,Type\nC,charity\nD,church\n")
    assert second.added == 2
    kinds = {str(draft.model_dump()["primary_type"]) for _, draft in book.ask(records.load_all, place, "actor")}
    assert kinds == {"anchor", "vcse"}


def test_nothing_of_a_second_body_of_one_name_at_another_postcode_is_written_to_the_first(
    book: Book, tmp_path: Path
) -> None:
    place = start(book)
    text = (
        "Name,Type,Postcode,Income,Charity number\nSt Mary's School,school,HQ1 1AA,,\n"
        "St Mary's School,school,HQ2 2BB,500000,\nSt Mary's School,school,HQ1 1AA,700,\n"
    )
    for _ in range(2):  # as new ones, and as those of an earlier list
        made = _brought(book, place, tmp_path / "schools.csv", "actor", text)
        (remark,) = made.remarks
        assert remark.line == 3
        assert "at HQ1 1AA as well as at HQ2 2BB; nothing is taken of this row" in remark.words
        (row,) = book.ask(lambda read: read.rows("SELECT base, turnover FROM actor"))
        assert (row["base"], row["turnover"]) == ("HQ1 1AA", "700")
