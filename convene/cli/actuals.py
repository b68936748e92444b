"""``actuals``: what was counted, from a list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.cli.detail_text import wrapped
from convene.cli.import_lists import progress
from convene.core.measuring.periods import SPANS
from convene.errors import NO, USAGE, Problem
from convene.paths import file_at
from convene.services.measuring import bringing_actuals
from convene.services.measuring.actuals_plan import ActualsLine, ActualsOptions, csv_line
from convene.text import clip, plural

if TYPE_CHECKING:
    from convene.services.measuring.actuals_plan import ActualsPlan

_SHOWN = 40
_INDENT = 10
_QUIET = ("blank", "total", "same")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def actuals(
    file: Annotated[Path, Parameter(help="What was counted: a line a figure, or a column a quarter.", name="FILE")],
    /,
    *,
    maps: Annotated[
        list[str] | None,
        Parameter("--map", metavar="'HEADING=WHAT'", negative="", help="What a column is, such as commitment, period, "
                  "quantity or unit; nothing after = leaves it out."),
    ] = None,
    year_from: Annotated[
        str,
        Parameter("--year-from", metavar="MONTH", help="The month years begin in, such as apr; else that of the "
                  "latest account.", show_default=False),
    ] = "",
    year: Annotated[
        str, Parameter("--year", metavar="YEAR", help="The year of periods that name none, such as 2025/26.",
                       show_default=False),
    ] = "",
    every: Annotated[
        str, Parameter("--every", metavar="PERIOD", help="How long a period is of which only the last day is told: "
                       "month, quarter, half-year or year.", show_default=False),
    ] = "",
    leave_out: Annotated[
        bool, Parameter("--leave-out", negative="", help="Bring in the others where some lines cannot be taken."),
    ] = False,
    sheet: Annotated[
        str, Parameter("--sheet", metavar="NAME", help="Which sheet of a workbook.", show_default=False)
    ] = "",
    heading: Annotated[
        int, Parameter("--heading", metavar="N", help="Which line or row names the columns, counted from 1.",
                       show_default=False),
    ] = 0,
    encoding: Annotated[
        str, Parameter("--encoding", metavar="NAME", help="In which encoding a CSV is, such as mac-roman.",
                       show_default=False),
    ] = "",
    dry_run: Annotated[bool, Parameter(negative="", help="Say what would become of each line, and no more.")] = False,
    form: Annotated[
        Literal["text", "json", "csv"] | None,
        Parameter("--format", metavar="FORM", show_choices=False, help="text, json or csv, of every line."),
    ] = None,
) -> None:  # fmt: skip
    """Bring in what was counted, all or nothing. A line finds its commitment by handle, by exact title, or by actor and
    measure together. A figure of the very same period is corrected; one that overlaps another is refused. One undo
    takes it back."""
    options = ActualsOptions(
        file_at(file), _maps(maps or ()), sheet, heading, encoding, _month(year_from), year, _every(every), leave_out
    )
    with context().open() as book:
        place_id = context().place_in(book)
        with _rows(form) as each, progress() as told:
            if dry_run:
                made = book.ask(bringing_actuals.plan, place_id, options, context().today, told, each)
            else:
                book.back_up("before-import")
                made = book.do(bringing_actuals.bring, place_id, options, told, each).value
    if form in (None, "text") and dry_run:
        _text(made)
    _aside(made)
    if dry_run:
        context().say(f"It would be: {made.summary()} Nothing was changed.")
        if made.counts["wrong"] and not leave_out:
            raise Problem(
                f"{plural(made.counts['wrong'], 'line')} cannot be taken, and so nothing would be brought in.",
                hint="Mend them in the file, or say --leave-out.",
                exit_code=NO,
            )
    else:
        back = " convene undo takes it back." if made.changes else " Nothing was changed."
        context().say(f"{made.summary()}{back}")


@contextmanager
def _rows(form: str | None) -> Iterator[Callable[[ActualsLine], None] | None]:
    """Who is handed each line as it is read: it goes out at once, so that a file of any size can be told."""
    if form == "csv":
        context().put(csv_line(ActualsLine._fields))
        yield lambda one: context().put(csv_line(one))
        return
    if form != "json":
        yield None
        return
    before = ["["]

    def as_json(one: ActualsLine) -> None:
        context().put(before[0])
        context().put(formats.as_json(one._asdict()))
        before[0] = ","

    try:
        yield as_json
    finally:
        context().put("[]" if before[0] == "[" else "]")


def _text(made: ActualsPlan) -> None:
    """The lines, those first that cannot be taken."""
    order = {"wrong": 0, "corrected": 1, "added": 2, "not delivered": 3}
    shown = sorted((one for one in made.lines if one.what not in _QUIET), key=lambda one: (order[one.what], one.line))
    for one in shown[:_SHOWN]:
        said = f"{one.what}  {f'{clip(one.name, 60)}: ' if one.name else ''}{one.words}"
        first, *rest = wrapped(said, max(context().width - _INDENT, 20))
        label = f"line {one.line}"
        context().put("\n".join([f"{label:<{_INDENT}}{first}", *(" " * _INDENT + line for line in rest)]))
    more = sum(made.counts[one] for one in order) - len(shown[:_SHOWN])
    if more > 0:
        context().put(f"And {plural(more, 'more line')}; --format csv tells every one.\n")


def _aside(made: ActualsPlan) -> None:
    for words in (*made.understood, *made.remarks):
        context().say(words)


def _maps(given: tuple[str, ...] | list[str]) -> dict[str, str]:
    found = {}
    for one in given:
        heading, mark, role = one.rpartition("=")
        if not mark or not heading.strip():
            raise Problem(f"--map “{clip(one, 60)}” cannot be read.", hint="Write --map 'Their heading=quantity'.",
                          exit_code=USAGE)  # fmt: skip
        found[heading.strip()] = role.strip().casefold()
    return found


def _month(word: str) -> int:
    said = word.strip().casefold()
    if not said:
        return 0
    if said[:3] in _MONTHS:
        return _MONTHS.index(said[:3]) + 1
    raise Problem(f"“{clip(word, 20)}” is no month.", hint="Write --year-from apr.", exit_code=USAGE)


def _every(word: str) -> int:
    if not word:
        return 0
    if word.casefold() in SPANS:
        return SPANS[word.casefold()]
    raise Problem(f"--every {clip(word, 20)} is no period.", hint=f"There are {', '.join(SPANS)}.", exit_code=USAGE)
