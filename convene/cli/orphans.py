"""``orphans``: what hangs loose on the thread, counted, named, and with what would help."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.cli.detail_text import wrapped
from convene.core.freshness import loose_says
from convene.errors import USAGE, Problem
from convene.text import clip, count

if TYPE_CHECKING:
    from convene.core.views import Freshness, Loose

_SHOWN = 5


def orphans(
    kind: Annotated[
        str, Parameter(help="Only this kind, all of it, such as voices-not-answered.", name="KIND", show_default=False)
    ] = "",
    /,
    *,
    form: Annotated[Literal["text", "json", "csv"], formats.option("text, json or csv.")] = "text",
) -> None:
    """Say what hangs loose on the thread and what has grown old, how much of how many, and what would help."""
    from convene.services.thread import freshness, loose
    from convene.services.thread import orphans as report

    keys = [one.key for one in loose.EVERY]
    if kind and kind not in keys:
        raise Problem(f"There is no kind of loose end “{clip(kind, 40)}”.", hint=f"These are: {', '.join(keys)}.",
                      exit_code=USAGE)  # fmt: skip
    with context().open() as book:
        place_id, today = context().place_in(book), context().today
        found = [one for one in book.ask(loose.page, place_id, today) if kind in ("", one.key)]
        fresh = book.ask(freshness.page, place_id, today)
    if form == "json":
        context().put(formats.as_json(_data(found, fresh)))
    elif form == "csv":
        context().put(report.orphans_csv(found))
    else:
        context().put("".join(f"{line}\n" for line in _lines(found, fresh, whole=bool(kind))))


def _lines(found: Sequence[Loose], fresh: Freshness, *, whole: bool) -> Iterator[str]:

    width = context().width
    if not whole:
        yield from wrapped(loose_says(found), width)
        yield from wrapped(fresh.says, width)
    for one in found:
        if not one.found and not whole:
            continue
        yield ""
        yield from wrapped(f"{one.words}, of {count(one.of)} {one.whole}  ({one.key})", width)
        yield from wrapped(f"{one.do} {one.left}".strip(), width, "  ")
        shown = one.items if whole else one.items[:_SHOWN]
        for item in shown:
            words = f"{clip(item.title, 100)} ({item.sub})" if item.sub else clip(item.title, 100)
            first, *rest = wrapped(words, max(width - 4, 20)) or [""]
            yield f"  - {first}"
            yield from (f"    {line}" for line in rest)
        if more := len(one.items) - len(shown):
            yield f"    and {count(more)} more: convene orphans {one.key}"


def _data(found: Sequence[Loose], fresh: Freshness) -> dict[str, Any]:
    return {
        "freshness": fresh.score,
        "says": fresh.says,
        "kinds": [
            {"key": one.key, "noun": one.noun, "about": one.about, "words": one.words, "found": one.found,
             "of": one.of, "counted": one.whole, "what_helps": one.do, "left_out": one.left,
             "items": [{"id": item.id.rpartition(":")[2], "handle": item.aside, "words": item.title, "also": item.sub}
                       for item in one.items]}
            for one in found
        ],
    }  # fmt: skip
