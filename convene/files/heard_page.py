"""“What we heard”, the note that goes back to those who spoke, as a plain document without anybody's name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from convene.core.engagement.small_counts import people_words, worth_telling
from convene.core.gates.number_words import spelt
from convene.core.vocabulary import ActorType, ContributionKind
from convene.files.documents.blocks import Block, Bullets, Entry, Heading, Paper, Para, bullets, facts
from convene.text import join, plural

KINDS = {
    ContributionKind.hope: "Hopes",
    ContributionKind.need: "Needs",
    ContributionKind.concern: "Concerns",
    ContributionKind.idea: "Ideas",
    ContributionKind.ask: "Asked for",
    ContributionKind.offer: "Offered",
    ContributionKind.story: "Stories",
    ContributionKind.thanks: "Thanks",
    None: "Also said",
}
"""In the order of the note, with what each kind is called over its lines."""


@dataclass(frozen=True, slots=True)
class Said:
    """One contribution as it may be shown. ``voice`` is the type that may be told, or "" where that would tell who;
    ``language`` the tag of what it was said in, "" where nobody wrote it down."""

    text: str
    kind: ContributionKind | None = None
    voice: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Like contributions under their name; "" holds those in no group. ``types`` counts them by the types that may be
    told."""

    name: str
    said: tuple[Said, ...]
    types: Mapping[ActorType, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Heard:
    """All the note says.

    ``occasion`` is the workshop or period in words; ``people`` who was heard, by type, and ``untold`` how many
    more. ``left_out`` counts contributions that seem to name somebody. ``needs`` and ``visions`` are what
    became of what was said; ``coming`` are dates to come, as (day, what).
    """

    place: str
    occasion: str
    today: date
    groups: tuple[Group, ...] = ()
    people: Mapping[ActorType, int] = field(default_factory=dict)
    untold: int = 0
    outside: int = 0
    left_out: int = 0
    influence: str = ""
    needs: tuple[str, ...] = ()
    visions: tuple[str, ...] = ()
    coming: tuple[tuple[str, str], ...] = ()
    convener: str = ""
    contact: str = ""

    @property
    def total(self) -> int:
        """How many contributions it rests on, those left out with them."""
        return sum(len(group.said) for group in self.groups) + self.left_out

    @property
    def gist(self) -> str:
        """The note in a sentence, for the record of it."""
        named = [group.name for group in self.groups if group.name][:3]
        about = f", most of all about {join(named)}" if named else ""
        return f"What we heard, {self.occasion}: {plural(self.total, 'contribution')}{about}."


def paper(heard: Heard) -> Paper:
    """The note as blocks: who was heard, what was said, and what happens next."""
    said = (block for group in heard.groups for block in _group(group, heard))
    return Paper(
        title=f"What we heard: {heard.place}",
        kind="A note back to everybody who spoke",
        subtitle=f"{heard.occasion[:1].upper()}{heard.occasion[1:]}.",
        place=heard.place,
        made_on=heard.today,
        hue="engagement",
        blocks=(*_beginning(heard), *said, *_next(heard)),
    )


def _beginning(heard: Heard) -> Iterator[Block]:
    who = people_words(heard.people, heard.untold)
    told = f"We listened to {who}." if who else ""
    if who and heard.outside:
        told += " That counts those we met outside workshops."
    number = spelt(heard.total)
    many = "thing was" if heard.total == 1 else "things were"
    said = f"{number[:1].upper()}{number[1:]} {many} written down"
    yield Para(f"{told} {said if heard.total else 'Nothing has been written down yet'}.".strip())
    if heard.influence:
        yield Para(f"What you were promised: {heard.influence}")
    if heard.total:
        yield Para("People's own words stand in quotation marks. Nobody is named.")
    if heard.left_out:
        yield Para(_left_out(heard.left_out))


def _left_out(number: int) -> str:
    many = spelt(number)
    if number == 1:
        return "One contribution is not quoted, because it seems to point to a person. It was heard all the same."
    return (
        f"{many[:1].upper()}{many[1:]} contributions are not quoted, because they seem to point to a person. "
        "They were heard all the same."
    )


def _group(group: Group, heard: Heard) -> Iterator[Block]:
    alone = len(heard.groups) == 1 and not group.name
    yield Heading(2, group.name or ("What people said" if alone else "Also said"))
    yield Para(_counted(group))
    kinds = [kind for kind in KINDS if any(one.kind is kind for one in group.said)]
    for kind in kinds:
        if len(kinds) > 1:
            yield Heading(3, KINDS[kind] if kind else "Other things")
        yield Bullets(tuple(_quoted(one) for one in group.said if one.kind is kind))


def _counted(group: Group) -> str:
    """``Nine contributions: six from citizens and three from voluntary groups.``; small cells are not told apart."""
    number = len(group.said)
    shown, _ = worth_telling(group.types)
    parts = [f"{spelt(many)} from {kind.many}" for kind, many in shown.items()]
    others = number - sum(shown.values())
    if parts and others:
        parts.append(f"{spelt(others)} from others")
    words = f"{spelt(number)} {'contribution' if number == 1 else 'contributions'}"
    if len(parts) == 1 and not others:
        return f"{words[:1].upper()}{words[1:]}, all of them from {next(iter(shown)).many}."
    return f"{words[:1].upper()}{words[1:]}{': ' + join(parts) if parts else ''}."


def _quoted(one: Said) -> Entry:
    return Entry(f"“{one.text}”", after=f"({one.voice})" if one.voice else "", language=one.language)


def _next(heard: Heard) -> Iterator[Block]:
    yield Heading(2, "What happens next")
    if heard.needs:
        yield Para("These needs were written from what you said:")
        yield bullets(*heard.needs)
    if heard.visions:
        yield Para("These visions rest on it:")
        yield bullets(*heard.visions)
    if heard.total and not heard.needs and not heard.visions:
        yield Para("What was said is being gathered into needs now. You will hear what became of it.")
    if heard.coming:
        yield Para("Dates to come:")
        yield facts(*heard.coming)
    whom = (heard.convener or "the convener") + (f", {heard.contact}" if heard.contact else "")
    yield Para(f"Did we hear you right? Ask {whom}." if heard.total else f"Is there something to say? Tell {whom}.")
