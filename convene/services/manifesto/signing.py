"""Signing the file of a manifesto, and keeping signatures in the book that has the very version they are under."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from convene.core.vocabulary import ManifestoStatus
from convene.errors import NO, Problem, Where
from convene.files import manifesto as files
from convene.files.signatures import private_keys
from convene.files.signatures.judging import Verdict, fetched
from convene.files.signatures.private_keys import PrivateKey
from convene.files.signatures.public_keys import PublicKey
from convene.files.toml import read_toml
from convene.services.manifesto import recognising, seals, signing_keys
from convene.store.writer import Writer
from convene.text import slug


@dataclass(frozen=True, slots=True)
class ToSign:
    """What somebody is about to sign."""

    title: str
    status: str
    sha256: str


def readable(path: Path) -> ToSign:
    """What a file is that is to be signed. Raises Problem for whatever nobody should sign: no manifesto, a draft, one
    without its hash or changed since, one with errors."""
    report = files.check_file(path)
    toml, where = read_toml(path, "manifesto"), Where(file=str(path))
    errors = [one for one in report.findings if one.finding.severity == "error"]
    if report.document is None or errors:
        raise Problem(
            "That file is not fit to be signed.", "\n".join(one.finding.words for one in errors[:5]),
            hint=f"convene check {path.name} says everything that is wrong with it.", where=where, exit_code=NO,
        )  # fmt: skip
    sealed = files.verify_hash(toml.text)
    if sealed.state == "absent":
        raise Problem(
            "It has no content hash.", hint="Freeze it in Convene (convene freeze), export that, and sign it.",
            where=where, exit_code=NO,
        )  # fmt: skip
    status = report.document.status
    if status is ManifestoStatus.draft:
        raise Problem(
            "It calls itself a draft, and nobody signs one.", hint="convene freeze --as for-signing, and export it.",
            where=where, exit_code=NO,
        )  # fmt: skip
    return ToSign(report.document.title, status.label.lower(), sealed.actual)


def is_locked(path: Path) -> bool:
    """Whether a key wants a passphrase. Raises Problem when its file cannot be read, or others can read it."""
    return private_keys.is_locked(path)


def sign(path: Path, key: PrivateKey, name: str) -> tuple[Path, str]:
    """A detached signature of a file, as ssh-keygen makes it: what it is to be called, and its text."""
    return path.with_name(f"{path.name}.{slug(name) or 'key'}.sig"), key.sign(path.read_bytes())


def keep_own(write: Writer, path: Path, signature: Path, public: PublicKey) -> tuple[str, ...]:
    """Keep a signature just made, and the public key it is checked with; what was done, a sentence each. Nothing when
    the book has no such version."""
    said: list[str] = []
    text = fetched(signature)
    for known in recognising.matching(write, path):
        if path.read_bytes() != known.version.text.encode():
            said.append(f"Not kept in the book: only the line ends differ from {known.called}.")
            continue
        if public.wire not in {one.wire for one in signing_keys.known(write, known.place_id)}:
            if not public.holder:
                said.append("Not kept in the book: it does not know the key, and nothing says who holds it (--holder).")
                continue
            handle = signing_keys.keep(write, known.place_id, public)
            said.append(f"The public key is in the book now, as {handle}, held by {public.holder}.")
        if public.fingerprint in {one.verdict.fingerprint for one in seals.under(write, known.place_id, known.version)}:
            said.append(f"A signature of that key is kept under {known.called} already.")
            continue
        seals.put_in(write, known.place_id, known.version.slug, text)
        said.append(f"The signature is kept under {known.called}.")
    return tuple(said)


def keep_found(write: Writer, path: Path, verdicts: Sequence[Verdict]) -> tuple[str, ...]:
    """Keep the good signatures found beside a file under the versions it is; what was done. Raises Problem when the
    book has no such version."""
    found = recognising.matching(write, path)
    if not found:
        raise Problem(
            "No book here has that file as a frozen version, so there is nothing to keep its signatures under.",
            hint="Freeze the manifesto first (convene freeze), export it, and have that file signed.", exit_code=NO,
        )  # fmt: skip
    said: list[str] = []
    for known in found:
        have = {one.verdict.fingerprint for one in seals.under(write, known.place_id, known.version)}
        for one in verdicts:
            name = Path(one.name).name
            if one.fingerprint in have:
                said.append(f"{name} is kept already.")
            elif one.state == "good":
                seals.put_in(write, known.place_id, known.version.slug, fetched(Path(one.name)))
                said.append(f"{name} is kept under {known.called}.")
            else:
                said.append(f"{name} was not kept: {one.words}")
    return tuple(said)
