"""Publishing the account: its file is kept byte for byte, with what changed since the one before it and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import cast

from convene.core.account.differences import differences
from convene.core.measurement_vocabulary import AccountStatus
from convene.core.nouns.account import AccountDraft, PublishedDraft
from convene.errors import NO, USAGE, Problem
from convene.services.account import filed, published
from convene.services.account.account import choose
from convene.services.account.filed import Filed
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import plural


@dataclass(frozen=True, slots=True)
class ToPublish:
    """What would go out: the number it would have, its headline and what would stand beside it, and what is not the
    same as in the one before (``changes``; none for the first)."""

    account_id: str
    title: str
    number: int
    headline: str
    labels: tuple[str, ...]
    before: PublishedDraft | None = None
    changes: tuple[str, ...] = ()

    @property
    def same(self) -> bool:
        return self.before is not None and not self.changes


def look(read: Reader, place_id: str, word: str, today: date) -> ToPublish:
    """What publishing an account (handle, id, title; the latest when "") would do. Raises Problem."""
    account_id = _chosen(read, place_id, word)
    terms = cast(AccountDraft, records.load(read, "account", account_id))
    before = published.latest(read, place_id, terms.slug)
    made = filed.build(read, place_id, account_id, today, number=before.number + 1 if before else 1)
    return ToPublish(
        account_id, terms.title, before.number + 1 if before else 1, made.document.headline,
        (made.document.verification.label, *made.document.labels), before,
        _changes(before, made) if before else (),
    )  # fmt: skip


def publish(write: Writer, place_id: str, word: str = "", *, why: str = "") -> PublishedDraft:
    """Publish an account (handle, id or title; the latest when ""), in one change; what went out.

    What is not settled goes out with its label. From the second time on ``why`` is needed: it stands in the file, with
    what is not the same in words. Raises Problem when nothing was counted, nothing changed, or the reason is missing.
    """
    write.place_id = place_id
    account_id = _chosen(write, place_id, word)
    terms = cast(AccountDraft, records.load(write, "account", account_id))
    before = published.latest(write, place_id, terms.slug)
    number = before.number + 1 if before else 1
    made = filed.build(write, place_id, account_id, write.today, number=number)
    if before is not None:
        made = _again(write, place_id, account_id, before, made, why)
    draft = PublishedDraft(
        slug=f"{terms.slug[:70]}-{number}", account=terms.slug, number=number, published_on=write.today, why=why,
        headline=made.document.headline, sha256=sha256(made.toml.encode()).hexdigest(), text=made.toml,
    )  # fmt: skip
    if terms.status is not AccountStatus.published:
        new = terms.model_copy(update={"status": AccountStatus.published})
        records.put(write, place_id, "account", account_id, terms, new)
    records.add_many(write, place_id, {"published_account": [("", draft)]})
    write.label = f"Published account {number}: {terms.title}"
    write.why = why
    return draft


def _chosen(read: Reader, place_id: str, word: str) -> str:
    if account_id := choose(read, place_id, word):
        return account_id
    raise Problem(
        "There is no account yet: nobody has said which period it is about.",
        hint="Add one: convene add account 'What changed' --period-start DAY --period-end DAY.", exit_code=NO,
    )  # fmt: skip


def _again(write: Writer, place_id: str, account_id: str, before: PublishedDraft, made: Filed, why: str) -> Filed:
    """The account with what changed since the one before it. Raises Problem where nothing did, or nobody says why."""
    changes = _changes(before, made)
    if not changes:
        raise Problem(
            f"Nothing has changed since account {before.number} was published.",
            hint=f"convene export account {before.slug} writes that file out.", exit_code=NO,
        )  # fmt: skip
    if not why.strip():
        raise Problem(
            f"Another account than number {before.number} needs its reason.", "\n".join(_few(changes)),
            hint="Say why (convene publish account --why '…'): it stands in the file.",
            fields={"why": "needed: everybody who reads the account reads it"}, exit_code=USAGE,
        )  # fmt: skip
    earlier = {
        "number": before.number, "sha256": before.sha256, "headline": before.headline, "why": why,
        "changes": list(changes),
    }  # fmt: skip
    return filed.build(write, place_id, account_id, write.today, number=made.document.number, earlier=earlier)


def _changes(before: PublishedDraft, made: Filed) -> tuple[str, ...]:
    return differences(published.file_of(before), made.document)


def _few(changes: Sequence[str], most: int = 12) -> list[str]:
    more = [f"And {plural(len(changes) - most, 'more difference')}."] if len(changes) > most else []
    return [*changes[:most], *more]


def labels_of(read: Reader, one: PublishedDraft) -> tuple[str, ...]:
    """What stands beside the headline of an account that went out."""
    file = published.file_of(one)
    return (file.verification.label, *file.labels)
