"""The lever marketplace: what is asked and offered by each lever, what may fit, and matching it, which people do."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, cast

from convene.core.codesign.ask_state import AskState
from convene.core.codesign.fitting import CanUse, Fit, Side, fit
from convene.core.nouns.codesign import AskDraft
from convene.core.nouns.delivery import CommitmentDraft
from convene.core.vocabulary import ActorType, CommitmentStatus, Lever
from convene.errors import NO, Problem
from convene.services.lists.market import ALL, NONE, ON_OFFER, STATE
from convene.services.nouns import records
from convene.store.dialect import among
from convene.store.reader import Reader, Row
from convene.store.writer import Writer
from convene.text import clip, plural

LOOKED = 200
"""Asks or offers that are compared with one, those first that have most in common with it by what is declared."""
MOST = 8
"""Suggestions that are told."""


@dataclass(frozen=True, slots=True)
class Stall:
    """What there is of one lever: ``key`` is its own, ``ALL`` or ``NONE``. ``open`` asks wait for an answer.
    ``offers`` are the commitments that can still answer an ask, ``offered`` those of them that stand only as offered,
    ``free`` those that answer none, ``required`` those beside them that the law asks for anyway."""

    key: str
    label: str
    asks: int = 0
    open: int = 0
    offers: int = 0
    offered: int = 0
    free: int = 0
    required: int = 0

    @property
    def says(self) -> str:
        """``2 of 3 asks open · 9 commitments, 1 of them only offered``"""
        asks = f"{self.open:,} of {plural(self.asks, 'ask')} open" if self.asks else "nothing asked"
        by_law = f" · {self.required:,} required by law, not counted" if self.required else ""
        if not self.offers:
            return f"{asks} · nothing on offer{by_law}"
        only = f"{self.offered:,} of them only offered" if self.offers > 1 else "only offered"
        return f"{asks} · {plural(self.offers, 'commitment')}{f', {only}' if self.offered else ''}{by_law}"


def stalls(read: Reader, place_id: str) -> tuple[Stall, ...]:
    """All levers together, each of the five, and what names none."""
    found = {key: Stall(key, label) for key, label in _LABELS.items()}
    sql = (
        f"SELECT lever, count(*) AS n, count(*) FILTER (WHERE state = 'open') AS waiting FROM "
        f"(SELECT k.lever, {STATE.sql} AS state FROM ask k WHERE k.place_id = :p) AS s GROUP BY lever"
    )
    for row in read.rows(sql, p=place_id):
        one = found[row["lever"] or NONE]
        found[one.key] = replace(one, asks=row["n"], open=row["waiting"])
    sql = (
        "SELECT c.lever, count(*) FILTER (WHERE c.legally_required = 0) AS n, count(*) FILTER (WHERE "
        "c.legally_required = 0 AND coalesce(c.status, 'offered') = 'offered') AS offered, "
        "count(*) FILTER (WHERE c.legally_required <> 0) AS required, "
        "count(*) FILTER (WHERE c.legally_required = 0 AND NOT EXISTS (SELECT 1 FROM commitment_answers m "
        f"WHERE m.owner_id = c.id)) AS free FROM commitment c WHERE c.place_id = :p AND {ON_OFFER} GROUP BY c.lever"
    )
    for row in read.rows(sql, p=place_id):
        one = found[row["lever"] or NONE]
        found[one.key] = replace(
            one, offers=row["n"], offered=row["offered"], free=row["free"], required=row["required"]
        )
    each = [one for key, one in found.items() if key != ALL]
    whole = Stall(
        ALL, _LABELS[ALL],
        *(sum(getattr(one, name) for one in each) for name in _COUNTED),
    )  # fmt: skip
    return (whole, *each)


_COUNTED = ("asks", "open", "offers", "offered", "free", "required")
_LABELS = {ALL: "All levers", **{one.value: one.label for one in Lever}, NONE: "No lever named"}


@dataclass(frozen=True, slots=True)
class Suggested:
    """One that may fit, or is matched: of an offer its title, of an ask its wording. ``who`` is its actor."""

    id: str
    slug: str
    title: str
    who: str
    status: str
    reasons: tuple[str, ...] = ()
    matched: bool = False

    @property
    def gone(self) -> bool:
        """Whether it was given up, and so answers nothing any more."""
        return self.status == CommitmentStatus.withdrawn.label.lower()

    @property
    def says(self) -> str:
        """``Saltworks CIC: A stall at the gate (offered)``"""
        return f"{self.who or 'somebody'}: {clip(self.title, 90)} ({self.status})"


@dataclass(frozen=True, slots=True)
class Fits:
    """What is matched with an ask or an offer, and what may fit, the likeliest first. ``looked`` of ``of`` were
    compared."""

    matched: tuple[Suggested, ...] = ()
    found: tuple[Suggested, ...] = ()
    looked: int = 0
    of: int = 0

    @property
    def note(self) -> str:
        """That not all were compared; "" where they were."""
        return f"Only the likeliest {self.looked} of {self.of:,} were compared." if self.looked < self.of else ""


_ASK = (
    f"SELECT k.id, k.slug, k.wording AS title, k.wording AS text, k.lever, k.asked_by_id, k.asked_of_id, {STATE.sql} "
    "AS state, a.name AS who, a.primary_type AS type, m.slug AS measure, k.measure_id, "
    "coalesce(k.outcome_id, m.outcome_id) AS outcome_id FROM ask k "
    "LEFT JOIN actor a ON a.id = k.asked_by_id LEFT JOIN measure m ON m.id = k.measure_id "
)
_OFFER = (
    "SELECT c.id, c.slug, c.title, c.wording || ' ' || c.title AS text, c.lever, c.actor_id, c.status AS state, a.name "
    "AS who, a.primary_type AS type, m.slug AS measure, c.measure_id, m.outcome_id FROM commitment c "
    "LEFT JOIN actor a ON a.id = c.actor_id LEFT JOIN measure m ON m.id = c.measure_id "
)
# Ids alone are put in order, so that ten thousand long texts are not carried along.
_NEAR = (
    "{0}.measure_id = :measure DESC NULLS LAST, ({1}) DESC NULLS LAST, {0}.lever = :lever DESC NULLS LAST, {0}.id DESC"
)
_OFFERS_NEAR = (
    "FROM commitment c WHERE c.place_id = :p AND "
    f"{ON_OFFER} AND coalesce(c.actor_id, '') <> :mine AND c.id NOT IN "
    "(SELECT l.owner_id FROM commitment_answers l WHERE l.target_id = :id)"
)
_OFFERS_ORDER = "c.actor_id = :whom DESC NULLS LAST, c.status = 'offered' DESC, " + _NEAR.format(
    "c", "c.measure_id IN (SELECT id FROM measure WHERE outcome_id = :outcome)"
)
_ASKS_NEAR = (
    "FROM ask k WHERE k.place_id = :p AND coalesce(k.accepted, 0) = 0 AND coalesce(k.asked_by_id, '') <> :mine "
    "AND k.id NOT IN (SELECT l.target_id FROM commitment_answers l JOIN commitment c ON c.id = l.owner_id "
    "WHERE l.place_id = :p AND (c.id = :id OR coalesce(c.status, 'offered') <> 'withdrawn'))"
)
_ASKS_ORDER = "k.asked_of_id = :mine DESC NULLS LAST, " + _NEAR.format(
    "k",
    "k.outcome_id = :outcome OR (k.outcome_id IS NULL AND k.measure_id IN "
    "(SELECT id FROM measure WHERE outcome_id = :outcome))",
)


def fits_of_ask(read: Reader, place_id: str, ask_id: str) -> Fits:
    """The commitments that answer an ask, and those that might. Raises Problem when it is gone."""
    records.load(read, "ask", ask_id)
    row = cast(Row, read.one(f"{_ASK}WHERE k.id = :id", id=ask_id))
    answering = read.rows(
        f"{_OFFER}JOIN commitment_answers l ON l.owner_id = c.id WHERE l.target_id = :id ORDER BY c.id", id=ask_id
    )
    scope = {"p": place_id, "mine": row["asked_by_id"] or "-", "id": ask_id}
    order = {**_common(row), "whom": row["asked_of_id"], "most": LOOKED}
    rows = _rows(
        read, _OFFER, "c", f"SELECT c.id {_OFFERS_NEAR} ORDER BY {_OFFERS_ORDER} LIMIT :most", **scope, **order
    )
    every = int(read.value(f"SELECT count(*) {_OFFERS_NEAR}", **scope))
    names, can_use = _outcomes(read, place_id), _can_use(read, place_id)
    ask = _ask_side(row, names)
    found = _best((one, fit(ask, _offer_side(one, names), can_use)) for one in rows)
    return Fits(tuple(_suggested(one, (), matched=True) for one in answering), found, len(rows), every)


def fits_of_offer(read: Reader, place_id: str, commitment_id: str) -> Fits:
    """The asks a commitment answers, and those it might: open ones, and those that were declined. Raises Problem when
    it is gone."""
    records.load(read, "commitment", commitment_id)
    row = cast(Row, read.one(f"{_OFFER}WHERE c.id = :id", id=commitment_id))
    answered = read.rows(
        f"{_ASK}JOIN commitment_answers l ON l.target_id = k.id WHERE l.owner_id = :id ORDER BY l.position, k.id",
        id=commitment_id,
    )
    scope = {"p": place_id, "mine": row["actor_id"] or "-", "id": commitment_id}
    rows = _rows(
        read, _ASK, "k", f"SELECT k.id {_ASKS_NEAR} ORDER BY {_ASKS_ORDER} LIMIT :most", **scope, **_common(row),
        most=LOOKED,
    )  # fmt: skip
    every = int(read.value(f"SELECT count(*) {_ASKS_NEAR}", **scope))
    names, can_use = _outcomes(read, place_id), _can_use(read, place_id)
    offer = _offer_side(row, names)
    found = _best((one, fit(_ask_side(one, names), offer, can_use)) for one in rows)
    return Fits(tuple(_suggested(one, (), matched=True) for one in answered), found, len(rows), every)


def _rows(read: Reader, sql: str, table: str, nearest: str, **values: Any) -> list[Row]:
    """The rows whose ids a question gives, in its order."""
    ids = [row["id"] for row in read.rows(nearest, **values)]
    marks, listed = among(ids)
    found = {row["id"]: row for row in read.rows(f"{sql}WHERE {table}.id IN {marks}", **listed)}
    return [found[one] for one in ids]


def _common(row: Row) -> dict[str, Any]:
    return {"measure": row["measure_id"], "outcome": row["outcome_id"], "lever": row["lever"]}


def _ask_side(row: Row, names: dict[str, str]) -> Side:
    return replace(_side(row, names), actor=row["asked_by_id"] or "", whom=row["asked_of_id"] or "")


def _offer_side(row: Row, names: dict[str, str]) -> Side:
    return replace(_side(row, names), actor=row["actor_id"] or "")


def _side(row: Row, names: dict[str, str]) -> Side:
    return Side(
        row["id"],
        type=ActorType(row["type"]) if row["type"] else None,
        lever=Lever(row["lever"]) if row["lever"] else None,
        measure=row["measure"] or "",
        outcome=names.get(row["outcome_id"], ""),
        text=row["text"],
    )


def _outcomes(read: Reader, place_id: str) -> dict[str, str]:
    return {row["id"]: row["slug"] for row in read.rows("SELECT id, slug FROM outcome WHERE place_id = :p", p=place_id)}


def _can_use(read: Reader, place_id: str) -> CanUse:
    """By the measures of the place's framework."""
    sql = (
        "SELECT m.levers, m.actor_types, o.slug FROM measure m LEFT JOIN outcome o ON o.id = m.outcome_id "
        "WHERE m.place_id = :p"
    )
    rows = [(row["levers"], row["actor_types"], row["slug"]) for row in read.rows(sql, p=place_id)]

    @cache
    def can_use(kind: ActorType, lever: Lever, outcome: str) -> bool:
        return any(
            f'"{lever.value}"' in levers and f'"{kind.value}"' in types and outcome in ("", of)
            for levers, types, of in rows
        )

    return can_use


