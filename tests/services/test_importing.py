"""A list comes in: as the dry run said, once only, all or nothing, and out again with one undo."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convene.errors import Problem
from convene.services import importing
from convene.services.book import Book
from convene.services.importing import ImportOptions, Plan, Step, Stopped
from convene.services.maintenance import history
from convene.services.nouns import records
from convene.store import writer
from tests.conftest import SAMPLES, Clock, bring_in, only_place
from tests.making import add, change, find, ids, start
from tests.services.register_files import charities, grants, plain
from tests.store.dumping import contents, dump

_NAMES = st.sampled_from(
    ["Alder Trust", "ALDER TRUST", "Bexley", "Bexley Ltd", "Carrick House", "Carick House", "Dune"]
)
_ROWS = st.lists(
    st.fixed_dictionaries(
        {"number": st.integers(1_000_001, 1_000_006), "name": _NAMES},
        optional={
            "company": st.sampled_from(["1", "2", "n/a"]),
            "postcode": st.sampled_from(["HQ1 2AB", "HQ11 2AB", "nowhere"]),
            "income": st.sampled_from(["10", "20", "", "lots"]),
            "charity_registration_status": st.sampled_from(["Registered", "Removed"]),
        },
    ),
    max_size=8,
)


def _counts(plan: Plan) -> tuple[Any, ...]:
    return (plan.summary(), plan.lines, plan.notes, plan.personal)


def _contradicts(rows: list[dict[str, Any]]) -> bool:
    """Whether two rows of one number, or of one company number, say different things of who that is."""
    met: dict[tuple[str, Any], set[tuple[Any, ...]]] = {}
    for row in rows:
        for name in ("number", "company"):
            if row.get(name):
                said = (row["number"], row.get("company", ""), row["name"].casefold().removesuffix(" ltd"))
                met.setdefault((name, row[name]), set()).add(said)
    return any(len(said) > 1 for said in met.values())


def _planned(book: Book, place: str, options: ImportOptions) -> Plan:
    return book.ask(importing.plan, place, options, book.today)


@pytest.fixture
def quay(book_path: Path, clock: Clock) -> Callable[[], tuple[Book, str]]:
    """A book to be used up: the same few actors each time."""
    whole = book_path.read_bytes()

    def fresh() -> tuple[Book, str]:
        for tail in ("-wal", "-shm"):
            book_path.with_name(book_path.name + tail).unlink(missing_ok=True)
        book_path.write_bytes(whole)
        book = Book(book_path, now=clock)
        place = start(book)
        add(book, place, "actor", name="Alder Trust", primary_type="vcse", turnover="5")
        add(book, place, "actor", name="Bexley", primary_type="msme", identifiers="GB-COH-00000001")
        return book, place

    return fresh


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=_ROWS, within=st.sampled_from([(), ("HQ1",)]))
def test_what_was_planned_comes_true_comes_once_and_goes_with_one_undo(
    quay: Callable[[], tuple[Book, str]], tmp_path: Path, rows: list[dict[str, Any]], within: tuple[str, ...]
) -> None:
    book, place = quay()
    try:
        options = ImportOptions(charities(tmp_path / "r.txt", rows), within=within)
        before = contents(book.path)
        planned = _planned(book, place, options)
        assert contents(book.path) == before, "a dry run changes nothing"
        done = book.do(importing.bring, place, options)
        assert _counts(done.value) == _counts(planned)
        assert planned.outside + len({one.line for one in planned.lines}) == len(rows), "every row is accounted for"
        after = contents(book.path)
        again = book.do(importing.bring, place, options)
        assert (again.value.added, again.value.linked) == (0, 0)
        if again.value.waiting or again.value.changed:
            # Only with a list that gives one number to two organisations is it asked or known anew whose row it is, in
            # words, and then no more.
            assert _contradicts(rows)
            settled = contents(book.path)
            assert not book.do(importing.bring, place, options).label
            assert contents(book.path) == settled
            book.undo(place)
        assert contents(book.path) == after
        if done.label:
            assert done.label == planned.label
            book.undo(place)
            assert contents(book.path) == before
            book.redo(place)
            assert contents(book.path) == after
    finally:
        book.close()


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    rows=st.lists(
        st.tuples(
            st.sampled_from(["a-1", "a-2", "a-3"]), st.just("Title"), st.sampled_from(["100", "200", "x"]),
            st.sampled_from(["GB-CHC-1000001", ""]), st.sampled_from(["Fund", "Bexley", "Alder Trusts"]),
            st.sampled_from(["GB-COH-00000001", ""]), st.sampled_from(["Bexley", "Alder Trust", "Alder Trusts", "New"]),
        ),
        max_size=6,
    )
)  # fmt: skip
def test_grants_come_true_come_once_and_go_with_one_undo(
    quay: Callable[[], tuple[Book, str]], tmp_path: Path, rows: list[tuple[str, ...]]
) -> None:
    book, place = quay()
    try:
        options = ImportOptions(grants(tmp_path / "g.csv", rows))
        before = contents(book.path)
        planned = _planned(book, place, options)
        done = book.do(importing.bring, place, options)
        assert _counts(done.value) == _counts(planned)
        after = contents(book.path)
        assert not book.do(importing.bring, place, options).label
        assert contents(book.path) == after
        if done.label:
            book.undo(place)
            assert contents(book.path) == before
    finally:
        book.close()


def test_every_line_says_what_becomes_of_it_and_why(harrow: Book, harrow_id: str, tmp_path: Path) -> None:
    file = charities(
        tmp_path / "r.txt",
        [
            {"number": 1000001, "name": "SALTWORKS", "income": 1200},
            {"number": 1000002, "name": "HARBOUR KITCHEN", "postcode": "HQ1 2AB"},
            {"number": 1000002, "name": "HARBOUR KITCHEN"},
            {"number": 1000003, "name": "GONE", "charity_registration_status": "Removed",
             "date_of_removal": "2019-05-03T00:00:00"},
            {"number": "none", "name": "ODD"},
            {"number": 1000004, "name": "QUAYSIDE HOSPITALS TRUST"},
        ],
    )  # fmt: skip
    plan = _planned(harrow, harrow_id, ImportOptions(file))
    said = {one.line: one for one in plan.lines}
    assert {line: one.what for line, one in said.items()} == {
        2: "changed", 3: "added", 4: "same", 5: "skipped", 6: "wrong", 7: "waiting",
    }  # fmt: skip
    assert "org-ids + GB-CHC-1000001" in said[2].why
    assert "kept" in said[2].why, "a turnover that somebody typed stays, and that is told"
    assert "turnover 148000 (the list says 1200)" in said[2].why
    assert said[4].why == "the same as line 3"
    assert "3 May 2019" in said[5].why
    assert said[7].could[0].name == "Quayside Hospital Trust"
    assert "charity_contact_phone" in plan.personal
    assert plan.summary() == (
        "1 actor added, 1 changed and 1 waiting for a decision. "
        "Other rows: 1 already so, 1 skipped and 1 that cannot be read."
    )


def test_a_list_brings_its_own_figures_up_to_date_and_leaves_typed_ones(book: Book, tmp_path: Path) -> None:
    place = start(book)

    def bring(**row: Any) -> Plan:
        file = charities(tmp_path / "r.txt", [{"number": 1000001, "name": "HARBOUR KITCHEN", **row}])
        return book.do(importing.bring, place, ImportOptions(file)).value

    def actor() -> Any:
        return book.ask(records.load, "actor", ids(book, place, "actor")[0])

    bring(income=100, charity_contact_web="www.one.example")
    assert (actor().turnover, actor().size_year) == (Decimal(100), 2025)
    bring(income=200, latest_acc_fin_period_end_date="2026-03-31T00:00:00")
    assert (actor().turnover, actor().size_year) == (Decimal(200), 2026), "the register set it, the register renews it"
    change(book, place, "actor", ids(book, place, "actor")[0], turnover="999", website="https://own.example")
    plan = bring(income=300, charity_contact_web="www.two.example")
    assert (actor().turnover, actor().size_year) == (Decimal(999), 2026)
    assert actor().website == "https://own.example"
    assert plan.same == 1
    assert "kept" in plan.lines[0].why
    book.undo(place)
    assert actor().turnover == Decimal(200)
    bring(income=300)
    assert actor().turnover == Decimal(300), "what was typed is undone, so it is the register's again"


def test_only_rows_of_the_place_come_in(book: Book, tmp_path: Path) -> None:
    place = start(book)
    rows = [
        {"number": 1000001 + n, "name": f"CLUB {n}", "postcode": code}
        for n, code in enumerate(["M1 1AA", "M11 1AA", ""])
    ]
    plan = book.do(importing.bring, place, ImportOptions(charities(tmp_path / "r.txt", rows), within=("M1",))).value
    assert (plan.added, plan.outside) == (1, 2)
    change_place = book.ask(records.load, "place", place).model_copy(update={"area_codes": ("M1", "our streets")})
    book.do(records.edit, place, "place", place, change_place)
    assert book.ask(importing.look, place, tmp_path / "r.txt").within == ("M1",), (
        "only what can be looked for is offered"
    )


def test_a_grant_makes_one_tie_and_a_changed_amount_changes_it(book: Book, tmp_path: Path) -> None:
    place = start(book)
    row = ("a-1", "Market", "5000", "GB-CHC-1000001", "Tide Fund", "GB-COH-01234567", "Saltworks CIC")
    first = book.do(importing.bring, place, ImportOptions(grants(tmp_path / "g.csv", [row]))).value
    assert (first.added, first.linked) == (2, 1)
    again = grants(tmp_path / "g.csv", [(*row[:2], "6000", *row[3:]), ("a-2", "Music", "10", *row[3:])])
    plan = book.do(importing.bring, place, ImportOptions(again)).value
    assert (plan.added, plan.linked, plan.changed) == (0, 1, 1)
    assert next(one.why for one in plan.lines if one.what == "changed") == "amount 5000 → 6000"
    drafts: list[Any] = [draft for _, draft in book.ask(records.load_all, place, "link")]
    assert sorted((one.source, one.target, one.amount) for one in drafts) == [
        ("tide-fund", "saltworks-cic", 10), ("tide-fund", "saltworks-cic", 6000),
    ]  # fmt: skip


def test_a_tie_waits_with_its_actor_and_is_made_when_that_is_decided(book: Book, tmp_path: Path) -> None:
    place = start(book)
    works = add(book, place, "actor", name="Saltworks", primary_type="vcse")
    rows = [(number, "Market", "50", "GB-CHC-1000001", "Tide Fund", "", "Saltwork") for number in ("a-1", "a-2")] + [
        ("a-3", "Both", "5", "", "Saltwork", "", "Tide Funds")
    ]
    add(book, place, "actor", name="Tide Fund", primary_type="vcse", identifiers="GB-CHC-1000001")
    plan = book.do(importing.bring, place, ImportOptions(grants(tmp_path / "g.csv", rows))).value
    assert (plan.waiting, plan.linked) == (2, 0), "one organisation waits once, however often it is named"
    before = contents(book.path)
    waiting = {one.name: one for one in book.ask(importing.waiting, place)}
    assert waiting["Saltwork"].ties == 3
    said = book.do(importing.decide, place, waiting["Saltwork"].id, works).value
    assert said == "Saltwork: the same as Saltworks, with 2 ties."
    left = book.ask(importing.waiting, place)
    assert [(one.name, one.ties) for one in left] == [("Tide Funds", 1)], "the third tie waits for its other end"
    book.do(importing.decide, place, left[0].id, "new")
    drafts: list[Any] = [draft for _, draft in book.ask(records.load_all, place, "link")]
    assert sorted((one.source, one.target) for one in drafts) == [
        ("saltworks", "tide-funds"), ("tide-fund", "saltworks"), ("tide-fund", "saltworks"),
    ]  # fmt: skip
    saltworks: Any = book.ask(records.load, "actor", works)
    assert saltworks.aliases == ("Saltwork",), "the next list finds it by that name"
    book.undo(place)
    book.undo(place)
    assert contents(book.path) == before


def test_a_row_that_is_skipped_leaves_nothing_behind(book: Book, tmp_path: Path) -> None:
    place = start(book)
    add(book, place, "actor", name="Saltworks", primary_type="vcse")
    rows = [("a-1", "Market", "50", "GB-CHC-1000001", "Tide Fund", "", "Saltwork")]
    book.do(importing.bring, place, ImportOptions(grants(tmp_path / "g.csv", rows)))
    (one,) = book.ask(importing.waiting, place)
    book.do(importing.decide, place, one.id, "skip")
    assert book.ask(importing.waiting, place) == ()
    assert ids(book, place, "link") == []
    with pytest.raises(Problem, match="does not wait any more"):
        book.do(importing.decide, place, one.id, "new")


def test_contradictory_ids_are_never_put_together(book: Book, tmp_path: Path) -> None:
    place = start(book)
    one = add(book, place, "actor", name="One", primary_type="vcse", identifiers="GB-CHC-1000001")
    add(book, place, "actor", name="Two", primary_type="vcse", identifiers="GB-COH-00000002")
    file = charities(tmp_path / "r.txt", [{"number": 1000001, "name": "ONE", "company": "2"}])
    plan = book.do(importing.bring, place, ImportOptions(file)).value
    assert plan.waiting == 1
    assert "its org-ids belong to different actors: One (GB-CHC-1000001) and Two (GB-COH-00000002)" in plan.lines[0].why
    (row,) = book.ask(importing.waiting, place)
    book.do(importing.decide, place, row.id, one)
    drafts: list[Any] = [draft for _, draft in book.ask(records.load_all, place, "actor")]
    assert [draft.identifiers for draft in drafts] == [("GB-CHC-1000001",), ("GB-COH-00000002",)]


def test_decisions_can_come_with_the_wish(book: Book, tmp_path: Path) -> None:
    place = start(book)
    works = add(book, place, "actor", name="Saltworks", primary_type="vcse")
    file = plain(tmp_path / "own.csv", ["Name"], [("Saltwork",), ("Saltworkss",), ("Salt works",)])
    options = ImportOptions(file, noun="actor", fixed=(("primary_type", "vcse"),))
    assert _planned(book, place, options).waiting == 3
    decided = ImportOptions(file, noun="actor", fixed=options.fixed, decisions=((2, works), (3, "new"), (4, "skip")))
    plan = book.do(importing.bring, place, decided).value
    assert {one.line: one.what for one in plan.lines} == {2: "changed", 3: "added", 4: "skipped"}


# never half


class _StopAt:
    def __init__(self, words: str) -> None:
        self.words = words

    def __call__(self, step: Step) -> None:
        if step.words.startswith(self.words):
            raise Stopped


@pytest.mark.parametrize("words", ["Reading", "Saving"])
def test_cancelling_leaves_no_trace(
    harrow: Book, harrow_id: str, tmp_path: Path, words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "PORTION", 3)  # so that history is on its way before it is stopped
    file = plain(tmp_path / "own.csv", ["Name"], [(f"Club {n}",) for n in range(2_500)] + [("Saltwork",)])
    before = dump(harrow.path)
    options = ImportOptions(file, noun="actor", fixed=(("primary_type", "vcse"),))
    with pytest.raises(Stopped):
        harrow.do(importing.bring, harrow_id, options, _StopAt(words))
    assert dump(harrow.path) == before
    assert harrow.do(importing.bring, harrow_id, options).value.added >= 2_500, "and it can be begun again"


def test_progress_runs_to_the_end_of_the_file(book: Book, tmp_path: Path) -> None:
    file = charities(tmp_path / "r.txt", [{"number": 1000001 + n, "name": f"CLUB {n}"} for n in range(3)])
    steps: list[Step] = []
    book.do(importing.bring, start(book), ImportOptions(file), steps.append)
    assert steps[-1].done == steps[-1].total == file.stat().st_size
    assert [one.done for one in steps] == sorted(one.done for one in steps)


def _breaks_off(path: Path) -> None:
    path.write_text('Name,Note\nGood,fine\nBad,"never closed\n' + "x,y\n" * 3_000, encoding="utf-8")


def _page(path: Path) -> None:
    path.write_text("<!DOCTYPE html><html><body>Sign in</body></html>", encoding="utf-8")


def _damaged(path: Path) -> None:
    path.write_bytes(b"PK\x03\x04" + b"broken" * 50)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


@pytest.mark.parametrize("spoil", [_breaks_off, _page, _damaged, _empty])
def test_what_is_no_list_is_refused_in_words_and_nothing_comes_of_it(
    harrow: Book, harrow_id: str, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    file = tmp_path / "list.csv"
    spoil(file)
    before = dump(harrow.path)
    with pytest.raises(Problem) as caught:
        harrow.do(importing.bring, harrow_id, ImportOptions(file, noun="actor", fixed=(("primary_type", "vcse"),)))
    assert caught.value.hint
    assert dump(harrow.path) == before


def test_odd_rows_are_told_with_their_lines_and_the_others_come_in(book: Book, tmp_path: Path) -> None:
    place = start(book)
    wide = ["Name", "Headcount", *(f"Spare {n}" for n in range(198))]
    file = tmp_path / "own.csv"
    lines = [";".join(wide), "Café Été;12", "=1+1;3", "Many;x", ";5", f"Long;1{';z' * 300}", "\u202eEvil\x1b[2J;7"]
    file.write_text("\n".join(lines) + "\n", encoding="cp1252", errors="ignore")
    plan = book.do(
        importing.bring, place, ImportOptions(file, noun="actor", fixed=(("primary_type", "citizen"),))
    ).value
    assert plan.added == 4
    assert {one.line: one.what for one in plan.lines if one.what == "wrong"} == {5: "wrong", 6: "wrong"}
    short = "the row has 2 cells, the heading 200"
    assert [(one.line, one.words) for one in plan.remarks] == [
        (2, short), (3, short), (4, short), (4, "Headcount left empty: “x” is not given (suppressed)"), (7, short),
    ]  # fmt: skip
    drafts: list[Any] = [draft for _, draft in book.ask(records.load_all, place, "actor")]
    assert [draft.name for draft in drafts] == ["Café Été", "=1+1", "Many", "Evil"]


def test_a_list_without_enough_to_go_on_says_what_is_missing(book: Book, tmp_path: Path) -> None:
    place = start(book)
    file = plain(tmp_path / "own.csv", ["Group", "Colour"], [("Quay Club", "red")])
    with pytest.raises(Problem, match="not a layout that is known") as caught:
        _planned(book, place, ImportOptions(file))
    assert "“Group” and “Colour”" in caught.value.detail
    with pytest.raises(Problem, match="Nothing says the type of these actors") as caught:
        _planned(book, place, ImportOptions(file, noun="actor"))
    assert "--set primary_type=" in caught.value.hint


def test_a_mapping_is_remembered_by_its_headings(book: Book, tmp_path: Path) -> None:
    from convene.files.open_data.own_lists.column_mapping import Mapping

    place = start(book)
    file = plain(tmp_path / "own.csv", ["Gruppe", "Farbe"], [("Quay Club", "red")])
    mapping = Mapping("actor", (("Gruppe", "name"), ("Farbe", "tags")), (("primary_type", "vcse"),))
    assert book.ask(importing.recall, ["Gruppe", "Farbe"]) is None
    book.do(importing.bring, place, ImportOptions(file, mapping=mapping))
    turned = plain(tmp_path / "next.csv", ["FARBE", " gruppe "], [("blue", "Tide Street")])
    look = book.ask(importing.look, place, turned)
    assert look.remembered
    assert look.mapping is not None
    assert dict(look.mapping.columns) == {"FARBE": "tags", "gruppe": "name"}
    assert book.do(importing.bring, place, ImportOptions(turned)).value.added == 1, "next time it needs no words at all"


def test_lists_of_other_things_come_in_by_mapping_once(book: Book, tmp_path: Path) -> None:
    place = start(book)
    file = plain(
        tmp_path / "needs.csv",
        ["Statement", "Who"],
        [("No bus after six", "Workers"), ("", ""), ("Cold homes", "Tenants")],
    )
    options = ImportOptions(file, noun="need")
    plan = _planned(book, place, options)
    assert (plan.added, plan.noun) == (2, "need")
    done = book.do(importing.bring, place, options)
    assert (done.label, done.value) == ("Imported needs.csv: 2 needs added", plan)
    assert not book.do(importing.bring, place, options).label
    assert book.ask(records.find, place, "need", "cold-homes")


def test_the_history_has_one_entry_for_a_whole_list(book: Book, tmp_path: Path) -> None:
    place = start(book)
    rows = [{"number": 1000001 + n, "name": f"CLUB {n}"} for n in range(1_200)]
    before = len(book.ask(history.entries, place))
    book.do(importing.bring, place, ImportOptions(charities(tmp_path / "register.txt", rows)))
    entries = book.ask(history.entries, place)
    assert len(entries) == before + 1
    assert (entries[0].label, entries[0].rows) == ("Imported register.txt: 1,200 actors added", 1_200)


@pytest.mark.parametrize("sample", SAMPLES[:1], ids=lambda path: path.stem)
def test_an_undo_of_a_list_stops_before_later_edits(
    book_path: Path, clock: Clock, sample: Path, tmp_path: Path
) -> None:
    bring_in(book_path, sample)
    book = Book(book_path, now=clock)
    place = only_place(book)
    book.do(
        importing.bring,
        place,
        ImportOptions(charities(tmp_path / "r.txt", [{"number": 1000001, "name": "HARBOUR KITCHEN"}])),
    )
    entry = book.ask(history.entries, place)[0].id
    change(book, place, "actor", find(book, place, "actor", "harbour-kitchen"), note="rang them")
    before = contents(book.path)
    with pytest.raises(Problem, match="cannot be undone any more"):
        book.undo(place, entry)
    assert contents(book.path) == before
    book.undo(place)
    book.undo(place)
    with pytest.raises(Problem):
        find(book, place, "actor", "harbour-kitchen")
    book.close()
