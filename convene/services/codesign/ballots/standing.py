"""Which decisions stand, in SQL, for whoever asks about them. It loads nothing: the first screen asks too."""

STANDS = "NOT EXISTS (SELECT 1 FROM decision e WHERE e.supersedes_id = d.id)"
"""Of a decision ``d``: no later one took its place."""

AGREES = f"coalesce(d.carried, 1) <> 0 AND {STANDS}"
"""Of a decision ``d`` on a vision: it agrees it. One that did not carry says nothing of how it was agreed."""
