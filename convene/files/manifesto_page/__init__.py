"""What a readable manifesto says, in order, as blocks.

Works on a sketch of an unfinished manifesto too: what is not there is said to be missing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from convene.core.manifesto.document import Document
from convene.core.manifesto.measures import MeasureFacts
from convene.files.documents.blocks import Block, Paper, Para
from convene.files.manifesto_page.beginning import front, needs, place, principles, process, under_the_title
from convene.files.manifesto_page.ending import about, changes, governance, overridden, privacy, remarked, reporting
from convene.files.manifesto_page.middle import asks, commitments, dissent, priorities
from convene.files.manifesto_page.reading import Reading
from convene.files.manifesto_page.versions import Frozen, moved_notice, versions


def paper(
    document: Document,
    *,
    measures: Mapping[str, MeasureFacts] | None = None,
    outcomes: Mapping[str, str] | None = None,
    overrides: Sequence[tuple[str, str]] = (),
    remarks: Sequence[str] = (),
    missing: int = 0,
    sealed: str = "",
    frozen: Sequence[Frozen] = (),
    same: bool = False,
) -> Paper:
    """The manifesto for people.

    ``measures`` (by code) and ``outcomes`` (titles by code) put words to codes; ``overrides`` are the gate checks
    passed with a reason, as (check, reason); ``remarks`` say what it leaves out or sums up; ``missing`` counts what a
    draft still lacks; ``sealed`` is the content hash of the file it goes with, "" while there is none; ``frozen`` are
    the versions there are, and ``same`` says that this is the last of them. A sketch may be given.
    """
    reading = Reading(document, dict(measures or {}), dict(outcomes or {}), overrides, remarks, missing, sealed)
    return Paper(
        title=document.title or "Manifesto",
        kind="Community manifesto",
        subtitle=under_the_title(reading),
        place=document.place.name or "",
        made_on=document.issued,
        mark=sealed[:8] or "draft",
        hue="codesign",
        cover=True,
        blocks=tuple(_outline(reading, frozen, same)),
    )


def _outline(reading: Reading, frozen: Sequence[Frozen], same: bool) -> Iterator[Block]:
    """From the vision to the small print."""
    if notice := moved_notice(frozen, same):
        yield Para(notice, "notice")
    for part in (front, principles, place, process, needs, priorities, commitments, asks, dissent):
        yield from part(reading)
    for part in (governance, reporting, privacy, overridden, remarked, changes):
        yield from part(reading)
    yield from versions(frozen, same)
    yield from about(reading)
