"""What has to stand beside the headline of an account, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from convene.core.account.shape import Account
from convene.core.account.words import waiting
from convene.core.measurement_vocabulary import AccountStatus
from convene.core.vocabulary import Verification
from convene.text import plural


def checked(level: Verification, by: str, on: date | None) -> str:
    """Who checked it, as it stands on the front."""
    when = f" on {on.day} {on:%B %Y}" if on else ""
    if level is Verification.independent:
        return f"Independently verified by {by}{when}."
    if level is Verification.peer:
        return f"Checked by a peer, {by}{when}; not independently verified."
    return "This account is not independently verified."


def labels(account: Account, status: AccountStatus, kept_back: int = 0) -> Iterator[str]:
    """What is open in an account or not in its file, a sentence each."""
    if status is not AccountStatus.published:
        yield "A draft: it has not been published."
    if open_ := waiting(account):
        yield open_
    if undecided := sum(not one.decided for one in account.doubles):
        yield f"{plural(undecided, 'double count')} {'is' if undecided == 1 else 'are'} not decided yet."
    if kept_back:
        yield (
            f"The figures of {plural(kept_back, 'line')} are not in this file, since the licence of their unit values "
            "does not let them be handed on; its totals are without them, its headline is not."
        )
