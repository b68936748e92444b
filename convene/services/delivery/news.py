"""News of how commitments go: one act keeps what was heard, and takes the step that follows from it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from convene.core.nouns.follow_up import NewsDraft
from convene.errors import USAGE, Problem
from convene.services.nouns import records, status_steps
from convene.text import clip, plural

if TYPE_CHECKING:
    from convene.core.delivery_vocabulary import Confidence
    from convene.core.vocabulary import Channel, CommitmentStatus
    from convene.store.writer import Writer


def hear(
    write: Writer,
    place_id: str,
    commitment_ids: Sequence[str],
    text: str,
    *,
    heard_on: date | None = None,
    heard_from: str = "",
    channel: Channel | None = None,
    confidence: Confidence | None = None,
    status: CommitmentStatus | None = None,
    answers: Mapping[str, str] | None = None,
) -> list[str]:
    """Keep what was heard of commitments, today unless ``heard_on`` is given, and take a step with each of them where
    ``status`` names one; ``answers`` are to what that step asks. One change in the history. The ids of the news.

    Raises Problem, keeping nothing: no words, a day to come, a commitment that is gone, a step that cannot be taken or
    lacks an answer.
    """
    if not text.strip():
        raise Problem(
            "There is no word of how it goes.", "Nothing was kept.", hint="Write what they said, in a sentence.",
            fields={"text": "it needs what they said"}, exit_code=USAGE,
        )  # fmt: skip
    on, made, titles, told = heard_on or write.today, [], [], []
    for one in dict.fromkeys(commitment_ids):
        promise: Any = records.load(write, "commitment", one)
        draft = NewsDraft(
            commitment=promise.slug, heard_on=on, heard_from=heard_from, channel=channel, text=text,
            confidence=confidence,
        )  # fmt: skip
        made.append(records.add(write, place_id, "news", draft))
        titles.append(records.name_of("commitment", promise))
    if status is not None:
        moved, said = status_steps.step(write, place_id, "commitment", list(commitment_ids), status, answers or {})
        if not moved:
            raise Problem(
                f"{said}: there is no such step from there.", "Nothing was kept.",
                hint="convene step commitment HANDLE lists the steps; or keep the news without one.", exit_code=USAGE,
            )  # fmt: skip
        told.append(said)
    of = titles[0] if len(titles) == 1 else plural(len(titles), "commitment")
    write.label = "; ".join([f"Heard of {of}: {clip(text, 60)}", *told])
    return made
