"""Stage 4 by plain commands alone: a year of actuals, an account that is settled, told, taken back and done again."""

from __future__ import annotations

import tomllib
from contextlib import closing
from pathlib import Path

from convene.services.book import Book
from tests.cli.conftest import Cli
from tests.conftest import Clock

ADJUSTED = (
    ("deadweight", 25, 10, 40),
    ("displacement", 10, 0, 20),
    ("attribution", 20, 10, 30),
    ("drop_off", 0, 0, 10),
)
VALUED = ("first-jobs", "mentors", "apprentices", "site-apprentice", "fitter-apprentice")
FORMS = ("toml", "html", "xlsx")
"""Every other one is written by tests/rules/test_fence.py."""


def open_checks(cli: Cli) -> set[str]:
    """The checks of gate 4 that have not passed."""
    lines = (line.split() for line in cli.fine("status", "--checks").out.splitlines())
    return {one[0] for one in lines if len(one) > 1 and one[0].startswith("MEA-") and not one[1].startswith("passed")}


def changes(cli: Cli) -> int:
    """How many changes can be undone."""
    found = cli.fine("history", "--most", "900", "--format", "json").data
    return sum(one["kind"] == "do" and not one["undone"] for one in found)


def place_file(cli: Cli) -> str:
    """The place as a file, without what went out, which an undo does not forget."""
    return cli.fine("export", "place").out.partition("\n[[publication]]")[0]


def flat(text: str) -> str:
    return " ".join(text.split())


def counted(cli: Cli, folder: Path) -> None:
    """A year of actuals: a list of a line a figure, and one of a column a quarter, once what is wrong was mended."""
    wrong, long, wide = folder / "wrong.csv", folder / "long.csv", folder / "wide.csv"
    wrong.write_text(
        "Commitment,From,To,Quantity,Unit\nfast-pay,2026-10-01,2026-10-31,101,%\nfree-rooms,2026-11-01,2026-11-20,9,£\n"
        "first-jobs,2026-08-15,2026-09-15,1,\ndoor-knock,2026-11-01,2026-11-20,-3,\ndoor-knock,2026-11-01,,3,\n",
        "utf-8",
    )
    said = cli("actuals", str(wrong))
    assert said.code == 1
    for why in ("more than all of it", "commitment is counted in hours", "counted already", "below nothing",
                "not until when"):  # fmt: skip
        assert why in flat(said.err), why
    long.write_text(
        "Commitment,From,To,Quantity,Unit\nfirst-jobs,2026-11-01,2026-11-20,3,person-years\n"
        "mentors,2026-11-01,2026-11-20,1.5,\nshop-units,2026-10-01,2026-10-31,0,\n"
        "site-apprentice,2026-09-01,2026-10-31,0.5,\nfitter-apprentice,2026-09-01,2026-10-31,0.5,\n",
        "utf-8",
    )
    wide.write_text("Commitment,Q2 2026/27,Oct 2026\napprentices,1,0.5\nfirst-loans,7000,n/a\n", "utf-8")
    assert "5 added" in cli.fine("actuals", str(long)).err
    assert "3 added" in cli.fine("actuals", str(wide)).err


def settled(cli: Cli) -> None:
    """Every adjustment with its reason, and two double counts decided."""
    blank = ("add", "assumption", " ", "--commitment", "mentors", "--kind", "deadweight", "--central", "20")
    assert "a number without a reason is a guess" in cli(*blank).err
    for commitment in VALUED[:3]:
        for kind, central, low, high in ADJUSTED:
            cli.fine("add", "assumption", "Asked the room", "--commitment", commitment, "--kind", kind, "--central",
                     str(central), "--low", str(low), "--high", str(high))  # fmt: skip
    assert "Nothing is left to set." in cli.fine("assumptions", "--unset").err
    for handle in ("first-jobs", "mentors", "apprentices"):
        cli.fine("edit", "commitment", handle, "--claimed-share", "1", "--reason", "Told apart by the decision")
    asked = cli.fine("doubles", "--format", "json").data
    assert asked, "two commitments count the same young people"
    for one in asked:
        names = [word for name in one["commitments"] for word in ("--commitments", name)]
        shares = [word for at, name in enumerate(one["commitments"]) for word in
                  ("--shares", f"commitment={name}; share={(0.6, 0.4, 0)[at]}")]  # fmt: skip
        assert cli("add", "double-count", "Same", "--guard", one["guard"], *names, "--answer", "keep").code == 1
        cli.fine(
            "add", "double-count", "The same starts", "--guard", one["guard"], *names, "--answer", "shared", *shares
        )
    assert not [one for one in cli.fine("doubles", "--format", "json").data if not one["decided"]]


def test_from_a_year_of_figures_to_the_next_cycle(cli: Cli, tmp_path: Path) -> None:
    cli.fine("gate", "--on", "--reason", "The year is over")
    begun, before = place_file(cli), changes(cli)
    counted(cli, tmp_path)
    bad = ("add", "account", "Bad", "--period-start", "2026-12-31", "--period-end", "2026-01-01")
    assert "ends (2026-01-01) before it begins" in cli(*bad).err
    cli.fine("add", "account", "The year", "--period-start", "2026-01-01", "--period-end", "2026-12-31")
    assert "MEA-2" in open_checks(cli)

    # What cannot be valued is said beside what is
    cli.fine("edit", "measure", "WK1.3", "--proxy-year", "1901")
    assert "lacks 1901" in flat(cli.fine("account").out)
    cli.fine("undo")
    settled(cli)
    said = cli.fine("account")
    assert " of value in 2024 prices, from " in said.out
    assert len(cli.fine("sensitivity", "--format", "json").data) > 3

    # The people it is about, and what follows
    cli.fine("add", "workshop", "Results", "--kind", "results", "--date", "2026-11-21", "--status", "held",
             "--influence", "involve", "--attendance", "actor_type=citizen; people=12",
             "--attendance", "actor_type=vcse; people=5")  # fmt: skip
    for one in cli.fine("list", "observation", "--format", "json").data:
        if not one.get("unintended"):
            cli.fine("edit", "observation", one["slug"], "--unintended", "none found")
    cli.fine("add", "correction", "One start was counted twice", "--why", "Both lists had it", "--asked-by", "citizen",
             "--workshop", "results", "--corrected-on", "2026-11-21")  # fmt: skip
    cli.fine("add", "decision", "The desk stays open.", "--account", "the-year", "--decided-on", "2026-11-21")
    cli.fine("publish", "account")
    cli.fine("add", "reply", "Here is what changed", "--account", "the-year", "--kind", "result", "--told", "everybody",
             "--sent-on", "2026-11-22")  # fmt: skip
    assert open_checks(cli) == set()
    for form in FORMS:
        cli.fine("export", "account", "-o", str(tmp_path / f"account.{form}"))
    file = tmp_path / "account.toml"
    assert tomllib.loads(file.read_text("utf-8"))["status"] == "published"
    assert "it is account 1 of Harrow Quay" in cli.fine("check", str(file)).out
    cli.fine("gate", "--on")
    assert "cycle 2" in cli.fine("status").out

    # All of it taken back to the first byte, and done again
    ended, steps = place_file(cli), changes(cli) - before
    with closing(Book(cli.paths.book, now=Clock())) as book:
        for _ in range(steps):
            book.undo()
        assert place_file(cli) == begun
        for _ in range(steps):
            book.redo()
    assert place_file(cli) == ended
