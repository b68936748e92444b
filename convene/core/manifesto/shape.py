"""Does raw data have the shape of a document? Every flaw is found in one go, as data that others put into words.

What is asked without a ``root`` is asked of a manifesto.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Any, Literal, TypeVar, get_args

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from convene.core.manifesto.document import Document
from convene.core.manifesto.scalars import Reads, Table
from convene.text import clean_line, clip

FlawKind = Literal["missing", "empty", "unknown", "value"]
Path = tuple[str | int, ...]
T = TypeVar("T", bound=Table)


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that is not as the schema wants it.

    ``path`` leads to the key, present or not. ``says`` is what is wanted, for a wrong value; ``near`` the known
    key an unknown one resembles.
    """

    kind: FlawKind
    path: Path
    says: str = ""
    near: str = ""


def shape(raw: Mapping[str, Any]) -> tuple[Document | None, tuple[Flaw, ...]]:
    """The manifesto, or every flaw that keeps ``raw`` from being one. Raises nothing."""
    return shape_of(Document, raw)


def shape_of(root: type[T], raw: Mapping[str, Any]) -> tuple[T | None, tuple[Flaw, ...]]:
    """The document of another kind, or every flaw that keeps ``raw`` from being one. Raises nothing."""
    try:
        return root.model_validate(dict(raw)), ()
    except ValidationError as trouble:
        flaws = (_flaw(error, root) for error in trouble.errors(include_url=False, include_input=False))
        return None, tuple(flaws)


def sketch(raw: Mapping[str, Any]) -> Document:
    """A document for showing only: what is missing or wrong is left blank (``None``, ``""`` or ``()``).

    Also keys that a whole document must hold may be ``None`` in it; whoever shows it says so in words.
    """
    drawn = _sketch(Document, raw)
    assert isinstance(drawn, Document)
    return drawn


@cache
def keys_of(table: type[Table]) -> dict[str, FieldInfo]:
    """The fields of a table by their names in the file, in order."""
    return {info.alias or name: info for name, info in table.model_fields.items()}


def table_at(path: Sequence[str | int], root: type[Table] = Document) -> type[Table] | None:
    """The table that a path leads to, if it leads to one."""
    table = root
    for part in path:
        if isinstance(part, int):
            continue
        info = keys_of(table).get(part)
        inner = _inner_table(info.annotation) if info else None
        if inner is None:
            return None
        table = inner
    return table


def field_at(path: Sequence[str | int], root: type[Table] = Document) -> FieldInfo | None:
    """The declaration of the key that a path leads to, if the schema has it."""
    names = [part for part in path if isinstance(part, str)]
    table = table_at(names[:-1], root) if names else None
    return keys_of(table).get(names[-1]) if table else None


def example(info: FieldInfo) -> str:
    """A value of the right kind as a file would write it."""
    if info.examples:
        return _literal(info.examples[0])
    schema = _schema_of(info.annotation, info.metadata)
    if "const" in schema:
        return _literal(schema["const"])
    if "enum" in schema:
        return _literal(schema["enum"][0])
    if schema.get("format") == "date":
        return "2027-05-01"
    number = "0.5" if schema.get("maximum") == 1 else "20.0"
    samples = {"number": number, "integer": str(max(int(schema.get("minimum", 0)), 3)), "boolean": "false"}
    samples |= {"array": '["…"]', "string": '"…"'}
    return samples.get(schema.get("type", "string"), '"…"')


def _literal(value: Any) -> str:
    if isinstance(value, list):
        return f"[{', '.join(_literal(one) for one in value)}]"
    return f'"{value}"'


def _schema_of(annotation: Any, metadata: list[Any]) -> dict[str, Any]:
    for mark in metadata:
        if isinstance(mark, Reads):
            return mark.schema
    if getattr(annotation, "__origin__", None) is tuple:
        return {"type": "array"}
    for part in get_args(annotation):
        found = _schema_of(part, list(getattr(part, "__metadata__", ())))
        if found:
            return found
    return {}


def _flaw(error: Any, root: type[Table]) -> Flaw:
    path: Path = tuple(error["loc"])
    kind = error["type"]
    if kind == "missing":
        return Flaw("missing", path)
    if kind == "extra_forbidden":
        table = table_at(path[:-1], root)
        near = get_close_matches(str(path[-1])[:60].casefold().replace("-", "_"), keys_of(table) if table else (), n=1)
        return Flaw("unknown", path, near=near[0] if near else "")
    if kind == "value_error":
        says = str(error["ctx"]["error"])
        return Flaw("empty" if says == "it is empty" else "value", path, says)
    if kind in ("model_type", "model_attributes_type", "dict_type"):
        return Flaw("value", path, "a table with its own keys is wanted")
    return Flaw("value", path, clip(clean_line(error["msg"]), 200))


def _inner_table(annotation: Any) -> type[Table] | None:
    if isinstance(annotation, type) and issubclass(annotation, Table):
        return annotation
    for part in get_args(annotation):
        found = _inner_table(part)
        if found is not None:
            return found
    return None


def _sketch(table: type[Table], raw: Any) -> Table:
    given = raw if isinstance(raw, Mapping) else {}
    return table.model_construct(**dict(_strokes(table, given)))


def _strokes(table: type[Table], given: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, info in keys_of(table).items():
        inner, value = _inner_table(info.annotation), given.get(name)
        if inner is None:
            yield name, _read_or_blank(table, name, value)
        elif getattr(info.annotation, "__origin__", None) is tuple:
            yield name, tuple(_sketch(inner, row) for row in value) if isinstance(value, list | tuple) else ()
        else:
            yield name, _sketch(inner, value)


def _read_or_blank(table: type[Table], name: str, value: Any) -> Any:
    adapter, blank = _reader(table, name)
    try:
        return blank if value is None else adapter.validate_python(value)
    except ValidationError:
        return blank


@cache
def _reader(table: type[Table], name: str) -> tuple[TypeAdapter[Any], Any]:
    info = keys_of(table)[name]
    kind = info.annotation
    blank: Any = () if getattr(kind, "__origin__", None) is tuple else "" if kind is str else None
    wanted: Any = kind
    for mark in info.metadata:
        wanted = Annotated[wanted, mark]
    return TypeAdapter(wanted), blank
