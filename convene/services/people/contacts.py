"""People: how each contact stands, and the ledger of lawful bases, which is added to and never rewritten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, cast

from convene.core import people as rules
from convene.core.nouns import Draft
from convene.core.nouns.people import Access, Basis, NoticeDraft, PersonDraft
from convene.core.views import Item, Listing
from convene.core.vocabulary import HowGiven, LawfulBasis
from convene.errors import NO, Problem
from convene.services.lists.noun_list import to_day
from convene.services.lists.people import LISTS, PEOPLE, ROLES, person_item, roles_of
from convene.services.nouns import records, rows
from convene.store.reader import Reader, Row, chunks, listed
from convene.store.select import Select
from convene.store.writer import Writer
from convene.text import clip, join, plural


class Standing(NamedTuple):
    """How many contacts there are, may be kept, have withdrawn, and are due to be looked at again."""

    contacts: int
    lawful: int
    withdrawn: int
    due: int


def standing(read: Reader, place_id: str, today: date) -> Standing:
    """Counts for the gate (ENG-4): lawful contacts of all contacts."""
    contacts = int(read.value("SELECT count(*) FROM person WHERE place_id = :p", p=place_id) or 0)
    ledgers = ledgers_of(read, place_id) if contacts else {}
    found = [rules.standing_of(entries, today) for entries in ledgers.values()]
    reviews = [rules.review_due(entries, today) for entries in ledgers.values()]
    due = sum(1 for day in reviews if day and day <= today)
    return Standing(contacts, found.count("lawful"), found.count("withdrawn"), due)


def ledgers_of(read: Reader, place_id: str) -> dict[str, tuple[Basis, ...]]:
    """person id → entries of the ledger in order; people without any are left out."""
    sql = (
        "SELECT b.*, n.slug AS wording FROM person_bases b LEFT JOIN notice n ON n.id = b.notice_id "
        "WHERE b.place_id = :p ORDER BY b.owner_id, b.position"
    )
    found: dict[str, list[Basis]] = {}
    for row in read.rows(sql, p=place_id):
        if row["basis"]:
            found.setdefault(row["owner_id"], []).append(_basis(row))
    return {owner: tuple(entries) for owner, entries in found.items()}


def _basis(row: Row) -> Basis:
    return Basis.model_construct(
        purpose=row["purpose"],
        basis=LawfulBasis(row["basis"]),
        notice=row["wording"] or "",
        how=HowGiven(row["how"]) if row["how"] else None,
        given_on=to_day(row["given_on"]),
        source=row["source"],
        recorded_by=row["recorded_by"],
        review_on=to_day(row["review_on"]),
        withdrawn_on=to_day(row["withdrawn_on"]),
    )


# Showing


def listing(read: Reader, place_id: str, today: date, words: str = "", *, names: bool = False) -> Listing:
    """The contacts of a place by role and actor, or by name when names were asked for."""
    from convene.services.lists.listing import narrowed

    items = tuple(person_item(row, today, names=names) for row in read.rows(PEOPLE.sql, p=place_id))
    return Listing("person", narrowed(items, words), len(items), LISTS["person"].empty)


def with_names(read: Reader, place_id: str, items: tuple[Item, ...], today: date) -> tuple[Item, ...]:
    """The same items by name and address."""
    named: dict[str, Item] = {}
    for part in chunks([item.id for item in items]):
        marks, values = listed(part)
        sql = f"SELECT listed.* FROM ({PEOPLE.unordered}) AS listed WHERE listed.id IN ({marks})"
        rows = read.rows(sql, p=place_id, **values)
        named |= {row["id"]: person_item(row, today, names=True) for row in rows}
    return tuple(named.get(item.id, item) for item in items)


def known_by(read: Reader, place_id: str, slugs: Sequence[str]) -> list[str]:
    """Who each handle is, without a name: ``Head of procurement, Harrow NHS Trust``."""
    known = {item.aside: item.title for item in choices(read, place_id)}
    return [known.get(slug, slug) for slug in slugs]


def choices(read: Reader, place_id: str) -> tuple[Item, ...]:
    """Contacts as a picker offers them: by role and actor, never by name."""
    wanted = Select(("p.id", "p.slug", ROLES), "person p", where="p.place_id = :p", order=("p.id",))
    return tuple(
        Item(row["id"], clip(rules.known_as(roles_of(row["roles"]), date.min), 200), aside=row["slug"])
        for row in read.rows(wanted.sql, p=place_id)
    )


# Writing


def completed(write: Writer, draft: Draft, handles: object = None) -> Draft:
    """A person's draft with what follows: where a basis comes from, and the day access notes are forgotten.

    Entries that the ledger holds already come first, in their order.
    """
    assert isinstance(draft, PersonDraft)
    bases = rules.in_order(_held(write, draft), tuple(rules.with_source(one) for one in draft.bases))
    access = tuple(one if one.keep_until else _kept(write, one) for one in draft.access)
    if bases == draft.bases and access == draft.access:
        return draft
    return draft.model_copy(update={"bases": bases, "access": access})


def _held(write: Writer, draft: PersonDraft) -> tuple[Basis, ...]:
    """The ledger of the person with the draft's handle, when it can have got into another order."""
    if len(draft.bases) < 2 or not draft.slug:
        return ()
    sql = (
        "SELECT b.*, n.slug AS wording FROM person p JOIN person_bases b ON b.owner_id = p.id "
        "LEFT JOIN notice n ON n.id = b.notice_id "
        "WHERE p.place_id = :p AND lower(p.slug) = lower(:s) AND b.basis <> '' ORDER BY b.position"
    )
    return tuple(_basis(row) for row in write.rows(sql, p=write.place_id, s=draft.slug))


