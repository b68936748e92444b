"""What some nouns see to themselves when a record is saved, chosen or shown: one ``Hooks`` a noun.

``services.nouns.registry`` names the functions of each room, above everything that asks for them here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from convene.core.nouns import Draft
from convene.core.status_steps import Question, Step
from convene.core.views import Detail, Item, More
from convene.core.vocabulary import Choice
from convene.services.nouns.handles import Handles
from convene.store.reader import Reader
from convene.store.writer import Writer


class Page(Protocol):
    """What the right column says of a record, in place of what it says of every noun."""

    def __call__(self, read: Reader, place_id: str, record_id: str, today: date, *, names: bool = False) -> Detail: ...


@dataclass(frozen=True, slots=True)
class Steps:
    """How a record moves on from status to status: ``ways`` from where it stands, ``questions`` (…, draft, to) that a
    step asks, and the draft it has ``taken`` (…, draft, to, answers), with what else is written. ``each`` names the
    questions that several records cannot answer together, ``own`` those that only records of one actor can;
    ``moves`` is the field that steps on."""

    ways: Callable[[Draft], tuple[Step, ...]]
    questions: Callable[[Reader, str, str, Draft, Choice], tuple[Question, ...]]
    taken: Callable[[Writer, str, str, Draft, Choice, Mapping[str, str]], Draft]
    each: frozenset[str] = frozenset()
    own: frozenset[str] = frozenset()
    moves: str = "status"


@dataclass(frozen=True, slots=True)
class Hooks:
    """What a noun's own room adds. Drafts are those of the noun; ``old`` is None for a new record.

    Saving: ``handle`` (…, draft, those taken, folded) makes the handle of a new record that has none, where the book
    decides; ``completed`` fills in what follows from other fields or records; ``guarded`` and ``leaving`` raise Problem
    when a record may not be saved so, or not go; ``reworded`` (old, new, why, asked_by, today) keeps what was;
    ``unsaid`` (old, new, today) names, field by field, what somebody must have said before a record may be so: rows
    of lists go through it, too, and only a whole place is brought in as it stands.
    ``changed`` (…, old, new, why) does what adding or changing it brings with it; ``questions`` (…, old, new) are asked
    before it.

    Showing: ``choices`` replaces what a picker offers, ``page`` the right column, ``more`` adds to it; ``known_by`` (…,
    slugs) says what others call these records; ``hints`` says,
    for a field of a new record that is being typed, what to mind, or "".

    ``steps`` is how its status moves on, with a key.
    """

    handle: Callable[[Reader, str, Any, Collection[str]], str] | None = None
    completed: Callable[[Writer, Any, Handles], Any] | None = None
    guarded: Callable[[Writer, str, str, Any, Any], None] | None = None
    leaving: Callable[[Writer, Sequence[str]], None] | None = None
    unsaid: Callable[[Any, Any, date], dict[str, str]] | None = None
    guards_lists: bool = False
    """Whether rows of a list go through ``guarded``, too, one after another."""
    listed: Callable[[Writer, str, Sequence[Any]], None] | None = None
    """What must hold once all rows of a list (…, drafts) are in: raises Problem where it does not."""
    reworded: Callable[[Any, Any, str, str, date], Any] | None = None
    changed: Callable[[Writer, str, str, Any, Any, str], None] | None = None
    questions: Callable[[Reader, str, str, Any, Any], tuple[Question, ...]] | None = None
    choices: Callable[[Reader, str], tuple[Item, ...]] | None = None
    page: Page | None = None
    more: Callable[[Reader, str, str, Any, date], More] | None = None
    known_by: Callable[[Reader, str, Sequence[str]], list[str]] | None = None
    steps: Steps | None = None
    hints: Mapping[str, Callable[[Reader, str, str], str]] = field(default_factory=dict)


_ROOMS: dict[str, Callable[[], Hooks]] = {}
_KNOWN: dict[str, Hooks] = {}


def know(rooms: Mapping[str, Callable[[], Hooks]]) -> None:
    """Take in who declares what, by noun; each is asked when it is first needed."""
    _ROOMS.update(rooms)


def of(noun: str) -> Hooks:
    """What a noun's room sees to. Raises RuntimeError when nobody has brought the rooms together: a record would be
    saved without what it must go through."""
    if not _ROOMS:
        raise RuntimeError("convene.services.nouns.registry is not loaded")
    if noun not in _KNOWN:
        _KNOWN[noun] = _ROOMS.get(noun, Hooks)()
    return _KNOWN[noun]


def with_handle(read: Reader, place_id: str, noun: str, draft: Draft, handles: Handles) -> Draft:
    """A new draft with the handle that its room gives it, where it has none."""
    own = of(noun).handle
    if own is None or str(getattr(draft, "slug", "")):
        return draft
    return draft.model_copy(update={"slug": own(read, place_id, draft, handles.known(noun))})
