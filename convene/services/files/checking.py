"""Is this file right? Every file format of Convene, with line, key and remedy; nothing is changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from convene import library
from convene.core.codesign import acceptance
from convene.core.delivery.held_up import circle
from convene.core.delivery.milestones import misplaced
from convene.core.framework.lint import lint
from convene.core.manifesto.measures import MeasureFacts
from convene.errors import NO, Problem, Where
from convene.files import schema as writing
from convene.files.signatures.judging import Verdict, beside, fetched, judge
from convene.files.signatures.public_keys import PublicKey, read_allowed, read_public
from convene.services.files import own_files
from convene.text import article

if TYPE_CHECKING:
    from convene.core.findings import Finding
    from convene.core.manifesto.measures import MeasureFacts
    from convene.files.place import PlaceFile


@dataclass(frozen=True, slots=True)
class Found:
    """One thing found: ``severity`` is error, warning or note."""

    severity: str
    words: str
    remedy: str
    where: Where


@dataclass(frozen=True, slots=True)
class Checked:
    """What a file is, what was found in it, and what came of each signature beside it."""

    kind: str
    findings: tuple[Found, ...]
    signatures: tuple[Verdict, ...] = ()

    @property
    def ok(self) -> bool:
        return not any(one.severity == "error" for one in self.findings)


def check(path: Path, today: date) -> Checked:
    """Check a place, manifesto, account or framework file. Raises Problem, telling every mistake in its shape."""
    kind = own_files.kind_of(path)
    look = {"place": _place, "manifesto": _manifesto, "framework": _framework, "account": _account}.get(kind)
    if look is None:
        raise Problem(
            f"{article('list' if kind == 'csv' else kind).capitalize()} cannot be checked this way.",
            hint="A place, a manifesto, an account and a framework can. For a list: "
            "convene import FILE --as NOUN --dry-run.",
            where=Where(str(path)),
            exit_code=NO,
        )
    try:
        return Checked(kind, look(path, today))
    except Problem as refusal:
        if not refusal.parts:
            raise
        return Checked(kind, tuple(Found("error", one.title, one.hint, one.where) for one in refusal.parts))


def with_findings(checked: Checked, path: Path, found: Sequence[Finding]) -> Checked:
    """The same, with what else was found about a file, each at its line."""
    from convene.files.toml import read_toml

    toml = read_toml(path, checked.kind) if found else None
    more = (Found(one.severity, one.words, one.remedy, toml.where(one.path)) for one in found if toml is not None)
    return replace(checked, findings=(*checked.findings, *more))


def with_signatures(checked: Checked, path: Path, keys: Sequence[PublicKey], only: Sequence[Path] = ()) -> Checked:
    """The same, with the signatures that stand beside the file (or those named) held against its bytes by the keys
    that are known. Raises Problem when one that was named cannot be read."""
    message = path.read_bytes()
    verdicts = [judge(fetched(one), message, keys, str(one)) for one in (only or beside(path))]
    found = (Found(one.severity, one.words, one.remedy, Where(one.name)) for one in verdicts)
    return replace(checked, findings=(*checked.findings, *found), signatures=tuple(verdicts))


def signers_in(path: Path) -> tuple[tuple[PublicKey, ...], tuple[str, ...]]:
    """The keys in a file of allowed signers, or in a .pub file, and a remark on each line that is left aside.

    Raises Problem.
    """
    text = fetched(path, "file of keys")
    if text.startswith(("ssh-", "ecdsa-", "sk-")) and text.strip().count("\n") == 0:
        key = read_public(text, str(path))
        return (replace(key, holder=f"the holder of {path.name}"),), ()
    return read_allowed(text, str(path))


def _place(path: Path, today: date) -> tuple[Found, ...]:
    file = own_files.read_place(path, today)
    stands = (
        Found("warning", f"It stands as {word}, and {untold}", remedy, file.toml.where((noun, at, key)))
        for noun, (word, key, unsaid, remedy) in _UNSAID.items()
        for at, record in enumerate(file.records.get(noun, ()))
        if (untold := unsaid(record.draft, today))
    )
    return (*stands, *_twice(file), *_in_delivery(file))


def _in_delivery(file: PlaceFile) -> Iterator[Found]:
    """What comes in as it stands and would not be kept, or would be told, where it was typed."""
    promises: dict[str, Any] = {one.draft.slug.casefold(): one.draft for one in _drafts(file, "commitment")}
    waits = {slug: tuple(each.casefold() for each in one.waits_for) for slug, one in promises.items()}
    chosen = {one.draft.measure.casefold() for one in _drafts(file, "adoption")}
    for at, record in enumerate(_drafts(file, "commitment")):
        one = record.draft
        if way := circle(waits, one.slug.casefold()):
            yield Found(
                "warning", f"It waits for itself: {' waits for '.join(way)}.", "Say which of them has to come first.",
                file.toml.where(("commitment", at, "waits_for")),
            )  # fmt: skip
        if chosen and one.measure and one.measure.casefold() not in chosen:
            yield Found(
                "warning", f"{one.measure} is a measure the place has not adopted.",
                "Adopt it, or promise on one that is.", file.toml.where(("commitment", at, "measure")),
            )  # fmt: skip
    for at, record in enumerate(_drafts(file, "milestone")):
        of = promises.get(record.draft.commitment.casefold())
        if of is not None and (words := misplaced(record.draft, of.start, of.due)):
            yield Found("warning", words, "Correct one of the two days.", file.toml.where(("milestone", at, "due")))


def _drafts(file: PlaceFile, noun: str) -> tuple[Any, ...]:
    return tuple(file.records.get(noun, ()))


def _twice(file: PlaceFile) -> Iterator[Found]:
    """What there may be one of each: it comes in as it stands, as from a book from before it was refused."""
    set_twice: set[tuple[str, str]] = set()
    for at, record in enumerate(_drafts(file, "assumption")):
        one = record.draft
        if (set_for := (one.commitment.casefold(), one.kind)) in set_twice:
            yield Found(
                "warning", f"{one.kind.label} of {one.commitment} is set twice, so neither is taken.",
                "Keep the one that is right, and take the other one out.", file.toml.where(("assumption", at, "kind")),
            )  # fmt: skip
        set_twice.add(set_for)
    for noun, key, words in (
        ("adoption", "measure", "{} is adopted twice, and may have two baselines."),
        ("signature", "actor", "{} stands among the signatories twice, and is counted twice."),
    ):
        seen: set[str] = set()
        for at, record in enumerate(file.records.get(noun, ())):
            if getattr(record.draft, "withdrawn_on", None):
                continue
            of = str(getattr(record.draft, key, ""))
            if of.casefold() in seen:
                yield Found(
                    "warning", words.format(of), "Keep the entry that is right, and take the other one out.",
                    file.toml.where((noun, at, key)),
                )  # fmt: skip
            seen.add(of.casefold())


_UNSAID: dict[str, tuple[str, str, Callable[[Any, date], str], str]] = {
    "commitment": (
        "accepted", "status", acceptance.accepted_unsaid,
        "Give accepted_by, accepted_on and accepted_how as the actor said it, or set status to offered.",
    ),
    "ask": (
        "answered", "accepted", acceptance.answered_unsaid,
        "Give answered_by, answered_on and answered_how, or take accepted out.",
    ),
}  # fmt: skip
"""What came in before there was such a rule stays as it is, and is told."""


def _framework(path: Path, today: date) -> tuple[Found, ...]:
    from convene.files import framework

    file = framework.read(path)
    spots = {one.path for one in file.findings}
    advice = [one for one in lint(file.drafts()) if one.path not in spots] if file.good else []
    return tuple(
        Found(one.severity, one.words, one.remedy, file.toml.where(one.path)) for one in (*file.findings, *advice)
    )


def _manifesto(path: Path, today: date) -> tuple[Found, ...]:
    from convene.files import manifesto

    report = manifesto.check_file(path, _shipped_measures(path))
    return tuple(
        Found(one.finding.severity, one.finding.words, one.finding.remedy, one.where) for one in report.findings
    )


def _account(path: Path, today: date) -> tuple[Found, ...]:
    from convene.files import account_file

    report = account_file.check_file(path)
    return tuple(
        Found(one.finding.severity, one.finding.words, one.finding.remedy, one.where) for one in report.findings
    )


def schema(what: str) -> dict[str, Any]:
    """The JSON Schema of a file format or a noun. Raises Problem naming those there are."""
    return writing.json_schema(what)


def _shipped_measures(path: Path) -> Mapping[str, MeasureFacts]:
    """What is known of the measures a manifesto names, when its framework ships with Convene."""
    from convene.files import framework
    from convene.files.toml import read_toml

    named = read_toml(path, "manifesto").data.get("framework")
    if not isinstance(named, dict) or (named.get("id"), named.get("version")) not in library.FRAMEWORKS:
        return {}
    shipped = framework.shipped(str(named["id"]), str(named["version"])) or {}
    facts = {}
    for draft in shipped.get("measure", ()):
        one = dict(draft)
        facts[one["slug"]] = MeasureFacts(
            one["slug"],
            one["unit"],
            one["title"],
            one["outcome"],
            frozenset(lever.value for lever in one["levers"]),
            frozenset(kind.value for kind in one["actor_types"]),
        )
    return facts
