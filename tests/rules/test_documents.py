"""The documents: the reference pages are what the program says of itself, and every link leads somewhere."""

from __future__ import annotations

import importlib.util
import re
from types import ModuleType

import pytest

from tests.conftest import ROOT

DOCUMENTS = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]


def maker() -> ModuleType:
    """docs/generate.py, which is no part of the package."""
    spec = importlib.util.spec_from_file_location("docs_generate", ROOT / "docs" / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("page", ["formats.md", "cli.md", "keys.md", "methods.md"])
def test_a_reference_page_is_what_the_program_says_today(page: str) -> None:
    wanted = maker().PAGES[page]()
    path = ROOT / "docs" / page
    assert path.exists(), "python docs/generate.py writes it"
    assert path.read_text(encoding="utf-8") == wanted, "python docs/generate.py brings it up to date"


def test_every_link_inside_the_house_leads_somewhere() -> None:
    lost = []
    for document in DOCUMENTS:
        for target in re.findall(r"\]\(([^)\s#]+)", document.read_text(encoding="utf-8")):
            if "://" not in target and not (document.parent / target).exists():
                lost.append(f"{document.relative_to(ROOT)} → {target}")
    assert lost == []


def test_the_readme_says_how_to_run_the_tests_in_one_line() -> None:
    lines = [line.strip() for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()]
    (command,) = (line for line in lines if "-m pytest" in line)
    assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert command.endswith(".venv/bin/python -m pytest -n 2")
