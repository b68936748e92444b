"""What a command says of itself, the groups that help puts commands in, and what the program ends with."""

from __future__ import annotations

from dataclasses import dataclass

from convene.cli.examples import examples_text

DAY = "From day to day"
RECORDS = "What a place holds"
FILES = "Files in and out"
BOOK = "The book"
GROUPS = (DAY, RECORDS, FILES, BOOK)
PROGRAM = "This program"
ALWAYS = "With every command"


@dataclass(frozen=True, slots=True)
class Command:
    """``where`` is ``module:name``. Each example is a command line and what it does. ``one_text``: beside options it
    takes a text and nothing else, which may be a pasted list."""

    name: str
    where: str
    words: str
    examples: tuple[tuple[str, str], ...]
    group: str
    one_text: bool = False

    @property
    def epilogue(self) -> str:
        """The examples, as help shows them below the options."""
        return examples_text(self.examples)


EXITS = (
    (0, "fine"),
    (1, "the answer is no: a file is not right, there is nothing of that name, the book is not well"),
    (2, "wrong usage: an option, a noun or a value that is not understood"),
    (3, "a problem with the book or a file"),
    (130, "stopped with ctrl+c"),
)
"""What the program ends with, and what that means."""
