"""A frozen version of the manifesto written out: its file byte for byte, or laid out to be read."""

from __future__ import annotations

from convene.files import manifesto_page
from convene.files.manifesto import loads
from convene.files.toml_as_json import as_json
from convene.services.files.exports.shape import PAPER, Asked, Source
from convene.services.manifesto import told_versions, versions
from convene.services.manifesto.contents import Contents
from convene.store.reader import Reader


def version(read: Reader, place_id: str, asked: Asked) -> Source:
    """A version as it was frozen, byte for byte, or that text laid out to be read. Raises Problem."""
    _, one = versions.find(read, place_id, asked.which)
    text = versions.text_of(one)
    if asked.form in PAPER:
        known, told = Contents(read, place_id), told_versions.told(read, place_id)
        upto = tuple(each for each in told if each.number <= one.number)
        document = loads(text)
        return Source(
            manifesto_page.paper(
                document, measures=known.facts(), outcomes=known.outcomes, sealed=document.content_sha256, frozen=upto,
                same=True,
            )
        )  # fmt: skip
    return Source(text if asked.form == "toml" else as_json(text))
