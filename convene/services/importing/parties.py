"""The actors that rows speak of: found, added, filled in, or left to wait."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from pydantic import ValidationError

from convene.core.nouns.engagement import ActorDraft
from convene.core.nouns.rules import faults
from convene.core.org_ids import REGISTERS, normal
from convene.files.place.handles import Handles as Maker
from convene.files.place.handles import stem
from convene.services.importing.filling import EMPTY, Filling, columns_of, differing, set_by_lists
from convene.services.importing.matching import NEW, Known, Verdict, contradictions, folded_name
from convene.services.importing.plan import Could, Tally
from convene.services.importing.reasons import words_of
from convene.store.ids import new_id
from convene.store.reader import Reader, chunks, listed
from convene.store.writer import Writer
from convene.text import clip, join, plural

_PORTION = 1_000
_PLAIN = re.compile("[a-z0-9]+")
_HANDLE = 48
NEW_WORD, SKIP_WORD = "new", "skip"


class Said(NamedTuple):
    """What a row says of one actor, checked: ``columns`` as the book keeps them, identifiers in normal form."""

    line: int
    name: str
    columns: dict[str, Any]
    org_ids: tuple[str, ...]
    aliases: tuple[str, ...]
    told: str


@dataclass(slots=True, eq=False)
class Waits:
    """A row whose actor is not known yet. ``at`` is set once it is; ``claim`` says that its name alone speaks for one
    actor. Rows that name the same are ``followers`` of their ``leader`` until then. ``links`` are ties to make when it
    is decided, ``again`` the record of an earlier import that waits."""

    said: Said
    why: str
    could: tuple[int, ...]
    claim: bool = False
    quiet: bool = False
    leader: Waits | None = None
    at: int = -1
    skipped: bool = False
    again: str = ""
    id: str = ""
    followers: list[Waits] = field(default_factory=list)
    links: list[tuple[End, End, dict[str, Any]]] = field(default_factory=list)

    @property
    def end(self) -> End | None:
        """Whom it turned out to be, once every row was seen: an actor, a row that waits, or nobody."""
        if self.skipped:
            return None
        if self.at >= 0:
            return self.at
        return self if self.leader is None else self.leader.end

    @property
    def line(self) -> int:
        return self.said.line

    @property
    def name(self) -> str:
        return self.said.name


End = int | Waits
"""An actor's number among the known, or a row that waits."""