def _kept(write: Writer, note: Access) -> Access:
    until = rules.forget_after(write.today, next_workshop(write, write.place_id or "", write.today))
    return note.model_copy(update={"keep_until": until})


def latest_notice(read: Reader, place_id: str) -> str:
    """The handle of the wording in use, or ""."""
    sql = "SELECT slug FROM notice WHERE place_id = :p ORDER BY issued_on DESC, id DESC LIMIT 1"
    return str(read.value(sql, p=place_id) or "")


def next_workshop(read: Reader, place_id: str, today: date) -> date | None:
    """The day of the next workshop that is planned."""
    sql = "SELECT min(date) FROM workshop WHERE place_id = :p AND date >= :now AND status NOT IN ('held', 'cancelled')"
    return to_day(read.value(sql, p=place_id, now=today.isoformat()))


def guarded(write: Writer, place_id: str, record_id: str, old: Draft | None, draft: Draft) -> None:
    """Raises Problem when saving would rewrite what must stay readable as it was."""
    if old is not None:
        keep_as_it_was(write, record_id, old, draft)


def leaving(write: Writer, ids: Sequence[str]) -> None:
    """Raises Problem when a wording that the ledger points at would be removed."""
    shown = len(rows.ids_where(write, "person_bases", "notice_id", list(ids)))
    if shown:
        raise Problem(
            "That wording cannot be removed.",
            f"The ledger says of {plural(shown, 'entry', 'entries')} that people were shown it.",
            hint="What they agreed to must stay readable. A new wording is a new notice.",
            exit_code=NO,
        )


def keep_as_it_was(read: Reader, record_id: str, old: Draft, new: Draft) -> None:
    """Raises Problem when a change would rewrite the ledger, or a wording that the ledger points at."""
    if isinstance(old, PersonDraft) and isinstance(new, PersonDraft):
        _keep_ledger(old, new)
    elif isinstance(old, NoticeDraft) and isinstance(new, NoticeDraft) and old.text != new.text:
        _keep_wording(read, record_id)


def _keep_ledger(old: PersonDraft, new: PersonDraft) -> None:
    if words := rules.rewritten(old.bases, new.bases):
        raise Problem(
            "The ledger of lawful bases is not rewritten.",
            f"{words[0].upper()}{words[1:]}.",
            hint="What somebody agreed to must stay readable as it was. A slip just made: undo it.",
            fields={"bases": words},
            exit_code=NO,
        )


def _keep_wording(read: Reader, notice_id: str) -> None:
    if shown := read.value("SELECT count(*) FROM person_bases WHERE notice_id = :id", id=notice_id):
        says = "entry of the ledger says" if shown == 1 else "entries of the ledger say"
        words = f"{shown} {says} that this is what people were shown"
        raise Problem(
            "This wording is in use and is not rewritten.",
            f"{words}.",
            hint="Write a new notice with the new words; from then on people are shown that.",
            fields={"text": words},
            exit_code=NO,
        )


def add_basis(write: Writer, place_id: str, person_id: str, entry: Basis) -> bool:
    """Add one entry to a person's ledger."""
    old = cast(PersonDraft, records.load(write, "person", person_id))
    new = old.model_copy(update={"bases": (*old.bases, entry)})
    done = records.edit(write, place_id, "person", person_id, new)
    write.label = f"Added a basis for {old.slug}: {entry.basis.label.lower()}, {clip(entry.purpose, 60)}"
    return done


def withdraw(write: Writer, place_id: str, person_id: str, purpose: str, on: date) -> tuple[str, ...]:
    """Write down that a person withdrew or objected, for a purpose or (with ``""``) for all. Returns the purposes.

    Raises Problem when there is nothing to withdraw, or no such purpose.
    """
    old = cast(PersonDraft, records.load(write, "person", person_id))
    known = rules.open_purposes(old.bases, on)
    meant = tuple(one for one in known if not purpose or one.casefold() == purpose.casefold())
    if not known:
        raise Problem(
            f"{old.slug} has no basis that could be withdrawn.",
            hint="They may still ask you to forget them: convene erase person does that.",
            exit_code=NO,
        )
    if not meant:
        raise Problem(
            f"{old.slug} has no open entry for “{clip(purpose, 60)}”.",
            hint=f"There is: {join(tuple(f'“{clip(one, 60)}”' for one in known))}.",
            exit_code=NO,
        )
    new = old.model_copy(update={"bases": rules.withdrawn(old.bases, purpose, on)})
    records.edit(write, place_id, "person", person_id, new)
    write.label = f"Withdrawn by {old.slug}: {clip(join(meant), 80)}"
    return meant
