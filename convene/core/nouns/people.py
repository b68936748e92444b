"""People: contacts of actors, the lawful basis for keeping each, and the wording they were shown.

Nothing here leaves the book unless somebody asks for people by the option of that name.
"""

from __future__ import annotations

from typing import Annotated

from convene.core.nouns.fields import Draft, Flag, Line, MaybeDay, MaybeDeadline, Prose, Slug, To, field, words
from convene.core.nouns.noun import Noun
from convene.core.vocabulary import Channel, HowGiven, LawfulBasis, Stage


class Role(Draft):
    """What a person is for one actor. The same person may be a citizen tonight and a trustee tomorrow."""

    actor: Annotated[Line, To("actor", along=True)] = field("Actor", "The organisation or group.")
    role: Line = field("Role", "What they do there.", default="")
    speaks_for: Flag = field("Speaks for it", "Yes when they may speak, or sign, for the actor.", default=False)
    since: MaybeDay = field("Since", "From when.", default=None)
    until: MaybeDeadline = field("Until", "The day it ended.", default=None)


class Basis(Draft):
    """One entry of the lawful basis ledger: for one purpose, on one ground, with what they were told.

    Entries are added and withdrawn, never rewritten.
    """

    purpose: Line = field("Purpose", "What we keep and use it for, such as inviting to workshops.")
    basis: Annotated[LawfulBasis, words(LawfulBasis)] = field("Basis", "The lawful basis.")
    notice: Annotated[Line, To("notice")] = field("Wording", "The privacy notice they were shown.", default="")
    how: Annotated[HowGiven | None, words(HowGiven)] = field("How", "How they were told and answered.", default=None)
    given_on: MaybeDay = field("On", "The day.", default=None, begins="today")
    source: Line = field("Source", "Where we have it from, such as the sign-up sheet of 3 March.", default="")
    recorded_by: Line = field("Recorded by", "Who wrote it down, by role.", default="convener")
    review_on: MaybeDay = field("Look again on", "When to ask whether it still holds.", default=None)
    withdrawn_on: MaybeDay = field("Withdrawn on", "The day they withdrew or objected.", default=None)


class Access(Draft):
    """What somebody needs to take part, and their language. About health, perhaps: kept for a short time only."""

    needs: Line = field("Access needs", "Such as a loop, step-free, a crèche.", default="")
    language: Line = field("Language", "The language they prefer.", default="")
    keep_until: MaybeDeadline = field("Keep until", "It is forgotten after that day.", default=None)


class PersonDraft(Draft):
    named_by = "name"

    slug: Slug = field(
        "Handle", "A short name for commands; a number when left out, so that it tells nothing.", default=""
    )
    name: Line = field("Name", "A name, or only a role where that is enough.", example="Head of procurement")
    roles: tuple[Role, ...] = field("Roles", "The actors they belong to.", default=())
    channel: Annotated[Channel | None, words(Channel)] = field(
        "Prefers", "How they would like to be reached.", default=None, section="Contact"
    )
    email: Line = field("Email", "If they gave it.", default="", section="Contact")
    phone: Line = field("Telephone", "If they gave it.", default="", section="Contact")
    address: Prose = field("Address", "Only if letters go to them.", default="", section="Contact")
    bases: tuple[Basis, ...] = field(
        "Lawful basis", "Why we may keep and use this, for each purpose.", default=(), section="Lawful basis"
    )
    access: tuple[Access, ...] = field(
        "Access and language",
        "Kept for a short time, and never written out with the rest.",
        default=(),
        section="Access",
    )
    note: Prose = field("Note", "Only what they would not mind reading.", default="")

    def faults(self) -> dict[str, str]:
        found = {} if self.name else {"name": "a name is needed, or only a role where that is enough"}
        for number, row in enumerate(self.bases, start=1):
            if row.given_on and row.withdrawn_on and row.withdrawn_on < row.given_on:
                found["bases"] = (
                    f"entry {number} is withdrawn ({row.withdrawn_on}) before it was given ({row.given_on})"
                )
        for role in self.roles:
            if role.since and role.until and role.until < role.since:
                found["roles"] = f"a role ends ({role.until}) before it begins ({role.since})"
        return found


class NoticeDraft(Draft):
    """A privacy notice as it was shown, word for word: stored once, and pointed at by the ledger."""

    named_by = "title"

    slug: Slug = field("Handle", "Its version, such as 2026-11; made from the title when left out.", default="")
    title: Line = field("Title", "What to call this wording.", column=True, example="Sign-up sheet, November 2026")
    text: Prose = field("Wording", "What people were shown, word for word.")
    issued_on: MaybeDay = field("In use from", "The day.", default=None, column=True)
    language: Line = field("Language", "The language it is in.", default="")


NOTICE = Noun(
    "notice", NoticeDraft, "A privacy notice, word for word as it was shown.", Stage.engagement, found=0, standing=True
)
PERSON = Noun(
    "person", PersonDraft, "A contact of one or more actors; never written out unless asked for.", Stage.engagement,
    many="people", private=True, handle=lambda get: "contact", found=0, standing=True, sought=False,
)  # fmt: skip
