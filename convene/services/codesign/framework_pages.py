"""What there is to read about the framework: what changed, from what to what, and what is worth a look."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from convene.core.findings import Finding
from convene.core.framework.crosswalk import Scheme
from convene.core.framework.differences import Difference, Parts, compare
from convene.core.framework.lint import lint
from convene.core.framework.versions import MEANS
from convene.core.nouns.framework import AdoptionDraft
from convene.core.views import Section
from convene.errors import NO, USAGE, Problem
from convene.services.codesign import crosswalks, framework_base, framework_editor
from convene.services.codesign.framework_base import Kept
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.text import plural

_GROUPS = (
    ("breaking", "Breaking: what was counted before cannot be compared"),
    ("adding", "New, or counted or valued otherwise"),
    ("wording", "Other words"),
)


@dataclass(frozen=True, slots=True)
class Compared:
    """Two states of a framework, named in words, and how they differ."""

    one: str
    other: str
    differences: tuple[Difference, ...]


# What is worth a look


def findings(read: Reader, place_id: str) -> tuple[Finding, ...]:
    """The advice on the framework as it stands in the book."""
    adoptions = [cast(AdoptionDraft, draft) for _, draft in records.load_all(read, place_id, "adoption")]
    sql = (
        "SELECT DISTINCT m.slug FROM priority_targets t JOIN measure m ON m.id = t.measure_id WHERE t.place_id = :p "
        "AND (t.baseline IS NOT NULL OR t.no_baseline_reason <> '')"
    )
    based = {row["slug"].casefold() for row in read.rows(sql, p=place_id)}
    return lint(
        framework_base.parts_now(read, place_id), adoptions=adoptions, based=based,
        origins=framework_base.of_measures(read, place_id),
    )  # fmt: skip


def lint_sections(found: Sequence[Finding]) -> tuple[Section, ...]:
    """Advice as titled lines, what matters most first."""
    groups = (("error", "Wrong"), ("warning", "To put right"), ("note", "To look at"))
    out = [
        Section(title, tuple(f"{one.words} {one.remedy}" for one in found if one.severity == severity), tone="look")
        for severity, title in groups
        if any(one.severity == severity for one in found)
    ]
    return tuple(out) or (Section("Nothing to put right", ("Every measure has a unit, an evidence rule and a home.",)),)


# What changed


def compared(read: Reader, place_id: str, one: str = "last", other: str = "now") -> Compared:
    """Two states by name: ``now``, ``last`` (the version kept last), ``brought-in``, a version's number, or a file.

    Raises Problem for a name that is none of these.
    """
    (told, before), (said, after) = _state(read, place_id, one), _state(read, place_id, other)
    return Compared(told, said, compare(before, after))


def of_files(one: Path, other: Path) -> Compared:
    """Two framework files. Raises Problem when one cannot be used."""
    return Compared(one.name, other.name, compare(_file(one), _file(other)))


def _state(read: Reader, place_id: str, word: str) -> tuple[str, Parts]:
    if word == "now":
        return "the framework as it stands", framework_base.parts_now(read, place_id)
    if word in ("last", "brought-in"):
        kept = (framework_base.latest if word == "last" else framework_base.base)(read, place_id)
        if kept is None:
            raise Problem(
                "No version of this framework was kept yet.",
                "It is the place's own, as it came with its place file.",
                hint="convene framework version keeps one, from which changes are told.",
                exit_code=NO,
            )
        return _called(kept, word), _whole(kept)
    for _, edition in framework_base.editions(read, place_id):
        if word.casefold() in (edition.version.casefold(), edition.slug.casefold()):
            kept = framework_base.of_edition(edition)
            return _called(kept, ""), _whole(kept)
    path = Path(word)
    if path.is_file():
        return path.name, _file(path)
    raise Problem(
        f"“{word}” is neither a version of this framework nor a file.",
        hint="Say now, last, brought-in, a number that convene list edition shows, or the name of a file.",
        exit_code=USAGE,
    )


def _called(kept: Kept, word: str) -> str:
    came = ", as it was brought in" if word == "brought-in" else ""
    return f"{kept.title or kept.framework_id} {kept.version}{came}"


def _whole(kept: Kept) -> Parts:
    if kept.parts is None:
        raise Problem(
            f"The text of version {kept.version} is not in this book.",
            "A place file brought the place here, and the framework's licence did not let its text come along.",
            hint="Bring its file in: convene import FILE.",
            exit_code=NO,
        )
    return kept.parts


def _file(path: Path) -> Parts:
    return cast(Parts, framework_base.files().read(path).drafts())


def shown(read: Reader, place_id: str, what: str) -> tuple[tuple[Section, ...], str, str]:
    """A page on the framework by name: "" what changed, ``lint``, or a crosswalk by its scheme; what it is called, and
    the number that a new version would have."""
    here = framework_editor.standing(read, place_id)
    if not what:
        found = since(read, place_id)
    elif what == "lint":
        found = lint_sections(findings(read, place_id))
    else:
        found = crosswalks.sections(crosswalks.page(read, place_id, Scheme(what)))
    return found, f"{here.title} · version {here.version}", here.suggested


def since(read: Reader, place_id: str) -> tuple[Section, ...]:
    """What changed since the version last kept and since what was brought in, and what number would fit."""
    here = framework_editor.standing(read, place_id)
    out = [*_standing_sections(here), *difference_sections(here.since)]
    base, last = framework_base.base(read, place_id), framework_base.latest(read, place_id)
    if base is not None and base != last and base.parts is not None:
        found = framework_base.changes_since(read, place_id, base)
        words = f"since {_called(base, 'brought-in')}"
        out.append(Section(f"Altogether, {words}", (_numbers(found),)))
        out += difference_sections(found)
    return tuple(out)


def _standing_sections(here: framework_editor.Standing) -> list[Section]:
    head = f"{here.title}, version {here.version}"
    if not here.known:
        return [Section(head, ("The text of that version is not in this book, so nobody can tell what changed.",))]
    said = [f"Since then: {_numbers(here.since)}" if here.since else "Nothing changed since then."]
    if here.suggested:
        said.append(f"As a new version it would be {here.suggested} ({MEANS}).")
    return [Section(head, tuple(said))]


def _numbers(found: Iterable[Difference]) -> str:
    """``2 measures new, 1 measure changed``."""
    counts: dict[tuple[str, str], int] = {}
    for one in found:
        counts[one.noun, one.sort] = counts.get((one.noun, one.sort), 0) + 1
    words = {"added": "new", "removed": "gone", "changed": "changed"}
    parts = [
        f"{plural(number, noun)} {words[sort]}" if noun != "framework" else "the framework's own words"
        for (noun, sort), number in counts.items()
    ]
    return f"{', '.join(parts)}." if parts else "nothing."


def difference_sections(found: Sequence[Difference]) -> tuple[Section, ...]:
    """Differences as titled lines, the breaking ones first."""
    return tuple(
        Section(
            title, tuple(line for one in of for line in _lines(one)), tone="look" if weight == "breaking" else "plain"
        )
        for weight, title in _GROUPS
        for of in ([one for one in found if one.weight == weight],)
        if of
    )


def _lines(one: Difference) -> Iterable[str]:
    head, *rest = one.words
    return (head, *(f"  {line}" for line in rest))


def as_data(found: Compared) -> dict[str, Any]:
    """The same for other programs."""
    return {
        "from": found.one, "to": found.other,
        "differences": [
            {
                "noun": one.noun, "code": one.code, "title": one.title, "sort": one.sort, "weight": one.weight,
                "fields": [
                    {"field": each.name, "before": each.before, "after": each.after} for each in one.fields
                ],
            }
            for one in found.differences
        ],
    }  # fmt: skip
