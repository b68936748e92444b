"""Rows of lists that wait for a decision: kept as ``match`` records with the actors they may be."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from convene.core.engagement.org_ids import normal
from convene.core.nouns.engagement import ActorDraft
from convene.core.nouns.handles import Handles as Maker
from convene.core.nouns.handles import stem
from convene.core.nouns.reach import MATCH
from convene.errors import NO, USAGE, Problem
from convene.services.importing.filling import FIELDS, Filling, columns_of
from convene.services.importing.linking import Ties
from convene.services.importing.matching import Known
from convene.services.importing.parsed_row import Earlier, End, Waits, keys_of
from convene.services.importing.plan import Could, Tally
from convene.services.nouns import records
from convene.services.nouns.rows import slugs_of
from convene.store.ids import new_id
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, join, plural


@dataclass(frozen=True, slots=True)
class Waiting:
    """A row that waits. ``handle`` is what commands take; ``fields`` what it says, as (title, value); ``could`` the
    actors it may be, by id and name, with their handles in ``handles``; ``ties`` how many ties hang on it."""

    id: str
    handle: str
    name: str
    file: str
    line: int | None
    why: str
    fields: tuple[tuple[str, str], ...]
    could: tuple[Could, ...]
    handles: tuple[str, ...]
    ties: int


def waiting(read: Reader, place_id: str) -> tuple[Waiting, ...]:
    """Every row of the place that waits, in the order they came."""
    names = {row["id"]: row for row in _candidates(read, place_id)}
    could: dict[str, list[tuple[str, str, str]]] = {}
    for row in names.values():
        could.setdefault(row["owner_id"], []).append((row["target_id"], row["name"], row["slug"]))
    found = []
    for row in read.rows('SELECT * FROM "match" WHERE place_id = :p ORDER BY id', p=place_id):
        mine = could.get(row["id"], [])
        found.append(
            Waiting(
                row["id"], row["slug"], row["name"], row["file"], row["line"], row["why"], fields_of(row["record"]),
                tuple(Could(one, name) for one, name, _ in mine), tuple(slug for _, _, slug in mine),
                len(_json(row["links"], [])),
            )
        )  # fmt: skip
    return tuple(found)


def earlier(read: Reader, place_id: str) -> dict[str, list[Earlier]]:
    """key → the rows that wait already (see ``keys_of``)."""
    found: dict[str, list[Earlier]] = {}
    for row in read.rows('SELECT id, name, record FROM "match" WHERE place_id = :p ORDER BY id', p=place_id):
        record = _json(row["record"], {})
        org_ids = tuple(normal(str(one)) for one in record.get("identifiers", ()))
        said = {name: _column(value) for name, value in record.items() if name in FIELDS}
        one = Earlier(row["id"], str(record.get("name") or row["name"]), org_ids, said)
        for key in keys_of(org_ids, one.name):
            found.setdefault(key, []).append(one)
    return found


def write_waiting(write: Writer, place_id: str, known: Known, waits: Sequence[Waits], file: str) -> None:
    """Keep rows that wait, with the ties that hang on them; those that wait since an earlier import get the ties and
    facts that are new."""
    for one in waits:
        one.id = one.again or new_id()
    maker = Maker(slugs_of(write, "match", place_id).values()) if waits else Maker()
    rows, candidates = [], []
    for one in waits:
        ties = [{"source": _end(known, a), "target": _end(known, b), "fields": fields} for a, b, fields in one.links]
        if one.again:
            if one.more:
                write.update("match", one.again, {"record": _text(_values(one.said.columns))})
            _more_ties(write, one.again, ties)
            continue
        rows.append(
            {
                "id": one.id, "place_id": place_id, "slug": maker.make(stem(MATCH, {"name": one.name})),
                "name": one.name, "file": file, "line": one.line, "why": clip(one.why, 1_000),
                "record": _text(_values(one.said.columns)), "links": _text(ties), "noted_on": write.today.isoformat(),
            }
        )  # fmt: skip
        candidates += [
            {"id": new_id(), "place_id": place_id, "owner_id": one.id, "position": position, "target_id": known.ids[at]}
            for position, at in enumerate(one.could)
        ]
    write.insert("match", rows)
    write.insert("match_candidates", candidates)


def decide(write: Writer, place_id: str, match_id: str, choice: str) -> str:
    """Settle a row that waits: the id of the actor it is, "new", or "skip". Returns what happened, in words.

    The ties that hang on it are made with it, as soon as both their ends are known. One change in the history.
    Raises Problem when the row or the actor is not there.
    """
    row = write.one('SELECT * FROM "match" WHERE id = :id AND place_id = :p', id=match_id, p=place_id)
    if row is None:
        raise Problem("That row does not wait any more.", hint="convene decide lists those that do.", exit_code=NO)
    draft = _draft(write, row["record"], row["name"])
    kept = ""
    if choice == "skip":
        actor_id, said = "", "left out"
    elif choice == "new":
        actor_id, said = _add(write, place_id, draft), "added as a new actor"
    else:
        actor_id, (said, kept) = choice, _same(write, place_id, choice, draft)
    made = _tie(write, place_id, row["id"], _json(row["links"], []), actor_id)
    records.remove(write, place_id, "match", [row["id"]])
    ties = f", with {plural(made, 'tie')}" if made else ""
    write.place_id = place_id
    write.label = f"Decided {clip(row['name'], 60)}: {said}{ties}"
    return f"{clip(row['name'], 60)}: {said}{ties}{f'; {kept}' if kept else ''}."


def _same(write: Writer, place_id: str, actor_id: str, draft: ActorDraft) -> tuple[str, str]:
    """Whose row it is, and what of it differs from what is known and is not taken; both in words."""
    there = write.one("SELECT * FROM actor WHERE id = :id AND place_id = :p", id=actor_id, p=place_id)
    if there is None:
        raise Problem(
            "That actor is not there any more.",
            hint="Choose another one, or take the row as a new actor: convene decide HANDLE --new.",
            exit_code=NO,
        )
    known = Known(write, place_id, "")
    at = known.ids.index(actor_id)
    columns = columns_of(draft)
    org_ids = tuple(map(normal, draft.identifiers))
    columns["identifiers"] = json.dumps(known.taken_over(at, org_ids, sure=True), ensure_ascii=False)
    filling = Filling(dict(there), columns)
    write.update_known("actor", [(actor_id, there, filling.changed)])
    return f"the same as {clip(there['name'], 60)}", filling.kept_words


def _add(write: Writer, place_id: str, draft: ActorDraft) -> str:
    known = Known(write, place_id, "")
    mine = tuple(one for one in dict.fromkeys(map(normal, draft.identifiers)) if known.holder(one) is None)
    return records.add_many(write, place_id, {"actor": [("", draft.model_copy(update={"identifiers": mine}))]})[0]


def _tie(write: Writer, place_id: str, match_id: str, mine: list[Any], actor_id: str) -> int:
    """Make the ties that hang on a row; how many. Where the other end waits as well, they hang on that one now."""
    made = [tie for tie in mine if isinstance(tie, dict)]
    others = write.rows(
        'SELECT id, links FROM "match" WHERE place_id = :p AND id <> :id AND links LIKE :like',
        p=place_id, id=match_id, like=f"%{match_id}%",
    )  # fmt: skip
    for row in others:
        kept = [_settled(tie, match_id, actor_id) for tie in _json(row["links"], [])]
        write.update("match", row["id"], {"links": _text([tie for tie in kept if tie is not None])})
    ready = []
    for tie in filter(None, (_settled(one, match_id, actor_id) for one in made)):
        open_end = next((tie[end]["match"] for end in ("source", "target") if "match" in tie[end]), "")
        if open_end:
            _more_ties(write, open_end, [tie])
        else:
            ready.append(tie)
    if not ready:
        return 0
    tally = Tally()
    known = Known(write, place_id, "")
    ties = Ties(write, place_id, known, tally, write.today, write)
    for tie in ready:
        ends = [known.number_of(str(tie[end].get("actor", ""))) for end in ("source", "target")]
        columns = ties.checked(0, "", tie.get("fields", {}))
        if columns is not None and ends[0] is not None and ends[1] is not None:
            ties.make(0, ends[0], ends[1], columns)
    ties.flush()
    return tally.counts["linked"]


def _settled(tie: Any, match_id: str, actor_id: str) -> dict[str, Any] | None:
    """A tie with the end that waited put in; None when that end is left out, or the tie cannot be read."""
    if not isinstance(tie, dict) or not all(isinstance(tie.get(end), dict) for end in ("source", "target")):
        return None
    ends = {end: tie[end] for end in ("source", "target")}
    for end, one in ends.items():
        if one.get("match") == match_id:
            if not actor_id:
                return None
            ends[end] = {"actor": actor_id}
    return {**tie, **ends}


def _more_ties(write: Writer, match_id: str, ties: list[dict[str, Any]]) -> None:
    row = write.one('SELECT links FROM "match" WHERE id = :id', id=match_id)
    if row is None or not ties:
        return
    there = _json(row["links"], [])
    write.update("match", match_id, {"links": _text([*there, *(tie for tie in ties if tie not in there)])})


def _end(known: Known, end: End) -> dict[str, str]:
    return {"match": end.id} if isinstance(end, Waits) else {"actor": known.ids[end]}


def _draft(write: Writer, record: str, name: str) -> ActorDraft:
    try:
        return ActorDraft.model_validate({"name": name, **_json(record, {})}, context={"today": write.today})
    except ValidationError:
        raise Problem(
            f"What the list said of {clip(name, 60)} cannot be read any more.",
            hint="Leave the row out (convene decide HANDLE --skip) and add the actor by hand.",
            exit_code=USAGE,
        ) from None


def _values(columns: dict[str, Any]) -> dict[str, Any]:
    """Columns as a draft takes them."""
    return {
        name: json.loads(value) if FIELDS[name].kind in ("lines", "choices") else value
        for name, value in columns.items()
        if value not in ("", None, "[]")
    }


def fields_of(record: str) -> tuple[tuple[str, str], ...]:
    """What a row that waits says, as (title, value); its name is told elsewhere."""
    shown = []
    for name, value in _json(record, {}).items():
        if name in FIELDS and name != "name":
            known = {one.value: one.label for one in FIELDS[name].choices}
            texts = [known.get(str(one), str(one)) for one in (value if isinstance(value, list) else [value])]
            shown.append((FIELDS[name].title, clip(join(texts), 200)))
    return tuple(shown)


def _candidates(read: Reader, place_id: str) -> Sequence[Any]:
    return read.rows(
        "SELECT c.id, c.owner_id, c.target_id, a.name, a.slug FROM match_candidates c "
        "JOIN actor a ON a.id = c.target_id WHERE c.place_id = :p ORDER BY c.owner_id, c.position",
        p=place_id,
    )


def _json(text: str, otherwise: Any) -> Any:
    try:
        found = json.loads(text)
    except ValueError:
        return otherwise
    return found if isinstance(found, type(otherwise)) else otherwise


def _column(value: Any) -> Any:
    """A value of a record as a column holds it."""
    return _text(value) if isinstance(value, list) else value


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)
