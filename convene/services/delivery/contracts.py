"""Contracts to come, whom they could suit, and their steps from planned to awarded."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from convene.core import status_steps
from convene.core.delivery.contracts import Bidder, coming, remarks, suited, suited_words
from convene.core.delivery_vocabulary import ContractStatus
from convene.core.engagement.size_band import band_of
from convene.core.nouns import Draft
from convene.core.nouns.procurement import ContractDraft
from convene.core.status_steps import Question, Step
from convene.core.views import More, Section
from convene.core.vocabulary import ActorType, Choice
from convene.files.documents.blocks import Paper
from convene.files.printed.clinic import Lot, clinic_paper
from convene.services.delivery import readiness
from convene.services.maintenance import altered_values
from convene.services.nouns import records
from convene.services.nouns.hooks import Steps
from convene.store.reader import Reader
from convene.store.writer import Writer

_MOST = 12
"""Actors that a detail names one by one."""


@dataclass(frozen=True, slots=True)
class Coming:
    """A contract to come, with whom it could suit."""

    contract: ContractDraft
    buyer: str
    suited: tuple[Bidder, ...]
    remarks: tuple[str, ...]

    @property
    def says(self) -> str:
        return suited_words(self.contract, self.suited)


def pipeline(read: Reader, place_id: str, today: date, handle: str = "") -> list[Coming]:
    """The contracts that can be bid for now or later, the next bids first; ``handle`` asks for one, however it
    stands."""
    every = [cast("ContractDraft", one) for _, one in records.load_all(read, place_id, "contract")]
    wanted = [one for one in every if one.slug == handle] if handle else coming(every)
    if not wanted:
        return []
    bidders = _bidders(read, place_id)
    names = {one.handle: one.name for one in bidders}
    return [
        Coming(one, names.get(one.buyer, one.buyer), tuple(suited(one, bidders)), remarks(one, today)) for one in wanted
    ]


def clinic(read: Reader, place_id: str, today: date, contract: str = "") -> Paper:
    """The sheet for a clinic, of one contract (a handle or an exact name) or of all to come. Raises Problem when there
    is no such contract."""
    altered_values.refuse(read, place_id)
    handle = ""
    if contract:
        draft = records.load(read, "contract", records.find(read, place_id, "contract", contract))
        handle = str(getattr(draft, "slug", ""))
    lots = [
        Lot(one.contract, one.buyer, one.suited, one.says, one.remarks)
        for one in pipeline(read, place_id, today, handle)
    ]
    asking = sorted((one for one in _bidders(read, place_id) if one.help), key=lambda one: one.name.casefold())
    place = str(read.value("SELECT name FROM place WHERE id = :p", p=place_id))
    return clinic_paper(lots, asking, place, f"{today.day} {today:%B %Y}")


def _bidders(read: Reader, place_id: str) -> list[Bidder]:
    looks = readiness.looks_of(read, place_id)
    found = []
    for _, draft in records.load_all(read, place_id, "actor"):
        one = cast("Any", draft)
        kinds: tuple[ActorType, ...] = tuple(dict.fromkeys((one.primary_type, *one.secondary_types)))
        size = band_of(one.headcount, one.turnover, one.balance_sheet, one.size_year)
        found.append(Bidder(one.slug, one.name, kinds, size.band.label if size else "", looks.get(one.slug)))
    return found


def more(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """Whom it could suit, the readiest first, and what to mind."""
    assert isinstance(draft, ContractDraft)
    sections = []
    if told := remarks(draft, today):
        sections.append(Section("To look at", told, "look"))
    if draft.status in (ContractStatus.planned, ContractStatus.open):
        fit = suited(draft, _bidders(read, place_id)) if draft.suits else []
        lines = [suited_words(draft, fit), *(one.words for one in fit[:_MOST])]
        if len(fit) > _MOST:
            lines.append(f"and {len(fit) - _MOST} more; convene export clinic has them all")
        sections.append(Section("Who could bid", tuple(lines)))
    return More((), tuple(sections))


def _ways(draft: Draft) -> tuple[Step, ...]:
    return status_steps.of_contract(cast("ContractDraft", draft).status)


def _questions(read: Reader, place_id: str, record_id: str, draft: Draft, to: Choice) -> tuple[Question, ...]:
    if to is not ContractStatus.awarded or cast("ContractDraft", draft).awarded_to:
        return ()
    why = "an actor of the place by its name or handle; a dot where it is nobody here"
    return (Question("winner", "Who won it?", why, "Basin Growers", stays_open=True),)


def _taken(
    write: Writer, place_id: str, record_id: str, draft: Draft, to: Choice, answers: Mapping[str, str]
) -> ContractDraft:
    old = cast("ContractDraft", draft)
    changed: dict[str, Any] = {"status": to}
    said = answers.get("winner", "").strip()
    if said and said != status_steps.OPEN:
        found = records.find(write, place_id, "actor", said)
        changed["awarded_to"] = str(getattr(records.load(write, "actor", found), "slug", ""))
    if to in (ContractStatus.planned, ContractStatus.open):
        changed["awarded_to"] = ""  # it can be bid for again; the history keeps who had won
    return old.model_copy(update=changed)


STEPS = Steps(_ways, _questions, _taken, each=frozenset({"winner"}))
