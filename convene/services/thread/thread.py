"""The thread: from any item, what was said, the vision it became, how it was decided, who promised what, what was
measured, and what people were told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from convene.core.views import Item, Step
from convene.core.vocabulary import ActorType, Choice, CommitmentStatus, DecisionMethod, VisionStatus
from convene.services.codesign.ballots.standing import AGREES
from convene.store.dialect import among
from convene.store.reader import Reader, Row
from convene.text import clip, count, month, quantity

Ids = set[str]


def page(read: Reader, place_id: str, noun: str, record_id: str) -> tuple[Step, ...]:
    """The six steps around one item, in order; each says what is there or what is missing."""
    web = _Web(read, place_id)
    visions, said, promises, seen = web.around(noun, record_id)
    told = web.replies(said, visions, promises)
    here = {
        "contribution": "said", "need": "said", "vision": "vision", "priority": "decided", "commitment": "commitment",
        "observation": "measured", "reply": "replied",
    }.get(noun, "")  # fmt: skip
    steps = (
        _step("said", "said", _said(read, said), "nobody is on record as having said it"),
        _step("vision", "vision", _visions(read, visions), "not part of a vision yet"),
        _step("decided", "decided", _decided(read, visions), "not decided yet"),
        _step("commitment", "commitment", _promises(read, promises), "nobody has promised anything for it yet"),
        _step("measured", "measured", _measured(read, seen), "not measured yet"),
        _step("replied", "replied", _replied(read, told), "nobody has been told yet"),
    )
    return tuple(
        Step(step.kind, step.label, "here" if step.kind == here else step.state, step.words, step.items)
        for step in steps
    )


class _Web:
    """Walks the links between records from one item outwards."""

    def __init__(self, read: Reader, place_id: str) -> None:
        self._read = read
        self._place_id = place_id

    def across(self, table: str, column: str, ids: Iterable[str], want: str) -> Ids:
        """Ids in ``want`` of the link rows whose ``column`` is among ``ids``."""
        marks, values = among(ids)
        sql = f'SELECT "{want}" AS id FROM "{table}" WHERE "{column}" IN {marks}'
        return {row["id"] for row in self._read.rows(sql, **values) if row["id"]}

    def down(self, table: str, owners: Iterable[str]) -> Ids:
        return self.across(table, "owner_id", owners, "target_id")

    def up(self, table: str, targets: Iterable[str]) -> Ids:
        return self.across(table, "target_id", targets, "owner_id")

    def around(self, noun: str, record_id: str) -> tuple[Ids, Ids, Ids, Ids]:
        """(visions, contributions, commitments, observations) on the thread of one item."""
        me = {record_id}
        visions: Ids = set()
        said: Ids | None = None
        promises: Ids | None = None
        seen: Ids | None = None
        if noun == "contribution":
            said = me
            visions = self.up("vision_contributions", me) | self.up("vision_needs", self.up("need_contributions", me))
        elif noun == "need":
            said = self.down("need_contributions", me)
            visions = self.up("vision_needs", me)
            promises = self._kept(visions) | self.up("commitment_priorities", self.up("priority_needs", me))
        elif noun == "vision":
            visions = me
        elif noun == "priority":
            visions = self.down("priority_visions", me)
            promises = self.up("commitment_priorities", me)
        elif noun == "observation":
            promises = self.across("observation", "id", me, "commitment_id")
            seen = me
        elif noun == "commitment":
            promises = me
        elif noun == "reply":
            visions = self.down("reply_visions", me)
            promises = self.down("reply_commitments", me) or None
            said = self.down("reply_contributions", me) | self._from_workshop(me)
        if noun in ("observation", "commitment") and promises:
            visions = self.down("commitment_visions", promises) | self.down(
                "priority_visions", self.down("commitment_priorities", promises)
            )
        if said is None:
            said = self.down("vision_contributions", visions) | self.down(
                "need_contributions", self.down("vision_needs", visions)
            )
        if promises is None:
            promises = self._kept(visions)
        if seen is None:
            seen = self.across("observation", "commitment_id", promises, "id")
        return visions, said, promises, seen

    def _kept(self, visions: Ids) -> Ids:
        return self.up("commitment_visions", visions) | self.up(
            "commitment_priorities", self.up("priority_visions", visions)
        )

    def _from_workshop(self, replies: Ids) -> Ids:
        workshops = self.across("reply", "id", replies, "workshop_id")
        return self.across("contribution", "workshop_id", workshops, "id")

    def replies(self, said: Ids, visions: Ids, promises: Ids) -> Ids:
        """Replies about any of these."""
        workshops = self.across("contribution", "id", said, "workshop_id")
        return (
            self.up("reply_contributions", said)
            | self.up("reply_visions", visions)
            | self.up("reply_commitments", promises)
            | self.across("reply", "workshop_id", workshops, "id")
        )


def _step(kind: str, label: str, items: tuple[str, tuple[Item, ...]], missing: str) -> Step:
    words, found = items
    return Step(kind, label, "there" if found else "missing", words if found else missing, found)


def _fetch(read: Reader, sql: str, ids: Ids) -> list[Row]:
    marks, values = among(ids)
    return read.rows(f"{sql} IN {marks} ORDER BY 1", **values)


def _said(read: Reader, ids: Ids) -> tuple[str, tuple[Item, ...]]:
    rows = _fetch(read, "SELECT id, text, actor_type FROM contribution WHERE id", ids)
    items = tuple(
        Item(f"contribution:{row['id']}", row["text"], ActorType(row["actor_type"]).voice if row["actor_type"] else "")
        for row in rows
    )
    words = f"“{clip(items[0].title, 60)}”" + (f" ×{count(len(items))}" if len(items) > 1 else "") if items else ""
    return words, items


def _visions(read: Reader, ids: Ids) -> tuple[str, tuple[Item, ...]]:
    rows = _fetch(read, "SELECT id, statement, status FROM vision WHERE id", ids)
    past = _fetch(read, "SELECT owner_id, changed_on, why FROM vision_wordings WHERE owner_id", ids)
    items = [Item(f"vision:{row['id']}", row["statement"], _label(VisionStatus, row["status"])) for row in rows]
    words = clip(items[0].title, 70) + (f" +{len(items) - 1}" if len(items) > 1 else "") if items else ""
    changes = [(f"vision:{row['owner_id']}", row["owner_id"], _why("Reworded", row)) for row in past]
    return words, _with_changes(items, changes)


def _decided(read: Reader, ids: Ids) -> tuple[str, tuple[Item, ...]]:
    turnout = (
        "SELECT max(d.turnout) FROM decision_visions l JOIN decision d ON d.id = l.owner_id WHERE l.target_id = v.id "
        f"AND {AGREES}"
    )
    rows = _fetch(read, f"SELECT v.*, ({turnout}) AS took_part FROM vision v WHERE agreed_on IS NOT NULL AND v.id", ids)
    items = []
    for row in rows:
        parts = []
        if row["votes_for"] is not None:
            parts.append(f"{row['votes_for']} for")
        elif row["took_part"]:
            parts.append(f"{row['took_part']} took part")
        if row["votes_against"]:
            parts.append(f"{row['votes_against']} against")
        if row["stood_aside"]:
            parts.append(f"{row['stood_aside']} stood aside")
        if row["agreed_how"]:
            parts.append(DecisionMethod(row["agreed_how"]).label.lower())
        parts.append(_day(row["agreed_on"]))
        items.append(Item(f"vision:{row['id']}", ", ".join(parts), clip(row["statement"], 80)))
    return (items[0].title if items else ""), tuple(items)


def _promises(read: Reader, ids: Ids) -> tuple[str, tuple[Item, ...]]:
    rows = _fetch(
        read,
        "SELECT c.id, c.title, c.status, a.name FROM commitment c LEFT JOIN actor a ON a.id = c.actor_id WHERE c.id",
        ids,
    )
    sql = "SELECT id, changed_on, commitment_id, why FROM amendment WHERE commitment_id"
    changes = [(f"amendment:{row['id']}", row["commitment_id"], _why("Changed", row)) for row in _fetch(read, sql, ids)]
    items = [
        Item(f"commitment:{row['id']}", row["title"], row["name"] or "", state=_label(CommitmentStatus, row["status"]))
        for row in rows
    ]
    words = clip(items[0].title, 60) + (f" +{len(items) - 1}" if len(items) > 1 else "") if items else ""
    return words, _with_changes(items, changes)


def _why(what: str, row: Row) -> str:
    """``Changed 22 Nov 2026: the order book halved``."""
    on = date.fromisoformat(row["changed_on"]) if row["changed_on"] else None
    when = f" {on.day} {on:%b %Y}" if on else ""
    return f"{what}{when}: {row['why'] or 'no reason given yet'}"


def _with_changes(items: Iterable[Item], changes: Iterable[tuple[str, str, str]]) -> tuple[Item, ...]:
    """Each item, and behind it what was changed of it and why: (what it leads to, whose change, words)."""
    found: list[Item] = []
    changes = list(changes)
    for item in items:
        whose = item.id.partition(":")[2]
        found += [item, *(Item(to, words, tone="quiet") for to, owner, words in changes if owner == whose)]
    return tuple(found)


def _measured(read: Reader, ids: Ids) -> tuple[str, tuple[Item, ...]]:
    rows = _fetch(
        read,
        "SELECT o.id, o.quantity, o.period_end, o.note, c.title, c.unit FROM observation o "
        "JOIN commitment c ON c.id = o.commitment_id WHERE o.id",
        ids,
    )
    ordered = sorted(rows, key=lambda row: str(row["period_end"]))
    items = tuple(
        Item(
            f"observation:{row['id']}",
            f"{quantity(Decimal(row['quantity']), row['unit'])}, {month(date.fromisoformat(row['period_end']))}",
            row["title"],
        )
        for row in ordered
    )
    return (items[-1].title + (f" and {len(items) - 1} before" if len(items) > 1 else "") if items else ""), items


def _replied(read: Reader, ids: Ids) -> tuple[str, tuple[Item, ...]]:
    rows = _fetch(read, "SELECT id, text, sent_on, told FROM reply WHERE sent_on IS NOT NULL AND id", ids)
    items = tuple(
        Item(f"reply:{row['id']}", row["text"], row["told"] or "", aside=_day(row["sent_on"]))
        for row in sorted(rows, key=lambda row: str(row["sent_on"]))
    )
    return (f"told {items[-1].sub or 'people'}, {items[-1].aside}", items) if items else ("", ())


def _day(value: str) -> str:
    when = date.fromisoformat(value)
    return f"{when.day} {when:%b %Y}"


def _label(kind: type[Choice], value: str | None) -> str:
    return kind(value).label.lower() if value else ""
