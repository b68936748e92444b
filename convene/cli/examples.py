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


_ACCOUNT_ADDS: dict[str, tuple[tuple[str, str], ...]] = {
    "assumption": (
        ("convene add assumption 'A waiting list of two years' --commitment first-jobs --kind deadweight --central "
         "25 --low 10 --high 40", "Per cent, with how low and how high it may be; 0 is an answer."),
        ("convene add assumption 'Jobs last' --commitment first-jobs --kind lasts --central 2",
         "Years, for how long it lasts."),
    ),
    "double_count": (
        ("convene add double-count 'The same starts' --guard same_people --commitments first-jobs --commitments "
         "mentors --answer keep --kept first-jobs",
         "One is valued, the other counted. convene doubles lists what to decide."),
        ("convene add double-count 'Half each' --guard same_people --commitments first-jobs --commitments "
         "mentors --answer shared --shares 'commitment=first-jobs; share=0.5' --shares 'commitment=mentors; share=0.5'",
         "Each counts its share; --answer different says that they are not the same."),
    ),
    "account": (
        ("convene add account 'What changed in 2026' --period-start 2026-01-01 --period-end 2026-12-31",
         "Begins one, in the money of the latest year of the price index."),
        ("convene add account 'Two years' --period-start 2025-04-01 --period-end 2027-03-31 --costs 'what=Convener; "
         "amount=21000; paid_by=The borough'", "With what it took; years then begin in April."),
    ),
    "observation": (
        ("convene add observation 'Nine are in post' --commitment first-jobs --quantity 3 --period-start 2026-11-01 "
         "--period-end 2026-11-20", "What was counted between two days; many at once: convene actuals."),
        ("convene add observation --commitment first-jobs --quantity 3 --period-end 2026-11-20 --evidence "
         "'text=Payroll; grade=3'", "With what shows it."),
    ),
    "correction": (
        ("convene add correction 'Two jobs were counted twice' --commitment first-jobs --was 9 --now 7 --why "
         "'Both lists had them' --corrected-on today", "It stands in the account from then on."),
        ("convene add correction 'The hall is in another ward' --why 'A neighbour said so' --asked-by citizen "
         "--corrected-on today", "Of the account as a whole, with who asked for it."),
    ),
}  # fmt: skip
"""Noun → examples of adding one where made-up words would show nothing; the handles are those of the samples."""


def examples(verb: str, noun: Noun) -> tuple[tuple[str, str], ...]:
    """Command lines that show how this noun is written."""
    if verb == "add" and noun.name in _ACCOUNT_ADDS:
        return _ACCOUNT_ADDS[noun.name]
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
