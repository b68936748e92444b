"""Accounts worked out by hand, to the penny, and unit values as they were published."""

from __future__ import annotations

import tomllib
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from convene import library
from convene.core.account import discounting, words
from convene.core.account.compute import account, changed, line
from convene.core.account.sensitivity import swings
from convene.core.account.shape import Account, Actual, Claim, Range, Setting, Terms, UnitValue
from convene.core.account.valuing import factor
from convene.core.measurement_vocabulary import AccountPart, Adjustment
from convene.core.vocabulary import MeasureKind, ProxyStatus, ValueKind

PENNY = Decimal("0.01")
PENCE = Decimal("0.0001")


def number(value: object) -> Decimal:
    return Decimal(str(value))


def terms(**known: Any) -> Terms:
    told: dict[str, Any] = {
        "start": date(2024, 1, 1), "end": date(2026, 12, 31), "price_year": 2024,
        "index": library.price_index().years,
    }  # fmt: skip
    return Terms(**{**told, **known})


def adjusted(**said: Any) -> dict[Adjustment, Setting]:
    """Adjustments by name: a number, or (least, number, most)."""
    found = {}
    for name, one in said.items():
        low, central, high = one if isinstance(one, tuple) else (None, one, None)
        kind = Adjustment(name)
        found[kind] = Setting(
            kind, number(central), None if low is None else number(low), None if high is None else number(high), "asked"
        )
    return found


NONE_OFF = adjusted(deadweight=0, displacement=0, attribution=0, drop_off=0)


def claim(name: str = "jobs", quantity: object = 10, year: int = 1, value: object = 1000, **known: Any) -> Claim:
    day = date(2023 + year, 12, 31)
    amount = value if isinstance(value, Range) else Range(number(value), number(value), number(value))
    told: dict[str, Any] = {
        "commitment_id": name, "commitment": name, "title": name.title(), "actor": name, "actor_name": name,
        "actor_type": None, "lever": None, "measure": f"M-{name}", "measure_title": "Measure", "unit": "person-year",
        "measure_kind": MeasureKind.outcome, "outcome": "O1", "outcome_title": "Outcome",
        "theme": f"T-{name}", "theme_title": "Theme",
        "actuals": (Actual(year, date(2023 + year, 1, 1), day, number(quantity)),), "settings": NONE_OFF,
        "unit_value": UnitValue(amount, ValueKind.economic, ProxyStatus.seen, 2024, "2024", "a study", licence="OGL"),
    }  # fmt: skip
    return Claim(**{**told, **known})


def of(*claims: Claim, **known: Any) -> Account:
    return account(claims, (), terms(**known))


def near(found: Decimal, wanted: str) -> bool:
    return abs(found - Decimal(wanted)) < PENNY


def test_an_effect_over_three_years_with_drop_off_and_discounting() -> None:
    """10 jobs at £1,000. A fifth would have come anyway, a quarter is due to others: 10,000 × 0.8 × 0.75 = £6,000.
    It fades by half a year: 6,000, 3,000, 1,500. Discounted at 3.5 %: 6,000 + 3,000/1.035 + 1,500/1.071225."""
    one = claim(settings=adjusted(deadweight=20, attribution=25, displacement=0, drop_off=50, lasts=3))
    found = of(one).lines[0]
    assert found.gross.central == 30_000, "three years of 10,000"
    assert [year.net.central for year in found.years] == [6000, 3000, 1500]
    assert [year.present.central.quantize(PENCE) for year in found.years] == [
        Decimal("6000.0000"), Decimal("2898.5507"), Decimal("1400.2661"),
    ]  # fmt: skip
    assert found.net is not None
    assert near(found.net.central, "10298.82")


def test_low_takes_every_end_that_makes_it_small() -> None:
    """Low: £900 × 10 × 0.6 × 0.7, for two years fading by 60 %: 3,780 + 1,512/1.035.
    High: £1,200 × 10 × 0.9 × 0.8, for four years fading by 40 %: 8,640 × (1 + 0.6 + 0.36 + 0.216, each discounted)."""
    one = claim(
        value=Range(number(900), number(1000), number(1200)),
        settings=adjusted(deadweight=(10, 20, 40), attribution=(20, 25, 30), displacement=0, drop_off=(40, 50, 60),
                          lasts=(2, 3, 4)),
    )  # fmt: skip
    net = of(one).lines[0].net
    assert net is not None
    assert near(net.low, "5240.87")
    assert near(net.central, "10298.82")
    assert near(net.high, "18235.53")


