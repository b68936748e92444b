"""The one error a person ever sees."""

from __future__ import annotations

from dataclasses import dataclass

NO = 1
USAGE = 2
TROUBLE = 3


@dataclass(frozen=True, slots=True)
class Where:
    """The place of a fault: a file, a line counted from 1, and the key or row it is about."""

    file: str = ""
    line: int | None = None
    key: str = ""

    def __str__(self) -> str:
        spot = self.file
        if self.line is not None:
            spot = f"{spot}, line {self.line}" if spot else f"line {self.line}"
        if self.key:
            spot = f"{spot}, {self.key}" if spot else self.key
        return spot


class Problem(Exception):  # noqa: N818  (a person reads it, and it is not always an error)
    """What went wrong, where, and what to do about it, in words for a convener.

    ``title`` is one sentence; ``detail`` may run to several lines; ``hint`` says what to do next and is
    never empty. ``fields`` maps a form field's name to the words that belong under it. ``exit_code`` is what
    the plain command line ends with: 1 the answer is no, 2 wrong usage, 3 a problem with the book or a file.
    ``parts`` holds each mistake on its own where there are several.
    """

    def __init__(
        self,
        title: str,
        detail: str = "",
        *,
        hint: str,
        where: Where | None = None,
        fields: dict[str, str] | None = None,
        exit_code: int = TROUBLE,
        parts: tuple[Problem, ...] = (),
    ) -> None:
        super().__init__(title)
        self.title = title
        self.detail = detail
        self.hint = hint
        self.where = where or Where()
        self.fields = fields or {}
        self.exit_code = exit_code
        self.parts = parts

    def __str__(self) -> str:
        return "\n".join(part for part in (self.title, str(self.where), self.detail, self.hint) if part)


class WrittenElsewhere(Problem):
    """Undo or redo would take what another window or a command wrote meanwhile. ``entry`` is the id of its entry in
    the history: asked for once more with that, it is done."""

    def __init__(self, title: str, *, hint: str, entry: str) -> None:
        super().__init__(title, "Nothing was changed.", hint=hint, exit_code=NO)
        self.entry = entry


class ReasonNeeded(Problem):
    """A change that people will read of, and no reason with it. ``question`` asks for one; ``label`` is what the whole
    would be called, where it is one of several changes."""

    def __init__(
        self, question: str, hint: str, *, told: str = "", where: Where | None = None, label: str = ""
    ) -> None:
        super().__init__(
            f"Nothing was changed: this change needs its reason. {question}",
            f"{told}It is kept with the change, for everybody to read.",
            hint=hint,
            where=where,
            exit_code=USAGE,
        )
        self.question, self.label = question, label
