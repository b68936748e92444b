"""Command lines that show how: those of ``add`` and ``edit``, and two for each noun."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from convene.core.nouns import Noun

DATES = "Days may be written 2026-11-25, 25 nov, next tue, in 3 weeks or end of march; money 1250 or £60k."
ADD = (
    ("convene add actor 'Saltworks CIC' --primary-type vcse", "Adds an organisation and prints its handle."),
    ("convene add commitment --help", "Says what a commitment can hold."),
)
EDIT = (
    ("convene edit actor saltworks-cic --relationship engaged", "Changes one field."),
    (
        "convene edit commitment first-jobs --due 'end of march' --reason 'Site opens late'",
        "Changes a promise; if it is signed, the change and its reason are published.",
    ),
)


def examples_text(examples: tuple[tuple[str, str], ...]) -> str:
    """Examples as lines of text, each with what it does beneath."""
    return "Examples:\n" + "\n".join(f"  {line}\n      {does}" for line, does in examples)


def examples(verb: str, noun: Noun) -> tuple[tuple[str, str], ...]:
    """Two command lines that show how this noun is written."""
    needed = [field for field in noun.fields if field.required and field.name != noun.named_by]
    named = next((field for field in noun.fields if field.name == noun.named_by), None)
    typed = " ".join(_typed(field.name, field.kind, field.choices) for field in needed)
    if verb == "edit":
        which = "" if noun.one else " HANDLE"
        other = next(
            (f for f in noun.fields if f.name not in ("slug", noun.named_by) and f.kind != "rows"), noun.fields[0]
        )
        return (
            (
                f"convene edit {noun.typed}{which} {_typed(other.name, other.kind, other.choices)}",
                "Changes that field.",
            ),
            (f"convene edit {noun.typed}{which} --slug new-handle", "Gives it another handle."),
        )
    first = " '…'" if named is not None and named.kind in ("line", "prose") else ""
    if not first and named is not None and named.required:
        first = f" {_typed(named.name, named.kind, named.choices)}"
    line = f"convene add {noun.typed}{first} {typed}".rstrip()
    return (
        (line, "Adds one and prints its handle."),
        (
            f"convene add {noun.typed}{first} {typed} --slug my-own".replace("  ", " "),
            "The same, under a handle of your own.",
        ),
    )


def _typed(name: str, kind: str, choices: tuple[Any, ...]) -> str:
    values = {
        "date": "'next tue'",
        "integer": "12",
        "decimal": "1250",
        "time": "18:30",
        "boolean": "yes",
        "ref": "HANDLE",
        "refs": "HANDLE",
    }
    option = "--" + name.replace("_", "-")
    return f"{option} {choices[0].value if choices else values.get(kind, repr('…'))}"
