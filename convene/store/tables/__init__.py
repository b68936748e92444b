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
    Contribution,
    Need,
    NeedContributions,
    NeedEvidence,
)
from convene.store.tables.framework import Adoption, Framework, Measure, Outcome, Theme
from convene.store.tables.history import Change, ChangeRow, Memo, WorkshopRun
from convene.store.tables.measurement import (
    Observation,
    ObservationEvidence,
    Reply,
    ReplyCommitments,
    ReplyContributions,
    ReplyVisions,
)
from convene.store.tables.place import Place
from convene.store.tables.workshops import Override, Workshop, WorkshopAttendance, WorkshopBlocks

METADATA = SQLModel.metadata

__all__ = [
    "METADATA",
    "Actor",
    "ActorLevers",
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
    "Framework",
    "Manifesto",
    "Measure",
    "Memo",
    "Need",
    "NeedContributions",
    "NeedEvidence",
    "Observation",
    "ObservationEvidence",
    "Outcome",
    "Override",
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
