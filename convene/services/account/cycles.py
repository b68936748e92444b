"""The account of one cycle beside that of another: as they were published, or as the newest stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from convene.core.account.compared import Compared, compared
from convene.core.nouns.account import AccountDraft
from convene.errors import NO, Problem
from convene.services.account import filed, published
from convene.services.account.account import choose
from convene.services.nouns import records
from convene.store.reader import Reader

if TYPE_CHECKING:
    from convene.core.account.document import AccountFile


def cycles(read: Reader, place_id: str) -> tuple[int, ...]:
    """The cycles that have an account, the first one first."""
    sql = "SELECT DISTINCT cycle FROM account WHERE place_id = :p ORDER BY cycle"
    return tuple(int(row["cycle"]) for row in read.rows(sql, p=place_id))


def several(read: Reader, place_id: str) -> bool:
    """Whether two cycles have an account in whose period something was counted."""
    sql = (
        "SELECT count(DISTINCT a.cycle) FROM account a WHERE a.place_id = :p AND EXISTS (SELECT 1 FROM observation o "
        "WHERE o.place_id = a.place_id AND o.period_end BETWEEN a.period_start AND a.period_end)"
    )
    return int(read.value(sql, p=place_id)) > 1


def beside(read: Reader, place_id: str, word: str, cycle: int | None, today: date) -> Compared:
    """An account (handle or title; the latest that counted something when "") beside that of another ``cycle`` (the
    one before it when None), the earlier one first. Raises Problem."""
    account_id = choose(read, place_id, word) if word else _latest(read, place_id, today)
    if not account_id:
        raise Problem("There is no account yet.", hint="Add one: convene add account TITLE.", exit_code=NO)
    mine = cast(AccountDraft, records.load(read, "account", account_id))
    if cycle is None:
        before = [one for one in cycles(read, place_id) if one < mine.cycle]
        if not before:
            raise Problem(
                "There is only one cycle with an account.", hint="After the next one the two stand side by side here.",
                exit_code=NO,
            )  # fmt: skip
        cycle = before[-1]
    if cycle == mine.cycle:
        raise Problem(f"That is the account of cycle {cycle} itself.", hint="Name another cycle.", exit_code=NO)
    one, other = _file(read, place_id, account_id, today), _of_cycle(read, place_id, cycle, today)
    return compared(*sorted((one, other), key=lambda each: (each.cycle, each.period_end)))


def _latest(read: Reader, place_id: str, today: date) -> str:
    """The latest account in whose period something was counted; the latest of all where nothing was."""
    sql = (
        "SELECT a.id FROM account a WHERE a.place_id = :p AND EXISTS (SELECT 1 FROM observation o WHERE "
        "o.place_id = a.place_id AND o.period_end BETWEEN a.period_start AND a.period_end) "
        "ORDER BY a.cycle DESC, a.period_end DESC, a.id DESC"
    )
    found = read.one(sql, p=place_id)
    return str(found["id"]) if found else choose(read, place_id, "")


def _file(read: Reader, place_id: str, account_id: str, today: date) -> AccountFile:
    """The account as it went out while the book still says that, else as it stands."""
    made = filed.build(read, place_id, account_id, today)
    sent = filed.as_it_went_out(read, place_id, made)
    return (sent or made).document


def _of_cycle(read: Reader, place_id: str, cycle: int, today: date) -> AccountFile:
    """What was published last of a cycle; the account as it stands where nothing was."""
    sql = "SELECT a.id FROM account a WHERE a.place_id = :p AND a.cycle = :c ORDER BY a.period_end DESC, a.id DESC"
    found = read.one(sql, p=place_id, c=cycle)
    sent = [one for one in published.files(read, place_id) if one.cycle == cycle]
    if sent:
        return sent[-1]
    if found is None:
        there = ", ".join(str(one) for one in cycles(read, place_id))
        raise Problem(f"No account is of cycle {cycle}.", hint=f"There are accounts of cycle {there}.", exit_code=NO)
    return _file(read, place_id, str(found["id"]), today)
