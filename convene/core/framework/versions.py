"""Numbers of versions: three, parted by full stops, the first raised when what was counted cannot be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable

from convene.core.framework.differences import Difference, Weight

MEANS = "first number: what was counted before cannot be compared; second: there is more to count; third: other words"

_NUMBER = re.compile(r"v?(\d{1,6})(?:\.(\d{1,6}))?(?:\.(\d{1,6}))?", re.IGNORECASE)


def numbers(version: str) -> tuple[int, int, int] | None:
    """``1.2`` as (1, 2, 0); None for what is no such number."""
    found = _NUMBER.fullmatch(version.strip())
    return None if found is None else (int(found[1]), int(found[2] or 0), int(found[3] or 0))


def heaviest(found: Iterable[Difference]) -> Weight | None:
    """The weightiest of the differences; None when there are none."""
    weights = {one.weight for one in found}
    return next((one for one in ("breaking", "adding", "wording") if one in weights), None)


def next_version(version: str, found: Iterable[Difference]) -> str:
    """The number that fits what changed since; "" when nothing did, or the version is no number."""
    here, weight = numbers(version), heaviest(found)
    if here is None or weight is None:
        return ""
    first, second, third = here
    raised = {
        "breaking": (first + 1, 0, 0), "adding": (first, second + 1, 0), "wording": (first, second, third + 1),
    }  # fmt: skip
    return ".".join(map(str, raised[weight]))
