"""Engagement in depth: people, ties, figures of the place, the plan and what was done to reach people."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "filter",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("noun", sa.Text(), server_default="", nullable=False),
        sa.Column("words", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_filter_place_id"), "filter", ["place_id"], unique=False)
    op.create_table(
        "indicator",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("topic", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("better", sa.Text(), nullable=True),
        sa.Column("period", sa.Text(), server_default="", nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("area_kind", sa.Text(), nullable=True),
        sa.Column("weighted_by", sa.Text(), server_default="", nullable=False),
        sa.Column("compare", sa.Text(), nullable=True),
        sa.Column("compare_with", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("licence", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "area_kind IN ('place', 'oa_2021', 'lsoa_2011', 'lsoa_2021', 'msoa_2011', 'msoa_2021', 'ward', 'district', 'region', 'country', 'other')",
            name="ck_area_kind",
        ),
        sa.CheckConstraint("better IN ('higher', 'lower', 'neither')", name="ck_better"),
        sa.CheckConstraint("kind IN ('count', 'share', 'score', 'rank', 'decile', 'median')", name="ck_kind"),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_indicator_place_id"), "indicator", ["place_id"], unique=False)
    op.create_table(
        "match",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("file", sa.Text(), server_default="", nullable=False),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("record", sa.Text(), server_default="", nullable=False),
        sa.Column("links", sa.Text(), server_default="", nullable=False),
        sa.Column("noted_on", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_match_place_id"), "match", ["place_id"], unique=False)
    op.create_table(
        "notice",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("issued_on", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_notice_place_id"), "notice", ["place_id"], unique=False)
    op.create_table(
        "person",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("email", sa.Text(), server_default="", nullable=False),
        sa.Column("phone", sa.Text(), server_default="", nullable=False),
        sa.Column("address", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "channel IN ('call', 'visit', 'meeting', 'email', 'letter', 'message', 'street', 'other')",
            name="ck_channel",
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_person_place_id"), "person", ["place_id"], unique=False)
    op.create_table(
        "target",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("actor_type", sa.Text(), nullable=True),
        sa.Column("group", sa.Text(), server_default="", nullable=False),
        sa.Column("ward", sa.Text(), server_default="", nullable=False),
        sa.Column("actors", sa.Integer(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("how", sa.Text(), server_default="", nullable=False),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("by", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "actor_type IN ('anchor', 'supplier', 'developer', 'msme', 'vcse', 'citizen')", name="ck_actor_type"
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_target_place_id"), "target", ["place_id"], unique=False)
    op.create_table(
        "actor_shares",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["need.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_actor_shares"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_actor_shares_owner_id"), "actor_shares", ["owner_id"], unique=False)
    op.create_index(op.f("ix_actor_shares_place_id"), "actor_shares", ["place_id"], unique=False)
    op.create_index(op.f("ix_actor_shares_target_id"), "actor_shares", ["target_id"], unique=False)
    op.create_table(
        "indicator_areas",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("code", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("weight", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["indicator.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_indicator_areas_owner_id"), "indicator_areas", ["owner_id"], unique=False)
    op.create_index(op.f("ix_indicator_areas_place_id"), "indicator_areas", ["place_id"], unique=False)
    op.create_table(
        "link",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("source_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("target_id", sa.Text(), nullable=True),
        sa.Column("what", sa.Text(), server_default="", nullable=False),
        sa.Column("amount", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("identifier", sa.Text(), server_default="", nullable=False),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("kind IN ('supplies', 'funds', 'works_with', 'refers_to')", name="ck_kind"),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["source_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_link_place_id"), "link", ["place_id"], unique=False)
    op.create_index(op.f("ix_link_source_id"), "link", ["source_id"], unique=False)
    op.create_index(op.f("ix_link_target_id"), "link", ["target_id"], unique=False)
    op.create_table(
        "match_candidates",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["match.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_match_candidates"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_match_candidates_owner_id"), "match_candidates", ["owner_id"], unique=False)
    op.create_index(op.f("ix_match_candidates_place_id"), "match_candidates", ["place_id"], unique=False)
    op.create_index(op.f("ix_match_candidates_target_id"), "match_candidates", ["target_id"], unique=False)
    op.create_table(
        "outreach",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("what", sa.Text(), server_default="", nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("actor_id", sa.Text(), nullable=True),
        sa.Column("actor_type", sa.Text(), nullable=True),
        sa.Column("person_id", sa.Text(), nullable=True),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("groups", sa.Text(), server_default="[]", nullable=False),
        sa.Column("by", sa.Text(), server_default="", nullable=False),
        sa.Column("follow_up", sa.Text(), nullable=True),
        sa.Column("followed_up", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "actor_type IN ('anchor', 'supplier', 'developer', 'msme', 'vcse', 'citizen')", name="ck_actor_type"
        ),
        sa.CheckConstraint(
            "channel IN ('call', 'visit', 'meeting', 'email', 'letter', 'message', 'street', 'other')",
            name="ck_channel",
        ),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_outreach_actor_id"), "outreach", ["actor_id"], unique=False)
    op.create_index(op.f("ix_outreach_person_id"), "outreach", ["person_id"], unique=False)
    op.create_index(op.f("ix_outreach_place_id"), "outreach", ["place_id"], unique=False)
    op.create_table(
        "person_access",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("needs", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("keep_until", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_person_access_owner_id"), "person_access", ["owner_id"], unique=False)
    op.create_index(op.f("ix_person_access_place_id"), "person_access", ["place_id"], unique=False)
    op.create_table(
        "person_bases",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("basis", sa.Text(), nullable=True),
        sa.Column("notice_id", sa.Text(), nullable=True),
        sa.Column("how", sa.Text(), nullable=True),
        sa.Column("given_on", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("recorded_by", sa.Text(), server_default="", nullable=False),
        sa.Column("review_on", sa.Text(), nullable=True),
        sa.Column("withdrawn_on", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "basis IN ('consent', 'legitimate_interests', 'public_task', 'contract', 'legal_obligation', 'vital_interests')",
            name="ck_basis",
        ),
        sa.CheckConstraint("how IN ('paper', 'spoken', 'screen', 'letter')", name="ck_how"),
        sa.ForeignKeyConstraint(["notice_id"], ["notice.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_person_bases_notice_id"), "person_bases", ["notice_id"], unique=False)
    op.create_index(op.f("ix_person_bases_owner_id"), "person_bases", ["owner_id"], unique=False)
    op.create_index(op.f("ix_person_bases_place_id"), "person_bases", ["place_id"], unique=False)
    op.create_table(
        "person_roles",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=True),
        sa.Column("role", sa.Text(), server_default="", nullable=False),
        sa.Column("speaks_for", sa.Integer(), server_default="0", nullable=False),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("until", sa.Text(), nullable=True),
        sa.CheckConstraint("speaks_for BETWEEN 0 AND 1", name="ck_speaks_for"),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["person.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_person_roles_actor_id"), "person_roles", ["actor_id"], unique=False)
    op.create_index(op.f("ix_person_roles_owner_id"), "person_roles", ["owner_id"], unique=False)
    op.create_index(op.f("ix_person_roles_place_id"), "person_roles", ["place_id"], unique=False)
    op.create_table(
        "action",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("what", sa.Text(), server_default="", nullable=False),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("actor_id", sa.Text(), nullable=True),
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("workshop_id", sa.Text(), nullable=True),
        sa.Column("gap", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_action_actor_id"), "action", ["actor_id"], unique=False)
    op.create_index(op.f("ix_action_commitment_id"), "action", ["commitment_id"], unique=False)
    op.create_index(op.f("ix_action_place_id"), "action", ["place_id"], unique=False)
    op.create_index(op.f("ix_action_workshop_id"), "action", ["workshop_id"], unique=False)
    op.add_column("actor", sa.Column("ward", sa.Text(), server_default="", nullable=False))
    op.add_column("actor", sa.Column("website", sa.Text(), server_default="", nullable=False))
    op.add_column("actor", sa.Column("origin", sa.Text(), server_default="", nullable=False))
    # A column that refers to another table cannot be added to one that is there: it is made anew and filled.
    op.rename_table("need_evidence", "need_evidence_before")
    op.create_table(
        "need_evidence",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("indicator_id", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('voice', 'data')", name="ck_kind"),
        sa.ForeignKeyConstraint(["indicator_id"], ["indicator.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["need.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.execute(
        "INSERT INTO need_evidence (id, place_id, owner_id, position, kind, text, source, date) "
        "SELECT id, place_id, owner_id, position, kind, text, source, date FROM need_evidence_before"
    )
    op.drop_table("need_evidence_before")
    for column in ("place_id", "owner_id", "indicator_id"):
        op.create_index(f"ix_need_evidence_{column}", "need_evidence", [column], unique=False)
    op.add_column("place", sa.Column("wards", sa.Text(), server_default="[]", nullable=False))
    op.create_index("ix_actor_type", "actor", ["place_id", "primary_type", "relationship"], unique=False)
    op.create_index("ix_actor_name", "actor", ["place_id", sa.text("lower(name)")], unique=False)
    for table in ("action", "filter", "indicator", "link", "match", "notice", "outreach", "person", "target"):
        op.create_index(f"ux_{table}_slug", table, ["place_id", sa.text("lower(slug)")], unique=True)
