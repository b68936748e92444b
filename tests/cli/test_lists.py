"""Lists as commands write them: the filter language, kept filters, and what stays in the book."""

from __future__ import annotations

import csv
from io import StringIO
from typing import Any

import pytest

from convene.core.nouns import NOUNS
from convene.services.lists import listing
from tests.cli.conftest import Cli


def _slugs(cli: Cli, *argv: str) -> list[str]:
    return [one["slug"] for one in cli.fine(*argv, "--format", "json").data]


def test_the_same_filter_lists_and_exports(cli: Cli) -> None:
    words = "type:vcse ward:quayside"
    found: list[dict[str, Any]] = cli.fine("list", "actor", "--filter", words, "--format", "json").data
    assert found
    assert all((one["primary_type"], one["ward"]) == ("vcse", "Quayside") for one in found)
    out = cli.fine("export", "actor", "--filter", words).out
    assert [row["slug"] for row in csv.DictReader(StringIO(out))] == [one["slug"] for one in found]
    table = cli.fine("list", "actor", "--filter", words).out.splitlines()
    assert len(table) == 1 + len(found)
    assert table[0].split("  ")[0] == "handle"
    for title in ("type", "ward or base", "relationship", "last contact"):
        assert title in table[0]
    others = _slugs(cli, "list", "actor", "--filter=-type:vcse")
    assert not set(others) & {one["slug"] for one in found}


def test_a_kept_filter_is_used_by_its_handle(cli: Cli) -> None:
    cli.fine("add", "filter", "Quiet groups", "--noun", "actor", "--words", "type:vcse silent>60d")
    assert _slugs(cli, "list", "actor", "--filter", "@quiet-groups") == _slugs(
        cli, "list", "actor", "--filter", "type:vcse silent>60d"
    )
    said = cli("list", "actor", "--filter", "@loud-groups")
    assert (said.code, said.out) == (1, "")
    assert "@quiet-groups" in said.err or "convene list filter" in said.err


@pytest.mark.parametrize(
    ("words", "told"), [("typ:vcse", "Did you mean type:?"), ("type:blob", "anchor"), ("turnover>x", "60k")]
)
def test_a_filter_that_cannot_be_read_says_what_could(cli: Cli, words: str, told: str) -> None:
    said = cli("list", "actor", "--filter", words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err


def test_judgements_are_written_only_when_asked_for(cli: Cli) -> None:
    plain = cli.fine("list", "actor", "--format", "csv")
    assert not {one.name for one in NOUNS["actor"].judgements} & set(plain.out.splitlines()[0].split(","))
    assert "--judgements" in plain.err
    whole = cli.fine("list", "actor", "--format", "csv", "--judgements")
    assert {one.name for one in NOUNS["actor"].judgements} <= set(whole.out.splitlines()[0].split(","))
    assert whole.err == ""
    assert "influence" not in cli.fine("export", "actor").out.splitlines()[0]


def test_the_filter_language_is_told_by_help(cli: Cli) -> None:
    out = " ".join(cli.fine("list", "--help").out.split())
    for typed in ("type:voluntary,citizen", "silent>60d", "-ward:elm", "@quiet-groups"):
        assert typed in out


def test_a_list_of_many_pages_is_one_list(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    def all_forms() -> list[str]:
        forms = ("csv", "json", "toml")
        return [cli.fine("list", "actor", "--format", form).out for form in forms] + [
            cli.fine("list", "actor", *more).out for more in ((), ("--all",))
        ]

    before = all_forms()
    chunks = listing.chunks
    monkeypatch.setattr(listing, "chunks", lambda ids: chunks(ids, 7))
    after = all_forms()
    assert after[:3] == before[:3]
    assert after[4] == before[4]
    assert len(after[3].splitlines()) == len(before[3].splitlines())
