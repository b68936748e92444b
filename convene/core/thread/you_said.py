"""“You said, we did”: what was said, put together by what became of it, for one group of people after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from convene.core.engagement.small_counts import FEWEST


@dataclass(frozen=True, slots=True)
class Voice:
    """Something that was said, in its language ("" where nobody wrote that down). ``answers`` are what those who spoke
    were told of it, each with the day."""

    id: str
    text: str
    language: str = ""
    answers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Promised:
    """What somebody promised for it: how it stands, and what was counted of it; "" where nothing was."""

    title: str
    actor: str
    stands: str
    counted: str = ""


@dataclass(frozen=True, slots=True)
class Became:
    """A vision with what came of it: ``decided`` in words, who promised what, and what people were told, with the
    day. ``dropped`` says that it was given up."""

    id: str
    statement: str
    decided: str = ""
    promised: tuple[Promised, ...] = ()
    told: tuple[str, ...] = ()
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Strand:
    """A vision and the voices in it."""

    became: Became
    voices: tuple[Voice, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The page of one group. ``loose`` were said and are in no vision; ``left_out`` seem to name somebody."""

    title: str
    said: int
    strands: tuple[Strand, ...] = ()
    loose: tuple[Voice, ...] = ()
    left_out: int = 0

    @property
    def answered(self) -> int:
        """Voices that are in a vision which was not given up, or were told something."""
        taken = {voice.id for one in self.strands if not one.became.dropped for voice in one.voices}
        told = {voice.id for one in self.strands for voice in one.voices if voice.answers}
        told |= {one.id for one in self.loose if one.answers}
        return len(taken | told)


@dataclass(frozen=True, slots=True)
class YouSaid:
    """The whole paper: ``about`` says of whom it is, ``people`` who was heard, ``few`` what was put together since it
    is of too few people."""

    place: str
    about: str
    today: date
    people: str = ""
    groups: tuple[Group, ...] = ()
    few: str = ""


def group(
    title: str, voices: Sequence[Voice], visions: Mapping[str, Sequence[str]], known: Mapping[str, Became],
    left_out: int = 0,
) -> Group:  # fmt: skip
    """``visions`` leads from a voice to its visions. A voice in two stands under both, and is counted once."""
    under: dict[str, list[Voice]] = {}
    for one in voices:
        for vision in visions.get(one.id, ()):
            under.setdefault(vision, []).append(one)
    strands = [Strand(known[vision], tuple(those)) for vision, those in under.items() if vision in known]
    placed = {voice.id for one in strands for voice in one.voices}
    strands.sort(key=lambda one: (one.became.dropped, not one.became.promised, -len(one.voices)))
    loose = tuple(one for one in voices if one.id not in placed)
    return Group(title, len(voices) + left_out, tuple(strands), loose, left_out)


def enough(sizes: Iterable[tuple[str, int]]) -> tuple[list[str], list[str]]:
    """Groups that may have a page of their own, and those too small for one. Where a single small one is left, the
    smallest of the others goes with it: whoever knows the rest could tell who is in it."""
    sizes = list(sizes)
    shown = [(name, size) for name, size in sizes if size >= FEWEST]
    small = [name for name, size in sizes if size < FEWEST]
    if sum(size for name, size in sizes if name in small) in range(1, FEWEST) and shown:
        least = min(shown, key=lambda one: one[1])
        shown.remove(least)
        small.append(least[0])
    return [name for name, _ in shown], small
