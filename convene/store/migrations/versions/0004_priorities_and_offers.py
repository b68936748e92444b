"""Priorities and offers: types a proposal needs, the framework as it came in and its versions, the marketplace."""

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
    op.create_table(
        "ask_new",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("asked_by_id", sa.Text(), nullable=True),
        sa.Column("asked_of_id", sa.Text(), nullable=True),
        sa.Column("wording", sa.Text(), server_default="", nullable=False),
        sa.Column("lever", sa.Text(), nullable=True),
        sa.Column("outcome_id", sa.Text(), nullable=True),
        sa.Column("measure_id", sa.Text(), nullable=True),
        sa.Column("accepted", sa.Integer(), nullable=True),
        sa.Column("answered_by", sa.Text(), server_default="", nullable=False),
        sa.Column("answered_on", sa.Text(), nullable=True),
        sa.Column("answered_how", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint('"accepted" BETWEEN 0 AND 1', name="ck_accepted"),
        sa.CheckConstraint(
            "\"lever\" IN ('procurement', 'planning', 'grants', 'investment', 'business_action')", name="ck_lever"
        ),
        sa.ForeignKeyConstraint(["asked_by_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["asked_of_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["outcome_id"], ["outcome.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.execute(
        'INSERT INTO "ask_new" ("id", "place_id", "slug", "asked_by_id", "asked_of_id", "wording", "accepted") SELECT "id", "place_id", "slug", "asked_by_id", "asked_of_id", "wording", "accepted" FROM "ask"'
    )
    op.drop_table("ask")
    op.execute('ALTER TABLE "ask_new" RENAME TO "ask"')
    op.create_table(
        "ask_needs",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["ask.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["need.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_ask_needs"),
        sqlite_strict=True,
    )
    op.create_table(
        "commitment_answers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["ask.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_commitment_answers"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_edition_place_id"), "edition", ["place_id"], unique=False)
    op.create_index("ux_edition_slug", "edition", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_ballot_place_id"), "ballot", ["place_id"], unique=False)
    op.create_index(op.f("ix_ballot_workshop_id"), "ballot", ["workshop_id"], unique=False)
    op.create_index("ux_ballot_slug", "ballot", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_ask_asked_by_id"), "ask", ["asked_by_id"], unique=False)
    op.create_index(op.f("ix_ask_asked_of_id"), "ask", ["asked_of_id"], unique=False)
    op.create_index(op.f("ix_ask_measure_id"), "ask", ["measure_id"], unique=False)
    op.create_index(op.f("ix_ask_outcome_id"), "ask", ["outcome_id"], unique=False)
    op.create_index(op.f("ix_ask_place_id"), "ask", ["place_id"], unique=False)
    op.create_index("ux_ask_slug", "ask", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_ask_needs_owner_id"), "ask_needs", ["owner_id"], unique=False)
    op.create_index(op.f("ix_ask_needs_place_id"), "ask_needs", ["place_id"], unique=False)
    op.create_index(op.f("ix_ask_needs_target_id"), "ask_needs", ["target_id"], unique=False)
    op.create_index(op.f("ix_commitment_answers_owner_id"), "commitment_answers", ["owner_id"], unique=False)
    op.create_index(op.f("ix_commitment_answers_place_id"), "commitment_answers", ["place_id"], unique=False)
    op.create_index(op.f("ix_commitment_answers_target_id"), "commitment_answers", ["target_id"], unique=False)
    for word, codes in _STARTER.items():
        for code in codes:
            op.get_bind().execute(
                sa.text(
                    "UPDATE measure SET ppn002 = :word WHERE slug = :code AND place_id IN "
                    "(SELECT place_id FROM framework WHERE slug = 'convene-starter' AND version = '0.1.0')"
                ),
                {"word": json.dumps([word]), "code": code},
            )
