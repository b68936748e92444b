"""Two at one record: what somebody did not change is as the other left it, and nothing is overwritten unseen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from convene.core.nouns import NOUNS, Draft, Field, Noun, specs
from convene.core.nouns.engagement import FilterDraft
from convene.core.nouns.tables import column_of
from convene.core.three_way_merge import ChangedMeanwhile, same
from convene.core.vocabulary import ManifestoStatus
from convene.core.workshops.agenda import Cut
from convene.errors import Problem
from convene.services.book import Book
from convene.services.codesign import framework_editor
from convene.services.codesign.ballots import agreed_visions
from convene.services.engagement import merging
from convene.services.manifesto import freezing, seals, signing_keys
from convene.services.nouns import public_reasons, records, registry, rows, sub_rows
from convene.services.nouns.handles import Handles
from convene.services.places import places
from convene.services.workshops import run
from convene.store.writer import Writer
from convene.text import clean, clean_line
from convene.tui.forms.typed_values import opening, read, touched
from tests.conftest import Clock
from tests.making import add, change, ids, start
from tests.making_keys import held_by, key
from tests.store.dumping import Watch, contents


@pytest.fixture
def harrow_path(small_path: Path) -> Path:
    """A few records of each noun: what is asked here is no matter of how many."""
    return small_path


@pytest.fixture
def second(harrow: Book, clock: Clock) -> Iterator[Book]:
    """The same book, open in another window."""
    other = Book(harrow.path, now=clock)
    yield other
    other.close()


@pytest.fixture
def watch(harrow: Book) -> Iterator[Watch]:
    """Whether anything was written in the book."""
    watch = Watch(harrow.path)
    yield watch
    watch.close()


# Every noun, every field


def some_of_each(book: Book, place: str) -> None:
    """What the sample has none of."""
    near = FilterDraft(name="Near", noun="actor", words="ward:elm")
    book.do(records.add, place, "filter", near)
    add(book, place, "notice", title="Sheet", text="We keep your name.", issued_on="2026-11-01")
    add(
        book, place, "person", name="Ann", bases=[{"purpose": "Inviting", "basis": "consent", "given_on": "2026-11-01"}]
    )
    add(book, place, "match", name="Row", file="x.csv", line=3)
    add(book, place, "scheme", title="Sheds", developer="saltworks")
    for year in (2025, 2026):
        add(book, place, "ledger", slug=f"paid-{year}", title=f"Paid in {year}", anchor="hospital")
    add(book, place, "spend", ledger="paid-2026", supplier="Quay Baskets", amount="12")
    for year in (2025, 2026):
        add(
            book, place, "account", slug=f"year-{year}", title=f"What changed in {year}", period_start=f"{year}-01-01",
            period_end=f"{year}-12-31",
        )  # fmt: skip
    promises = [item.aside for item in book.ask(registry.choices, place, "commitment")][:2]
    add(book, place, "assumption", commitment=promises[0], kind="deadweight", central="20", reason="Told in the room.")
    add(
        book, place, "double_count", guard="group", commitments=promises, answer="different", reason="Other people.",
    )  # fmt: skip
    add(book, place, "correction", what="Nine, not ten.", why="Counted twice.", corrected_on="2026-11-01")
    add(book, place, "publication", published_on="2026-11-01", sha256="a" * 64)
    add(book, place, "ballot", question="Which comes first?", options=[{"title": "A park"}, {"title": "A hall"}])


_CODED: dict[str, tuple[Any, Any]] = {
    "country": ("IE", "FR"), "language": ("cy", "pl"), "languages": (("cy",), ("pl",)),
}  # fmt: skip


def frozen_and_signed(book: Book, place: str) -> None:
    """Two versions of the manifesto, two keys, two signatures; the framework under a number of its own."""
    add(book, place, "measure", title="Evenings", unit="evening", outcome="PL2")
    book.do(framework_editor.raise_version, place, "0.2.0", "Evenings")
    version = book.do(freezing.freeze, place, ManifestoStatus.signed).value
    for number in (1, 2):
        book.do(signing_keys.keep, place, held_by(key(number), f"Holder {number}"))
        book.do(seals.put_in, place, version.slug, key(number).sign(version.text.encode()))
    change(book, place, "manifesto", ids(book, place, "manifesto")[0], quorum=9)
    book.do(freezing.freeze, place, why="Nine it is.")


def another(book: Book, place: str, field: Field, value: Any) -> Any:
    """A value of the field that is not the one there."""
    if field.name in _CODED:
        return next(one for one in _CODED[field.name] if one != value)
    if field.kind in ("line", "prose"):
        return f"other-{field.name}" if value != f"other-{field.name}" else "one-more"
    if field.kind == "integer":
        return 2031 if field.name in ("horizon", "year", "size_year", "proxy_year", "price_year") else 3 - (value == 3)
    if field.kind == "rows":
        assert field.rows is not None
        made = {one.name: another(book, place, one, None) for one in specs(field.rows) if one.required}
        return value[:-1] if value else (field.rows.model_validate(made),)
    if field.kind in ("ref", "refs"):
        slugs = [item.aside for item in book.ask(registry.choices, place, field.to)]
        found = next(one for one in slugs if one not in (value or ()))
        return found if field.kind == "ref" else (found,)
    if field.kind in ("choice", "choices"):
        found = next(one for one in field.choices if one not in ((value,) if field.kind == "choice" else value))
        return found if field.kind == "choice" else (found,)
    return {
        "decimal": Decimal("0.5") if value != Decimal("0.5") else Decimal("0.25"),
        "boolean": not value,
        "date": date(2026, 3, 4) if value != date(2026, 3, 4) else date(2026, 3, 5),
        "time": time(3, 4) if value != time(3, 4) else time(3, 5),
        "lines": ("other line",) if value != ("other line",) else ("one more",),
        "integers": (4, 5) if value != (4, 5) else (6,),
    }[field.kind]


def put(write: Writer, place: str, noun: Noun, record_id: str, field: Field, value: Any) -> None:
    """Change one field and nothing besides, whatever the noun's own room would say."""
    handles = Handles(write, place)
    write.place_id, write.label = place, "Meanwhile"
    old = records.load(write, noun.name, record_id)
    if field.kind in ("rows", "refs"):
        new = old.model_copy(update={field.name: value})
        sub_rows.replace(write, noun, field, new, record_id, place, handles)
    else:
        held = handles.resolve(field, value) if field.kind == "ref" else rows.to_column(field, value)
        write.update(noun.name, record_id, {column_of(field): held})


