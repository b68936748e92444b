"""Evidence of what was delivered: when it counts as checked, for lists and gates alike."""

from __future__ import annotations

from convene.store.dialect import holds

_BY = "lower(trim(e.checked_by))"
_PARTED = f"' ' || {_BY} || ' '"
for _mark in (",", ";", ":", "(", ")", "/"):
    _PARTED = f"replace({_PARTED}, '{_mark}', ' ')"


def _own(actor: str) -> str:
    """True where who checked goes by a name, the handle or another name of an actor, or by a role at it: “head of
    estates, Quayside Hospital Trust”."""
    name = f"lower(trim({actor}.name))"
    return (
        f"({_BY} IN ({name}, lower({actor}.slug)) OR {holds(f'{actor}.aliases', _BY)} OR "
        f"({name} <> '' AND replace({_PARTED}, ' ' || {name} || ' ', '') <> {_PARTED}))"
    )


_THEIRS = " OR ".join(
    f"EXISTS (SELECT 1 FROM {who} WHERE {of} = o.commitment_id AND {_own('x')})"
    for who, of in (
        ("commitment h JOIN actor x ON x.id = h.actor_id", "h.id"),
        ("commitment_partners w JOIN actor x ON x.id = w.target_id", "w.owner_id"),
    )
)

CHECKED = f"trim(e.checked_by) <> '' AND NOT ({_THEIRS})"
"""True of evidence ``e`` of an observation ``o`` that somebody else has looked at than those who promised: the holder
of the commitment and its partners, whichever of their names they go by."""

CHECKED_READS = ("commitment", "commitment_partners", "actor")
"""Tables that these two look at."""

OWN = f"trim(e.checked_by) <> '' AND ({_THEIRS})"
"""True of evidence ``e`` of an observation ``o`` that only those who promised have looked at."""
