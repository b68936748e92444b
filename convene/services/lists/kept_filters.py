"""Filters: reading one with those kept under a name in it, and keeping one."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from difflib import get_close_matches

from convene.core.filtering import HalfTyped, Query, keys_of, parse
from convene.core.nouns import NOUNS
from convene.core.nouns.engagement import FilterDraft
from convene.core.views import Item
from convene.errors import NO, USAGE, Problem
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, plural_of, slug

_KEPT = re.compile(r"(?:(?<=\s)|^)@([^\s\"“”,:]+)(?=\s|$)")
_DEEP = 4
"""How far filters may stand in filters."""
_LONGEST = 5_000


class _HalfName(Problem):
    """No filter has that name yet; somebody is still typing it."""


def query(read: Reader, place_id: str, noun: str, words: str, today: date, *, typing: bool = False) -> Query:
    """A filter of a noun's list; ``@handle`` in it stands for a kept one. Raises Problem (see ``filtering.parse``)."""
    if len(words) > _LONGEST:
        raise Problem(
            "That filter is too long to be meant.", hint=f"{_LONGEST:,} letters are the most.", exit_code=USAGE
        )
    if not words.strip():
        return Query(typed=words)
    try:
        whole = _unfolded(read, place_id, noun, words, typing)
        return replace(parse(whole, keys_of(noun), today, typing=typing), typed=words)
    except HalfTyped as half:
        half.before = replace(half.before, typed=words)
        raise
    except _HalfName as half:
        before = query(read, place_id, noun, words.rpartition("@")[0], today)
        raise HalfTyped(half, replace(before, typed=words)) from None


def _unfolded(read: Reader, place_id: str, noun: str, words: str, typing: bool) -> str:
    for _ in range(_DEEP):
        if "@" not in words or not _KEPT.search(words):
            return words
        end = len(words) if typing else -1

        def stands_for(found: re.Match[str], end: int = end) -> str:
            if found.string.count('"', 0, found.start()) % 2:
                return found[0]  # inside quotes it is what it is
            return _words_of(read, place_id, noun, found[1], half=found.end() == end)

        before, words = words, _KEPT.sub(stands_for, words)
        if words == before:
            return words
    raise Problem(
        "That filter holds another, which holds another, and so on.",
        hint="Look at its words: convene list filter.",
        exit_code=USAGE,
    )


def _words_of(read: Reader, place_id: str, noun: str, handle: str, *, half: bool) -> str:
    rows = read.rows(
        "SELECT slug, name, noun, words FROM filter WHERE place_id = :p AND noun = :n ORDER BY lower(name)",
        p=place_id,
        n=noun,
    )
    wanted = handle.casefold()
    for row in rows:
        if wanted in (row["slug"].casefold(), slug(row["name"])):
            return str(row["words"])
    known = [row["slug"] for row in rows]
    near = next((one for one in known if one.casefold().startswith(wanted)), "")
    near = near or next(iter(get_close_matches(wanted, known, n=1, cutoff=0.5)), "")
    meant = f"Did you mean @{near}? " if near else "None is kept yet. " if not known else ""
    raise (_HalfName if half else Problem)(
        f"No filter of {NOUNS[noun].plural} is kept as @{clip(handle, 40)}.",
        hint=f"{meant}convene list filter shows those there are; in the app, F.",
        exit_code=NO,
    )


def kept(read: Reader, place_id: str, noun: str) -> tuple[Item, ...]:
    """The kept filters of a noun's list: name, words, and how to write it (in ``aside``)."""
    rows = read.rows(
        "SELECT id, slug, name, words FROM filter WHERE place_id = :p AND noun = :n ORDER BY lower(name)",
        p=place_id,
        n=noun,
    )
    return tuple(
        Item(row["id"], row["name"] or row["slug"], row["words"] or "(everything)", aside=f"@{row['slug']}")
        for row in rows
    )


def words_of(read: Reader, filter_id: str) -> str:
    """The words of a kept filter, "" when it is gone."""
    return str(read.value("SELECT words FROM filter WHERE id = :id", id=filter_id) or "")


def keep(write: Writer, place_id: str, noun: str, name: str, words: str, today: date) -> str:
    """Keep a filter under a name; its handle. One of that name for the same list is replaced.

    Raises Problem when the filter cannot be read, so that nothing is kept that would not work.
    """
    words = words.strip()
    if not words:
        raise Problem(
            "There is no filter to keep yet.", hint="Type one first: / in the list, then ctrl+s.", exit_code=NO
        )
    query(write, place_id, noun, words, today)
    draft = FilterDraft.model_validate({"name": name, "noun": noun, "words": words}, context={"today": today})
    there = write.value(
        "SELECT id FROM filter WHERE place_id = :p AND noun = :n AND lower(name) = lower(:name)",
        p=place_id,
        n=noun,
        name=draft.name,
    )
    if there:
        old = records.load(write, "filter", str(there))
        records.edit(write, place_id, "filter", str(there), old.model_copy(update={"words": draft.words}))
        record_id = str(there)
    else:
        record_id = records.add(write, place_id, "filter", draft)
    write.label = f"Kept the filter “{clip(draft.name, 40)}” of {NOUNS[noun].plural or plural_of(noun)}"
    return str(write.value("SELECT slug FROM filter WHERE id = :id", id=record_id))
