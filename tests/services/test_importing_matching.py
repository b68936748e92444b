"""Whom a row speaks of: by hand-made tables, and beside a slow oracle that looks at every actor in turn."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convene.core.nouns.engagement import ACTOR
from convene.core.nouns.handles import stem
from convene.errors import Problem
from convene.services import importing
from convene.services.book import Book
from convene.services.importing.area_filter import AreaFilter
from convene.services.importing.matching import Known, folded_name, source_of
from convene.services.importing.parsed_row import stem_of
from tests.making import add, start
from tests.services.register_files import charities, plain


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The Saltworks CIC", "saltworks"),
        ("Saltworks C.I.C.", "SALTWORKS LTD."),
        ("Wharf & Weir Housing", "wharf and weir housing limited"),
        ("Café Été", "CAFE ETE"),
        ("St. Mary's Trust", "St Marys  Trust"),
        ("Tide Street Community Interest Company", "Tide Street"),
    ],
)
def test_names_that_are_the_same(one: str, other: str) -> None:
    assert folded_name(one) == folded_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("1st Quay Scouts", "2nd Quay Scouts"),
        ("Friends of the Quay", "Quay"),
        ("Quay Trust", "Quay Charity"),
        ("Company", "Limited"),
    ],
)
def test_names_that_are_not_the_same(one: str, other: str) -> None:
    assert folded_name(one) != folded_name(other)


@given(st.text(max_size=120) | st.text("abc XYZ'&.-019", max_size=120))
def test_a_handle_is_the_same_at_every_door(name: str) -> None:
    assert stem_of(name) == stem(ACTOR, {"name": name})


def test_a_source_is_the_same_next_year() -> None:
    assert source_of("Charity register, extract of 1 May 2026") == source_of("Charity register, extract of 2 June 2027")
    assert source_of("members-2026.csv") == source_of("members-2027.csv")
    assert source_of("2026.csv") == "2026.csv"


_BOOK = (
    # name, identifiers, also called
    ("Saltworks CIC", "GB-COH-01234567", "The Works"),
    ("Lantern Arts", "GB-CHC-1000002", ""),
    ("Quay Club", "", ""),
    ("Quay Club Limited", "", ""),
    ("Northgate Homes", "GB-COH-07654321; GB-CHC-1000009", ""),
    ("Tide Street Residents", "", ""),
)

_ROWS = [
    # name, identifiers → what the oracle of a careful person says
    ("Another name", ("GB-COH-01234567",), "unsure Saltworks CIC"),
    ("Saltworks Arts", ("GB-COH-01234567",), "known Saltworks CIC"),
    ("the works", (), "known Saltworks CIC"),
    ("LANTERN ARTS LTD", (), "known Lantern Arts"),
    ("Lantern Arts", ("GB-COH-00000042",), "claim Lantern Arts"),
    ("Lantern Arts", ("GB-CHC-1000077",), "unsure Lantern Arts"),
    ("Anything", ("GB-COH-01234567", "GB-CHC-1000002"), "unsure Saltworks CIC, Lantern Arts"),
    ("Northgate", ("GB-COH-07654321", "GB-CHC-1000055"), "known Northgate Homes"),
    ("Northgate", ("GB-CHC-1000055", "GB-COH-07654321"), "unsure Northgate Homes"),
    ("Quay club", (), "unsure Quay Club, Quay Club Limited"),
    ("Tide Street Residants", (), "unsure Tide Street Residents"),
    ("Harbour Kitchen", ("GB-CHC-1000042",), "new"),
    ("Harbour Kitchen", (), "new"),
]


@pytest.mark.parametrize(("name", "org_ids", "says"), _ROWS, ids=[f"{name} {ids}" for name, ids, _ in _ROWS])
def test_whom_a_row_speaks_of(book: Book, name: str, org_ids: tuple[str, ...], says: str) -> None:
    place = start(book)
    for one, ids, alias in _BOOK:
        add(book, place, "actor", name=one, primary_type="vcse", identifiers=ids, aliases=alias)
    known = book.ask(Known, place, "")
    verdict = known.match(name, org_ids)
    numbers = (verdict.at,) if verdict.at >= 0 else verdict.could
    words = ", ".join(known.names[at] for at in numbers)
    assert f"{verdict.what} {words}".strip() == says
    assert bool(verdict.why) == (verdict.what == "unsure"), "what waits says why"


def _oracle(
    actors: list[tuple[str, tuple[str, ...]]], name: str, org_ids: tuple[str, ...]
) -> tuple[str, frozenset[int]]:
    """The rules as they read, one actor after the other: ids, then the exact name; never across a contradiction, and
    never by a number alone."""

    def clash(theirs: tuple[str, ...]) -> bool:
        registers = {one[:6] for one in theirs} & {one[:6] for one in org_ids}
        return any(
            not {one for one in theirs if one[:6] == reg} & {one for one in org_ids if one[:6] == reg}
            for reg in registers
        )

    by_id = [at for at, (_, theirs) in enumerate(actors) if set(theirs) & set(org_ids)]
    if len(by_id) > 1:
        return "unsure", frozenset(by_id)
    named = [at for at, (one, _) in enumerate(actors) if one.lower() == name.lower()]
    free = [at for at in named if not clash(actors[at][1])]
    if by_id:
        theirs = actors[by_id[0]][1]
        if clash(theirs) and org_ids[0] not in theirs:
            return "unsure", frozenset(by_id)
        if by_id[0] in named:
            return "known", frozenset(by_id)
        told_apart = len(free) == 1 and set(org_ids) <= set(theirs)
        return ("known", frozenset(free)) if told_apart else ("unsure", frozenset(by_id + free))
    if len(free) == 1:
        return ("claim" if org_ids else "known"), frozenset(free)
    if free:
        return "unsure", frozenset(free)
    return ("unsure", frozenset(named)) if named else ("new", frozenset())


_NAMES = st.sampled_from(["Alder", "Bexley", "Carrick", "ALDER"])
_IDS = st.lists(
    st.sampled_from([f"GB-{reg}-100000{n}" for reg in ("CHC", "NIC") for n in (1, 2, 3)]), max_size=2, unique=True
).map(tuple)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(_NAMES, _IDS), max_size=4), _NAMES, _IDS)
def test_matching_agrees_with_reading_the_rules_one_by_one(
    matching_book: tuple[Book, str], actors: list[tuple[str, tuple[str, ...]]], name: str, org_ids: tuple[str, ...]
) -> None:
    book, place = matching_book
    known = book.ask(Known, place, "")
    for number, (one, ids) in enumerate(actors):
        known.add(str(number), one, str(number), ids)
    known.first_new = len(actors)
    verdict = known.match(name, org_ids)
    numbers = frozenset((verdict.at,) if verdict.at >= 0 else verdict.could)
    assert (verdict.what, numbers) == _oracle(actors, name, org_ids)


@pytest.fixture
def matching_book(book: Book) -> tuple[Book, str]:
    return book, start(book)


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        ("M1", ["M1 2AB", "m12ab", "M1", "M1A 1AA"], ["M11 2AB", "M11", "M12 3AB", "", "rubbish"]),
        ("M1 2", ["M1 2AB"], ["M12 3AB", "M1 3AB", "M12"]),
        ("m1 2ab", ["M1 2AB", "M12AB"], ["M1 2AC", "M1"]),
        ("M", ["M1 2AB", "M60 1AA"], ["ME1 2AB", "L1 2AB"]),
        ("HQ1, HQ2; HQ3", ["HQ3 1AA"], ["HQ31 1AA"]),
    ],
)
def test_a_district_never_takes_in_one_that_only_begins_alike(
    words: str, inside: list[str], outside: list[str]
) -> None:
    area = AreaFilter([words])
    assert [one for one in inside if not area.holds(one, ())] == []
    assert [one for one in outside if area.holds(one, ())] == []


def test_area_codes_are_looked_for_in_every_column_of_codes() -> None:
    area = AreaFilter(["e01000001"])
    assert area.holds("", ("E05000009", "E01000001"))
    assert not area.holds("E01 0AA", ("E01000002",))


def test_an_area_that_is_none_is_refused_in_words() -> None:
    with pytest.raises(Problem, match="“Elm Ward” is neither a postcode nor an area code") as caught:
        AreaFilter(["Elm Ward"])
    assert caught.value.exit_code == 2


def test_two_rows_that_claim_one_actor_by_its_name_both_wait(book: Book, tmp_path: Path) -> None:
    place = start(book)
    add(book, place, "actor", name="St Mary's Church", primary_type="vcse")
    file = charities(
        tmp_path / "r.txt",
        [{"number": 1000001, "name": "ST MARYS CHURCH"}, {"number": 1000002, "name": "ST MARYS CHURCH"}],
    )
    plan = book.do(importing.bring, place, importing.ImportOptions(file)).value
    assert (plan.waiting, plan.added, plan.changed) == (2, 0, 0)
    assert all("lines 2 and 3" in one.why for one in plan.lines)
    assert [who.name for who in plan.lines[0].could] == ["St Mary's Church"]


def test_one_row_that_claims_an_actor_by_its_name_is_that_actor(book: Book, tmp_path: Path) -> None:
    place = start(book)
    add(book, place, "actor", name="St Mary's Church", primary_type="vcse")
    file = charities(tmp_path / "r.txt", [{"number": 1000001, "name": "THE ST MARYS CHURCH"}])
    plan = book.do(importing.bring, place, importing.ImportOptions(file)).value
    assert (plan.changed, plan.waiting, plan.added) == (1, 0, 0)


def test_charities_of_one_name_in_one_register_are_each_their_own(book: Book, tmp_path: Path) -> None:
    place = start(book)
    file = charities(tmp_path / "r.txt", [{"number": 1000001 + n, "name": "ST MARYS CHURCH"} for n in range(3)])
    assert book.do(importing.bring, place, importing.ImportOptions(file)).value.added == 3
    later = charities(tmp_path / "l.txt", [{"number": 1000009, "name": "ST MARYS CHURCH"}])
    assert book.do(importing.bring, place, importing.ImportOptions(later)).value.added == 1, (
        "the register tells them apart"
    )


def test_names_alone_find_the_same_actor_again_within_a_list(book: Book, tmp_path: Path) -> None:
    place = start(book)
    file = plain(tmp_path / "own.csv", ["Name", "Tags"], [("Quay Club", "a"), ("QUAY CLUB LTD", "b"), ("Tide", "c")])
    options = importing.ImportOptions(file, noun="actor", fixed=(("primary_type", "vcse"),))
    plan = book.do(importing.bring, place, options).value
    assert (plan.added, plan.same) == (2, 1)
    assert next(one for one in plan.lines if one.line == 3).why == "the same as line 2; tags + b"


def test_names_without_a_letter_are_found_again(book: Book, tmp_path: Path) -> None:
    place = start(book)
    file = plain(tmp_path / "own.csv", ["Name", "Tags"], [("!!!", "a"), ("???", "b")])
    options = importing.ImportOptions(file, noun="actor", fixed=(("primary_type", "vcse"),))
    assert book.do(importing.bring, place, options).value.added == 2
    assert book.do(importing.bring, place, options).value.nothing


@pytest.mark.parametrize(
    ("limit", "names", "words"),
    [
        ("MOST_ADDED", ["Alder", "Bexley", "Carrick", "Dune"], "would add more than 3 actors"),
        (
            "MOST_WAITING",
            [f"Tide Street Resident{end}" for end in ("", "z", "zs", "es")],
            "More than 3 rows would wait",
        ),
    ],
)
def test_a_list_larger_than_any_place_is_told_how_to_narrow_it(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, names: list[str], words: str
) -> None:
    place = start(book)
    add(book, place, "actor", name="Tide Street Residents", primary_type="vcse")
    monkeypatch.setattr(f"convene.services.importing.actor_rows.{limit}", 3)
    file = plain(tmp_path / "own.csv", ["Name", "Postcode"], [(one, f"HQ{at} 1AA") for at, one in enumerate(names, 1)])
    options = importing.ImportOptions(file, noun="actor", fixed=(("primary_type", "vcse"),))
    for run in (
        lambda: book.ask(importing.plan, place, options, book.today),
        lambda: book.do(importing.bring, place, options),
    ):
        with pytest.raises(Problem, match=words) as caught:
            run()
        assert "--within" in caught.value.hint
    narrow = importing.ImportOptions(file, noun="actor", fixed=options.fixed, within=("HQ1", "HQ2", "HQ3"))
    made = book.do(importing.bring, place, narrow).value
    assert (made.added + made.waiting, made.outside) == (3, 1)


def test_rows_that_cannot_say_where_they_are_say_so() -> None:
    from convene.services.importing.area_filter import AreaFilter

    asked = AreaFilter(["E01999991"])
    assert not asked.holds("HQ1 2AB", ())
    assert asked.in_vain() == "No row of this list has an area code; it has postcodes: ask for those."
    assert asked.holds("HQ1 2AB", ("E01999991",))
    assert asked.in_vain() == ""
    posts = AreaFilter(["HQ1"])
    assert not posts.holds("", ())
    assert posts.in_vain() == "No row of this list has a postcode."
