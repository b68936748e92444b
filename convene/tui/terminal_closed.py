"""The terminal goes: its window is closed, the line breaks, the computer shuts down. The app leaves as by ctrl+q."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from contextlib import suppress

from convene.tui.leaving import LeavingApp

_LOOK_EVERY = 2.0
"""Seconds between two looks whether the terminal is still there: not every way it goes sends a signal, and Textual
would read from nothing for ever."""


class TerminalClosedApp(LeavingApp):
    """What is half typed is kept, and the book closed, though nobody can be told."""

    def on_mount(self) -> None:
        if self.is_headless:
            return
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            if hasattr(signal, name):
                with suppress(NotImplementedError, RuntimeError, ValueError):  # not everywhere can they be taken
                    loop.add_signal_handler(getattr(signal, name), self.hang_up)
        self.set_interval(_LOOK_EVERY, self._look)

    def _look(self) -> None:
        if not terminal_there():
            self.hang_up()

    def hang_up(self) -> None:
        """Leave, whatever cannot be saved any more."""
        if not self.hung_up:
            self.hung_up = True
            self.run_worker(self.action_quit(), "hang up")


def terminal_there() -> bool:
    """Whether there is a terminal on the other side of standard input. True where that cannot be told."""
    try:
        import termios
    except ImportError:
        return True
    try:
        number = sys.__stdin__.fileno() if sys.__stdin__ is not None else -1
        if os.isatty(number):
            return True
        termios.tcgetattr(number)
    except termios.error:
        return False
    except (OSError, ValueError):
        return True
    return True
