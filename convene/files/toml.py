"""TOML in and out, shared by every reader of Convene's files.

``read_toml`` turns a path or bytes into plain data, or says in words why it cannot. ``Locator`` finds the line
of a key afterwards, so that a fault in the data can be shown where it stands. ``write_toml`` writes data in the
order it is given, every array of tables under its own ``[[header]]``.
"""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any, TypeAlias

import tomli_w

from convene.errors import Problem, Where
from convene.files.toml_depth import MOST_PARTS, long_key
from convene.files.toml_lines import Locator
from convene.text import clean_line, clip

KeyPath: TypeAlias = Sequence[str | int]

MOST_BYTES = 20 * 1024 * 1024

_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_LONG_INTEGER = re.compile(r"(?<![\d_])\d(?:_?\d){4299,}")


@dataclass(frozen=True)
class TomlText:
    """A TOML file that parsed: its ``data`` (floats as Decimal), its ``text`` without byte order mark, its name."""

    data: dict[str, Any]
    text: str
    name: str

    @cached_property
    def lines(self) -> Locator:
        """Where each key stands; built on first use, which is when there is a fault to show."""
        return Locator(self.text)

    def where(self, path: KeyPath) -> Where:
        """The spot of a key such as ``("commitment", 3, "measure")``: file, line from 1, key in words."""
        return Where(file=self.name, line=self.lines.line(path), key=key_words(path))


def read_toml(source: Path | bytes, what: str, *, name: str = "", most_bytes: int = MOST_BYTES) -> TomlText:
    """Read TOML from a file or from bytes. ``what`` says what is meant to be in it, such as “place file”.

    Raises Problem when the file is missing, a folder, not readable, larger than ``most_bytes``, not UTF-8, not TOML,
    or has keys of absurd depth; with the line where one is known.
    """
    name = name or (str(source) if isinstance(source, Path) else what)
    raw = _fetch(source, what, name, most_bytes) if isinstance(source, Path) else source
    if len(raw) > most_bytes:
        raise _too_large(what, name, len(raw), most_bytes)
    text = _decode(raw, what, name)
    return TomlText(_parse(text, what, name), text, name)


def write_toml(data: Mapping[str, Any]) -> str:
    """The data as TOML text with ``\\n`` line ends, keys in the order given, single values before tables."""
    return "\n".join(_tables(data, "", "")) if data else ""


def key_words(path: KeyPath) -> str:
    """A key path for people, counting from 1: ``commitment 4, measure``."""
    parts: list[str] = []
    for part in path:
        if isinstance(part, int):
            if parts:
                parts[-1] = f"{parts[-1]} {part + 1}"
            else:
                parts.append(str(part + 1))
        else:
            parts.append(clip(part, 60))
    return ", ".join(parts)


def nearest(word: str, known: Sequence[str]) -> str:
    """The known word most like this one, or nothing."""
    found = get_close_matches(word[:100].casefold().replace("-", "_"), known, n=1, cutoff=0.6)
    return found[0] if found else ""


def _fetch(path: Path, what: str, name: str, most: int) -> bytes:
    try:
        if not (path.is_file() or path.is_dir()) and path.exists():  # a pipe may never end, and is read only once
            raise Problem(
                f"That is a pipe or a device, not a {what}.",
                hint="Write it to a file first, and name that file.",
                where=Where(file=name),
            )
        with path.open("rb") as file:
            raw = file.read(most + 1)
        if len(raw) > most:
            raise _too_large(what, name, max(path.stat().st_size, len(raw)), most)
        return raw
    except FileNotFoundError:
        raise Problem(
            f"There is no {what} at {clean_line(name)}.",
            hint=_near_files(path),
            where=Where(file=name),
        ) from None
    except IsADirectoryError:
        raise _folder(what, name) from None
    except OSError as trouble:
        if path.is_dir():  # Windows calls this “permission denied”
            raise _folder(what, name) from None
        raise Problem(
            f"The {what} cannot be read.",
            clean_line(trouble.strerror or str(trouble)),
            hint="Check that it is an ordinary file and that you may open it, or copy it somewhere you may.",
            where=Where(file=name),
        ) from None


def _folder(what: str, name: str) -> Problem:
    return Problem(f"That is a folder, not a {what}.", hint="Name the file inside it.", where=Where(file=name))


def _near_files(path: Path) -> str:
    try:
        beside = sorted(one.name for one in path.parent.glob("*.toml"))
    except OSError:
        beside = []
    near = get_close_matches(path.name, beside, n=1)
    if near:
        return f"Did you mean {clean_line(str(path.with_name(near[0])))}?"
    return "Check the name and the folder; the name is written with its ending, such as .toml."


def _too_large(what: str, name: str, size: int, most: int) -> Problem:
    return Problem(
        f"The {what} is too large to be one: {size / 1_048_576:,.0f} MB, and {most / 1_048_576:,.0f} MB is the most.",
        hint="Check that it is the right file. If it is, split it and bring the parts in one after the other.",
        where=Where(file=name),
    )


