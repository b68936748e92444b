"""``cluster`` and ``wordings``: like contributions under one name, and what a vision said before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.cli.detail_text import wrapped
from convene.core.codesign import word_diff
from convene.core.vocabulary import ActorType
from convene.errors import USAGE, Problem
from convene.text import plural

if TYPE_CHECKING:
    from convene.services.book import Book
    from convene.services.codesign.clusters import Group


def _clusters() -> Any:
    from convene.services.codesign import clusters

    return clusters


def _visions() -> Any:
    from convene.services.codesign import visions

    return visions


def _records() -> Any:
    from convene.services.nouns import records

    return records


FORM = Annotated[Literal["text", "json"], formats.option("text or json.")]


def cluster(
    name: Annotated[str, Parameter(help="Its handle or name; all of them when left out.", name="CLUSTER")] = "",
    /,
    *said: Annotated[str, Parameter(help="What goes into it: contributions by their handles.", name="CONTRIBUTION")],
    new: Annotated[bool, Parameter(negative="", help="CLUSTER is the name of a new one.")] = False,
    by: Annotated[
        str, Parameter(metavar="TEXT", help="With --new: who named it, by type or role.", show_default=False)
    ] = "",
    out: Annotated[bool, Parameter(negative="", help="Take them out of their clusters; no CLUSTER is named.")] = False,
    merge: Annotated[
        tuple[str, ...],
        Parameter(metavar="OTHER", help="A cluster that goes into this one. Give it again for more.", negative=""),
    ] = (),
    at: Annotated[int, Parameter(metavar="NUMBER", help="Its place on the board.", show_default=False)] = 0,
    vision: Annotated[
        str, Parameter(metavar="STATEMENT", help="Draft a vision that rests on all of it.", show_default=False)
    ] = "",
    suggest: Annotated[bool, Parameter(negative="", help="List what may belong together; nothing is moved.")] = False,
    form: FORM = "text",
) -> None:
    """Show the clusters, or put contributions into one; each contribution stands in one at most."""
    with context().open() as book:
        place_id = context().place_in(book)
        if suggest:
            _suggest(book, place_id, form)
        elif out:
            _move(book, place_id, "", (name, *said))
        elif not name:
            _board(book, place_id, "", form)
        else:
            _one(book, place_id, name, said, new=new, by=by, merge=merge, at=at, vision=vision, form=form)


def _one(
    book: Book, place_id: str, name: str, said: Sequence[str], *, new: bool, by: str, merge: Sequence[str], at: int,
    vision: str, form: str,
) -> None:  # fmt: skip

    if new:
        done = book.do(_clusters().gather, place_id, name, _contributions(book, place_id, said), who=by)
        _say(done.label)
        context().put(str(getattr(book.ask(_records().load, "cluster", done.value), "slug", "")))
        return
    cluster_id = book.ask(_records().find, place_id, "cluster", name)
    if said:
        _move(book, place_id, cluster_id, said)
    if merge:
        others = [book.ask(_records().find, place_id, "cluster", one) for one in merge]
        _say(book.do(_clusters().merge, place_id, cluster_id, others).label)
    if at:
        put = book.do(_clusters().reorder, place_id, cluster_id, at)
        _say(put.label if put.value else "")
    if vision:
        rests = book.ask(_clusters().said_in, place_id, [cluster_id])
        made = book.do(_visions().draft_from, place_id, vision, rests)
        _say(made.label)
        context().put(str(getattr(book.ask(_records().load, "vision", made.value), "slug", "")))
    if not (said or merge or at or vision):
        _board(book, place_id, cluster_id, form)


def _move(book: Book, place_id: str, cluster_id: str, said: Sequence[str]) -> None:

    done = book.do(_clusters().put, place_id, cluster_id, _contributions(book, place_id, said))
    _say(done.label if done.value else "")


def _contributions(book: Book, place_id: str, said: Sequence[str]) -> list[str]:

    return [book.ask(_records().find, place_id, "contribution", one) for one in said if one]


def _say(label: str) -> None:
    context().say(f"{label}. convene undo takes it back." if label else "It was so already; nothing was changed.")


def _board(book: Book, place_id: str, only: str, form: str) -> None:
    """The clusters in their order with what was said in each, those in none last; or one of them."""

    found = [one for one in book.ask(_clusters().groups, place_id) if one.id == only or not only]
    said = {one.id: book.ask(_clusters().voices, place_id, one.id) for one in found}
    if form == "json":
        context().put(formats.as_json([
            {"cluster": one.slug or None, "name": one.name if one.slug else None, "visions": one.visions,
             "types": {kind or "unknown": n for kind, n in one.types}, "contributions": list(said[one.id])}
            for one in found
        ]))  # fmt: skip
        return
    blocks = [_block(one, said[one.id]) for one in found if one.id or one.said]
    context().put("\n\n".join(blocks) + "\n" if blocks else "")
    if len(found) == 1 and not only:
        context().say("There is no cluster yet. convene cluster 'Getting home' HANDLE … --new names one.")


def _block(group: Group, said: Sequence[Any]) -> str:
    handle = f" ({group.slug})" if group.slug and group.slug.casefold() != group.name.casefold() else ""
    head = f"{group.name}{handle}: {group.voices or 'nothing in it yet'}"
    lines = wrapped(head, context().width)
    for row in said:
        who = ActorType(row["type"]).voice if row["type"] else "somebody"
        lines += wrapped(f"{who}, {row['slug']}: {row['text']}", context().width, "  ")
    return "\n".join(lines)


def _suggest(book: Book, place_id: str, form: str) -> None:

    found = book.ask(_clusters().suggested, place_id)
    names = {one.id: one.slug for one in book.ask(_clusters().groups, place_id)}
    handles = {one: book.ask(_clusters().handles, one.ids) for one in found}
    if form == "json":
        context().put(formats.as_json([
            {"words": list(one.words), "cluster": names.get(one.cluster) or None, "contributions": list(handles[one])}
            for one in found
        ]))  # fmt: skip
        return
    for one in found:
        into = f"convene cluster {names[one.cluster]}" if one.cluster else "convene cluster NAME --new"
        reason = one.reason[0].upper() + one.reason[1:]
        context().put("\n".join([*wrapped(f"{reason}.", context().width), f"  {into} {' '.join(handles[one])}", ""]))
    if not found:
        context().say("No two of those in no cluster share enough words to say so.")
    else:
        context().say("By shared words only: a word can mean two things. Nothing was moved.")


def wordings(
    vision: Annotated[str, Parameter(help="Its handle (convene list vision shows it).", name="VISION")],
    /,
    *,
    compare: Annotated[
        tuple[int, int] | None,
        Parameter(metavar="ONE OTHER", help="Compare two, word by word: [-gone-] {+new+}.", show_default=False),
    ] = None,
    restore: Annotated[
        int, Parameter(metavar="NUMBER", help="Make this one the present wording again.", show_default=False)
    ] = 0,
    reason: Annotated[
        str, Parameter(metavar="TEXT", help="With --restore: why; a dot leaves it open.", show_default=False)
    ] = "",
    asked_by: Annotated[
        str,
        Parameter(metavar="TEXT", help="With --restore: who asked; a dot leaves it open.", show_default=False),
    ] = "",
) -> None:
    """Show every wording of a vision, who asked for each and why; compare two, or restore one."""

    with context().open() as book:
        place_id = context().place_in(book)
        vision_id = book.ask(_records().find, place_id, "vision", vision)
        draft: Any = book.ask(_records().load, "vision", vision_id)
        if restore:
            given = {"asked_by": asked_by, "why": reason}
            for one in _visions().WHO_AND_WHY:
                given[one.name] = one.taken(given[one.name] or context().ask(one.words, _withheld(vision, restore)))
            done = book.do(_visions().restore, place_id, vision_id, restore, **given)
            _say(done.label if done.value else "")
        elif compare:
            pieces = _visions().compared(draft, *compare)
            context().put("".join(piece.marked for piece in pieces) + "\n")
        else:
            blocks = []
            said = _visions().wordings(draft)
            for each in said:
                before = said[each.number - 2].text if each.number > 1 else each.text
                lines = wrapped(each.came(context().today), context().width)
                lines += wrapped(f"{word_diff.marked(before, each.text)}", context().width, "  ")
                blocks.append("\n".join(lines))
            context().put("\n\n".join(blocks) + "\n")
            context().say(f"{plural(len(said), 'wording')}; [-gone-] and {{+new+}} against the one before.")


def _withheld(vision: str, number: int) -> Problem:
    return Problem(
        "Nothing was changed: it was not said who asked for it, and why.",
        hint=f"convene wordings {vision} --restore {number} --asked-by WHO --reason WHY; a dot leaves either open.",
        exit_code=USAGE,
    )
