"""Taking the text of a frozen version out for good, when somebody in it must be forgotten; its number and hash stay."""

from __future__ import annotations

import json
from datetime import datetime
from functools import partial
from typing import cast

from convene.core.nouns.signing import VersionDraft
from convene.errors import NO, Problem
from convene.services.book import Book
from convene.services.manifesto import versions
from convene.services.nouns import records
from convene.services.people.erasing import Erased, carry_out
from convene.store import erasing as store
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import plural

WHY = "Somebody it named asked to be forgotten."


def seals_under(read: Reader, version_id: str) -> int:
    """How many signatures are kept under a version."""
    return int(read.value("SELECT count(*) FROM seal WHERE version_id = :v", v=version_id))


def not_yet(one: VersionDraft, signed: int) -> Problem:
    """What erasing would do, for somebody who has not yet said that it is meant. Raised as it is."""
    also = (
        f" {plural(signed, 'digital signature')} under it would go too: nothing is left that they fit."
        if signed
        else ""
    )
    return Problem(
        f"The text of version {one.number} would be erased for good.",
        f"From the history and the backups too; undo cannot bring it back.{also} Its number, its day, its reason and "
        "its hash stay, so that a file somebody still has can be told. Nothing was changed yet.",
        hint=f"If that is meant: convene erase version {one.slug} --yes",
        exit_code=NO,
    )


def erase(book: Book, place_id: str, word: str, now: datetime, why: str = WHY) -> Erased:
    """Erase the text of a version, and the signatures under it. There is no undo; ``now`` is aware of its time zone.

    Raises Problem when there is no such version, when it is erased already, and, erasing nothing, when another program
    is writing the book.
    """
    version_id, one = book.ask(versions.find, place_id, word)
    if one.erased_on is not None:
        raise Problem(
            f"The text of version {one.number} was erased already.", hint="There is nothing more to take out of it.",
            exit_code=NO,
        )  # fmt: skip
    wanted = store.Wanted(partial(_rows, version_id=version_id))
    label = f"Erased the text of version {one.number} for good"
    done = carry_out(book, wanted, place_id, label, f"The text of version {one.number} is", now)
    book.do(_leave_mark, place_id, version_id, one, why)
    return done


def _leave_mark(write: Writer, place_id: str, version_id: str, one: VersionDraft, why: str) -> None:
    """What stays: that there was such a version, its hash, and why its text is gone. Undo passes over it."""
    mark = one.model_copy(update={"text": "", "what": "", "erased_on": write.today, "erased_why": why})
    records.add_many(write, place_id, {"version": [(version_id, mark)]})
    write.kind = "log"
    write.label = f"Kept the number and the hash of version {one.number}"


def _rows(read: Reader, version_id: str) -> dict[str, set[str]]:
    """The version and the signatures under it, those that only the history still holds too."""
    if "version" not in read.tables():  # an old backup
        return {}
    found = {row["id"] for row in read.rows("SELECT id FROM seal WHERE version_id = :v", v=version_id)}
    past = read.rows(
        "SELECT row_id, before, after FROM change_row WHERE table_name = 'seal' AND (before LIKE :v OR after LIKE :v)",
        v=f"%{version_id}%",
    )
    found |= {row["row_id"] for row in past if version_id in (_version(row["before"]), _version(row["after"]))}
    return {"version": {version_id}, "seal": found}


def _version(text: str | None) -> str:
    return str(cast("dict[str, object]", json.loads(text)).get("version_id", "")) if text else ""
