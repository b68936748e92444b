"""A table of papers: the options in its heading, a paper or several alike in each row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction

from convene.core.methods.election import Mark, Option, Paper, options_of
from convene.core.methods.method import Method
from convene.errors import NO, Problem
from convene.files.papers.cells import UnreadableError, mark_of, pair_of
from convene.files.papers.columns import NAMELESS, Columns, columns_of
from convene.files.papers.empty_rows import blank_papers
from convene.files.papers.stack import Stack, few_enough
from convene.files.papers.types import Types
from convene.files.sheets import Row, Sheet, folded, open_source
from convene.files.sheets.source import Source
from convene.text import clip, plural

_TOTALS = {"total", "totals", "sum", "sums", "grand total", "subtotal", "mean", "average"}
_COSTS = {"cost", "costs", "price", "prices"}
_WHOLE = re.compile(r"\d{1,9}")
_ENOUGH = 4  # rows from which on a last one that adds up all others is hardly a paper by chance
_SPOTS = {"csv": "line", "xlsx": "row", "json": "item"}


def read(source: Source, method: Method, *, sheet: str = "", heading: int = 0, encoding: str = "") -> Stack:
    """The papers of a table, whatever form it has. Raises Problem; see ``convene.files.papers.read``."""
    table = _opened(source, sheet, heading, encoding)
    rows = list(table.rows())
    few_enough(len(table.headings), source)
    told = [one for one in table.told if one not in ("UTF-8", "the heading is on line 1") and "parted by" not in one]
    rows, left_out = _without_totals(rows)
    columns = columns_of(table, rows, method, source)
    rows, costs = _without_costs(rows, columns)
    rows, summed = _without_sums(rows, columns)
    try:
        options = options_of(columns.names, costs)
    except Problem as twice:
        raise Problem(
            twice.title, twice.detail, hint=twice.hint, where=source.where(table.heading_line), exit_code=NO
        ) from None
    spot = _SPOTS.get(table.form, "line")
    types = Types()
    papers = [_paper(row, columns, options, method, types, spot, len(table.headings)) for row in rows]
    _counted(papers, rows, columns, source)
    blank, passed = blank_papers(source, table, [row.line for row in rows]) if rows else ([], "")
    papers += [Paper((None,) * len(columns.marks), label=f"{spot} {line}") for line in blank]
    if 0 in [one.count for one in papers]:
        told.append(f"{plural(sum(not one.count for one in papers), 'row')} with a count of 0 stand for no paper.")
    told += [*columns.told, *left_out, *summed, *filter(None, [passed]), *table.remarks(), *types.slips()]
    return Stack(
        options, tuple(one for one in papers if one.count), tuple(map(_sentence, told)), typed=columns.type is not None
    )


def _opened(source: Source, sheet: str, heading: int, encoding: str) -> Sheet:
    """The table, with the first line as its heading unless that is plainly a title over it: options may well be called
    1, 2 and 3, which no other list calls its columns."""
    if heading:
        return open_source(source, sheet=sheet, heading=heading, encoding=encoding)
    found: Sheet | None = None
    try:
        found = open_source(source, sheet=sheet, encoding=encoding)
        first = open_source(source, sheet=sheet, heading=1, encoding=encoding) if found.heading_line > 1 else found
    except Problem:
        if found is not None:
            return found  # nothing stands in the first line
        first = open_source(source, sheet=sheet, heading=1, encoding=encoding)
    return first if found is None or _named(first) >= _named(found) > 1 else found


def _named(table: Sheet) -> int:
    return sum(not NAMELESS.fullmatch(one) for one in table.headings)


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words[:1].upper()}{words[1:]}."


def _paper(
    row: Row, columns: Columns, options: Sequence[Option], method: Method, types: Types, spot: str, width: int
) -> Paper:
    marks: list[Mark] = []
    fault = ""
    axes = len(method.axes) or 1
    for at, column in enumerate(columns.marks):
        cell = row.cells[column] if column < len(row.cells) else ""
        name = options[at // (1 if columns.paired else axes)].name
        try:
            marks += pair_of(cell) if columns.paired else (mark_of(cell, method),)
        except UnreadableError as why:
            marks += (None,) * (2 if columns.paired else 1)
            fault = fault or f"at “{clip(name, 40)}” {why}"
    if any(cell.strip() for cell in row.cells[width:]):
        fault = fault or "it has more cells than there are columns"
    said = _cell(row, columns.count)
    return Paper(
        tuple(marks),
        type=types.of(_cell(row, columns.type)),
        organisation=_cell(row, columns.organisation),
        count=int(said) if _WHOLE.fullmatch(said) else 1,
        label=f"{spot} {row.line}",
        fault=fault,
    )


def _cell(row: Row, at: int | None) -> str:
    return row.cells[at].strip() if at is not None and at < len(row.cells) else ""


def _counted(papers: Sequence[Paper], rows: Sequence[Row], columns: Columns, source: Source) -> None:
    """Raises Problem where a count is not one: then nobody knows how many papers there are."""
    if columns.count is None:
        return
    wrong = [(row.line, _cell(row, columns.count)) for row in rows if not _WHOLE.fullmatch(_cell(row, columns.count))]
    if wrong:
        some = "; ".join(f"line {line}: {f'“{clip(said, 20)}”' if said else 'empty'}" for line, said in wrong[:5])
        raise Problem(
            f"{plural(len(wrong), 'row')} {'does' if len(wrong) == 1 else 'do'} not say how many papers "
            f"{'it stands' if len(wrong) == 1 else 'they stand'} for.",
            f"{some}{' …' if len(wrong) > 5 else ''}.",
            hint="A count is a whole number of 0 or more; write 1 for a single paper.",
            where=source.where(wrong[0][0]),
            exit_code=NO,
        )


def _without_totals(rows: list[Row]) -> tuple[list[Row], list[str]]:
    """The papers without rows that say of themselves that they add up the others."""
    kept, told = [], []
    for row in rows:
        said = next((cell for cell in row.cells if folded(cell) in _TOTALS and cell.strip()), "")
        if said:
            told.append(f"Line {row.line} says “{clip(said, 20)}”: it adds up the others and is no paper.")
        else:
            kept.append(row)
    return kept, told


def _without_sums(rows: list[Row], columns: Columns) -> tuple[list[Row], list[str]]:
    """As above, for a last row that says nothing of itself and is the sum of all others in every option."""
    if len(rows) < _ENOUGH or columns.paired:
        return rows, []
    numbers = [[_number(_cell(row, at)) for at in columns.marks] for row in rows]
    *above, last = numbers
    if any(one is None for row in numbers for one in row):
        return rows, []
    sums = [sum(one or 0 for one in column) for column in zip(*above, strict=True)]
    highest = max(one or 0 for row in above for one in row)
    if [one or 0 for one in last] != sums or max(sums) <= highest:
        return rows, []
    return rows[:-1], [
        f"Line {rows[-1].line} is the sum of all rows above it in every column: it is taken as a total and no paper."
    ]


def _number(cell: str) -> int | None:
    return 0 if not cell else int(cell) if _WHOLE.fullmatch(cell) else None


def _without_costs(rows: list[Row], columns: Columns) -> tuple[list[Row], list[Fraction | None]]:
    """The papers without a row that says what the options cost, and those costs beside those of the headings."""
    costs = list(columns.costs)
    kept = []
    known = set(columns.marks)
    for row in rows:
        if any(folded(cell) in _COSTS for at, cell in enumerate(row.cells) if at not in known and cell.strip()):
            for at, column in enumerate(columns.marks[: len(costs)]):
                said = re.sub(r"[£,\s]", "", _cell(row, column))
                if re.fullmatch(r"\d{1,12}(?:\.\d{1,2})?", said):
                    costs[at] = Fraction(said)
        else:
            kept.append(row)
    return kept, costs
