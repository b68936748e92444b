"""The account as its file: everything it must state, gathered from the book as it may leave it, and sealed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, cast

from convene import __version__
from convene.core.account import labels
from convene.core.account.document import SCHEMA, VERSION, AccountFile
from convene.core.account.filing import (
    double_keys,
    kept,
    line_keys,
    settled_keys,
    swing_keys,
    terms_keys,
    totals_keys,
)
from convene.core.account.sensitivity import swings
from convene.core.account.shape import Account, Line, Swing
from convene.core.account.words import discounting, headline
from convene.core.engagement.small_counts import FEWEST
from convene.core.framework.licences import why_fenced
from convene.core.manifesto.shape import shape_of
from convene.core.measurement_vocabulary import AccountPart, AccountStatus
from convene.core.nouns.account import AccountDraft
from convene.core.vocabulary import CommitmentStatus
from convene.errors import Problem
from convene.files import account_file
from convene.files.toml import key_words
from convene.services.account import published
from convene.services.account.account import read_account
from convene.services.account.beside import beside
from convene.services.codesign.framework_fence import Fence
from convene.services.maintenance import altered_values
from convene.services.manifesto.contents import Contents
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.text import plural

_TOP = 10
_AFTER = ("issued", "tool", "number", "status", "labels", "content_sha256", "earlier")
"""Keys that say when and as what it was written."""


@dataclass(frozen=True, slots=True)
class Filed:
    """The account, its file, and what is to be said of it to whoever writes it out."""

    document: AccountFile
    toml: str
    says: tuple[str, ...] = ()


def build(
    read: Reader,
    place_id: str,
    account_id: str,
    today: date,
    *,
    number: int | None = None,
    earlier: Mapping[str, Any] | None = None,
) -> Filed:
    """The account as it stands. ``number`` is that of the one being published, ``earlier`` what is not the same since
    the one before it, under the file's keys. Raises Problem when the book holds a value that no field can, and when
    nothing was counted."""
    altered_values.refuse(read, place_id)
    terms = cast(AccountDraft, records.load(read, "account", account_id))
    found = read_account(read, place_id, account_id, today)
    if not any(one.claim.actuals for one in found.lines):
        raise Problem(
            "There is nothing to account for yet: nothing was counted in its period.",
            f"“{terms.title}” is about {terms.period_start} to {terms.period_end}.",
            hint="Add what was counted (convene add observation, or import a list), or correct the account's period.",
        )
    gathered = Contents(read, place_id)
    status = AccountStatus.published if number else _unpublished(terms.status)
    said = _Said(gathered, found, terms, status)
    more, left_out = beside(read, place_id, terms)
    raw = said.keys(today, number) | more | {"earlier": earlier}
    document, flaws = shape_of(AccountFile, {name: value for name, value in raw.items() if value is not None})
    if document is None:
        first = flaws[0]
        raise Problem(
            f"The account cannot be written as a file: {key_words(first.path)}.", first.says or first.kind,
            hint="Correct that in the book first.",
        )  # fmt: skip
    return Filed(document, account_file.dumps(document), (*said.says, *left_out))


def _unpublished(status: AccountStatus) -> AccountStatus:
    """What an account is called whose file is not the one that went out."""
    return AccountStatus.checked if status is AccountStatus.published else status


class _Said:
    """What an account says about itself, under the keys of its file."""

    def __init__(self, book: Contents, account: Account, terms: AccountDraft, status: AccountStatus) -> None:
        self._book, self._account, self._terms, self._status = book, account, terms, status
        self._fence = book.fence
        self._kept_back = {
            one.claim.commitment: why for one in account.lines if (why := _why_kept_back(self._fence, one))
        }

    def keys(self, today: date, number: int | None) -> dict[str, Any]:
        account, terms = self._account, self._terms
        told = [one for one in account.lines if one.claim.commitment not in self._kept_back]
        money = account.terms
        return {
            "schema": SCHEMA, "schema_version": VERSION, "id": terms.slug, "title": terms.title, "cycle": terms.cycle,
            "period_start": terms.period_start, "period_end": terms.period_end, "status": self._status,
            "number": number, "issued": today, "headline": headline(account),
            "labels": list(labels.labels(account, self._status, len(self._kept_back))),
            "tool": f"convene {__version__}",
            "place": self._place(), "convener": self._convener(), "manifesto": None, "framework": self._framework(),
            "heard": self._heard(today), "promises": self._promises(), "verification": self._verification(),
            "terms": terms_keys(money, discounting(money)), "totals": totals_keys(told, len(self._kept_back)),
            "costs_complete": terms.costs_complete,
            "cost": [
                kept({"what": one.what, "amount": one.amount, "paid_by": one.paid_by, "in_kind": one.in_kind})
                for one in terms.costs
            ],
            "line": [self._line(one) for one in account.lines],
            "double_count": [
                double_keys(
                    one, self._fence.words, kept_back=bool(self._kept_back.keys() & set(one.commitments))
                ) for one in account.doubles
            ],
            "double_count_decision": [
                settled_keys(one, stale=one in account.stale) for one in account.decided
            ],
            "sensitivity": [swing_keys(one, self._fence.words) for one in self._swings()],
            "harm_asked": terms.harm_asked, "carries_over": terms.carries_over, "note": terms.note,
        }  # fmt: skip

    @property
    def says(self) -> tuple[str, ...]:
        few = sum(bool(one.claim.groups) and 0 < one.claim.quantity < FEWEST for one in self._account.lines)
        left = (
            [f"Left out: who benefited, on {plural(few, 'line')}, since fewer than {FEWEST} were counted."]
            if few
            else []
        )
        return (*self._fence.says, *left)

    def _line(self, line: Line) -> dict[str, Any]:
        fewest = FEWEST if line.claim.groups else 0
        name = line.claim.commitment
        return line_keys(_fenced(self._fence, line), self._fence.words, self._kept_back.get(name, ""), fewest)

    def _swings(self) -> list[Swing]:
        """What moves the value most. Where figures stay in the book, without what they would tell."""
        found = swings(self._account)[:_TOP]
        if not self._kept_back:
            return list(found)
        held = [one.net for one in self._account.lines if one.claim.commitment in self._kept_back
                and one.part is AccountPart.worth and one.net]  # fmt: skip
        less = sum(one.central for one in held)
        there = [one for one in found if one.of and one.of not in self._kept_back]
        return [replace(one, low=one.low - less, high=one.high - less) for one in there]

    def _place(self) -> dict[str, Any]:
        place = self._book.place
        return kept({
            "name": place.name, "kind": place.kind, "area_codes": list(place.area_codes),
            "population": place.population, "local_means": place.local_means,
        })  # fmt: skip

    def _convener(self) -> dict[str, Any]:
        place = self._book.place
        return {
            **kept({"name": place.convener_name, "sector": place.convener_sector, "role": place.convener_role}),
            "funded_by": list(place.convener_funded_by),
            "conflicts": list(place.convener_conflicts),
        }

    def _framework(self) -> dict[str, Any] | None:
        one = self._book.framework
        if one is None:
            return None
        return kept({"id": one.slug, "version": one.version, "sha256": one.sha256, "licence": one.licence})

    def _heard(self, today: date) -> dict[str, Any]:
        heard = self._book.process(today)
        return {
            "sessions": heard["sessions"], "people": heard["people_heard"],
            "organisations": heard["organisations_heard"], "not_reached": heard["not_reached"],
        }  # fmt: skip

    def _promises(self) -> dict[str, int]:
        accepted = (one for one in self._book.commitments if one.status is not CommitmentStatus.offered)
        kinds: list[CommitmentStatus] = [one.status for one in accepted]
        numbers = {
            "done": CommitmentStatus.done, "late": CommitmentStatus.late, "changed": CommitmentStatus.changed,
            "withdrawn": CommitmentStatus.withdrawn,
        }  # fmt: skip
        found = {name: kinds.count(status) for name, status in numbers.items()}
        return {"promised": len(kinds), **found, "going_on": len(kinds) - sum(found.values())}

    def _verification(self) -> dict[str, Any]:
        one = self._terms
        return kept({
            "level": one.verification, "by": one.verified_by, "on": one.verified_on, "note": one.verification_note,
            "label": labels.checked(one.verification, one.verified_by, one.verified_on),
        })  # fmt: skip


def _why_kept_back(fence: Fence, line: Line) -> str:
    """Why the figures of a line stay in the book: with them its unit value could be worked out."""
    if line.claim.unit_value is None:
        return ""
    code = line.claim.measure
    if fence.closed and code.casefold() in fence.kept_in.get("measure", ()):
        return f"Its unit value stays in the book: {why_fenced(fence.licence)}."
    if code in fence.values:
        return "Its unit value stays in the book, since nothing lets it be handed on."
    return ""


def _fenced(fence: Fence, line: Line) -> Line:
    """The line under the names that may leave the book."""
    if not fence.closed:
        return line
    claim = line.claim
    outcome_in = claim.outcome.casefold() in fence.kept_in.get("outcome", ())
    theme_in = claim.theme.casefold() in fence.kept_in.get("theme", ())
    known, part_of = fence.stand_ins.get(claim.measure.casefold()), fence.code(claim.part_of)
    if part_of.casefold() in fence.kept_in.get("measure", ()):
        part_of = ""
    if known is None and claim.measure.casefold() in fence.kept_in.get("measure", ()):
        known = ("", "")
    said = replace(
        claim,
        measure=known[0] if known else claim.measure, measure_title=known[1] if known else claim.measure_title,
        double_count_group="" if known else claim.double_count_group, part_of=part_of,
        outcome="" if outcome_in else claim.outcome, outcome_title="" if outcome_in else claim.outcome_title,
        theme="" if theme_in else claim.theme, theme_title="" if theme_in else claim.theme_title,
    )  # fmt: skip
    return replace(line, claim=said)


def as_it_went_out(read: Reader, place_id: str, made: Filed) -> Filed | None:
    """What was published last of an account, while the book still says what it did; else None. What people were told
    and what was decided afterwards is no change of it."""
    last = published.latest(read, place_id, made.document.id)
    if last is None:
        return None
    then = published.file_of(last)
    here, there = (_without_answers(one.as_keys()) for one in (made.document, then))
    return Filed(then, published.text_of(last), made.says) if here == there else None


def _without_answers(keys: Mapping[str, Any]) -> dict[str, Any]:
    answers = (*_AFTER, "reply", "response", "correction")
    said = {name: value for name, value in keys.items() if name not in answers}
    # A double count is known by its guard and its commitments: keys of earlier files held ids of the book they were
    # written from, which a copy of the place has not.
    doubles = [{name: value for name, value in one.items() if name != "key"} for one in keys.get("double_count", ())]
    return {**said, "double_count": doubles}
