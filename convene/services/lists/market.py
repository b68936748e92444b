"""The two lists of the marketplace: asks and offers, of one lever or of all."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from convene.core.codesign.ask_state import AskState
from convene.core.views import Item, Tone
from convene.core.vocabulary import CommitmentStatus, Lever
from convene.services.lists.noun_list import LONG, NounList, counted
from convene.store.reader import Row
from convene.store.select import Column, Select
from convene.text import clip, month, plural, quantity

ALL, NONE = "all", "none"
"""Which list: of every lever, of those that name none; otherwise a lever's key."""

_ANSWERING = Select(
    ("1",),
    "commitment_answers m",
    (("commitment c", "c.id = m.owner_id"),),
    where="m.target_id = k.id AND coalesce(c.status, 'offered') <> 'withdrawn'",
)
STATE = Column(
    "state",
    (_ANSWERING,),
    "CASE WHEN EXISTS {} THEN 'matched' WHEN k.accepted = 1 THEN 'accepted' "
    "WHEN k.accepted = 0 THEN 'declined' ELSE 'open' END",
)
"""How an ask ``k`` stands: a key of ``AskState``."""
ON_OFFER = "coalesce(c.status, 'offered') NOT IN ('done', 'withdrawn')"
"""SQL: a commitment ``c`` that can still answer an ask."""
_TONES: dict[AskState, Tone] = {
    AskState.open: "look", AskState.matched: "done", AskState.accepted: "done", AskState.declined: "late",
}  # fmt: skip


def ask_item(row: Row, today: date) -> Item:
    """An ask with its ``asker``, ``asked``, ``lever`` and ``state``."""
    state = AskState(row["state"])
    to = f"asks {row['asked'] or '?'}" if row["asked_of_id"] else "asks anybody who can"
    lever = f" · {Lever(row['lever']).label}" if row["lever"] else ""
    return Item(
        row["id"],
        clip(row["wording"], LONG),
        f"{row['asker'] or '?'} {to}{lever}",
        state="not answered" if state is AskState.open else state.label.lower(),
        tone=_TONES[state],
    )


def asks(which: str = "", empty: str = "") -> NounList:
    """Asks of a lever, those that wait for an answer first; with "" all, as they came."""
    return NounList(
        Select(
            ("k.id", "k.wording", "k.asked_of_id", "k.lever", STATE, "f.name AS asker", "t.name AS asked"),
            "ask k",
            (("actor f", "f.id = k.asked_by_id"), ("actor t", "t.id = k.asked_of_id")),
            where=f"k.place_id = :p{_of('k', which)}",
            order=("state = 'open' DESC", "state = 'declined' DESC", "k.id") if which else ("k.id",),
        ),
        ask_item,
        empty,
    )


def _offer(row: Row, today: date) -> Item:
    status = CommitmentStatus(row["status"] or "offered")
    lever = Lever(row["lever"]).label if row["lever"] else "no lever yet"
    matched = f"answers {plural(row['matched'], 'ask')}" if row["matched"] else "answers no ask"
    by_law = " · required by law" if row["legally_required"] else ""
    amount = quantity(Decimal(row["quantity"]), row["unit"]) if row["quantity"] is not None else ""
    return Item(
        row["id"],
        row["title"],
        f"{row['actor'] or '?'} · {lever} · {matched}{by_law}",
        figure=amount,
        state=status.label.lower(),
        tone="look" if status is CommitmentStatus.offered else "quiet",
        aside=f"due {month(date.fromisoformat(row['due']))}" if row["due"] else "",
    )


def offers(which: str) -> NounList:
    """Commitments of a lever that can still answer an ask, those only offered first."""
    return NounList(
        Select(
            (
                "c.id", "c.title", "c.status", "c.lever", "c.quantity", "c.unit", "c.due", "c.legally_required",
                "a.name AS actor",
                counted("matched", "commitment_answers m", "m.owner_id = c.id"),
            ),
            "commitment c",
            (("actor a", "a.id = c.actor_id"),),
            where=f"c.place_id = :p AND {ON_OFFER}{_of('c', which)}",
            order=("coalesce(c.status, 'offered') = 'offered' DESC", "c.id"),
        ),
        _offer,
        "Nothing is on offer here. o writes an offer on one line; only its actor can accept it.",
    )  # fmt: skip


def _of(table: str, which: str) -> str:
    if which in ("", ALL):
        return ""
    if which == NONE:
        return f" AND {table}.lever IS NULL"
    return f" AND {table}.lever = '{Lever(which).value}'"
