"""Tables that are no noun's: the history of every change, the run of a workshop, and small memos of the app itself.

They are declared here for the migrations; ``writer.py`` writes them in SQL. A name new here belongs into ``SYSTEM`` of
``core/nouns/tables.py`` too.
"""

from sqlmodel import Column, Field, ForeignKey, Index, Integer, SQLModel, Text

from convene.store.columns import STRICT, key, maybe, number, one_of, owner, words

METADATA = SQLModel.metadata
KINDS = ("do", "undo", "redo", "log")


class Change(SQLModel, table=True):
    """One entry of the book's history. ``seq`` counts up; ``at`` is UTC; ``place_id`` outlives the place."""

    __tablename__ = "change"
    __table_args__ = (one_of("kind", KINDS), Index("ix_change_place", "place_id", "seq"), STRICT)
    seq: int | None = Field(default=None, sa_column=Column(Integer, primary_key=True, autoincrement=True))
    id: str = Field(sa_column=Column(Text, nullable=False, unique=True))
    place_id: str | None = Field(default=None, sa_column=maybe("place_id"))
    at: str = Field(default="", sa_column=words("at"))
    device: str = Field(default="", sa_column=words("device"))
    label: str = Field(default="", sa_column=words("label"))
    kind: str = Field(default="", sa_column=words("kind"))
    why: str = Field(default="", sa_column=words("why"))
    target_id: str | None = Field(default=None, sa_column=maybe("target_id"))
    undone_by: str | None = Field(default=None, sa_column=maybe("undone_by"))


class ChangeRow(SQLModel, table=True):
    """One row a change touched: JSON of its fields before (NULL: it was not there) and after (NULL: it is gone)."""

    __tablename__ = "change_row"
    __table_args__ = (Index("ix_change_row_row", "row_id"), STRICT)
    change_seq: int = Field(sa_column=Column(Integer, ForeignKey("change.seq"), primary_key=True, nullable=False))
    position: int = Field(sa_column=Column(Integer, primary_key=True, nullable=False))
    table_name: str = Field(default="", sa_column=words("table_name"))
    row_id: str = Field(default="", sa_column=words("row_id"))
    before: str | None = Field(default=None, sa_column=maybe("before"))
    after: str | None = Field(default=None, sa_column=maybe("after"))


class WorkshopRun(SQLModel, table=True):
    """Where a running workshop stands: enough to go on at the same block and clock after a power cut."""

    __tablename__ = "workshop_run"
    __table_args__ = (Index("ux_workshop_run", "workshop_id", unique=True), STRICT)
    id: str = Field(sa_column=key())
    place_id: str = Field(sa_column=owner("place_id", "place"))
    workshop_id: str = Field(sa_column=owner("workshop_id", "workshop"))
    block: int = Field(default=0, sa_column=number("block"))
    block_started: str | None = Field(default=None, sa_column=maybe("block_started"))
    paused_at: str | None = Field(default=None, sa_column=maybe("paused_at"))
    paused_seconds: int = Field(default=0, sa_column=number("paused_seconds"))
    added_minutes: int = Field(default=0, sa_column=number("added_minutes"))
    finished: str = Field(default="", sa_column=words("finished"))


class Memo(SQLModel, table=True):
    """What the app remembers for itself: where you left off, half-typed forms. Not part of any place."""

    __tablename__ = "memo"
    __table_args__ = (STRICT,)
    name: str = Field(sa_column=Column(Text, primary_key=True, nullable=False))
    value: str = Field(default="", sa_column=words("value"))
