"""Everything that the documents of an account tell: the account itself and what stands around it, as frozen values.

Texts in it may go out: what names somebody, what nobody consented to and what a licence keeps in was taken out before.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from convene.core.account.shape import Account, Decided
from convene.core.delivery.promises import Promise
from convene.core.vocabulary import Verification
from convene.text import clip


@dataclass(frozen=True, slots=True)
class Heard:
    """Who was heard, in words that tell nobody apart, and who was not. ``served`` and ``unserved`` are priority groups
    that somebody logged a benefit for, and those nobody did; ``because`` is why."""

    people: str = ""
    not_reached: tuple[str, ...] = ()
    served: tuple[str, ...] = ()
    unserved: tuple[str, ...] = ()
    because: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """Something that was told of one commitment: a story or a harm. ``by`` is the name its teller chose."""

    text: str
    of: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Harm:
    """What went wrong or hurt somebody. ``asked`` of ``counted`` observations say something of it, be it that nothing
    was found; ``left_out`` seemed to name somebody."""

    told: tuple[Told, ...] = ()
    everybody_asked: bool = False
    asked: int = 0
    counted: int = 0
    left_out: int = 0

    @property
    def words(self) -> str:
        """How it stands, for a first page."""
        if self.told:
            return ""
        if self.everybody_asked:
            return "Everybody was asked who is worse off, and none was found."
        if self.asked:
            return f"It was asked at {self.asked} of {self.counted} counts who is worse off, and none was found there."
        return "Nobody was asked yet who is worse off because of this work."


@dataclass(frozen=True, slots=True)
class Cost:
    """What it took, in the account's money."""

    what: str
    amount: Decimal
    paid_by: str = ""
    in_kind: bool = False


@dataclass(frozen=True, slots=True)
class Put:
    """A correction: what stood there, what does now, and why."""

    on: date
    what: str
    was: str = ""
    now: str = ""
    why: str = ""
    asked_by: str = ""


@dataclass(frozen=True, slots=True)
class Settled:
    """A decision on a double count with who took it and when."""

    decided: Decided
    by: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Check:
    """Who looked at the account from outside."""

    kind: Verification = Verification.none
    by: str = ""
    on: date | None = None
    note: str = ""

    @property
    def label(self) -> str:
        """What stands on the first page."""
        if self.kind is Verification.none:
            return "This account is not independently verified."
        when, by = f" on {self.on.day} {self.on:%B %Y}" if self.on else "", clip(self.by, 100)
        if self.kind is Verification.independent:
            return f"Independently verified by {by}{when}."
        return f"Checked by a peer, {by}{when}; not independently verified."


@dataclass(frozen=True, slots=True)
class Report:
    """All of it. ``who`` are labels and what they say: who convened and who paid. ``titles`` leads from the handle of a
    commitment to what it is called. ``follows`` is what was decided because of it, ``basis`` the manifesto, framework
    and program it rests on, ``mark`` the hash of its file, "" while it is not published. ``ranking`` is what residents
    said matters most, in words. ``kept_in`` counts lines whose unit value may not be handed on."""

    title: str
    place: str
    cycle: int
    today: date
    account: Account
    who: tuple[tuple[str, str], ...] = ()
    heard: Heard = Heard()
    promises: tuple[Promise, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    settled: tuple[Settled, ...] = ()
    harm: Harm = Harm()
    stories: tuple[Told, ...] = ()
    stories_left_out: int = 0
    check: Check = Check()
    follows: tuple[str, ...] = ()
    carries_over: str = ""
    corrections: tuple[Put, ...] = ()
    costs: tuple[Cost, ...] = ()
    costs_complete: bool = False
    ranking: str = ""
    basis: tuple[tuple[str, str], ...] = ()
    mark: str = ""
    published: str = ""
    note: str = ""
    kept_in: int = 0

    @property
    def label(self) -> str:
        """Who checked it, or that nobody did; and that it is not out yet where it is not."""
        return self.check.label if self.mark else f"{self.check.label} A draft: it was not published yet."

    def of(self, handles: tuple[str, ...]) -> tuple[str, ...]:
        """What commitments are called, by their handles."""
        return tuple(self.titles.get(one, one) for one in handles)
