"""Bringing a framework file in: its parts come, what the place changed or added stays, and what would mean something
else than what people promised on is not done unseen."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING, Any, cast

from convene import library
from convene.core.account.other_values import other_values
from convene.core.framework.differences import VALUE, folded
from convene.core.framework.licences import fenced, why_fenced
from convene.core.framework.versions import numbers
from convene.core.nouns import NOUNS, Draft
from convene.core.nouns.framework import EditionDraft, FrameworkDraft, MeasureDraft
from convene.errors import NO, Problem
from convene.services.account.account import choose, read_account
from convene.services.codesign import framework_base
from convene.services.codesign.framework_base import PARTS, Kept
from convene.services.codesign.framework_fence import in_use
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, join, plural, units

if TYPE_CHECKING:
    from convene.core.account.shape import Account
    from convene.files.framework import FrameworkFile

_MOST = 6

Known = dict[str, tuple[str, Draft]]
"""Code, folded → (id, draft)."""


@dataclass(slots=True)
class Brought:
    """What came of it: the measures of the framework now, and what there is to tell."""

    measures: int
    told: list[str] = field(default_factory=list)


def bring_in(write: Writer, place_id: str, file: FrameworkFile, why: str = "") -> Brought:
    """Put a framework file's themes, outcomes and measures in place of those that were brought in before.

    Own measures stay. What the place adapted stays adapted, field by field, where the file is of the same framework.
    Raises Problem when a measure in use would be gone, when an own measure has a code of the file's, and, without
    ``why``, when what is in use would count something else, the latest account would, or the file is an older version.
    """
    new = file.drafts()
    head, came = framework_base.head(write, place_id), framework_base.brought_in(write, place_id)
    kept = came[-1] if came else None
    here = {noun: _known(write, place_id, noun) for noun in PARTS}
    coming = cast(FrameworkDraft, new["framework"][0])
    same = head is not None and coming.slug.casefold() in (
        head.slug.casefold(),
        (kept.framework_id if kept else "").casefold(),
    )
    own = {noun: _own(here[noun], came, noun) for noun in PARTS}
    _refuse_older(coming, head, kept, same, why)
    _refuse_missing(write, place_id, here["measure"], new["measure"], own["measure"])
    _refuse_taken(here, new, own)
    told = _told_meanings(write, place_id, here["measure"], new["measure"], same, why)
    account_id, before = _account(write, place_id)
    _keep_edition(write, place_id, file, coming)
    told += _put_parts(write, place_id, here, new, kept if same else None)
    told += _remove_stale(write, place_id, here, new, own)
    told += _told_account(write, place_id, account_id, before, why)
    told += _told_licence(write, place_id, file, coming)
    write.label = f"Brought in the framework {coming.title} {coming.version}".rstrip()
    write.why = why
    return Brought(len(new["measure"]) + len(own["measure"]), told)


def _known(read: Reader, place_id: str, noun: str) -> Known:
    return {folded(draft): (one, draft) for one, draft in records.load_all(read, place_id, noun)}


def _own(here: Known, came: Sequence[Kept], noun: str) -> frozenset[str]:
    """The codes of what the place added to what it brought in. An outcome that an earlier version left behind for what
    stands under it is none of them."""
    if not came or came[-1].parts is None or noun == "framework":
        return frozenset()
    theirs = came[-1:] if noun == "measure" else came
    return frozenset(here).difference(*(framework_base.codes(one, noun) for one in theirs))


def _refuse_older(coming: FrameworkDraft, head: FrameworkDraft | None, kept: Kept | None, same: bool, why: str) -> None:
    before = kept.version if kept else head.version if head else ""
    was, now = numbers(before), numbers(coming.version)
    if same and not why and was is not None and now is not None and now < was:
        raise Problem(
            f"The book has version {before} of this framework; the file is the older {coming.version}.",
            "Nothing was changed.",
            hint="convene framework diff FILE says what differs. To go back to it all the same: --reason WHY.",
            exit_code=NO,
        )


def _refuse_missing(write: Writer, place_id: str, here: Known, new: Sequence[Draft], own: frozenset[str]) -> None:
    used, fresh = in_use(write, place_id), {folded(draft) for draft in new}
    missing = sorted(_code(draft) for code, (one, draft) in here.items() if one in used and code not in fresh | own)
    if missing:
        raise Problem(
            f"{plural(len(missing), 'measure')} in use would be gone.",
            f"Not in the new framework: {', '.join(missing)}.",
            hint="Move those commitments, asks and targets to other measures first.",
            exit_code=NO,
        )


def _refuse_taken(here: dict[str, Known], new: dict[str, list[Draft]], own: dict[str, frozenset[str]]) -> None:
    taken = [
        f"{_code(draft)} (yours: “{clip(mine, 60)}”; theirs: “{clip(draft.known_as(), 60)}”)"
        for noun in PARTS[1:]
        for draft in new[noun]
        if folded(draft) in own[noun]
        for mine in (here[noun][folded(draft)][1].known_as(),)
    ]
    if taken:
        raise Problem(
            f"{plural(len(taken), 'code')} of your own {'is' if len(taken) == 1 else 'are'} taken by the file.",
            f"{'; '.join(taken[:_MOST])}. Nothing was changed.",
            hint="Give your own another code first, such as one from 101 on: convene edit measure CODE --slug NEW.",
            exit_code=NO,
        )


def _told_meanings(write: Writer, place_id: str, here: Known, new: Sequence[Draft], same: bool, why: str) -> list[str]:
    """What measures in use would count instead. Raises Problem without a reason, and for numbers without a unit."""
    used, found = in_use(write, place_id), []
    for draft in cast("list[MeasureDraft]", new):
        record_id, was = here.get(folded(draft), ("", draft))
        before = cast(MeasureDraft, was)
        if record_id not in used:
            continue
        if before.unit != draft.unit:
            refuse_bare_numbers(write, record_id, before, draft)
            found.append(f"{draft.slug} counts in {draft.unit}, not in {before.unit} ({leaning(write, record_id)})")
        elif not same and before.title.casefold() != draft.title.casefold():
            there = f"{draft.slug} is “{clip(draft.title, 60)}” there, not “{clip(before.title, 60)}”"
            found.append(f"{there} ({leaning(write, record_id)})")
    if found and not why:
        raise Problem(
            f"{plural(len(found), 'measure')} in use would count something else.",
            f"{'; '.join(found[:_MOST])}{' …' if len(found) > _MOST else ''}. Nothing was changed.",
            hint="Move what counts in them to other measures first; or, if it is right so, say why: --reason WHY.",
            exit_code=NO,
        )
    more = " …" if len(found) > _MOST else ""
    what = f"{plural(len(found), 'measure')} in use {'counts' if len(found) == 1 else 'count'} otherwise now"
    return [f"{what}: {'; '.join(found[:_MOST])}{more}."] if found else []


def _account(read: Writer, place_id: str) -> tuple[str, Account | None]:
    """The latest account as it stands, where there is one."""
    account_id = choose(read, place_id, "")
    return account_id, read_account(read, place_id, account_id, read.today) if account_id else None


def _told_account(write: Writer, place_id: str, account_id: str, before: Account | None, why: str) -> list[str]:
    """What the latest account would say instead. Raises Problem without a reason."""
    if before is None:
        return []
    found = other_values(before, read_account(write, place_id, account_id, write.today))
    if found and not why:
        raise Problem(
            "The account would say something else.",
            "\n".join((*_few(found), "What was published stays as it went out. Nothing was changed.")),
            hint="If it is right so, say why: --reason WHY.",
            exit_code=NO,
        )
    return ["The account says something else now:", *_few(found)] if found else []


def _few(lines: Sequence[str], most: int = 20) -> list[str]:
    """The first of them; the last, which sums up, always."""
    if len(lines) <= most:
        return list(lines)
    return [*lines[: most - 1], f"… and {plural(len(lines) - most, 'more line')}.", lines[-1]]


def leaning(read: Reader, measure_id: str) -> str:
    """What counts in a measure, in words: ``2 commitments and 1 observation count in it``."""
    promised = read.value("SELECT count(*) FROM commitment WHERE measure_id = :m", m=measure_id)
    seen = read.value(
        "SELECT count(*) FROM observation o JOIN commitment c ON c.id = o.commitment_id WHERE c.measure_id = :m",
        m=measure_id,
    )
    aimed = read.value("SELECT count(*) FROM priority_targets WHERE measure_id = :m", m=measure_id)
    parts = [
        plural(int(n), what) for n, what in ((promised, "commitment"), (seen, "observation"), (aimed, "target")) if n
    ]
    one = int(promised) + int(seen) + int(aimed) == 1
    return f"{join(parts)} {'counts' if one else 'count'} in it" if parts else "nothing counts in it yet"


def refuse_bare_numbers(read: Reader, measure_id: str, before: MeasureDraft, after: MeasureDraft) -> None:
    """Raises Problem where a measure gets another unit and numbers lean on it that have none of their own: a baseline
    and a target would be read in the new unit, in the manifesto as well."""
    if not before.unit or spelt_alike(before.unit, after.unit):
        return
    sql = "SELECT slug, baseline FROM adoption WHERE measure_id = :m AND baseline IS NOT NULL"
    held = [
        f"the baseline of {row['baseline']} of the adopted measure {row['slug']}"
        for row in read.rows(sql, m=measure_id)
    ]
    sql = (
        "SELECT t.target, p.title FROM priority_targets t JOIN priority p ON p.id = t.owner_id "
        "WHERE t.measure_id = :m ORDER BY t.id"
    )
    held += [f"the target {row['target']} of “{clip(row['title'], 60)}”" for row in read.rows(sql, m=measure_id)]
    if held:
        words = f"numbers in {units(before.unit)} would be read in {units(after.unit)}"
        raise Problem(
            f"{before.slug}: {words}.",
            f"They are {join(held[:_MOST])}{' …' if len(held) > _MOST else ''}. Nothing was changed.",
            hint="Take them out first, and give them anew in the new unit; or add a measure of your own beside it.",
            fields={"unit": words},
            exit_code=NO,
        )


def spelt_alike(unit: str, other: str) -> bool:
    """Whether two units are one word in two spellings: ``hours`` and ``hour``."""
    one, two = (re.sub(r"[\s-]+", " ", each.strip().casefold()).removesuffix("s") for each in (unit, other))
    return one == two


def _keep_edition(write: Writer, place_id: str, file: FrameworkFile, coming: FrameworkDraft) -> None:
    text = file.toml.text
    shipped = library.framework(coming.slug, coming.version)
    if shipped is not None and shipped == text.encode():
        text = ""
    draft = EditionDraft(
        framework_id=coming.slug, version=coming.version, title=coming.title, licence=file.document.framework.licence,
        brought_in=True, made_on=write.today, sha256=sha256(text.encode()).hexdigest() if text else file.sha256,
        text=text,
    )  # fmt: skip
    records.add_many(write, place_id, {"edition": [("", draft)]})


def _put_parts(
    write: Writer, place_id: str, here: dict[str, Known], new: dict[str, list[Draft]], base: Kept | None
) -> list[str]:
    """The new parts, each with what the place changed in the one before. What both changed stays, and is told."""
    both: list[str] = []
    for noun in PARTS:
        before = {folded(draft): draft for draft in ((base.parts or {}).get(noun, ()) if base else ())}
        known = here[noun]
        if noun == "framework" and known:  # there is one, whatever it is called
            ((record_id, old),) = known.values()
            draft = new[noun][0]
            was = next(iter(before.values()), None)
            merged = _merged(noun, was, old, draft, both) if was else draft
            merged = merged.model_copy(update={"slug": _code(draft), "version": getattr(draft, "version", "")})
            records.put(write, place_id, noun, record_id, old, merged)
            continue
        fresh: list[tuple[str, Draft]] = []
        for draft in new[noun]:
            if folded(draft) not in known:
                fresh.append(("", draft))
                continue
            record_id, old = known[folded(draft)]
            was = before.get(folded(draft))
            records.put(write, place_id, noun, record_id, old, _merged(noun, was, old, draft, both) if was else draft)
        records.add_many(write, place_id, {noun: fresh})
    if not both:
        return []
    more = " …" if len(both) > _MOST else ""
    return [f"Changed here and in the file, and left as here: {'; '.join(both[:_MOST])}{more}."]


def _merged(noun: str, was: Draft, here: Draft, new: Draft, both: list[str]) -> Draft:
    """``new`` with what was changed here since ``was``. A unit value goes with its unit."""
    update: dict[str, Any] = {}
    for one in NOUNS[noun].fields:
        before, mine, theirs = (getattr(draft, one.name) for draft in (was, here, new))
        if one.name in ("slug", "version", "sha256") or mine == before:
            continue
        update[one.name] = mine
        if theirs not in (before, mine):
            both.append(f"{_code(here) or noun} {one.title.lower()}")
    if noun == "measure" and (update.keys() & set(VALUE) or "unit" in update):
        update |= {name: getattr(here, name) for name in VALUE}
    return new.model_copy(update=update)


def _remove_stale(
    write: Writer, place_id: str, here: dict[str, Known], new: dict[str, list[Draft]], own: dict[str, frozenset[str]]
) -> list[str]:
    """Take away what the new framework has no more; a theme or outcome stays for own measures under it."""
    standing = {
        "outcome": {str(getattr(here["measure"][one][1], "outcome", "")).casefold() for one in own["measure"]},
        "theme": {str(getattr(here["outcome"][one][1], "theme", "")).casefold() for one in own["outcome"]},
    }
    standing["theme"] |= {
        str(getattr(here["outcome"][one][1], "theme", "")).casefold()
        for one in standing["outcome"]
        if one in here["outcome"]
    }
    told = []
    for noun in ("measure", "outcome", "theme"):
        wanted = {folded(draft) for draft in new[noun]} | own[noun]
        stale = {code: one for code, (one, _) in here[noun].items() if code not in wanted}
        left = [code for code in stale if code in standing.get(noun, ())]
        told += [
            f"{_code(here[noun][code][1])} is not in the file, and stays for what is your own under it."
            for code in left
        ]
        going = [one for code, one in stale.items() if code not in left]
        if going:
            records.remove(write, place_id, noun, going)
            gone = sorted(_code(here[noun][code][1]) for code in stale if code not in left)
            more = " …" if len(gone) > _MOST else ""
            told.append(f"{plural(len(gone), noun)} that the file does not have went: {', '.join(gone[:_MOST])}{more}.")
    return told


def _told_licence(write: Writer, place_id: str, file: FrameworkFile, coming: FrameworkDraft) -> list[str]:
    """What its licence means, said when it comes in."""
    licence = file.document.framework.licence
    shipped = (coming.slug, coming.version) in library.FRAMEWORKS
    told = []
    if fenced(licence) and not shipped:
        reason = why_fenced(licence)
        told.append(
            f"Its words stay in this book: {reason}. Files and papers that go out name its measures in your own words "
            "(Measures, “In our own words”), and own measures go out as they are. If its owner allowed more, write "
            "down who and when: convene edit framework --permission WHO-AND-WHEN."
        )
    closed = sorted(
        one.code for one in file.document.measure if one.proxy_gbp is not None and fenced(one.proxy_licence)
    )
    if closed and not (fenced(licence) and not shipped):
        told.append(
            f"{plural(len(closed), 'unit value')} may not be handed on and will be left out: {join(closed[:_MOST])}."
        )
    return told


def _code(draft: Draft) -> str:
    return str(getattr(draft, "slug", ""))
