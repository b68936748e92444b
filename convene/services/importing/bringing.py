"""A whole list, row by row: as a dry run, or into the book. Both walk the same way, so both say the same."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convene.core.nouns import NOUNS
from convene.core.nouns.reading import read_list
from convene.errors import USAGE, Problem, Where
from convene.services import figures
from convene.services.importing.actor_rows import ActorRows
from convene.services.importing.area_filter import AreaFilter
from convene.services.importing.linking import Ties
from convene.services.importing.matching import source_of
from convene.services.importing.options import ImportOptions
from convene.services.importing.other_nouns import run
from convene.services.importing.parsed_row import End, Said, Waits
from convene.services.importing.plan import Plan, Step, Tally, Told
from convene.services.importing.refusing import first_cells, lacks, mistaken, unknown, unmapped
from convene.services.importing.remembered_columns import recall, remember
from convene.services.importing.waiting_rows import earlier, write_waiting
from convene.store.reader import Reader
from convene.store.writer import Writer

if TYPE_CHECKING:
    from convene.files.open_data import Found, Layout
    from convene.files.sheets import Sheet

_UNTAKEN = ("slug", "levers", "shares")
"""Fields of an actor that no column or fixed value can set."""


def plan(read: Reader, place_id: str, options: ImportOptions, today: date, told: Told | None = None) -> Plan:
    """What bringing the list in would do, line by line. Changes nothing. Raises Problem as ``bring`` does."""
    list_in = _open(read, options)
    if list_in is None:
        return figures.plan(
            read,
            place_id,
            options.path,
            options.within,
            today,
            told,
            sheet=options.sheet,
            heading=options.heading,
            encoding=options.encoding,
            every=options.every,
            fixed=options.fixed,
        )
    return _run(read, place_id, list_in, today, told or _nobody, None)


def bring(write: Writer, place_id: str, options: ImportOptions, told: Told | None = None) -> Plan:
    """Bring the list in: all of it, or nothing. One change in the history; rows that cannot be told wait for a
    decision. Rows that are wrong are left out and told.

    Raises Problem when the file is no table or cannot be read to its end, when nothing says what its rows are, or
    when ``within`` is no area. Whatever ``told`` raises ends it, and nothing stays.
    """
    list_in = _open(write, options)
    if list_in is None:
        return figures.bring(
            write,
            place_id,
            options.path,
            options.within,
            told,
            sheet=options.sheet,
            heading=options.heading,
            encoding=options.encoding,
            every=options.every,
            fixed=options.fixed,
        )
    made = _run(write, place_id, list_in, write.today, told or _nobody, write)
    write.place_id, write.label = place_id, made.label
    return made


@dataclass(frozen=True, slots=True)
class _ListIn:
    """An open list: its layout where it is a known one, otherwise what its columns mean is in ``options.mapping``."""

    options: ImportOptions
    sheet: Sheet
    layout: Layout | None


def _open(read: Reader, options: ImportOptions) -> _ListIn | None:
    """The list a options is about; None when it makes figures of the place, which have a room of their own."""
    if options.path.suffix.casefold() == ".zip":
        return None
    if options.noun == "indicator" and any(name == "area_codes" for name, _ in options.fixed):
        return None  # somebody said where the codes of a table of figures stand
    from convene.files.open_data import recognise
    from convene.files.sheets import open_sheet

    sheet = open_sheet(options.path, sheet=options.sheet, heading=options.heading, encoding=options.encoding)
    known = options.mapping is None and options.noun in ("", "actor", "link", "indicator")
    layout = recognise(sheet) if known else None
    if layout is not None and layout.makes == "indicators":
        return None
    if layout is None and options.mapping is None:
        from convene.files.open_data.own_lists.guessing import retested, suggest

        cells = first_cells(sheet)
        if kept := recall(read, sheet.headings, options.noun):
            options = replace(options, mapping=retested(kept, cells))
        elif options.noun:
            options = replace(options, mapping=suggest(options.noun, sheet.headings, cells))
        else:
            raise unknown(sheet, cells)
    return _ListIn(options, sheet, layout)


def _run(read: Reader, place_id: str, list_in: _ListIn, today: date, told: Told, write: Writer | None) -> Plan:
    options, sheet, layout = list_in.options, list_in.sheet, list_in.layout
    progress = _progress(told, sheet)
    if options.mapping is not None and options.mapping.noun != "actor":
        made = run(read, place_id, options, sheet, today, progress, write)
    else:
        made = _actors(read, place_id, options, layout, sheet, today, progress, write)
    told(Step(sheet.size, sheet.size, "Saving" if write is not None else "Looked at all of it"))
    if write is not None and options.mapping is not None:
        remember(write, sheet.headings, options.mapping)
    return made


def _actors(
    read: Reader,
    place_id: str,
    options: ImportOptions,
    layout: Layout | None,
    sheet: Sheet,
    today: date,
    progress: Callable[[int], None],
    write: Writer | None,
) -> Plan:
    from convene.files.open_data import personal

    tally = Tally()
    registered = layout is not None and layout.register
    fixed = _fixed(options, sheet)
    within = AreaFilter(options.within)
    rows, origin = _rows(options, layout, sheet, progress, today)
    parties = ActorRows(
        read, place_id, today, tally, source=source_of(origin), write=write, decisions=dict(options.decisions),
        waiting=earlier(read, place_id), register=registered,
    )  # fmt: skip
    grants = layout is not None and layout.makes == "grants"
    walk = _Walk(parties, Ties(read, place_id, parties.known, tally, today, write), tally, origin, fixed, quiet=grants)
    for found in rows:
        if found.wrong:  # nobody can tell where it belongs
            tally.tell(found.line, found.name, "wrong", found.wrong)
        elif within.given and not any(within.holds(one, found.codes) for one in (found.postcode, *found.also_at)):
            tally.outside += 1
        elif found.skipped:
            tally.tell(found.line, found.name, "skipped", found.skipped)
            if not registered:  # a register says by the thousand who is gone
                tally.leave_out(found.skipped)
        else:
            walk.take(found)
    walk.close()
    if options.strict and tally.counts["wrong"]:
        raise mistaken(sheet, tally)
    if write is not None:
        write_waiting(write, place_id, parties.known, parties.waits, sheet.name)
    notes = layout.notes if layout is not None else ()
    notes = (*sheet.remarks(), *notes)
    if tally.outside and (vain := within.in_vain()):
        notes = (vain, *notes)
    return tally.plan(sheet.name, layout.title if layout else "", "actor", "actors", personal(sheet.headings), *notes)


def _rows(
    options: ImportOptions, layout: Layout | None, sheet: Sheet, progress: Callable[[int], None], today: date
) -> tuple[Iterator[Found], str]:
    """The rows as actors, and where they are from, in words that stay the same from one year's list to the next."""
    if layout is not None:
        from convene.files.open_data import found

        rows = found(layout, sheet, told=progress)
        first = next(rows, None)
        while first is not None and not first.actors and not first.wrong and not first.skipped:
            first = next(rows, None)
        return _again(first, rows), _origin_of(first) or layout.title
    from convene.files.open_data import Found
    from convene.files.open_data.own_lists.column_mapping import mapped

    assert options.mapping is not None
    lacking = lacks(options.mapping, options.fixed)
    if lacking:
        raise unmapped(sheet, options.mapping, lacking, first_cells(sheet))
    mapping = options.mapping.without([name for name, _ in options.fixed])
    read = mapped(mapping, sheet, told=progress, today=today)
    return (one for one in read if isinstance(one, Found)), sheet.name


