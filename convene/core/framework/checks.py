"""The rules of a framework document: what ties its parts together, and what makes a unit value honest."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import get_close_matches
from enum import StrEnum

from convene.core.findings import Finding, Severity
from convene.core.framework.document import FrameworkDocument, Measure, Outcome, Theme, states_none
from convene.core.framework.licences import fenced, why_fenced
from convene.core.framework_vocabulary import Ppn002
from convene.core.vocabulary import ActorType, Lever, MeasureKind, Pillar, ProxyStatus, ValueKind
from convene.text import article

_THEME = re.compile(r"[A-Z][A-Z-]*")
_SLUG = re.compile(r"[^\W_][\w.-]*")
_CALLED = {"ppn002": "outcome of PPN 002"}
_VALUED = (ProxyStatus.seen, ProxyStatus.seen_secondary)


def check(document: FrameworkDocument) -> tuple[Finding, ...]:
    """Everything that is amiss or worth a look, in the order of the file."""
    return tuple(_all(document))


def _all(document: FrameworkDocument) -> Iterator[Finding]:
    yield from _head(document)
    yield from _sources(document)
    themes = {one.code for one in document.theme}
    outcomes = {one.code: one for one in document.outcome}
    yield from _doubles("theme", document.theme)
    for at, theme in enumerate(document.theme):
        yield from _theme(at, theme)
    yield from _doubles("outcome", document.outcome)
    for at, outcome in enumerate(document.outcome):
        yield from _outcome(at, outcome, themes)
    yield from _doubles("measure", document.measure)
    for at, measure in enumerate(document.measure):
        yield from _measure(at, measure, outcomes)
        yield from _part_of(at, measure, {one.code: one for one in document.measure})
        yield from _words(at, measure, document)
        yield from _value(at, measure, document)


def _head(document: FrameworkDocument) -> Iterator[Finding]:
    head = document.framework
    for key, example in (("id", "our-framework"), ("version", "0.1.0"), ("title", "Our framework")):
        if not getattr(head, key):
            yield _say("error", ("framework", key), f"The framework has no {key}.", f'Add {key} = "{example}".')
    if head.id and not _SLUG.fullmatch(head.id):
        yield _say(
            "error", ("framework", "id"), f"“{head.id}” is not an id.",
            "Use letters, digits, hyphens and full stops, beginning with a letter or digit.",
        )  # fmt: skip
    if fenced(head.licence) and (document.theme or document.measure):
        yield _say(
            "warning", ("framework", "licence"), f"Its words may not be handed on: {why_fenced(head.licence)}.",
            "It can be used; its words stay out of what others are given. If it is your own, state its licence.",
        )  # fmt: skip
    rate = head.discount_rate
    if rate is not None and not 0 <= rate <= 1:
        yield _say(
            "error", ("framework", "discount_rate"), f"A discount rate of {rate} is not a share.",
            "Write 3.5% as 0.035.",
        )  # fmt: skip
    elif rate and not head.discount_source:
        yield _say(
            "warning", ("framework", "discount_rate"), "The discount rate has no source.",
            "Add discount_source, so that readers can check it.",
        )  # fmt: skip
    for year, index in document.deflator.items():
        if index <= 0:
            yield _say(
                "error", ("deflator", str(year)), f"The price index of {year} is {index}.",
                "An index is above nought; correct it or take the line out.",
            )  # fmt: skip


def _sources(document: FrameworkDocument) -> Iterator[Finding]:
    for key, source in document.sources.items():
        path = ("sources", key)
        if not source.licence:
            yield _say(
                "warning", path, f"The source {key} has no licence.",
                "Add licence, or take its values out: a value without one cannot be shared.",
            )  # fmt: skip
        elif fenced(source.licence):
            yield _say(
                "warning", (*path, "licence"), f"{source.licence}: values from {key} may not be exported again.",
                "Keep this file to yourselves, or use an openly licensed source.",
            )  # fmt: skip
        elif not source.licence_seen:
            yield _say(
                "note", path, f"The licence of {key} is taken as given; nobody has read it.",
                "Read it, then set licence_seen = true.",
            )  # fmt: skip
        if source.licence.upper().startswith(("CC BY", "CC-BY", "OGL")) and not source.attribution:
            yield _say(
                "warning", path, f"{source.licence} asks for an attribution, and {key} has none.",
                "Add attribution: the line to print wherever its values are shown.",
            )  # fmt: skip


def _doubles(noun: str, parts: Sequence[Theme | Outcome | Measure]) -> Iterator[Finding]:
    first: dict[str, int] = {}
    for at, one in enumerate(parts):
        code = one.code.casefold()
        if code and first.setdefault(code, at) != at:
            yield _say(
                "error", (noun, at, "code"), f"{one.code} is the code of {noun} {first[code] + 1} already.",
                "Give each its own code.",
            )  # fmt: skip


def _theme(at: int, theme: Theme) -> Iterator[Finding]:
    if not _THEME.fullmatch(theme.code):
        yield _say(
            "error", ("theme", at, "code"), f"“{theme.code}” is not a theme's code.",
            "Use capital letters without a number, such as WK.",
        )  # fmt: skip
    yield from _titled("theme", at, theme)


def _outcome(at: int, outcome: Outcome, themes: set[str]) -> Iterator[Finding]:
    if outcome.theme not in themes:
        yield _dangling(("outcome", at, "theme"), "theme", outcome.theme, themes)
    elif not re.fullmatch(re.escape(outcome.theme) + r"[1-9]\d*", outcome.code):
        yield _say(
            "error", ("outcome", at, "code"), f"“{outcome.code}” is not a code under the theme {outcome.theme}.",
            f"Use the theme's code and a number, such as {outcome.theme}1.",
        )  # fmt: skip
    yield from _titled("outcome", at, outcome)


def _measure(at: int, measure: Measure, outcomes: dict[str, Outcome]) -> Iterator[Finding]:
    outcome = outcomes.get(measure.outcome)
    if outcome is None:
        yield _dangling(("measure", at, "outcome"), "outcome", measure.outcome, outcomes)
    else:
        if not re.fullmatch(re.escape(outcome.code) + r"\.[1-9]\d*", measure.code):
            yield _say(
                "error", ("measure", at, "code"),
                f"“{measure.code}” is not a code under the outcome {outcome.code}.",
                f"Use the outcome's code, a full stop and a number, such as {outcome.code}.1.",
            )  # fmt: skip
        if measure.theme and measure.theme != outcome.theme:
            yield _say(
                "error", ("measure", at, "theme"),
                f"The theme is {measure.theme}, but {outcome.code} belongs to {outcome.theme}.",
                "Take the theme out of the measure; its outcome says it.",
            )  # fmt: skip
    yield from _titled("measure", at, measure)
    if not measure.unit:
        yield _say(
            "error", ("measure", at, "unit"), f"{measure.code or 'The measure'} has no unit.",
            "Say what one of it is, such as person-year, hour or GBP.",
        )  # fmt: skip


def _part_of(at: int, measure: Measure, measures: dict[str, Measure]) -> Iterator[Finding]:
    """What a measure lies inside of is another measure, counts the same things, and does not lie inside of it."""
    if not measure.part_of:
        return
    whole = measures.get(measure.part_of)
    if whole is None:
        yield _dangling(("measure", at, "part_of"), "measure", measure.part_of, set(measures))
    elif _inside(whole.code, measure.code, measures):
        yield _say(
            "error", ("measure", at, "part_of"), f"{measure.code} and {whole.code} would lie inside of each other.",
            "Say it of the smaller one alone.",
        )  # fmt: skip
    elif whole.unit != measure.unit:
        yield _say(
            "error", ("measure", at, "part_of"),
            f"{measure.code} is counted in {measure.unit}, and {whole.code} in {whole.unit}: it is no part of it.",
            "Give both one unit, or take part_of out.",
        )  # fmt: skip


def _inside(code: str, of: str, measures: dict[str, Measure]) -> bool:
    """Whether ``code`` is, or lies inside of, ``of``."""
    seen: set[str] = set()
    while code and code not in seen:
        if code == of:
            return True
        seen.add(code)
        code = measures[code].part_of if code in measures else ""
    return False


def _words(at: int, measure: Measure, document: FrameworkDocument) -> Iterator[Finding]:
    words = document.vocabulary
    lists: tuple[tuple[str, Iterable[str], type[StrEnum], tuple[str, ...]], ...] = (
        ("levers", measure.levers, Lever, words.levers),
        ("actor_types", measure.actor_types, ActorType, words.actor_types),
        ("pillar", (measure.pillar,), Pillar, words.pillars),
        ("ppn002", measure.ppn002, Ppn002, words.ppn002),
        ("kind", (measure.kind,), MeasureKind, words.kinds),
        ("proxy_status", (measure.proxy_status,), ProxyStatus, words.proxy_status),
        ("value_kind", (measure.value_kind,), ValueKind, words.value_kinds),
    )
    for key, given, known, listed in lists:
        for word in given:
            path = ("measure", at, key)
            if word not in [one.value for one in known]:
                yield _dangling(path, _CALLED.get(key, key.replace("_", " ").removesuffix("s")), word, known)
            elif listed and word not in listed:
                yield _say(
                    "warning", path, f"“{word}” is not in the framework's own vocabulary.",
                    f"Add it to [vocabulary], or use one of {', '.join(listed)}.",
                )  # fmt: skip
    for goal in measure.sdgs:
        if not 1 <= goal <= 17:
            yield _say("error", ("measure", at, "sdgs"), f"There is no goal {goal}.", "The goals run from 1 to 17.")


def _value(at: int, one: Measure, document: FrameworkDocument) -> Iterator[Finding]:
    path = ("measure", at)
    value, low, high = one.proxy_gbp, one.proxy_low_gbp, one.proxy_high_gbp
    if value is None:
        if low is not None or high is not None:
            yield _say(
                "error", (*path, "proxy_gbp"), f"{one.code} has a range without a value.",
                "Add proxy_gbp, or take the range out.",
            )  # fmt: skip
        if one.proxy_status in _VALUED:
            yield _say(
                "error", (*path, "proxy_status"), f"{one.code} says its value was seen, but has none.",
                "Add proxy_gbp, or set proxy_status to not_found.",
            )  # fmt: skip
        return
    given = [part for part in (low, value, high) if part is not None]
    if given != sorted(given) or given[0] < 0:
        yield _say(
            "error", (*path, "proxy_gbp"), f"The values of {one.code} are out of order: {', '.join(map(str, given))}.",
            "They run from low to high, none below nought.",
        )  # fmt: skip
    if one.proxy_status not in _VALUED:
        yield _say(
            "warning", (*path, "proxy_status"), f"{one.code} has a value, yet its status is {one.proxy_status}.",
            "Set proxy_status to seen or seen_secondary, or take the value out.",
        )  # fmt: skip
    yield from _provenance(path, one, document)


def _provenance(path: tuple[str, int], one: Measure, document: FrameworkDocument) -> Iterator[Finding]:
    source = document.sources.get(one.proxy_source_id)
    if one.proxy_source_id and source is None:
        yield _dangling((*path, "proxy_source_id"), "source", one.proxy_source_id, document.sources)
    elif not one.proxy_source_id and not one.proxy_source:
        yield _say(
            "error", (*path, "proxy_gbp"), f"The value of {one.code} has no source.",
            "Add proxy_source or proxy_source_id, or take the value out.",
        )  # fmt: skip
    yield from _year(path, one, document)
    if not one.proxy_licence:
        yield _say(
            "error", (*path, "proxy_gbp"), f"The value of {one.code} has no licence.",
            "Add proxy_licence, or take the value out: nobody may share it.",
        )  # fmt: skip
    elif fenced(one.proxy_licence):
        yield _say(
            "warning", (*path, "proxy_licence"),
            f"{one.proxy_licence}: the value of {one.code} may not be exported again.",
            "It can be used here; what you publish must leave it out.",
        )  # fmt: skip
    elif source and source.licence and source.licence != one.proxy_licence:
        yield _say(
            "warning", (*path, "proxy_licence"),
            f"{one.code} says {one.proxy_licence}, its source says {source.licence}.",
            "Read the licence again and make both the same.",
        )  # fmt: skip


def _year(path: tuple[str, int], one: Measure, document: FrameworkDocument) -> Iterator[Finding]:
    oldest = document.framework.min_price_year_without_warning
    if one.proxy_year is None:
        if not states_none(one.proxy_price_base):
            yield _say(
                "error", (*path, "proxy_gbp"), f"The value of {one.code} has no price year.",
                "Add proxy_year, or say in proxy_price_base that the source states none.",
            )  # fmt: skip
    elif oldest is not None and one.proxy_year < oldest:
        yield _say(
            "warning", (*path, "proxy_year"), f"The value of {one.code} is in prices of {one.proxy_year}.",
            f"Look for a newer one; values from before {oldest} are shown with a warning.",
        )  # fmt: skip
    elif document.deflator and one.proxy_year not in document.deflator:
        yield _say(
            "note", (*path, "proxy_year"), f"The deflator has no {one.proxy_year}, so {one.code} cannot be uprated.",
            "Add the year to [deflator] once its index is out.",
        )  # fmt: skip


def _titled(noun: str, at: int, one: Theme | Outcome | Measure) -> Iterator[Finding]:
    if not one.title:
        yield _say(
            "error", (noun, at, "title"), f"The {noun} {one.code} has no title.", "Say in a few words what it is."
        )


def _dangling(path: tuple[str | int, ...], what: str, word: str, known: Iterable[str]) -> Finding:
    listed = [str(one) for one in known]
    near = get_close_matches(word, listed, n=1) or get_close_matches(word.upper(), listed, n=1)
    some = ", ".join(listed[:8]) + (" …" if len(listed) > 8 else "")
    remedy = f"Did you mean {near[0]}?" if near else f"Use one of {some}." if listed else f"Add {article(what)} first."
    return _say("error", path, f"There is no {what} “{word}”." if word else f"The {what} is missing.", remedy)


def _say(severity: Severity, path: tuple[str | int, ...], words: str, remedy: str) -> Finding:
    return Finding(severity, path, words, remedy)
