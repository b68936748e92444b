"""How OpenSSH frames keys and detached signatures (PROTOCOL.sshsig); nothing here computes or judges anything.

A signature covers ``"SSHSIG" namespace reserved hash-name hash(message)``, each part as a string: its length in four
bytes, then its bytes.
"""

from __future__ import annotations

import binascii
from base64 import b64decode, b64encode
from dataclasses import dataclass
from hashlib import sha256, sha512

from convene.errors import Problem, Where
from convene.text import clean_line, clip

NAMESPACE = "convene-manifesto"
"""What a signature is for: one made for something else, such as a git commit, is none under a manifesto."""
ED25519 = "ssh-ed25519"
MOST_BYTES = 64 * 1024

_MAGIC = b"SSHSIG"
_BEGIN, _END = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
_WIDE = 70
_HASHES = {"sha256": sha256, "sha512": sha512}


@dataclass(frozen=True, slots=True)
class Framed:
    """A detached signature taken apart. ``key_kind`` is such as ``ssh-ed25519``, ``key`` the public key as it goes
    over the wire, ``raw`` the bare signature."""

    key_kind: str
    key: bytes
    namespace: str
    hash_name: str
    raw: bytes

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.key)

    def covers(self, message: bytes) -> bytes:
        """What was signed if it was made for this message."""
        return signed_data(message, self.namespace, self.hash_name)


class Cursor:
    """Reads strings off bytes. Raises ValueError where they end too soon."""

    def __init__(self, data: bytes) -> None:
        self._data, self._at = data, 0

    def take(self, size: int) -> bytes:
        part = self._data[self._at : self._at + size]
        if len(part) < size:
            raise ValueError("it ends too soon")
        self._at += size
        return part

    def string(self) -> bytes:
        return self.take(int.from_bytes(self.take(4), "big"))

    def end(self) -> None:
        if self._at != len(self._data):
            raise ValueError("something stands after its end")


def string(data: bytes) -> bytes:
    """Bytes as a string of the wire."""
    return len(data).to_bytes(4, "big") + data


def signed_data(message: bytes, namespace: str, hash_name: str = "sha512") -> bytes:
    """The bytes that a signature over ``message`` is computed over."""
    digest = _HASHES[hash_name](message).digest()
    return _MAGIC + string(namespace.encode()) + string(b"") + string(hash_name.encode()) + string(digest)


def fingerprint(key: bytes) -> str:
    """``SHA256:…`` as ssh-keygen -l shows it."""
    return "SHA256:" + b64encode(sha256(key).digest()).decode().rstrip("=")


def ed25519_wire(bare: bytes) -> bytes:
    """The 32 bytes of an Ed25519 public key as they go over the wire."""
    return string(ED25519.encode()) + string(bare)


def ed25519_bare(key: bytes) -> bytes:
    """The 32 bytes of an Ed25519 public key. Raises ValueError for anything else."""
    read = Cursor(key)
    if read.string() != ED25519.encode():
        raise ValueError("it is no Ed25519 key")
    bare = read.string()
    read.end()
    if len(bare) != 32:
        raise ValueError("it has not the length of an Ed25519 key")
    return bare


def written(key: bytes, namespace: str, raw: bytes) -> str:
    """An Ed25519 signature as the text of a .sig file."""
    parts = (key, namespace.encode(), b"", b"sha512", string(ED25519.encode()) + string(raw))
    blob = _MAGIC + (1).to_bytes(4, "big") + b"".join(map(string, parts))
    text = b64encode(blob).decode()
    lines = [text[at : at + _WIDE] for at in range(0, len(text), _WIDE)]
    return "\n".join([_BEGIN, *lines, _END, ""])


def read(text: str, name: str) -> Framed:
    """A .sig file taken apart. Raises Problem for what is none, or is damaged."""
    armoured = text.removeprefix("\ufeff").strip()
    if not (armoured.startswith(_BEGIN) and armoured.endswith(_END)):
        there = _BEGIN in text
        raise _damaged(name, "It does not begin and end as one does." if there else "", none=not there)
    inside = armoured[len(_BEGIN) : max(len(armoured) - len(_END), len(_BEGIN))]
    try:
        return _taken_apart(b64decode("".join(inside.split()), validate=True))
    except (ValueError, binascii.Error) as trouble:
        raise _damaged(name, f"{clip(clean_line(str(trouble)), 80).capitalize()}.") from None


def _taken_apart(blob: bytes) -> Framed:
    read = Cursor(blob)
    if read.take(6) != _MAGIC:
        raise ValueError("it is no signature inside")
    if (version := int.from_bytes(read.take(4), "big")) != 1:
        raise ValueError(f"it is of version {version}, and 1 is the one there is")
    key, namespace, reserved, hash_name, signature = (read.string() for _ in range(5))
    read.end()
    if reserved:
        raise ValueError("it holds something that is not known yet")
    name = hash_name.decode("ascii")
    if name not in _HASHES:
        raise ValueError("it uses a hash that is not known")
    kind, inner = Cursor(key).string().decode("ascii"), Cursor(signature)
    signed_as, raw = inner.string().decode("ascii"), inner.string()
    if kind == ED25519:
        ed25519_bare(key)
        inner.end()
        if signed_as != ED25519 or len(raw) != 64:
            raise ValueError("it has not the length of an Ed25519 signature")
    return Framed(kind, key, namespace.decode(), name, raw)


def _damaged(name: str, why: str, *, none: bool = False) -> Problem:
    return Problem(
        "That is no signature file." if none else "The signature file is damaged.",
        why,
        hint="Ask for it once more, as the file it was; the text of one begins with " + _BEGIN + ".",
        where=Where(file=name),
    )
