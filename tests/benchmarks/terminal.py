"""A program in a real terminal of its own: what its screen shows, and when."""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import TracebackType

import psutil
import pyte

EMPTY_APP = """
from textual.app import App, ComposeResult
from textual.widgets import Footer, Header, Static

class Empty(App):
    def compose(self) -> ComposeResult:
        yield Header()
        yield Static("ready here")
        yield Footer()

Empty().run()
"""


def empty_app() -> list[str]:
    """The command of the least Textual app there is: header, one line, footer."""
    return [sys.executable, "-c", EMPTY_APP]


def convene(book: Path, *words: str) -> list[str]:
    """The command of Convene on a book."""
    return [sys.executable, "-m", "convene", "--book", str(book), *words]


class Terminal:
    """Starts a command in a pseudo terminal of 120 by 40; times count from just before the start."""

    def __init__(self, command: Sequence[str], home: Path, *, columns: int = 120, rows: int = 40) -> None:
        import fcntl
        import pty
        import struct
        import termios

        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        environ = {
            "PATH": os.environ.get("PATH", ""), "HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8",
            "TZ": os.environ.get("TZ", ""), "PYTHONPATH": str(Path(__file__).parents[2]),
            "TEXTUAL_ANIMATIONS": "none",
        }  # fmt: skip
        self._fd, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=environ, start_new_session=True
        )
        os.close(theirs)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._fd)

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self._screen.display)

    def until(self, seen: Callable[[str], bool], *, patience: float = 30) -> float:
        """Wait until the screen shows something; milliseconds since the start. Raises TimeoutError with the screen."""
        end = time.perf_counter() + patience
        while not seen(self.text):
            if not select.select([self._fd], [], [], max(end - time.perf_counter(), 0))[0]:
                raise TimeoutError(f"not seen:\n{self.text}")
            try:
                self._stream.feed(os.read(self._fd, 1 << 16))
            except OSError:
                raise TimeoutError(f"it ended:\n{self.text}") from None
        return (time.perf_counter() - self._began) * 1000

    def press(self, keys: str) -> None:
        os.write(self._fd, keys.encode())

    def settle(self, seconds: float) -> None:
        """Let the program do what it does when nobody waits."""
        end = time.perf_counter() + seconds
        while (left := end - time.perf_counter()) > 0:
            if select.select([self._fd], [], [], left)[0]:
                self._stream.feed(os.read(self._fd, 1 << 16))

    def memory(self) -> float:
        """Megabytes the program had in use at its most, or has now where the system does not keep the most."""
        status = Path(f"/proc/{self._process.pid}/status")
        if status.exists():
            found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text())
            if found:
                return int(found[1]) / 1024
        return float(psutil.Process(self._process.pid).memory_info().rss) / 2**20
