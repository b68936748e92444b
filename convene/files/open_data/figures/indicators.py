"""Published figures by area: the indices of deprivation, the census, and any table of figures with area codes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import BadZipFile, ZipFile, ZipInfo

from convene.core.figures import area_codes
from convene.errors import Problem, Where
from convene.files.open_data.figures import census, deprivation, figure_columns, listed
from convene.files.open_data.figures.area_gathering import gather
from convene.files.open_data.figures.area_table import Gathered, Table
from convene.files.open_data.shape import Layout
from convene.files.sheets import Sheet, Told, folded, open_sheet
from convene.files.sheets.source import broken_archive
from convene.text import clip, count, join

_OGL = "Open Government Licence v3.0"

INDICATOR_LAYOUTS: tuple[Layout, ...] = (
    Layout("iod", "English indices of deprivation", "MHCLG", _OGL, "indicators", deprivation.known),
    Layout("census", "Census table", "ONS, by Nomis", _OGL, "indicators", census.known, sure=census.sure),
    Layout(
        "figures",
        "Figures by area",
        "as you name it",
        "as you name it",
        "indicators",
        figure_columns.known,
        sure=figure_columns.sure,
    ),
)
"""The more particular first; the last is any table with a column of area codes and none of organisations."""

_MOST_BYTES = 700 * 1024 * 1024
"""The largest census table of output areas is well below."""
_MOST_PACKED = 60
"""How many times smaller than its content an honest archive of numbers may be."""

_LEVELS = {"oa": "oa", "lsoa": "lsoa", "msoa": "msoa", "district": "ltla", "region": "rgn", "country": "ctry"}
"""Kind of area → how a census archive names the table of them."""


def table_of(
    sheet: Sheet, *, every: bool = False, fixed: tuple[tuple[str, str], ...] = (), told: Told | None = None
) -> Table:
    """How a sheet is read. ``fixed`` are (field, value) pairs the person gave; ``every`` asks for all figures rather
    than the usual ones; ``told`` as for ``Sheet.rows``. Raises Problem for a table without area codes."""
    headings = frozenset(map(folded, sheet.headings))
    if deprivation.known(headings):
        return deprivation.table(sheet, every=every)
    if census.known(headings) and census.sure(sheet):
        return census.table(sheet, every=every)
    if any(key.replace("-", "_") == "area_codes" for key, _ in fixed) or figure_columns.sure(sheet):
        return listed.table(sheet, listed.wanted(fixed), told)
    raise listed.no_codes(sheet)


@contextmanager
def opened(
    path: Path, codes: Iterable[str], *, sheet: str = "", heading: int = 0, encoding: str = ""
) -> Iterator[Sheet]:
    """A table, or the right one out of a zip archive as downloaded: the one of the areas that ``codes`` are of, or
    the one whose name holds ``sheet``. Raises Problem."""
    if not _packed(path):
        yield open_sheet(path, sheet=sheet, heading=heading, encoding=encoding)
        return
    with TemporaryDirectory(prefix="convene-", ignore_cleanup_errors=True) as folder:
        table = _unpacked(path, area_codes.families(codes), sheet, Path(folder))
        yield open_sheet(table, heading=heading, encoding=encoding)


def _packed(path: Path) -> bool:
    return path.suffix.casefold() == ".zip" and path.is_file()


def _unpacked(path: Path, kinds: tuple[str, ...], wanted: str, folder: Path) -> Path:
    try:
        with ZipFile(path) as archive:
            inside = [one for one in archive.infolist() if one.filename.casefold().endswith((".csv", ".tsv"))]
            one = _choose(path, inside, kinds, wanted)
            _guard(path, one)
            target = folder / Path(one.filename.replace("\\", "/")).name
            left = one.file_size
            with archive.open(one) as packed, target.open("wb") as out:
                while part := packed.read(1 << 20):
                    left -= len(part)
                    if left < 0:  # the archive lied about its size
                        raise BadZipFile("larger than it says")
                    out.write(part)
            return target
    except broken_archive() as wrong:
        raise Problem(
            "The archive cannot be unpacked.",
            clip(str(wrong), 200),
            hint="Fetch it again, or unpack it yourself and bring in the table inside.",
            where=Where(str(path)),
        ) from None


def _choose(path: Path, inside: list[ZipInfo], kinds: tuple[str, ...], wanted: str) -> ZipInfo:
    names = [one.filename for one in inside]
    if not inside:
        raise Problem(
            "There is no table in this archive.",
            hint="Bring in an archive that holds a CSV file, or the CSV file itself.",
            where=Where(str(path)),
        )
    if wanted:
        found = [one for one in inside if wanted.casefold() in one.filename.casefold()]
    else:
        levels = [_LEVELS[kind] for kind in kinds if kind in _LEVELS] or ["lsoa"]
        found = [one for level in levels for one in inside if Path(one.filename).stem.casefold().endswith(f"-{level}")]
    if found or len(inside) == 1:
        return (found or inside)[0]
    raise Problem(
        f"Which of the {count(len(inside))} tables in this archive?",
        f"It holds {join([clip(one, 60) for one in names[:8]])}.",
        hint="Name it with --sheet, or unpack it and bring that table in.",
        where=Where(str(path)),
    )


def _guard(path: Path, one: ZipInfo) -> None:
    if one.file_size > _MOST_BYTES or one.file_size > max(one.compress_size, 1_000) * _MOST_PACKED:
        raise Problem(
            f"“{clip(one.filename, 60)}” would unpack to {count(one.file_size // 1_048_576)} MB.",
            "That is more than a table of figures by area holds.",
            hint="If it is right all the same, unpack it yourself and bring the table in.",
            where=Where(str(path)),
        )


__all__ = ["INDICATOR_LAYOUTS", "Gathered", "Table", "gather", "opened", "table_of"]
