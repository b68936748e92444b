"""Tables: the history of every change, the run of a workshop, and small memos of the app itself."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Text
from sqlmodel import Field, SQLModel

from convene.store.columns import STRICT, key, maybe, number, one_of, owner, words

KINDS = ("do", "undo", "redo", "log")


class Change(SQLModel, table=True):
    """One entry of the book's history. ``seq`` counts up; ``at`` is UTC; ``place_id`` outlives the place."""

    __tablename__ = "change"
    __table_args__ = (one_of("kind", KINDS), Index("ix_change_place", "place_id", "seq"), STRICT)
    seq: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True, autoincrement=True))
    id: str = Field(sa_column=Column(Text, nullable=False, unique=True))
    place_id: str | None = maybe()
    at: str = words()
    device: str = words()
    label: str = words()
    kind: str = words()
    why: str = words()
    target_id: str | None = maybe()
    undone_by: str | None = maybe()


class ChangeRow(SQLModel, table=True):
    """One row a change touched: JSON of its fields before (NULL: it was not there) and after (NULL: it is gone)."""

    __tablename__ = "change_row"
    __table_args__ = (Index("ix_change_row_row", "row_id"), STRICT)
    change_seq: int = Field(sa_column=Column(Integer, ForeignKey("change.seq"), primary_key=True, nullable=False))
    position: int = Field(sa_column=Column(Integer, primary_key=True, nullable=False))
    table_name: str = words()
    row_id: str = words()
    before: str | None = maybe()
    after: str | None = maybe()


class WorkshopRun(SQLModel, table=True):
    """Where a running workshop stands: enough to go on at the same block and clock after a power cut."""

    __tablename__ = "workshop_run"
    __table_args__ = (Index("ux_workshop_run", "workshop_id", unique=True), STRICT)
    id: str = key()
    place_id: str = owner("place")
    workshop_id: str = owner("workshop")
    block: int = number()
    block_started: str | None = maybe()
    paused_at: str | None = maybe()
    paused_seconds: int = number()
    added_minutes: int = number()
    finished: str = words()


class Memo(SQLModel, table=True):
    """What the app remembers for itself: where you left off, half-typed forms. Not part of any place."""

    __tablename__ = "memo"
    __table_args__ = (STRICT,)
    name: str = Field(sa_column=Column(Text, primary_key=True, nullable=False))
    value: str = words()
