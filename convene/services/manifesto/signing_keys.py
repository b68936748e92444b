"""Public keys kept in the book: whose each is, and which of them are not used any more."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import cast

from convene.core.nouns.signing import SealDraft, SigningKeyDraft
from convene.errors import NO, Problem
from convene.files.signatures.judging import fetched
from convene.files.signatures.public_keys import PublicKey, allowed_signers, read_public
from convene.services.nouns import records
from convene.services.nouns.handles import Handles
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip


def kept(read: Reader, place_id: str) -> tuple[tuple[str, SigningKeyDraft], ...]:
    """Every public key of the place as (id, draft), retired ones too: what they signed can still be checked."""
    return tuple(cast("list[tuple[str, SigningKeyDraft]]", records.load_all(read, place_id, "signing_key")))


def known(read: Reader, place_id: str) -> tuple[PublicKey, ...]:
    """The same, to check signatures with."""
    return tuple(public(one) for _, one in kept(read, place_id))


def known_anywhere(read: Reader) -> tuple[PublicKey, ...]:
    """The keys of every place of the book."""
    places = read.rows("SELECT DISTINCT place_id FROM signing_key ORDER BY place_id")
    return tuple(key for row in places for key in known(read, row["place_id"]))


def public(one: SigningKeyDraft) -> PublicKey:
    """A key as it is checked with; of one that is retired its holder says so."""
    retired = f", key retired on {one.retired_on.isoformat()}" if one.retired_on else ""
    return PublicKey(read_public(one.public_key, one.slug).wire, f"{one.holder}{retired}")


def completed(write: Writer, draft: SigningKeyDraft, handles: Handles) -> SigningKeyDraft:
    """The key without the comment after it, which may name a person, and with its fingerprint. Raises Problem for what
    is no Ed25519 public key."""
    key = read_public(draft.public_key)
    day = draft.added_on or write.today
    return draft.model_copy(update={"public_key": key.line, "fingerprint": key.fingerprint, "added_on": day})


def guarded(write: Writer, place_id: str, record_id: str, old: SigningKeyDraft | None, new: SigningKeyDraft) -> None:
    """Raises Problem when a key that is kept would become another, or is kept already."""
    wire = read_public(new.public_key).wire
    if old is not None and read_public(old.public_key).wire != wire:
        raise Problem(
            "A key that is kept stays the key it is: signatures are checked with it.",
            hint="Add the new one beside it, and retire this one: convene keys --retire NAME.",
            fields={"public_key": "add the new key beside it instead"},
            exit_code=NO,
        )
    for other_id, other in kept(write, place_id):
        if other_id != record_id and read_public(other.public_key).wire == wire:
            words = f"that key is kept already, as {other.slug}, held by {clip(other.holder, 60)}"
            raise Problem(
                f"{words.capitalize()}.", hint=f"convene edit signing-key {other.slug} changes what is said of it.",
                fields={"public_key": words}, exit_code=NO,
            )  # fmt: skip


def from_file(path: Path) -> PublicKey:
    """The key of a .pub file, whoever it says holds it. Raises Problem."""
    return read_public(fetched(path, "public key"), str(path))


def signers_file(read: Reader, place_id: str) -> str:
    """The keys of a place as the file of allowed signers that ssh-keygen takes. Raises Problem when there are none."""
    found = tuple(PublicKey(read_public(one.public_key).wire, one.holder) for _, one in kept(read, place_id))
    if not found:
        raise Problem(
            "There are no public keys in the book yet.", hint="convene keys --add FILE.pub --holder '…' keeps one.",
            exit_code=NO,
        )  # fmt: skip
    return allowed_signers(found)


def keep(write: Writer, place_id: str, key: PublicKey, *, actor: str = "", note: str = "") -> str:
    """Put a public key into the book; its handle. Raises Problem when it is kept already."""
    draft = SigningKeyDraft(holder=key.holder, actor=actor, public_key=key.line, added_on=write.today, note=note)
    record_id = records.add(write, place_id, "signing_key", draft)
    write.label = f"Kept the public key of {clip(key.holder, 60)}"
    return cast(SigningKeyDraft, records.load(write, "signing_key", record_id)).slug


def retire(write: Writer, place_id: str, word: str, note: str) -> SigningKeyDraft:
    """Note that a key was lost or replaced. It stays, and with it what it signed. Raises Problem when it is not there,
    or is retired already."""
    record_id = records.find(write, place_id, "signing_key", word)
    old = cast(SigningKeyDraft, records.load(write, "signing_key", record_id))
    if old.retired_on is not None:
        raise Problem(
            f"{old.slug} was retired on {old.retired_on.isoformat()} already.",
            hint=f"convene edit signing-key {old.slug} --note '…' changes what is said of it.", exit_code=NO,
        )  # fmt: skip
    new = old.model_copy(update={"retired_on": write.today, "note": note or old.note})
    records.edit(write, place_id, "signing_key", record_id, new)
    write.label = f"Retired the key {old.slug}"
    return new


def leaving(write: Writer, ids: Sequence[str]) -> None:
    """Raises Problem for a key with which something was signed: without it nobody could check that any more."""
    for record_id in ids:
        if write.value("SELECT 1 FROM seal WHERE key_id = :k LIMIT 1", k=record_id):
            raise Problem(
                "Something was signed with this key, and it is needed to check that.", "Nothing was removed.",
                hint="Retire it instead: convene keys --retire NAME --note 'lost with the laptop'.", exit_code=NO,
            )  # fmt: skip


def used(read: Reader, place_id: str) -> dict[str, tuple[tuple[str, date], ...]]:
    """Handle of a key → the versions it signed, and the day each signature was put in."""
    found: dict[str, tuple[tuple[str, date], ...]] = {}
    for _, one in cast("list[tuple[str, SealDraft]]", records.load_all(read, place_id, "seal")):
        found[one.key] = (*found.get(one.key, ()), (one.version, one.sealed_on))
    return found
