"""Evidence of what was delivered: when it counts as checked, for lists and gates alike."""

from __future__ import annotations

CHECKED = "e.checked_by <> '' AND lower(e.checked_by) <> lower(coalesce(a.name, ''))"
"""True of evidence ``e`` that somebody else than the holder ``a`` of the commitment has looked at."""
