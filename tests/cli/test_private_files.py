"""What holds contacts can be read by its owner alone, from its first byte on; everything else as the system has it."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from convene import writing
from convene.errors import Problem
from tests.cli.conftest import Cli

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="about Unix file modes")
NAME = "Zarahine Quilldottir"


@pytest.fixture
def harrow_path(small_path: Path) -> Path:
    """A few records of each noun: what is asked here is no matter of how many."""
    return small_path


@pytest.fixture(autouse=True)
def _open_to_all() -> Iterator[None]:
    before = os.umask(0o022)
    yield
    os.umask(before)


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The modes of each file at the moment it is made, and before it gets its name."""
    found: list[int] = []
    opened, pushed = os.open, os.fsync

    def watched(path: str | Path, flags: int, mode: int = 0o777, **more: int) -> int:
        handle = opened(path, flags, mode, **more)
        if flags & os.O_CREAT:
            found.append(stat.S_IMODE(os.fstat(handle).st_mode))
        return handle

    def synced(handle: int) -> None:
        found.append(stat.S_IMODE(os.fstat(handle).st_mode))
        pushed(handle)

    monkeypatch.setattr("convene.writing.os.open", watched)
    monkeypatch.setattr("convene.writing.os.fsync", synced)
    return found


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def with_person(cli: Cli) -> None:
    cli.fine("add", "person", NAME, "--email", "z@example.org", "--roles", "actor=saltworks; role=Head")
    cli.fine("basis", "contact", "--purpose", "Inviting to meetings", "--basis", "consent", "--how", "paper")


PRIVATE = [
    ("person", "--people", "-o", "x.csv"), ("person", "--people", "-o", "x.json"),
    ("place", "--people", "-o", "x.toml"),
    ("place", "--people", "--access", "-o", "x.toml"), ("invites", "--people", "-o", "x.csv"),
    ("signup", "--people", "-o", "x.html"), ("signup", "--people", "-o", "x.pdf"),
    ("signup", "--people", "-o", "x.docx"), ("invites", "--people", "-o", "x.pdf"),
    ("outreach", "--people", "-o", "x.csv"),
    ("actor", "--judgements", "-o", "x.csv"),
]  # fmt: skip
OPEN = [("place", "-o", "x.toml"), ("actor", "-o", "x.csv"), ("manifesto", "-o", "x.html"), ("signup", "-o", "x.html"),
        ("manifesto", "-o", "x.pdf"), ("signup", "-o", "x.docx")]  # fmt: skip


@pytest.mark.parametrize("there", [False, True], ids=["new", "over another"])
@pytest.mark.parametrize("argv", PRIVATE, ids=" ".join)
def test_a_file_with_contacts_is_its_owners_from_the_first_byte(
    cli: Cli, tmp_path: Path, seen: list[int], argv: tuple[str, ...], there: bool
) -> None:
    with_person(cli)
    path = tmp_path / argv[-1]
    if there:
        path.write_text("for all to read")
        path.chmod(0o644)
    seen.clear()
    said = cli.fine("export", *argv[:-1], str(path), *(("--force",) if there else ()))
    assert mode(path) == 0o600
    assert set(seen) == {0o600}
    assert "only you can read it" in said.err


@pytest.mark.parametrize("argv", OPEN, ids=" ".join)
def test_a_file_for_all_is_as_open_as_the_system_makes_files(cli: Cli, tmp_path: Path, argv: tuple[str, ...]) -> None:
    with_person(cli)
    said = cli.fine("export", *argv[:-1], str(tmp_path / argv[-1]))
    assert mode(tmp_path / argv[-1]) == 0o644
    assert "only you" not in said.err


def test_a_document_in_whose_texts_a_contact_is_named_is_private_too(cli: Cli, tmp_path: Path) -> None:
    with_person(cli)
    cli.fine("add", "contribution", f"As {NAME} said, the steps are steep")
    said = cli.fine("export", "place", "-o", str(tmp_path / "x.toml"))
    assert "named in it once" in said.err
    assert mode(tmp_path / "x.toml") == 0o600
    cli.fine("add", "need", f"As {NAME} & all say, a ramp")
    for name in ("profile.pdf", "profile.docx", "profile.html"):
        said = cli.fine("export", "profile", "-o", str(tmp_path / name))
        assert "named in it once" in said.err
        assert mode(tmp_path / name) == 0o600


def test_a_file_reached_by_a_link_is_written_and_the_link_stays(tmp_path: Path) -> None:
    target, link = tmp_path / "target.toml", tmp_path / "link.toml"
    target.write_text("old")
    link.symlink_to(target)
    with pytest.raises(Problem, match="already"):
        writing.write_whole(link, "new")
    writing.write_whole(link, "new", replace=True, private=True)
    assert link.is_symlink()
    assert target.read_text() == "new"
    assert mode(target) == 0o600
    assert sorted(one.name for one in tmp_path.iterdir() if one.name != "home") == ["link.toml", "target.toml"]


@pytest.mark.parametrize("name", ["x" * 300, "a\0b", "file/x", "no/such/folder", "loop", "~no-such-user/x.toml"])
def test_a_name_that_cannot_be_is_told_in_words(
    cli: Cli, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("x")
    (tmp_path / "loop").symlink_to("loop")
    for force in ((), ("--force",)):
        said = cli("export", "place", "-o", name, *force)
        assert said.code in (1, 2, 3), said
        assert "did not expect" not in said.err
    assert not [one for one in tmp_path.iterdir() if one.name.endswith(".part")]


def test_a_device_is_not_replaced_by_a_file(cli: Cli) -> None:
    said = cli("export", "place", "-o", os.devnull, "--force")
    assert (said.code, "device" in said.err) == (3, True)
    assert stat.S_ISCHR(Path(os.devnull).stat().st_mode)


def test_what_a_power_cut_left_of_an_export_goes_with_the_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "kill", lambda pid, _: (_ for _ in ()).throw(ProcessLookupError()) if pid == 1 else None)
    folder = tmp_path / "out"
    folder.mkdir()
    for name in (".people.csv.part", ".people.csv.1-0123abcd.part", ".people.csv.2-0123abcd.part", "people.csv.part"):
        (folder / name).write_text("half")
    writing.write_whole(folder / "people.csv", "whole")
    assert sorted(one.name for one in folder.iterdir()) == [
        ".people.csv.2-0123abcd.part",
        "people.csv",
        "people.csv.part",
    ]


def test_a_full_disk_leaves_nothing_of_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("convene.writing.os.fsync", full)
    with pytest.raises(Problem, match="could not be written"):
        writing.write_whole(tmp_path / "x.csv", "text")
    assert not [one for one in tmp_path.iterdir() if "x.csv" in one.name]


def test_without_hard_links_a_taken_name_is_still_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("convene.writing.os.link", none)
    writing.write_whole(tmp_path / "x.csv", "first", private=True)
    assert mode(tmp_path / "x.csv") == 0o600
    with pytest.raises(Problem, match="already"):
        writing.write_whole(tmp_path / "x.csv", "second")
    assert (tmp_path / "x.csv").read_text() == "first"
