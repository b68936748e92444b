"""Detached signatures: those that ssh-keygen made are read here, those made here ssh-keygen verifies, and nothing that
is damaged, of another file, for another purpose or by an unknown key is ever called good."""

from __future__ import annotations

import shutil
import subprocess
import sys
from base64 import b64encode
from pathlib import Path

import pytest

from convene.errors import Problem
from convene.files.signatures import framing, private_keys, public_keys
from convene.files.signatures.judging import Verdict, beside, fetched, judge
from convene.files.signatures.public_keys import PublicKey, allowed_signers, read_allowed, read_public
from tests.making_keys import held_by, key

MADE = Path(__file__).parent / "made_by_ssh_keygen"
MESSAGE = (MADE / "m").read_bytes()
TRUST = PublicKey(read_public((MADE / "ed.pub").read_text()).wire, "Quayside Trust")
SSH_KEYGEN = shutil.which("ssh-keygen")


def locked(tmp_path: Path, name: str = "ed_locked", mode: int = 0o600) -> Path:
    """A copy of a key that its owner alone can read: a clone of the repository may have given it to everybody."""
    path = tmp_path / name
    path.write_bytes((MADE / name).read_bytes())
    path.chmod(mode)
    return path


def made(name: str) -> str:
    return (MADE / name).read_text()


@pytest.mark.parametrize("name", ["ed.sig", "sha256.sig"])
def test_a_signature_of_ssh_keygen_is_good_by_its_key_and_by_no_other(name: str) -> None:
    found = judge(made(name), MESSAGE, [TRUST], name)
    assert (found.state, found.holder, found.fingerprint) == ("good", "Quayside Trust", TRUST.fingerprint)
    for keys in ([], [key().public]):
        stranger = judge(made(name), MESSAGE, keys)
        assert stranger.state == "stranger"
        assert stranger.severity == "warning"
        assert stranger.words.startswith("Not verified")
        assert "good" not in stranger.words.casefold()


@pytest.mark.parametrize(
    ("name", "message", "state", "words"),
    [
        ("ed.sig", b"another manifesto\n", "other", "changed after it was signed"),
        ("ed.sig", MESSAGE + b" ", "other", "changed after it was signed"),
        ("ed.sig", b"", "other", "not a signature of this file"),
        ("ed.sig", MESSAGE.replace(b"\n", b"\r\n"), "line ends", "only the line ends differ"),
        ("git.sig", MESSAGE, "purpose", "made for “git”"),
        ("rsa.sig", MESSAGE, "kind", "ssh-rsa"),
    ],
)
def test_what_is_not_good_is_never_called_so(name: str, message: bytes, state: str, words: str) -> None:
    found = judge(made(name), message, [TRUST])
    assert found.state == state
    assert words in found.words
    assert found.severity in ("error", "warning")
    assert found.remedy


def test_every_single_letter_that_is_changed_makes_it_no_good_signature() -> None:
    text = made("ed.sig")
    head, body, tail = text[:30], text[30:-28], text[-28:]
    for at in range(0, len(body), 3):
        other = "A" if body[at] != "A" else "B"
        changed = head + body[:at] + other + body[at + 1 :] + tail
        assert judge(changed, MESSAGE, [TRUST]).state != "good", at
    for at in range(len(MESSAGE)):
        one = MESSAGE[:at] + bytes([MESSAGE[at] ^ 1]) + MESSAGE[at + 1 :]
        assert judge(text, one, [TRUST]).state == "other", at


@pytest.mark.parametrize(
    "text",
    [
        "", "hello", "-----BEGIN SSH SIGNATURE-----\n-----END SSH SIGNATURE-----\n", "\0" * 40,
        "-----BEGIN SSH SIGNATURE-----\nU1NIU0lH\n-----END SSH SIGNATURE-----\n",
        "-----BEGIN SSH SIGNATURE-----\n!!!!\n-----END SSH SIGNATURE-----\n",
        "-----BEGIN PGP SIGNATURE-----\nU1NI\n-----END PGP SIGNATURE-----\n",
    ],
)  # fmt: skip
def test_a_damaged_signature_is_said_to_be_so(text: str) -> None:
    found = judge(text, MESSAGE, [TRUST])
    assert found.state == "damaged"
    assert found.severity == "error"
    assert "proves nothing" in found.words


def test_more_after_the_end_of_a_signature_is_refused() -> None:
    blob = framing.read(made("ed.sig"), "x")
    again = framing.written(blob.key, blob.namespace, blob.raw)
    assert judge(again, MESSAGE, [TRUST]).state == "good"
    assert judge(again + "more", MESSAGE, [TRUST]).state == "damaged"
    assert judge(f"{again}{again}", MESSAGE, [TRUST]).state == "damaged"


def test_a_key_made_here_signs_and_its_file_is_locked_with_the_passphrase(tmp_path: Path) -> None:
    new = private_keys.make()
    path = tmp_path / "convener"
    path.write_bytes(new.as_file("four words for me"))
    path.chmod(0o600)
    assert private_keys.is_locked(path)
    assert b"PRIVATE" in path.read_bytes()
    again = private_keys.read(path, "four words for me")
    assert again.public.wire == new.public.wire
    assert judge(again.sign(MESSAGE), MESSAGE, [held_by(new, "me")]).state == "good"
    with pytest.raises(Problem, match="not the passphrase"):
        private_keys.read(path, "four words for you")
    with pytest.raises(Problem, match="locked with a passphrase"):
        private_keys.read(path)


def test_a_key_of_ssh_keygen_is_opened_and_makes_the_very_signature_that_ssh_keygen_made(tmp_path: Path) -> None:
    own = private_keys.read(locked(tmp_path), "only for tests")
    assert own.public.fingerprint == TRUST.fingerprint
    assert own.sign(MESSAGE) == made("ed.sig")


