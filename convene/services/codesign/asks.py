"""Asks: written on one line, answered by whom they ask, and what stands beside one in the right column."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from convene.core.codesign.acceptance import answered_unsaid
from convene.core.codesign.ask_line import parse_ask
from convene.core.nouns.codesign import AskDraft
from convene.core.views import More, Section
from convene.errors import NO, USAGE, Problem
from convene.services.codesign import market
from convene.services.delivery.promise_lines import actor_called, no_measure
from convene.services.nouns import records
from convene.services.people.mentions import names_kept
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip

if TYPE_CHECKING:
    from convene.core.nouns import Draft

EXAMPLE = "Saltworks CIC > procurement: somebody to check our tender forms =LW1.3"


@dataclass(frozen=True, slots=True)
class DraftedAsk:
    """A line as the ask it would be. ``asker`` and ``asked`` are names, ``measure`` code and title; "" where none was
    found. ``told`` are sentences on what is in doubt."""

    draft: AskDraft
    asker: str = ""
    asked: str = ""
    measure: str = ""
    told: tuple[str, ...] = ()
    lost: bool = False
    """Whether it names somebody to ask who is not known: then it is not kept, since it would ask anybody."""

    @property
    def ready(self) -> bool:
        """Whether it can be kept: somebody asks for something."""
        return bool(self.draft.asked_by and self.draft.wording) and not self.lost

    @property
    def lacks(self) -> tuple[str, ...]:
        """What an ask may have and this line does not."""
        one = self.draft
        there = {"who asks": one.asked_by, "words": one.wording, "lever": one.lever, "measure": one.measure}
        return tuple(name for name, given in there.items() if not given)

    def says(self, today: date) -> str:
        """What was understood: ``Saltworks CIC asks anybody who can · Procurement · LW1.3 Spend …``."""
        who = f"{self.asker} asks {self.asked or 'anybody who can'}" if self.asker and not self.lost else ""
        lever = self.draft.lever.label if self.draft.lever else ""
        return " · ".join(filter(None, (who, lever, clip(self.measure, 60), clip(self.draft.wording, 80))))


def understood(read: Reader, place_id: str, line: str, today: date) -> DraftedAsk:
    """What a line would be kept as, and what is in doubt. Changes nothing."""
    found = parse_ask(line)
    who, asker, doubt = actor_called(read, place_id, found.who, today)
    whom, asked, other = actor_called(read, place_id, found.whom, today)
    told = [*filter(None, [doubt, other]), *found.doubts]
    if who and who == whom:
        told, whom, other = [*told, "Nobody asks of themselves."], "", "-"
    rows = read.rows("SELECT slug, title FROM measure WHERE place_id = :p ORDER BY slug", p=place_id)
    measures = {row["slug"].casefold(): row for row in rows}
    measure = measures.get(found.measure.casefold()) if found.measure else None
    if found.measure and measure is None:
        told.append(no_measure(found.measure, [row["slug"] for row in rows]))
        found = found.without_measure()
    if found.wording and names_kept(read, place_id).count(found.wording):
        told.append("The words name a contact; exports carry them.")
    draft = AskDraft(
        asked_by=who, asked_of=whom, wording=found.wording, lever=found.lever,
        measure=measure["slug"] if measure is not None else "",
    )  # fmt: skip
    title = f"{measure['slug']} {measure['title']}" if measure is not None else ""
    return DraftedAsk(draft, asker, asked, title, tuple(told), lost=bool(other))


def write_down(write: Writer, place_id: str, line: str) -> tuple[str, DraftedAsk]:
    """Add the ask that a line says; its id, and how the line was understood.

    Raises Problem where it is not sure who asks whom, or where there are no words; nothing is kept then.
    """
    found = understood(write, place_id, line, write.today)
    if not found.ready:
        raise Problem(
            "That line is no ask yet, and nothing was kept.",
            " ".join(found.told) or "There are no words of an ask in that line.",
            hint=f"Write it like {EXAMPLE}",
            exit_code=NO if found.draft.wording else USAGE,
        )
    made = records.add(write, place_id, "ask", found.draft)
    write.label = f"{found.asker} asks {found.asked or 'anybody who can'}: {clip(found.draft.wording, 60).rstrip('.')}"
    return made, found


def whom(read: Reader, ask_id: str) -> str:
    """The name of whom an ask is to; "" where it is to anybody. Raises Problem when it is gone."""
    records.load(read, "ask", ask_id)
    sql = "SELECT a.name FROM ask k JOIN actor a ON a.id = k.asked_of_id WHERE k.id = :id"
    return clip(str(read.value(sql, id=ask_id) or ""), 60)


def answer(write: Writer, place_id: str, ask_id: str, yes: bool, by: str, how: str) -> str:
    """Write down what whom it asks said: yes or no, who said so (by role) and how; kept with today's date.

    Returns what happened. Raises Problem where one of them is missing, and for an ask to nobody in particular.
    """
    old = cast(AskDraft, records.load(write, "ask", ask_id))
    if not old.asked_of:
        raise Problem(
            "That ask is to anybody who can, so nobody in particular can answer it.",
            "Nothing was changed.",
            hint="Match an offer to it, or say first whom it asks (convene edit ask --asked-of).",
            exit_code=NO,
        )
    new = old.model_copy(
        update={
            "accepted": yes, "answered_by": by.strip(), "answered_how": how.strip(), "answered_on": write.today,
        }
    )  # fmt: skip
    records.edit(write, place_id, "ask", ask_id, new, opened=old)
    write.label = (
        f"{'Accepted' if yes else 'Declined'} by {clip(new.answered_by, 40)}: {clip(old.wording, 60).rstrip('.')}"
    )
    return write.label


def guarded(write: Writer, place_id: str, ask_id: str, old: Draft | None, new: Draft) -> None:
    """Raises Problem where an ask would become one of whose own commitment answers it."""
    before, after = cast("AskDraft | None", old), cast(AskDraft, new)
    if before is None or before.asked_by == after.asked_by:
        return
    own = write.value(
        "SELECT c.title FROM commitment_answers l JOIN commitment c ON c.id = l.owner_id "
        "JOIN actor a ON a.id = c.actor_id WHERE l.target_id = :id AND lower(a.slug) = lower(:a)",
        id=ask_id,
        a=after.asked_by,
    )
    if own is not None:
        raise Problem(
            f"“{clip(str(own), 60)}” answers it, and is of whom it would be from.",
            "Nothing was changed.",
            hint="Take that apart first: convene match ASK COMMITMENT --apart.",
            fields={"asked_by": "nobody answers their own ask"},
            exit_code=NO,
        )


def more(read: Reader, place_id: str, record_id: str, draft: AskDraft, today: date) -> More:
    """What answers it, what may, and what waits for it."""
    fits = market.fits_of_ask(read, place_id, record_id)
    if draft.accepted:
        fits = market.Fits(fits.matched)  # whom it asks said yes: nobody else is looked for
    waits = read.rows(
        "SELECT c.title, a.name FROM commitment_depends_on d JOIN commitment c ON c.id = d.owner_id "
        "LEFT JOIN actor a ON a.id = c.actor_id WHERE d.target_id = :id ORDER BY c.id",
        id=record_id,
    )
    sections = [
        *fitting(fits, "Answered by"),
        *(
            [Section("Waiting for it", tuple(f"{row['name'] or '?'}: {clip(row['title'], 90)}" for row in waits))]
            if waits
            else []
        ),
    ]
    if untold := answered_unsaid(draft, today):
        told = f"It stands as answered, and {untold}"
        sections.insert(0, Section("Their own answer?", (told,), "look"))
    return More((), tuple(sections)) if draft.asked_of else More((("To", "anybody who can"),), tuple(sections))


def fitting(fits: market.Fits, matched: str) -> list[Section]:
    """What is matched, and what may fit with its reasons, as sections of the right column."""
    lines = tuple(f"{one.says}: {'; '.join(one.reasons)}" for one in fits.found)
    if lines and fits.note:
        lines = (*lines, fits.note)
    return [
        *([Section(matched, still)] if (still := tuple(one.says for one in fits.matched if not one.gone)) else []),
        *([Section("Given up since", gone)] if (gone := tuple(one.says for one in fits.matched if one.gone)) else []),
        *([Section("May fit", lines, "quiet")] if lines else []),
    ]
