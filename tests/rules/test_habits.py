"""The habits of the house: short files, errors with a hint, no clock, no printing, no words without business here."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from convene import library
from tests.conftest import ROOT
from tests.rules.house import modules

LONGEST = 350
_GENERATED = ("store.migrations.versions",)


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


Faults = list[str]


def test_no_file_is_longer_than_a_person_reads_in_one_go() -> None:
    long = {module.shown: module.text.count("\n") for module in modules() if not module.name.startswith(_GENERATED)}
    assert {name: lines for name, lines in long.items() if lines > LONGEST} == {}


def test_every_problem_says_what_to_do() -> None:
    calls = [(module, call) for module in modules() for call in module.calls("Problem")]
    assert len(calls) > 50, "the watch looks at something"
    silent: Faults = []
    for module, call in calls:
        words = {word.arg: word.value for word in call.keywords}
        hint = words.get("hint")
        if hint is None or (isinstance(hint, ast.Constant) and not str(hint.value).strip()):
            silent.append(f"{module.shown}:{call.lineno}")
    assert silent == []


def test_who_asks_a_noun_s_room_while_reading_brings_the_rooms_together_first() -> None:
    """Only what is called within a change may lean on the book having done so; elsewhere a plain command would stop,
    while no test does: there another one has loaded them before."""
    within_changes = {
        f"services.nouns.{name}" for name in ("records", "concurrent_edits", "registry", "unsaid")
    }  # fmt: skip
    asking = [
        module for module in modules() if any(ast.unparse(call.func) == "hooks.of" for call in module.calls("of"))
    ]
    assert len(asking) > 2, "the watch looks at something"
    assert [one.shown for one in asking if one.name not in within_changes] == []


def test_only_the_command_line_prints() -> None:
    loud: Faults = []
    for module in modules():
        if module.room != "cli":
            loud += [
                f"{module.shown}:{call.lineno}" for call in module.calls("print") if isinstance(call.func, ast.Name)
            ]
        loud += [f"{module.shown}:{call.lineno}" for call in module.calls("breakpoint", "eval", "exec", "set_trace")]
    assert loud == []


_CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "date.today", "time.time", "time.time_ns", "time.monotonic",
    "datetime.datetime.now", "datetime.date.today", "time.localtime",
}  # fmt: skip
_DOORS = {"tui.book_app", "cli.app"}
"""Where the real clock is looked at, to be handed on; everything else is given the moment."""


def test_nobody_looks_at_the_clock_but_the_front_doors() -> None:
    assert {one.name for one in modules()} >= _DOORS
    looking: Faults = []
    for module in modules():
        if module.name not in _DOORS:
            calls = module.calls(*{one.rpartition(".")[2] for one in _CLOCKS})
            looking += [f"{module.shown}:{call.lineno}" for call in calls if ast.unparse(call.func) in _CLOCKS]
    assert looking == []


def test_no_room_is_called_after_nothing() -> None:
    nothing = re.compile(r"(^|[._])(utils?|helpers?|manager|misc|common)($|[._])")
    assert [module.name for module in modules() if nothing.search(module.name)] == []


_HOSTS = re.compile(
    r"pypi\.org|pythonhosted|registry\.npmjs|artifactory|nexus\.|localhost:\d|127\.0\.0\.1|10\.\d+\.\d+\.\d+"
)
_PATHS = re.compile(r"(?<![\w.~-])/(?:work|tmp|root|home|Users|mnt)/")


@cache
def _texts() -> tuple[tuple[str, str], ...]:
    """(where, text) of everything published."""
    return tuple((str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")) for path in _published())


def _lines(*patterns: re.Pattern[str]) -> Iterator[tuple[str, str]]:
    """(where, line) of everything published in which one of the patterns is found."""
    for where, text in _texts():
        if any(pattern.search(text) for pattern in patterns):
            for number, line in enumerate(text.splitlines(), 1):
                if any(pattern.search(line) for pattern in patterns):
                    yield f"{where}:{number}", line


def test_a_line_is_found_by_what_stands_in_it() -> None:
    assert ("LICENSE:1", "MIT License") in _lines(re.compile("MIT"))


def test_nothing_points_at_somebodys_computer_or_a_registry() -> None:
    assert [f"{spot} {line.strip()}" for spot, line in _lines(_HOSTS, _PATHS)] == []


_TOMS = re.compile(r"\bTOMs?\b|Social Value Portal|\bHACT\b")
_NOT_SHIPPED = re.compile(r"not|nothing|never|no ", re.IGNORECASE)


def test_licensed_vocabularies_are_only_named_to_say_that_they_are_not_here() -> None:
    assert [f"{spot} {line.strip()}" for spot, line in _lines(_TOMS) if not _NOT_SHIPPED.search(line)] == []


def test_every_unit_value_that_ships_has_its_source_year_and_licence() -> None:
    import tomllib

    found = tomllib.loads(library.text(library.STARTER_FRAMEWORK))
    valued = [one for one in found["measure"] if "proxy_gbp" in one]
    assert valued
    for one in valued:
        assert one.get("proxy_source"), one["code"]
        assert one.get("proxy_licence"), one["code"]
        assert one.get("proxy_year") or one.get("proxy_price_base"), one["code"]


_EMOJI = re.compile("[\U0001f000-\U0001faff\u2600-\u26ff\ufe0f\u2705\u274c\u2728\u2753\u2757\u2795-\u2797]")


def test_no_emoji() -> None:
    assert [f"{spot} {line.strip()}" for spot, line in _lines(_EMOJI)] == []


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