def _again(first: Found | None, rows: Iterator[Found]) -> Iterator[Found]:
    if first is not None:
        yield first
        yield from rows


def _origin_of(found: Found | None) -> str:
    return str(found.actors[0].get("origin", "")) if found is not None and found.actors else ""


class _Walk:
    """Takes rows one by one: their actors, then the ties between them."""

    def __init__(
        self, parties: ActorRows, ties: Ties, tally: Tally, origin: str, fixed: dict[str, Any], *, quiet: bool
    ) -> None:
        self._parties, self._ties, self._tally = parties, ties, tally
        self._origin, self._fixed, self._quiet = origin, fixed, quiet
        self._later: list[tuple[int, End, End, dict[str, Any]]] = []

    def take(self, found: Found) -> None:
        """One row. When any part of it is wrong, none of it is taken."""
        line, told = found.line, "; ".join(found.notes)
        said: list[Said] = []
        for values in found.actors:
            one = self._parties.read(line, self._with(values), told)
            if one is None:
                return
            said.append(one)
        links = []
        for source, target, fields in found.links:
            columns = self._ties.checked(line, said[target].name, fields)
            if columns is None:
                return
            links.append((source, target, columns))
        self._tally.remark(line, said[0].name if len(said) == 1 else "", found.notes)
        ends = [self._parties.take(one, quiet=self._quiet) for one in said]
        for at, to, columns in links:
            start, end = ends[at], ends[to]
            if start is None or end is None:
                continue
            if isinstance(start, int) and isinstance(end, int):
                self._ties.make(line, start, end, columns, told)
            else:
                self._ties.hold(line, columns)
                self._later.append((line, start, end, columns))

    def close(self) -> None:
        """What had to wait for the last row; then everything is written."""
        self._parties.close()
        for line, source, target, columns in self._later:
            start = source.end if isinstance(source, Waits) else source
            end = target.end if isinstance(target, Waits) else target
            if start is None or end is None:
                continue
            if isinstance(start, int) and isinstance(end, int):
                self._ties.make(line, start, end, columns)
            elif not self._ties.stands(columns):
                waits = start if isinstance(start, Waits) else end
                assert isinstance(waits, Waits)
                waits.links.append((start, end, columns))
        self._ties.flush()

    def _with(self, values: dict[str, Any]) -> dict[str, Any]:
        if "origin" not in values:
            values["origin"] = self._origin
        for name, value in self._fixed.items():
            there = values.get(name)
            values[name] = (*there, *value) if isinstance(value, tuple) and isinstance(there, tuple) else value
        return values


# what was chosen


def _fixed(options: ImportOptions, sheet: Sheet) -> dict[str, Any]:
    """Values for every row, as a draft takes them. Raises Problem for a field that actors lack."""
    kind = NOUNS["actor"]
    found: dict[str, Any] = {}
    for name, value in options.fixed:
        field = next((one for one in kind.fields if one.name == name and name not in _UNTAKEN), None)
        if field is None:
            known = [one.name for one in kind.fields if one.name not in _UNTAKEN]
            raise Problem(
                f"“{name}” is not a field of an actor that can be set.",
                hint=f"There are: {', '.join(known)}.",
                where=Where(str(sheet.path)),
                exit_code=USAGE,
            )
        found[name] = read_list(value) if field.kind in ("lines", "choices") else value
    return found


def _progress(told: Told, sheet: Sheet) -> Callable[[int], None]:
    words = f"Reading {Path(sheet.name).name}"
    return lambda done: told(Step(min(done, sheet.size), sheet.size, words))


def _nobody(step: Step) -> None:
    pass
