"""Commitments: what happens when one that is signed, or live, is changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from convene.core.codesign.acceptance import ACCEPTED
from convene.core.delivery.held_up import circle
from convene.core.nouns.delivery import TERMS, AmendmentDraft, CommitmentDraft
from convene.core.status_steps import Question
from convene.core.vocabulary import Choice, Relationship
from convene.errors import NO, USAGE, Problem
from convene.services.engagement import taking_part
from convene.services.maintenance.last_heard import latest
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, count, day, join, units

if TYPE_CHECKING:
    from convene.core.nouns import Draft
    from convene.services.nouns.handles import Handles

_ALWAYS_OPEN = {"done", "late", "at_risk"}
"""Statuses that report how a promise goes; reaching one is news, not a change of terms."""
_UNDER_WAY = ACCEPTED
"""Statuses of a promise that was accepted and that the manifesto tells of, signed or not."""


def is_signed(read: Reader, commitment_id: str) -> bool:
    """Whether the actor that promised it has signed the manifesto."""
    return bool(
        read.value(
            "SELECT 1 FROM commitment c JOIN signature s ON s.actor_id = c.actor_id "
            "WHERE c.id = :id AND s.signed_on IS NOT NULL",
            id=commitment_id,
        )
    )


def _signed(read: Reader, place_id: str, actors: set[str]) -> bool:
    sql = (
        "SELECT a.slug FROM signature s JOIN actor a ON a.id = s.actor_id "
        "WHERE s.place_id = :p AND s.signed_on IS NOT NULL"
    )
    return bool(actors & {row["slug"] for row in read.rows(sql, p=place_id)})


def public_changes(read: Reader, place_id: str, commitment_id: str, old: Draft, new: Draft) -> list[str]:
    """The terms whose change is public: those of a commitment that is signed or live. News of how it goes is none."""
    before, after = cast(CommitmentDraft, old), cast(CommitmentDraft, new)
    # Handing a signed promise to somebody who has not signed is a change of terms too; one that was given up stands in
    # the manifesto as it was.
    public = before.status in _UNDER_WAY or is_signed(read, commitment_id)
    public = public or (before.status == "withdrawn" and was_changed_in_public(read, commitment_id))
    if not public and not _signed(read, place_id, {before.actor}):
        return []
    changed = [name for name in ("actor", *TERMS) if getattr(before, name) != getattr(after, name)]
    return [] if changed == ["status"] and _is_news(before, after) else changed


def was_changed_in_public(read: Reader, commitment_id: str) -> bool:
    """Whether a commitment was changed once it was accepted or signed: it was promised in the open then."""
    return bool(read.value("SELECT 1 FROM amendment WHERE commitment_id = :id LIMIT 1", id=commitment_id))


def _is_news(before: CommitmentDraft, after: CommitmentDraft) -> bool:
    # What is only offered stands in no manifesto yet; one at risk, or accepted, stands in it as live.
    if after.status == "accepted":
        return before.status in ("offered", "live")
    return after.status in _ALWAYS_OPEN or (
        after.status == "live" and before.status in ("offered", "accepted", "at_risk")
    )


def questions(read: Reader, place_id: str, commitment_id: str, old: Draft, new: Draft) -> tuple[Question, ...]:
    """What is asked before the public terms of a commitment are changed."""
    if not public_changes(read, place_id, commitment_id, old, new):
        return ()
    return (Question("why", "Why do its terms change?", "kept with it, for everybody to read"),)


def changed(write: Writer, place_id: str, commitment_id: str, old: Draft | None, new: Draft, why: str) -> None:
    """An accepted commitment moves the relationship with its actor on; changed terms leave an amendment."""
    before, after = cast("CommitmentDraft | None", old), cast("CommitmentDraft", new)
    accepted = (before.actor, before.status in _UNDER_WAY) if before else ("", False)
    if after.status in _UNDER_WAY and accepted != (after.actor, True):
        taking_part.move_on(write, place_id, after.actor, Relationship.committed)
    fresh = after.measure and (before is None or before.measure != after.measure)
    if fresh and not_adopted(write, place_id, after.measure):
        write.consequences.append(f"{after.measure} is not adopted here, so the manifesto cannot name it yet")
    if old:
        _note_amendment(write, place_id, commitment_id, old, new, why)


def _note_amendment(write: Writer, place_id: str, commitment_id: str, old: Draft, new: Draft, why: str) -> None:
    """Write down, in the open, that the terms of a signed or live commitment were changed, by whom, and why."""
    before, after = cast(CommitmentDraft, old), cast(CommitmentDraft, new)
    changed = public_changes(write, place_id, commitment_id, old, new)
    if not changed:
        return
    if not why.strip():
        words = "Why do its terms change?"
        raise Problem(
            f"Nothing was changed: “{clip(before.title, 60)}” was promised in the open. {words}",
            "The reason is kept with the change, for everybody to read.",
            hint="Say why; one line is enough.",
            fields={"why": words},
            exit_code=USAGE,
        )
    what = join([f"{_title(name)} from {_shown(before, name)} to {_shown(after, name)}" for name in changed])
    amendment = AmendmentDraft(
        commitment=after.slug or before.slug, changed_on=write.today, changed_by="convener", what=f"{what}.", why=why
    )
    records.add_many(write, place_id, {"amendment": [("", amendment)]})


def guarded(write: Writer, place_id: str, commitment_id: str, old: Draft | None, new: Draft) -> None:
    """Raises Problem where a commitment would answer what its own actor asks, wait for itself in the end, or unsay when
    it was last heard of."""
    before, after = cast("CommitmentDraft | None", old), cast(CommitmentDraft, new)
    _no_circle(write, place_id, before, after)
    if before is not None:
        _not_unheard(write, commitment_id, before, after)
    if before is not None and (before.answers, before.actor) == (after.answers, after.actor):
        return
    for slug in after.answers:
        own = write.value(
            "SELECT 1 FROM ask k JOIN actor a ON a.id = k.asked_by_id "
            "WHERE k.place_id = :p AND lower(k.slug) = lower(:s) AND lower(a.slug) = lower(:a)",
            p=place_id, s=slug, a=after.actor,
        )  # fmt: skip
        if own:
            words = "nobody answers their own ask"
            raise Problem(
                f"“{clip(after.title, 60)}” is of who asks, and {words}.",
                "Nothing was changed.",
                hint="If the commitment waits for the ask, that is Depends on.",
                fields={"answers": words},
                exit_code=NO,
            )


def listed(write: Writer, place_id: str, drafts: Sequence[Draft]) -> None:
    """Raises Problem where commitments of a list would wait for each other in a circle."""
    for one in cast("Sequence[CommitmentDraft]", drafts):
        if one.waits_for and one.slug:
            _refuse(circle(_waits(write, place_id), one.slug.casefold()), one)


def _no_circle(write: Writer, place_id: str, old: CommitmentDraft | None, new: CommitmentDraft) -> None:
    slug = (new.slug or (old.slug if old else "")).casefold()
    if not slug or not new.waits_for or (old is not None and old.waits_for == new.waits_for):
        return
    waits = _waits(write, place_id)
    if old is not None:
        waits.pop(old.slug.casefold(), None)
    _refuse(circle({**waits, slug: tuple(one.casefold() for one in new.waits_for)}, slug), new)


def _waits(read: Reader, place_id: str) -> dict[str, tuple[str, ...]]:
    """Handle → the handles it waits for, in small letters."""
    found: dict[str, tuple[str, ...]] = {}
    for row in read.rows(
        "SELECT lower(c.slug) AS one, lower(t.slug) AS other FROM commitment_waits_for l "
        "JOIN commitment c ON c.id = l.owner_id JOIN commitment t ON t.id = l.target_id WHERE l.place_id = :p",
        p=place_id,
    ):
        found[row["one"]] = (*found.get(row["one"], ()), row["other"])
    return found


def _refuse(way: Sequence[str], one: CommitmentDraft) -> None:
    if not way:
        return
    words = f"it would wait for itself: {' waits for '.join(way)}"
    raise Problem(
        f"“{clip(one.title, 60)}” cannot wait for that.",
        f"{words[0].upper()}{words[1:]}. Nothing was changed.",
        hint="Say which of them has to come first, and take the other out of Waits for.",
        fields={"waits_for": words},
        exit_code=NO,
    )


def _not_unheard(read: Reader, commitment_id: str, old: CommitmentDraft, new: CommitmentDraft) -> None:
    if old.heard_on == new.heard_on or (news := latest(read, commitment_id)) is None:
        return
    if new.heard_on is None or new.heard_on < news:
        words = f"there is news of it of {day(news)}"
        raise Problem(
            f"“{clip(new.title, 60)}” was heard of later: {words}.",
            "Nothing was changed.",
            hint="Put the news right where it is wrong (Delivery, News): the commitment follows.",
            fields={"heard_on": words},
            exit_code=NO,
        )


def leaving(write: Writer, ids: Sequence[str]) -> None:
    """Raises Problem for a promise that others read of: it stays on record, withdrawn if need be."""
    for commitment_id in ids:
        draft = cast(CommitmentDraft, records.load(write, "commitment", commitment_id))
        made = draft.status in _UNDER_WAY or (draft.status != "offered" and is_signed(write, commitment_id))
        made = made or was_changed_in_public(write, commitment_id)  # given up since, and offered again
        if made:
            raise Problem(
                f"“{clip(draft.title, 60)}” was promised in the open and stays on record.",
                "Nothing was removed.",
                hint="Set it to withdrawn, and say why; or undo what added it, if it was a slip.",
                exit_code=NO,
            )


def promised_in_public(read: Reader, measure_id: str) -> str:
    """The title of a promise that others read of and that counts in a measure; "" where there is none."""
    promises = read.rows("SELECT id, title, status FROM commitment WHERE measure_id = :m", m=measure_id)
    return next((row["title"] for row in promises if row["status"] in _UNDER_WAY or is_signed(read, row["id"])), "")


def amendment_guarded(write: Writer, place_id: str, amendment_id: str, old: Draft | None, new: Draft) -> None:
    """Raises Problem where the record of a public change would say something else, or lose its reason."""
    if old is None or not cast(AmendmentDraft, old).commitment:
        return
    before, after = cast(AmendmentDraft, old), cast(AmendmentDraft, new)
    found = {
        name: "it is on record as it was written then"
        for name in ("commitment", "what", "changed_on")
        if getattr(before, name) != getattr(after, name)
    }
    if before.why.strip() and not after.why.strip():
        found["why"] = "the reason stays on record"
    if found:
        raise Problem(
            "What was changed in the open stays on record.",
            "Nothing was changed.",
            hint="A reason may be worded better; a slip in the change itself is taken back with undo.",
            fields=found,
            exit_code=NO,
        )


def amendment_leaving(write: Writer, ids: Sequence[str]) -> None:
    """Raises Problem for the record of a change to what stands in the open: it is what makes the change an open one."""
    for amendment_id in ids:
        title = write.value(
            "SELECT c.title FROM amendment a JOIN commitment c ON c.id = a.commitment_id WHERE a.id = :id",
            id=amendment_id,
        )
        if title is not None:
            raise Problem(
                f"That “{clip(str(title), 60)}” was changed stays on record.",
                "Nothing was removed.",
                hint="Say why it was changed, if that is wanting; or undo the change itself.",
                exit_code=NO,
            )


def _title(name: str) -> str:
    return CommitmentDraft.model_fields[name].title or name


def _shown(draft: CommitmentDraft, name: str) -> str:
    value = getattr(draft, name)
    if name == "shares":
        return join([f"{one.actor} {count(one.share)} %" for one in draft.shares]) or "nothing"
    if isinstance(value, tuple):
        return join([f"“{one}”" for one in value]) or "nothing"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Choice):
        return value.label.lower()
    if isinstance(value, date):
        return day(value)
    if isinstance(value, Decimal):
        return count(value)
    return f"“{value}”" if value not in (None, "") else "nothing"


def completed(write: Writer, draft: Draft, handles: Handles) -> Draft:
    """A commitment without a unit takes its measure's."""
    one = cast("CommitmentDraft", draft)
    return one if one.unit or not one.measure else one.model_copy(update={"unit": handles.unit_of(one.measure)})


def counted_in(read: Reader, place_id: str, measure: str) -> str:
    """What to say under a measure that is promised on: its unit, and that the place has not chosen it."""
    unit = read.value("SELECT unit FROM measure WHERE place_id = :p AND slug = :s", p=place_id, s=measure)
    said = f"Counted in {units(str(unit))}." if unit else ""
    return f"{said} The place has not adopted it." if said and not_adopted(read, place_id, measure) else said


def not_adopted(read: Reader, place_id: str, measure: str) -> bool:
    """Whether the place chose its measures, and not this one."""
    return bool(
        measure
        and read.value("SELECT 1 FROM adoption WHERE place_id = :p LIMIT 1", p=place_id)
        and not read.value(
            "SELECT 1 FROM adoption a JOIN measure m ON m.id = a.measure_id WHERE a.place_id = :p "
            "AND lower(m.slug) = lower(:m)",
            p=place_id, m=measure,
        )
    )  # fmt: skip
