"""What of a manifesto hangs on the wall: the vision, the promises by who gives them, and how to join."""

from __future__ import annotations

from convene.core.manifesto.commitments import Commitment
from convene.core.manifesto.document import Document
from convene.core.manifesto.standing import standing
from convene.core.vocabulary import CommitmentStatus
from convene.files.documents.poster import Giver, Poster, Promise
from convene.files.manifesto_page.reading import NOT_SAID, Reading, label
from convene.text import count, plural


def poster(document: Document, *, missing: int = 0, mark: str = "", notice: str = "") -> Poster:
    """The poster of a manifesto; ``mark`` is its short hash, ``notice`` what has to be known first. A sketch may be
    given: what is not there is left out, and it says that it is a draft."""
    reading = Reading(document)
    signed = [one for one in document.signatories if one.withdrawn_on is None]
    givers = [
        Giver(one.name or NOT_SAID, label(one.actor_type), tuple(map(_promise, _ranked(document, held))))
        for one in signed
        if (held := [each for each in reading.held.get(one.id, []) if each.status is not CommitmentStatus.withdrawn])
    ]
    shown = [each for one in signed for each in reading.held.get(one.id, [])]
    kept = sum(each.status is not CommitmentStatus.withdrawn and not each.legally_required for each in shown)
    governance, convener = document.governance, document.convener
    contact = convener.contact or governance.concerns_to
    return Poster(
        title=document.title or "Community manifesto",
        place=document.place.name or "",
        vision=document.vision.statement or "There is no agreed vision yet.",
        agreed=_agreed(document),
        # Whoever promised most comes first only because longer lists are easier to set: nobody is ranked.
        givers=tuple(sorted(givers, key=lambda one: -len(one.promises))),
        join=governance.join_rule or "It is not said yet how to join.",
        ask=" · ".join(filter(None, (f"Ask {convener.name}" if convener.name else "", contact or ""))),
        notice=notice or standing(document, missing).notice,
        counts=tuple(
            (count(number), words)
            for number, words in (
                (document.process.people_heard or 0, "people heard"),
                (kept, "promise" if kept == 1 else "promises"),
                (len(signed), "signatory" if len(signed) == 1 else "signatories"),
            )
            if number
        ),
        made_on=document.issued,
        mark=mark,
        language=reading.language,
    )


def _promise(one: Commitment) -> Promise:
    due = f"by {one.due:%B %Y}" if one.due else ""
    return Promise(
        (one.wording or NOT_SAID).strip().rstrip("."), "kept" if one.status is CommitmentStatus.done else due
    )


def _ranked(document: Document, held: list[Commitment]) -> list[Commitment]:
    """Those that serve the first priorities first: where there is no room for all, they are the ones that stay."""
    rank = {one.id: one.rank or 99 for one in document.priorities}
    return sorted(held, key=lambda one: min((rank.get(each, 99) for each in one.priorities or ()), default=99))


def _agreed(document: Document) -> str:
    vision = document.vision
    if not vision.agreed_on:
        return ""
    words = f"Agreed on {vision.agreed_on.day} {vision.agreed_on:%B %Y}"
    if vision.votes_for:
        words += f" by {plural(vision.votes_for, 'person', 'people')}"
        if vision.votes_against:
            words += f"; {count(vision.votes_against)} saw it otherwise"
    return f"{words}."
