"""The community manifesto: the file that can be checked, and the document for people."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from convene.errors import NO, Problem
from convene.services.files.exports.shape import PAPER, Asked, Export, Source

if TYPE_CHECKING:
    from convene.files.documents.blocks import Paper
    from convene.services.manifesto import ManifestoPage
    from convene.store.reader import Reader


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """Once written to a file its hash is kept, so that a later change is seen. ``which`` names a frozen version."""
    from convene.services import manifesto

    if asked.which:
        from convene.services.files.version_export import version

        return version(read, place_id, asked)
    page = manifesto.build(read, place_id, today)
    after = partial(manifesto.published, place_id=place_id, page=page) if page.ready else None
    return Source(_content(page, asked), says(page), after)


def says(page: ManifestoPage) -> tuple[str, ...]:
    """What was found about it, a line each."""
    return tuple(f"{one.severity}: {one.words} {one.remedy}".rstrip() for one in page.findings)


def _content(page: ManifestoPage, asked: Asked) -> Paper | str:
    if asked.form in PAPER:
        return page.paper
    if not page.toml:
        raise Problem(
            "The manifesto cannot be written as a file yet.",
            "\n".join(("This is missing:", *says(page))),
            hint="Fill that in (as commands: convene edit place --help and so on name the options), or look at it as "
            "text: convene export manifesto --format md.",
            exit_code=NO,
        )
    from convene.files.toml_as_json import as_json

    return page.toml if asked.form == "toml" else as_json(page.toml)


EXPORT = Export("manifesto", "the manifesto", ("toml", *PAPER, "json"), "manifesto", make, public=True)
