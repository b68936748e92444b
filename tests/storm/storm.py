"""One storm on one book: steps go in, and after each the program, the screen and the ledger are looked at."""

from __future__ import annotations

import re
import shutil
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.storm.books import prepare
from tests.storm.faults import Fault, gist, plain
from tests.storm.keys import HOME, Source, Step, steps
from tests.storm.ledger import Ledger
from tests.storm.terminal import Terminal

_TAKES_WORDS = re.compile(r"F2 save|❯ (?!influence|affected|interest)")
_SOUGHT = "type to find"
"""What is typed there looks for a record and is nobody's words."""
_BUSY = 0.5
"""Processor time of a program that nobody types into, as a share of the time; a running clock takes less."""
_GAP = 0.07
"""Seconds without output after which a step counts as taken in; a switch of screens pauses for less."""
_AFTER_ESC = 0.13
"""The same after ``esc``, which the program takes for the beginning of a longer key until a tenth has passed."""
_GROWTH = 60
_WARM = 300
"""Keys after which everything has been loaded that is loaded once."""
_LEAVES = ("f10", "ctrl+q", "f8", "ctrl+p", "q")
"""Keys behind which a program that has ended may have been asked to: the palette offers it."""


def _finding(text: str) -> bool:
    """Whether the palette is open; a notice may stand on its first line."""
    return bool(re.match(r"(?:\s*Find\s|▌  ).*\n(?:.*\n){1,3}.*❯", text))


