"""The form of one sub-row, opened over the form it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from convene.core.nouns import Draft, specs
from convene.tui.forms.form_host import FormHost
from convene.tui.forms.typed_values import from_value

if TYPE_CHECKING:
    from convene.tui.forms.references import References
    from convene.tui.forms.rows_box import RowsBox

F = TypeVar("F", bound=FormHost)


def row_form(make: Callable[..., F], form: FormHost, references: References, event: RowsBox.Edit, key: str) -> F:
    """A form, as ``make`` makes them, on the row of ``event`` or on a new one; ``key`` is that under which ``form`` is
    kept half typed."""
    box, index, new = event.box, event.index, event.row is None

    async def take(draft: Draft, _why: str) -> None:
        box.put(index, {one.name: from_value(one, getattr(draft, one.name)) for one in specs(box.draft)}, new=new)

    field = next(row.field for row in form.rows() if row.box is box)
    made = make(
        form.noun,
        title=f"{field.title}: {'new row' if new else f'row {index + 1}'}",
        values=({one.name: one.begins for one in specs(box.draft) if one.begins} or None) if new else event.row,
        save=take,
        of=box.draft,
        key=f"{key}.{field.name}.{'new' if new else index}",
        lookup=references.records,
    )
    made.is_change = not new
    return made
