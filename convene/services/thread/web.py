"""The links between records, walked from one item outwards: what it grew from, and what came of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from convene.store.dialect import among
from convene.store.reader import Reader

Ids = set[str]

_LINKS = (
    ("contribution", "need", "need_contributions"),
    ("contribution", "vision", "vision_contributions"),
    ("need", "vision", "vision_needs"),
    ("need", "priority", "priority_needs"),
    ("need", "ask", "ask_needs"),
    ("vision", "priority", "priority_visions"),
    ("vision", "commitment", "commitment_visions"),
    ("priority", "commitment", "commitment_priorities"),
    ("ask", "commitment", "commitment_answers"),
    ("ask", "commitment", "commitment_depends_on"),
)
"""(what came first, what grew from it, the table whose owner is what grew)."""
_ORDER = ("contribution", "need", "vision", "priority", "ask", "commitment")

OPTION_ABOUT = "lower(x.slug) = lower(trim(o.about))"
"""SQL: whether an option ``o`` of a ballot stands for the record ``x``: options name it by its handle."""

IN_ACCOUNT = (
    "o.place_id = a.place_id AND coalesce(o.period_start, o.period_end) >= a.period_start "
    "AND o.period_end <= a.period_end"
)
"""SQL: whether an observation ``o`` lies within the period of an account ``a``. Across one of its ends is not."""


@dataclass(slots=True)
class Around:
    """Ids by noun of what is on the thread of one item; ``follows`` are decisions that follow from an account."""

    found: dict[str, Ids] = field(default_factory=dict)

    def __getitem__(self, noun: str) -> Ids:
        return self.found.setdefault(noun, set())

    def add(self, noun: str, ids: Iterable[str]) -> None:
        self[noun].update(ids)


class Web:
    """Asks the book for links; each question finds its rows by an index."""

    def __init__(self, read: Reader, place_id: str) -> None:
        self._read = read
        self._place_id = place_id

    def across(self, table: str, column: str, ids: Iterable[str], want: str) -> Ids:
        """Ids in ``want`` of the rows whose ``column`` is among ``ids``."""
        ids = list(ids)
        if not ids:
            return set()
        marks, values = among(ids)
        sql = f'SELECT "{want}" AS id FROM "{table}" WHERE "{column}" IN {marks}'
        return {row["id"] for row in self._read.rows(sql, **values) if row["id"]}

    def down(self, table: str, owners: Iterable[str]) -> Ids:
        return self.across(table, "owner_id", owners, "target_id")

    def up(self, table: str, targets: Iterable[str]) -> Ids:
        return self.across(table, "target_id", targets, "owner_id")

    def around(self, noun: str, record_id: str) -> Around:
        """All that is on the thread of one record. What grew from its roots by another way is not."""
        seed = self._seed(noun, {record_id})
        found = Around({one: set(ids) for one, ids in seed.found.items()})
        if seed["account"] and not seed["commitment"]:
            self._open_account(seed, found)
        self._upwards(found)
        self._downwards(seed, found)
        self._beside(found)
        return found

    def _seed(self, noun: str, me: Ids) -> Around:
        """The records that an item stands for: itself, and of what hangs on others, those others."""
        seed = Around({noun: me})
        match noun:
            case "cluster":
                seed.add("contribution", self.across("contribution", "cluster_id", me, "id"))
            case "ask":
                seed.add("commitment", self.up("commitment_answers", me) | self.up("commitment_depends_on", me))
            case "ballot":
                self._seed_ballot(seed, me)
            case "decision":
                self._seed_decision(seed, me)
            case "milestone" | "news" | "amendment" | "assumption":
                seed.add("commitment", self.across(noun, "id", me, "commitment_id"))
            case "indicator" | "double_count":
                seed.add("commitment", self.down(f"{noun}_commitments", me))
            case "correction":
                seed.add("commitment", self.across(noun, "id", me, "commitment_id"))
                seed.add("account", self.across(noun, "id", me, "account_id"))
            case "reply":
                for one in ("contribution", "vision", "commitment"):
                    seed.add(one, self.down(f"reply_{one}s", me))
                workshops = self.across("reply", "id", me, "workshop_id")
                seed.add("contribution", self.across("contribution", "workshop_id", workshops, "id"))
                seed.add("account", self.across("reply", "id", me, "account_id"))
        return seed

    def _seed_decision(self, seed: Around, me: Ids) -> None:
        seed.add("vision", self.down("decision_visions", me))
        seed.add("priority", self.down("decision_priorities", me))
        seed.add("account", self.across("decision", "id", me, "account_id"))

    def _seed_ballot(self, seed: Around, me: Ids) -> None:
        """What its decisions are about, and what its options stand for."""
        made = self.across("decision", "ballot_id", me, "id")
        seed.add("decision", made)
        self._seed_decision(seed, made)
        marks, values = among(me)
        for noun in ("vision", "priority", "need", "contribution"):
            sql = (
                f"SELECT x.id FROM ballot_options o JOIN {noun} x ON x.place_id = o.place_id AND {OPTION_ABOUT} "
                f"WHERE o.owner_id IN {marks} AND o.about <> ''"
            )
            seed.add(noun, (row["id"] for row in self._read.rows(sql, **values)))

    def _open_account(self, seed: Around, found: Around) -> None:
        """What an account tells of: the observations of its period, and the commitments they are about."""
        marks, values = among(seed["account"])
        sql = f"SELECT o.id FROM account a JOIN observation o ON {IN_ACCOUNT} WHERE a.id IN {marks}"
        found.add("observation", (row["id"] for row in self._read.rows(sql, **values)))

    def _upwards(self, found: Around) -> None:
        found.add("commitment", self.across("observation", "id", found["observation"], "commitment_id"))
        for grown in reversed(_ORDER):
            for root, noun, table in _LINKS:
                if noun == grown:
                    found.add(root, self.down(table, found[grown]))

    def _downwards(self, seed: Around, found: Around) -> None:
        """Only from what the item stands for: what else grew from its roots is another thread."""
        grown = Around({one: set(seed[one]) for one in _ORDER})
        for root in _ORDER:
            for start, noun, table in _LINKS:
                if start == root:
                    grown.add(noun, self.up(table, grown[root]))
        for noun, ids in grown.found.items():
            found.add(noun, ids)
        found.add("observation", self.across("observation", "commitment_id", grown["commitment"], "id"))

    def _beside(self, found: Around) -> None:
        """What hangs on the six steps: clusters, decisions with their ballots, news, accounts, replies."""
        said, visions, promises = found["contribution"], found["vision"], found["commitment"]
        found.add("cluster", self.across("contribution", "id", said, "cluster_id"))
        found.add("ask", self.down("commitment_answers", promises) | self.down("commitment_depends_on", promises))
        for one in ("milestone", "news", "amendment", "assumption", "correction"):
            found.add(one, self.across(one, "commitment_id", promises, "id"))
        for one in ("indicator", "double_count"):
            found.add(one, self.up(f"{one}_commitments", promises))
        found.add("correction", self.across("correction", "account_id", found["account"], "id"))
        if not found["account"]:
            self._accounts(found)
        self._decisions(found)
        workshops = self.across("contribution", "id", said, "workshop_id")
        found.add(
            "reply",
            self.up("reply_contributions", said)
            | self.up("reply_visions", visions)
            | self.up("reply_commitments", promises)
            | self.across("reply", "account_id", found["account"], "id")
            | self.across("reply", "workshop_id", workshops, "id"),
        )

    def _decisions(self, found: Around) -> None:
        """Those on what is on the thread, apart from those that follow from an account and are on nothing else."""
        agreeing = self.up("decision_visions", found["vision"]) | self.up("decision_priorities", found["priority"])
        following = self.across("decision", "account_id", found["account"], "id") - agreeing
        found.add("follows", following)
        found.found["decision"] = (found["decision"] | agreeing) - following
        found.add("ballot", self.across("decision", "id", found["decision"], "ballot_id"))
        self._ballots_about(found)

    def _accounts(self, found: Around) -> None:
        if not found["observation"]:
            return
        marks, values = among(found["observation"])
        sql = (
            "SELECT a.id FROM account a WHERE a.place_id = :place AND EXISTS "
            f"(SELECT 1 FROM observation o WHERE o.id IN {marks} AND {IN_ACCOUNT})"
        )
        found.add("account", (row["id"] for row in self._read.rows(sql, place=self._place_id, **values)))

    def _ballots_about(self, found: Around) -> None:
        """Ballots that put one of these to people, whether or not anything was decided yet."""
        for noun in ("vision", "priority"):
            if found[noun]:
                marks, values = among(found[noun])
                sql = (
                    f"SELECT o.owner_id AS id FROM {noun} x JOIN ballot_options o ON o.place_id = x.place_id "
                    f"AND {OPTION_ABOUT} WHERE x.id IN {marks}"
                )
                found.add("ballot", (row["id"] for row in self._read.rows(sql, **values)))
