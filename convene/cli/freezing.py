"""``freeze`` and ``compare``: versions of the manifesto, kept byte for byte and held side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.core.manifesto.comparing import Difference
from convene.core.vocabulary import ManifestoStatus
from convene.services.manifesto import freezing
from convene.text import plural


def freeze(
    *,
    status: Annotated[
        Literal["for-signing", "signed", "under-review", "closed"] | None,
        Parameter("--as", help="What it is from now on; left out, what it is called.", metavar="STATUS"),
    ] = None,
    what: Annotated[
        str, Parameter(help="What changed; left out, it is worked out from the two versions.", show_default=False)
    ] = "",
    why: Annotated[
        str, Parameter(help="Why. Needed from the second version on: it stands in the file.", show_default=False)
    ] = "",
) -> None:
    """Keep the manifesto as it stands, byte for byte, as its next version. convene undo takes it back."""
    wanted = ManifestoStatus(status.replace("-", "_")) if status else None
    with context().open() as book:
        place = context().place_in(book)
        made = book.do(freezing.freeze, place, wanted, what=what, why=why).value
    context().say(f"Frozen as version {made.number}, {made.status.label.lower()}.")
    context().say(f"Its hash is {made.sha256}.")
    context().put(made.slug)


def compare(
    one: Annotated[str, Parameter(help="The earlier version, by its number.", name="ONE")],
    other: Annotated[
        str,
        Parameter(help="The later one; left out, the manifesto as it stands now.", name="OTHER", show_default=False),
    ] = "now",
    /,
    *,
    text: Annotated[bool, Parameter(negative="", help="The two files line by line, as a diff.")] = False,
    form: Annotated[Literal["text", "json"], formats.option("text or json.")] = "text",
) -> None:
    """Say what is not the same in two versions of the manifesto: added, changed, withdrawn and taken out."""
    with context().open() as book:
        place, today = context().place_in(book), context().today
        if text:
            found = book.ask(freezing.text_diff, place, today, one, other)
            context().put(found)
            if not found:
                context().say("The two files are the same, byte for byte.")
            return
        differences = book.ask(freezing.differences, place, today, one, other)
    if form == "json":
        keys = ("kind", "part", "what", "field", "old", "new")
        context().put(formats.as_json([{key: getattr(each, key) for key in keys} for each in differences]))
        return
    context().put("\n".join(_lines(differences)))
    words = plural(len(differences), "difference") if differences else "They say the same"
    context().say(f"{words}: from {one} to {other}.")


def _lines(differences: Iterable[Difference]) -> Iterable[str]:
    for each in differences:
        yield f"{each.kind}: {each.head}"
        for name, words in (("was", each.old), ("is", each.new)):
            if words:
                yield f"  {name + ':':<5}{' '.join(words.split())}"
