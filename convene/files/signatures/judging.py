"""What a detached signature says about a file, in words: never “good” without the key it was made with."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from convene.errors import Problem, Where
from convene.files.signatures import framing
from convene.files.signatures.public_keys import PublicKey
from convene.text import clean_line, clip

PROVES = "A good signature proves that whoever holds the key signed exactly these bytes."
PROVES_NOT = "It does not prove who held the key, that they were entitled to sign, or on which day they did."

Fits = Callable[[framing.Framed, bytes], bool]
State = Literal["good", "stranger", "other", "line ends", "purpose", "kind", "damaged"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one signature. Only ``good`` is one; ``stranger`` fits, and nobody here knows whose key it is."""

    state: State
    words: str
    remedy: str = ""
    name: str = ""
    holder: str = ""
    fingerprint: str = ""

    @property
    def severity(self) -> Literal["error", "warning", "note"]:
        if self.state == "good":
            return "note"
        return "warning" if self.state in ("stranger", "kind", "line ends") else "error"


def beside(path: Path) -> tuple[Path, ...]:
    """The signature files of a file: its name with .sig, or with .WHO.sig, after it."""
    try:
        found = [one for one in path.parent.iterdir() if _is_of(one.name, path.name) and one.is_file()]
    except OSError:
        return ()
    return tuple(sorted(found))


def _is_of(name: str, of: str) -> bool:
    return name == f"{of}.sig" or (name.startswith(f"{of}.") and name.endswith(".sig") and len(name) > len(of) + 5)


def fetched(path: Path, what: str = "signature file") -> str:
    """The text of a signature file, or of keys. Raises Problem when it cannot be read or is too large to be one."""
    where = Where(file=str(path))
    try:
        with path.open("rb") as file:
            raw = file.read(framing.MOST_BYTES + 1)
    except OSError as trouble:
        raise Problem(
            f"The {what} cannot be read.", str(trouble.strerror or trouble),
            hint="Check its name, and that you may open it.", where=where,
        ) from None  # fmt: skip
    if len(raw) > framing.MOST_BYTES:
        raise Problem(f"That is no {what}: it is too large.", hint="Check that it is the right file.", where=where)
    return raw.decode("utf-8", "replace")


def judge(text: str, message: bytes, keys: Iterable[PublicKey], name: str = "") -> Verdict:
    """What a signature says about these bytes, by the keys that are known. Raises nothing."""
    try:
        framed = framing.read(text, name)
    except Problem as damaged:
        words = f"{damaged.title} {damaged.detail}".rstrip()
        return Verdict("damaged", f"{words} It proves nothing.", damaged.hint, name)
    from convene.files.signatures.private_keys import fits

    known = {one.wire: one.holder for one in keys}
    holder, mark = known.get(framed.key, ""), framed.fingerprint
    return _judged(framed, message, framed.key in known, name, holder or "somebody whose key is known here", mark, fits)


def _judged(
    framed: framing.Framed, message: bytes, known: bool, name: str, holder: str, mark: str, fits: Fits
) -> Verdict:
    if framed.key_kind != framing.ED25519:
        return Verdict(
            "kind", f"Not verified: it was made with a key of the kind {clip(clean_line(framed.key_kind), 40)}.",
            "ssh-keygen -Y verify may be able to; Convene checks Ed25519 alone.", name, fingerprint=mark,
        )  # fmt: skip
    if framed.namespace != framing.NAMESPACE:
        return Verdict(
            "purpose",
            f"It was made for “{clip(clean_line(framed.namespace), 40)}”, not for a manifesto, and counts for nothing.",
            f"It must be made for {framing.NAMESPACE}: ssh-keygen -Y sign -n {framing.NAMESPACE} …, or convene sign.",
            name, fingerprint=mark,
        )  # fmt: skip
    if not fits(framed, message):
        return _misfit(framed, message, name, mark, fits)
    if not known:
        return Verdict(
            "stranger", f"Not verified whose it is: it fits this file, and nobody here knows the key {mark}.",
            "Ask the signatory for their fingerprint by another way, then keep their key: convene keys --add FILE.pub.",
            name, fingerprint=mark,
        )  # fmt: skip
    return Verdict("good", f"Signed by {holder} with the key {mark}.", name=name, holder=holder, fingerprint=mark)


def _misfit(framed: framing.Framed, message: bytes, name: str, mark: str, fits: Fits) -> Verdict:
    if any(fits(framed, one) for one in _other_line_ends(message)):
        return Verdict(
            "line ends", "Not verified as it is: only the line ends differ from those of the file that was signed.",
            "An editor or a mail program changed them. Ask for the file itself, or write it out anew: "
            "convene export manifesto.", name, fingerprint=mark,
        )  # fmt: skip
    return Verdict(
        "other", "It is not a signature of this file: the file was changed after it was signed, or another was signed.",
        "Ask for the file that was signed, or for a signature under this one.", name, fingerprint=mark,
    )  # fmt: skip


def _other_line_ends(message: bytes) -> Iterator[bytes]:
    plain = message.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    for one in (plain, plain.replace(b"\n", b"\r\n")):
        if one != message:
            yield one
