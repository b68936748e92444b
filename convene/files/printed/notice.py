"""The privacy notice of a place, in words made from what the place says of itself.

What it has to say follows articles 13 and 14 of the UK GDPR: who, why, on what ground, how long, who sees it, and
which rights there are; the complaint route that of the Data (Use and Access) Act 2025. Not legal advice.
"""

from __future__ import annotations

from dataclasses import dataclass

from convene.core.people import ACCESS_DAYS
from convene.files.documents.blocks import Block, Heading, Paper, Para
from convene.text import plural

TITLE = "How we look after what you tell us"
_UK = ("GB", "UK", "")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the place says of itself. An empty text is something nobody has filled in yet."""

    place: str
    convener: str = ""
    ask_for: str = ""
    reach: str = ""
    controller: str = ""
    months: int = 24
    country: str = "GB"
    welsh: bool = False

    @property
    def missing(self) -> tuple[str, ...]:
        """The fields of the place's own form that are still empty, by their titles."""
        wanted = (("Who convenes", self.convener), ("Contact", self.ask_for), ("Reach them at", self.reach))
        return tuple(title for title, held in wanted if not held)


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the notice; the first is the paragraph that stands on the sign-up sheet."""

    heading: str
    text: str


def parts(facts: Facts) -> tuple[Part, ...]:
    """The notice, part by part."""
    who, role, reach = (
        _said(facts.convener, "Who convenes"),
        _said(facts.ask_for, "Contact"),
        _said(facts.reach, "Reach them at"),
    )
    found = [
        Part("In short", _short(facts, who, role, reach)),
        Part("Who we are", _who(facts, who, role, reach)),
        Part(
            "What we keep, and why",
            "Your name, or only your first name; what you are here as; and how to reach you, if you tell us. We use it "
            f"for what you ticked and nothing else: to invite you to meetings about {facts.place}, to send you news of "
            "what was heard and decided, to ask you before decisions. You can take part without giving us any of it.",
        ),
        Part("On what ground", _ground(facts)),
        Part(
            "How long",
            f"We erase it {plural(facts.months, 'month')} after we were last in touch, or as soon as you ask. What you "
            f"need to take part, and your language, we forget {ACCESS_DAYS} days after the meeting.",
        ),
        Part(
            "Who sees it",
            f"The people at {who} who prepare and hold these meetings. We do not sell it or pass it on, and we never "
            "publish your name without asking you first.",
        ),
        Part("Your rights", _rights(facts)),
        Part("If you are not content", _complaints(facts, role, reach)),
    ]
    if facts.welsh:
        found.append(Part("Welsh", "Welsh is welcome: write or speak to us in Welsh if you would rather."))
    return tuple(found)


def text(found: tuple[Part, ...]) -> str:
    """The wording as it is kept, word for word."""
    return "\n\n".join(f"{one.heading}\n{one.text}" for one in found)


def _said(held: str, title: str) -> str:
    return held or f"[to be filled in: {title}]"


def _short(facts: Facts, who: str, role: str, reach: str) -> str:
    return (
        f"{who} keeps what you write here to do what you tick, and for nothing else, because you say yes to it; you "
        f"can change your mind at any time. We keep it until {plural(facts.months, 'month')} after we were last in "
        f"touch, and what you need to take part for {ACCESS_DAYS} days. Nobody else gets it. To see it, to have it "
        f"changed or erased, or to complain: {role}, {reach}."
    )


def _who(facts: Facts, who: str, role: str, reach: str) -> str:
    words = f"{who} brings people together about {facts.place}. Ask for: {role}, {reach}."
    if facts.controller and facts.controller != facts.convener:
        words += f" The body that answers for personal data in law (the controller) is {facts.controller}."
    return words


def _ground(facts: Facts) -> str:
    law = "UK GDPR" if facts.country.upper() in _UK else "General Data Protection Regulation"
    return (
        f"For what you tick: your consent ({law}, article 6 (1) (a)). Needs that may tell something about your health: "
        "your explicit consent (article 9 (2) (a)). If we have your details because of your work for an organisation: "
        "our legitimate interest in reaching it, or a task in the public interest laid down in law (article 6 (1) (f) "
        "or (e)). Our list says for each person which it is, since when, and where we have it from."
    )


def _rights(facts: Facts) -> str:
    return (
        "You may see what we hold about you and have a copy, have it put right, erased, or used less, and take it with "
        "you. You may object at any time to our using it. What you agreed to you may withdraw at any time; what was "
        "done before stays lawful. We answer within one month, free of charge."
    )


def _complaints(facts: Facts, role: str, reach: str) -> str:
    if facts.country.upper() not in _UK:
        return f"Please tell us first: {role}, {reach}. You may also turn to your country's data protection authority."
    return (
        f"Please tell us first: {role}, {reach}. We acknowledge a complaint within 30 days, look into it without undue "
        "delay, and tell you what came of it. You may turn to the Information Commissioner's Office as well: "
        "ico.org.uk, telephone 0303 123 1113."
    )


def paper(found: tuple[Part, ...], place: str, mark: str) -> Paper:
    """The notice. ``mark`` says which wording it is."""
    blocks: list[Block] = []
    for one in found:
        blocks += [Heading(2, one.heading), Para(one.text)]
    return Paper(
        TITLE, tuple(blocks), kind="Privacy notice", subtitle=f"{place} · {mark}", place=place, mark=mark,
        hue="engagement",
    )  # fmt: skip
