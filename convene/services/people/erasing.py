"""Erasing a person for good: from the book, its history, half-typed forms and the backups the program keeps."""

from __future__ import annotations

import json
import platform
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from shlex import quote
from typing import Any, cast

from convene.core import people as rules
from convene.core.nouns.people import PersonDraft, Role
from convene.errors import NO, Problem
from convene.services.book import Book
from convene.services.nouns import records
from convene.services.people import contacts
from convene.services.people.mentions import Mention, mentions
from convene.store import erasing as store
from convene.store.erasing_copies import erase_in_backups
from convene.store.reader import Reader
from convene.text import plural


@dataclass(frozen=True, slots=True)
class Target:
    """A person to be erased: in the book, or (``there`` false) only in its history.

    ``words`` stand for this person alone; ``parts`` are single words of the name. ``handles`` are those it ever had.
    """

    id: str
    handle: str
    who: str
    there: bool
    words: tuple[str, ...]
    parts: tuple[str, ...]
    handles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Erased:
    """What went, and what a human is to look at. ``left`` holds (file, why) of those that could not be cleaned, and
    ``removed`` names those that went whole."""

    what: str
    changes: int
    cleaned: tuple[str, ...]
    left: tuple[tuple[str, str], ...]
    busy: bool
    mentions: tuple[Mention, ...] = ()
    texts: int = 0
    removed: tuple[str, ...] = ()

    def says(self) -> tuple[str, ...]:
        """The result in sentences, for the convener."""
        lines = [f"{self.what} gone for good: from the book and {plural(self.changes, 'change')} of its history."]
        if self.texts:
            lines.append(f"The name was taken out of {plural(self.texts, 'text')} besides, older wordings among them.")
        if self.cleaned:
            lines.append(f"Cleaned {plural(len(self.cleaned), 'backup')}: {', '.join(self.cleaned)}.")
        if self.removed:
            lines.append(f"Removed, since it cannot be cleaned: {', '.join(self.removed)}.")
        lines += [f"Not cleaned: {name} ({why.rstrip('.')}). Remove it by hand." for name, why in self.left]
        if self.busy:
            lines.append("The book is open elsewhere too: close it there, so that the last traces go.")
        return tuple(lines)


def target(read: Reader, place_id: str, word: str) -> Target:
    """The person meant by a handle, an id or an exact name, even one who was removed before. Raises Problem."""
    try:
        person_id = records.find(read, place_id, "person", word)
    except Problem:
        gone = _in_history(read, place_id, word)
        if gone is None:
            raise
        return gone
    return of(read, place_id, person_id)


def of(read: Reader, place_id: str, person_id: str) -> Target:
    """A person who is in the book. Raises Problem when they are not there any more."""
    draft = cast(PersonDraft, records.load(read, "person", person_id))
    who = contacts.known_by(read, place_id, (draft.slug,))[0]
    return _target(person_id, draft.slug, who, True, [draft, *_earlier(read, person_id, draft.roles)])


def _in_history(read: Reader, place_id: str, word: str) -> Target | None:
    """Somebody who was removed, or whose adding was undone."""
    sql = (
        "SELECT r.row_id, r.before, r.after FROM change_row r JOIN change c ON c.seq = r.change_seq "
        "WHERE r.table_name = 'person' AND c.place_id = :p ORDER BY c.seq DESC, r.position DESC"
    )
    for row in read.rows(sql, p=place_id):
        for held in _states(row["before"], row["after"]):
            names = (row["row_id"], held.get("slug"), held.get("name"))
            if word.casefold() in (str(one).casefold() for one in names if one):
                known = _earlier(read, row["row_id"], _roles_ever(read, row["row_id"]))
                handle = str(held.get("slug") or "contact")
                return _target(row["row_id"], handle, "removed before", False, known)
    return None


def _target(person_id: str, handle: str, who: str, there: bool, known: list[PersonDraft]) -> Target:
    words, parts = _all(map(rules.named_in, known)), _all(map(rules.parts_of, known))
    handles = tuple(dict.fromkeys(one for one in (handle, *(draft.slug for draft in known)) if one))
    return Target(person_id, handle, who, there, words, parts, handles)