def as_saved(opened: Draft, today: date, written: dict[str, Any] | None = None) -> Draft:
    """What a form saves that opened on a draft, after its boxes cleaned what they show."""
    fields = specs(type(opened))
    raw = opening(fields, opened, written)
    for one in fields:
        if one.name not in (written or {}) and isinstance(raw[one.name], str):
            raw[one.name] = (clean if one.kind in ("prose", "lines") else clean_line)(str(raw[one.name]))
    made, errors = read(type(opened), fields, raw, base={}, today=today)
    assert made is not None, errors
    return touched(fields, raw, opened, made)


def save(book: Book, place: str, noun: str, record_id: str, opened: Draft, mine: Draft, **more: Any) -> bool:
    if noun == "place":
        return book.do(places.edit, place, mine, opened=opened, **more).value
    return book.do(records.edit, place, noun, record_id, mine, opened=opened, **more).value


def history(book: Book) -> list[tuple[str, str, Any, Any]]:
    """(label, table, before, after) of every row of the latest change."""
    sql = (
        "SELECT c.label, r.* FROM change_row r JOIN change c ON c.seq = r.change_seq "
        "WHERE c.seq = (SELECT max(seq) FROM change) ORDER BY r.position"
    )
    return [
        (row["label"], row["table_name"], *(json.loads(row[one]) if row[one] else None for one in ("before", "after")))
        for row in book.ask(lambda read: read.rows(sql))
    ]


EDITED = [noun for noun in NOUNS if noun not in ("paper", "decision", "published_account")]
"""Nouns whose records are written in again and again."""


@pytest.mark.parametrize("noun", EDITED)
def test_of_a_form_nobody_wrote_in_nothing_is_saved(
    harrow: Book, harrow_id: str, second: Book, watch: Watch, noun: str
) -> None:
    some_of_each(harrow, harrow_id)
    if noun in NEVER_EDITED:
        frozen_and_signed(harrow, harrow_id)
    one = ids(harrow, harrow_id, noun)[-1]
    for field in NOUNS[noun].fields:
        opened = harrow.ask(records.load, noun, one)
        value = another(harrow, harrow_id, field, getattr(opened, field.name))
        second.do(put, harrow_id, NOUNS[noun], one, field, value)
        assert not watch.unwritten(), "the other window's change is seen"
        assert not save(harrow, harrow_id, noun, one, opened, as_saved(opened, harrow.today)), field.name
        assert watch.unwritten()
        assert history(harrow)[0][0] == "Meanwhile"
        assert same(field, getattr(harrow.ask(records.load, noun, one), field.name), value), field.name