def _decode(raw: bytes, what: str, name: str) -> str:
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Problem(
            f"The {what} is saved as UTF-16, and TOML files are UTF-8.",
            hint="Open it in the editor it came from and save it again with the encoding UTF-8.",
            where=Where(file=name),
        )
    try:
        return raw.removeprefix(codecs.BOM_UTF8).decode("utf-8")
    except UnicodeDecodeError as trouble:
        at = trouble.start + (len(codecs.BOM_UTF8) if raw.startswith(codecs.BOM_UTF8) else 0)
        raise Problem(
            f"The {what} is not UTF-8 text.",
            f"Byte {at + 1:,} (hexadecimal {raw[at]:02x}) is the first that does not fit.",
            hint="Look there for an accent, a £ or a curly quote, and save the file again as UTF-8.",
            where=Where(file=name, line=raw.count(b"\n", 0, at) + 1),
        ) from None


def _parse(text: str, what: str, name: str) -> dict[str, Any]:
    if deep := long_key(text):
        raise Problem(
            f"The {what} has a key of more than {MOST_PARTS} parts joined by dots.",
            hint="No file of Convene goes that deep. Check that it is the right file, or take that line out.",
            where=Where(file=name, line=deep),
        )
    try:
        return tomllib.loads(text, parse_float=_exact)
    except tomllib.TOMLDecodeError as trouble:
        raise _not_toml(text, what, name, str(trouble)) from None
    except RecursionError:
        raise Problem(
            f"The {what} is nested too deep to be read.",
            hint="A list inside a list inside a list … was probably not closed. Compare with a file that works.",
            where=Where(file=name),
        ) from None
    except ValueError:
        found = _LONG_INTEGER.search(text)
        raise Problem(
            f"The {what} holds a number of thousands of digits.",
            hint="Shorten the number, or put it in quotes if it is text.",
            where=Where(file=name, line=text.count("\n", 0, found.start()) + 1 if found else None),
        ) from None


def _exact(number: str) -> Decimal:
    try:
        return Decimal(number)
    except InvalidOperation:  # an exponent beyond what a Decimal holds
        return Decimal("-Infinity" if number.startswith("-") else "Infinity")


def _not_toml(text: str, what: str, name: str, said: str) -> Problem:
    found = _AT.search(said)
    fault = clean_line(_AT.sub("", said))
    if found and found[1]:
        line, spot = int(found[1]), f" at column {found[2]}"
    else:
        line, spot = max(text.rstrip("\n").count("\n") + 1, 1), " at the end of the file"
    written = text.replace("\r\n", "\n").split("\n")[line - 1]
    hint = _toml_hint(fault, at_end=not (found and found[1]))
    shown = clip(written[:1000], 80)
    return Problem(
        f"The {what} is not valid TOML.",
        f"{fault}{spot}." + (f"\nThe line says: {shown}" if shown else ""),
        hint=hint,
        where=Where(file=name, line=line),
    )


def _toml_hint(fault: str, *, at_end: bool) -> str:
    folded = fault.casefold()
    open_ended = ("unterminated", "unclosed", "'\\n'", "newline", "table declaration")
    if any(word in folded for word in open_ended):
        return "A closing quote or bracket is probably missing on this line or the one before."
    if "overwrite" in folded or "twice" in folded or "redefin" in folded or "already" in folded:
        return "The same key or table is given twice. Keep one of the two."
    if at_end:
        return "The file seems to end early. If it was copied or sent, fetch it again; else look at its last lines."
    if "date" in folded:
        return "Write days as 2027-05-01: year, month, day, and a day that exists."
    if "'='" in fault:
        return "Every line is key = value, and text stands in double quotes."
    if "value" in folded:
        return "Text stands in double quotes, days are written 2027-05-01, yes and no are true and false."
    return 'Mend this line in a text editor; text stands in double quotes, and a quote inside it is written \\".'


_BARE = re.compile(r"[A-Za-z0-9_-]+")


def _tables(data: Mapping[str, Any], header: str, prefix: str) -> list[str]:
    """Blocks of text, one a table, to be joined by an empty line each."""
    inner: dict[str, Any] = {}
    values: dict[str, Any] = {}
    for key, value in data.items():
        (inner if isinstance(value, _NESTED) and _is_inner(value) else values)[key] = value
    blocks = [header + tomli_w.dumps(values)] if values or header else []
    for key, value in inner.items():
        name = prefix + (key if _BARE.fullmatch(key) else _quoted(key))
        if isinstance(value, Mapping):
            blocks += _tables(value, f"[{name}]\n", f"{name}.")
        else:
            for row in value:
                blocks += _tables(row, f"[[{name}]]\n", f"{name}.")
    return blocks


_NESTED = (dict, list, tuple, Mapping)
"""Plain types first: asking for a Mapping takes long, and most values are none of these."""


def _is_inner(value: Any) -> bool:
    if isinstance(value, list | tuple):
        return bool(value) and all(isinstance(one, (dict, Mapping)) for one in value)
    return True


def _quoted(key: str) -> str:
    return tomli_w.dumps({key: 0}).rpartition(" = ")[0]


__all__ = ["MOST_BYTES", "KeyPath", "Locator", "TomlText", "key_words", "nearest", "read_toml", "write_toml"]
