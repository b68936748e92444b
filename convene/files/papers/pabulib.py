"""Pabulib: the projects and votes of a participatory budget, in a file ``.pb``."""

from __future__ import annotations

import csv
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from convene.core.methods.election import Mark, Option, Paper
from convene.core.methods.method import Kind, Method
from convene.errors import NO, Problem
from convene.files.papers.stack import Stack, few_enough, lines_of, wrong_kind
from convene.files.sheets.source import Source
from convene.text import clean_line, clip, plural

ENDING = ".pb"
_PARTS = ("META", "PROJECTS", "VOTES")
_KINDS: Mapping[str, tuple[str, tuple[Kind, ...]]] = {
    "approval": ("approvals", ("ticks",)),
    "choose-1": ("one choice of each person", ("ticks",)),
    "ordinal": ("orders of projects (ordinal votes)", ("ranks",)),
    "cumulative": ("points that people spread (cumulative votes)", ("numbers",)),
    "scoring": ("scores of projects", ("numbers",)),
}
_COST = re.compile(r"\d{1,15}(?:\.\d{1,6})?")


@dataclass(slots=True)
class _File:
    """Rows of each part by their headings, with their lines."""

    meta: dict[str, str] = field(default_factory=dict)
    projects: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    votes: list[tuple[int, dict[str, str]]] = field(default_factory=list)


def read(source: Source, method: Method, encoding: str = "") -> Stack:
    """The papers of a Pabulib file. Raises Problem where it is none, or holds other votes than the method counts."""
    found = _parsed(source, lines_of(source, encoding))
    kind = found.meta.get("vote_type", "").casefold() or _guessed(found)
    holds, fits = _KINDS.get(kind, (f"votes of the sort “{clip(kind, 30)}”", ()))
    if method.kind not in fits:
        raise wrong_kind(source, holds, fits or ("ticks",), method)
    few_enough(len(found.projects), source)
    _no_twins(source, found)
    options = tuple(_option(source, line, row) for line, row in found.projects)
    known = {one.name: at for at, one in enumerate(options)}
    papers = tuple(_paper(line, row, known, kind) for line, row in found.votes)
    if not options:
        raise _broken(source, "There are no projects in it.", 1)
    return Stack(options, papers, tuple(_compared(found)), _settings(source, found.meta, method, kind))


def _guessed(found: _File) -> str:
    """What sort of votes a file holds that does not say."""
    return "cumulative" if found.votes and "points" in found.votes[0][1] else "approval"


def _parsed(source: Source, lines: list[str]) -> _File:
    found = _File()
    part = ""
    heading: list[str] = []
    for number, cells in _rows(lines):
        word = cells[0].strip().upper() if len([one for one in cells if one.strip()]) == 1 else ""
        if word in _PARTS:
            part, heading = word, []
        elif not part:
            raise _broken(source, "It does not begin with META.", number)
        elif not heading:
            heading = [one.strip().casefold() for one in cells]
        elif part == "META":
            found.meta[cells[0].strip().casefold()] = cells[1].strip() if len(cells) > 1 else ""
        else:
            row = dict(zip(heading, (one.strip() for one in cells), strict=False))
            (found.projects if part == "PROJECTS" else found.votes).append((number, row))
    if not part:
        raise _broken(source, "It is empty.", 1)
    return found


def _rows(lines: Sequence[str]) -> list[tuple[int, list[str]]]:
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=";")
    try:
        return [(reader.line_num, cells) for cells in reader if any(one.strip() for one in cells)]
    except csv.Error:
        return []


def _option(source: Source, line: int, row: Mapping[str, str]) -> Option:
    name, cost = clean_line(row.get("project_id", "")), row.get("cost", "").replace(",", ".").replace(" ", "")
    if not name:
        raise _broken(source, "A project has no project_id.", line)
    if not _COST.fullmatch(cost):
        raise _broken(source, f"Project {clip(name, 30)} costs “{clip(cost, 20)}”, which is no sum of money.", line)
    return Option(name, Fraction(cost), clean_line(row.get("name", "")))


def _no_twins(source: Source, found: _File) -> None:
    seen: dict[str, int] = {}
    for line, row in found.projects:
        name = clean_line(row.get("project_id", ""))
        if name in seen:
            raise _broken(source, f"Project {clip(name, 30)} is there twice, on lines {seen[name]} and {line}.", line)
        seen[name] = line


def _paper(line: int, row: Mapping[str, str], known: Mapping[str, int], kind: str) -> Paper:
    said = [one.strip() for one in row.get("vote", "").split(",") if one.strip()]
    points = [one.strip() for one in row.get("points", "").split(",") if one.strip()]
    marks: list[Mark] = [0 if said and kind in ("approval", "choose-1") else None] * len(known)
    fault = ""
    for at, name in enumerate(said):
        place = known.get(name)
        if place is None:
            fault = fault or f"it names project {clip(name, 30)}, which there is not"
        elif kind in ("approval", "choose-1"):
            marks[place] = 1  # ticked twice is ticked
        elif marks[place]:
            fault = fault or f"it names project {clip(name, 30)} twice"
        elif kind == "ordinal":
            marks[place] = at + 1
        elif at < len(points) and re.fullmatch(r"-?\d{1,9}", points[at]):
            marks[place] = int(points[at])
        else:
            fault = fault or f"it gives project {clip(name, 30)} no points"
    if kind == "choose-1" and len(set(said)) > 1:
        fault = fault or f"it names {len(said)} projects, and one was to be chosen"
    return Paper(tuple(marks), label=f"line {line}", voter=clean_line(row.get("voter_id", "")), fault=fault)


def _settings(source: Source, meta: Mapping[str, str], method: Method, kind: str) -> Mapping[str, str]:
    """What the file says that the method is counted by."""
    names = {one.name for one in method.settings}
    found = {}
    if "budget" in names and meta.get("budget"):
        found["budget"] = meta["budget"].replace(",", ".").replace(" ", "")
    most = meta.get("max_sum_points", "")
    if "dots" in names and kind == "cumulative" and most.isdigit():
        found["dots"] = most
    return found


def _compared(found: _File) -> list[str]:
    """What the file says of itself against what is in it."""
    told = [
        f"The file says there are {said} {what}, and {number:,} are in it: it may not be whole."
        for key, number, what in (
            ("num_projects", len(found.projects), "projects"), ("num_votes", len(found.votes), "votes"),
        )
        if (said := found.meta.get(key, "")).isdigit() and int(said) != number
    ]  # fmt: skip
    if not found.meta.get("vote_type"):
        told.append(
            "The file does not say what sort of votes it holds (vote_type); they are taken as "
            f"{_KINDS[_guessed(found)][0]}."
        )
    titles = [row.get("name", "").casefold() for _, row in found.projects if row.get("name")]
    twins = len(titles) - len(set(titles))
    return [
        *told,
        *(
            [f"{plural(twins, 'project')} share a name with another; they are told apart by project_id."]
            if twins
            else []
        ),
    ]


def _broken(source: Source, words: str, line: int) -> Problem:
    return Problem(
        "This is no Pabulib file that can be counted.", words,
        hint="It has the parts META, PROJECTS and VOTES, semicolons between cells, and a cost for each project. Fetch "
        "it again, or count a CSV instead.",
        where=source.where(line), exit_code=NO,
    )  # fmt: skip
