"""A list of any length as one screen looks at it: a page at a time, with what its filter is judged by kept at hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from convene.core.filtering import HalfTyped, Query, Term, half_key, keys_of
from convene.core.views import Item
from convene.errors import Problem
from convene.services.lists import kept_filters, levers, market
from convene.services.lists.engagement import said_in
from convene.services.lists.filter_conditions import matching
from convene.services.lists.listing import as_items, list_of, rows_of, text_of
from convene.services.lists.noun_list import NounList
from convene.store.reader import Reader, chunks, listed

PAGE = 100
"""Records fetched at a time."""
CHUNK = 2_000
"""Records whose text is read at a time, a hundredth or two of a second."""
_MANY = 500
"""Rows that may have changed before reading everything anew is less work than mending."""


@dataclass(frozen=True, slots=True)
class Portion:
    """``items`` are those from ``first`` on, of ``count`` that pass the filter and ``total`` there are.

    ``at`` is the place of the record that was to be kept in sight, None when it is not among them. ``version`` is the
    state of the book this was read from; ``marked`` those of the selected records that are still there; ``half`` says
    what the last word of the filter wants, while it is not finished and left out.
    """

    noun: str
    version: int
    total: int
    count: int
    first: int
    items: tuple[Item, ...]
    at: int | None
    empty: str
    query: Query
    marked: tuple[str, ...] = ()
    half: Problem | None = None


def paged(listing: str) -> PagedList:
    """The list of a noun, or of some of its records: ``contribution@ID`` those in a cluster, without an ID those in
    none; ``ask@LEVER`` and ``commitment@LEVER`` what the marketplace has of a lever (``market.ALL``, ``market.NONE``);
    ``link@grants`` the ties that are grants.
    """
    noun, some, which = listing.partition("@")
    return PagedList(noun, _SOME[noun](which) if some else None)


_SOME: dict[str, Callable[[str], NounList]] = {
    "contribution": said_in,
    "ask": lambda which: market.asks(which, "Nobody asks for anything here. a writes an ask on one line."),
    "commitment": market.offers,
    "link": lambda _: levers.GRANTS,
}


class PagedList:
    """Answers for one list: that of a noun, or ``some`` of its records. Keeps the ids in order and the text a filter
    is judged by, once a filter needs them, for as long as the book stays as it is. For the store thread only.
    """

    def __init__(self, noun: str, some: NounList | None = None) -> None:
        self.noun = noun
        self._list = some or list_of(noun)
        self._some = some is not None
        self._whole_rows, self._searched = self._list.select.sql, self._list.searched.sql
        self._tables = self._list.searched.tables
        self._place, self._version, self._today = "", -1, date.min
        self._ids: list[str] = []
        self._texts: list[str] = []
        self._whole = False
        self._query = Query()
        self._hits: list[int] | None = None
        self._masks: dict[Term, bytes] = {}

    # What a screen asks

    def look(
        self,
        read: Reader,
        place_id: str,
        today: date,
        words: str = "",
        *,
        typing: bool = False,
        keep: str = "",
        near: int = 0,
        marked: Sequence[str] = (),
    ) -> Portion:
        """The list under a filter, from the page on that shows record ``keep``, or else position ``near``.

        Raises Problem for a filter that cannot be read; the one before then still holds.
        """
        self._renew(read, place_id, today)
        half: HalfTyped | None = None
        try:
            query = kept_filters.query(read, place_id, self.noun, words, today, typing=typing)
        except HalfTyped as unfinished:
            half, query = unfinished, unfinished.before
        self._apply_filter(read, query)
        if typing and not half and self._hits == [] and (half := half_key(query, keys_of(self.noun))):
            query = half.before
            self._apply_filter(read, query)
        total = self._total(read)
        count = total if self._hits is None else len(self._hits)
        at = self._position(read, keep) if keep else None
        spot = max(min(near if at is None else at, count - 1), 0)
        first = spot // PAGE * PAGE
        return Portion(
            self.noun, self._version, total, count, first, self._items(read, today, first), at, self._list.empty, query,
            self._still(read, marked), half,
        )  # fmt: skip

    def page(self, read: Reader, place_id: str, today: date, first: int) -> tuple[int, tuple[Item, ...]]:
        """(version, items) of another page of the same list. Nothing when the book has changed meanwhile."""
        if (self._place, self._version) != (place_id, _version(read)):
            return -1, ()
        return self._version, self._items(read, today, first)

    def ids(self, read: Reader) -> tuple[str, ...]:
        """Every id that passes the filter, in order, as the list was looked at last."""
        if self._hits is None:
            return tuple(self._ids) if self._whole else tuple(self._in_order(read))
        return tuple([self._ids[at] for at in self._hits])

    def prepare(self, read: Reader, place_id: str, today: date) -> bool:
        """Read some more of what a filter will need; True when that is all there. Asked when nobody waits."""
        self._renew(read, place_id, today)
        return self._whole or self._read_on(read)

    # The state of the book

    def _renew(self, read: Reader, place_id: str, today: date) -> None:
        """Begin anew where the book, or the day, is not what it was."""
        version = _version(read)
        if (place_id, version, today) == (self._place, self._version, self._today):
            return
        mended = (place_id, today) == (self._place, self._today) and self._whole and self._mend(read)
        self._place, self._version, self._today = place_id, version, today
        self._masks, self._hits, self._query = {}, None, Query()
        if not mended:
            self._ids, self._texts, self._whole = [], [], False

    def _mend(self, read: Reader) -> bool:
        """Put right what is kept, from the history of what changed since; False where that cannot be done."""
        changed = read.rows(
            "SELECT DISTINCT table_name, row_id FROM change_row WHERE change_seq > :since LIMIT :most",
            since=self._version,
            most=_MANY + 1,
        )
        concerned = [(row[0], row[1]) for row in changed if row[0] in self._tables]
        ids = list({row_id for _, row_id in concerned})
        if len(changed) > _MANY or any(table != self.noun for table, _ in concerned) or not self._list.before:
            return not concerned and len(changed) <= _MANY
        for one in ids:
            if one in self._ids:
                at = self._ids.index(one)
                del self._ids[at], self._texts[at]
        here = [(self._before(read, row["id"]), row) for row in rows_of(read, self._place, self._list, ids)]
        for at, row in sorted(here, key=lambda one: one[0]):
            self._ids.insert(at, row["id"])
            self._texts.insert(at, text_of(self._list, row, self._today))
        return True

    def _read_on(self, read: Reader) -> bool:
        sql = f"{self._searched} LIMIT :size OFFSET :skip"
        rows = read.rows(sql, p=self._place, size=CHUNK, skip=len(self._ids))
        self._ids += [row["id"] for row in rows]
        self._texts += [text_of(self._list, row, self._today) for row in rows]
        self._whole = len(rows) < CHUNK
        return self._whole

    # The filter

    def _apply_filter(self, read: Reader, query: Query) -> None:
        if query == self._query and (not query or self._hits is not None):
            return
        if not query:
            self._hits, self._query = None, query
            return
        while not self._whole:
            self._read_on(read)
        masks = [(self._mask(read, term), term.negated) for term in query.keyed]
        texts = self._texts
        words, without = sorted(query.words, key=len, reverse=True), query.without
        hits = list(range(len(texts)))
        if words:
            hits = [at for at, text in enumerate(texts) if words[0] in text]
        for word in words[1:]:
            hits = [at for at in hits if word in texts[at]]
        for word in without:
            hits = [at for at in hits if word not in texts[at]]
        for mask, negated in masks:
            hits = [at for at in hits if bool(mask[at]) is not negated]
        self._hits, self._query = hits, query

    def _mask(self, read: Reader, term: Term) -> bytes:
        """For each record a byte: 1 where a term about a field fits."""
        term = replace(term, negated=False)
        if term not in self._masks:
            if len(self._masks) > 24:
                self._masks.clear()
            fits = matching(read, self._place, self.noun, term, self._today)
            self._masks[term] = bytes([(one in fits.ids) is fits.inside for one in self._ids])
        return self._masks[term]

    # Positions and items

    def _total(self, read: Reader) -> int:
        if self._whole:
            return len(self._ids)
        if self._some:
            return int(read.value(f"SELECT count(*) FROM ({self._list.searched.ids.unordered}) AS s", p=self._place))
        scope = "id" if self.noun == "place" else "place_id"
        return int(read.value(f'SELECT count(*) FROM "{self.noun}" WHERE {scope} = :p', p=self._place))

    def _position(self, read: Reader, record_id: str) -> int | None:
        if self._hits is not None:
            return next((spot for spot, at in enumerate(self._hits) if self._ids[at] == record_id), None)
        if self._whole:
            return self._ids.index(record_id) if record_id in self._ids else None
        if self._list.before:
            here = read.value(
                f'SELECT 1 FROM "{self.noun}" WHERE id = :id AND place_id = :p', id=record_id, p=self._place
            )
            return self._before(read, record_id) if here else None
        return next((at for at, one in enumerate(self._in_order(read)) if one == record_id), None)

    def _before(self, read: Reader, record_id: str) -> int:
        return int(read.value(self._list.before, p=self._place, id=record_id))

    def _in_order(self, read: Reader) -> list[str]:
        return [row[0] for row in read.rows(self._list.searched.ids.sql, p=self._place)]

    def _items(self, read: Reader, today: date, first: int) -> tuple[Item, ...]:
        if self._hits is None:
            rows = read.rows(f"{self._whole_rows} LIMIT :size OFFSET :skip", p=self._place, size=PAGE, skip=first)
        else:
            ids = [self._ids[at] for at in self._hits[first : first + PAGE]]
            by_id = {row["id"]: row for row in rows_of(read, self._place, self._list, ids)}
            rows = [by_id[one] for one in ids if one in by_id]
        return as_items(read, self._place, self._list, rows, today)

    def _still(self, read: Reader, marked: Sequence[str]) -> tuple[str, ...]:
        if not marked:
            return ()
        there: set[str] = set()
        if self._whole:
            there = set(self._ids)
        else:
            for part in chunks(list(marked)):
                marks, values = listed(part)
                of = f"({self._list.searched.ids.unordered}) AS s" if self._some else f'"{self.noun}"'
                given = {**values, "p": self._place} if self._some else values
                there.update(row[0] for row in read.rows(f"SELECT id FROM {of} WHERE id IN ({marks})", **given))
        return tuple(one for one in marked if one in there)


def _version(read: Reader) -> int:
    """Counts up with every change of the book."""
    return int(read.value("SELECT max(seq) FROM change") or 0)
