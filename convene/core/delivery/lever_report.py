"""One lever: its commitments by type of actor and theme, quantities of like units, its own records, what is blank."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from convene.core.delivery.promises import Promise, Sum, standing_words, sums
from convene.core.vocabulary import ActorType, Lever
from convene.text import count, plural

NO_THEME = "without a measure"


@dataclass(frozen=True, slots=True)
class Record:
    """Something that the lever's own records say, with the numbers it is of."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeverReport:
    """``promises`` are voluntary and not given up; ``cells`` count them by theme and type, a shared one by its shares.
    ``sums`` are of those accepted alone."""

    lever: Lever
    says: str
    promises: tuple[Promise, ...]
    themes: tuple[str, ...]
    types: tuple[str, ...]
    cells: tuple[tuple[str, ...], ...]
    sums: tuple[Sum, ...]
    obliged: tuple[Promise, ...]
    given_up: int
    records: tuple[Record, ...]
    blanks: tuple[str, ...]
    notes: tuple[str, ...]


def report(
    lever: Lever, promises: Sequence[Promise], records: Sequence[Record], blanks: Sequence[str], today: date
) -> LeverReport:
    """From all commitments of a place."""
    here = [one for one in promises if one.lever is lever]
    free = [one for one in here if not one.required]
    stands = [one for one in free if one.status.value != "withdrawn"]
    accepted = [one for one in stands if one.accepted]
    themes = tuple(dict.fromkeys(sorted({one.theme or NO_THEME for one in stands}, key=lambda one: one == NO_THEME)))
    types = (*(kind.label for kind in ActorType), "no type")
    shared = sum(len(one.holders) > 1 for one in stands)
    notes = [f"{plural(shared, 'shared commitment')} counted by the shares of who carries it."] if shared else []
    untold = sum(bool(one.partners) and len(one.holders) == 1 for one in stands)
    if untold:
        notes.append(f"{plural(untold, 'commitment')} with partners and no shares counted with who promised it alone.")
    claimed = sum(one.claimed != 1 for one in accepted)
    if claimed:
        notes.append(
            f"{plural(claimed, 'commitment')} whose good others claim too: in the sums with the share it claims alone."
        )
    loose = sum(one.lever is None and not one.required for one in promises)
    if loose:
        notes.append(f"{plural(loose, 'commitment')} of the place names no lever, and is in no lever's report.")
    return LeverReport(
        lever, standing_words(stands, today), tuple(stands), themes, types,
        tuple(tuple(_cell(stands, theme, kind) for kind in types) for theme in themes),
        sums(accepted), tuple(one for one in here if one.required and one.status.value != "withdrawn"),
        len(free) - len(stands), tuple(records), tuple(blanks), tuple(notes),
    )  # fmt: skip


def _cell(promises: Sequence[Promise], theme: str, kind: str) -> str:
    parts = [
        holder.part
        for one in promises
        if (one.theme or NO_THEME) == theme
        for holder in one.holders
        if (holder.kind.label if holder.kind else "no type") == kind
    ]
    return count(round(sum(parts, Decimal(0)), 2)) if parts else "·"
