"""Several lines pasted together: each is one thing that was said, without the bullet or number it had on paper."""

from __future__ import annotations

import re

from convene.text import clean_line

_BOXES = "\u2610\u2611\u2612"
_BULLET = re.compile(rf"(?:[-*+•‣◦▪●○·–—]|\[[ xX✓]?\]|[{_BOXES}✓])\s+")
_NUMBER = re.compile(r"(?:\(\d{1,3}\)|\d{1,3}[.):]|\(?[a-zA-Z]\))\s+")


def items(text: str) -> list[str]:
    """The lines that say something. Bullets go; numbers and letters only where two lines have one, since a single line
    may well begin with “3. floor”."""
    lines = [line for line in (clean_line(one) for one in text.splitlines()) if line]
    if len(lines) < 2:
        return lines
    bare = [_without(_BULLET, line) for line in lines]
    if sum(bool(_NUMBER.match(line)) for line in bare) > 1:
        bare = [_without(_NUMBER, line) for line in bare]
    return [line for line in bare if line.strip("-*+•–— ")]


def _without(mark: re.Pattern[str], line: str) -> str:
    while found := mark.match(line):
        line = line[found.end() :]
    return line
