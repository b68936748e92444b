"""Clusters: what was a word on a contribution becomes a record of its own, in the history too."""

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
