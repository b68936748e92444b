"""Writes the reference pages from the program itself: ``python docs/generate.py`` (``--check`` only compares).

docs/formats.md comes from the nouns' declarations and the manifesto's schema, docs/cli.md from the commands, docs/keys.md
from the bindings, docs/methods.md from the methods of counting. ``python docs/generate.py pictures`` draws docs/pictures/ from the app.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

HERE = Path(__file__).parent


def cell(text: str) -> str:
    """Text that stays inside one cell of a Markdown table."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("\n", " ")


def table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A Markdown table."""
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    return "\n".join([*lines, *("| " + " | ".join(map(cell, row)) + " |" for row in rows)])


_KINDS = {
    "line": "text", "prose": "text, many lines", "integer": "whole number", "decimal": "number", "boolean": "true or false",
    "date": "date", "time": "time", "choice": "one of", "choices": "list of", "lines": "list of texts",
    "integers": "list of whole numbers",
}  # fmt: skip


def formats() -> str:
    """The page about file formats."""
    from convene.core.nouns import NOUNS, specs
    from convene.core.nouns.fields import Field

    def kind(field: Field) -> str:
        if field.kind == "ref":
            return f"handle of a {field.to}"
        if field.kind == "refs":
            return f"list of handles of {NOUNS[field.to].plural}"
        if field.kind == "rows":
            return f"tables, see `[[….{field.name}]]`"
        words = _KINDS[field.kind]
        return f"{words}: {', '.join(field.choices)}" if field.choices else words

    def keys(fields: Iterable[Field]) -> str:
        return table(
            ("Key", "What it is", "Kind", ""),
            ((f"`{one.name}`", one.help, kind(one), "required" if one.required else "") for one in fields),
        )

    parts = [_FORMATS_HEAD]
    for noun in NOUNS.values():
        brackets = f"`[{noun.name}]`" if noun.one else f"`[[{noun.name}]]`"
        parts.append(f"### {brackets}\n\n{noun.about}\n\n{keys(noun.fields)}")
        for field in noun.fields:
            if field.rows is not None:
                inner = f"`[[{noun.name}.{field.name}]]`"
                parts.append(f"#### {inner}\n\n{field.help}\n\n{keys(specs(field.rows))}")
    parts.append(_manifesto())
    parts.append(_FORMATS_TAIL)
    return "\n\n".join(parts) + "\n"


_FORMATS_HEAD = """# File formats

Written by `python docs/generate.py` from the declarations themselves. `convene schema place`, `convene schema manifesto`
and `convene schema framework` print the same as JSON Schema; `convene check FILE` checks a file and says line, key and
remedy.

## Place file

Everything about one place in TOML. It is lossless and its order is stable: exporting, bringing it into an empty book and
exporting again gives the same bytes, and a change shows as a small difference. It can be written by hand: records point at
each other by `slug`, which is made from the record's own words when you leave it out; `id` is optional; a key that would
only repeat its default is left out. Dates may be TOML dates or words such as `"next tue"`.

It begins with two lines:

```toml
schema = "convene.place"
schema_version = 1
```

Where `[framework]` names a framework that ships with Convene (`slug = "convene-starter"`, `version = "0.1.0"`), its themes,
outcomes and measures need not be repeated. Contacts of people are never part of a place file."""

_FORMATS_TAIL = """## Framework

Themes, outcomes and measures, such as the starter framework in `convene/library/starter_framework.toml`. Licences fence what
may be exported again: a measure whose value may not be passed on stays in your book.

## Lists

