"""Keys for tests, the same for the same number, and signatures with them."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from convene.files.signatures import framing
from convene.files.signatures.private_keys import PrivateKey
from convene.files.signatures.public_keys import PublicKey


def key(number: int = 1, holder: str = "The convener") -> PrivateKey:
    """A key that is made from its number."""
    held = Ed25519PrivateKey.from_private_bytes(sha256(str(number).encode()).digest())
    return PrivateKey(held, PublicKey(framing.ed25519_wire(held.public_key().public_bytes_raw()), holder))


def held_by(one: PrivateKey, holder: str) -> PublicKey:
    """Its public half, held by somebody."""
    return replace(one.public, holder=holder)
