"""Slugs of a place: making new ones, and finding the record that one stands for."""

from __future__ import annotations

from difflib import get_close_matches

from convene.core.nouns import NOUNS, Draft, Field, Noun
from convene.errors import NO, Problem
from convene.files.place.handles import Handles as Maker
from convene.files.place.handles import stem
from convene.services import rows
from convene.store.reader import Reader
from convene.text import clip


class Handles:
    """Slugs of a place: makes new ones, and finds the record that one stands for. Looks each noun up once."""

    def __init__(self, read: Reader, place_id: str) -> None:
        self._read = read
        self._place_id = place_id
        self._known: dict[str, dict[str, str]] = {}
        self._makers: dict[str, Maker] = {}
        self._units: dict[str, str] | None = None

    def known(self, noun: str) -> dict[str, str]:
        """slug in lower case → id."""
        if noun not in self._known:
            self._known[noun] = {
                handle.casefold(): record_id
                for record_id, handle in rows.slugs_of(self._read, noun, self._place_id).items()
            }
        return self._known[noun]

    def take(self, noun: Noun, record_id: str, draft: Draft) -> str:
        """The slug a new record gets. Raises Problem when it asks for one that is taken."""
        known = self.known(noun.name)
        wanted = str(getattr(draft, "slug", ""))
        if wanted:
            self.refuse_taken(noun, wanted)
            self._makers.pop(noun.name, None)  # it does not know of this one
        else:
            if noun.name not in self._makers:
                self._makers[noun.name] = Maker(known)
            wanted = self._makers[noun.name].make(default_slug(noun.name, draft))
        known[wanted.casefold()] = record_id
        return wanted

    def refuse_taken(self, noun: Noun, wanted: str) -> None:
        """Raises Problem when another record of the noun has that slug."""
        if wanted.casefold() in self.known(noun.name):
            words = f"“{wanted}” is the handle of another {noun.name} already"
            raise Problem(
                f"{words}.", hint="Choose another handle, or leave it out.", fields={"slug": words}, exit_code=NO
            )

    def resolve(self, field: Field, value: str) -> str | None:
        """The id behind a slug (or an id); None for an empty one. Raises Problem naming the nearest slug."""
        if not value:
            return None
        known = self.known(field.to)
        found = known.get(value.casefold())
        if found is None and value in known.values():
            found = value
        if found is None:
            near = get_close_matches(value.casefold(), known, n=1, cutoff=0.5)
            words = f"there is no {field.to} “{clip(value, 60)}” here"
            hint = f"Did you mean {near[0]}?" if near else f"Add that {field.to} first, or leave it out."
            raise Problem(f"{field.title}: {words}.", hint=hint, fields={field.name: f"{words}; {hint}"}, exit_code=NO)
        return found

    def unit_of(self, measure: str) -> str:
        """The unit of a measure by its code, or ""."""
        if self._units is None:
            sql = "SELECT slug, unit FROM measure WHERE place_id = :p"
            self._units = {row["slug"].casefold(): row["unit"] for row in self._read.rows(sql, p=self._place_id)}
        return self._units.get(measure.casefold(), "")


def default_slug(noun: str, draft: Draft) -> str:
    """The slug a record gets when nobody chose one."""
    return stem(noun, NOUNS[noun].named_by, dict(draft))
