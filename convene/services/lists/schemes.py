"""The list of schemes: whose each is, how far, and what was promised and asked for of it."""

from __future__ import annotations

from datetime import date

from convene.core.delivery_vocabulary import SchemeStage
from convene.core.views import Item
from convene.services.lists.noun_list import NounList, counted, to_day
from convene.store.reader import Row
from convene.store.select import Select
from convene.text import count, month, plural

_FREE = "c.scheme_id = s.id AND NOT c.legally_required AND coalesce(c.status, '') NOT IN ('offered', 'withdrawn', '')"


def _scheme(row: Row, today: date) -> Item:
    ends = to_day(row["ends"])
    stage = SchemeStage(row["stage"]) if row["stage"] else SchemeStage.feasibility
    counts = f"{plural(row['accepted'], 'commitment')} accepted"
    for number, words in ((row["offered"], "offered"), (row["obliged"], "required")):
        if number:
            counts += f", {count(number)} {words}"
    past = ends is not None and ends < today and stage not in (SchemeStage.use, SchemeStage.stopped)
    return Item(
        row["id"],
        row["title"],
        " · ".join(filter(None, (row["developer"] or "nobody named", row["site"], counts))),
        state=stage.label.lower(),
        tone="quiet" if stage is SchemeStage.stopped else "done" if stage is SchemeStage.use else "plain",
        aside=f"{'was to be in use' if past else 'in use'} {month(ends)}" if ends else "",
    )


LISTS: dict[str, NounList] = {
    "scheme": NounList(
        Select(
            (
                "s.*",
                "a.name AS developer",
                counted("accepted", "commitment c", _FREE),
                counted(
                    "offered",
                    "commitment c",
                    "c.scheme_id = s.id AND NOT c.legally_required AND coalesce(c.status, 'offered') = 'offered'",
                ),
                counted("obliged", "commitment c", "c.scheme_id = s.id AND c.legally_required"),
            ),
            "scheme s",
            (("actor a", "a.id = s.developer_id"),),
            where="s.place_id = :p",
            order=("s.stage IN ('use', 'stopped')", "s.ends IS NULL", "s.ends", "s.id"),
        ),
        _scheme,
        "What is built here, with what was promised and required of it. n adds the first.",
    ),
}
