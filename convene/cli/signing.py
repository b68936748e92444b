"""``keys`` and ``sign``: keys of one's own, public keys in the book, and signatures under a manifesto's file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from convene.cli.context import context
from convene.errors import NO, USAGE, Problem
from convene.paths import file_at
from convene.services.maintenance import book_checks
from convene.services.manifesto import own_keys, signing, signing_keys
from convene.services.manifesto.own_keys import OwnKey
from convene.text import clip, join
from convene.writing import write_whole

if TYPE_CHECKING:
    from convene.services.book import Book

_PASSPHRASE = Parameter(
    "--passphrase-file", metavar="FILE", help="Read the passphrase from the first line of FILE.", show_default=False
)


def keys(
    *,
    make: Annotated[str, Parameter(metavar="NAME", help="Make a key of your own.", show_default=False)] = "",
    add: Annotated[
        Path | None, Parameter(metavar="FILE", help="Keep somebody's public key in the book, from their .pub file.")
    ] = None,
    retire: Annotated[
        str, Parameter(metavar="NAME", help="Note that a key in the book was lost or replaced.", show_default=False)
    ] = "",
    show: Annotated[
        str, Parameter(metavar="NAME", help="Print the public half of a key, to give away.", show_default=False)
    ] = "",
    signers: Annotated[
        bool, Parameter(negative="", help="Print the public keys of the book as ssh-keygen -Y verify takes them.")
    ] = False,
    holder: Annotated[
        str, Parameter(help="Who holds it: the body and the role, no person's name.", show_default=False)
    ] = "",
    actor: Annotated[str, Parameter(help="The signatory it signs for, by handle.", show_default=False)] = "",
    note: Annotated[str, Parameter(help="Such as: lost with the laptop.", show_default=False)] = "",
    passphrase_file: Annotated[Path | None, _PASSPHRASE] = None,
    no_passphrase: Annotated[
        bool, Parameter(negative="", help="Leave the new key unlocked: whoever has its file can sign as you.")
    ] = False,
) -> None:
    """List keys, make one, give its public half away, or keep somebody else's. Private keys never go into a book."""
    asked = [bool(one) for one in (make, add, retire, show, signers)]
    if sum(asked) > 1:
        raise Problem("Only one of these at a time.", hint="Say one of --make, --add, --retire, --show and --signers.",
                      exit_code=USAGE)  # fmt: skip
    if make:
        _make(make, holder or "Convener", passphrase_file, no_passphrase)
    elif add is not None:
        _add(file_at(add), holder, actor, note)
    elif retire:
        _retire(retire, note)
    elif show:
        _show(show)
    elif signers:
        _signers()
    else:
        _list()


def sign(
    file: Annotated[Path, Parameter(help="The file of a manifesto.", name="FILE")],
    /,
    *,
    key: Annotated[
        str, Parameter(help="The name of a key of yours, or its file, such as ~/.ssh/id_ed25519.", show_default=False)
    ] = "",
    holder: Annotated[
        str, Parameter(help="Who holds the key, where the book does not know it yet.", show_default=False)
    ] = "",
    passphrase_file: Annotated[Path | None, _PASSPHRASE] = None,
    force: Annotated[
        bool, Parameter(negative="", help="Replace a signature of yours that is there, such as one of an earlier text.")
    ] = False,
) -> None:
    """Sign a manifesto's file: writes FILE.KEY.sig beside it, and keeps it in a book that has that version."""
    path, where = file_at(file), own_keys.find(context().paths.keys, key) or file_at(key)
    to_sign = signing.readable(path)
    context().say(f"This is “{clip(to_sign.title, 80)}”, {to_sign.status}, hash {to_sign.sha256[:16]}….")
    opened = own_keys.opened(context().paths.keys, where, _unlock(where, passphrase_file))
    made, signature = signing.sign(path, opened, where.name)
    write_whole(made, signature, replace=force)
    context().say(f"Signed with the key {opened.public.fingerprint}.")
    context().put(str(made))
    _keep(path, made, replace(opened.public, holder=holder or opened.public.holder))


def _keep(path: Path, signature: Path, public: Any) -> None:
    """Put the signature into the book, where there is one that has this very version."""
    if not book_checks.there(context().book):
        return
    with context().open() as book:
        for words in book.do(signing.keep_own, path, signature, public).value:
            context().say(words)


