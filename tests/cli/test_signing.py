"""Freezing, comparing, keys, signing and checking on the command line, from a fresh key to a signature that is kept."""

from __future__ import annotations

import stat
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Cli
from tests.making_keys import held_by, key
from tests.services.test_manifesto_versions import sealed_anew


@pytest.fixture
def harrow_path(small_path: Path) -> Path:
    """A few records of each noun: what is asked here is no matter of how many."""
    return small_path


@pytest.fixture
def file(cli: Cli, tmp_path: Path) -> Path:
    """Version 1 as a file."""
    cli.fine("freeze", "--as", "signed")
    path = tmp_path / "m.toml"
    cli.fine("export", "manifesto", "-o", str(path))
    return path


@pytest.fixture
def secret(tmp_path: Path) -> str:
    path = tmp_path / "pass"
    path.write_text("four words for me\n")
    return str(path)


def test_from_a_fresh_key_to_a_signature_that_is_kept(cli: Cli, file: Path, secret: str) -> None:
    made = cli.fine("keys", "--make", "convener", "--holder", "Harrow Trust, convener", "--passphrase-file", secret)
    mark = made.out.strip()
    assert mark.startswith("SHA256:")
    private = cli.paths.keys / "convener"
    if sys.platform != "win32":
        assert stat.S_IMODE(private.stat().st_mode) == 0o600
        assert stat.S_IMODE(cli.paths.keys.stat().st_mode) == 0o700
    said = cli.fine("check", str(file))
    assert "not verified" in said.err
    signed = cli.fine("sign", str(file), "--passphrase-file", secret)
    assert signed.out.strip() == f"{file}.convener.sig"
    assert "kept under version 1" in signed.err
    said = cli.fine("check", str(file))
    assert f"Signed by Harrow Trust, convener with the key {mark}" in said.out
    assert "1 good signature of 1." in said.err
    assert "does not prove who held the key" in said.err
    assert mark in cli.fine("keys").out
    assert "signed v1" in cli.fine("keys").out
    assert 'namespaces="convene-manifesto" ssh-ed25519 ' in cli.fine("keys", "--signers").out
    assert private.read_bytes()[50:90] not in cli.paths.book.read_bytes(), "no private key goes into a book"
    assert "PRIVATE" not in cli.fine("export", "place").out
    cli.fine("undo")
    assert "signed v1" not in cli.fine("keys").out


@pytest.mark.parametrize(
    ("words", "code", "title"),
    [
        (("sign", "FILE"), 1, "There is no key yet to sign with."),
        (("sign", "FILE", "--key", "nowhere"), 1, "There is no key of that name."),
        (("sign", "nowhere.toml", "--key", "x"), 3, "There is no"),
        (("keys", "--make", "a", "--show", "b"), 2, "Only one of these at a time."),
        (("keys", "--make", "a"), 2, "The key needs a passphrase"),
        (("keys", "--show", "nobody"), 1, "There is no key “nobody”"),
        (("keys", "--retire", "nobody"), 1, "There is no signing key “nobody”"),
        (("keys", "--add", "FILE"), 2, "Who holds that key?"),
        (("keys", "--add", "FILE", "--holder", "x"), 3, "That is no public key."),
        (("compare", "7"), 1, "There is no version “7”"),
        (("freeze", "--as", "signed"), 1, "Nothing has changed since version 1"),
        (("check", "FILE", "--against", "nowhere.toml"), 3, "There is no"),
        (("check", "FILE", "--signature", "nowhere.sig"), 3, "The signature file cannot be read."),
        (("check", "FILE", "--signers", "nowhere"), 3, "The file of keys cannot be read."),
    ],
)
def test_what_cannot_be_done_says_so_and_what_to_do(
    cli: Cli, file: Path, words: tuple[str, ...], code: int, title: str
) -> None:
    said = cli(*(str(file) if one == "FILE" else one for one in words))
    assert (said.code, title in said.err) == (code, True), said