@dataclass
class Storm:
    """``patience`` is how many seconds the program may take to answer a key, in a machine it has for itself."""

    seed: int
    sample: str
    size: tuple[int, int]
    folder: Path
    patience: float = 2.0
    watched: float = 1.5
    """Seconds for which a program that nobody types into is watched."""
    books: Path | None = None
    """The folder in which samples lie ready, when it is another than ``folder``."""
    faults: list[Fault] = field(default_factory=list)
    sent: int = 0
    starts: int = 0
    growth: float = 0.0
    idle: float = 0.0

    def __post_init__(self) -> None:
        self.random = Random(f"storm {self.seed}")
        self.home = self.folder / f"home-{self.seed}-{self.sample}-{self.size[0]}"
        self.home.mkdir(parents=True)
        self.book = self.home / "storm.book"
        made = prepare(self.sample, self.books or self.folder)
        if made is not None:
            shutil.copyfile(made, self.book)
        self.ledger = Ledger(self.book)
        self._tokens = 0
        self.source = Source(self.seed, self.token, leaning="w | r" if self.sample == "running" else "")
        self.done: deque[str] = deque(maxlen=60)
        self.terminal: Terminal
        self._warm: float | None = None
        self._since = 0

    def token(self) -> str:
        self._tokens += 1
        return f"zk{(self.seed * 4096 + self._tokens) % 0x100000:05x}z"

    # Starting and ending

    def start(self, *, hasty: bool = False) -> None:
        """Start the program; ``hasty`` types before the book is open."""
        self.starts += 1
        self._warm, self._since = None, 0
        self.done.append("(start)")
        self.terminal = Terminal(self.book, self.home, self.size)
        self.source.size = self.size
        self.terminal.moved = self.ledger.look
        if hasty:
            for _ in range(self.random.randint(1, 6)):
                self.terminal.quiet(0.15, self.random.random() / 2)
                step = self.source.noise(early=True)
                self.done.append(str(step))
                self._send(step)
        opened = self.terminal.until(lambda text: "keys" in text or "esc" in text, self.patience * 15)
        if not opened and not self.terminal.alive:
            self._died()
        self.terminal.quiet(0.2, self.patience)
        if self.sample == "running" and self.starts == 1:
            self.play(steps(f"{HOME} | w | r | f6"))

    @property
    def running(self) -> bool:
        return self.starts > 0 and self.terminal.alive

    def leave(self, keys: str = "ctrl+q") -> None:
        """Leave on purpose; the program ends, says nothing, and the book agrees with the ledger.

        Whatever it is that takes ``q`` for a letter, ``ctrl+q`` leaves.
        """
        if self.terminal.closed:
            return
        for asked in dict.fromkeys((keys, "ctrl+q")):
            if self.terminal.alive:
                self.done.append(asked)
                self._send(Step(tuple(asked.split())))
                self._until_ended(self.patience * (10 if asked == "ctrl+q" else 2))
        if self.terminal.alive:
            self._hung("ctrl+q did not end the program")
        elif self.terminal.exit_code or self.terminal.last_words:
            self._died()
        self._rest()

    def end(self) -> None:
        """End whatever runs, without a judgement."""
        if self.starts:
            self.terminal.close()

    def _until_ended(self, most: float) -> None:
        end = time.monotonic() + most
        while self.terminal.alive and time.monotonic() < end:
            self.terminal.quiet(0.1, 0.5)

    def _rest(self) -> None:
        """The program is gone: its last output, the book, the ledger."""
        self.terminal.close()
        self.hold()

    def hold(self) -> None:
        """Hold the book against the ledger, whether the program runs or not."""
        self.ledger.hold()
        self._collect()

    def _collect(self) -> None:
        for words, more in self.ledger.faults:
            self._fault("ledger", words, screen=self.terminal.text, trace=more)
        self.ledger.faults.clear()

    # Typing

    def run(self, keys: int) -> None:
        """Send so many random keys, probing, leaving and starting again now and then."""
        self.start(hasty=self.random.random() < 0.5)
        wanted = self.sent + keys
        for episodes, episode in enumerate(self.source, start=1):
            if self.sent >= wanted:
                break
            if not self.terminal.alive:
                self.start(hasty=self.random.random() < 0.5)
            self.play(episode)
            if episodes % 4 == 0:
                self.probe()
            if episodes % 60 == 0:
                self.rest_cpu()
            if episodes % 45 == 0 and self.random.random() < 0.5:
                self.leave()
            elif episodes % 45 == 0 and self.play(steps(HOME)):
                self.leave("q enter enter")
        self.probe()
        self.rest_cpu()
        self._measure()
        self.leave()

    def play(self, episode: Iterable[Step]) -> bool:
        """Send steps one after the other; false when the program ended meanwhile."""
        for step in episode:
            if not self.terminal.alive:
                break
            shown = self.terminal.text
            takes = bool(step.promised) and bool(_TAKES_WORDS.search(shown)) and _SOUGHT not in shown
            if step.keys == (HOME,):
                self._go_home()
                continue
            self.done.append(str(step))
            self._send(step)
            if step.wait:
                self.terminal.quiet(_AFTER_ESC if step.keys[-1:] == ("esc",) else _GAP, 1.5)
            if takes:
                for token in step.promised:
                    self.ledger.promised(token, self.terminal)
            self._collect()
        if not self.terminal.alive:
            self._died()
            self._rest()
            return False
        self._measure()
        return True

    def _go_home(self) -> None:
        """Out of whatever is open: ``esc`` until it changes nothing more, then the key of the overview."""
        for _ in range(6):
            before = self.terminal.text
            self._send(Step(("esc",)))
            self.done.append("esc |")
            self.terminal.quiet(_AFTER_ESC, 1.5)
            if self.terminal.text == before:
                break
        self._send(Step(("0",)))
        self.done.append("0 |")
        self.terminal.quiet(_GAP, 1.5)

    def _send(self, step: Step) -> None:
        if step.size:
            self.size = self.source.size = step.size
            self.terminal.resize(*step.size)
        if step.keys:
            self.terminal.press(*step.keys)
            self.sent += len(step.keys)
            self._since += len(step.keys)

    # Judging

    def probe(self) -> None:
        """Another size must be answered by a picture of that size, and the key of the palette by the palette."""
        if not self.terminal.alive:
            return
        self.terminal.quiet(0.15, 30.0)  # dozens of keys may still be on their way through
        columns, rows = self.size
        self.terminal.resize(columns - 1, rows)
        answered = self._answered("another size")
        self.terminal.quiet(0.05, 1.0)
        self.terminal.resize(columns, rows)
        answered = answered and self._palette() and self._palette()  # there, and away again
        if answered:
            self.terminal.quiet(0.05, 1.0)
        else:
            self._rest()

    def _palette(self) -> bool:
        self.terminal.quiet(0.05, 1.0)
        was = _finding(self.terminal.text)
        self.done.append("ctrl+p |")
        self.terminal.press("ctrl+p")
        return self._answered("ctrl+p", lambda text: _finding(text) is not was)

    def _answered(self, what: str, shown: Callable[[str], bool] | None = None) -> bool:
        """Whether the program reacts, if late; false when it hangs or died, which is written down."""
        for patience in (self.patience, 10.0):
            if self.terminal.answer(patience, shown) is not None:
                return True
            if not self.terminal.alive:
                self._died()
                return False
            if patience == self.patience:
                self._fault("hang", f"no answer to {what} in {patience:g} s", screen=self.terminal.text)
        self._hung(f"no answer to {what} ever")
        return False

    def rest_cpu(self) -> None:
        """Nobody types: the processor rests, too. What is still being done gets two more chances to be done."""
        share = 0.0
        for _ in range(3):
            if not self.terminal.alive:
                return
            self.terminal.quiet(self.watched, self.watched)
            used, began = self.terminal.cpu, time.monotonic()
            while time.monotonic() - began < self.watched and self.terminal.alive:
                self.terminal.quiet(self.watched / 3, self.watched / 3)
            if not self.terminal.alive:
                return
            share = (self.terminal.cpu - used) / (time.monotonic() - began)
            if share < _BUSY:
                break
        self.idle = max(self.idle, share)
        if share >= _BUSY:
            self._hung("busy while nobody types", kind="busy")
            self._rest()

    def _measure(self) -> None:
        if not self.terminal.alive or self._since < _WARM:
            return
        now = self.terminal.memory
        if self._warm is None:
            self._warm = now
        self.growth = max(self.growth, now - self._warm)
        if now - self._warm > _GROWTH:
            self._fault("memory", f"grew by more than {_GROWTH} MB", trace=f"{self._warm:.0f} MB, then {now:.0f} MB")

    def _died(self) -> None:
        """It ended. Asked to, and without a word, is no fault."""
        self.terminal.quiet(0.1, 1.0)
        code, printed = self.terminal.exit_code, plain(self.terminal.last_words)
        recent = " ".join(list(self.done)[-15:]).split()
        if code == 0 and not printed and any(key in _LEAVES for key in recent):
            return
        logged = self.terminal.log.rpartition("Traceback (most recent call last)")
        trace = "".join(logged[1:]) if logged[1] and code else printed  # the log's own is whole, and drawn on no screen
        what = gist(trace) if trace.strip() else "it ended and said nothing"
        self._fault("death", f"{what} (exit code {code})", trace=trace)

    def _hung(self, what: str, kind: str = "hang") -> None:
        """Have it print where it is, then end it."""
        screen = self.terminal.text
        trace = self.terminal.stacks(signal.SIGABRT)
        self._fault(kind, what, screen=screen, trace=plain(trace))

    def _fault(self, kind: str, what: str, *, screen: str = "", trace: str = "") -> None:
        where = f"seed {self.seed}, {self.sample}, {self.size[0]}x{self.size[1]}, after {self.sent} keys"
        # The picture is from before the trace was printed over it, as far as there is one.
        shown = screen or (self.terminal.text if not trace else "")
        script = " ".join(self.done).rpartition("(start) ")[2].rstrip("|& ")
        self.faults.append(Fault(kind, what, where, script, shown, trace))
