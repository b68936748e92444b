"""What an account says under another framework than before: which lines are valued otherwise, and the headline."""

from __future__ import annotations

from decimal import Decimal

from convene.core.account.shape import Account, Claim, Line
from convene.core.account.words import headline
from convene.text import clip, count


def other_values(before: Account, after: Account) -> tuple[str, ...]:
    """A sentence for each line whose unit value, its price year, its unit or its part is another, and one for the
    headline; nothing when the account stays as it is."""
    then = {one.claim.commitment_id: one for one in before.lines}
    lines = [
        f"{_called(one)}: {'; '.join(said)}"
        for one in after.lines
        if (was := then.get(one.claim.commitment_id)) is not None and (said := _line(was, one))
    ]
    if headline(before) == headline(after) and not lines and _totals(before) == _totals(after):
        return ()
    stays = headline(before) == headline(after)
    head = f"The headline stays: {headline(after)}" if stays else f"Headline: {headline(before)} → {headline(after)}"
    return (*lines, head)


def _line(was: Line, now: Line) -> list[str]:
    pairs = [
        ("unit", was.claim.unit, now.claim.unit), ("unit value", _value(was.claim), _value(now.claim)),
        ("price year", _year(was.claim), _year(now.claim)), ("part", was.part.label, now.part.label),
        ("gross", _gross(was), _gross(now)),
    ]  # fmt: skip
    said = [f"{name} {one} → {two}" for name, one, two in pairs if one != two]
    return [*said, now.why] if said and now.why and now.why != was.why else said


def _value(claim: Claim) -> str:
    one = claim.unit_value
    if one is None:
        return "none"
    ends = "" if one.amount.low == one.amount.high else f" ({count(one.amount.low)} to {count(one.amount.high)})"
    return f"{count(one.amount.central)}{ends}"


def _year(claim: Claim) -> str:
    return str(claim.unit_value.year or "none") if claim.unit_value else "none"


def _gross(line: Line) -> str:
    return count(line.gross.central.quantize(Decimal(1))) if line.price is not None or line.pieces else "none"


def _called(line: Line) -> str:
    return f"“{clip(line.claim.title or line.claim.commitment, 50)}”"


def _totals(one: Account) -> tuple[object, ...]:
    return (one.value, one.given, one.moved, one.open_gross)
