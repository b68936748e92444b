"""The framework can be edited: versions of it are kept, measures say which outcomes of PPN 002 they count towards."""

from __future__ import annotations

import json

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_STARTER = {
    "barriers_to_work": ("WK1.1", "WK1.2", "WK1.3"),
    "skills": ("WK2.1", "WK2.2", "WK2.3", "WK2.4", "WK2.5"),
    "fair_work": ("WK3.1", "WK3.2"),
    "supply_chains": ("LW1.2", "LW1.3", "LW1.4"),
    "less_crime": ("WB3.3",),
    "sustainable_procurement": ("CN1.1", "CN2.1"),
}
"""What the starter framework says of its measures: without it, those of every place would differ from those shipped."""


def upgrade() -> None:
    op.add_column("framework", sa.Column("permission", sa.Text(), server_default="", nullable=False))
    op.add_column("measure", sa.Column("ppn002", sa.Text(), server_default="[]", nullable=False))
    op.add_column("adoption", sa.Column("own_words", sa.Text(), server_default="", nullable=False))
    op.create_table(
        "edition",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("framework_id", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("licence", sa.Text(), server_default="", nullable=False),
        sa.Column("brought_in", sa.Integer(), server_default="0", nullable=False),
        sa.Column("made_on", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint('"brought_in" BETWEEN 0 AND 1', name="ck_brought_in"),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_edition_place_id"), "edition", ["place_id"], unique=False)
    op.create_index("ux_edition_slug", "edition", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    for word, codes in _STARTER.items():
        for code in codes:
            op.get_bind().execute(
                sa.text(
                    "UPDATE measure SET ppn002 = :word WHERE slug = :code AND place_id IN "
                    "(SELECT place_id FROM framework WHERE slug = 'convene-starter' AND version = '0.1.0')"
                ),
                {"word": json.dumps([word]), "code": code},
            )
