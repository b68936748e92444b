"""A record of news: whichever way it comes, changes or goes, its commitment says when it was last heard of, and
how sure its actor is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, cast

from convene.core.nouns.follow_up import NewsDraft
from convene.services.maintenance.last_heard import Said, said_of, settle
from convene.text import day

if TYPE_CHECKING:
    from convene.core.nouns import Draft
    from convene.store.reader import Reader
    from convene.store.writer import Writer


def unsaid(old: Draft | None, new: Draft, today: date) -> dict[str, str]:
    """What is said of a day to come was not heard yet."""
    one = cast("NewsDraft", new)
    if one.heard_on <= today or (old is not None and cast("NewsDraft", old).heard_on == one.heard_on):
        return {}
    return {"heard_on": f"{day(one.heard_on)} is still to come, and nobody has said so yet"}


def changed(write: Writer, place_id: str, news_id: str, old: Draft | None, new: Draft, why: str) -> None:
    """A commitment says when it was last heard of as its news do, however they came in or were put right."""
    before, after = cast("NewsDraft | None", old), cast("NewsDraft", new)
    now, was = _commitment(write, place_id, after.commitment), ""
    if before is not None:
        was = now if before.commitment == after.commitment else _commitment(write, place_id, before.commitment)
    for one in {now, was} - {""}:
        there = said_of(write, one)
        earlier = [each for each in there if each.id != news_id]
        if before is not None and one == was:
            sure = before.confidence.value if before.confidence else ""
            earlier.append(Said(before.heard_on.isoformat(), news_id, sure))
        settle(write, one, earlier, there)


def leaving(write: Writer, ids: Sequence[str]) -> None:
    """What is left says when a commitment was last heard of, once these have gone."""
    going = set(ids)
    for one in {_of(write, each) for each in ids} - {""}:
        there = said_of(write, one)
        settle(write, one, there, [each for each in there if each.id not in going])


def _commitment(read: Reader, place_id: str, slug: str) -> str:
    found = read.value("SELECT id FROM commitment WHERE place_id = :p AND lower(slug) = lower(:s)", p=place_id, s=slug)
    return str(found or "")


def _of(read: Reader, news_id: str) -> str:
    return str(read.value("SELECT commitment_id FROM news WHERE id = :id", id=news_id) or "")
