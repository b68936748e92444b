"""How a commitment, a vision, a ballot or a contract moves on: its steps from where it stands, each with its key and
questions."""

from __future__ import annotations

from dataclasses import dataclass

from convene.core.ballot_vocabulary import BallotStatus
from convene.core.delivery_vocabulary import ContractStatus, SchemeStage
from convene.core.vocabulary import Choice, CommitmentStatus, VisionStatus

OPEN = "."
"""What is answered to leave a question open."""


@dataclass(frozen=True, slots=True)
class Step:
    """One step that can be taken: ``key`` is a letter, no two steps from one status share it."""

    to: Choice
    key: str
    words: str

    @property
    def help(self) -> str:
        return self.to.help


@dataclass(frozen=True, slots=True)
class Question:
    """What a step needs to know. ``name`` is also the option of ``convene step``; ``options`` are all the answers there
    are, ``value`` is what is known already. ``stays_open``: ``OPEN`` leaves it so on purpose."""

    name: str
    words: str
    why: str = ""
    example: str = ""
    value: str = ""
    options: tuple[Choice, ...] = ()
    stays_open: bool = False

    def taken(self, answer: str) -> str:
        """The answer as it is kept."""
        return "" if self.stays_open and answer.strip() == OPEN else answer


_B, _C, _V = BallotStatus, CommitmentStatus, VisionStatus
_AGAIN = Step(_C.live, "a", "live again")
_RISK = Step(_C.at_risk, "r", "at risk")
_LATE = Step(_C.late, "l", "late")
_DONE = Step(_C.done, "d", "done")
_CHANGED = Step(_C.changed, "c", "changed")
_GIVEN_UP = Step(_C.withdrawn, "w", "withdrawn")

_COMMITMENT: dict[CommitmentStatus, tuple[Step, ...]] = {
    _C.offered: (Step(_C.accepted, "a", "accepted"), Step(_C.live, "b", "accepted, and begun"), _GIVEN_UP),
    _C.accepted: (Step(_C.live, "b", "begun"), _DONE, _RISK, _LATE, _CHANGED, _GIVEN_UP),
    _C.live: (_DONE, _RISK, _LATE, _CHANGED, _GIVEN_UP),
    _C.at_risk: (_AGAIN, _DONE, _LATE, _CHANGED, _GIVEN_UP),
    _C.late: (_DONE, _AGAIN, _CHANGED, _GIVEN_UP),
    _C.changed: (_AGAIN, _DONE, _RISK, _LATE, _GIVEN_UP),
    _C.done: (_AGAIN,),
    _C.withdrawn: (Step(_C.offered, "o", "offered again"),),
}

_PROPOSE = Step(_V.proposed, "p", "proposed")
_RETIRE = Step(_V.retired, "r", "retired")

_VISION: dict[VisionStatus, tuple[Step, ...]] = {
    _V.draft: (_PROPOSE, Step(_V.agreed, "a", "agreed"), _RETIRE),
    _V.proposed: (Step(_V.agreed, "a", "agreed"), Step(_V.draft, "d", "back to a draft"), _RETIRE),
    _V.agreed: (Step(_V.proposed, "p", "open again: proposed"), _RETIRE),
    _V.retired: (Step(_V.draft, "d", "a draft again"), _PROPOSE),
}

_BALLOT: dict[BallotStatus, tuple[Step, ...]] = {
    _B.planned: (Step(_B.open, "o", "open for papers"),),
    _B.open: (Step(_B.closed, "c", "closed: count it"), Step(_B.planned, "p", "back to a plan")),
    _B.closed: (Step(_B.open, "o", "opened again"),),
}

_T = ContractStatus
_CANCELLED = Step(_T.cancelled, "c", "cancelled")

_CONTRACT: dict[ContractStatus, tuple[Step, ...]] = {
    _T.planned: (Step(_T.open, "o", "open for bids"), Step(_T.awarded, "a", "awarded"), _CANCELLED),
    _T.open: (Step(_T.awarded, "a", "awarded"), Step(_T.planned, "p", "back to a plan"), _CANCELLED),
    _T.awarded: (Step(_T.ended, "e", "ended"), Step(_T.open, "o", "open again"), _CANCELLED),
    _T.ended: (Step(_T.awarded, "a", "still running"),),
    _T.cancelled: (Step(_T.planned, "p", "planned again"),),
}


def of_contract(status: ContractStatus) -> tuple[Step, ...]:
    """The steps of a contract from ``status``, the likeliest first."""
    return _CONTRACT[status]


def of_ballot(status: BallotStatus) -> tuple[Step, ...]:
    """The steps of a ballot from ``status``, the likeliest first."""
    return _BALLOT[status]


def of_commitment(status: CommitmentStatus) -> tuple[Step, ...]:
    """The steps of a commitment from ``status``, the likeliest first."""
    return _COMMITMENT[status]


def of_vision(status: VisionStatus) -> tuple[Step, ...]:
    """The steps of a vision from ``status``, the likeliest first."""
    return _VISION[status]


_STAGE_KEYS: dict[SchemeStage, tuple[str, str]] = {
    SchemeStage.feasibility: ("f", "feasibility"),
    SchemeStage.planning: ("p", "planning"),
    SchemeStage.design: ("d", "design"),
    SchemeStage.construction: ("c", "construction"),
    SchemeStage.use: ("u", "in use"),
    SchemeStage.stopped: ("s", "stopped"),
}


def of_scheme(stage: SchemeStage) -> tuple[Step, ...]:
    """The steps of a scheme from ``stage``: the next first, then those before and after, stopped last."""
    order = list(SchemeStage)
    at = order.index(stage)
    after = [*order[at + 1 :], *order[:at]] if stage is not SchemeStage.stopped else order[:-1]
    ways = sorted(after, key=lambda one: one is SchemeStage.stopped)
    return tuple(Step(one, *_STAGE_KEYS[one]) for one in ways)
