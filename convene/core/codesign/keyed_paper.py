"""One paper as it is keyed at the desk: what it says, and short marks for whose it is and how it came."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from convene.core.ballot_vocabulary import PaperSource
from convene.core.vocabulary import ActorType
from convene.core.workshops.capture import NOBODY, match_choice
from convene.errors import USAGE, Problem
from convene.text import clean_line, clip, join

_QUOTED = re.compile(r"[\"“„]([^\"“”„]+)[\"”“]")
_COUNTED = re.compile(r"(.*?)(\d{1,9})")


@dataclass(frozen=True, slots=True)
class Keyed:
    """A line as it was understood. ``number`` is the sheet's; ``people`` are those of a count of hands, which is a
    ``tally``; ``permission`` is what a proxy rests on; ``spoiled`` says why a paper cannot be counted."""

    marks: str = ""
    actor_type: ActorType | None = None
    source: PaperSource = PaperSource.paper
    number: str = ""
    people: int = 1
    tally: bool = False
    permission: str = ""
    spoiled: str = ""

    @property
    def tags(self) -> str:
        """What was understood beside the marks: ``citizen · by telephone · sheet 12``."""
        parts = (
            self.actor_type.voice if self.actor_type else "",
            "" if self.source is PaperSource.paper else self.source.label.lower(),
            f"sheet {self.number}" if self.number else "",
            f"{self.people} people" if self.tally else "",
            "spoiled" if self.spoiled else "",
        )
        return " · ".join(filter(None, parts))

    def following(self) -> Keyed:
        """What the next line begins with: the same type, the same way in, the sheet after this one."""
        source = PaperSource.paper if self.source in (PaperSource.hands, PaperSource.proxy) else self.source
        return Keyed(actor_type=self.actor_type, source=source, number=_next(self.number))


def parse(line: str, before: Keyed) -> Keyed:
    """Read a line: ``@citizen #12 CABD``, ``/phone 3 0 2``, ``/hands 12 9 4 0``, ``/proxy "her letter" ACD``,
    ``!torn in two`` for a paper that is spoiled. What it does not say is as ``before``.

    Raises Problem for a mark that means nothing.
    """
    said = clean_line(line)
    found = replace(before, people=1, tally=False)
    if match := _QUOTED.search(said):
        found = replace(found, permission=clean_line(match[1]))
        said = clean_line(f"{said[: match.start()]} {said[match.end() :]}")
    if "!" in said:
        said, _, why = said.partition("!")
        found = replace(found, spoiled=clean_line(why) or "spoiled")
    left: list[str] = []
    words = said.split()
    for at, word in enumerate(words):
        if word.startswith("@") and word[1:]:
            found = replace(found, actor_type=_type(word))
        elif word.startswith("#") and word[1:]:
            found = replace(found, number="" if word == "#-" else word[1:])
        elif word.startswith("/") and word[1:2].isalpha():
            found = _by(found, word, words[at + 1 : at + 2])
        elif not (found.tally and at and words[at - 1].startswith("/h")):
            left.append(word)
    return replace(found, marks=" ".join(left))


def _type(word: str) -> ActorType | None:
    if word[1:] == NOBODY:
        return None
    found = match_choice(ActorType, word[1:])
    if found is None:
        raise _wrong(f"{clip(word, 24)} is no type of actor.", f"They are {join([f'@{one}' for one in ActorType])}.")
    return found


def _by(found: Keyed, word: str, following: list[str]) -> Keyed:
    source = match_choice(PaperSource, word[1:])
    if source is None:
        ways = join([f"/{one}" for one in PaperSource], "or")
        raise _wrong(f"{clip(word, 24)} is no way in which a paper comes.", f"They are {ways}.")
    if source is not PaperSource.hands:
        return replace(found, source=source)
    if not following or not following[0].isdecimal() or not int(following[0]):
        raise _wrong("How many people were counted?", "Write it behind /hands: /hands 12, then the totals.")
    return replace(found, source=source, people=int(following[0]), tally=True)


def _next(number: str) -> str:
    """``T3-08`` after ``T3-07``; "" where a sheet has no number."""
    match = _COUNTED.fullmatch(number)
    return f"{match[1]}{int(match[2]) + 1:0{len(match[2])}}" if match else ""


def _wrong(what: str, hint: str) -> Problem:
    return Problem(what, "It was not kept.", hint=hint, fields={"marks": what}, exit_code=USAGE)
