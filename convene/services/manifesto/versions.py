"""The versions of a manifesto that were frozen, and whether it still says what the last of them did."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, cast

from convene.core.nouns.delivery import AmendmentDraft
from convene.core.nouns.signing import VersionDraft
from convene.core.vocabulary import ManifestoStatus
from convene.errors import NO, Problem
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.text import clip, join

if TYPE_CHECKING:
    from convene.core.manifesto.commitments import Change

NOW = "now"
"""What stands for the manifesto as it is, among the handles of versions."""
IN_FORCE = (ManifestoStatus.signed, ManifestoStatus.under_review, ManifestoStatus.closed)


def every(read: Reader, place_id: str) -> tuple[tuple[str, VersionDraft], ...]:
    """Every frozen version as (id, draft), the first one first."""
    found = cast("list[tuple[str, VersionDraft]]", records.load_all(read, place_id, "version"))
    return tuple(sorted(found, key=lambda one: one[1].number))


def latest(read: Reader, place_id: str) -> VersionDraft | None:
    """The version that was frozen last, if there is one."""
    found = every(read, place_id)
    return found[-1][1] if found else None


def find(read: Reader, place_id: str, word: str) -> tuple[str, VersionDraft]:
    """A version by its number or handle. Raises Problem naming those there are."""
    said = word.strip().casefold().removeprefix("version").strip()
    for record_id, one in every(read, place_id):
        if said in (str(one.number), one.slug.casefold(), record_id):
            return record_id, one
    known = [str(one.number) for _, one in every(read, place_id)]
    raise Problem(
        f"There is no version “{clip(word, 40)}” of the manifesto.",
        hint=f"There is {join(known)}." if known else "None was frozen yet: convene freeze makes the first.",
        exit_code=NO,
    )


def text_of(one: VersionDraft) -> str:
    """The file of a version, byte for byte. Raises Problem when it was erased, or is not what was frozen."""
    if one.erased_on:
        raise Problem(
            f"The text of version {one.number} was erased for good on {one.erased_on.day} {one.erased_on:%B %Y}.",
            one.erased_why,
            hint="Its number, its day and its hash are kept: a file somebody still has can be held against those.",
            exit_code=NO,
        )
    if found := one.faults():
        raise Problem(
            f"Version {one.number} is not what was frozen.",
            f"{found['text'].capitalize()}.",
            hint="Something other than Convene wrote in the book. Bring back a backup: convene restore.",
        )
    return one.text


def explained(before: Iterable[Change], amendments: Iterable[AmendmentDraft]) -> bool:
    """Whether a change entry with its reason was written besides those of the version before."""
    known = {(one.date, one.what, one.why) for one in before}
    return any(one.why and (one.changed_on, said(one), one.why) not in known for one in amendments)


def said(one: AmendmentDraft) -> str:
    """What a change entry says was changed: the handle of a commitment before it."""
    return f"{one.commitment}: {one.what}" if one.commitment else one.what
