"""When a ledger's lines were paid: the period they span, how their days are written, and what is in doubt."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from datetime import date, timedelta

from convene.core import dates
from convene.files.open_data.cells.cell_values import read_day, said_day
from convene.text import clip, join, plural

FEW = 20_000
"""So many different texts are kept before they are read; a column of moments has one for each line."""

_FAR = timedelta(days=400)
_RARE = 0.02
"""Days so far from the middle one, of fewer lines than this share, are slips, and do not stretch the period."""

_SLASHED = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{2,4})\b.*")
_MONTHS = 12
_FORMS = 2  # one form is nothing to tell of


class Days:
    """The days of a column, text by text. ``from_1904`` as of ``Sheet``."""

    def __init__(self, *, from_1904: bool = False) -> None:
        self._from_1904 = from_1904
        self._lines: Counter[date] = Counter()
        self._until: dict[date, date] = {}
        self._forms: Counter[str] = Counter()
        self._example: dict[str, str] = {}
        self._unread: Counter[str] = Counter()
        self._unsure = self._either = self._turned = self._blank = 0

    def take(self, texts: Mapping[str, int]) -> None:
        """Take in how many lines bear which text."""
        for text, lines in texts.items():
            self._one(text.strip(), lines)

    def _one(self, text: str, lines: int) -> None:
        if not text:
            self._blank += lines
            return
        slashed = _SLASHED.fullmatch(text)
        first, second = (int(slashed[1]), int(slashed[2])) if slashed else (0, 0)
        read = read_day(text)
        if self._from_1904 and (early := dates.counted_from_1904(text)):
            read = dates.Day(early, sure=False)
        if read is None:
            if slashed and first <= _MONTHS < second:
                self._turned += lines
            if len(self._unread) < FEW:
                self._unread[clip(text, 30)] += lines
            return
        if slashed and first <= _MONTHS and second <= _MONTHS and first != second:
            self._either += lines
        form = _form(text)
        self._forms[form] += lines
        self._example.setdefault(form, clip(text, 20))
        self._lines[read.when] += lines
        if not read.sure:
            self._unsure += lines
            self._until[read.when] = dates.month_alone(text, "last") or read.when

    def period(self) -> tuple[date | None, date | None]:
        """The first and the last day, without slips far from all others."""
        kept = self._kept()
        if not kept:
            return None, None
        return min(kept), max(self._until.get(day, day) for day in kept)

    def _kept(self) -> list[date]:
        if not self._lines:
            return []
        ordered = sorted(self._lines)
        half, seen, middle = self._lines.total() / 2, 0, ordered[0]
        for middle in ordered:
            seen += self._lines[middle]
            if seen >= half:
                break
        far = [day for day in ordered if abs(day - middle) > _FAR]
        if sum(self._lines[day] for day in far) > _RARE * self._lines.total():
            return ordered
        return [day for day in ordered if day not in far]

    def told(self) -> list[str]:
        """What is in doubt, in words."""
        said = []
        if len(self._forms) >= _FORMS:
            forms = [f"“{self._example[form]}” ({plural(lines, 'line')})" for form, lines in self._forms.most_common(6)]
            said.append(f"Days are written in {len(self._forms)} forms: {join(forms)}.")
        if self._turned:
            said.append(
                f"{plural(self._turned, 'line')} can only be read with the month first, and {self._either:,} could be "
                "read either way; those were read with the day first."
            )
        if self._unread:
            shown = [f"“{text}”" for text, _ in self._unread.most_common(3)]
            said.append(
                f"{plural(self._unread.total(), 'line')} with a day that cannot be read, such as {join(shown)}; "
                "their money is counted."
            )
        if self._unsure:
            said.append(f"{plural(self._unsure, 'line')} with only a month, or a spreadsheet's number, for a day.")
        if self._blank:
            said.append(f"{plural(self._blank, 'line')} without a day; their money is counted.")
        kept = set(self._kept())
        far = sorted(day for day in self._lines if day not in kept)
        if far:
            lines = sum(self._lines[day] for day in far)
            shown = [said_day(day) for day in far[:3]]
            said.append(
                f"{plural(lines, 'line')} with a day far from all others ({join(shown)}), left out of the period but "
                "not of the sums."
            )
        return said


def _form(text: str) -> str:
    """The form a day is written in: two texts of one form differ in their figures and names of months alone."""
    form = re.sub(r"[A-Za-z]+", "a", re.sub(r"\d+", "9", text.partition(":")[0]))
    return f"{'year first ' if re.match(r'[0-9]{4}', text) else ''}{form}"
