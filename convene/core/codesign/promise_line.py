"""A commitment drafted on one line: ``Saltworks CIC > procurement: 10% local food by March 2027 =LW1.1``.

Who promises, the lever before a colon, the words of the promise, and the measure's code after ``=``. The day and the
quantity are read from the words and stay in them; whatever is in doubt is told and left out, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from convene.core.codesign.promised_quantity import NONE, Amount, amount
from convene.core.dates import read, understand
from convene.core.vocabulary import Lever
from convene.text import clean_line, clip, day, join

MOST = 2_000
"""Letters of a line, at the most; more is a text that was pasted by mistake."""

_COLON = re.compile(r":(?=\s|$)")
_MORE_THAN = re.compile(r"[^>]*>=?\s*£?\d[^>]*")
"""A second ``>`` that says “more than”, since a number follows it."""
_MEASURE = re.compile(r"(?:(?<=\s)|^)= ?([^\s=]+)")
_NOTHING = re.compile(r"(?:(?<=\s)|^)=(?=\s*$)")
_BY = ("by", "due")
_LONGEST_DAY = 5
_MOST_DAYS = 8
_JOINERS = frozenset(("and", "&", "at", "for", "with", "or", "to", "in", "of", "on", "from", "so"))
_ENDS = (",", ";", ":", ")")
_YEAR = re.compile(r"(?:19|20)\d\d\W*")
_BARE = re.compile(r"\d{1,3}")
_LIKE_A_DAY = re.compile(
    r"(?:19|20)\d\d\S*|\d{1,2}[-/.]\d{1,2}(?:[-/.]\d+)?|[a-z]{3,9}[-/'’]\d\d|q[1-4]|"
    r"(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]*|spring|summer|autumn|winter|easter|christmas",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """A line as it was understood.

    ``who`` is what stands before ``>``, ``wording`` the promise in its words, with day and quantity, but without the
    measure's mark, ``said`` with it, ``title`` in a few words. ``measure`` is the code as typed. ``doubts`` are
    sentences on what was left out, and on what was taken for what. Every word stands in ``who``, ``lever`` or ``said``.
    """

    who: str = ""
    wording: str = ""
    said: str = ""
    title: str = ""
    lever: Lever | None = None
    measure: str = ""
    amount: Amount = NONE
    due: date | None = None
    doubts: tuple[str, ...] = ()

    def without_measure(self) -> PromiseLine:
        """The same where the code is no measure's: its mark is a word like the others."""
        return replace(self, wording=self.said, measure="")


def parse_promise(line: str, today: date, units: Iterable[str] = ()) -> PromiseLine:
    """Reads one line. ``units`` are those of the place's measures, beside the everyday ones."""
    text = clean_line(line)
    if len(text) > MOST:
        return PromiseLine(doubts=(f"A line has at most {MOST} letters, and this one has {len(text)}.",))
    who, rest, doubts = _who(text)
    lever, said, told = lever_named(rest)
    doubts += told if who else ()
    measure, wording, told = measure_marked(said)
    doubts += told
    words = wording.split(" ") if wording else []
    due = _due(words, today)
    doubts += due.doubts
    found = NONE if due.torn else amount(due.others(words), today, units)
    doubts += found.doubts
    # The day has a place of its own beside a title; in the middle of a sentence it stays.
    short = " ".join(words[: due.spans[0][0]]) if due.when and due.spans[0][1] == len(words) else ""
    title = clip(short or wording, 80).rstrip(" ,;:")
    return PromiseLine(who, wording, said, title, lever, measure, found, due.when, doubts)


def _who(text: str) -> tuple[str, str, tuple[str, ...]]:
    head, mark, rest = (part.strip() for part in text.partition(">"))
    if not text:
        return "", "", ()
    if not mark:
        return "", text, ("It does not say who promises: write the actor, then >, then the promise.",)
    if ">" in rest and not _MORE_THAN.fullmatch(rest):
        return "", text, ("“>” stands in it more than once: write one actor before it, and a line for each promise.",)
    if not head:
        return "", rest, ("Nobody stands before the >.",)
    return head, rest, ()


def levers_called(word: str) -> list[Lever]:
    """Levers of that key or label, or else all those one of which begins so."""
    said = re.sub(r"[\s_-]+", " ", word).strip().casefold()
    if not said:
        return []
    names = {one: (one.value.replace("_", " "), one.label.casefold()) for one in Lever}
    return [one for one, known in names.items() if said in known] or [
        one for one, known in names.items() if any(name.startswith(said) for name in known)
    ]


def lever_named(rest: str) -> tuple[Lever | None, str, tuple[str, ...]]:
    """The lever before a colon, what stands behind it, and what is in doubt."""
    colon = _COLON.search(rest)
    head = rest[: colon.start()].strip() if colon else ""
    known = join([one.value for one in Lever], "or")
    if not rest:
        return None, "", ()
    if colon is None or not head:
        return None, rest, (f"No lever was named; write {known} and a colon before the promise.",)
    found = levers_called(head)
    if len(found) == 1:
        return found[0], rest[colon.end() :].strip(), ()
    if found:
        told = f"“{clip(head, 40)}” may be {join([one.value for one in found], 'or')}; no lever was taken."
    else:
        told = f"“{clip(head, 40)}” is no lever and stays in the words; there are {join([*Lever])}."
    return None, rest, (told,)


