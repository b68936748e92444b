"""What the account's records see to themselves: each adjustment once for a commitment, and what went out stays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from convene import library
from convene.core.account.valuing import PARTS
from convene.core.measurement_vocabulary import AccountPart
from convene.core.nouns import Draft
from convene.core.nouns.account import ASSUMPTION, AccountDraft, AssumptionDraft, PublishedDraft
from convene.core.views import More
from convene.core.vocabulary import ProxyStatus, ValueKind
from convene.errors import NO, Problem
from convene.services.nouns.handles import Handles
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip


def assumption_guarded(
    write: Writer, place_id: str, record_id: str, old: AssumptionDraft | None, new: AssumptionDraft
) -> None:
    """Raises Problem for an adjustment that the commitment already has: nobody could tell which one holds."""
    if old is not None and (old.commitment.casefold(), old.kind) == (new.commitment.casefold(), new.kind):
        return
    commitment = Handles(write, place_id).resolve(ASSUMPTION.field("commitment"), new.commitment)
    sql = "SELECT slug FROM assumption WHERE place_id = :p AND commitment_id = :c AND kind = :k AND id <> :id"
    if (there := write.value(sql, p=place_id, c=commitment, k=new.kind, id=record_id)) is not None:
        words = f"{new.kind.label} of {new.commitment} is set already"
        raise Problem(
            f"{words}.", "Nothing was changed.", hint=f"Change that one instead: convene edit assumption {there}.",
            fields={"kind": words}, exit_code=NO,
        )  # fmt: skip


def account_guarded(write: Writer, place_id: str, record_id: str, old: AccountDraft | None, new: AccountDraft) -> None:
    """Raises Problem for a price year that neither the index that comes along nor the account's own years have: nothing
    could be told in its money."""
    if new.price_year is None or (old is not None and (old.price_year, old.prices) == (new.price_year, new.prices)):
        return
    shipped = library.price_index().years
    if new.price_year not in shipped and new.price_year not in {one.year for one in new.prices}:
        words = f"the price index has {min(shipped)} to {max(shipped)}, and not {new.price_year}"
        raise Problem(
            f"{words[:1].upper()}{words[1:]}.", "Nothing was changed.",
            hint="Give the account that year under Price index, with where it was read, or leave the price year out.",
            fields={"price_year": words}, exit_code=NO,
        )  # fmt: skip


def commitment_hint(read: Reader, place_id: str, commitment: str) -> str:
    """What to say under a commitment whose value is to be adjusted: whether there is any."""
    found = read.one(
        "SELECT c.legally_required, m.slug, m.proxy_gbp, m.proxy_status, m.value_kind FROM commitment c "
        "LEFT JOIN measure m ON m.id = c.measure_id WHERE c.place_id = :p AND c.slug = :s",
        p=place_id, s=commitment,
    )  # fmt: skip
    if found is None:
        return ""
    if found["legally_required"]:
        return "The law asks for it anyway, so it is never valued and nothing is taken off."
    if found["slug"] is None:
        return "It has no measure, so it has no value that could be adjusted."
    valued = found["proxy_gbp"] is not None or found["proxy_status"] == ProxyStatus.face_value
    if not valued or PARTS[ValueKind(found["value_kind"])] is AccountPart.counted:
        return f"{found['slug']} has no unit value: it is counted, and an adjustment changes no figure."
    return ""


def published_guarded(
    write: Writer, place_id: str, record_id: str, old: PublishedDraft | None, new: PublishedDraft
) -> None:
    """Raises Problem for whatever would make or change a published account otherwise than by publishing."""
    if old is not None and old == new:
        return
    raise Problem(
        "A published account is not changed." if old else "An account goes out by publishing it, not by hand.",
        hint="Put right what is wrong, as a correction, and publish again: convene publish account.",
        exit_code=NO,
    )


def published_leaving(write: Writer, ids: Sequence[str]) -> None:
    """Raises Problem: what was published was handed out."""
    raise Problem(
        "A published account stays: others have it.", "Nothing was removed.",
        hint="If it was a slip, undo what published it. Otherwise write a correction and publish again.",
        exit_code=NO,
    )  # fmt: skip


def account_leaving(write: Writer, ids: Sequence[str]) -> None:
    """Raises Problem for an account that was published: what went out would hang in the air."""
    for account_id in ids:
        sql = "SELECT a.title FROM account a JOIN published_account p ON p.account_id = a.id WHERE a.id = :id"
        if (title := write.value(sql, id=account_id)) is not None:
            raise Problem(
                f"“{clip(str(title), 60)}” was published, so it stays.", "Nothing was removed.",
                hint="Write a correction, or begin the account of the next cycle.", exit_code=NO,
            )  # fmt: skip


def account_hint(read: Reader, place_id: str, word: str) -> str:
    """What to say under a price year that is being typed, where the price index does not have it."""
    if not word.strip().isdigit():
        return ""
    years = library.price_index().years
    if int(word) in years:
        return ""
    return (
        f"The price index has {min(years)} to {max(years)}. Add {word.strip()} below, with its source, or nothing can "
        "be brought into its money."
    )


def published_more(read: Reader, place_id: str, record_id: str, draft: Draft, today: date) -> More:
    """Its file is to be written out and checked, not read in a column."""
    return More(hides=("text",))
