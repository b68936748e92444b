"""Is a manifesto's file one that was frozen in this book, and how does it differ from an earlier one?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from convene.core.findings import Finding
from convene.core.manifesto.comparing import Difference, compare
from convene.core.manifesto.document import Document
from convene.core.nouns.signing import VersionDraft
from convene.core.vocabulary import ManifestoStatus
from convene.files import manifesto as files
from convene.files.toml import read_toml
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.text import clip, day, join, plural

_SHOWN = 40
_SMALL_PRINT = ("change", "issued")


@dataclass(frozen=True, slots=True)
class Known:
    """A version some place of the book has of a manifesto."""

    place_id: str
    place: str
    version: VersionDraft

    @property
    def called(self) -> str:
        return f"version {self.version.number} of {self.place}, frozen on {day(self.version.frozen_on)}"


def known(read: Reader, manifesto_id: str) -> tuple[Known, ...]:
    """Every frozen version of a manifesto by its id, in any place of the book."""
    rows = read.rows(
        "SELECT v.id, v.place_id, p.name FROM version v JOIN place p ON p.id = v.place_id "
        "WHERE v.manifesto = :m ORDER BY v.place_id, v.number",
        m=manifesto_id,
    )
    return tuple(
        Known(row["place_id"], row["name"], cast(VersionDraft, records.load(read, "version", row["id"])))
        for row in rows
    )


def matching(read: Reader, path: Path) -> tuple[Known, ...]:
    """The versions that are this file, by their content hash. Raises Problem when it cannot be read."""
    toml = read_toml(path, "manifesto")
    mark, name = files.content_hash(toml.text), str(toml.data.get("id", ""))
    return tuple(one for one in known(read, name) if one.version.sha256 == mark)


def recognised(read: Reader, path: Path) -> tuple[Finding, ...]:
    """Which frozen version this file is, or that it is none of those the book knows; nothing when it knows none."""
    toml = read_toml(path, "manifesto")
    name = str(toml.data.get("id", ""))
    found, mark = known(read, name), files.content_hash(toml.text)
    if not found:
        return ()
    same = [one for one in found if one.version.sha256 == mark]
    if same:
        newest = max(one.version.number for one in found)
        older = " A later one was frozen since." if same[-1].version.number < newest else ""
        return (Finding("note", ("content_sha256",), f"The book knows it: it is {same[-1].called}.{older}", ""),)
    draft = toml.data.get("status") == ManifestoStatus.draft.value
    numbers = join([str(one.version.number) for one in found])
    words = (
        f"The book knows “{clip(name, 60)}” as frozen in {plural(len(found), 'version')} ({numbers}), and this file is "
        "none of them."
    )
    if draft:
        return (Finding("note", ("status",), f"{words} It calls itself a draft.", ""),)
    return (
        Finding(
            "error", ("content_sha256",), f"{words} Its hash fits its own text, so it was worked out for other words."
            if toml.data.get("content_sha256") == mark else words,
            "Hold it against the file that was frozen: convene export manifesto vN -o EARLIER.toml, then "
            "convene check FILE --against EARLIER.toml.",
        ),
    )  # fmt: skip


def against(path: Path, earlier: Path) -> tuple[Finding, ...]:
    """How a file differs from an earlier version's. An error when nothing in it says why, or the earlier one was
    altered itself. Raises Problem when one of them cannot be read."""
    new, old = read_toml(path, "manifesto"), read_toml(earlier, "earlier manifesto")
    sealed = files.verify_hash(old.text)
    if sealed.state != "right":
        words = "has no content hash" if sealed.state == "absent" else "was changed after its content hash was written"
        return (
            Finding(
                "error", (), f"The earlier file {words}: nothing can be held against it.",
                "Take the file as it was published.",
            ),
        )  # fmt: skip
    if files.content_hash(new.text) == sealed.actual:
        return (Finding("note", (), "It is the earlier file, word for word.", ""),)
    if new.data.get("id") != old.data.get("id"):
        is_, was = (clip(str(one.data.get("id", "")), 60) for one in (new, old))
        words = f"It is another manifesto: “{is_}”, not “{was}”."
        return (Finding("error", ("id",), words, "Name a file of the same manifesto after --against."),)
    return tuple(_changed(files.sketch(old.data), files.sketch(new.data)))


def _changed(old: Document, new: Document) -> Iterator[Finding]:
    found = compare(old, new)
    told = [one for one in found if one.part not in _SMALL_PRINT]
    entries = [one for one in new.changes if one not in old.changes and one.why]
    lost = [one for one in old.changes if one not in new.changes]
    severity = "error" if (told and not entries) or lost else "warning"
    if lost:
        yield Finding(
            "error", ("change",), f"{plural(len(lost), 'change entry is', 'change entries are')} no longer in it.",
            "Change entries stay for good: ask for the file that holds them.",
        )  # fmt: skip
    if not found:
        yield Finding(
            "warning", (), "It says what the earlier file says, in other bytes: its layout or its small print differ.",
            "A signature under the earlier file is not one under this.",
        )  # fmt: skip
    elif not told:
        words = "Nothing but its date and its change entries differ from the earlier file."
        yield Finding("warning", (), words, "")
    elif not entries:
        yield Finding(
            "error", ("change",),
            f"{plural(len(told), 'thing')} changed since the earlier file, and no change entry says why. "
            "That its own hash fits proves nothing: anybody can work one out.",
            "Ask the convener which of the two was agreed.",
        )  # fmt: skip
    else:
        why = "; ".join(f"{clip(one.what, 120)} ({clip(one.why, 160)})" for one in entries[:5])
        yield Finding("note", ("change",), f"Its change entries say: {why}", "")
    yield from (_line(one, severity) for one in told[:_SHOWN])
    if len(told) > _SHOWN:
        yield Finding("note", (), f"… and {plural(len(told) - _SHOWN, 'difference')} more.", "")


def _line(one: Difference, severity: str) -> Finding:
    words = f"{one.kind}: {one.head}"
    if one.old and one.new:
        words += f"; was: {clip(one.old, 200)}; is: {clip(one.new, 200)}"
    elif one.old or one.new:
        words += f"; {'was' if one.old else 'is'}: {clip(one.old or one.new, 200)}"
    return Finding("error" if severity == "error" else "warning", (one.part,), words, "")


def places(found: Sequence[Known]) -> tuple[str, ...]:
    """The places whose versions these are, by id."""
    return tuple(dict.fromkeys(one.place_id for one in found))
