"""The actors that rows speak of: found, added, filled in, or left to wait."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from pydantic import ValidationError

from convene.core.nouns.engagement import ActorDraft
from convene.core.nouns.handles import Handles as Maker
from convene.files.place.sound import sound
from convene.services.importing.added_rows import Added
from convene.services.importing.filling import Filling, columns_of
from convene.services.importing.known_rows import KnownRows
from convene.services.importing.matching import NEW, Known, Verdict, contradictions
from convene.services.importing.parsed_row import Earlier, End, Said, Waits, checked, keys_of, named, stem_of
from convene.services.importing.plan import Could, Tally, What
from convene.services.importing.reasons import words_of
from convene.services.importing.refusing import too_many
from convene.store.ids import new_id
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, count, join, plural

MOST_ADDED = 500_000
"""Actors that one list may add: whoever brings in more has forgotten to say which place they mean."""

MOST_WAITING = 50_000
"""Rows that may wait, and be kept whole until the last one: nobody decides on more."""

NEW_WORD, SKIP_WORD = "new", "skip"


class ActorRows:
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
        waiting: Mapping[str, list[Earlier]] | None = None,
        register: bool = False,
    ) -> None:
        self.known = Known(read, place_id, source, register=register)
        self.waits: list[Waits] = []
        self._kept = 0
        self._write, self._tally = write, tally
        self._today = today
        self._decisions = decisions or {}
        self._earlier = waiting or {}
        self._maker = Maker(self.known.slugs)
        self._by_key: dict[str, list[Waits]] = {}
        self._added = Added(place_id, self.known, write)
        self._there = KnownRows(read, self.known, tally, write)
        self._told: set[tuple[int, str]] = set()  # (whom, what differs)

    def read(self, line: int, values: dict[str, Any], told: str = "") -> Said | None:
        """What a row says of an actor, checked; None, told, when it is wrong."""
        try:
            draft, left = sound(ActorDraft, values, self._today)
        except ValidationError as trouble:
            self._tally.tell(line, named(values), "wrong", words_of(trouble, ActorDraft))
            return None
        told = "; ".join(filter(None, (told, *left)))
        columns = columns_of(draft)
        org_ids, wrong, told = checked(draft, columns, told)
        if wrong:
            self._tally.tell(line, draft.name, "wrong", wrong)
            return None
        self._tally.remark(line, draft.name, left)
        return Said(line, draft.name, columns, org_ids, draft.aliases, told)

    def take(self, said: Said, *, quiet: bool = False) -> End | None:
        """The actor that a row speaks of; None when it is to be left out. ``quiet`` tells of an actor only once, where
        a list names the same ones again and again."""
        waits = self._waiting(said) if self._by_key else None
        if waits is not None:
            return self._follow(said, waits, quiet=quiet)
        verdict = self._match(said)
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
            base = str(said.columns.get("base") or "")
            if there := self.known.posted_elsewhere(verdict.at, said.org_ids, base):
                # Two schools of one name, or two shops of one chain: nothing of the one is written to the other.
                told = f"the list has that name at {there} as well as at {base}; nothing is taken of this row"
                self._tally.remark(said.line, said.name, (told,))
                said = said._replace(columns={"name": said.name}, aliases=(), told=told)
                quiet = False
            if verdict.told:
                said = said._replace(told="; ".join(filter(None, (said.told, verdict.told))))
            self._found(said, verdict.at, decided=decided, quiet=quiet and not verdict.told)
            return verdict.at
        return self._wait(said, verdict, quiet=quiet)

    def close(self) -> None:
        """Settle what could only be told once every row was seen, and write what is left."""
        claims: dict[int, list[Waits]] = {}
        for waits in self.waits:
            if waits.claim:
                claims.setdefault(waits.could[0], []).append(waits)
        for at, several in claims.items():
            now = self._match(several[0].said)
            if len(several) > 1:
                lines = join([str(one.line) for one in several])
                name = clip(self.known.names[at], 60)
                self._doubt(
                    several, f"{plural(len(several), 'row')} of the list bear the name of {name}: lines {lines}"
                )
            elif now.at == at:
                self._settle(several[0], at)
            else:  # other rows have shown since that the name means somebody else
                several[0].could = now.could or (at,)
                self._doubt(several, now.why or f"it may be {clip(self.known.names[at], 60)}, going by its name alone")
        self.waits = [one for one in self.waits if one.at < 0 and not one.claim]
        self._there.flush()
        self._added.flush()

    def _settle(self, one: Waits, at: int) -> None:
        """Nobody else claims that actor. What followed is looked at again, now that it is known."""
        one.at = at
        for key in keys_of(one.said.org_ids, one.name):
            self._by_key[key] = [other for other in self._by_key.get(key, ()) if other is not one]
        self._found(one.said, at, quiet=one.quiet)
        for follower in one.followers:
            end = self.take(follower.said, quiet=follower.quiet)
            follower.skipped = end is None
            if isinstance(end, Waits):
                follower.leader = end
            elif end is not None:
                follower.at = end

    def _doubt(self, several: list[Waits], why: str) -> None:
        """Rows whose name alone is not enough: they wait, and what followed them waits with them."""
        for one in several:
            one.claim, one.why = False, why
            self._tell_waiting(one)
            for follower in one.followers:
                self._follow(follower.said, one, quiet=follower.quiet)

    def could(self, numbers: Iterable[int]) -> tuple[Could, ...]:
        """Actors as a plan names them."""
        return tuple(
            Could(self.known.ids[at] if at < self.known.first_new else "", self.known.names[at]) for at in numbers
        )

    def _match(self, said: Said) -> Verdict:
        return self.known.match(said.name, said.org_ids, said.aliases, str(said.columns.get("base") or ""))

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
        if self._write is not None:
            record_id, handle = new_id(), self._maker.make(stem_of(said.name))
        else:  # nobody sees them, and half of the memory of a long list would be theirs
            record_id = handle = f"+{self.known.added}"
        columns, org_ids = said.columns, said.org_ids
        if any(self.known.holder(one) is not None for one in org_ids):  # decided that it is another one all the same
            org_ids = tuple(one for one in org_ids if self.known.holder(one) is None)
            columns["identifiers"] = json.dumps(org_ids, ensure_ascii=False)
        base = str(columns.get("base") or "")
        at = self.known.add(record_id, said.name, handle, org_ids, said.aliases, said.line, base)
        if self.known.added > MOST_ADDED:
            raise too_many(f"The list would add more than {count(MOST_ADDED)} actors, more than one place has.")
        self._tally.tell(said.line, said.name, "added", said.told)
        self._added.put(at, handle, columns)
        return at

    def _found(self, said: Said, at: int, *, decided: bool = False, quiet: bool = False) -> None:
        columns = said.columns
        taken = self.known.taken_over(at, said.org_ids, sure=decided)
        if len(taken) < len(said.org_ids):
            columns["identifiers"] = json.dumps(taken, ensure_ascii=False)
        if self.known.is_name_of_another(at, said.name):  # it would make that one hard to tell from now on
            del columns["name"]
        self.known.learn(at, taken, said.name if "name" in columns else "", str(columns.get("base") or ""))
        if at < self.known.first_new:
            self._there.take(at, said, quiet=quiet)
            return
        filling = self._added.fill(at, columns)
        line = self.known.line_of(at)
        news = self._is_news(at, said, line, filling)
        if not quiet or news:
            why = "; ".join(filter(None, (f"the same as line {line}", filling.why, said.told)))
            self._tally.tell(said.line, said.name, "same", why, counted=not quiet)

    def _follow(self, said: Said, waits: Waits, *, quiet: bool) -> Waits:
        """A row that speaks of one that waits already."""
        if waits.claim:
            follower = Waits(said, "", (), claim=True, quiet=quiet, leader=waits)
            waits.followers.append(follower)
            self._keep_one()
            return follower
        filling = waits.fill(said)
        news = self._is_news(id(waits), said, waits.line, filling)
        if not quiet or news:
            why = "; ".join(filter(None, (f"the same as line {waits.line}", filling.why, said.told)))
            self._tally.tell(said.line, said.name, "waiting", why, counted=False)
        return waits

    def _is_news(self, who: int, said: Said, line: int, filling: Filling) -> bool:
        """Whether a row says something else than an earlier line of the list did; told, once for the same words."""
        kept = filling.kept_words
        if not kept or (who, kept) in self._told:
            return False
        self._told.add((who, kept))
        self._tally.remark(said.line, said.name, (f"the same as line {line}; {kept}",))
        return True

    def _wait(self, said: Said, verdict: Verdict, *, quiet: bool) -> Waits:
        could = (verdict.at,) if verdict.what == "claim" else verdict.could
        one = Waits(said, verdict.why, could, verdict.what == "claim", quiet)
        self.waits.append(one)
        self._keep_one()
        for key in keys_of(said.org_ids, said.name):
            self._by_key.setdefault(key, []).append(one)
            there = next((other for other in self._earlier.get(key, ()) if self._same(said, other)), None)
            if there is not None and not one.again:
                one.again = there.id
                one.said = said._replace(columns=there.columns)
                one.news = one.fill(said)
        if not one.claim:
            self._tell_waiting(one)
        return one

    def _keep_one(self) -> None:
        self._kept += 1
        if self._kept > MOST_WAITING:
            raise too_many(f"More than {count(MOST_WAITING)} rows would wait for a decision, more than anybody makes.")

    def _tell_waiting(self, one: Waits) -> None:
        if one.again:
            news = one.news
            why = "; ".join(filter(None, ("waits for a decision already", news.why if news else "", one.said.told)))
            what: What = "changed" if news and news.changed else "same"
            if news and news.kept_words:
                self._tally.remark(one.line, one.name, (news.kept_words,))
            self._tally.tell(one.line, one.name, what, why, self.could(one.could))
        else:
            why = "; ".join(filter(None, (one.why, one.said.told)))
            self._tally.tell(one.line, one.name, "waiting", why, self.could(one.could))

    def _waits_already(self, said: Said) -> bool:
        """Whether an earlier import could not tell, and no identifier tells now."""
        if any(self.known.holder(one) is not None for one in said.org_ids):
            return False
        return any(
            self._same(said, one) for key in keys_of(said.org_ids, said.name) for one in self._earlier.get(key, ())
        )

    def _waiting(self, said: Said) -> Waits | None:
        for key in keys_of(said.org_ids, said.name):
            for waits in self._by_key.get(key, ()):
                if self._same(said, waits.said) and not (waits.claim and key not in said.org_ids):
                    return waits
        return None

    def _same(self, said: Said, other: Said | Earlier) -> bool:
        """Whether two rows may speak of one body: no number parts them, and a number alone does not join them."""
        apart = contradictions(other.org_ids, said.org_ids)
        return not apart and self.known.one_name(said.name, other.name)
