"""Fields that were changed elsewhere while somebody had changed them here: both values below each, one key between."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from convene.core.nouns import Draft, Field
from convene.text import clean_line, clip
from convene.tui.forms.form_host import FormHost
from convene.tui.forms.typed_values import Raw, Titles, in_words, opening

if TYPE_CHECKING:
    from convene.tui.forms.field_row import FieldRow
    from convene.tui.forms.references import References

_MOST = 70
SWAP = "ctrl+t"


@dataclass(slots=True)
class Sides:
    """What may stand in one field. ``mine`` and ``theirs`` go on being offered; ``other`` is what was made of theirs.

    ``first`` is what the field held when mine was begun.
    """

    first: Raw
    mine: Raw
    theirs: Raw
    other: Raw | None = None
    at: Literal["mine", "theirs", "other"] = "mine"

    def typed(self, raw: Raw) -> None:
        """Something else stands in the field now. What is made of theirs does not take the place of mine."""
        if raw == self.theirs:
            self.at = "theirs"
        elif raw == self.mine or self.at == "mine":
            self.at, self.mine = "mine", raw
        else:
            self.at, self.other = "other", raw

    def after(self, raw: Raw) -> Raw:
        """What comes next when they are swapped."""
        sides = [one for one in (self.mine, self.theirs, self.other) if one is not None]
        return sides[(sides.index(raw) + 1) % len(sides)] if raw in sides else self.theirs

    def words(self, field: Field, raw: Raw, titles: Titles) -> str:
        """Both values, and which of them stands in the field."""
        back = raw == self.theirs
        yours = self.mine if back else raw
        theirs, here = _apart(in_words(field, self.theirs, titles), in_words(field, yours, titles))
        became = f"Meanwhile it became “{theirs}”" if theirs else "Meanwhile it was emptied"
        if back:
            return f"{became}, as shown; {f'you had “{here}”' if here else 'you had emptied it'}."
        return f"{became}; {f'you have “{here}”' if here else 'you emptied it'}."


class Clashes:
    """Minds the fields of one form that are to be decided."""

    def __init__(self, form: FormHost, references: References) -> None:
        self.form, self._references = form, references
        self.sides: dict[str, Sides] = {}

    @property
    def first(self) -> dict[str, Raw]:
        """What each of them held when it was first typed in: with that a half-typed form is kept."""
        return {name: one.first for name, one in self.sides.items()}

    @property
    def decided(self) -> frozenset[str]:
        """The fields that were put to the person."""
        return frozenset(self.sides)

    @property
    def here(self) -> FieldRow | None:
        """The field with the focus, when it is one of them."""
        return next((row for row in self.form.rows() if row.has_focus_within and row.field.name in self.sides), None)

    async def meet(self, now: Draft, names: Collection[str]) -> None:
        """The book holds ``now``: fields nobody typed in show it, ``names`` are to be decided."""
        form, typed, before = self.form, self.form.raw(), dict(self.form.opening)
        fresh = opening([field for field in form.fields if field.name in type(now).model_fields], now)
        form.draft = now
        form.opening.update(fresh)
        form.put({name: raw for name, raw in fresh.items() if typed[name] == before[name] and name not in names})
        await self.show({name: before[name] for name in names if name in fresh and typed[name] != fresh[name]})

    async def show(self, first: Mapping[str, Raw]) -> None:
        """These fields, with what each held when it was typed in, are to be decided; the first gets the focus."""
        if not first:
            return
        form, typed = self.form, self.form.raw()
        for name, raw in first.items():
            known = self.sides.get(name)
            self.sides[name] = Sides(known.first if known else raw, typed[name], form.opening[name])
        await form.unfold(first)
        rows = [row for row in form.rows() if row.field.name in first]
        for row in rows:
            self.tell(row)
        many = len(rows) > 1
        form.say(
            f"{f'{len(rows)} fields were' if many else 'A field was'} changed meanwhile; below "
            f"{'each' if many else 'it'} stand both values. {SWAP} swaps them, saving keeps what then stands there.",
            "late",
        )
        form.head.say(book=f"{len(rows)} fields to decide" if many else "1 field to decide")
        rows[0].box.focus()
        form.refresh_bindings()

    def changed(self, row: FieldRow) -> None:
        """Something else stands in a field now."""
        if sides := self.sides.get(row.field.name):
            sides.typed(row.raw)
            self.tell(row)

    def tell(self, row: FieldRow) -> None:
        """Says below a field what is to be decided there."""
        if sides := self.sides.get(row.field.name):
            row.dispute(sides.words(row.field, row.raw, self._references.titles))

    def swap(self) -> None:
        """The other value into the field with the focus."""
        if row := self.here:
            name = row.field.name
            self.form.put({name: self.sides[name].after(row.raw)})


def _apart(one: str, other: str) -> tuple[str, str]:
    """Both texts in a few words each; long ones that begin alike are shown from where they part."""
    one, other = clean_line(one), clean_line(other)
    if max(len(one), len(other)) > _MOST:
        alike = next(
            (at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
        )
        start = one.rfind(" ", 0, max(alike - 20, 0)) + 1
        if start:
            one, other = (f"…{text[start:]}" for text in (one, other))
    return clip(one, _MOST), clip(other, _MOST)
