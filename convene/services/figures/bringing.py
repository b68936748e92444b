"""Published figures brought into a place: what would be added or changed, and doing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from convene.core.figures import area_codes
from convene.core.figures.words import headline, whose
from convene.core.nouns import NOUNS
from convene.core.nouns.indicator import IndicatorDraft
from convene.core.vocabulary import AreaKind
from convene.errors import NO, Problem, Where
from convene.services.figures.loading import loaded
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, join, plural

if TYPE_CHECKING:
    from convene.files.open_data.figures.indicators import Gathered, Table
    from convene.files.sheets import Sheet
    from convene.services.importing.plan import Plan, PlanLine, Told

_OF_THE_FILE = (
    "kind", "value", "unit", "area_kind", "weighted_by", "areas", "compare", "compare_with", "source", "licence", "date"
)  # fmt: skip
"""What a file says of a figure that is there already. Name, topic, note and which way is better stay as people left
them."""


@dataclass(frozen=True, slots=True)
class _Work:
    plan: Plan
    fresh: tuple[IndicatorDraft, ...]
    changed: tuple[tuple[str, IndicatorDraft], ...]


def plan(
    read: Reader, place_id: str, path: Path, within: Sequence[str], today: date, told: Told | None = None, *,
    sheet: str = "", heading: int = 0, encoding: str = "", every: bool = False, fixed: tuple[tuple[str, str], ...] = (),
) -> Plan:  # fmt: skip
    """What bringing a table of figures in would do; changes nothing.

    ``within`` are area codes (those of the place when empty); ``every`` asks for all figures of a file rather than
    the usual ones; ``fixed`` are what the person says about a table that does not say it. Raises Problem.
    """
    return _work(read, place_id, path, within, today, told, (sheet, heading, encoding), every, fixed).plan


def bring(
    write: Writer, place_id: str, path: Path, within: Sequence[str], told: Told | None = None, *,
    sheet: str = "", heading: int = 0, encoding: str = "", every: bool = False, fixed: tuple[tuple[str, str], ...] = (),
) -> Plan:  # fmt: skip
    """As ``plan``, and does it, as one change of the history. A figure of the same name, areas, time and source is
    brought up to what the file says; others are new. Raises Problem, bringing in nothing."""
    work = _work(write, place_id, path, within, write.today, told, (sheet, heading, encoding), every, fixed)
    write.place_id = place_id
    for record_id, draft in work.changed:
        records.edit(write, place_id, "indicator", record_id, draft)
    if work.fresh:
        records.add_many(write, place_id, {"indicator": [("", draft) for draft in work.fresh]})
    if not work.plan.nothing:
        write.label = replace(work.plan, title=path.name).label
    return work.plan


def _work(
    read: Reader, place_id: str, path: Path, within: Sequence[str], today: date, told: Told | None,
    part: tuple[str, int, str], every: bool, fixed: tuple[tuple[str, str], ...],
) -> _Work:  # fmt: skip
    from convene.files.open_data.figures import indicators

    codes, others = _codes(read, place_id, within)
    with indicators.opened(path, codes, sheet=part[0], heading=part[1], encoding=part[2]) as opened:
        progress = _telling(opened, told)
        table = indicators.table_of(opened, every=every, fixed=fixed, told=progress)
        found = indicators.gather(table, opened, codes, progress)
        if not found.figures:
            raise _nothing(table, found, codes, opened)
        return _compare(read, place_id, opened, table, found, others, today)


def _telling(sheet: Sheet, told: Told | None) -> Any:
    from convene.services.importing.plan import Step

    if told is None:
        return None
    return lambda done: told(Step(done, sheet.size, f"Reading {sheet.name}"))


def _codes(read: Reader, place_id: str, within: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The area codes asked for, and what was asked for that is none. Raises Problem when there are no codes."""
    place: Any = records.load(read, "place", place_id)
    asked = tuple(within) or place.area_codes
    codes = tuple(dict.fromkeys(area_codes.normal(one) for one in asked if area_codes.is_code(one)))
    others = tuple(one for one in asked if not area_codes.is_code(one))
    if codes:
        return codes, others
    said = f"It has {join([clip(one, 20) for one in others[:5]])}, which are no area codes." if others else ""
    raise Problem(
        f"{place.name} has no area codes yet, so no figure can be picked out for it." if not within
        else "None of these is an area code.",
        said,
        hint="Area codes look like E01012345. Put them into the place (Boundary, Area codes: convene edit place "
        "--area-codes E01012345), or name them here with --within.",
        fields={"area_codes": "figures are picked by these"},
        exit_code=NO,
    )  # fmt: skip


