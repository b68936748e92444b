"""Records that say somebody agreed to something: they are kept only with who said so, when and how."""

from __future__ import annotations

from datetime import date

from convene.core.nouns import NOUNS, Draft
from convene.core.nouns.noun import spelt
from convene.errors import NO, Problem
from convene.services.nouns import hooks
from convene.text import clip


def refuse(noun: str, old: Draft | None, draft: Draft, today: date) -> None:
    """Raises Problem (with ``fields``) where the noun's room misses what somebody must have said."""
    unsaid = hooks.of(noun).unsaid
    if unsaid is None or not (found := unsaid(old, draft, today)):
        return
    titles = {field.name: field.title for field in NOUNS[noun].fields}
    raise Problem(
        f"{clip(draft.known_as(), 60).rstrip('.') or f'The {spelt(noun)}'}: {next(iter(found.values()))}.",
        "\n".join(f"{titles[name]}: {words}" for name, words in found.items()),
        hint="Actors choose: write down what they said, and nothing is said for them. Nothing was changed.",
        fields=found,
        exit_code=NO,
    )