`convene export actors -o actors.csv` and `convene import actors.csv --as actor` use the same columns: the keys above, except
tables. Several values in one cell are joined with `; `. A cell that a spreadsheet would run as a formula is disarmed with an
apostrophe, and comes back without it. UTF-8, UTF-16 and Windows-1252, commas, semicolons and tabs are all understood."""


def _manifesto() -> str:
    from convene.core.manifesto.document import Document
    from convene.core.manifesto.shape import keys_of

    parts = [
        '## Manifesto\n\nThe public document, `schema = "convene.manifesto"`, version 1.0. `content_sha256` is the SHA-256 of '
        'the file\'s text while that line reads `content_sha256 = ""`. It names no person, only the roles that signed.'
    ]

    def section(title: str, model: type, top: bool = False) -> None:
        rows = []
        inner: list[tuple[str, type]] = []
        for name, info in keys_of(model).items():
            nested = _table_in(info.annotation)
            if nested is not None:
                inner.append((f"{'' if top else title + '.'}{name}", nested))
                continue
            rows.append((f"`{name}`", info.description or "", "required" if info.is_required() else ""))
        if rows:
            parts.append(f"### `{title}`\n\n" + table(("Key", "What it is", ""), rows))
        for name, nested in inner:
            section(name, nested)

    section("(top)", Document, top=True)
    return "\n\n".join(parts)


def _table_in(annotation: object) -> type | None:
    from typing import get_args

    from convene.core.manifesto.scalars import Table

    if isinstance(annotation, type) and issubclass(annotation, Table):
        return annotation
    return next((found for part in get_args(annotation) if (found := _table_in(part))), None)


def commands() -> str:
    """The page about commands."""
    from convene.cli.reference import reference

    return reference()


def keys() -> str:
    """The page about keys."""
    from convene.tui.reference import reference

    return reference()


_CELLS = {
    "ticks": "1, x, ✓ or yes for what is ticked; 0, no, - or nothing for the rest",
    "ranks": "places: 1 is best; the same place twice is a tie, empty comes last",
    "numbers": "numbers: the more, the better; empty is nothing",
    "scale": "numbers on the scale, see the paper; empty is no answer",
    "stances": "words or signs, see below; empty is no answer",
    "duels": "a row a duel: 1 for the option that was chosen, 0 for the other, 0 twice where nobody could choose",
}


def methods() -> str:
    """The page about methods of counting."""
    from convene.core.methods import every, options_of

    known = options_of(["one", "two", "three"])
    parts = [_METHODS_HEAD]
    for one in every().values():
        settings = {it.name: it.default for it in one.settings if it.default is not None}
        rows = [
            ("Good for", one.purpose),
            ("Stage", ", ".join(stage.label for stage in one.stages)),
            ("From", f"about {one.smallest} people on"),
            (
                "Cells",
                _CELLS[one.kind]
                if not one.axes
                else "two columns an option, “Market: impact” and “Market: effort”, or 4/2 in one",
            ),
            ("At the desk", one.keyed),
            ("On the paper", " ".join(one.instructions(known, settings))),
            ("Spoiled", one.spoiled),
            ("Closing", one.closing),
        ]
        if one.kind == "stances":
            rows.insert(
                4,
                (
                    "Words",
                    "; ".join(
                        f"{value}: {', '.join(word for word, its in one.words.items() if its == value)}"
                        for value in sorted(set(one.words.values()), reverse=True)
                    ),
                ),
            )
        for it in one.settings:
            unless = f" Unless given: {it.default}." if it.default is not None else ""
            rows.append((f"`--{it.name}`", f"{it.help}{unless}"))
        parts.append(f"## `{one.name}`: {one.title}\n\n{table(('', ''), rows)}")
    return "\n\n".join(parts) + "\n"


_METHODS_HEAD = """# Methods of counting

Written by `python docs/generate.py` from the methods themselves. [Counting a stack of papers](counting.md) says how a file
is counted by them."""


PAGES: dict[str, Callable[[], str]] = {
    "formats.md": formats, "cli.md": commands, "keys.md": keys, "methods.md": methods,
}  # fmt: skip


def main(arguments: list[str]) -> int:
    """Write the pages, or with ``--check`` say which are out of date; 1 when any is. ``pictures`` draws those alone."""
    if "pictures" in arguments:
        import pictures

        return pictures.main()
    stale = []
    for name, write in PAGES.items():
        text, path = write(), HERE / name
        if path.exists() and path.read_text(encoding="utf-8") == text:
            continue
        stale.append(name)
        if "--check" not in arguments:
            path.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{'Out of date' if '--check' in arguments else 'Written'}: {', '.join(stale) or 'nothing'}\n")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
