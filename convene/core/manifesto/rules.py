"""What a manifesto must keep to beyond its shape: ids, references, units, dates, shares, and nobody's personal data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType

from convene.core.findings import Finding
from convene.core.manifesto.advice import openness, roots
from convene.core.manifesto.commitments import Commitment
from convene.core.manifesto.document import Document
from convene.core.manifesto.make_findings import Path, error, given, note, quoted, warning
from convene.core.manifesto.measures import MeasureFacts, all_facts
from convene.core.manifesto.personal_data import personal_data
from convene.core.manifesto.references import ids, references
from convene.core.vocabulary import ActorType, CommitmentStatus, Lever
from convene.text import clip, join, plural

Rule = Callable[[Document, Mapping[str, MeasureFacts]], Iterator[Finding]]

_NAMED = 6

_NOTHING_KNOWN: Mapping[str, MeasureFacts] = MappingProxyType({})


def check(
    document: Document,
    measures: Mapping[str, MeasureFacts] = _NOTHING_KNOWN,
    *,
    consented: Collection[str] = (),
) -> tuple[Finding, ...]:
    """Every rule the manifesto breaks, in the order of its tables.

    ``measures`` holds the framework's measures by code; without them units, levers and actor types of measures
    that are not the place's own cannot be checked, and a note says so. ``consented`` holds texts (a name, a
    signature line) whose person has agreed to be named; they raise no warning about personal data.
    """
    known = all_facts(document.framework.measures, measures)
    found = [finding for rule in _RULES for finding in rule(document, known)]
    if not measures:
        found.append(_unchecked(document))
    return _in_order(document, [*found, *personal_data(document, consented)])


def check_incomplete(document: Document, *, consented: Collection[str] = ()) -> tuple[Finding, ...]:
    """The rules that can be judged while keys are missing: those that look at one table only.

    Takes a sketch (see ``shape.sketch``), in which any value may be blank.
    """
    rules = (ids, _commitments, _shares)
    found = [finding for rule in rules for finding in rule(document, _NOTHING_KNOWN)]
    return _in_order(document, [*found, *personal_data(document, consented)])


def _in_order(document: Document, found: Sequence[Finding]) -> tuple[Finding, ...]:
    order = {info.alias or name: at for at, (name, info) in enumerate(type(document).model_fields.items())}
    return tuple(sorted(found, key=lambda one: order.get(str(one.path[0]), 0) if one.path else -1))


def _unchecked(document: Document) -> Finding:
    name = f"{document.framework.id} {document.framework.version}"
    return note(
        ("framework",),
        f"The measures of {clip(name, 60)} were not at hand: units, levers and actor types were not compared.",
        "Check again with the framework file beside it, if that matters.",
    )


def _measures(document: Document, known: Mapping[str, MeasureFacts]) -> Iterator[Finding]:
    adopted = document.framework.adopted
    own = {one.code for one in document.framework.measures}
    only_own = set(known) <= own
    for at, code in enumerate(adopted):
        if code not in known and not only_own:
            path: Path = ("framework", "adopted", at)
            yield error(path, f"The framework has no measure {quoted(code)}.", "Correct the code, or take it out.")
    for at, priority in enumerate(document.priorities):
        for spot, target in enumerate(priority.targets):
            if target.measure not in adopted:
                yield _not_adopted(("priority", at, "target", spot, "measure"), target.measure)
    for at, one in enumerate(document.commitments):
        if one.measure not in adopted:
            yield _not_adopted(("commitment", at, "measure"), one.measure)
        facts = known.get(one.measure)
        if facts and one.unit != facts.unit:
            yield error(
                ("commitment", at, "unit"),
                f"Commitment {quoted(one.id)} counts in {quoted(one.unit)}; "
                f"its measure {one.measure} counts in {quoted(facts.unit)}.",
                f"Write the unit as {facts.unit}, and check that the quantity still holds.",
            )


def _not_adopted(path: Path, code: str) -> Finding:
    return error(
        path,
        f"The measure {quoted(code)} is not among the adopted ones.",
        "Adopt it for the place, or choose one that is adopted.",
    )


def _fit(document: Document, known: Mapping[str, MeasureFacts]) -> Iterator[Finding]:
    """Is the lever one that moves the measure, and may this type of actor commit to it?"""
    types = {one.id: one.actor_type for one in document.signatories}
    for at, one in enumerate(document.commitments):
        facts = known.get(one.measure)
        if facts is None:
            continue
        if facts.levers and one.lever not in facts.levers:
            usual = join([Lever(lever).label.casefold() for lever in Lever if lever in facts.levers], "or")
            yield warning(
                ("commitment", at, "lever"),
                f"Commitment {quoted(one.id)} goes through {one.lever.label.casefold()}; "
                f"{one.measure} is usually moved through {usual}.",
                "Choose another lever or measure, or leave it if it is right here.",
            )
        kind = types.get(one.signatory)
        if kind and facts.actor_types and kind not in facts.actor_types:
            usual = join([two.many for two in ActorType if two in facts.actor_types], "or")
            yield warning(
                ("commitment", at, "signatory"),
                f"Commitment {quoted(one.id)} is held by one of the {kind.many}; {one.measure} is meant for {usual}.",
                "Choose another measure, or leave it if it is right here.",
            )


def _commitments(document: Document, known: Mapping[str, MeasureFacts]) -> Iterator[Finding]:
    for at, one in enumerate(document.commitments):
        path: Path = ("commitment", at)
        name = f"Commitment {quoted(one.id)}"
        if given(one.quantity) and one.quantity <= 0:
            yield error((*path, "quantity"), f"{name} has a quantity of {one.quantity}.", "Give a quantity above 0.")
        if given(one.due, one.start) and one.due < one.start:
            words = f"{name} is due on {one.due}, before it starts on {one.start}."
            yield error((*path, "due"), words, "Exchange the two days, or correct one.")
        if not one.evidence:
            words = f"{name} does not say what will show that it was kept."
            yield error(
                (*path, "evidence"), words, "Add at least one thing that can be shown, such as a payroll count."
            )
        if not one.priorities:
            words = f"{name} serves no priority."
            yield warning((*path, "priorities"), words, "Link it to the priority it helps, or leave it to stand alone.")
        if one.legally_required:
            words = f"{name} is listed and never valued, because the law asks for it anyway."
            yield Finding(
                "note", (*path, "legally_required"), words, "Nothing to do, unless the law does not ask for it."
            )


def _shares(document: Document, known: Mapping[str, MeasureFacts]) -> Iterator[Finding]:
    """Commitments on one measure for the same people at the same time may claim at most the whole together."""
    groups: dict[tuple[str, str], list[tuple[int, Commitment]]] = {}
    for at, one in enumerate(document.commitments):
        if one.status != CommitmentStatus.withdrawn and _placed(one):
            people = " ".join(one.beneficiaries.casefold().split()).rstrip(".")
            groups.setdefault((one.measure, people), []).append((at, one))
    for group in groups.values():
        claimed, members = _peak(group)
        if claimed <= 1:
            continue
        shown = [quoted(one.id) for _, one in members[:_NAMED]]
        rest = [f"{len(members) - _NAMED} more"] if len(members) > _NAMED else []
        yield error(
            ("commitment", max(at for at, _ in members), "claimed_share"),
            f"Commitments {join([*shown, *rest])} count {members[0][1].measure} for the same people at the same time "
            f"and claim {claimed} of it together.",
            "Agree shares with the signatories that add up to 1.0 at most.",
        )


def _peak(group: list[tuple[int, Commitment]]) -> tuple[Decimal, list[tuple[int, Commitment]]]:
    """The most that is claimed on any one day, and the commitments that claim it then."""
    steps: dict[date, Decimal] = {}
    for _, one in group:
        steps[one.start] = steps.get(one.start, Decimal(0)) + _share(one)
        after = one.due + timedelta(days=1) if one.due < date.max else one.due
        steps[after] = steps.get(after, Decimal(0)) - _share(one)
    most, when, now = Decimal(0), date.min, Decimal(0)
    for day in sorted(steps):
        now += steps[day]
        if now > most:
            most, when = now, day
    return most, [(at, one) for at, one in group if one.start <= when <= one.due]


def _placed(one: Commitment) -> bool:
    return given(one.start, one.due, one.measure, one.beneficiaries) and one.start <= one.due


def _share(one: Commitment) -> Decimal:
    return Decimal(1) if one.claimed_share is None else one.claimed_share


def few(findings: Sequence[Finding]) -> str:
    """How many there are of each kind, in words: ``2 errors and 1 warning``; empty when there is nothing."""
    counts = Counter(one.severity for one in findings)
    return join([plural(counts[kind], kind) for kind in ("error", "warning", "note") if counts[kind]])


_RULES: tuple[Rule, ...] = (ids, references, _measures, _fit, _commitments, _shares, roots, openness)
