"""Files in and out: the same text again, all or nothing, and nothing of one place in another."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convene.core.nouns import NOUNS
from convene.core.nouns.engagement import ActorDraft, NeedDraft, NeedEvidence
from convene.errors import NO, TROUBLE, Problem
from convene.services.book import Book
from convene.services.files import own_files
from convene.services.nouns import records
from convene.services.places import places
from tests.conftest import ROOT, SAMPLES, Clock, bring_in, only_place
from tests.making import add, change, ids, start, text
from tests.store.dumping import contents


def test_a_place_goes_out_and_in_and_out_again_byte_for_byte(
    book: Book, sample: Path, template_empty: Path, tmp_path: Path, clock: Clock
) -> None:
    first = text(book, bring_in(book.path, sample))
    assert first == text(book, only_place(book)), "two exports of one book are the same"
    elsewhere = tmp_path / "elsewhere.book"
    elsewhere.write_bytes(template_empty.read_bytes())
    (tmp_path / "out.toml").write_text(first, encoding="utf-8", newline="\n")
    place = bring_in(elsewhere, tmp_path / "out.toml")
    other = Book(elsewhere, now=clock)
    assert text(other, place) == first
    other.close()


def test_one_edit_shows_as_a_small_difference(harrow: Book, harrow_id: str) -> None:
    before = text(harrow, harrow_id).splitlines()
    change(harrow, harrow_id, "actor", ids(harrow, harrow_id, "actor")[2], headcount=4321)
    after = text(harrow, harrow_id).splitlines()
    assert len(set(after) - set(before)) == 1
    assert abs(len(after) - len(before)) <= 1


def test_three_places_live_in_one_book(book: Book) -> None:
    made = [bring_in(book.path, sample) for sample in SAMPLES]
    assert book.ask(places.listing).total == len(SAMPLES)
    apart = [text(book, place) for place in made]
    assert len(set(apart)) == len(made)
    book.do(places.remove, made[0])
    assert [text(book, place) for place in made[1:]] == apart[1:]


def test_a_place_that_is_there_already_is_refused_whole(harrow: Book) -> None:
    before = contents(harrow.path)
    file = own_files.read_place(ROOT / "sample_places" / "harrow-quay.toml", harrow.today)
    with pytest.raises(Problem, match="in this book already") as caught:
        harrow.do(own_files.bring_place, file)
    assert caught.value.exit_code == NO
    assert contents(harrow.path) == before


def test_one_mistake_in_a_file_takes_nothing_from_it(book: Book) -> None:
    good = SAMPLES[0].read_text(encoding="utf-8")
    before = contents(book.path)
    with pytest.raises(Problem) as caught:
        own_files.read_place((good + '\n[[actor]]\nname = "No type"\n').encode(), book.today)
    assert caught.value.where.line
    assert caught.value.hint
    assert contents(book.path) == before


def test_a_shipped_framework_is_only_named_and_a_changed_one_is_written_out(book: Book) -> None:
    place = start(book)
    assert "[[measure]]" not in text(book, place)
    assert "[framework]" in text(book, place)
    change(book, place, "measure", ids(book, place, "measure")[0], title="Counted our own way")
    whole = text(book, place)
    assert whole.count("[[measure]]") == len(ids(book, place, "measure"))
    again = own_files.read_place(whole.encode(), book.today)
    book.do(places.remove, place)
    assert text(book, book.do(own_files.bring_place, again).value) == whole


def test_what_kind_of_file_it_is(tmp_path: Path) -> None:
    assert own_files.kind_of(SAMPLES[0]) == "place"
    assert own_files.kind_of(tmp_path / "list.CSV") == "csv"
    odd = tmp_path / "odd.toml"
    odd.write_text("x = 1\n")
    with pytest.raises(Problem, match="does not say what it is"):
        own_files.kind_of(odd)
    odd.write_text('schema = "convene.wizard"\n')
    with pytest.raises(Problem, match="no file of Convene's"):
        own_files.kind_of(odd)
    odd.write_text('[framework]\nslug = "own"\n')
    assert own_files.kind_of(odd) == "framework"


def test_a_place_that_lost_its_schema_is_not_taken_for_a_framework(tmp_path: Path) -> None:
    odd = tmp_path / "odd.toml"
    odd.write_text('[place]\nname = "Quay"\n[framework]\nslug = "own"\n')
    with pytest.raises(Problem, match="does not say what it is"):
        own_files.kind_of(odd)


_WORDS = st.text(st.characters(blacklist_categories=["Cs"]), max_size=40)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    rows=st.lists(
        st.tuples(_WORDS, _WORDS, st.lists(_WORDS, max_size=3), st.decimals(0, 10**9, places=2) | st.none()),
        min_size=1,
        max_size=5,
    )
)
def test_whatever_words_a_place_holds_they_come_back_as_they_were(
    exchanging: Book, rows: list[tuple[str, str, list[str], object]]
) -> None:
    book = exchanging
    today = {"today": book.today}
    actors = [
        ActorDraft.model_validate(
            {"name": f"n {name}", "primary_type": "vcse", "note": note, "tags": tags, "turnover": turnover},
            context=today,
        )
        for name, note, tags, turnover in rows
    ]
    needs = [
        NeedDraft(statement=f"s {name}", evidence=(NeedEvidence(kind="voice", text=f"t {note}"),))  # type: ignore[arg-type]
        for name, note, _, _ in rows
    ]
    place = only_place(book)
    book.do(
        records.add_many,
        place,
        {"actor": [("", one) for one in actors], "need": [("", one) for one in needs]},
    )
    whole = text(book, place)
    file = own_files.read_place(whole.encode(), book.today)
    back = [record.draft.model_copy(update={"slug": ""}) for record in file.records["actor"]]
    assert back == actors
    assert [record.draft.model_copy(update={"slug": ""}) for record in file.records["need"]] == needs
    book.undo(place)


@pytest.fixture
def exchanging(template_empty: Path, tmp_path: Path, clock: Clock) -> Book:
    path = tmp_path / "words.book"
    path.write_bytes(template_empty.read_bytes())
    book = Book(path, now=clock)
    start(book)
    return book


@pytest.mark.parametrize("word", [name for name in NOUNS if name != "place"])
def test_a_list_goes_out_and_comes_in_without_a_change(harrow: Book, harrow_id: str, word: str) -> None:
    path = harrow.path.with_name(f"{word}.csv")
    path.write_text(harrow.ask(own_files.list_csv, harrow_id, word), encoding="utf-8-sig", newline="")
    before = contents(harrow.path)
    done = harrow.do(own_files.bring_list, harrow_id, word, path)
    assert done.label == ""
    assert contents(harrow.path) == before
    number = len(ids(harrow, harrow_id, word))
    assert (f"{number} already so" in done.value) == bool(number)


def test_a_list_adds_what_is_new_and_changes_only_the_columns_it_has(harrow: Book, harrow_id: str) -> None:
    one = ids(harrow, harrow_id, "actor")[0]
    old = harrow.ask(records.load, "actor", one).model_dump()
    path = harrow.path.with_name("actors.csv")
    kind = old["primary_type"]
    path.write_text(
        f'slug,name,primary_type,headcount\n{old["slug"]},"{old["name"]}",{kind},77\n,New One,vcse,\n', encoding="utf-8"
    )
    done = harrow.do(own_files.bring_list, harrow_id, "actors", path)
    assert "1 actor added" in done.label
    assert "1 changed" in done.label
    assert harrow.ask(records.load, "actor", one).model_dump() == {**old, "headcount": 77}
    harrow.undo()
    assert harrow.ask(records.load, "actor", one).model_dump() == old


def test_a_list_with_one_mistake_changes_nothing(harrow: Book, harrow_id: str) -> None:
    before = contents(harrow.path)
    path = harrow.path.with_name("actors.csv")
    path.write_text("name,primary_type\nGood,vcse\nBad,spaceship\n", encoding="utf-8")
    with pytest.raises(Problem) as caught:
        harrow.do(own_files.bring_list, harrow_id, "actor", path)
    assert "line 3" in str(caught.value)
    assert contents(harrow.path) == before


def test_a_list_that_refers_to_nobody_changes_nothing(harrow: Book, harrow_id: str) -> None:
    before = contents(harrow.path)
    path = harrow.path.with_name("asks.csv")
    path.write_text("asked_by,asked_of,wording\nnobody-there,nobody-else,Help\n", encoding="utf-8")
    with pytest.raises(Problem, match="there is no actor") as caught:
        harrow.do(own_files.bring_list, harrow_id, "ask", path)
    assert str(caught.value.where) == f"{path}, line 2, asked_by"
    assert caught.value.exit_code == TROUBLE
    assert contents(harrow.path) == before


@pytest.mark.parametrize(
    ("rows", "line", "words"),
    [
        ("fine,2026-05-01,2028-12-31\nfirst-jobs,2026-05-01,2019-01-01", 3, "before it starts"),
        ("new,2026-05-01,2028-12-31\nNew,2026-05-01,2028-12-31", 3, "is the handle of another commitment"),
    ],
)
def test_a_row_that_breaks_a_rule_is_told_by_its_line(
    harrow: Book, harrow_id: str, rows: str, line: int, words: str
) -> None:
    before = contents(harrow.path)
    path = harrow.path.with_name("commitments.csv")
    shared = ",A title,hospital,We will do it.,business_action,WK1.3,20,Residents,payroll\n"
    heading = "slug,start,due,title,actor,wording,lever,measure,quantity,beneficiaries,evidence\n"
    path.write_text(heading + "".join(row + shared for row in rows.split("\n")), encoding="utf-8")
    with pytest.raises(Problem, match=words) as caught:
        harrow.do(own_files.bring_list, harrow_id, "commitment", path)
    assert caught.value.where.line == line
    assert contents(harrow.path) == before


def test_places_do_not_come_as_a_list(harrow: Book, harrow_id: str) -> None:
    path = harrow.path.with_name("places.csv")
    path.write_text("name\nNew town\n", encoding="utf-8")
    with pytest.raises(Problem, match="does not fit the row of a list"):
        harrow.do(own_files.bring_list, harrow_id, "place", path)


def test_a_list_of_a_running_workshops_voices_can_be_brought_in_twice(book: Book) -> None:
    place = start(book)
    add(book, place, "workshop", slug="hall", title="Hall")
    path = book.path.with_name("voices.csv")
    path.write_text("slug,text,workshop\nv1,A bench,hall\nv2,A bus,hall\n", encoding="utf-8")
    assert "2 contributions added" in book.do(own_files.bring_list, place, "contribution", path).label
    assert book.do(own_files.bring_list, place, "contribution", path).label == ""
