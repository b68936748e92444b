"""Coverage as lines and bars, and how evenly things are spread."""

from __future__ import annotations

from textual.content import Content

from convene.core.engagement.coverage import DOMINANT, Balance, Coverage, Line
from convene.core.engagement.coverage import Gap as Missing
from convene.text import count, plural
from convene.tui import show
from convene.tui.widgets.page import Page

_TITLES = (("types", "By type"), ("wards", "By ward"), ("groups", "By priority group"), ("tags", "By tag"))

_BAR = 8
"""Cells that a bar keeps, however long the names."""


def bar(line: Line, room: int, most: int, set_: show.Marks, hue: str) -> list[tuple[str, str]]:
    """Engaged, then contacted, then only known: one bar, its length the number known; above ``most`` it goes on."""
    scale = room / max(most, 1)
    engaged = round(line.engaged * scale) or (1 if line.engaged else 0)
    contacted = max(round(line.contacted * scale), engaged + (line.contacted > line.engaged))
    known = max(round(line.known * scale), contacted + (line.known > line.contacted))
    pieces = set_.block * engaged, set_.meter * (contacted - engaged), set_.rest * (known - contacted)
    left, out = room - (line.known > most), []
    for piece, role in zip(pieces, (hue, "quiet", "faint"), strict=True):
        out.append((piece[:left], role))
        left -= len(piece[:left])
    return [*out, (set_.arrow if line.known > most else "", "faint"), (" " * left, "")]


