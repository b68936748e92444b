"""A noun's list, as a screen or a command shows it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from convene.core.filtering import Query, holds, parse
from convene.core.nouns import NOUNS, Draft
from convene.core.views import Item, Listing
from convene.errors import USAGE, Problem
from convene.services.codesign import framework_fence
from convene.services.codesign.ballots import few_people
from convene.services.lists import (
    account,
    ballots,
    codesign,
    delivery,
    engagement,
    figures,
    kept_filters,
    levers,
    links,
    manifesto_versions,
    measurement,
    people,
    place_and_framework,
    procurement,
    reach,
    schemes,
)
from convene.services.lists.default import default_list
from convene.services.lists.filter_conditions import matching
from convene.services.lists.noun_list import NounList
from convene.services.maintenance import altered_values
from convene.services.nouns import records, rows
from convene.store.reader import Reader, Row, chunks, listed

LISTS = {
    **engagement.LISTS, **people.LISTS, **links.LISTS, **figures.LISTS, **reach.LISTS,
    **codesign.LISTS, **ballots.LISTS, **delivery.LISTS, **levers.LISTS, **procurement.LISTS, **schemes.LISTS,
    **manifesto_versions.LISTS, **measurement.LISTS, **account.LISTS, **place_and_framework.LISTS,
}  # fmt: skip


def list_of(noun: str) -> NounList:
    """How a noun is listed: as its stage says, or as follows from its declaration."""
    return LISTS.get(noun) or default_list(NOUNS[noun])


_EVERY = 2_000


def listing(read: Reader, place_id: str, noun: str, today: date, words: str = "") -> Listing:
    """A noun's records in their natural order. ``words`` is a filter. Raises Problem when it cannot be read."""
    wanted = list_of(noun)
    found = read.rows(wanted.select.sql, p=place_id)
    query = kept_filters.query(read, place_id, noun, words, today)
    kept = _fitting(read, place_id, noun, found, query, today)
    return Listing(noun, as_items(read, place_id, wanted, kept, today), len(found), wanted.empty)


def ids(read: Reader, place_id: str, noun: str, today: date, words: str = "") -> list[str]:
    """The ids of a noun's records in their natural order, those that a filter fits."""
    query = kept_filters.query(read, place_id, noun, words, today)
    wanted = list_of(noun).searched
    if not query:
        return [row[0] for row in read.rows(wanted.ids.sql, p=place_id)]
    return [row["id"] for row in _fitting(read, place_id, noun, read.rows(wanted.sql, p=place_id), query, today)]


def cells(read: Reader, place_id: str, noun: str, today: date, ids: list[str]) -> Iterator[list[list[str]]]:
    """The rows of a plain table, some hundreds at a time: the handle, then ``NounList.cells``, then what is told."""
    wanted = list_of(noun)
    told = wanted.told(read, place_id) if wanted.told else None
    for part in chunks(ids):
        found = {
            row["id"]: [row["slug"], *(cell(row, today) for _, cell in wanted.cells), *_told(told, row)]
            for row in rows_of(read, place_id, wanted, part)
        }
        yield [found[one] for one in part if one in found]


def _told(told: Mapping[str, str] | None, row: Row) -> list[str]:
    return [] if told is None else [told.get(row["id"], "")]


def heads(noun: str) -> list[str]:
    """The headings over ``cells``."""
    wanted = list_of(noun)
    return ["handle", *(title for title, _ in wanted.cells), *(["from"] if wanted.told else [])]


def drafts(
    read: Reader, place_id: str, noun: str, ids: Sequence[str], *, private: bool = False
) -> Iterator[list[tuple[str, Draft]]]:
    """Records as (id, draft), in the order given, some hundreds at a time, as they may be handed on: without the words
    of a framework that may not be, unless ``private`` keeps them."""
    fence = framework_fence.fence(read, place_id) if framework_fence.concerned(noun) and not private else None
    for page in _pages(read, place_id, noun, ids):
        if fence is not None:
            yield fence.drafts(noun, page)
        else:
            yield few_people.untyped(read, place_id, page) if noun == "paper" else page


def _pages(read: Reader, place_id: str, noun: str, ids: Sequence[str]) -> Iterator[list[tuple[str, Draft]]]:
    kind = NOUNS[noun]
    if len(ids) > _EVERY and any(field.kind == "ref" for field in kind.fields):
        there = dict(records.load_all(read, place_id, noun))  # to look its references up anew each time takes longer
        yield [(one, there[one]) for one in ids if one in there]
        return
    for part in chunks(list(ids)):
        marks, values = listed(part)
        found = dict(rows.load(read, kind, f"o.id IN ({marks})", **values))
        yield [(one, found[one]) for one in part if one in found]


