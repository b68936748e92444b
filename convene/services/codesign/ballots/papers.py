"""Papers come in while their ballot is open: one at a time, or hands that were counted. What they say stays unseen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from convene.core.ballot_vocabulary import BallotStatus, PaperSource
from convene.core.nouns.ballots import BallotDraft, PaperDraft
from convene.core.vocabulary import ActorType, Attribution
from convene.errors import NO, USAGE, Problem
from convene.services.codesign.ballots import election
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, plural

if TYPE_CHECKING:
    from convene.core.nouns import Draft


@dataclass(frozen=True, slots=True)
class Stack:
    """What came in for a ballot so far: how many, never what they say. ``by_type`` only where the ballot keeps types
    (None: no type was given). ``room`` is the head-count, None before it was taken."""

    papers: int
    people: int
    spoiled: int
    hands: int
    by_source: tuple[tuple[PaperSource, int], ...]
    by_type: tuple[tuple[ActorType | None, int], ...]
    room: int | None

    @property
    def reconciled(self) -> str:
        """How it stands against the head-count, in a sentence; "" before that was taken."""
        if self.room is None:
            return ""
        room = plural(self.room, "person", "people")
        if self.people > self.room:
            return f"{plural(self.people, 'vote')} for {room}: {self.people - self.room} too many."
        if self.people < self.room:
            return f"{plural(self.people, 'vote')} of {room}: {self.room - self.people} did not vote."
        return f"{plural(self.people, 'vote')}, as many as people."


def guarded(write: Writer, place_id: str, record_id: str, old: Draft | None, new: Draft) -> None:
    """Raises Problem for a paper that may not come in so: its ballot is not open, it tells more than its ballot keeps,
    its sheet was keyed already, the convener's own, or marks nobody can count."""
    paper = cast("PaperDraft", new)
    if old == new:
        return  # such as a list that comes back as it went out
    if not paper.ballot:
        words = "A paper belongs to a ballot."
        raise Problem(words, "Nothing was kept.", hint="Name its ballot.", fields={"ballot": words}, exit_code=USAGE)
    ballot_id, ballot = _ballot(write, place_id, paper.ballot)
    if ballot.status is not BallotStatus.open:
        state = "not open yet" if ballot.status is BallotStatus.planned else "closed"
        raise _no(f"The ballot is {state}.", "Open it first: press r on it, or convene step ballot.")
    if ballot.anonymity is Attribution.anonymous and paper.actor_type:
        raise _field("actor_type", "This ballot keeps no types: people were told that nobody can tell who voted how.")
    if ballot.anonymity is not Attribution.named and paper.organisation:
        raise _field("organisation", "This ballot keeps no names: people were told so when it opened.")
    if paper.organisation and _is_convener(write, place_id, paper.organisation):
        raise _field("organisation", "The convener casts no vote.")
    if old is not None and (away := cast("PaperDraft", old).ballot).casefold() != paper.ballot.casefold():
        left = _ballot(write, place_id, away)[1] if away else ballot
        if left.status is not BallotStatus.open:
            raise _no(f"The ballot it belongs to is closed: “{clip(left.question, 60)}”.", "A paper stays with it.")
    if paper.number and (twin := _keyed_already(write, ballot_id, paper.number, record_id)):
        raise _field("number", f"Sheet {clip(paper.number, 20)} was keyed already, {twin}.")
    if not paper.spoiled:
        election.read(ballot, paper)
    if paper.tally and old is None:
        _tell_hands(write, ballot_id, paper, record_id)


def _tell_hands(write: Writer, ballot_id: str, paper: PaperDraft, but: str) -> None:
    """Say so where hands of the same type are there already: two tables may be two counts, or one keyed twice."""
    sql = (
        "SELECT coalesce(sum(people), 0) FROM paper WHERE ballot_id = :b AND tally = 1 AND id <> :but "
        "AND coalesce(actor_type, '') = :kind"
    )
    kind = paper.actor_type
    if there := int(write.value(sql, b=ballot_id, but=but, kind=kind.value if kind else "") or 0):
        of = f" of {kind.many}" if kind else ""
        write.consequences.append(f"{plural(there, 'hand')}{of} were counted before, and these come on top")


