"""When an actor was last in touch: outreach, what it said of a commitment, its acceptance and its signature."""

from __future__ import annotations

COMMITMENT_DAYS = ("heard_on", "accepted_on")
"""Columns of a commitment: days on which its actor was heard from."""
DAYS = (("outreach", "date"), *(("commitment", column) for column in COMMITMENT_DAYS), ("signature", "signed_on"))
"""(table, column) of every day on which an ``actor_id`` was in touch."""

TOUCHED = " UNION ALL ".join(
    f"SELECT actor_id, {column} AS day FROM {table} WHERE place_id = :p" for table, column in DAYS
)
"""SQL: those days of place ``:p``, as (actor_id, day); either may be NULL."""
