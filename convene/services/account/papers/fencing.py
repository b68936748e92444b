"""An account as it may be handed on: what a licence keeps in stays in the book."""

from __future__ import annotations

from dataclasses import replace

from convene.core.account.shape import Account, Double, Line, Swing
from convene.services.codesign.framework_fence import Fence

_ASIDE = "Not passed on"


def fenced(account: Account, fence: Fence) -> tuple[Account, int]:
    """The account under the names that may go out, and how many lines' unit values stay in.

    Such lines keep what they came to, which is in the totals, and lose their unit value and every figure it could be
    worked out from line by line.
    """
    if not fence.closed and not fence.values:
        return account, 0
    back = {one.claim.commitment for one in account.lines if _value_stays(fence, one)}
    return replace(
        account,
        lines=tuple(_line(fence, one, one.claim.commitment in back) for one in account.lines),
        doubles=tuple(_double(fence, one) for one in account.doubles),
        swings=tuple(one for one in account.swings if not _tells(account, one, back)),
    ), len(back)


def _value_stays(fence: Fence, line: Line) -> bool:
    code = line.claim.measure
    kept_in = fence.closed and code.casefold() in fence.kept_in.get("measure", ())
    return line.claim.unit_value is not None and (kept_in or code in fence.values)


def _line(fence: Fence, line: Line, back: bool) -> Line:
    claim = line.claim
    if fence.closed:
        known = fence.stand_ins.get(claim.measure.casefold())
        if known is None and claim.measure.casefold() in fence.kept_in.get("measure", ()):
            known = ("", "")
        outcome_in = claim.outcome.casefold() in fence.kept_in.get("outcome", ())
        theme_in = claim.theme.casefold() in fence.kept_in.get("theme", ())
        claim = replace(
            claim,
            measure=known[0] if known else claim.measure, measure_title=known[1] if known else claim.measure_title,
            part_of=fence.code(claim.part_of), inside=tuple(map(fence.code, claim.inside)),
            outcome="" if outcome_in else claim.outcome, outcome_title="" if outcome_in else claim.outcome_title,
            theme="" if theme_in else claim.theme, theme_title=_ASIDE if theme_in else claim.theme_title,
        )  # fmt: skip
    said = replace(line, claim=claim, why=fence.words(line.why), remarks=tuple(map(fence.words, line.remarks)))
    if not back:
        return said
    claim = replace(claim, unit_value=None)
    return replace(said, claim=claim, price=None, factor=None, pieces=(), years=(), remarks=())


def _double(fence: Fence, one: Double) -> Double:
    """What it is found by may be called by the framework's words: the guard says the same in ours."""
    return replace(one, words=one.guard.help) if fence.closed else one


def _tells(account: Account, one: Swing, back: set[str]) -> bool:
    """Whether its ends are those of a unit value that stays in."""
    stays = {line.claim.measure for line in account.lines if line.claim.commitment in back}
    return not one.of and any(one.name.startswith(f"Unit value of {code} ") for code in stays)
