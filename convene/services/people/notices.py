"""What is printed for a room: the privacy notice, kept by its version, and the sign-up sheet that refers to it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import cast

from convene.core.nouns.people import NoticeDraft
from convene.core.nouns.workshop import WorkshopDraft
from convene.core.vocabulary import ActorType
from convene.files.documents.blocks import Paper
from convene.files.printed import notice as words
from convene.files.printed import sheet
from convene.services.book import Book
from convene.services.engagement.invites import invited
from convene.services.maintenance import altered_values
from convene.services.nouns import records
from convene.services.people.retention import kept_months
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import join

UNKEPT = "a draft, with gaps"


@dataclass(frozen=True, slots=True)
class Notice:
    """The notice as it stands: ``version`` is the handle it is kept under, "" while it is not (yet)."""

    facts: words.Facts
    parts: tuple[words.Part, ...]
    version: str

    @property
    def text(self) -> str:
        return words.text(self.parts)

    @property
    def paper(self) -> Paper:
        return words.paper(self.parts, self.facts.place, self.mark)

    @property
    def mark(self) -> str:
        """The version in words."""
        if self.version:
            return f"wording {self.version}"
        return UNKEPT if self.facts.missing else "a wording not kept yet"


def notice(read: Reader, place_id: str) -> Notice:
    """The privacy notice made from what the place says of itself now."""
    place = read.one("SELECT * FROM place WHERE id = :id", id=place_id)
    assert place is not None
    controller = read.value("SELECT controller FROM manifesto WHERE place_id = :p", p=place_id)
    languages = json.loads(place["languages"] or "[]")
    facts = words.Facts(
        place["name"],
        place["convener_name"],
        place["convener_contact_role"],
        place["convener_contact"],
        str(controller or ""),
        kept_months(read, place_id),
        place["country"],
        bool(languages and languages[0].casefold().startswith("cy")),
    )
    found = words.parts(facts)
    sql = "SELECT slug FROM notice WHERE place_id = :p AND text = :text ORDER BY id DESC"
    kept = read.value(sql, p=place_id, text=words.text(found))
    return Notice(facts, found, str(kept or ""))


def kept_notice(book: Book, place_id: str) -> tuple[Notice, str]:
    """The notice, kept under a version when its words are new; and what to say about that.

    A notice with gaps is not kept: nobody could have been shown it.
    """
    found = book.ask(notice, place_id)
    if found.facts.missing:
        gaps = join(tuple(f"“{one}”" for one in found.facts.missing))
        return found, f"It is not kept as a version yet: fill in {gaps} in the place's own form first."
    if found.version:
        return found, f"Its words are those kept as {found.version}."
    book.do(_keep, place_id, found.text)
    found = book.ask(notice, place_id)
    return (
        found,
        f"Its words are new, and kept as {found.version}. convene basis --notice {found.version} refers to them.",
    )


def _keep(write: Writer, place_id: str, text: str) -> str:
    today = write.today
    taken = {row["slug"].casefold() for row in write.rows("SELECT slug FROM notice WHERE place_id = :p", p=place_id)}
    stem = f"{today:%Y-%m}"
    version = next(one for one in (stem, *(f"{stem}-{number}" for number in range(2, 10_000))) if one not in taken)
    draft = NoticeDraft(
        slug=version, title=f"Privacy notice, {today:%B %Y}", text=text, issued_on=today, language="en-GB"
    )
    return records.add(write, place_id, "notice", draft)


def sign_up(read: Reader, place_id: str, today: date, *, workshop_id: str = "", people: bool = False) -> Paper:
    """The sign-up sheet, for a workshop or for any meeting, with the privacy notice in short.

    With ``people`` the names of those who may be invited are filled in; how to reach them never is, for the sheet
    lies where all can read it.
    """
    altered_values.refuse(read, place_id)
    found = notice(read, place_id)
    title, when, where = "Our meeting", "", ""
    if workshop_id:
        shop = cast(WorkshopDraft, records.load(read, "workshop", workshop_id))
        title, when, where = shop.title, _when(shop), shop.venue
    names: tuple[tuple[str, ActorType | None], ...] = ()
    if people:
        names = tuple((one.name, one.actor_type) for one in invited(read, place_id, today).people)
    return sheet.paper(
        sheet.Sheet(
            found.facts.place,
            title,
            when or "Date: ____________",
            where or "Where: ____________",
            found.parts[0].text,
            found.mark,
            names,
            found.facts.welsh,
        )
    )


def _when(shop: WorkshopDraft) -> str:
    if shop.date is None:
        return ""
    hours = f", {shop.starts:%H:%M}" if shop.starts else ""
    until = f" to {shop.ends:%H:%M}" if shop.starts and shop.ends else ""
    return f"{shop.date:%A} {shop.date.day} {shop.date:%B %Y}{hours}{until}"


def coming_workshop(read: Reader, place_id: str, today: date) -> tuple[str, str]:
    """The id and the title of the next workshop that is planned, both "" when there is none."""
    sql = (
        "SELECT id, title FROM workshop WHERE place_id = :p AND date >= :now AND status NOT IN ('held', 'cancelled') "
        "ORDER BY date, id LIMIT 1"
    )
    row = read.one(sql, p=place_id, now=today.isoformat())
    return (row["id"], row["title"]) if row else ("", "")
