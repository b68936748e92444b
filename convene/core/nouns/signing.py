"""The manifesto frozen and signed: its versions byte for byte, public keys, and digital signatures under versions."""

from __future__ import annotations

from typing import Annotated

from convene.core.manifesto.frozen import hash_of
from convene.core.nouns.fields import Day, Draft, Exact, Line, MaybeDay, Prose, Slug, To, Whole, field, words
from convene.core.nouns.noun import Noun
from convene.core.vocabulary import ManifestoStatus, Stage


class VersionDraft(Draft):
    """The manifesto as it was on one day. Only freezing makes one, and nothing changes it afterwards."""

    named_by = "number"

    slug: Slug = field("Handle", "v and its number.", default="")
    number: Whole = field("Number", "1 is the first.", ge=1, le=9_999, column=True)
    manifesto: Line = field("Manifesto", "The id of the manifesto it is a version of.")
    status: Annotated[ManifestoStatus, words(ManifestoStatus)] = field(
        "Status", "What it was called then.", default=ManifestoStatus.signed, column=True
    )
    frozen_on: Day = field("Frozen on", "The day.", column=True)
    frozen_by: Line = field("By", "Who froze it, by role.", default="convener")
    what: Prose = field("What changed", "What is new in it.", default="")
    why: Prose = field("Why", "The reason for the change.", default="")
    sha256: Line = field("Hash", "content_sha256 of its file.")
    terms_sha256: Line = field("Fingerprint", "Of what it says, whenever it is exported.", default="")
    text: Exact = field("File", "Its file, byte for byte.", default="")
    erased_on: MaybeDay = field("Erased on", "The day its text was erased for good.", default=None)
    erased_why: Line = field("Erased because", "Why its text was erased.", default="")

    def faults(self) -> dict[str, str]:
        if self.text and hash_of(self.text) != self.sha256:
            return {"text": "the text of this version is not the one that was frozen; its hash is another"}
        if not self.text and self.erased_on is None:
            return {"text": "the text of this version is missing, and nothing says that it was erased"}
        return {}


class SigningKeyDraft(Draft):
    """A public key, kept for as long as anything it signed: the private one is never in a book."""

    named_by = "holder"

    slug: Slug = field("Handle", "A short name; made from the holder when left out.", default="")
    holder: Line = field("Held by", "The body and the role, never a person's name.", column=True)
    actor: Annotated[Line, To("actor")] = field(
        "Signatory", "The actor it signs for; none for the convener.", default=""
    )
    public_key: Line = field("Public key", "As in a .pub file: ssh-ed25519 AAAA…")
    fingerprint: Line = field("Fingerprint", "SHA256:…, to read out to each other.", default="", column=True)
    added_on: MaybeDay = field("Added on", "The day.", default=None)
    retired_on: MaybeDay = field(
        "Retired on", "The day it was lost or replaced; what it signed before stays.", default=None
    )
    note: Prose = field("Note", "Such as: lost with the laptop; the new one is convener-2.", default="")


class SealDraft(Draft):
    """A digital signature under one frozen version, in the form that ssh-keygen writes."""

    named_by = "version"

    slug: Slug = field("Handle", "The version and the key.", default="")
    version: Annotated[Line, To("version", along=True)] = field("Version", "The version it is under.", column=True)
    key: Annotated[Line, To("signing_key")] = field("Key", "The public key it was verified with.", column=True)
    signature: Prose = field("Signature", "As in a .sig file: -----BEGIN SSH SIGNATURE----- …")
    sealed_on: Day = field("Put in on", "The day it was put into the book.", column=True)


VERSION = Noun(
    "version", VersionDraft, "The manifesto as it was frozen, byte for byte.", Stage.codesign,
    handle=lambda get: f"v{get('number')}", sort="number", found=0, standing=True,
    instead="convene erase version NAME, which keeps its number and its hash",
)  # fmt: skip
SIGNING_KEY = Noun(
    "signing_key", SigningKeyDraft, "A public key of the convener or a signatory.", Stage.codesign,
    told_by="fingerprint", found=0, standing=True,
)  # fmt: skip
SEAL = Noun(
    "seal", SealDraft, "A digital signature under a frozen version.", Stage.codesign,
    handle=lambda get: f"{get('version')}-{get('key')}", found=0, standing=True,
)  # fmt: skip
