"""What is not the same in two accounts of one period, in words: the headline, the terms, lines and assumptions."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from convene.core.account.document import AccountFile
from convene.core.account.document_lines import AdjustmentTable, LineTable
from convene.core.account.words import adjustment
from convene.text import clip, count, join, plural

MOST = 200
"""So many differences are told one by one."""
_TERMS = {
    "title": "Title", "period_start": "From", "period_end": "Until", "harm_asked": "Everybody was asked about harm",
    "costs_complete": "All costs are in",
}  # fmt: skip


def differences(old: AccountFile, new: AccountFile) -> tuple[str, ...]:
    """A sentence for each, what matters most first; none for when, as what and by which program they were written."""
    found = list(_told(old, new))
    if len(found) > MOST:
        found = [*found[:MOST], f"And {plural(len(found) - MOST, 'more difference')}."]
    return tuple(found)


def _told(old: AccountFile, new: AccountFile) -> Iterator[str]:
    if old.headline != new.headline:
        yield f"Headline: “{old.headline}” → “{new.headline}”"
    yield from _totals(old, new)
    yield from _terms(old, new)
    yield from _lines(old.lines, new.lines)
    yield from _doubles(old, new)
    yield from _beside(old, new)


def _totals(old: AccountFile, new: AccountFile) -> Iterator[str]:
    for key, called in (
        ("value", "Value"), ("given", "Given"), ("moved", "Moved"), ("open_gross", "Gross value not settled"),
    ):  # fmt: skip
        was, now = getattr(old.totals, key), getattr(new.totals, key)
        if was != now:
            yield f"{called}: {_ends(was)} → {_ends(now)}"
    if old.totals.counted_lines != new.totals.counted_lines:
        yield f"Counted, not valued: {plural(old.totals.counted_lines, 'line')} → {new.totals.counted_lines}"


def _ends(one: Any) -> str:
    ends = "" if one.low == one.central == one.high else f" ({_pence(one.low)} to {_pence(one.high)})"
    return f"{_pence(one.central)}{ends}"


def _pence(number: Decimal) -> str:
    return count(number.quantize(Decimal("0.01")))


def _terms(old: AccountFile, new: AccountFile) -> Iterator[str]:
    for name, called in _TERMS.items():
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield _change(called, was, now)
    before, after = old.terms, new.terms
    for called, was, now in (
        ("Price year", before.price_year, after.price_year), ("Price index", before.index_source, after.index_source),
        ("Discounting", before.discounting, after.discounting),
        ("Checked", old.verification.label, new.verification.label),
        ("Framework", _framework(old), _framework(new)), ("Manifesto", _manifesto(old), _manifesto(new)),
    ):  # fmt: skip
        if was != now:
            yield _change(called, was, now)
    levels = ({one.year: one.index for one in each.index} for each in (before, after))
    was_index, now_index = levels
    if other := sorted(year for year in was_index.keys() & now_index.keys() if was_index[year] != now_index[year]):
        yield f"Price index: other figures for {join([str(one) for one in other[:6]])}"


def _framework(file: AccountFile) -> str:
    return f"{file.framework.id} {file.framework.version}".strip() if file.framework else ""


def _manifesto(file: AccountFile) -> str:
    one = file.manifesto
    return "" if one is None else f"{one.id}, version {one.version}" if one.version else one.id


def _lines(old: Sequence[LineTable], new: Sequence[LineTable]) -> Iterator[str]:
    before = {one.commitment.casefold(): one for one in old}
    after = {one.commitment.casefold(): one for one in new}
    for name, one in before.items():
        if name not in after:
            yield f"{_called(one)}: not in it any more"
    for name, one in after.items():
        was = before.get(name)
        if was is None:
            yield f"{_called(one)}: new"
        else:
            yield from _line(was, one)


def _line(was: LineTable, now: LineTable) -> Iterator[str]:
    name = _called(now)
    for called, one, two in (
        ("measure", was.measure, now.measure), ("unit", was.unit, now.unit),
        ("counted", count(was.quantity), count(now.quantity)), ("part", was.part.label, now.part.label),
        ("why it is not valued", was.why, now.why), ("claimed share", was.claimed_share, now.claimed_share),
        ("share that counts", was.share, now.share),
        ("unit value", _value(was), _value(now)), ("source", _source(was), _source(now)),
    ):  # fmt: skip
        if one != two:
            yield f"{name}: {_change(called, one, two)}"
    one_by = {one.kind: one for one in was.adjustments}
    for each in now.adjustments:
        before = one_by.pop(each.kind, None)
        if _set(before) != _set(each) or (before and before.given and each.given and before.reason != each.reason):
            because = f" ({clip(each.reason, 160)})" if each.reason else ""
            yield f"{name}: {_change(each.kind.label.casefold(), _set(before), _set(each))}{because}"
    for kind, gone in one_by.items():
        if gone.given:
            yield f"{name}: {_change(kind.label.casefold(), _set(gone), 'not set')}"
    if (was.net is None) is not (now.net is None):
        yield f"{name}: {'settled now' if was.net is None else 'not settled any more'}"
    if (own := _own(was)) != (other := _own(now)):
        yield f"{name}: {_change('adjustments of single periods', own, other)}"


def _own(line: LineTable) -> str:
    return "; ".join(
        f"until {one.end}: {each.kind.label.casefold()} {_set(each)}" for one in line.actuals for each in one.own
    )


def _set(one: AdjustmentTable | None) -> str:
    if one is None or not one.given or one.number is None:
        return "not set"
    return adjustment(one.kind, one.number, one.low, one.high)


def _value(line: LineTable) -> str:
    one = line.unit_value
    if one is None:
        return "none"
    ends = "" if one.low == one.amount == one.high else f" ({count(one.low)} to {count(one.high)})"
    return f"{count(one.amount)}{ends} in the money of {one.year or 'no year'}"


def _source(line: LineTable) -> str:
    one = line.unit_value
    return f"{one.source} ({one.licence})" if one else ""


def _doubles(old: AccountFile, new: AccountFile) -> Iterator[str]:
    before, after = {one.id: one for one in old.settled}, {one.id: one for one in new.settled}
    for name, one in after.items():
        if name not in before:
            yield f"Double count decided: {one.answer.label.lower()}, {join(list(one.commitments[:6]))} ({one.reason})"
        elif before[name] != one:
            yield f"Double count decided otherwise: {one.answer.label.lower()} ({one.reason})"
    for name, one in before.items():
        if name not in after:
            yield f"Decision on a double count taken back: {join(list(one.commitments[:6]))}"
    was, now = (sum(not one.decided for one in each.doubles) for each in (old, new))
    if was != now:
        yield _change("Double counts not decided", was, now)


def _beside(old: AccountFile, new: AccountFile) -> Iterator[str]:
    for key, one, many in (
        ("costs", "cost", "costs"), ("harm", "harm told", "harms told"), ("stories", "story", "stories"),
        ("responses", "response", "responses"), ("replies", "reply", "replies"),
    ):  # fmt: skip
        was, now = getattr(old, key), getattr(new, key)
        if was != now:
            other = f"{plural(len(was), one, many)} → {len(now)}" if len(was) != len(now) else f"{many}, other words"
            yield other[0].upper() + other[1:]
    if new.corrections:
        yield f"{plural(len(new.corrections), 'correction')} told"
    for key, called in (("note", "Note"), ("carries_over", "Carries over")):
        if getattr(old, key) != getattr(new, key):
            yield f"{called}: other words"


def _change(called: str, was: object, now: object) -> str:
    return f"{called}: {_said(was)} → {_said(now)}"


def _said(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return clip(str(value), 160) if value not in (None, "") else "nothing"


def _called(line: LineTable) -> str:
    return f"“{clip(line.title or line.commitment, 60)}”"
