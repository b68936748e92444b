"""What is to be read about versions: one of them, two side by side, a file held against what the book knows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from convene.core.manifesto.comparing import Difference
from convene.core.nouns.signing import VersionDraft
from convene.core.views import Item
from convene.files.documents.blocks import Block, Card, Heading, Paper, Para, bullets, facts
from convene.files.signatures.judging import PROVES, PROVES_NOT
from convene.services.files import checking
from convene.services.lists.listing import listing
from convene.services.manifesto import freezing, recognising, seals, signing_keys, verdicts, versions
from convene.services.manifesto.version_record import seal_words
from convene.store.reader import Reader
from convene.text import plural

_KINDS = {"added": "Added", "changed": "Changed", "withdrawn": "Withdrawn", "taken out": "Taken out"}


def items(read: Reader, place_id: str, today: date) -> tuple[Item, ...]:
    """Every version as a line of a list, the newest first."""
    return listing(read, place_id, "version", today).items


def numbers(read: Reader, place_id: str) -> dict[str, str]:
    """Id of each version → its number, in digits."""
    return {version_id: str(version.number) for version_id, version in versions.every(read, place_id)}


def one(read: Reader, place_id: str, today: date, word: str) -> Paper:
    """A version: its day and hash, what changed and why, who signed it digitally, and what changed since the one
    before. Raises Problem."""
    _, version = versions.find(read, place_id, word)
    return Paper(f"Version {version.number}", tuple(_one(read, place_id, today, version)))


def _one(read: Reader, place_id: str, today: date, version: VersionDraft) -> Iterator[Block]:
    yield facts(
        ("Status", version.status.label), ("Frozen on", _day(version.frozen_on)), ("By", version.frozen_by),
        ("Hash", version.sha256), ("What", version.what), ("Why", version.why),
    )  # fmt: skip
    if version.erased_on is not None:
        yield Para(f"Its text was erased for good on {_day(version.erased_on)}. {version.erased_why}", "notice")
        return
    found = seals.under(read, place_id, version)
    yield Heading(2, "Signed digitally")
    if found:
        yield bullets(*map(seal_words, found))
        yield Para(f"{PROVES} {PROVES_NOT}")
    else:
        yield Para("By nobody. Signatures on paper stand in the manifesto, with their authority.")
    before = [each for _, each in versions.every(read, place_id) if each.number < version.number]
    if before and before[-1].erased_on is None:
        yield Heading(2, f"Since version {before[-1].number}")
        yield from _differences(freezing.differences(read, place_id, today, before[-1].slug, version.slug))


def compared(read: Reader, place_id: str, today: date, one: str, other: str) -> Paper:
    """Two versions side by side, in words; ``other`` may be ``now``. Raises Problem."""
    found = freezing.differences(read, place_id, today, one, other)
    names = [_named(read, place_id, each) for each in (one, other)]
    return Paper(f"From {names[0]} to {names[1]}", tuple(_differences(found)))


def _named(read: Reader, place_id: str, word: str) -> str:
    if word == versions.NOW:
        return "the manifesto as it stands"
    return f"version {versions.find(read, place_id, word)[1].number}"


def _differences(found: Sequence[Difference]) -> Iterator[Block]:
    if not found:
        yield Para("They say the same.")
    for kind, words in _KINDS.items():
        mine = [each for each in found if each.kind == kind]
        if mine:
            yield Heading(2, f"{words} ({len(mine)})")
            for each in mine:
                yield Card(each.head, pairs=facts(("was", each.old), ("is", each.new)).pairs)


def checked(read: Reader, path: Path, today: date) -> Paper:
    """A file held against its own hash, the versions of the book and the signatures beside it. Raises Problem."""
    found = checking.check(path, today)
    if found.kind == "manifesto":
        found = checking.with_findings(found, path, recognising.recognised(read, path))
        found = checking.with_signatures(found, path, signing_keys.known_anywhere(read))
    errors = sum(each.severity == "error" for each in found.findings)
    head = f"{plural(errors, 'thing is', 'things are')} wrong with it." if errors else "It is right."
    blocks: list[Block] = [Para(head, "notice" if errors else "lead")]
    for severity, words in (("error", "Wrong"), ("warning", "Look at this"), ("note", "Good to know")):
        mine = [each for each in found.findings if each.severity == severity]
        if mine:
            blocks += [Heading(2, words), bullets(*(_finding(each, path) for each in mine))]
    if found.kind == "manifesto":
        blocks += [Heading(2, "Who signed it digitally"), Para(" ".join(verdicts.summary(found.signatures)))]
    return Paper(path.name, tuple(blocks))


def _finding(one: checking.Found, path: Path) -> str:
    spot = f"line {one.where.line}: " if one.where.line else ""
    name = Path(one.where.file).name if one.where.file else ""
    spot = spot or (f"{name}: " if name and name != path.name else "")
    return f"{spot}{one.words} {one.remedy}".rstrip()


def _day(when: date) -> str:
    return f"{when.day} {when:%B %Y}"
