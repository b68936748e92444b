"""A crosswalk as a document, and as a table."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator
from datetime import date

from convene.core.framework.crosswalk import Counted, Crosswalk
from convene.files.documents.blocks import Block, Grid, Heading, Paper, Para, bullets
from convene.text import clean_line, plural


def paper(
    found: Crosswalk, *, place: str, made_on: date, promised: Callable[[Counted], str],
    empty: Callable[[Crosswalk], list[str]],
) -> Paper:  # fmt: skip
    """The measures in use under each target, those without any last. ``promised`` says what is promised in a measure,
    ``empty`` names the targets that nothing counts towards."""
    return Paper(
        title=f"{place}: {found.scheme.label}",
        kind="Crosswalk",
        subtitle=f"{plural(found.measures, 'measure')} in use",
        place=place,
        made_on=made_on,
        hue="codesign",
        blocks=tuple(_blocks(found, promised, empty)),
    )


def _blocks(
    found: Crosswalk, promised: Callable[[Counted], str], empty: Callable[[Crosswalk], list[str]]
) -> Iterator[Block]:
    yield Para(" ".join(found.reading), "notice")
    for target in found.targets:
        if target.counted:
            yield Heading(2, target.title)
            yield _grid(target.counted, promised)
    if names := empty(found):
        yield Heading(2, "Nothing in use counts towards")
        yield bullets(*names)
    if found.nowhere:
        yield Heading(2, "In use, and counting towards none of these")
        yield _grid(found.nowhere, promised)


def _grid(counted: Iterable[Counted], promised: Callable[[Counted], str]) -> Grid:
    rows = tuple((one.measure.slug, one.measure.title, promised(one)) for one in counted)
    return Grid(("Code", "Measure", "Promised"), rows, widths=(14, 46, 40))


def csv_text(found: Crosswalk) -> str:
    """A row for each measure under each target; targets without any have a row of their own. Amounts stand by measure:
    a measure under several targets is in several rows, and its amounts are one."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\n")
    write.writerow(
        ("target", "title", "measure", "measure_title", "unit", "adopted", "accepted_commitments", "promised")
    )
    for target in found.targets:
        for one in target.counted:
            write.writerow(_row(target.key, target.title, one))
        if not target.counted:
            write.writerow((target.key, target.title, "", "", "", "", 0, ""))
    for one in found.nowhere:
        write.writerow(_row("", "", one))
    return out.getvalue()


def _row(key: str, title: str, one: Counted) -> tuple[object, ...]:
    words = (key, title, one.measure.slug, one.measure.title, one.measure.unit)
    return (*map(_cell, words), "yes" if one.adopted else "no", len(one.promises), "; ".join(one.amounts))


def _cell(text: str) -> str:
    line = clean_line(text)
    return f"'{line}" if line[:1] in ("=", "+", "-", "@") else line
