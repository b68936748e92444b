"""What the fields of a form can point at: looked up once for each noun, and handed to every field and row."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from convene.core.views import Item
from convene.errors import Problem
from convene.tui.forms import form_app
from convene.tui.forms.choice_state import Option, of_items
from convene.tui.forms.field_row import FieldRow
from convene.tui.forms.form_host import FormHost
from convene.tui.forms.typed_values import pointed_at

Lookup = Callable[[str], Awaitable[tuple[Item, ...]]]


class References:
    """Minds one form's references. Without ``lookup`` they are those of the open place."""

    def __init__(self, form: FormHost, lookup: Lookup | None) -> None:
        self.form = form
        self._lookup = lookup
        self._offers: dict[str, tuple[Option, ...]] = {}

    @property
    def titles(self) -> dict[str, dict[str, str]]:
        """noun → handle → what people call it, as far as it was looked up."""
        return {noun: {one.key: one.title for one in options} for noun, options in self._offers.items()}

    def offer(self, row: FieldRow) -> None:
        """Hands a field all there is."""
        for noun, options in self._offers.items():
            row.offer(noun, options)

    async def look_up(self, offered: Callable[[FieldRow], None]) -> None:
        """Fetches the records of every noun that something in the form points at; ``offered`` is told of each
        field that has them."""
        form = self.form
        raw = form.raw()
        for noun in dict.fromkeys(to for field in form.fields for to in pointed_at(field, raw[field.name])):
            if noun in self._offers:
                continue
            try:
                self._offers[noun] = of_items(await self.records(noun))
            except Problem as problem:
                form.say(f"{problem.title} {problem.hint}", "look")
                return
            for row in form.rows():
                row.offer(noun, self._offers[noun])
                offered(row)

    async def records(self, noun: str) -> tuple[Item, ...]:
        """The records of a noun. Raises Problem."""
        return await (self._lookup(noun) if self._lookup else form_app.records_of(self.form.host, noun))
