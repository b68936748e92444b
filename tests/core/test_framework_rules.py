"""The rules of a framework that is edited: licences, differences, numbers of versions, advice, crosswalks."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from convene.core.framework.crosswalk import Counted, Promise, Scheme, can_be_added, crosswalk
from convene.core.framework.differences import Origin, Parts, compare, origins
from convene.core.framework.licences import terms_of
from convene.core.framework.lint import lint
from convene.core.framework.versions import next_version, numbers
from convene.core.nouns.framework import AdoptionDraft, FrameworkDraft, MeasureDraft, OutcomeDraft, ThemeDraft
from convene.files import framework as files

SOUND = {
    "slug": "WK1.1", "outcome": "WK1", "title": "People who start a job", "unit": "job", "evidence": ("payroll",),
    "levers": ("procurement",), "actor_types": ("anchor",),
}  # fmt: skip


def measure(**fields: Any) -> MeasureDraft:
    return MeasureDraft.model_validate(SOUND | fields)


def parts(*measures: MeasureDraft) -> Parts:
    return {
        "framework": [FrameworkDraft(slug="ours", title="Ours", version="1.0.0")],
        "theme": [ThemeDraft(slug="WK", title="Work")],
        "outcome": [OutcomeDraft(slug="WK1", theme="WK", title="Jobs")],
        "measure": list(measures),
    }


@pytest.mark.parametrize(
    ("licence", "terms"),
    [
        ("CC BY 4.0", "open"), ("CC-BY-SA-4.0", "open"), ("OGL v3.0 (GOV.UK default)", "open"), ("CC0", "open"),
        ("Trwydded Llywodraeth Agored v3.0", "open"), ("MIT", "open"), ("© Crown copyright 2024, OGL v3.0", "open"),
        ("https://creativecommons.org/licenses/by/4.0/", "open"), ("CC BY 4.0, OGL v3.0", "open"),
        ("CC BY-NC-ND 4.0", "closed"), ("CC BY NC4.0", "closed"), ("all right reserved", "closed"),
        ("https://creativecommons.org/licenses/by-nc/4.0/", "closed"), ("CC BY 4.0 and CC BY-NC 4.0", "closed"),
        ("members only", "closed"), ("Cedwir pob hawl", "closed"), ("CC BY 4.0 (members only)", "closed"),
        ("not for redistribution", "closed"), ("", "unstated"), ("  ", "unstated"), ("values: CC BY 4.0", "unstated"),
        ("no licence stated", "unknown"), ("Not CC BY", "unknown"), ("CC BY 4.0 but ask first", "unknown"),
        ("free for councils", "unknown"), ("see the website", "unknown"),
    ],
)  # fmt: skip
def test_only_licences_known_to_be_open_let_anything_out(licence: str, terms: str) -> None:
    assert terms_of(licence) == terms


def test_what_differs_is_told_by_part_and_another_unit_breaks() -> None:
    before = parts(measure(), measure(slug="WK1.2", title="Hours of training", unit="hour"))
    now = parts(measure(unit="person-year"), measure(slug="WK1.101", title="Evenings", unit="evening"))
    found = {one.code: (one.sort, one.weight) for one in compare(before, now)}
    assert found == {
        "WK1.1": ("changed", "breaking"), "WK1.2": ("removed", "breaking"), "WK1.101": ("added", "adding"),
    }  # fmt: skip
    changed = next(one for one in compare(before, now) if one.code == "WK1.1")
    assert changed.words == (
        "changed: its unit, so earlier counts cannot be compared: WK1.1  People who start a job",
        "Unit: job → person-year",
    )
    assert compare(before, before) == ()


@pytest.mark.parametrize(
    ("change", "number"),
    [
        ({"unit": "hour"}, "2.0.0"), ({"sdgs": (8,)}, "1.3.0"), ({"title": "People in a new job"}, "1.2.4"),
        ({"proxy_gbp": Decimal(5)}, "1.3.0"), ({}, ""),
    ],
)  # fmt: skip
def test_the_number_that_fits_follows_from_what_changed(change: dict[str, Any], number: str) -> None:
    assert next_version("1.2.3", compare(parts(measure()), parts(measure(**change)))) == number


def test_numbers_of_versions() -> None:
    assert [numbers(one) for one in ("1.2", "v3", "1.10.0", "2024-05", "next")] == [
        (1, 2, 0), (3, 0, 0), (1, 10, 0), None, None,
    ]  # fmt: skip
    assert next_version("next", compare(parts(measure()), parts())) == ""


def test_where_a_measure_is_from_is_worked_out() -> None:
    base = parts(measure(), measure(slug="WK1.2", title="Hours"))
    now = parts(measure(), measure(slug="wk1.2", title="Hours given"), measure(slug="WK1.101", title="Evenings"))
    found = origins(base, now)
    assert {code: origin for code, (origin, _) in found.items()} == {
        "wk1.1": Origin.as_brought_in, "wk1.2": Origin.adapted, "wk1.101": Origin.own,
    }  # fmt: skip
    assert [(one.title, one.before, one.after) for one in found["wk1.2"][1]] == [("Title", "Hours", "Hours given")]
    assert {origin for origin, _ in origins(None, now).values()} == {Origin.own}


ADVICE = [
    ({"unit": ""}, "WK1.1 has no unit."),
    ({"unit": "hours"}, "WK1.1 is counted in “hours”."),
    ({"unit": "hour or session"}, "WK1.1 has two units in one, “hour or session”."),
    ({"evidence": ()}, "WK1.1 has no evidence rule."),
    ({"title": "Improve wellbeing"}, "WK1.1 begins with “improve” and names nothing to count."),
    ({"unit": "wellbeing"}, "WK1.1 is counted in “wellbeing”, which nobody can count by looking."),
    ({"levers": ()}, "WK1.1 says no lever that can move it."),
    ({"actor_types": ()}, "WK1.1 says no type of actor that can promise it."),
    ({"proxy_gbp": Decimal(5)}, "The value of WK1.1 has no source, licence or price year."),
    ({"double_count_group": "jobs"}, "WK1.1 is alone in the double-count group “jobs”."),
]


@pytest.mark.parametrize(("change", "words"), ADVICE, ids=[words for _, words in ADVICE])
def test_a_measure_that_is_hard_to_count_is_told_with_a_remedy(change: dict[str, Any], words: str) -> None:
    found = lint(parts(measure(**change)))
    assert words in [one.words for one in found]
    assert all(one.remedy for one in found)


@pytest.mark.parametrize(
    "title",
    [
        "Support hours given to new businesses", "Reduced emissions from fleets", "Increase in pay for care workers",
        "Improvements to public green space", "People who feel better after 12 weeks",
    ],
)  # fmt: skip
def test_a_thing_that_can_be_counted_is_no_wish(title: str) -> None:
    assert lint(parts(measure(title=title))) == ()


def test_the_shipped_framework_gives_no_cause_for_advice() -> None:
    assert lint(files.shipped("convene-starter") or {}) == ()


def test_what_stands_twice_or_nowhere_is_told() -> None:
    whole = parts(
        measure(), measure(slug="WK1.2", title="People who start a JOB."),
        measure(slug="WK1.3", title="A", unit="hour"), measure(slug="WK1.4", title="B", unit="hrs"),
    )  # fmt: skip
    lone = {**whole, "outcome": [*whole["outcome"], OutcomeDraft(slug="WK2", theme="WK", title="Skills")]}
    words = [one.words for one in lint(lone, adoptions=[AdoptionDraft(measure="WK1.1")])]
    assert words == [
        "WK1.2 has the same title as WK1.1.", "The same is counted in “hour” and “hrs”.",
        "Nothing measures the outcome WK2.", "WK1.1 is adopted without a baseline, and without a reason.",
    ]  # fmt: skip
    assert not lint(parts(measure()), adoptions=[AdoptionDraft(measure="WK1.1")], based=["wk1.1"])


def test_an_adapted_measure_with_the_old_value_is_told() -> None:
    value = {"proxy_gbp": Decimal(5), "proxy_source": "A", "proxy_licence": "OGL v3.0", "proxy_year": 2024}
    base, now = parts(measure(**value)), parts(measure(**value, title="Volunteers who start"))
    found = lint(now, origins=origins(base, now))
    assert [one.words for one in found] == [
        "WK1.1 was adapted, and its value is still that of the framework's own measure."
    ]


# Crosswalks


def promise(quantity: int | None, unit: str = "job", **more: Any) -> Promise:
    return Promise("Jobs", "Hospital", None if quantity is None else Decimal(quantity), unit, **more)


def test_a_measure_under_three_goals_is_one_measure_and_its_sum_stands_within_it() -> None:
    many = Counted(measure(sdgs=(1, 8, 10)), adopted=True, promises=(promise(5), promise(7), promise(3, "hour")))
    found = crosswalk(Scheme.sdg, [many, Counted(measure(slug="WK1.2", sdgs=(8, 3)), adopted=False)])
    assert (found.measures, found.several) == (1, 1)
    decent = next(one for one in found.targets if one.key == "8")
    assert (decent.counted, decent.others) == ((many,), 1)
    assert many.amounts == ("12 jobs", "3 hours")
    assert [one.key for one in found.empty][:3] == ["2", "3", "4"]
    assert "Do not add up the targets." in found.reading[0]


def test_shares_are_never_added_and_claimed_shares_count_as_such() -> None:
    paid = Counted(measure(unit="percent"), adopted=True, promises=(promise(60, "percent"), promise(95, "percent")))
    assert paid.amounts == ("60% and 95%",)
    half = {"share": Decimal("0.5"), "beneficiaries": "Young people"}
    shared = Counted(measure(), adopted=True, promises=(promise(10, **half), promise(10, **half)))
    assert (shared.amounts, shared.perhaps_twice) == (("10 jobs",), False)
    assert Counted(measure(), adopted=True, promises=(promise(10, beneficiaries="Us"),) * 2).perhaps_twice


@pytest.mark.parametrize("scheme", Scheme)
def test_what_counts_towards_nothing_is_said(scheme: Scheme) -> None:
    found = crosswalk(scheme, [Counted(measure(), adopted=True), Counted(measure(slug="WK1.2"), adopted=False)])
    assert [one.measure.slug for one in found.nowhere] == ["WK1.1"]
    assert len(found.empty) == len(found.targets)


def test_shares_are_neither_added_nor_made_smaller_by_a_claimed_share() -> None:
    measure = MeasureDraft(slug="LW1.4", outcome="LW1", title="Invoices paid in time", unit="percent")
    promises = [Promise(name, name, Decimal(many), "", Decimal("0.3")) for name, many in (("a", 95), ("b", 80))]
    assert Counted(measure, adopted=True, promises=tuple(promises)).amounts == ("95% and 80%",)
    assert not any(can_be_added(unit) for unit in ("%", "Score", "jobs per £1m", "t/year", "ratio"))
    assert all(can_be_added(unit) for unit in ("person-year", "GBP", "placement-week", "tCO2e", "percussionist"))