class Parties:
    """Takes actors row by row. Without a writer nothing is written, and everything else is the same."""

    def __init__(
        self,
        read: Reader,
        place_id: str,
        today: date,
        tally: Tally,
        *,
        source: str,
        write: Writer | None = None,
        decisions: Mapping[int, str] | None = None,
        waiting: Mapping[str, str] | None = None,
    ) -> None:
        self.known = Known(read, place_id, source)
        self.waits: list[Waits] = []
        self._read, self._write, self._place_id, self._tally = read, write, place_id, tally
        self._context = {"today": today}
        self._decisions = decisions or {}
        self._earlier = waiting or {}
        self._maker = Maker(self.known.slugs)
        self._empty = {"id": "", "place_id": place_id, **EMPTY}
        self._by_key: dict[str, Waits] = {}
        self._fresh: dict[int, dict[str, Any]] = {}
        self._updates: list[tuple[int, Said, bool]] = []
        self._met: set[int] = set()
        self._overlay: dict[int, dict[str, Any]] = {}

    def read(self, line: int, values: dict[str, Any], told: str = "") -> Said | None:
        """What a row says of an actor, checked; None, told, when it is wrong."""
        try:
            draft = ActorDraft.model_validate(values, context=self._context)
        except ValidationError as trouble:
            self._tally.tell(line, _named(values), "wrong", words_of(trouble, ActorDraft))
            return None
        columns = columns_of(draft)
        org_ids, wrong, told = _checked(draft, columns, told)
        if wrong:
            self._tally.tell(line, draft.name, "wrong", wrong)
            return None
        return Said(line, draft.name, columns, org_ids, draft.aliases, told)

    def take(self, said: Said, *, quiet: bool = False) -> End | None:
        """The actor that a row speaks of; None when it is to be left out. ``quiet`` tells of an actor only once, where
        a list names the same ones again and again."""
        waits = self._waiting(said) if self._by_key else None
        if waits is not None:
            return self._follow(said, waits, quiet=quiet)
        verdict = self.known.match(said.name, said.org_ids, said.aliases)
        if self._earlier and verdict.what != "unsure" and self._waits_already(said):
            verdict = Verdict("unsure", could=(verdict.at,) if verdict.at >= 0 else ())
        decided = verdict.what in ("unsure", "claim") and said.line in self._decisions
        if decided:
            chosen = self._decided(said, verdict)
            if chosen is None:
                return None
            verdict = chosen
        if verdict.what == "new":
            return self._add(said)
        if verdict.what == "known":
            if verdict.told:
                said = said._replace(told="; ".join(filter(None, (said.told, verdict.told))))
            self._found(said, verdict.at, decided=decided, quiet=quiet)
            return verdict.at
        return self._wait(said, verdict, quiet=quiet)

    def close(self) -> None:
        """Settle what could only be told once every row was seen, and write what is left."""
        claims: dict[int, list[Waits]] = {}
        for waits in self.waits:
            if waits.claim:
                claims.setdefault(waits.could[0], []).append(waits)
        for at, several in claims.items():
            if len(several) == 1 and not contradictions(self.known.org_ids[at], several[0].said.org_ids):
                self._settle(several[0], at)
            else:
                self._doubt(several, at)
        self.waits = [one for one in self.waits if one.at < 0 and not one.claim]
        self._write_updates()
        self._write_fresh()

    def _settle(self, one: Waits, at: int) -> None:
        """Nobody else claims that actor. What followed is looked at again, now that it is known."""
        one.at = at
        for key in keys_of(one.said.org_ids, one.name):
            self._by_key.pop(key, None)
        self._found(one.said, at, quiet=one.quiet)
        for follower in one.followers:
            end = self.take(follower.said, quiet=follower.quiet)
            follower.skipped = end is None
            if isinstance(end, Waits):
                follower.leader = end
            elif end is not None:
                follower.at = end

    def _doubt(self, several: list[Waits], at: int) -> None:
        """Several rows claim one actor by its name alone: they all wait."""
        name = clip(self.known.names[at], 60)
        lines = join([str(one.line) for one in several])
        for one in several:
            one.claim = False
            one.why = f"{plural(len(several), 'row')} of the list bear the name of {name}: lines {lines}"
            if len(several) == 1:
                one.why = f"it bears the name of {name}, which has another number in the same register"
            self._tell_waiting(one)
            for follower in one.followers:
                self._follow(follower.said, one, quiet=follower.quiet)

    def could(self, numbers: Iterable[int]) -> tuple[Could, ...]:
        """Actors as a plan names them."""
        return tuple(
            Could(self.known.ids[at] if at < self.known.first_new else "", self.known.names[at]) for at in numbers
        )

    def _decided(self, said: Said, verdict: Verdict) -> Verdict | None:
        choice = self._decisions[said.line]
        if choice == SKIP_WORD:
            self._tally.tell(said.line, said.name, "skipped", "left out, as you decided")
            return None
        if choice == NEW_WORD:
            return NEW
        at = self.known.number_of(choice)
        return verdict if at is None else Verdict("known", at)

    def _add(self, said: Said) -> int:
        record_id = new_id()
        handle = self._maker.make(stem_of(said.name))
        columns, org_ids = said.columns, said.org_ids
        if any(self.known.holder(one) is not None for one in org_ids):  # decided that it is another one all the same
            org_ids = tuple(one for one in org_ids if self.known.holder(one) is None)
            columns["identifiers"] = json.dumps(org_ids, ensure_ascii=False)
        at = self.known.add(record_id, said.name, handle, org_ids, said.aliases, said.line)
        self._tally.tell(said.line, said.name, "added", said.told)
        if self._write is not None:
            row = self._empty.copy()
            row.update(columns)
            row["id"], row["slug"] = record_id, handle
            self._fresh[at] = row
            if len(self._fresh) >= _PORTION:
                self._write_fresh()
        return at

    def _found(self, said: Said, at: int, *, decided: bool = False, quiet: bool = False) -> None:
        columns = said.columns
        taken = self.known.taken_over(at, said.org_ids, sure=decided)
        if len(taken) < len(said.org_ids):
            columns["identifiers"] = json.dumps(taken, ensure_ascii=False)
        if self.known.is_name_of_another(at, said.name):  # it would make that one hard to tell from now on
            del columns["name"]
        self.known.learn(at, taken, said.name if "name" in columns else "")
        if at < self.known.first_new:
            self._updates.append((at, said, quiet))
            if len(self._updates) >= _PORTION:
                self._write_updates()
            return
        if not quiet:
            why = "; ".join(filter(None, (f"the same as line {self.known.lines[at]}", said.told)))
            self._tally.tell(said.line, said.name, "same", why)
        if self._write is None:
            return
        if at not in self._fresh:
            (row,) = self._write.rows("SELECT * FROM actor WHERE id = :id", id=self.known.ids[at])
            self._write.update_known("actor", [(row["id"], row, Filling(dict(row), columns).changed)])
        else:
            self._fresh[at].update(Filling(self._fresh[at], columns).changed)

    def _follow(self, said: Said, waits: Waits, *, quiet: bool) -> Waits:
        """A row that speaks of one that waits already."""
        if waits.claim:
            follower = Waits(said, "", (), claim=True, quiet=quiet, leader=waits)
            waits.followers.append(follower)
            return follower
        if not quiet:
            self._tally.tell(said.line, said.name, "waiting", f"the same as line {waits.line}", counted=False)
        return waits

    def _wait(self, said: Said, verdict: Verdict, *, quiet: bool) -> Waits:
        could = (verdict.at,) if verdict.what == "claim" else verdict.could
        one = Waits(said, verdict.why, could, verdict.what == "claim", quiet)
        self.waits.append(one)
        for key in keys_of(said.org_ids, said.name):
            self._by_key.setdefault(key, one)
            one.again = one.again or self._earlier.get(key, "")
        if not one.claim:
            self._tell_waiting(one)
        return one

    def _tell_waiting(self, one: Waits) -> None:
        if one.again:
            self._tally.tell(one.line, one.name, "same", "waits for a decision already", self.could(one.could))
        else:
            self._tally.tell(one.line, one.name, "waiting", one.why, self.could(one.could))

    def _waits_already(self, said: Said) -> bool:
        """Whether an earlier import could not tell, and no identifier tells now."""
        if any(self.known.holder(one) is not None for one in said.org_ids):
            return False
        return any(key in self._earlier for key in keys_of(said.org_ids, said.name))

    def _waiting(self, said: Said) -> Waits | None:
        for key in keys_of(said.org_ids, said.name):
            waits = self._by_key.get(key)
            if waits is not None and not contradictions(waits.said.org_ids, said.org_ids):
                return waits
        return None

    # writing, a portion at a time

    def _write_fresh(self) -> None:
        if self._write is not None and self._fresh:
            self._write.insert("actor", list(self._fresh.values()))
        self._fresh.clear()

    def _write_updates(self) -> None:
        if not self._updates:
            return
        rows: dict[str, dict[str, Any]] = {}
        for part in chunks(list({self.known.ids[at] for at, _, _ in self._updates})):
            marks, values = listed(part)
            for row in self._read.rows(f"SELECT * FROM actor WHERE id IN ({marks})", **values):
                rows[row["id"]] = dict(row)
        for at in {at for at, _, _ in self._updates}:
            rows[self.known.ids[at]].update(self._overlay.get(at, {}))
        ours = self._set_by_lists(rows)
        changes = []
        for at, said, quiet in self._updates:
            record_id = self.known.ids[at]
            now = rows[record_id]
            # What a list says of one actor first holds: a second row of it never changes what the first one set.
            filling = Filling(now, said.columns, () if at in self._met else ours.get(record_id, ()))
            why = "; ".join(filter(None, (filling.why, said.told)))
            if filling.changed:
                self._tally.tell(said.line, said.name, "changed", why, counted=at not in self._overlay)
                self._overlay.setdefault(at, {}).update(filling.changed)
                changes.append((record_id, now.copy(), filling.changed))
                now.update(filling.changed)
            elif not quiet or at not in self._met:
                self._tally.tell(said.line, said.name, "same", why)
            self._met.add(at)
        self._updates.clear()
        if self._write is not None:
            _in_turn(self._write, changes)

    def _set_by_lists(self, rows: Mapping[str, dict[str, Any]]) -> dict[str, set[str]]:
        asked = {
            self.known.ids[at]: rows[self.known.ids[at]]
            for at, said, _ in self._updates
            if self.known.same_source(at) and differing(rows[self.known.ids[at]], said.columns)
        }
        return set_by_lists(self._read, asked)