def measure_marked(said: str) -> tuple[str, str, tuple[str, ...]]:
    """The code after ``=``, the words without it, and what is in doubt."""
    found = list(_MEASURE.finditer(said))
    if len(found) > 1:
        marks = join([clip(one[0], 30) for one in found])
        return "", said, (f"{marks} are several measures; none was taken, since a promise counts in one.",)
    if not found:
        return "", said, ("Nothing stands after the =.",) if _NOTHING.search(said) else ()
    one = found[0]
    code = one[1].rstrip(".,;:!?)")
    if not code:
        return "", said, ("Nothing stands after the =.",)
    behind = said[one.end() - (len(one[1]) - len(code)) :]
    return code, clean_line(f"{said[: one.start()].rstrip()}{behind}").rstrip(" ,;"), ()


@dataclass(frozen=True, slots=True)
class _Due:
    """``spans`` are the words, from and to, that tell of a day; ``torn`` says that a number at the end of one may be
    the day's or the promise's."""

    when: date | None = None
    spans: tuple[tuple[int, int], ...] = ()
    torn: bool = False
    doubts: tuple[str, ...] = ()

    def others(self, words: list[str]) -> list[str]:
        """The words that tell of no day, with a bar in the place of each day."""
        inside = {at for begins, ends in self.spans for at in range(begins, ends)}
        return ["|" if at in inside else word for at, word in enumerate(words)]


def _due(words: list[str], today: date) -> _Due:
    """The one day by which, where the words tell of one to come."""
    marks = [at for at, word in enumerate(words) if word.casefold().lstrip("(") in _BY][-_MOST_DAYS:]
    found = [(at, *longest) for at in marks if (longest := _longest(words[at + 1 :], today))]
    spans = tuple((at, at + 1 + used) for at, used, _ in found)
    if not found:
        odd = next(filter(None, (_no_day(words[at + 1 : at + 4]) for at in marks)), "")
        return _Due(doubts=(f"“by {odd}” is no day I can tell; write it as Dec 2027 or 31 Dec 2027.",) if odd else ())
    at, used, when = found[-1]
    if len({one for *_, one in found}) > 1:
        days = join([day(one) for *_, one in found])
        return _Due(None, spans, doubts=(f"It tells of several days ({days}); none was taken for the due day.",))
    after = words[at + 1 + used : at + 2 + used]
    said = " ".join(words[at + 1 : at + 1 + used]).rstrip(".,;)")
    ends = words[at + used]
    if used > 1 and _BARE.fullmatch(ends) and after and after[0].casefold() not in _JOINERS and after[0][0].isalpha():
        told = f"“by {said} {clip(after[0], 30)}”: is {ends} of the day or of the promise?"
        return _Due(None, spans, torn=True, doubts=(f"{told} Neither was taken; part them by a comma.",))
    if when < today:
        return _Due(None, spans, doubts=(f"“by {said}” is past ({day(when)}); no due day was taken.",))
    return _Due(when, spans, doubts=_taken_for(said, when, today))


def _taken_for(said: str, when: date, today: date) -> tuple[str, ...]:
    """What is told of a day that was not said in full: which one it was taken for."""
    try:
        sure = read(said).sure
    except ValueError:
        sure = bool(_YEAR.search(said))
    if sure:
        return ()
    month = re.fullmatch(r"([^\W\d]{3,9})\.? (\d\d)", said)
    instead = f"; for the month write {month[1]} 20{month[2]}" if month and int(month[2]) >= today.year % 100 else ""
    return (f"“by {said}” was taken for {day(when)}{instead}.",)


def _no_day(tail: list[str]) -> str:
    """The first words after “by” up to one that looks like a day; "" where none of them does."""
    for at, word in enumerate(tail):
        if word.casefold() in _JOINERS - {"of"}:
            return ""
        if _LIKE_A_DAY.fullmatch(word.rstrip(".,;:)")):
            return clip(" ".join(tail[: at + 1]).rstrip(".,;:)"), 40)
    return ""


def _longest(tail: list[str], today: date) -> tuple[int, date] | None:
    """How many of the words make a day, as many as make sense, and which one."""
    most = min(_LONGEST_DAY, len(tail))
    for at in range(most):
        later = tail[at + 1 : at + 2]
        if tail[at].endswith(_ENDS) and not (later and _YEAR.fullmatch(later[0])):
            most = at + 1
            break
        if at and tail[at].casefold() in _JOINERS - {"of"}:
            most = at
            break
    for used in range(most, 0, -1):
        when = _day(" ".join(tail[:used]).rstrip(".,;:)"), today)
        if when is not None:
            return used, when
    return None


def _day(words: str, today: date) -> date | None:
    """The house's reading of a day; a month alone is its last day, with its year or without."""
    named = re.fullmatch(r"[^\W\d_]{3,9}", words) and words.casefold() not in ("month", "year")
    for told in (words, f"end of {words}") if named else (words,):
        try:
            return understand(told, today, "last")
        except (ValueError, OverflowError):
            continue
    return None
