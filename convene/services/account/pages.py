"""What the screens and commands of the account are handed: the account, what was told, who checked it, what it cost."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import cast

from convene.core.account.shape import Account, Range
from convene.core.account.words import headline
from convene.core.measurement_vocabulary import AccountPart, AccountStatus
from convene.core.nouns.account import AccountDraft
from convene.core.vocabulary import Verification
from convene.services.account import importance
from convene.services.account.account import choose, read_account
from convene.services.account.importance import Ranking
from convene.services.account.told import Voices, voices
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.text import count, pounds

UNVERIFIED = "Not independently verified."


@dataclass(frozen=True, slots=True)
class AccountPage:
    """An account in full. ``account_id`` is "" while nobody wrote its terms down; ``label`` says who checked it,
    ``verified`` whether somebody independent did. ``harm`` is what stands in the account itself; ``since`` tells the
    headline that went out, where it is another by now."""

    account_id: str
    title: str
    account: Account
    label: str = UNVERIFIED
    verified: bool = False
    status: AccountStatus = AccountStatus.draft
    voices: Voices = field(default_factory=Voices)
    harm: str = ""
    harm_asked: bool = False
    costs: Decimal = Decimal(0)
    cost_words: str = ""
    ratio: str = ""
    ranking: Ranking = field(default_factory=Ranking)
    published: int = 0
    corrections: int = 0
    since: str = ""

    @property
    def period(self) -> str:
        """From when until when, in words."""
        terms = self.account.terms
        return f"{_day(terms.start)} to {_day(terms.end)}"


def page(read: Reader, place_id: str, account_id: str, today: date) -> AccountPage:
    """An account by its id, or the one meant where "" is given: the latest, or one with the usual terms."""
    account_id = account_id or choose(read, place_id, "")
    found = read_account(read, place_id, account_id, today)
    told = voices(read, place_id, found.terms.start, found.terms.end)
    if not account_id:
        return AccountPage("", "The account so far", found, voices=told, cost_words="No costs are entered yet.")
    draft = cast("AccountDraft", records.load(read, "account", account_id))
    costs = sum((one.amount for one in draft.costs), Decimal(0))
    label, verified = checked(draft)
    return AccountPage(
        account_id, draft.title, found, label, verified, draft.status, told, draft.harm, draft.harm_asked, costs,
        cost_words(draft), ratio(found, draft), importance.ranking(read, place_id, draft.importance, found),
        _many(read, "published_account", account_id), _many(read, "correction", account_id),
        _since(read, account_id, headline(found)),
    )  # fmt: skip


def _since(read: Reader, account_id: str, now: str) -> str:
    """What the latest that went out said, where the account says something else by now."""
    row = read.one(
        "SELECT headline, published_on FROM published_account WHERE account_id = :a ORDER BY number DESC LIMIT 1",
        a=account_id,
    )
    if row is None or row["headline"] == now:
        return ""
    when = _day(date.fromisoformat(row["published_on"]))
    said = row["headline"].partition(" of value in ")[0]
    said = row["headline"] if now.startswith(said) else said  # what differs has to be in it
    return f"Not as it went out on {when}: {said[:1].lower()}{said[1:].rstrip('.')}."


def _many(read: Reader, noun: str, account_id: str) -> int:
    return int(read.value(f'SELECT count(*) FROM "{noun}" WHERE account_id = :a', a=account_id) or 0)


def checked(draft: AccountDraft) -> tuple[str, bool]:
    """Who checked an account in words, and whether it was somebody independent."""
    if draft.verification is Verification.none:
        return UNVERIFIED, False
    on = f" on {_day(draft.verified_on)}" if draft.verified_on else ""
    if draft.verification is Verification.independent:
        return f"Checked independently by {draft.verified_by}{on}.", True
    return f"Looked at by peers ({draft.verified_by}{on}). {UNVERIFIED}", False


def cost_words(draft: AccountDraft) -> str:
    """What it took, in words."""
    if not draft.costs:
        return "No costs are entered yet."
    total = sum((one.amount for one in draft.costs), Decimal(0))
    kind = sum((one.amount for one in draft.costs if one.in_kind), Decimal(0))
    said = f"It took {pounds(total)}{f', {pounds(kind)} of it in kind' if kind else ''}."
    return said if draft.costs_complete else f"{said} Not all costs are in, so value is not told for each pound."


def ratio(account: Account, draft: AccountDraft) -> str:
    """Value for each pound, of the value line alone, with its range; "" while not all costs are in."""
    costs = sum((one.amount for one in draft.costs), Decimal(0))
    settled = any(one.net is not None and one.part is AccountPart.worth for one in account.lines)
    if not draft.costs_complete or costs <= 0 or not settled:
        return ""
    one = Range(*(end / costs for end in (account.value.low, account.value.central, account.value.high)))
    spread = f" (£{_tenth(one.low)} to £{_tenth(one.high)})" if one.low != one.high else ""
    return f"£{_tenth(one.central)} of value for each £1 it took{spread}"


def _tenth(value: Decimal) -> str:
    return count(value.quantize(Decimal("0.1")))


def _day(when: date) -> str:
    return f"{when.day} {when:%b %Y}"
