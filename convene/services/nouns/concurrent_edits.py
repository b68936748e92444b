"""Saving onto a record that somebody else changed since it was opened: only what was changed here is written."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from convene.core.nouns import NOUNS, Draft, Field, specs
from convene.core.nouns.display import shown
from convene.core.nouns.noun import spelt
from convene.core.three_way_merge import ChangedMeanwhile, same, settled
from convene.services.nouns import hooks, rows
from convene.services.nouns.handles import Handles
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, join

_MOST = 80


def settle(noun: str, opened: Draft, mine: Draft, now: Draft, today: date, decided: Collection[str] = ()) -> Draft:
    """``now`` with what ``mine`` changed since ``opened``. Raises ChangedMeanwhile with both values of each clash."""
    if not getattr(mine, "slug", "") and (slug := getattr(opened, "slug", "")):
        mine = mine.model_copy(update={"slug": slug})  # left out, a handle stays as it is
    draft, clashes = settled(opened, mine, now, decided)
    if clashes:
        words = {one.field.name: _both(one.field, one.now, one.mine, today) for one in clashes}
        raise ChangedMeanwhile(spelt(noun), clashes, now, words)
    return draft


def completed(write: Writer, noun: str, draft: Draft, handles: Handles) -> Draft:
    """The draft with what follows filled in: a commitment takes its measure's unit, an actor's ids their form."""
    own = hooks.of(noun).completed
    found: Draft = own(write, draft, handles) if own else draft
    return _with_made(write, noun, found, handles)


def _with_made(write: Writer, noun: str, draft: Draft, handles: Handles) -> Draft:
    """The draft with handles where it names records; one that is named and not there yet is made."""
    given: dict[str, str] = {}
    for field in specs(type(draft)):
        if field.made and (word := getattr(draft, field.name)):
            handle = handles.meant(field, word)
            if handle == word and handles.holder(field.to, word) is None and not handles.is_mine(field.to, word):
                kind = NOUNS[field.to]
                handle, record_id = handles.made(field, word)
                fresh = kind.draft.model_validate({kind.named_by: word, "slug": handle})
                row = rows.row_of(fresh, handles.resolve)
                write.insert(kind.name, [{"id": record_id, "place_id": write.place_id, **row}])
            given[field.name] = handle
    return draft.model_copy(update=given) if given else draft


def completed_by(write: Writer, noun: str, old: Draft, draft: Draft, handles: Handles) -> Draft:
    """The draft with what follows from the change; what would follow without it as well is left as it is."""
    whole = completed(write, noun, draft, handles)
    if whole is draft:
        return draft
    before = completed(write, noun, old, handles)
    left = {
        field.name: value
        for field in specs(type(old))
        for value in (getattr(old, field.name),)
        if same(field, getattr(draft, field.name), value)
        and same(field, getattr(whole, field.name), getattr(before, field.name))
    }
    return whole.model_copy(update=left)


def gone(read: Reader, noun: str, record_id: str) -> str:
    """What took a record out of the book, as the history calls it, or ""."""
    sql = (
        "SELECT c.label FROM change_row r JOIN change c ON c.seq = r.change_seq WHERE r.row_id = :id "
        'AND r.table_name = :noun AND r."after" IS NULL ORDER BY c.seq DESC LIMIT 1'
    )
    return str(read.value(sql, id=record_id, noun=noun) or "")


def _both(field: Field, now: Any, mine: Any, today: date) -> str:
    theirs, here = (clip(_words(field, value, today), _MOST) for value in (now, mine))
    became = f"it became “{theirs}”" if theirs else "it was emptied"
    return f"meanwhile {became}; {f'you have “{here}”' if here else 'you emptied it'}"


def _words(field: Field, value: Any, today: date) -> str:
    if value in (None, "", ()):
        return ""
    if field.kind == "rows":
        return "; ".join(_row(row, today) for row in value)
    if field.kind == "refs":
        return join([str(one) for one in value])
    return shown(field, value, today)


def _row(row: Draft, today: date) -> str:
    said = (_words(field, getattr(row, field.name), today) for field in specs(type(row)))
    return " · ".join(filter(None, said))
