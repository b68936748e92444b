"""Editing the place's copy of the framework: what a change of a measure brings with it, versions, and codes offered."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import count
from typing import TYPE_CHECKING, cast

from convene import library
from convene.core.framework.differences import Difference
from convene.core.framework.versions import MEANS, next_version, numbers
from convene.core.nouns.framework import EditionDraft, FrameworkDraft, MeasureDraft
from convene.core.status_steps import Question
from convene.core.vocabulary import ProxyStatus, ValueKind
from convene.errors import NO, USAGE, Problem
from convene.services.codesign import framework_base
from convene.services.codesign.framework_fence import in_use
from convene.services.codesign.framework_import import leaning, refuse_bare_numbers
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import article, clip, units, without_accents
from convene.text import count as number

if TYPE_CHECKING:
    from convene.core.nouns import Draft

FIRST_OWN = 101
"""Numbers of own measures begin here, so that a later version of the framework does not take them."""
_NO_VALUE = {
    "proxy_low": None, "proxy_high": None, "proxy_year": None, "proxy_price_base": "", "proxy_source": "",
    "proxy_source_id": "", "proxy_url": "", "proxy_licence": "",
}  # fmt: skip


# Measures


def measure_guarded(write: Writer, place_id: str, record_id: str, old: MeasureDraft | None, new: MeasureDraft) -> None:
    """Raises Problem for a unit value that would stand for another unit, and for a code of the framework changed."""
    if old is None:
        return
    _code_stays(write, place_id, "measure", old, new)
    if old.unit != new.unit:
        refuse_bare_numbers(write, record_id, old, new)
    if new.unit and old.unit != new.unit and new.proxy_gbp is not None and old.proxy_gbp == new.proxy_gbp:
        words = f"£{number(new.proxy_gbp)} is the value of one {old.unit or 'of something else'}, not of one {new.unit}"
        raise Problem(
            f"{old.slug}: {words}.",
            "Nothing was changed.",
            hint="Take the value out with it (--proxy-gbp ''), or give one for the new unit, with its source.",
            fields={"proxy_gbp": words},
            exit_code=NO,
        )


def outcome_guarded(write: Writer, place_id: str, record_id: str, old: Draft | None, new: Draft) -> None:
    """Raises Problem for a code of the framework changed."""
    _code_stays(write, place_id, "outcome", old, new)


def theme_guarded(write: Writer, place_id: str, record_id: str, old: Draft | None, new: Draft) -> None:
    """Raises Problem for a code of the framework changed."""
    _code_stays(write, place_id, "theme", old, new)


def _code_stays(write: Writer, place_id: str, noun: str, old: Draft | None, new: Draft) -> None:
    """By its code a part is known as the framework's: what came in, what was adapted, and what may be handed on."""
    before, after = (str(getattr(one, "slug", "")) for one in (old, new))
    if not before or after.casefold() in ("", before.casefold()):
        return
    came = framework_base.brought_in(write, place_id)
    if any(before.casefold() in framework_base.codes(one, noun) for one in came):
        words = f"{before} is the framework's own code for it"
        raise Problem(
            f"{words}, so it stays.",
            "Nothing was changed.",
            hint=f"Add {article(noun)} of your own for what you mean{', and adopt that one' * (noun == 'measure')}.",
            fields={"slug": words},
            exit_code=NO,
        )


def measure_reworded(old: MeasureDraft, new: MeasureDraft, why: str, asked_by: str, today: date) -> MeasureDraft:
    """A value that is taken out takes along where it was from; what was said anew beside it stays."""
    if old.proxy_gbp is None or new.proxy_gbp is not None:
        return new
    left = {name: empty for name, empty in _NO_VALUE.items() if getattr(new, name) == getattr(old, name)}
    if new.proxy_status in (ProxyStatus.seen, ProxyStatus.seen_secondary):
        left["proxy_status"] = ProxyStatus.not_found
    if new.value_kind is old.value_kind:
        left["value_kind"] = ValueKind.none
    return new.model_copy(update=left)


def measure_questions(read: Reader, place_id: str, record_id: str, old: Draft, new: Draft) -> tuple[Question, ...]:
    """What is asked before a measure in which something counts gets another unit."""
    before, after = cast(MeasureDraft, old), cast(MeasureDraft, new)
    if not before.unit or before.unit == after.unit or record_id not in in_use(read, place_id):
        return ()
    return (
        Question(
            "why", f"Why does {before.slug} count in {units(after.unit)} now?",
            f"{leaning(read, record_id)}, in {units(before.unit)}, and stays as it is",
        ),
    )  # fmt: skip


