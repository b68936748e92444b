"""Manifesto versions."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "version",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("number", sa.Integer(), server_default="0", nullable=False),
        sa.Column("manifesto", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("frozen_on", sa.Text(), nullable=True),
        sa.Column("frozen_by", sa.Text(), server_default="", nullable=False),
        sa.Column("what", sa.Text(), server_default="", nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("terms_sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("erased_on", sa.Text(), nullable=True),
        sa.Column("erased_why", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint('"number" BETWEEN 1 AND 9999', name="ck_number"),
        sa.CheckConstraint(
            "\"status\" IN ('draft', 'for_signing', 'signed', 'under_review', 'closed')", name="ck_status"
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "signing_key",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("holder", sa.Text(), server_default="", nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=True),
        sa.Column("public_key", sa.Text(), server_default="", nullable=False),
        sa.Column("fingerprint", sa.Text(), server_default="", nullable=False),
        sa.Column("added_on", sa.Text(), nullable=True),
        sa.Column("retired_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "seal",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("version_id", sa.Text(), nullable=True),
        sa.Column("key_id", sa.Text(), nullable=True),
        sa.Column("signature", sa.Text(), server_default="", nullable=False),
        sa.Column("sealed_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["key_id"], ["signing_key.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_version_place_id"), "version", ["place_id"], unique=False)
    op.create_index("ux_version_slug", "version", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_signing_key_actor_id"), "signing_key", ["actor_id"], unique=False)
    op.create_index(op.f("ix_signing_key_place_id"), "signing_key", ["place_id"], unique=False)
    op.create_index("ux_signing_key_slug", "signing_key", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_seal_key_id"), "seal", ["key_id"], unique=False)
    op.create_index(op.f("ix_seal_place_id"), "seal", ["place_id"], unique=False)
    op.create_index(op.f("ix_seal_version_id"), "seal", ["version_id"], unique=False)
    op.create_index("ux_seal_slug", "seal", ["place_id", sa.literal_column("lower(slug)")], unique=True)
