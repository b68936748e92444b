"""What stands under each step of a thread: its words, its items, and whether they fill the step."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from convene.core.ballot_vocabulary import BallotStatus
from convene.core.measurement_vocabulary import AccountStatus, Adjustment
from convene.core.views import Item
from convene.core.vocabulary import ActorType, Choice, CommitmentStatus, DecisionMethod, VisionStatus
from convene.services.codesign.ballots.standing import STANDS
from convene.services.thread.web import Around, Ids
from convene.store.dialect import among
from convene.store.reader import Reader, Row
from convene.text import clip, count, month, plural, quantity

MOST = 300
"""Items of one noun that a step lists; of the others it says how many there are."""

Shown = tuple[str, tuple[Item, ...], bool]
"""Words for the step, its items, and whether they fill it: what hangs on a step alone does not."""


class Steps:
    """The six steps of what is around one item, of which ``me`` is the id: it is listed whatever is left out."""

    def __init__(self, read: Reader, found: Around, me: str) -> None:
        self._read, self._found, self._me = read, found, me
        self._more: list[Item] = []

    def said(self) -> Shown:
        items = [
            Item(f"contribution:{row['id']}", row["text"], _voice(row["actor_type"]))
            for row in self._rows("contribution", "SELECT id, text, actor_type FROM contribution x")
        ]
        said = len(self._found["contribution"])
        words = f"“{clip(items[0].title, 60)}”" + (f" ×{count(said)}" if said > 1 else "") if items else ""
        items += self._named("need", "SELECT id, statement, 'need' AS said FROM need x")
        items += self._named("cluster", "SELECT id, name, 'cluster' AS said FROM cluster x")
        return self._shown(words, items, bool(said))

    def visions(self) -> Shown:
        rows = self._rows("vision", "SELECT id, statement, status FROM vision x")
        items = [Item(f"vision:{row['id']}", row["statement"], _label(VisionStatus, row["status"])) for row in rows]
        words = clip(items[0].title, 70) + _others(self._found["vision"]) if items else ""
        sql = "SELECT owner_id, changed_on, why FROM vision_wordings WHERE owner_id"
        past = _fetch(self._read, sql, [row["id"] for row in rows])
        changes = [(f"vision:{row['owner_id']}", row["owner_id"], _why("Reworded", row)) for row in past]
        return self._shown(words, _with_behind(items, changes), bool(items))

    def decided(self) -> Shown:
        """Decisions on record, visions whose count was typed before there were any, and what was put to people."""
        rows = self._rows("decision", f"SELECT x.*, ({STANDS.replace('d.id', 'x.id')}) AS stands FROM decision x")
        rows.sort(key=lambda row: (not _agrees(row), not row["stands"], row["decided_on"] or ""))
        items = [_decision(row) for row in rows]
        told = [_count_words(row) for row in rows if _agrees(row)]
        recorded = self._decided_on_record([row["id"] for row in rows if _agrees(row)])
        for row in self._rows("vision", "SELECT * FROM vision x"):
            if row["agreed_on"] and row["id"] not in recorded:
                told.append(_typed_words(row))
                items.append(Item(f"vision:{row['id']}", told[-1], clip(row["statement"], 80)))
        items += self._named("priority", "SELECT id, title, 'priority ' || rank AS said FROM priority x")
        items += [
            Item(f"ballot:{row['id']}", clip(row["question"], 200), f"ballot, {_label(BallotStatus, row['status'])}",
                 tone="quiet")
            for row in self._rows("ballot", "SELECT id, question, status FROM ballot x")
        ]  # fmt: skip
        return self._shown(told[0] if told else "", items, bool(told))

    def _decided_on_record(self, decisions: Iterable[str]) -> Ids:
        return {
            row["id"]
            for row in _fetch(self._read, "SELECT target_id AS id FROM decision_visions WHERE owner_id", decisions)
        }

    def promises(self) -> Shown:
        rows = self._rows(
            "commitment",
            "SELECT x.id, x.title, x.status, a.name FROM commitment x LEFT JOIN actor a ON a.id = x.actor_id",
        )
        items = [
            Item(
                f"commitment:{row['id']}",
                row["title"],
                row["name"] or "",
                state=_label(CommitmentStatus, row["status"]),
            )
            for row in rows
        ]
        words = clip(items[0].title, 60) + _others(self._found["commitment"]) if items else ""
        behind = [
            (f"amendment:{row['id']}", row["commitment_id"], _why("Changed", row))
            for row in self._rows("amendment", "SELECT id, changed_on, commitment_id, why FROM amendment x")
        ]
        behind += [
            (f"milestone:{row['id']}", row["commitment_id"], f"{row['title']}, {_reached(row)}")
            for row in self._rows("milestone", "SELECT id, commitment_id, title, due, done_on FROM milestone x")
        ]
        behind += [
            (f"news:{row['id']}", row["commitment_id"], f"Heard {_day(row['heard_on'])}: {clip(row['text'], 200)}")
            for row in self._rows("news", "SELECT id, commitment_id, heard_on, text FROM news x")
        ]
        asks = self._rows("ask", "SELECT x.id, x.wording, a.name FROM ask x LEFT JOIN actor a ON a.id = x.asked_by_id")
        asked = [
            Item(f"ask:{row['id']}", row["wording"], f"asked by {row['name']}" if row["name"] else "ask")
            for row in asks
        ]
        return self._shown(words, (*_with_behind(items, behind), *asked), bool(items))

    def measured(self) -> Shown:
        rows = self._rows(
            "observation",
            "SELECT x.id, x.quantity, x.period_end, x.note, c.title, c.unit FROM observation x "
            "LEFT JOIN commitment c ON c.id = x.commitment_id",
        )
        items = [
            Item(
                f"observation:{row['id']}",
                f"{quantity(Decimal(row['quantity']), row['unit'] or '')}, {_month(row['period_end'])}",
                row["title"] or "",
            )
            for row in sorted(rows, key=lambda row: str(row["period_end"]))
        ]
        before = len(self._found["observation"]) - 1
        words = items[-1].title + (f" and {count(before)} before" if before > 0 else "") if items else ""
        items += self._named("indicator", "SELECT id, name, 'figure of the place' AS said FROM indicator x")
        items += [
            Item(f"account:{row['id']}", row["title"], f"account, {_label(AccountStatus, row['status'])}")
            for row in self._rows("account", "SELECT id, title, status FROM account x")
        ]
        items += [
            Item(
                f"correction:{row['id']}",
                clip(row["what"], 300),
                f"put right {_day(row['corrected_on'])}",
                tone="quiet",
            )
            for row in self._rows("correction", "SELECT id, what, corrected_on FROM correction x")
        ]
        items += self._named("double_count", "SELECT id, reason, 'double count' AS said FROM double_count x")
        items += [
            Item(f"assumption:{row['id']}", clip(row["reason"], 300), _assumed(row), tone="quiet")
            for row in self._rows("assumption", "SELECT id, reason, kind, central FROM assumption x")
        ]
        return self._shown(words, items, bool(rows))

    def replied(self) -> Shown:
        """What people were told. What is planned has not been told; what was decided because of an account follows."""
        rows = self._rows("reply", "SELECT id, text, sent_on, told FROM reply x")
        sent = sorted((row for row in rows if row["sent_on"]), key=lambda row: str(row["sent_on"]))
        items = [Item(f"reply:{row['id']}", row["text"], row["told"] or "", aside=_day(row["sent_on"])) for row in sent]
        words = f"told {items[-1].sub or 'people'}, {items[-1].aside}" if items else ""
        items += [
            Item(f"reply:{row['id']}", row["text"], "not sent yet", tone="quiet") for row in rows if not row["sent_on"]
        ]
        items += [
            Item(f"decision:{row['id']}", row["text"], "decided because of the account", aside=_day(row["decided_on"]))
            for row in self._rows("follows", "SELECT id, text, decided_on FROM decision x")
        ]
        return self._shown(words, items, bool(sent))

    def _rows(self, noun: str, select: str) -> list[Row]:
        """The first records of a noun, by when they were made; what is left out is said at the end of the step."""
        ids = sorted(self._found[noun])
        if len(ids) > MOST:
            kept = [self._me, *(one for one in ids if one != self._me)] if self._me in ids else ids
            self._more.append(Item("", f"and {count(len(ids) - MOST)} more of this kind", tone="quiet"))
            ids = kept[:MOST]
        return _fetch(self._read, f"{select} WHERE x.id", ids)

    def _named(self, noun: str, select: str) -> Iterator[Item]:
        """Items of records that have an id, a text and a word for what they are."""
        for row in self._rows(noun, select):
            record_id, title, said = tuple(row)
            yield Item(f"{noun}:{record_id}", clip(title, 300), said, tone="quiet")

    def _shown(self, words: str, items: Iterable[Item], whole: bool) -> Shown:
        more, self._more = self._more, []
        return words, (*items, *dict.fromkeys(more)), whole


def _fetch(read: Reader, sql: str, ids: Iterable[str]) -> list[Row]:
    ids = list(ids)
    if not ids:
        return []
    marks, values = among(ids)
    return read.rows(f"{sql} IN {marks} ORDER BY 1", **values)


def _agrees(row: Row) -> bool:
    """Whether a decision stands, and agreed what it is on."""
    return bool(row["stands"]) and row["carried"] != 0


def _decision(row: Row) -> Item:
    if not row["stands"]:
        return Item(f"decision:{row['id']}", row["text"], "a later decision took its place", tone="quiet")
    words = _count_words(row)
    return Item(f"decision:{row['id']}", row["text"], words if row["carried"] != 0 else f"did not carry, {words}")


def _count_words(row: Row) -> str:
    """How a decision came about: ``61 for, 4 against, consent, 12 May 2026``."""
    parts = [f"{row['votes_for']} for"] if row["votes_for"] is not None else []
    if not parts and row["turnout"]:
        parts = [f"{row['turnout']} took part"]
    return _tallied(parts, row, row["method"], row["decided_on"])


def _typed_words(row: Row) -> str:
    parts = [f"{row['votes_for']} for"] if row["votes_for"] is not None else []
    return _tallied(parts, row, row["agreed_how"], row["agreed_on"])


def _tallied(parts: list[str], row: Row, method: str | None, on: str | None) -> str:
    if row["votes_against"]:
        parts.append(f"{row['votes_against']} against")
    if row["stood_aside"]:
        parts.append(f"{row['stood_aside']} stood aside")
    if method:
        parts.append(_label(DecisionMethod, method))
    return ", ".join([*parts, _day(on) or "on a day nobody noted"])


def _assumed(row: Row) -> str:
    """``deadweight 30%``, ``lasts 2 years``."""
    kind, much = Adjustment(row["kind"]), Decimal(row["central"])
    return f"{kind.label.lower()} {plural(much, 'year') if kind is Adjustment.lasts else f'{count(much)}%'}"


def _why(what: str, row: Row) -> str:
    """``Changed 22 Nov 2026: the order book halved``."""
    when = f" {_day(row['changed_on'])}" if row["changed_on"] else ""
    return f"{what}{when}: {row['why'] or 'no reason given yet'}"


def _reached(row: Row) -> str:
    return f"reached {_day(row['done_on'])}" if row["done_on"] else f"due {_day(row['due'])}"


def _with_behind(items: Iterable[Item], behind: Iterable[tuple[str, str, str]]) -> list[Item]:
    """Each item, and behind it what hangs on it: (what it leads to, on whose item, words)."""
    hanging: dict[str, list[Item]] = defaultdict(list)
    for leads_to, owner, words in behind:
        hanging[owner].append(Item(leads_to, words, tone="quiet"))
    return [one for item in items for one in (item, *hanging[item.id.partition(":")[2]])]


def _others(ids: Ids) -> str:
    return f" +{count(len(ids) - 1)}" if len(ids) > 1 else ""


def _voice(kind: str | None) -> str:
    return ActorType(kind).voice if kind else ""


def _day(value: str | None) -> str:
    when = date.fromisoformat(value) if value else None
    return f"{when.day} {when:%b %Y}" if when else ""


def _month(value: str) -> str:
    return month(date.fromisoformat(value))


def _label(kind: type[Choice], value: str | None) -> str:
    return kind(value).label.lower() if value else ""
