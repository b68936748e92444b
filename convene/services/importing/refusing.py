"""Why a list cannot be brought in, with what to do about it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from convene.core.nouns import NOUNS
from convene.errors import USAGE, Problem, Where
from convene.services.importing.plan import Tally
from convene.text import clip, join, plural

if TYPE_CHECKING:
    from convene.files.open_data.own_lists.column_mapping import Mapping
    from convene.files.sheets import Sheet


def lacks(mapping: Mapping, fixed: Iterable[tuple[str, str]] = ()) -> tuple[str, ...]:
    """Fields that every record of the mapping's noun needs, and that neither a column nor a fixed value gives."""
    given = {field for _, field in mapping.columns} | {field for field, _ in (*mapping.fixed, *fixed)}
    return tuple(one.name for one in NOUNS[mapping.noun].fields if one.required and one.name not in given)


def first_cells(sheet: Sheet) -> list[tuple[str, ...]]:
    """The cells of the first rows, by which guesses are tested."""
    from convene.files.open_data.own_lists.looks import SAMPLE

    return [row.cells for row in islice(sheet.rows(), SAMPLE)]


def mistaken(sheet: Sheet, tally: Tally) -> Problem:
    """A list of Convene's own, in which a row is wrong."""
    wrong = [one for one in tally.plan(sheet.name, "", "actor", "actors", ()).lines if one.what == "wrong"]
    told = [f"line {one.line}: {f'{one.name}: ' if one.name else ''}{one.why}." for one in wrong[:20]]
    if len(wrong) > len(told):
        told.append(f"… and {plural(len(wrong) - len(told), 'more like these', 'more like these')}.")
    return Problem(
        f"The list has {plural(tally.counts['wrong'], 'mistake')}, so nothing was taken from it.",
        "\n".join(told),
        hint="Put that right in the file and try again.",
        where=Where(str(sheet.path), wrong[0].line),
    )


def too_many(title: str) -> Problem:
    """A list of far more than one place, such as a whole register."""
    return Problem(
        title,
        "Nothing was taken from it.",
        hint="Take only the rows of the place: --within M1 takes those with a postcode that begins so; several "
        "postcodes or area codes do as well.",
    )


def unknown(sheet: Sheet, cells: Sequence[Sequence[str]]) -> Problem:
    """The layout is not known, and nobody said what the columns are."""
    words, hint = advice(sheet.name, sheet.headings, cells)
    return Problem(
        "This is not a layout that is known, and a list does not say what its rows are.",
        f"{words}Its columns are: {join([f'“{clip(one, 60)}”' for one in sheet.headings[:60]])}.",
        hint=hint,
        where=Where(str(sheet.path), sheet.heading_line),
        exit_code=USAGE,
    )


def advice(file: str, headings: Sequence[str], cells: Sequence[Sequence[str]]) -> tuple[str, str]:
    """(what a table looks like, in a sentence with a space behind it, or "", and what to do about it), from what its
    columns are called and hold."""
    from convene.files.open_data.own_lists.guessing import likely, suggest
    from convene.files.open_data.own_lists.looks import sort_of

    sort, heading = sort_of(headings, cells)
    column = f"“{clip(heading, 60)}”"
    if sort == "figures":
        return (
            f"This looks like figures by area: {column} holds area codes. ",
            f"Its rows are then areas, no {NOUNS['actor'].plural}: {_as_figures(file, heading)}.",
        )
    if sort == "voices":
        return (
            f"This looks like what people said: {column} holds whole sentences. ",
            f"Say so: convene import {file} --as contribution.",
        )
    mapping = suggest("actor", headings, cells)
    known = next((one for one, field in mapping.columns if field == "name"), "")
    name = known or likely(mapping, "name", cells)
    said = f"convene import {file} --as actor"
    told = f"“{clip(name, 60)}” looks like their names. " if name else ""
    if sort == "spending":
        told = f"This looks like a spending ledger: {column} is who is paid. "
        said += " --set primary_type=supplier"
    if name and not known:
        said += f" --map '{clip(name, 60)}=name'"
    if sort == "spending":
        spent = f"It is what an anchor paid: convene ledger {file} --anchor ACTOR sums it by supplier."
        return told, f"{spent} To make actors of its suppliers instead: {said}."
    rest = "" if name else " Where a column is not understood, say which field it is: --map 'THEIR HEADING=name'."
    return told, f"If its rows are organisations, say so: {said}. Other nouns do as well.{rest}"


def _as_figures(file: str, heading: str) -> str:
    said = f"--set area_codes='{clip(heading, 60)}' --set source='who published it'"
    return f"convene import {file} --as indicator {said}"


def unmapped(sheet: Sheet, mapping: Mapping, lacking: tuple[str, ...], cells: Sequence[Sequence[str]]) -> Problem:
    """Something that every record needs is given by no column."""
    from convene.files.open_data.own_lists.guessing import likely
    from convene.files.open_data.own_lists.looks import sort_of

    kind = NOUNS[mapping.noun]
    unused = [heading for heading, field in mapping.columns if not field]
    hints, doubts = [], []
    for name in lacking:
        field = kind.field(name)
        doubted = next(((heading, why) for heading, one, why in mapping.doubted if one == name), None)
        if field.choices:
            hints.append(
                f"--set {name}={field.choices[-2 if len(field.choices) > 1 else 0].value} gives all rows the same"
            )
        if doubted:
            doubts.append(f"“{clip(doubted[0], 60)}” was not taken for it: {doubted[1]}. ")
        other = "" if field.choices else likely(mapping, name, cells)
        column = other or (doubted[0] if doubted else "")
        if column or not field.choices:
            hints.append(f"--map '{clip(column or 'THEIR HEADING', 60)}={name}' takes it from a column")
    sort, heading = sort_of(sheet.headings, cells)
    if sort == "figures" and mapping.noun == "actor":
        doubts.append(f"This looks like figures by area: “{clip(heading, 60)}” holds area codes. ")
        hints = [f"Its rows are then areas, no {kind.plural}: {_as_figures(sheet.name, heading)}"]
    used = join([f"“{clip(heading, 60)}” as {field}" for heading, field in mapping.columns if field])
    left = join([f"“{clip(one, 60)}”" for one in unused[:40]])
    return Problem(
        f"Nothing says the {join([kind.field(one).title.lower() for one in lacking])} of these {kind.plural}.",
        f"{''.join(doubts)}Columns taken: {used or 'none'}. Columns left out: {left or 'none'}.",
        hint=f"{'; '.join(hints)}.",
        where=Where(str(sheet.path), sheet.heading_line),
        exit_code=USAGE,
    )
