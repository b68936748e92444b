"""What the ledgers of a place come to, as screens, commands and documents are handed it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from convene.core.delivery.procurement.lm3 import Multiplier, Spent
from convene.core.delivery.procurement.nearness import Where
from convene.core.delivery.procurement.shares import Compared, Of, Paid, Period, Share
from convene.core.delivery_vocabulary import SpendMatch


@dataclass(frozen=True, slots=True)
class SpendRow:
    """One supplier of a ledger with all that is known of it. ``actor`` is "" where it is nobody, or only may be."""

    id: str
    handle: str
    supplier: str
    number: str
    postcode: str
    amount: Decimal
    lines: int
    credits: int
    state: SpendMatch
    actor: str
    actor_handle: str
    where: Where
    small: bool | None
    vcse: bool | None
    respent: Decimal | None
    why: str = ""

    @property
    def paid(self) -> Paid:
        return Paid(self.amount, self.where.local, self.where.wider, self.small, self.vcse)

    @property
    def spent(self) -> Spent:
        return Spent(self.amount, self.where.local, self.respent)


@dataclass(frozen=True, slots=True)
class LedgerShares:
    """One ledger: its shares, its multiplier, and what should be known beside them. ``by_address`` is what the ledger's
    own postcodes alone tell to be local, in pounds."""

    id: str
    handle: str
    title: str
    anchor: str
    anchor_handle: str
    period: Period | None
    amount: Decimal
    lines: int
    suppliers: int
    shares: dict[Of, Share]
    multiplier: Multiplier
    by_address: Decimal
    waiting: int
    waiting_amount: Decimal
    withheld: Decimal
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AnchorShares:
    """All ledgers of one anchor. ``shares`` is None, and ``why_not`` says why, where they cannot be added up;
    ``steps`` compares each ledger's local share with the one before."""

    anchor: str
    handle: str
    ledgers: tuple[LedgerShares, ...]
    shares: dict[Of, Share] | None
    why_not: str = ""
    steps: tuple[tuple[LedgerShares, LedgerShares, Compared], ...] = ()


@dataclass(frozen=True, slots=True)
class PlaceShares:
    """Every anchor's shares and those of all together. ``remarks`` hold for all of it; ``left_out`` names anchors
    whose ledgers are in no sum of all; ``says_local`` and ``says_wider``, whether the place says where that is."""

    anchors: tuple[AnchorShares, ...] = ()
    shares: dict[Of, Share] | None = None
    multiplier: Multiplier | None = None
    remarks: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    says_local: bool = True
    says_wider: bool = True

    @property
    def ledgers(self) -> tuple[LedgerShares, ...]:
        return tuple(one for anchor in self.anchors for one in anchor.ledgers)
