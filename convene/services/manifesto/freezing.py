"""Freezing the manifesto as its next version, and holding two versions side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from difflib import unified_diff
from typing import Any, cast

from convene.core.manifesto.commitments import Change
from convene.core.manifesto.comparing import Difference, compare, summary
from convene.core.manifesto.draft import sentence
from convene.core.nouns.codesign import ManifestoDraft
from convene.core.nouns.delivery import AmendmentDraft
from convene.core.nouns.signing import VersionDraft
from convene.core.vocabulary import ManifestoStatus
from convene.errors import NO, USAGE, Problem
from convene.files import manifesto as reading
from convene.files.toml import read_toml
from convene.services.manifesto import ManifestoPage, build, raw
from convene.services.manifesto.versions import NOW, explained, find, latest, text_of
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import plural


def freeze(
    write: Writer, place_id: str, status: ManifestoStatus | None = None, *, what: str = "", why: str = ""
) -> VersionDraft:
    """Keep the manifesto as it stands, byte for byte, as its next version; the version.

    ``status`` is what it is called from now on, as it is when None. From the second version on ``why`` is needed: it
    goes into the file as a change entry, with ``what`` (or what changed since, in few words). Raises Problem when
    something is missing in it, when it is a draft, and when nothing has changed.
    """
    write.place_id = place_id
    terms_id, terms = _terms(write, place_id)
    before = latest(write, place_id)
    status = status or terms.status
    if status is ManifestoStatus.draft:
        raise Problem(
            "A draft is not frozen: it is not what anybody signs.",
            hint="Freeze it as what it is to be: for signing, or signed (convene freeze --as for-signing).",
            exit_code=NO,
        )
    page = build(write, place_id, write.today)
    if before and before.terms_sha256 == page.fingerprint and before.status is status:
        raise Problem(
            f"Nothing has changed since version {before.number} was frozen.",
            hint=f"convene export manifesto v{before.number} writes that file out.",
            exit_code=NO,
        )
    new = terms.model_copy(update={"status": status, "issued": _issued(terms, before, write)})
    records.edit(write, place_id, "manifesto", terms_id, new)
    if before is not None:
        what = what or _what_changed(write, place_id, before)
        _change_entry(write, place_id, before, what, why)
    page = build(write, place_id, write.today)
    _refuse_unready(page, status)
    number = before.number + 1 if before else 1
    draft = VersionDraft(
        slug=f"v{number}", number=number, manifesto=new.slug, status=status, frozen_on=write.today,
        what=what or "The first version.", why=why, sha256=page.sha256, terms_sha256=page.fingerprint, text=page.toml,
    )  # fmt: skip
    records.add_many(write, place_id, {"version": [("", draft)]})
    write.label = f"Froze the manifesto as version {number} ({status.label.lower()})"
    write.why = why
    return draft


def _terms(read: Reader, place_id: str) -> tuple[str, ManifestoDraft]:
    found = records.load_all(read, place_id, "manifesto")
    if not found:
        raise Problem(
            "The manifesto has no terms yet: no title, no rules.",
            hint="Fill them in: convene edit manifesto, or m and then e in the app.",
            exit_code=NO,
        )
    return found[0][0], cast(ManifestoDraft, found[0][1])


def _amendments(read: Reader, place_id: str) -> list[AmendmentDraft]:
    return [cast(AmendmentDraft, one) for _, one in records.load_all(read, place_id, "amendment")]


def _changes(before: VersionDraft) -> tuple[Change, ...]:
    """The change entries of a version; none of one whose text was erased."""
    return () if before.erased_on else reading.loads(text_of(before)).changes


def _issued(terms: ManifestoDraft, before: VersionDraft | None, write: Writer) -> object:
    """The day on its front: today, unless somebody set another since the last version."""
    return write.today if terms.issued is None or (before and terms.issued <= before.frozen_on) else terms.issued


def _what_changed(write: Writer, place_id: str, before: VersionDraft) -> str:
    """In few words; of a version whose text was erased nobody can tell any more."""
    if before.erased_on is not None:
        return f"New since version {before.number}, whose text was erased"
    return summary(differences(write, place_id, write.today, before.slug, NOW))


def _change_entry(write: Writer, place_id: str, before: VersionDraft, what: str, why: str) -> None:
    """Write the change into the file itself; without a reason of its own, changes that have theirs must be there."""
    if not why and not explained(_changes(before), _amendments(write, place_id)):
        raise Problem(
            f"A change since version {before.number} needs its reason.",
            f"What changed: {sentence(what)}",
            hint="Say why (convene freeze --why '…'): it stands in the file as a change entry.",
            fields={"why": "needed: everybody who reads the manifesto reads it"},
            exit_code=USAGE,
        )
    if why:
        entry = AmendmentDraft(changed_on=write.today, changed_by="convener", what=sentence(what), why=why)
        records.add_many(write, place_id, {"amendment": [("", entry)]})


def _refuse_unready(page: ManifestoPage, status: ManifestoStatus) -> None:
    errors = [one for one in page.findings if one.severity == "error"]
    if page.toml and not errors:
        return
    raise Problem(
        f"The manifesto cannot be frozen as {status.label.lower()} yet: "
        f"{plural(len(errors), 'thing is', 'things are')} missing or wrong.",
        "\n".join(f"{one.words} {one.remedy}".rstrip() for one in errors[:20]),
        hint="Put that right first; nothing was changed. convene edit place --help and so on name the options.",
        exit_code=NO,
    )


def differences(read: Reader, place_id: str, today: date, one: str, other: str) -> tuple[Difference, ...]:
    """What is not the same in two versions, by number, handle or ``now``. Raises Problem when one is not there."""
    old, new = (_keys(read, place_id, today, word) for word in (one, other))
    return compare(reading.sketch(old), reading.sketch(new))


def _keys(read: Reader, place_id: str, today: date, word: str) -> dict[str, Any]:
    """What a version holds under its keys; of the manifesto as it stands, even while something is missing."""
    if word.strip().casefold() == NOW:
        return raw(read, place_id, today)
    return read_toml(text_of(find(read, place_id, word)[1]).encode(), "manifesto").data


def text_diff(read: Reader, place_id: str, today: date, one: str, other: str) -> str:
    """The two files as a unified diff, "" when they are the same. Raises Problem when one cannot be had."""
    old, new = (_lines(read, place_id, today, word) for word in (one, other))
    return "".join(unified_diff(old, new, f"{one}.toml", f"{other}.toml"))


def _lines(read: Reader, place_id: str, today: date, word: str) -> Sequence[str]:
    if word.strip().casefold() != NOW:
        return text_of(find(read, place_id, word)[1]).splitlines(keepends=True)
    page = build(read, place_id, today)
    if not page.toml:
        raise Problem(
            "The manifesto as it stands is no file yet: something required is missing.",
            hint="Compare in words instead, without --text.",
            exit_code=NO,
        )
    return page.toml.splitlines(keepends=True)
