"""What holds for one supplier of a ledger when somebody changes it by hand."""

from __future__ import annotations

from typing import Any

from convene.core.delivery_vocabulary import SpendMatch
from convene.core.nouns.procurement import SpendDraft
from convene.errors import USAGE, Problem
from convene.services.nouns.handles import Handles
from convene.store.writer import Writer


def completed(write: Writer, draft: SpendDraft, handles: Handles) -> SpendDraft:
    """A supplier that is given an actor where it had none is known by hand."""
    if draft.actor and draft.state is SpendMatch.nobody:
        return draft.model_copy(update={"state": SpendMatch.by_hand})
    return draft


def guarded(write: Writer, place_id: str, record_id: str, old: Any, draft: SpendDraft) -> None:
    """Raises Problem for people and withheld names that are to be matched, and a share without who said it."""
    if draft.state is SpendMatch.withheld and draft.actor:
        words = "nobody is matched with a name that is withheld, or with people"
        raise Problem(
            f"{words[0].upper()}{words[1:]}.", hint="Leave the actor empty.", fields={"actor": words}, exit_code=USAGE
        )
