"""The manifesto as a poster, as it stands."""

from __future__ import annotations

from datetime import date
from typing import cast

from convene.files import manifesto as files
from convene.files.documents.poster import Poster, Size
from convene.files.manifesto_page.on_the_wall import poster
from convene.files.manifesto_page.versions import moved_notice
from convene.files.toml import read_toml
from convene.services.manifesto import build, raw
from convene.services.manifesto.told_versions import told
from convene.store.reader import Reader


def of(read: Reader, place_id: str, today: date, size: str) -> Poster:
    """The poster of a place's manifesto: of the frozen text where the book says what that does. A draft, and words that
    nobody signed, say so on it."""
    page = build(read, place_id, today)
    said = read_toml(page.toml.encode(), "manifesto").data if page.toml else raw(read, place_id, today)
    missing = sum(one.severity == "error" and bool(one.path) for one in page.findings)
    notice = moved_notice(told(read, place_id), page.frozen)
    made = poster(files.sketch(said), missing=missing, mark=page.sha256[:12], notice=notice)
    return made.of_size(cast(Size, size))
