"""What can be done with a contact: a basis added or withdrawn, erasing, tidying, a sheet to print, a list to invite."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content

from convene.core.views import Item
from convene.text import join
from convene.tui import show
from convene.tui.host import Host
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.choose import ChooseScreen
from convene.tui.screens.shared.saving import save_export
from convene.tui.screens.shared.sheet import Sheet
from convene.tui.shielded_actions import takes_long
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.services.book import Book
    from convene.services.people.erasing import Erased

Told = Sequence[tuple[str, str]]
"""Lines with their inks; an empty one parts."""


class ToldPage(Page):
    """A few sentences and lists, wrapped to a width that reads well."""

    def __init__(self, told: Told) -> None:
        super().__init__()
        self.told = tuple(told)

    def typeset(self, width: int) -> list[Content]:
        out: list[Content] = []
        for words, role in self.told:
            if role == "item":
                out += show.hanging(Content("  "), 4, words, min(width, 92))
            else:
                out += show.para(words, min(width, 92), role) if words else [Content("")]
        return out


class ToldScreen(Sheet):
    """What came of an act that reached further than the screen."""

    HELP = "What was done, and what is left for you to look at."

    def __init__(self, heading: str, told: Told) -> None:
        super().__init__(heading)
        self.page = ToldPage(told)

    def compose_body(self) -> ComposeResult:
        with VerticalScroll(classes="sheet-body"):
            yield self.page


# The ledger


async def add_basis(app: Host, person_id: str) -> None:
    """A short form for one entry of the ledger."""
    from convene.core.nouns.people import Basis
    from convene.core.people import PURPOSES
    from convene.services.nouns import records
    from convene.services.people import contacts
    from convene.tui.forms.form import NounForm

    place = app.place_id

    async def save(entry: Any, why: str) -> None:
        await app.do(contacts.add_basis, place, person_id, entry)

    with app.telling():
        person: Any = await app.ask(records.load, "person", person_id)
        latest = await app.ask(contacts.latest_notice, place)
        values = {"purpose": PURPOSES[0], "given_on": app.today, "notice": latest, "recorded_by": "convener"}
        form = NounForm(
            "person",
            title=f"A basis for keeping {person.slug}",
            values=values,
            save=save,
            of=Basis,
            only=("purpose", "basis", "notice", "how", "given_on", "source", "review_on", "recorded_by"),
            key=f"form:{place}:person:{person_id}.bases.new",
        )
        await app.push_screen_wait(form)


async def withdraw(app: Host, person_id: str) -> None:
    """Write down that somebody withdrew: from the one purpose there is, or from that which is chosen."""
    from convene.core import people as rules
    from convene.services.nouns import records
    from convene.services.people import contacts

    with app.telling():
        person: Any = await app.ask(records.load, "person", person_id)
        known = rules.open_purposes(person.bases, app.today)
        purpose = ""
        if len(known) > 1:
            chosen = await _which(app, person, known)
            if not chosen:
                return
            purpose = known[int(chosen) - 1] if chosen != "all" else ""
        await app.do(contacts.withdraw, app.place_id, person_id, purpose, app.today)


async def _which(app: Host, person: Any, known: tuple[str, ...]) -> str:
    grounds = {one.purpose.casefold(): one.basis.label for one in person.bases if one.withdrawn_on is None}
    items = [Item("all", "From everything", "Nothing of theirs may be used any more.")]
    items += [Item(str(at), one, grounds[one.casefold()]) for at, one in enumerate(known, start=1)]
    asked = ChooseScreen("Withdrawn from what?", items, facts=person.slug, hue=show.hue(app.screen))
    return str(await app.push_screen_wait(asked) or "")


# For good


async def erase(app: Host, person_id: str) -> bool:
    """Erase somebody after a typed yes; true when it was done."""
    done = False
    with app.telling():
        done = await _erase(app, person_id)
    return done


async def _erase(app: Host, person_id: str) -> bool:
    from convene.services.people import erasing

    place = app.place_id
    who = await app.ask(erasing.of, place, person_id)
    found = await app.ask(erasing.spoken_of, place, who)
    why = "also from history and backups; this cannot be undone"
    if found:
        why = "“yes words”: out of texts too; no undo"
    asked = AskLine(f"Erase {who.handle} for good? Type yes", why=why, hue=show.hue(app.screen))
    answer = " ".join((await app.push_screen_wait(asked) or "").casefold().split())
    if answer not in ("yes", "yes words"):
        app.toast("Nothing was erased.")
        return False
    app.toast("Erasing, in the book and in each backup: a large book takes a while.")
    takes_long()
    now = app.now()

    def erase(book: Book) -> Erased:
        return erasing.erase(book, place, who, now, words="words" in answer)

    done = await app.carry(erase, lambda _: app.has_changed())
    app.forget_notices()
    told = [(line, "look" if line.startswith("Not cleaned") else "") for line in done.says()]
    if done.mentions:
        told += [("", ""), ("They may be spoken of here; please read, and change what needs it:", "strong")]
        told += [(str(one), "item") for one in done.mentions]
    if frozen := [one.handle for one in done.mentions if one.noun == "version"]:
        words = (
            f"What was frozen as {join(frozen)} stays as it was signed until you decide; its text can be erased too:"
        )
        told += [("", ""), (words, "strong"), (f"convene erase version {frozen[0]}", "item")]
    told += [("", ""), ("Files written out earlier, and paper, are not reached from here.", "quiet")]
    app.push_screen(ToldScreen("Erased", told))
    return True


async def tidy(app: Host) -> None:
    """Forget access notes past their day, and show which contacts need a look."""
    from convene.services.people import retention

    place = app.place_id
    with app.telling():
        now = app.now()

        def forget(book: Book) -> Erased | None:
            return retention.forget_access(book, place, now)

        done = await app.carry(forget, lambda done: app.has_changed() if done else None)
        found = await app.ask(retention.due, place, app.today)
        told: list[tuple[str, str]] = [(line, "") for line in (done.says() if done else ())]
        if found.review or found.silent or found.naming:
            told += [("", "")] if told else []
            told += [(line.strip(), "item" if line.startswith("  ") else "strong") for line in _due(found)]
        if len(told) > 1:
            app.push_screen(ToldScreen("Tidied" if done else "To be looked at", told))
        elif told:
            app.toast(told[0][0])
        else:
            app.toast("Everything about people is in order: nothing to forget, nobody to look at again.")


def _due(found: Any) -> list[str]:
    from convene.services.people import retention

    return retention.told(found).splitlines()


# To print and to send


async def sign_up(app: Host) -> None:
    """A sign-up sheet for the next workshop, or for any meeting. Large print when the name says so."""
    from convene.services.people import notices

    with app.telling():
        shop, title = await app.ask(notices.coming_workshop, app.place_id, app.today)
        why = f"for {title}" if title else "for any meeting"
        await save_export(app, "signup", which=shop, why=f"{why}; a name with “large” gives large print", first="pdf")


async def invites(app: Host) -> None:
    """Whom the ledger allows to invite, as a list with their addresses."""
    from convene.services.engagement import invites as listing
    from convene.services.people import notices

    place = app.place_id
    with app.telling():
        shop, title = await app.ask(notices.coming_workshop, place, app.today)
        found = await app.ask(listing.people, place, app.today, workshop_id=shop)
        rows = len(found.rows)
        why = f"{rows} people with their addresses{f', to {title}' if title else ''}; look after the file"
        await save_export(app, "invites", which=shop, why=why, people=True, first="csv")
