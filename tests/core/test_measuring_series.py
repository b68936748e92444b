"""Figures of the place over time, and what was counted laid out in a grid."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from convene.core.figures.sums import newer_than, over_time
from convene.core.figures.words import sentence
from convene.core.measuring.grid import Seen, cells, columns, so_far
from convene.core.measuring.periods import Period
from convene.core.measuring.series import series_of
from convene.core.nouns.indicator import IndicatorDraft

TODAY = date(2026, 11, 22)


def figure(role: str, value: float | None, period: str, **more: Any) -> IndicatorDraft:
    given = {"name": "Empty shops", "slug": f"{role}-{period}", "role": role, "value": value, "unit": "%",
             "period": period, "better": "lower", **more}  # fmt: skip
    return IndicatorDraft.model_validate(given, context={"today": TODAY})


def test_a_series_tells_where_it_stood_stands_and_is_to_be() -> None:
    found = series_of(
        [figure("target", 8, "2027"), figure("baseline", 14, "2024"), figure("actual", 12.4, "2025"),
         figure("forecast", 16, "2027")], TODAY,
    )  # fmt: skip
    assert len(found) == 1
    said = found[0].sentence(TODAY)
    assert said == (
        "Empty shops: 12.4% (2025), after 14% (2024, baseline), which is better; target 8% by 2027: 4.4 points to go; "
        "forecast 16% for 2027 if nothing more were done."
    )
    assert [one.label for one in found[0].points] == ["2024, baseline", "2025", "2027, target", "2027, forecast"]


def test_a_target_is_reached_only_where_somebody_said_which_way_is_better() -> None:
    reached = series_of([figure("actual", 7, "2025"), figure("target", 8, "2027")], TODAY)[0]
    assert reached.to_target(TODAY).endswith("reached")
    either = {"better": "neither"}
    unsaid = series_of([figure("actual", 7, "2025", **either), figure("target", 8, "2027", **either)], TODAY)[0]
    assert unsaid.to_target(TODAY) == "target 8% by 2027: 1 points below it"
    assert any("which way is better" in one for one in unsaid.remarks)


def test_a_target_past_its_day_without_a_figure_is_told() -> None:
    one = series_of([figure("actual", 12, "2024"), figure("target", 10, "2025")], TODAY)[0]
    assert "nothing was counted since" in one.to_target(TODAY)
    assert one.remarks[0] == "The target for 2025 is past, and nothing was counted since."


def test_nothing_is_compared_across_units_areas_or_censuses_in_silence() -> None:
    shops = figure("target", 22, "2028", unit="shops")
    areas = [{"code": "E01000001", "value": "3", "weight": "10"}]
    by_area = figure("actual", None, "2021", kind="share", unit="", area_kind="lsoa_2021", areas=areas)
    one = series_of([figure("actual", 12, "2025"), shops, by_area], TODAY)[0]
    assert [point.value for point in one.counted] == [Decimal(12)]
    assert not one.targets
    assert any("stands apart: it is in shops" in why for why in one.apart)
    assert any("another kind of figure" in why for why in one.apart)


def test_a_target_is_never_taken_for_a_figure_that_was_counted() -> None:
    counted, target = figure("actual", 12, "2025"), figure("target", 8, "2027")
    assert over_time(counted, [counted, target]).figures == (counted,)
    assert newer_than(counted, [counted, target]) is None
    assert sentence(target).startswith("Target for 2027: ")


def test_a_contribution_that_claims_the_figure_is_refused_with_a_better_sentence() -> None:
    wrong = figure("actual", 12, "2025", contribution="Because of us shops open").faults()
    assert "may add to a change in empty shops" in wrong["contribution"]


def seen(ident: str, start: str | None, end: str, quantity: str) -> Seen:
    return Seen(ident, date.fromisoformat(start) if start else None, date.fromisoformat(end), Decimal(quantity))


def test_a_cell_is_its_own_only_where_one_observation_has_exactly_its_days() -> None:
    periods = columns(4, 3, date(2026, 4, 1), TODAY)
    assert [one.words for one in periods][:2] == ["Apr to Jun 2026", "Jul to Sep 2026"]
    found = cells(periods, [
        seen("a", "2026-04-01", "2026-06-30", "3"), seen("b", "2026-07-01", "2026-10-31", "4"),
        seen("c", "2026-10-01", "2026-10-31", "1"),
    ])  # fmt: skip
    assert [found[at].state for at in range(3)] == ["own", "across", "several"]


def test_observations_that_overlap_are_in_no_total_and_are_told() -> None:
    some = [seen("a", "2026-04-01", "2026-06-30", "3"), seen("b", "2026-06-01", "2026-07-31", "4"),
            seen("c", "2026-08-01", "2026-08-31", "5")]  # fmt: skip
    found = so_far(some, "hour")
    assert (found.total, found.overlapping) == (Decimal(5), 2)
    assert found.words("hour", Decimal(20)) == "5 hours of 20; 2 observations that overlap, of no total"
    assert so_far([], "hour").words("hour", Decimal(20)) == "nothing counted yet of 20"


def test_levels_are_never_added_up() -> None:
    some = [seen("a", "2026-04-01", "2026-04-30", "88"), seen("b", "2026-05-01", "2026-05-31", "91")]
    assert so_far(some, "percent").words("percent", Decimal(95)) == "91% lately, 95 promised"


def test_years_of_the_grid_begin_where_those_of_the_account_do() -> None:
    assert columns(1, 12, date(2024, 6, 1), TODAY) == tuple(
        Period(date(year, 1, 1), date(year, 12, 31)) for year in (2024, 2025, 2026)
    )
    assert len(columns(4, 12, date(1990, 1, 1), TODAY)) == 12
