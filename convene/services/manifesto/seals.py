"""Digital signatures under the frozen versions: put in only when they are good, and checked again each time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import cast

from convene.core.nouns.signing import SealDraft, VersionDraft
from convene.errors import NO, Problem
from convene.files.signatures.framing import read as taken_apart
from convene.files.signatures.judging import Verdict, judge
from convene.files.signatures.public_keys import read_public
from convene.services.manifesto import signing_keys, versions
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer


@dataclass(frozen=True, slots=True)
class Sealed:
    """A signature that is kept, and what came of checking it now."""

    version: str
    key: str
    on: date
    verdict: Verdict


def under(read: Reader, place_id: str, version: VersionDraft) -> tuple[Sealed, ...]:
    """The signatures under a version, each checked against its very bytes."""
    found = cast("list[tuple[str, SealDraft]]", records.load_all(read, place_id, "seal"))
    mine = [one for _, one in found if one.version == version.slug]
    if not mine:
        return ()
    message, keys = version.text.encode(), signing_keys.known(read, place_id)
    return tuple(Sealed(one.version, one.key, one.sealed_on, judge(one.signature, message, keys)) for one in mine)


def put_in(write: Writer, place_id: str, version_word: str, signature: str) -> Verdict:
    """Keep a signature under a version. Raises Problem unless it is good, and when it is kept already."""
    _, version = versions.find(write, place_id, version_word)
    message = versions.text_of(version).encode()
    verdict = judge(signature, message, signing_keys.known(write, place_id))
    if verdict.state != "good":
        raise Problem(
            f"The signature was not put under version {version.number}.", verdict.words, hint=verdict.remedy,
            exit_code=NO,
        )  # fmt: skip
    key = _holder(write, place_id, taken_apart(signature, "").key)
    if any(one.key == key for one in under(write, place_id, version)):
        raise Problem(
            f"Version {version.number} has a signature of that key already.",
            hint=f"convene show version {version.slug} shows it.", exit_code=NO,
        )  # fmt: skip
    seal = SealDraft(version=version.slug, key=key, signature=signature, sealed_on=write.today)
    records.add_many(write, place_id, {"seal": [("", seal)]})
    write.label = f"Put the signature of {verdict.holder} under version {version.number}"
    return verdict


def _holder(read: Reader, place_id: str, wire: bytes) -> str:
    """The handle of the key. It is there, since a signature was good by it."""
    return next(one.slug for _, one in signing_keys.kept(read, place_id) if read_public(one.public_key).wire == wire)


def guarded(write: Writer, place_id: str, record_id: str, old: SealDraft | None, new: SealDraft) -> None:
    """Raises Problem: a signature comes in by being checked, and is never changed."""
    raise Problem(
        "A digital signature is not written by hand.",
        "It is checked against the bytes of the version, and only then kept.",
        hint="convene check FILE --keep puts in what stands beside the file; convene sign FILE makes one.",
        exit_code=NO,
    )