def csv_pages(
    read: Reader, place_id: str, noun: str, ids: Sequence[str], *, judgements: bool = False, people: bool = False
) -> Iterator[str]:
    """Records as CSV, the columns that come in again, a piece at a time. ``judgements`` asks for what is the convener's
    judgement of somebody, ``people`` for what points at people; both otherwise stay in the book."""
    from convene.files import lists

    columns = _columns(read, place_id, noun, judgements=judgements, people=people)
    yield lists.write_csv(noun, [], columns=columns)
    for part in drafts(read, place_id, noun, ids):
        yield lists.write_csv(noun, [draft for _, draft in part], columns=columns).partition("\n")[2]


def xlsx(
    read: Reader, place_id: str, noun: str, ids: Sequence[str], *, judgements: bool = False, people: bool = False
) -> bytes:
    """The same columns as a workbook. Raises Problem for a text that no cell of one holds."""
    from convene.files import lists

    columns = _columns(read, place_id, noun, judgements=judgements, people=people)
    pages = ((draft for _, draft in page) for page in drafts(read, place_id, noun, ids))
    return lists.write_xlsx(noun, pages, columns=columns)


def _columns(read: Reader, place_id: str, noun: str, *, judgements: bool, people: bool) -> list[str]:
    """Those that go out, once it is known that every value can be read."""
    altered_values.refuse(read, place_id, noun)
    from convene.files import lists

    left_out = [] if judgements else [one.name for one in NOUNS[noun].judgements]
    if not people:
        left_out += [one.name for one in NOUNS[noun].fields if one.to and NOUNS[one.to].private]
    return [one for one in lists.columns(noun) if one not in left_out]


def rows_of(read: Reader, place_id: str, wanted: NounList, ids: list[str]) -> list[Row]:
    """Some rows of a list by id, in any order. The ids lead, so that a long list is not gone through for a few."""
    found = []
    for part in chunks(ids):
        _, values = listed(part)
        marks = ", ".join(f"(:{name})" for name in values)
        found += read.rows(
            f"WITH asked(id) AS (VALUES {marks}) SELECT listed.* FROM asked "
            f"CROSS JOIN ({wanted.select.unordered}) AS listed WHERE listed.id = asked.id",
            p=place_id,
            **values,
        )
    return found


def _fitting(read: Reader, place_id: str, noun: str, rows: list[Row], query: Query, today: date) -> list[Row]:
    if not query:
        return rows
    for term in query.keyed:
        fits = matching(read, place_id, noun, replace(term, negated=False), today)
        inside = fits.inside is not term.negated
        rows = [row for row in rows if (row["id"] in fits.ids) is inside]
    return [row for row in rows if holds(query, text_of(list_of(noun), row, today))]


def narrowed(items: tuple[Item, ...], words: str) -> tuple[Item, ...]:
    """The items whose text the bare words of a filter fit. Raises Problem when it asks for more than words."""
    query = parse(words, {}, date.min)
    if query.keyed:
        raise Problem(
            "This list is looked through by words alone.", hint="Leave out what has a colon.", exit_code=USAGE
        )
    return tuple(item for item in items if holds(query, _text(item).casefold()))


def as_item(wanted: NounList, row: Row, today: date) -> Item:
    """A row as its list shows it."""
    item = wanted.show(row, today)
    return item if item.title else replace(item, title="(no name)")


def as_items(read: Reader, place_id: str, wanted: NounList, rows: Sequence[Row], today: date) -> tuple[Item, ...]:
    """Rows as their list shows them, with what it tells besides."""
    items = tuple(as_item(wanted, row, today) for row in rows)
    told = wanted.told(read, place_id) if wanted.told and items else {}
    return tuple(
        replace(one, aside=" · ".join(filter(None, (told[one.id], one.aside)))) if told.get(one.id) else one
        for one in items
    )


def text_of(wanted: NounList, row: Row, today: date) -> str:
    """The text in which a filter's words are looked for, casefolded."""
    if wanted.text is not None:
        return wanted.text(row).casefold()
    return _text(as_item(wanted, row, today)).casefold()


def _text(item: Item) -> str:
    return f"{item.title}\n{item.sub}\n{item.state}\n{item.figure}\n{item.aside}"
