"""Through a gate, or back: a check that is still open wants a written reason, which is published."""

from __future__ import annotations

from typing import cast

from convene.core.gates.gate import RULES
from convene.core.nouns.place import PlaceDraft
from convene.core.nouns.workshop import OverrideDraft
from convene.core.views import Check, Gate
from convene.core.vocabulary import Stage
from convene.errors import NO, Problem
from convene.services import gates
from convene.services.account import next_cycle
from convene.services.nouns import records
from convene.services.places import places
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import join, plural


def stands_in_the_way(gate: Gate | None) -> tuple[Check, ...]:
    """Checks that going on needs a reason for. What the book has no noun for yet holds nobody up."""
    found = gate.checks if gate else ()
    return tuple(one for one in found if one.open and not (one.state == "unknown" and RULES[one.id].advice is None))


def onward(write: Writer, place_id: str, reason: str = "", *, baselines: bool = False) -> Stage:
    """On to the next stage, or from the last into the next cycle, with the reason kept for every check still open.

    What carries over into a cycle ``services.account.next_cycle`` says; ``baselines`` is for it. One change. Returns
    the stage. Raises Problem, naming the checks, when some are open and no reason is given.
    """
    old = cast("PlaceDraft", records.load(write, "place", place_id))
    stages = list(Stage)
    gate = next((one for one in gates.page(write, place_id, write.today) if one.stage == old.stage), None)
    standing = stands_in_the_way(gate)
    if standing and not reason.strip():
        raise Problem(
            f"{plural(len(standing), 'check')} of {old.stage.label} {'is' if len(standing) == 1 else 'are'} open: "
            f"{join([one.id for one in standing])}.",
            "Nothing was changed.",
            hint="Going on all the same needs a written reason, which is published: convene gate --on --reason WHY.",
            exit_code=NO,
        )
    for check in standing:
        records.add(write, place_id, "override", OverrideDraft(check=check.id, reason=reason, decided_on=write.today))
    last = old.stage is stages[-1]
    if last:
        next_cycle.begin(write, place_id, baselines=baselines)
    wanted = stages[0 if last else stages.index(old.stage) + 1]
    places.edit(write, place_id, old.model_copy(update={"stage": wanted, "cycle": old.cycle + last}))
    write.label = f"{'Began the next cycle at' if last else 'Went to the stage'} {wanted.label}"
    return wanted


def carried_over(read: Reader, place_id: str) -> tuple[str, ...]:
    """What going on would bring into the next cycle, a sentence each; nothing before the last stage."""
    stage = read.value("SELECT stage FROM place WHERE id = :p", p=place_id)
    return next_cycle.look(read, place_id).words if stage == list(Stage)[-1] else ()


def back(write: Writer, place_id: str) -> Stage:
    """Back a stage, which is always allowed. Raises Problem at the first one."""
    old = cast("PlaceDraft", records.load(write, "place", place_id))
    at = list(Stage).index(old.stage) - 1
    if at < 0:
        raise Problem("This is the first stage of the cycle.", hint="There is nothing to go back to.", exit_code=NO)
    wanted = list(Stage)[at]
    places.edit(write, place_id, old.model_copy(update={"stage": wanted}))
    write.label = f"Went to the stage {wanted.label}"
    return wanted
