"""When a commitment was last heard of and how sure its actor is, as its news have it, whatever becomes of those.

Without what nouns are: every undo asks here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from convene.store.reader import Reader, Row
from convene.store.writer import Writer
from convene.text import clip, day


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """One piece of news as the commitment sees it: ``on`` an ISO day, ``sure`` a key of Confidence or ""."""

    on: str
    id: str
    sure: str


def turned_back(write: Writer, change_id: str) -> None:
    """After an undo or a redo: a commitment says what the news say that stand now."""
    rows = write.rows(
        'SELECT r.row_id, r."before", r."after" FROM change_row r JOIN change c ON c.seq = r.change_seq '
        "WHERE c.id = :id AND r.table_name = 'news'",
        id=change_id,
    )
    once: dict[str, list[Said]] = {}
    moved: set[str] = set()
    for row in rows:
        sides = [json.loads(row[name]) if row[name] else {} for name in ("before", "after")]
        whole = sides[0] | sides[1]
        now = write.one("SELECT commitment_id, heard_on, confidence FROM news WHERE id = :id", id=row["row_id"])
        of = now["commitment_id"] if now else whole.get("commitment_id")
        if not of:
            continue
        moved.add(row["row_id"])
        was = once.setdefault(of, [])
        if now is None or all(sides):  # it stood before: as a whole, or otherwise
            other = next((one for one in sides if one and (now is None or _differs(one, now))), whole)
            known = dict(now) if now else whole
            on, sure = (other.get(name, known.get(name)) for name in ("heard_on", "confidence"))
            was.append(Said(on or "", row["row_id"], sure or ""))
    for of, was in once.items():
        there = said_of(write, of)
        settle(write, of, [*was, *(one for one in there if one.id not in moved)], there)


def latest(read: Reader, commitment_id: str) -> date | None:
    """The day of the latest news of a commitment."""
    on = read.value("SELECT max(heard_on) FROM news WHERE commitment_id = :c", c=commitment_id)
    return date.fromisoformat(on) if on else None


def _differs(one: Mapping[str, Any], now: Row) -> bool:
    return any(one[name] != now[name] for name in ("heard_on", "confidence") if name in one)


def said_of(read: Reader, commitment_id: str) -> list[Said]:
    rows = read.rows("SELECT id, heard_on, confidence FROM news WHERE commitment_id = :c", c=commitment_id)
    return [Said(row["heard_on"], row["id"], row["confidence"] or "") for row in rows if row["heard_on"]]


def settle(write: Writer, commitment_id: str, before: Sequence[Said], after: Sequence[Said]) -> None:
    """What somebody typed by hand stands where it says more than the news did, or something else than the news said."""
    row = write.one("SELECT title, heard_on, confidence FROM commitment WHERE id = :id", id=commitment_id)
    if row is None:
        return
    was, now = max(before, default=None), max(after, default=None)
    given: dict[str, str | None] = {}
    heard = row["heard_on"]
    if now is not None and (heard is None or heard < now.on or (was is not None and heard == was.on)):
        given["heard_on"] = now.on
    elif now is None and was is not None and heard == was.on:
        given["heard_on"] = None
    old_sure = max((one for one in before if one.sure), default=None)
    new_sure = max((one for one in after if one.sure), default=None)
    held = row["confidence"]
    if old_sure != new_sure and (
        held is None
        or (old_sure is not None and held == old_sure.sure)
        or (new_sure is not None and (old_sure is None or new_sure > old_sure))
    ):
        given["confidence"] = new_sure.sure if new_sure else None
    given = {name: value for name, value in given.items() if row[name] != value}
    if given:
        write.update("commitment", commitment_id, given)
    if "heard_on" in given and (heard or "") > (given["heard_on"] or ""):
        said = f"was last heard of on {day(date.fromisoformat(now.on))}" if now else "was not heard of yet"
        write.consequences.append(f"“{clip(row['title'], 60)}” {said}, as its news have it")
