"""Lists of anything but actors, through a mapping: needs, outreach, workshops …"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

from pydantic import ValidationError

from convene.core.nouns import NOUNS, Draft, Noun
from convene.errors import USAGE, Problem, ReasonNeeded, Where
from convene.files.place.sound import sound
from convene.services.importing.options import ImportOptions
from convene.services.importing.plan import Plan, Tally
from convene.services.importing.reasons import words_of
from convene.services.importing.refusing import first_cells, lacks, unmapped
from convene.services.nouns import public_reasons, records, registry
from convene.services.nouns.handles import Handles, strangers
from convene.services.nouns.rows import row_of
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, join, plural

if TYPE_CHECKING:
    from convene.files.open_data.own_lists.column_mapping import Record
    from convene.files.sheets import Sheet


def run(
    read: Reader,
    place_id: str,
    options: ImportOptions,
    sheet: Sheet,
    today: date,
    progress: Callable[[int], None],
    write: Writer | None,
) -> Plan:
    """Walk the list; without a writer nothing is written. A row whose handle is known changes that record."""
    from convene.files.open_data import personal
    from convene.files.open_data.own_lists.column_mapping import mapped

    assert options.mapping is not None
    kind = NOUNS[options.mapping.noun]
    if kind.one:
        raise Problem(
            f"A place has one {kind.word} only; it does not come as a list.",
            hint=f"convene edit {kind.name} changes it; a place file (TOML) brings everything in whole.",
            where=Where(str(sheet.path)),
            exit_code=USAGE,
        )
    lacking = lacks(options.mapping, options.fixed)
    if lacking:
        raise unmapped(sheet, options.mapping, lacking, first_cells(sheet))
    mapping = replace(options.mapping, fixed=(*options.mapping.fixed, *options.fixed))
    tally = Tally()
    walk = _Walk(read, place_id, kind, today, tally)
    for record in mapped(mapping, sheet, told=progress, today=today):
        walk.take(record)  # type: ignore[arg-type]
    if write is not None:
        if walk.fresh:
            records.add_list(write, place_id, kind.name, walk.fresh)
        for record_id, draft, asked in walk.changed:
            # Without a reason none of it stays, as below.
            why = (options.reason or asked) if asked else f"as in {sheet.name}"
            records.edit(write, place_id, kind.name, record_id, draft, why)
        write.why = options.reason if walk.asked else ""
        if walk.asked and not options.reason:
            raise _without_reason(sheet, walk.asked)
    about = () if kind.private else personal(sheet.headings)
    notes = sheet.remarks()
    if walk.asked and not options.reason:
        notes = (f"{_public(walk.asked)} It will not come in without a reason.", *notes)
    return tally.plan(sheet.name, "", kind.name, kind.plural, about, *notes)


def _public(asked: Mapping[int, str]) -> str:
    lines = join([str(line) for line in list(asked)[:5]])
    more = ", and more" if len(asked) > 5 else ""
    return f"{plural(len(asked), 'row')} would change what people read of: line {lines}{more}."


def _without_reason(sheet: Sheet, asked: Mapping[int, str]) -> ReasonNeeded:
    return ReasonNeeded(
        next(iter(asked.values())),
        "Say why, for all of them: --reason WHY.",
        told=f"{_public(asked)} ",
        where=Where(str(sheet.path), next(iter(asked))),
    )


class _Walk:
    """``changed`` are (id, draft, what is asked before it or ""), ``asked`` the same questions by line."""

    def __init__(self, read: Reader, place_id: str, kind: Noun, today: date, tally: Tally) -> None:
        self.fresh: list[Draft] = []
        self.changed: list[tuple[str, Draft, str]] = []
        self.asked: dict[int, str] = {}
        self._read, self._place_id = read, place_id
        self._kind, self._tally, self._today = kind, tally, today
        self._handles = Handles(read, place_id)
        self._by_slug: dict[str, tuple[str, Draft]] = {}
        self._by_name: dict[str, list[Draft]] = {}
        self._taken: set[str] = set()
        for record_id, draft in records.load_all(read, place_id, kind.name):
            self._by_slug[str(getattr(draft, "slug", "")).casefold()] = record_id, draft
            self._by_name.setdefault(self._name(draft), []).append(draft)

    def take(self, record: Record) -> None:
        """One row: added, changed, already so, or wrong."""
        values: dict[str, Any] = record.values
        called = clip(str(values.get(self._kind.named_by) or ""), 200)
        if record.wrong:
            self._tally.tell(record.line, called, "wrong", record.wrong)
            return
        try:
            draft, left = sound(self._kind.draft, values, self._today)
            lost, unknown = strangers(self._kind, draft, self._handles)
            if lost:
                values = {name: value for name, value in {**values, **lost}.items() if value}
                draft, left = sound(self._kind.draft, values, self._today)
        except ValidationError as trouble:
            self._tally.tell(record.line, called, "wrong", words_of(trouble, self._kind.draft))
            return
        told = (*record.notes, *left, *unknown)
        said = draft.model_fields_set
        slug = str(getattr(draft, "slug", "")).casefold()
        there = self._by_slug.get(slug) if slug else None
        wanted = draft if there is None else there[1].model_copy(update={name: getattr(draft, name) for name in said})
        wrong = self._wrong(there[1] if there else None, wanted)
        if not wrong and slug and slug in self._taken:
            wrong = "its handle stands on an earlier line"
        if wrong:
            self._tally.tell(record.line, called, "wrong", wrong)
            return
        self._tally.remark(record.line, called, told)
        self._taken.add(slug)
        if there is not None:
            self._changed(record.line, called, there[0], there[1], wanted, told)
        elif any(_says(one, draft) for one in self._by_name.get(self._name(draft), ())):
            self._tally.tell(record.line, called, "same", "; ".join(told))
        else:
            self._tally.tell(record.line, called, "added", "; ".join(told))
            self.fresh.append(draft)
            self._by_name.setdefault(self._name(draft), []).append(draft)

    def _changed(self, line: int, called: str, record_id: str, old: Draft, new: Draft, told: tuple[str, ...]) -> None:
        fields = [one for one in self._kind.fields if getattr(old, one.name) != getattr(new, one.name)]
        if not fields:
            self._tally.tell(line, called, "same", "; ".join(told))
            return
        said = ", ".join(one.title.lower() for one in fields)
        asked = public_reasons.asked_of(self._read, self._place_id, self._kind.name, record_id, old, new)
        if asked:
            self.asked[line] = asked
            told = (*told, "people will read of this change")
        self._tally.tell(line, called, "changed", "; ".join((said, *told)))
        self.changed.append((record_id, new, asked))

    def _wrong(self, old: Draft | None, draft: Draft) -> str:
        named = {field.name: "" for field in self._kind.fields if field.made}  # what is not there yet is made
        try:
            row_of(draft.model_copy(update=named), self._handles.resolve)
            for field in self._kind.fields:
                for value in getattr(draft, field.name) if field.kind == "refs" else ():
                    self._handles.resolve(field, value)
        except Problem as trouble:
            return f"{trouble.title} {trouble.hint}"
        unsaid = registry.of(self._kind.name).unsaid
        found = {**draft.faults(), **(unsaid(old, draft, self._today) if unsaid else {})}
        return "; ".join(dict.fromkeys(found.values()))

    def _name(self, draft: Draft) -> str:
        return str(getattr(draft, self._kind.named_by, "")).casefold()


def _says(there: Draft, draft: Draft) -> bool:
    """Whether a record says all that a row says."""
    return all(getattr(there, name) == getattr(draft, name) for name in draft.model_fields_set)
