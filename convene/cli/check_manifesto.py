"""A manifesto's file held against what the book knows, an earlier file, and the signatures beside it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from convene.cli.context import context
from convene.errors import Problem
from convene.paths import file_at
from convene.services.files import checking
from convene.services.files.checking import Checked
from convene.services.maintenance import book_checks
from convene.services.manifesto import recognising, signing_keys, verdicts


def held_against(
    found: Checked, path: Path, against: Path | None, signature: Path | None, signers: Path | None
) -> Checked:
    """With what the book knows of the manifesto, what changed since an earlier file, and the signatures."""
    keys: tuple[Any, ...] = ()
    if book_checks.there(context().book):
        try:
            with context().open() as book:
                keys = book.ask(signing_keys.known_anywhere)
                found = checking.with_findings(found, path, book.ask(recognising.recognised, path))
        except Problem as trouble:
            context().say(f"The book could not be asked: {trouble.title}")
    if against is not None:
        found = checking.with_findings(found, path, recognising.against(path, file_at(against)))
    if signers is not None:
        given, remarks = checking.signers_in(file_at(signers))
        keys = (*keys, *given)
        for words in remarks:
            context().say(f"{signers}: {words}.")
    named = (file_at(signature),) if signature is not None else ()
    return checking.with_signatures(found, path, keys, named)


def say_who_signed(found: Checked) -> None:
    """What the signatures came to; that nothing is verified where there is none."""
    for words in verdicts.summary(found.signatures):
        context().say(words)


def keep(path: Path, found: Checked) -> None:
    """Keep the good ones in the book that has this version. Raises Problem when none has."""
    from convene.services.manifesto import signing

    with context().open() as book:
        for words in book.do(signing.keep_found, path, found.signatures).value:
            context().say(words)
