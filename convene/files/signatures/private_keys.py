"""Private keys in OpenSSH's own format, made, read, and used to sign; and signatures held against what they sign.

All that computes is ``cryptography``, which takes a while to load: only who signs or checks loads this.
"""

from __future__ import annotations

import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_ssh_private_key

from convene.errors import NO, Problem, Where
from convene.files.signatures import framing
from convene.files.signatures.public_keys import PublicKey, other_kind

_BEGIN = b"-----BEGIN OPENSSH PRIVATE KEY-----"
_MOST = 64 * 1024


@dataclass(frozen=True, slots=True, repr=False)
class PrivateKey:
    """A key that can sign; shown nowhere."""

    held: Ed25519PrivateKey
    public: PublicKey

    def sign(self, message: bytes, namespace: str = framing.NAMESPACE) -> str:
        """A detached signature over the message, as the text of a .sig file."""
        raw = self.held.sign(framing.signed_data(message, namespace))
        return framing.written(self.public.wire, namespace, raw)

    def as_file(self, passphrase: str) -> bytes:
        """In OpenSSH's format, locked with the passphrase; not at all with an empty one."""
        lock: serialization.KeySerializationEncryption = (
            serialization.BestAvailableEncryption(passphrase.encode()) if passphrase else serialization.NoEncryption()
        )
        return self.held.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.OpenSSH, lock)


def make() -> PrivateKey:
    """A new key, from the system's own randomness."""
    return _of(Ed25519PrivateKey.generate())


def is_locked(path: Path) -> bool:
    """Whether the key of that file wants a passphrase. Raises Problem when it cannot be read, or by others too."""
    raw = _fetched(path)
    try:
        load_ssh_private_key(raw, None)
    except TypeError:
        return True
    except (ValueError, UnsupportedAlgorithm):
        return False  # what is wrong with it is said when it is read
    return False


def read(path: Path, passphrase: str = "") -> PrivateKey:
    """The key in a file. Raises Problem: wrong passphrase, another kind of key, damaged, readable by others."""
    raw, where = _fetched(path), Where(file=str(path))
    if not raw.lstrip().startswith(_BEGIN):
        raise _no_key(raw, where)
    try:
        key = load_ssh_private_key(raw, passphrase.encode() or None)
    except TypeError:
        if passphrase:  # it has none, and then any is too many
            key = load_ssh_private_key(raw, None)
        else:
            raise Problem(
                "The key is locked with a passphrase.", hint="Type it when asked, or say --passphrase-file FILE.",
                where=where, exit_code=NO,
            ) from None  # fmt: skip
    except UnsupportedAlgorithm:
        raise other_kind("an unknown kind", where) from None
    except ValueError:
        if passphrase:
            raise Problem(
                "That is not the passphrase of this key.",
                "Or the key file is damaged: the two cannot be told apart.",
                hint="Try once more. Without it nobody opens the key: make a new one, and retire this (convene keys).",
                where=where,
                exit_code=NO,
            ) from None
        raise _damaged(where) from None
    if not isinstance(key, Ed25519PrivateKey):
        raise other_kind(_kind_of(key), where)
    return _of(key)


def fits(signature: framing.Framed, message: bytes) -> bool:
    """Whether an Ed25519 signature was made with its key over exactly these bytes."""
    try:
        key = Ed25519PublicKey.from_public_bytes(framing.ed25519_bare(signature.key))
        key.verify(signature.raw, signature.covers(message))
    except (InvalidSignature, ValueError):
        return False
    return True


def _of(key: Ed25519PrivateKey) -> PrivateKey:
    return PrivateKey(key, PublicKey(framing.ed25519_wire(key.public_key().public_bytes_raw())))


def _kind_of(key: object) -> str:
    name = type(key).__name__.casefold()
    return "ssh-rsa" if "rsa" in name else "ssh-dss" if "dsa" in name and "ec" not in name else "ecdsa"


def _fetched(path: Path) -> bytes:
    where = Where(file=str(path))
    try:
        with path.open("rb") as file:
            open_to = stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077
            raw = file.read(_MOST)
    except OSError as trouble:
        raise Problem(
            "The key cannot be read." if path.exists() else "There is no key of that name.",
            "" if isinstance(trouble, FileNotFoundError) else str(trouble.strerror or trouble),
            hint="convene keys lists those there are.",
            where=where,
            exit_code=NO,
        ) from None
    if open_to and sys.platform != "win32" and _BEGIN in raw:
        raise Problem(
            "Others on this computer can read this private key, so it was not used.",
            hint=f"Make it yours alone: chmod 600 {path}. If somebody may have copied it, make a new one.",
            where=where,
            exit_code=NO,
        )
    return raw


def _no_key(raw: bytes, where: Where) -> Problem:
    if raw.lstrip().startswith((b"ssh-", b"ecdsa-", b"sk-")):
        return Problem(
            "That is a public key; signing takes the private one.", hint="Name the file without .pub.", where=where
        )
    if b"PRIVATE KEY-----" in raw:
        return Problem(
            "That private key is in an older format.",
            hint="ssh-keygen -p -f FILE writes it in OpenSSH's format, if it is an Ed25519 key.",
            where=where,
        )
    return Problem("That is no key.", hint="convene keys lists those there are; --make NAME makes one.", where=where)


def _damaged(where: Where) -> Problem:
    return Problem("The key file is damaged.", hint="Bring it back from a copy, or make a new key.", where=where)
