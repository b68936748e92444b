"""What happens between a promise and its keeping: milestones, and news of how it goes."""

from __future__ import annotations

from typing import Annotated

from convene.core.delivery_vocabulary import Confidence
from convene.core.nouns.fields import Day, Deadline, Draft, Line, MaybeDay, Prose, Slug, To, field, words
from convene.core.nouns.noun import Noun
from convene.core.vocabulary import Channel, Stage


class MilestoneDraft(Draft):
    named_by = "title"

    slug: Slug = field("Handle", "A short name; made from the title when left out.", default="")
    title: Line = field("Title", "What will be reached.", column=True, example="First cohort starts")
    commitment: Annotated[Line, To("commitment", along=True)] = field("Commitment", "On the way to what.", column=True)
    due: Deadline = field("Due", "By when.", column=True)
    done_on: MaybeDay = field("Reached on", "The day; empty while it is not.", default=None, column=True)
    owner: Line = field("Owner", "Who sees to it, by role.", default="")
    note: Prose = field("Note", "Anything else.", default="")


class NewsDraft(Draft):
    """What those who promised said of how it goes. The latest says when they were last heard, and how sure they are."""

    named_by = "text"

    slug: Slug = field("Handle", "A short name; made from the text when left out.", default="")
    commitment: Annotated[Line, To("commitment", along=True)] = field("Commitment", "What it is about.", column=True)
    heard_on: Day = field("Heard on", "The day.", column=True)
    heard_from: Line = field("From", "Who said it, by role.", default="", column=True)
    channel: Annotated[Channel | None, words(Channel)] = field("How", "By call, letter, at a meeting.", default=None)
    text: Prose = field("What they said", "How it goes, in a sentence or two.", column=True)
    confidence: Annotated[Confidence | None, words(Confidence)] = field(
        "Confidence", "How sure they are to keep it; empty when it was not asked.", default=None, column=True
    )


MILESTONE = Noun(
    "milestone", MilestoneDraft, "Something to be reached on the way to a commitment.", Stage.delivery,
    told_by="commitment", found=31, thread=True,
)  # fmt: skip
NEWS = Noun(
    "news", NewsDraft, "What was heard of how a commitment goes, and when.", Stage.delivery, many="news",
    quoted="text", found=0, thread=True,
)  # fmt: skip
