"""Short ways to make a finding."""

from __future__ import annotations

from convene.core.findings import Finding
from convene.text import clip

Path = tuple[str | int, ...]


def error(path: Path, words: str, remedy: str) -> Finding:
    return Finding("error", path, words, remedy)


def warning(path: Path, words: str, remedy: str) -> Finding:
    return Finding("warning", path, words, remedy)


def note(path: Path, words: str, remedy: str) -> Finding:
    return Finding("note", path, words, remedy)


def quoted(text: str) -> str:
    """Somebody's id or word inside a sentence."""
    return f"“{clip(text, 40)}”"


def given(*values: object) -> bool:
    """Whether all are there; in a sketch of an unfinished manifesto any value may be missing."""
    return all(value is not None and value != "" for value in values)
