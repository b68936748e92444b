"""Lines that stand there letter for letter more than once: told, and counted as they stand."""

from __future__ import annotations


class Repeats:
    """Which lines were seen, by their hashes: the last hundred thousand or two, so that memory has a bound."""

    WINDOW = 100_000

    def __init__(self) -> None:
        self.fresh: set[int] = set()
        self.before: set[int] = set()
        self.lines = 0
        self.money = 0
        self.first: list[int] = []
        self.turned = False

    def again(self, line: int, value: int) -> None:
        """A line that was seen before, with its money in millionths."""
        self.lines += 1
        self.money += value
        if len(self.first) < 5:
            self.first.append(line)

    def turn(self) -> tuple[set[int], set[int]]:
        """Begin a new set; the one before the last is let go."""
        self.before, self.fresh, self.turned = self.fresh, set(), True
        return self.fresh, self.before
