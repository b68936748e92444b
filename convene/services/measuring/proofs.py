"""The files behind observations: only a file's hash is kept, so that it can be told later whether it is the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from hashlib import file_digest
from pathlib import Path
from typing import Any

from convene.core.nouns.measurement import GRADES, Proof
from convene.core.vocabulary import Consent
from convene.errors import TROUBLE, USAGE, Problem, Where
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip


@dataclass(frozen=True, slots=True)
class Behind:
    """An item of evidence in the book: whose it is, what it is called, and whether a file is ``same`` as the one whose
    hash was kept; None where only its name is the same and no hash was kept."""

    observation: str
    commitment: str
    text: str
    source: str
    same: bool | None


def fingerprint(path: Path) -> str:
    """The SHA-256 of a file, in hexadecimal. Raises Problem where it cannot be read."""
    try:
        with path.open("rb") as opened:
            return file_digest(opened, "sha256").hexdigest()
    except OSError as error:
        raise Problem(
            "That file cannot be read.", str(error.strerror or error), hint="Name a file that is there.",
            where=Where(str(path)), exit_code=TROUBLE,
        ) from None  # fmt: skip


def add(write: Writer, place_id: str, observation_id: str, path: Path, given: Proof) -> tuple[str, bool]:
    """Put a file behind an observation, by its hash and its name: the hash, and whether it was new. ``given`` says what
    else is known of it. A file that stands there already is not put there twice. Raises Problem."""
    mark = fingerprint(path)
    old: Any = records.load(write, "observation", observation_id)
    write.place_id = place_id
    if any(one.sha256 == mark for one in old.evidence):
        return mark, False
    named = {"text": given.text or path.name, "source": given.source or path.name, "sha256": mark}
    proof = Proof.model_validate({**given.model_dump(), **named})
    records.edit(
        write, place_id, "observation", observation_id,
        old.model_copy(update={"evidence": (*old.evidence, proof)}), opened=old,
    )  # fmt: skip
    write.label = f"Put {clip(path.name, 60)} behind {old.slug}"
    return mark, True


def described(
    text: str = "", grade: int | None = None, consent: Consent = Consent.not_needed, checked_by: str = "",
    checked_on: date | None = None, when: date | None = None, source: str = "",
) -> Proof:  # fmt: skip
    """What is known of an item of evidence. Raises Problem where that cannot be."""
    if grade is not None and not 1 <= grade <= 5:
        words = "; ".join(f"{number} {said}" for number, said in GRADES.items())
        raise Problem(f"{grade} is no grade of evidence.", hint=f"They are {words}.", exit_code=USAGE)
    return Proof.model_validate({
        "text": text, "grade": grade, "source": source, "date": when, "consent": consent, "checked_by": checked_by,
        "checked_on": checked_on,
    })  # fmt: skip


def verify(read: Reader, place_id: str, path: Path) -> tuple[str, tuple[Behind, ...]]:
    """The hash of a file, and the evidence it is: by its hash, else by its name. Changes nothing."""
    mark = fingerprint(path)
    rows = read.rows(
        "SELECT o.slug, c.title, e.text, e.source, e.sha256 FROM observation_evidence e "
        "JOIN observation o ON o.id = e.owner_id LEFT JOIN commitment c ON c.id = o.commitment_id "
        "WHERE e.place_id = :p AND (e.sha256 = :m OR lower(e.source) = :n OR lower(e.text) = :n) ORDER BY o.id",
        p=place_id, m=mark, n=path.name.lower(),
    )  # fmt: skip
    found = tuple(
        Behind(row["slug"], row["title"] or "", row["text"], row["source"],
               row["sha256"] == mark if row["sha256"] else None)
        for row in rows
    )  # fmt: skip
    same = tuple(one for one in found if one.same)
    return mark, same or found
