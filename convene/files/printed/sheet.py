"""The sign-up sheet as a page of A4: a table in landscape, or in large print one box a person.

It is black on white without a fill, so that any copier can take it; boxes are drawn, not letters, so that no font lacks
them. Every text is escaped here, in one place.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from convene.core.vocabulary import ActorType
from convene.text import clean_line

LINES, LINES_LARGE = 15, 6
"""Blank lines: two pages, and three in large print after one that explains."""

HERE_AS = {
    ActorType.citizen: "local person",
    ActorType.vcse: "voluntary group",
    ActorType.msme: "small business",
    ActorType.anchor: "large institution",
    ActorType.supplier: "supplier",
    ActorType.developer: "developer",
}
"""The six types in words that people at the door know."""

TICKS = (
    ("invite me", "we ask you to the next meetings"),
    ("tell me", "we send you what was heard and what was decided"),
    ("ask me", "we ask you before something is decided"),
)
"""What the ticks are called, in the order of ``core.people.PURPOSES``, and what each means."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """``when`` and ``where`` are in words; ``names`` are lines filled in already, as (name, type or None)."""

    place: str
    title: str
    when: str
    where: str
    privacy: str
    version: str
    names: Sequence[tuple[str, ActorType | None]] = ()
    welsh: bool = False


_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_STYLE = """
@page { size: A4 ORIENTATION; margin: 11mm 12mm 12mm }
* { box-sizing: border-box }
:root { color-scheme: light }
body { margin: 0 auto; max-width: WIDTH; padding: 6mm; background: #fff; color: #000;
  font: SIZE/1.3 Verdana, "DejaVu Sans", Arial, sans-serif; overflow-wrap: anywhere }
header { display: flex; justify-content: space-between; align-items: baseline; gap: 8mm;
  border-bottom: 1.5pt solid #000; padding-bottom: 2mm }
h1 { font-size: 1.75em; line-height: 1.15; margin: 0 } header p { margin: .3em 0 0 }
.place { text-align: end; flex: none; max-width: 40% }
.privacy { margin: 3mm 0 2mm } .privacy b { white-space: nowrap }
.ticks { margin: 0 0 2mm; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: .3em 1.4em }
.how { margin: 0 0 3mm }
i.box { display: inline-block; width: .85em; height: .85em; border: 1pt solid #000; margin-inline-end: .4em;
  vertical-align: -.08em; text-align: center; text-indent: 0; font: bold .85em/0.85em Verdana, sans-serif }
table { border-collapse: collapse; width: 100%; table-layout: fixed }
th, td { border: .75pt solid #000; padding: 1.2mm 1.6mm; text-align: start; vertical-align: top }
th { font-weight: bold } th span { display: block; font-weight: normal; font-size: .88em }
thead { display: table-header-group } tr, .entry { break-inside: avoid }
tbody tr { height: 15.5mm } td.no { text-align: end; padding-inline: 1mm }
ul.marks { list-style: none; margin: 0; padding: 0 } ul.marks li { padding-inline-start: 1.25em; text-indent: -1.25em }
td ul.marks { font-size: .9em } td.as ul.marks { columns: 2; column-gap: 2mm }
.entry { border: 1.5pt solid #000; padding: 3.5mm 5mm 4mm; margin: 0 0 6mm }
.entry p { margin: 0 0 3mm } .entry ul.marks { margin: 0 0 3mm; columns: 2 } .entry p + .may { columns: 3 }
.line { display: flex; align-items: flex-end; gap: 3mm }
.line span { flex: 1; border-bottom: 1.2pt solid #000; min-height: 1.7em }
@media print { body { max-width: none; padding: 0 } }
"""


def html(sheet: Sheet, *, large: bool = False, lines: int = 0) -> str:
    """The sheet as a page of its own. ``lines`` is how many blank ones; two pages' worth when 0."""
    blank = lines or (LINES_LARGE if large else LINES)
    style = _STYLE.replace("ORIENTATION", "portrait" if large else "landscape")
    style = style.replace("WIDTH", "186mm" if large else "279mm").replace("SIZE", "18pt" if large else "11pt")
    rows: list[tuple[str, ActorType | None]] = [*sheet.names, *[("", None)] * blank]
    body = _entries(rows) if large else _table(rows)
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Sign-up sheet: {_text(sheet.title)}</title>
<style>{style}</style>
</head>
<body>
<header><div><h1 dir="auto">{_text(sheet.title)}</h1><p dir="auto">{_text(_when(sheet))}</p></div>
<p class="place" dir="auto"><b>{_text(sheet.place)}</b><br>sign-up sheet</p></header>
<p class="privacy" dir="auto">{_text(sheet.privacy)} <b>({_text(sheet.version)})</b></p>
<ul class="ticks">{"".join(f"<li>{_BOX}<b>{_text(word)}</b>: {_text(means)}</li>" for word, means in TICKS)}</ul>
<p class="how">{_text(_how(sheet))}</p>
{body}
</body>
</html>
"""


def _when(sheet: Sheet) -> str:
    return " · ".join(one for one in (sheet.when, sheet.where) if one)


def _how(sheet: Sheet) -> str:
    welsh = " Welsh is welcome: write in Welsh if you would rather." if sheet.welsh else ""
    return (
        "Fill in as much or as little as you like; you need not sign anything. Would you rather not write where others "
        f"can read it? Ask for a sheet of your own.{welsh}"
    )


_BOX = '<i class="box"></i>'


def _table(rows: Sequence[tuple[str, ActorType | None]]) -> str:
    heads = (
        ("3.5%", "", ""),
        ("19%", "Name", "your first name is enough"),
        ("27.5%", "I am here as a", "tick one or more"),
        ("22%", "How to reach me", "email, telephone or address"),
        ("10%", "May we", "tick any"),
        ("18%", "What I need", "access, language"),
    )
    columns = "".join(f'<col style="width: {width}">' for width, _, _ in heads)
    head = "".join(
        f'<th scope="col">{_text(title)}{f"<span>{_text(more)}</span>" if more else ""}</th>'
        for _, title, more in heads
    )
    lines = "\n".join(
        f'<tr><td class="no">{number}</td><td dir="auto">{_text(name)}</td><td class="as">{_types(kind)}</td><td></td>'
        f"<td>{_may()}</td><td></td></tr>"
        for number, (name, kind) in enumerate(rows, start=1)
    )
    return f"<table><colgroup>{columns}</colgroup>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{lines}\n</tbody></table>"


def _entries(rows: Sequence[tuple[str, ActorType | None]]) -> str:
    return "\n".join(
        f'<section class="entry"><p class="line"><b>Name</b><span dir="auto">{_text(name)}</span></p>'
        f"<p><b>I am here as a</b></p>{_types(kind)}"
        f'<p class="line"><b>How to reach me</b><span></span></p><p><b>May we</b></p>{_may()}'
        f'<p class="line"><b>What I need</b><span></span></p></section>'
        for name, kind in rows
    )


def _types(ticked: ActorType | None) -> str:
    listed = "".join(f"<li>{_box(kind is ticked)}{_text(words)}</li>" for kind, words in HERE_AS.items())
    return f'<ul class="marks">{listed}</ul>'


def _may() -> str:
    return f'<ul class="marks may">{"".join(f"<li>{_BOX}{_text(word)}</li>" for word, _ in TICKS)}</ul>'


def _box(ticked: bool) -> str:
    return '<i class="box">x</i>' if ticked else _BOX


def _text(text: str) -> str:
    return escape(clean_line(text))
