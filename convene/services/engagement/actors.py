"""What the book knows about actors beyond their fields: size in words, levers of the place, steps, shared ids."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import cast

from convene.core.engagement import org_ids
from convene.core.engagement.size_band import band_of, not_known, unlikely
from convene.core.nouns import Draft
from convene.core.nouns.engagement import ActorDraft, LeverHeld
from convene.core.views import More, Section
from convene.core.vocabulary import Lever, Relationship
from convene.errors import NO, USAGE, Problem
from convene.services.engagement import actor_timeline
from convene.store.reader import Reader, chunks, listed
from convene.store.writer import Writer
from convene.text import clip, count, join, money, plural

LADDER = (
    Relationship.identified, Relationship.contacted, Relationship.engaged, Relationship.committed, Relationship.signed,
)  # fmt: skip
"""How a relationship goes on, one step at a time; withdrawn stands beside it."""


# What a detail says


def more(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """Size, registers and levers of one actor, for its detail."""
    actor = cast("ActorDraft", draft)
    figures = (actor.headcount, actor.turnover, actor.balance_sheet)
    size = band_of(*figures, actor.size_year)
    facts = []
    if size or any(one is not None for one in figures):
        facts.append(("Size", size.words if size else not_known(*figures)))
    known = [org_ids.shown(one) for one in actor.identifiers if not one.startswith("X-")]
    if known:
        facts.append(("Registered", join(known)))
    if own := [one for one in actor.identifiers if one.startswith("X-")]:
        facts.append(("Local id", join(own)))
    look = [unlikely(actor.primary_type, size), *_told(actor.identifiers)]
    sections = [Section("Worth a look", tuple(filter(None, look)), "look")] if any(look) else []
    if actor.levers:
        sections.append(Section("What it could use", tuple(_held(read, place_id, actor.levers))))
    sections += actor_timeline.sections(read, record_id, today)
    return More(tuple(facts), tuple(sections), hides=("identifiers", "levers"))


def _told(ids: Iterable[str]) -> list[str]:
    found = []
    for one in ids:
        try:
            found.append(org_ids.understood(one).told)
        except ValueError as wrong:
            found.append(f"{wrong}.")
    return list(dict.fromkeys(filter(None, found)))


def held_words(held: LeverHeld) -> str:
    """``Procurement: £6.2m a year (2025)``; a lever whose size nobody knows says so."""
    if held.yearly is None:
        return f"{held.lever.label}: size not known"
    return f"{held.lever.label}: {money(held.yearly)} a year{f' ({held.year})' if held.year else ''}"


def _held(read: Reader, place_id: str, levers: Sequence[LeverHeld]) -> Iterable[str]:
    of_place = {one.lever: one for one in levers_held(read, place_id)}
    for held in levers:
        whole = of_place[held.lever]
        yield f"{held_words(held)}; {whole.words}" if whole.actors > 1 else f"{held_words(held)}; nobody else holds it"


@dataclass(frozen=True, slots=True)
class Held:
    """One lever in the whole place: pounds a year where known, how many actors hold it, of how many without a size."""

    lever: Lever
    yearly: Decimal
    actors: int
    unknown: int

    @property
    def words(self) -> str:
        """Such as ``£9.4m a year in the place, held by 3 actors, 1 of unknown size``."""
        if self.unknown == self.actors:
            return (
                f"{plural(self.actors, 'actor')} in the place hold{'s' if self.actors == 1 else ''} it, sizes not known"
            )
        missing = f", {count(self.unknown)} of unknown size" if self.unknown else ""
        return f"{money(self.yearly)} a year in the place, held by {plural(self.actors, 'actor')}{missing}"


def levers_held(read: Reader, place_id: str) -> tuple[Held, ...]:
    """What the actors of a place could use together, lever by lever; levers that nobody holds are left out."""
    sums: dict[str, Decimal] = {}
    holders: dict[str, set[str]] = {}
    sized: dict[str, set[str]] = {}
    for row in read.rows("SELECT owner_id, lever, yearly FROM actor_levers WHERE place_id = :p", p=place_id):
        holders.setdefault(row["lever"], set()).add(row["owner_id"])
        if row["yearly"] is not None:
            sums[row["lever"]] = sums.get(row["lever"], Decimal(0)) + Decimal(row["yearly"])
            sized.setdefault(row["lever"], set()).add(row["owner_id"])
    return tuple(
        Held(one, sums.get(one, Decimal(0)), len(holders[one]), len(holders[one] - sized.get(one, set())))
        for one in Lever
        if one in holders
    )


# Identifiers


def tidied(draft: Draft) -> Draft:
    """The actor with its identifiers as they are kept: ``charity 1042046`` becomes ``GB-CHC-1042046``."""
    actor = cast("ActorDraft", draft)
    ids = org_ids.tidy(actor.identifiers)
    return draft if ids == actor.identifiers else actor.model_copy(update={"identifiers": ids})


def completed(write: Writer, draft: Draft, handles: object) -> Draft:
    """An actor as it is kept: its identifiers in their own form."""
    return tidied(draft)


def guarded(write: Writer, place_id: str, record_id: str, old: Draft | None, draft: Draft) -> None:
    """Raises Problem when the actor takes an identifier that is another's."""
    there = cast("ActorDraft", old).identifiers if old is not None else ()
    new = [one for one in cast("ActorDraft", draft).identifiers if one not in there]
    refuse_shared_ids(write, place_id, draft, record_id, new)


