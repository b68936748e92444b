"""Ballots and decisions."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "ballot",
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
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "ballot_options",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("about", sa.Text(), server_default="", nullable=False),
        sa.Column("cost", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["ballot.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "ballot_quorum",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("actor_type", sa.Text(), nullable=True),
        sa.Column("people", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "\"actor_type\" IN ('anchor', 'supplier', 'developer', 'msme', 'vcse', 'citizen')", name="ck_actor_type"
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["ballot.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "ballot_reopenings",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("on", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["ballot.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "paper",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("ballot_id", sa.Text(), nullable=True),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("actor_type", sa.Text(), nullable=True),
        sa.Column("organisation_id", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("permission", sa.Text(), server_default="", nullable=False),
        sa.Column("people", sa.Integer(), server_default="0", nullable=False),
        sa.Column("tally", sa.Integer(), server_default="0", nullable=False),
        sa.Column("marks", sa.Text(), server_default="", nullable=False),
        sa.Column("spoiled", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "\"actor_type\" IN ('anchor', 'supplier', 'developer', 'msme', 'vcse', 'citizen')", name="ck_actor_type"
        ),
        sa.CheckConstraint('"people" BETWEEN 1 AND 100000', name="ck_people"),
        sa.CheckConstraint("\"source\" IN ('paper', 'hands', 'screen', 'phone', 'proxy')", name="ck_source"),
        sa.CheckConstraint('"tally" BETWEEN 0 AND 1', name="ck_tally"),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["organisation_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "decision",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("ballot_id", sa.Text(), nullable=True),
        sa.Column("workshop_id", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("method", sa.Text(), nullable=True),
        sa.Column("rule", sa.Text(), server_default="", nullable=False),
        sa.Column("result", sa.Text(), server_default="", nullable=False),
        sa.Column("carried", sa.Integer(), nullable=True),
        sa.Column("turnout", sa.Integer(), nullable=True),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.Column("stood_aside", sa.Integer(), nullable=True),
        sa.Column("balance", sa.Text(), server_default="", nullable=False),
        sa.Column("minority", sa.Text(), server_default="", nullable=False),
        sa.Column("review_on", sa.Text(), nullable=True),
        sa.Column("supersedes_id", sa.Text(), nullable=True),
        sa.CheckConstraint('"carried" BETWEEN 0 AND 1', name="ck_carried"),
        sa.CheckConstraint("\"method\" IN ('consent', 'fist_to_five', 'vote', 'consensus', 'other')", name="ck_method"),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["supersedes_id"], ["decision.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "decision_visions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["decision.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["vision.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_decision_visions"),
        sqlite_strict=True,
    )
    op.create_table(
        "decision_priorities",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["decision.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["priority.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_decision_priorities"),
        sqlite_strict=True,
    )
    op.create_table(
        "decision_dissents",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["decision.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["dissent.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_decision_dissents"),
        sqlite_strict=True,
    )
    op.create_table(
        "decision_objections",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("raised_by", sa.Text(), server_default="", nullable=False),
        sa.Column("integrated", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["decision.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_ballot_place_id"), "ballot", ["place_id"], unique=False)
    op.create_index(op.f("ix_ballot_workshop_id"), "ballot", ["workshop_id"], unique=False)
    op.create_index("ux_ballot_slug", "ballot", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_ballot_options_owner_id"), "ballot_options", ["owner_id"], unique=False)
    op.create_index(op.f("ix_ballot_options_place_id"), "ballot_options", ["place_id"], unique=False)
    op.create_index(op.f("ix_ballot_quorum_owner_id"), "ballot_quorum", ["owner_id"], unique=False)
    op.create_index(op.f("ix_ballot_quorum_place_id"), "ballot_quorum", ["place_id"], unique=False)
    op.create_index(op.f("ix_ballot_reopenings_owner_id"), "ballot_reopenings", ["owner_id"], unique=False)
    op.create_index(op.f("ix_ballot_reopenings_place_id"), "ballot_reopenings", ["place_id"], unique=False)
    op.create_index(op.f("ix_paper_ballot_id"), "paper", ["ballot_id"], unique=False)
    op.create_index(op.f("ix_paper_organisation_id"), "paper", ["organisation_id"], unique=False)
    op.create_index(op.f("ix_paper_place_id"), "paper", ["place_id"], unique=False)
    op.create_index("ux_paper_slug", "paper", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_decision_ballot_id"), "decision", ["ballot_id"], unique=False)
    op.create_index(op.f("ix_decision_place_id"), "decision", ["place_id"], unique=False)
    op.create_index(op.f("ix_decision_supersedes_id"), "decision", ["supersedes_id"], unique=False)
    op.create_index(op.f("ix_decision_workshop_id"), "decision", ["workshop_id"], unique=False)
    op.create_index("ux_decision_slug", "decision", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_decision_visions_owner_id"), "decision_visions", ["owner_id"], unique=False)
    op.create_index(op.f("ix_decision_visions_place_id"), "decision_visions", ["place_id"], unique=False)
    op.create_index(op.f("ix_decision_visions_target_id"), "decision_visions", ["target_id"], unique=False)
    op.create_index(op.f("ix_decision_priorities_owner_id"), "decision_priorities", ["owner_id"], unique=False)
    op.create_index(op.f("ix_decision_priorities_place_id"), "decision_priorities", ["place_id"], unique=False)
    op.create_index(op.f("ix_decision_priorities_target_id"), "decision_priorities", ["target_id"], unique=False)
    op.create_index(op.f("ix_decision_dissents_owner_id"), "decision_dissents", ["owner_id"], unique=False)
    op.create_index(op.f("ix_decision_dissents_place_id"), "decision_dissents", ["place_id"], unique=False)
    op.create_index(op.f("ix_decision_dissents_target_id"), "decision_dissents", ["target_id"], unique=False)
    op.create_index(op.f("ix_decision_objections_owner_id"), "decision_objections", ["owner_id"], unique=False)
    op.create_index(op.f("ix_decision_objections_place_id"), "decision_objections", ["place_id"], unique=False)
