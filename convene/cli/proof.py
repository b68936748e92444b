"""``proof``: a file behind an observation, by its hash."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from convene.cli.context import context
from convene.cli.day_option import read_day
from convene.core.vocabulary import Consent
from convene.errors import NO, USAGE, Problem
from convene.paths import file_at
from convene.services.measuring import proofs
from convene.services.nouns import records
from convene.text import clip


def proof(
    observation: Annotated[str, Parameter(help="The observation that it shows.", name="OBSERVATION")] = "",
    file: Annotated[Path | None, Parameter(help="The file; only its hash is kept.", name="FILE")] = None,
    /,
    *,
    text: Annotated[str, Parameter(help="What it is; else the file's name.", show_default=False)] = "",
    grade: Annotated[
        int | None, Parameter(help="1 told, 2 counted, 3 counted and checked, 4 before and after, 5 beside others.",
                              show_default=False),
    ] = None,
    checked_by: Annotated[str, Parameter(metavar="ROLE", help="Who else looked at it.", show_default=False)] = "",
    checked_on: Annotated[str, Parameter(metavar="DAY", help="When.", show_default=False)] = "",
    consent: Annotated[Consent, Parameter(help="Of anybody it shows.")] = Consent.not_needed,
    verify: Annotated[
        Path | None, Parameter(metavar="FILE", help="Say which evidence a file is, or that it is another by now.",
                               show_default=False),
    ] = None,
) -> None:  # fmt: skip
    """Put a file behind an observation: its hash is kept, not the file. --verify says later whether a file is still the
    same; it ends with 1 where it is not, or where no evidence is that file."""
    if verify is not None:
        _verify(file_at(verify))
        return
    if not observation or file is None:
        raise Problem("Which observation, and which file?", hint="convene proof OBSERVATION FILE, or --verify FILE.",
                      exit_code=USAGE)  # fmt: skip
    day = read_day(checked_on, "last") if checked_on else None
    given = proofs.described(text, grade, consent, checked_by, day)
    with context().open() as book:
        place_id = context().place_in(book)
        found = book.ask(records.find, place_id, "observation", observation)
        mark, new = book.do(proofs.add, place_id, found, file_at(file), given).value
    context().put(mark)
    context().say("Kept by its hash; the file stays where it is. convene undo takes it back." if new
                  else "That very file stands behind it already. Nothing was changed.")  # fmt: skip


def _verify(path: Path) -> None:
    with context().open() as book:
        mark, found = book.ask(proofs.verify, context().place_in(book), path)
    if not found:
        raise Problem(f"No evidence here is {clip(path.name, 60)}.", f"Its hash is {mark}.",
                      hint="convene proof OBSERVATION FILE puts it behind one.", exit_code=NO)  # fmt: skip
    words = {
        True: "the same file",
        False: "changed since: the hash kept is another",
        None: "its name alone; no hash kept",
    }
    for one in found:
        context().put(f"{one.observation}  {clip(one.commitment, 60)}  {clip(one.text, 60)}: {words[one.same]}")
    if not all(one.same for one in found):
        raise Problem(
            f"{clip(path.name, 60)} is not the file that was kept.",
            f"Its hash is {mark}.",
            hint="Look for the file as it was, or put this one behind the observation as well.",
            exit_code=NO,
        )
