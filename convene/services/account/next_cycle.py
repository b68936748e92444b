"""Beginning the next cycle: what carries over from the one that was accounted for, all in one change."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from convene.core.account.next_cycle import NextCycle, next_account
from convene.core.measurement_vocabulary import FigureRole
from convene.core.nouns.account import AccountDraft
from convene.core.nouns.codesign import ManifestoDraft
from convene.core.nouns.delivery import AmendmentDraft, CommitmentDraft
from convene.core.nouns.indicator import IndicatorDraft
from convene.core.vocabulary import CommitmentStatus, ManifestoStatus
from convene.services.account import published
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer

_FINISHED = (CommitmentStatus.done, CommitmentStatus.withdrawn)


def look(read: Reader, place_id: str) -> NextCycle:
    """What beginning the next cycle would do; nothing is changed."""
    cycle = int(read.value("SELECT cycle FROM place WHERE id = :p", p=place_id) or 1)
    promises = [cast(CommitmentDraft, one) for _, one in records.load_all(read, place_id, "commitment")]
    accounts = [cast(AccountDraft, one) for _, one in records.load_all(read, place_id, "account")]
    next_one = max((one for one in accounts if one.cycle == cycle + 1), key=lambda one: one.period_end, default=None)
    before = [one for one in accounts if one.cycle <= cycle]
    last = max(before, key=lambda one: (one.cycle, one.period_end), default=None)
    found = NextCycle(
        cycle=cycle + 1,
        going_on=tuple(one.known_as() for one in promises if one.status not in (*_FINISHED, CommitmentStatus.offered)),
        finished=tuple(one.known_as() for one in promises if one.status in _FINISHED),
        offered=sum(one.status is CommitmentStatus.offered for one in promises),
        account=next_account(last, cycle + 1) if last and not next_one else None,
        there=next_one.title if next_one else "",
        review=_signed(read, place_id) is not None,
        decisions=int(read.value("SELECT count(*) FROM double_count WHERE place_id = :p", p=place_id)),
        baselines=tuple(one.name for one in _baselines(read, place_id)),
    )
    if last is None:
        return found
    untold = "" if published.latest(read, place_id, last.slug) else last.title
    sql = "SELECT count(*) FROM decision d JOIN account a ON a.id = d.account_id WHERE d.place_id = :p AND a.slug = :s"
    return replace(found, unpublished=untold, unanswered=not read.value(sql, p=place_id, s=last.slug))


def begin(write: Writer, place_id: str, *, baselines: bool = False) -> NextCycle:
    """Carry over what goes on into the cycle that begins (the place itself is moved by whoever calls).

    With ``baselines`` the last count of each figure is kept as its baseline, too. Returns what was done.
    """
    found = look(write, place_id)
    if found.account is not None:
        records.add(write, place_id, "account", found.account)
    if signed := _signed(write, place_id):
        manifesto_id, terms = signed
        records.put(
            write, place_id, "manifesto", manifesto_id, terms,
            terms.model_copy(update={"status": ManifestoStatus.under_review}),
        )  # fmt: skip
        why = "A cycle was accounted for; people look at it again before the next one is signed."
        entry = AmendmentDraft(changed_on=write.today, what=f"Under review: cycle {found.cycle} begins.", why=why)
        records.add_many(write, place_id, {"amendment": [("", entry)]})
    for one in _baselines(write, place_id) if baselines else ():
        update = {"slug": "", "role": FigureRole.baseline, "note": f"The last count before cycle {found.cycle}."}
        records.add(write, place_id, "indicator", one.model_copy(update=update))
    return found


def _signed(read: Reader, place_id: str) -> tuple[str, ManifestoDraft] | None:
    found = records.load_all(read, place_id, "manifesto")
    if not found:
        return None
    record_id, terms = found[0][0], cast(ManifestoDraft, found[0][1])
    return (record_id, terms) if terms.status is ManifestoStatus.signed else None


def _baselines(read: Reader, place_id: str) -> list[IndicatorDraft]:
    """Of each figure that is followed its last count, where that is later than its baseline."""
    found = [cast(IndicatorDraft, one) for _, one in records.load_all(read, place_id, "indicator")]
    followed = {one.name.casefold() for one in found if one.role is not FigureRole.actual}
    last: dict[str, IndicatorDraft] = {}
    for one in found:
        name = one.name.casefold()
        if one.role is FigureRole.actual and one.date and name in followed:
            before = last.get(name)
            last[name] = one if before is None or before.date is None or one.date > before.date else before
    started = {
        name: max((one.date for one in found if _is_baseline(one, name) and one.date), default=None) for name in last
    }
    return [one for name, one in last.items() if one.date and ((day := started[name]) is None or day < one.date)]


def _is_baseline(one: IndicatorDraft, name: str) -> bool:
    return one.role is FigureRole.baseline and one.name.casefold() == name
