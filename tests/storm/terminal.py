"""The program in a terminal of its own: keys go in, the screen is read back, and nothing is waited for by the clock."""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import psutil
import pyte

ROOT = Path(__file__).parents[2]
_GIVES_KEYS_BACK = b"\x1b[<u"
"""The end of the keyboard protocol that Textual asks for, told as it leaves."""
NAMED = {
    "esc": "\x1b", "enter": "\r", "tab": "\t", "shift+tab": "\x1b[Z", "space": " ", "backspace": "\x7f",
    "up": "\x1b[A", "down": "\x1b[B", "right": "\x1b[C", "left": "\x1b[D", "home": "\x1b[H", "end": "\x1b[F",
    "pgup": "\x1b[5~", "pgdn": "\x1b[6~", "delete": "\x1b[3~", "shift+f3": "\x1b[1;2R",
    "f1": "\x1bOP", "f2": "\x1bOQ", "f3": "\x1bOR", "f4": "\x1bOS", "f5": "\x1b[15~", "f6": "\x1b[17~",
    "f7": "\x1b[18~", "f8": "\x1b[19~", "f9": "\x1b[20~", "f10": "\x1b[21~", "f12": "\x1b[24~",
}  # fmt: skip
"""What a terminal sends for a key; every other name is ``ctrl+letter`` or the text itself."""
_LEFT = b"\x1b[?1049l"
_BEHIND = re.compile(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b[ -/]*[0-~]|[\x00-\x20]")


def sequence(key: str) -> str:
    """What the terminal sends for a key's name, or for a click written ``click:COLUMN,ROW``."""
    if key in NAMED:
        return NAMED[key]
    if key.startswith("ctrl+") and len(key) == 6:
        return chr(ord(key[5]) & 0x1F)
    if key.startswith("click:"):
        column, row = key[6:].split(",")
        return f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m"
    return key


class Terminal:
    """Convene on a book, in ``columns`` by ``rows``; ``home`` is its home and the folder it works in.

    Queries of the program are never answered, as some terminals do not. ``moved`` is called after each portion of
    output with the text of the screen, so that nobody who watches misses what was shown between two keys.
    """

    def __init__(
        self, book: Path, home: Path, size: tuple[int, int], *words: str, program: Sequence[str] = ("-m", "convene")
    ) -> None:
        import pty

        self.book, self.home, self.size = book, home, size
        home.mkdir(parents=True, exist_ok=True)
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._half = b""
        self._tail: deque[bytes] = deque(maxlen=64)
        self.closed = False
        self.moved: Callable[[Terminal], None] | None = None
        self._fd, theirs = pty.openpty()
        self._set_size(theirs)
        environ = {
            "PATH": os.environ.get("PATH", ""), "HOME": str(home), "TERM": "xterm-256color", "LANG": "C.UTF-8",
            "TZ": os.environ.get("TZ", ""), "PYTHONPATH": str(ROOT), "TEXTUAL_ANIMATIONS": "none",
            "PYTHONFAULTHANDLER": "1",
        }  # fmt: skip
        self._process = subprocess.Popen(
            [sys.executable, *program, "--book", str(book), *words],
            stdin=theirs, stdout=theirs, stderr=theirs, env=environ, cwd=home, start_new_session=True,
        )  # fmt: skip
        os.close(theirs)
        os.set_blocking(self._fd, False)
        self._seen = psutil.Process(self._process.pid)

    # What goes in

    def press(self, *keys: str) -> None:
        """Send keys that come together, in one write."""
        self.send("".join(map(sequence, keys)).encode())

    def send(self, data: bytes) -> None:
        """Write bytes; output is read on meanwhile, so that neither side can block the other."""
        while data and self.alive:
            try:
                data = data[os.write(self._fd, data) :]
            except BlockingIOError:
                self._read(0.05)
            except OSError:
                return

    def resize(self, columns: int, rows: int) -> None:
        self.size = (columns, rows)
        self._screen.resize(rows, columns)
        self._set_size(self._fd)  # the kernel sends SIGWINCH by itself
        if self.alive:
            os.kill(self._process.pid, signal.SIGWINCH)  # and once more, as some window managers do

    def _set_size(self, fd: int) -> None:
        import fcntl
        import termios

        fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", self.size[1], self.size[0], 0, 0))

    # What comes out

    @property
    def lines(self) -> list[str]:
        # Not pyte's own ``display``, which stumbles over half a wide letter whose other half was overwritten.
        rows, columns = range(self._screen.lines), range(self._screen.columns)
        return ["".join(self._screen.buffer[row][at].data for at in columns).rstrip() for row in rows]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    def _read(self, patience: float) -> bool:
        """Take one portion of output; false when none came in time."""
        if not select.select([self._fd], [], [], max(patience, 0))[0]:
            return False
        try:
            said = os.read(self._fd, 1 << 16)
        except OSError:  # the other end is closed
            return False
        self._tail.append(said)
        self._stream.feed(self._understood(said))
        return bool(said)

    def _understood(self, said: bytes) -> bytes:
        """Without what pyte takes for a letter to write. It may come in two portions."""
        said = (self._half + said).replace(_GIVES_KEYS_BACK, b"")
        half = next((n for n in range(len(_GIVES_KEYS_BACK) - 1, 0, -1) if said.endswith(_GIVES_KEYS_BACK[:n])), 0)
        said, self._half = said[: len(said) - half], said[len(said) - half :]
        return said

    def quiet(self, gap: float = 0.03, most: float = 1.0) -> bool:
        """Read until nothing came for ``gap`` seconds and no thread is at work; whether anything came at all.

        Gives up after ``most`` seconds.
        """
        end, came = time.monotonic() + most, False
        while (left := end - time.monotonic()) > 0:
            if self._read(min(gap, left)):
                came = True
                if self.moved and not select.select([self._fd], [], [], 0)[0]:
                    self.moved(self)
            elif not self.alive or not self._at_work:
                break
        return came

    @property
    def _at_work(self) -> bool:
        """Whether a thread of the program wants the processor or the disk, where the system can say."""
        for task in Path(f"/proc/{self._process.pid}/task").glob("*/stat"):
            with suppress(OSError, IndexError):
                if task.read_text().rpartition(")")[2].split()[0] in "RD":
                    return True
        return False

    def until(self, shown: Callable[[str], bool], most: float = 30.0) -> bool:
        """Read until the screen shows something; false when it did not in time, or when the program ended."""
        end = time.monotonic() + most
        while not shown(self.text):
            left = end - time.monotonic()
            if left <= 0 or (not self._read(min(left, 0.25)) and not self.alive):
                return shown(self.text)
            if self.moved:
                self.moved(self)
        return True

    def answer(self, most: float, shown: Callable[[str], bool] | None = None) -> float | None:
        """Seconds until any output comes (or until the screen shows something); None when it did not in time.

        The time for which other programs held the processor is left out: the clock alone would call a crowded machine
        a hang.
        """
        began, held = time.monotonic(), self._held()
        while True:
            came = self._read(0.05)
            took = max(time.monotonic() - began - (self._held() - held), 0.0)
            if came if shown is None else shown(self.text):
                return took
            if not self.alive or took > most:
                return None

    def _held(self) -> float:
        """Seconds the program and this one have stood in line for a processor, where the system counts them."""
        total = 0.0
        for pid in (self._process.pid, os.getpid()):
            try:
                total += int(Path(f"/proc/{pid}/schedstat").read_text().split()[1]) / 1e9
            except (OSError, IndexError, ValueError):
                continue
        return total

    # How it stands

    @property
    def alive(self) -> bool:
        return self._process.poll() is None

    @property
    def exit_code(self) -> int | None:
        return self._process.poll()

    @property
    def memory(self) -> float:
        """Megabytes in use."""
        return float(self._seen.memory_info().rss) / 2**20

    @property
    def cpu(self) -> float:
        """Seconds of processor time used so far."""
        used = self._seen.cpu_times()
        return float(used.user + used.system)

    @property
    def last_words(self) -> str:
        """What was printed after the program left the screen: a trace, when it died; nothing, when it was asked to."""
        _, left, behind = b"".join(self._tail).rpartition(_LEFT)
        return behind.decode(errors="replace").strip() if left and _BEHIND.sub(b"", behind) else ""

    @property
    def log(self) -> str:
        """What the program wrote of things it did not expect."""
        found = sorted(self.home.rglob("convene.log"))
        return "\n".join(one.read_text(errors="replace") for one in found)

    # The end

    def signal(self, which: signal.Signals) -> None:
        """Send the program a signal."""
        self._process.send_signal(which)

    def hang_up(self) -> None:
        """The terminal's window is closed."""
        os.close(self._fd)
        self.closed = True

    def ended(self, most: float = 30.0) -> int | None:
        """Wait for the program to end by itself; its exit code, or None when it does not."""
        end = time.monotonic() + most
        while self.alive and time.monotonic() < end:
            if self.closed:
                with suppress(subprocess.TimeoutExpired):
                    self._process.wait(0.1)
            else:
                self._read(0.1)
        if not self.closed:
            while self._read(0):
                pass
        return self.exit_code

    def kill(self) -> None:
        """As a power cut does."""
        if self.alive:
            self._process.kill()
        self._process.wait()
        while self._read(0):
            pass

    def stacks(self, how: signal.Signals) -> str:
        """End it with a signal at which Python prints where every thread is; what it printed."""
        if self.alive:
            os.kill(self._process.pid, how)
            self._tail.clear()
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(5)
        self.kill()
        return b"".join(self._tail).decode(errors="replace")

    def close(self) -> None:
        if self.closed:
            if self.alive:
                self._process.kill()
                self._process.wait()
        else:
            self.kill()
            os.close(self._fd)
            self.closed = True

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
