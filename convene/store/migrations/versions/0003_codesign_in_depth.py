"""Co-design in depth: clusters (what was a word on a contribution becomes a record of its own, in the history too),
frozen versions of the manifesto and their signatures, ballots and decisions."""

import json
import re
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

from convene.store.ids import new_id

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _clusters()
    _versions()
    _ballots()


def _clusters() -> None:
    op.add_column("place", sa.Column("short_forms", sa.Text(), server_default="[]", nullable=False))
    op.create_table(
        "cluster",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("place_id", sa.Text(), nullable=False),
        sa.Column("slug", sa.Text(), server_default="", nullable=False),
        sa.Column("name", sa.Text(), server_default="", nullable=False),
        sa.Column("rank", sa.Integer(), nullable=True),
        sa.Column("who_named", sa.Text(), server_default="", nullable=False),
        sa.Column("named_on", sa.Text(), nullable=True),
        sa.Column("workshop_id", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    op.create_table(
        "contribution_new",
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
        sa.Column("cluster_id", sa.Text(), nullable=True),
        sa.Column("language", sa.Text(), server_default="", nullable=False),
        sa.CheckConstraint(
            "\"actor_type\" IN ('anchor', 'supplier', 'developer', 'msme', 'vcse', 'citizen')", name="ck_actor_type"
        ),
        sa.CheckConstraint("\"attribution\" IN ('anonymous', 'type_only', 'named')", name="ck_attribution"),
        sa.CheckConstraint(
            "\"kind\" IN ('hope', 'need', 'concern', 'idea', 'ask', 'offer', 'story', 'thanks')", name="ck_kind"
        ),
        sa.ForeignKeyConstraint(["cluster_id"], ["cluster.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["place_id"], ["place.id"], initially="DEFERRED", deferrable=True),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshop.id"], initially="DEFERRED", deferrable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_strict=True,
    )
    named = _clusters_of_words()
    op.execute(
        'INSERT INTO "contribution_new" ("id", "place_id", "slug", "text", "kind", "actor_type", "workshop_id", '
        '"table", "said_on", "attribution", "language") SELECT "id", "place_id", "slug", "text", "kind", '
        '"actor_type", "workshop_id", "table", "said_on", "attribution", "language" FROM "contribution"'
    )
    _stand_in_clusters(named)
    _rewrite_history(named)
    op.drop_table("contribution")
    op.execute('ALTER TABLE "contribution_new" RENAME TO "contribution"')
    op.create_index(op.f("ix_cluster_place_id"), "cluster", ["place_id"], unique=False)
    op.create_index(op.f("ix_cluster_workshop_id"), "cluster", ["workshop_id"], unique=False)
    op.create_index("ux_cluster_slug", "cluster", ["place_id", sa.literal_column("lower(slug)")], unique=True)
    op.create_index("ix_contribution_cluster", "contribution", ["place_id", "cluster_id", "id"], unique=False)
    op.create_index(op.f("ix_contribution_cluster_id"), "contribution", ["cluster_id"], unique=False)
    op.create_index(op.f("ix_contribution_place_id"), "contribution", ["place_id"], unique=False)
    op.create_index(op.f("ix_contribution_workshop_id"), "contribution", ["workshop_id"], unique=False)
    op.create_index("ux_contribution_slug", "contribution", ["place_id", sa.literal_column("lower(slug)")], unique=True)


Named = dict[tuple[str, str], str]
"""(place, the word of a cluster, folded) → the id of the cluster that it becomes."""


def _folded(word: str) -> str:
    return " ".join(word.casefold().split())


def _clusters_of_words() -> Named:
    """Make a cluster of each word that stands on a contribution, now or in the history, so that undo finds it."""
    db = op.get_bind()
    found: dict[tuple[str, str], str] = {}
    places: dict[str, str] = {}
    for row_id, place, word in db.exec_driver_sql("SELECT id, place_id, cluster FROM contribution ORDER BY id"):
        places[row_id] = place
        if _folded(word):
            found.setdefault((place, _folded(word)), " ".join(word.split()))
    for row_id, states in _history(db):
        for state in states:
            if state and "place_id" in state:
                places[row_id] = state["place_id"]
    for row_id, states in _history(db):
        for word in (state["cluster"] for state in states if state and state.get("cluster")):
            if row_id in places and _folded(word):
                found.setdefault((places[row_id], _folded(word)), " ".join(word.split()))
    there = {place for (place,) in db.exec_driver_sql("SELECT id FROM place")}
    named: Named = {}
    slugs: set[tuple[str, str]] = set()
    for (place, folded), name in found.items():
        if place not in there:
            continue  # only the history knows that place: what it says of clusters goes with it
        stem = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:72].strip("-") or "cluster"
        slug, number = stem, 1
        while (place, slug) in slugs:
            number += 1
            slug = f"{stem}-{number}"
        slugs.add((place, slug))
        named[place, folded] = made = new_id()
        db.exec_driver_sql(
            "INSERT INTO cluster (id, place_id, slug, name) VALUES (?, ?, ?, ?)", (made, place, slug, name)
        )
    return named


def _stand_in_clusters(named: Named) -> None:
    db = op.get_bind()
    rows = db.exec_driver_sql("SELECT id, place_id, cluster FROM contribution WHERE cluster <> ''").fetchall()
    for row_id, place, word in rows:
        if made := named.get((place, _folded(word))):
            db.exec_driver_sql("UPDATE contribution_new SET cluster_id = ? WHERE id = ?", (made, row_id))


def _history(db: sa.Connection) -> Iterator[tuple[str, list[dict[str, Any] | None]]]:
    rows = db.exec_driver_sql(
        'SELECT row_id, "before", "after" FROM change_row WHERE table_name = \'contribution\' '
        'AND ("before" LIKE \'%"cluster":%\' OR "after" LIKE \'%"cluster":%\' '
        'OR "before" LIKE \'%"place_id":%\' OR "after" LIKE \'%"place_id":%\')'
    )
    for row_id, before, after in rows.fetchall():
        yield row_id, [json.loads(state) if state else None for state in (before, after)]


def _rewrite_history(named: Named) -> None:
    """Every state of a contribution that the history keeps, so that what was done before can still be undone."""
    db = op.get_bind()
    places = dict(db.exec_driver_sql("SELECT id, place_id FROM contribution").fetchall())
    for row_id, states in _history(db):
        for state in states:
            if state and "place_id" in state:
                places[row_id] = state["place_id"]
    rows = db.exec_driver_sql(
        'SELECT change_seq, "position", row_id, "before", "after" FROM change_row WHERE table_name = \'contribution\''
    ).fetchall()
    for seq, position, row_id, before, after in rows:
        held = [json.loads(state) if state else None for state in (before, after)]
        if not any(state and "cluster" in state for state in held):
            continue
        for state in held:
            if state and "cluster" in state:
                word = _folded(state.pop("cluster") or "")
                state["cluster_id"] = named.get((places.get(row_id, ""), word))
        texts = [json.dumps(state, ensure_ascii=False, separators=(",", ":")) if state else None for state in held]
        db.exec_driver_sql(
            'UPDATE change_row SET "before" = ?, "after" = ? WHERE change_seq = ? AND "position" = ?',
            (*texts, seq, position),
        )


def _versions() -> None:
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


def _ballots() -> None:
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
