"""A report on an account, gathered from the book: everything its documents tell, and nothing that must stay in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, cast

from convene import __version__
from convene.core.account.report import Check, Cost, Report, Settled
from convene.core.account.sensitivity import swings
from convene.core.nouns.account import AccountDraft
from convene.core.vocabulary import Verification
from convene.services.account import filed
from convene.services.account.account import choose, read_account
from convene.services.account.papers import around
from convene.services.account.papers.fencing import fenced
from convene.services.codesign import framework_base, framework_fence
from convene.services.engagement import what_we_heard
from convene.services.maintenance import altered_values
from convene.services.nouns import records
from convene.text import clip

if TYPE_CHECKING:
    from convene.core.account.shape import Account, Terms
    from convene.store.reader import Reader


def report(read: Reader, place_id: str, word: str, today: date) -> tuple[Report, tuple[str, ...]]:
    """The report on the account a word means ("": the latest; without any, everything counted so far), and what stayed
    in the book. Raises Problem for a word that means no account, and for a book with values that cannot be."""
    altered_values.refuse(read, place_id)
    account_id = choose(read, place_id, word)
    record = cast("AccountDraft", records.load(read, "account", account_id)) if account_id else None
    place = read.one("SELECT * FROM place WHERE id = :p", p=place_id)
    assert place is not None
    found = read_account(read, place_id, account_id, today)
    fence = framework_fence.fence(read, place_id)
    account, kept_in = fenced(replace(found, swings=tuple(swings(found))), fence)
    harm = {"harm": record.harm, "harm_asked": record.harm_asked} if record else {}
    stories, left_out, harmed = around.told(read, place_id, account.terms, harm, what_we_heard.names(read, place_id))
    published = _published(read, place_id, account_id, today)
    made = Report(
        record.title if record else f"What was counted, {_span(account.terms)}", place["name"],
        record.cycle if record else place["cycle"], today, account,
        who=tuple((label, said) for label, said in (
            ("Convened by", place["convener_name"] or "not told"), ("Their part", place["convener_role"]),
            ("Paid by", around.lines_of(place["convener_funded_by"]) or "not told"),
            ("Conflicts", around.lines_of(place["convener_conflicts"]) or "none told"),
            ("To ask", " · ".join(filter(None, (place["convener_contact_role"], place["convener_contact"])))),
        ) if said),
        heard=around.heard(read, place_id, place), promises=around.promises(read, place_id, account),
        titles={one.claim.commitment: one.claim.title for one in account.lines},
        settled=_settled(read, place_id, account), harm=harmed, stories=stories, stories_left_out=left_out,
        follows=around.follows(read, account_id, fence), corrections=around.corrections(read, place_id, account_id),
        basis=_basis(read, place_id, record, published), mark=published[0], kept_in=kept_in,
    )  # fmt: skip
    return (_of_record(made, record, read, place_id) if record else made), fence.says


def _of_record(made: Report, record: AccountDraft, read: Reader, place_id: str) -> Report:
    return replace(
        made,
        check=Check(
            record.verification, record.verified_by if record.verification is not Verification.none else "",
            record.verified_on, record.verification_note,
        ),
        carries_over=record.carries_over, note=record.note,
        costs=tuple(Cost(one.what, one.amount, one.paid_by, one.in_kind) for one in record.costs),
        costs_complete=record.costs_complete, ranking=_ranking(read, place_id, record.importance),
    )  # fmt: skip


def _span(terms: Terms) -> str:
    return f"{terms.start:%B %Y} to {terms.end:%B %Y}"


def _settled(read: Reader, place_id: str, account: Account) -> tuple[Settled, ...]:
    rows = read.rows("SELECT slug, decided_on, decided_by FROM double_count WHERE place_id = :p", p=place_id)
    known = {row["slug"].casefold(): row for row in rows}
    stale = {one.handle for one in account.stale}
    found = []
    for one in account.decided:
        row = known.get(one.handle.casefold())
        if one.handle not in stale and row:
            when = date.fromisoformat(row["decided_on"]) if row["decided_on"] else None
            found.append(Settled(one, row["decided_by"] or "", when))
    return tuple(found)


def _published(read: Reader, place_id: str, account_id: str, today: date) -> tuple[str, str]:
    """The hash of the file that went out last, "" where the book says something else by now; and when that was."""
    row = read.one(
        "SELECT number, published_on, sha256 FROM published_account WHERE account_id = :a ORDER BY number DESC LIMIT 1",
        a=account_id,
    )
    if row is None:
        return "", ""
    when = date.fromisoformat(row["published_on"])
    said = f"number {row['number']}, on {when.day} {when:%B %Y}; file {row['sha256']}"
    if filed.as_it_went_out(read, place_id, filed.build(read, place_id, account_id, today)) is None:
        return "", f"{said}. The book has changed since, so what stands here is a draft of the next"
    return row["sha256"], said


def _basis(
    read: Reader, place_id: str, record: AccountDraft | None, published: tuple[str, str]
) -> tuple[tuple[str, str], ...]:
    head = framework_base.head(read, place_id)
    version = read.one(
        "SELECT number, manifesto, sha256 FROM version WHERE place_id = :p ORDER BY number DESC LIMIT 1", p=place_id
    )
    named = record.manifesto if record else ""
    manifesto = named
    if version:
        manifesto = f"{named or version['manifesto']}, version {version['number']}, {version['sha256']}"
    framework = f"{head.title} {head.version} ({head.licence or 'no licence stated'})" if head else ""
    if head and head.sha256:
        framework += f", {head.sha256}"
    pairs = (
        ("Manifesto", manifesto or "none was frozen"), ("Framework", framework or "none"),
        ("Program", f"Convene {__version__}"), ("Published", published[1]),
    )  # fmt: skip
    return tuple(pair for pair in pairs if pair[1])


def _ranking(read: Reader, place_id: str, ballot: str) -> str:
    """What residents said matters most, as the ballot's decision has it."""
    if not ballot:
        return ""
    said = read.value(
        "SELECT d.result FROM decision d JOIN ballot b ON b.id = d.ballot_id WHERE b.place_id = :p AND b.slug = :s "
        "ORDER BY d.decided_on DESC, d.id DESC LIMIT 1",
        p=place_id, s=ballot,
    )  # fmt: skip
    return clip(str(said), 400) if said else ""
