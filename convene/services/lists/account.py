"""Lists of the account: its terms, what is assumed, double counts decided, corrections, what was published."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from convene.core.account.words import adjustment
from convene.core.measurement_vocabulary import AccountStatus, Adjustment, DoubleCountAnswer, DoubleCountGuard
from convene.core.views import Item, Tone
from convene.core.vocabulary import ActorType, Verification
from convene.services.lists.noun_list import LONG, NounList, counted, to_day
from convene.store.reader import Row
from convene.store.select import Select
from convene.text import clip, day, month, plural

_TONES: dict[AccountStatus, Tone] = {AccountStatus.checked: "plain", AccountStatus.published: "done"}


def _account(row: Row, today: date) -> Item:
    start, end = to_day(row["period_start"]), to_day(row["period_end"])
    status = AccountStatus(row["status"]) if row["status"] else AccountStatus.draft
    checked = Verification(row["verification"]) if row["verification"] else Verification.none
    said = [
        f"{month(start)} to {month(end)}" if start and end else "no period",
        "not independently verified" if checked is not Verification.independent else f"checked by {row['verified_by']}",
        plural(row["corrections"], "correction") if row["corrections"] else "",
    ]
    return Item(
        row["id"], row["title"], " · ".join(filter(None, said)), figure=f"cycle {row['cycle']}",
        state=status.label.lower(), tone=_TONES.get(status, "look"),
        aside=f"in the money of {row['price_year']}" if row["price_year"] else "",
    )  # fmt: skip


def _assumption(row: Row, today: date) -> Item:
    kind = Adjustment(row["kind"])
    central, low, high = (Decimal(row[one]) if row[one] is not None else None for one in ("central", "low", "high"))
    return Item(
        row["id"], f"{kind.label}: {clip(row['title'] or '', 120)}", clip(row["reason"] or "", LONG),
        figure=adjustment(kind, central, low, high) if central is not None else "not set",
        tone="plain" if central is not None else "look", aside=row["actor"] or "",
    )  # fmt: skip


def _double(row: Row, today: date) -> Item:
    answer = DoubleCountAnswer(row["answer"]) if row["answer"] else None
    guard = DoubleCountGuard(row["guard"]) if row["guard"] else None
    when = to_day(row["decided_on"])
    kept = f"“{clip(row['kept_title'], 60)}”" if row["kept_title"] else ""
    said = [plural(row["many"], "commitment"), guard.label.lower() if guard else "", kept]
    return Item(
        row["id"], clip(row["reason"] or "", LONG), " · ".join(filter(None, said)),
        state=answer.label.lower() if answer else "not decided", tone="done" if answer else "look",
        aside=day(when, today) if when else "",
    )  # fmt: skip


def _correction(row: Row, today: date) -> Item:
    when = to_day(row["corrected_on"])
    asked = f"asked by {ActorType(row['asked_by']).label.lower()}" if row["asked_by"] else "nobody in particular asked"
    said = (asked, clip(row["why"] or "", 160), clip(row["account_title"] or "", 60))
    return Item(row["id"], clip(row["what"] or "", LONG), " · ".join(filter(None, said)),
                aside=day(when, today) if when else "")  # fmt: skip


def _published(row: Row, today: date) -> Item:
    when = to_day(row["published_on"])
    return Item(
        row["id"], f"{clip(row['account_title'] or 'An account', 80)}, number {row['number']}",
        clip(row["headline"] or "", 160) or clip(row["why"] or "", 160), state="published", tone="done",
        aside=month(when) if when else "",
    )  # fmt: skip


LISTS: dict[str, NounList] = {
    "account": NounList(
        Select(
            ("o.*", counted("corrections", "correction k", "k.account_id = o.id")), "account o",
            where="o.place_id = :p", order=("o.period_end DESC", "o.id DESC"),
        ),
        _account,
        "The terms of an account: its period, its money, what it cost, who checked it. n begins one; a shows what "
        "there is to account for already.",
    ),
    "assumption": NounList(
        Select(
            ("o.*", "c.title", "a.name AS actor"), "assumption o",
            (("commitment c", "c.id = o.commitment_id"), ("actor a", "a.id = c.actor_id")),
            where="o.place_id = :p", order=("c.title", "o.kind", "o.id"),
        ),
        _assumption,
        "What is taken off a value, with its reason. a opens the whole register, what is not set first.",
    ),
    "double_count": NounList(
        Select(
            ("o.*", "k.title AS kept_title",
             counted("many", "double_count_commitments m", "m.owner_id = o.id")), "double_count o",
            (("commitment k", "k.id = o.kept_id"),), where="o.place_id = :p",
            order=("o.decided_on DESC NULLS LAST", "o.id DESC"),
        ),
        _double,
        "What was decided where commitments may count the same. a opens what there is to decide.",
    ),
    "correction": NounList(
        Select(
            ("o.*", "x.title AS account_title"), "correction o", (("account x", "x.id = o.account_id"),),
            where="o.place_id = :p", order=("o.corrected_on DESC", "o.id DESC"),
        ),
        _correction,
        "What was put right in an account, and who asked for it. a opens the account; v there takes it to the room.",
    ),
    "published_account": NounList(
        Select(
            ("o.*", "x.title AS account_title"), "published_account o", (("account x", "x.id = o.account_id"),),
            where="o.place_id = :p", order=("o.published_on DESC", "o.number DESC", "o.id DESC"),
        ),
        _published,
        "Accounts as they went out; nothing changes them afterwards.",
    ),
}  # fmt: skip
