"""An account put under the keys of its file, and read back into what it was worked out from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from convene.core.account import valuing
from convene.core.account.document import AccountFile
from convene.core.account.document_lines import ActualTable, AdjustmentTable, LineTable, UnitValueTable
from convene.core.account.shape import (
    Actual,
    Claim,
    Decided,
    Double,
    Line,
    Range,
    Setting,
    Swing,
    Terms,
    UnitValue,
    Year,
)
from convene.core.measurement_vocabulary import AccountPart, Adjustment
from convene.core.vocabulary import Pillar

Words = Callable[[str], str]
"""A sentence as it may leave the book."""


def line_keys(line: Line, words: Words = str, kept_back: str = "", fewest: int = 0) -> dict[str, Any]:
    """A line under its file's keys. ``kept_back`` says why its figures stay in the book, "" where they do not; groups
    stay in where ``fewest`` people or fewer were counted."""
    claim = line.claim
    few = bool(claim.groups) and 0 < claim.quantity < fewest
    found = {
        "commitment": claim.commitment, "title": claim.title, "actor": claim.actor, "actor_name": claim.actor_name,
        "actor_type": claim.actor_type, "lever": claim.lever, "measure": claim.measure,
        "measure_title": claim.measure_title, "measure_kind": claim.measure_kind, "outcome": claim.outcome,
        "outcome_title": claim.outcome_title, "theme": claim.theme, "theme_title": claim.theme_title,
        "pillar": claim.pillar, "sdgs": list(claim.sdgs), "priorities": list(claim.priorities), "unit": claim.unit,
        "unit_differs": claim.unit_differs, "target": claim.target, "quantity": claim.quantity,
        "beneficiaries": claim.beneficiaries, "groups": [] if few else list(claim.groups), "groups_kept_back": few,
        "double_count_group": claim.double_count_group, "part_of": claim.part_of,
        "legally_required": claim.legally_required, "not_delivered_because": claim.not_delivered_because,
        "left_out": [words(one) for one in claim.left_out], "part": line.part, "why": words(line.why),
        "kept_back": kept_back, "claimed_share": claim.claimed_share, "share": line.share, "unset": list(line.unset),
        "doubled": list(line.doubled), "old": line.old, "remarks": [words(one) for one in line.remarks],
        "offered": claim.offered, "value_status": claim.status, "set_aside": line.set_aside, "adds": line.quantity,
        "actual": [_actual(one, line, kept_back) for one in claim.actuals],
        "adjustment": _adjustments(line),
    }  # fmt: skip
    if not kept_back:
        found |= _figures(line)
    return kept(found)


def terms_keys(terms: Terms, discounting: str = "") -> dict[str, Any]:
    """The terms under their file's keys."""
    return kept({
        "currency": terms.currency, "price_year": terms.price_year, "discount_rate": terms.rate,
        "discounting": discounting,
        "index_source": terms.index_source,
        "index": [
            kept({"year": one, "index": at, "forecast": one in terms.forecast, "source": terms.own_years.get(one)})
            for one, at in sorted(terms.index.items())
        ],
    })  # fmt: skip


def totals_keys(lines: Sequence[Line], kept_back: int = 0) -> dict[str, Any]:
    """The four parts under their file's keys: of the lines whose figures are in the file."""
    worth = [one for one in lines if one.part is AccountPart.worth]
    return {
        **{key: range_keys(one) for key, one in sums(lines).items()},
        "counted_lines": sum(one.part is AccountPart.counted for one in lines),
        "open_lines": sum(one.open for one in worth), "kept_back_lines": kept_back,
    }  # fmt: skip


