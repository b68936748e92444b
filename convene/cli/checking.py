"""``check`` and ``schema``: is a file right, and what is right."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from convene.cli.context import context
from convene.cli.formats import as_json
from convene.errors import NO, USAGE, Problem
from convene.paths import file_at
from convene.text import article, join, plural


def check(
    file: Annotated[Path, Parameter(help="A place, manifesto, account or framework file.", name="FILE")],
    /,
    *,
    against: Annotated[
        Path | None,
        Parameter(
            metavar="FILE",
            help="An earlier version's file: say what changed since, and why. Of an account also its manifesto.",
        ),
    ] = None,
    signature: Annotated[
        Path | None, Parameter(metavar="FILE", help="A signature file; left out, those that stand beside FILE.")
    ] = None,
    signers: Annotated[
        Path | None, Parameter(metavar="FILE", help="Public keys to check with: allowed signers, or a .pub file.")
    ] = None,
    keep: Annotated[
        bool, Parameter(negative="", help="Keep good signatures in the book that has that version.")
    ] = False,
) -> int:
    """Say whether a file is right. The file says itself what it is, by its schema; only --keep changes anything."""
    from convene.services.files import checking

    path = file_at(file)
    try:
        found = checking.check(path, context().today)
    except Problem as refusal:
        # A file that is there and cannot be understood is an answer; one that is not there is a problem.
        if path.is_file():
            refusal.exit_code = NO
        raise
    if found.kind == "manifesto":
        from convene.cli import check_manifesto

        found = check_manifesto.held_against(found, path, against, signature, signers)
    elif found.kind == "account" and not (signature or signers or keep):
        from convene.cli import check_account

        found = check_account.held_against(found, path, against)
    elif against or signature or signers or keep:
        raise Problem(
            f"That is {article(found.kind)} file, and versions and signatures are of a manifesto.",
            hint=f"convene check {file} alone checks it.", exit_code=USAGE,
        )  # fmt: skip
    lines = []
    for one in found.findings:
        name = file if one.where.line is not None or not one.where.file else one.where.file
        spot = f"{name}:{one.where.line or 1}: {one.severity}: {one.where.key or 'file'}"
        words = one.words if not one.remedy or one.words.endswith((".", "?", "!")) else f"{one.words}."
        lines.append(f"{spot}: {' '.join(f'{words} {one.remedy}'.split())}")
    context().put("\n".join(lines))
    counts = [sum(one.severity == name for one in found.findings) for name in ("error", "warning", "note")]
    told = [plural(number, word) for number, word in zip(counts, ("error", "warning", "note"), strict=True) if number]
    context().say(
        f"{file}: {article(found.kind)} file with {join(told)}."
        if told
        else f"{file}: {article(found.kind)} file, and it is right."
    )
    if found.kind == "manifesto":
        check_manifesto.say_who_signed(found)
        if keep:
            check_manifesto.keep(path, found)
    return 0 if found.ok else NO


def schema(
    what: Annotated[str, Parameter(help="place, framework, manifesto, account, or a noun.", name="WHAT")], /
) -> None:
    """Print a JSON Schema (2020-12), for editors and programs that check files."""
    from convene.services.files import checking

    context().put(as_json(checking.schema(what)))
