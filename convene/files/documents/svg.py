"""Charts drawn as SVG, for pages of HTML. Every text in one is escaped here; colours are the page's own."""

from __future__ import annotations

from html import escape

from convene.files.documents.blocks import Chart, Mark
from convene.text import clean_line

_USUAL, _LARGE = 640, 400
"""How many units the page is wide. A letter is 15 high; on paper those of large print come to 18 points."""
_LETTER = 8
"""Units that a letter is wide, about."""


def drawn(chart: Chart, *, large: bool = False) -> str:
    """The chart as one ``svg`` element that says its words to a screen reader."""
    width = _LARGE if large else _USUAL
    inside, height = _KINDS[chart.kind](chart, width)
    return (
        f'<svg viewBox="0 0 {width} {height}" width="100%" role="img" aria-label="{_escaped(chart.words)}">'
        f"{inside}</svg>"
    )


def _bars(chart: Chart, width: int) -> tuple[str, int]:
    """Each bar under its label, with its words behind it."""
    out = []
    most = width // 2 // _LETTER
    words = min(max((len(one.words) for one in chart.marks), default=0), most)
    whole = width - 12 - max(words * _LETTER, 60)
    for at, one in enumerate(chart.marks):
        y = at * 48 + 20
        long = max(min(one.part, 1) * whole, 1.5)
        bold = "strong" if one.here else ""
        out.append(_text(0, y - 6, _cut(one.label, width // _LETTER), kind=bold))
        out.append(f'<rect class="ground" x="0" y="{y}" width="{whole}" height="18"/>')
        out.append(f'<rect class="{"hue" if one.here else "grey"}" x="0" y="{y}" width="{long:.1f}" height="18"/>')
        out.append(_text(whole + 8, y + 15, _cut(one.words, most), kind=bold))
    return "".join(out), len(chart.marks) * 48 + 4


def _columns(chart: Chart, width: int) -> tuple[str, int]:
    out = []
    step = (width - 20) / max(len(chart.marks), 1)
    for at, one in enumerate(chart.marks):
        high, x = one.part * 46, at * step + 4
        out.append(
            f'<rect class="hue" x="{x:g}" y="{66 - high:.1f}" width="{step * 0.8:g}" height="{max(high, 1.5):.1f}"/>'
        )
        out.append(_text(x + step * 0.4, 60 - high, one.words, "middle") if one.part else "")
        out.append(_text(x + step * 0.4, 84, one.label, "middle"))
    if chart.key:
        out.append(_text(width / 2, 104, chart.key, "middle"))
    return "".join(out), 112 if chart.key else 94


def _dots(chart: Chart, width: int) -> tuple[str, int]:
    def x(part: float) -> float:
        return 20 + part * (width - 40)

    out = [f'<line class="axis" x1="20" x2="{width - 20}" y1="26" y2="26"/>']
    if chart.beside is not None:
        out.append(f'<line class="beside" x1="{x(chart.beside):.1f}" x2="{x(chart.beside):.1f}" y1="10" y2="42"/>')
    out += [
        f'<circle class="dot" cx="{x(one.part):.1f}" cy="26" r="6"><title>'
        f"{_escaped(f'{one.label}: {one.words}')}</title></circle>"
        for one in chart.marks
    ]
    if chart.here is not None:
        out.append(f'<line class="here" x1="{x(chart.here):.1f}" x2="{x(chart.here):.1f}" y1="8" y2="44"/>')
    out += [_text(20, 60, chart.low), _text(width - 20, 60, chart.high, "end")]
    letters = width // _LETTER
    keys = [chart.key] if len(chart.key) <= letters else chart.key.split("; ")
    out += [_text(width / 2, 80 + at * 20, _cut(one, letters), "middle") for at, one in enumerate(keys)]
    return "".join(out), 66 + 20 * len(keys)


def _line(chart: Chart, width: int) -> tuple[str, int]:
    step = (width - 120) / max(len(chart.marks) - 1, 1)
    points = [(60 + at * step, 74 - one.part * 50, one) for at, one in enumerate(chart.marks)]
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y, _ in points)
    out = [f'<polyline class="path" points="{path}"/>']
    out += [_point(x, y, one) for x, y, one in points]
    return "".join(out), 110


def _point(x: float, y: float, one: Mark) -> str:
    dot = f'<circle class="hue" cx="{x:.1f}" cy="{y:.1f}" r="5"/>'
    return dot + _text(x, y - 10, one.words, "middle") + _text(x, 100, _cut(one.label, 14), "middle")


def _ranges(chart: Chart, width: int) -> tuple[str, int]:
    """Each range under its label, with a mark where it stands between its ends; one line across all of them."""
    out = []
    most = width // 2 // _LETTER
    words = min(max((len(one.words) for one in chart.marks), default=0), most)
    whole = width - 12 - max(words * _LETTER, 60)
    low = len(chart.marks) * 48 + 4
    for at, one in enumerate(chart.marks):
        y, start = at * 48 + 20, one.low * whole
        bold, fill = ("strong", "hue") if one.here else ("", "grey")
        long = max((one.high - one.low) * whole, 2)
        out.append(_text(0, y - 6, _cut(one.label, width // _LETTER), kind=bold))
        out.append(f'<rect class="ground" x="0" y="{y}" width="{whole}" height="18"/>')
        out.append(f'<rect class="{fill}" x="{start:.1f}" y="{y + 3}" width="{long:.1f}" height="12"/>')
        x = one.part * whole
        out.append(f'<line class="middle" x1="{x:.1f}" x2="{x:.1f}" y1="{y - 1}" y2="{y + 19}"/>')
        out.append(_text(whole + 8, y + 15, _cut(one.words, most), kind=bold))
    if chart.here is not None:
        x = chart.here * whole
        out.append(f'<line class="beside" x1="{x:.1f}" x2="{x:.1f}" y1="16" y2="{low - 8}"/>')
    out += [_text(0, low + 12, chart.low), _text(whole, low + 12, chart.high, "end")]
    key = _cut(chart.key, width // _LETTER)
    if key:
        out.append(_text(0, low + 32, key))
    return "".join(out), low + (40 if key else 20)


_KINDS = {"bars": _bars, "columns": _columns, "dots": _dots, "line": _line, "ranges": _ranges}


def _text(x: float, y: float, said: str, anchor: str = "start", kind: str = "") -> str:
    mark = f' class="{kind}"' if kind else ""
    return f'<text x="{x:g}" y="{y:g}" text-anchor="{anchor}"{mark}>{_escaped(said)}</text>'


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _escaped(text: str) -> str:
    return escape(clean_line(text))
