"""The manifesto for people: as Markdown, and as a page to print."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from convene.core.manifesto.document import Document
from convene.core.manifesto.measures import MeasureFacts
from convene.files.blocks_html import page
from convene.files.blocks_markdown import markdown as as_markdown
from convene.files.manifesto import content_hash, dumps
from convene.files.manifesto_page import Reading, outline


def markdown(
    document: Document,
    *,
    measures: Mapping[str, MeasureFacts] | None = None,
    outcomes: Mapping[str, str] | None = None,
    overrides: Sequence[tuple[str, str]] = (),
    missing: int = 0,
) -> str:
    """The manifesto as CommonMark with tables, ending in one newline.

    ``measures`` (by code) and ``outcomes`` (titles by code) put words to codes; ``overrides`` are the gate checks
    passed with a reason, as (check, reason); ``missing`` counts what a draft still lacks. A sketch may be given.
    """
    reading = _reading(document, measures, outcomes, overrides, missing)
    return as_markdown(outline(reading))


def html(
    document: Document,
    *,
    measures: Mapping[str, MeasureFacts] | None = None,
    outcomes: Mapping[str, str] | None = None,
    overrides: Sequence[tuple[str, str]] = (),
    missing: int = 0,
    large: bool = False,
) -> str:
    """As ``markdown``, as one self-contained page for A4: 12 points, or 18 in ``large`` print."""
    reading = _reading(document, measures, outcomes, overrides, missing)
    return page(outline(reading), title=document.title or "Manifesto", language=document.language, large=large)


def _reading(
    document: Document,
    measures: Mapping[str, MeasureFacts] | None,
    outcomes: Mapping[str, str] | None,
    overrides: Sequence[tuple[str, str]],
    missing: int,
) -> Reading:
    # The paper says which file it goes with; an unfinished one has no file yet.
    sealed = "" if missing else content_hash(dumps(document))
    return Reading(document, dict(measures or {}), dict(outcomes or {}), overrides, missing, sealed)
