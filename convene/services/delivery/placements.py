"""Money placed here: its sums, its movements one at a time, and what the right column says of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from convene.core.delivery.grants import pounds
from convene.core.delivery.placements import Placed, Position, placed, position, remarks, standing
from convene.core.delivery_vocabulary import MoneyMove, PlacementKind
from convene.core.nouns import Draft
from convene.core.nouns.money import Movement, PlacementDraft
from convene.core.nouns.reading import plain
from convene.core.views import More, Section
from convene.errors import USAGE, Problem
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import day


@dataclass(frozen=True, slots=True)
class Figures:
    """All sums of placed money, and what priorities are called."""

    placed: Placed
    priorities: dict[str, str]

    @property
    def tables(self) -> tuple[tuple[str, tuple[tuple[str, Position], ...]], ...]:
        """(title, its lines): by kind, and by priority."""
        by_kind = tuple((kind.label, found) for kind, found in self.placed.by_kind.items())
        by_priority = tuple((self.priorities.get(key, key), found) for key, found in self.placed.by_priority.items())
        return (("By kind", by_kind), ("By priority", by_priority))


def figures(read: Reader, place_id: str, today: date) -> Figures:
    """The sums of a place's placements."""
    drafts = [cast("PlacementDraft", one) for _, one in records.load_all(read, place_id, "placement")]
    rows = read.rows("SELECT slug, title FROM priority WHERE place_id = :p", p=place_id)
    return Figures(placed(drafts, today), {row["slug"]: row["title"] for row in rows})


def more(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """Where it stands, and what to mind."""
    assert isinstance(draft, PlacementDraft)
    found = position(draft.movements)
    facts = [("Stands", standing(draft, today)), ("Drawn", pounds(found.drawn))]
    if found.raised or draft.kind is PlacementKind.community_shares:
        facts.append(("Raised", pounds(found.raised)))
    facts += [("Repaid", pounds(found.repaid)), ("Outstanding", pounds(found.outstanding))]
    facts += [(word, pounds(sum_)) for word, sum_ in (("Interest", found.interest), ("Written off", found.written_off))
              if sum_]  # fmt: skip
    told = remarks(draft, today)
    return More(tuple(facts), (Section("To mind", told, "look"),) if told else ())


def move(
    write: Writer, place_id: str, record_id: str, kind: MoneyMove, amount: Decimal, on: date | None = None,
    note: str = "",
) -> str:  # fmt: skip
    """Put down one movement of a placement, on a day (today when none is said); what it comes to now, in words.

    Raises Problem for an amount of nothing or below, for a day to come, and for what cannot have been: more repaid than
    drawn, more drawn than agreed, drawn before it was agreed. Nothing is changed then.
    """
    when = on or write.today
    if when > write.today:
        raise Problem(
            f"{day(when)} is to come.", "Nothing was changed.", hint="Put down what has happened, on its day.",
            fields={"on": "a day to come"}, exit_code=USAGE,
        )  # fmt: skip
    if amount <= 0:
        raise Problem(
            "An amount is above nothing; what came back is “repaid”.", "Nothing was changed.",
            hint="Say repaid or written_off with the amount as it is: 500.", fields={"amount": "above nothing"},
            exit_code=USAGE,
        )  # fmt: skip
    old = cast("PlacementDraft", records.load(write, "placement", record_id))
    made = Movement(on=when, kind=kind, amount=plain(amount), note=note)
    moved = tuple(sorted((*old.movements, made), key=lambda one: one.on))
    new = old.model_copy(update={"movements": moved})
    if wrong := new.faults().get("movements"):
        hint = "Look at its movements: convene show placement HANDLE. An edit of the placement changes them."
        raise Problem(f"{wrong[:1].upper()}{wrong[1:]}.", "Nothing was changed.", hint=hint, exit_code=USAGE)
    records.edit(write, place_id, "placement", record_id, new, opened=old)
    words = f"{old.title}: {kind.label.lower()} {pounds(amount)}; {position(moved).words}"
    write.label = words
    return words
