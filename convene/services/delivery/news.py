"""News of commitments: what those who promised said of how it goes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import cast

from convene.core.delivery_vocabulary import Confidence
from convene.core.nouns.delivery import CommitmentDraft
from convene.core.nouns.follow_up import NewsDraft
from convene.core.vocabulary import Channel
from convene.errors import USAGE, Problem
from convene.services.nouns import records
from convene.store.writer import Writer
from convene.text import clip, day, plural


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
) -> tuple[str, ...]:
    """Keep what was said of some commitments as news of each: the ids of the news. The day they were last heard on
    moves on, never back, and how sure they are becomes that of the latest news.

    Raises Problem for nothing said, or a day to come; nothing is kept then.
    """
    on = heard_on or write.today
    if not text.strip():
        raise Problem("Nothing was said.", hint="Say in a line how it goes.", fields={"text": "empty"}, exit_code=USAGE)
    if on > write.today:
        raise Problem(
            f"{day(on, write.today)} is still to come, and nothing was heard then.",
            "Nothing was kept.",
            hint="Give the day on which they said it.",
            fields={"heard_on": "a day to come"},
            exit_code=USAGE,
        )
    made, title = [], ""
    for one in commitment_ids:
        old = cast("CommitmentDraft", records.load(write, "commitment", one))
        title = title or old.title
        news = NewsDraft(
            commitment=old.slug, heard_on=on, heard_from=heard_from, channel=channel, text=text, confidence=confidence
        )
        made.append(records.add(write, place_id, "news", news))
        if old.heard_on is None or on >= old.heard_on:
            new = old.model_copy(update={"heard_on": on, "confidence": confidence or old.confidence})
            records.edit(write, place_id, "commitment", one, new, opened=old)
    more = f" and {plural(len(made) - 1, 'other')}" if len(made) > 1 else ""
    write.label = f"Heard of {clip(title, 60)}{more}"
    return tuple(made)
