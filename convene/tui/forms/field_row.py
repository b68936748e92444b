"""One field of a form: its label, the widget its kind asks for, and one quiet line below."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from convene.core.nouns import Field
from convene.core.nouns.noun import spelt
from convene.tui import show
from convene.tui.forms.choice_state import YES_NO, Option, of_choices
from convene.tui.forms.echo import ECHOED, Echo, echo
from convene.tui.forms.in_view import show_whole
from convene.tui.forms.picker import Picker
from convene.tui.forms.rows_box import RowsBox
from convene.tui.forms.typed_values import Raw
from convene.tui.forms.typing_boxes import LineBox, ProseBox

Box = LineBox | ProseBox | Picker | RowsBox


def box_for(field: Field) -> Box:
    """The widget a field's kind asks for."""
    if field.kind in ("prose", "lines", "integers"):
        return ProseBox()
    if field.kind == "rows":
        assert field.rows is not None
        return RowsBox(field.rows)
    if field.kind == "boolean":
        return Picker(YES_NO, clearable=field.optional or field.required)
    if field.kind in ("choice", "choices"):
        several = field.kind == "choices"
        clear = field.optional or field.required
        return Picker(of_choices(field.choices), many=several, clearable=clear)
    if field.kind in ("ref", "refs"):
        missing = f"No {spelt(field.to)} is called"
        return Picker(many=field.kind == "refs", fixed=False, missing=missing, made=field.made)
    return LineBox(short=field.kind in ECHOED)


class FieldRow(Widget):
    """Label, value, and a line that helps, echoes or says what is wrong.

    Label and echo are drawn by the row itself, beside its two children: a long form has many rows, and every
    widget less is felt when it opens.
    """

    class Changed(Message):
        """The raw value of ``row`` changed."""

        def __init__(self, row: FieldRow) -> None:
            super().__init__()
            self.row = row

    class Done(Message):
        """Enter on ``row``: on to the next field."""

        def __init__(self, row: FieldRow) -> None:
            super().__init__()
            self.row = row

    def __init__(self, field: Field, raw: Raw, today: date) -> None:
        super().__init__()
        self.field = field
        self.today = today
        self.box = box_for(field)
        self.error = ""
        self.hinted = ""
        self.disputed = ""
        self._note = Static(classes="field-note")
        self._heard: Echo | None = None
        self.raw = raw

    @property
    def raw(self) -> Raw:
        return self.box.raw

    @raw.setter
    def raw(self, value: Raw) -> None:
        self.box.raw = value

    @property
    def complaint(self) -> str:
        """What cannot be saved as it stands, whatever the draft says."""
        words = self.box.complaint
        hint = f" Take it back, or make the {self.field.to} first: esc, then n in its list." if self.field.to else ""
        return words + hint if words else ""

    def compose(self) -> ComposeResult:
        yield self.box
        yield self._note

    def on_mount(self) -> None:
        self.tell()

    def offer(self, noun: str, options: Iterable[Option]) -> None:
        """Sets what a reference to ``noun`` can point at, here or in the rows of this field."""
        if isinstance(self.box, Picker) and self.field.to == noun:
            self.box.offer(tuple(options))
        elif isinstance(self.box, RowsBox):
            self.box.know(noun, {one.key: one.title for one in options})

    def refuse(self, words: str) -> None:
        """Says what is wrong below the field; empty words take it back."""
        self.error = words
        self.tell()

    def hint(self, words: str) -> None:
        """Says something quietly below the field; an error comes before it."""
        if words != self.hinted:
            self.hinted = words
            self.tell()

    def count_in(self, field: Field) -> None:
        """The same field with another unit beside it."""
        if field.unit != self.field.unit:
            self.field = field
            self.tell()

    def dispute(self, words: str) -> None:
        """Says below the field, until it is saved, what it became elsewhere."""
        if words != self.disputed:
            self.disputed = words
            self.tell()

    def on_descendant_focus(self) -> None:
        self.tell()
        self.call_after_refresh(show_whole, self)

    def on_descendant_blur(self) -> None:
        self.tell()

    @on(Input.Changed)
    @on(TextArea.Changed)
    @on(Picker.Changed)
    @on(RowsBox.Changed)
    def _changed(self, event: Message) -> None:
        event.stop()
        self.error = ""
        self.tell()
        self.post_message(self.Changed(self))

    @on(Input.Submitted)
    @on(Picker.Done)
    @on(RowsBox.Done)
    def _done(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Done(self))

    # what it says

    def tell(self) -> None:
        """Says label, echo and the line below anew."""
        if not self.is_attached:
            return
        self._heard = echo(self.field, str(self.raw), self.today) if self.field.kind in ECHOED else None
        words = show.words(*self._words(self.has_focus_within))
        if self.disputed:
            dispute = show.words(f"{show.marks(self).look} {self.disputed}", "late")
            words = show.page([dispute, words] if words.plain else [dispute])
        now = self._note.content
        if not (isinstance(now, Content) and now.is_same(words)):  # a layout for each letter would be felt
            self._note.update(words)
        self.refresh()

    def _words(self, here: bool) -> tuple[str, str]:
        if self.error:
            return f"{show.marks(self).look} {self.error}", "late"
        if self.complaint:
            return self.complaint, "look"
        if self._heard and not self._heard.ok:
            return self._heard.words, "quiet" if here else "look"
        if self.hinted:
            return self.hinted, "quiet"
        help_ = (self.box.help_now if isinstance(self.box, Picker) else "") or self.field.help
        if self.field.kind in ("lines", "integers"):
            help_ = f"{help_} One a line.".strip()
        elif self.field.kind == "date":
            help_ = f"{help_} A month alone is its {'last' if self.field.last else 'first'} day.".strip()
        return (help_ if here else ""), "quiet"

    def render(self) -> Content:
        """The label at the left of the value (above it where there is no room), and the echo at its right."""
        left = self.box.region.x - self.content_region.x if self.box.is_attached else 0
        above = self.box.region.y > self.content_region.y
        width = self.content_size.width if above else max(left - 2, 8)
        role = f"{show.hue(self)} bold" if self.has_focus_within else "plain"
        lines = [show.row((one, role)) for one in show.wrap(self.field.title, width - 1)]
        if self.field.required:
            if lines[-1].cell_length + 8 <= width:
                lines[-1] = show.row(lines[-1], ("  needed", "quiet"))
            else:
                lines.append(show.row(("needed", "quiet")))
        at = 1 if above else 0
        beside = self._beside()
        if beside:
            lines += [Content("")] * (at + 1 - len(lines))
            start = left + self.box.region.width + 2
            room = self.content_size.width - start
            gap = " " * max(start - 1 - lines[at].cell_length, 0)
            lines[at] = show.row(lines[at], (gap, ""), (show.fit(beside, room), "quiet"))
        return show.page(Content.assemble(" ", one) for one in lines)

    def _beside(self) -> str:
        if self._heard is None:
            return ""
        return self._heard.words if self._heard.ok else self.field.unit
