"""A count as text for people: what came of it, how it stands beside it, and what was wrong with papers."""

from __future__ import annotations

from collections.abc import Sequence

from convene.cli.detail_text import wrapped
from convene.cli.table import table
from convene.core.methods import by_type
from convene.core.methods.result import Result, Spoiled, Table
from convene.text import clip, plural

_MOST_SPOILED = 10
_MOST_ROWS = 60


def count_text(
    result: Result,
    told: Sequence[str],
    width: int,
    *,
    of_told: str = "How the file was read",
    confidential: bool = False,
) -> str:
    """The whole answer, wrapped to a width, and what is ``told`` of how the papers came; ``confidential`` with what
    only the convener may see."""
    lines = [*wrapped(f"{result.title}: {_papers(result)}.", width), ""]
    if result.indicative:
        lines += [*wrapped(f"Indicative only. {' '.join(result.indicative)}", width), ""]
    lines += wrapped(result.tally.sentence, width)
    if result.valid:
        lines += _table(result.tally.table, width)
        for one in result.tally.part.tables(result.names) if result.tally.part else ():
            lines += _table(one, width)
        for one in by_type.tables(result, confidential=confidential):
            lines += _table(one, width) if _natural(one) <= width else _as_lines(one, width)
    lines += _list("What to know", (*result.tally.notes, *result.notes), width)
    lines += _list("Who is left unheard", by_type.unheard(result, confidential=confidential), width)
    cautions = by_type.cautions(result, confidential=confidential)
    lines += _list("About these figures", (*_legend(result), *cautions), width)
    lines += _list("Papers that do not count", _spoiled(result), width)
    lines += _list(of_told, told, width)
    return "\n".join(lines) + "\n"


def _legend(result: Result) -> tuple[str, ...]:
    if result.fairness is None:
        return ()
    words = []
    if result.fairness.types:
        words.append("Types equal: each type counts the same, however many came.")
        words.append("Least content: the type that likes it least.")
    if result.fairness.largest_organisation:
        words.append("Organisations: each counts once.")
    return (" ".join(words),)


def _papers(result: Result) -> str:
    words = [f"{plural(result.papers, 'paper')}"]
    if result.valid != result.papers:
        words.append(f"{result.valid:,} counted")
    if result.spoiled:
        words.append(f"{result.spoiled_papers:,} spoiled")
    if result.blank:
        words.append(f"{result.blank:,} blank")
    return ", ".join(words)


def _table(one: Table, width: int) -> list[str]:
    shown = one.rows[:_MOST_ROWS]
    text = table(one.heads, shown, width, one.numbers).rstrip("\n").split("\n")
    more = (
        [f"… and {len(one.rows) - _MOST_ROWS} more; --format json has them all."] if len(one.rows) > _MOST_ROWS else []
    )
    return ["", *([one.title, ""] if one.title else []), *text, *more]


def _natural(one: Table) -> int:
    """How wide a table would be with nothing cut but the longest names."""
    sizes = [max(len(row[at]) for row in (one.heads, *one.rows)) for at in range(len(one.heads))]
    return min(sizes[0], 24) + sum(sizes[1:]) + 2 * len(sizes)


def _as_lines(one: Table, width: int) -> list[str]:
    """A table that is too wide, a paragraph a row: what each cell is stands before it."""
    rows = (
        f"{clip(row[0], 60)}: {', '.join(f'{head} {cell}' for head, cell in zip(one.heads[1:], row[1:], strict=True))}"
        for row in one.rows[:_MOST_ROWS]
    )
    return ["", one.title, "", *(part for row in rows for part in _bullet(row, width))]


def _spoiled(result: Result) -> tuple[str, ...]:
    lines = [_one(one) for one in result.spoiled[:_MOST_SPOILED]]
    if len(result.spoiled) > _MOST_SPOILED:
        lines.append(f"… and {len(result.spoiled) - _MOST_SPOILED} more; --format json has them all.")
    if result.blank:
        lines.append(f"{plural(result.blank, 'paper')} {'is' if result.blank == 1 else 'are'} blank.")
    return tuple(lines)


def _one(one: Spoiled) -> str:
    many = f" ({plural(one.count, 'paper')})" if one.count > 1 else ""
    return f"{one.label or 'A paper'}{many}: {clip(one.why, 200)}."


def _list(title: str, lines: Sequence[str], width: int) -> list[str]:
    if not lines:
        return []
    return ["", title, *(part for one in lines for part in _bullet(one, width))]


def _bullet(text: str, width: int) -> list[str]:
    first, *rest = wrapped(text, width - 2)
    return [f"- {first}", *(f"  {one}" for one in rest)]
