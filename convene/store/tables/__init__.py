"""Every table of the book. Importing this loads SQLModel; nothing before the first write needs it."""

from sqlmodel import SQLModel

from convene.store.tables.codesign import (
    Ask,
    Dissent,
    Manifesto,
    Priority,
    PriorityNeeds,
    PriorityOutcomes,
    PriorityTargets,
    PriorityVisions,
    Publication,
    Signature,
    Vision,
    VisionContributions,
    VisionNeeds,
    VisionOutcomes,
    VisionWordings,
)
from convene.store.tables.delivery import (
    Amendment,
    Commitment,
    CommitmentDependsOn,
    CommitmentPartners,
    CommitmentPriorities,
    CommitmentVisions,
)
from convene.store.tables.engagement import (
    Actor,
    ActorLevers,
    ActorShares,
    Contribution,
    Filter,
    Link,
    Need,
    NeedContributions,
    NeedEvidence,
)
from convene.store.tables.framework import Adoption, Framework, Measure, Outcome, Theme
from convene.store.tables.history import Change, ChangeRow, Memo, WorkshopRun
from convene.store.tables.indicator import Indicator, IndicatorAreas
from convene.store.tables.measurement import (
    Observation,
    ObservationEvidence,
    Reply,
    ReplyCommitments,
    ReplyContributions,
    ReplyVisions,
)
from convene.store.tables.people import Notice, Person, PersonAccess, PersonBases, PersonRoles
from convene.store.tables.place import Place
from convene.store.tables.reach import Action, Match, MatchCandidates, Outreach, Target
from convene.store.tables.workshops import Override, Workshop, WorkshopAttendance, WorkshopBlocks

METADATA = SQLModel.metadata

__all__ = [
    "METADATA",
    "Action",
    "Actor",
    "ActorLevers",
    "ActorShares",
    "Adoption",
    "Amendment",
    "Ask",
    "Change",
    "ChangeRow",
    "Commitment",
    "CommitmentDependsOn",
    "CommitmentPartners",
    "CommitmentPriorities",
    "CommitmentVisions",
    "Contribution",
    "Dissent",
    "Filter",
    "Framework",
    "Indicator",
    "IndicatorAreas",
    "Link",
    "Manifesto",
    "Match",
    "MatchCandidates",
    "Measure",
    "Memo",
    "Need",
    "NeedContributions",
    "NeedEvidence",
    "Notice",
    "Observation",
    "ObservationEvidence",
    "Outcome",
    "Outreach",
    "Override",
    "Person",
    "PersonAccess",
    "PersonBases",
    "PersonRoles",
    "Place",
    "Priority",
    "PriorityNeeds",
    "PriorityOutcomes",
    "PriorityTargets",
    "PriorityVisions",
    "Publication",
    "Reply",
    "ReplyCommitments",
    "ReplyContributions",
    "ReplyVisions",
    "Signature",
    "Target",
    "Theme",
    "Vision",
    "VisionContributions",
    "VisionNeeds",
    "VisionOutcomes",
    "VisionWordings",
    "Workshop",
    "WorkshopAttendance",
    "WorkshopBlocks",
    "WorkshopRun",
]