def test_carbon_with_its_published_range_in_other_money() -> None:
    """100 tonnes at £277.22 (138.61 to 415.83) in 2022 prices; 2024 money is 100/90.5005 times that."""
    value = UnitValue(
        Range(number("138.61"), number("277.22"), number("415.83")), ValueKind.carbon, ProxyStatus.seen_secondary, 2022,
        "for a tonne avoided in 2026", "DESNZ", licence="OGL v3.0",
    )  # fmt: skip
    found = of(claim(quantity=100, unit="tCO2e", unit_value=value)).value
    assert (words.ranged(found)) == "£31,000 (£15,000 to £46,000)"
    assert near(found.central, "30631.88")
    assert near(found.low, "15315.94")


def test_money_at_face_value_is_in_the_money_of_its_period() -> None:
    """£90,500.50 given in 2022 and £9,625.07 in 2023 are £100,000 and £10,000 in 2024 money; nothing need be taken
    off."""
    value = UnitValue(Range(number(1), number(1), number(1)), ValueKind.input_cost, ProxyStatus.face_value)
    actuals = (
        Actual(1, date(2022, 1, 1), date(2022, 12, 31), number("90500.50")),
        Actual(2, date(2023, 1, 1), date(2023, 12, 31), number("9625.07")),
    )
    found = of(claim(unit="GBP", unit_value=value, actuals=actuals, settings={}), start=date(2022, 1, 1))
    line_ = found.lines[0]
    assert line_.part is AccountPart.given
    assert line_.price is None, "there is no one price: it is money of two years"
    assert near(line_.gross.central, "110000.00")
    assert near(found.given.central, "109661.84"), "the second year is discounted"
    assert found.value == Range()


def test_shares_are_multiplied_and_attribution_besides() -> None:
    """A quarter is due to others, and of the rest the actor claims 60 %: 10,000 × 0.75 × 0.6."""
    settings = adjusted(deadweight=0, displacement=0, attribution=25, drop_off=0)
    found = of(claim(claimed_share=number("0.6"), settings=settings)).lines[0]
    assert found.net is not None
    assert found.net.central == 4500
    assert found.share == number("0.6")
    assert found.gross.central == 10_000
    assert found.quantity == 6


@pytest.mark.parametrize(
    ("value", "year", "wanted"),
    [
        ("14610", 2012, 20312), ("13700", 2012, 19046), ("8998", 2010, 13018), ("1208", 2010, 1748),
        ("1924.75", 2010, 2785), ("443", 2010, 641), ("13000", 2019, 16028), ("10000", 2019, 12329),
        ("16000", 2019, 19727), ("4671", 2007, 7216), ("2501", 2010, 3618), ("7900", 2010, 11429),
        ("2933", 2010, 4243), ("277.22", 2022, 306),
    ],
)  # fmt: skip
def test_unit_values_in_2024_money_are_those_that_were_published(value: str, year: int, wanted: int) -> None:
    assert round(number(value) * factor(year, terms())) == wanted


def test_the_index_that_comes_along_is_the_frameworks() -> None:
    own = library.price_index()
    framework = tomllib.loads(library.text(library.STARTER_FRAMEWORK), parse_float=Decimal)["deflator"]
    assert {int(year): value for year, value in framework.items()}.items() <= own.years.items()
    assert own.licence
    assert own.kind == "outturn"
    assert "HM Treasury" in own.source


def test_discounting_follows_the_steps_of_the_green_book() -> None:
    assert discounting.factor(1) == 1
    assert abs(discounting.factor(2) - 1 / Decimal("1.035")) < Decimal("1e-20")
    assert [discounting.rate(year) for year in (30, 31, 75, 76, 126, 201, 301)] == [
        Decimal(one) for one in ("3.5", "3.0", "3.0", "2.5", "2.0", "1.5", "1.0")
    ]
    thirty = 1 / Decimal("1.035") ** 30
    assert abs(discounting.factor(31) - thirty) < Decimal("1e-20")
    assert abs(discounting.factor(32) - thirty / Decimal("1.03")) < Decimal("1e-20")
    assert abs(discounting.factor(3, wellbeing=True) - 1 / Decimal("1.015") ** 2) < Decimal("1e-20")
    assert discounting.factor(3, Decimal(0)) == 1
    assert discounting.factor(3, Decimal(5), wellbeing=True) == discounting.factor(3, Decimal(5)), "its own rate holds"


