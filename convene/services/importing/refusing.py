"""Why a list cannot be brought in, with what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from convene.core.nouns import NOUNS
from convene.errors import USAGE, Problem, Where
from convene.services.importing.dry_run import Tally
from convene.text import join, plural

if TYPE_CHECKING:
    from convene.files.open_data.column_mapping import Mapping
    from convene.files.sheets import Sheet


def lacks(mapping: Mapping, fixed: Iterable[tuple[str, str]] = ()) -> tuple[str, ...]:
    """Fields that every record of the mapping's noun needs, and that neither a column nor a fixed value gives."""
    given = {field for _, field in mapping.columns} | {field for field, _ in (*mapping.fixed, *fixed)}
    return tuple(one.name for one in NOUNS[mapping.noun].fields if one.required and one.name not in given)


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


def unknown(sheet: Sheet) -> Problem:
    """The layout is not known, and nobody said what the columns are."""
    return Problem(
        "This is not a layout that is known.",
        f"Its columns are: {join([f'“{one}”' for one in sheet.headings[:60]])}.",
        hint=f"Say what its rows are, such as convene import {sheet.name} --as actor, and where it is not plain which "
        f"column is which: --map '{sheet.headings[0]}=name'.",
        where=Where(str(sheet.path), sheet.heading_line),
        exit_code=USAGE,
    )


def unmapped(sheet: Sheet, mapping: Mapping, lacking: tuple[str, ...]) -> Problem:
    """Something that every record needs is given by no column."""
    kind = NOUNS[mapping.noun]
    unused = [heading for heading, field in mapping.columns if not field]
    hints = []
    for name in lacking:
        field = kind.field(name)
        if field.choices:
            hints.append(
                f"--set {name}={field.choices[-2 if len(field.choices) > 1 else 0].value} gives all rows the same"
            )
        hints.append(f"--map '{unused[0] if unused else 'Their heading'}={name}' takes it from a column")
    used = join([f"“{heading}” as {field}" for heading, field in mapping.columns if field])
    return Problem(
        f"Nothing says the {join([kind.field(one).title.lower() for one in lacking])} of these {kind.plural}.",
        f"Columns taken: {used or 'none'}. Columns left out: {join([f'“{one}”' for one in unused[:40]]) or 'none'}.",
        hint=f"{'; '.join(hints)}.",
        where=Where(str(sheet.path), sheet.heading_line),
        exit_code=USAGE,
    )
