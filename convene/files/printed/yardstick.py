"""Another place's published figures to compare with, from ``library/preston.toml``: a table, and where each stands."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from convene.files.documents.blocks import Bullets, Grid, bullets


def figures(found: Mapping[str, Any], *, shares_only: bool = False) -> Grid:
    """The figures with what each is to be read with; of all, or of shares of spend alone."""
    rows = tuple(
        (one["what"], _change(one), f"{one['about']} ({found['source'][one['source']]['title']})")
        for one in found["figure"]
        if "share" in one or not shares_only
    )
    return Grid(("Figure", "What was published", "To be read with it"), rows, widths=(4, 3, 7))


def sources(found: Mapping[str, Any], *, shares_only: bool = False) -> Bullets:
    """Where they stand, and why they may be quoted."""
    used = {one["source"] for one in found["figure"] if "share" in one}
    named = [one for key, one in found["source"].items() if key in used or not shares_only]
    return bullets(*(f"{one['title']}, {one['where']}; {one['licence']}." for one in named))


def _change(one: Mapping[str, Any]) -> str:
    part = f"£{one['part_gbp'] / 1_000_000:.1f}m, " if "part_gbp" in one else ""
    if "share" not in one:
        return f"in {one['year']}" if one["year"] != "not told" else "the year is not told"
    return f"{part}{one['share']}% in {one['year']}, {one['before_share']}% in {one['before_year']}"
