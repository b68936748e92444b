"""What stands beside the figures in the file of an account: what it rests on, harm, stories, corrections, answers."""

from __future__ import annotations

from typing import Any, cast

from convene.core.account.filing import kept
from convene.core.nouns.account import AccountDraft, CorrectionDraft
from convene.core.nouns.ballots import DecisionDraft
from convene.core.nouns.codesign import ManifestoDraft
from convene.core.nouns.measurement import ReplyDraft
from convene.services.account import published
from convene.services.account.told import is_harm, voices
from convene.services.engagement import what_we_heard
from convene.services.manifesto import versions
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.text import plural


def beside(read: Reader, place_id: str, terms: AccountDraft) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Under the file's keys, and what to say of what was left out. Corrections are those no account told of yet."""
    # As the file has them: those told first stand first.
    found = voices(read, place_id, terms.period_start, terms.period_end)
    harm = [{"text": one.words, "commitment": one.handle, "until": one.until} for one in reversed(found.harm)]
    if is_harm(terms.harm):
        harm.insert(0, {"text": terms.harm})
    agreed = [one for one in reversed(found.stories) if one.printable]
    names = what_we_heard.names(read, place_id)
    safe = [one for one in harm if not what_we_heard.points_to(str(one["text"]), names)]
    stories = [
        kept({"text": one.words, "commitment": one.handle, "by": one.by})
        for one in agreed
        if not what_we_heard.points_to(one.words, names)
    ]
    says = tuple(
        f"Left out: {plural(left, *called)} that {'seems' if left == 1 else 'seem'} to name somebody."
        for left, called in (
            (len(harm) - len(safe), ("harm or surprise", "harms or surprises")),
            (len(agreed) - len(stories), ("story", "stories")),
        )
        if left
    )
    decisions = cast("list[tuple[str, DecisionDraft]]", records.load_all(read, place_id, "decision"))
    replies = cast("list[tuple[str, ReplyDraft]]", records.load_all(read, place_id, "reply"))
    keys = {
        "manifesto": _manifesto(read, place_id, terms),
        "harm": safe,
        "story": stories,
        "correction": [_correction(one) for one in untold(read, place_id)],
        "response": [
            kept({"id": one.slug, "text": one.text, "on": one.decided_on})
            for _, one in decisions
            if one.account.casefold() == terms.slug.casefold()
        ],
        "reply": [
            kept({"kind": one.kind, "text": one.text, "told": one.told, "on": one.sent_on})
            for _, one in replies
            if one.account.casefold() == terms.slug.casefold()
        ],
    }
    return keys, says


def untold(read: Reader, place_id: str) -> list[CorrectionDraft]:
    """The corrections that no published account has told of yet, the first one first."""
    told = {(one.on, one.what) for file in published.files(read, place_id) for one in file.corrections}
    found = cast("list[tuple[str, CorrectionDraft]]", records.load_all(read, place_id, "correction"))
    mine = [one for _, one in found if (one.corrected_on, one.what) not in told]
    return sorted(mine, key=lambda one: (one.corrected_on, one.what))


def _correction(one: CorrectionDraft) -> dict[str, Any]:
    return kept({
        "what": one.what, "on": one.corrected_on, "commitment": one.commitment, "was": one.was, "now": one.now,
        "why": one.why, "asked_by": one.asked_by,
    })  # fmt: skip


def _manifesto(read: Reader, place_id: str, terms: AccountDraft) -> dict[str, Any] | None:
    """The manifesto it accounts for, and of it the version that was in force when its period ended."""
    found = records.load_all(read, place_id, "manifesto")
    if not found:
        return {"id": terms.manifesto} if terms.manifesto else None
    here = cast(ManifestoDraft, found[0][1])
    if terms.manifesto and terms.manifesto.casefold() != here.slug.casefold():
        return {"id": terms.manifesto}
    frozen = [one for _, one in versions.every(read, place_id) if one.status in versions.IN_FORCE]
    until = [one for one in frozen if one.frozen_on <= terms.period_end] or frozen[:1]
    last = until[-1] if until else None
    return kept({
        "id": here.slug, "title": here.title, "version": last.number if last else None,
        "sha256": last.sha256 if last else "",
    })  # fmt: skip
