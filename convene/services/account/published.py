"""The accounts that went out, byte for byte."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from convene.core.nouns.account import PublishedDraft
from convene.errors import Problem
from convene.services.nouns import records

if TYPE_CHECKING:
    from convene.core.account.document import AccountFile
    from convene.store.reader import Reader


def every(read: Reader, place_id: str, account: str = "") -> tuple[PublishedDraft, ...]:
    """What was published of a place, or of one account (its handle), the first one first."""
    found = cast("list[tuple[str, PublishedDraft]]", records.load_all(read, place_id, "published_account"))
    mine = [one for _, one in found if not account or one.account.casefold() == account.casefold()]
    return tuple(sorted(mine, key=lambda one: (one.published_on, one.number)))


def latest(read: Reader, place_id: str, account: str) -> PublishedDraft | None:
    """What was published last of an account, if anything was."""
    found = every(read, place_id, account)
    return max(found, key=lambda one: one.number) if found else None


def find(read: Reader, place_id: str, word: str) -> PublishedDraft | None:
    """A published account by its handle (``first-year-2``), hash or id; None where there is none by that."""
    said = word.strip().casefold()
    for record_id, one in records.load_all(read, place_id, "published_account"):
        found = cast(PublishedDraft, one)
        if said in (found.slug.casefold(), found.sha256, record_id):
            return found
    return None


def text_of(one: PublishedDraft) -> str:
    """Its file, byte for byte. Raises Problem when it is not what went out."""
    if found := one.faults():
        raise Problem(
            f"Account {one.number} is not what was published.", f"{found['text'].capitalize()}.",
            hint="Something other than Convene wrote in the book. Bring back a backup: convene restore.",
        )  # fmt: skip
    return one.text


def file_of(one: PublishedDraft) -> AccountFile:
    """What it says. Raises Problem when it is not what went out."""
    return _loaded(text_of(one))


def files(read: Reader, place_id: str) -> tuple[AccountFile, ...]:
    """What every account of a place said that went out, the first one first."""
    return tuple(file_of(one) for one in every(read, place_id))


@lru_cache(maxsize=8)
def _loaded(text: str) -> AccountFile:
    from convene.files import account_file

    return account_file.loads(text)
