"""Settings: read plainly, refused by name, kept without touching what somebody wrote beside them."""

from __future__ import annotations

from pathlib import Path

import pytest

from convene.errors import Problem
from convene.settings import THEMES, Settings, load, save
from tests.cli.conftest import Cli


def test_without_a_file_they_are_the_usual_ones(tmp_path: Path) -> None:
    assert load(tmp_path / "none.toml") == Settings(theme="", mouse=True)


def test_what_is_written_holds_and_the_rest_is_as_usual(tmp_path: Path) -> None:
    file = tmp_path / "settings.toml"
    file.write_text('\ufeff# mine\ntheme = "terminal"\n', "utf-8")
    assert load(file) == Settings(theme="terminal")


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("mouse = true\nthem = 'x'", 2, "Did you mean theme?"),
        ("\n[theme]\nname = 'x'", 2, "in quotes"),
        ("mouse = 'yes'", 1, "true or false"),
        ("theme = 'convene-drak'", 1, "Did you mean convene-dark?"),
        ("theme.dark = 'x'", 1, "in quotes"),
        ("colour = 1", 1, "theme and mouse"),
    ],
)
def test_a_mistake_names_file_line_key_and_the_nearest(tmp_path: Path, text: str, line: int, words: str) -> None:
    file = tmp_path / "settings.toml"
    file.write_text(text, "utf-8")
    with pytest.raises(Problem) as caught:
        load(file)
    assert caught.value.where.file == str(file)
    assert caught.value.where.line == line
    assert words in str(caught.value)


@pytest.mark.parametrize("raw", [b"theme = ", b"\xff\xfe\x00", b"\x80"])
def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path, raw: bytes) -> None:
    file = tmp_path / "settings.toml"
    file.write_bytes(raw)
    with pytest.raises(Problem) as caught:
        load(file)
    assert caught.value.where.file == str(file)


def test_keeping_one_leaves_every_other_line_alone(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "settings.toml"
    assert save(file, theme="convene-light") == Settings(theme="convene-light")
    file.write_text('# for the hall\n\ntheme = "convene-light"\n', "utf-8")
    assert save(file, theme="terminal", mouse=False) == Settings("terminal", mouse=False)
    assert file.read_text("utf-8") == '# for the hall\n\ntheme = "terminal"\nmouse = false\n'
    with pytest.raises(Problem):
        save(file, theme="beige")
    assert load(file).theme == "terminal"


def test_a_mistake_in_the_settings_is_told_before_the_app_opens(cli: Cli) -> None:
    cli.paths.settings.write_text("theme = 'terminl'\n", "utf-8")
    said = cli(terminal=True)
    assert said.code == 3
    assert "Did you mean terminal?" in said.err


def test_the_settings_reach_the_app(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    from convene.tui.app import ConveneApp

    seen: list[tuple[str, object]] = []
    monkeypatch.setattr(ConveneApp, "run", lambda app, **given: seen.append((app.theme, given["mouse"])))
    cli.paths.settings.write_text('theme = "terminal"\nmouse = false\n', "utf-8")
    assert cli(terminal=True).code == 0
    assert seen == [("terminal", False)]


def test_the_themes_are_those_the_app_has() -> None:
    from convene.tui.themes import PALETTES

    assert tuple(PALETTES) == THEMES
