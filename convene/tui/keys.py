"""Keys: palette, help and foot are all read from the bindings that are active, so that none can lie.

Every ``Binding`` has an id (``list.filter``), a word or two (its description) and a sentence (its tooltip).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from textual.binding import Binding

from convene.errors import Problem

if TYPE_CHECKING:
    from textual.dom import DOMNode
    from textual.screen import Screen

_FACES = {
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "slash": "/",
    "question_mark": "?",
    "full_stop": ".",
    "comma": ",",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "escape": "esc",
    "pagedown": "pgdn",
    "pageup": "pgup",
    "space": "space",
}
GROUPS = {"list": "In the list", "item": "With an item", "go": "Go to", "app": "Everywhere"}


def bind(key: str, action: str, words: str, id: str, tooltip: str, *, priority: bool = False) -> Binding:  # noqa: A002
    """A binding whose foot words are one or two, whose ``tooltip`` is a sentence for help and palette."""
    return Binding(key, action, words, id=id, tooltip=tooltip, priority=priority)


def hidden(key: str, action: str, words: str, id: str, tooltip: str, *, priority: bool = False) -> Binding:  # noqa: A002
    """As ``bind``, but left out of the foot."""
    return Binding(key, action, words, id=id, tooltip=tooltip, priority=priority, show=False)


@dataclass(frozen=True, slots=True)
class Key:
    """One thing that can be done now, and every key that does it."""

    id: str
    keys: tuple[str, ...]
    words: str
    sentence: str
    action: str
    node: DOMNode
    shown: bool
    enabled: bool

    @property
    def face(self) -> str:
        """The first key as people write it."""
        return face(self.keys[0])

    @property
    def faces(self) -> str:
        return " ".join(face(key) for key in self.keys)

    @property
    def group(self) -> str:
        """A title for help: the part of the id before the dot."""
        head = self.id.partition(".")[0]
        return GROUPS.get(head, "On this screen")


def face(key: str) -> str:
    """A key as people write it: ``ctrl+r``, ``[``, ``esc``, ``F5``."""
    head, _, last = key.rpartition("+")
    shown = _FACES.get(last, last)
    if len(shown) > 1 and shown[0] == "f" and shown[1:].isdigit():
        shown = shown.upper()
    return f"{head}+{shown}" if head else shown


def active(screen: Screen[Any]) -> list[Key]:
    """What can be done now, from the focused widget outwards, in the order its own bindings are declared.

    Leaves out what Textual keeps to itself, and letters while a field is taking letters.
    """
    focused = screen.focused
    found: dict[tuple[str, int], Key] = {}
    for key, (node, binding, enabled, _) in screen.active_bindings.items():
        if key == "enter" and binding.action == "submit":  # a line hands it on to its screen, which says what it does
            node, binding = screen, _of_screen(screen, key) or binding
        if not binding.id or binding.system:
            continue
        character = _character(key)
        if focused is not None and not binding.priority and focused.check_consume_key(key, character):
            continue
        at = (binding.action, id(node))
        if at in found:
            one = found[at]
            both = tuple(sorted((*one.keys, key), key=_plainness))
            found[at] = Key(one.id, both, one.words, one.sentence, one.action, node, one.shown, one.enabled)
        else:
            found[at] = Key(
                binding.id, (key,), binding.description, binding.tooltip or binding.description,
                binding.action, node, binding.show, enabled,
            )  # fmt: skip
    nodes = list(dict.fromkeys(id(one.node) for one in found.values()))
    return sorted(found.values(), key=lambda one: (nodes.index(id(one.node)), _place(type(one.node), one.action)))


def _of_screen(screen: Screen[Any], key: str) -> Binding | None:
    return next((one for one in screen._bindings.key_to_bindings.get(key, ()) if one.id), None)


_PLACES: dict[tuple[str, str, str], int] = {}


def _place(node: type[DOMNode], action: str) -> int:
    """Where an action stands among the bindings a class declares, its own before those it inherits."""
    key = (node.__module__, node.__qualname__, action)
    if key not in _PLACES:
        listed = [one for base in node.__mro__ for one in base.__dict__.get("BINDINGS", ()) if isinstance(one, Binding)]
        _PLACES[key] = next((at for at, one in enumerate(listed) if one.action == action), len(listed))
    return _PLACES[key]


def _plainness(key: str) -> tuple[bool, bool]:
    """Plain keys before function keys before chords."""
    return "+" in key, key[0] == "f" and key[1:].isdigit()


def _character(key: str) -> str | None:
    shown = _FACES.get(key, key)
    return " " if key == "space" else shown if len(shown) == 1 else None


def check_keymap(keymap: dict[str, str], bindings: Iterable[Binding]) -> None:
    """Raises Problem for a keymap that Textual would take silently and lose a key over.

    ``keymap`` maps binding ids to keys, several joined by commas. Two actions of one group may not share a key,
    and every id must exist.
    """
    known: dict[str, set[str]] = {}
    for binding in bindings:
        if binding.id:
            known.setdefault(binding.id, set()).update(part.strip() for part in binding.key.split(","))
    for name in keymap:
        if name not in known:
            raise Problem(
                f"The keymap names “{name}”, which is no command.",
                hint="Press ? on any screen for the names; each key there has one.",
            )
    final = {name: {k.strip() for k in keymap[name].split(",")} if name in keymap else ks for name, ks in known.items()}
    taken: dict[tuple[str, str], str] = {}
    for name, ks in final.items():
        for key in sorted(ks):
            scope = name.partition(".")[0]
            for where in {scope, "app"}:
                other = taken.setdefault((where, key), name) if where == scope else taken.get((where, key), name)
                if other != name and (name in keymap or other in keymap):
                    raise Problem(
                        f"The key {face(key)} would do two things: {other} and {name}.",
                        hint="Give one of them another key in the keymap.",
                    )
