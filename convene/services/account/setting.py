"""Setting what is assumed: for one commitment or several with one reason, and as a correction somebody asked for."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from convene.core.measurement_vocabulary import Adjustment
from convene.core.nouns.account import AssumptionDraft, CorrectionDraft
from convene.core.vocabulary import ActorType
from convene.errors import NO, USAGE, Problem
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, count, plural


@dataclass(frozen=True, slots=True)
class Assumed:
    """A number with its ends and its reason; ``low`` and ``high`` are None where they are the number itself."""

    kind: Adjustment
    central: Decimal
    low: Decimal | None = None
    high: Decimal | None = None
    reason: str = ""
    rests_on: str = ""
    workshop: str = ""


def figure(kind: Adjustment, value: Decimal | None) -> str:
    """A number of an adjustment in words: ``25 %``, ``3 years``, ``not set``."""
    if value is None:
        return "not set"
    return plural(value, "year") if kind is Adjustment.lasts else f"{count(value)} %"


def assume(write: Writer, place_id: str, commitments: Sequence[str], said: Assumed) -> int:
    """Set one adjustment of commitments, by id, to one number with one reason; how many changed.

    Raises Problem, changing nothing, for a number that cannot be, a missing reason and a commitment that is gone.
    """
    write.place_id = place_id
    changed = [one for one in dict.fromkeys(commitments) if _set(write, place_id, one, said)]
    if changed:
        whose = _title(write, place_id, changed[0]) if len(changed) == 1 else plural(len(changed), "commitment")
        write.label = f"{said.kind.label} of {whose}: {figure(said.kind, said.central)}"
    return len(changed)


def forget(write: Writer, place_id: str, commitment_id: str, kind: Adjustment) -> bool:
    """Have one adjustment not set any more; false when it was not."""
    found = _known(write, place_id, commitment_id, kind)
    if not found:
        return False
    records.remove(write, place_id, "assumption", [found])
    write.label = f"{kind.label} of {_title(write, place_id, commitment_id)}: not set any more"
    return True


def room_of_today(read: Reader, place_id: str, today: date) -> str:
    """The handle of the one results workshop of this day; "" where there is none, or there are several."""
    found = read.rows("SELECT slug FROM workshop WHERE place_id = :p AND kind = 'results' AND date = :d",
                      p=place_id, d=today.isoformat())  # fmt: skip
    return str(found[0]["slug"]) if len(found) == 1 else ""


def correct(
    write: Writer,
    place_id: str,
    account_id: str,
    commitment_id: str,
    changed: Sequence[Assumed],
    *,
    why: str,
    asked_by: ActorType | None = None,
    workshop: str = "",
    result: tuple[str, str] = ("", ""),
) -> str:
    """Keep assumptions that somebody had changed, and that they did, as one change: the id of the correction.

    ``account_id`` is "" where there is no account record yet; ``result`` is what the line was told as before and is
    now. Raises Problem, changing nothing, when nothing differs, a reason is missing or a number cannot be.
    """
    if not why.strip():
        raise Problem("Nothing was changed: a correction needs its reason.", hint="One line is enough.",
                      fields={"why": "say why"}, exit_code=USAGE)  # fmt: skip
    write.place_id = place_id
    was = {one.kind: _was(write, place_id, commitment_id, one.kind) for one in changed}
    moved = [one for one in changed if _set(write, place_id, commitment_id, one)]
    if not moved:
        raise Problem("Nothing differs from what is kept already.", hint="Change a number first.", exit_code=NO)
    title = _title(write, place_id, commitment_id)
    before = [f"{one.kind.label.lower()} {figure(one.kind, was[one.kind])}" for one in moved]
    after = [f"{one.kind.label.lower()} {figure(one.kind, one.central)}" for one in moved]
    draft = CorrectionDraft(
        what=f"{title}: {', '.join(after)} (was {', '.join(before)})",
        account=_slug(write, "account", account_id), commitment=_slug(write, "commitment", commitment_id),
        was="; ".join(filter(None, (", ".join(before), result[0]))),
        now="; ".join(filter(None, (", ".join(after), result[1]))),
        why=why.strip(), asked_by=asked_by, workshop=workshop, corrected_on=write.today,
    )  # fmt: skip
    made = records.add(write, place_id, "correction", draft)
    write.label = f"Corrected {title}: {', '.join(after)}"
    return made


def _set(write: Writer, place_id: str, commitment_id: str, said: Assumed) -> bool:
    if not said.reason.strip():
        raise Problem("A number without a reason is a guess.", "Nothing was changed.",
                      hint="Say why in a line: readers of the account will ask.",
                      fields={"reason": "say why"}, exit_code=USAGE)  # fmt: skip
    handle = _slug(write, "commitment", commitment_id)
    if not handle:
        raise Problem("That commitment is not there any more.", hint="Open the account anew.", exit_code=NO)
    known = _known(write, place_id, commitment_id, said.kind)
    new = {
        "central": said.central, "low": said.low, "high": said.high, "reason": said.reason.strip(),
        "rests_on": said.rests_on, "workshop": said.workshop, "set_on": write.today,
    }  # fmt: skip
    if not known:
        records.add(write, place_id, "assumption", _draft({"commitment": handle, "kind": said.kind, **new}))
        return True
    old = cast("AssumptionDraft", records.load(write, "assumption", known))
    if not said.rests_on:
        new["rests_on"] = old.rests_on
    draft = _draft({**old.model_dump(), **new})
    same = all(getattr(draft, one) == getattr(old, one) for one in ("central", "low", "high", "reason", "rests_on"))
    return not same and records.edit(write, place_id, "assumption", known, draft, opened=old)


def _draft(values: dict[str, object]) -> AssumptionDraft:
    """Raises Problem with what is wrong with it."""
    draft = AssumptionDraft.model_construct(**values)  # type: ignore[arg-type]
    if wrong := draft.faults():
        name, words = next(iter(wrong.items()))
        raise Problem(f"{words[:1].upper()}{words[1:]}.", "Nothing was changed.",
                      hint="Per cent run from 0 to 100, at least no more than the number, at most no less.",
                      fields={name: words}, exit_code=USAGE)  # fmt: skip
    return AssumptionDraft.model_validate(values)


def _known(read: Reader, place_id: str, commitment_id: str, kind: Adjustment) -> str:
    found = read.value(
        "SELECT id FROM assumption WHERE place_id = :p AND commitment_id = :c AND kind = :k ORDER BY id LIMIT 1",
        p=place_id, c=commitment_id, k=kind.value,
    )  # fmt: skip
    return str(found or "")


def _was(read: Reader, place_id: str, commitment_id: str, kind: Adjustment) -> Decimal | None:
    known = _known(read, place_id, commitment_id, kind)
    return cast("AssumptionDraft", records.load(read, "assumption", known)).central if known else None


def _slug(read: Reader, noun: str, record_id: str) -> str:
    return str(read.value(f'SELECT slug FROM "{noun}" WHERE id = :id', id=record_id) or "") if record_id else ""


def _title(read: Reader, place_id: str, commitment_id: str) -> str:
    found = read.value("SELECT title FROM commitment WHERE id = :c AND place_id = :p", c=commitment_id, p=place_id)
    return clip(str(found or ""), 60) or "the commitment"