def _best(compared: Iterable[tuple[Row, Fit | None]]) -> tuple[Suggested, ...]:
    found = [(one, why) for one, why in compared if why is not None]
    found.sort(key=lambda one: -one[1].weight)
    return tuple(_suggested(row, why.reasons) for row, why in found[:MOST])


def _suggested(row: Row, reasons: tuple[str, ...], *, matched: bool = False) -> Suggested:
    kind = CommitmentStatus if "actor_id" in row.keys() else AskState  # noqa: SIM118
    status = kind(row["state"] or "offered")
    return Suggested(row["id"], row["slug"], row["title"], row["who"] or "", status.label.lower(), reasons, matched)


def match(write: Writer, place_id: str, ask_id: str, commitment_ids: Sequence[str]) -> int:
    """Say that commitments answer an ask; of how many that is news. Raises Problem for an actor's own ask, and for a
    commitment that was given up."""
    ask = cast(AskDraft, records.load(write, "ask", ask_id))
    fresh = []
    for one in dict.fromkeys(commitment_ids):
        draft = cast(CommitmentDraft, records.load(write, "commitment", one))
        if draft.status is CommitmentStatus.withdrawn:
            raise Problem(
                f"“{clip(draft.title, 60)}” was given up, and answers nothing.",
                "Nothing was changed.",
                hint="Match what is still offered: convene market shows it.",
                exit_code=NO,
            )
        if ask.slug not in draft.answers:
            wanted = draft.model_copy(update={"answers": (*draft.answers, ask.slug)})
            records.edit(write, place_id, "commitment", one, wanted, opened=draft)
            fresh.append(draft.title)
    return _told(write, place_id, fresh, "Matched", "answers", ask)


def part(write: Writer, place_id: str, ask_id: str, commitment_ids: Sequence[str]) -> int:
    """Take back that commitments answer an ask; of how many it was said."""
    ask = cast(AskDraft, records.load(write, "ask", ask_id))
    gone = []
    for one in dict.fromkeys(commitment_ids):
        draft = cast(CommitmentDraft, records.load(write, "commitment", one))
        left = tuple(slug for slug in draft.answers if slug != ask.slug)
        if left != draft.answers:
            records.edit(write, place_id, "commitment", one, draft.model_copy(update={"answers": left}), opened=draft)
            gone.append(draft.title)
    return _told(write, place_id, gone, "Parted", "no longer answers", ask)


def _told(write: Writer, place_id: str, titles: list[str], done: str, verb: str, ask: AskDraft) -> int:
    write.place_id = place_id
    if titles:
        what = clip(titles[0], 50) if len(titles) == 1 else plural(len(titles), "commitment")
        verb = verb if len(titles) == 1 else {"answers": "answer"}.get(verb, "no longer answer")
        write.label = f"{done}: {what} {verb} “{clip(ask.wording, 50)}”"
    return len(titles)
