"""Lists of measurement: observations and replies."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from convene.core.views import Item
from convene.core.vocabulary import ReplyKind
from convene.services.delivery.evidence import CHECKED, CHECKED_READS
from convene.services.lists.noun_list import LONG, NounList, counted, plain, to_day
from convene.store.reader import Row
from convene.store.select import Select
from convene.text import clip, count, day, month, quantity


def _observation(row: Row, today: date) -> Item:
    end = to_day(row["period_end"])
    checked, proofs = row["checked"], row["proofs"]
    state = f"{count(checked)} of {count(proofs)} checked" if proofs else "no evidence"
    return Item(
        row["id"],
        f"{quantity(Decimal(row['quantity']), row['unit'] or '')}  {clip(row['title'] or '', 120)}",
        clip(row["note"], 200) or row["actor"] or "",
        state=state,
        tone="done" if proofs and checked == proofs else "plain" if checked else "look",
        aside=f"to {month(end)}" if end else "",
    )


def _reply(row: Row, today: date) -> Item:
    sent = to_day(row["sent_on"])
    return Item(
        row["id"],
        clip(row["text"], LONG),
        " · ".join(part for part in (row["told"], row["channel"]) if part) or "to whom is not said",
        figure=ReplyKind(row["kind"]).label.lower() if row["kind"] else "",
        state="sent" if sent and sent <= today else "to be sent" if sent else "not sent",
        tone="done" if sent and sent <= today else "look",
        aside=day(sent, today) if sent else "",
    )


LISTS: dict[str, NounList] = {
    "observation": NounList(
        Select(
            (
                "o.*",
                "c.title",
                "c.unit",
                "a.name AS actor",
                counted("proofs", "observation_evidence e", "e.owner_id = o.id"),
                counted("checked", "observation_evidence e", f"e.owner_id = o.id AND {CHECKED}", beside=CHECKED_READS),
            ),
            "observation o",
            (("commitment c", "c.id = o.commitment_id"), ("actor a", "a.id = c.actor_id")),
            where="o.place_id = :p",
            order=("o.period_end DESC NULLS LAST", "o.id DESC"),
        ),
        _observation,
        "What was counted for a commitment, with what shows it. n adds the first.",
    ),
    "reply": NounList(
        plain("reply", "o.sent_on IS NOT NULL", "o.sent_on DESC", "o.id DESC"),
        _reply,
        "What people were told, and when. Nobody's words should end in silence. n adds the first.",
    ),
}
