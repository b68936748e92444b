"""The place framework: the shipped one, and adopting measures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from convene import library
from convene.core.nouns import Draft
from convene.core.nouns.framework import ADOPTION, MEASURE, AdoptionDraft
from convene.core.views import Item
from convene.errors import NO, Problem
from convene.services.delivery import commitments
from convene.services.nouns import records
from convene.services.nouns.handles import Handles
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip

PARTS = ("framework", "theme", "outcome", "measure")


STARTER = "convene-starter"


def starter_records() -> dict[str, Sequence[tuple[str, Draft]]]:
    """The shipped framework as records to add to a place."""
    from convene.files import framework as reading

    drafts = reading.shipped(STARTER) or {}
    return {noun: [("", draft) for draft in drafts[noun]] for noun in PARTS}


def is_shipped(read: Reader, place_id: str) -> bool:
    """Whether the place's measures are word for word those of a shipped framework, so that a file need only name it."""
    from convene.files import framework as reading

    head = read.one("SELECT slug, version FROM framework WHERE place_id = :p", p=place_id)
    if head is None or (head["slug"], head["version"]) not in library.FRAMEWORKS:
        return False
    shipped = reading.shipped(head["slug"], head["version"]) or {}
    for noun in PARTS[1:]:
        there = [dict(draft) for _, draft in records.load_all(read, place_id, noun)]
        if _by_code(there) != _by_code(dict(draft) for draft in shipped[noun]):
            return False
    return True


def _by_code(drafts: Iterable[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {str(one["slug"]): one for one in drafts}


def adopt(write: Writer, place_id: str, measure_id: str) -> bool:
    """Adopt a measure from today, or let it go when it was adopted. Returns whether it is adopted now."""
    code = write.value("SELECT slug FROM measure WHERE id = :id", id=measure_id)
    there = [row["id"] for row in write.rows("SELECT id FROM adoption WHERE measure_id = :id", id=measure_id)]
    if there:  # a book from before may hold it twice
        records.remove(write, place_id, "adoption", there)
        write.label = f"Let go of the measure {code}"
        return False
    records.add(write, place_id, "adoption", AdoptionDraft(measure=str(code), adopted_on=write.today))
    write.label = f"Adopted the measure {code}"
    return True


def adoption_guarded(write: Writer, place_id: str, record_id: str, old: Draft | None, new: Draft) -> None:
    """Raises Problem for a measure that is adopted already: it would have two baselines."""
    measure = str(getattr(new, "measure", ""))
    if not measure or (old is not None and getattr(old, "measure", "").casefold() == measure.casefold()):
        return
    measure_id = Handles(write, place_id).resolve(ADOPTION.field("measure"), measure)
    sql = "SELECT slug FROM adoption WHERE place_id = :p AND measure_id = :m AND id <> :id"
    if (there := write.value(sql, p=place_id, m=measure_id, id=record_id)) is not None:
        code = write.value("SELECT slug FROM measure WHERE id = :m", m=measure_id)
        words = f"{code} is adopted already"
        raise Problem(
            f"{words}.",
            "Nothing was changed.",
            hint=f"Change that one instead: convene edit adoption {there}.",
            fields={"measure": words},
            exit_code=NO,
        )


def measure_leaving(write: Writer, ids: Sequence[str]) -> None:
    """Raises Problem for a measure that a promise made in the open counts in: it would lose it without a word."""
    for measure_id in ids:
        if title := commitments.promised_in_public(write, measure_id):
            raise Problem(
                f"“{clip(title, 60)}” was promised in the open and counts in this measure, so it stays.",
                "Nothing was removed.",
                hint="Give that commitment another measure first, and say why its terms change.",
                exit_code=NO,
            )


def measures_to_choose(read: Reader, place_id: str) -> tuple[Item, ...]:
    """Measures as a picker offers them: those that are adopted, on which a promise may be made, come first."""
    adopted = "CASE WHEN EXISTS (SELECT 1 FROM adoption a WHERE a.measure_id = o.id) THEN 'adopted' ELSE '' END"
    return tuple(sorted(records.listed_choices(read, place_id, MEASURE, adopted), key=lambda item: not item.sub))
