"""The account of a place as it stands now: worked out anew whenever it is asked for."""

from __future__ import annotations

from datetime import date

from convene.core.account import compute
from convene.core.account.shape import Account
from convene.errors import NO, Problem
from convene.services.account import reading
from convene.services.account.terms import terms
from convene.store.reader import Reader
from convene.text import clip


def read_account(read: Reader, place_id: str, account_id: str, today: date) -> Account:
    """The account under the terms of a record; with "" that of everything counted so far, in the newest money.

    Sensitivities are left out: ``core.account.sensitivity.swings`` works them out when they are looked at. Raises
    Problem when the record is gone.
    """
    under = terms(read, place_id, account_id, today)
    return compute.account(reading.claims(read, place_id, under, today), reading.decided(read, place_id), under)


def choose(read: Reader, place_id: str, word: str) -> str:
    """The id of the account a word means: its handle, or the start of its title; for "" the latest about whose time
    something was counted, or else the latest.

    "" when there is none and none was asked for. Raises Problem for a word that means none, or several.
    """
    rows = read.rows(
        "SELECT a.id, a.slug, a.title FROM account a WHERE a.place_id = :place ORDER BY CASE WHEN EXISTS ("
        "SELECT 1 FROM observation o WHERE o.place_id = :place "
        "AND o.period_end BETWEEN a.period_start AND a.period_end) "
        "THEN 0 ELSE 1 END, a.cycle DESC, a.period_end DESC, a.id DESC",
        place=place_id,
    )
    if not word.strip():
        return str(rows[0]["id"]) if rows else ""
    said = word.strip().casefold()
    found = [row for row in rows if row["slug"].casefold() == said or row["id"] == word.strip()]
    found = found or [row for row in rows if row["title"].casefold().startswith(said)]
    if len(found) == 1:
        return str(found[0]["id"])
    name = clip(word, 40)
    if found:
        raise Problem(
            f"“{name}” may mean {len(found)} accounts.",
            hint=f"Say which: {', '.join(row['slug'] for row in found[:5])}.",
        )
    known = f"There are {', '.join(row['slug'] for row in rows[:5])}." if rows else "Add one: convene add account."
    raise Problem(f"There is no account “{name}”.", hint=known, exit_code=NO)
