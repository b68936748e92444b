"""Private keys of whoever sits at this computer: files in a folder beside the settings, never in a book."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass, replace
from pathlib import Path

from convene.errors import NO, USAGE, Problem, Where
from convene.files.signatures import private_keys
from convene.files.signatures.judging import fetched
from convene.files.signatures.private_keys import PrivateKey
from convene.files.signatures.public_keys import PublicKey, read_public
from convene.text import clean_line, clip

SHORTEST = 8
"""Letters of a passphrase."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}")


@dataclass(frozen=True, slots=True)
class OwnKey:
    """A key kept here: its name, its file, and its public half with who holds it."""

    name: str
    path: Path
    public: PublicKey


def every(folder: Path) -> tuple[tuple[OwnKey, ...], tuple[str, ...]]:
    """The keys in the folder, and a remark on each file that is none."""
    found, remarks = [], []
    for pub in sorted(folder.glob("*.pub")) if folder.is_dir() else ():
        private = pub.with_suffix("")
        if not private.is_file():
            remarks.append(f"{pub.name} has no private key beside it: with it alone nothing can be signed.")
            continue
        try:
            found.append(OwnKey(private.name, private, _public(pub)))
        except Problem as trouble:
            remarks.append(f"{pub.name}: {trouble.title}")
    return tuple(found), tuple(remarks)


def make(folder: Path, name: str, holder: str, passphrase: str) -> tuple[OwnKey, bytes, str]:
    """A new key and its folder; with what is to be written into its file, which is for its owner alone, and into the
    .pub file beside it. Raises Problem when there is one of that name: none is replaced."""
    if not _NAME.fullmatch(name):
        raise Problem(
            f"“{clip(clean_line(name), 40)}” is no name for a key.",
            hint="Take letters, digits and hyphens: convene keys --make convener.",
            exit_code=USAGE,
        )
    if 0 < len(passphrase) < SHORTEST:
        raise Problem(
            f"That passphrase is too short: {SHORTEST} letters are the least.",
            hint="A few words that only you would put together are easy to keep and hard to guess.",
            exit_code=NO,
        )
    private, public = folder / name, folder / f"{name}.pub"
    for one in (private, public):
        if one.exists() or one.is_symlink():
            raise Problem(
                f"There is a key “{name}” already, and none is ever replaced.",
                hint="Choose another name. A key that is not used any more can be retired: convene keys --retire.",
                where=Where(file=str(one)),
                exit_code=NO,
            )
    _folder(folder)
    made = private_keys.make()
    key = replace(made.public, holder=clean_line(holder))
    return OwnKey(name, private, key), made.as_file(passphrase), f"{key.line} {key.holder}".rstrip() + "\n"


def find(folder: Path, word: str) -> Path | None:
    """The file of a key by its name here, None for what is no name of one; with "" the only one there is. Raises
    Problem when that does not tell which."""
    found, _ = every(folder)
    if not word:
        if len(found) == 1:
            return found[0].path
        known = ", ".join(one.name for one in found)
        raise Problem(
            "Which key is to sign?" if found else "There is no key yet to sign with.",
            hint=f"Say --key NAME: {known}."
            if found
            else "convene keys --make NAME makes one; --key FILE takes yours.",
            exit_code=USAGE if found else NO,
        )
    return next((one.path for one in found if one.name == word), None)


def opened(folder: Path, path: Path, passphrase: str) -> PrivateKey:
    """A key ready to sign; of one kept here with who holds it, as its .pub file says. Raises Problem."""
    key = private_keys.read(path, passphrase)
    if path.parent != folder:  # others say there who uses it on which computer
        return key
    beside = path.with_name(f"{path.name}.pub")
    try:
        public = _public(beside) if beside.is_file() else key.public
    except Problem:
        public = key.public
    return replace(key, public=public) if public.wire == key.public.wire else key


def _public(path: Path) -> PublicKey:
    """The key of a .pub file, held by whom the comment after it says."""
    text = fetched(path, "public key")
    return replace(read_public(text, str(path)), holder=clean_line(" ".join(text.split()[2:])))


def _folder(folder: Path) -> None:
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if sys.platform != "win32" and folder.stat().st_mode & 0o077 and not any(folder.iterdir()):
            os.chmod(folder, 0o700)
    except OSError as trouble:
        raise Problem(
            "The folder for keys cannot be made.", str(trouble.strerror or trouble),
            hint="Check that it may be written to; convene where says where it is.", where=Where(file=str(folder)),
        ) from None  # fmt: skip
