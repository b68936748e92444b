"""The only way data becomes something a widget shows: ``Content``, never markup.

Everything that came from a person or a file passes through ``line`` or ``prose`` here once more, at the last
inch, so that no widget can be broken or steered by it. Roles such as ``quiet`` name an ink of the theme.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from convene.text import clean, clean_line

__all__ = [
    "ASCII",
    "UNICODE",
    "Content",
    "Marks",
    "cell_len",
    "fit",
    "ink",
    "line",
    "marks",
    "pad",
    "prose",
    "set_cell_size",
    "words",
]

_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class Marks:
    """The marks drawn by us; every one is one cell wide."""

    rule: str = "━"
    thin: str = "─"
    meter: str = "▪"
    rest: str = "·"
    bar: str = "▌"
    block: str = "▇"
    base: str = "▁"
    passed: str = "✓"
    open: str = "○"
    here: str = "●"
    look: str = "!"
    arrow: str = "→"
    dot: str = "·"
    prompt: str = "❯"
    cord: str = "│"
    quotes: tuple[str, str] = ("“", "”")


UNICODE = Marks()
ASCII = Marks("=", "-", "#", ".", "|", "#", "_", "+", "o", "*", "!", ">", "-", ">", "|", ('"', '"'))

INKS = {
    "": "$ink",
    "plain": "$ink",
    "ink": "$ink",
    "strong": "$ink bold",
    "quiet": "$quiet $quiet-style",
    "faint": "$faint $quiet-style",
    "hair": "$hair",
    "done": "$done",
    "look": "$look",
    "late": "$late",
    "quote": "$ink italic",
    "engagement": "$engagement",
    "codesign": "$codesign",
    "delivery": "$delivery",
    "measurement": "$measurement",
}


def ink(role: str) -> str:
    """The style of a role, with ``bold``/``italic`` words kept: ``"delivery bold"`` → ``"$delivery bold"``."""
    first, _, rest = role.partition(" ")
    return f"{INKS.get(first, INKS[''])} {rest}".strip()


def choose_marks(environ: dict[str, str] | None = None, encoding: str = "utf-8") -> Marks:
    """The marks this terminal can show: plain ASCII on a console font or outside UTF-8."""
    environ = dict(os.environ) if environ is None else environ
    asked = environ.get("CONVENE_ASCII", "")
    if asked:
        return UNICODE if asked == "0" else ASCII
    poor = environ.get("TERM", "") in ("linux", "dumb", "vt100", "vt220") or "utf" not in encoding.lower()
    return ASCII if poor else UNICODE


def marks(widget: Any) -> Marks:
    """The marks of the app a widget lives in."""
    found = getattr(widget.app, "marks", UNICODE)
    return found if isinstance(found, Marks) else UNICODE


def hue(widget: Any) -> str:
    """The accent where this widget stands."""
    return str(getattr(widget.screen, "hue", "") or "engagement")


def line(text: str) -> str:
    """Untrusted text on one line, safe to draw."""
    return clean_line(text[:_LONGEST])


def prose(text: str) -> str:
    """Untrusted text of many lines, safe to draw; a book's worth is cut."""
    return clean(text) if len(text) <= _LONGEST else clean(text[:_LONGEST]) + " …"


def prose_whole(text: str) -> str:
    """As ``prose``, for a document of our own making: nothing is cut."""
    return clean(text)


def fit_raw(text: str, width: int) -> str:
    """A line of a file cut to ``width`` cells, its inner spaces kept."""
    text = clean(text.replace("\n", " ")) if not text.isprintable() else text
    return text if cell_len(text) <= width else set_cell_size(text, max(width - 1, 0)) + "…"


def fit(text: str, width: int, *, ellipsis: str = "…") -> str:
    """One line cut to ``width`` cells, with an ellipsis where something was lost."""
    text = line(text)
    if width <= 0:
        return ""
    if cell_len(text) <= width:
        return text
    if width <= cell_len(ellipsis):
        return ellipsis[:width]
    return set_cell_size(text, width - cell_len(ellipsis)).rstrip() + ellipsis


