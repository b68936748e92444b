"""The account beside a calculation that shares no code with it, in plain fractions; and what must always hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from convene.core.account.compute import account
from convene.core.account.shape import Actual, Claim, Range, Setting, Terms, UnitValue
from convene.core.measurement_vocabulary import Adjustment
from convene.core.vocabulary import MeasureKind, ProxyStatus, ValueKind

INDEX = {2019: Decimal("81.1085"), 2022: Decimal("90.5005"), 2024: Decimal(100)}
ENDS = {"low": 0, "central": 1, "high": 2}
CENT = st.integers(0, 10_000).map(lambda one: Decimal(one) / 100)


@st.composite
def three(draw: st.DrawFn, most: int = 10_000) -> tuple[Decimal, ...]:
    return tuple(sorted(Decimal(draw(st.integers(0, most))) / 100 for _ in range(3)))


@st.composite
def claims(draw: st.DrawFn) -> list[Claim]:
    made = []
    for at in range(draw(st.integers(1, 4))):
        said = {}
        for kind in Adjustment:
            low, central, high = draw(three())
            if kind is Adjustment.lasts:
                low, central, high = sorted(Decimal(draw(st.integers(1, 40))) for _ in range(3))
            if kind not in (Adjustment.leakage, Adjustment.lasts) or draw(st.booleans()):
                said[kind] = Setting(kind, central, low, high, "asked")
        low, central, high = (one + 1 for one in draw(three(1_000_000)))
        kind = draw(st.sampled_from([ValueKind.economic, ValueKind.wellbeing, ValueKind.carbon]))
        unit = UnitValue(Range(low, central, high), kind, ProxyStatus.seen, draw(st.sampled_from([2019, 2022, 2024])),
                         "", "a study", licence="OGL")  # fmt: skip
        years = draw(st.lists(st.integers(1, 3), min_size=1, max_size=3, unique=True))
        actuals = tuple(
            Actual(year, date(2023 + year, 1, 1), date(2023 + year, 12, 31), draw(CENT)) for year in sorted(years)
        )
        made.append(
            Claim(
                f"{at}", f"c{at}", f"C{at}", f"a{at}", "", None, None, f"M{at}", "", MeasureKind.outcome, f"O{at}", "",
                f"T{at}", "", "hour", actuals=actuals, claimed_share=draw(CENT) / 100, settings=said, unit_value=unit,
            )
        )  # fmt: skip
    return made


RATES = st.sampled_from([None, Decimal(0), Decimal("3.5"), Decimal(7)])


def terms(rate: Decimal | None) -> Terms:
    return Terms(date(2024, 1, 1), date(2026, 12, 31), 2024, INDEX, rate=rate)


def by_itself(one: Claim, end: str, flat: Decimal | None) -> Fraction:
    """The same, from the definition: the sum over every year of every effect."""
    other = {"low": "high", "central": "central", "high": "low"}[end]

    def share(kind: str, which: str) -> Fraction:
        found = one.settings.get(Adjustment(kind))
        return Fraction(getattr(found, which)) / 100 if found else Fraction(0)

    assert one.unit_value is not None
    year_of_price = one.unit_value.year
    assert year_of_price is not None
    price = Fraction(getattr(one.unit_value.amount, end)) * Fraction(INDEX[2024]) / Fraction(INDEX[year_of_price])
    lasts = one.settings.get(Adjustment.lasts)
    total = Fraction(0)
    for actual in one.actuals:
        for t in range(1, (int(getattr(lasts, end)) if lasts else 1) + 1):
            net = Fraction(actual.quantity) * price * Fraction(one.claimed_share)
            for kind in ("deadweight", "displacement", "leakage", "attribution"):
                net *= 1 - share(kind, other)
            net *= (1 - share("drop_off", other)) ** (t - 1)
            for past in range(1, actual.year + t - 1):
                if flat is not None:
                    rate = Fraction(flat)
                elif one.unit_value.kind is ValueKind.wellbeing:
                    rate = Fraction(15, 10) if past <= 30 else Fraction(129, 100)
                else:
                    rate = Fraction(35, 10) if past <= 30 else Fraction(3)
                net /= 1 + rate / 100
            total += net
    return total


@given(claims(), RATES)
@settings(max_examples=60, deadline=None)
def test_it_is_what_the_definition_says(ones: list[Claim], rate: Decimal | None) -> None:
    found = account(ones, (), terms(rate))
    for line in found.lines:
        for end in ENDS:
            wanted = by_itself(line.claim, end, rate)
            assert line.net is not None, line.why
            assert abs(Fraction(getattr(line.net, end)) - wanted) < Fraction(1, 10**9)
    assert found.value.low <= found.value.central <= found.value.high
    assert found.value == account(ones[::-1], (), terms(rate)).value, "the order of lines does not matter"


@given(claims(), RATES, st.sampled_from(["deadweight", "attribution", "displacement", "leakage", "drop_off"]))
@settings(max_examples=40, deadline=None)
def test_taking_off_more_never_raises_it(ones: list[Claim], rate: Decimal | None, kind: str) -> None:
    before, name = account(ones, (), terms(rate)), Adjustment(kind)
    one = ones[0]
    old = one.settings.get(name)
    high = (old.high if old else None) or Decimal(0)
    more = Setting(name, (high + 100) / 2, (high + 100) / 2, Decimal(100), "asked")
    after = account([replace(one, settings={**one.settings, name: more}), *ones[1:]], (), terms(rate))
    for end in ENDS:
        assert getattr(after.value, end) <= getattr(before.value, end)


@given(claims(), RATES)
@settings(max_examples=30, deadline=None)
def test_a_line_is_never_worth_more_than_its_gross_figure(ones: list[Claim], rate: Decimal | None) -> None:
    for line in account(ones, (), terms(rate)).lines:
        assert line.net is not None
        assert line.net.central <= line.gross.central
        assert line.net.high <= line.gross.high
