"""Any table of figures by area: one column a figure, or one row a figure and area, or both. What it does not say is
guessed from its words and its cells, and told."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from convene.core.dates import understand
from convene.core.figures import area_codes
from convene.core.nouns.reading import read_choice
from convene.core.vocabulary import AreaKind, Better, FigureKind
from convene.errors import USAGE, Problem, Where
from convene.files.open_data.figures.area_table import Table
from convene.files.open_data.figures.figure_columns import Seen, best_code, code_columns, look
from convene.files.open_data.figures.listed_columns import told_apart
from convene.files.open_data.figures.listed_rows import Naming, Rows, Said
from convene.files.open_data.figures.table_notes import notes_above
from convene.files.sheets import Sheet, Told, folded
from convene.text import clean_line, clip, join


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person said about a table that does not say it itself, from ``key=value`` pairs."""

    kind: FigureKind | None = None
    better: Better | None = None
    area_kind: AreaKind | None = None
    day: date | None = None
    words: Mapping[str, str] | None = None

    def said(self, key: str) -> str:
        return (self.words or {}).get(key, "")


_CHOICES = {"kind": FigureKind, "better": Better, "area_kind": AreaKind}
_WORDS = ("name", "topic", "unit", "period", "source", "licence", "weighted_by", "note", "area_codes")


def wanted(fixed: tuple[tuple[str, str], ...]) -> Wanted:
    """Reads ``--set`` pairs. Raises Problem naming the one that cannot be taken."""
    words: dict[str, str] = {}
    for key, value in fixed:
        key = key.strip().replace("-", "_")
        try:
            if key in _CHOICES:
                words[key] = read_choice(_CHOICES[key], value)
            elif key == "date":
                words[key] = understand(value, None).isoformat()
            elif key in _WORDS:
                words[key] = clean_line(value)
            else:
                raise ValueError(f"known are {join([*_CHOICES, 'date', *_WORDS])}")
        except ValueError as wrong:
            raise Problem(
                f"“{clip(key, 30)}={clip(value, 40)}” cannot be taken.",
                f"{wrong}.",
                hint="Say for example kind=share, better=lower, date=2026-03-31 or source='Borough survey'.",
                exit_code=USAGE,
            ) from None
    given = {key: words[key] for key in _WORDS if key in words}
    day = date.fromisoformat(words["date"]) if "date" in words else None
    kinds = {key: _CHOICES[key](words[key]) for key in _CHOICES if words.get(key)}
    return Wanted(kinds.get("kind"), kinds.get("better"), kinds.get("area_kind"), day, given)  # type: ignore[arg-type]


def table(sheet: Sheet, said: Wanted, told: Told | None = None) -> Table:
    """How the table is read. Reads it once, to know what stands in its columns. Raises Problem when nobody says who
    published it, it has no column of area codes, or no figures."""
    words = [folded(one) for one in sheet.headings]
    notes = notes_above(sheet.above)
    source = said.said("source") or _publisher(words, sheet.headings) or notes.source
    if not source:
        raise Problem(
            "Who published these figures?",
            "The table does not say, and a figure without a source is worth little.",
            hint="Say it, such as --set source='Borough survey 2026', and if you can a date and a licence as well.",
            where=Where(sheet.name, sheet.heading_line),
            exit_code=USAGE,
        )
    codes = code_columns(sheet)
    code_at = _code_at(sheet, words, codes, said)
    seen = look(sheet, code_at, told)
    columns = told_apart(sheet.headings, seen, code_at, frozenset(codes), said.said("weighted_by"))
    if not columns.values:
        raise Problem(
            "There is no column of figures in this table.",
            hint="It needs a code column, such as “LSOA code”, and one column for each figure, or the columns "
            "“indicator” and “value”. Of a list with a row for each event, such as a crime, count the rows of each "
            "area first.",
            where=Where(sheet.name, sheet.heading_line),
        )
    census, guessed = _census(_of_areas(words, seen, code_at), codes.get(code_at, ""), said)
    spoken = dict(said.words or {})
    if notes.words:
        spoken["note"] = " ".join(filter(None, (spoken.get("note"), f"Above the table stands: {notes.words}.")))
    naming = Naming(Said(said.kind, said.better, spoken), sheet.headings, columns, seen)
    if not naming.names_itself:
        raise Problem(
            f"What do the columns {join([f'“{clip(sheet.headings[at], 20)}”' for at in columns.values[:4]])} say?",
            "Their headings are years, or mere numbers, and no other column names what was counted.",
            hint="Say it, such as --set name='Households in fuel poverty' --set kind=count.",
            where=Where(sheet.name, sheet.heading_line),
            exit_code=USAGE,
        )
    period = said.said("period") or ("" if columns.periods or columns.years else notes.period)
    above = [f"Above the table stands: {notes.words}; the note of each figure keeps it."] if notes.words else []
    naming.told.extend((*columns.told, *([guessed] if guessed else []), *above))
    return Table(
        title="", areas=Rows(code_at, frozenset(codes) - {code_at}, columns, naming).areas,
        period=period, day=said.day, source=source, licence=said.said("licence"),
        census=census, area_kind=said.area_kind, told=naming.told,
    )  # fmt: skip


