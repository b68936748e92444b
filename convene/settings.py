"""The few things a person may set for themselves, kept as TOML that they may also write by hand."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from convene.errors import Problem, Where
from convene.text import clean_line, clip, join
from convene.writing import write_whole

THEMES = ("convene-dark", "convene-light", "terminal")


@dataclass(frozen=True, slots=True)
class Settings:
    """``theme`` of the app ("" is the one it had last), and whether it takes the ``mouse``."""

    theme: str = ""
    mouse: bool = True


def load(path: Path) -> Settings:
    """The settings in a file; the usual ones when there is no file. Raises Problem naming file, line and key."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as trouble:
        raise Problem(
            "The settings cannot be read.",
            clean_line(str(trouble)),
            hint="Mend the file, or rename it: Convene then starts with its usual settings.",
            where=Where(str(path)),
        ) from None
    import tomllib

    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as trouble:
        raise Problem(
            "The settings are not valid TOML.",
            clean_line(str(trouble)),
            hint='Write one setting a line, such as theme = "terminal".',
            where=Where(str(path)),
        ) from None
    for key, value in found.items():
        _check(key, value, Where(str(path), _line(text, key), clip(key, 60)))
    return replace(Settings(), **found)


def save(path: Path, **changes: str | bool) -> Settings:
    """Keep settings, leaving every other line of the file as it is. Returns what is set now.

    Raises Problem for a key or value there is not, or when the file cannot be written.
    """
    for key, value in changes.items():
        _check(key, value, Where(str(path), key=key))
    now = replace(load(path), **changes)  # type: ignore[arg-type]
    lines = path.read_text("utf-8-sig").splitlines() if path.exists() else []
    for key, value in changes.items():
        written = f"{key} = {_toml(value)}"
        at = _line("\n".join(lines), key)
        if at is None:
            lines.append(written)
        else:
            lines[at - 1] = written
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, "\n".join(lines) + "\n", replace=True)
    except (OSError, Problem) as trouble:
        raise Problem(
            "The settings could not be kept.",
            str(trouble),
            hint="Check the folder and the free space; they hold until you leave.",
            where=Where(str(path)),
        ) from None
    return now


def _toml(value: str | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"'


def _line(text: str, key: str) -> int | None:
    found = re.search(rf"^[ \t]*[\"']?{re.escape(key)}[\"']?[ \t]*[=.]|^[ \t]*\[+[ \t]*{re.escape(key)}\b", text, re.M)
    return text.count("\n", 0, found.start()) + 1 if found else None


def _check(key: str, value: Any, where: Where) -> None:
    known: Mapping[str, Any] = {one.name: getattr(Settings(), one.name) for one in fields(Settings)}
    if key not in known:
        near = get_close_matches(key.casefold(), known, n=1)
        raise Problem(
            f"“{clip(key, 60)}” is not a setting.",
            hint=f"Did you mean {near[0]}?" if near else f"The settings are {join(list(known))}.",
            where=where,
        )
    if type(value) is not type(known[key]):
        wanted = "true or false" if isinstance(known[key], bool) else "a word in quotes"
        raise Problem(f"{key} wants {wanted}.", hint=f"Write {key} = {_toml(known[key] or THEMES[0])}.", where=where)
    if key == "theme" and value not in ("", *THEMES):
        near = get_close_matches(str(value).casefold(), THEMES, n=1, cutoff=0.4)
        raise Problem(
            f"There is no theme “{clip(str(value), 60)}”.",
            hint=(f"Did you mean {near[0]}? " if near else "") + f"There are {join(list(THEMES))}.",
            where=where,
        )