def leaving(write: Writer, ids: Sequence[str]) -> None:
    """Raises Problem for an actor that stands beside a promise made in the open: who shares it is one of its terms."""
    for actor_id in ids:
        title = write.value(
            "SELECT c.title FROM commitment_partners l JOIN commitment c ON c.id = l.owner_id WHERE l.target_id = :id "
            "AND (coalesce(c.status, 'offered') NOT IN ('offered', 'withdrawn') OR EXISTS (SELECT 1 FROM signature s "
            "WHERE s.actor_id = c.actor_id AND s.signed_on IS NOT NULL)) LIMIT 1",
            id=actor_id,
        )
        if title is not None:
            raise Problem(
                f"It shares “{clip(str(title), 60)}”, which was promised in the open.",
                "That commitment would have other terms. Nothing was removed.",
                hint="Take it out of With there first, and say why; or move the actor to withdrawn.",
                exit_code=NO,
            )


def refuse_shared_ids(
    read: Reader, place_id: str, draft: Draft, record_id: str = "", only: Sequence[str] | None = None
) -> None:
    """Raises Problem when another actor of the place has one of these identifiers (of ``only``), naming it."""
    ids = org_ids.tidy(cast("ActorDraft", draft).identifiers if only is None else only)
    if not ids:
        return
    # One look through the register for all of them: it has no index on what stands inside a list.
    wanted = " OR ".join(f"lower(identifiers) LIKE lower(:i{at})" for at in range(len(ids)))
    sql = f"SELECT name, slug, identifiers FROM actor WHERE place_id = :p AND id <> :r AND ({wanted})"
    marks = {f"i{at}": f'%"{one}"%' for at, one in enumerate(ids)}
    for found in read.rows(sql, p=place_id, r=record_id, **marks):
        theirs = found["identifiers"].casefold()
        one = next(one for one in ids if f'"{one}"'.casefold() in theirs)
        name = clip(found["name"], 60) or found["slug"]
        words = f"{name} has {one} already"
        mine = getattr(draft, "slug", "") if record_id else ""
        same = f"merge them: M in the list, or convene merge {found['slug']} {mine}" if mine else f"go on with {name}"
        raise Problem(
            f"{words}, and an id belongs to one actor.",
            "Nothing was changed.",
            hint=f"If the two are one, {same}. If not, one of the two ids is a slip.",
            fields={"identifiers": words},
            exit_code=NO,
        )


# One step on, one step back


@dataclass(frozen=True, slots=True)
class Stepped:
    """How many actors moved, and what happened in words, with what stayed and why."""

    moved: int
    words: str


def step(write: Writer, place_id: str, ids: Sequence[str], by: int = 1, to: Relationship | None = None) -> Stepped:
    """Move the relationship with each actor one step on (``by`` 1) or back (-1), or straight ``to`` a step.

    One change in the history. Who has withdrawn stays so, and nobody steps past either end; the words say it.
    Raises Problem when ``to`` is withdrawn, which takes a thought and so the form.
    """
    if to is Relationship.withdrawn:
        raise Problem(
            "Withdrawn is not a step.",
            hint="Set it in the actor's form (e), or: convene edit actor HANDLE --relationship withdrawn.",
            exit_code=USAGE,
        )
    write.place_id = place_id
    gone_to: Counter[Relationship] = Counter()
    stayed: list[tuple[str, str]] = []
    last = ("", "", "")
    for row in _actors(write, ids):
        now = Relationship(row["relationship"] or "identified")
        then = to or _beside(now, by)
        if now is Relationship.withdrawn:
            stayed.append((row["name"], "has withdrawn; e changes that"))
        elif then is now:
            stayed.append((row["name"], f"is {now.value} already" if to else _end(now)))
        else:
            write.update("actor", row["id"], {"relationship": then.value})
            gone_to[then] += 1
            last = (row["name"], now.value, then.value)
    words = _step_words(gone_to, stayed, last)
    if gone_to:
        write.label = words
    return Stepped(gone_to.total(), words)


def _actors(read: Reader, ids: Sequence[str]) -> Iterable[dict[str, str]]:
    for part in chunks(list(dict.fromkeys(ids))):
        marks, values = listed(part)
        for row in read.rows(f"SELECT id, name, relationship FROM actor WHERE id IN ({marks}) ORDER BY id", **values):
            yield dict(row)


def _beside(now: Relationship, by: int) -> Relationship:
    if now not in LADDER:
        return now
    return LADDER[max(0, min(LADDER.index(now) + by, len(LADDER) - 1))]


def _end(now: Relationship) -> str:
    return "has signed; that is as far as it goes" if now is LADDER[-1] else "is identified; that is where it begins"


def _step_words(gone_to: Counter[Relationship], stayed: list[tuple[str, str]], last: tuple[str, str, str]) -> str:
    moved = gone_to.total()
    if moved == 1:
        said = f"{clip(last[0], 60)}: {last[1]} → {last[2]}"
    elif moved:
        steps = join([f"{count(gone_to[one])} to {one.value}" for one in LADDER if gone_to[one]])
        said = f"Moved {plural(moved, 'actor')}: {steps}"
    else:
        said = ""
    if not stayed:
        return said
    rest = f"{clip(stayed[0][0], 60)} {stayed[0][1]}"
    if len(stayed) > 1:
        withdrawn = sum("withdrawn" in why for _, why in stayed)
        rest = f"{plural(len(stayed), 'actor')} stay{'s' if len(stayed) == 1 else ''} as they are"
        rest += f", {count(withdrawn)} of them withdrawn" if withdrawn else ""
    return f"{said}; {rest}" if said else rest
