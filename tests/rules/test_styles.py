"""What a sheet speaks of is there: a name that is spelt otherwise in the code would lose its looks without a word."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from convene.tui import themes
from tests.rules.house import HOUSE

CODE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((HOUSE / "tui").rglob("*.py")))
SHEETS = sorted((HOUSE / "tui").rglob("*.tcss"))
FROM_TEXTUAL = frozenset({"-error", "-warning", "-information", "-textual-compact", "input--placeholder"})
HUES = frozenset({"-engagement", "-codesign", "-delivery", "-measurement"})
"""Put together in the code from the stage."""


def _selectors(sheet: str) -> str:
    """A sheet without its comments and without what stands in braces at the innermost level."""
    return re.sub(r"[\w-]+\s*:\s[^;{}]*;", "", re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL))


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_every_id_and_class_of_a_sheet_is_in_the_code(sheet: Path) -> None:
    text = _selectors(sheet.read_text(encoding="utf-8"))
    ids = {one for one in re.findall(r"#([a-z][\w-]*)", text) if not re.search(rf"\"{one}\"", CODE)}
    classes = {
        one
        for one in re.findall(r"\.(-?[a-z][\w-]*)", text)
        if one not in FROM_TEXTUAL | HUES and not re.search(rf"[\" ]{one}[\" ]", CODE)
    }
    assert (ids, classes) == (set(), set())


def test_there_are_sheets() -> None:
    assert len(SHEETS) > 10
    assert themes.STYLES in {one.parent for one in SHEETS}
