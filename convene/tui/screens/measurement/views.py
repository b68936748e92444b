"""What each tab of the account lists, and what it says of the highlighted row."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import ClassVar

from convene.core.account.sensitivity import swings
from convene.core.account.shape import Account, Double, Line, Swing
from convene.core.views import Item
from convene.services.account.pages import AccountPage
from convene.text import plural
from convene.tui import show
from convene.tui.screens.measurement import account_drawing as drawing
from convene.tui.screens.measurement import doubles, register, told_drawing
from convene.tui.screens.measurement.register import Entry
from convene.tui.screens.measurement.results import KEYS, WORDS, Group, groups
from convene.tui.widgets.reading_table import Line as Text

NOTHING = (
    "There is nothing to account for yet: commitments with a measure come first, then what was counted for them. "
    "esc goes back to Observations; n there adds the first."
)


@dataclass(slots=True)
class View:
    """A tab. ``take`` is given a page that was read; then ``items`` lists it."""

    title: ClassVar[str] = ""
    many: ClassVar[bool] = False
    empty: ClassVar[str] = NOTHING
    page: AccountPage | None = None
    note: str = ""

    def take(self, page: AccountPage) -> None:
        self.page = page

    def items(self, set_: show.Marks) -> tuple[Item, ...]:
        raise NotImplementedError

    def says(self, ident: str, width: int, hue: str, set_: show.Marks) -> list[Text]:
        """The highlighted row in full; of the whole tab for ""."""
        return []


def _account(view: View) -> Account:
    assert view.page is not None
    return view.page.account


@dataclass(slots=True)
class Results(View):
    """By one key after the other; below a row its lines. ``inside`` is the row whose lines are listed."""

    title: ClassVar[str] = "Results"
    key: str = KEYS[0]
    inside: str | None = None
    found: dict[str, Group] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)

    def take(self, page: AccountPage) -> None:
        self.page = page
        self.lines = {one.claim.commitment_id: one for one in page.account.lines}
        self._group()

    def _group(self) -> None:
        self.found = {one.key: one for one in groups(_account(self), self.key)}
        if self.inside is not None and self.inside not in self.found:
            self.inside = None

    def turn(self, step: int) -> None:
        """To the next key."""
        self.key = KEYS[(KEYS.index(self.key) + step) % len(KEYS)]
        self.inside = None
        self._group()

    def items(self, set_: show.Marks) -> tuple[Item, ...]:
        if self.inside is not None:
            return self._inside(self.found[self.inside], set_)
        rows = list(self.found.values())
        most = max((one.value.high for one in rows), default=Decimal(0))
        overlap = " · rows overlap, do not add them" if rows and rows[0].note else ""
        self.note = f"by {WORDS.get(self.key, self.key)}{overlap}" if rows else ""
        return tuple(drawing.group_item(one, most, set_) for one in rows)

    def _inside(self, group: Group, set_: show.Marks) -> tuple[Item, ...]:
        lines = sorted(group.lines, key=drawing.order)
        most = max((one.net.high for one in lines if one.net), default=Decimal(0))
        self.note = f"{group.label} · {plural(len(lines), 'line')}"
        return tuple(drawing.line_item(one, most, set_) for one in lines)

    def says(self, ident: str, width: int, hue: str, set_: show.Marks) -> list[Text]:
        if self.inside is None:
            group = self.found.get(ident)
            return drawing.says_group(group, width, hue, set_) if group else []
        line = self.lines.get(ident)
        return drawing.says_line(line, width, hue, set_) if line else []


@dataclass(slots=True)
class Register(View):
    title: ClassVar[str] = "Assumptions"
    many: ClassVar[bool] = True
    empty: ClassVar[str] = (
        "Nothing is assumed yet: what has a unit value and a figure needs adjustments. What was counted comes first."
    )
    entries: dict[str, Entry] = field(default_factory=dict)

    def take(self, page: AccountPage) -> None:
        self.page = page
        found = register.entries(page.account)
        self.entries = {one.id: one for one in found}
        self.note = register.summary(found)

    def items(self, set_: show.Marks) -> tuple[Item, ...]:
        return tuple(register.item(one) for one in self.entries.values())

    def says(self, ident: str, width: int, hue: str, set_: show.Marks) -> list[Text]:
        one = self.entries.get(ident)
        return register.says(one, width, hue) if one else []


@dataclass(slots=True)
class Swings(View):
    """Worked out when it is looked at: nothing else waits for it."""

    title: ClassVar[str] = "What moves it"
    empty: ClassVar[str] = "Nothing can be moved yet: no value line is settled, or nothing assumed has a range."
    found: tuple[Swing, ...] | None = None

    def take(self, page: AccountPage) -> None:
        self.page, self.found = page, None

    def items(self, set_: show.Marks) -> tuple[Item, ...]:
        account = _account(self)
        if self.found is None:
            self.found = swings(account)
        most = told_drawing.reach(self.found, account.value.central)
        self.note = f"{plural(len(self.found), 'assumption')}, one at a time" if self.found else ""
        return tuple(
            told_drawing.swing_item(at, one, account.value.central, most, set_) for at, one in enumerate(self.found)
        )

    def says(self, ident: str, width: int, hue: str, set_: show.Marks) -> list[Text]:
        if not ident or self.found is None:
            return []
        head = drawing.wrapped(
            told_drawing.three_that_matter(self.found, _account(self).value.central), width, "strong"
        )
        one = told_drawing.says_swing(self.found[int(ident)], self.found, _account(self).value, width, hue, set_)
        return [*head, [], *one]


@dataclass(slots=True)
class NotValued(View):
    title: ClassVar[str] = "Not valued"
    empty: ClassVar[str] = "Everything that was counted is valued and settled."
    lines: dict[str, Line] = field(default_factory=dict)

    def take(self, page: AccountPage) -> None:
        self.page = page
        self.lines = {one.claim.commitment_id: one for one in told_drawing.not_valued(page.account)}
        self.note = f"{len(self.lines):,} of {plural(len(page.account.lines), 'line')}" if self.lines else ""

    def items(self, set_: show.Marks) -> tuple[Item, ...]:
        return tuple(told_drawing.not_valued_item(one) for one in self.lines.values())

    def says(self, ident: str, width: int, hue: str, set_: show.Marks) -> list[Text]:
        one = self.lines.get(ident)
        if one is None:
            return []
        out = drawing.wrapped(told_drawing.coverage(_account(self)), width, "strong")
        out += [[], *drawing.wrapped(told_drawing.why_not(one), width, "look")]
        return [*out, [], *drawing.says_line(one, width, hue, set_, why=False)]


@dataclass(slots=True)
class Doubles(View):
    title: ClassVar[str] = "Double counts"
    empty: ClassVar[str] = "Nothing in this account may be counted twice, as far as this book can tell."
    found: dict[str, Double] = field(default_factory=dict)
    lines: dict[str, Line] = field(default_factory=dict)

    def take(self, page: AccountPage) -> None:
        self.page = page
        self.found = {one.key: one for one in doubles.listed(page.account)}
        self.lines = {one.claim.commitment: one for one in page.account.lines}
        self.note = doubles.summary(page.account)

    def items(self, set_: show.Marks) -> tuple[Item, ...]:
        return tuple(doubles.item(one, self.lines) for one in self.found.values())

    def says(self, ident: str, width: int, hue: str, set_: show.Marks) -> list[Text]:
        one = self.found.get(ident)
        return doubles.says(one, self.lines, width, hue) if one else []


@dataclass(slots=True)
class Told(View):
    title: ClassVar[str] = "Stories and harm"
    empty: ClassVar[str] = (
        "Nobody has told anything yet. Ask whoever is concerned what changed, and who is worse off; put it down with "
        "the observation."
    )

    def items(self, set_: show.Marks) -> tuple[Item, ...]:
        assert self.page is not None
        voices = self.page.voices
        self.note = (
            f"{plural(len(voices.stories), 'story')} · {len(voices.harm):,} of harm · {len(voices.gaps):,} not asked"
        )
        return told_drawing.told_items(voices, self.page.harm)

    def says(self, ident: str, width: int, hue: str, set_: show.Marks) -> list[Text]:
        assert self.page is not None
        head = drawing.wrapped(self.page.voices.sentence, width, "quiet")
        return (
            [*head, [], *told_drawing.says_told(ident, self.page.voices, self.page.harm, width, hue)] if ident else head
        )


@dataclass(slots=True)
class Matters(View):
    title: ClassVar[str] = "What matters"
    empty: ClassVar[str] = "Nobody was asked yet which outcomes matter most. b plans the ballot on them."

    def items(self, set_: show.Marks) -> tuple[Item, ...]:
        assert self.page is not None
        ranking = self.page.ranking
        self.note = "what residents said, beside the pounds" if ranking.placed else ""
        return tuple(told_drawing.placed_item(at, one) for at, one in enumerate(ranking.placed))

    def says(self, ident: str, width: int, hue: str, set_: show.Marks) -> list[Text]:
        assert self.page is not None
        return told_drawing.says_ranking(self.page.ranking, ident, width, hue)
