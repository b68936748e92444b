"""“You said, we did”, from the thread: for each type of actor, or for each table of a workshop."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from convene.core.engagement.small_counts import people_words
from convene.core.thread.you_said import Became, Group, Promised, Voice, YouSaid, enough, group
from convene.core.vocabulary import ActorType, CommitmentStatus, VisionStatus
from convene.core.workshops.capture import on_table
from convene.errors import NO, Problem
from convene.files.printed.you_said import you_said_paper
from convene.services.codesign.ballots.standing import AGREES
from convene.services.engagement import what_we_heard
from convene.services.engagement.what_we_heard import Scope
from convene.services.lists.delivery import reached
from convene.services.maintenance import altered_values
from convene.services.places.places import name_of
from convene.store.dialect import among
from convene.text import clip, count, join, quantity

if TYPE_CHECKING:
    from convene.files.documents.blocks import Paper
    from convene.store.reader import Reader, Row

_UNTOLD = "Everybody else"


def of_types(read: Reader, place_id: str, today: date, only: ActorType | None = None) -> YouSaid:
    """Everything that was said, a page for each type of actor, or for one alone. Whose type may not be told stands with
    everybody else. Raises Problem where fewer than three people of the one type were heard."""
    altered_values.refuse(read, place_id)
    rows = what_we_heard.said_in(read, place_id, Scope())
    people, _, untold, rooms = what_we_heard.people_in(read, place_id, Scope())
    kinds = {row["id"]: what_we_heard.may_tell(row, people, rooms) for row in rows}
    shown, _ = enough([(kind.value, people.get(kind, 0)) for kind in ActorType if people.get(kind, 0)])
    by_kind: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        kind = kinds[row["id"]]
        by_kind[kind.value if kind and kind.value in shown else ""].append(row)
    if only is not None and only.value not in shown:
        raise Problem(
            f"Too few {only.many} were heard for a page of their own: somebody could tell who said what.",
            hint="convene export you-said puts them together with others.", exit_code=NO,
        )  # fmt: skip
    wanted = [kind for kind in ActorType if by_kind.get(kind.value)] if only is None else [only]
    made = _Thread(read, place_id, rows, today)
    groups = [made.group(kind.many.capitalize(), by_kind.get(kind.value, [])) for kind in wanted]
    if only is None and by_kind.get(""):
        groups.append(made.group(_UNTOLD if groups else "Everybody", by_kind[""]))
    few = ""
    if only is None and by_kind.get("") and groups[:-1]:
        few = f"“{_UNTOLD}” are those whose type nobody wrote down, who asked not to be told apart, or who were few."
    about = f"What became of what {only.many} said" if only else "What became of all that was said"
    heard = people_words({only: people[only]}) if only else people_words(people, untold)
    return YouSaid(name_of(read, place_id), about, today, heard, tuple(groups), few)


def of_workshop(read: Reader, place_id: str, workshop_id: str, today: date) -> YouSaid:
    """What was said at a workshop, a page for each table. Tables where fewer than three things were written down stand
    together."""
    altered_values.refuse(read, place_id)
    scope = Scope(workshop_id)
    rows = what_we_heard.said_in(read, place_id, scope)
    tables = {
        row["id"]: on_table(row["table"] or "").capitalize()
        for row in read.rows('SELECT id, "table" FROM contribution WHERE workshop_id = :w', w=workshop_id)
    }
    by_table: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        by_table[tables.get(row["id"], "")].append(row)
    ordered = sorted(by_table.items(), key=lambda one: _order(one[0]))
    shown, small = enough([(name, len(those)) for name, those in ordered])
    made = _Thread(read, place_id, rows, today)
    named = [name for name in shown if name]
    groups = [made.group(name, by_table[name]) for name in named]
    rest = [row for name in (*small, *(one for one in shown if not one)) for row in by_table[name]]
    if rest or not groups:
        groups.append(made.group("No table, or few on it" if groups else "Everybody there", rest))
    few = "Tables where few things were written down stand together." if [one for one in small if one] else ""
    people, _, untold, _ = what_we_heard.people_in(read, place_id, scope)
    title = read.value("SELECT title FROM workshop WHERE id = :w", w=workshop_id)
    about = f"What became of what was said at {clip(str(title), 100)}"
    return YouSaid(name_of(read, place_id), about, today, people_words(people, untold), tuple(groups), few)


def paper(read: Reader, place_id: str, of: ActorType | str, today: date) -> Paper:
    """The paper of one type, of a workshop (its id), or of everybody ("")."""
    if isinstance(of, ActorType):
        return you_said_paper(of_types(read, place_id, today, of))
    return you_said_paper(of_workshop(read, place_id, of, today) if of else of_types(read, place_id, today))


def _order(table: str) -> tuple[bool, int, str]:
    digits = "".join(filter(str.isdigit, table))
    return not table, int(digits or 0), table


class _Thread:
    """What became of voices, read once for all of them."""

    def __init__(self, read: Reader, place_id: str, said: Iterable[Row], today: date) -> None:
        self._read, self._place_id, self._today = read, place_id, today.isoformat()
        self._named = what_we_heard.names(read, place_id)
        said = list(said)
        self._visions = self._visions_of()
        used = {vision for row in said for vision in self._visions.get(row["id"], ())}
        self._known = self._became(used)
        self._answers = self._answers_of()

    def group(self, title: str, rows: Iterable[Row]) -> Group:
        rows = list(rows)
        printed = [row for row in rows if not what_we_heard.points_to(row["text"], self._named)]
        voices = [
            Voice(row["id"], row["text"], str(row["language"] or ""), tuple(self._answers.get(row["id"], ())))
            for row in printed
        ]
        return group(title, voices, self._visions, self._known, len(rows) - len(printed))

    def _visions_of(self) -> Mapping[str, list[str]]:
        rows = self._read.rows(
            "SELECT l.target_id AS said, v.id FROM vision_contributions l JOIN vision v ON v.id = l.owner_id "
            "WHERE v.place_id = :p UNION SELECT n.target_id, v.id FROM need_contributions n JOIN vision_needs l "
            "ON l.target_id = n.owner_id JOIN vision v ON v.id = l.owner_id WHERE v.place_id = :p ORDER BY 1, 2",
            p=self._place_id,
        )
        found: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            found[row["said"]].append(row["id"])
        return found

    def _became(self, ids: set[str]) -> dict[str, Became]:
        marks, values = among(ids)
        decided, promised, told = self._decided(ids), self._promised(ids), self._told(ids)
        return {
            row["id"]: Became(
                row["id"], row["statement"], decided.get(row["id"]) or _agreed(row), tuple(promised.get(row["id"], ())),
                tuple(told.get(row["id"], ())), row["status"] == VisionStatus.retired,
            )
            for row in self._read.rows(f"SELECT * FROM vision WHERE id IN {marks}", **values)
        }  # fmt: skip

    def _decided(self, ids: set[str]) -> dict[str, str]:
        """The last decision that agrees a vision, or the last that did not."""
        marks, values = among(ids)
        rows = self._read.rows(
            f"SELECT l.target_id AS vision, d.text, d.decided_on, {AGREES} AS agrees FROM decision_visions l "
            f"JOIN decision d ON d.id = l.owner_id WHERE l.target_id IN {marks} ORDER BY agrees, d.decided_on, d.id",
            **values,
        )
        return {
            row["vision"]: f"{row['text'].rstrip('.')}{_decided_on(row['decided_on'])}."
            + ("" if row["agrees"] else " It was not carried.")
            for row in rows
        }

    def _promised(self, ids: set[str]) -> dict[str, list[Promised]]:
        marks, values = among(ids)
        rows = self._read.rows(
            "SELECT DISTINCT k.vision, c.id, c.title, c.status, c.unit, c.quantity, c.not_delivered_because, "
            "c.legally_required, a.name FROM (SELECT l.target_id AS vision, l.owner_id AS id FROM commitment_visions l "
            "UNION SELECT pv.target_id, cp.owner_id FROM priority_visions pv JOIN commitment_priorities cp "
            "ON cp.target_id = pv.owner_id) AS k JOIN commitment c ON c.id = k.id LEFT JOIN actor a "
            f"ON a.id = c.actor_id WHERE k.vision IN {marks} ORDER BY c.title, c.id",
            **values,
        )
        counted = self._counted({row["id"] for row in rows})
        found: dict[str, list[Promised]] = defaultdict(list)
        for row in rows:
            seen = reached(counted.get(row["id"], []), row["unit"]) if row["id"] in counted else None
            promised = Decimal(row["quantity"]) if row["quantity"] is not None else None
            found[row["vision"]].append(Promised(
                row["title"], row["name"] or "Nobody is named", _stands(row),
                _of(seen, promised, row["unit"]),
            ))  # fmt: skip
        return found

    def _counted(self, ids: set[str]) -> dict[str, list[Decimal]]:
        marks, values = among(ids)
        found: dict[str, list[Decimal]] = defaultdict(list)
        for row in self._read.rows(
            f"SELECT commitment_id, quantity FROM observation WHERE commitment_id IN {marks} AND period_end <= :today "
            "ORDER BY period_end, id",
            today=self._today, **values,
        ):  # fmt: skip
            found[row["commitment_id"]].append(Decimal(row["quantity"]))
        return found

    def _told(self, ids: set[str]) -> dict[str, list[str]]:
        """What people were told of a vision, or of a commitment that holds it."""
        marks, values = among(ids)
        rows = self._read.rows(
            "SELECT DISTINCT k.vision, r.id, r.text, r.sent_on, r.told FROM (SELECT l.target_id AS vision, l.owner_id "
            "AS reply FROM reply_visions l UNION SELECT v.target_id, l.owner_id FROM reply_commitments l JOIN "
            "commitment_visions v ON v.owner_id = l.target_id) AS k JOIN reply r ON r.id = k.reply "
            f"WHERE r.sent_on <= :today AND k.vision IN {marks} ORDER BY r.sent_on DESC, r.id",
            today=self._today, **values,
        )  # fmt: skip
        found: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            found[row["vision"]].append(_said(row))
        return found

    def _answers_of(self) -> dict[str, list[str]]:
        """What people were told of what they said, by name of it. That everybody of a workshop was sent the note of
        what was heard is no answer to one of them."""
        rows = self._read.rows(
            "SELECT l.target_id AS said, r.text, r.sent_on, r.told FROM reply_contributions l JOIN reply r "
            "ON r.id = l.owner_id WHERE r.place_id = :p AND r.sent_on <= :today AND coalesce(r.kind, '') <> "
            "'what_we_heard' ORDER BY r.sent_on DESC, r.id",
            p=self._place_id, today=self._today,
        )  # fmt: skip
        found: dict[str, list[str]] = defaultdict(list)
        for row in rows:
            found[row["said"]].append(_said(row))
        return found


def _of(seen: Decimal | None, promised: Decimal | None, unit: str) -> str:
    """``17.2 of 20 person-years``; "" where nothing was counted."""
    if seen is None:
        return ""
    if promised is None:
        return quantity(seen, unit)
    return f"{quantity(seen, unit) if unit in ('GBP', 'percent') else count(seen)} of {quantity(promised, unit)}"


def _stands(row: Row) -> str:
    status = CommitmentStatus(row["status"] or "offered")
    said = "offered, not accepted yet" if status is CommitmentStatus.offered else status.label.lower()
    if status is CommitmentStatus.withdrawn:
        said = "given up"
    because = f", because: {row['not_delivered_because'].rstrip('.')}" if row["not_delivered_because"] else ""
    return f"{said}{because}{'; the law asks for it anyway' if row['legally_required'] else ''}"


def _agreed(row: Row) -> str:
    if not row["agreed_on"] or row["status"] not in (VisionStatus.agreed, VisionStatus.retired):
        return ""
    votes = [f"{row[name]} {said}" for name, said in
             (("votes_for", "for"), ("votes_against", "against"), ("stood_aside", "stood aside"))
             if row[name] is not None]  # fmt: skip
    return f"Agreed{_on(row['agreed_on'])}{f': {join(votes)}' if votes else ''}."


def _on(value: str | None) -> str:
    when = date.fromisoformat(value) if value else None
    return f" on {when.day} {when:%B %Y}" if when else ""


def _decided_on(value: str | None) -> str:
    """In brackets: behind somebody's own words ``on 3 May`` would read as one of them."""
    return f" (decided{_on(value)})" if value else ""


def _said(row: Row) -> str:
    whom = f" (to {clip(row['told'], 60)})" if row["told"] else ""
    return f"{clip(row['text'], 220)}{whom}{_on(row['sent_on'])}"
