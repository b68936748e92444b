"""What a storm found, in a form that can be read, told apart and played again."""

from __future__ import annotations

import re
from dataclasses import dataclass

_STYLE = re.compile(r"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b\][^\x07]*\x07?")
_PLACE = re.compile(r"(?:│ (\S+\.py):(\d+) in (\w+)|File \"(\S+\.py)\", line (\d+), in (\w+))")
_BROKEN = re.compile(r"\s*│\s*\n\s*│\s*(?=\S*:\d+ in \w)")
"""Where a narrow terminal broke the name of a file in a drawn trace."""
_ERROR = re.compile(r"^(\w+(?:\.\w+)*(?:Error|Exception|Failed|Timeout|Interrupt|Problem)\w*)\b.*", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Fault:
    """``kind`` is death, hang, busy, memory or ledger; ``script`` are the last keys before it, ready to be played."""

    kind: str
    what: str
    where: str = ""
    script: str = ""
    screen: str = ""
    trace: str = ""

    @property
    def name(self) -> str:
        """The same for two faults that are the same."""
        return f"{self.kind}: {self.what}"

    def __str__(self) -> str:
        parts = [f"== {self.name}", f"   {self.where}", f"   keys: {self.script}"]
        parts += [self.screen] if self.screen else []
        parts += [self.trace[-6000:]] if self.trace else []
        return "\n".join(parts)


def plain(printed: str) -> str:
    """What was printed, without colours and carriage returns."""
    return _STYLE.sub("", printed).replace("\r", "")


def gist(trace: str) -> str:
    """The error a trace ends with, and the place it went through last: in this program if it was there at all."""
    whole = [found.group(0).rstrip(" │") for found in _ERROR.finditer(trace)]
    joined = _BROKEN.sub("", trace)
    places = [(a or d, b or e, c or f) for a, b, c, d, e, f in _PLACE.findall(joined)]
    ours = [one for one in places if "convene/" in one[0].rpartition("site-packages/")[2]]
    said = [f"{'/'.join(path.split('/')[-2:])}:{line} {name}" for path, line, name in (*ours[-1:], *places[-1:])]
    return " ← ".join((whole[-1][:80] if whole else "no error named", *dict.fromkeys(reversed(said))))
