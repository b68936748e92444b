"""Under way, as SQL says it of a commitment."""

from __future__ import annotations

from convene.core.delivery.under_way import BEGUN

_BEGUN = ", ".join(f"'{one.value}'" for one in sorted(BEGUN))


def under_way(commitment: str = "commitment", today: str = ":now") -> str:
    """SQL: whether a commitment is under way on a day; ``commitment`` is what the question calls its table."""
    return (
        f"({commitment}.status IN ({_BEGUN}) OR ({commitment}.status = 'accepted' "
        f"AND ({commitment}.start IS NULL OR {commitment}.start <= {today})))"
    )
