"""``map``, ``gaps`` and ``network``: who matters, who is missing, and how people are tied."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal

from cyclopts import Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.cli.detail_text import wrapped
from convene.cli.stakeholder_text import coverage_lines, grid_lines, matrix_lines, some
from convene.core.engagement.coverage import effective
from convene.errors import USAGE, Problem
from convene.paths import file_at
from convene.text import count, join, money, plural
from convene.writing import write_whole

if TYPE_CHECKING:
    from convene.core.engagement.coverage import Gap
    from convene.core.engagement.influence_map import Spot
    from convene.services.book import Book
    from convene.services.engagement.stakeholders import NetworkPage

ACTOR = Parameter(help="Its handle or exact name.", name="ACTOR", show_default=False)


def map_of(
    actor: Annotated[str, ACTOR] = "",
    influence: Annotated[
        int | None, Parameter(help="1 little to 5 great.", name="INFLUENCE", show_default=False)
    ] = None,
    interest: Annotated[int | None, Parameter(help="1 little to 5 great.", name="INTEREST", show_default=False)] = None,
    /,
    *,
    affected: Annotated[
        int | None, Parameter(help="How much it is affected: 0 not to 3 deeply.", metavar="NUMBER", show_default=False)
    ] = None,
    judged_by: Annotated[
        str, Parameter(help="Whose judgement it is, by role; remembered.", metavar="ROLE", show_default=False)
    ] = "",
    form: Annotated[Literal["text", "json", "csv"], formats.option("text, json or csv.")] = "text",
) -> None:
    """Show who matters as a grid, or put one actor on it."""
    from convene.services.engagement import stakeholders

    with context().open() as book:
        place_id = context().place_in(book)
        if actor:
            _place(book, place_id, actor, (influence, interest, affected), judged_by)
            return
        found = book.ask(stakeholders.spots, place_id)
        if form == "json":
            context().put(formats.as_json([_spot(one) for one in found]))
        elif form == "csv":
            context().put(stakeholders.map_csv(found))
        else:
            context().put("\n".join(grid_lines(found, context().width)))


def _place(
    book: Book, place_id: str, actor: str, judged: tuple[int | None, int | None, int | None], judged_by: str
) -> None:
    from convene.services.engagement import stakeholders
    from convene.services.engagement.stakeholders import map_placing
    from convene.services.maintenance import memos
    from convene.services.nouns import records

    record_id = book.ask(records.find, place_id, "actor", actor)
    if judged == (None, None, None):
        spot = next(one for one in book.ask(stakeholders.spots, place_id) if one.id == record_id)
        lines = [f"{spot.name}: {map_placing.where(spot.influence, spot.interest, spot.affected)}"]
        if spot.judged_on:
            lines.append(f"judged by {spot.judged_by or 'somebody'} on {spot.judged_on}")
        context().put("\n".join([*lines, *book.ask(stakeholders.moves, record_id, context().today)]))
        return
    if judged[0] is not None and judged[1] is None:
        raise Problem(
            "One number is missing.",
            "The first is influence, the second interest.",
            hint=f"convene map {actor} {judged[0]} 3 gives both.",
            exit_code=USAGE,
        )
    if judged_by:
        book.do(memos.keep, map_placing.JUDGE, judged_by)
    done = book.do(stakeholders.place_on_map, place_id, record_id, stakeholders.Placing(*judged), judged_by)
    context().say(f"{done.label}. convene undo takes it back." if done.label else "It stood there already today.")


def _spot(one: Spot) -> dict[str, Any]:
    return {
        "actor": one.handle, "name": one.name, "type": one.type, "relationship": one.relationship,
        "influence": one.influence, "interest": one.interest, "affected": one.affected,
        "quadrant": one.quadrant.value if one.quadrant else None,
        "judged_by": one.judged_by or None, "judged_on": one.judged_on or None,
    }  # fmt: skip


def gaps(
    *,
    act: Annotated[
        str, Parameter(help="Make an action of the gap of this key.", metavar="KEY", show_default=False)
    ] = "",
    owner: Annotated[str, Parameter(help="Who does it, by role or actor.", metavar="WHO", show_default=False)] = "",
    due: Annotated[str, Parameter(help="By when; in two weeks unless given.", metavar="DAY", show_default=False)] = "",
    coverage: Annotated[bool, Parameter(negative="", help="Also who is known, contacted and engaged.")] = False,
    form: Annotated[Literal["text", "json"], formats.option("text or json.")] = "text",
) -> None:
    """Say who is missing, what matters most first, or make an action of a gap."""
    from convene.services.engagement import stakeholders

    with context().open() as book:
        place_id = context().place_in(book)
        if act:
            from convene.services.engagement.stakeholders import gap_actions

            when = gap_actions.who_and_when(f"{owner}, {due}", context().today)[1] if due else None
            done = book.do(stakeholders.act_on, place_id, act, owner, when)
            from convene.services.nouns import records

            context().say(f"{done.label}. convene undo takes it back.")
            context().put(str(getattr(book.ask(records.load, "action", done.value), "slug", "")))
            return
        page = book.ask(stakeholders.page, place_id, context().today)
        if page.over:
            context().say(f"{book.do(stakeholders.settle, place_id).label}.")
        if form == "json":
            context().put(formats.as_json(_page(page)))
            return
        lines = [line for one in page.gaps for line in _gap(one)]
        if not lines:
            context().say("Nobody is missing as far as this book can tell.")
        if coverage or not lines:
            lines += [*([""] if lines else []), *coverage_lines(page.coverage, context().width)]
        context().put("\n".join(lines))


def _gap(one: Gap) -> Iterator[str]:
    yield from wrapped(one.words, context().width)
    yield from wrapped(f"in hand: {one.planned}" if one.planned else f"{one.key}: {one.act}", context().width, "  ")


def _page(page: Any) -> dict[str, Any]:
    seen = page.coverage
    return {
        "gaps": [
            {"key": one.key, "words": one.words, "weight": one.weight, "kind": one.kind, "act": one.act,
             "actor": one.handle or None, "planned": one.planned or None} for one in page.gaps
        ],
        "coverage": {
            name: [
                {"name": one.label, "known": one.known, "contacted": one.contacted, "engaged": one.engaged,
                 "workshops": one.workshops, "outreach": one.outreach, "people": one.people,
                 "residents": one.residents or None} for one in getattr(seen, name)
            ]
            for name in ("types", "wards", "groups", "tags")
        },
        "balance": [
            {"of": one.key, "says": one.says, "total": one.total, "concentration": round(one.hhi, 4),
             "dominated": one.dominated, "if_each_weighed_the_same": round(effective(dict(one.parts)), 1),
             "parts": dict(one.parts)} for one in seen.balances
        ],
    }  # fmt: skip


def network(
    actor: Annotated[str, ACTOR] = "",
    /,
    *,
    kumu: Annotated[
        str,
        Parameter(
            help="Write NAME-elements.csv and NAME-connections.csv for Kumu.", metavar="NAME", show_default=False
        ),
    ] = "",
    form: Annotated[Literal["text", "json"], formats.option("text or json.")] = "text",
) -> None:
    """Show the community as a network, or one actor's own ties."""
    from convene.services.engagement import stakeholders
    from convene.services.engagement.stakeholders import ties
    from convene.services.nouns import records

    with context().open() as book:
        place_id = context().place_in(book)
        if kumu:
            _write_kumu(book.ask(stakeholders.kumu, place_id), file_at(kumu))
            return
        page = book.ask(stakeholders.network, place_id)
        if not actor:
            context().put(
                formats.as_json(ties.as_data(page)) if form == "json" else "\n".join(_whole(page, context().width))
            )
            return
        record_id = book.ask(records.find, place_id, "actor", actor)
        if record_id not in page.nodes:
            raise Problem(
                "That actor has withdrawn, so it is no part of the network.",
                hint="convene list link shows what was written down.",
            )
        seen = stakeholders.seen_from(page, record_id)
        if form == "json":
            context().put(formats.as_json(_ego(seen)))
        else:
            context().put("\n".join(_around(seen, context().width)))