def _written_in(noun: Noun) -> Field:
    """A field that a person writes in and that nothing follows from."""
    plain = [
        one for one in noun.fields if one.kind in ("line", "prose") and one.name not in ("slug", "check", "statement")
    ]
    own = [
        one for one in noun.fields
        if one.kind not in ("refs", "rows", "ref") and one.name not in ("slug", "agreed_how", *agreed_visions.COUNTED)
    ]  # fmt: skip
    return next((one for one in plain if one.name in ("note", "notes")), plain[0] if plain else own[-1])


NEVER_EDITED = ("version", "signing_key", "seal", "edition")
"""Their rooms refuse what would make another thing of them; tests/services/test_manifesto_*.py say so."""


@pytest.mark.parametrize("noun", [one for one in EDITED if one not in NEVER_EDITED])
def test_what_is_written_in_one_field_changes_that_field_alone(
    harrow: Book, harrow_id: str, second: Book, watch: Watch, noun: str
) -> None:
    some_of_each(harrow, harrow_id)
    one, mine = ids(harrow, harrow_id, noun)[-1], _written_in(NOUNS[noun])
    standing: dict[str, Any] = {}
    for turn, field in enumerate(field for field in NOUNS[noun].fields if field.name != mine.name):
        opened = harrow.ask(records.load, noun, one)
        value = another(harrow, harrow_id, field, getattr(opened, field.name))
        second.do(put, harrow_id, NOUNS[noun], one, field, value)
        assert not watch.unwritten(), "the other window's change is seen"
        words = mine.kind in ("line", "prose")
        given = f"Words {turn}" if words else another(harrow, harrow_id, mine, getattr(opened, mine.name))
        try:
            assert save(harrow, harrow_id, noun, one, opened, as_saved(opened, harrow.today, {mine.name: given}))
        except Problem as problem:  # what is now there breaks a rule of the noun, and is nobody's slip here
            standing[field.name] = watch.unwritten(), problem
            second.undo(harrow_id)
            continue
        ((_, _, _, after),) = [one for one in history(harrow) if one[1] == noun]  # news moves its commitment, too
        assert list(after) == [mine.name], field.name
        assert same(field, getattr(harrow.ask(records.load, noun, one), field.name), value), field.name
    assert len(standing) <= 3
    assert all(untouched for untouched, _ in standing.values()), standing


@pytest.mark.parametrize("noun", NOUNS)
def test_what_came_past_the_door_is_not_rewritten_either(nasty: Book, nasty_id: str, noun: str) -> None:
    watch = Watch(nasty.path)
    for one in ids(nasty, nasty_id, noun)[:12]:
        opened = nasty.ask(records.load, noun, one)
        try:
            mine = as_saved(opened, nasty.today)
        except AssertionError:
            continue  # an emptied needed field: the form says so, and saves nothing
        assert not save(nasty, nasty_id, noun, one, opened, mine)
    assert watch.unwritten()
    watch.close()


# Both changed the same


@pytest.fixture
def oak(harrow: Book, harrow_id: str) -> str:
    return add(harrow, harrow_id, "actor", slug="oak", name="Oak", primary_type="vcse", ward="East", needs="A room",
               tags=["green"], levers=[{"lever": "grants", "yearly": "500"}])  # fmt: skip


def refused(book: Book, *given: Any, **more: Any) -> ChangedMeanwhile:
    before = contents(book.path)
    with pytest.raises(ChangedMeanwhile) as caught:
        save(book, *given, **more)
    assert contents(book.path) == before
    return caught.value


def mine_of(opened: Draft, **fields: Any) -> Draft:
    return type(opened).model_validate({**opened.model_dump(), **fields})


