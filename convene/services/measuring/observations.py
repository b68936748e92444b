"""What was counted for a commitment, in the commitment's own unit; what stands behind it, and what is odd about it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from convene.core.measuring.amounts import exactly
from convene.core.measuring.grid import Seen, so_far
from convene.core.measuring.periods import Period
from convene.core.measuring.reminders import next_period
from convene.core.nouns.measurement import GRADES, ObservationDraft, Proof
from convene.core.views import More, Section
from convene.core.vocabulary import Consent
from convene.errors import NO, Problem
from convene.services.delivery.evidence import OWN
from convene.services.lists.noun_list import to_day
from convene.store.reader import Reader, Row
from convene.store.writer import Writer
from convene.text import clip, count, day, join, units

if TYPE_CHECKING:
    from convene.core.nouns import Draft

_CHECKED = 3
"""The grade from which somebody else has looked at it."""


def guarded(write: Writer, place_id: str, record_id: str, old: Draft | None, draft: Draft) -> None:
    """Refuses a share above all of it. Raises Problem."""
    new = cast("ObservationDraft", draft)
    unit = write.value("SELECT unit FROM commitment WHERE place_id = :p AND lower(slug) = lower(:s)",
                       p=place_id, s=new.commitment)  # fmt: skip
    changed = old is None or cast("ObservationDraft", old).quantity != new.quantity
    if changed and unit in ("percent", "%") and new.quantity > 100:
        words = f"{count(new.quantity)}% is more than all of it"
        raise Problem(f"{words}.", "Nothing was changed.", hint="Per cent run from 0 to 100.",
                      fields={"quantity": words}, exit_code=NO)  # fmt: skip


def changed(write: Writer, place_id: str, record_id: str, old: Draft | None, draft: Draft, why: str) -> None:
    """Says of an observation what it shares days with: neither counts in an account until one of them is changed."""
    new = cast("ObservationDraft", draft)
    before = cast("ObservationDraft | None", old)
    moved = before is None or (before.period_start, before.period_end) != (new.period_start, new.period_end)
    if moved and (others := overlapping(write, record_id)):
        verb = "shares" if before is None else "now shares"
        those = _those(others)
        write.consequences.append(f"it {verb} days with {those}, and neither is in any total until one is changed")


def more(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """How much, of which period, how far the commitment is, what stands behind it, and what to look at."""
    one = cast("ObservationDraft", draft)
    row = read.one(
        "SELECT c.id, c.unit, c.quantity, c.start, c.due, c.status FROM observation o "
        "JOIN commitment c ON c.id = o.commitment_id WHERE o.id = :id",
        id=record_id,
    )
    if row is None:
        return More()
    target = Decimal(row["quantity"]) if row["quantity"] else None
    period = Period(one.period_start, one.period_end).words if one.period_start else f"until {day(one.period_end)}"
    facts = (
        ("Quantity", exactly(one.quantity, row["unit"])),
        ("Period", period),
        ("So far", so_far(seen_of(read, row["id"]), row["unit"]).words(row["unit"], target)),
    )
    sections = []
    if odd := tuple(_odd(read, record_id, one, row, today)):
        sections.append(Section("To look at", odd, "look"))
    if one.evidence:
        sections.append(Section("What shows it", tuple(_shown(proof) for proof in one.evidence)))
    return More(facts, tuple(sections), ("quantity", "period_start", "period_end", "evidence"))


def _odd(read: Reader, record_id: str, one: ObservationDraft, row: Row, today: date) -> Iterator[str]:
    if others := overlapping(read, record_id):
        yield f"It shares days with {_those(others)}. Neither is in any total until one of them is changed or removed."
    if one.period_start is None:
        yield "It has no first day, so nobody can say of how long it is."
    if one.period_end > today:
        yield f"Its period is not over: it runs until {day(one.period_end)}."
    start, due = to_day(row["start"]), to_day(row["due"])
    if start and one.period_end < start:
        yield f"It is of a time before the commitment starts ({day(start)})."
    if due and (one.period_start or one.period_end) > due:
        yield f"It is of a time after the commitment was due ({day(due)})."
    if row["status"] == "offered":
        yield "Nobody has accepted this commitment yet; it is counted, and never valued."
    if one.story and one.story_consent is not Consent.given:
        yield "Nobody has agreed that the story is told; it is printed nowhere."
    own = read.rows(
        "SELECT e.position FROM observation o JOIN observation_evidence e ON e.owner_id = o.id "
        f"WHERE o.id = :id AND {OWN}",
        id=record_id,
    )
    their_own = {row["position"] for row in own}
    for at, proof in enumerate(one.evidence):
        name = clip(proof.text, 40)
        if at in their_own:
            who = clip(proof.checked_by, 60)
            yield f"“{name}” was checked by “{who}”, who is among those who promised it: no second pair of eyes."
        elif (proof.grade or 0) >= _CHECKED and not proof.checked_by:
            yield f"“{name}” is graded {proof.grade}, and nobody is named who checked it."
        if proof.consent in (Consent.not_asked, Consent.refused):
            yield f"“{name}” shows somebody who has not agreed to it."


def _shown(proof: Proof) -> str:
    """An item in one line: what it is, how strong, who looked at it, and the mark of its file."""
    parts = [clip(proof.text, 160), f"{proof.grade} {GRADES[proof.grade]}" if proof.grade else "not graded"]
    if proof.checked_by:
        parts.append(f"checked by {proof.checked_by}{f', {day(proof.checked_on)}' if proof.checked_on else ''}")
    if proof.source:
        parts.append(clip(proof.source, 80))
    if proof.sha256:
        parts.append(f"file {proof.sha256[:12]}…")
    return " · ".join(parts)


def seen_of(read: Reader, commitment_id: str) -> list[Seen]:
    """The observations of a commitment, in order."""
    return [
        Seen(row["id"], to_day(row["period_start"]), date.fromisoformat(row["period_end"]), Decimal(row["quantity"]))
        for row in read.rows(
            "SELECT id, period_start, period_end, quantity FROM observation WHERE commitment_id = :c "
            "AND period_end IS NOT NULL ORDER BY period_end, id",
            c=commitment_id,
        )
    ]


def overlapping(read: Reader, record_id: str) -> list[Row]:
    """The observations of the same commitment that share a day with one."""
    return read.rows(
        "SELECT x.quantity, x.period_start, x.period_end FROM observation o JOIN observation x "
        "ON x.commitment_id = o.commitment_id AND x.id <> o.id "
        "AND coalesce(x.period_start, x.period_end) <= o.period_end "
        "AND x.period_end >= coalesce(o.period_start, o.period_end) WHERE o.id = :id ORDER BY x.period_end, x.id",
        id=record_id,
    )


def _those(others: list[Row]) -> str:
    """By what they count and when, as people know them."""
    shown = []
    for one in others[:3]:
        start, end = to_day(one["period_start"]), date.fromisoformat(one["period_end"])
        when = f"of {Period(start, end).words}" if start else f"until {day(end)}"
        shown.append(f"the {count(Decimal(one['quantity']))} {when}")
    return join([*shown, *([f"{len(others) - 3} more"] if len(others) > 3 else [])])


def counted_in(read: Reader, place_id: str, commitment: str) -> str:
    """What to say under a commitment that is to be measured: its unit, what was promised and counted, what is next."""
    row = read.one(_OF, p=place_id, s=commitment)
    if row is None or not row["unit"]:
        return ""
    seen = seen_of(read, row["id"])
    target = Decimal(row["quantity"]) if row["quantity"] else None
    said = so_far(seen, row["unit"])
    so = f" So far {said.words(row['unit'], target)}." if seen else ""
    promised = f"; {exactly(target, row['unit'])} promised" if target is not None else ""
    until = f" Counted until {day(said.until)}." if said.until else ""
    return f"Counted in {units(row['unit'])}{promised}.{so}{until}"


_OF = """
SELECT c.id, c.slug, c.title, c.quantity, c.unit, c.start, c.due,
(SELECT max(d.every_months) FROM adoption d WHERE d.measure_id = c.measure_id) AS every_months
FROM commitment c WHERE c.place_id = :p AND (c.slug = :s OR c.id = :s)
"""


def to_count_next(read: Reader, place_id: str, commitment: str, today: date) -> dict[str, object]:
    """What a new observation of a commitment begins with: the commitment and the next period to count."""
    row = read.one(_OF, p=place_id, s=commitment)
    if row is None:
        return {}
    period = next_period(to_day(row["start"]), row["every_months"], seen_of(read, row["id"]), today)
    return {"commitment": row["slug"], "period_start": period.start, "period_end": period.end}