def _write_kumu(texts: tuple[str, str], name: Path) -> None:
    written = []
    for what, text in zip(("elements", "connections"), texts, strict=True):
        path = name.with_name(f"{name.name.removesuffix('.csv')}-{what}.csv")
        write_whole(path, "\ufeff" + text)
        written.append(str(path))
    context().say(f"Written to {join(written)}. In Kumu bring in the elements first.")


def _whole(page: NetworkPage, width: int) -> Iterator[str]:
    whole = page.whole
    yield f"{count(whole.tied)} of {plural(whole.known, 'actor')} are tied, by {plural(len(whole.ties), 'tie')}."
    if whole.alone:
        names = [page.name(one) for one in whole.alone]
        yield from wrapped(f"Engaged and tied to nobody: {some(names)}.", width)
    if len(whole.groups) > 1:
        yield f"{count(len(whole.groups))} groups have no tie between them:"
        for group in whole.groups[:8]:
            yield from wrapped(f"{len(group)}: {some([page.name(one) for one in group])}", width, "  ")
    first = sorted(whole.between, key=lambda one: -whole.between[one])[:5]
    if first and whole.between[first[0]]:
        told = [f"{page.name(one)} ({round(whole.between[one] * 100)} in 100)" for one in first if whole.between[one]]
        yield from wrapped(f"Bridges: {'; '.join(told)}; {whole.how}.", width)
    if whole.joints:
        names = sorted(page.name(one) for one in whole.joints)
        yield from wrapped(f"Without one of these others would fall apart: {some(names)}.", width)
    both, of = whole.mutual
    if of:
        yield f"{count(both)} of {plural(of, '“works with” tie')} were named by both sides."
    for one in whole.twice[:5]:
        yield from wrapped(f"Written twice: {page.name(one.source)} {one.kind} {page.name(one.target)}.", width)
    yield ""
    yield from matrix_lines(whole)
    if page.shared:
        yield ""
        yield "Together, or each alone"
        for shared in page.shared[:12]:
            yield from wrapped(shared.says, width, "  ")
    if page.introductions:
        yield ""
        yield "Introductions worth making"
        for pair in page.introductions[:12]:
            words = f"{page.name(pair.one)} and {page.name(pair.other)} share {join([f'“{w}”' for w in pair.shared])}."
            yield from wrapped(words, width, "  ")


def _around(seen: Any, width: int) -> Iterator[str]:
    yield seen.node.name
    if not seen.around:
        yield "No tie is written down."
    for words, near in seen.around.items():
        told = [f"{other.name}{f' ({money(tie.amount)})' if tie.amount else ''}" for other, tie in near]
        yield from wrapped(f"{words}: {'; '.join(told)}", width, "  ")
    if seen.around:
        yield f"{count(seen.steps[0])} one step away, {count(seen.steps[1])} more two steps away."
    if seen.strangers:
        for other, shared in seen.strangers:
            yield from wrapped(f"Worth an introduction to {other.name}: {join(list(shared))}.", width)


def _ego(seen: Any) -> dict[str, Any]:
    return {
        "actor": seen.node.handle,
        "ties": [
            {"how": words, "actor": other.handle, "links": tie.number,
             "amount": None if tie.amount is None else float(tie.amount)}
            for words, near in seen.around.items() for other, tie in near
        ],
        "steps": list(seen.steps),
        "shares": list(seen.shares),
        "introductions": [{"actor": other.handle, "share": list(shared)} for other, shared in seen.strangers],
    }  # fmt: skip
