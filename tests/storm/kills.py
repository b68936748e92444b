"""The program killed at any moment around a write, started again on the same book, and held to what it had said."""

from __future__ import annotations

import time
from dataclasses import dataclass

from tests.storm.keys import HOME, Step
from tests.storm.storm import Storm

WRITES = (
    ("c", "{T} {w} enter {T} enter"),
    ("c", "{T} enter esc"),
    ("l", "{T} rang ->fri enter {T} enter"),
    ("1 | a", "4 4 5 2 3 3"),
    ("1 | a | ] | 1 2", "3 0 u"),
    ("1 | n | {t} | tab | v", "f2"),
    ("1 | ] ] ] ] ] | n | {t} {w}", "f2"),
    ("1 | {down}", "d d u"),
    ("1 | d | r", "u u ctrl+r"),
    ("1 | {down} | r", "r R u"),
    ("D", "y y"),
    ("2 | ] ]", "space space"),
    ("w | r | f6", "{T} {w} enter {T} enter"),
    ("w | r", "f6 ctrl+l ctrl+l space {T} enter"),
    ("w | r | ctrl+g", "c c v"),
    ("0", "f9 f9"),
    ("p | s", "enter"),
)
"""(where to go, what is being written when the lights go out)."""
HALF = (("1 | n", "esc | 1 | n"), ("c | esc | w | r", "w | r"), ("e", "e"), ("1 | ] ] ] ] ] | n", "1 | ] ] ] ] ] | n"))
"""(where something is half typed, the way back to it after the start)."""
HALF_AFTER = 1.6
"""Seconds after which half a line may no longer be lost."""


@dataclass
class Kills(Storm):
    """A storm of kills."""

    killed: int = 0

    def run(self, keys: int) -> None:
        """Kill it so many times."""
        self.start()
        for _ in range(keys):
            if not self.terminal.alive:
                self.start()
            if self.random.random() < 0.2 and self.sample != "empty":
                self._half_typed()
            else:
                self._write()
        self.leave()

    def _write(self) -> None:
        where, what = self.random.choice(WRITES)
        if not self.play([*self.source.fill(HOME), *self.source.fill(where)]):
            return
        (step,) = self.source.fill(what)
        self.done.append(str(step))
        self._send(Step(step.keys, wait=False))
        if self.random.random() < 0.5:
            self._kill(self.random.random() * 0.6)
        else:  # as soon as something was said to be kept
            known = len(self.ledger.acks)
            self.terminal.until(lambda _: len(self.ledger.acks) > known, self.patience * 2)
            self._kill(self.random.random() * 0.05)
        self.start(hasty=self.random.random() < 0.2)

    def _kill(self, after: float) -> None:
        end = time.monotonic() + after
        while (left := end - time.monotonic()) > 0:
            self.terminal.quiet(left, left)
        self.done.append("(kill)")
        self.terminal.kill()
        self.ledger.look(self.terminal)  # it was on the screen before the lights went out
        self.killed += 1
        self._rest()

    def _half_typed(self) -> None:
        where, again = self.random.choice(HALF)
        (line,) = self.source.fill("{T} half")
        if not self.play([*self.source.fill(HOME), *self.source.fill(where), Step(line.keys)]):
            return
        token = line.promised[0]
        if token not in self.terminal.text:
            return  # this book has no such form, or no workshop to run
        self._kill(HALF_AFTER)
        self.start()
        if not self.play([*self.source.fill(HOME), *self.source.fill(again)]):
            return
        if not self.terminal.until(lambda text: token in text, self.patience * 3):
            self._fault("ledger", f"half typed at “{where}” and not offered again", screen=self.terminal.text)
