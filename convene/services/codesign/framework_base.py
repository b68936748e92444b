"""Where a place's framework came from, and what differs from it: worked out each time, never typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import ModuleType
from typing import TYPE_CHECKING, cast

from convene import library
from convene.core.framework.differences import FieldChange, Origin, Parts, compare, folded, origins
from convene.core.nouns.framework import EditionDraft, FrameworkDraft
from convene.services.nouns import records
from convene.store.reader import Reader

if TYPE_CHECKING:
    from convene.core.framework.differences import Difference
    from convene.core.framework.document import FrameworkDocument
    from convene.core.nouns import Draft

PARTS = ("framework", "theme", "outcome", "measure")


@dataclass(frozen=True, slots=True)
class Kept:
    """A framework as it was kept: its drafts and its document, and ``licence``, what its file says of its texts.

    ``parts`` is None where the text was not handed over with a place file. ``shipped``: it is one of Convene's own."""

    framework_id: str
    version: str
    title: str
    licence: str
    parts: Parts | None
    document: FrameworkDocument | None = None
    shipped: bool = False


def files() -> ModuleType:
    """What reads and writes framework files: loaded for who needs the text of one."""
    from convene.files import framework

    return framework


def head(read: Reader, place_id: str) -> FrameworkDraft | None:
    """The framework in use."""
    found = records.load_all(read, place_id, "framework")
    return cast(FrameworkDraft, found[0][1]) if found else None


def parts_now(read: Reader, place_id: str) -> dict[str, list[Draft]]:
    """The framework as it stands in the book."""
    return {noun: [draft for _, draft in records.load_all(read, place_id, noun)] for noun in PARTS}


def editions(read: Reader, place_id: str) -> list[tuple[str, EditionDraft]]:
    """Every version that was kept, the oldest first."""
    return [(one, cast(EditionDraft, draft)) for one, draft in records.load_all(read, place_id, "edition")]


def brought_in(read: Reader, place_id: str) -> tuple[Kept, ...]:
    """Everything the place brought in, the oldest first; the last is what it counts in. Empty when the framework is
    the place's own from the beginning."""
    kept = [one for _, one in editions(read, place_id) if one.brought_in]
    if kept:
        return tuple(of_edition(one) for one in kept)
    here = head(read, place_id)
    shipped = _shipped(here.slug, here.version) if here else None
    return (shipped,) if shipped else ()


def base(read: Reader, place_id: str) -> Kept | None:
    """What the place's framework was brought in as; None when it is the place's own from the beginning."""
    found = brought_in(read, place_id)
    return found[-1] if found else None


def latest(read: Reader, place_id: str) -> Kept | None:
    """The version last kept, the place's own or the one brought in; None when there is none."""
    kept = editions(read, place_id)
    return of_edition(kept[-1][1]) if kept else base(read, place_id)


def of_edition(one: EditionDraft) -> Kept:
    """A version that was kept, read again."""
    if not one.text:
        found = _shipped(one.framework_id, one.version)
        return found or Kept(one.framework_id, one.version, one.title, one.licence, None)
    parts, document = _parsed(one.text)
    return Kept(one.framework_id, one.version, one.title, one.licence, parts, document)


@lru_cache(maxsize=4)
def _shipped(slug: str, version: str) -> Kept | None:
    if (slug, version) not in library.FRAMEWORKS:
        return None
    parts = files().shipped(slug, version)
    assert parts is not None
    document = files().read(library.framework(slug, version) or b"").document
    return Kept(slug, version, document.framework.title, document.licence, parts, document, shipped=True)


@lru_cache(maxsize=8)
def _parsed(text: str) -> tuple[Parts, FrameworkDocument]:
    file = files().read(text.encode())
    return files().drafts(file.document, sha256=file.sha256), file.document


def of_measures(read: Reader, place_id: str) -> dict[str, tuple[Origin, tuple[FieldChange, ...]]]:
    """Code of each measure, folded → where it is from, and what differs from it. Empty where what came in is not
    known here, as after a place file that could not bring it along."""
    found = base(read, place_id)
    if found is not None and found.parts is None:
        return {}
    return origins(found.parts if found else None, parts_now(read, place_id))


def origin_of_id(read: Reader, place_id: str) -> Mapping[str, Origin]:
    """The same by the id of each measure."""
    known = of_measures(read, place_id)
    sql = "SELECT id, slug FROM measure WHERE place_id = :p"
    return {
        row["id"]: known[row["slug"].casefold()][0]
        for row in read.rows(sql, p=place_id)
        if row["slug"].casefold() in known
    }


def changes_since(read: Reader, place_id: str, kept: Kept) -> tuple[Difference, ...]:
    """What differs now from a version that was kept."""
    return compare(kept.parts or {}, parts_now(read, place_id)) if kept.parts is not None else ()


def codes(kept: Kept | None, noun: str) -> frozenset[str]:
    """The codes of a noun that came with it, folded."""
    return frozenset(folded(one) for one in (kept.parts or {}).get(noun, ())) if kept else frozenset()
