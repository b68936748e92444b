"""The thread: from any item, what was said, the vision it became, how it was decided, who promised what, what was
measured, and what people were told."""

from __future__ import annotations

from convene.core.views import Step
from convene.services.thread.step_items import Shown, Steps
from convene.services.thread.web import Web
from convene.store.reader import Reader

HERE = {
    "contribution": "said", "need": "said", "cluster": "said", "vision": "vision", "priority": "decided",
    "ballot": "decided", "decision": "decided", "ask": "commitment", "commitment": "commitment",
    "milestone": "commitment", "news": "commitment", "amendment": "commitment", "observation": "measured",
    "indicator": "measured", "assumption": "measured", "double_count": "measured", "account": "measured",
    "correction": "measured", "reply": "replied",
}  # fmt: skip
"""Noun → the step it stands in, of every noun that is on the thread."""

_UNMEASURED = {"indicator": "a figure of the place", "account": "nothing is counted in it yet"}
"""What stands for the counts of nouns that are figures themselves."""


def page(read: Reader, place_id: str, noun: str, record_id: str) -> tuple[Step, ...]:
    """The six steps around one item, in order; each says what is there or what is missing."""
    found = Web(read, place_id).around(noun, record_id)
    here = "replied" if noun == "decision" and record_id in found["follows"] else HERE.get(noun, "")
    steps = Steps(read, found, record_id)
    shown = (
        ("said", steps.said(), "nobody is on record as having said it"),
        ("vision", steps.visions(), "not part of a vision yet"),
        ("decided", steps.decided(), "not decided yet"),
        ("commitment", steps.promises(), "nobody has promised anything for it yet"),
        ("measured", steps.measured(), _UNMEASURED.get(noun, "not measured yet")),
        ("replied", steps.replied(), "nobody has been told yet"),
    )
    return tuple(_step(kind, one, missing, here=kind == here) for kind, one, missing in shown)


def _step(kind: str, shown: Shown, missing: str, *, here: bool) -> Step:
    """What hangs on a step does not fill it: an open ballot decides nothing, a milestone measures nothing."""
    words, items, whole = shown
    return Step(kind, kind, "here" if here else "there" if whole else "missing", words if whole else missing, items)
