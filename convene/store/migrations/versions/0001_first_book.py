"""The first form of the book."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "change",
        sa.Column("seq", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=True),
        sa.Column("at", sa.Text(), server_default="", nullable=False),
        sa.Column("device", sa.Text(), server_default="", nullable=False),
        sa.Column("label", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), server_default="", nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('do', 'undo', 'redo', 'log')", name="ck_kind"),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index("ix_change_place", "change", ["place_id", "seq"], unique=False)
    op.create_table(
        "memo",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("name"),
        sqlite_strict=True,
    )
    op.create_table(
        "place",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), server_default="", nullable=False),
        sa.Column("area_codes", sa.Text(), server_default="[]", nullable=False),
        sa.Column("boundary_note", sa.Text(), server_default="", nullable=False),
        sa.Column("population", sa.Integer(), nullable=True),
        sa.Column("population_source", sa.Text(), server_default="", nullable=False),
        sa.Column("local_means", sa.Text(), server_default="", nullable=False),
        sa.Column("languages", sa.Text(), server_default="[]", nullable=False),
        sa.Column("convener_name", sa.Text(), server_default="", nullable=False),
        sa.Column("convener_sector", sa.Text(), nullable=True),
        sa.Column("convener_role", sa.Text(), server_default="", nullable=False),
        sa.Column("convener_funded_by", sa.Text(), server_default="[]", nullable=False),
        sa.Column("convener_conflicts", sa.Text(), server_default="[]", nullable=False),
        sa.Column("convener_contact_role", sa.Text(), server_default="", nullable=False),
        sa.Column("convener_contact", sa.Text(), server_default="", nullable=False),
        sa.Column("cycle", sa.Integer(), server_default="0", nullable=False),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("started", sa.Text(), nullable=True),
        sa.Column("people_target", sa.Integer(), nullable=True),
        sa.Column("priority_groups", sa.Text(), server_default="[]", nullable=False),
        sa.Column("not_reached", sa.Text(), server_default="[]", nullable=False),
        sa.Column("nothing_for", sa.Text(), server_default="", nullable=False),
        sa.Column("invented", sa.Integer(), server_default="0", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "convener_sector IN ('public', 'private', 'third', 'citizen', 'mixed')", name="ck_convener_sector"
        ),
        sa.CheckConstraint("kind IN ('neighbourhood', 'ward', 'town', 'district', 'region', 'other')", name="ck_kind"),
        sa.CheckConstraint("stage IN ('engagement', 'codesign', 'delivery', 'measurement')", name="ck_stage"),
        sa.CheckConstraint("invented BETWEEN 0 AND 1", name="ck_invented"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "actor",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("primary_type", sa.Text(), nullable=True),
        sa.Column("secondary_types", sa.Text(), server_default="[]", nullable=False),
        sa.Column("relationship", sa.Text(), nullable=True),
        sa.Column("aliases", sa.Text(), server_default="[]", nullable=False),
        sa.Column("sector", sa.Text(), nullable=True),
        sa.Column("legal_form", sa.Text(), server_default="", nullable=False),
        sa.Column("identifiers", sa.Text(), server_default="[]", nullable=False),
        sa.Column("base", sa.Text(), server_default="", nullable=False),
        sa.Column("reach", sa.Text(), nullable=True),
        sa.Column("headcount", sa.Integer(), nullable=True),
        sa.Column("turnover", sa.Text(), nullable=True),
        sa.Column("balance_sheet", sa.Text(), nullable=True),
        sa.Column("size_year", sa.Integer(), nullable=True),
        sa.Column("influence", sa.Integer(), nullable=True),
        sa.Column("interest", sa.Integer(), nullable=True),
        sa.Column("affected", sa.Integer(), nullable=True),
        sa.Column("judged_by", sa.Text(), server_default="", nullable=False),
        sa.Column("judged_on", sa.Text(), nullable=True),
        sa.Column("needs", sa.Text(), server_default="", nullable=False),
        sa.Column("priorities", sa.Text(), server_default="", nullable=False),
        sa.Column("constraints", sa.Text(), server_default="", nullable=False),
        sa.Column("conflicts", sa.Text(), server_default="", nullable=False),
        sa.Column("support", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("tags", sa.Text(), server_default="[]", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "primary_type IN ('anchor', 'supplier', 'developer', 'msme', 'vcse', 'citizen')", name="ck_primary_type"
        ),
        sa.CheckConstraint(
            "reach IN ('neighbourhood', 'ward', 'town', 'district', 'region', 'national')", name="ck_reach"
        ),
        sa.CheckConstraint(
            "relationship IN ('identified', 'contacted', 'engaged', 'committed', 'signed', 'withdrawn')",
            name="ck_relationship",
        ),
        sa.CheckConstraint("sector IN ('public', 'private', 'third', 'citizen', 'mixed')", name="ck_sector"),
        sa.CheckConstraint("affected BETWEEN 0 AND 3", name="ck_affected"),
        sa.CheckConstraint("influence BETWEEN 1 AND 5", name="ck_influence"),
        sa.CheckConstraint("interest BETWEEN 1 AND 5", name="ck_interest"),
        sa.CheckConstraint("size_year BETWEEN 1900 AND 2200", name="ck_size_year"),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_actor_place_id"), "actor", ["place_id"], unique=False)
    op.create_table(
        "change_row",
        sa.Column("change_seq", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.Text(), server_default="", nullable=False),
        sa.Column("row_id", sa.Text(), server_default="", nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["change_seq"],
            ["change.seq"],
        ),
        sa.PrimaryKeyConstraint("change_seq", "position"),
        sqlite_strict=True,
    )
    op.create_index("ix_change_row_row", "change_row", ["row_id"], unique=False)
    op.create_table(
        "dissent",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("raised_by", sa.Text(), server_default="", nullable=False),
        sa.Column("about", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("answer", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_dissent_place_id"), "dissent", ["place_id"], unique=False)
    op.create_table(
        "framework",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Text(), server_default="", nullable=False),
        sa.Column("licence", sa.Text(), server_default="", nullable=False),
        sa.Column("currency", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("local_definition", sa.Text(), server_default="", nullable=False),
        sa.Column("discount_rate", sa.Text(), nullable=True),
        sa.Column("discount_source", sa.Text(), server_default="", nullable=False),
        sa.Column("price_year", sa.Integer(), nullable=True),
        sa.Column("sha256", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("place_id", name="ux_framework_one"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_framework_place_id"), "framework", ["place_id"], unique=False)
    op.create_table(
        "manifesto",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("issued", sa.Text(), nullable=True),
        sa.Column("supersedes", sa.Text(), server_default="", nullable=False),
        sa.Column("licence", sa.Text(), server_default="", nullable=False),
        sa.Column("principles", sa.Text(), server_default="[]", nullable=False),
        sa.Column("no_dissent", sa.Integer(), server_default="0", nullable=False),
        sa.Column("steering", sa.Text(), server_default="", nullable=False),
        sa.Column("quorum", sa.Integer(), nullable=True),
        sa.Column("decision_rule", sa.Text(), server_default="", nullable=False),
        sa.Column("review_every_months", sa.Integer(), nullable=True),
        sa.Column("next_review", sa.Text(), nullable=True),
        sa.Column("full_review", sa.Text(), nullable=True),
        sa.Column("change_rule", sa.Text(), server_default="", nullable=False),
        sa.Column("join_rule", sa.Text(), server_default="", nullable=False),
        sa.Column("leave_rule", sa.Text(), server_default="", nullable=False),
        sa.Column("concerns_to", sa.Text(), server_default="", nullable=False),
        sa.Column("first_account_due", sa.Text(), nullable=True),
        sa.Column("reported_where", sa.Text(), server_default="", nullable=False),
        sa.Column("verification", sa.Text(), nullable=True),
        sa.Column("will_state", sa.Text(), server_default="[]", nullable=False),
        sa.Column("controller", sa.Text(), server_default="", nullable=False),
        sa.Column("people_named", sa.Text(), server_default="", nullable=False),
        sa.Column("retention_months", sa.Integer(), nullable=True),
        sa.CheckConstraint("status IN ('draft', 'for_signing', 'signed', 'under_review', 'closed')", name="ck_status"),
        sa.CheckConstraint("verification IN ('none', 'peer', 'independent')", name="ck_verification"),
        sa.CheckConstraint("no_dissent BETWEEN 0 AND 1", name="ck_no_dissent"),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("place_id", name="ux_manifesto_one"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_manifesto_place_id"), "manifesto", ["place_id"], unique=False)
    op.create_table(
        "need",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("statement", sa.Text(), server_default="", nullable=False),
        sa.Column("who", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_need_place_id"), "need", ["place_id"], unique=False)
    op.create_table(
        "override",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("check", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_override_place_id"), "override", ["place_id"], unique=False)
    op.create_table(
        "priority",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("rank", sa.Integer(), server_default="0", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("aspiration", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("rank BETWEEN 1 AND 99", name="ck_rank"),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_priority_place_id"), "priority", ["place_id"], unique=False)
    op.create_table(
        "publication",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("published_on", sa.Text(), nullable=True),
        sa.Column("sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("terms_sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("status", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_publication_place_id"), "publication", ["place_id"], unique=False)
    op.create_table(
        "theme",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("summary", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_theme_place_id"), "theme", ["place_id"], unique=False)
    op.create_table(
        "workshop",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("starts", sa.Text(), nullable=True),
        sa.Column("ends", sa.Text(), nullable=True),
        sa.Column("venue", sa.Text(), server_default="", nullable=False),
        sa.Column("influence", sa.Text(), nullable=True),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("groups", sa.Text(), server_default="[]", nullable=False),
        sa.Column("access", sa.Text(), server_default="", nullable=False),
        sa.Column("notes", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "influence IN ('inform', 'consult', 'involve', 'collaborate', 'empower')", name="ck_influence"
        ),
        sa.CheckConstraint(
            "kind IN ('listening', 'vision', 'priorities', 'marketplace', 'signing', 'review', 'clinic', 'results', 'other')",
            name="ck_kind",
        ),
        sa.CheckConstraint("stage IN ('engagement', 'codesign', 'delivery', 'measurement')", name="ck_stage"),
        sa.CheckConstraint("status IN ('planned', 'running', 'held', 'cancelled')", name="ck_status"),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_workshop_place_id"), "workshop", ["place_id"], unique=False)
    op.create_table(
        "actor_levers",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("lever", sa.Text(), nullable=True),
        sa.Column("yearly", sa.Text(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.CheckConstraint(
            "lever IN ('procurement', 'planning', 'grants', 'investment', 'business_action')", name="ck_lever"
        ),
        sa.CheckConstraint("year BETWEEN 1900 AND 2200", name="ck_year"),
        sa.ForeignKeyConstraint(["owner_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_actor_levers_owner_id"), "actor_levers", ["owner_id"], unique=False)
    op.create_index(op.f("ix_actor_levers_place_id"), "actor_levers", ["place_id"], unique=False)
    op.create_table(
        "ask",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("asked_by_id", sa.Text(), nullable=True),
        sa.Column("asked_of_id", sa.Text(), nullable=True),
        sa.Column("wording", sa.Text(), server_default="", nullable=False),
        sa.Column("accepted", sa.Integer(), nullable=True),
        sa.CheckConstraint("accepted BETWEEN 0 AND 1", name="ck_accepted"),
        sa.ForeignKeyConstraint(["asked_by_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["asked_of_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_ask_asked_by_id"), "ask", ["asked_by_id"], unique=False)
    op.create_index(op.f("ix_ask_asked_of_id"), "ask", ["asked_of_id"], unique=False)
    op.create_index(op.f("ix_ask_place_id"), "ask", ["place_id"], unique=False)
    op.create_table(
        "contribution",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("actor_type", sa.Text(), nullable=True),
        sa.Column("workshop_id", sa.Text(), nullable=True),
        sa.Column("table", sa.Text(), server_default="", nullable=False),
        sa.Column("said_on", sa.Text(), nullable=True),
        sa.Column("attribution", sa.Text(), nullable=True),
        sa.Column("cluster", sa.Text(), server_default="", nullable=False),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "actor_type IN ('anchor', 'supplier', 'developer', 'msme', 'vcse', 'citizen')", name="ck_actor_type"
        ),
        sa.CheckConstraint("attribution IN ('anonymous', 'type_only', 'named')", name="ck_attribution"),
        sa.CheckConstraint(
            "kind IN ('hope', 'need', 'concern', 'idea', 'ask', 'offer', 'story', 'thanks')", name="ck_kind"
        ),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_contribution_place_id"), "contribution", ["place_id"], unique=False)
    op.create_index(op.f("ix_contribution_workshop_id"), "contribution", ["workshop_id"], unique=False)
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
        sa.CheckConstraint("kind IN ('voice', 'data')", name="ck_kind"),
        sa.ForeignKeyConstraint(["owner_id"], ["need.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_need_evidence_owner_id"), "need_evidence", ["owner_id"], unique=False)
    op.create_index(op.f("ix_need_evidence_place_id"), "need_evidence", ["place_id"], unique=False)
    op.create_table(
        "outcome",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("theme_id", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["theme_id"], ["theme.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_outcome_place_id"), "outcome", ["place_id"], unique=False)
    op.create_index(op.f("ix_outcome_theme_id"), "outcome", ["theme_id"], unique=False)
    op.create_table(
        "priority_needs",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["priority.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["need.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_priority_needs"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_priority_needs_owner_id"), "priority_needs", ["owner_id"], unique=False)
    op.create_index(op.f("ix_priority_needs_place_id"), "priority_needs", ["place_id"], unique=False)
    op.create_index(op.f("ix_priority_needs_target_id"), "priority_needs", ["target_id"], unique=False)
    op.create_table(
        "reply",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("told", sa.Text(), server_default="", nullable=False),
        sa.Column("sent_on", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), server_default="", nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=True),
        sa.CheckConstraint("kind IN ('what_we_heard', 'you_said_we_did', 'result', 'other')", name="ck_kind"),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_reply_place_id"), "reply", ["place_id"], unique=False)
    op.create_index(op.f("ix_reply_workshop_id"), "reply", ["workshop_id"], unique=False)
    op.create_table(
        "signature",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=True),
        sa.Column("signed_by", sa.Text(), server_default="", nullable=False),
        sa.Column("authority", sa.Text(), server_default="", nullable=False),
        sa.Column("signed_on", sa.Text(), nullable=True),
        sa.Column("since", sa.Text(), nullable=True),
        sa.Column("withdrawn_on", sa.Text(), nullable=True),
        sa.Column("self_assessment", sa.Integer(), nullable=True),
        sa.CheckConstraint("self_assessment BETWEEN 0 AND 4", name="ck_self_assessment"),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_signature_actor_id"), "signature", ["actor_id"], unique=False)
    op.create_index(op.f("ix_signature_place_id"), "signature", ["place_id"], unique=False)
    op.create_table(
        "vision",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("statement", sa.Text(), server_default="", nullable=False),
        sa.Column("horizon", sa.Integer(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("agreed_on", sa.Text(), nullable=True),
        sa.Column("agreed_how", sa.Text(), nullable=True),
        sa.Column("votes_for", sa.Integer(), nullable=True),
        sa.Column("votes_against", sa.Integer(), nullable=True),
        sa.Column("stood_aside", sa.Integer(), nullable=True),
        sa.Column("workshop_id", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "agreed_how IN ('consent', 'fist_to_five', 'vote', 'consensus', 'other')", name="ck_agreed_how"
        ),
        sa.CheckConstraint("status IN ('draft', 'proposed', 'agreed', 'retired')", name="ck_status"),
        sa.CheckConstraint("horizon BETWEEN 1900 AND 2200", name="ck_horizon"),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_vision_place_id"), "vision", ["place_id"], unique=False)
    op.create_index(op.f("ix_vision_workshop_id"), "vision", ["workshop_id"], unique=False)
    op.create_table(
        "workshop_attendance",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("actor_type", sa.Text(), nullable=True),
        sa.Column("people", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint(
            "actor_type IN ('anchor', 'supplier', 'developer', 'msme', 'vcse', 'citizen')", name="ck_actor_type"
        ),
        sa.ForeignKeyConstraint(["owner_id"], ["workshop.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_workshop_attendance_owner_id"), "workshop_attendance", ["owner_id"], unique=False)
    op.create_index(op.f("ix_workshop_attendance_place_id"), "workshop_attendance", ["place_id"], unique=False)
    op.create_table(
        "workshop_blocks",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("minutes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("method", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("starts", sa.Text(), nullable=True),
        sa.CheckConstraint("minutes BETWEEN 0 AND 1440", name="ck_minutes"),
        sa.ForeignKeyConstraint(["owner_id"], ["workshop.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_workshop_blocks_owner_id"), "workshop_blocks", ["owner_id"], unique=False)
    op.create_index(op.f("ix_workshop_blocks_place_id"), "workshop_blocks", ["place_id"], unique=False)
    op.create_table(
        "workshop_run",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=False),
        sa.Column("block", sa.Integer(), server_default="0", nullable=False),
        sa.Column("block_started", sa.Text(), nullable=True),
        sa.Column("paused_at", sa.Text(), nullable=True),
        sa.Column("paused_seconds", sa.Integer(), server_default="0", nullable=False),
        sa.Column("added_minutes", sa.Integer(), server_default="0", nullable=False),
        sa.Column("finished", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_workshop_run_place_id"), "workshop_run", ["place_id"], unique=False)
    op.create_index(op.f("ix_workshop_run_workshop_id"), "workshop_run", ["workshop_id"], unique=False)
    op.create_index("ux_workshop_run", "workshop_run", ["workshop_id"], unique=True)
    op.create_table(
        "measure",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("outcome_id", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("levers", sa.Text(), server_default="[]", nullable=False),
        sa.Column("actor_types", sa.Text(), server_default="[]", nullable=False),
        sa.Column("sdgs", sa.Text(), server_default="[]", nullable=False),
        sa.Column("pillar", sa.Text(), nullable=True),
        sa.Column("evidence", sa.Text(), server_default="[]", nullable=False),
        sa.Column("guidance", sa.Text(), server_default="", nullable=False),
        sa.Column("double_count_group", sa.Text(), server_default="", nullable=False),
        sa.Column("proxy_status", sa.Text(), nullable=True),
        sa.Column("value_kind", sa.Text(), nullable=True),
        sa.Column("proxy_gbp", sa.Text(), nullable=True),
        sa.Column("proxy_low", sa.Text(), nullable=True),
        sa.Column("proxy_high", sa.Text(), nullable=True),
        sa.Column("proxy_year", sa.Integer(), nullable=True),
        sa.Column("proxy_price_base", sa.Text(), server_default="", nullable=False),
        sa.Column("proxy_source", sa.Text(), server_default="", nullable=False),
        sa.Column("proxy_source_id", sa.Text(), server_default="", nullable=False),
        sa.Column("proxy_url", sa.Text(), server_default="", nullable=False),
        sa.Column("proxy_licence", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("kind IN ('input', 'output', 'outcome')", name="ck_kind"),
        sa.CheckConstraint(
            "pillar IN ('plural_ownership', 'local_finance', 'fair_work', 'progressive_procurement', 'land_property', 'none')",
            name="ck_pillar",
        ),
        sa.CheckConstraint(
            "proxy_status IN ('seen', 'seen_secondary', 'face_value', 'not_valued', 'not_found')",
            name="ck_proxy_status",
        ),
        sa.CheckConstraint(
            "value_kind IN ('economic', 'fiscal', 'economic_and_fiscal', 'economic_fiscal_social', 'wellbeing', 'carbon', 'replacement_cost', 'input_cost', 'transfer', 'none')",
            name="ck_value_kind",
        ),
        sa.ForeignKeyConstraint(["outcome_id"], ["outcome.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_measure_outcome_id"), "measure", ["outcome_id"], unique=False)
    op.create_index(op.f("ix_measure_place_id"), "measure", ["place_id"], unique=False)
    op.create_table(
        "need_contributions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["need.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["contribution.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_need_contributions"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_need_contributions_owner_id"), "need_contributions", ["owner_id"], unique=False)
    op.create_index(op.f("ix_need_contributions_place_id"), "need_contributions", ["place_id"], unique=False)
    op.create_index(op.f("ix_need_contributions_target_id"), "need_contributions", ["target_id"], unique=False)
    op.create_table(
        "priority_outcomes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["priority.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["outcome.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_priority_outcomes"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_priority_outcomes_owner_id"), "priority_outcomes", ["owner_id"], unique=False)
    op.create_index(op.f("ix_priority_outcomes_place_id"), "priority_outcomes", ["place_id"], unique=False)
    op.create_index(op.f("ix_priority_outcomes_target_id"), "priority_outcomes", ["target_id"], unique=False)
    op.create_table(
        "priority_visions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["priority.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["vision.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_priority_visions"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_priority_visions_owner_id"), "priority_visions", ["owner_id"], unique=False)
    op.create_index(op.f("ix_priority_visions_place_id"), "priority_visions", ["place_id"], unique=False)
    op.create_index(op.f("ix_priority_visions_target_id"), "priority_visions", ["target_id"], unique=False)
    op.create_table(
        "reply_contributions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["reply.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["contribution.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_reply_contributions"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_reply_contributions_owner_id"), "reply_contributions", ["owner_id"], unique=False)
    op.create_index(op.f("ix_reply_contributions_place_id"), "reply_contributions", ["place_id"], unique=False)
    op.create_index(op.f("ix_reply_contributions_target_id"), "reply_contributions", ["target_id"], unique=False)
    op.create_table(
        "reply_visions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["reply.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["vision.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_reply_visions"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_reply_visions_owner_id"), "reply_visions", ["owner_id"], unique=False)
    op.create_index(op.f("ix_reply_visions_place_id"), "reply_visions", ["place_id"], unique=False)
    op.create_index(op.f("ix_reply_visions_target_id"), "reply_visions", ["target_id"], unique=False)
    op.create_table(
        "vision_contributions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["vision.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["contribution.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_vision_contributions"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_vision_contributions_owner_id"), "vision_contributions", ["owner_id"], unique=False)
    op.create_index(op.f("ix_vision_contributions_place_id"), "vision_contributions", ["place_id"], unique=False)
    op.create_index(op.f("ix_vision_contributions_target_id"), "vision_contributions", ["target_id"], unique=False)
    op.create_table(
        "vision_needs",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["vision.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["need.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_vision_needs"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_vision_needs_owner_id"), "vision_needs", ["owner_id"], unique=False)
    op.create_index(op.f("ix_vision_needs_place_id"), "vision_needs", ["place_id"], unique=False)
    op.create_index(op.f("ix_vision_needs_target_id"), "vision_needs", ["target_id"], unique=False)
    op.create_table(
        "vision_outcomes",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["vision.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["outcome.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_vision_outcomes"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_vision_outcomes_owner_id"), "vision_outcomes", ["owner_id"], unique=False)
    op.create_index(op.f("ix_vision_outcomes_place_id"), "vision_outcomes", ["place_id"], unique=False)
    op.create_index(op.f("ix_vision_outcomes_target_id"), "vision_outcomes", ["target_id"], unique=False)
    op.create_table(
        "vision_wordings",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("changed_on", sa.Text(), nullable=True),
        sa.Column("asked_by", sa.Text(), server_default="", nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["vision.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_vision_wordings_owner_id"), "vision_wordings", ["owner_id"], unique=False)
    op.create_index(op.f("ix_vision_wordings_place_id"), "vision_wordings", ["place_id"], unique=False)
    op.create_table(
        "adoption",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("measure_id", sa.Text(), nullable=True),
        sa.Column("adopted_on", sa.Text(), nullable=True),
        sa.Column("baseline", sa.Text(), nullable=True),
        sa.Column("baseline_date", sa.Text(), nullable=True),
        sa.Column("no_baseline_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_adoption_measure_id"), "adoption", ["measure_id"], unique=False)
    op.create_index(op.f("ix_adoption_place_id"), "adoption", ["place_id"], unique=False)
    op.create_table(
        "commitment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("wording", sa.Text(), server_default="", nullable=False),
        sa.Column("lever", sa.Text(), nullable=True),
        sa.Column("measure_id", sa.Text(), nullable=True),
        sa.Column("quantity", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("baseline", sa.Text(), nullable=True),
        sa.Column("start", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("beneficiaries", sa.Text(), server_default="", nullable=False),
        sa.Column("evidence", sa.Text(), server_default="[]", nullable=False),
        sa.Column("strength", sa.Text(), nullable=True),
        sa.Column("claimed_share", sa.Text(), nullable=True),
        sa.Column("legally_required", sa.Integer(), server_default="0", nullable=False),
        sa.Column("accepted_by", sa.Text(), server_default="", nullable=False),
        sa.Column("accepted_on", sa.Text(), nullable=True),
        sa.Column("accepted_how", sa.Text(), server_default="", nullable=False),
        sa.Column("heard_on", sa.Text(), nullable=True),
        sa.Column("not_delivered_because", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "lever IN ('procurement', 'planning', 'grants', 'investment', 'business_action')", name="ck_lever"
        ),
        sa.CheckConstraint(
            "status IN ('offered', 'live', 'at_risk', 'late', 'done', 'changed', 'withdrawn')", name="ck_status"
        ),
        sa.CheckConstraint("strength IN ('firm', 'stretch', 'exploratory')", name="ck_strength"),
        sa.CheckConstraint("legally_required BETWEEN 0 AND 1", name="ck_legally_required"),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_commitment_actor_id"), "commitment", ["actor_id"], unique=False)
    op.create_index(op.f("ix_commitment_measure_id"), "commitment", ["measure_id"], unique=False)
    op.create_index(op.f("ix_commitment_place_id"), "commitment", ["place_id"], unique=False)
    op.create_table(
        "priority_targets",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("measure_id", sa.Text(), nullable=True),
        sa.Column("baseline", sa.Text(), nullable=True),
        sa.Column("baseline_date", sa.Text(), nullable=True),
        sa.Column("no_baseline_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("target", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=True),
        sa.Column("rationale", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["priority.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_priority_targets_measure_id"), "priority_targets", ["measure_id"], unique=False)
    op.create_index(op.f("ix_priority_targets_owner_id"), "priority_targets", ["owner_id"], unique=False)
    op.create_index(op.f("ix_priority_targets_place_id"), "priority_targets", ["place_id"], unique=False)
    op.create_table(
        "amendment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("changed_on", sa.Text(), nullable=True),
        sa.Column("changed_by", sa.Text(), server_default="", nullable=False),
        sa.Column("what", sa.Text(), server_default="", nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_amendment_commitment_id"), "amendment", ["commitment_id"], unique=False)
    op.create_index(op.f("ix_amendment_place_id"), "amendment", ["place_id"], unique=False)
    op.create_table(
        "commitment_depends_on",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["ask.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_commitment_depends_on"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_commitment_depends_on_owner_id"), "commitment_depends_on", ["owner_id"], unique=False)
    op.create_index(op.f("ix_commitment_depends_on_place_id"), "commitment_depends_on", ["place_id"], unique=False)
    op.create_index(op.f("ix_commitment_depends_on_target_id"), "commitment_depends_on", ["target_id"], unique=False)
    op.create_table(
        "commitment_partners",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_commitment_partners"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_commitment_partners_owner_id"), "commitment_partners", ["owner_id"], unique=False)
    op.create_index(op.f("ix_commitment_partners_place_id"), "commitment_partners", ["place_id"], unique=False)
    op.create_index(op.f("ix_commitment_partners_target_id"), "commitment_partners", ["target_id"], unique=False)
    op.create_table(
        "commitment_priorities",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["priority.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_commitment_priorities"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_commitment_priorities_owner_id"), "commitment_priorities", ["owner_id"], unique=False)
    op.create_index(op.f("ix_commitment_priorities_place_id"), "commitment_priorities", ["place_id"], unique=False)
    op.create_index(op.f("ix_commitment_priorities_target_id"), "commitment_priorities", ["target_id"], unique=False)
    op.create_table(
        "commitment_visions",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["vision.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_commitment_visions"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_commitment_visions_owner_id"), "commitment_visions", ["owner_id"], unique=False)
    op.create_index(op.f("ix_commitment_visions_place_id"), "commitment_visions", ["place_id"], unique=False)
    op.create_index(op.f("ix_commitment_visions_target_id"), "commitment_visions", ["target_id"], unique=False)
    op.create_table(
        "observation",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("quantity", sa.Text(), nullable=True),
        sa.Column("period_start", sa.Text(), nullable=True),
        sa.Column("period_end", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("groups", sa.Text(), server_default="[]", nullable=False),
        sa.Column("story", sa.Text(), server_default="", nullable=False),
        sa.Column("unintended", sa.Text(), server_default="", nullable=False),
        sa.Column("deadweight", sa.Text(), nullable=True),
        sa.Column("attribution", sa.Text(), nullable=True),
        sa.Column("displacement", sa.Text(), nullable=True),
        sa.Column("drop_off", sa.Text(), nullable=True),
        sa.Column("adjustment_reason", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_observation_commitment_id"), "observation", ["commitment_id"], unique=False)
    op.create_index(op.f("ix_observation_place_id"), "observation", ["place_id"], unique=False)
    op.create_table(
        "reply_commitments",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["reply.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_reply_commitments"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_reply_commitments_owner_id"), "reply_commitments", ["owner_id"], unique=False)
    op.create_index(op.f("ix_reply_commitments_place_id"), "reply_commitments", ["place_id"], unique=False)
    op.create_index(op.f("ix_reply_commitments_target_id"), "reply_commitments", ["target_id"], unique=False)
    op.create_table(
        "observation_evidence",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("grade", sa.Integer(), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("consent", sa.Text(), nullable=True),
        sa.Column("checked_by", sa.Text(), server_default="", nullable=False),
        sa.Column("checked_on", sa.Text(), nullable=True),
        sa.CheckConstraint("consent IN ('not_needed', 'given', 'not_asked', 'refused')", name="ck_consent"),
        sa.CheckConstraint("grade BETWEEN 1 AND 5", name="ck_grade"),
        sa.ForeignKeyConstraint(["owner_id"], ["observation.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_observation_evidence_owner_id"), "observation_evidence", ["owner_id"], unique=False)
    op.create_index(op.f("ix_observation_evidence_place_id"), "observation_evidence", ["place_id"], unique=False)
    op.create_index("ux_place_slug", "place", [sa.text("lower(slug)")], unique=True)
    for table in (
        "actor",
        "adoption",
        "amendment",
        "ask",
        "commitment",
        "contribution",
        "dissent",
        "framework",
        "manifesto",
        "measure",
        "need",
        "observation",
        "outcome",
        "override",
        "priority",
        "publication",
        "reply",
        "signature",
        "theme",
        "vision",
        "workshop",
    ):
        op.create_index(f"ux_{table}_slug", table, ["place_id", sa.text("lower(slug)")], unique=True)
