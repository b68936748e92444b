"""What a record must not be saved without: who said so where it says that somebody agreed, and its room's guard."""

from __future__ import annotations

from convene.core.nouns import NOUNS, Draft
from convene.core.nouns.noun import spelt
from convene.errors import NO, Problem
from convene.services.nouns import hooks
from convene.store.writer import Writer
from convene.text import clip


def allow(write: Writer, place_id: str, noun: str, record_id: str, old: Draft | None, draft: Draft) -> None:
    """Raises Problem where the noun's room guards against it, or (with ``fields``) misses what somebody must have
    said."""
    own = hooks.of(noun)
    if own.unsaid and (found := own.unsaid(old, draft, write.today)):
        raise _refused(noun, draft, found)
    if own.guarded:
        own.guarded(write, place_id, record_id, old, draft)


def _refused(noun: str, draft: Draft, found: dict[str, str]) -> Problem:
    titles = {field.name: field.title for field in NOUNS[noun].fields}
    return Problem(
        f"{clip(draft.known_as(), 60).rstrip('.') or f'The {spelt(noun)}'}: {next(iter(found.values()))}.",
        "\n".join(f"{titles[name]}: {words}" for name, words in found.items()),
        hint="Actors choose: write down what they said, and nothing is said for them. Nothing was changed.",
        fields=found,
        exit_code=NO,
    )
