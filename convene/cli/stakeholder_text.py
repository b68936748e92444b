"""The grid, coverage and the matrix of types as lines of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convene.cli.detail_text import wrapped
from convene.core.engagement.coverage import Coverage
from convene.core.engagement.influence_map import LETTERS, Quadrant, Spot, grid, least_heard
from convene.core.engagement.network import Network
from convene.core.vocabulary import ActorType
from convene.text import clip, count, join, plural

_CELL = 13


def grid_lines(spots: Sequence[Spot], width: int) -> Iterator[str]:
    """Influence up, interest across: how many and of which types; then who waits and who is least heard."""
    cells = grid(spots)
    size = min(_CELL, (width - 6) // 5)
    yield f"     {Quadrant.keep_on_board.label.lower():<{size * 2}}| {Quadrant.work_with.label.lower()}"
    for influence in range(5, 0, -1):
        parts = []
        for interest in range(1, 6):
            cell = cells.get((influence, interest))
            said = f"{count(cell.count)} {cell.letters}" if cell else "."
            parts.append(f"{clip(said, size - 2):<{size}}")
        yield f"  {influence}  {''.join(parts[:2])}| {''.join(parts[2:])}".rstrip()
        if influence == 3:
            yield f"     {'-' * size * 2}+{'-' * (size * 3)}"
    yield f"     {Quadrant.check_in.label.lower():<{size * 2}}| {Quadrant.keep_informed.label.lower()}"
    yield f"     {f'{1:<{size}}{2:<{size}}'}| {f'{3:<{size}}{4:<{size}}5'}"
    yield "     interest across, influence up; from 3 counts as much"
    yield f"     {'  '.join(f'{LETTERS[one]} {one.label.lower()}' for one in ActorType)}"
    waiting = [one.name for one in spots if not one.placed]
    yield ""
    yield f"{count(len(spots) - len(waiting))} of {plural(len(spots), 'actor')} on the map."
    if waiting:
        yield from wrapped(f"To place: {some(waiting)}.", width)
    worst = least_heard(spots)
    if worst:
        names = [f"{one.name} (affected {one.affected}, influence {one.influence})" for one in worst]
        yield from wrapped(f"Most affected, least heard: {some(names)}.", width)


def coverage_lines(seen: Coverage, width: int) -> Iterator[str]:
    """Engaged of known, by type, ward, group and tag, and how evenly things are spread."""
    titles = (("types", "type"), ("wards", "ward"), ("groups", "priority group"), ("tags", "tag"))
    for name, title in titles:
        lines = getattr(seen, name)
        if not lines:
            continue
        yield f"By {title}: engaged of known, contacted, people heard"
        label = min(max(len(one.label) for one in lines), 36)
        for one in lines:
            figures = (
                f"{count(one.engaged):>4} of {count(one.known):<5} {count(one.contacted):>5} {count(one.people):>7}"
            )
            also = f"   {plural(one.workshops, 'workshop')}" if one.workshops else ""
            yield f"  {clip(one.label, label):<{label}}  {figures}{also}"
    yield "Balance"
    for one in seen.balances:
        yield from wrapped(one.says, width, "  ")


def matrix_lines(whole: Network) -> Iterator[str]:
    """Ties between types; “-” is no tie where there could be one."""
    kinds = [one for one in ActorType if whole.types.get(one.value)]
    if len(kinds) < 2:
        return
    yield "Ties between types"
    yield " " * 18 + "".join(f"{LETTERS[one]:>5}" for one in kinds)
    for at, kind in enumerate(kinds):
        cells = []
        for other in kinds[at:]:
            number = whole.matrix.get((kind.value, other.value), 0)
            cells.append(f"{count(number) if number else '-':>5}")
        yield f"  {LETTERS[kind]} {kind.many:<14}{' ' * 5 * at}{''.join(cells)}"
    many = {one.value: one.many for one in ActorType}
    if whole.untied_types:
        yield f"  No tie between {'; '.join(f'{many[one]} and {many[other]}' for one, other in whole.untied_types)}."


def some(names: Sequence[str], most: int = 8) -> str:
    """The first few names, and how many more there are."""
    names = list(names)
    return join(names) if len(names) <= most else f"{', '.join(names[:most])} and {count(len(names) - most)} more"
