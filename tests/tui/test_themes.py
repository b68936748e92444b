"""Every ink can be read on every ground it stands on, and styles name roles, never colours."""

from __future__ import annotations

import re

import pytest

from convene.core.vocabulary import Stage
from convene.tui import themes
from convene.tui.show import INKS

_TEXT = ("ink", "quiet", *themes.HUES, "done", "look", "late")


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_light(one), _light(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("palette", [themes.DARK, themes.LIGHT], ids=["dark", "light"])
@pytest.mark.parametrize("ground", ["ground", "lifted"])
def test_text_has_the_contrast_of_the_accessibility_guidelines(palette: dict[str, str], ground: str) -> None:
    for role in _TEXT:
        assert _contrast(palette[role], palette[ground]) >= 4.5, role
    assert _contrast(palette["faint"], palette[ground]) >= 3.0


def test_every_palette_has_the_same_roles_and_the_terminal_one_only_its_own_colours() -> None:
    assert themes.DARK.keys() == themes.LIGHT.keys() == themes.TERMINAL.keys()
    assert all(colour.startswith("ansi_") for colour in themes.TERMINAL.values())


def test_inks_name_variables_that_every_theme_has() -> None:
    wanted = {name for style in INKS.values() for name in re.findall(r"\$([\w-]+)", style)}
    for theme in themes.THEMES:
        assert wanted <= theme.variables.keys() | {"ink"}


def test_styles_name_roles_and_never_colours() -> None:
    for sheet in themes.STYLES.glob("*.tcss"):
        text = re.sub(r"/\*.*?\*/", "", sheet.read_text(encoding="utf-8"), flags=re.DOTALL)
        assert not re.search(r":[^;{}]*(#[0-9a-fA-F]{3,8}\b|rgb|ansi_)", text), sheet.name


def test_an_unknown_theme_falls_back_and_cycling_visits_all() -> None:
    assert themes.known("nord-of-old") == themes.FIRST
    seen = [themes.FIRST]
    while (following := themes.after(seen[-1])) not in seen:
        seen.append(following)
    assert set(seen) == {theme.name for theme in themes.THEMES}


def test_the_rail_names_the_stages_as_the_vocabulary_does() -> None:
    assert [tuple(one) for one in themes.STAGES] == [(one.number, one.value, one.label) for one in Stage]
