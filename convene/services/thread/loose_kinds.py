"""What may hang loose on the thread, or grow old: each kind with its SQL, said once for counts, lists and the score.

What is planned for a later day has not happened: a reply counts from the day it is sent. An offer nobody has accepted
is no commitment, nor is what the law asks for anyway, and one that was withdrawn holds no vision.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from convene.core.gates.delivery import FRESH_DAYS
from convene.core.vocabulary import Stage
from convene.services.codesign.ballots.standing import AGREES, STANDS
from convene.services.engagement.voices import OF_VISION
from convene.services.gates.codesign import DECIDED, TYPED
from convene.services.thread.web import IN_ACCOUNT

MADE = "c.status NOT IN ('offered', 'withdrawn') AND c.legally_required = 0"
"""Of a commitment ``c``: it was accepted, stands, and is more than the law asks for."""
ANSWERED = (
    "(SELECT l.target_id AS id FROM reply_contributions l JOIN reply r ON r.id = l.owner_id "
    "WHERE r.place_id = :p AND r.sent_on <= :today UNION "
    "SELECT c.id FROM contribution c JOIN reply r ON r.workshop_id = c.workshop_id "
    "WHERE c.place_id = :p AND r.sent_on <= :today UNION "
    "SELECT vc.target_id FROM vision_contributions vc JOIN reply_visions rv ON rv.target_id = vc.owner_id "
    "JOIN reply r ON r.id = rv.owner_id WHERE r.place_id = :p AND r.sent_on <= :today)"
)
"""Ids of the voices of place ``:p`` that had an answer by ``:today``: to themselves, to their workshop, or to a vision
they became part of. It is what stands after IN."""
_KEPT = (
    "EXISTS (SELECT 1 FROM commitment_visions l JOIN commitment c ON c.id = l.owner_id "
    f"WHERE l.target_id = v.id AND {MADE}) OR EXISTS (SELECT 1 FROM priority_visions pv "
    "JOIN commitment_priorities cp ON cp.target_id = pv.owner_id JOIN commitment c ON c.id = cp.owner_id "
    f"WHERE pv.target_id = v.id AND {MADE})"
)
_FOLLOWED = (
    f"EXISTS (SELECT 1 FROM decision_visions dv JOIN vision v ON v.id = dv.target_id WHERE dv.owner_id = d.id "
    f"AND ({_KEPT})) OR EXISTS (SELECT 1 FROM decision_priorities dp JOIN commitment_priorities cp "
    f"ON cp.target_id = dp.target_id JOIN commitment c ON c.id = cp.owner_id WHERE dp.owner_id = d.id AND {MADE})"
)
_ON_SOMETHING = (
    "EXISTS (SELECT 1 FROM decision_visions l WHERE l.owner_id = d.id) "
    "OR EXISTS (SELECT 1 FROM decision_priorities l WHERE l.owner_id = d.id)"
)
# People were told of a figure by whatever went out about its commitment after its period, or about its account.
_TOLD = (
    "EXISTS (SELECT 1 FROM reply_commitments l JOIN reply r ON r.id = l.owner_id WHERE l.target_id = o.commitment_id "
    "AND r.sent_on <= :today AND r.sent_on >= o.period_end) OR EXISTS (SELECT 1 FROM account a "
    f"JOIN reply r ON r.account_id = a.id WHERE a.place_id = o.place_id AND {IN_ACCOUNT} AND r.sent_on <= :today)"
)


@dataclass(frozen=True, slots=True)
class Kind:
    """One way to hang loose.

    ``known`` are the records it is about, as FROM and WHERE over the place ``:p`` on the day ``:today``; ``loose``
    says which of them hang loose. ``text`` and ``also`` are the SQL of what a list shows of one. ``one`` and ``many``
    are words after the number: ``voice is in no vision``. ``of`` is what its denominator counts. ``do`` says what
    helps, ``left`` what is left out on purpose and why. ``since`` and ``waits``: the score asks for it from that stage
    on, or once there is a record in the first FROM of ``waits``. ``scored`` is false where more of it could be made
    without anything being better.
    """

    key: str
    noun: str
    known: str
    loose: str
    text: str
    also: str
    one: str
    many: str
    of: str
    do: str
    left: str = ""
    since: Stage = Stage.engagement
    waits: str = ""
    scored: bool = True
    about: Literal["loose", "old"] = "loose"

    @property
    def alias(self) -> str:
        return self.known.split()[1]


_VOICES = "contribution c WHERE c.place_id = :p"
_VISIONS = "vision v WHERE v.place_id = :p AND v.status <> 'retired'"
_COMMITMENTS = f"commitment c WHERE c.place_id = :p AND {MADE}"
_RETIRED = "Retired visions are left out: they were given up on purpose."
_NOT_MADE = "Offers nobody accepted, what was withdrawn and what the law asks for anyway are left out."

KINDS = (
    Kind(
        "voices-in-no-vision", "contribution", _VOICES,
        # A voice is in a vision itself, or with a need that is; a need alone is no vision, nor is one given up.
        "NOT EXISTS (SELECT 1 FROM vision_contributions l JOIN vision v ON v.id = l.owner_id "
        "WHERE l.target_id = c.id AND v.status <> 'retired') "
        "AND NOT EXISTS (SELECT 1 FROM need_contributions n JOIN vision_needs l ON l.target_id = n.owner_id "
        "JOIN vision v ON v.id = l.owner_id WHERE n.target_id = c.id AND v.status <> 'retired')",
        "c.text", f"CASE WHEN c.id IN {ANSWERED} THEN 'answered' ELSE 'not answered either' END",
        "voice is in no vision", "voices are in no vision", "voices",
        "Add it to the vision it speaks for, or to a need behind one; where it fits none, tell those who said it why.",
        since=Stage.codesign, waits=_VISIONS,
    ),
    Kind(
        "voices-not-answered", "contribution", _VOICES, f"c.id NOT IN {ANSWERED}", "c.text", "c.said_on",
        "voice had no reply", "voices had no reply", "voices",
        "Send a “what we heard” to those who were there: convene heard, or y under Engagement, Contributions.",
    ),
    Kind(
        "visions-nobody-said", "vision", _VISIONS, f"{OF_VISION.sql} = 0", "v.statement", "v.status",
        "vision was said by nobody on record", "visions were said by nobody on record", "visions",
        "Name the voices or needs it grew from, or take it back to the room.", _RETIRED,
    ),
    Kind(
        "visions-not-decided", "vision", _VISIONS, "coalesce(v.status, '') <> 'agreed'", "v.statement", "v.status",
        "vision is not decided", "visions are not decided", "visions",
        "Put it to people, or retire it if nobody wants it any more.", _RETIRED,
    ),
    Kind(
        "visions-without-a-record", "vision", f"{_VISIONS} AND v.status = 'agreed'",
        f"NOT ({DECIDED}) AND NOT ({TYPED})", "v.statement", "v.agreed_on",
        "agreed vision has no record of how", "agreed visions have no record of how", "agreed visions",
        "Record the decision: the method, and how many took part.", _RETIRED,
    ),
    Kind(
        "visions-without-a-commitment", "vision", _VISIONS, f"NOT ({_KEPT})", "v.statement", "v.status",
        "vision has no commitment", "visions have no commitment", "visions",
        "Ask who could act on it, and by which lever.", f"{_RETIRED} {_NOT_MADE}",
        since=Stage.delivery, waits=_COMMITMENTS,
    ),
    Kind(
        "decisions-nothing-follows-from", "decision",
        f"decision d WHERE d.place_id = :p AND {AGREES} AND ({_ON_SOMETHING})",
        f"NOT ({_FOLLOWED})", "d.text", "d.decided_on",
        "decision has nothing that follows from it", "decisions have nothing that follows from them",
        "decisions on a vision or a priority",
        "Ask who could act on it, and name the vision or priority in what they promise.",
        "Decisions that did not carry or were replaced are left out, and those that name no vision and no priority: "
        "they settle how things are done.",
        since=Stage.delivery, waits=_COMMITMENTS,
    ),
    Kind(
        "commitments-for-no-vision", "commitment", _COMMITMENTS,
        "NOT EXISTS (SELECT 1 FROM commitment_visions l WHERE l.owner_id = c.id) "
        "AND NOT EXISTS (SELECT 1 FROM commitment_priorities l WHERE l.owner_id = c.id)", "c.title", "c.status",
        "commitment is for no vision and no priority", "commitments are for no vision and no priority", "commitments",
        "Name the vision or priority it serves.", _NOT_MADE,
    ),
    Kind(
        "commitments-due-not-measured", "commitment", f"{_COMMITMENTS} AND c.due <= :today",
        "trim(c.not_delivered_because) = '' AND NOT EXISTS (SELECT 1 FROM observation o WHERE o.commitment_id = c.id)",
        "c.title", "c.due",
        "commitment fell due and was never measured", "commitments fell due and were never measured",
        "commitments that fell due",
        "Count what came of it, or write down why it was not delivered; both are good answers.", _NOT_MADE,
    ),
    Kind(
        "observations-without-evidence", "observation", "observation o WHERE o.place_id = :p",
        "NOT EXISTS (SELECT 1 FROM observation_evidence e WHERE e.owner_id = o.id)",
        "coalesce((SELECT c.title FROM commitment c WHERE c.id = o.commitment_id), '')", "o.period_end",
        "figure has nothing to show it", "figures have nothing to show them", "observations",
        "Add what shows it: a register, a count, somebody's word.",
    ),
    Kind(
        "observations-nobody-was-told", "observation", "observation o WHERE o.place_id = :p", f"NOT ({_TOLD})",
        "coalesce((SELECT c.title FROM commitment c WHERE c.id = o.commitment_id), '')", "o.period_end",
        "figure was told to nobody", "figures were told to nobody", "observations",
        "Tell people, and record the reply with its commitment or its account.",
    ),
    Kind(
        "replies-about-nothing", "reply", "reply r WHERE r.place_id = :p",
        "r.workshop_id IS NULL AND r.account_id IS NULL "
        "AND NOT EXISTS (SELECT 1 FROM reply_contributions l WHERE l.owner_id = r.id) "
        "AND NOT EXISTS (SELECT 1 FROM reply_visions l WHERE l.owner_id = r.id) "
        "AND NOT EXISTS (SELECT 1 FROM reply_commitments l WHERE l.owner_id = r.id)", "r.text", "r.sent_on",
        "reply is about nothing on record", "replies are about nothing on record", "replies",
        "Name what it answers: contributions, a workshop, visions, commitments or an account.", scored=False,
    ),
    Kind(
        "decisions-to-look-at-again", "decision",
        f"decision d WHERE d.place_id = :p AND {STANDS} AND d.review_on IS NOT NULL", "d.review_on < :today",
        "d.text", "d.review_on", "decision is past the day it was to be looked at again",
        "decisions are past the day they were to be looked at again", "decisions with a day to look again",
        "Look at it again, and record what is decided now: it takes the place of this one.",
        "Decisions that were replaced are left out.", about="old",
    ),
)  # fmt: skip
"""All but the commitments gone quiet, which the gate counts (DEL-1)."""

QUIET = Kind(
    "commitments-gone-quiet", "commitment", _COMMITMENTS, "", "c.title", "c.heard_on",
    f"commitment under way was not heard of for {FRESH_DAYS} days",
    f"commitments under way were not heard of for {FRESH_DAYS} days", "commitments under way",
    "Ask how it goes, and note the day; late is not the same as silent.", _NOT_MADE, about="old",
)  # fmt: skip
