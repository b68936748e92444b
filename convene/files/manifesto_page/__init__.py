"""What a readable manifesto says, in order, as blocks.

Works on a sketch of an unfinished manifesto too: what is not there is said to be missing.
"""

from __future__ import annotations

from collections.abc import Iterator

from convene.files.blocks import Block
from convene.files.manifesto_page.beginning import front, needs, place, process
from convene.files.manifesto_page.ending import about, changes, governance, overridden, privacy, reporting
from convene.files.manifesto_page.middle import asks, commitments, dissent, priorities
from convene.files.manifesto_page.reading import Reading


def outline(reading: Reading) -> Iterator[Block]:
    """The whole document, from the title to the small print."""
    for part in (front, place, process, needs, priorities, commitments, asks, dissent):
        yield from part(reading)
    for part in (governance, reporting, privacy, overridden, changes, about):
        yield from part(reading)


__all__ = ["Reading", "outline"]
