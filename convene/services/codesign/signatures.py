"""Signatures: whoever signs stands as signed from then on."""

from __future__ import annotations

from convene.core.nouns.codesign import SignatureDraft
from convene.core.vocabulary import Relationship
from convene.services.engagement import taking_part
from convene.store.writer import Writer


def signs(
    write: Writer, place_id: str, signature_id: str, old: SignatureDraft | None, new: SignatureDraft, why: str
) -> None:
    """Move the relationship with the signatory on, when this is what makes it one."""
    before = (old.actor, _holds(old)) if old else ("", False)
    if _holds(new) and before != (new.actor, True):
        taking_part.move_on(write, place_id, new.actor, Relationship.signed)


def _holds(one: SignatureDraft) -> bool:
    return one.signed_on is not None and one.withdrawn_on is None
