"""Contracts to come, which actors each could suit, and how ready those are to bid."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from convene.core.delivery_vocabulary import ContractStatus, Ready
from convene.core.nouns.procurement import ContractDraft, ReadinessDraft
from convene.core.vocabulary import ActorType
from convene.text import count, day, join, plural

COMING = (ContractStatus.planned, ContractStatus.open)


def key(contract: ContractDraft) -> tuple[bool, date, str]:
    """Contracts in the order in which bids are due; those without a day last."""
    return contract.bids_due is None, contract.bids_due or date.max, contract.title.casefold()


def coming(contracts: Iterable[ContractDraft]) -> list[ContractDraft]:
    """Those that can still be bid for, or will be, the next bids first."""
    return sorted((one for one in contracts if one.status in COMING), key=key)


def remarks(contract: ContractDraft, today: date) -> tuple[str, ...]:
    """What to mind about a contract, a sentence each."""
    told = []
    if contract.status in COMING and contract.bids_due and contract.bids_due < today:
        told.append(f"Bids were due on {day(contract.bids_due)}: is it awarded?")
    if contract.status is ContractStatus.planned and contract.advertised_on and contract.advertised_on < today:
        told.append(f"It was to be advertised on {day(contract.advertised_on)}: is it open for bids?")
    if contract.status is ContractStatus.awarded and contract.ends and contract.ends < today:
        told.append(f"It was to end on {day(contract.ends)}.")
    if contract.awarded_to and contract.status in COMING:
        told.append(f"It is said who won it, and it stands as {contract.status.label.lower()}.")
    if contract.status is ContractStatus.awarded and not contract.awarded_to:
        told.append("Who won it is not said, or is nobody of the place.")
    return tuple(told)


# Who is ready


@dataclass(frozen=True, slots=True)
class Looks:
    """What one actor has of what buyers ask: every look at it, the first first."""

    looks: tuple[ReadinessDraft, ...]

    @property
    def latest(self) -> ReadinessDraft:
        return self.looks[-1]

    @property
    def has(self) -> tuple[Ready, ...]:
        return tuple(one for one in Ready if one in self.latest.ready)

    @property
    def missing(self) -> tuple[Ready, ...]:
        return missing(self.latest.ready)

    @property
    def words(self) -> str:
        """``has 6 of 9``."""
        return f"has {len(self.has)} of {len(Ready)}"

    @property
    def changed(self) -> tuple[str, ...]:
        """What came and what went since the first look, in lines; empty when there was one only."""
        if len(self.looks) < 2:
            return ()
        first = self.looks[0]
        then, now = set(first.ready), set(self.latest.ready)
        clinics = plural(len({one.workshop for one in self.looks if one.workshop}), "clinic")
        lines = [
            f"{len(then)} of {len(Ready)} on {day(first.looked_on)}, {len(now)} on {day(self.latest.looked_on)}; {clinics}"
        ]
        lines += [f"Came: {one.label}" for one in Ready if one in now - then]
        return (*lines, *(f"Went: {one.label}" for one in Ready if one in then - now))


def missing(ready: Collection[Ready]) -> tuple[Ready, ...]:
    """What of all that buyers commonly ask is not there."""
    return tuple(one for one in Ready if one not in ready)


def looks(every: Iterable[ReadinessDraft]) -> dict[str, Looks]:
    """By actor, its looks in order of time."""
    found: dict[str, list[ReadinessDraft]] = {}
    for one in sorted(every, key=lambda each: each.looked_on):
        found.setdefault(one.actor, []).append(one)
    return {actor: Looks(tuple(some)) for actor, some in found.items()}


# Whom a contract could suit


@dataclass(frozen=True, slots=True)
class Bidder:
    """An actor of the place. ``handle`` is its slug, ``size`` its band in words, "" where that is not known."""

    handle: str
    name: str
    types: tuple[ActorType, ...]
    size: str = ""
    looks: Looks | None = None

    @property
    def help(self) -> str:
        """What it asked for help with, "" for nothing."""
        return self.looks.latest.wants if self.looks else ""

    @property
    def words(self) -> str:
        """``Basin Growers: MSME, micro; has 6 of 9; wants help with pricing``."""
        kinds = ", ".join([one.label for one in self.types] + ([self.size.lower()] if self.size else ["size unknown"]))
        ready = self.looks.words if self.looks else "readiness not looked at"
        return "; ".join((f"{self.name}: {kinds}", ready, *(["asked for help"] if self.help else [])))


def suited(contract: ContractDraft, bidders: Sequence[Bidder]) -> list[Bidder]:
    """Whom it could suit by type: those who are readiest first, those nobody looked at last. The buyer is not among
    them. Nobody where it is not said whom it suits."""
    fit = [one for one in bidders if one.handle != contract.buyer and set(one.types) & set(contract.suits)]
    return sorted(fit, key=lambda one: (one.looks is None, -len(one.looks.has if one.looks else ()), one.name))


def suited_words(contract: ContractDraft, fit: Sequence[Bidder]) -> str:
    """How many it could suit, and how many of those were looked at."""
    if not contract.suits:
        return "Whom it could suit is not said."
    kinds = join([one.label for one in contract.suits], "or")
    seen = [one for one in fit if one.looks]
    every = sum(not one.looks.missing for one in seen if one.looks)
    return (
        f"Could suit {plural(len(fit), 'actor')} ({kinds}), by type alone; readiness is known of "
        f"{count(len(seen))}, {count(every)} of them with all {len(Ready)}."
    )
