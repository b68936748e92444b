"""A line's working can be followed with a pocket calculator."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from convene.core.account.shape import Actual, Claim, Line, Setting
from convene.core.account.working import Block, working
from convene.core.measurement_vocabulary import Adjustment
from convene.core.vocabulary import ProxyStatus, ValueKind
from tests.account_values import SET, TERMS, account, claim, settings, value

LASTING = {**SET, Adjustment.drop_off: (10, 20, 30), Adjustment.lasts: (3, 3, 3)}
TWO_PERIODS = (
    Actual(1, date(2025, 4, 1), date(2025, 9, 30), Decimal(60)),
    Actual(1, date(2025, 10, 1), date(2026, 3, 31), Decimal(40),
           {Adjustment.deadweight: Setting(Adjustment.deadweight, Decimal(50), reason="a strike", of="observation")}),
)  # fmt: skip
CLAIMS = {
    "plain": claim(),
    "over years": claim(settings=settings(LASTING)),
    "a share of it": claim(claimed_share=Decimal("0.6")),
    "one period of its own": claim(actuals=TWO_PERIODS),
    "already in pounds": claim(unit="GBP", unit_value=replace(value("1"), status=ProxyStatus.face_value)),
    "wellbeing over years": claim(
        settings=settings(LASTING), unit_value=value("13000", kind=ValueKind.wellbeing, spread=20)
    ),
    "leakage too": claim(settings=settings({**SET, Adjustment.leakage: (5, 15, 25)})),
}  # fmt: skip


def _line(one: Claim) -> Line:
    return account(one).lines[0]


def _calculated(said: str) -> Decimal:
    """What somebody types into a calculator from left to right."""
    parts = said.replace("£", "").replace(",", "").split()
    found = Decimal(parts[0])
    for sign, typed in zip(parts[1::2], parts[2::2], strict=True):
        number = Decimal(typed) if typed != "years" else Decimal(1)
        found = {"×": found * number, "÷": found / number if number else found, "+": found + number}[sign]
    return found


@pytest.mark.parametrize("name", CLAIMS)
def test_every_sum_that_is_shown_comes_to_what_stands_behind_it(name: str) -> None:
    line = _line(CLAIMS[name])
    steps = [step for block in working(line, TERMS) for step in block.steps]
    checked = 0
    for step in steps:
        if step.sum and (found := re.fullmatch(r"£?([\d,.]+)", step.result)):
            said = _calculated(re.sub(r"(\d) years", r"\1", step.sum))
            assert abs(said - Decimal(found[1].replace(",", ""))) <= Decimal("0.02"), step
            checked += 1
    assert checked >= 4, "there is something to check"
    assert line.net is not None
    net = next(step for step in steps if step.label == "Net")
    assert net.result == f"£{line.net.central:,.2f}"


@pytest.mark.parametrize("name", CLAIMS)
def test_what_is_left_after_all_is_taken_off_is_what_the_account_has(name: str) -> None:
    line = _line(CLAIMS[name])
    taken = [block for block in working(line, TERMS) if block.title.startswith("What is taken off")]
    left = [
        _pounds([one for one in block.steps if one.result.startswith("£") and "Left" not in one.label][-1].result)
        for block in taken
    ]
    assert abs(sum(left) - line.years[0].net.central) < Decimal("0.02")


def test_what_is_not_set_is_said_and_nothing_is_worked_out_behind_it() -> None:
    half = {kind: one for kind, one in settings().items() if kind is not Adjustment.displacement}
    blocks = working(_line(claim(settings=half)), TERMS)
    steps = {step.label: step for step in _block(blocks, "What is taken off").steps}
    assert steps["Displacement"].result == "not set"
    assert steps["10 % is due to others"].result == ""
    assert _block(blocks, "Not settled").steps[0].result == "displacement"
    assert not any(block.title.startswith("Net") for block in blocks)


def _block(blocks: tuple[Block, ...], title: str) -> Block:
    return next(one for one in blocks if one.title == title)


def _pounds(said: str) -> Decimal:
    return Decimal(said.replace("£", "").replace(",", ""))