def _checked(draft: ActorDraft, columns: dict[str, Any], told: str) -> tuple[tuple[str, ...], str, str]:
    """(identifiers in normal form, what is wrong with the row, what to tell). Identifiers that no register could have
    given are left out of the row, and told."""
    given = draft.identifiers
    org_ids = tuple(map(_tidy, given))
    if len(set(org_ids)) < len(org_ids):
        org_ids = tuple(dict.fromkeys(org_ids))
    if org_ids != given:
        draft = draft.model_copy(update={"identifiers": org_ids})
        columns["identifiers"] = json.dumps(org_ids, ensure_ascii=False)
    broken = faults("actor", draft)
    if broken and set(broken) == {"identifiers"}:
        good = tuple(one for one in org_ids if not faults("actor", draft.model_copy(update={"identifiers": (one,)})))
        left = join([clip(one, 40) for one in org_ids if one not in good])
        columns["identifiers"] = json.dumps(good, ensure_ascii=False)
        return good, "", "; ".join(filter(None, (told, f"left out {left}: not a number of any register")))
    return org_ids, "; ".join(broken.values()), told


def _in_turn(write: Writer, changes: list[tuple[str, dict[str, Any], dict[str, Any]]]) -> None:
    """Several changes of one row are written one after the other."""
    while changes:
        seen: set[str] = set()
        now: list[tuple[str, dict[str, Any], dict[str, Any]]] = []
        later: list[tuple[str, dict[str, Any], dict[str, Any]]] = []
        for one in changes:
            (later if one[0] in seen else now).append(one)
            seen.add(one[0])
        write.update_known("actor", now)
        changes = later


def stem_of(name: str) -> str:
    """The handle an actor gets when nobody else has it: that of every other door, told quickly for plain letters."""
    if not name.isascii():
        return stem("actor", "name", {"name": name})
    words = _PLAIN.findall(name.lower().replace("'", ""))
    made = "-".join(words)
    if len(made) > _HANDLE:
        made = words[0]
        for word in words[1:]:
            if len(made) + 1 + len(word) > _HANDLE:
                break
            made = f"{made}-{word}"
        made = made[:_HANDLE] if len(made) > _HANDLE else made
    return made or "item"


def keys_of(org_ids: tuple[str, ...], name: str) -> tuple[str, ...]:
    """By what a waiting row is known again: its identifiers, or its name where it has none."""
    return org_ids or (f"name:{folded_name(name)}",)


def _tidy(org_id: str) -> str:
    """An identifier as it is kept; most come in that form, which is told quickly."""
    parts = org_id.split("-", 2)
    if len(parts) == 3:
        register = REGISTERS.get(f"{parts[0]}-{parts[1]}")
        if register is not None and register.form.fullmatch(parts[2]):
            return org_id
    return normal(org_id)


def _named(values: Mapping[str, Any]) -> str:
    return clip(str(values.get("name") or "a row without a name"), 200)
