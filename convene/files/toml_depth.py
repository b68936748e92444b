"""Is a TOML text sane to parse? ``tomllib`` takes time and memory that grow with the square of a key's length: a key of
20,000 parts, in 40 KB, takes ten seconds and two gigabytes. So long ones are found before."""

from __future__ import annotations

import re

MOST_PARTS = 16
"""Of one key or table name, joined by dots. Files of ours have four."""

_PART = r"""(?:[A-Za-z0-9_-]++|"(?:[^"\\\n]++|\\.)*+"|'[^'\n]*+')"""
_TOKEN = re.compile(
    r'"""(?:[^"\\]++|\\.|"(?!""))*+(?:"{3,5}|\Z)'
    r"|'''(?:[^']++|'(?!''))*+(?:'{3,5}|\Z)"
    r"|#[^\n]*+"
    rf"|(?P<key>{_PART}(?:[ \t]*+\.[ \t]*+{_PART})*+)",
    re.DOTALL,
)
_JOINT = re.compile(rf"{_PART}[ \t]*+\.?", re.DOTALL)


def long_key(text: str) -> int | None:
    """The line, from 1, of the first key or table name of more than ``MOST_PARTS`` parts; None when there is none."""
    if not any(line.count(".") >= MOST_PARTS for line in text.split("\n")):
        return None
    for token in _TOKEN.finditer(text):
        key = token["key"]
        if key and key.count(".") >= MOST_PARTS and sum(1 for _ in _JOINT.finditer(key)) > MOST_PARTS:
            return text.count("\n", 0, token.start()) + 1
    return None