def test_a_form_left_open_does_not_put_old_values_back(harrow: Book, harrow_id: str, second: Book, oak: str) -> None:
    opened = harrow.ask(records.load, "actor", oak)
    change(second, harrow_id, "actor", oak, ward="West", needs="Two rooms")
    assert save(harrow, harrow_id, "actor", oak, opened, mine_of(opened, name="Elm"))
    after = harrow.ask(records.load, "actor", oak).model_dump()
    assert (after["name"], after["ward"], after["needs"]) == ("Elm", "West", "Two rooms")
    assert history(harrow) == [("Changed actor: Elm", "actor", {"name": "Oak"}, {"name": "Elm"})]


def test_of_a_clash_nothing_is_written_and_both_values_are_told(
    harrow: Book, harrow_id: str, second: Book, oak: str
) -> None:
    opened = harrow.ask(records.load, "actor", oak)
    change(second, harrow_id, "actor", oak, name="Elm [/]", ward="West", levers=[{"lever": "grants", "yearly": "600"}],
           needs="Much " * 80)  # fmt: skip
    mine = mine_of(opened, name="Ash", needs="", levers=[], tags=["mine"])
    clash = refused(harrow, harrow_id, "actor", oak, opened, mine)
    assert list(clash.fields) == ["name", "levers", "needs"]
    assert clash.fields["name"] == "meanwhile it became “Elm [/]”; you have “Ash”"
    assert clash.fields["levers"] == "meanwhile it became “Grants and philanthropy · £600”; you emptied it"
    assert len(clash.fields["needs"]) < 140
    assert (clash.title, clash.exit_code) == ("This actor was changed meanwhile, and nothing was saved.", 1)
    assert clash.now == harrow.ask(records.load, "actor", oak)


def test_both_to_the_same_is_nothing_to_decide(harrow: Book, harrow_id: str, second: Book, oak: str) -> None:
    opened = harrow.ask(records.load, "actor", oak)
    change(second, harrow_id, "actor", oak, name="Elm", turnover="60000")
    assert save(harrow, harrow_id, "actor", oak, opened, mine_of(opened, name=" Elm", turnover="60000.0", ward="West"))
    assert history(harrow)[0][3] == {"ward": "West"}


def test_what_a_decided_clash_overwrites_stands_in_the_history_and_undo_brings_back_that_alone(
    harrow: Book, harrow_id: str, second: Book, oak: str
) -> None:
    opened = harrow.ask(records.load, "actor", oak)
    change(second, harrow_id, "actor", oak, name="Elm", ward="West")
    mine = mine_of(opened, name="Ash")
    seen = refused(harrow, harrow_id, "actor", oak, opened, mine).now
    before = contents(harrow.path)
    decided = mine_of(seen, name="Ash")
    assert save(harrow, harrow_id, "actor", oak, seen, decided, decided=("name",))
    assert history(harrow) == [("Changed actor: Ash", "actor", {"name": "Elm"}, {"name": "Ash"})]
    change(second, harrow_id, "actor", oak, ward="North")
    harrow.undo(harrow_id)
    harrow.undo(harrow_id)
    assert contents(harrow.path) == before


def test_what_changes_once_more_is_asked_once_more(harrow: Book, harrow_id: str, second: Book, oak: str) -> None:
    opened = harrow.ask(records.load, "actor", oak)
    change(second, harrow_id, "actor", oak, name="Elm")
    seen = refused(harrow, harrow_id, "actor", oak, opened, mine_of(opened, name="Ash")).now
    change(second, harrow_id, "actor", oak, name="Yew")
    assert "“Yew”" in refused(harrow, harrow_id, "actor", oak, seen, mine_of(seen, name="Ash")).fields["name"]
    # who chose what the other had written chose that, and not what it has become since
    assert "“Elm”" in refused(harrow, harrow_id, "actor", oak, seen, seen, decided=("name",)).fields["name"]
    assert not save(harrow, harrow_id, "actor", oak, seen, seen)


def test_the_handle_left_out_stays_whatever_it_is_by_now(harrow: Book, harrow_id: str, second: Book, oak: str) -> None:
    opened = harrow.ask(records.load, "actor", oak)
    change(second, harrow_id, "actor", oak, slug="elm")
    assert save(harrow, harrow_id, "actor", oak, opened, mine_of(opened, slug="", ward="West"))
    assert harrow.ask(records.load, "actor", oak).model_dump()["slug"] == "elm"


