"""The manifesto: how it stands, what is missing, and remembering that it was exported."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from convene.core.findings import Finding
from convene.core.manifesto.standing import standing
from convene.core.nouns.workshop import PublicationDraft
from convene.core.vocabulary import ManifestoStatus
from convene.files.documents.to_markdown import markdown
from convene.services.codesign import framework
from convene.services.maintenance import altered_values
from convene.services.manifesto.contents import Contents
from convene.services.manifesto.remarks import remarks
from convene.services.manifesto.versions import IN_FORCE, explained, latest, text_of
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, day

if TYPE_CHECKING:
    from convene.core.manifesto.document import Document
    from convene.core.nouns.signing import VersionDraft
    from convene.files.documents.blocks import Paper


@dataclass(frozen=True, slots=True)
class ManifestoPage:
    """The manifesto as it stands: its TOML ("" while something required is missing), the document for people, and what
    is found about it.

    ``standing`` says how far it has come as the document says it, ``status`` what its terms call it. ``version`` is the
    one frozen last, ``frozen`` whether it still says what that one did: then ``toml`` is that file, byte for byte.
    ``sha256`` is the content hash inside the TOML, ``fingerprint`` that of its words alone (no date of export).
    """

    title: str
    toml: str
    sha256: str
    fingerprint: str
    status: str
    standing: str
    findings: tuple[Finding, ...] = ()
    version: VersionDraft | None = None
    frozen: bool = False
    printed: Callable[[], Paper] = field(kw_only=True, repr=False, compare=False)

    @property
    def paper(self) -> Paper:
        """For people; made when it is asked for."""
        return self.printed()

    @property
    def ready(self) -> bool:
        return bool(self.toml) and not any(one.severity == "error" for one in self.findings)

    @property
    def markdown(self) -> str:
        """To read on a screen."""
        return markdown(self.paper)


def build(read: Reader, place_id: str, today: date) -> ManifestoPage:
    """The manifesto of a place as it stands, with everything that is missing or wrong, in words."""
    altered_values.refuse(read, place_id)
    from convene.core.manifesto.draft import build as build_document
    from convene.files import manifesto as writing
    from convene.files import manifesto_page
    from convene.services.manifesto.told_versions import told

    gathered = Contents(read, place_id)
    said = gathered.raw(today, own_measures=not framework.is_shipped(read, place_id))
    facts = gathered.facts()
    document, findings = build_document(said, facts)
    shown = document if document is not None else writing.sketch(said)
    names = gathered.called()
    fingerprint, version = _fingerprint(said), latest(read, place_id)
    frozen = version is not None and version.terms_sha256 == fingerprint and bool(version.text)
    if frozen and version is not None:
        toml = text_of(version)
        mark, shown = writing.content_hash(toml), writing.loads(toml)
    else:
        toml, mark = writing.sealed(document) if document is not None else ("", "")
    missing = sum(one.severity == "error" for one in findings)
    left_out = remarks(gathered)
    kept_in = tuple(Finding("note", (), one, "") for one in gathered.fence.says)
    moved = _moved(version, fingerprint, gathered, writing.loads)
    printed = partial(
        manifesto_page.paper,
        shown,
        measures=facts,
        outcomes=gathered.outcomes,
        overrides=tuple((_check(one.check), one.reason) for one in gathered.overrides),
        remarks=tuple(one.words for one in left_out),
        missing=missing,
        sealed="" if missing else mark,
        frozen=told(read, place_id),
        same=frozen,
    )
    return ManifestoPage(
        title=gathered.terms.title or f"Manifesto of {gathered.place.name}",
        toml=toml,
        sha256=mark,
        fingerprint=fingerprint,
        status=gathered.terms.status.value,
        standing=standing(shown, missing).said,
        findings=tuple(_by_name(one, names) for one in (*findings, *moved, *left_out, *kept_in)),
        version=version,
        frozen=frozen,
        printed=printed,
    )


def raw(read: Reader, place_id: str, today: date) -> dict[str, Any]:
    """What the manifesto says now under its keys, whatever is missing in it."""
    return Contents(read, place_id).raw(today, own_measures=not framework.is_shipped(read, place_id))


def _moved(
    version: VersionDraft | None, fingerprint: str, gathered: Contents, loads: Callable[[str], Document]
) -> tuple[Finding, ...]:
    """What is to be said when the book says something else than the version frozen last, or nothing was frozen yet."""
    status = gathered.terms.status
    if version is None:
        if status not in (*IN_FORCE, ManifestoStatus.for_signing):
            return ()
        words = f"It is called {status.label.lower()}, and its words are not frozen: later nobody can tell them."
        return (Finding("warning", (), words, "Freeze it (m, then f), and sign that file."),)
    if version.terms_sha256 == fingerprint:
        return ()
    changes = () if version.erased_on else loads(text_of(version)).changes
    words = f"It says something else than version {version.number}, frozen on {day(version.frozen_on)}"
    if explained(changes, gathered.amendments):
        return (
            Finding("warning", (), f"{words}; a change entry says why.", "Freeze it as the next version (m, then f)."),
        )
    grave = version.status in IN_FORCE and status in IN_FORCE
    return (
        Finding(
            "error" if grave else "warning", (), f"{words}, and no change entry says why.",
            "Freeze it as the next version with its reason (m, then f), or undo the change.",
        ),
    )  # fmt: skip


def _by_name(finding: Finding, names: Mapping[str, str]) -> Finding:
    """The finding with what it is about called by its name: a handle is for files and commands."""

    def named(text: str) -> str:
        return re.sub(r"“([^”]+)”", lambda found: f"“{names.get(clip(found[1], 40), found[1])}”", text)

    return replace(finding, words=named(finding.words), remedy=named(finding.remedy))


def _check(name: str) -> str:
    """``People are reached (ENG-6)``: nobody outside knows a check by its id."""
    from convene.core.gates.gate import RULES

    rule = RULES.get(name.strip().upper())
    return f"{rule.title} ({rule.id})" if rule else name


def _fingerprint(raw: dict[str, object]) -> str:
    """A hash of what the manifesto says, without the program's name or a date of issue nobody set."""
    words = {name: value for name, value in raw.items() if name not in ("tool", "issued")}
    return hashlib.sha256(json.dumps(words, default=str, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def published(write: Writer, place_id: str, page: ManifestoPage) -> None:
    """Remember that the manifesto was exported: undo passes over it, the gate looks at it."""
    draft = PublicationDraft(
        published_on=write.today, sha256=page.sha256, terms_sha256=page.fingerprint, status=page.status
    )
    sql = "SELECT sha256, published_on FROM publication WHERE place_id = :p ORDER BY id DESC LIMIT 1"
    last = write.one(sql, p=place_id)
    if last is None or (last["sha256"], last["published_on"]) != (page.sha256, write.today.isoformat()):
        records.add_many(write, place_id, {"publication": [("", draft)]})
    write.kind = "log"
    write.label = "Exported the manifesto"
