"""What somebody said of a ledger's columns, kept for the next one with the same headings. No part of the history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from convene.files.ledgers.roles import ROLES
from convene.files.sheets import folded
from convene.services.maintenance import memos
from convene.store.reader import Reader
from convene.store.writer import Writer


def keep(write: Writer, headings: Sequence[str], maps: Mapping[str, str]) -> None:
    """Keep what was said, under the headings it was said of."""
    memos.keep(write, _name(headings), dict(maps))


def recall(read: Reader, headings: Sequence[str]) -> dict[str, str]:
    """Heading → what somebody said it is, the last time these headings came; nothing where nothing was said."""
    kept = memos.recall(read, _name(headings))
    there = {folded(one) for one in headings}
    if not isinstance(kept, dict) or not all(folded(str(one)) in there for one in kept):
        return {}
    return {str(one): str(role) for one, role in kept.items() if role in ROLES or not role}


def _name(headings: Sequence[str]) -> str:
    text = "\n".join(sorted(folded(one) for one in headings))
    return f"ledger/columns/{sha256(text.encode()).hexdigest()[:32]}"