def _make(name: str, holder: str, passphrase_file: Path | None, no_passphrase: bool) -> None:
    if passphrase_file is None and not no_passphrase and context().secret is None:
        raise Problem(
            "The key needs a passphrase, and nobody is there to type one.",
            hint="Say --passphrase-file FILE, or --no-passphrase if its file alone may sign.", exit_code=USAGE,
        )  # fmt: skip
    passphrase = "" if no_passphrase else _passphrase("A passphrase for the key:", passphrase_file, twice=True)
    made, private, public = own_keys.make(context().paths.keys, name, holder, passphrase)
    write_whole(made.path, private, private=True)
    try:
        write_whole(made.path.with_name(f"{name}.pub"), public)
    except Problem:
        made.path.unlink(missing_ok=True)  # half a key would stand in the way of a whole one
        raise
    context().say(f"Made the key {made.name}, in {made.path}; only you can read it.")
    context().say("Keep a copy of that file somewhere safe, and the passphrase elsewhere: nobody can bring them back.")
    context().put(made.public.fingerprint)


def _add(path: Path, holder: str, actor: str, note: str) -> None:
    if not holder:
        raise Problem(
            "Who holds that key?", hint="Say the body and the role: --holder 'Quayside Trust, chief executive'.",
            exit_code=USAGE,
        )  # fmt: skip
    public = replace(signing_keys.from_file(path), holder=holder)
    with context().open() as book:
        handle = book.do(signing_keys.keep, context().place_in(book), public, actor=actor, note=note).value
    context().say(f"Kept as {handle}. Ask {clip(holder, 60)} to read their fingerprint out to you, by another way:")
    context().put(public.fingerprint)


def _retire(name: str, note: str) -> None:
    with context().open() as book:
        gone = book.do(signing_keys.retire, context().place_in(book), name, note).value
    context().say(f"{gone.slug} is retired. What it signed before can still be checked with it.")


def _own() -> tuple[OwnKey, ...]:
    found, remarks = own_keys.every(context().paths.keys)
    for words in remarks:
        context().say(words)
    return found


def _show(name: str) -> None:
    mine = {one.name: one for one in _own()}
    if name not in mine:
        raise Problem(
            f"There is no key “{clip(name, 40)}” of yours here.",
            hint=f"There is {join(list(mine))}." if mine else "convene keys --make NAME makes one.", exit_code=NO,
        )  # fmt: skip
    public = mine[name].public
    context().put(f"{public.line} {public.holder}".rstrip())
    context().say(f"Its fingerprint is {public.fingerprint}; read it out to whoever keeps the key.")


def _signers() -> None:
    with context().open() as book:
        context().put(book.ask(signing_keys.signers_file, context().place_in(book)))


def _list() -> None:
    """Each key on lines of its own: a fingerprint is read out to somebody, and is never cut."""
    found = [_told(one.name, "yours", one.public.holder, one.public.fingerprint) for one in _own()]
    if book_checks.there(context().book):
        with context().open() as book:
            found += _in_book(book)
    if found:
        context().put("\n".join(found))
    else:
        context().say("No keys yet. convene keys --make NAME makes one; paper signatures need none.")


def _in_book(book: Book) -> list[str]:
    place = context().place_in(book)
    used = book.ask(signing_keys.used, place)
    found = []
    for _, one in book.ask(signing_keys.kept, place):
        said = [f"signed {join([version for version, _ in used[one.slug]])}"] if one.slug in used else []
        said += [f"retired {one.retired_on.isoformat()}"] if one.retired_on else []
        said += [one.note] if one.note else []
        found.append(_told(one.slug, "in the book", one.holder, one.fingerprint, *said))
    return found


def _told(name: str, where: str, holder: str, fingerprint: str, *more: str) -> str:
    lines = [f"{name} ({where})", *filter(None, (holder, fingerprint, "; ".join(more)))]
    return "\n  ".join(lines)


def _unlock(path: Path, file: Path | None) -> str:
    """The passphrase of a key, where it has one."""
    return _passphrase(f"The passphrase of {path.name}:", file) if signing.is_locked(path) else ""


def _passphrase(question: str, file: Path | None, *, twice: bool = False) -> str:
    if file is not None:
        return _first_line(file_at(file))
    secret = context().secret
    if secret is None:
        raise Problem(
            "The key is locked, and nobody is there to type its passphrase.", hint="Say --passphrase-file FILE.",
            exit_code=USAGE,
        )  # fmt: skip
    said = secret(f"{question} ")
    if twice and said != secret("Once more: "):
        raise Problem("The two are not the same.", "Nothing was made.", hint="Try once more.", exit_code=NO)
    if twice and not said:
        raise Problem("No passphrase was typed.", "Nothing was made.",
                      hint="If the key is to have none: --no-passphrase.", exit_code=NO)  # fmt: skip
    return said


def _first_line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").split("\n", 1)[0].rstrip("\r")
    except (OSError, UnicodeDecodeError) as trouble:
        raise Problem(
            "The passphrase cannot be read.", getattr(trouble, "strerror", None) or "It is no text.",
            hint="Name a file whose first line is the passphrase.", exit_code=NO,
        ) from None  # fmt: skip