def pad(text: str, width: int, *, right: bool = False) -> str:
    """One line made exactly ``width`` cells wide, set to the left or the right."""
    text = fit(text, width)
    room = " " * max(width - cell_len(text), 0)
    return room + text if right else text + room


def pad_right(content: Content, width: int) -> Content:
    """A piece of content made at least ``width`` cells wide."""
    return Content.assemble(content, " " * max(width - content.cell_length, 0))


def words(text: str, role: str = "") -> Content:
    """Data in one ink."""
    return Content.styled(prose(text), ink(role))


def _safe(text: str) -> str:
    """One line whose every cell is its own: spaces kept, what cannot be printed dropped."""
    if text.isprintable():
        return text
    return "".join(one if one.isprintable() else " " if one.isspace() else "" for one in text)


def row(*parts: tuple[str, str] | Content) -> Content:
    """One line from ``(text, role)`` parts."""
    return Content.assemble(*(part if isinstance(part, Content) else (_safe(part[0]), ink(part[1])) for part in parts))


def wrap(text: str, width: int) -> list[str]:
    """Text broken at words into lines of at most ``width`` cells; a longer word is folded."""
    width = max(width, 1)
    out: list[str] = []
    for paragraph in prose(text).split("\n"):
        current = ""
        used = 0
        for word in paragraph.split(" "):
            size = cell_len(word)
            if current and used + 1 + size <= width:
                current, used = f"{current} {word}", used + 1 + size
                continue
            if current:
                out.append(current)
            while size > width:
                head = set_cell_size(word, width).rstrip()
                head = head or word[:1]
                out.append(head)
                word = word[len(head) :]
                size = cell_len(word)
            current, used = word, size
        out.append(current)
    return out


def para(text: str, width: int, role: str = "", *, indent: int = 0, most: int = 0) -> list[Content]:
    """A paragraph as lines, ``indent`` cells in; ``most`` lines at the most, the last one cut."""
    lines = wrap(text, width - indent)
    if most and len(lines) > most:
        last = wrap(lines[most - 1], max(width - indent - 1, 1))[0]
        lines = [*lines[: most - 1], last.rstrip(" ,;:.") + "…"]
    return [Content.styled(" " * indent + one, ink(role)) for one in lines]


def hanging(label: Content, label_width: int, text: str, width: int, role: str = "") -> list[Content]:
    """A label, then text whose further lines stand under its first."""
    least = 0 if label.plain.endswith(" ") or not label.plain else 1
    gap = Content(" " * max(label_width - label.cell_length, least))
    first, *others = wrap(text, max(width - label_width, 8))
    lines = [Content.assemble(label, gap, (first, ink(role)))]
    return lines + [Content.styled(" " * label_width + one, ink(role)) for one in others]


def label_width(pairs: Sequence[tuple[str, str]], width: int) -> int:
    """Cells for the labels of ``facts``: the widest, at most a third."""
    return min(max((cell_len(line(label)) for label, _ in pairs), default=0), max(width // 3, 8))


def facts(pairs: Sequence[tuple[str, str]], width: int, label_cells: int = 0) -> list[Content]:
    """Two aligned columns: quiet labels, and what they say."""
    widest = label_cells or label_width(pairs, width)
    out: list[Content] = []
    for label, said in pairs:
        out += hanging(Content.styled(fit(label, widest), ink("quiet")), widest + 2, said, width)
    return out


def page(lines: Iterable[Content]) -> Content:
    """Lines as one piece of content."""
    return Content("\n").join(lines)


def meter(part: float, width: int, role: str, set_: Marks) -> Content:
    """A small meter of ``width`` cells; anything above nothing shows at least one."""
    part = min(max(part, 0.0), 1.0)
    full = round(part * width)
    full = 1 if part > 0 and full == 0 else width - 1 if part < 1 and full == width else full
    return row((set_.meter * full, role), (set_.rest * (width - full), "faint"))
