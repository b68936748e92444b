"""A frozen version as a record: made by freezing alone, never changed, and how it is shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from convene.core.nouns.signing import VersionDraft
from convene.core.views import More, Section
from convene.errors import NO, Problem
from convene.files.signatures.judging import PROVES, PROVES_NOT
from convene.services.manifesto import seals
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import plural


def guarded(write: Writer, place_id: str, record_id: str, old: VersionDraft | None, new: VersionDraft) -> None:
    """Raises Problem for whatever would make or change a version otherwise than by freezing."""
    if old is not None and old == new:
        return
    raise Problem(
        "A frozen version is not changed." if old else "A version is made by freezing the manifesto, not by hand.",
        hint="convene freeze makes the next one, with what changed and why.",
        exit_code=NO,
    )


def leaving(write: Writer, ids: Sequence[str]) -> None:
    """Raises Problem: what was frozen was shown, and perhaps signed."""
    raise Problem(
        "A frozen version stays: others have its file, and may have signed it.", "Nothing was removed.",
        hint="If it was a slip, undo what froze it. If somebody in it must be forgotten: convene erase version NAME.",
        exit_code=NO,
    )  # fmt: skip


def more(read: Reader, place_id: str, version_id: str, one: VersionDraft, today: date) -> More:
    """Who signed it digitally, and what that proves; its text is for the page and for export."""
    found = seals.under(read, place_id, one)
    facts = [("Size", plural(one.text.count("\n"), "line"))] if one.text else []
    sections = []
    if found:
        lines = tuple(seal_words(seal) for seal in found)
        good = any(seal.verdict.state == "good" for seal in found)
        sections.append(Section("Signed digitally", (*lines, f"{PROVES} {PROVES_NOT}") if good else lines))
    return More(tuple(facts), tuple(sections), hides=("text", "number"))


def seal_words(seal: seals.Sealed) -> str:
    """One signature in a sentence, as it was found just now."""
    verdict = seal.verdict
    words = verdict.words if verdict.state == "good" else f"{seal.key}: {verdict.words}"
    return f"{words} Put in on {seal.on.day} {seal.on:%B %Y}."