@pytest.mark.parametrize("missing", ["deadweight", "attribution", "displacement", "drop_off"])
def test_a_line_that_lacks_an_adjustment_is_in_no_total(missing: str) -> None:
    settings = {kind: one for kind, one in NONE_OFF.items() if kind != missing}
    found = of(claim(settings=settings), claim("other"))
    assert (found.value.central, found.open_lines, found.open_gross.central) == (10_000, 1, 10_000)
    assert found.lines[0].unset == (Adjustment(missing),)
    assert found.lines[0].net is None
    assert "with adjustments not set" in words.waiting(found)
    without_reason = {**settings, Adjustment(missing): Setting(Adjustment(missing), Decimal(0), reason="  ")}
    assert of(claim(settings=without_reason)).open_lines == 1, "a number without a reason is not set"


def test_what_was_set_for_one_period_stands_above_the_rest() -> None:
    half = Setting(Adjustment.deadweight, Decimal(50), reason="a strike", of="observation")
    actuals = (
        Actual(1, date(2024, 1, 1), date(2024, 6, 30), Decimal(4)),
        Actual(1, date(2024, 7, 1), date(2024, 12, 31), Decimal(6), {Adjustment.deadweight: half}),
    )
    assert of(claim(actuals=actuals)).value.central == 4_000 + 3_000


@pytest.mark.parametrize(
    ("known", "words_"),
    [
        ({"legally_required": True}, "The law asks for it"),
        ({"offered": True}, "nobody has accepted"),
        ({"measure": ""}, "no measure"),
        ({"actuals": ()}, "Nothing is counted yet"),
        ({"actuals": (), "not_delivered_because": "The grant fell through."}, "Not delivered: The grant fell through."),
        ({"unit_differs": "It is counted in weeks."}, "It is counted in weeks."),
        ({"quantity": -1}, "below nothing"),
        ({"unit": "percent"}, "cannot be added up"),
        ({"unit_value": None, "status": ProxyStatus.not_valued}, "on purpose"),
        ({"unit_value": None}, "No open unit value"),
        ({"value_of": {"source": ""}}, "lacks a source"),
        ({"value_of": {"year": None, "licence": ""}}, "lacks a price year and a licence"),
        ({"value_of": {"year": 1980}}, "price index has 1990 to 2024"),
        ({"value_of": {"kind": ValueKind.none}}, "belongs on no line"),
        ({"value_of": {"status": ProxyStatus.not_valued}}, "only one of the two"),
        ({"value_of": {"status": ProxyStatus.face_value}}, "not the account's GBP"),
        ({"value_of": {"amount": Range(Decimal(9), Decimal(5), Decimal(20))}}, "does not hold 5"),
        ({"value_of": {"amount": Range()}}, "unit value is nothing"),
    ],
)
def test_what_cannot_be_valued_says_why(known: dict[str, Any], words_: str) -> None:
    value: dict[str, Any] = {
        "amount": Range(Decimal(1), Decimal(1), Decimal(1)), "kind": ValueKind.economic, "status": ProxyStatus.seen,
        "year": 2024, "source": "a study", "licence": "OGL",
    }  # fmt: skip
    if "value_of" in known:
        known = {"unit_value": UnitValue(**{**value, **known["value_of"]})}
    found = line(claim(**known), terms())
    assert words_ in found.why
    assert (found.part, found.net, found.gross) == (AccountPart.counted, None, Range())


def test_a_value_of_the_accounts_own_year_needs_no_index() -> None:
    value = UnitValue(Range(*[Decimal(2)] * 3), ValueKind.fiscal, ProxyStatus.seen, 2031, "", "s", licence="l")
    assert of(claim(unit_value=value), price_year=2031).value.central == 20
    assert "does not have the account's own year, 2031" in of(claim(), price_year=2031).lines[0].why


def test_another_currency_is_never_valued_in_pounds() -> None:
    assert "in pounds, and the framework's currency is EUR" in of(claim(), currency="EUR").lines[0].why


