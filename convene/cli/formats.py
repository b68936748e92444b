"""Records as JSON, TOML and CSV text: every field, under the keys the place file has."""

from __future__ import annotations

import csv
import json
from collections.abc import Collection, Mapping, Sequence
from io import StringIO
from typing import TYPE_CHECKING, Any

from cyclopts import Parameter

if TYPE_CHECKING:
    from convene.core.nouns import Draft


def option(words: str) -> Parameter:
    """The option that chooses among formats."""
    return Parameter("--format", help=words, show_choices=False, metavar="FORM")


def as_json(value: Any) -> str:
    """A value as JSON for people and programs: indented, in UTF-8, keys in their own order."""
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def as_toml(noun: str, drafts: Sequence[Draft]) -> str:
    """The records as they stand in a place file; keys equal to their default are left out."""
    return "\n".join(_tables(noun, draft) for draft in drafts)


def _tables(header: str, draft: Draft) -> str:
    import tomli_w

    from convene.core.nouns import specs

    values: dict[str, Any] = {}
    rows: list[str] = []
    for field in specs(type(draft)):
        value = getattr(draft, field.name)
        if value is None or (not field.required and value == field.default):
            continue
        if field.kind == "rows":
            rows += [_tables(f"{header}.{field.name}", row) for row in value]
        else:
            values[field.name] = _toml(value)
    return "\n".join([f"[[{header}]]\n{tomli_w.dumps(values)}", *rows])


def _toml(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_toml(one) for one in value]
    return str(value) if isinstance(value, str) else value


def as_mapping(drafts: Sequence[Draft]) -> list[Mapping[str, Any]]:
    """The records as JSON has them."""
    from convene.cli.drafts import plain

    return [plain(draft) for draft in drafts]


def only(text: str, slugs: Collection[str]) -> str:
    """The rows of a CSV list whose handle is among ``slugs``, in the order of the list."""
    rows = list(csv.reader(StringIO(text, newline="")))
    if not rows or "slug" not in rows[0]:
        return text
    at = rows[0].index("slug")
    out = StringIO(newline="")
    csv.writer(out, lineterminator="\n").writerows([rows[0], *(row for row in rows[1:] if row and row[at] in slugs)])
    return out.getvalue()
