"""What the tests of the screens share: an app is opened hundreds of times, and its sheets need reading once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from textual._compositor import Compositor
from textual._context import visible_screen_stack
from textual.css import stylesheet
from textual.css.match import _check_selectors
from textual.css.model import CombinatorType, RuleSet
from textual.css.stylesheet import Stylesheet

from tests.store.revised import new, quay, spending
from tests.tui.resting import UNSEEN


@pytest.fixture(scope="session", autouse=True)
def _sheets_are_parsed_once() -> Iterator[None]:
    """Rules are only read once they are made, so the apps of one process may share them. A sheet with another text, or
    under other colours, is another sheet."""
    parse, parsed = Stylesheet._parse_rules, dict[tuple[Any, ...], list[RuleSet]]()
    palettes: list[dict[str, str]] = []

    def palette(variables: dict[str, str]) -> int:
        for at, one in enumerate(palettes):
            if one is variables or one == variables:
                return at
        palettes.append(dict(variables))
        return len(palettes) - 1

    def once(self: Stylesheet, css: str, *args: Any, **kwargs: Any) -> list[RuleSet]:
        key = (palette(self._variables), css, *args, *sorted(kwargs.items()))
        if key not in parsed:
            parsed[key] = parse(self, css, *args, **kwargs)
        return parsed[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", once)
        yield


@pytest.fixture(scope="session", autouse=True)
def _rules_are_matched_by_their_end() -> Iterator[None]:
    """A third of a screen's time goes into asking which rules are for which widget. Most are told from their last
    selector, which must be for the widget itself; and a rule is known by what it is, without asking it."""

    def fits(selectors: list[Any], path: list[Any]) -> bool:
        last = selectors[-1]
        if not last.check(path[-1]):
            return False
        alone = len(selectors) == 1 and last.combinator == CombinatorType.DESCENDENT
        return alone or _check_selectors(selectors, path)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(stylesheet, "_check_selectors", fits)
        patch.setattr(RuleSet, "__hash__", object.__hash__)
        yield


@pytest.fixture(scope="session", autouse=True)
def _drawn_when_asked() -> Iterator[None]:
    """``resting`` has a screen drawn; the screen's own clock, sixty times a second, only draws what nobody looks at."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("textual.screen.UPDATE_PERIOD", 1.0)
        yield


@pytest.fixture(scope="session", autouse=True)
def _drawn_at_rest() -> Iterator[None]:
    """Without a terminal nobody sees the pictures on the way: ``resting`` draws the widgets once nothing more comes."""

    def unseen(self: Compositor, full: bool = False, screen_stack: Any = None, simplify: bool = False) -> None:
        visible_screen_stack.set(screen_stack or [])
        self._dirty_regions.clear()
        UNSEEN.add(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Compositor, "render_update", unseen)
        yield


__all__ = ["new", "quay", "spending"]
