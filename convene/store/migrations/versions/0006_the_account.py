"""The account: its terms, assumptions, double counts decided, corrections, what was published; measures inside others."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "measure_new",
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
        sa.Column("ppn002", sa.Text(), server_default="[]", nullable=False),
        sa.Column("evidence", sa.Text(), server_default="[]", nullable=False),
        sa.Column("guidance", sa.Text(), server_default="", nullable=False),
        sa.Column("double_count_group", sa.Text(), server_default="", nullable=False),
        sa.Column("part_of_id", sa.Text(), nullable=True),
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
        sa.CheckConstraint("\"kind\" IN ('input', 'output', 'outcome')", name="ck_kind"),
        sa.CheckConstraint(
            "\"pillar\" IN ('plural_ownership', 'local_finance', 'fair_work', 'progressive_procurement', 'land_property', 'none')",
            name="ck_pillar",
        ),
        sa.CheckConstraint(
            "\"proxy_status\" IN ('seen', 'seen_secondary', 'face_value', 'not_valued', 'not_found')",
            name="ck_proxy_status",
        ),
        sa.CheckConstraint(
            "\"value_kind\" IN ('economic', 'fiscal', 'economic_and_fiscal', 'economic_fiscal_social', 'wellbeing', 'carbon', 'replacement_cost', 'input_cost', 'transfer', 'none')",
            name="ck_value_kind",
        ),
        sa.ForeignKeyConstraint(["outcome_id"], ["outcome.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["part_of_id"], ["measure_new.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.execute(
        'INSERT INTO "measure_new" ("id", "place_id", "slug", "outcome_id", "title", "unit", "kind", "levers", "actor_types", "sdgs", "pillar", "ppn002", "evidence", "guidance", "double_count_group", "proxy_status", "value_kind", "proxy_gbp", "proxy_low", "proxy_high", "proxy_year", "proxy_price_base", "proxy_source", "proxy_source_id", "proxy_url", "proxy_licence") SELECT "id", "place_id", "slug", "outcome_id", "title", "unit", "kind", "levers", "actor_types", "sdgs", "pillar", "ppn002", "evidence", "guidance", "double_count_group", "proxy_status", "value_kind", "proxy_gbp", "proxy_low", "proxy_high", "proxy_year", "proxy_price_base", "proxy_source", "proxy_source_id", "proxy_url", "proxy_licence" FROM "measure"'
    )
    op.drop_table("measure")
    op.execute('ALTER TABLE "measure_new" RENAME TO "measure"')
    op.create_table(
        "adoption_new",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("measure_id", sa.Text(), nullable=True),
        sa.Column("adopted_on", sa.Text(), nullable=True),
        sa.Column("baseline", sa.Text(), nullable=True),
        sa.Column("baseline_date", sa.Text(), nullable=True),
        sa.Column("no_baseline_reason", sa.Text(), server_default="", nullable=False),
        sa.Column("every_months", sa.Integer(), nullable=True),
        sa.Column("own_words", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint('"every_months" BETWEEN 1 AND 120', name="ck_every_months"),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.execute(
        'INSERT INTO "adoption_new" ("id", "place_id", "slug", "measure_id", "adopted_on", "baseline", "baseline_date", "no_baseline_reason", "own_words", "note") SELECT "id", "place_id", "slug", "measure_id", "adopted_on", "baseline", "baseline_date", "no_baseline_reason", "own_words", "note" FROM "adoption"'
    )
    op.drop_table("adoption")
    op.execute('ALTER TABLE "adoption_new" RENAME TO "adoption"')
    op.create_table(
        "indicator_new",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("topic", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("value", sa.Text(), nullable=True),
        sa.Column("unit", sa.Text(), server_default="", nullable=False),
        sa.Column("role", sa.Text(), nullable=True),
        sa.Column("better", sa.Text(), nullable=True),
        sa.Column("period", sa.Text(), server_default="", nullable=False),
        sa.Column("date", sa.Text(), nullable=True),
        sa.Column("area_kind", sa.Text(), nullable=True),
        sa.Column("weighted_by", sa.Text(), server_default="", nullable=False),
        sa.Column("compare", sa.Text(), nullable=True),
        sa.Column("compare_with", sa.Text(), server_default="", nullable=False),
        sa.Column("contribution", sa.Text(), server_default="", nullable=False),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.Column("licence", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "\"area_kind\" IN ('place', 'oa_2021', 'lsoa_2011', 'lsoa_2021', 'msoa_2011', 'msoa_2021', 'ward', 'district', 'region', 'country', 'other')",
            name="ck_area_kind",
        ),
        sa.CheckConstraint("\"better\" IN ('higher', 'lower', 'neither')", name="ck_better"),
        sa.CheckConstraint("\"kind\" IN ('count', 'share', 'score', 'rank', 'decile', 'median')", name="ck_kind"),
        sa.CheckConstraint("\"role\" IN ('actual', 'baseline', 'target', 'forecast')", name="ck_role"),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.execute(
        'INSERT INTO "indicator_new" ("id", "place_id", "slug", "name", "topic", "kind", "value", "unit", "better", "period", "date", "area_kind", "weighted_by", "compare", "compare_with", "source", "licence", "note") SELECT "id", "place_id", "slug", "name", "topic", "kind", "value", "unit", "better", "period", "date", "area_kind", "weighted_by", "compare", "compare_with", "source", "licence", "note" FROM "indicator"'
    )
    op.drop_table("indicator")
    op.execute('ALTER TABLE "indicator_new" RENAME TO "indicator"')
    op.execute("UPDATE indicator SET role = 'actual'")
    op.create_table(
        "indicator_commitments",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["indicator.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_indicator_commitments"),
        sqlite_strict=True,
    )
    op.create_table(
        "decision_new",
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
        sa.Column("account_id", sa.Text(), nullable=True),
        sa.Column("minority", sa.Text(), server_default="", nullable=False),
        sa.Column("review_on", sa.Text(), nullable=True),
        sa.Column("supersedes_id", sa.Text(), nullable=True),
        sa.CheckConstraint('"carried" BETWEEN 0 AND 1', name="ck_carried"),
        sa.CheckConstraint("\"method\" IN ('consent', 'fist_to_five', 'vote', 'consensus', 'other')", name="ck_method"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["ballot_id"], ["ballot.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["supersedes_id"], ["decision_new.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.execute(
        'INSERT INTO "decision_new" ("id", "place_id", "slug", "text", "ballot_id", "workshop_id", "decided_on", "method", "rule", "result", "carried", "turnout", "votes_for", "votes_against", "stood_aside", "balance", "minority", "review_on", "supersedes_id") SELECT "id", "place_id", "slug", "text", "ballot_id", "workshop_id", "decided_on", "method", "rule", "result", "carried", "turnout", "votes_for", "votes_against", "stood_aside", "balance", "minority", "review_on", "supersedes_id" FROM "decision"'
    )
    op.drop_table("decision")
    op.execute('ALTER TABLE "decision_new" RENAME TO "decision"')
    op.create_table(
        "observation_new",
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
        sa.Column("story_by", sa.Text(), server_default="", nullable=False),
        sa.Column("story_consent", sa.Text(), nullable=True),
        sa.Column("unintended", sa.Text(), server_default="", nullable=False),
        sa.Column("deadweight", sa.Text(), nullable=True),
        sa.Column("attribution", sa.Text(), nullable=True),
        sa.Column("displacement", sa.Text(), nullable=True),
        sa.Column("leakage", sa.Text(), nullable=True),
        sa.Column("drop_off", sa.Text(), nullable=True),
        sa.Column("adjustment_reason", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "\"story_consent\" IN ('not_needed', 'given', 'not_asked', 'refused')", name="ck_story_consent"
        ),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.execute(
        'INSERT INTO "observation_new" ("id", "place_id", "slug", "commitment_id", "quantity", "period_start", "period_end", "note", "groups", "story", "unintended", "deadweight", "attribution", "displacement", "drop_off", "adjustment_reason") SELECT "id", "place_id", "slug", "commitment_id", "quantity", "period_start", "period_end", "note", "groups", "story", "unintended", "deadweight", "attribution", "displacement", "drop_off", "adjustment_reason" FROM "observation"'
    )
    op.drop_table("observation")
    op.execute('ALTER TABLE "observation_new" RENAME TO "observation"')
    op.execute("UPDATE observation SET story_consent = 'not_asked'")
    op.add_column("observation_evidence", sa.Column("sha256", sa.Text(), server_default="", nullable=False))
    op.create_table(
        "account",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("cycle", sa.Integer(), server_default="0", nullable=False),
        sa.Column("period_start", sa.Text(), nullable=True),
        sa.Column("period_end", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=True),
        sa.Column("manifesto", sa.Text(), server_default="", nullable=False),
        sa.Column("price_year", sa.Integer(), nullable=True),
        sa.Column("discount_rate", sa.Text(), nullable=True),
        sa.Column("costs_complete", sa.Integer(), server_default="0", nullable=False),
        sa.Column("importance_id", sa.Text(), nullable=True),
        sa.Column("harm_asked", sa.Integer(), server_default="0", nullable=False),
        sa.Column("harm", sa.Text(), server_default="", nullable=False),
        sa.Column("verification", sa.Text(), nullable=True),
        sa.Column("verified_by", sa.Text(), server_default="", nullable=False),
        sa.Column("verified_on", sa.Text(), nullable=True),
        sa.Column("verification_note", sa.Text(), server_default="", nullable=False),
        sa.Column("carries_over", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint('"costs_complete" BETWEEN 0 AND 1', name="ck_costs_complete"),
        sa.CheckConstraint('"harm_asked" BETWEEN 0 AND 1', name="ck_harm_asked"),
        sa.CheckConstraint('"price_year" BETWEEN 1900 AND 2200', name="ck_price_year"),
        sa.CheckConstraint("\"status\" IN ('draft', 'checked', 'published')", name="ck_status"),
        sa.CheckConstraint("\"verification\" IN ('none', 'peer', 'independent')", name="ck_verification"),
        sa.ForeignKeyConstraint(["importance_id"], ["ballot.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "account_prices",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("year", sa.Integer(), server_default="0", nullable=False),
        sa.Column("index", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint('"year" BETWEEN 1900 AND 2200', name="ck_year"),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "account_costs",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("what", sa.Text(), server_default="", nullable=False),
        sa.Column("amount", sa.Text(), nullable=True),
        sa.Column("paid_by", sa.Text(), server_default="", nullable=False),
        sa.Column("in_kind", sa.Integer(), server_default="0", nullable=False),
        sa.CheckConstraint('"in_kind" BETWEEN 0 AND 1', name="ck_in_kind"),
        sa.ForeignKeyConstraint(["owner_id"], ["account.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "assumption",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("central", sa.Text(), nullable=True),
        sa.Column("low", sa.Text(), nullable=True),
        sa.Column("high", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("rests_on", sa.Text(), server_default="", nullable=False),
        sa.Column("set_on", sa.Text(), nullable=True),
        sa.Column("set_by", sa.Text(), server_default="", nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "\"kind\" IN ('deadweight', 'displacement', 'leakage', 'attribution', 'drop_off', 'lasts')", name="ck_kind"
        ),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "double_count",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("guard", sa.Text(), nullable=True),
        sa.Column("answer", sa.Text(), nullable=True),
        sa.Column("kept_id", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("decided_on", sa.Text(), nullable=True),
        sa.Column("decided_by", sa.Text(), server_default="", nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=True),
        sa.CheckConstraint("\"answer\" IN ('shared', 'keep', 'different')", name="ck_answer"),
        sa.CheckConstraint(
            "\"guard\" IN ('same_people', 'group', 'part', 'chain', 'saving_and_transfer')", name="ck_guard"
        ),
        sa.ForeignKeyConstraint(["kept_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "double_count_commitments",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("target_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["owner_id"], ["double_count.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["target_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("owner_id", "target_id", name="ux_double_count_commitments"),
        sqlite_strict=True,
    )
    op.create_table(
        "double_count_shares",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("owner_id", sa.Text(), nullable=False),
        sa.Column("position", sa.Integer(), server_default="0", nullable=False),
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("share", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["owner_id"], ["double_count.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "correction",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("what", sa.Text(), server_default="", nullable=False),
        sa.Column("account_id", sa.Text(), nullable=True),
        sa.Column("commitment_id", sa.Text(), nullable=True),
        sa.Column("was", sa.Text(), server_default="", nullable=False),
        sa.Column("now", sa.Text(), server_default="", nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("asked_by", sa.Text(), nullable=True),
        sa.Column("workshop_id", sa.Text(), nullable=True),
        sa.Column("corrected_on", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "\"asked_by\" IN ('anchor', 'supplier', 'developer', 'msme', 'vcse', 'citizen')", name="ck_asked_by"
        ),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["commitment_id"], ["commitment.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "published_account",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("account_id", sa.Text(), nullable=True),
        sa.Column("number", sa.Integer(), server_default="0", nullable=False),
        sa.Column("published_on", sa.Text(), nullable=True),
        sa.Column("published_by", sa.Text(), server_default="", nullable=False),
        sa.Column("why", sa.Text(), server_default="", nullable=False),
        sa.Column("headline", sa.Text(), server_default="", nullable=False),
        sa.Column("sha256", sa.Text(), server_default="", nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint('"number" BETWEEN 1 AND 9999', name="ck_number"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "reply_new",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("kind", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("told", sa.Text(), server_default="", nullable=False),
        sa.Column("sent_on", sa.Text(), nullable=True),
        sa.Column("channel", sa.Text(), server_default="", nullable=False),
        sa.Column("workshop_id", sa.Text(), nullable=True),
        sa.Column("account_id", sa.Text(), nullable=True),
        sa.CheckConstraint("\"kind\" IN ('what_we_heard', 'you_said_we_did', 'result', 'other')", name="ck_kind"),
        sa.ForeignKeyConstraint(["account_id"], ["account.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.execute(
        'INSERT INTO "reply_new" ("id", "place_id", "slug", "kind", "text", "told", "sent_on", "channel", "workshop_id") SELECT "id", "place_id", "slug", "kind", "text", "told", "sent_on", "channel", "workshop_id" FROM "reply"'
    )
    op.drop_table("reply")
    op.execute('ALTER TABLE "reply_new" RENAME TO "reply"')
    op.create_index(op.f("ix_measure_outcome_id"), "measure", ["outcome_id"], unique=False)
    op.create_index(op.f("ix_measure_part_of_id"), "measure", ["part_of_id"], unique=False)
    op.create_index(op.f("ix_measure_place_id"), "measure", ["place_id"], unique=False)
    op.create_index("ux_measure_slug", "measure", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_adoption_measure_id"), "adoption", ["measure_id"], unique=False)
    op.create_index(op.f("ix_adoption_place_id"), "adoption", ["place_id"], unique=False)
    op.create_index("ux_adoption_slug", "adoption", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_indicator_place_id"), "indicator", ["place_id"], unique=False)
    op.create_index("ux_indicator_slug", "indicator", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_indicator_commitments_owner_id"), "indicator_commitments", ["owner_id"], unique=False)
    op.create_index(op.f("ix_indicator_commitments_place_id"), "indicator_commitments", ["place_id"], unique=False)
    op.create_index(op.f("ix_indicator_commitments_target_id"), "indicator_commitments", ["target_id"], unique=False)
    op.create_index(op.f("ix_decision_account_id"), "decision", ["account_id"], unique=False)
    op.create_index(op.f("ix_decision_ballot_id"), "decision", ["ballot_id"], unique=False)
    op.create_index(op.f("ix_decision_place_id"), "decision", ["place_id"], unique=False)
    op.create_index(op.f("ix_decision_supersedes_id"), "decision", ["supersedes_id"], unique=False)
    op.create_index(op.f("ix_decision_workshop_id"), "decision", ["workshop_id"], unique=False)
    op.create_index("ux_decision_slug", "decision", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_observation_commitment_id"), "observation", ["commitment_id"], unique=False)
    op.create_index(op.f("ix_observation_place_id"), "observation", ["place_id"], unique=False)
    op.create_index("ux_observation_slug", "observation", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_account_importance_id"), "account", ["importance_id"], unique=False)
    op.create_index(op.f("ix_account_place_id"), "account", ["place_id"], unique=False)
    op.create_index("ux_account_slug", "account", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_account_prices_owner_id"), "account_prices", ["owner_id"], unique=False)
    op.create_index(op.f("ix_account_prices_place_id"), "account_prices", ["place_id"], unique=False)
    op.create_index(op.f("ix_account_costs_owner_id"), "account_costs", ["owner_id"], unique=False)
    op.create_index(op.f("ix_account_costs_place_id"), "account_costs", ["place_id"], unique=False)
    op.create_index(op.f("ix_assumption_commitment_id"), "assumption", ["commitment_id"], unique=False)
    op.create_index(op.f("ix_assumption_place_id"), "assumption", ["place_id"], unique=False)
    op.create_index(op.f("ix_assumption_workshop_id"), "assumption", ["workshop_id"], unique=False)
    op.create_index("ux_assumption_slug", "assumption", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_double_count_kept_id"), "double_count", ["kept_id"], unique=False)
    op.create_index(op.f("ix_double_count_place_id"), "double_count", ["place_id"], unique=False)
    op.create_index(op.f("ix_double_count_workshop_id"), "double_count", ["workshop_id"], unique=False)
    op.create_index("ux_double_count_slug", "double_count", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(
        op.f("ix_double_count_commitments_owner_id"), "double_count_commitments", ["owner_id"], unique=False
    )
    op.create_index(
        op.f("ix_double_count_commitments_place_id"), "double_count_commitments", ["place_id"], unique=False
    )
    op.create_index(
        op.f("ix_double_count_commitments_target_id"), "double_count_commitments", ["target_id"], unique=False
    )
    op.create_index(
        op.f("ix_double_count_shares_commitment_id"), "double_count_shares", ["commitment_id"], unique=False
    )
    op.create_index(op.f("ix_double_count_shares_owner_id"), "double_count_shares", ["owner_id"], unique=False)
    op.create_index(op.f("ix_double_count_shares_place_id"), "double_count_shares", ["place_id"], unique=False)
    op.create_index(op.f("ix_correction_account_id"), "correction", ["account_id"], unique=False)
    op.create_index(op.f("ix_correction_commitment_id"), "correction", ["commitment_id"], unique=False)
    op.create_index(op.f("ix_correction_place_id"), "correction", ["place_id"], unique=False)
    op.create_index(op.f("ix_correction_workshop_id"), "correction", ["workshop_id"], unique=False)
    op.create_index("ux_correction_slug", "correction", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index(op.f("ix_published_account_account_id"), "published_account", ["account_id"], unique=False)
    op.create_index(op.f("ix_published_account_place_id"), "published_account", ["place_id"], unique=False)
    op.create_index(
        "ux_published_account_slug", "published_account", ["place_id", sa.literal_column("lower(slug)")], unique=True
    )
    op.create_index(op.f("ix_reply_account_id"), "reply", ["account_id"], unique=False)
    op.create_index(op.f("ix_reply_place_id"), "reply", ["place_id"], unique=False)
    op.create_index(op.f("ix_reply_workshop_id"), "reply", ["workshop_id"], unique=False)
    op.create_index("ux_reply_slug", "reply", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    for part in ("LW1.2", "LW1.3"):  # as the starter framework says: without it every place's would differ from it
        op.get_bind().execute(
            sa.text(
                "UPDATE measure SET part_of_id = (SELECT w.id FROM measure w WHERE w.place_id = measure.place_id "
                "AND w.slug = 'LW1.1') WHERE slug = :part AND place_id IN "
                "(SELECT place_id FROM framework WHERE slug = 'convene-starter' AND version = '0.1.0')"
            ),
            {"part": part},
        )
