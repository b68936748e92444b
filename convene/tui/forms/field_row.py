"""One field of a form: its label, the widget its kind asks for, and one quiet line below."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from convene.core.nouns import Field
from convene.tui import show
from convene.tui.forms.choosing import YES_NO, Option, of_choices
from convene.tui.forms.echo import ECHOED, echo
from convene.tui.forms.picker import Picker
from convene.tui.forms.raw import Raw
from convene.tui.forms.rows_box import RowsBox
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
        return Picker(many=field.kind == "refs", fixed=False, missing=f"No {field.to} is called")
    return LineBox(short=field.kind in ECHOED)


class FieldRow(Widget):
    """Label, value, and a line that helps, echoes or says what is wrong."""

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
        super().__init__(classes=f"-{field.kind}")
        self.field = field
        self.today = today
        self.box = box_for(field)
        self.error = ""
        self._label = Static(classes="field-label")
        self._beside = Static(classes="field-beside")
        self._note = Static(classes="field-note")
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
        yield self._label
        with Vertical(classes="field-body"):
            if self.field.kind in ECHOED:
                with Horizontal(classes="field-line"):
                    yield self.box
                    yield self._beside
            else:
                yield self.box
            yield self._note

    def on_mount(self) -> None:
        self.tell()

    def offer(self, options: Iterable[Option]) -> None:
        """Sets what a reference can point at."""
        if isinstance(self.box, Picker):
            self.box.offer(tuple(options))

    def refuse(self, words: str) -> None:
        """Says what is wrong below the field; empty words take it back."""
        self.error = words
        self.tell()

    def on_descendant_focus(self) -> None:
        self.tell()
        self.call_after_refresh(self.scroll_visible, animate=False)

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
        """Writes label, echo and the line below anew."""
        if not self.is_attached:
            return
        here = self.has_focus_within
        needed = "  needed" if self.field.required else ""
        label = show.row(
            (show.line(self.field.title), f"{show.hue(self)} bold" if here else "plain"), (needed, "quiet")
        )
        self._write(self._label, label)
        self._write(self._note, show.words(*self._words(here)))

    def _write(self, place: Static, content: Content) -> None:
        now = place.content
        if not (isinstance(now, Content) and now.is_same(content)):  # a layout for each letter would be felt
            place.update(content)

    def _words(self, here: bool) -> tuple[str, str]:
        heard = echo(self.field, str(self.raw), self.today) if self.field.kind in ECHOED else None
        if heard:
            self._write(self._beside, show.words(heard.words if heard.ok else self.field.unit, "quiet"))
        if self.error:
            return f"{show.marks(self).look} {self.error}", "late"
        if self.complaint:
            return self.complaint, "look"
        if heard and not heard.ok:
            return heard.words, "quiet" if here else "look"
        help_ = (self.box.help_now if isinstance(self.box, Picker) else "") or self.field.help
        if self.field.kind in ("lines", "integers"):
            help_ = f"{help_} One a line.".strip()
        return (help_ if here else ""), "quiet"
