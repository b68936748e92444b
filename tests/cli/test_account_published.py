"""An account is published, corrected, told, and the next cycle begun, as somebody with the commands would."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest

from convene import library
from tests.cli.conftest import Cli
from tests.conftest import Clock


@pytest.fixture
def quay(template_harrow: Path, tmp_path: Path, clock: Clock) -> Cli:
    """Harrow Quay, with an account of two years, and one line of it settled."""
    path = tmp_path / "quay.book"
    shutil.copyfile(template_harrow, path)
    cli = Cli(path, clock)
    cli.fine(
        "add", "account", "Two years", "--slug", "two-years", "--period-start", "2025-01-01", "--period-end",
        "2026-12-31",
    )  # fmt: skip
    return cli


def written(cli: Cli, path: Path, *which: str) -> dict[str, Any]:
    cli.fine("export", "account", *which, "-o", str(path), "--force")
    return tomllib.loads(path.read_text("utf-8"))


def a_line(file: dict[str, Any], part: str = "value") -> dict[str, Any]:
    return next(one for one in file["line"] if one["part"] == part and one["quantity"])


def test_an_account_goes_out_once_and_again_with_what_changed(quay: Cli, tmp_path: Path) -> None:
    draft, first, second = (tmp_path / f"{name}.toml" for name in ("draft", "first", "second"))
    line = a_line(written(quay, draft))
    assert quay.fine("check", str(draft)).out == ""
    assert "Nothing was changed" in quay.fine("publish", "account", "--dry-run").err

    said = quay.fine("publish", "account")
    assert said.out == "two-years-1\n"
    assert "This account is not independently verified." in said.err
    sent = written(quay, first)
    assert (sent["status"], sent["number"]) == ("published", 1)
    assert any("In no total yet" in one for one in sent["labels"]) is any(
        one.get("unset") or one.get("doubled") for one in sent["line"]
    )
    assert "it is account 1 of" in quay.fine("check", str(first)).out
    assert "Nothing has changed" in quay("publish", "account").err
    assert quay("remove", "published_account", "two-years-1").code != 0
    assert quay("edit", "published_account", "two-years-1", "--why", "Better so").code != 0

    quay.fine(
        "add", "assumption", "--commitment", line["commitment"], "--kind", "leakage", "--central", "12", "--reason",
        "Some went over the border",
    )  # fmt: skip
    quay.fine("add", "correction", "Leakage was left out", "--why", "Somebody asked", "--corrected-on", "2026-11-28")
    refused = quay("publish", "account")
    assert refused.code == 2
    assert "needs its reason" in refused.err
    quay.fine("publish", "account", "--why", "Leakage was forgotten")
    again = written(quay, second)
    assert again["number"] == 2
    assert again["earlier"]["why"] == "Leakage was forgotten"
    assert any("leakage: not set → 12 %" in one for one in again["earlier"]["changes"])
    assert [one["what"] for one in again["correction"]] == ["Leakage was left out"]
    told = quay.fine("check", str(second), "--against", str(first)).out
    assert "It follows that account, and says what changed and why." in told
    assert written(quay, tmp_path / "old.toml", "two-years-1") == sent
    assert (tmp_path / "old.toml").read_bytes() == first.read_bytes()

    quay.fine("undo")
    assert written(quay, tmp_path / "undone.toml")["status"] != "published"


def test_what_was_told_and_decided_stands_with_it_and_is_no_change_of_it(quay: Cli, tmp_path: Path) -> None:
    quay.fine("publish", "account")
    quay.fine(
        "add", "reply", "Here is what changed", "--account", "two-years", "--kind", "result", "--told", "everybody"
    )
    quay.fine("add", "decision", "We stop the van", "--account", "two-years", "--decided-on", "2026-11-28")
    assert written(quay, tmp_path / "same.toml")["status"] == "published"
    quay.fine("publish", "account", "--why", "What follows from it")
    sent = written(quay, tmp_path / "more.toml")
    assert [one["text"] for one in sent["reply"]] == ["Here is what changed"]
    assert [one["text"] for one in sent["response"]] == ["We stop the van"]


def test_the_manifesto_beside_it_is_held_against_the_one_it_names(quay: Cli, tmp_path: Path) -> None:
    account, manifesto = tmp_path / "account.toml", tmp_path / "manifesto.toml"
    named = written(quay, account)["manifesto"]
    quay.fine("export", "manifesto", *([f"v{named['version']}"] if "version" in named else []), "-o", str(manifesto))
    told = quay("check", str(account), "--against", str(manifesto))
    assert ("exactly that file" in told.out) is ("sha256" in named)
    manifesto.write_text(manifesto.read_text("utf-8").replace("title = ", "title  = ", 1), "utf-8")
    told = quay("check", str(account), "--against", str(manifesto))
    assert "exactly that file" not in told.out
    assert told.code == (1 if "sha256" in named else 0)


def test_an_account_of_nothing_is_refused_in_words(tmp_path: Path, clock: Clock) -> None:
    cli = Cli(tmp_path / "quay.book", clock)
    cli.fine("add", "place", "Quay")
    for argv in (("export", "account", "--format", "toml"), ("publish", "account")):
        assert "There is no account yet" in cli(*argv).err
    cli.fine("add", "account", "First year", "--period-start", "2026-01-01", "--period-end", "2026-12-31")
    for argv in (("export", "account", "--format", "toml"), ("publish", "account")):
        said = cli(*argv)
        assert said.code != 0
        assert "nothing was counted in its period" in said.err


def test_the_next_cycle_carries_over_what_goes_on_and_undo_brings_all_back(quay: Cli) -> None:
    quay.fine("edit", "place", "--stage", "measurement")
    before = {noun: quay.fine("list", noun, "--format", "json").data for noun in ("commitment", "account", "manifesto")}
    preview = quay.fine("gate").out
    assert "Into the next cycle" in preview
    quay.fine("gate", "--on", "--reason", "The year is over")
    begun = next(one for one in quay.fine("list", "account", "--format", "json").data if one["cycle"] == 2)
    assert (begun["period_start"], begun["period_end"]) == ("2027-01-01", "2028-12-31")
    assert begun["status"] == "draft"
    assert not begun["costs"]
    assert quay.fine("list", "commitment", "--format", "json").data == before["commitment"]
    assert "cycle 2" in quay.fine("status").out
    quay.fine("undo")
    assert {noun: quay.fine("list", noun, "--format", "json").data for noun in before} == before


def test_another_framework_says_first_what_it_makes_of_the_account(quay: Cli, tmp_path: Path) -> None:
    before, file = tmp_path / "before.toml", tmp_path / "newer.toml"
    line = next(one for one in written(quay, before)["line"] if one["part"] == "value" and one.get("gross"))
    amount, code = line["unit_value"]["amount"], line["measure"]
    text = library.text(library.STARTER_FRAMEWORK).replace('version = "0.1.0"', 'version = "0.2.0"', 1)
    at = text.index(f'code = "{code}"')
    valued = re.compile(r"proxy_gbp = [\d.]+")
    assert float(valued.search(text, at)[0].split()[-1]) == amount  # type: ignore[index]
    file.write_text(text[:at] + valued.sub(f"proxy_gbp = {amount * 2}", text[at:], count=1), "utf-8")
    for argv in (("--dry-run",), ()):
        refused = quay("import", str(file), *argv)
        assert refused.code == 1
        assert "The account would say something else" in refused.err
        assert "unit value" in refused.err
        assert "headline" in refused.err.lower()
    assert written(quay, tmp_path / "same.toml")["line"] == tomllib.loads(before.read_text("utf-8"))["line"]
    assert "unit value" in quay.fine("import", str(file), "--dry-run", "--reason", "Newer costs").out
    quay.fine("import", str(file), "--reason", "Newer costs")
    after = next(one for one in written(quay, before)["line"] if one["commitment"] == line["commitment"])
    assert after["unit_value"]["amount"] == amount * 2