def sums(lines: Sequence[Line]) -> dict[str, Range]:
    """The totals of a file by their keys."""
    settled, waiting = [one for one in lines if one.settled], [one for one in lines if one.open]

    def net(part: AccountPart) -> Range:
        return sum((one.net for one in settled if one.part is part and one.net), Range())

    def gross(part: AccountPart, among: Sequence[Line]) -> Range:
        return sum((one.gross for one in among if one.part is part), Range())

    return {
        "value": net(AccountPart.worth), "given": net(AccountPart.given), "moved": net(AccountPart.moved),
        "value_gross": gross(AccountPart.worth, settled), "open_gross": gross(AccountPart.worth, waiting),
        "open_given": gross(AccountPart.given, waiting), "open_moved": gross(AccountPart.moved, waiting),
    }  # fmt: skip


def double_keys(one: Double, words: Words = str, *, kept_back: bool = False) -> dict[str, Any]:
    """A double count under its file's keys. With ``kept_back`` what is at stake stays in the book."""
    return kept({
        "key": words(one.key), "guard": one.guard, "commitments": list(one.commitments), "words": words(one.words),
        "at_stake": None if kept_back else one.at_stake, "decided": one.decided, "new": list(one.new),
        "earlier": one.earlier,
    })  # fmt: skip


def settled_keys(one: Decided, *, stale: bool = False) -> dict[str, Any]:
    """What was decided of a double count, under its file's keys."""
    return kept({
        "id": one.handle, "guard": one.guard, "commitments": list(one.commitments), "answer": one.answer,
        "kept": one.kept, "reason": one.reason, "stale": stale,
        "share": [{"commitment": who, "share": share} for who, share in one.shares.items()],
    })  # fmt: skip


def swing_keys(one: Swing, words: Words = str) -> dict[str, Any]:
    """An assumption's swing under its file's keys."""
    return kept({
        "name": words(one.name), "of": one.of, "at_low": one.at_low, "at_high": one.at_high, "low": one.low,
        "high": one.high,
    })  # fmt: skip


def range_keys(one: Range) -> dict[str, Any]:
    return {"low": one.low, "central": one.central, "high": one.high}


def kept(found: Mapping[str, Any]) -> dict[str, Any]:
    """Without what nobody has said; nothing in TOML is null."""
    return {name: value for name, value in found.items() if value is not None and value not in ("", [], ())}


def _figures(line: Line) -> dict[str, Any]:
    found: dict[str, Any] = {
        "gross_low": line.gross.low, "gross": line.gross.central, "gross_high": line.gross.high,
        "unit_value": _unit_value(line), "year": [_year(one) for one in line.years],
    }  # fmt: skip
    if line.part is AccountPart.counted:
        found |= {"gross_low": None, "gross": None, "gross_high": None}
    if line.net is not None:
        found |= {"net_low": line.net.low, "net": line.net.central, "net_high": line.net.high}
    return found


def _unit_value(line: Line) -> dict[str, Any] | None:
    one = line.claim.unit_value
    if one is None:
        return None
    price = line.price
    return kept({
        "amount": one.amount.central, "low": one.amount.low, "high": one.amount.high, "kind": one.kind,
        "status": one.status, "year": one.year, "price_base": one.price_base, "source": one.source,
        "source_id": one.source_id, "url": one.url, "licence": one.licence, "factor": line.factor,
        "price_low": price.low if price else None, "price": price.central if price else None,
        "price_high": price.high if price else None,
    })  # fmt: skip


def _year(one: Year) -> dict[str, Any]:
    return {
        "year": one.year, "net_low": one.net.low, "net": one.net.central, "net_high": one.net.high,
        "present_low": one.present.low, "present": one.present.central, "present_high": one.present.high,
    }  # fmt: skip


def _actual(one: Actual, line: Line, kept_back: str) -> dict[str, Any]:
    piece = next((each for each in line.pieces if each.actual == one), None) if not kept_back else None
    return kept({
        "year": one.year, "start": one.start, "end": one.end, "quantity": one.quantity,
        "money_of": piece.base if piece else None, "factor": piece.factor if piece else None,
        "observations": one.observations, "adjustment": [_adjustment(each) for each in one.own.values()],
    })  # fmt: skip


