"""The counts of the thread on the overview: six along it, and what hangs loose under each."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from convene.core.views import Count, Tone
from convene.services.thread import loose
from convene.services.thread.loose import Tally
from convene.services.thread.loose_kinds import MADE
from convene.store.reader import Reader
from convene.text import plural

_COMMITMENTS = (
    "SELECT count(*) AS held, "
    "count(*) FILTER (WHERE EXISTS (SELECT 1 FROM observation o WHERE o.commitment_id = c.id)) AS measured "
    f"FROM commitment c WHERE place_id = :p AND {MADE}"
)


def page(read: Reader, place_id: str, today: date, tallies: Mapping[str, Tally] | None = None) -> tuple[Count, ...]:
    """Said, visions, decided, commitments, measured, replied: each with what is loose under it, in words.

    ``tallies`` is what hangs loose, where it was counted already.
    """
    tallies = loose.tallies(read, place_id, today) if tallies is None else tallies
    voices, untold = tallies["voices-in-no-vision"], tallies["voices-not-answered"].found
    unsaid, undecided = tallies["visions-nobody-said"].found, tallies["visions-not-decided"]
    unkept = tallies["visions-without-a-commitment"].found
    said, total = voices.of, undecided.of
    promised = read.one(_COMMITMENTS, p=place_id)
    assert promised is not None
    held, measured = promised["held"], promised["measured"]
    sql = "SELECT count(*) FROM reply WHERE place_id = :p AND sent_on <= :today"
    replies = read.value(sql, p=place_id, today=today.isoformat())
    unheld = f"{plural(unkept, 'vision')} {'has' if unkept == 1 else 'have'} none" if unkept else ""
    return (
        _count(said, "said", f"{voices.found} not yet in a vision" if voices.found else "", "all taken up", said),
        _count(total, _word(total, "vision"), f"{unsaid} nobody said" if unsaid else "", "all with a voice", total),
        _count(
            undecided.whole, "decided", f"{undecided.found} still open" if undecided.found else "", "all decided", total
        ),
        _count(held, _word(held, "commitment"), unheld, "every vision has one", total),
        _count(
            measured, "measured", f"{held - measured} not yet measured" if held > measured else "", "all measured", held
        ),
        _count(replies, "replied", f"{plural(untold, 'voice')} not told" if untold > 0 else "", "everybody told", said),
    )


def _count(number: int, word: str, hangs: str, whole: str, basis: int) -> Count:
    """What is loose, or that nothing is, or that there is nothing yet to be loose."""
    tone: Tone = "look" if hangs else "quiet"
    return Count(number, word, hangs or (whole if basis else "none yet"), tone)


def _word(number: int, one: str) -> str:
    return one if number == 1 else f"{one}s"