def longest(known: list[int]) -> int:
    """The number that the longest bar stands for: one list of thousands must not leave the others no length."""
    some = sorted(number for number in known if number)
    return min(some[-1], 4 * some[(len(some) - 1) // 2]) if some else 1


def coverage_lines(seen: Coverage, width: int, set_: show.Marks, hue: str, *, brief: bool = False) -> list[Content]:
    """Every type, ward, group and tag: how many are known, contacted, engaged. ``brief`` keeps to types and wards."""
    out: list[Content] = []
    for name, title in _TITLES[: 2 if brief else 4]:
        lines: tuple[Line, ...] = getattr(seen, name)
        if lines:
            out += [Content("")] if out else []
            out += _section(title, lines, width, set_, hue, brief)
    key = [(f"{set_.block} ", hue), ("engaged  ", "quiet"), (f"{set_.meter} contacted  {set_.rest} known", "quiet")]
    out += [Content(""), show.row(*key)]
    if seen.no_ward and not brief and seen.wards:
        verb = "has" if seen.no_ward == 1 else "have"
        words = f"{count(seen.no_ward)} of {plural(seen.known, 'actor')} {verb} no ward written down."
        out += show.para(words, width, "quiet")
    return out


def _section(title: str, lines: tuple[Line, ...], width: int, set_: show.Marks, hue: str, brief: bool) -> list[Content]:
    says = [f"{count(one.engaged)} of {count(one.known)}" if one.known else "none known" for one in lines]
    notes = ["" if brief else _also(one) for one in lines]
    side = max(map(len, says))
    beside = max(map(len, notes)) if any(notes) else 0
    # A name is worth more than a long bar.
    spare = width - side - (beside + 3 if beside else 0) - 4 - _BAR
    label = min(max(show.cell_len(show.line(one.label)) for one in lines), max(spare, width // 3, 10))
    room = max(min(width - label - side - (beside + 3 if beside else 0) - 4, 40), 6)
    most = longest([one.known for one in lines])
    out = [show.row((title, "strong"))]
    for one, said, note in zip(lines, says, notes, strict=True):
        missing = not one.engaged and not one.workshops and not one.outreach
        out.append(
            show.row(
                (show.pad(one.label, label) + "  ", "look" if missing else "plain"),
                *bar(one, room, most, set_, hue),
                (f"  {said:<{side}}", "quiet"),
                ("   " + show.fit(note, width - label - room - side - 7) if note else "", "faint"),
            )
        )
    return out


def _also(one: Line) -> str:
    said = []
    if one.residents:
        said.append(f"{count(one.residents)} live there")
    if one.workshops:
        said.append(plural(one.workshops, "workshop"))
    if one.outreach:
        said.append(f"{count(one.outreach)} in the outreach log")
    if one.people:
        said.append(f"{plural(one.people, 'person', 'people')} heard")
    return ", ".join(said)


class CoveragePage(Page):
    """Coverage in full."""

    def __init__(self) -> None:
        super().__init__(id="coverage")
        self.seen = Coverage()

    def show_coverage(self, seen: Coverage) -> None:
        self.seen = seen
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        return coverage_lines(self.seen, min(width, 110), show.marks(self), show.hue(self))


class BalancePage(Page):
    """Whether one type or one actor holds most of what there is."""

    def __init__(self) -> None:
        super().__init__(id="balance")
        self.balances: tuple[Balance, ...] = ()

    def show_balances(self, balances: tuple[Balance, ...]) -> None:
        self.balances = balances
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        width = min(width, 100)
        set_, hue = show.marks(self), show.hue(self)
        out: list[Content] = []
        for one in self.balances:
            tone = "look" if one.dominated else "strong"
            mark = f"{set_.look} " if one.dominated else ""
            out += show.para(f"{mark}{one.says}", width, tone)
            out += self._parts(one, width, set_, hue)
            if one.enough:
                spread = f"Concentration {one.hhi:.2f}; {1 / len(one.parts):.2f} if all were alike"
                out.append(show.row((spread, "faint")))
            out.append(Content(""))
        words = (
            "Concentration is the sum of squared shares: 1 is one alone. "
            f"Above {DOMINANT} one outweighs the rest, and it is worth asking who is not speaking."
        )
        return out + show.para(words, width, "quiet")

    def _parts(self, one: Balance, width: int, set_: show.Marks, hue: str) -> list[Content]:
        shown = one.parts[:6]
        if not shown:
            return []
        label = min(max(show.cell_len(show.line(name)) for name, _ in shown), max(width // 3, 12))
        room = max(min(width - label - 12, 40), 4)
        out = []
        for name, number in shown:
            full = round(room * number / one.total) or 1
            out.append(
                show.row(
                    (show.pad(name, label) + "  ", "plain"),
                    (set_.block * full, "look" if one.dominated and number == one.parts[0][1] else hue),
                    (set_.base * (room - full), "hair"),
                    (f"  {count(number)}", "quiet"),
                )
            )
        if len(one.parts) > 6:
            rest = sum(number for _, number in one.parts[6:])
            out.append(show.row((f"and {count(rest)} in {count(len(one.parts) - 6)} more hands", "quiet")))
        return out


class GapPage(Page):
    """The highlighted gap whole, and what would close it; under it coverage in short."""

    def __init__(self) -> None:
        super().__init__(id="gap")
        self.gap: Missing | None = None
        self.seen = Coverage()

    def show_gap(self, gap: Missing | None, seen: Coverage | None = None) -> None:
        self.gap, self.seen = gap, seen or self.seen
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        hue, one = show.hue(self), self.gap
        if not self.screen.has_class("-wide"):  # under the list: the gap whole, and nothing else
            if one is None:
                return []
            words = ("in hand: ", one.planned) if one.planned else ("what would help: ", f"{one.act}.")
            said = show.hanging(show.row((words[0], hue)), len(words[0]), words[1], width)
            return [*show.para(one.words, width, "strong", most=2), *said[:2]]
        out: list[Content] = []
        if one:
            out += show.para(one.words, width, "strong")
            out.append(Content(""))
            if one.planned:
                out += [show.row(("In hand", hue)), *show.para(one.planned, width)]
            else:
                out += [show.row(("What would help", hue)), *show.para(f"{one.act}.", width)]
            out += [show.row((f"known as {one.key}", "faint")), Content("")]
        return out + coverage_lines(self.seen, width, show.marks(self), hue, brief=True)
