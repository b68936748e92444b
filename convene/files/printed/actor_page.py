"""One actor's page, to take along to it."""

from __future__ import annotations

from datetime import date

from convene.core.delivery.actor_page import ActorPage
from convene.core.delivery.promises import standing_words
from convene.files.documents.blocks import Block, Facts, Heading, Paper, Para, Quote, bullets
from convene.files.printed.promises import obligations, promised
from convene.text import count, day, plural

SAID = 12
"""Sayings that are told one by one."""


def page_paper(seen: ActorPage, place: str, today: date) -> Paper:
    """The whole page, as of ``today``."""
    standing = standing_words(seen.promised, today)
    blocks: list[Block] = [Para(f"{standing[:1].upper()}{standing[1:]}.", "lead"), Heading(2, "What you said")]
    for one in seen.said[:SAID]:
        blocks.append(Quote(one.words, f"{one.about}, {day(one.on)}" if one.on else one.about))
    if (more := len(seen.said) - SAID) > 0:
        blocks.append(Para(f"And {count(more)} more."))
    blocks.append(Para(
        "Only what you asked and what you told of your commitments stands here. What people said at workshops is kept "
        "by type of actor at most, and is put down to nobody."
    ))  # fmt: skip
    blocks.append(Heading(2, "What you promised, and how it goes"))
    blocks += promised(seen.promised, today, holder=True) if seen.promised else [Para("No commitment yet.")]
    if seen.beside:
        blocks += [
            Heading(2, "Shared with you by others"),
            Para("You are named as a partner; it is not said how much of it is yours."),
            bullets(*(f"{one.actor.name}: {one.title} ({one.words})" for one in seen.beside)),
        ]
    if seen.obliged:
        blocks += [
            Heading(2, "What the law or a permission asks of you"),
            Para(f"{plural(len(seen.obliged), 'obligation')}, listed and never counted."),
            obligations(seen.obliged),
        ]
    if seen.milestones:
        blocks += [Heading(2, "On the way"), Facts(seen.milestones)]
    blocks.append(Heading(2, "What others promised you"))
    blocks.append(bullets(*seen.to_it) if seen.to_it else Para("You have asked for nothing that is on record."))
    blocks += [
        Heading(2, "What we ask next"),
        bullets(*seen.next) if seen.next else Para("Nothing for now. Thank you."),
    ]
    return Paper(
        seen.name, tuple(blocks), kind="What you said, what you promised, how it goes",
        subtitle=" · ".join(filter(None, (seen.kind, place, f"as of {day(today)}"))), place=place, made_on=today,
        hue="delivery",
    )  # fmt: skip
