"""Reaching people: what the plan means to reach, what was done to reach it, and small dated things to do."""

from __future__ import annotations

from typing import Annotated

from convene.core.nouns.fields import (
    Draft,
    Line,
    Lines,
    MaybeDay,
    MaybeDeadline,
    MaybeWhole,
    Prose,
    Slug,
    To,
    field,
    words,
)
from convene.core.nouns.noun import Get, Noun
from convene.core.vocabulary import ActorType, Channel, Stage


class TargetDraft(Draft):
    """A line of the engagement plan: how many of whom, by when, and how. Actuals are counted, never typed."""

    named_by = "name"

    slug: Slug = field("Handle", "A short name; made from the name when left out.", default="")
    name: Line = field("Whom", "Whom this line is about.", column=True, example="Small businesses on Tide Street")
    actor_type: Annotated[ActorType | None, words(ActorType)] = field(
        "Type", "The type of actor it counts, if it is one.", default=None, column=True
    )
    group: Line = field("Priority group", "The priority group it counts, if it is one.", default="", column=True)
    ward: Line = field("Ward", "Only those of this ward.", default="")
    actors: MaybeWhole = field("Actors", "How many actors to engage.", default=None, ge=0, column=True)
    people: MaybeWhole = field("People", "How many people to hear.", default=None, ge=0, unit="people", column=True)
    how: Prose = field("How", "How they are to be reached.", default="")
    owner: Line = field("Owner", "Who sees to it, by role.", default="")
    by: MaybeDeadline = field("By", "The day.", default=None, column=True)

    def faults(self) -> dict[str, str]:
        return {} if self.name else {"name": "a line of the plan needs to say whom it is about"}


class OutreachDraft(Draft):
    """One line of the outreach log: a call, a doorstep, a letter."""

    named_by = "what"

    slug: Slug = field("Handle", "A short name; made from how and when, if left out.", default="")
    what: Line = field("What", "What was done and what came of it, in a line.", column=True)
    date: MaybeDay = field("Date", "The day.", default=None, column=True)
    channel: Annotated[Channel | None, words(Channel)] = field("How", "How it was done.", default=None, column=True)
    actor: Annotated[Line, To("actor")] = field("Actor", "Whom it went to, if an actor.", default="", column=True)
    actor_type: Annotated[ActorType | None, words(ActorType)] = field(
        "Type", "The type of those reached, where no actor is named.", default=None
    )
    person: Annotated[Line, To("person")] = field("Person", "The contact spoken to, if one is kept.", default="")
    people: MaybeWhole = field("People heard", "How many people were listened to.", default=None, ge=0, unit="people")
    groups: Lines = field("Groups", "Priority groups it reached.", default=())
    by: Line = field("By", "Who did it, by role.", default="")
    follow_up: MaybeDay = field("Follow up", "The day to come back to it.", default=None, column=True)
    followed_up: MaybeDay = field("Followed up on", "The day that was done.", default=None)
    note: Prose = field("Note", "Anything else.", default="")

    def faults(self) -> dict[str, str]:
        found = {}
        if not self.what:
            found["what"] = "a line of the log needs its words: what was done, and what came of it"
        if self.date and self.follow_up and self.follow_up < self.date:
            found["follow_up"] = f"it is to be followed up ({self.follow_up}) before it was done ({self.date})"
        if self.date and self.followed_up and self.followed_up < self.date:
            found["followed_up"] = f"it was followed up ({self.followed_up}) before it was done ({self.date})"
        return found


class ActionDraft(Draft):
    """A small dated thing to do, with an owner. Not a commitment: nobody signs it."""

    named_by = "what"

    slug: Slug = field("Handle", "A short name; made from the words when left out.", default="")
    what: Line = field("What", "What is to be done; begin with a verb.", column=True, example="Ring Northgate Homes")
    owner: Line = field("Owner", "Who does it, by role or actor.", default="", column=True)
    due: MaybeDeadline = field("Due", "By when.", default=None, column=True)
    done_on: MaybeDay = field("Done on", "The day it was done.", default=None, column=True)
    actor: Annotated[Line, To("actor")] = field("Actor", "The actor it is about.", default="")
    commitment: Annotated[Line, To("commitment")] = field("Commitment", "The commitment it is about.", default="")
    workshop: Annotated[Line, To("workshop")] = field("Workshop", "Where it was agreed.", default="")
    gap: Line = field("Gap", "The gap it is to close, as the gap finder calls it.", default="")
    note: Prose = field("Note", "Anything else.", default="")

    def faults(self) -> dict[str, str]:
        return {} if self.what else {"what": "an action needs its words: what is to be done"}


class MatchDraft(Draft):
    """A row of an imported list that fits several actors, or none for sure, and waits for a decision."""

    named_by = "name"

    slug: Slug = field("Handle", "A short name; made from the name when left out.", default="")
    name: Line = field("Name", "What the row calls it.", column=True)
    file: Line = field("List", "The file it stands in.", default="", column=True)
    line: MaybeWhole = field("Line", "Its line there.", default=None, column=True)
    why: Line = field("Why", "Why it could not be told.", default="", column=True)
    candidates: tuple[Annotated[Line, To("actor")], ...] = field("Could be", "The actors it may be.", default=())
    record: Prose = field("The row", "What the row says, field by field (JSON).", default="{}")
    links: Prose = field("Its ties", "Ties to make once it is known (JSON).", default="[]")
    noted_on: MaybeDay = field("Since", "The day it was brought in.", default=None)


def _channel_and_day(get: Get) -> str:
    # The words of a log may name people, and a handle goes out with every list.
    return "-".join(filter(None, (get("channel") or "outreach", get("date"))))


TARGET = Noun(
    "target", TargetDraft, "A line of the engagement plan: how many of whom.", Stage.engagement,
    offered=True, short_words={"type": "actor_type"},
)  # fmt: skip
OUTREACH = Noun(
    "outreach", OutreachDraft, "A call, a doorstep, a letter: what was done to reach people.", Stage.engagement,
    many="outreach", handle=_channel_and_day, found=0, offered=True, short_words={"type": "actor_type"},
)  # fmt: skip
MATCH = Noun(
    "match", MatchDraft, "A row of an imported list that waits for a decision.", Stage.engagement,
    many="matches", found=0,
)  # fmt: skip
ACTION = Noun("action", ActionDraft, "A small dated thing to do, with an owner.", found=9)