@pytest.mark.skipif(sys.platform == "win32", reason="modes of files mean another thing there")
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o666])
def test_a_private_key_that_others_can_read_is_not_used(tmp_path: Path, mode: int) -> None:
    path = locked(tmp_path, mode=mode)
    with pytest.raises(Problem, match="Others on this computer can read") as refused:
        private_keys.read(path, "only for tests")
    assert "chmod 600" in refused.value.hint
    with pytest.raises(Problem, match="Others on this computer can read"):
        private_keys.is_locked(path)


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (b"", "That is no key."),
        (b"hello", "That is no key."),
        (b"ssh-ed25519 AAAA\n", "That is a public key; signing takes the private one."),
        (b"-----BEGIN RSA PRIVATE KEY-----\nAAAA\n", "That private key is in an older format."),
        (b"-----BEGIN OPENSSH PRIVATE KEY-----\nAAAA\n-----END OPENSSH PRIVATE KEY-----\n", "The key file is damaged."),
    ],
)
def test_what_is_no_key_to_sign_with_is_said_to_be_so(tmp_path: Path, content: bytes, title: str) -> None:
    path = tmp_path / "key"
    path.write_bytes(content)
    path.chmod(0o600)
    with pytest.raises(Problem) as refused:
        private_keys.read(path)
    assert refused.value.title == title
    assert refused.value.hint


def test_a_public_key_leaves_its_comment_behind_and_a_private_one_is_refused() -> None:
    found = read_public("ssh-ed25519 " + b64encode(TRUST.wire).decode() + " somebody@somewhere")
    assert "somebody" not in found.line
    with pytest.raises(Problem, match="That is a private key"):
        read_public(made("ed_locked"))
    with pytest.raises(Problem, match="RSA key"):
        read_public(made("rsa.pub"))
    for wrong in ("", "hello", "ssh-ed25519", "ssh-ed25519 AAAA", "ssh-ed25519 !!!!"):
        with pytest.raises(Problem):
            read_public(wrong)


def test_allowed_signers_are_written_and_read_and_what_cannot_be_used_is_told() -> None:
    text = allowed_signers([TRUST])
    keys, remarks = read_allowed(text, "allowed")
    assert [one.wire for one in keys] == [TRUST.wire]
    assert remarks == ()
    line = b64encode(TRUST.wire).decode()
    more = (
        f'# a comment\n\nx@y namespaces="git" ssh-ed25519 {line}\n'
        f"x@y cert-authority ssh-ed25519 {line}\nx@y ssh-rsa AAAA\n"
        f'"a b" namespaces="file,convene-manifesto" ssh-ed25519 {line} comment\nnonsense\n'
    )
    keys, remarks = read_allowed(more, "allowed")
    assert [one.holder for one in keys] == ["a b"]
    assert len(remarks) == 4
    with pytest.raises(Problem, match="no key in that file"):
        read_allowed("x@y ssh-rsa AAAA\n", "allowed")


def test_only_what_is_named_after_a_file_stands_beside_it(tmp_path: Path) -> None:
    for name in ("m.toml", "m.toml.sig", "m.toml.trust.sig", "m.sig", "other.toml.sig", "m.toml..sig", "m.tomlx.sig"):
        (tmp_path / name).write_text("x")
    assert [one.name for one in beside(tmp_path / "m.toml")] == ["m.toml.sig", "m.toml.trust.sig"]
    assert beside(tmp_path / "nowhere" / "m.toml") == ()
    (tmp_path / "large").write_bytes(b"x" * (framing.MOST_BYTES + 1))
    with pytest.raises(Problem, match="too large"):
        fetched(tmp_path / "large")


def _verified(folder: Path, allowed: str, who: str, signature: str, message: bytes) -> bool:
    assert SSH_KEYGEN is not None
    (folder / "allowed").write_text(allowed)
    (folder / "m.sig").write_text(signature)
    command = [SSH_KEYGEN, "-Y", "verify", "-f", "allowed", "-I", who, "-n", framing.NAMESPACE, "-s", "m.sig"]
    return subprocess.run(command, cwd=folder, input=message, capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(SSH_KEYGEN is None, reason="there is no ssh-keygen here")
def test_ssh_keygen_verifies_what_is_signed_here(tmp_path: Path) -> None:
    own = key(7)
    public = held_by(own, "Harbour Trust, convener")
    signature = own.sign(MESSAGE)
    who = public_keys.principal(public.holder)
    assert _verified(tmp_path, allowed_signers([public]), who, signature, MESSAGE)
    assert not _verified(tmp_path, allowed_signers([public]), who, signature, MESSAGE + b"x")
    assert not _verified(tmp_path, allowed_signers([TRUST]), public_keys.principal(TRUST.holder), signature, MESSAGE)


@pytest.mark.skipif(SSH_KEYGEN is None, reason="there is no ssh-keygen here")
def test_ssh_keygen_opens_a_key_made_here_and_what_it_signs_is_good(tmp_path: Path) -> None:
    assert SSH_KEYGEN is not None
    new = private_keys.make()
    path = tmp_path / "convener"
    path.write_bytes(new.as_file(""))
    path.chmod(0o600)
    (tmp_path / "m").write_bytes(MESSAGE)
    command = [SSH_KEYGEN, "-q", "-Y", "sign", "-f", str(path), "-n", framing.NAMESPACE, "m"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    found: Verdict = judge((tmp_path / "m.sig").read_text(), MESSAGE, [held_by(new, "me")])
    assert found.state == "good"
