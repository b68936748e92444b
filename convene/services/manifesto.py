"""The manifesto: how it stands, what is missing, and remembering that it was exported."""

from __future__ import annotations

import hashlib
import json
from datetime import date

from convene.core.nouns.workshop import PublicationDraft
from convene.core.views_manifesto import ManifestoPage
from convene.services import framework, records
from convene.services.manifesto_raw import Gathered
from convene.store.reader import Reader
from convene.store.writer import Writer


def build(read: Reader, place_id: str, today: date) -> ManifestoPage:
    """The manifesto of a place as it stands, with everything that is missing or wrong, in words."""
    from convene.core.manifesto.draft import build as build_document
    from convene.files import documents
    from convene.files import manifesto as writing

    gathered = Gathered(read, place_id)
    raw = gathered.raw(today, own_measures=not framework.is_shipped(read, place_id))
    document, findings = build_document(raw, gathered.facts())
    open_checks = tuple((one.check, one.reason) for one in gathered.overrides)
    shown = document if document is not None else writing.sketch(raw)
    toml = writing.dumps(document) if document is not None else ""
    errors = sum(one.severity == "error" for one in findings)
    return ManifestoPage(
        title=gathered.terms.title or f"Manifesto of {gathered.place.name}",
        toml=toml,
        markdown=documents.markdown(shown, overrides=open_checks, missing=errors),
        html=documents.html(shown, overrides=open_checks, missing=errors),
        sha256=writing.content_hash(toml) if toml else "",
        fingerprint=_fingerprint(raw),
        status=gathered.terms.status.value,
        findings=(*findings, *gathered.left_out()),
    )


def _fingerprint(raw: dict[str, object]) -> str:
    """A hash of what the manifesto says, without the program's name or a date of issue nobody set."""
    words = {name: value for name, value in raw.items() if name not in ("tool", "issued")}
    return hashlib.sha256(json.dumps(words, default=str, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def published(write: Writer, place_id: str, page: ManifestoPage) -> None:
    """Remember that the manifesto was exported: undo passes over it, the gate looks at it."""
    slug = f"{write.today.isoformat()}-{page.sha256[:12]}"
    if not write.value("SELECT 1 FROM publication WHERE place_id = :p AND slug = :s", p=place_id, s=slug):
        draft = PublicationDraft(
            slug=slug, published_on=write.today, sha256=page.sha256, terms_sha256=page.fingerprint, status=page.status
        )
        records.add_many(write, place_id, {"publication": [("", draft)]})
    write.kind = "log"
    write.label = "Exported the manifesto"
