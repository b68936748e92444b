"""Fields of a form that another one has a say in: what is counted in the unit beside it, and a time after another."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from convene.core.nouns import Field
from convene.core.nouns.fields import COUNTED, on_the_next_day
from convene.core.nouns.reading import read_time
from convene.tui.forms.field_row import FieldRow
from convene.tui.forms.form_host import FormHost
from convene.tui.forms.typed_values import Raw, in_unit


def made(field: Field, raw: Mapping[str, Raw], today: date) -> FieldRow:
    """The row of a field, as the other fields stand when the form opens."""
    row = FieldRow(in_unit(field, raw.get("unit", "")), raw[field.name], today)
    row.hinted = _after(field, raw)
    return row


def changed(form: FormHost, row: FieldRow) -> None:
    """Say anew what hangs on the field that was typed in."""
    raw = form.raw()
    declared = {field.name: field for field in form.fields}
    for other in form.rows():
        field = declared[other.field.name]
        if row.field.name == "unit" and field.name in COUNTED:
            other.count_in(in_unit(field, row.raw))
        if field.after and row.field.name in (field.name, field.after):
            other.hint(_after(field, raw))


def _after(field: Field, raw: Mapping[str, Raw]) -> str:
    """What to say of a time before the one it comes after."""
    at, other = (_time(raw.get(name, "")) for name in (field.name, field.after))
    if at is None or other is None or at > other:
        return ""
    return "Past midnight: on the next day." if on_the_next_day(other, at) else f"That is not after {other:%H:%M}."


def _time(raw: Raw) -> time | None:
    try:
        found = read_time(raw)
    except ValueError:
        return None
    return found if isinstance(found, time) else None
