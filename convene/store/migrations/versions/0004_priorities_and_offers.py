"""Priorities and offers: types a proposal needs, the framework, the marketplace."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ballot_new",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("question", sa.Text(), server_default="", nullable=False),
        sa.Column("method", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("workshop_id", sa.Text(), nullable=True),
        sa.Column("anonymity", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), server_default="", nullable=False),
        sa.Column("carries_at", sa.Text(), nullable=True),
        sa.Column("types_needed", sa.Integer(), nullable=True),
        sa.Column("one_voice", sa.Integer(), server_default="0", nullable=False),
        sa.Column("dots", sa.Integer(), nullable=True),
        sa.Column("cap", sa.Integer(), nullable=True),
        sa.Column("credits", sa.Integer(), nullable=True),
        sa.Column("budget", sa.Text(), nullable=True),
        sa.Column("completion", sa.Text(), nullable=True),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("opened_on", sa.Text(), nullable=True),
        sa.Column("closed_on", sa.Text(), nullable=True),
        sa.CheckConstraint("\"anonymity\" IN ('anonymous', 'type_only', 'named')", name="ck_anonymity"),
        sa.CheckConstraint('"cap" BETWEEN 1 AND 1000', name="ck_cap"),
        sa.CheckConstraint("\"completion\" IN ('none', 'add1')", name="ck_completion"),
        sa.CheckConstraint('"credits" BETWEEN 1 AND 10000', name="ck_credits"),
        sa.CheckConstraint('"dots" BETWEEN 1 AND 1000', name="ck_dots"),
        sa.CheckConstraint("\"level\" IN ('enthusiastic', 'lukewarm')", name="ck_level"),
        sa.CheckConstraint(
            "\"method\" IN ('dots', 'score', 'approval', 'borda', 'schulze', 'quadratic', 'equal_shares', 'fist', 'gradients', 'consent', 'matrix', 'pairwise', 'nominal', 'consensus')",
            name="ck_method",
        ),
        sa.CheckConstraint('"one_voice" BETWEEN 0 AND 1', name="ck_one_voice"),
        sa.CheckConstraint("\"status\" IN ('planned', 'open', 'closed')", name="ck_status"),
        sa.CheckConstraint('"types_needed" BETWEEN 1 AND 6', name="ck_types_needed"),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.execute(
        'INSERT INTO "ballot_new" ("id", "place_id", "slug", "question", "method", "status", "workshop_id", "anonymity", "rule", "carries_at", "one_voice", "dots", "cap", "credits", "budget", "completion", "level", "people", "opened_on", "closed_on") SELECT "id", "place_id", "slug", "question", "method", "status", "workshop_id", "anonymity", "rule", "carries_at", "one_voice", "dots", "cap", "credits", "budget", "completion", "level", "people", "opened_on", "closed_on" FROM "ballot"'
    )
    op.drop_table("ballot")
    op.execute('ALTER TABLE "ballot_new" RENAME TO "ballot"')
    op.create_index(op.f("ix_ballot_place_id"), "ballot", ["place_id"], unique=False)
    op.create_index(op.f("ix_ballot_workshop_id"), "ballot", ["workshop_id"], unique=False)
    op.create_index("ux_ballot_slug", "ballot", ["place_id", sa.literal_column("lower(slug)")], unique=True)