def test_whom_it_points_at_may_have_another_handle_by_now(harrow: Book, harrow_id: str, second: Book, oak: str) -> None:
    ask = add(harrow, harrow_id, "ask", asked_by="oak", wording="A key")
    opened = harrow.ask(records.load, "ask", ask)
    change(second, harrow_id, "actor", oak, slug="elm")
    assert save(harrow, harrow_id, "ask", ask, opened, mine_of(opened, wording="Two keys"))
    assert history(harrow)[0][3] == {"wording": "Two keys"}


def test_the_place_itself_is_changed_by_field_too(harrow: Book, harrow_id: str, second: Book) -> None:
    opened = harrow.ask(records.load, "place", harrow_id)
    change_place(second, harrow_id, stage="measurement", note="Theirs")
    assert save(harrow, harrow_id, "place", harrow_id, opened, mine_of(opened, population=9))
    assert history(harrow)[0][3] == {"population": 9}
    clash = refused(harrow, harrow_id, "place", harrow_id, opened, mine_of(opened, note="Mine"))
    assert clash.fields == {"note": "meanwhile it became “Theirs”; you have “Mine”"}


def change_place(book: Book, place: str, **fields: Any) -> None:
    old: Any = book.ask(records.load, "place", place)
    book.do(places.edit, place, type(old).model_validate({**old.model_dump(), **fields}))


# What is gone


def test_what_was_removed_meanwhile_is_told_by_what_took_it(
    harrow: Book, harrow_id: str, second: Book, oak: str
) -> None:
    opened = harrow.ask(records.load, "actor", oak)
    second.do(records.remove, harrow_id, "actor", [oak])
    with pytest.raises(Problem, match="not there any more") as caught:
        save(harrow, harrow_id, "actor", oak, opened, mine_of(opened, name="Elm"))
    assert caught.value.detail == "The history says: Removed actor: Oak."


def test_of_two_made_one_the_one_that_went_says_so_and_the_other_keeps_what_it_got(
    harrow: Book, harrow_id: str, second: Book, oak: str
) -> None:
    elm = add(harrow, harrow_id, "actor", slug="elm", name="Elm", primary_type="vcse", website="elm.example")
    opened, other = (harrow.ask(records.load, "actor", one) for one in (oak, elm))
    second.do(merging.merge, harrow_id, oak, elm)
    with pytest.raises(Problem) as caught:
        save(harrow, harrow_id, "actor", elm, other, mine_of(other, ward="West"))
    assert "Merged Elm into Oak" in caught.value.detail
    assert save(harrow, harrow_id, "actor", oak, opened, mine_of(opened, ward="West"))
    after = harrow.ask(records.load, "actor", oak).model_dump()
    assert (after["ward"], after["website"], after["aliases"]) == ("West", "elm.example", ("Elm",))


# What follows, and what people will read of


def test_what_follows_from_other_fields_follows_from_a_change_alone(book: Book) -> None:
    place = start(book)
    add(book, place, "actor", slug="tide", name="Tide", primary_type="msme")
    first, *rest = (book.ask(records.load, "measure", one).model_dump() for one in ids(book, place, "measure"))
    other = next(one for one in rest if one["unit"] not in ("", first["unit"]))
    promise = add(book, place, "commitment", title="Jobs", actor="tide", measure=first["slug"])
    book.do(put, place, NOUNS["commitment"], promise, NOUNS["commitment"].field("unit"), "")
    opened = book.ask(records.load, "commitment", promise)
    save(book, place, "commitment", promise, opened, mine_of(opened, note="Seen them"))
    assert history(book)[0][3] == {"note": "Seen them"}
    opened = book.ask(records.load, "commitment", promise)
    save(book, place, "commitment", promise, opened, mine_of(opened, measure=other["slug"]))
    assert book.ask(records.load, "commitment", promise).model_dump()["unit"] == other["unit"]


@pytest.fixture
def promise(harrow: Book, harrow_id: str, oak: str) -> str:
    add(harrow, harrow_id, "signature", actor="oak", signed_by="Chair", signed_on="2026-11-01")
    return add(harrow, harrow_id, "commitment", slug="jobs", title="Jobs", actor="oak", wording="We will hire",
               quantity="10", due="2027-06-30")  # fmt: skip


def asked(book: Book, place: str, noun: str, record_id: str, opened: Draft, mine: Draft) -> str:
    questions = book.ask(public_reasons.questions, place, noun, record_id, opened, mine, book.today)
    return " ".join(one.words for one in questions)


