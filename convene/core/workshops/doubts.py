"""What to ask before lines are kept that hold a mark which is none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from convene.core.workshops.capture import doubt
from convene.core.workshops.short_forms import unknown
from convene.text import clip


def doubted(lines: Sequence[str], short_forms: Mapping[str, str]) -> str:
    """The first doubt about some lines, such as ``;cx is no short form: is it ;cc?``; "" when there is none."""
    for number, line in enumerate(lines, start=1):
        asked = doubt(line)
        if not asked:
            word, near = unknown(line, short_forms)
            asked = f"{clip(word, 24)} is no short form{f': is it {near}?' if near else '.'}" if word else ""
        if asked:
            return f"Line {number}: {asked}" if len(lines) > 1 else asked
    return ""
