"""Evidence of what was delivered: when it counts as checked, for lists and gates alike."""

from __future__ import annotations

from convene.store.dialect import holds

_BY = "lower(trim(e.checked_by))"
_ALIAS = holds("coalesce(a.aliases, '[]')", _BY)
CHECKED = (
    f"trim(e.checked_by) <> '' AND {_BY} NOT IN (lower(trim(coalesce(a.name, ''))), lower(coalesce(a.slug, ''))) "
    f"AND NOT {_ALIAS}"
)
"""True of evidence ``e`` that somebody else than the holder ``a`` of the commitment has looked at, whichever of its
names that holder goes by."""
