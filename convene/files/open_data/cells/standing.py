"""Whether a row says that its organisation is no longer there: removed, closed, dissolved, ceased."""

from __future__ import annotations

import re
from collections.abc import Sequence

from convene.files.open_data.cells.cell_values import NO, day, said_day
from convene.files.sheets import folded
from convene.text import clean_line, clip

_OF_WHAT = r"(?:charity|company|organisation|organization|org|registration|register|group|club|school|current|reg)"
_STATUS = re.compile(rf"(?:{_OF_WHAT} )*(?:status|state)|(?:{_OF_WHAT} )*status description|establishmentstatus")
_ACTIVE = re.compile(rf"(?:is )?(?:{_OF_WHAT} )?(?:currently |still )?(?:active|open|operating|trading)")
_DATE = re.compile(
    r"(?:charity |company )?(?:date (?:of )?(?:removal|removed|closure|closed|ceased|ceasing|cessation|dissolution"
    r"|dissolved|deregistration|deregistered|wound up)|(?:removal|removed|closure|closed|cease|ceased|cessation"
    r"|dissolution|dissolved|deregistration) date|dateremoved|dissolutiondate|removed on|closed on|dissolved on"
    r"|ceased on)"
)
_GONE = re.compile(
    r"(?:now |formally |voluntarily )?(?:removed|closed|closed down|ceased|dissolved|deregistered|de-registered"
    r"|inactive|defunct|wound[ -]up|struck[ -]off|disbanded|liquidated|in liquidation|liquidation|no longer [a-z ]+"
    r"|not active|not operating|terminated|folded|former|extinct|ceased to exist|merged|amalgamated)\b"
    r"(?! (?:to|for|until|during)).*"
)
_NAMED_GONE = re.compile(
    r".*[\[(](?:now |formally )?(?:removed|closed|ceased|dissolved|deregistered|defunct|wound[ -]up|struck[ -]off"
    r"|disbanded|in liquidation|no longer [a-z ]+)(?:[ ,:;-].*)?[\])]"
    r"|.*\s[-–—]\s*(?:now )?(?:closed|ceased|dissolved|defunct|disbanded|removed|wound up)(?: \d{4})?"
)


class Standing:
    """The columns of a table that tell whether an organisation still stands. ``before`` are folded words that their
    headings begin with, such as ``recipient org``."""

    def __init__(self, headings: Sequence[str], before: Sequence[str] = ("",)) -> None:
        self._status: list[int] = []
        self._active: list[int] = []
        self._dates: list[int] = []
        for at, heading in enumerate(headings):
            word = folded(heading)
            for start in before:
                rest = word.removeprefix(start).strip() if word.startswith(start) else ""
                for form, columns in ((_STATUS, self._status), (_ACTIVE, self._active), (_DATE, self._dates)):
                    if rest and form.fullmatch(rest) and at not in columns:
                        columns.append(at)

    def gone(self, cells: Sequence[str], name: str = "") -> str:
        """Why an organisation is no longer there, in words; "" where nothing says so."""
        for at in self._dates:
            if (when := day(_cell(cells, at))) is not None:
                return f"no longer there since {said_day(when)}"
        for at in self._status:
            said = clean_line(_cell(cells, at))
            if said and _GONE.fullmatch(said.casefold()):
                return f"its status is “{clip(said, 40)}”"
        for at in self._active:
            if _cell(cells, at).strip().casefold() in (*NO, "closed", "inactive", "not active", "ceased", "dissolved"):
                return "no longer active"
        return "its name says that it is no longer there" if _NAMED_GONE.fullmatch(name.casefold()) else ""


def _cell(cells: Sequence[str], at: int) -> str:
    return cells[at] if at < len(cells) else ""
