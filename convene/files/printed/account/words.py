"""How an account's figures are said to people: two significant figures, a range beside each, and whose money it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from convene.core.account.shape import Account, Claim, Line, Range
from convene.core.account.valuing import is_share
from convene.core.account.words import money, waiting
from convene.core.delivery.promises import Group, Promise
from convene.core.measurement_vocabulary import AccountPart
from convene.text import count, join, plural, quantity

LONG = 90
"""Letters of a title in a table."""


def ends(one: Range) -> str:
    """How low and how high: ``£900,000 to £1.6m``, or that no range is given."""
    return f"{money(one.low)} to {money(one.high)}" if one.low != one.high else "no range given"


def exact(amount: Decimal | None) -> str:
    """Pounds to the penny, for the working."""
    return "–" if amount is None else f"{'-' if amount < 0 else ''}£{abs(amount):,.2f}"


def listed(texts: Sequence[str]) -> str:
    """What somebody wrote, one behind the other: as a list where they are words, as sentences where they are."""
    if any(one.rstrip().endswith((".", "!", "?")) or ";" in one for one in texts):
        return " ".join(f"{one.strip().rstrip('.')}." for one in texts)
    return f"{join(list(texts))}."


def day_of(when: date) -> str:
    """``3 May 2026``."""
    return f"{when.day} {when:%B %Y}"


def amount(claim: Claim) -> Decimal | None:
    """What was counted of a commitment; None where nothing was, or where it is a share that was counted several times:
    shares are never added up."""
    if not claim.actuals or (is_share(claim.unit) and sum(one.observations for one in claim.actuals) > 1):
        return None
    return claim.quantity


def seen(claim: Claim) -> str:
    """The same in words."""
    much = amount(claim)
    if much is None:
        return f"several, in {claim.unit}, not added" if claim.actuals else "nothing counted"
    return quantity(much, claim.unit)


def settled(account: Account, part: AccountPart = AccountPart.worth) -> list[Line]:
    """The lines of a part that stand in its net total."""
    return [one for one in account.lines if one.part is part and one.settled]


def valued(account: Account) -> list[Line]:
    """The lines that have a unit value, in any part."""
    return [one for one in account.lines if one.part is not AccountPart.counted]


def counted(account: Account) -> list[Line]:
    """The lines of which something was counted, and that are not valued."""
    return [one for one in account.lines if one.counted_alone]


def not_counted(account: Account) -> list[Line]:
    """The lines of which nothing was counted: they are in no part but on the list."""
    return [one for one in account.lines if one.part is AccountPart.counted and not one.claim.actuals]


def open_lines(account: Account) -> list[Line]:
    """Lines of the Value part that are in no net total yet."""
    return [one for one in account.lines if one.part is AccountPart.worth and one.open]


def undecided(account: Account) -> int:
    """Double counts that nobody decided."""
    return sum(not one.decided for one in account.doubles)


def left_open(account: Account) -> tuple[str, ...]:
    """What is in no total yet, a sentence each."""
    said = [waiting(account)] if waiting(account) else []
    if doubles := undecided(account):
        is_ = "is" if doubles == 1 else "are"
        said.append(f"{plural(doubles, 'possible double count')} {is_} not decided yet; what is in one is in no total.")
    return tuple(said)


def kept_words(promises: Sequence[Promise], today: date) -> str:
    """``Of 20 commitments that were accepted, 12 were kept …``; what the law asks for is left out, and told."""
    obliged = sum(one.required for one in promises)
    free = Counter(one.group(today) for one in promises if not one.required)
    total = sum(number for group, number in free.items() if group != "offered")
    if not total:
        return "No commitment was accepted yet."
    words: dict[Group, str] = {
        "kept": "kept", "going": "under way", "to_come": "to begin later", "risk": "at risk",
        "late": "late or past their day", "withdrawn": "dropped",
    }  # fmt: skip
    told = [f"{count(free[group])} {said}" for group, said in words.items() if free[group] or group == "kept"]
    said = f"Of {plural(total, 'commitment')} made: {join(told)}."
    return f"{said} {plural(obliged, 'obligation')} of law or permission left out." if obliged else said


def scale(ranges: Sequence[Range]) -> tuple[Decimal, Decimal]:
    """The ends of an axis on which all of them have room: 0 is always on it."""
    low = min((one.low for one in ranges), default=Decimal(0))
    high = max((one.high for one in ranges), default=Decimal(0))
    return min(low, Decimal(0)), max(high, Decimal(0)) or Decimal(1)


def on_scale(amount: Decimal, low: Decimal, high: Decimal) -> float:
    """Where an amount stands on an axis, from 0 to 1."""
    return min(max(float((amount - low) / (high - low)), 0.0), 1.0) if high > low else 0.0
