"""How a place stands, as lines of text: the rail, the gates, the next thing to do."""

from __future__ import annotations

from collections.abc import Iterator

from convene.cli.detail_text import wrapped
from convene.core.views import Check, Freshness, Gate, Overview, PlaceHead
from convene.core.vocabulary import Stage
from convene.text import join, plural

_GAPS = 4
_STATES = {"pass": "passed", "warn": "look again", "fail": "open", "unknown": "not known"}


def no_place_text(book: str) -> str:
    """What to do when there is nothing yet."""
    return (
        f"There is no place in the book yet ({book}).\n\n"
        "  convene try                    look around a sample place, in a book that is thrown away\n"
        "  convene add place 'Our place'  start your own\n"
        "  convene open FILE.toml         bring a place file in"
    )


def status_text(page: Overview, width: int, *, checks: bool = False) -> str:
    """The whole status; ``checks`` spells out every check of every gate."""
    blocks = [f"{page.head.name}\n{page.head.facts}", rail_text(page.head)]
    blocks.append("\n".join(_next(page, width)))
    if checks:
        blocks += ["\n".join(gate_lines(gate, width)) for gate in page.head.gates]
    blocks.append("The thread\n" + "\n".join(f"  {one.number} {one.word}: {one.loose}" for one in page.band))
    blocks.append("\n".join(_fresh(page.freshness, width)))
    if page.missing:
        blocks.append("\n".join(wrapped(f"In the room: {page.missing}", width)))
    if page.coming:
        blocks.append("Coming\n" + "\n".join(f"  {when}: {what}" for when, what in page.coming))
    if page.lately:
        blocks.append("Lately\n" + "\n".join(f"  {one.when}: {one.what}" for one in page.lately))
    return "\n\n".join(blocks) + "\n"


def _fresh(fresh: Freshness, width: int) -> Iterator[str]:
    """How whole and fresh the record is, and the gaps that weigh most."""
    yield from wrapped(fresh.says, width)
    for one in fresh.gaps[:_GAPS]:
        yield from wrapped(f"{one.words}, of {one.of} {one.whole}", width, "  ")
    if (more := len(fresh.gaps) - _GAPS) > 0:
        yield f"  and {more} more: convene orphans"


def rail_text(head: PlaceHead) -> str:
    """The four stages, how far each gate is, and where the place stands."""
    return "\n".join(_rail(head))


def _rail(head: PlaceHead) -> Iterator[str]:
    for gate in head.gates:
        stage = Stage(gate.stage)
        mark = "▪" if gate.stage == head.stage else "✓" if gate.total and not _open(gate) else "○"
        passed = f"{gate.passed} of {gate.total} checks passed"
        reasons = sum(bool(check.override) for check in gate.checks)
        also = f", {plural(reasons, 'reason')} given" if reasons else ""
        here = ", you are here" if gate.stage == head.stage else ""
        yield f"{mark} {stage.number} {stage.label:<12} {passed}{also}{here}"


def _open(gate: Gate) -> list[Check]:
    return [check for check in gate.checks if check.open]


def _next(page: Overview, width: int) -> Iterator[str]:
    yield from wrapped(f"Next: {page.next.words}", width)
    if page.next.why:
        yield from wrapped(page.next.why, width, "  ")
    if gate := next((gate for gate in page.head.gates if gate.stage == page.head.stage), None):
        still = _open(gate)
        if still:
            named = join([f"{check.id} {check.title.lower()}" for check in still])
            yield from wrapped(f"Still open at this gate: {named}.", width)
        else:
            yield "Nothing stands in the way at this gate."


def gate_lines(gate: Gate, width: int) -> Iterator[str]:
    """Every check of one gate: its state, its numbers, what would make it pass, or why it was passed over."""
    stage = Stage(gate.stage)
    yield f"{stage.number} {stage.label}"
    for check in gate.checks:
        yield f"  {check.id:<7}{_STATES[check.state]}: {check.title}"
        yield from wrapped(check.says, width, " " * 9)
        if check.override:
            yield from wrapped(f"Going on because: {check.override}", width, " " * 9)
        elif check.remedy and check.state != "pass":
            yield from wrapped(f"To do: {check.remedy}", width, " " * 9)
