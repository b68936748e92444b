"""A poster as one self-contained page of HTML, for a screen and for A3 or A4 paper. It loads nothing and runs nothing.

A page of HTML cannot measure itself, so how much has room is reckoned in lines, on the careful side; where the paper is
too small even so, the page goes on rather than lose a word.
"""

from __future__ import annotations

import re
from dataclasses import replace
from html import escape

from convene.files.documents.poster import LONGEST, LONGEST_VISION, Giver, Poster, left_out
from convene.text import clean, clean_line, clip

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
_LAYOUTS = ((1, "22pt", 66, 15), (2, "17pt", 46, 42), (3, "12.5pt", 40, 88))
"""Columns, letters' height, letters in a line of a column, and lines that all columns have room for, on A3."""
_STYLE = """
@page { size: PAPER; margin: 0 }
:root { color-scheme: light; --k: SCALE }
* { box-sizing: border-box }
body { margin: 0 auto; max-width: calc(297mm * var(--k)); min-height: calc(418mm * var(--k)); background: #fffdf9;
  color: #23282b; font: calc(SIZE * var(--k))/1.28 Georgia, "Times New Roman", serif; overflow-wrap: anywhere;
  display: flex; flex-direction: column; -webkit-print-color-adjust: exact; print-color-adjust: exact }
main { padding: 0 calc(20mm * var(--k)); flex: 1 }
.rail { display: flex } .rail i { flex: 1; height: calc(5mm * var(--k)) }
.place { color: #6a4fb0; font-size: calc(19pt * var(--k)); font-weight: bold; margin: 1.6em 0 0 }
h1 { font-size: calc(46pt * var(--k)); line-height: 1.08; margin: .1em 0 .35em }
.notice { border: 2pt solid #6a4fb0; padding: .5em .8em; font-weight: bold; font-size: calc(15pt * var(--k)) }
blockquote { margin: 0 0 1.2em; padding: .1em 0 .1em .7em; border-inline-start: 4pt solid #6a4fb0; font-style: italic;
  font-size: calc(VISION * var(--k)); line-height: 1.25 } blockquote p { margin: 0 0 .3em }
.agreed { font-size: calc(13.5pt * var(--k)); font-style: normal; color: #545f66 }
.counts { display: flex; flex-wrap: wrap; gap: .3em 2.4em; margin: 0 0 1.3em; font-size: calc(15pt * var(--k)) }
.counts b { font-size: 2em; color: #6a4fb0; line-height: 1 } .givers { columns: COLUMNS; column-gap: 2.2em }
section { break-inside: avoid; margin: 0 0 1.15em } h2 { font-size: 1.1em; color: #6a4fb0; margin: 0 }
h2 small, small { color: #545f66; font-weight: normal; font-size: .76em; white-space: nowrap }
ul { margin: .35em 0 0; padding-inline-start: 1em } li { margin: .3em 0 } li::marker { color: #6a4fb0 }
.left { font-style: italic; font-size: calc(16pt * var(--k)) }
footer { background: #6a4fb0; color: #fff; padding: calc(7mm * var(--k)) calc(20mm * var(--k));
  font-size: calc(16pt * var(--k)) } footer h2 { color: #fff } footer p { margin: .3em 0 }
footer .foot { font-size: .7em } @media screen and (max-width: 60em) { .givers { columns: 1 } body { --k: .7071 } }
"""
_HUES = ("#1f7a6b", "#6a4fb0", "#9a5b0b", "#1f66a8")


