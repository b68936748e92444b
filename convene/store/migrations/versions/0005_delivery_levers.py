"""Delivery and its five levers: news, milestones, ledgers, schemes, funds, placements, plans; shares of a promise."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("place", sa.Column("local_postcodes", sa.Text(), server_default="[]", nullable=False))
    op.add_column("place", sa.Column("wider_postcodes", sa.Text(), server_default="[]", nullable=False))
    op.create_table(
        "link_new",
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
        sa.Column("fund_id", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), nullable=True),
        sa.Column("origin", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("\"decided_by\" IN ('funder', 'jointly', 'residents')", name="ck_decided_by"),
        sa.CheckConstraint("\"kind\" IN ('supplies', 'funds', 'works_with', 'refers_to')", name="ck_kind"),
        sa.ForeignKeyConstraint(["fund_id"], ["fund.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["source_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.execute(
        'INSERT INTO "link_new" ("id", "place_id", "slug", "source_id", "kind", "target_id", "what", "amount", "since", "identifier", "origin", "note") SELECT "id", "place_id", "slug", "source_id", "kind", "target_id", "what", "amount", "since", "identifier", "origin", "note" FROM "link"'
    )
    op.drop_table("link")
    op.execute('ALTER TABLE "link_new" RENAME TO "link"')
    op.create_table(
        "link_priorities",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["link.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["priority.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_link_priorities"),
        sqlite_strict=True,
    )
    op.create_table(
        "scheme",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("developer_id", sa.Text(), nullable=True),
        sa.Column("stage", sa.Text(), nullable=True),
        sa.Column("authority_id", sa.Text(), nullable=True),
        sa.Column("reference", sa.Text(), server_default="", nullable=False),
        sa.Column("site", sa.Text(), server_default="", nullable=False),
        sa.Column("ward", sa.Text(), server_default="", nullable=False),
        sa.Column("about", sa.Text(), server_default="", nullable=False),
        sa.Column("homes", sa.Integer(), nullable=True),
        sa.Column("affordable_homes", sa.Integer(), nullable=True),
        sa.Column("floor_space", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("applied_on", sa.Text(), nullable=True),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("starts", sa.Text(), nullable=True),
        sa.Column("ends", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "\"stage\" IN ('feasibility', 'planning', 'design', 'construction', 'use', 'stopped')", name="ck_stage"
        ),
        sa.ForeignKeyConstraint(["authority_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["developer_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "commitment_new",
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
        sa.Column("scheme_id", sa.Text(), nullable=True),
        sa.Column("legally_required", sa.Integer(), server_default="0", nullable=False),
        sa.Column("required_by", sa.Text(), server_default="", nullable=False),
        sa.Column("accepted_by", sa.Text(), server_default="", nullable=False),
        sa.Column("accepted_on", sa.Text(), nullable=True),
        sa.Column("accepted_how", sa.Text(), server_default="", nullable=False),
        sa.Column("heard_on", sa.Text(), nullable=True),
        sa.Column("confidence", sa.Text(), nullable=True),
        sa.Column("not_delivered_because", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("\"confidence\" IN ('high', 'even', 'low')", name="ck_confidence"),
        sa.CheckConstraint('"legally_required" BETWEEN 0 AND 1', name="ck_legally_required"),
        sa.CheckConstraint(
            "\"lever\" IN ('procurement', 'planning', 'grants', 'investment', 'business_action')", name="ck_lever"
        ),
        sa.CheckConstraint(
            "\"status\" IN ('offered', 'accepted', 'live', 'at_risk', 'late', 'done', 'changed', 'withdrawn')",
            name="ck_status",
        ),
        sa.CheckConstraint("\"strength\" IN ('firm', 'stretch', 'exploratory')", name="ck_strength"),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["scheme_id"], ["scheme.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.execute(
        'INSERT INTO "commitment_new" ("id", "place_id", "slug", "title", "actor_id", "status", "wording", "lever", "measure_id", "quantity", "unit", "baseline", "start", "due", "beneficiaries", "evidence", "strength", "claimed_share", "legally_required", "accepted_by", "accepted_on", "accepted_how", "heard_on", "not_delivered_because", "note") SELECT "id", "place_id", "slug", "title", "actor_id", "status", "wording", "lever", "measure_id", "quantity", "unit", "baseline", "start", "due", "beneficiaries", "evidence", "strength", "claimed_share", "legally_required", "accepted_by", "accepted_on", "accepted_how", "heard_on", "not_delivered_because", "note" FROM "commitment"'
    )
    op.drop_table("commitment")
    op.execute('ALTER TABLE "commitment_new" RENAME TO "commitment"')
    op.create_table(
        "commitment_shares",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=True),
        sa.Column("share", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "commitment_waits_for",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_commitment_waits_for"),
        sqlite_strict=True,
    )
    op.create_table(
        "milestone",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "news",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("heard_on", sa.Text(), nullable=True),
        sa.Column("heard_from", sa.Text(), server_default="", nullable=False),
        sa.Column("channel", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("confidence", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "\"channel\" IN ('call', 'visit', 'meeting', 'email', 'letter', 'message', 'street', 'other')",
            name="ck_channel",
        ),
        sa.CheckConstraint("\"confidence\" IN ('high', 'even', 'low')", name="ck_confidence"),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "ledger",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("anchor_id", sa.Text(), nullable=True),
        sa.Column("period_start", sa.Text(), nullable=True),
        sa.Column("period_end", sa.Text(), nullable=True),
        sa.Column("amount", sa.Text(), nullable=True),
        sa.Column("lines", sa.Integer(), server_default="0", nullable=False),
        sa.Column("credits", sa.Integer(), server_default="0", nullable=False),
        sa.Column("credited", sa.Text(), nullable=True),
        sa.Column("totals_left_out", sa.Integer(), server_default="0", nullable=False),
        sa.Column("unread", sa.Integer(), server_default="0", nullable=False),
        sa.Column("other_currencies", sa.Text(), server_default="[]", nullable=False),
        sa.Column("least", sa.Text(), nullable=True),
        sa.Column("file", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("licence", sa.Text(), server_default="", nullable=False),
        sa.Column("sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("brought_in_on", sa.Text(), nullable=True),
        sa.Column("told", sa.Text(), server_default="[]", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["anchor_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "spend",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("ledger_id", sa.Text(), nullable=True),
        sa.Column("supplier", sa.Text(), server_default="", nullable=False),
        sa.Column("number", sa.Text(), server_default="", nullable=False),
        sa.Column("postcode", sa.Text(), server_default="", nullable=False),
        sa.Column("lines", sa.Integer(), server_default="0", nullable=False),
        sa.Column("credits", sa.Integer(), server_default="0", nullable=False),
        sa.Column("amount", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=True),
        sa.Column("actor_id", sa.Text(), nullable=True),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("nearness", sa.Text(), nullable=True),
        sa.Column("respent", sa.Text(), nullable=True),
        sa.Column("respent_source", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("\"nearness\" IN ('local', 'wider', 'away')", name="ck_nearness"),
        sa.CheckConstraint("\"state\" IN ('matched', 'by_hand', 'waiting', 'nobody', 'withheld')", name="ck_state"),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["ledger_id"], ["ledger.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "contract",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("buyer_id", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("lots", sa.Integer(), nullable=True),
        sa.Column("suits", sa.Text(), server_default="[]", nullable=False),
        sa.Column("advertised_on", sa.Text(), nullable=True),
        sa.Column("bids_due", sa.Text(), nullable=True),
        sa.Column("starts", sa.Text(), nullable=True),
        sa.Column("ends", sa.Text(), nullable=True),
        sa.Column("asks", sa.Text(), server_default="", nullable=False),
        sa.Column("weight", sa.Text(), nullable=True),
        sa.Column("awarded_to_id", sa.Text(), nullable=True),
        sa.Column("link", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("\"status\" IN ('planned', 'open', 'awarded', 'ended', 'cancelled')", name="ck_status"),
        sa.ForeignKeyConstraint(["awarded_to_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["buyer_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "readiness",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=True),
        sa.Column("looked_on", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), server_default="", nullable=False),
        sa.Column("ready", sa.Text(), server_default="[]", nullable=False),
        sa.Column("wants", sa.Text(), server_default="", nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "fund",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("holder_id", sa.Text(), nullable=True),
        sa.Column("size", sa.Text(), nullable=True),
        sa.Column("opens", sa.Text(), nullable=True),
        sa.Column("closes", sa.Text(), nullable=True),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("residents_part", sa.Text(), nullable=True),
        sa.Column("residents_how", sa.Text(), server_default="", nullable=False),
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["holder_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "fund_priorities",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["fund.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["priority.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_fund_priorities"),
        sqlite_strict=True,
    )
    op.create_table(
        "placement",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("receiver_id", sa.Text(), nullable=True),
        sa.Column("investor_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("agreed", sa.Text(), nullable=True),
        sa.Column("members", sa.Integer(), nullable=True),
        sa.Column("rate", sa.Text(), nullable=True),
        sa.Column("starts", sa.Text(), nullable=True),
        sa.Column("ends", sa.Text(), nullable=True),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "\"kind\" IN ('loan', 'community_shares', 'equity', 'quasi_equity', 'bond', 'guarantee', 'other')",
            name="ck_kind",
        ),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["investor_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["receiver_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "placement_priorities",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["placement.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["priority.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_placement_priorities"),
        sqlite_strict=True,
    )
    op.create_table(
        "placement_movements",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("on", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("amount", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint("\"kind\" IN ('raised', 'drawn', 'repaid', 'interest', 'written_off')", name="ck_kind"),
        sa.ForeignKeyConstraint(["owner_id"], ["placement.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "plan",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=True),
        sa.Column("starts", sa.Text(), nullable=True),
        sa.Column("ends", sa.Text(), nullable=True),
        sa.Column("agreed_by", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "plan_steps",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("area", sa.Text(), nullable=True),
        sa.Column("what", sa.Text(), server_default="", nullable=False),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("done_on", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "\"area\" IN ('pay', 'hours', 'hiring', 'skills', 'space', 'buying', 'waste', 'energy', 'time', 'ownership', 'other')",
            name="ck_area",
        ),
        sa.CheckConstraint("\"status\" IN ('planned', 'begun', 'done', 'dropped')", name="ck_status"),
        sa.ForeignKeyConstraint(["owner_id"], ["plan.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "assessment",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("actor_id", sa.Text(), nullable=True),
        sa.Column("assessed_on", sa.Text(), nullable=True),
        sa.Column("said_by", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["actor_id"], ["actor.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "assessment_levels",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("dimension", sa.Text(), nullable=True),
        sa.Column("now", sa.Integer(), server_default="0", nullable=False),
        sa.Column("wanted", sa.Integer(), nullable=True),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "\"dimension\" IN ('employment', 'procurement', 'environment', 'services', 'civic')", name="ck_dimension"
        ),
        sa.CheckConstraint('"now" BETWEEN 1 AND 4', name="ck_now"),
        sa.CheckConstraint('"wanted" BETWEEN 1 AND 4', name="ck_wanted"),
        sa.ForeignKeyConstraint(["owner_id"], ["assessment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_index(op.f("ix_link_fund_id"), "link", ["fund_id"], unique=False)
    op.create_index(op.f("ix_link_place_id"), "link", ["place_id"], unique=False)
    op.create_index(op.f("ix_link_source_id"), "link", ["source_id"], unique=False)
    op.create_index(op.f("ix_link_target_id"), "link", ["target_id"], unique=False)
    op.create_index("ux_link_slug", "link", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_link_priorities_owner_id"), "link_priorities", ["owner_id"], unique=False)
    op.create_index(op.f("ix_link_priorities_place_id"), "link_priorities", ["place_id"], unique=False)
    op.create_index(op.f("ix_link_priorities_target_id"), "link_priorities", ["target_id"], unique=False)
    op.create_index(op.f("ix_scheme_authority_id"), "scheme", ["authority_id"], unique=False)
    op.create_index(op.f("ix_scheme_developer_id"), "scheme", ["developer_id"], unique=False)
    op.create_index(op.f("ix_scheme_place_id"), "scheme", ["place_id"], unique=False)
    op.create_index("ux_scheme_slug", "scheme", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_commitment_actor_id"), "commitment", ["actor_id"], unique=False)
    op.create_index(op.f("ix_commitment_measure_id"), "commitment", ["measure_id"], unique=False)
    op.create_index(op.f("ix_commitment_place_id"), "commitment", ["place_id"], unique=False)
    op.create_index(op.f("ix_commitment_scheme_id"), "commitment", ["scheme_id"], unique=False)
    op.create_index("ux_commitment_slug", "commitment", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_commitment_shares_actor_id"), "commitment_shares", ["actor_id"], unique=False)
    op.create_index(op.f("ix_commitment_shares_owner_id"), "commitment_shares", ["owner_id"], unique=False)
    op.create_index(op.f("ix_commitment_shares_place_id"), "commitment_shares", ["place_id"], unique=False)
    op.create_index(op.f("ix_commitment_waits_for_owner_id"), "commitment_waits_for", ["owner_id"], unique=False)
    op.create_index(op.f("ix_commitment_waits_for_place_id"), "commitment_waits_for", ["place_id"], unique=False)
    op.create_index(op.f("ix_commitment_waits_for_target_id"), "commitment_waits_for", ["target_id"], unique=False)
    op.create_index(op.f("ix_milestone_commitment_id"), "milestone", ["commitment_id"], unique=False)
    op.create_index(op.f("ix_milestone_place_id"), "milestone", ["place_id"], unique=False)
    op.create_index("ux_milestone_slug", "milestone", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_news_commitment_id"), "news", ["commitment_id"], unique=False)
    op.create_index(op.f("ix_news_place_id"), "news", ["place_id"], unique=False)
    op.create_index("ux_news_slug", "news", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_ledger_anchor_id"), "ledger", ["anchor_id"], unique=False)
    op.create_index(op.f("ix_ledger_place_id"), "ledger", ["place_id"], unique=False)
    op.create_index("ux_ledger_slug", "ledger", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_spend_actor_id"), "spend", ["actor_id"], unique=False)
    op.create_index(op.f("ix_spend_ledger_id"), "spend", ["ledger_id"], unique=False)
    op.create_index(op.f("ix_spend_place_id"), "spend", ["place_id"], unique=False)
    op.create_index("ux_spend_slug", "spend", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_contract_awarded_to_id"), "contract", ["awarded_to_id"], unique=False)
    op.create_index(op.f("ix_contract_buyer_id"), "contract", ["buyer_id"], unique=False)
    op.create_index(op.f("ix_contract_place_id"), "contract", ["place_id"], unique=False)
    op.create_index("ux_contract_slug", "contract", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_readiness_actor_id"), "readiness", ["actor_id"], unique=False)
    op.create_index(op.f("ix_readiness_place_id"), "readiness", ["place_id"], unique=False)
    op.create_index(op.f("ix_readiness_workshop_id"), "readiness", ["workshop_id"], unique=False)
    op.create_index("ux_readiness_slug", "readiness", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_fund_commitment_id"), "fund", ["commitment_id"], unique=False)
    op.create_index(op.f("ix_fund_holder_id"), "fund", ["holder_id"], unique=False)
    op.create_index(op.f("ix_fund_place_id"), "fund", ["place_id"], unique=False)
    op.create_index("ux_fund_slug", "fund", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_fund_priorities_owner_id"), "fund_priorities", ["owner_id"], unique=False)
    op.create_index(op.f("ix_fund_priorities_place_id"), "fund_priorities", ["place_id"], unique=False)
    op.create_index(op.f("ix_fund_priorities_target_id"), "fund_priorities", ["target_id"], unique=False)
    op.create_index(op.f("ix_placement_commitment_id"), "placement", ["commitment_id"], unique=False)
    op.create_index(op.f("ix_placement_investor_id"), "placement", ["investor_id"], unique=False)
    op.create_index(op.f("ix_placement_place_id"), "placement", ["place_id"], unique=False)
    op.create_index(op.f("ix_placement_receiver_id"), "placement", ["receiver_id"], unique=False)
    op.create_index("ux_placement_slug", "placement", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_placement_priorities_owner_id"), "placement_priorities", ["owner_id"], unique=False)
    op.create_index(op.f("ix_placement_priorities_place_id"), "placement_priorities", ["place_id"], unique=False)
    op.create_index(op.f("ix_placement_priorities_target_id"), "placement_priorities", ["target_id"], unique=False)
    op.create_index(op.f("ix_placement_movements_owner_id"), "placement_movements", ["owner_id"], unique=False)
    op.create_index(op.f("ix_placement_movements_place_id"), "placement_movements", ["place_id"], unique=False)
    op.create_index(op.f("ix_plan_actor_id"), "plan", ["actor_id"], unique=False)
    op.create_index(op.f("ix_plan_place_id"), "plan", ["place_id"], unique=False)
    op.create_index("ux_plan_slug", "plan", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_plan_steps_owner_id"), "plan_steps", ["owner_id"], unique=False)
    op.create_index(op.f("ix_plan_steps_place_id"), "plan_steps", ["place_id"], unique=False)
    op.create_index(op.f("ix_assessment_actor_id"), "assessment", ["actor_id"], unique=False)
    op.create_index(op.f("ix_assessment_place_id"), "assessment", ["place_id"], unique=False)
    op.create_index("ux_assessment_slug", "assessment", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_assessment_levels_owner_id"), "assessment_levels", ["owner_id"], unique=False)
    op.create_index(op.f("ix_assessment_levels_place_id"), "assessment_levels", ["place_id"], unique=False)