def _earlier(read: Reader, person_id: str, roles: tuple[Role, ...]) -> list[PersonDraft]:
    """What the person was called and reached by, as far as the history knows."""
    sql = "SELECT before, after FROM change_row WHERE row_id = :id AND table_name = 'person'"
    return [
        PersonDraft.model_construct(**{name: str(held.get(name) or "") for name in _NAMED}, roles=roles)  # type: ignore[arg-type]
        for row in read.rows(sql, id=person_id)
        for held in _states(*row)
    ]


_NAMED = ("slug", "name", "email", "phone")


def _roles_ever(read: Reader, person_id: str) -> tuple[Role, ...]:
    sql = (
        "SELECT before, after FROM change_row WHERE table_name = 'person_roles' AND (before LIKE :id OR after LIKE :id)"
    )
    found = [held for row in read.rows(sql, id=f"%{person_id}%") for held in _states(*row)]
    return tuple(Role.model_construct(actor="", role=str(held.get("role") or "")) for held in found)


def _states(*texts: str | None) -> list[dict[str, Any]]:
    return [json.loads(text) for text in texts if text]


def _all(several: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for words in several for word in words))


def spoken_of(read: Reader, place_id: str, who: Target) -> tuple[Mention, ...]:
    """Texts in which the person may be spoken of, for a human to read."""
    return mentions(read, place_id, _all((who.words, who.parts)))


def only_words(name: str) -> Target:
    """Somebody whose record is gone already, but of whom texts still speak. Raises Problem for what is no full name."""
    if not _stands_alone(name):
        raise Problem(
            "That is too little to take out of every text.",
            hint="Give the whole name, an email or a telephone number.",
            exit_code=NO,
        )
    return Target("", name, "not among the contacts", False, (name,), ())


def _stands_alone(word: str) -> bool:
    """Whether a word can only mean one person: a name of several words, an email, a telephone number."""
    return len(word) >= 5 and (" " in word or "@" in word or word.strip("+").isdigit())


def erase(book: Book, place_id: str, who: Target, now: datetime, *, words: bool = False) -> Erased:
    """Erase a person. There is no undo; what points at them stays, without them. ``now`` is aware of its time zone.

    With ``words`` their name, email and telephone also go from every text, old wordings and backups too; texts that
    were shown, signed or published stay. Raises Problem, erasing nothing, when another program is writing the book.
    """
    forms = tuple(f"form:{place_id}:person:{one}" for one in (*who.handles, who.id) if one)
    redact = tuple(one for one in who.words if _stands_alone(one)) if words else ()
    find = partial(store.person_rows, person_id=who.id) if who.id else _no_rows
    wanted = store.Wanted(find, who.words, forms, who.handles, redact=redact)
    done = carry_out(book, wanted, place_id, "Erased a contact for good", f"{who.handle} is", now)
    return replace(done, mentions=book.ask(spoken_of, place_id, who))


def _no_rows(read: Reader) -> dict[str, set[str]]:
    return {}


def carry_out(book: Book, wanted: store.Wanted, place_id: str, label: str, what: str, now: datetime) -> Erased:
    """Take rows out of the book and its backups, leaving a line in the history that says so."""
    stamp = now.astimezone(UTC).isoformat(timespec="seconds")
    entry = store.Entry(place_id, label, stamp, platform.node() or "this computer")
    went = store.erase(book.path, wanted, entry)
    book.is_own(entry.id)
    copies = erase_in_backups(book.path, wanted)
    removed, left = list(copies.removed), list(copies.left)
    for one in book.besides:
        try:
            if one.is_file():
                one.unlink()
                removed.append(one.name)
        except OSError as error:
            left.append((one.name, str(error.strerror or error)))
    return Erased(
        what, went.changes, tuple(copies.cleaned), tuple(left), went.busy, texts=went.texts, removed=tuple(removed)
    )


def not_yet(who: Target, found: tuple[Mention, ...]) -> Problem:
    """What erasing would do, for somebody who has not yet said that it is meant."""
    spoken = f" They may be spoken of in {plural(len(found), 'place')} besides." if found else ""
    more = "; with --words the name goes from texts and their history too" if found and who.id else ""
    return Problem(
        f"{who.handle} ({who.who}) would be erased for good.",
        f"From the history and the backups too; undo cannot bring them back.{spoken} Nothing was changed yet.",
        hint=f"If that is meant: convene erase person {quote(who.handle)} {'' if who.id else '--words '}--yes{more}",
        exit_code=NO,
    )
