"""Signatures: whoever signs stands as signed from then on; what was signed in the open is withdrawn in the open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from convene.core.nouns import Draft
from convene.core.nouns.codesign import SIGNATURE, SignatureDraft
from convene.core.vocabulary import Relationship
from convene.errors import NO, Problem
from convene.services.engagement import taking_part
from convene.services.nouns import records
from convene.services.nouns.handles import Handles
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip

_PUBLIC = (
    "SELECT a.name FROM signature s JOIN actor a ON a.id = s.actor_id WHERE s.id = :id AND s.signed_on IS NOT NULL "
    "AND (EXISTS (SELECT 1 FROM manifesto m WHERE m.place_id = s.place_id "
    "AND m.status IN ('signed', 'under_review', 'closed')) "
    "OR EXISTS (SELECT 1 FROM commitment c WHERE c.actor_id = s.actor_id AND c.status <> 'offered'))"
)
_HINT = "Note the day it withdrew (Withdrawn on) instead; or undo what added it, if it was a slip."


def signer_in_public(read: Reader, signature_id: str) -> str:
    """The name of whom a signature is of, where others read of it: it is given, and the manifesto is signed, or
    promises it covers were accepted. "" otherwise."""
    return str(read.value(_PUBLIC, id=signature_id) or "")


def guarded(write: Writer, place_id: str, record_id: str, old: Draft | None, new: Draft) -> None:
    """Raises Problem where a signature that others read of would be taken back, or given to somebody else, and for a
    second one of an actor whose first stands."""
    _refuse_second(write, place_id, record_id, cast("SignatureDraft | None", old), cast(SignatureDraft, new))
    if old is None or not (name := signer_in_public(write, record_id)):
        return
    before, after = cast(SignatureDraft, old), cast(SignatureDraft, new)
    changed = {}
    if after.signed_on is None:
        changed["signed_on"] = "it was signed in the open, and the day stays; say when it withdrew instead"
    if after.actor.casefold() != before.actor.casefold():
        changed["actor"] = f"{clip(name, 60)} signed in the open, and nobody else in its stead"
    if changed:
        raise Problem(
            f"{clip(name, 60)} has signed in the open, and that stays on record.",
            "Nothing was changed.",
            hint=_HINT,
            fields=changed,
            exit_code=NO,
        )


def _refuse_second(
    write: Writer, place_id: str, record_id: str, old: SignatureDraft | None, new: SignatureDraft
) -> None:
    if not new.actor or new.withdrawn_on or (old and (old.actor, old.withdrawn_on) == (new.actor, new.withdrawn_on)):
        return
    actor_id = Handles(write, place_id).resolve(SIGNATURE.field("actor"), new.actor)
    there = write.one(
        "SELECT s.slug, a.name FROM signature s JOIN actor a ON a.id = s.actor_id WHERE s.place_id = :p "
        "AND s.actor_id = :a AND s.withdrawn_on IS NULL AND s.id <> :id",
        p=place_id, a=actor_id, id=record_id,
    )  # fmt: skip
    if there is not None:
        words = f"{clip(there['name'], 60)} stands among the signatories already"
        raise Problem(
            f"{words}.",
            "Nothing was changed.",
            hint=f"Change that one instead: convene edit signature {there['slug']}.",
            fields={"actor": words},
            exit_code=NO,
        )


def leaving(write: Writer, ids: Sequence[str]) -> None:
    """Raises Problem for a signature that others read of: it stays on record, withdrawn if need be."""
    for signature_id in ids:
        records.load(write, "signature", signature_id)
        if name := signer_in_public(write, signature_id):
            raise Problem(
                f"{clip(name, 60)} has signed in the open, and its signature stays on record.",
                "Nothing was removed.",
                hint=_HINT,
                exit_code=NO,
            )


def signs(
    write: Writer, place_id: str, signature_id: str, old: SignatureDraft | None, new: SignatureDraft, why: str
) -> None:
    """Move the relationship with the signatory on, when this is what makes it one."""
    before = (old.actor, _holds(old)) if old else ("", False)
    if _holds(new) and before != (new.actor, True):
        taking_part.move_on(write, place_id, new.actor, Relationship.signed)


def _holds(one: SignatureDraft) -> bool:
    return one.signed_on is not None and one.withdrawn_on is None