def _publisher(words: list[str], headings: tuple[str, ...]) -> str:
    """Who handed the table out, where its headings leave no doubt."""
    if "obs value" in words and {"geography", "geography code", "geography name"} & set(words):
        return "Nomis"
    made = any(re.search(r"\(\d+ categories\)", one) for one in headings)
    return "Office for National Statistics, dataset made to order" if made and "observation" in words else ""


def _code_at(sheet: Sheet, words: list[str], codes: dict[int, str], said: Wanted) -> int:
    if named := said.said("area_codes"):
        if folded(named) in words:
            return words.index(folded(named))
        raise Problem(
            f"There is no column “{clip(named, 60)}”.",
            hint=f"Its columns are: {join([f'“{clip(one, 40)}”' for one in sheet.headings[:12]])}.",
            where=Where(sheet.name, sheet.heading_line),
            exit_code=USAGE,
        )
    try:
        return best_code(words, codes, said.area_kind)
    except ValueError:
        raise no_codes(sheet) from None


def no_codes(sheet: Sheet) -> Problem:
    """A table in which no column holds area codes."""
    return Problem(
        "This table has no column of area codes.",
        f"Its columns are {join([f'“{clip(one, 40)}”' for one in sheet.headings[:8]])}.",
        hint="Figures are picked by codes such as E01012345. If one of its columns has them further down, name it: "
        "--as indicator --set area_codes='Its heading'; if it has only names, add a column of codes.",
        where=Where(sheet.name, sheet.heading_line),
    )


def _of_areas(words: list[str], seen: list[Seen], code_at: int) -> str:
    """What the table says of its areas: the heading of their codes, and columns that name the sort of area."""
    if re.search(r"11|21", words[code_at]):
        return words[code_at]
    speaks = [at for at, one in enumerate(words) if re.search(r"geography|super output area|area type|[lm]soa", one)]
    values = [folded(one) for at in speaks for one in seen[at].values]
    return " ".join([*(words[at] for at in speaks), *(one for one in values if "output area" in one or "soa" in one)])


def _census(areas: str, family: str, said: Wanted) -> tuple[int, str]:
    """The census whose areas the codes are of, and what to say where nothing tells it."""
    older, newer = re.search(r"2011|[lm]?(?:soa|oa)11", areas), re.search(r"2021|[lm]?(?:soa|oa)21", areas)
    if older and not newer:
        return 2011, ""
    if family not in ("lsoa", "msoa") or said.area_kind or newer:
        return 2021, ""
    name = area_codes.ONE_AREA[area_codes.kind_of(family)]
    return 2021, (
        f"Its {name}s are taken for those of 2021, for nothing says of which census they are; say "
        f"area_kind={family}_2011 if they are older."
    )


__all__ = ["Wanted", "no_codes", "table", "wanted"]
