"""The habits of the house: short files, errors with a hint, no clock, no printing, no words that have no business here."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from convene import library
from tests.conftest import ROOT
from tests.rules.house import Module, modules

LONGEST = 350
_GENERATED = ("store.migrations.versions",)

each_module = pytest.mark.parametrize("module", modules(), ids=lambda module: module.name or "convene")


def _published() -> list[Path]:
    """Every text that leaves this folder: source, styles, data, documents."""
    found = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "LICENSE", ROOT / "pyproject.toml"]
    for folder in ("convene", "docs", "sample_places"):
        found += [
            path
            for path in sorted((ROOT / folder).rglob("*"))
            if path.suffix in (".py", ".md", ".toml", ".tcss", ".txt", ".mako", ".html")
            and not {"__pycache__", ".mypy_cache", ".ruff_cache"} & set(path.parts)
        ]
    return found


each_text = pytest.mark.parametrize("path", _published(), ids=lambda path: str(path.relative_to(ROOT)))


@each_module
def test_no_file_is_longer_than_a_person_reads_in_one_go(module: Module) -> None:
    if not module.name.startswith(_GENERATED):
        assert module.text.count("\n") <= LONGEST, f"{module.shown} has {module.text.count(chr(10))} lines"


@each_module
def test_every_problem_says_what_to_do(module: Module) -> None:
    for call in module.calls("Problem"):
        words = {word.arg: word.value for word in call.keywords}
        assert "hint" in words, f"{module.shown}:{call.lineno}"
        hint = words["hint"]
        assert not (isinstance(hint, ast.Constant) and not str(hint.value).strip()), f"{module.shown}:{call.lineno}"


@each_module
def test_only_the_command_line_prints(module: Module) -> None:
    prints = [call.lineno for call in module.calls("print") if isinstance(call.func, ast.Name)]
    assert not prints or module.room == "cli", f"{module.shown}:{prints}"
    for call in module.calls("breakpoint", "eval", "exec", "set_trace"):
        raise AssertionError(f"{module.shown}:{call.lineno} calls {ast.unparse(call.func)}")


_CLOCKS = {"now", "today", "utcnow", "time", "time_ns", "monotonic", "localtime"}
_DOORS = {"tui.app", "tui.forms.shell", "cli.app"}
"""Where the real clock is looked at, to be handed on; everything else is given the moment."""


@each_module
def test_nobody_looks_at_the_clock_but_the_front_doors(module: Module) -> None:
    for call in module.calls(*_CLOCKS):
        func = ast.unparse(call.func)
        if func.split(".")[0] in ("datetime", "date", "time", "dt") and "." in func:
            assert module.name in _DOORS, f"{module.shown}:{call.lineno} reads {func}()"


@each_module
def test_no_room_is_called_after_nothing(module: Module) -> None:
    assert not re.search(r"(^|[._])(utils?|helpers?|manager|misc|common)($|[._])", module.name), module.name


_HOSTS = re.compile(
    r"pypi\.org|pythonhosted|registry\.npmjs|artifactory|nexus\.|localhost:\d|127\.0\.0\.1|10\.\d+\.\d+\.\d+"
)
_PATHS = re.compile(r"(?<![\w.~-])/(?:work|tmp|root|home|Users|mnt)/")


@each_text
def test_nothing_points_at_somebodys_computer_or_a_registry(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for sign in (_HOSTS, _PATHS):
        found = sign.search(text)
        assert not found, f"{path.relative_to(ROOT)}: {found[0] if found else ''}"


_TOMS = re.compile(r"\bTOMs?\b|Social Value Portal|\bHACT\b")
_NOT_SHIPPED = re.compile(r"not|nothing|never|no ", re.IGNORECASE)


@each_text
def test_licensed_vocabularies_are_only_named_to_say_that_they_are_not_here(path: Path) -> None:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if _TOMS.search(line):
            assert _NOT_SHIPPED.search(line), f"{path.relative_to(ROOT)}:{number}: {line.strip()}"


def test_every_unit_value_that_ships_has_its_source_year_and_licence() -> None:
    import tomllib

    found = tomllib.loads(library.text(library.STARTER_FRAMEWORK))
    valued = [one for one in found["measure"] if "proxy_gbp" in one]
    assert valued
    for one in valued:
        assert one.get("proxy_source"), one["code"]
        assert one.get("proxy_licence"), one["code"]
        assert one.get("proxy_year") or one.get("proxy_price_base"), one["code"]


_EMOJI = re.compile("[\U0001f300-\U0001faff\u2600-\u26ff\u2700-\u2712\u2714-\u27bf\ufe0f]")


@each_text
def test_no_emoji(path: Path) -> None:
    found = _EMOJI.search(path.read_text(encoding="utf-8"))
    assert not found, f"{path.relative_to(ROOT)}: {found[0] if found else ''}"


_OUR_WORD = re.compile(r"\bpromise\w*\b", re.IGNORECASE)


def test_a_commitment_is_the_name_of_the_thing() -> None:
    from convene.core.nouns import NOUNS

    named = [*NOUNS, *(field.name for noun in NOUNS.values() for field in noun.fields)]
    assert [name for name in named if _OUR_WORD.fullmatch(name)] == []


def test_the_console_command_and_the_version_are_where_people_look() -> None:
    import tomllib

    from convene import __version__

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    assert project["scripts"] == {"convene": "convene.__main__:main"}
