"""One line of the outreach log, typed as it is told: whom it went to, what came of it, and when to come back.

``Saltworks CIC: rang, will come on Tuesday !call ->fri 3p #young-people @citizen``
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from convene.core.dates import understand
from convene.core.vocabulary import ActorType, Channel
from convene.core.workshops.capture import match_choice
from convene.text import clean_line, day, join, plural

_ALSO = {
    "phone": Channel.call, "ring": Channel.call, "rang": Channel.call, "tel": Channel.call,
    "door": Channel.visit, "doorstep": Channel.visit, "text": Channel.message, "sms": Channel.message,
    "chat": Channel.message, "mail": Channel.email, "post": Channel.letter, "stall": Channel.street,
}  # fmt: skip
"""What people also call a channel, beside its key and label."""

_TOLD = (
    (r"called (?:in|round|by|at)|dropped in|popped in|visit\w*|knocked|doorstep\w*|door-knock\w*", Channel.visit),
    (r"rang|ring|phoned?|telephoned?|called|call|voicemail|spoke on the phone", Channel.call),
    (r"e-?mail(?:ed)?", Channel.email),
    (r"wrote|letter|posted|leaflet\w*", Channel.letter),
    (r"text(?:ed)?|messaged?|whatsapp\w*|sms", Channel.message),
    (r"met|meeting|meet|came to see", Channel.meeting),
    (r"stall|school gate|bus stop|in the street|on the street", Channel.street),
)
_CHANNELS = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), channel) for words, channel in _TOLD)

_PEOPLE = re.compile(r"(\d{1,5})p", re.IGNORECASE)
_GROUP = re.compile(r"#([^\W\d_][\w’'-]*)")
_COLON = re.compile(r":(?=\s|$)")
_COME_BACK = re.compile(r"\bfollow[- ]?up\b(?: (?:on|by|again))?", re.IGNORECASE)
_NO_DAY = re.compile(r"(?:->|→)\w")
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*", re.IGNORECASE)
_LONGEST_GROUP = 6
_LONGEST_DAY = 5
"""Words that a day may take, as in ``the end of next month``."""


@dataclass(frozen=True, slots=True)
class Logged:
    """A line of outreach as it was understood.

    ``who`` is what stands before the colon, the actor's name if it is one; ``text`` the rest without its marks.
    ``on`` is None where the line names none. ``guessed`` says that the channel was told from the words. Groups
    are as the place writes them where it has one of that name; ``strangers`` are those it has not. ``no_day`` is the
    mark of a day to come back that means none.
    """

    who: str = ""
    text: str = ""
    on: date | None = None
    channel: Channel | None = None
    guessed: bool = False
    follow_up: date | None = None
    people: int | None = None
    groups: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()
    actor_type: ActorType | None = None
    no_day: str = ""

    @property
    def whole(self) -> str:
        """The words where ``who`` is no actor: nothing typed is lost."""
        return f"{self.who}: {self.text}" if self.who and self.text else self.who or self.text

    @property
    def empty(self) -> bool:
        """Whether the line tells nothing at all."""
        return not (self.who or self.text or self.channel or self.people or self.groups or self.follow_up)

    def tags(self, today: date) -> str:
        """What was understood beside the words: ``call · 3 people · young people · follow up Fri 27 Nov``."""
        parts = (
            day(self.on, today) if self.on and self.on != today else "",
            self.channel.label.lower() if self.channel else "",
            plural(self.people, "person", "people") if self.people is not None else "",
            self.actor_type.many if self.actor_type else "",
            join(self.groups),
            f"follow up {day(self.follow_up, today)}" if self.follow_up else "",
        )
        return " · ".join(filter(None, parts))


def parse_outreach(line: str, today: date, groups: Iterable[str] = ()) -> Logged:
    """Reads one line. Marks may stand anywhere in it; a word that only looks like one stays in the text.

    ``!call`` is the channel (else it is guessed from the words), ``->fri`` or "follow up next tue" the day to come
    back, ``12p`` how many people were listened to, ``#group`` a priority group (``groups`` are those of the place),
    ``@type`` the type of those reached. A leading day that is not to come (``yesterday:``) is the day it was done.
    """
    when, line = _leading_day(clean_line(line), today)
    who, line = _split(line)
    words, marks = _marks(line.split(" ") if line else [], today, tuple(groups))
    if marks.follow_up is None and (told := _come_back(words, today)):
        words, marks.follow_up = told
    text = " ".join(words)
    channel = marks.channel or _guess(text)
    return Logged(
        who=who,
        text=text,
        on=when,
        channel=channel,
        guessed=channel is not None and marks.channel is None,
        follow_up=marks.follow_up,
        people=marks.people,
        groups=tuple(dict.fromkeys(marks.groups)),
        strangers=tuple(dict.fromkeys(marks.strangers)),
        actor_type=marks.actor_type,
        no_day="" if marks.follow_up else next((one for one in words if _NO_DAY.match(one)), ""),
    )


def beginning(line: str, today: date) -> str:
    """What has been typed of the actor's name: the line after a leading day, while no colon ends it."""
    _, rest = _leading_day(clean_line(line), today)
    return "" if _COLON.search(rest) or rest[:1] in "!#@-" else rest


