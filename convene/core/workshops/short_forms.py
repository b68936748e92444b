"""Short forms of a place, for writing down at speaking pace: ``;cc`` becomes ``community centre``.

A short form in a line begins with a semicolon and a letter, as no word does: what is typed without one is never
touched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from difflib import get_close_matches

MARK = ";"
_SHORT = re.compile(r"[^\W_][\w'-]{0,23}")
_TYPED = re.compile(rf"(?<!\S){MARK}([^\W\d_][\w'-]{{0,23}})")


def declared(lines: Sequence[str]) -> dict[str, str]:
    """Short form in lower case → what it stands for, from lines such as ``cc = community centre``; lines that are none
    are passed over."""
    found = {}
    for line in lines:
        short, _, long = (part.strip() for part in line.partition("="))
        if _sound(short) and long:
            found[short.lstrip(MARK).casefold()] = long
    return found


def faults(lines: Sequence[str]) -> str:
    """What is wrong with the lines, in words, or ""."""
    seen: set[str] = set()
    for line in lines:
        short, sign, long = (part.strip() for part in line.partition("="))
        short = short.lstrip(MARK).casefold()
        if not sign or not long or not _sound(short):
            return f"“{line}” is no short form; write it as cc = community centre"
        if short in seen:
            return f"“{short}” is there twice"
        seen.add(short)
    return ""


def _sound(short: str) -> bool:
    bare = short.lstrip(MARK)
    return bool(_SHORT.fullmatch(bare)) and not bare[:1].isdigit()


def expanded(line: str, known: Mapping[str, str], *, typing: bool = False) -> str:
    """The line with every short form it knows written out; ``typing`` leaves the last word, which may not be whole."""

    def long(found: re.Match[str]) -> str:
        whole = not typing or found.end() < len(line)
        return known.get(found[1].casefold(), found[0]) if whole else found[0]

    return _TYPED.sub(long, line) if known else line


def unknown(line: str, known: Mapping[str, str]) -> tuple[str, str]:
    """The first short form of a line that the place does not have, and the nearest it has, both with their mark; ""
    where there is none. A place without short forms has no unknown ones."""
    for found in _TYPED.finditer(line) if known else ():
        if found[1].casefold() not in known:
            near = get_close_matches(found[1].casefold(), known, n=1, cutoff=0.5)
            return found[0], f"{MARK}{near[0]}" if near else ""
    return "", ""


def begun(line: str, known: Mapping[str, str]) -> str:
    """What the last word of a line will become, ``;cc = community centre``, before it does; "" where it is none."""
    last = line.rpartition(" ")[2]
    long = known.get(last.removeprefix(MARK).casefold(), "") if last.startswith(MARK) else ""
    return f"{last} = {long}" if long else ""
