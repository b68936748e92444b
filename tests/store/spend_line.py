"""A throw-away noun whose name has two words, and what a developer does to bring it into the book.

``python -m tests.store.spend_line FOLDER`` runs the command on the migrations in FOLDER.
"""

from __future__ import annotations

import sys
from enum import unique
from pathlib import Path
from typing import Annotated

from convene.core.nouns import NOUNS, Noun
from convene.core.nouns.engagement import NeedDraft
from convene.core.nouns.fields import (
    Draft,
    Line,
    MaybeDay,
    MaybeNumber,
    MaybeWhole,
    Prose,
    Slug,
    To,
    field,
    words,
)
from convene.core.vocabulary import Choice


@unique
class Urgency(Choice):
    soon = "soon", "Soon"
    later = "later", "Later"


class PaymentDraft(Draft):
    """One payment of a spend line."""

    paid_on: MaybeDay = field("Paid on", default=None)
    amount: MaybeNumber = field("Amount", default=None, unit="£")
    note: Line = field("Note", default="")
    actor: Annotated[Line, To("actor")] = field("Actor", default="")


class SpendLineDraft(Draft):
    named_by = "title"

    slug: Slug = field("Handle", default="")
    title: Line = field("Title", column=True)
    actor: Annotated[Line, To("actor")] = field("Paid to", default="")
    amount: MaybeNumber = field("Amount", default=None, unit="£")
    due: MaybeDay = field("Due", default=None)
    share: MaybeWhole = field("Share", default=None, ge=0, le=100)
    payments: tuple[PaymentDraft, ...] = field("Payments", default=())
    needs: tuple[Annotated[Line, To("need")], ...] = field("Needs", default=())


class GroupDraft(Draft):
    """Its name, and those of its fields, are words of SQL."""

    named_by = "select"

    slug: Slug = field("Handle", default="")
    select: Line = field("Select")
    check: Annotated[Urgency | None, words(Urgency)] = field("Check", default=None)
    order: Prose = field("Order", default="")
    table: Annotated[Line, To("spend_line")] = field("Table", default="")
    values: tuple[PaymentDraft, ...] = field("Values", default=())


class MoreNeedDraft(NeedDraft):
    """The need, with a field that has no limits and references."""

    heard_at: Line = field("Heard at", default="")


class LimitedNeedDraft(NeedDraft):
    """The need, with fields that take a new table."""

    urgency: Annotated[Urgency | None, words(Urgency)] = field("Urgency", default=None)
    lead: Annotated[Line, To("actor")] = field("Lead", default="")


NEW: dict[str, Noun] = {
    "spend_line": Noun("spend_line", SpendLineDraft, "What was spent."),
    "group": Noun("group", GroupDraft, "A word of SQL."),
}
CHANGED: dict[str, type[Draft]] = {"more": MoreNeedDraft, "limits": LimitedNeedDraft}


def main(folder: str, *also: str) -> None:
    import dataclasses

    from convene.store import migrating

    NOUNS.update(NEW)
    for name in also:
        NOUNS["need"] = dataclasses.replace(NOUNS["need"], draft=CHANGED[name])
    migrating.SCRIPTS = Path(folder) / "migrations"

    from sqlalchemy import create_engine

    from convene.store.revise import main as revise
    from convene.store.schema import METADATA

    revise(["Spending of the place"])
    if not also:
        revise(["Nothing more"])
    engine = create_engine(f"sqlite:///{Path(folder) / 'declared.db'}")
    METADATA.create_all(engine)
    engine.dispose()


if __name__ == "__main__":
    main(*sys.argv[1:])
