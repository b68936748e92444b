"""Slugs of a place: making new ones, and finding the record that one stands for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from difflib import get_close_matches

from convene.core.nouns import NOUNS, Draft, Field, Noun
from convene.core.nouns.handles import Handles as Maker
from convene.core.nouns.handles import stem
from convene.core.nouns.noun import spelt
from convene.errors import NO, Problem
from convene.services.nouns import rows
from convene.store.ids import new_id
from convene.store.reader import Reader
from convene.text import clip

FEW = 40
"""Look-ups of a noun that are made one by one; from then on all its handles are read at once."""


class Handles:
    """Slugs of a place: makes new ones, and finds the record that one stands for.

    One record saved asks the book for a handle or two, a whole list reads every handle of a noun once.
    """

    def __init__(self, read: Reader, place_id: str) -> None:
        self._read = read
        self._place_id = place_id
        self._known: dict[str, dict[str, str]] = {}
        self._asked: Counter[str] = Counter()
        self._mine: dict[str, dict[str, str]] = {}
        self._makers: dict[str, Maker] = {}
        self._names: dict[str, dict[str, str]] = {}
        self._units: dict[str, str] | None = None

    def known(self, noun: str) -> dict[str, str]:
        """slug in lower case → id."""
        if noun not in self._known:
            self._known[noun] = {
                handle.casefold(): record_id
                for record_id, handle in rows.slugs_of(self._read, noun, self._place_id).items()
            }
            self._known[noun] |= self._mine.get(noun, {})
        return self._known[noun]

    def holder(self, noun: str, word: str) -> str | None:
        """The id of the record with that slug, whatever its case, or with that id."""
        self._asked[noun] += 1
        if noun not in self._known and self._asked[noun] <= FEW and word.isascii():
            sql = f'SELECT id FROM "{noun}" WHERE place_id = :p AND (lower(slug) = :s OR id = :w)'
            found = self._read.value(sql, p=self._place_id, s=word.lower(), w=word)
            return None if found is None else str(found)
        known = self.known(noun)
        found = known.get(word.casefold())
        return word if found is None and word in known.values() else found

    def _near(self, noun: str, stem: str) -> Iterable[str]:
        """The slugs that begin as ``stem`` does: all that a handle made from it can run into."""
        if noun in self._known or not stem.isascii() or self._asked[noun] > FEW:
            return self.known(noun)
        begun = stem.lower()
        sql = f'SELECT slug FROM "{noun}" WHERE place_id = :p AND lower(slug) >= :s AND lower(slug) < :e'
        return [row["slug"] for row in self._read.rows(sql, p=self._place_id, s=begun, e=begun + "\x7f")]

    def take(self, noun: Noun, record_id: str, draft: Draft) -> str:
        """The slug a new record gets. Raises Problem when it asks for one that is taken."""
        wanted = str(getattr(draft, "slug", ""))
        if wanted:
            self.refuse_taken(noun, wanted)
            self._makers.pop(noun.name, None)  # it does not know of this one
        else:
            self._asked[noun.name] += 1
            stem = default_slug(noun.name, draft)
            mine = self._mine.setdefault(noun.name, {})
            if self._asked[noun.name] <= FEW and noun.name not in self._known:
                wanted = Maker([*self._near(noun.name, stem), *mine]).make(stem)
            else:
                if noun.name not in self._makers:
                    self._makers[noun.name] = Maker(self.known(noun.name))
                wanted = self._makers[noun.name].make(stem)
        self._mine.setdefault(noun.name, {})[wanted.casefold()] = record_id
        if noun.name in self._known:
            self._known[noun.name][wanted.casefold()] = record_id
        return wanted

    def refuse_taken(self, noun: Noun, wanted: str) -> None:
        """Raises Problem when another record of the noun has that slug."""
        if wanted.casefold() in self._mine.get(noun.name, {}) or self.holder(noun.name, wanted) is not None:
            words = f"“{wanted}” is the handle of another {noun.word} already"
            raise Problem(
                f"{words}.", hint="Choose another handle, or leave it out.", fields={"slug": words}, exit_code=NO
            )

    def meant(self, field: Field, value: str) -> str:
        """The handle a word stands for in a field that may make a record of it: by handle, id or name; the word as it
        is where there is none yet."""
        if not value or self.is_mine(field.to, value) or self.holder(field.to, value) is not None:
            return value
        named = NOUNS[field.to].named_by
        if field.to not in self._names:
            sql = f'SELECT slug, "{named}" AS name FROM "{field.to}" WHERE place_id = :p ORDER BY id DESC'
            self._names[field.to] = {
                same_name(row["name"]): row["slug"] for row in self._read.rows(sql, p=self._place_id)
            }
        return self._names[field.to].get(same_name(value), value)

    def is_mine(self, noun: str, word: str) -> bool:
        """Whether it is the handle of a record that is being made here."""
        return word.casefold() in self._mine.get(noun, {})

    def made(self, field: Field, value: str) -> tuple[str, str]:
        """(handle, id) of a record that a name is about to make. ``meant`` knows it by that name from now on."""
        noun = NOUNS[field.to]
        record_id = new_id()
        handle = self.take(noun, record_id, noun.draft.model_validate({noun.named_by: value}))
        self._names.setdefault(field.to, {})[same_name(value)] = handle
        return handle, record_id

    def resolve(self, field: Field, value: str) -> str | None:
        """The id behind a slug (or an id); None for an empty one. Raises Problem naming the nearest slug."""
        if not value:
            return None
        mine = self._mine.get(field.to, {})
        found = mine.get(value.casefold()) or self.holder(field.to, value)
        if found is None and value in mine.values():
            found = value
        if found is None:
            near = get_close_matches(value.casefold(), self.known(field.to), n=1, cutoff=0.5)
            words = f"there is no {spelt(field.to)} “{clip(value, 60)}” here"
            hint = f"Did you mean {near[0]}?" if near else f"Add that {spelt(field.to)} first, or leave it out."
            raise Problem(f"{field.title}: {words}.", hint=hint, fields={field.name: f"{words}; {hint}"}, exit_code=NO)
        return found

    def unit_of(self, measure: str) -> str:
        """The unit of a measure by its code, or ""."""
        if self._units is None:
            sql = "SELECT slug, unit FROM measure WHERE place_id = :p"
            self._units = {row["slug"].casefold(): row["unit"] for row in self._read.rows(sql, p=self._place_id)}
        return self._units.get(measure.casefold(), "")


def same_name(name: str) -> str:
    """What two spellings of one name have in common."""
    return " ".join(name.casefold().split())


def default_slug(noun: str, draft: Draft) -> str:
    """The slug a record gets when nobody chose one."""
    return stem(NOUNS[noun], dict(draft))


def strangers(
    noun: Noun, draft: Draft, handles: Handles, mine: Collection[str] = ()
) -> tuple[dict[str, tuple[str, ...] | str], tuple[str, ...]]:
    """References of a draft that lead nowhere, in fields that may be empty: field → what is left of it, and what is
    told of each. ``mine`` are handles of the same noun, in lower case, that are about to be made."""
    left: dict[str, tuple[str, ...] | str] = {}
    told: list[str] = []
    for field in noun.fields:
        may_go = field.kind in ("ref", "refs") and not field.required and not field.held
        given = getattr(draft, field.name) if may_go else ()
        if field.made:
            if given and (meant := handles.meant(field, given)) != given:
                left[field.name] = meant
            continue
        for value in filter(None, given if field.kind == "refs" else (given,)):
            if field.to == noun.name and value.casefold() in mine:
                continue
            try:
                handles.resolve(field, value)
            except Problem as trouble:
                kept = left.get(field.name, given)
                left[field.name] = tuple(one for one in kept if one != value) if field.kind == "refs" else ""
                told.append(f"{field.title} left empty: {trouble.title.rstrip('.')}")
    return left, tuple(told)
