"""Grants and the funds they come from: what the book holds of them, in sums and in the right column.

A grant is a tie of the kind “funds”.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from convene.core.delivery.grants import (
    Given,
    Grant,
    Sum,
    currency_note,
    given,
    listed,
    of_fund,
    outside,
    part,
    pounds,
    summed,
)
from convene.core.delivery_vocabulary import GrantDecision
from convene.core.nouns import Draft
from convene.core.nouns.engagement import LinkDraft
from convene.core.nouns.money import FundDraft
from convene.core.views import More, Section
from convene.core.vocabulary import LinkKind
from convene.services.lists.noun_list import to_day
from convene.store.reader import Reader
from convene.text import clip, day, plural

_GRANTS = (
    "SELECT l.id, s.name AS funder, t.name AS recipient, l.source_id, l.amount, l.since, l.fund_id, l.decided_by, "
    "l.what FROM link l LEFT JOIN actor s ON s.id = l.source_id LEFT JOIN actor t ON t.id = l.target_id "
    "WHERE l.place_id = :p AND l.kind = 'funds' ORDER BY l.since, l.id"
)
_MOST = 12
"""Grants that a detail names one by one."""


def every(read: Reader, place_id: str) -> list[Grant]:
    """All grants of a place, by the day they were awarded; priorities and funds by id."""
    serves: dict[str, list[str]] = {}
    sql = "SELECT owner_id, target_id FROM link_priorities WHERE place_id = :p ORDER BY owner_id, position"
    for row in read.rows(sql, p=place_id):
        serves.setdefault(row["owner_id"], []).append(row["target_id"])
    return [
        Grant(
            row["id"],
            row["funder"] or "?",
            row["recipient"] or "?",
            Decimal(row["amount"]) if row["amount"] is not None else None,
            to_day(row["since"]),
            row["fund_id"] or "",
            GrantDecision(row["decided_by"]) if row["decided_by"] else None,
            tuple(serves.get(row["id"], ())),
        )
        for row in read.rows(_GRANTS, p=place_id)
    ]


@dataclass(frozen=True, slots=True)
class Figures:
    """All sums of the grants of a place, and what ids in them are called."""

    given: Given
    funds: dict[str, str]
    priorities: dict[str, str]
    odd: tuple[str, ...]
    """Grants that do not fit the fund they are said to come from."""

    @property
    def says(self) -> tuple[str, ...]:
        """The sentences over the sums."""
        if not self.given.total.grants:
            return ()
        without = [self.priorities[one] for one in self.given.without]
        return tuple(
            filter(
                None,
                (
                    f"{pounds(self.given.total.pounds)} given in {plural(self.given.total.grants, 'grant')}.",
                    currency_note(self.given.total.untold),
                    self.given.participatory,
                    self.given.alignment,
                    f"Priorities without a grant: {listed(without)}." if without else "",
                    *self.odd,
                ),
            )
        )

    @property
    def tables(self) -> tuple[tuple[str, tuple[tuple[str, Sum], ...]], ...]:
        """(title, its lines): by funder, fund, priority and who decided."""
        decided = {one.value: one.label for one in GrantDecision}
        named: tuple[tuple[str, dict[str, Sum], dict[str, str]], ...] = (
            ("By funder", self.given.by_funder, {}),
            ("By fund", self.given.by_fund, {**self.funds, "": "no fund said"}),
            ("By priority", self.given.by_priority, self.priorities),
            ("Who decided", self.given.by_decision, {**decided, "": "not said"}),
        )
        return tuple(
            (title, tuple((str(names.get(key, key)), found) for key, found in some.items()))
            for title, some, names in named
        )


def figures(read: Reader, place_id: str) -> Figures:
    """The sums of the grants of a place."""
    found = every(read, place_id)
    priorities = {
        row["id"]: row["title"]
        for row in read.rows("SELECT id, title FROM priority WHERE place_id = :p ORDER BY rank, id", p=place_id)
    }
    rows = read.rows(
        "SELECT id, title, size, opens, closes FROM fund WHERE place_id = :p ORDER BY title, id", p=place_id
    )
    funds = {row["id"]: row["title"] for row in rows}
    given_of: dict[str, list[Grant]] = {}
    for one in found:
        given_of.setdefault(one.fund, []).append(one)
    odd: list[str] = []
    for row in rows:
        some = given_of.get(row["id"], [])
        spent, size = summed(some).pounds, Decimal(row["size"]) if row["size"] is not None else None
        if size is not None and spent > size:
            odd.append(f"{row['title']}: {pounds(spent - size)} more was given than the {pounds(size)} there is.")
        late = [one for one in some if outside(one.awarded, to_day(row["opens"]), to_day(row["closes"]))]
        if late:
            odd.append(f"{row['title']}: {plural(len(late), 'grant')} awarded outside its opening.")
    loans = [row["what"] for row in read.rows(_GRANTS, p=place_id) if "loan" in (row["what"] or "").casefold().split()]
    if loans:
        odd.append(f"Loans by their words, and counted as grants: {listed(loans)}. A placement is the place for them.")
    return Figures(given(found, list(priorities)), funds, priorities, tuple(odd))


def fund_more(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """What was given of a fund and what is left, to whom, and what it serves."""
    assert isinstance(draft, FundDraft)
    some = [one for one in every(read, place_id) if one.fund == record_id]
    found = summed(some)
    told = list(of_fund(draft.size, found))
    if some:
        sums = given(some, [row["id"] for row in read.rows("SELECT id FROM priority WHERE place_id = :p", p=place_id)])
        told += [sums.participatory, sums.alignment, currency_note(found.untold)]
        if draft.residents_part is not None and draft.size is not None:
            meant = draft.size * draft.residents_part / 100
            told.append(f"Meant for residents to decide about: {part(meant, draft.size)}.")
    over = draft.size is not None and found.pounds > draft.size
    sections = [Section("Given and left", tuple(filter(None, told)), "look" if over else "plain")]
    if some:
        lines = tuple(_line(one, draft) for one in some[-_MOST:])
        rest = len(some) - len(lines)
        sections.append(Section("Grants", (*lines, *([f"and {rest} earlier ones"] if rest else []))))
    return More((), tuple(sections))


def _line(grant: Grant, fund: FundDraft) -> str:
    amount = pounds(grant.amount) if grant.amount is not None else "amount not known"
    odd = outside(grant.awarded, fund.opens, fund.closes)
    when = f", {day(grant.awarded)}" if grant.awarded and not odd else ""
    return f"{amount}  {clip(grant.recipient, 60)}{when}{f'; {odd}' if odd else ''}"


def link_more(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """What does not fit about a grant: its day outside the fund's opening, another giver than who holds the fund."""
    assert isinstance(draft, LinkDraft)
    wrong = []
    if draft.kind is not LinkKind.funds:
        if draft.fund or draft.decided_by or draft.priorities:
            wrong.append("Fund, decision and priorities are of grants; this tie is not counted as one.")
    else:
        wrong = _doubts(read, place_id, draft, today)
    return More(sections=(Section("To look at", tuple(wrong), "look"),)) if wrong else More()


def _doubts(read: Reader, place_id: str, draft: LinkDraft, today: date) -> list[str]:
    told = []
    if "loan" in draft.what.casefold().split():
        told.append("Its words say that it is a loan: money that is to come back is a placement, and no grant.")
    if draft.amount is not None and draft.amount < 0:
        told.append("An amount below nothing is in no sum.")
    if draft.since and draft.since > today:
        told.append(f"It is awarded on {day(draft.since)}, which is to come.")
    sql = (
        "SELECT f.title, f.opens, f.closes, lower(a.slug) AS holder, a.name FROM fund f "
        "LEFT JOIN actor a ON a.id = f.holder_id WHERE f.place_id = :p AND lower(f.slug) = lower(:s)"
    )
    for row in read.rows(sql, p=place_id, s=draft.fund) if draft.fund else ():
        if odd := outside(draft.since, to_day(row["opens"]), to_day(row["closes"])):
            told.append(f"{odd[:1].upper()}{odd[1:]} ({row['title']}).")
        if row["holder"] and row["holder"] != draft.source.casefold():
            told.append(f"{row['title']} is held by {row['name']}, and this grant came from somebody else.")
    return told