def _adjustments(line: Line) -> list[dict[str, Any]]:
    """Those that were given, and of a line of the value part those that were not."""
    given = line.claim.settings
    wanted = [*valuing.WANTED, Adjustment.leakage, Adjustment.lasts] if line.part is AccountPart.worth else list(given)
    return [_adjustment(given.get(kind) or Setting(kind)) for kind in wanted]


def _adjustment(one: Setting) -> dict[str, Any]:
    return kept({
        "kind": one.kind, "set": one.central is not None, "number": one.central, "low": one.low, "high": one.high,
        "reason": one.reason, "rests_on": one.rests_on, "of": one.of,
    })  # fmt: skip


def claim_of(line: LineTable) -> Claim:
    """What a line of a file says was read of its commitment."""
    return Claim(
        commitment_id=line.commitment, commitment=line.commitment, title=line.title, actor=line.actor,
        actor_name=line.actor_name, actor_type=line.actor_type, lever=line.lever, measure=line.measure,
        measure_title=line.measure_title, measure_kind=line.measure_kind, outcome=line.outcome,
        outcome_title=line.outcome_title, theme=line.theme, theme_title=line.theme_title, unit=line.unit,
        pillar=line.pillar or Pillar.none, sdgs=line.sdgs, priorities=line.priorities, target=line.target,
        actuals=tuple(_actual_of(one) for one in line.actuals), claimed_share=line.claimed_share,
        settings=_settings_of(line.adjustments), unit_value=_unit_value_of(line.unit_value),
        double_count_group=line.double_count_group, part_of=line.part_of, groups=line.groups,
        beneficiaries=line.beneficiaries, legally_required=line.legally_required,
        not_delivered_because=line.not_delivered_because, left_out=line.left_out, unit_differs=line.unit_differs,
        offered=line.offered, status=line.value_status,
    )  # fmt: skip


def terms_of(document: AccountFile) -> Terms:
    """The terms of an account's file."""
    terms = document.terms
    return Terms(
        start=document.period_start, end=document.period_end, price_year=terms.price_year,
        index={one.year: one.index for one in terms.index}, index_source=terms.index_source, rate=terms.discount_rate,
        currency=terms.currency, forecast=frozenset(one.year for one in terms.index if one.forecast),
        own_years={one.year: one.source for one in terms.index if one.source},
    )  # fmt: skip


def doubles_of(document: AccountFile) -> tuple[Double, ...]:
    """The double counts of an account's file."""
    answers = {one.id: one.answer for one in document.settled}
    return tuple(
        Double(
            key=one.handle, guard=one.guard, commitments=one.commitments, words=one.words, decided=one.decided,
            answer=answers.get(one.decided), at_stake=one.at_stake or Decimal(0), new=one.new, earlier=one.earlier,
        )
        for one in document.doubles
    )  # fmt: skip


def decided_of(document: AccountFile) -> tuple[Decided, ...]:
    """What an account's file says was decided of them."""
    return tuple(
        Decided(
            handle=one.id, guard=one.guard, commitments=one.commitments, answer=one.answer, kept=one.kept,
            shares={each.commitment: each.share for each in one.shares}, reason=one.reason,
        )
        for one in document.settled
    )  # fmt: skip


def _actual_of(one: ActualTable) -> Actual:
    return Actual(one.year, one.start, one.end, one.quantity, _settings_of(one.own), one.observations)


def _settings_of(found: Iterable[AdjustmentTable]) -> dict[Adjustment, Setting]:
    return {
        one.kind: Setting(one.kind, one.number, one.low, one.high, one.reason, one.rests_on, one.of)
        for one in found
        if one.given
    }


def _unit_value_of(one: UnitValueTable | None) -> UnitValue | None:
    if one is None:
        return None
    return UnitValue(
        amount=Range(one.low, one.amount, one.high), kind=one.kind, status=one.status, year=one.year,
        price_base=one.price_base, source=one.source, source_id=one.source_id, url=one.url, licence=one.licence,
    )  # fmt: skip
