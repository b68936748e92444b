"""Three themes of one palette: dark, light, and the terminal's own sixteen colours.

Roles are theme variables, so that styles and text name a role (``$quiet``, ``$delivery``) and never a colour.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from textual.theme import Theme


class StageName(NamedTuple):
    """A stage as the opening frame draws it; the vocabulary itself need not be imported for that."""

    number: int
    key: str
    label: str


STYLES = Path(__file__).parent / "styles"
SHEETS = tuple(
    STYLES / f"{name}.tcss"
    for name in (
        "base",
        "overview",
        "lists",
        "manifesto",
        "sheet",
        "boxes",
        "register",
        "importing",
        "people",
        "figures",
        "stakeholders",
        "reach",
        "delivery",
        "account",
        "form",
        "run",
    )
)
"""Read together when the app starts: a sheet added later, with a screen, has everything read again."""
STAGES = (
    StageName(1, "engagement", "Engagement"),
    StageName(2, "codesign", "Co-design"),
    StageName(3, "delivery", "Delivery"),
    StageName(4, "measurement", "Measurement"),
)
HUES = tuple(stage.key for stage in STAGES)
"""One hue a stage; it is the accent wherever you stand in that stage."""

DARK = {
    "ground": "#13171A",
    "lifted": "#20272C",
    "hair": "#2C353B",
    "faint": "#697883",
    "ink": "#E8E3D8",
    "quiet": "#8FA0AB",
    "engagement": "#5DB7A6",
    "codesign": "#A992DD",
    "delivery": "#E2A458",
    "measurement": "#72AEEA",
    "done": "#7FB685",
    "look": "#D9B44A",
    "late": "#E07A6B",
}
LIGHT = {
    "ground": "#FBF8F2",
    "lifted": "#F0EAE0",
    "hair": "#D8D0C3",
    "faint": "#8A867E",
    "ink": "#23282B",
    "quiet": "#5C676E",
    "engagement": "#1C7063",
    "codesign": "#6A4FB0",
    "delivery": "#8F540A",
    "measurement": "#1F66A8",
    "done": "#2A6F37",
    "look": "#775F00",
    "late": "#B23A2A",
}
TERMINAL = {
    "ground": "ansi_default",
    "lifted": "ansi_default",
    "hair": "ansi_bright_black",
    "faint": "ansi_bright_black",
    "ink": "ansi_default",
    "quiet": "ansi_default",
    "engagement": "ansi_cyan",
    "codesign": "ansi_magenta",
    "delivery": "ansi_yellow",
    "measurement": "ansi_blue",
    "done": "ansi_green",
    "look": "ansi_yellow",
    "late": "ansi_red",
}
PALETTES = {"convene-dark": DARK, "convene-light": LIGHT, "terminal": TERMINAL}
PAPERS = ("convene-dark", "convene-light")
"""The themes with colours of their own."""
FIRST = PAPERS[0]


def _variables(palette: dict[str, str], *, ansi: bool = False) -> dict[str, str]:
    """Every variable the styles use, and Textual's own ones bent to the palette."""
    ink, ground, lifted, hair, quiet = (palette[role] for role in ("ink", "ground", "lifted", "hair", "quiet"))
    return palette | {
        # A terminal has no second grey that is readable on every ground: there, quiet text is dimmed instead.
        "quiet-style": "dim" if ansi else "not strike",
        "ansi-background": ground,
        "ansi-foreground": ink,
        "text": ink,
        "text-muted": quiet,
        "text-disabled": quiet,
        "foreground-muted": quiet,
        "foreground-disabled": quiet,
        "border": hair,
        "border-blurred": hair,
        "block-cursor-foreground": ground if not ansi else "ansi_black",
        "block-cursor-background": ink if not ansi else "ansi_white",
        "block-cursor-text-style": "bold",
        "block-cursor-blurred-foreground": ink,
        "block-cursor-blurred-background": lifted,
        "block-hover-background": lifted,
        "input-cursor-background": ink if not ansi else "ansi_white",
        "input-cursor-foreground": ground if not ansi else "ansi_black",
        "input-selection-background": hair,
        "input-selection-foreground": ink,
        "screen-selection-background": hair,
        "screen-selection-foreground": ink,
        "scrollbar": hair,
        "scrollbar-hover": quiet,
        "scrollbar-active": quiet,
        "scrollbar-background": ground,
        "scrollbar-background-hover": ground,
        "scrollbar-background-active": ground,
        "scrollbar-corner-color": ground,
    }


def _theme(name: str, palette: dict[str, str], *, dark: bool = True, ansi: bool = False) -> Theme:
    return Theme(
        name=name,
        primary=palette["engagement"],
        secondary=palette["measurement"],
        accent=palette["delivery"],
        warning=palette["look"],
        error=palette["late"],
        success=palette["done"],
        foreground=palette["ink"],
        background=palette["ground"],
        surface=palette["ground"],
        panel=palette["lifted"],
        boost=palette["lifted"],
        dark=dark,
        ansi=ansi,
        variables=_variables(palette, ansi=ansi),
    )


THEMES = (
    _theme("convene-dark", DARK),
    _theme("convene-light", LIGHT, dark=False),
    _theme("terminal", TERMINAL, ansi=True),
)
TITLES = {
    "convene-dark": "Dark paper",
    "convene-light": "Light paper",
    "terminal": "The terminal's own colours",
}


def known(name: str) -> str:
    """``name`` if it is one of the themes, else the first one: an old settings file must not stop the app."""
    return name if name in PALETTES else FIRST


def after(name: str) -> str:
    """The theme that follows ``name`` when they are cycled."""
    names = [theme.name for theme in THEMES]
    return names[(names.index(known(name)) + 1) % len(names)]