def leaving(write: Writer, ids: Sequence[str]) -> None:
    """Raises Problem for papers of a closed ballot."""
    for paper_id in ids:
        status = write.value(
            "SELECT b.status FROM paper p JOIN ballot b ON b.id = p.ballot_id WHERE p.id = :id", id=paper_id
        )
        if status == BallotStatus.closed:
            raise Problem(
                "The ballot is closed.", "Nothing was removed.", hint="Open it again, with the reason.", exit_code=NO
            )


def stack(read: Reader, ballot_id: str) -> Stack:
    """How many papers came in, by how they came and by type. Raises Problem when the ballot is gone."""
    ballot = cast("BallotDraft", records.load(read, "ballot", ballot_id))
    rows = read.rows(
        "SELECT source, actor_type, tally, count(*) AS papers, sum(people) AS people, "
        "sum(CASE WHEN spoiled <> '' THEN people ELSE 0 END) AS spoiled "
        "FROM paper WHERE ballot_id = :b GROUP BY source, actor_type, tally",
        b=ballot_id,
    )
    sources: dict[PaperSource, int] = {}
    types: dict[ActorType | None, int] = {}
    for row in rows:
        source = PaperSource(row["source"])
        sources[source] = sources.get(source, 0) + row["people"]
        kind = ActorType(row["actor_type"]) if row["actor_type"] else None
        types[kind] = types.get(kind, 0) + row["people"]
    return Stack(
        papers=sum(row["papers"] for row in rows if not row["tally"]),
        people=sum(row["people"] for row in rows),
        spoiled=sum(row["spoiled"] for row in rows),
        hands=sum(row["people"] for row in rows if row["tally"]),
        by_source=tuple((one, sources[one]) for one in PaperSource if one in sources),
        by_type=() if ballot.anonymity is Attribution.anonymous
        else tuple((one, types[one]) for one in (*ActorType, None) if one in types),
        room=ballot.people,
    )  # fmt: skip


def _ballot(read: Reader, place_id: str, word: str) -> tuple[str, BallotDraft]:
    ballot_id = records.find(read, place_id, "ballot", word)
    return ballot_id, cast("BallotDraft", records.load(read, "ballot", ballot_id))


def _is_convener(read: Reader, place_id: str, actor: str) -> bool:
    sql = (
        "SELECT 1 FROM actor a JOIN place p ON p.id = a.place_id WHERE a.place_id = :p AND lower(a.slug) = lower(:s) "
        "AND p.convener_name <> '' AND lower(a.name) = lower(p.convener_name)"
    )
    return bool(read.value(sql, p=place_id, s=actor))


def _keyed_already(read: Reader, ballot_id: str, number: str, but: str) -> str:
    """How a paper of this sheet came in; "" where none did. Sheet 7 is sheet 07: printed ones are padded."""
    rows = read.rows(
        "SELECT source, number FROM paper WHERE ballot_id = :b AND id <> :but "
        "AND lower(replace(number, '0', '')) = lower(replace(:n, '0', ''))",
        b=ballot_id, n=number, but=but,
    )  # fmt: skip
    source = next((row["source"] for row in rows if _sheet(row["number"]) == _sheet(number)), "")
    return f"by {PaperSource(source).label.lower()}" if source else ""


def _sheet(number: str) -> str:
    return re.sub(r"(?<!\d)0+(?=\d)", "", number.casefold())


def _field(name: str, words: str) -> Problem:
    return Problem(words, "Nothing was kept.", hint="Leave it empty.", fields={name: words}, exit_code=USAGE)


def _no(what: str, hint: str) -> Problem:
    return Problem(what, "Nothing was kept.", hint=hint, exit_code=NO)
