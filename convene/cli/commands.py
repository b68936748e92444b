"""Every command by name: where its code is, what it does in a sentence, and two examples. Nothing is imported."""

from __future__ import annotations

from dataclasses import dataclass

DAY = "From day to day"
RECORDS = "What a place holds"
FILES = "Files in and out"
BOOK = "The book"


@dataclass(frozen=True, slots=True)
class Command:
    """``where`` is ``module:name``. Each example is a command line and what it does."""

    name: str
    where: str
    words: str
    examples: tuple[tuple[str, str], ...]
    group: str

    @property
    def epilogue(self) -> str:
        """The examples, as help shows them below the options."""
        return examples_text(self.examples)


def examples_text(examples: tuple[tuple[str, str], ...]) -> str:
    """Examples as lines of text, each with what it does beneath."""
    return "Examples:\n" + "\n".join(f"  {line}\n      {does}" for line, does in examples)


COMMANDS = (
    Command(
        "open", "convene.cli.places:open_place", "Bring a place file into the book, or go to a place already in it.",
        (("convene open harrow-quay.toml", "Brings the place in and opens the app on it."),
         ("convene open harrow-quay", "Goes to the place of that handle; commands mean it from now on.")), DAY,
    ),
    Command(
        "try", "convene.cli.rehearsal:rehearse", "Rehearse on a sample place, in a book that is thrown away.",
        (("convene try", "Opens the app on Harrow Quay, an invented place; nothing is kept."),
         ("convene try --plain", "Walks the same place line by line, and ends.")), DAY,
    ),
    Command(
        "status", "convene.cli.places:status", "Show the stages, their gates and the next thing to do, as text.",
        (("convene status", "The place that was open last."),
         ("convene status --checks --place harrow-quay", "Every gate check of one place, with its numbers.")), DAY,
    ),
    Command(
        "capture", "convene.cli.capture:capture",
        "Write down one thing somebody said; @type, #table and !kind may stand in it.",
        (("convene capture 'The last bus leaves at six @citizen #t3'", "As said by a citizen at table 3."),
         ("convene capture 'A market on Saturdays !hope' --workshop first-evening", "As a hope, said there.")), DAY,
    ),
    Command(
        "add", "convene.cli.nouns:add", "Add a record; its options are the fields of its noun.",
        (("convene add actor 'Saltworks CIC' --primary-type vcse", "Adds an organisation and prints its handle."),
         ("convene add commitment --help", "Says what a commitment can hold.")), RECORDS,
    ),
    Command(
        "list", "convene.cli.lists:list_records", "List the records of a noun, as a table, CSV, JSON or TOML.",
        (("convene list actor --filter housing", "Actors in which the word occurs."),
         ("convene list commitment --format json", "Every field of every commitment, for a script.")), RECORDS,
    ),
    Command(
        "show", "convene.cli.lists:show", "Show one record in full, or its thread from voice to reply.",
        (("convene show vision a-quay-for-all", "The vision, what it rests on and what came of it."),
         ("convene show commitment first-jobs --thread", "Who said it, who promised it, what was measured.")), RECORDS,
    ),
    Command(
        "edit", "convene.cli.nouns:edit", "Change fields of a record; fields not named stay as they are.",
        (("convene edit actor saltworks-cic --relationship engaged", "Changes one field."),
         ("convene edit commitment first-jobs --due 'end of march' --why 'Site opens late'",
          "Changes a promise; if it is signed, the change and its reason are published.")), RECORDS,
    ),
    Command(
        "remove", "convene.cli.lists:remove", "Remove records; convene undo brings them back.",
        (("convene remove need no-night-bus", "Removes one need and the links to it."),
         ("convene remove contribution one two three", "Removes several as one change.")), RECORDS,
    ),
    Command(
        "import", "convene.cli.exchange:bring_in", "Bring in a place, a framework or a list, all or nothing.",
        (("convene import actors.csv --as actor --dry-run", "Says what would happen, and changes nothing."),
         ("convene import framework.toml", "Puts that framework in the place of the one in use.")), FILES,
    ),
    Command(
        "export", "convene.cli.exchange:export", "Write out a place, the manifesto, minutes or a list.",
        (("convene export manifesto --format html -o manifesto.html", "The manifesto as a page to print."),
         ("convene export place > my-place.toml", "Everything about the place, to keep or to send.")), FILES,
    ),
    Command(
        "check", "convene.cli.checking:check", "Say whether a place, manifesto or framework file is right.",
        (("convene check my-place.toml", "Every mistake with its line, its key and what to do."),
         ("convene check manifesto.toml && echo good", "Ends with 0 when the file is right, 1 when it is not.")), FILES,
    ),
    Command(
        "schema", "convene.cli.checking:schema", "Print the JSON Schema of a file format or of one noun.",
        (("convene schema place", "The schema of a place file."),
         ("convene schema actor", "The schema of one record.")), FILES,
    ),
    Command(
        "undo", "convene.cli.changes:undo", "Take back the latest change, or the one of that number.",
        (("convene undo", "Takes back what was done last."),
         ("convene undo 41", "Takes back change 41, if no later change stands on it.")), BOOK,
    ),
    Command(
        "redo", "convene.cli.changes:redo", "Do again what was undone.",
        (("convene redo", "Does again what was undone last."),
         ("convene redo 41", "Does change 41 again.")), BOOK,
    ),
    Command(
        "history", "convene.cli.changes:history", "List what was changed, newest first, with the numbers undo takes.",
        (("convene history", "The latest twenty changes."),
         ("convene history --most 200 --format json", "The latest two hundred, for a script.")), BOOK,
    ),
    Command(
        "backup", "convene.cli.keeping:backup", "Make a dated copy of the book now.",
        (("convene backup", "Prints where the copy is."),
         ("convene --book town.book backup", "Backs up another book.")), BOOK,
    ),
    Command(
        "restore", "convene.cli.keeping:restore",
        "Put a backup in the book's place; what was there is backed up first.",
        (("convene where", "Lists the backups there are."),
         ("convene restore convene-backups/convene-2026-11-21T180000.book", "Goes back to that evening.")), BOOK,
    ),
    Command(
        "doctor", "convene.cli.keeping:doctor", "Look the book over thoroughly and say how it is.",
        (("convene doctor", "Ends with 0 when all is well, 1 when something is not."),
         ("convene --book copy.book doctor", "Looks at another book.")), BOOK,
    ),
    Command(
        "where", "convene.cli.keeping:where", "Say where the book, its backups, the settings and the log are.",
        (("convene where", "One line each, whether they exist yet or not."),
         ("convene where --format json", "The same, for a script.")), BOOK,
    ),
    Command(
        "completion", "convene.cli.completing:completion",
        "Print a script that completes commands in bash, zsh or fish.",
        (("convene completion bash > ~/.local/share/bash-completion/completions/convene", "For bash."),
         ("convene completion fish > ~/.config/fish/completions/convene.fish", "For fish.")), BOOK,
    ),
)  # fmt: skip

BY_NAME = {one.name: one for one in COMMANDS}

EXITS = (
    (0, "fine"),
    (1, "the answer is no: a file is not right, there is nothing of that name, the book is not well"),
    (2, "wrong usage: an option, a noun or a value that is not understood"),
    (3, "a problem with the book or a file"),
    (130, "stopped with ctrl+c"),
)
"""What the program ends with, and what that means."""
