"""How areas add up to a place: against plain fractions, and never for ranks, deciles and medians."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.core.figures import area_codes, sums
from convene.core.figures.profile import entry, lacking, topics_of
from convene.core.figures.words import headline, sentence
from convene.core.nouns import NOUNS
from convene.core.nouns.indicator import IndicatorDraft
from convene.core.vocabulary import AreaKind, FigureKind


def figure(kind: str, *areas: tuple[Any, ...], **more: Any) -> IndicatorDraft:
    """A figure whose areas are (value, weight) pairs or bare values."""
    rows = [
        {"code": f"E0199{at:04d}", "name": f"Area {at}", "value": str(one[0])}
        | ({"weight": str(one[1])} if len(one) > 1 and one[1] is not None else {})
        for at, one in enumerate(areas, 1)
    ]
    given_fields = {"name": "It", "kind": kind, "area_kind": "lsoa_2021" if rows else "place", "areas": rows, **more}
    made = NOUNS["indicator"].draft.model_validate(given_fields, context={"today": date(2026, 11, 22)})
    assert isinstance(made, IndicatorDraft)
    return made


def value(one: IndicatorDraft) -> Decimal:
    found = sums.place_value(one)
    assert found.value is not None, found
    return found.value


# Worked by hand


def test_counts_are_added() -> None:
    found = sums.place_value(figure("count", (1_412,), (1_688,), (1_530,)))
    assert (found.value, found.how) == (Decimal(4630), "3 LSOAs added up.")


def test_a_share_adds_up_both_and_then_divides() -> None:
    # 300 of 1,000 and 30 of 50: the mean of 30 % and 60 % would be 45 %, and wrong.
    found = sums.place_value(figure("share", (300, 1_000), (30, 50)))
    assert found.value is not None
    assert Fraction(330, 1_050) * 100 == pytest.approx(Fraction(found.value))
    assert (found.part, found.whole) == (330, 1_050)
    assert found.how == "330 of 1,050, 2 LSOAs added up."


def test_a_score_is_weighted_by_its_people() -> None:
    # 40.0 for 3,000 people and 10.0 for 1,000: (120,000 + 10,000) / 4,000
    one = figure("score", (40, 3_000), (10, 1_000), weighted_by="total population: mid 2022")
    assert value(one) == Decimal("32.5")
    assert sums.place_value(one).how == "The mean of 2 LSOAs, weighted by total population: mid 2022 (4,000)."


@pytest.mark.parametrize(
    ("areas", "said"),
    [
        (((40,), (10,)), "The 2 LSOAs do not say how many people"),
        (((40, 100), (10, None)), "1 of 2 LSOAs does not say"),
        (((40, 0), (10, 0)), "add up to nobody"),
    ],
)
def test_a_score_without_all_its_weights_is_refused_and_says_what_to_do(areas: Any, said: str) -> None:
    found = sums.place_value(figure("score", *areas))
    assert found.value is None
    assert said in found.refused


def test_a_share_without_a_total_is_refused() -> None:
    assert "out of how many" in sums.place_value(figure("share", (3, 10), (2, None))).refused
    assert "nothing to share" in sums.place_value(figure("share", (0, 0))).refused


@pytest.mark.parametrize("kind", ["rank", "decile", "median"])
def test_what_may_not_be_averaged_keeps_its_range(kind: str) -> None:
    found = sums.place_value(figure(kind, (3, 100), (1, 900), (9, 50)))
    assert found.value is None
    assert "averaged" in found.refused
    assert (found.low and found.low.value, found.high and found.high.value) == (1, 9)


def test_deciles_count_the_worst_tenth_and_fifth() -> None:
    deciles = [(1,), (1,), (2,), (4,), (7,), (10,), (1,), (9,)]
    one = figure("decile", *deciles, name="Income deprivation: decile", better="higher", compare_with="England")
    found = sums.place_value(one)
    assert (found.tenth, found.fifth, found.areas) == (3, 4, 8)
    assert sentence(one) == (
        "Income deprivation: 3 of 8 areas are among the most deprived tenth of England, "
        "4 among the most deprived fifth."
    )
    other = figure("decile", (10,), (9,), (1,), name="Noise", better="lower")
    assert (sums.place_value(other).tenth, sums.place_value(other).fifth) == (1, 2)


def test_a_median_published_for_the_place_is_kept_and_not_made() -> None:
    found = sums.place_value(figure("median", (24_000,), (31_000,), value="28400", unit="£"))
    assert (found.value, "not made from the areas" in found.how) == (28_400, True)


def test_a_place_with_neither_areas_nor_figure_says_so() -> None:
    assert sums.place_value(figure("count")).refused
    assert value(figure("count", value="12")) == 12


# Any figures at all

_NUMBERS = st.decimals(min_value=-1_000, max_value=10**9, places=4)
_WEIGHTS = st.decimals(min_value=Decimal("0.01"), max_value=10**7, places=2)


@given(st.lists(st.tuples(_NUMBERS, _WEIGHTS), min_size=1, max_size=30))
def test_a_weighted_mean_is_that_of_fractions_and_lies_between_its_ends(areas: list[tuple[Decimal, Decimal]]) -> None:
    found = value(figure("score", *areas))
    exact = sum((Fraction(v) * Fraction(w) for v, w in areas), Fraction(0)) / sum(Fraction(w) for _, w in areas)
    assert abs(Fraction(found) - exact) < Fraction(1, 10**30)
    assert min(v for v, _ in areas) <= found <= max(v for v, _ in areas)


@given(st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)), min_size=1, max_size=30))
def test_a_share_is_all_of_it_by_all_of_it(pairs: list[tuple[int, int]]) -> None:
    areas = [(min(one), max(one)) for one in pairs]
    found = sums.place_value(figure("share", *areas))
    whole = sum(w for _, w in areas)
    if not whole:
        assert found.value is None
        return
    assert found.value is not None
    assert abs(Fraction(found.value) - Fraction(sum(v for v, _ in areas) * 100, whole)) < Fraction(1, 10**30)
    assert 0 <= found.value <= 100


@given(
    st.sampled_from(["rank", "decile", "median"]),
    st.lists(st.tuples(st.integers(1, 10), st.integers(1, 10**6)), min_size=1, max_size=20),
)
def test_ranks_deciles_and_medians_never_become_one_number(kind: str, areas: list[tuple[int, int]]) -> None:
    found = sums.place_value(figure(kind, *areas))
    assert found.value is None
    assert found.refused
    assert headline(figure(kind, *areas))


# Areas that do not belong together


def test_areas_of_two_kinds_are_refused() -> None:
    one = figure("count", (5,), (6,))
    ward = one.areas[0].model_copy(update={"code": "E05000001"})
    mixed = one.model_copy(update={"areas": (one.areas[1], ward)})
    assert "different kinds (LSOAs and wards)" in sums.place_value(mixed).refused
    assert "different kinds" in mixed.faults()["areas"]


def test_lsoas_of_two_censuses_are_refused() -> None:
    one = figure("score", (5, 100), (6, 100), area_kind="lsoa_2011")
    newer = one.areas[0].model_copy(update={"code": "E01034567"})
    mixed = one.model_copy(update={"areas": (newer, one.areas[1])})
    assert "made for 2021" in sums.place_value(mixed).refused
    assert sums.place_value(mixed.model_copy(update={"area_kind": AreaKind.lsoa_2021})).value is not None


@pytest.mark.parametrize(
    ("code", "family", "census"),
    [
        ("E01033768", "lsoa", None), ("E01033769", "lsoa", 2021), ("W01001958", "lsoa", None),
        ("W01001959", "lsoa", 2021), ("E01999991", "lsoa", None), ("E02000001", "msoa", None),
        ("E00000001", "oa", None), ("E05000026", "ward", None), ("E09000001", "district", None),
        ("W06000015", "district", None), ("E12000007", "region", None), ("E92000001", "country", None),
        ("S01006506", "other", None), ("LS1 4AP", "", None), ("E0100", "", None),
    ],
)  # fmt: skip
def test_a_code_says_what_it_is_of(code: str, family: str, census: int | None) -> None:
    assert (area_codes.family(code), area_codes.census_of(code)) == (family, census)


@pytest.mark.parametrize(
    ("fields", "key"),
    [
        ({"kind": "share", "areas": [{"code": "E01000001", "value": 5, "weight": 4}]}, "areas"),
        ({"kind": "decile", "areas": [{"code": "E01000001", "value": 11}]}, "areas"),
        ({"kind": "rank", "areas": [{"code": "E01000001", "value": 0}]}, "areas"),
        ({"kind": "count", "areas": [{"code": "E01000001", "value": 1}, {"code": "e01000001", "value": 1}]}, "areas"),
        ({"kind": "count", "area_kind": "place", "areas": [{"code": "E01000001", "value": 1}]}, "area_kind"),
        ({"kind": "share", "value": 140}, "value"),
        ({"kind": "count", "name": ""}, "name"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(fields: dict[str, Any], key: str) -> None:
    whole = {"name": "It", "area_kind": "lsoa_2021", **fields}
    assert key in NOUNS["indicator"].draft.model_validate(whole).faults()


def test_a_sound_figure_has_no_fault() -> None:
    assert figure("share", (1, 2), (0, 0), (5, None)).faults() == {}


# Over time


def dated(day: str, at: int = 40, **more: Any) -> IndicatorDraft:
    fields = {"name": "Unemployed", "slug": day, "date": day, "source": "Survey 2025", **more}
    return figure(fields.pop("kind", "score"), (at, 100), (at, 300), **fields)


def test_figures_counted_the_same_way_join_oldest_first() -> None:
    first, second, third = dated("2024-03-31"), dated("2025-03-31"), dated("2026-03-31", source="Survey 2026")
    found = sums.over_time(second, [third, first, second])
    assert [one.slug for one in found.figures] == ["2024-03-31", "2025-03-31", "2026-03-31"]
    assert found.apart == ()


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ({"area_kind": "lsoa_2011"}, "counted by LSOAs (2011), not by LSOAs (2021)"),
        ({"source": "Another office"}, "its source is another (Another office)"),
        ({"kind": "rank"}, "another kind of figure (rank)"),
        ({"unit": "£"}, "another kind of figure"),
        ({"date": None}, "it has no date"),
    ],
)
def test_figures_counted_otherwise_stand_apart_and_it_is_said(other: dict[str, Any], why: str) -> None:
    mine = dated("2025-03-31")
    theirs = dated("2024-03-31", **{"slug": "other", **other})
    found = sums.over_time(mine, [theirs])
    assert found.figures == (mine,)
    assert why in found.apart[0]


def test_figures_of_other_areas_stand_apart() -> None:
    mine, theirs = dated("2025-03-31"), dated("2024-03-31")
    theirs = theirs.model_copy(update={"areas": theirs.areas[:1]})
    assert "it is of other areas (1 area there, 2 here)" in sums.over_time(mine, [theirs]).apart[0]


def test_a_newer_figure_is_found_whatever_its_areas() -> None:
    old, new = dated("2019-09-26", area_kind="lsoa_2011"), dated("2025-10-30")
    assert sums.newer_than(old, [old, new]) is new
    assert sums.newer_than(new, [old, new]) is None


# In words


@pytest.mark.parametrize(
    ("mine", "other", "said"),
    [
        ((412, 1_000), "24.3", "41 in 100 households have no car or van (412 of 1,000); in England 24 in 100."),
        ((400, 1_000), "20", "4 in 10 households have no car or van (400 of 1,000); in England 2 in 10."),
        ((400, 1_000), "24", "40 in 100 households have no car or van (400 of 1,000); in England 24 in 100."),
        ((3, 1_000), None, "Fewer than 1 in 100 households have no car or van (3 of 1,000)."),
        ((996, 1_000), None, "More than 99 in 100 households have no car or van (996 of 1,000)."),
        ((0, 1_000), None, "No households have no car or van (0 of 1,000)."),
    ],
)
def test_a_share_is_said_in_hundreds(mine: tuple[int, int], other: str | None, said: str) -> None:
    more = {"name": "No cars or vans in household", "unit": "households"}
    one = figure("share", mine, **more, compare=other, compare_with="England" if other else "")
    assert sentence(one) == said


def test_a_score_says_which_way_is_worse_and_a_count_its_unit() -> None:
    one = figure(
        "score", ("38.21", 100), name="Index of Multiple Deprivation: score", better="lower", compare="21.67",
        compare_with="England",
    )  # fmt: skip
    assert sentence(one, place="Quay") == (
        "Index of Multiple Deprivation in Quay: score 38.2; in England 21.7. Higher is worse."
    )
    assert sentence(figure("count", (8420,), unit="people", name="Residents")) == "Residents: 8,420 people."
    assert headline(figure("median", (24_000,), (31_500,), unit="£")) == "£24,000 to £31,500"


# The profile


def test_the_decile_of_a_thing_goes_with_its_score_and_old_figures_are_its_past() -> None:
    more = {"topic": "Income", "source": "Indices 2025", "period": "2025 edition"}
    score = figure("score", ("30", 10), ("10", 10), name="Income: score", slug="s", **more)
    decile = figure("decile", (1,), (5,), name="Income: decile", slug="d", better="higher", **more)
    old, new = dated("2024-03-31", 50, topic="work"), dated("2025-03-31", 40, topic="work")
    topics = topics_of([decile, old, score, new], {"d": ["Rent is too high."]})
    assert [(one.title, len(one.entries)) for one in topics] == [("Income", 1), ("Work", 1)]
    income, work = topics[0].entries[0], topics[1].entries[0]
    assert (income.slug, income.value, income.tenths[:5], income.needs) == (
        "s", "20", (1, 0, 0, 0, 1), ("Rent is too high.",)
    )  # fmt: skip
    assert [(row.words, row.here) for row in work.past] == [("50", False), ("40", True)]
    assert lacking(topics) == (
        "No figure yet on people, deprivation, learning, health, housing, getting about and safety.",
    )


def test_every_chart_lies_within_its_scale() -> None:
    one = figure("share", (412, 1_000), (100, 900), unit="households", compare="24", compare_with="England")
    found = entry([one], [one], {}, "Quay")
    assert [row.part for row in found.bars] == pytest.approx([float(Fraction(512, 1_900)) * 2, 0.48])
    assert found.spread is not None
    assert all(0 <= part <= 1 for _, part, _ in found.spread.areas)
    negative = figure("score", ("-0.4", 10), ("0.2", 10), compare="0", compare_with="England")
    assert entry([negative], [negative], {}, "").bars == ()


def test_figures_of_every_kind_can_be_said_and_drawn() -> None:
    for kind in FigureKind:
        for areas in ((), ((1,),), ((1, 2), (2, 2))):
            one = figure(kind.value, *areas)
            found = entry([one], [one], {}, "")
            assert found.value
            assert found.sentences[0].endswith(".")