def test_the_four_parts_stay_apart() -> None:
    def kind(one: ValueKind) -> UnitValue:
        return UnitValue(Range(*[Decimal(5)] * 3), one, ProxyStatus.seen, 2024, "", "s", licence="l")

    found = of(
        claim("value", unit_value=kind(ValueKind.wellbeing)),
        claim("given", unit_value=kind(ValueKind.replacement_cost), settings={}),
        claim("moved", unit_value=kind(ValueKind.transfer), settings=adjusted(deadweight=50)),
        claim("counted", unit_value=None),
    )
    assert (found.value.central, found.given.central, found.moved.central) == (50, 50, 25)
    assert [one.part.name for one in found.lines] == ["worth", "given", "moved", "counted"]


def test_changing_one_assumption_is_the_same_as_working_it_all_out_again() -> None:
    others = [claim(f"c{at}", quantity=at + 1, measure=f"M{at}", theme=f"T{at}") for at in range(5)]
    new = adjusted(deadweight=(5, 33, 40), attribution=0, displacement=0, drop_off=10, lasts=2)
    once = changed(of(*others), "c3", new)
    again = of(*(claim(f"c{at}", quantity=at + 1, measure=f"M{at}", theme=f"T{at}",
                       settings=new if at == 3 else NONE_OFF) for at in range(5)))  # fmt: skip
    assert (once.value, once.lines, once.open_lines) == (again.value, again.lines, again.open_lines)


def test_money_of_a_year_the_index_lacks_is_told_in_its_own_money_with_the_remedy() -> None:
    at_face = UnitValue(Range(*map(Decimal, (1, 1, 1))), ValueKind.transfer, ProxyStatus.face_value)
    late = claim("late", quantity=500, year=3, unit="GBP", unit_value=at_face)
    found = account([late], [], terms())
    said = words.waiting(found)
    assert "£500 of moved in the money of 2026" in said
    assert words.unpriced(found, short=True) == "In no total: 1 line; the price index lacks 2026."
    assert "lacks 2026: 1 line" in said
    assert "Price index" in said
    known = terms(index={**library.price_index().years, 2026: Decimal(105)})
    assert words.waiting(account([late], [], known)) == ""


def test_the_assumption_that_moves_it_most_comes_first() -> None:
    settings = adjusted(deadweight=(0, 20, 60), displacement=(0, 0, 5), attribution=0, drop_off=0)
    found = swings(of(claim(settings=settings)))
    assert found[0].name == "Deadweight of “Jobs”"
    assert (found[0].low, found[0].high) == (10_000, 4_000)
    assert words.swing(found[0], Decimal(8_000)) == (
        "Deadweight of “Jobs”: at 0 % the value is £2,000 more, at 60 % £4,000 less."
    )
    assert words.changes(Decimal(1_012_000), Decimal(1_000_000)) == "+£12,000"
    assert "nobody said how far it may be out" in next(one.name for one in found if one.name.startswith("Attribution"))
    assert [one.width for one in found] == sorted((one.width for one in found), reverse=True)


@pytest.mark.parametrize(
    ("amount", "wanted"),
    [
        ("0", "£0"), ("0.2", "under £1"), ("1", "£1"), ("9.96", "£10"), ("306", "£310"), ("12345", "£12,000"),
        ("994999", "£990,000"), ("995000", "£1m"), ("1249999", "£1.2m"), ("1250000", "£1.3m"), ("99600000", "£100m"),
        ("2340000000", "£2.3bn"), ("-1500", "-£1,500"),
    ],
)  # fmt: skip
def test_people_read_two_figures(amount: str, wanted: str) -> None:
    assert words.money(Decimal(amount)) == wanted


def test_the_headline_never_says_more_than_is_settled() -> None:
    found = of(claim(value=Range(Decimal(90_000), Decimal(120_000), Decimal(160_000))))
    assert words.headline(found) == (
        "About £1.2m (£0.9m to £1.6m) of value in 2024 prices, from 1 commitment."
    )  # fmt: skip
    assert "It has no range" in words.headline(of(claim()))
    assert words.headline(of(claim(settings={}))) == "No value can be told yet: 1 line with a unit value waits."
    assert "no" in words.headline(of(claim(unit_value=None))).lower()
