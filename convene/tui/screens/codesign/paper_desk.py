"""The desk where papers are keyed: the options by their letters, how many came in, and one line for the next paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input

from convene.core.codesign.keyed_paper import Keyed, parse
from convene.errors import Problem
from convene.tui import show, themes
from convene.tui.keys import bind
from convene.tui.screens.shared.many_lines import ManyLines
from convene.tui.shielded_actions import act
from convene.tui.widgets.head_line import HeadLine
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.core.nouns.ballots import BallotDraft
    from convene.services.codesign.ballots.papers import Stack

_LOG = 200
"""Papers keyed in this sitting that the page still tells of."""


class DeskPage(Page):
    """What is asked, the options, how a paper is keyed, and what came in: never what papers say."""

    def __init__(self) -> None:
        super().__init__()
        self.options: tuple[str, ...] = ()
        self.keyed = ""
        self.stack = ""
        self.came: list[str] = []

    def typeset(self, width: int) -> list[Content]:
        lines: list[Content] = []
        for one in self.options:
            letter, _, title = one.partition("  ")
            lines += show.hanging(show.row((f"{letter}  ", f"{show.hue(self)} bold")), len(letter) + 2, title, width)
        lines += [Content(""), *show.para(self.keyed, width, "quiet"), Content("")]
        lines += [show.row((show.fit(self.stack, width), "strong")), Content("")]
        return lines + [
            show.row((show.fit(one, width), "quiet" if at else "plain")) for at, one in enumerate(self.came)
        ]


class PaperDesk(ManyLines):
    """One line, one paper. It stays blind: the marks go into the book, and what is shown is that a paper came."""

    CSS_PATH = themes.STYLES / "run.tcss"
    HELP = (
        "One line is one paper. @type says whose it is and #12 its sheet; both go on with the next line. "
        "/phone, /screen, /proxy and /hands 12 say how it came, !why that it is spoiled. Nobody sees results here."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("escape", "leave", "done", "desk.leave", "Leave; every paper is kept already."),
        bind("enter", "keep", "keep the paper", "desk.keep", "Keep the paper."),
    ]

    def __init__(self, ballot: str, *, hue: str, place: str, lines: tuple[str, ...] = ()) -> None:
        opening = show.row(("Papers   ", "strong"), ("one line, one paper", "quiet"))
        super().__init__(f"paper-{ballot}", opening, "@citizen #1 …", hue=hue, place=place, lines=lines)
        self.ballot = ballot
        self.slug = ""
        self.before = Keyed()
        self._refused: tuple[str, Content] | None = None
        self._head, self._page = HeadLine(), DeskPage()

    def compose(self) -> ComposeResult:
        yield self._head
        yield self._page
        yield from super().compose()

    def mounted(self) -> None:
        super().mounted()
        self._read()

    def again(self, *lines: str) -> PaperDesk:
        return PaperDesk(self.ballot, hue=self.hue, place=self.place, lines=lines)

    def not_kept(self, lines: Sequence[str], problem: Problem) -> None:
        """A paper that cannot be comes back into the line, with the reason above it: the next one waits in a hand."""
        if not self.is_open or not problem.fields:
            super().not_kept(lines, problem)
            return
        self._refused = lines[0], show.row((f"{problem.title} ", "look"), (problem.hint, "quiet"))
        for line in lines:
            self.unsaved.give_back(line)
        self.input.action_select_all()

    @work(group="desk", exclusive=True)
    async def _read(self) -> None:
        await self.host.ready()
        from convene.core.methods import find, hands
        from convene.services.codesign.ballots import ballot_detail, election, papers
        from convene.services.nouns import records

        with self.host.telling():
            ballot = cast("BallotDraft", await self.host.ask(records.load, "ballot", self.ballot))
            engine = find(ballot.method.value)
            by_hands = hands.keyed(engine, election.options(ballot))
            self.slug = ballot.slug
            self._page.options = ballot_detail.options(ballot)
            self._page.keyed = f"{engine.title}: {engine.keyed}." + (
                f" /hands and the number of people: {by_hands}." if by_hands else ""
            )
            self._head.say(ballot.question)
            self._count(await self.host.ask(papers.stack, self.ballot))
            self._page.reset()

    def _count(self, stack: Stack) -> None:
        from convene.services.codesign.ballots.ballot_detail import came_in

        self._page.stack = came_in(stack)
        self._page.reset()

    @on(Input.Changed)
    def _understood(self, event: Input.Changed) -> None:
        if self._refused and self._refused[0] == event.value:
            self.say(self._refused[1])
            return
        try:
            found = parse(event.value, self.before)
        except Problem as problem:
            self.say(show.row((problem.title, "look")))
            return
        tags = found.tags if event.value else self.before.tags
        self.say(show.row(*self.counted("keyed"), (tags, "quiet")))

    @act(keys_wait=False)
    async def keep(self, line: str, *more: str) -> None:
        await self.host.ready()
        from convene.core.nouns.ballots import PaperDraft
        from convene.services.codesign.ballots import papers
        from convene.services.nouns import records

        try:
            found = parse(line, self.before)
            draft = PaperDraft(
                ballot=self.slug, marks=found.marks, actor_type=found.actor_type, source=found.source,
                number=found.number, people=found.people, tally=found.tally, permission=found.permission,
                spoiled=found.spoiled,
            )  # fmt: skip
            await self.host.do(records.add, self.place, "paper", draft)
        except Problem as problem:
            self.not_kept((line, *more), problem)
            return
        self.kept += 1
        self.before = found.following()
        came = "Blank paper" if not (found.marks or found.spoiled) else "Hands" if found.tally else "Paper"
        told = f"{came} {self.kept}" + (f"   {found.tags}" if found.tags else "")
        self._page.came = [told, *self._page.came][:_LOG]
        self._count(await self.host.ask(papers.stack, self.ballot))
        self.say(show.row(*self.counted("keyed"), (self.before.tags, "quiet")))

    def lack(self, line: str) -> str:
        return "" if self.slug else "The ballot is not read yet."
