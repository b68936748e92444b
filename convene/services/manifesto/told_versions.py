"""The frozen versions as the page tells of them, each signature checked while it is made."""

from __future__ import annotations

from convene.core.nouns.signing import VersionDraft
from convene.files.manifesto_page.versions import Frozen
from convene.services.manifesto import seals, versions
from convene.store.reader import Reader


def told(read: Reader, place_id: str) -> tuple[Frozen, ...]:
    """Every version, the first one first."""
    return tuple(_told(read, place_id, one) for _, one in versions.every(read, place_id))


def _told(read: Reader, place_id: str, one: VersionDraft) -> Frozen:
    found = seals.under(read, place_id, one)
    good = [seal for seal in found if seal.verdict.state == "good"]
    return Frozen(
        one.number, one.status.label, one.frozen_on, one.sha256, one.what, one.why, erased=one.erased_on is not None,
        signed=tuple((f"{seal.verdict.holder} ({seal.verdict.fingerprint})", seal.on) for seal in good),
        doubtful=tuple(f"{seal.key}: {seal.verdict.words}" for seal in found if seal not in good),
    )  # fmt: skip
