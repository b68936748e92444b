"""The place framework: the shipped one, bringing another in, and adopting measures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from convene import library
from convene.core.nouns import Draft
from convene.core.nouns.framework import MEASURE, AdoptionDraft
from convene.core.views import Item
from convene.errors import NO, Problem
from convene.services.delivery import commitments
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, plural

if TYPE_CHECKING:
    from convene.files.framework import FrameworkFile

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


def bring_in(write: Writer, place_id: str, file: FrameworkFile) -> int:
    """Put a framework file's themes, outcomes and measures in place of those there are. Returns the measures added.

    Raises Problem when a measure in use (adopted, targeted, asked for or promised on) is not in the new one.
    """
    new = file.drafts()
    fresh = {_code(draft) for draft in new["measure"]}
    used = write.rows(
        "SELECT DISTINCT m.slug FROM measure m WHERE m.place_id = :p "
        "AND (EXISTS (SELECT 1 FROM adoption a WHERE a.measure_id = m.id) "
        "OR EXISTS (SELECT 1 FROM commitment c WHERE c.measure_id = m.id) "
        "OR EXISTS (SELECT 1 FROM ask k WHERE k.measure_id = m.id) "
        "OR EXISTS (SELECT 1 FROM priority_targets t WHERE t.measure_id = m.id)) ORDER BY m.slug",
        p=place_id,
    )
    missing = [row["slug"] for row in used if row["slug"].casefold() not in fresh]
    if missing:
        raise Problem(
            f"{plural(len(missing), 'measure')} in use would be gone.",
            f"Not in the new framework: {', '.join(missing)}.",
            hint="Move those commitments, asks and targets to other measures first.",
            exit_code=NO,
        )
    for noun in PARTS:
        known = {_code(draft): (record_id, draft) for record_id, draft in records.load_all(write, place_id, noun)}
        wanted = {_code(draft): draft for draft in new[noun]}
        if noun == "framework":
            for record_id, _ in known.values():
                records.edit(write, place_id, noun, record_id, new[noun][0])
            if known:
                continue
        for slug, draft in wanted.items():
            if slug in known:
                records.edit(write, place_id, noun, known[slug][0], draft)
            else:
                records.add_many(write, place_id, {noun: [("", draft)]})
    for noun in ("measure", "outcome", "theme"):
        wanted = {_code(draft): draft for draft in new[noun]}
        stale = [
            row["id"] for row in write.rows(f'SELECT id, slug FROM "{noun}" WHERE place_id = :p', p=place_id)
            if row["slug"].casefold() not in wanted
        ]  # fmt: skip
        if stale:
            records.remove(write, place_id, noun, stale)
    write.label = f"Brought in the framework {new['framework'][0].model_dump()['title']}"
    return len(new["measure"])


def adopt(write: Writer, place_id: str, measure_id: str) -> bool:
    """Adopt a measure from today, or let it go when it was adopted. Returns whether it is adopted now."""
    code = write.value("SELECT slug FROM measure WHERE id = :id", id=measure_id)
    there = write.value("SELECT id FROM adoption WHERE measure_id = :id", id=measure_id)
    if there:
        records.remove(write, place_id, "adoption", [there])
        write.label = f"Let go of the measure {code}"
        return False
    records.add(write, place_id, "adoption", AdoptionDraft(measure=str(code), adopted_on=write.today))
    write.label = f"Adopted the measure {code}"
    return True


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


def _code(draft: Draft) -> str:
    return str(getattr(draft, "slug", "")).casefold()


def measures_to_choose(read: Reader, place_id: str) -> tuple[Item, ...]:
    """Measures as a picker offers them: those that are adopted, on which a promise may be made, come first."""
    adopted = "CASE WHEN EXISTS (SELECT 1 FROM adoption a WHERE a.measure_id = o.id) THEN 'adopted' ELSE '' END"
    return tuple(sorted(records.listed_choices(read, place_id, MEASURE, adopted), key=lambda item: not item.sub))
