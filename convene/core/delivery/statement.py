"""The social value statement of a scheme: what the law or the permission asks for apart from what was promised of free
will, which alone counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from convene.core.delivery.promises import Promise, of_people, standing_words
from convene.core.vocabulary import CommitmentStatus, Pillar
from convene.text import count, plural

SKILLS = ("employment", "apprentice", "skills", "local labour", "training")
"""Words by which an obligation is told to be about employment and skills where its measure does not tell."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """What is built, by whom. ``facts`` are labels and values, in order."""

    title: str
    developer: str
    developer_id: str
    about: str
    facts: tuple[tuple[str, str], ...]
    affordable: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """``skills`` and ``required`` are obligations, never counted; ``voluntary`` is by theme, what stands; ``offered``
    and ``given_up`` do not count as promised. ``others`` are commitments of the developer for no scheme; ``blanks`` say
    what it could promise by planning and has not."""

    scheme: Scheme
    skills: tuple[Promise, ...]
    required: tuple[Promise, ...]
    voluntary: Mapping[str, tuple[Promise, ...]]
    offered: tuple[Promise, ...]
    given_up: tuple[Promise, ...]
    others: int
    blanks: tuple[str, ...]
    says: str
    remarks: tuple[str, ...] = ()

    @property
    def stands(self) -> tuple[Promise, ...]:
        """All that was promised of free will and accepted, in every theme."""
        return tuple(one for those in self.voluntary.values() for one in those)


NO_THEME = "Without a measure of the framework"


def statement(
    scheme: Scheme, promises: Sequence[Promise], others: int, blanks: Sequence[str], today: date
) -> Statement:
    """From the commitments of the scheme, the developer's or others'."""
    obliged = [one for one in promises if one.required and one.status is not CommitmentStatus.withdrawn]
    free = [one for one in promises if not one.required]
    stands = [one for one in free if one.accepted]
    themes = sorted({one.theme for one in stands}, key=lambda theme: (not theme, theme))
    made = Statement(
        scheme,
        tuple(one for one in obliged if is_skills(one)),
        tuple(one for one in obliged if not is_skills(one)),
        {theme or NO_THEME: tuple(one for one in stands if one.theme == theme) for theme in themes},
        tuple(one for one in free if one.status is CommitmentStatus.offered),
        tuple(one for one in promises if one.status is CommitmentStatus.withdrawn),
        others, tuple(blanks), _says(stands, obliged, today),
    )  # fmt: skip
    return replace(made, remarks=tuple(_remarks(made, free)))


def is_skills(one: Promise) -> bool:
    """Whether an obligation is about employment and skills: by its measure's pillar, or by its own words."""
    said = f"{one.title} {one.required_by}".casefold()
    return one.pillar is Pillar.fair_work or any(word in said for word in SKILLS)


def _says(stands: Sequence[Promise], obliged: Sequence[Promise], today: date) -> str:
    first = (
        f"Promised of free will and accepted: {standing_words(stands, today)}."
        if stands
        else "Nothing that was promised of free will has been accepted yet."
    )
    asked = plural(len(obliged), "obligation")
    return f"{first} Asked for by law or permission anyway: {asked if obliged else 'none on record'}, never counted."


def _remarks(made: Statement, free: Sequence[Promise]) -> Iterator[str]:
    if made.offered and not made.stands:
        yield "Everything here is offered only: nobody who answers for it has accepted it."
    elif made.offered:
        yield f"{plural(len(made.offered), 'offer')} {_is(len(made.offered))} not counted: not accepted yet."
    if bare := sum(not one.measure for one in free):
        yield f"Of {plural(len(free), 'voluntary commitment')}, {count(bare)} {_is(bare)} on no measure."
    vague = sum(one.amount is None for one in made.stands)
    if vague:
        yield f"{count(vague)} of {plural(len(made.stands), 'accepted commitment')} name no quantity."
    unproved = [one for one in made.stands if one.status is CommitmentStatus.done and not one.proofs]
    if unproved:
        yield f"{plural(len(unproved), 'commitment')} called kept, without evidence."
    yield from of_people(made.stands)
    if made.scheme.affordable:
        yield "“Affordable” has the meaning that the permission gives the word, whatever people here can pay."
    if made.others:
        told = plural(made.others, "other commitment")
        yield f"{told} of the developer {_is(made.others)} for no scheme, and not told here."


def _is(number: int) -> str:
    return "is" if number == 1 else "are"
