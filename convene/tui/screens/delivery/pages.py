"""The views of the commitments, each a page that leads to the others."""

from __future__ import annotations

from convene.tui.host import Host
from convene.tui.screens.delivery.board import BoardScreen
from convene.tui.screens.delivery.calendar import CalendarScreen
from convene.tui.screens.delivery.delivery_sheet import DeliverySheet
from convene.tui.screens.delivery.follow_up import FollowUpScreen
from convene.tui.screens.delivery.timeline import TimelineScreen

PAGES: tuple[type[DeliverySheet], ...] = (BoardScreen, CalendarScreen, TimelineScreen, FollowUpScreen)


def open_page(host: Host, at: int, words: str = "") -> None:
    """Open one of the views. ``words`` is a filter to begin with, where it takes one."""
    page = PAGES[at]
    screen = page(words) if page in (BoardScreen, TimelineScreen) else page()  # type: ignore[call-arg]

    def left(to: int | None) -> None:
        if to is not None:
            kept = getattr(screen, "words", words)
            open_page(host, to, kept)

    host.push_screen(screen, left)
