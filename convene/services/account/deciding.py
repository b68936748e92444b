"""Deciding what may be counted twice: shared out, one is valued, or not the same. Each with its reason."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import cast

from convene.core.measurement_vocabulary import DoubleCountAnswer, DoubleCountGuard
from convene.core.nouns.account import DoubleCountDraft
from convene.errors import USAGE, Problem
from convene.services.nouns import records
from convene.store.writer import Writer
from convene.text import plural


def decide(
    write: Writer,
    place_id: str,
    guard: DoubleCountGuard,
    commitments: Sequence[str],
    answer: DoubleCountAnswer,
    *,
    reason: str,
    kept: str = "",
    shares: Mapping[str, Decimal] | None = None,
    decided: str = "",
    workshop: str = "",
) -> str:
    """Keep what is done where commitments (by handle) may count the same; the id of the decision.

    ``kept`` is the one that is valued, ``shares`` per cent by commitment; ``decided`` is the handle of the decision
    that held until now and is changed by this one. Raises Problem, changing nothing, for what cannot be.
    """
    write.place_id = place_id
    values = {
        "guard": guard, "commitments": tuple(commitments), "answer": answer, "kept": kept,
        "shares": [{"commitment": one, "share": share} for one, share in (shares or {}).items()],
        "reason": reason.strip(), "decided_on": write.today, "workshop": workshop,
    }  # fmt: skip
    draft = DoubleCountDraft.model_validate(values)
    if wrong := draft.faults():
        name, words = next(iter(wrong.items()))
        raise Problem(f"{words[:1].upper()}{words[1:]}.", "Nothing was decided.",
                      hint="Each counts a share of its own figure, together no more than 100 %; a reason is needed.",
                      fields={name: words}, exit_code=USAGE)  # fmt: skip
    if decided:
        known = records.find(write, place_id, "double_count", decided)
        old = cast("DoubleCountDraft", records.load(write, "double_count", known))
        kept_too = {"slug": old.slug, "decided_by": old.decided_by, "workshop": workshop or old.workshop}
        records.edit(write, place_id, "double_count", known, draft.model_copy(update=kept_too), opened=old)
    else:
        known = records.add(write, place_id, "double_count", draft)
    write.label = f"Decided on {plural(len(commitments), 'commitment')} that may count the same: {answer.label.lower()}"
    return known
