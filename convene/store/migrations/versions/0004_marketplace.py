"""The lever marketplace: what an ask is for and who answered it, and which asks a commitment answers.

Asks may be to anybody from here on; every one there is asks somebody, and so stands as it did.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
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
