"""What is said in words of the figures of a table: what each was taken for, what weighs it, and where it has gaps."""

from __future__ import annotations

from collections.abc import Sequence

from convene.core.vocabulary import FigureKind
from convene.files.open_data.figures.area_table import Figure
from convene.text import clip, count, join, plural

_TOLD = 6
"""How many figures are named one by one for the same thing."""


def guesses(figures: Sequence[Figure]) -> list[str]:
    """What each figure was taken for, and what weighs it."""
    told: list[str] = []
    taken: dict[tuple[str, str], dict[str, None]] = {}
    weighs: dict[str, dict[str, None]] = {}
    for figure in figures:
        column = figure.column
        if column.sort is None or not figure.areas:
            continue
        if column.why and (figure.kind is FigureKind.share or figure.kind is column.sort.kind):
            what = "share" if figure.kind is FigureKind.share else column.sort.words
            taken.setdefault((what, column.why), {}).setdefault(column.name)
        if figure.weighted_by and figure.weights and figure.kind is FigureKind.score:
            weighs.setdefault(figure.weighted_by, {}).setdefault(column.name)
    for (what, why), names in taken.items():
        shown = list(names)[:_TOLD]
        told += [f"“{clip(one, 100)}” is taken for a {what}, {why}." for one in shown]
        if len(names) > len(shown):
            told.append(f"{plural(len(names) - len(shown), 'more figure')} like these are each taken for a {what}.")
    for base, names in weighs.items():
        named = [f"“{clip(one, 60)}”" for one in list(names)[:_TOLD]]
        if len(names) > _TOLD:
            named.append(f"{len(names) - _TOLD} more")
        told.append(f"“{clip(base, 60)}” is taken for the people (or the total) behind {join(named)}.")
    return told


def unread(figure: Figure) -> list[str]:
    """The note of a figure that stands there for some areas as what is no number."""
    codes = list(dict.fromkeys(code for _, code, _ in figure.unread if code not in figure.areas))
    if not codes or not figure.areas:
        return []
    them = "it" if len(codes) == 1 else "them"
    return [f"What the file says of {_few(codes)} is no number; what is said of the place is without {them}."]


def repeats(figure: Figure, differ: Sequence[str]) -> list[str]:
    """The note of a figure whose areas stand in several rows: with ``differ``ent figures, or with the same one."""
    found = []
    if differ:
        found.append(f"{_few(differ)} stands there more than once with different figures; the first is kept.")
    if same := [code for code in figure.again if code not in differ]:
        found.append(
            f"{_few(same)} {'stands' if len(same) == 1 else 'stand'} there more than once with the same figure; it is "
            "counted once, not added up."
        )
    return found


def gaps(figures: Sequence[Figure]) -> list[str]:
    """What is not given of each figure, which its note says as well."""
    found: dict[str, list[Figure]] = {}
    fewer: list[Figure] = []
    for figure in figures:
        if figure.unlisted and figure.areas:
            fewer.append(figure)
            figure.notes.append(
                f"The file has no row of it for {_few(figure.unlisted)}; what is said of the place is without "
                f"{'it' if len(figure.unlisted) == 1 else 'them'}."
            )
        if not figure.without:
            continue
        found.setdefault(figure.column.name, []).append(figure)
        them = "it" if len(figure.without) == 1 else "them"
        figure.notes.append(
            f"The file gives no figure for {_few(list(figure.without))}{_why([figure])}; what is said of the place is "
            f"without {them}."
        )
    told = [_added(one) for one in figures if one.added][:_TOLD]
    told += [_again(one) for one in figures if one.again and not one.column.beside and one.column.sort][:_TOLD]
    told += [_gap(name, alike) for name, alike in list(found.items())[:_TOLD]]
    if len(found) > _TOLD:
        more = plural(len(found) - _TOLD, "more figure")
        told.append(f"{more} lack areas as well; the note of each names them.")
    for one in fewer[:_TOLD]:
        all_of_them = plural(len(one.areas) + len(one.without) + len(one.unlisted), "area")
        rows = count(len(one.areas) + len(one.without))
        told.append(f"“{clip(one.column.name, 100)}”: the file has it for {rows} of {all_of_them} of the place only.")
    if len(fewer) > _TOLD:
        told.append(
            f"{plural(len(fewer) - _TOLD, 'more figure')} are for some areas only; the note of each names them."
        )
    return told


def _added(figure: Figure) -> str:
    """Of an area with a row for each of several people; its note says so as well."""
    figure.notes.append(f"The rows of several people are added up in {_few(list(figure.added))}.")
    areas = plural(len(figure.added), "area")
    verb = "has" if len(figure.added) == 1 else "have"
    return f"“{clip(figure.column.name, 100)}” is added up in {areas} that {verb} a row for each of several people."


def _again(figure: Figure) -> str:
    areas = plural(len(figure.again), "area")
    advice = " If such rows are to be added up, do it before." if figure.kind is FigureKind.total else ""
    return (
        f"“{clip(figure.column.name, 100)}”: {areas} of the place {'stands' if len(figure.again) == 1 else 'stand'} "
        f"there more than once with the same figure, which is counted once.{advice}"
    )


def _few(codes: Sequence[str]) -> str:
    return ", ".join(codes[:5]) + (" …" if len(codes) > 5 else "")


def _why(figures: Sequence[Figure]) -> str:
    """The marks that stand instead of figures."""
    marks = list(dict.fromkeys(mark for one in figures for mark in one.marks))
    if not marks:
        return ""
    said = join([f"“{clip(one, 20)}”" for one in marks[:4]])
    return f" ({'suppressed: ' if any(map(_withheld, marks)) else ''}{said})"


def _withheld(mark: str) -> bool:
    return mark.casefold() not in ("na", "n/a", "nan", "null", "#n/a", "none", "not available")


def _gap(name: str, figures: Sequence[Figure]) -> str:
    called, why = f"“{clip(name, 100)}”", _why(figures)
    if len(figures) > 1:
        return f"{called}: not given{why} for some or all areas of the place at {count(len(figures))} times."
    gone, there = len(figures[0].without), len(figures[0].areas)
    if not there:
        return f"{called}: not given{why} for any area of the place, so there is no figure of it."
    them = "it" if gone == 1 else "them"
    what = f"the sum leaves {them} out" if figures[0].kind is FigureKind.total else "the figure is of the rest"
    return f"{called}: not given{why} for {count(gone)} of {plural(gone + there, 'area')} of the place; {what}."
