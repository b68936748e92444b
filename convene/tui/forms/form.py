"""The one form: any noun's Draft becomes fields to fill in, and what is filled in becomes a Draft.

Nothing here knows a noun. What a field looks like follows from its kind, what it says from its declaration.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Container, Iterator, Mapping
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Static

from convene.core.nouns import NOUNS, Draft, Field, specs
from convene.core.nouns.noun import spelt
from convene.core.three_way_merge import ChangedMeanwhile
from convene.core.vocabulary import Stage
from convene.errors import Problem
from convene.text import clean, clean_line, clip
from convene.tui import show, themes
from convene.tui.closing import Dialog
from convene.tui.forms import form_app, related_fields
from convene.tui.forms.autosave import Autosave
from convene.tui.forms.clashes import Clashes
from convene.tui.forms.field_layout import Group, groups
from convene.tui.forms.field_row import FieldRow
from convene.tui.forms.in_view import FieldsPage
from convene.tui.forms.references import Lookup, References
from convene.tui.forms.refusals import recount, refuse
from convene.tui.forms.row_form import row_form
from convene.tui.forms.rows_box import RowsBox
from convene.tui.forms.sections import Section, open_or_fold
from convene.tui.forms.suggestions import Suggestions
from convene.tui.forms.typed_values import Raw, is_blank, opening, read, touched
from convene.tui.forms.validation_words import NEEDED
from convene.tui.keys import bind, hidden
from convene.tui.shielded_actions import act
from convene.tui.widgets.foot import Foot
from convene.tui.widgets.head_line import HeadLine

WHY = "__why__"
FIRST = 8
"""So many fields are made before the form is first painted; further sections follow at once after it."""
Save = Callable[[Draft, str], Awaitable[None]]


class NounForm(Dialog[bool]):
    """A form for one record. Dismissed with True once ``save`` has taken the draft, with False when left.

    ``draft`` is the record to change; without it the form makes a new one, its fields pre-filled from
    ``values``. ``only`` shows these fields alone and keeps the others as they are. ``save`` gets the draft and
    the reason (empty unless ``need_why``); a Problem it raises is shown at the fields it names. Fields nobody wrote in
    are in it just as they are in ``draft``; after ChangedMeanwhile ``draft`` is the record as it was found then, and
    ``clashes.decided`` names the fields that were put to the person.

    ``of`` names the Draft of something that is no noun of its own (a sub-row, a test's invention); ``key`` the
    name under which a half-typed form is kept; ``lookup`` where references are looked up; ``at`` the field to begin in.
    """

    CSS_PATH = themes.STYLES / "form.tcss"
    AUTO_FOCUS = ""
    LEFT = False
    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (72, "-narrow"), (100, "-wide")]
    SAVE_AFTER = 0.6
    """Seconds without a keystroke after which a half-typed form is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        bind("ctrl+s,f2", "save", "save", "form.save", "Save and close the form.", priority=True),
        bind("ctrl+t", "swap", "swap", "form.swap", "Of a field changed meanwhile: what it became, or yours."),
        bind("escape", "leave", "leave", "form.leave", "Leave; what is half typed is kept."),
        bind("ctrl+o", "sections", "all fields", "form.sections", "Open every section, or put them away."),
        bind("ctrl+z", "empty", "empty", "form.empty", "Drop what is half typed; again brings it back.", priority=True),
        bind("f1", "app.help", "keys", "app.help", "Every key of this form, and what it does."),
        # Ahead of the field, so that letters typed right behind it reach the next one.
        hidden("tab", "app.focus_next", "next field", "form.tab", "To the next field.", priority=True),
        hidden("shift+tab", "app.focus_previous", "field before", "form.untab", "To the field before.", priority=True),
        hidden("down", "app.focus_next", "next field", "form.next", "To the next field."),
        hidden("up", "app.focus_previous", "field before", "form.previous", "To the field before."),
    ]  # fmt: skip

    class SaveAsked(Message):
        """Sent by the focused field to itself, so that letters still on their way to it arrive first."""

    def __init__(
        self,
        noun: str,
        draft: Draft | None = None,
        *,
        title: str = "",
        need_why: bool = False,
        only: tuple[str, ...] | None = None,
        values: Mapping[str, Any] | None = None,
        save: Save,
        of: type[Draft] | None = None,
        key: str = "",
        lookup: Lookup | None = None,
        at: str = "",
    ) -> None:
        super().__init__()
        self.noun = noun
        self.draft_type = of or (type(draft) if draft is not None else NOUNS[noun].draft)
        self.draft = draft
        self._heading, self._key, self._at, self._save_to = title, key, at, save
        shown = [field for field in specs(self.draft_type) if only is None or field.name in only]
        self.opening = opening(shown, draft, values)
        self._plan = groups(shown, self.opening, only)
        self.fields = [field for group in self._plan for field in group.fields]
        self._base = {
            field.name: getattr(draft, field.name)
            for field in specs(self.draft_type)
            if draft is not None and field not in shown
        }
        if need_why:
            self._ask_why()
        self._raw: dict[str, Raw] = dict(self.opening)
        self.references = References(self, lookup)
        self.head, self.notice = HeadLine(), Static(id="form-notice")
        self.sections: list[Section] = []
        self.clashes = Clashes(self, self.references)
        self.is_change = draft is not None
        self._saving = self._cannot_keep = False
        home = NOUNS[noun].home if noun in NOUNS else None
        self.hue = str((home or Stage.engagement).value)
        self.add_class(f"-{self.hue}")

    def _ask_why(self) -> None:
        why = Field(WHY, "Why", "The reason people will read beside the change.", "prose", True, None)
        words = f"This {self.noun.replace('_', ' ')} is signed: the change will be public. Why?"
        self._plan = (*self._plan, Group(words, (why,)))
        self.fields.append(why)
        self.opening[WHY] = ""

    # what is on it

    def compose(self) -> ComposeResult:
        self.take_size()
        yield from (self.head, self.notice)
        with FieldsPage(id="form-fields", can_focus=False):
            shown = 0
            for group in self._plan:
                self.sections.append(Section(group, self._row, later=shown >= FIRST))
                yield self.sections[-1]
                shown += 0 if group.folded else len(group.fields)
        yield Foot()

    async def _fill(self) -> None:
        for section in self.sections:
            if section.later and self.is_open:
                await section.unfold()

    def _row(self, field: Field) -> FieldRow:
        row = related_fields.made(field, self._raw, self.host.today)
        self.references.offer(row)
        self.clashes.tell(row)
        return row

    async def on_mount(self) -> None:
        self._half_typed = Autosave(
            self, self.clashes, self._key or self._own_key(), "" if self.draft is None else self._own_key()
        )
        self._hinting = Suggestions(
            self, form_app.hints(self.host, self.noun) if self.draft is None and not self._key else {}
        )
        self.head.say(*self._named(), book="")
        await self.unfold({self._at})
        self._first().box.focus()
        self.call_after_refresh(self._fill)
        self._look_up()
        try:
            await self._half_typed.restore()
        except Problem as problem:
            self.say(f"{problem.title} {problem.hint}", "late")
        self._hinting.begin()

    def _first(self) -> FieldRow:
        """Where typing begins: the field it was opened for, the first that needs something, or the first of all."""
        rows = list(self.rows())
        needy = (row for row in rows if row.field.required and is_blank(row.raw))
        return next((row for row in rows if row.field.name == self._at), None) or next(needy, rows[0])

    def _own_key(self) -> str:
        which = getattr(self.draft, "slug", "") if self.draft is not None else "new"
        return f"form:{self.host.place_id}:{self.noun}:{which or 'one'}"

    def _named(self) -> tuple[str, str]:
        word = spelt(self.noun)
        if self._heading:
            return clean_line(self._heading), ""
        name = str(getattr(self.draft, self.draft_type.named_by or "slug", "") or "") if self.draft else ""
        return (clip(name, 60), word) if name else (f"New {word}" if self.draft is None else word.capitalize(), "")

    def rows(self) -> Iterator[FieldRow]:
        """The fields on screen, in their order."""
        for section in self.sections:
            yield from section.rows

    def raw(self) -> dict[str, Raw]:
        """Everything as it is typed now, folded sections too."""
        for row in self.rows():
            self._raw[row.field.name] = row.raw
        return dict(self._raw)

    def put(self, values: Mapping[str, Raw]) -> None:
        """Puts raw values into the fields."""
        self._raw.update(values)
        for row in self.rows():
            if row.field.name in values and row.raw != values[row.field.name]:
                row.raw = values[row.field.name]

    # references

    @work
    async def _look_up(self) -> None:
        await self.references.look_up(self.clashes.tell)

    # sub-rows

    @on(RowsBox.Edit)
    def _edit_row(self, event: RowsBox.Edit) -> None:
        event.stop()
        self.app.push_screen(row_form(NounForm, self, self.references, event, self._half_typed.stored.key))

    # sections

    async def action_sections(self) -> None:
        now = self.raw()
        await open_or_fold(self.sections, lambda field: now[field.name] == self.opening[field.name])
        if self.focused is None:
            next(self.rows()).box.focus()

    async def unfold(self, names: Container[str]) -> None:
        """Opens the sections that hold any of these fields."""
        for section in self.sections:
            if any(field.name in names for field in section.group.fields):
                await section.unfold()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "sections":
            return any(group.folded for group in self._plan)
        if action == "swap":
            return self.is_mounted and self.clashes.here is not None
        if action == "empty":
            return hasattr(self, "_half_typed") and self._half_typed.told
        return True

    # moving on

    @on(FieldRow.Done)
    def _next(self, event: FieldRow.Done) -> None:
        rows = list(self.rows())
        at = rows.index(event.row) + 1
        if at < len(rows):
            rows[at].box.focus()
        else:
            self.action_save()

    # saving

    def action_save(self) -> None:
        (self.focused or self).post_message(self.SaveAsked())

    @on(SaveAsked)
    def _save_asked(self, event: SaveAsked) -> None:
        event.stop()
        if not self._saving:
            self._saving = True
            self._save()

    @act(alone=True)
    async def _save(self) -> None:
        try:
            await self._try_to_save()
        finally:
            self._saving = False

    async def _try_to_save(self) -> None:
        raw = self.raw()
        declared = [field for field in self.fields if field.name != WHY]
        draft, errors = read(self.draft_type, declared, raw, base=self._base, today=self.host.today)
        errors |= {row.field.name: row.complaint for row in self.rows() if row.complaint}
        if WHY in raw and is_blank(raw[WHY]):
            errors[WHY] = f"{NEEDED} A sentence is enough."
        if errors or draft is None:
            await refuse(self, errors)
            return
        if self.draft is not None:
            draft = touched(declared, raw, self.draft, draft)
        try:
            await self._save_to(draft, clean(str(raw.get(WHY, ""))))
        except Problem as problem:
            await self._refused(problem)
            return
        await self._half_typed.forget()
        self.dismiss(True)

    async def _refused(self, problem: Problem) -> None:
        if not self.is_open:  # it was left meanwhile: there it is again when the form is opened
            await self._half_typed.keep()
            raise problem
        if isinstance(problem, ChangedMeanwhile):
            await refuse(self, {})
            await self.clashes.meet(problem.now, problem.fields)
            await self._half_typed.keep()
            return
        words = {WHY if name == "why" and WHY in self._raw else name: text for name, text in problem.fields.items()}
        await self._half_typed.keep()
        await refuse(self, words, problem)

    def action_swap(self) -> None:
        self.clashes.swap()

    def say(self, words: str, role: str = "quiet") -> None:
        """Shows a notice above the fields; none takes it away."""
        self.notice.update(show.words(words, role))
        self.notice.set_class(bool(words), "-says")

    # what is half typed

    @on(FieldRow.Changed)
    def _changed(self, event: FieldRow.Changed) -> None:
        event.stop()
        self._raw[event.row.field.name] = event.row.raw
        self._half_typed.changed()
        recount(self)
        self.clashes.changed(event.row)
        self._hinting.changed(event.row)
        if isinstance(event.row.box, RowsBox):
            self._look_up()

    def action_empty(self) -> None:
        self._half_typed.empty()

    def half_typed(self) -> Iterator[tuple[str, Any]]:
        if self.is_mounted:
            yield self._half_typed.memo()

    @act(alone=True)
    async def action_leave(self) -> None:
        """What is half typed is kept first. Where that cannot be, it stays; leaving once more leaves it behind."""
        if not self._cannot_keep:
            try:
                await self._half_typed.keep()
            except Problem as problem:
                self._cannot_keep = True
                self.say(f"Not kept. {problem.title} {problem.hint} esc once more leaves without it.", "late")
                return
        self.leave()