def test_an_amendment_tells_what_this_save_changed_and_asks_only_for_that(
    harrow: Book, harrow_id: str, second: Book, promise: str
) -> None:
    opened = harrow.ask(records.load, "commitment", promise)
    change(second, harrow_id, "commitment", promise, why="Theirs", quantity="6")
    assert asked(harrow, harrow_id, "commitment", promise, opened, mine_of(opened, note="Rang")) == ""
    save(harrow, harrow_id, "commitment", promise, opened, mine_of(opened, note="Rang"), why="")
    mine = mine_of(opened, due="2027-12-31")
    assert asked(harrow, harrow_id, "commitment", promise, opened, mine) == "Why do its terms change?"
    save(harrow, harrow_id, "commitment", promise, opened, mine, why="Mine")
    told = [one.model_dump() for _, one in harrow.ask(records.load_all, harrow_id, "amendment")][-2:]
    assert [(one["why"], one["what"]) for one in told] == [
        ("Theirs", "Quantity from 10 to 6."),
        ("Mine", "Due from Wed 30 Jun 2027 to Fri 31 Dec 2027."),
    ]
    with pytest.raises(ChangedMeanwhile):
        asked(harrow, harrow_id, "commitment", promise, opened, mine_of(opened, quantity="5"))


def test_news_of_a_signed_promise_wants_no_reason(harrow: Book, harrow_id: str, promise: str) -> None:
    opened = harrow.ask(records.load, "commitment", promise)
    for status, question in (("done", ""), ("withdrawn", "Why do its terms change?")):
        assert asked(harrow, harrow_id, "commitment", promise, opened, mine_of(opened, status=status)) == question


def test_a_vision_keeps_the_wording_that_was_there_and_no_other(harrow: Book, harrow_id: str, second: Book) -> None:
    vision = add(harrow, harrow_id, "vision", statement="A quay")
    opened = harrow.ask(records.load, "vision", vision)
    change(second, harrow_id, "vision", vision, why="Theirs", statement="A green quay")
    mine = mine_of(opened, horizon=2031)
    assert asked(harrow, harrow_id, "vision", vision, opened, mine) == ""
    save(harrow, harrow_id, "vision", vision, opened, mine)
    now = harrow.ask(records.load, "vision", vision)
    reworded = mine_of(now, statement="A quiet quay")
    assert asked(harrow, harrow_id, "vision", vision, now, reworded) == "Who asked for it? Why was it reworded?"
    save(harrow, harrow_id, "vision", vision, now, reworded, why="Mine")
    after: Any = harrow.ask(records.load, "vision", vision)
    assert [(one.text, one.why) for one in after.wordings] == [("A quay", "Theirs"), ("A green quay", "Mine")]


# The agenda of a running workshop


def test_a_cut_takes_from_the_agenda_it_was_chosen_from_and_from_no_other(
    harrow: Book, harrow_id: str, second: Book
) -> None:
    hall = add(harrow, harrow_id, "workshop", title="Hall", date="2026-11-22", starts="14:00", ends="15:00",
               blocks=[{"title": "Welcome", "minutes": 10}, {"title": "Talk", "minutes": 40},
                       {"title": "Close", "minutes": 20}])  # fmt: skip
    seen = harrow.ask(run.run_page, harrow_id, hall, harrow.clock)
    change(second, harrow_id, "workshop", hall, venue="The other hall")
    harrow.do(run.cut, harrow_id, hall, Cut("Shorten.", ((1, 30), (0, 0))), seen)
    after: Any = harrow.ask(records.load, "workshop", hall)
    assert [(one.title, one.minutes) for one in after.blocks] == [("Talk", 30), ("Close", 20)]
    assert after.venue == "The other hall"
    before = contents(harrow.path)
    with pytest.raises(Problem, match="agenda was changed meanwhile"):
        harrow.do(run.cut, harrow_id, hall, Cut("Leave out.", ((1, 0),)), seen)
    assert contents(harrow.path) == before
    seen = harrow.ask(run.run_page, harrow_id, hall, harrow.clock)
    harrow.do(run.cut, harrow_id, hall, Cut("Later.", ends=harrow.clock.replace(hour=15, minute=20)), seen)
    assert harrow.ask(records.load, "workshop", hall).model_dump()["ends"] == time(15, 20)
    with pytest.raises(Problem, match="agenda was changed meanwhile"):
        harrow.do(run.cut, harrow_id, hall, Cut("Later.", ends=harrow.clock.replace(hour=16)), seen)
