"""Lists through filters, against a plain reckoning over the drafts; and lists of any length, page by page."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convene.core.filtering import keys_of, parse
from convene.core.nouns import NOUNS, Draft
from convene.core.nouns.engagement import FilterDraft
from convene.core.vocabulary import ActorType, Lever, Relationship
from convene.errors import Problem
from convene.services.book import Book
from convene.services.lists import kept_filters, listing
from convene.services.lists import paged_list as rolls
from convene.services.lists.paged_list import PAGE, PagedList
from convene.services.nouns import records
from tests.making import add, change, draft, start

WARDS = ("", "Elm", "Elm Park", "Élan", "Straße", "100% _x", 'a "b"')
TAGS = ("quay", "round 3", "Fête", 'say "x"', "back\\slash", "a, b")
_SIZES = (None, "0", "1500", "60000", "60000.01", "999999999999.99")


def _actors(book: Book, place: str, number: int, seed: int = 1) -> list[str]:
    chance = random.Random(seed)
    drafts: list[tuple[str, Draft]] = []
    for _ in range(number):
        name = chance.choice(("Quay", "quay", "Älv", "Zeta", "fish")) + f" {chance.randrange(number * 2)}"
        levers = [{"lever": chance.choice(list(Lever))}] if chance.random() < 0.3 else []
        fields: dict[str, Any] = {
            "name": name, "primary_type": chance.choice(list(ActorType)), "ward": chance.choice(WARDS),
            "relationship": chance.choice(list(Relationship)), "turnover": chance.choice(_SIZES),
            "headcount": chance.choice((None, 3, 40, 900)), "levers": levers,
            "tags": chance.sample(TAGS, chance.randrange(3)), "secondary_types": chance.sample(list(ActorType), 1),
            "judged_on": chance.choice((None, date(2026, 3, 1), date(2025, 12, 31))),
            "base": f"HQ{chance.randrange(9)}",
        }  # fmt: skip
        drafts.append(("", draft(book, "actor", **fields)))
    return book.do(records.add_many, place, {"actor": drafts}).value


def _reckoned(book: Book, place: str, words: str) -> set[str]:
    """What a filter should find, told from the drafts alone."""
    query = parse(words, keys_of("actor"), book.today)
    last = _last_contacts(book, place)
    found = set()
    for record_id, one in book.ask(records.load_all, place, "actor"):
        if all(_fits(one, last.get(str(getattr(one, "slug", ""))), term) is not term.negated for term in query.terms):
            found.add(record_id)
    return found


def _last_contacts(book: Book, place: str) -> dict[str, date]:
    last: dict[str, date] = {}
    for _, one in book.ask(records.load_all, place, "outreach"):
        actor, day = str(getattr(one, "actor", "")), getattr(one, "date", None)
        if actor and day:
            last[actor] = max(last.get(actor, day), day)
    return last


def _fits(one: Any, last: date | None, term: Any) -> bool:
    if term.key is None:
        shown = (one.name, one.primary_type.label, one.ward, one.base, one.relationship.label)
        return any(term.values[0] in text.casefold() for text in shown)
    name = term.key.name
    if name == "silent":
        if "never" in term.values:
            return last is None
        day = term.values[0]
        return (last is None or last < day) if term.sign == ">" else (last is not None and last > day)
    held = {
        "lever": lambda: tuple(row.lever for row in one.levers),
        "any-type": lambda: (one.primary_type, *one.secondary_types),
    }.get(name, lambda: getattr(one, term.key.field.name))()
    several = held if isinstance(held, tuple) else (held,)
    if not term.values:
        return bool(several and several[0] not in ("", None)) is term.some
    if term.key.kind in ("choice", "choices"):
        return any(value in several for value in term.values)
    if term.key.kind in ("text", "list"):
        return any(value in text.casefold() for value in term.values for text in several)
    return held is not None and any(_compared(held, term.sign, value) for value in term.values)


def _compared(held: Any, sign: str, value: Any) -> bool:
    if isinstance(value, str):
        return str(held).startswith(value)
    held = Decimal(held) if isinstance(value, Decimal) else held
    return bool(
        {"<": held < value, ">": held > value, "<=": held <= value, ">=": held >= value}.get(sign, held == value)
    )


_TERMS = st.sampled_from(
    [
        "quay", "QUAY 1", "älv", '"zeta 1"', "volunt", "hq3", "elm", "élan", "100%", "_", "\\", "type:vcse", "type:s",
        "type:vcse,citizen", "relationship:co", "ward:elm", "ward:", "ward:*", "ward:élan", "ward:strasse", "ward:_",
        'ward:"elm park",élan', 'ward:%', "tag:quay", "tag:fête", 'tag:"a, b"', "tag:\\", "tag:say", "tag:", "tag:*",
        "turnover>60k", "turnover>=60000.01", "turnover<60000.01", "turnover:60k", "turnover:",
        "turnover<=999999999999.99", "headcount>3", "judged-on<2026-01-01", "judged-on:2026", "judged-on:2025-12",
        "judged-on=2026-03-01", "judged-on:", "lever:proc", "lever:", "lever:*", "any-type:anchor", "also-type:anchor",
        "silent>60d", "silent<60d", "silent:never",
    ]
)  # fmt: skip


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory, template_empty: Any) -> Any:
    """A book with a register nobody would wish for, and its place."""
    from tests.conftest import Clock

    path = tmp_path_factory.mktemp("register") / "my.book"
    path.write_bytes(template_empty.read_bytes())
    book = Book(path, now=Clock())
    place = start(book)
    made = _actors(book, place, 160)
    for at, days in ((3, 10), (4, 59), (5, 60), (6, 61), (7, 400), (7, 2)):
        handle = str(getattr(book.ask(records.load, "actor", made[at]), "slug", ""))
        add(book, place, "outreach", what="Rang", actor=handle, date=book.today - timedelta(days=days))
    yield book, place
    book.close()


@settings(max_examples=120)
@given(terms=st.lists(st.tuples(st.booleans(), _TERMS), max_size=3))
def test_a_filter_finds_what_the_drafts_say(register: Any, terms: list[tuple[bool, str]]) -> None:
    book, place = register
    words = " ".join(f"-{term}" if negated else term for negated, term in terms)
    expected = _reckoned(book, place, words)
    found = book.ask(listing.ids, place, "actor", book.today, words)
    assert set(found) == expected
    assert [one.id for one in book.ask(listing.listing, place, "actor", book.today, words).items] == found
    paged = PagedList("actor")
    assert book.ask(paged.look, place, book.today, words).count == len(expected)
    assert list(book.ask(paged.ids)) == found


def test_the_list_of_actors_says_when_they_were_heard_from(harrow: Book, harrow_id: str) -> None:
    items = {item.title: item.sub for item in harrow.ask(listing.listing, harrow_id, "actor", harrow.today).items}
    assert items["Saltworks CIC"] == "Voluntary group · Quayside · last contact 7 days ago"
    assert items["Basin Angling Club"].endswith("never in touch")
    assert items["Basin College"].endswith("no contact logged"), "it takes part, so it was met"


def test_worked_out_keys_and_references_of_a_real_place(harrow: Book, harrow_id: str) -> None:
    def found(noun: str, words: str) -> set[str]:
        return {item.title for item in harrow.ask(listing.listing, harrow_id, noun, harrow.today, words).items}

    everybody = found("actor", "")
    for value in ("person", "link", "lever", "outreach", "commitment", "id"):
        assert found("actor", f"has:{value}") | found("actor", f"-has:{value}") == everybody
    assert found("actor", "has:commitment") >= {"Saltworks CIC"}
    assert found("actor", "band:large,medium,small,micro") == found("actor", "band:*") == found("actor", "-band:")
    assert found("outreach", "actor:northgate")
    assert found("outreach", 'actor:"northgate homes"') == found("outreach", "actor:northgate")
    assert not found("outreach", "actor:nobody-of-that-name")
    assert found("commitment", "due<2100-01-01")
    assert found("need", "evidence:voice")
    assert found("need", "contributions:*") | found("need", "contributions:") == found("need", "")


# Pages


def _many(book: Book, number: int) -> tuple[str, list[str]]:
    place = start(book)
    _actors(book, place, number, seed=7)
    return place, book.ask(listing.ids, place, "actor", book.today)


def test_pages_give_the_whole_list_in_its_order(book: Book) -> None:
    place, ids = _many(book, 420)
    for words in ("", "quay", "-type:anchor"):
        expected = book.ask(listing.ids, place, "actor", book.today, words)
        paged = PagedList("actor")
        first = book.ask(paged.look, place, book.today, words)
        assert (first.total, first.count) == (len(ids), len(expected))
        seen = []
        for at in range(0, first.count, PAGE):
            version, items = book.ask(paged.page, place, book.today, at)
            assert version == first.version
            seen += [item.id for item in items]
        assert seen == expected


def test_a_record_is_found_wherever_it_stands(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rolls, "CHUNK", 50)
    place, _ = _many(book, 330)
    for words in ("", "quay"):
        expected = book.ask(listing.ids, place, "actor", book.today, words)
        for prepared in (False, True):
            paged = PagedList("actor")
            while prepared and not book.ask(paged.prepare, place, book.today):
                pass
            for at in (0, 1, len(expected) // 2, len(expected) - 1):
                found = book.ask(paged.look, place, book.today, words, keep=expected[at])
                assert found.at == at
                assert found.items[at - found.first].id == expected[at]
    assert book.ask(PagedList("actor").look, place, book.today, keep="gone", near=9_999).at is None


def test_what_is_kept_at_hand_follows_every_change(book: Book) -> None:
    place, ids = _many(book, 150)
    paged, words = PagedList("actor"), "quay"
    book.ask(paged.look, place, book.today, words)

    def agree() -> None:
        for filter_ in (words, "", "type:vcse", "tag:fresh"):
            portion = book.ask(paged.look, place, book.today, filter_)
            expected = book.ask(listing.ids, place, "actor", book.today, filter_)
            assert list(book.ask(paged.ids)) == expected
            assert portion.count == len(expected)

    agree()
    twin = add(book, place, "actor", name=book.ask(listing.cells, place, "actor", book.today, ids[:1]).__next__()[0][1],
               primary_type="vcse", tags=["fresh"])  # fmt: skip
    agree()
    change(book, place, "actor", twin, name="Quayside of old")
    agree()
    book.do(records.remove, place, "actor", [ids[4], twin, ids[90]])
    agree()
    book.undo(place)
    agree()
    add(book, place, "need", statement="A bus")
    agree()
    _actors(book, place, 600, seed=3)
    agree()


def test_a_page_of_a_book_that_has_changed_is_not_given(book: Book) -> None:
    place, ids = _many(book, 150)
    paged = PagedList("actor")
    book.ask(paged.look, place, book.today)
    book.do(records.remove, place, "actor", [ids[0]])
    assert book.ask(paged.page, place, book.today, 0) == (-1, ())


def test_the_selected_that_are_gone_are_forgotten(book: Book) -> None:
    place, ids = _many(book, 30)
    paged = PagedList("actor")
    book.do(records.remove, place, "actor", ids[2:4])
    assert book.ask(paged.look, place, book.today, marked=ids[:5]).marked == (*ids[:2], ids[4])
    assert book.ask(paged.look, place, book.today, "quay", marked=ids[:5]).marked == (*ids[:2], ids[4])


def test_while_typing_the_last_word_does_not_empty_the_list(book: Book) -> None:
    place, ids = _many(book, 30)
    paged = PagedList("actor")
    for words in ("typ", "type:", "type:q", "turnov", "@no"):
        found = book.ask(paged.look, place, book.today, words, typing=True)
        assert (found.count, found.query.typed) == (len(ids), words)
        assert found.half
    assert book.ask(paged.look, place, book.today, "zzzz", typing=True).count == 0
    assert book.ask(paged.look, place, book.today, "typ").count == 0
    for words in ("typo:x y", "type:q y"):
        with pytest.raises(Problem):
            book.ask(paged.look, place, book.today, words, typing=True)


# Kept filters


def test_a_kept_filter_stands_for_its_words(harrow: Book, harrow_id: str) -> None:
    def ids(words: str) -> list[str]:
        return harrow.ask(listing.ids, harrow_id, "actor", harrow.today, words)

    handle = harrow.do(
        kept_filters.keep, harrow_id, "actor", "Quiet groups", "type:vcse silent>60d", harrow.today
    ).value
    assert handle == "quiet-groups"
    assert ids("@quiet-groups") == ids("@Quiet-Groups") == ids("type:vcse silent>60d")
    assert ids("@quiet-groups basin") == ids("basin type:vcse silent>60d")
    assert [item.aside for item in harrow.ask(kept_filters.kept, harrow_id, "actor")] == ["@quiet-groups"]
    assert harrow.ask(kept_filters.kept, harrow_id, "need") == ()
    harrow.do(kept_filters.keep, harrow_id, "actor", "quiet GROUPS", "type:anchor", harrow.today)
    assert ids("@quiet-groups") == ids("type:anchor")
    with pytest.raises(Problem, match="@quite-groups") as raised:
        ids("@quite-groups")
    assert "Did you mean @quiet-groups?" in raised.value.hint
    assert ids('"me @quiet-groups"') == []


@pytest.mark.parametrize("words", ["", "  ", "type:blob", "@nothing-kept"])
def test_a_filter_that_would_not_work_is_not_kept(harrow: Book, harrow_id: str, words: str) -> None:
    with pytest.raises(Problem):
        harrow.do(kept_filters.keep, harrow_id, "actor", "Odd", words, harrow.today)
    assert harrow.ask(kept_filters.kept, harrow_id, "actor") == ()


def test_filters_that_hold_each_other_are_refused(harrow: Book, harrow_id: str) -> None:
    for name, words in (("One", "@two"), ("Two", "@one")):
        kept = FilterDraft(name=name, noun="actor", words=words)
        harrow.do(records.add, harrow_id, "filter", kept)
    with pytest.raises(Problem, match="holds another"):
        harrow.ask(listing.ids, harrow_id, "actor", harrow.today, "@one")


# Written out


def test_judgements_of_actors_stay_in_the_book_unless_asked_for(harrow: Book, harrow_id: str) -> None:
    ids = harrow.ask(listing.ids, harrow_id, "actor", harrow.today, "type:anchor")

    def text(**how: bool) -> str:
        return harrow.ask(lambda read: "".join(listing.csv_pages(read, harrow_id, "actor", ids, **how)))

    plain, whole = text().splitlines(), text(judgements=True).splitlines()
    assert len(plain) == len(whole) == 1 + len(ids)
    assert "influence" not in plain[0]
    assert "judged_by" not in plain[0]
    assert {one.name for one in NOUNS["actor"].judgements} <= set(whole[0].split(","))


# What lists are declared of


@pytest.mark.parametrize("noun", sorted(listing.LISTS))
def test_a_list_says_itself_which_tables_it_reads(harrow_path: Path, noun: str) -> None:
    wanted = listing.LISTS[noun]
    for one in (wanted.select, wanted.searched):
        seen: set[str] = set()

        def note(action: int, table: str | None, *_: object, seen: set[str] = seen) -> int:
            if action == sqlite3.SQLITE_READ and table:
                seen.add(table)
            return sqlite3.SQLITE_OK

        with closing(sqlite3.connect(harrow_path)) as db:
            tables = {row[0] for row in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
            db.set_authorizer(note)
            db.execute(f"EXPLAIN {one.sql}", {"p": "nowhere"})
        assert seen & tables == one.tables


@pytest.mark.parametrize("noun", sorted(listing.LISTS))
def test_a_list_is_the_same_whole_by_ids_and_a_few_rows_at_a_time(nasty: Book, nasty_id: str, noun: str) -> None:
    found = [item.id for item in nasty.ask(listing.listing, nasty_id, noun, nasty.today).items]
    assert nasty.ask(listing.ids, nasty_id, noun, nasty.today) == found
    some = nasty.ask(listing.rows_of, nasty_id, listing.LISTS[noun], found[1::2])
    assert sorted(row["id"] for row in some) == sorted(found[1::2])


def test_actors_of_one_name_stand_in_the_order_they_were_made(book: Book) -> None:
    place = start(book)
    names = ("Quay", "QUAY", "quay", "Élan", "élan", "Älv", "quay")
    made = [add(book, place, "actor", name=name, primary_type="vcse") for name in names]
    assert book.ask(listing.ids, place, "actor", book.today) == [made[at] for at in (0, 1, 2, 6, 5, 3, 4)]
    for at, one in enumerate((made[0], made[1], made[2], made[6])):
        assert book.ask(PagedList("actor").look, place, book.today, keep=one).at == at
