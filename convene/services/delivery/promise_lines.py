"""A commitment drafted on one line, understood against the place and kept as offered: only its actor can accept it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from difflib import get_close_matches

from convene.core.codesign.promise_line import parse_promise
from convene.core.codesign.promised_quantity import unit_names
from convene.core.nouns.delivery import CommitmentDraft
from convene.core.vocabulary import CommitmentStatus
from convene.errors import NO, USAGE, Problem
from convene.services.engagement import outreach
from convene.services.nouns import records
from convene.services.people.mentions import names_kept
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, count, day, join, quantity, units

EXAMPLE = "Saltworks CIC > procurement: £5,000 of local food by Dec 2027 =LW1.1"


@dataclass(frozen=True, slots=True)
class DraftedPromise:
    """A line as the commitment it would be. ``actor`` is the name of who promises, ``measure`` code and title; both ""
    where none was found, and ``draft`` then leaves them empty. ``told`` are sentences on what is in doubt."""

    draft: CommitmentDraft
    actor: str = ""
    measure: str = ""
    told: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether it can be offered: somebody promises something."""
        return bool(self.draft.actor and self.draft.wording)

    @property
    def lacks(self) -> tuple[str, ...]:
        """What a promise has and this line does not: ``lever``, ``quantity``, ``due day``, ``measure``."""
        one = self.draft
        there = {
            "who promises": one.actor,
            "words": one.wording,
            "lever": one.lever,
            "quantity": one.quantity is not None,
            "due day": one.due,
            "measure": one.measure,
        }
        return tuple(name for name, given in there.items() if not given)

    def says(self, today: date) -> str:
        """What was understood: ``Saltworks CIC · Procurement · £5,000 · by Fri 31 Dec 2027 · LW1.1 Spend …``."""
        one = self.draft
        parts = (
            self.actor,
            one.lever.label if one.lever else "",
            _exactly(one.quantity, one.unit) if one.quantity is not None else "",
            f"by {day(one.due, today)}" if one.due else "",
            clip(self.measure, 60),
        )
        return " · ".join(filter(None, parts))


def understood(read: Reader, place_id: str, line: str, today: date) -> DraftedPromise:
    """What a line would be kept as, and what is in doubt. Changes nothing."""
    rows = read.rows("SELECT slug, title, unit FROM measure WHERE place_id = :p ORDER BY slug", p=place_id)
    counted = [row["unit"] for row in rows]
    found = parse_promise(line, today, counted)
    handle, name, doubt = actor_called(read, place_id, found.who, today)
    told = [*filter(None, [doubt]), *found.doubts]
    measures = {row["slug"].casefold(): row for row in rows}
    measure = measures.get(found.measure.casefold()) if found.measure else None
    if found.measure and measure is None:
        told.append(no_measure(found.measure, [row["slug"] for row in rows]))
        found = found.without_measure()
    amount, unit = found.amount.quantity, found.amount.unit
    if measure is not None and amount is not None and not _same(unit, measure["unit"], counted):
        told.append(
            f"“{found.amount.words}” is in {_many(unit)}, and {measure['slug']} counts in {_many(measure['unit'])}; "
            "no quantity was taken."
        )
        amount, unit = None, ""
    if found.wording and names_kept(read, place_id).count(found.wording):
        told.append("The words name a contact; exports carry them.")
    draft = CommitmentDraft(
        title=found.title,
        actor=handle,
        status=CommitmentStatus.offered,
        wording=found.wording,
        lever=found.lever,
        measure=measure["slug"] if measure is not None else "",
        quantity=amount,
        unit=measure["unit"] if measure is not None else unit,
        due=found.due,
    )
    title = f"{measure['slug']} {measure['title']}" if measure is not None else ""
    return DraftedPromise(draft, name, title, tuple(told))


def offer(write: Writer, place_id: str, line: str) -> tuple[str, DraftedPromise]:
    """Add the commitment a line drafts, as offered; its id, and how the line was understood.

    Raises Problem where it is not sure who promises, or where there are no words of a promise: nothing is kept then.
    """
    found = understood(write, place_id, line, write.today)
    if not found.ready:
        why = " ".join(found.told) or "There is nothing in that line."
        if found.draft.actor and not found.draft.wording:
            why = "There are no words of a promise in that line."
        raise Problem(
            "That line is no promise yet, and nothing was kept.",
            why,
            hint=f"Write it like {EXAMPLE}",
            exit_code=USAGE if not found.draft.wording else NO,
        )
    made = records.add(write, place_id, "commitment", found.draft)
    write.label = f"Offered by {found.actor}: {clip(found.draft.title, 60)}"
    return made, found


def actor_called(read: Reader, place_id: str, who: str, today: date) -> tuple[str, str, str]:
    """Handle and name of the actor of exactly that handle or name; or what to tell, with those it may be."""
    if not who:
        return "", "", ""
    try:
        found = records.find(read, place_id, "actor", who)
    except Problem as trouble:
        near = outreach.actor_named(read, place_id, who)
        may = [near] if near else [*outreach.suggest(read, place_id, who, today)]
        if "fits" in trouble.title:
            return "", "", f"{trouble.title} {trouble.hint}"
        if not may:
            return "", "", f"There is no actor “{clip(who, 40)}” here: add it first, among the actors."
        names = join([f"{one.title} ({one.aside})" for one in may], "or")
        return "", "", f"“{clip(who, 40)}” may be {names}; write the name or the handle in full."
    row = read.one("SELECT slug, name FROM actor WHERE id = :i", i=found)
    return (str(row["slug"]), clip(row["name"], 80), "") if row else ("", "", "")


def no_measure(code: str, codes: list[str]) -> str:
    """What is told of a code that no measure of the place has."""
    said = f"“={clip(code, 30)}” is no measure here and stays in the words"
    near = get_close_matches(code.upper(), codes, n=1, cutoff=0.5)
    return f"{said}; did you mean ={near[0]}?" if near else f"{said}; convene list measure shows them."


def _same(one: str, other: str, own: list[str]) -> bool:
    names = unit_names(own)
    return names.get(one.casefold(), one) == names.get(other.casefold(), other)


def _exactly(amount: Decimal, unit: str) -> str:
    """To the last pound, since this is where a slip is seen."""
    return f"£{count(amount)}" if unit == "GBP" else quantity(amount, unit)


def _many(unit: str) -> str:
    return "percent" if unit == "percent" else units(unit) or "no unit"
