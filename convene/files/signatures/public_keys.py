"""Public keys as text: a .pub file, and a file of allowed signers as ssh-keygen takes it."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode, b64encode
from collections.abc import Iterable
from dataclasses import dataclass

from convene.errors import Problem, Where
from convene.files.signatures.framing import ED25519, NAMESPACE, ed25519_bare, fingerprint
from convene.text import clean_line, clip, slug


@dataclass(frozen=True, slots=True)
class PublicKey:
    """An Ed25519 public key; ``holder`` says whose it is, where that is known, as far as whoever wrote it down knew."""

    wire: bytes
    holder: str = ""

    @property
    def line(self) -> str:
        """``ssh-ed25519 AAAA…``, without the comment, which often names a person and a computer."""
        return f"{ED25519} {b64encode(self.wire).decode()}"

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.wire)


_PRIVATE = re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----")


def read_public(text: str, name: str = "") -> PublicKey:
    """The key in a .pub file or a line. Raises Problem for a private key, one of another kind, and what is none."""
    where = Where(file=name)
    if _PRIVATE.search(text):
        raise Problem(
            "That is a private key.",
            "Nothing was kept of it: a private key never goes into a book, or to anybody else.",
            hint="Give the public one, which ends in .pub.",
            where=where,
        )
    parts = clean_line(text).split(" ")
    if len(parts) < 2 or not parts[0].startswith(("ssh-", "ecdsa-", "sk-")):
        raise Problem("That is no public key.", hint="It is one line, and begins with “ssh-ed25519 AAAA”.", where=where)
    if parts[0] != ED25519:
        raise other_kind(parts[0], where)
    try:
        wire = b64decode(parts[1], validate=True)
        ed25519_bare(wire)
    except (ValueError, binascii.Error):
        raise Problem(
            "The public key is damaged.", hint="Copy the whole line of the .pub file once more.", where=where
        ) from None
    return PublicKey(wire)


def other_kind(kind: str, where: Where) -> Problem:
    """A Problem for a key that is not Ed25519."""
    called = {"ssh-rsa": "an RSA key", "ssh-dss": "a DSA key"}.get(kind, f"a key of the kind {clip(kind, 40)}")
    return Problem(
        f"That is {called}, and Convene signs with Ed25519 alone.",
        hint="convene keys --make NAME makes one; so does ssh-keygen -t ed25519.",
        where=where,
    )


def allowed_signers(keys: Iterable[PublicKey]) -> str:
    """The file that ssh-keygen -Y verify -f takes: a name, what the key may be used for, and the key, a line each."""
    lines = (f'{principal(one.holder)} namespaces="{NAMESPACE}" {one.line}\n' for one in keys)
    return "".join(lines)


def principal(holder: str) -> str:
    """Who somebody is for ssh-keygen -I: their words as a handle, since there spaces and commas part names."""
    return slug(holder) or "signer"


_LINE = re.compile(
    r'(?P<who>"[^"]*"|\S+)\s+(?:(?P<options>[^\s"]+(?:"[^"]*"[^\s"]*)*)\s+)?(?P<kind>\S+)\s+(?P<key>\S+)'
)
_FOR = re.compile(r'namespaces="([^"]*)"', re.IGNORECASE)


def read_allowed(text: str, name: str) -> tuple[tuple[PublicKey, ...], tuple[str, ...]]:
    """The keys of an allowed-signers file that may sign manifestos, and a remark on each line that is left aside.

    Raises Problem when nothing in it is such a line.
    """
    keys: list[PublicKey] = []
    remarks: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key = _allowed(line.strip())
        if isinstance(key, str):
            remarks.append(f"line {number} {key}")
        else:
            keys.append(key)
    if not keys:
        raise Problem(
            "There is no key in that file which could be used.",
            "\n".join(remarks[:20]),
            hint='A line says who, and their key: convener namespaces="convene-manifesto" ssh-ed25519 AAAA…',
            where=Where(file=name),
        )
    return tuple(keys), tuple(remarks)


def _allowed(line: str) -> PublicKey | str:
    """The key of a line, or why it is left aside."""
    found = _LINE.match(line)
    if found is None:
        return "is no line of a signer"
    if found["kind"] != ED25519:
        return f"holds {clip(found['kind'], 40)}, and only {ED25519} can be checked here"
    options = found["options"] or ""
    if only := _FOR.search(options):
        if NAMESPACE not in only[1].split(","):
            return "is for other things than manifestos"
        options = options.replace(only[0], "").strip(",")
    if options:
        return "has conditions that ssh-keygen understands, and Convene does not"
    try:
        wire = b64decode(found["key"], validate=True)
        ed25519_bare(wire)
    except (ValueError, binascii.Error):
        return "holds a damaged key"
    return PublicKey(wire, clean_line(found["who"].strip('"')))
