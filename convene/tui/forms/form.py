"""The one form: any noun's Draft becomes fields to fill in, and what is filled in becomes a Draft.

Nothing here knows a noun. What a field looks like follows from its kind, what it says from its declaration.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Container, Iterator, Mapping
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Static

from convene.core.nouns import NOUNS, Draft, Field, specs
from convene.core.views import Item
from convene.core.vocabulary import Stage
from convene.errors import Problem
from convene.text import clean, clean_line, clip
from convene.tui import show
from convene.tui.forms import shell
from convene.tui.forms.choosing import Option, of_items
from convene.tui.forms.field_row import FieldRow
from convene.tui.forms.half_typed import HalfTyped
from convene.tui.forms.hinting import Hinting
from convene.tui.forms.plain_words import NEEDED
from convene.tui.forms.plan import Group, groups
from convene.tui.forms.raw import Raw, from_value, is_blank, opening, pointed_at, read
from convene.tui.forms.rows_box import RowsBox
from convene.tui.forms.sections import Section
from convene.tui.widgets.foot import Foot
from convene.tui.widgets.head_line import HeadLine

WHY = "__why__"
FIRST = 8
"""So many fields are made before the form is first painted; further sections follow at once after it."""
Save = Callable[[Draft, str], Awaitable[None]]
Lookup = Callable[[str], Awaitable[tuple[Item, ...]]]


class NounForm(ModalScreen[bool]):
    """A form for one record. Dismissed with True once ``save`` has taken the draft, with False when left.

    ``draft`` is the record to change; without it the form makes a new one, its fields pre-filled from
    ``values``. ``only`` shows these fields alone and keeps the others as they are. ``save`` gets the draft and
    the reason (empty unless ``need_why``); a Problem it raises is shown at the fields it names.

    ``of`` names the Draft of something that is no noun of its own (a sub-row, a test's invention); ``key``
    the name under which a half-typed form is kept; ``lookup`` where references are looked up.
    """

    CSS_PATH = "form.tcss"
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-tight"), (72, "-narrow"), (100, "-wide")]
    JOURNAL_AFTER = 0.6
    """Seconds without a keystroke after which a half-typed form is kept."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s,f2", "save", "save", id="form.save", priority=True, tooltip="Save and close the form"),
        Binding("escape", "leave", "leave", id="form.leave", tooltip="Leave; what is half typed is kept"),
        Binding("f3", "sections", "all fields", id="form.sections", tooltip="Open every section, or put them away"),
        Binding(
            "ctrl+z", "empty", "empty", id="form.empty", priority=True,
            tooltip="Empty the form of what was half typed; once more brings it back",
        ),
        Binding("f1", "app.help", "keys", id="app.help", tooltip="Every key of this form, and what it does"),
        # Ahead of the field, so that letters typed right behind it reach the next one.
        Binding("tab", "app.focus_next", "next field", id="form.tab", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", "field before", id="form.untab", show=False, priority=True),
        Binding("down", "app.focus_next", "next field", id="form.next", show=False),
        Binding("up", "app.focus_previous", "previous field", id="form.previous", show=False),
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
    ) -> None:
        super().__init__()
        self.noun = noun
        self.draft_type = of or (type(draft) if draft is not None else NOUNS[noun].draft)
        self.draft = draft
        self._heading = title
        self._save_to = save
        self._lookup = lookup
        self._key = key
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
        self._offers: dict[str, tuple[Option, ...]] = {}
        self._saving = False
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
        yield HeadLine()
        yield Static(id="form-notice")
        with VerticalScroll(id="form-fields", can_focus=False):
            shown = 0
            for group in self._plan:
                yield Section(group, self._row, later=shown >= FIRST)
                shown += 0 if group.folded else len(group.fields)
        yield Foot()

    async def _fill(self) -> None:
        for section in self.query(Section):
            if section.later:
                await section.unfold()

    def _row(self, field: Field) -> FieldRow:
        row = FieldRow(field, self._raw[field.name], shell.today(self.app))
        for noun, options in self._offers.items():
            row.offer(noun, options)
        return row

    async def on_mount(self) -> None:
        self._half_typed = HalfTyped(self, self._key or self._own_key())
        self._hinting = Hinting(self, shell.hints(self.app, self.noun) if self.draft is None and not self._key else {})
        self.query_one(HeadLine).say(*self._named(), book="")
        next(self.rows()).box.focus()
        self.call_after_refresh(self._fill)
        self._look_up()
        await self._half_typed.restore()
        self._hinting.begin()

    def _own_key(self) -> str:
        which = getattr(self.draft, "slug", "") if self.draft is not None else "new"
        return f"form:{shell.place_id(self.app)}:{self.noun}:{which or 'one'}"

    def _named(self) -> tuple[str, str]:
        word = self.noun.replace("_", " ")
        if self._heading:
            return clean_line(self._heading), ""
        name = str(getattr(self.draft, self.draft_type.named_by or "slug", "") or "") if self.draft else ""
        return (clip(name, 60), word) if name else (f"New {word}" if self.draft is None else word.capitalize(), "")

    def rows(self) -> Iterator[FieldRow]:
        """The fields on screen, in their order."""
        for section in self.query(Section):
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
        for noun in dict.fromkeys(to for field in self.fields for to in pointed_at(field, self._raw[field.name])):
            if noun in self._offers:
                continue
            try:
                self._offers[noun] = of_items(await self._records(noun))
            except Problem as problem:
                self.say(f"{problem.title} {problem.hint}", "look")
                return
            for row in self.rows():
                row.offer(noun, self._offers[noun])

    async def _records(self, noun: str) -> tuple[Item, ...]:
        return await (self._lookup(noun) if self._lookup else shell.records_of(self.app, noun))

    # sub-rows

    @on(RowsBox.Edit)
    def _edit_row(self, event: RowsBox.Edit) -> None:
        event.stop()
        box, index, new = event.box, event.index, event.row is None

        async def take(draft: Draft, _why: str) -> None:
            box.put(index, {one.name: from_value(one, getattr(draft, one.name)) for one in specs(box.draft)}, new=new)

        field = next(row.field for row in self.rows() if row.box is box)
        which = "new row" if new else f"row {index + 1}"
        form = NounForm(
            self.noun,
            title=f"{field.title}: {which}",
            values=shell.new_row(self.noun, field.name) if new else event.row,
            save=take,
            of=box.draft,
            key=f"{self._half_typed.keeping.key}.{field.name}.{'new' if new else index}",
            lookup=self._records,
        )
        self.app.push_screen(form)

    # sections

    async def action_sections(self) -> None:
        folded = [section for section in self.query(Section) if section.folded]
        for section in folded:
            await section.unfold()
        if not folded:
            now = self.raw()
            for section in self.query(Section):
                untouched = all(now[field.name] == self.opening[field.name] for field in section.group.fields)
                if section.group.folded and untouched:
                    await section.fold()
        if self.focused is None:
            next(self.rows()).box.focus()

    async def unfold(self, names: Container[str]) -> None:
        """Opens the sections that hold any of these fields."""
        for section in self.query(Section):
            if any(field.name in names for field in section.group.fields):
                await section.unfold()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "sections":
            return any(group.folded for group in self._plan)
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

    @work(group="save")
    async def _save(self) -> None:
        try:
            await self._try_to_save()
        finally:
            self._saving = False

    async def _try_to_save(self) -> None:
        raw = self.raw()
        declared = [field for field in self.fields if field.name != WHY]
        draft, errors = read(self.draft_type, declared, raw, base=self._base, today=shell.today(self.app))
        errors |= {row.field.name: row.complaint for row in self.rows() if row.complaint}
        if WHY in raw and is_blank(raw[WHY]):
            errors[WHY] = f"{NEEDED} A sentence is enough."
        if errors or draft is None:
            await self.refuse(errors)
            return
        try:
            await self._save_to(draft, clean(str(raw.get(WHY, ""))))
        except Problem as problem:
            words = {WHY if name == "why" and WHY in raw else name: text for name, text in problem.fields.items()}
            await self._half_typed.keep()
            await self.refuse(words, problem)
            return
        await self._half_typed.forget()
        self.dismiss(True)

    async def refuse(self, errors: Mapping[str, str], problem: Problem | None = None) -> None:
        """Shows what is wrong: under the fields it names, the rest above them; goes to the first field."""
        await self.unfold(errors)
        wrong = [row for row in self.rows() if errors.get(row.field.name)]
        for row in self.rows():
            row.refuse(errors.get(row.field.name, ""))
        names = {row.field.name for row in wrong}
        said = [problem.title, problem.detail, problem.hint] if problem else []
        said += [words for name, words in errors.items() if name not in names]
        self.say("\n".join(filter(None, said)), "late")
        count = "1 field needs a look" if len(wrong) == 1 else f"{len(wrong)} fields need a look"
        self.query_one(HeadLine).say(book=count if wrong else "")
        if wrong:
            wrong[0].box.focus()

    def say(self, words: str, role: str = "quiet") -> None:
        """Shows a notice above the fields; none takes it away."""
        notice = self.query_one("#form-notice", Static)
        notice.update(show.words(words, role))
        notice.set_class(bool(words), "-says")

    # what is half typed

    @on(FieldRow.Changed)
    def _changed(self, event: FieldRow.Changed) -> None:
        event.stop()
        self._raw[event.row.field.name] = event.row.raw
        self._half_typed.changed()
        self._hinting.changed(event.row)
        if isinstance(event.row.box, RowsBox):
            self._look_up()

    def action_empty(self) -> None:
        self._half_typed.empty()

    async def action_leave(self) -> None:
        await self._half_typed.keep()
        self.dismiss(False)
