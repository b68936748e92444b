"""``import`` for lists: what is said of a file before anything happens, and of its rows before and after."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Any, Literal

from convene.cli import formats
from convene.cli.context import context
from convene.text import clip, join, plural

if TYPE_CHECKING:
    from convene.services.importing import Look, Plan, Wish

Form = Literal["text", "json", "csv"]
_NOTED = 20
"""Rows that cannot be read, told one by one after an import."""


def introduce(look: Look, wish: Wish) -> None:
    """How the file was read and what is made of it, before anything happens."""
    if look.told:
        context().say(f"{look.name}: {'; '.join(look.told)}.")
    if len(look.sheets) > 1 and not wish.sheet:
        context().say("--sheet NAME takes another of its sheets.")
    if look.layout is not None and wish.mapping is None:
        context().say(f"{look.layout.title}. Source: {look.layout.source}. Licence: {look.layout.licence}.")
    if wish.mapping is not None:
        columns = wish.mapping.without([name for name, _ in wish.fixed]).columns
        used = join([f"“{clip(heading, 40)}” as {name}" for heading, name in columns if name])
        left = [f"“{clip(heading, 40)}”" for heading, name in columns if not name]
        how = "As the last time: " if look.remembered else "Taken: "
        context().say(f"{how}{used or 'nothing'}.{f' Left out: {join(left)}.' if left else ''}")
        said = {name for name, _ in wish.fixed}
        for heading, name, why in wish.mapping.doubted:
            over = f"--map '{clip(heading, 60)}={name}' takes it all the same."
            context().say(f"“{clip(heading, 60)}” is not taken as {name}: {why}.{'' if name in said else f' {over}'}")


def finish(plan: Plan, form: Form | None, *, undoable: bool) -> None:
    if form is not None:
        show(plan, form)
    else:
        _aside(plan)
    context().say(f"{plan.summary()}{' convene undo takes it back.' if undoable else ''}")
    if plan.waiting:
        context().say("convene decide lists the rows that wait, with whom they may be.")
    if form is None:
        _remark(plan)
    wrong = [one for one in plan.lines if one.what == "wrong"]
    for one in wrong[:_NOTED] if form is None else ():
        context().say(f"line {one.line}: {f'{clip(one.name, 60)}: ' if one.name else ''}{one.why}")
    if len(wrong) > _NOTED and form is None:
        context().say(f"… and {plural(plan.wrong - _NOTED, 'more row')} like these; --dry-run lists all of them.")


def _remark(plan: Plan) -> None:
    """What is told of rows that were taken, one by one as a dry run tells it with them."""
    for one in plan.remarks[:_NOTED]:
        context().say(f"line {one.line}: {f'{clip(one.name, 60)}: ' if one.name else ''}{one.words}")
    if plan.remarked > _NOTED:
        context().say(f"… and {plural(plan.remarked - _NOTED, 'more like these', 'more like these')}.")


def _aside(plan: Plan) -> None:
    if plan.personal:
        context().say(f"Columns about people, not read: {join([f'“{clip(one, 60)}”' for one in plan.personal])}.")
    for one in plan.notes:
        context().say(one)


def show(plan: Plan, form: Form) -> None:
    """A plan with all its lines on standard output."""
    if form == "json":
        context().put(formats.as_json(_as_data(plan)))
        return
    if form == "csv":
        out = StringIO(newline="")
        lines = csv.writer(out, lineterminator="\n")
        lines.writerow(["line", "what", "name", "why", "could_be"])
        for one in plan.lines:
            could = "; ".join(who.name for who in one.could)
            lines.writerow([one.line, one.what, *map(_disarmed, (one.name, one.why, could))])
        context().put(out.getvalue())
        _aside(plan)
        context().say(plan.summary())
        return
    context().put(f"It would be: {plan.summary()}\n" + "".join(_line(one) for one in plan.lines))
    _aside(plan)


def _line(one: Any) -> str:
    name = clip(one.name, 100)
    return f"{f'line {one.line}':<12} {one.what:<8} {name}{': ' if name and one.why else ''}{one.why}\n"


def _disarmed(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠") else text


def _as_data(plan: Plan) -> dict[str, Any]:
    counts = ("added", "changed", "same", "linked", "skipped", "waiting", "wrong", "outside")
    return {
        "file": plan.title,
        "layout": plan.layout,
        "noun": plan.noun,
        "summary": plan.summary(),
        **{name: getattr(plan, name) for name in counts},
        "personal": list(plan.personal),
        "notes": list(plan.notes),
        "remarks": [{"line": one.line, "name": one.name, "words": one.words} for one in plan.remarks],
        "lines": [
            {"line": one.line, "what": one.what, "name": one.name, "why": one.why,
             "could_be": [{"id": who.id, "name": who.name} for who in one.could]}
            for one in plan.lines
        ],
    }  # fmt: skip


def tell(words: list[str]) -> None:
    """The first of many words, a line each."""
    for one in words[:_NOTED]:
        context().say(one)
    if len(words) > _NOTED:
        context().say(f"… and {plural(len(words) - _NOTED, 'more like these', 'more like these')}.")