def measure_changed(write: Writer, place_id: str, record_id: str, old: Draft | None, new: Draft, why: str) -> None:
    """Tell what leans on a unit that changed, and of a value whose measure was worded anew."""
    if old is None:
        return
    before, after = cast(MeasureDraft, old), cast(MeasureDraft, new)
    if before.unit != after.unit and before.unit and record_id in in_use(write, place_id):
        write.label += f"; {leaning(write, record_id)}, in {units(before.unit)}"
    elif before.title != after.title and after.proxy_gbp is not None:
        write.label += f"; its value of £{number(after.proxy_gbp)} stays: see that it still fits"


def measure_code(read: Reader, place_id: str, draft: Draft, taken: Collection[str]) -> str:
    """A code for a new measure, by its outcome; "" when there is no such outcome."""
    outcome = _code_of(read, place_id, "outcome", str(getattr(draft, "outcome", "")))
    own = re.fullmatch(r"[^\d]*(\d+)", outcome)
    return _free(f"{outcome}.", taken, 1 if own and int(own[1]) >= FIRST_OWN else FIRST_OWN) if outcome else ""


def outcome_code(read: Reader, place_id: str, draft: Draft, taken: Collection[str]) -> str:
    """A code for a new outcome, by its theme; "" when there is no such theme."""
    theme = _code_of(read, place_id, "theme", str(getattr(draft, "theme", "")))
    return _free(theme, taken, FIRST_OWN) if theme else ""


def theme_code(read: Reader, place_id: str, draft: Draft, taken: Collection[str]) -> str:
    """A code for a new theme: the first letters of its words, or of its one word."""
    words = [one for one in re.split(r"[^A-Za-z]+", without_accents(str(getattr(draft, "title", "")))) if one]
    stem = "".join(one[0] for one in words) if len(words) > 1 else "".join(words)[:2]
    stem = (stem or "T").upper()[:4]
    while stem.casefold() in taken:
        stem += "X"
    return stem


def _code_of(read: Reader, place_id: str, noun: str, word: str) -> str:
    sql = f'SELECT slug FROM "{noun}" WHERE place_id = :p AND (lower(slug) = lower(:s) OR id = :s)'
    return str(read.value(sql, p=place_id, s=word) or "")


def _free(stem: str, taken: Collection[str], first: int) -> str:
    return next(code for number in count(first) for code in (f"{stem}{number}",) if code.casefold() not in taken)


def code_hint(read: Reader, place_id: str, outcome: str) -> str:
    """What to say under the outcome of a new measure: the code it would get."""
    taken = {row["slug"].casefold() for row in read.rows("SELECT slug FROM measure WHERE place_id = :p", p=place_id)}
    code = measure_code(read, place_id, MeasureDraft(outcome=outcome, title="", unit=""), taken) if outcome else ""
    return f"Its code will be {code} unless you give one." if code else ""


# Versions


@dataclass(frozen=True, slots=True)
class Standing:
    """The framework's version, what changed since it was kept, and the number that fits; ``known`` is False where the
    version itself is not at hand."""

    title: str
    version: str
    since: tuple[Difference, ...]
    suggested: str
    known: bool = True


def standing(read: Reader, place_id: str) -> Standing:
    """How far the framework has moved from the version last kept. Raises Problem when there is none."""
    head = framework_base.head(read, place_id)
    if head is None:
        raise Problem("This place has no framework.", hint="convene import FILE brings one in.", exit_code=NO)
    kept = framework_base.latest(read, place_id)
    if kept is None or kept.parts is None:
        return Standing(head.title, head.version, (), "", known=False)
    since = framework_base.changes_since(read, place_id, kept)
    return Standing(head.title, head.version, since, next_version(head.version, since))


