"""Blocks as one self-contained page of HTML for the screen and for A4 paper. It loads nothing and runs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from convene.files.blocks import Block, Bullets, Drawing, Entry, Grid, Heading, Para, Quote
from convene.text import clean, clean_line

_STYLE = """
@page { size: A4; margin: 20mm 18mm 22mm;
  @bottom-right { content: counter(page) " / " counter(pages); font: 12pt/1 Georgia, serif; color: #23282b } }
:root { color-scheme: light }
body { margin: 0 auto; max-width: 42em; padding: 2em 1.2em; background: #fff; color: #1b1f22;
  font: SIZE/1.5 Georgia, "Times New Roman", serif; overflow-wrap: anywhere }
body.large { font-family: Verdana, "DejaVu Sans", Arial, sans-serif; line-height: 1.6 }
h1, h2, h3 { line-height: 1.25; break-after: avoid; margin: 1.6em 0 .4em }
h1 { font-size: 1.9em; margin-top: 0 } h2 { font-size: 1.4em; border-bottom: 1pt solid #767676 }
h3 { font-size: 1.15em }
p, ul, table, blockquote { margin: .5em 0 .9em }
ul { padding-inline-start: 1.3em } li { margin: .15em 0 }
blockquote { margin-inline: 0; padding: .2em 0 .2em 1em; border-inline-start: 3pt solid #6a4fb0; break-inside: avoid }
blockquote p { font-size: 1.12em } blockquote p.under { font-size: 1em }
p.notice { border: 2pt solid #1b1f22; padding: .5em .8em; font-weight: bold }
table { border-collapse: collapse; width: 100% }
th, td { border: 1pt solid #767676; padding: .3em .5em; text-align: start; vertical-align: top }
tr { break-inside: avoid } thead { display: table-header-group }
@media print { body { max-width: none; padding: 0 } p, li { orphans: 3; widows: 3 } }
"""
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def page(blocks: Iterable[Block], *, title: str, language: str = "en-GB", large: bool = False) -> str:
    """A whole page. Text is 12 points high at least, 18 in large print. An unusable language tag is left out."""
    size = "18pt" if large else "12pt"
    lang = f' lang="{language}"' if _TAG.fullmatch(language) else ""
    body = "\n".join(filter(None, (_block(one) for one in blocks)))
    return f"""<!DOCTYPE html>
<html{lang}>
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_text(title)}</title>
<style>{_STYLE.replace("SIZE", size)}</style>
</head>
<body{' class="large"' if large else ""}>
<main>
{body}
</main>
</body>
</html>
"""


def _block(block: Block) -> str:
    match block:
        case Heading():
            return f'<h{block.level} dir="auto">{_text(block.text)}</h{block.level}>'
        case Para():
            return _paragraphs(block.text, "notice" if block.notice else "")
        case Quote():
            under = f'\n<p class="under" dir="auto">{_text(block.under)}</p>' if block.under else ""
            return f"<blockquote>\n{_paragraphs(block.text)}{under}\n</blockquote>"
        case Bullets():
            return "<ul>\n" + "\n".join(_entry(one) for one in block.entries) + "\n</ul>" if block.entries else ""
        case Grid():
            return _grid(block)
        case Drawing():
            return block.svg


def _entry(entry: Entry) -> str:
    if not entry.label:
        return f'<li dir="auto">{_text(entry.text)}</li>'
    return f"<li><strong>{_text(entry.label)}:</strong> <bdi>{_text(entry.text)}</bdi></li>"


def _grid(grid: Grid) -> str:
    head = "".join(f'<th scope="col">{_text(one)}</th>' for one in grid.columns)
    rows = "\n".join(
        "<tr>" + "".join(f'<td dir="auto">{_text(cell)}</td>' for cell in row) + "</tr>" for row in grid.rows
    )
    return f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"


def _paragraphs(text: str, kind: str = "") -> str:
    mark = f' class="{kind}"' if kind else ""
    parts = re.split(r"\n\s*\n", clean(text))
    return "\n".join(
        f'<p{mark} dir="auto">{"<br>".join(_text(line) for line in part.split(chr(10)))}</p>' for part in parts
    )


def _text(text: str) -> str:
    return escape(clean_line(text))
