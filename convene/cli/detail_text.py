"""One record, and a thread, as lines of text."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from convene.core.views import Detail, Item, Step

_HEADS = {
    "said": "Said", "vision": "Vision", "decided": "Decided", "commitment": "Promised", "measured": "Measured",
    "replied": "Replied",
}  # fmt: skip


def detail_text(detail: Detail, width: int) -> str:
    """What the right column of the app says, one thing below the other."""
    sub = detail.sub if not detail.handle or detail.handle in detail.sub else f"{detail.sub} · {detail.handle}"
    blocks = ["\n".join(line for line in (*wrapped(detail.title, width), sub) if line)]
    if detail.quote:
        blocks.append("\n".join(wrapped(f"“{detail.quote}”", width)))
    if detail.facts:
        widest = min(max(len(name) for name, _ in detail.facts), 24)
        lines: list[str] = []
        for name, value in detail.facts:
            first, *rest = wrapped(value, max(width - widest - 2, 20)) or [""]
            lines += [f"{name:<{widest}}  {first}".rstrip(), *(" " * (widest + 2) + line for line in rest)]
        blocks.append("\n".join(lines))
    for section in detail.sections:
        lines = [line for entry in section.lines for line in wrapped(entry, width, "  ")]
        blocks.append("\n".join([section.title, *lines]))
    if detail.thread:
        blocks.append("Thread\n" + textwrap.indent(thread_text(detail.thread, width - 2, whole=False).rstrip(), "  "))
    return "\n\n".join(block for block in blocks if block) + "\n"


def thread_text(steps: Sequence[Step], width: int, *, whole: bool = True) -> str:
    """The steps of a thread, one a line; ``whole`` lists everything under each."""
    lines: list[str] = []
    for step in steps:
        head = f"{_HEADS.get(step.kind, step.kind.capitalize()):<10}"
        state = {"here": "  (here)", "missing": "  (missing)"}.get(step.state, "")
        first, *rest = wrapped(step.words, max(width - 12, 20)) or [""]
        lines += [f"{head}{first}{state if not rest else ''}".rstrip(), *(" " * 10 + line for line in rest)]
        if rest and state:
            lines[-1] += state
        if whole and (len(step.items) > 1 or (step.items and step.state == "missing")):
            lines += [line for item in step.items for line in _item(item, width)]
    return "\n".join(lines) + "\n"


def _item(item: Item, width: int) -> list[str]:
    words = f"{item.title} ({item.sub})" if item.sub else item.title
    first, *rest = wrapped(words, max(width - 14, 20)) or [""]
    return [f"{' ' * 10}- {first}", *(" " * 12 + line for line in rest)]


def wrapped(text: str, width: int, indent: str = "") -> list[str]:
    """Text broken into lines of at most ``width``, its own line ends kept."""
    found: list[str] = []
    for line in text.splitlines():
        found += textwrap.wrap(line, width, initial_indent=indent, subsequent_indent=indent) or [""]
    return found