def raise_version(write: Writer, place_id: str, version: str, why: str) -> str:
    """Call the framework as it stands by a new number, and keep it so. Returns what happened, in words.

    Raises Problem when the number is none or not a higher one, when there is no reason, and when nothing changed.
    """
    here = standing(write, place_id)
    if here.known and not here.since:
        raise Problem(
            f"Nothing changed since version {here.version}.", hint="There is nothing to call by a new number.",
            exit_code=NO,
        )  # fmt: skip
    if numbers(version) is None:
        fits = f", such as {here.suggested}" if here.suggested else ""
        raise Problem(
            f"“{clip(version, 40)}” is no number of a version.", f"It has three parts{fits}; {MEANS}.",
            hint="Name one: convene framework version 1.1.0 --why WHY.", exit_code=USAGE,
        )  # fmt: skip
    _refuse_low(here.version, version)
    if not why:
        raise Problem(
            "A new version wants its reason.", hint="Say it: --why 'Two measures of our own'.", exit_code=USAGE
        )
    record_id, draft = records.load_all(write, place_id, "framework")[0]
    before = cast(FrameworkDraft, draft)
    records.edit(write, place_id, "framework", record_id, before.model_copy(update={"version": version}), why)
    write.label = f"Called the framework version {version}"
    said = f"{here.title} is version {version} now; it was {here.version}."
    given, fitting = numbers(version), numbers(here.suggested)
    if given is not None and fitting is not None and given < fitting:
        said += f" By what changed it would be {here.suggested}: {MEANS}."
    return said


def framework_guarded(
    write: Writer, place_id: str, record_id: str, old: FrameworkDraft | None, new: FrameworkDraft
) -> None:
    """Raises Problem for a version that is not higher than the one before."""
    if old is None or old.version == new.version or old.slug.casefold() != (new.slug or old.slug).casefold():
        return
    _refuse_low(old.version, new.version)


def _refuse_low(before: str, version: str) -> None:
    was, now = numbers(before), numbers(version)
    if was is not None and now is not None and now <= was:
        words = f"{version} is not above {before}, which is the version it has"
        raise Problem(
            f"{words}.", "Nothing was changed.", hint=f"Choose a higher one; {MEANS}.", fields={"version": words},
            exit_code=NO,
        )  # fmt: skip


def framework_changed(write: Writer, place_id: str, record_id: str, old: Draft | None, new: Draft, why: str) -> None:
    """A framework under another number or name is kept as it stands, and so is what it came from."""
    if old is None:
        return
    before, after = cast(FrameworkDraft, old), cast(FrameworkDraft, new)
    slug = after.slug or before.slug
    if (before.slug, before.version) == (slug, after.version):
        return
    kept = framework_base.editions(write, place_id)
    fresh: list[EditionDraft] = []
    if not any(one.brought_in for _, one in kept) and (before.slug, before.version) in library.FRAMEWORKS:
        fresh.append(
            EditionDraft(
                framework_id=before.slug, version=before.version, title=before.title, licence=before.licence,
                brought_in=True, sha256=before.sha256,
            )
        )  # fmt: skip
    parts = framework_base.parts_now(write, place_id)
    base = framework_base.base(write, place_id)
    text = framework_base.files().dumps(parts, document=base.document if base else None)
    fresh.append(
        EditionDraft(
            framework_id=slug, version=after.version, title=after.title, licence=after.licence, made_on=write.today,
            why=why, sha256=sha256(text.encode()).hexdigest(), text=text,
        )
    )  # fmt: skip
    records.add_many(write, place_id, {"edition": [("", one) for one in fresh]})


def framework_leaving(write: Writer, ids: Sequence[str]) -> None:
    """Raises Problem: what a place counts in is exchanged for another, and the measures would stand without it."""
    raise Problem(
        "A place keeps a framework.",
        "Nothing was removed.",
        hint="Bring another one in instead: convene import FILE.",
        exit_code=NO,
    )


def edition_guarded(write: Writer, place_id: str, record_id: str, old: EditionDraft | None, new: EditionDraft) -> None:
    """Raises Problem for whatever would make or change a version by hand."""
    if old is not None and old == new:
        return
    raise Problem(
        f"A version that was kept is {'not changed' if old else 'not made by hand'}.",
        "Nothing was changed.",
        hint="convene framework version keeps the next one; convene import brings another framework in.",
        exit_code=NO,
    )


def edition_leaving(write: Writer, ids: Sequence[str]) -> None:
    """Raises Problem: what the framework was is how anybody knows what was changed, and what may be handed on."""
    raise Problem(
        "A version of the framework stays, once it was kept.",
        "Nothing was removed.",
        hint="If it was a slip, undo what made it.",
        exit_code=NO,
    )
