"""The grid of influence and interest, and the bands of who feels it and who can change it."""

from __future__ import annotations

from itertools import islice
from typing import ClassVar

from textual.binding import BindingType
from textual.content import Content

from convene.core.engagement.influence_map import (
    AFFECTED_WORDS,
    BANDS,
    LETTERS,
    SIDE_WORDS,
    SIDES,
    Group,
    Quadrant,
    Side,
    Spot,
    Standing,
    band,
    quadrant,
)
from convene.core.vocabulary import ActorType
from convene.text import count
from convene.tui import show
from convene.tui.keys import bind, hidden
from convene.tui.widgets.page import Page

_SHORT = {ActorType.vcse: "voluntary", ActorType.anchor: "anchor", ActorType.citizen: "citizens"}
Piece = tuple[str, str]


def legend(width: int) -> list[Content]:
    """What the letters mean."""
    words = [f"{LETTERS[one]} {_SHORT.get(one, one.label.lower())}" for one in ActorType]
    if show.cell_len("  ".join(words)) <= width:
        return [show.row(("  ".join(words), "quiet"))]
    return [show.row(("  ".join(words[:3]), "quiet")), show.row(("  ".join(words[3:]), "quiet"))]


class MapGrid(Page, can_focus=True):
    """The grid, the highlighted actor under it, and who stands beside it. Focused, the arrows move that actor."""

    BINDING_GROUP_TITLE = "On the grid"
    BINDINGS: ClassVar[list[BindingType]] = [
        hidden("up", "screen.nudge(1,0)", "influence", "grid.up", "One more influence."),
        hidden("down", "screen.nudge(-1,0)", "influence", "grid.down", "One less influence."),
        hidden("right", "screen.nudge(0,1)", "interest", "grid.right", "One more interest."),
        hidden("left", "screen.nudge(0,-1)", "interest", "grid.left", "One less interest."),
        bind("enter", "screen.put_down", "put it here", "grid.put", "It stands here from now on."),
        bind("escape", "screen.put_back", "put it back", "grid.back", "Leave it where it was."),
    ]

    def __init__(self) -> None:
        super().__init__(id="map-grid")
        self.standing = Standing()
        self.here: Spot | None = None
        self.moving: tuple[int, int] | None = None
        self.told: tuple[str, ...] = ()

    def show_standing(self, standing: Standing) -> None:
        self.standing = standing
        self.reset()

    def show_here(self, spot: Spot | None, told: tuple[str, ...] = ()) -> None:
        self.here, self.told = spot, told
        self.reset()

    def move(self, at: tuple[int, int] | None) -> None:
        self.moving = at
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        width = min(width, 78)
        size = max((width - 5) // 5, 5)
        high = 3 if self.screen.has_class("-tall") else 1 if self.screen.has_class("-low") else 2
        set_, hue = show.marks(self), show.hue(self)
        at = self.moving or (self.here.at if self.here else None)
        out = [self._corner(Quadrant.keep_on_board, Quadrant.work_with, size, at)]
        for influence in range(5, 0, -1):
            if influence == 2:
                out.append(show.row(("   " + set_.thin * (size * 2), "hair"), (set_.thin * (size * 3 + 1), "hair")))
            for part in range(high):
                out.append(self._row(influence, part, high, size, at, hue))
        out.append(self._corner(Quadrant.check_in, Quadrant.keep_informed, size, at))
        axis: list[Piece] = [("   ", "")]
        for interest in range(1, 6):
            if interest == 3:
                axis.append((" ", ""))
            role = f"{hue} bold" if at and at[1] == interest else "quiet"
            axis += [("  ", ""), (show.pad(str(interest), size - 2), role)]
        middle = "; from 3 it counts as much" if width >= 56 else ", mid 3"
        out += [show.row(*axis), show.row((f"     interest across, influence up{middle}"[2 * (width < 56) :], "faint"))]
        return out + [Content("")] * (high > 2) + self._about(width, at) + legend(width)

    def _corner(self, one: Quadrant, other: Quadrant, size: int, at: tuple[int, int] | None) -> Content:
        standing = quadrant(*at) if at else None
        hue = show.hue(self)
        left = (show.pad(one.label.lower(), size * 2), hue if one is standing else "quiet")
        room = size * 3 - 2
        right = (
            other.label.lower() if len(other.label) <= room else other.label.lower().replace("keep informed", "inform")
        )
        return show.row(("     ", ""), left, (" ", ""), (right, hue if other is standing else "quiet"))

    def _row(self, influence: int, part: int, high: int, size: int, at: tuple[int, int] | None, hue: str) -> Content:
        set_ = show.marks(self)
        there = at is not None and at[0] == influence
        label = f" {influence} " if part == 0 else "   "
        pieces: list[Piece] = [(label, f"{hue} bold" if there else "quiet")]
        for interest in range(1, 6):
            if interest == 3:
                pieces.append((set_.cord, "hair"))
            here = at == (influence, interest)
            pieces += self._cell(self.standing.cells.get((influence, interest)), part, high, size, here, hue)
        return show.row(*pieces)

    def _cell(self, cell: Group | None, part: int, high: int, size: int, here: bool, hue: str) -> list[Piece]:
        set_ = show.marks(self)
        ground = " on $lifted" if here and part < max(high - 1, 1) + (high == 1) else ""
        if high == 3 and part == 2:
            return [(" " * size, "")]
        mark = set_.bar if here else " "
        if not cell:
            said, role = (set_.rest, "faint") if part == 0 and not here else ("", "plain")
            if here and part == 0:
                said, role = set_.here, hue
        elif high == 1:
            said, role = f"{count(len(cell))} {cell.letters}", "plain"
        else:
            types = cell.letters if len(cell.letters) <= size - 3 else cell.letters.replace(" ", "")
            said, role = (count(len(cell)), "strong") if part == 0 else (types, "quiet")
        return [(mark, f"{hue}{ground}"), (f" {show.pad(said, size - 3)}", f"{role}{ground}"), (" ", "")]

    def _about(self, width: int, at: tuple[int, int] | None) -> list[Content]:
        one = self.here
        if one is None:
            return [show.row(("Nobody is on the list yet.", "quiet"))]
        out = [show.row((show.fit(one.name, width), "strong"))]
        if self.moving:
            said = f"influence {self.moving[0]}, interest {self.moving[1]}: {quadrant(*self.moving).label.lower()}"
            return [*out, show.row((said, show.hue(self))), show.row(("enter puts it here, esc puts it back", "quiet"))]
        said = f"{one.quadrant.label}, at {one.influence}·{one.interest}" if one.quadrant else "Not on the map yet"
        if one.affected is not None:
            said += f"; {AFFECTED_WORDS[one.affected]}"
        out += show.para(f"{said}. {' '.join(f'{line[:1].upper()}{line[1:]}.' for line in self.told)}", width, most=3)
        group = self.standing.cells.get(at) if at else None
        others = [other.name for other in islice(group.members.values(), 41) if other.id != one.id] if group else []
        if others:
            said = ", ".join(others[:40])
            lines = show.para(f"Beside it: {said}", width, "quiet", most=3 if self.screen.has_class("-tall") else 1)
            out += lines
        return [*out, Content("")] if self.screen.has_class("-tall") else out


class Bands(Page):
    """Who can change it and who feels it, in three bands: strongly, clearly, a little."""

    def __init__(self) -> None:
        super().__init__(id="map-bands")
        self.standing = Standing()
        self.here: Spot | None = None

    def show_standing(self, standing: Standing) -> None:
        self.standing = standing
        self.reset()

    def show_here(self, spot: Spot | None) -> None:
        self.here = spot
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        width = min(width, 90)
        size = max(width // 3, 8)
        set_, hue = show.marks(self), show.hue(self)
        tall = self.screen.has_class("-tall")
        one = self.here
        judged = one is not None and one.influence is not None and one.affected is not None
        at = band(one.influence or 1, one.affected or 0) if one and judged else None
        out = [
            show.row(*((show.pad(SIDE_WORDS[side], size), hue if at and at[1] == side else "quiet") for side in SIDES))
        ]
        most = 7 if tall else 3 if not self.screen.has_class("-low") else 1
        for level in (3, 2, 1):
            here = at is not None and at[0] == level
            name = f"{BANDS[level]} "
            rule = (set_.rule if level == 3 else set_.thin) * (width - len(name) - 2)
            out += [Content("")] if tall else []
            out.append(show.row((name, f"{hue} bold" if here else "strong"), (rule, "hair")))
            out += self._band(level, size, most, at)
        judged_on_both = sum(map(len, self.standing.bands.values()))
        told = f"{count(judged_on_both)} of {count(len(self.standing))} actors are judged on both."
        return [*out, Content(""), *show.para(f"{told} A band is the stronger of the two.", width, "quiet")]

    def _band(self, level: int, size: int, most: int, at: tuple[int, Side] | None) -> list[Content]:
        ahead = self.here.id if self.here else ""  # the highlighted one is always among those named
        groups = [self.standing.bands.get((level, side)) or Group() for side in SIDES]
        columns = [
            (len(group), group.first(most, ahead if at == (level, side) else ""))
            for side, group in zip(SIDES, groups, strict=True)
        ]
        out = [show.row(*((show.pad(group.letters, size), "quiet") for group in groups))]
        for row in range(max((len(names) for _, names in columns), default=0)):
            out.append(show.row(*(self._named(number, names, row, most, size) for number, names in columns)))
        return out

    def _named(self, number: int, names: list[Spot], row: int, most: int, size: int) -> Piece:
        if row >= len(names):
            return " " * size, ""
        if row == most - 1 and number > most:
            return show.pad(f"and {count(number - row)} more", size), "quiet"
        one = names[row]
        chosen = self.here is not None and one.id == self.here.id
        role = f"{show.hue(self)} bold" if chosen else "look" if one.unheard else "plain"
        return show.pad(show.fit(one.name, size - 2), size), role


class Echo(Page):
    """What was typed so far, or what to type; at the right, quietly, what was done last."""

    def __init__(self) -> None:
        super().__init__(id="stakeholders-echo")
        self.asked: tuple[tuple[str, str], ...] = ()
        self.help = self.done = ""

    def say(self, *asked: tuple[str, str], help: str = "") -> None:  # noqa: A002
        """What is asked, and how to answer where there is room to say so."""
        self.asked, self.help = asked, help
        self.reset()

    def tell(self, done: str) -> None:
        """What was done; it stays until something else is."""
        self.done = show.line(done)
        self.reset()

    def typeset(self, width: int) -> list[Content]:
        left = show.row(*self.asked, (f"   {self.help}" if self.help and not self.done else "", "quiet"))
        done = show.fit(self.done, max(width - left.cell_length - 3, 0))
        room = width - left.cell_length - show.cell_len(done)
        return [show.row(left, (" " * max(room, 0), ""), (done, "quiet"))]