def _nothing(table: Table, found: Gathered, codes: Sequence[str], sheet: Sheet) -> Problem:
    if found.kept:
        return Problem(
            f"{clip(sheet.name, 60)} gives no figure for the areas of the place.",
            " ".join((*found.told, *table.told))[:1_000],
            hint="Look for a file in which they are given, or for larger areas: small numbers are often withheld.",
            where=Where(str(sheet.path.name)),
            exit_code=NO,
        )
    kinds = [_called(one, table) for one in sorted(found.elsewhere) if one]
    asked = [_called(one, table) for one in area_codes.families(codes)]
    detail = f"The file is by {join(kinds)}; the codes asked for are {join(asked)}." if kinds else ""
    if kinds == asked and _of_a_census(found.elsewhere):
        other = 2011 if table.census == 2021 else 2021
        detail = f"The file has {kinds[0]} of {table.census}; these may be codes of {other}, which are other areas."
    return Problem(
        f"None of the {plural(len(codes), 'area code')} is in {clip(sheet.name, 60)}.",
        detail,
        hint="Fetch the file that has the same sort of areas as the place, or name its codes with --within.",
        where=Where(str(sheet.path.name)),
        exit_code=NO,
    )


def _of_a_census(families: frozenset[str]) -> bool:
    """Whether areas are such as a census makes; wards and districts change at any time."""
    return bool(families) and families <= {"", "oa", "lsoa", "msoa"}


def _called(family: str, table: Table) -> str:
    return area_codes.ONE_AREA[area_codes.kind_of(family, table.census)] + "s"


def _compare(
    read: Reader, place_id: str, sheet: Sheet, table: Table, found: Gathered, others: Sequence[str], today: date
) -> _Work:
    from convene.services.importing.plan import Plan, PlanLine
    from convene.services.importing.reasons import words_of

    there = {_key(draft): (record_id, draft) for record_id, draft in loaded(read, place_id)}
    fresh: list[IndicatorDraft] = []
    changed: list[tuple[str, IndicatorDraft]] = []
    lines: list[PlanLine] = []
    same = 0
    for line, fields in found.figures:
        try:
            draft = NOUNS["indicator"].draft.model_validate(fields, context={"today": today})
        except ValidationError as trouble:
            words = words_of(trouble, NOUNS["indicator"].draft)
            lines.append(PlanLine(line, str(fields.get("name", "")), "wrong", f"{words}; it is left out"))
            continue
        assert isinstance(draft, IndicatorDraft)
        if wrong := draft.faults():
            lines.append(PlanLine(line, draft.name, "wrong", f"{next(iter(wrong.values()))}; it is left out"))
            continue
        said = f"{headline(draft)}, {whose(draft)}"
        record_id, old = there.get(_key(draft), ("", None))
        if old is None:
            fresh.append(draft)
            lines.append(PlanLine(line, draft.name, "added", said))
            continue
        merged = old.model_copy(update={name: getattr(draft, name) for name in _OF_THE_FILE})
        if merged == old:
            same += 1
            lines.append(PlanLine(line, draft.name, "same", said))
        else:
            changed.append((record_id, merged))
            lines.append(PlanLine(line, draft.name, "changed", f"{said}; it was {headline(old)}"))
    lines += [PlanLine(line, code, "wrong", why) for line, code, why in found.wrong]
    plan = Plan(
        sheet.path.name, table.title, "indicator", "figures", added=len(fresh), changed=len(changed), same=same,
        wrong=sum(one.what == "wrong" for one in lines), outside=found.rows - found.kept, lines=tuple(lines),
        notes=(*sheet.remarks(), *_notes(table, found, others)),
    )  # fmt: skip
    return _Work(plan, tuple(fresh), tuple(changed))


def _key(draft: IndicatorDraft) -> tuple[str, str, str, str]:
    kind = draft.area_kind or AreaKind.place
    return draft.name.casefold(), kind.value, draft.period.casefold(), draft.source.casefold()


def _notes(table: Table, found: Gathered, others: Sequence[str]) -> tuple[str, ...]:
    rows = "" if found.kept == found.areas else f" ({plural(found.kept, 'row')})"
    out = [f"{plural(found.areas, 'area')} of the place{rows} among the {plural(found.rows, 'row')} of the file."]
    other = 2011 if table.census == 2021 else 2021
    for code in found.missing[:10]:
        may_be = ""
        if area_codes.family(code) in found.elsewhere and area_codes.family(code) in ("lsoa", "msoa"):
            made = area_codes.census_of(code)
            may_be = f"; it may be a code of {other}" if made is None else f"; it was made for {made}"
        out.append(f"{code} is not in this file{may_be}.")
    if len(found.missing) > 10:
        out.append(f"Nor are {plural(len(found.missing) - 10, 'other code')}.")
    if found.missing:
        out.append("What is said of the place is without them.")
    if others:
        out.append(f"{join([clip(one, 20) for one in others[:5]])}: no area code, so it picks nothing here.")
    if table.left:
        out.append(f"{plural(table.left, 'more figure')} in the file; --all brings them in as well.")
    return (*out, *found.told, *table.told)
