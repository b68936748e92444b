"""What the book holds and the public document cannot say, or says in fewer words: so that nothing goes in silence."""

from __future__ import annotations

from collections.abc import Iterator

from convene.core.findings import Finding
from convene.core.vocabulary import CommitmentStatus, VisionStatus, WorkshopStatus
from convene.services.manifesto.contents import Contents
from convene.text import clip, count, join, plural

_COUNTS = ("votes_for", "votes_against", "stood_aside")


def remarks(contents: Contents) -> tuple[Finding, ...]:
    """What is left out or summed up, each with what would bring it in; for the app and for the page."""
    return tuple(
        Finding("note", (), words, remedy)
        for part in (_visions, _commitments, _partners, _shares, _asks, _people)
        for words, remedy in part(contents)
    )


def _visions(contents: Contents) -> Iterator[tuple[str, str]]:
    agreed = [one for one in contents.visions if one.status is VisionStatus.agreed]
    proposed = sum(one.status is VisionStatus.proposed for one in contents.visions)
    if proposed:
        words = f"{plural(proposed, 'vision was', 'visions were')} proposed and not agreed."
        yield words, "A vision comes in once it is agreed (co-design, visions)."
    if len({tuple(getattr(one, name) for name in _COUNTS) for one in agreed}) > 1:
        yield (
            "The agreed visions were not all counted alike: the numbers given are the least favourable of any of them.",
            "Co-design, visions, shows the numbers of each.",
        )


def _commitments(contents: Contents) -> Iterator[tuple[str, str]]:
    offered = sum(one.status is CommitmentStatus.offered for one in contents.commitments)
    if offered:
        words = f"{plural(offered, 'commitment is', 'commitments are')} offered and not accepted yet."
        yield words, "It comes in once it is accepted (delivery)."
    shaky = sum(one.status is CommitmentStatus.at_risk for one in contents.commitments)
    if shaky:
        words = f"{plural(shaky, 'commitment is', 'commitments are')} at risk; here that still counts as live."
        yield words, "Delivery shows which."
    accepted = sum(one.status is CommitmentStatus.accepted for one in contents.commitments)
    if accepted:
        words = f"{plural(accepted, 'commitment is', 'commitments are')} accepted; here that counts as live."
        yield words, "Each says itself from when."


def _shares(contents: Contents) -> Iterator[tuple[str, str]]:
    """The document has a place for who shares a commitment and for what is claimed of a change, and none for how much
    each carries: a key of its own would make it another document than the one readers of version 1.0 can check."""
    for one in contents.commitments:
        if one.shares and one.status is not CommitmentStatus.offered:
            carry = join([f"{contents.name(each.actor)} {count(each.share)} %" for each in one.shares])
            words = f"Who carries how much of “{clip(one.title or one.wording, 60)}” ({carry}) is not in the document."
            yield words, "Write it into the wording where the public is to read it."


def _partners(contents: Contents) -> Iterator[tuple[str, str]]:
    for one in contents.commitments:
        absent = [slug for slug in one.partners if slug not in contents.signed]
        if absent and one.status is not CommitmentStatus.offered:
            named = join([contents.name(slug) for slug in absent])
            words = f"{named}, named beside “{clip(one.title or one.wording, 60)}”,"
            have = "has" if len(absent) == 1 else "have"
            yield f"{words} {have} not signed.", "Only signatories stand beside a commitment."


def _asks(contents: Contents) -> Iterator[tuple[str, str]]:
    for ask in contents.asks:
        if not contents.between_signatories(ask):
            unsigned = ask.asked_of if ask.asked_of not in contents.signed else ask.asked_by
            yield (
                f"The ask “{clip(ask.wording, 60)}” is left out: an ask stands between two signatories.",
                f"It comes in once {contents.name(unsigned)} has signed."
                if unsigned
                else "It asks anybody who can; it comes in once it asks a signatory.",
            )


def _people(contents: Contents) -> Iterator[tuple[str, str]]:
    held = [one for one in contents.workshops if one.status is WorkshopStatus.held and one.attendance]
    if len(held) > 1:
        yield "Whoever came to several sessions is counted at each.", "Nobody's name is taken, so it cannot be told."