def test_a_wrong_passphrase_and_an_existing_signature_change_nothing(
    cli: Cli, file: Path, secret: str, tmp_path: Path
) -> None:
    cli.fine("keys", "--make", "convener", "--passphrase-file", secret)
    before = (cli.paths.keys / "convener").read_bytes()
    again = cli("keys", "--make", "convener", "--no-passphrase")
    assert again.code == 1
    assert "none is ever replaced" in again.err
    assert (cli.paths.keys / "convener").read_bytes() == before
    (tmp_path / "wrong").write_text("other words for me")
    wrong = cli("sign", str(file), "--passphrase-file", str(tmp_path / "wrong"))
    assert (wrong.code, "not the passphrase of this key" in wrong.err) == (1, True)
    assert not file.with_name("m.toml.convener.sig").exists()
    cli.fine("sign", str(file), "--passphrase-file", secret)
    twice = cli("sign", str(file), "--passphrase-file", secret)
    assert (twice.code, "a file of that name already" in twice.err) == (1, True)
    stale = file.with_name("m.toml.convener.sig")
    stale.write_bytes(b"of an earlier text")
    cli.fine("sign", str(file), "--passphrase-file", secret, "--force")
    assert "1 good signature of 1." in cli.fine("check", str(file)).err


def test_a_signatory_with_a_key_of_their_own_is_told_apart_until_it_is_known(
    cli: Cli, file: Path, tmp_path: Path
) -> None:
    trust = held_by(key(5), "trust@laptop")
    file.with_name("m.toml.trust.sig").write_text(key(5).sign(file.read_bytes()))
    said = cli.fine("check", str(file))
    assert "nobody here knows the key" in said.out
    assert "Not verified: no good signature." in said.err
    public = tmp_path / "trust.pub"
    public.write_text(f"{trust.line} somebody@laptop\n")
    assert "good signature of 1" in cli.fine("check", str(file), "--signers", str(public)).err
    cli.fine("keys", "--add", str(public), "--holder", "Quayside Trust, chief executive")
    kept = cli.fine("check", str(file), "--keep")
    assert "m.toml.trust.sig is kept under version 1" in kept.err
    assert "somebody@laptop" not in cli.fine("export", "place").out
    assert "Quayside Trust, chief executive" in cli.fine("show", "version", "v1").out


def test_other_words_with_a_fresh_hash_are_told_by_the_book_and_by_an_earlier_file(
    cli: Cli, new_cli: Cli, file: Path, tmp_path: Path
) -> None:
    other = tmp_path / "other.toml"
    other.write_text(sealed_anew(file.read_text(), "quorum = 4", "quorum = 1"))
    assert new_cli.fine("check", str(other)).code == 0, "by itself nothing is wrong with it"
    assert not new_cli.paths.book.exists(), "checking makes no book"
    told = cli("check", str(other))
    assert (told.code, "this file is none of them" in told.out) == (1, True)
    against = new_cli("check", str(other), "--against", str(file))
    assert (against.code, "was: 4; is: 1" in against.out) == (1, True)
    signed = file.with_name("other.toml.sig")
    signed.write_text(key(5).sign(file.read_bytes()))
    assert "not a signature of this file" in cli("check", str(other)).out


def test_versions_are_listed_compared_and_written_out(cli: Cli, file: Path, tmp_path: Path) -> None:
    cli.fine("edit", "manifesto", "--quorum", "9")
    assert cli("freeze").code == 2
    assert cli.fine("freeze", "--why", "Nine it is").out == "v2\n"
    assert [one["slug"] for one in cli.fine("list", "version", "--format", "json").data] == ["v2", "v1"]
    said = cli.fine("compare", "1", "2").out
    assert "changed: Governance: quorum\n  was: 4\n  is:  9\n" in said
    assert "+quorum = 9" in cli.fine("compare", "1", "--text").out
    assert {"kind": "changed", "part": "governance"}.items() <= cli.fine("compare", "1", "--format", "json").data[
        1
    ].items()
    again = tmp_path / "again.toml"
    cli.fine("export", "manifesto", "1", "-o", str(again))
    assert again.read_bytes() == file.read_bytes()


def test_a_version_is_erased_only_when_it_is_meant(cli: Cli, file: Path) -> None:
    asked = cli("erase", "version", "1")
    assert (asked.code, "convene erase version v1 --yes" in asked.err) == (1, True)
    done = cli.fine("erase", "version", "1", "--yes")
    assert "gone for good" in done.err
    assert cli("export", "manifesto", "1").code == 1
    known = cli.fine("check", str(file))
    assert "version 1 of Harrow Quay" in known.out, "its hash stays"


def test_a_poster_is_written_on_the_paper_asked_for(cli: Cli, tmp_path: Path) -> None:
    for words in ((), ("a4",)):
        path = tmp_path / f"poster{len(words)}.pdf"
        cli.fine("export", "poster", *words, "-o", str(path))
        assert path.read_bytes().startswith(b"%PDF")
    assert "How to join" in cli.fine("export", "poster", "--format", "html").out
    assert cli("export", "poster", "a9").code == 2
    assert cli("export", "poster", "--format", "docx").code == 2