def with_actor(line: str, name: str, today: date) -> str:
    """The line with an actor's name and a colon where the beginning of it was typed."""
    rest = beginning(line, today)
    before = clean_line(line)
    head = before[: len(before) - len(rest)] if rest else f"{before} " if before else ""
    return f"{head}{name}: "


def _leading_day(line: str, today: date) -> tuple[date | None, str]:
    colon = _COLON.search(line)
    if colon is None:
        return None, line
    head = line[: colon.start()].strip()
    # A bare weekday in a log is the one that was, not the one to come.
    asked = f"last {head}" if _WEEKDAY.fullmatch(head) else head
    found = _day(asked, today)
    if found is None or found > today:
        return None, line
    return found, line[colon.end() :].strip()


def _split(line: str) -> tuple[str, str]:
    """What stands before the first colon, and what follows it."""
    colon = _COLON.search(line)
    head = line[: colon.start()].strip() if colon else ""
    if colon is None or not head or head[0] in "!#@":
        return "", line
    return head, line[colon.end() :].strip()


def _day(words: str, today: date) -> date | None:
    try:
        return read_day(words, today)
    except (ValueError, OverflowError):
        return None


def read_day(words: str, today: date) -> date:
    """The day that words mean; 2026-11-01 is the first of November. Raises ValueError with examples."""
    try:
        return date.fromisoformat(words.strip())
    except ValueError:
        return understand(words, today, "first")


@dataclass(slots=True)
class _Marks:
    channel: Channel | None = None
    follow_up: date | None = None
    people: int | None = None
    actor_type: ActorType | None = None
    groups: tuple[str, ...] = ()
    strangers: tuple[str, ...] = ()


def _marks(words: list[str], today: date, known: tuple[str, ...]) -> tuple[list[str], _Marks]:
    """The words that are no marks, and what the marks say. A second mark of a sort stays a word: nothing is lost."""
    left: list[str] = []
    found = _Marks()
    at = 0
    while at < len(words):
        word, rest = words[at], words[at][1:]
        at += 1
        if found.channel is None and word.startswith("!") and (channel := _channel(rest)):
            found.channel = channel
        elif found.actor_type is None and word.startswith("@") and (kind := match_choice(ActorType, rest)):
            found.actor_type = kind
        elif found.people is None and (people := _PEOPLE.fullmatch(word)):
            found.people = int(people[1])
        elif group := _GROUP.fullmatch(word):
            name, there, used = _named(group[1], words[at:], known)
            at += used
            found.groups += (name,)
            found.strangers += () if there else (name,)
        elif found.follow_up is None and word.startswith(("->", "→")) and (told := _arrow(word, words[at:], today)):
            found.follow_up, used = told
            at += used
        else:
            left.append(word)
    return left, found


def _channel(word: str) -> Channel | None:
    return _ALSO.get(word.casefold()) or match_choice(Channel, word)


def _named(mark: str, after: list[str], known: tuple[str, ...]) -> tuple[str, bool, int]:
    """A group by its mark: the place's own that it spells, with as many of the words after it as that takes, or alone
    begins; or else its words as typed. Whether it is the place's own, and how many more words it took."""
    spelt = {_folded(one): one for one in known}
    for more in range(min(_LONGEST_GROUP, len(after)), -1, -1):
        if name := spelt.get(_folded(" ".join([mark, *after[:more]]))):
            return name, True, more
    folded = _folded(mark)
    begins = [one for one in known if _folded(one).startswith(folded)]
    if len(begins) == 1:
        return begins[0], True, 0
    return mark.replace("-", " ").strip(), False, 0


def _folded(name: str) -> str:
    return re.sub(r"[\W_]+", "", name.casefold())


def _arrow(word: str, after: list[str], today: date) -> tuple[date, int] | None:
    """The day behind ``->``, and how many more words it took: as many as make sense."""
    first = word.removeprefix("->").removeprefix("→")
    for more in range(min(_LONGEST_DAY - bool(first), len(after)), -1, -1):
        found = _day(" ".join(filter(None, [first, *after[:more]])), today)
        if found is not None and found >= today:
            return found, more
    return None


def _come_back(words: list[str], today: date) -> tuple[list[str], date] | None:
    """A day told as "follow up next tue". At the end of the line those words go, since the day is kept."""
    text = " ".join(words)
    for said in _COME_BACK.finditer(text):
        after = text[said.end() :].split()
        for most in range(min(_LONGEST_DAY, len(after)), 0, -1):
            found = _day(" ".join(after[:most]).rstrip(".,;"), today)
            if found is None or found < today:
                continue
            if len(after) == most:
                return text[: said.start()].rstrip(" ,;").split(), found
            return words, found
    return None


def _guess(text: str) -> Channel | None:
    """The channel its words tell of, the first of them where there are several."""
    hits = [(hit.start(), -hit.end(), channel) for told, channel in _CHANNELS if (hit := told.search(text))]
    return min(hits, key=lambda hit: hit[:2])[2] if hits else None
