"""People on the command line: the ledger, tidying, erasing, and what is printed and sent."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Cli


@pytest.fixture
def ann(cli: Cli) -> str:
    said = cli.fine(
        "add", "person", "Ann Able", "--roles", "actor=hospital; role=Head of procurement",
        "--email", "ann@example.org", "--access", "needs=a hovering loop",
    )  # fmt: skip
    assert "Ann" not in said.err
    return said.out.strip()


def test_contacts_are_listed_by_what_they_are(cli: Cli, ann: str) -> None:
    shown = cli.fine("list", "person").out
    assert f"{ann}  Head of procurement, Quayside Hospital Trust  no basis yet" in " ".join(shown.split("\n"))
    assert "Ann" not in shown
    named = cli.fine("list", "person", "--names").out
    assert "Ann Able" in named
    assert "ann@example.org" in named
    assert "Ann" not in cli.fine("show", "person", ann).out
    assert "a hovering loop" in cli.fine("show", "person", ann, "--names").out
    assert cli.fine("list", "person", "--filter", "procurement").out == shown
    assert cli.fine("list", "person", "--filter", "able").out == "", "a filter finds nobody by a name that is not shown"


def test_a_basis_is_added_and_withdrawn(cli: Cli, ann: str) -> None:
    kept = cli.fine("export", "notice", "--format", "md")
    assert "kept as 2026-11" in kept.err
    cli.fine(
        "basis", ann, "--purpose", "Inviting to meetings", "--basis", "consent", "--notice", "2026-11", "--how", "paper"
    )
    cli.fine("basis", ann, "--purpose", "News", "--basis", "consent", "--source", "Their own words", "--on", "1 nov")
    assert "lawful" in cli.fine("list", "person").out
    assert "1 person may be invited. Nobody was left out." in cli.fine("export", "invites", "--people").err
    cli.fine("withdraw", ann, "--purpose", "inviting to meetings")
    assert "no basis that covers invitations" in cli.fine("export", "invites", "--people").err
    said = cli.fine("withdraw", ann, "--on", "yesterday")
    assert "Withdrawn by contact: News" in said.err
    assert "withdrawn" in cli.fine("list", "person").out
    assert cli("withdraw", ann).code == 1
    cli.fine("undo")
    assert "lawful" in cli.fine("list", "person").out


@pytest.mark.parametrize(
    ("argv", "says"),
    [
        (("basis", "contact", "--purpose", "X", "--basis", "because"), "--basis"),
        (("basis", "contact", "--purpose", "X", "--basis", "consent", "--notice", "none"), "there is no notice “none”"),
        (("basis", "nobody", "--purpose", "X", "--basis", "consent"), "There is no person “nobody”"),
        (("withdraw", "contact", "--on", "soonish"), "--on"),
        (("erase", "actor", "hospital"), "person"),
        (("export", "invites", "no-such", "--people"), "There is no workshop"),
        (("export", "person"), "--people"),
    ],
)
def test_a_mistake_is_told_in_words(cli: Cli, ann: str, argv: tuple[str, ...], says: str) -> None:
    said = cli(*argv)
    assert said.code in (1, 2)
    assert says in said.err
    assert "Ann" not in said.err


def test_a_basis_from_nowhere_is_said_not_to_count(cli: Cli, ann: str) -> None:
    assert "does not count" in cli.fine("basis", ann, "--purpose", "X", "--basis", "consent").err
    assert "no source yet" in cli.fine("list", "person").out


def test_a_new_entry_is_of_today_unless_it_says_otherwise(cli: Cli) -> None:
    said = cli.fine("add", "person", "Jo Bell", "--bases", "purpose=Inviting; basis=consent; how=paper")
    assert "is today, unless you say otherwise" in said.err
    assert "lawful" in cli.fine("list", "person").out
    said = cli.fine(
        "add", "person", "Al Cane", "--slug", "al", "--bases", "purpose=News; basis=consent; given_on=1 nov"
    )
    assert "unless you say otherwise" not in said.err
    assert "No source yet" in said.err
    cli.fine("edit", "person", "al", "--bases", "purpose=News; basis=consent; given_on=1 nov; source=letter")
    assert cli.fine("list", "person").out.count("lawful") == 2


def test_names_in_words_are_told_when_they_go_out(cli: Cli, ann: str) -> None:
    assert "named in it" not in cli.fine("export", "place").err
    said = cli.fine("log", "saltworks: rang ann able")
    assert said.out == "call-2026-11-22\n"
    assert "This line names a contact; exports carry it." in said.err
    cli.fine("log", "Ann Able: came by", "--by", "volunteer")
    for argv in (("place",), ("outreach",), ("outreach", "--format", "json")):
        said = cli.fine("export", *argv)
        assert "named in it once: convene tidy --dry-run shows where" in said.err
        for link in (f",{ann},", f'"person": "{ann}"', f'person = "{ann}"'):
            assert link not in said.out, "who it was with stays too"
    assert "named in it" not in cli.fine("export", "place", "--people").err
    assert "  outreach call-2026-11-22, what" in cli.fine("tidy", "--dry-run").out
    cli.fine("erase", "person", ann, "--yes", "--words")
    assert "rang a contact" in cli.fine("export", "outreach").out


def test_erasing_asks_first_and_then_means_it(cli: Cli, ann: str) -> None:
    cli.fine("capture", "Ann said that the lift is broken")
    asked = cli("erase", "person", ann)
    assert asked.code == 1
    assert "--yes" in asked.err
    assert cli.fine("list", "person").out
    done = cli.fine("erase", "person", ann, "--yes")
    assert "contribution ann-said-that-the-lift-is-broken, what was said" in done.out
    assert b"Ann Able" not in cli.paths.book.read_bytes()
    assert cli.fine("list", "person").out == ""
    assert cli("show", "person", ann).code == 1


def test_tidying_says_first_and_forgets_then(cli: Cli, ann: str) -> None:
    assert "in order" in cli.fine("tidy", "--dry-run").out
    cli.clock.forward(days=60)
    before = cli.paths.book.read_bytes()
    assert "1 access note is past" in cli.fine("tidy", "--dry-run").out
    assert cli.paths.book.read_bytes() == before
    assert "1 access note is gone for good" in cli.fine("tidy").err
    assert b"a hovering loop" not in cli.paths.book.read_bytes()
    assert "Ann Able" in cli.fine("list", "person", "--names").out


def test_the_sheet_and_the_notice_go_to_files(cli: Cli, ann: str, tmp_path: Path) -> None:
    sheet, notice, large = (tmp_path / name for name in ("sheet.html", "notice.html", "large.html"))
    said = cli.fine("export", "signup", "review-november", "-o", str(sheet))
    assert "kept as 2026-11" in said.err
    cli.fine("export", "signup", "--large", "-o", str(large))
    cli.fine("export", "notice", "-o", str(notice))
    assert "Quarterly review" in sheet.read_text()
    assert "18pt" in large.read_text()
    for file in (sheet, large, notice):
        assert "wording 2026-11" in file.read_text()
    assert len(cli.fine("list", "notice", "--format", "json").data) == 1
