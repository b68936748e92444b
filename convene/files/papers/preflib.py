"""PrefLib: orders in the files ``.soc``, ``.soi``, ``.toc`` and ``.toi``, of the form in use since 2022 and the older
one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from convene.core.methods.election import Mark, Option, Paper, options_of
from convene.core.methods.method import Method
from convene.errors import Problem
from convene.files.papers.stack import Stack, few_enough, lines_of, wrong_kind
from convene.files.sheets.source import Source
from convene.text import clean_line, clip, plural

ENDINGS = (".soc", ".soi", ".toc", ".toi")

_META = re.compile(r"#\s*([A-Z][A-Z ]*?)\s*(\d*)\s*:\s*(.*)")
_ORDER = re.compile(r"\s*(\d+)\s*[:,]\s*(.*)")
_GROUP = re.compile(r"\{([\d,\s]*)\}|(\d+)")


@dataclass(frozen=True, slots=True)
class _File:
    """Alternatives by their number; orders as (line, papers, the rest of the line); what the file says of itself."""

    names: dict[int, str]
    orders: list[tuple[int, int, str]]
    said: dict[str, str]


def read(source: Source, method: Method, encoding: str = "") -> Stack:
    """The papers of a PrefLib file. Raises Problem where it is none, or the method counts no orders."""
    if method.kind != "ranks":
        raise wrong_kind(source, "orders of options", ("ranks",), method)
    found = _parsed(source, lines_of(source, encoding))
    few_enough(len(found.names), source)
    numbers = sorted(found.names)
    options, told = _options(found.names)
    position = {number: at for at, number in enumerate(numbers)}
    papers = [_paper(line, papers, order, position) for line, papers, order in found.orders]
    told += _compared(found, papers)
    if source.path.suffix.casefold() in (".soc", ".toc"):
        short = sum(one.count for one in papers if None in one.marks and not one.fault)
        told += (
            [f"{plural(short, 'paper')} leave out options, though the ending of the file says none does."]
            if short
            else []
        )
    return Stack(options, tuple(papers), tuple(told))


def _parsed(source: Source, lines: list[str]) -> _File:
    new = any(line.startswith("#") for line in lines[:50])
    found = _new(source, lines) if new else _old(source, lines)
    if not found.names:
        raise Problem(
            "No options are named in this file.",
            hint="A PrefLib file names them as “# ALTERNATIVE NAME 1: …”. Fetch it again, or count a CSV instead.",
            where=source.where(1),
        )
    return found


def _new(source: Source, lines: list[str]) -> _File:
    names: dict[int, str] = {}
    said: dict[str, str] = {}
    orders = []
    for number, line in enumerate(lines, 1):
        if line.startswith("#"):
            if part := _META.fullmatch(line.strip()):
                if part[1] == "ALTERNATIVE NAME" and part[2]:
                    names[int(part[2])] = clean_line(part[3])
                else:
                    said[part[1]] = part[3].strip()
        elif line.strip():
            orders.append(_order(source, number, line))
    return _File(names, orders, said)


def _old(source: Source, lines: list[str]) -> _File:
    """How many alternatives; a line for each; papers, papers again, different orders; then the orders."""
    rows = [(number, line.strip()) for number, line in enumerate(lines, 1) if line.strip()]
    if not rows or not rows[0][1].isdigit():
        raise Problem(
            "This is no PrefLib file.",
            "Its first line says neither what it is nor how many options there are.",
            hint="Fetch it again from where you have it, or count a CSV instead.",
            where=source.where(1),
        )
    size = int(rows[0][1])
    few_enough(size, source)
    names: dict[int, str] = {}
    for _, line in rows[1 : size + 1]:
        number, _, name = line.partition(",")
        if number.strip().isdigit():
            names[int(number)] = clean_line(name)
    said = (
        dict(zip(("NUMBER VOTERS", "", "NUMBER UNIQUE ORDERS"), rows[size + 1][1].split(","), strict=False))
        if len(rows) > size + 1
        else {}
    )
    said["NUMBER ALTERNATIVES"] = str(size)
    return _File(names, [_order(source, number, line) for number, line in rows[size + 2 :]], said)


def _order(source: Source, number: int, line: str) -> tuple[int, int, str]:
    found = _ORDER.fullmatch(line)
    if found is None:
        raise Problem(
            "A line of the file is no order.",
            f"“{clip(line, 60)}” does not begin with a number of papers.",
            hint="An order reads “12: 3,1,{2,4}”: papers, a colon, options from best to last. Fetch the file again.",
            where=source.where(number),
        )
    return number, int(found[1]), found[2]


def _options(names: dict[int, str]) -> tuple[tuple[Option, ...], list[str]]:
    """The options; two of the same name are told apart by their number."""
    words = [names[number] or f"Option {number}" for number in sorted(names)]
    often = {one for one in words if sum(one.casefold() == other.casefold() for other in words) > 1}
    told = (
        [f"Options of the same name were told apart by their number, such as “{clip(min(often), 40)}”."]
        if often
        else []
    )
    return options_of(
        [f"{word} ({number})" if word in often else word for word, number in zip(words, sorted(names), strict=True)]
    ), told


def _paper(line: int, papers: int, order: str, position: dict[int, int]) -> Paper:
    marks: list[Mark] = [None] * len(position)
    fault = ""
    for place, group in enumerate(_groups(order), 1):
        for number in group:
            at = position.get(number)
            if at is None:
                fault = fault or f"it names option {number}, which there is not"
            elif marks[at] is not None:
                fault = fault or f"it names option {number} twice"
            else:
                marks[at] = place
    if _GROUP.sub("", order).strip(" ,\t"):
        fault = fault or f"“{clip(order, 40)}” is no order"
    return Paper(tuple(marks), count=papers, label=f"line {line}", fault=fault)


def _groups(order: str) -> Iterator[Iterable[int]]:
    for tied, alone in _GROUP.findall(order):
        group = [int(one) for one in tied.split(",") if one.strip()] if not alone else [int(alone)]
        if group:
            yield group


def _compared(found: _File, papers: list[Paper]) -> list[str]:
    """What the file says of itself against what is in it."""
    there = {
        "NUMBER VOTERS": (sum(one.count for one in papers), "papers"),
        "NUMBER ALTERNATIVES": (len(found.names), "options"),
        "NUMBER UNIQUE ORDERS": (len(papers), "different orders"),
    }
    return [
        f"The file says there are {said} {what}, and {number:,} are in it: it may not be whole."
        for key, (number, what) in there.items()
        if (said := found.said.get(key, "").strip()).isdigit() and int(said) != number
    ]
