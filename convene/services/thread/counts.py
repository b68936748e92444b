"""The counts of the thread on the overview: six along it, and what hangs loose under each.

What is planned for a later day has not happened: a reply counts from the day it is sent. An offer nobody has accepted
is no commitment, nor is what the law asks for anyway, and one that was withdrawn holds no vision.
"""

from __future__ import annotations

from datetime import date

from convene.core.views import Count, Tone
from convene.services.engagement.voices import OF_VISION
from convene.store.reader import Reader
from convene.text import plural

# A voice is in a vision itself, or with a need that is; a need alone is no vision, nor is one that was given up.
_LOOSE_VOICES = (
    "SELECT count(*) FROM contribution c WHERE place_id = :p "
    "AND NOT EXISTS (SELECT 1 FROM vision_contributions l JOIN vision v ON v.id = l.owner_id "
    "WHERE l.target_id = c.id AND v.status <> 'retired') "
    "AND NOT EXISTS (SELECT 1 FROM need_contributions n JOIN vision_needs l ON l.target_id = n.owner_id "
    "JOIN vision v ON v.id = l.owner_id WHERE n.target_id = c.id AND v.status <> 'retired')"
)
_MADE = "c.status NOT IN ('offered', 'withdrawn') AND c.legally_required = 0"
_VISIONS = (
    "SELECT count(*) AS total, count(*) FILTER (WHERE status = 'agreed') AS agreed, "
    f"count(*) FILTER (WHERE {OF_VISION.sql} = 0) AS unsaid, "
    "count(*) FILTER (WHERE NOT EXISTS (SELECT 1 FROM commitment_visions l JOIN commitment c ON c.id = l.owner_id "
    f"WHERE l.target_id = v.id AND {_MADE}) AND NOT EXISTS (SELECT 1 FROM priority_visions pv "
    "JOIN commitment_priorities cp ON cp.target_id = pv.owner_id JOIN commitment c ON c.id = cp.owner_id "
    f"WHERE pv.target_id = v.id AND {_MADE})) AS unkept FROM vision v WHERE place_id = :p AND status <> 'retired'"
)
_COMMITMENTS = (
    "SELECT count(*) AS held, "
    "count(*) FILTER (WHERE EXISTS (SELECT 1 FROM observation o WHERE o.commitment_id = c.id)) AS measured "
    f"FROM commitment c WHERE place_id = :p AND {_MADE}"
)
# A voice is answered by a reply to itself, to its workshop, or to a vision it became part of.
ANSWERED = (
    "(SELECT l.target_id AS id FROM reply_contributions l JOIN reply r ON r.id = l.owner_id "
    "WHERE r.place_id = :p AND r.sent_on <= :today UNION "
    "SELECT c.id FROM contribution c JOIN reply r ON r.workshop_id = c.workshop_id "
    "WHERE c.place_id = :p AND r.sent_on <= :today UNION "
    "SELECT vc.target_id FROM vision_contributions vc JOIN reply_visions rv ON rv.target_id = vc.owner_id "
    "JOIN reply r ON r.id = rv.owner_id WHERE r.place_id = :p AND r.sent_on <= :today)"
)
"""Ids of the voices of place ``:p`` that had an answer by ``:today``: what stands after IN."""


def page(read: Reader, place_id: str, today: date) -> tuple[Count, ...]:
    """Said, visions, decided, commitments, measured, replied: each with what is loose under it, in words."""
    now = today.isoformat()
    said = read.value("SELECT count(*) FROM contribution WHERE place_id = :p", p=place_id)
    loose = read.value(_LOOSE_VOICES, p=place_id)
    visions = read.one(_VISIONS, p=place_id)
    assert visions is not None
    total, agreed, unsaid, unkept = (visions[name] for name in ("total", "agreed", "unsaid", "unkept"))
    promised = read.one(_COMMITMENTS, p=place_id)
    assert promised is not None
    held, measured = promised["held"], promised["measured"]
    replies = read.value("SELECT count(*) FROM reply WHERE place_id = :p AND sent_on <= :today", p=place_id, today=now)
    untold = read.value(
        f"SELECT count(*) FROM contribution WHERE place_id = :p AND id NOT IN {ANSWERED}", p=place_id, today=now
    )
    unheld = f"{plural(unkept, 'vision')} {'has' if unkept == 1 else 'have'} none" if unkept else ""
    return (
        _count(said, "said", f"{loose} not yet in a vision" if loose else "", "all taken up", said),
        _count(total, _word(total, "vision"), f"{unsaid} nobody said" if unsaid else "", "all with a voice", total),
        _count(agreed, "decided", f"{total - agreed} still open" if total > agreed else "", "all decided", total),
        _count(held, _word(held, "commitment"), unheld, "every vision has one", total),
        _count(
            measured, "measured", f"{held - measured} not yet measured" if held > measured else "", "all measured", held
        ),
        _count(replies, "replied", f"{plural(untold, 'voice')} not told" if untold > 0 else "", "everybody told", said),
    )


def _count(number: int, word: str, loose: str, whole: str, basis: int) -> Count:
    """What is loose, or that nothing is, or that there is nothing yet to be loose."""
    tone: Tone = "look" if loose else "quiet"
    return Count(number, word, loose or (whole if basis else "none yet"), tone)


def _word(number: int, one: str) -> str:
    return one if number == 1 else f"{one}s"