def html(poster: Poster) -> str:
    """The whole page."""
    (columns, letters, _, _), givers, left = _laid_out(poster)
    looks = _STYLE.replace("PAPER", poster.size.upper()).replace("SCALE", "1" if poster.size == "a3" else ".7071")
    looks = looks.replace("VISION", "21pt" if columns == 3 else "28pt").replace("COLUMNS", str(columns))
    looks = looks.replace("SIZE", letters)
    rail = "".join(f'<i style="background:{one}"></i>' for one in _HUES)
    own = _in(poster.language)
    parts = (
        f'<p class="place" dir="auto">{_text(poster.place)}</p>' if poster.place else "",
        f'<h1 dir="auto">{_text(clip(poster.title, 120)) or "Community manifesto"}</h1>',
        f'<p class="notice">{_text(poster.notice)}</p>' if poster.notice else "",
        f"<blockquote>{_vision(poster, own)}</blockquote>",
        _counts(poster),
        f'<div class="givers">\n{"".join(_giver(one, own) for one in givers)}</div>' if givers else "",
        f'<p class="left">… {left_out(left)}.</p>' if left else "",
    )
    body = "\n".join(filter(None, parts))
    ask = f'<p dir="auto">{_text(poster.ask)}</p>' if poster.ask else ""
    return f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{_POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{_text(poster.title) or "Community manifesto"}</title>
<style>{looks}</style>
</head>
<body>
<div class="rail" aria-hidden="true">{rail}</div>
<main>
{body}
</main>
<footer><h2>How to join</h2>
<p dir="auto"{own}>{_text(clip(poster.join, 260))}</p>{ask}
<p class="foot" dir="auto">{_text(poster.foot)}</p></footer>
</body>
</html>
"""


def _laid_out(poster: Poster) -> tuple[tuple[int, str, int, int], tuple[Giver, ...], int]:
    """The layout with the largest letters that has room for all of it; in the smallest as many promises of each giver
    as have room, and how many are left out."""
    for layout in _LAYOUTS:
        if sum(_lines(one, layout[2]) for one in poster.givers) <= layout[3]:
            return layout, poster.givers, 0
    layout = _LAYOUTS[-1]
    kept = [replace(one, promises=one.promises[:1]) for one in poster.givers]
    room = layout[3] - sum(_lines(one, layout[2]) for one in kept)
    while kept and room < 0:
        room += _lines(kept.pop(), layout[2])
    more = True
    while more:  # one more each, in turn, while there is room
        more = False
        for at, one in enumerate(poster.givers[: len(kept)]):
            longer = replace(one, promises=one.promises[: len(kept[at].promises) + 1])
            takes = _lines(longer, layout[2]) - _lines(kept[at], layout[2])
            if len(longer.promises) > len(kept[at].promises) and takes <= room:
                kept[at], room, more = longer, room - takes, True
    return layout, tuple(kept), poster.promises - sum(len(one.promises) for one in kept)


def _lines(one: Giver, letters: int) -> float:
    """Lines that a giver and their promises may take."""
    head = -(-(len(one.name) + len(one.kind) + 2) // (letters - 6)) + 1.4
    return head + sum(-(-(min(len(each.words), LONGEST) + len(each.by) + 2) // letters) + 0.4 for each in one.promises)


def _giver(one: Giver, own: str) -> str:
    kind = f" <small>{_text(one.kind)}</small>" if one.kind else ""
    lines = "".join(
        f'<li dir="auto"><span{own}>{_text(clip(each.words, LONGEST))}</span>'
        f"{f' <small>{_text(each.by)}</small>' if each.by else ''}</li>\n"
        for each in one.promises
    )
    return f'<section>\n<h2 dir="auto">{_text(clip(one.name, 70)) or "–"}{kind}</h2>\n<ul>\n{lines}</ul>\n</section>\n'


def _vision(poster: Poster, own: str) -> str:
    lines = clean(clip(poster.vision, LONGEST_VISION)).split("\n")
    said = "".join(f'<p dir="auto"{own}>{_text(line)}</p>' for line in lines)
    return said + (f'<p class="agreed">{_text(poster.agreed)}</p>' if poster.agreed else "")


def _counts(poster: Poster) -> str:
    each = "".join(f"<span><b>{_text(number)}</b> {_text(word)}</span>" for number, word in poster.counts)
    return f'<p class="counts">{each}</p>' if each else ""


def _text(text: str) -> str:
    return escape(clean_line(text))


def _in(language: str) -> str:
    return f' lang="{language}"' if _TAG.fullmatch(language) else ""
