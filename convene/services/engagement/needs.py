"""What makes a need evidenced: a voice (``voices`` counts them), and data that says where it comes from.

SQL on ``need_evidence e``.
"""

from __future__ import annotations

DATA = "e.kind = 'data' AND coalesce(e.source, '') <> ''"
"""A figure that nobody can look up shows nothing."""
UNSOURCED = "e.kind = 'data' AND coalesce(e.source, '') = ''"


def behind(what: str) -> str:
    """SQL: such evidence stands behind the need ``n``."""
    return f"EXISTS (SELECT 1 FROM need_evidence e WHERE e.owner_id = n.id AND {what})"
