"""Which fields a form shows, in which order, and which sections wait behind a key. Pure; knows no noun."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from convene.core.nouns import Field
from convene.tui.forms.typed_values import Raw, from_value

LONG = 10
"""A form with more fields than this folds the sections nobody has written in yet."""


@dataclass(frozen=True, slots=True)
class Group:
    """A run of fields under one heading; the first of a form has none."""

    title: str
    fields: tuple[Field, ...]
    folded: bool = False

    @property
    def gist(self) -> str:
        """What is inside, for a folded heading."""
        names = [name for field in self.fields if (name := field.title.lower()) != self.title.lower()]
        return ", ".join(names) or self.fields[0].help


def groups(
    fields: Sequence[Field], opening: Mapping[str, Raw], only: Collection[str] | None = None
) -> tuple[Group, ...]:
    """Needed fields first, then those without a section, then the sections as declared.

    A handle that no list shows comes last: it is made by itself.
    """
    wanted = [field for field in fields if only is None or field.name in only]
    first = [field for field in wanted if field.required]
    rest = [field for field in wanted if not field.required]
    last = [field for field in rest if field.name == "slug" and not field.column]
    sections: dict[str, list[Field]] = {"": first}
    for field in rest:
        if field not in last:
            sections.setdefault(field.section, []).append(field)
    if last:
        sections.setdefault("Handle" if len(last) == 1 else "More", []).extend(last)
    fold = only is None and len(wanted) > LONG
    return tuple(
        Group(title, tuple(inside), bool(title) and fold and not _touched(inside, opening))
        for title, inside in sections.items()
        if inside
    )


def _touched(fields: Sequence[Field], opening: Mapping[str, Raw]) -> bool:
    return any(opening[field.name] != from_value(field, field.default) for field in fields if field.name != "slug")
