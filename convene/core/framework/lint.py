"""Advice on the parts of a framework: what makes a measure hard to count, to show or to value honestly.

The rules of a file stand in ``checks``; what is found here breaks none of them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from decimal import Decimal
from typing import cast

from convene.core.findings import Finding, Severity
from convene.core.framework.differences import Origin, Parts, folded
from convene.core.framework.licences import fenced
from convene.core.nouns.framework import AdoptionDraft, MeasureDraft, OutcomeDraft, ThemeDraft
from convene.text import clip, join

_WISHES = (
    "improve", "improving", "enhance", "enhancing", "promote", "promoting", "support", "supporting", "encourage",
    "encouraging", "strengthen", "strengthening", "foster", "fostering", "raise awareness", "raising awareness",
    "empower", "empowering", "champion", "championing", "commit to", "committing to", "develop", "maximise", "increase",
    "reduce", "better",
)  # fmt: skip
"""Words a title begins with that name a wish, not a thing to count."""
_COUNTABLE = re.compile(
    r"\b(number|hours?|days?|weeks?|people|persons?|residents?|jobs?|households?|pounds?|£|percent|per cent|%|share|"
    r"tonnes?|kilometres?|metres?|homes?|trees?|visits?|places?|workers?|staff|young|adults?|children|pupils?|"
    r"apprentice\w*|businesses|enterprises?|groups?|members?|contracts?|invoices?|spend|grants?|meals?|items?|"
    r"incidents?|crimes?|emissions|waste|transfers?|gain|income|pay|money|finance|qualifications?|sessions?|events?)\b|\d",
    re.IGNORECASE,
)
_COUNTED_UNITS = re.compile(r"^(score|point|index|level|rating|improvement|wellbeing|impact|value|quality)s?$", re.I)
_SAME_UNITS = (
    {"gbp", "£", "pound", "pounds", "pound sterling"}, {"hour", "hours", "hr", "hrs", "h"},
    {"person", "people", "persons", "head", "headcount"}, {"percent", "%", "per cent", "percentage"},
    {"tonne", "tonnes", "t", "ton"}, {"fte", "full-time equivalent", "full time equivalent"},
    {"tco2e", "tonne co2e", "tonnes co2e"}, {"square metre", "m2", "m²", "sqm", "square metres"},
    {"kilometre", "km", "kilometres"}, {"job", "jobs"}, {"day", "days"}, {"week", "weeks"}, {"home", "homes"},
)  # fmt: skip
_PLURALS = frozenset({
    "people", "hours", "days", "weeks", "months", "years", "jobs", "homes", "tonnes", "trees", "items", "persons",
    "pounds", "households", "metres", "kilometres", "kilograms", "children", "places", "sessions", "visits",
})  # fmt: skip


def lint(
    parts: Parts, *, adoptions: Iterable[AdoptionDraft] = (), based: Collection[str] = (),
    origins: Mapping[str, tuple[Origin, Iterable[object]]] | None = None,
) -> tuple[Finding, ...]:  # fmt: skip
    """What is worth a look in a framework, as findings whose path leads to the part by its position.

    ``adoptions`` are the place's, ``based`` the codes, folded, of measures that have a baseline in a target;
    ``origins`` is where measures are from, where that is known.
    """
    return tuple(_all(parts, tuple(adoptions), frozenset(based), origins or {}))


def of_measure(one: MeasureDraft) -> tuple[Finding, ...]:
    """What is worth a look in one measure by itself."""
    return tuple(_alone(0, one))


def _all(
    parts: Parts, adoptions: tuple[AdoptionDraft, ...], based: frozenset[str],
    origins: Mapping[str, tuple[Origin, Iterable[object]]],
) -> Iterator[Finding]:  # fmt: skip
    measures = cast("list[MeasureDraft]", list(parts.get("measure", ())))
    for at, one in enumerate(measures):
        yield from _alone(at, one)
        yield from _adapted(at, one, origins)
    yield from _alike(measures)
    yield from _units(measures)
    yield from _groups(measures)
    yield from _bare(parts, measures)
    yield from _adopted(measures, adoptions, based)


def _alone(at: int, one: MeasureDraft) -> Iterator[Finding]:
    name = one.slug or f"“{clip(one.title, 60)}”"
    unit = one.unit.strip()
    if not unit:
        yield _say("warning", at, "unit", f"{name} has no unit.", "Say what one of it is, such as hour or person-year.")
    elif unit.casefold() in _PLURALS:
        yield _say("note", at, "unit", f"{name} is counted in “{unit}”.", "Name one of it: hour, not hours.")
    elif re.search(r"\b(?:and|or)\b|/|,", unit) and unit.casefold() not in ("km/h",):
        yield _say("warning", at, "unit", f"{name} has two units in one, “{unit}”.", "Make a measure of each.")
    if not one.evidence:
        yield _say("warning", at, "evidence", f"{name} has no evidence rule.", "Say what shows that it happened.")
    if wish := _wish(one.title):
        yield _say(
            "warning", at, "title", f"{name} begins with “{wish}” and names nothing to count.",
            "Say what is counted when it works: people who …, hours of …",
        )  # fmt: skip
    elif _COUNTED_UNITS.match(unit):
        yield _say(
            "note", at, "unit", f"{name} is counted in “{unit}”, which nobody can count by looking.",
            "Name the question or the scale it is a point of, in the guidance.",
        )  # fmt: skip
    for key, empty, words in (
        ("levers", not one.levers, "says no lever that can move it"),
        ("actor_types", not one.actor_types, "says no type of actor that can promise it"),
    ):
        if empty:
            yield _say("note", at, key, f"{name} {words}.", "Name them, or leave it if any may.")
    yield from _value(at, name, one)


def _wish(title: str) -> str:
    said = title.strip().casefold()
    begun = next((wish for wish in _WISHES if re.match(rf"{wish}\b", said)), "")
    return begun if begun and not _COUNTABLE.search(title) else ""


def _value(at: int, name: str, one: MeasureDraft) -> Iterator[Finding]:
    if one.proxy_gbp is None:
        return
    lacking = [
        words
        for words, there in (
            ("source", one.proxy_source or one.proxy_source_id),
            ("licence", one.proxy_licence),
            ("price year", one.proxy_year or one.proxy_price_base),
        )
        if not there
    ]
    if lacking:
        yield _say(
            "warning", at, "proxy_gbp", f"The value of {name} has no {join(lacking, 'or')}.",
            "Add what is missing, or take the value out.",
        )  # fmt: skip
    elif fenced(one.proxy_licence):
        yield _say(
            "note", at, "proxy_licence", f"The value of {name} may not be handed on ({one.proxy_licence}).",
            "It can be used here; what goes out leaves it out.",
        )  # fmt: skip
    if one.unit.strip().casefold() in _SAME_UNITS[0] and one.proxy_gbp != Decimal(1):
        yield _say(
            "warning", at, "proxy_gbp", f"{name} is in pounds already, and has a value for each pound.",
            "Take the value out, or count something else.",
        )  # fmt: skip


def _adapted(at: int, one: MeasureDraft, origins: Mapping[str, tuple[Origin, Iterable[object]]]) -> Iterator[Finding]:
    origin, fields = origins.get(folded(one), (None, ()))
    names = {getattr(field, "name", "") for field in fields}
    reworded = origin is Origin.adapted and names & {"title", "unit", "kind"} and "proxy_gbp" not in names
    if reworded and one.proxy_gbp is not None:
        yield _say(
            "warning", at, "proxy_gbp",
            f"{one.slug} was adapted, and its value is still that of the framework's own measure.",
            "See that it fits what is counted now, or take it out.",
        )  # fmt: skip


def _alike(measures: list[MeasureDraft]) -> Iterator[Finding]:
    first: dict[str, MeasureDraft] = {}
    for at, one in enumerate(measures):
        said = " ".join(re.findall(r"\w+", one.title.casefold()))
        other = first.setdefault(said, one)
        if said and other is not one:
            yield _say(
                "warning", at, "title", f"{one.slug} has the same title as {other.slug}.",
                "Say what tells them apart, or keep one.",
            )  # fmt: skip


def _units(measures: list[MeasureDraft]) -> Iterator[Finding]:
    """Two words for one unit: figures in them look as if they could not be added."""
    for same in _SAME_UNITS:
        used: dict[str, int] = {}
        for at, one in enumerate(measures):
            if one.unit.strip().casefold() in same:
                used.setdefault(one.unit.strip(), at)
        if len(used) > 1:
            yield _say(
                "warning", max(used.values()), "unit", f"The same is counted in {join([f'“{one}”' for one in used])}.",
                "Use one word for it, or its figures do not come together.",
            )  # fmt: skip


def _groups(measures: list[MeasureDraft]) -> Iterator[Finding]:
    groups: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(measures):
        if one.double_count_group:
            groups[one.double_count_group.casefold()].append(at)
    for members in groups.values():
        if len(members) == 1:
            one = measures[members[0]]
            yield _say(
                "note", members[0], "double_count_group",
                f"{one.slug} is alone in the double-count group “{one.double_count_group}”.",
                "Spell it as the others do, or leave it out.",
            )  # fmt: skip


def _bare(parts: Parts, measures: list[MeasureDraft]) -> Iterator[Finding]:
    shown = {one.outcome.casefold() for one in measures}
    outcomes = cast("list[OutcomeDraft]", list(parts.get("outcome", ())))
    for at, one in enumerate(outcomes):
        if one.slug.casefold() not in shown:
            yield Finding(
                "note", ("outcome", at), f"Nothing measures the outcome {one.slug}.", "Add a measure, or let it go."
            )
    held = {one.theme.casefold() for one in outcomes}
    for at, theme in enumerate(cast("list[ThemeDraft]", list(parts.get("theme", ())))):
        if theme.slug.casefold() not in held:
            yield Finding("note", ("theme", at), f"The theme {theme.slug} has no outcome.", "Add one, or let it go.")


def _adopted(
    measures: list[MeasureDraft], adoptions: tuple[AdoptionDraft, ...], based: frozenset[str]
) -> Iterator[Finding]:
    at_of = {folded(one): at for at, one in enumerate(measures)}
    seen: set[str] = set()
    for one in adoptions:
        code = one.measure.casefold()
        if code in at_of and code in seen:
            yield _say(
                "warning", at_of[code], "", f"{one.measure} is adopted twice, and may have two baselines.",
                f"Keep the one that is right: convene remove adoption {one.slug}.",
            )  # fmt: skip
        seen.add(code)
        if code in at_of and one.baseline is None and not one.no_baseline_reason and code not in based:
            yield _say(
                "warning", at_of[code], "", f"{one.measure} is adopted without a baseline, and without a reason.",
                "Find its baseline, or say why there is none, under Measures.",
            )  # fmt: skip


def _say(severity: Severity, at: int, key: str, words: str, remedy: str) -> Finding:
    return Finding(severity, ("measure", at, key) if key else ("measure", at), words, remedy)
