"""Keys and signatures in the book: only good ones come in, a lost key takes nothing away, no private one is kept."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from convene.core.vocabulary import ManifestoStatus
from convene.errors import Problem
from convene.files.signatures.judging import judge
from convene.services.book import Book
from convene.services.files import own_files
from convene.services.files.exporting import Asked, every, finish, source
from convene.services.manifesto import freezing, own_keys, seals, signing, signing_keys, verdicts, versions
from convene.services.nouns import records
from tests.making import draft, ids, text
from tests.making_keys import held_by, key

MADE = Path(__file__).parents[1] / "files" / "made_by_ssh_keygen"


@pytest.fixture
def harrow_path(small_path: Path) -> Path:
    """A few records of each noun: what is asked here is no matter of how many."""
    return small_path


@pytest.fixture
def frozen(harrow: Book, harrow_id: str) -> bytes:
    """The bytes of version 1."""
    made = harrow.do(freezing.freeze, harrow_id, ManifestoStatus.signed).value
    return str(made.text).encode()


def keep(book: Book, place: str, number: int, holder: str) -> str:
    return str(book.do(signing_keys.keep, place, held_by(key(number), holder)).value)


def page(book: Book, place: str) -> str:
    asked = Asked("md")
    return finish(book.ask(source, place, book.today, every()["manifesto"], asked), asked).content.decode()


def test_a_good_signature_is_kept_and_shown_with_what_it_proves_and_what_not(
    harrow: Book, harrow_id: str, frozen: bytes
) -> None:
    keep(harrow, harrow_id, 1, "Quayside Trust, chief executive")
    harrow.do(seals.put_in, harrow_id, "1", key(1).sign(frozen))
    said = page(harrow, harrow_id)
    assert f"Version 1: Quayside Trust, chief executive ({key(1).public.fingerprint})" in said.replace("\\", "")
    assert "None proves who held the key" in said
    assert harrow.undo().value.startswith("Put the signature of Quayside Trust")
    assert "Signed digitally" not in page(harrow, harrow_id)


@pytest.mark.parametrize(
    ("signature", "words"),
    [
        (lambda frozen: key(1).sign(frozen + b" "), "not a signature of this file"),
        (lambda frozen: key(2).sign(frozen), "Not verified whose it is"),
        (lambda frozen: key(1).sign(frozen, "git"), "made for “git”"),
        (lambda frozen: key(1).sign(frozen)[:-40], "damaged"),
        (lambda frozen: "hello", "no signature file"),
        (lambda frozen: (MADE / "rsa.sig").read_text(), "ssh-rsa"),
    ],
)
def test_nothing_else_comes_in(harrow: Book, harrow_id: str, frozen: bytes, signature: object, words: str) -> None:
    keep(harrow, harrow_id, 1, "The convener")
    with pytest.raises(Problem, match="was not put under version 1") as refused:
        harrow.do(seals.put_in, harrow_id, "1", signature(frozen))  # type: ignore[operator]
    assert words in refused.value.detail
    assert refused.value.hint
    assert ids(harrow, harrow_id, "seal") == []


def test_a_signature_is_kept_once_and_never_written_by_hand(harrow: Book, harrow_id: str, frozen: bytes) -> None:
    handle = keep(harrow, harrow_id, 1, "The convener")
    harrow.do(seals.put_in, harrow_id, "v1", key(1).sign(frozen))
    with pytest.raises(Problem, match="has a signature of that key already"):
        harrow.do(seals.put_in, harrow_id, "v1", key(1).sign(frozen))
    by_hand = draft(harrow, "seal", version="v1", key=handle, signature="x", sealed_on="2026-11-22")
    with pytest.raises(Problem, match="not written by hand"):
        harrow.do(records.add, harrow_id, "seal", by_hand)


def test_losing_a_key_is_survived_and_says_so(harrow: Book, harrow_id: str, frozen: bytes) -> None:
    old = keep(harrow, harrow_id, 1, "The convener")
    harrow.do(seals.put_in, harrow_id, "1", key(1).sign(frozen))
    harrow.do(signing_keys.retire, harrow_id, old, "Lost with the laptop; the new one is the-convener-2.")
    new = keep(harrow, harrow_id, 2, "The convener")
    assert new == "the-convener-2"
    assert "key retired on 2026-11-22" in page(harrow, harrow_id)
    (sealed,) = harrow.ask(seals.under, harrow_id, harrow.ask(versions.find, harrow_id, "1")[1])
    assert sealed.verdict.state == "good", "what it signed before can still be checked"
    assert harrow.ask(signing_keys.used, harrow_id)[old][0][0] == "v1"
    with pytest.raises(Problem, match="needed to check that"):
        harrow.do(records.remove, harrow_id, "signing_key", [harrow.ask(records.find, harrow_id, "signing_key", old)])
    with pytest.raises(Problem, match="was retired on"):
        harrow.do(signing_keys.retire, harrow_id, old, "")


def test_a_key_in_the_book_stays_the_key_it_is(harrow: Book, harrow_id: str) -> None:
    keep(harrow, harrow_id, 1, "The convener")
    with pytest.raises(Problem, match="kept already"):
        keep(harrow, harrow_id, 1, "Somebody else")
    (one,) = ids(harrow, harrow_id, "signing_key")
    was = harrow.ask(records.load, "signing_key", one)
    new = was.model_copy(update={"public_key": key(2).public.line})
    with pytest.raises(Problem, match="stays the key it is"):
        harrow.do(records.edit, harrow_id, "signing_key", one, new)
    private = (MADE / "ed_locked").read_text()
    with pytest.raises(Problem, match="That is a private key"):
        harrow.do(records.add, harrow_id, "signing_key", draft(harrow, "signing_key", holder="x", public_key=private))
    assert "PRIVATE" not in text(harrow, harrow_id)


def test_keys_and_signatures_travel_and_are_checked_anew(
    harrow: Book, harrow_id: str, frozen: bytes, book: Book
) -> None:
    keep(harrow, harrow_id, 1, "The convener")
    harrow.do(seals.put_in, harrow_id, "1", key(1).sign(frozen))
    said = text(harrow, harrow_id)
    place = book.do(own_files.bring_place, own_files.read_place(said.encode(), book.today)).value
    (sealed,) = book.ask(seals.under, place, book.ask(versions.find, place, "1")[1])
    assert sealed.verdict.state == "good"
    other = held_by(key(2), "x").line
    swapped = own_files.read_place(said.replace(key(1).public.line, other).encode(), book.today)
    book.undo()
    place = book.do(own_files.bring_place, swapped).value
    assert "Not good" in page(book, place)
    assert "Not verified whose it is" in page(book, place)


def test_a_signature_that_another_program_changed_is_called_out(harrow: Book, harrow_id: str, frozen: bytes) -> None:
    keep(harrow, harrow_id, 1, "The convener")
    harrow.do(seals.put_in, harrow_id, "1", key(1).sign(frozen))
    with closing(sqlite3.connect(harrow.path)) as db:
        db.execute("UPDATE seal SET signature = ?", (key(1).sign(b"something else"),))
        db.commit()
    said = page(harrow, harrow_id)
    assert "Not good" in said
    assert "not a signature of this file" in said


def test_what_somebody_signs_is_looked_at_first(harrow: Book, harrow_id: str, frozen: bytes, tmp_path: Path) -> None:
    path = tmp_path / "m.toml"
    path.write_bytes(frozen)
    found = signing.readable(path)
    assert (found.title, found.status) == ("The Harrow Quay Community Manifesto", "signed")
    for wrong, words in (
        (frozen.replace(b"quorum = 4", b"quorum = 1"), "not fit to be signed"),
        (frozen.replace(b'status = "signed"', b'status = "draft"'), "not fit to be signed"),
        (b'schema = "convene.manifesto"\n', "not fit to be signed"),
    ):
        path.write_bytes(wrong)
        with pytest.raises(Problem, match=words):
            signing.readable(path)


def test_signatures_found_beside_a_file_are_kept_under_the_version_it_is(
    harrow: Book, harrow_id: str, frozen: bytes, tmp_path: Path
) -> None:
    keep(harrow, harrow_id, 1, "The convener")
    path = tmp_path / "m.toml"
    path.write_bytes(frozen)
    known = harrow.ask(signing_keys.known, harrow_id)
    found = []
    for name, signature in (("good", key(1).sign(frozen)), ("stranger", key(3).sign(frozen))):
        one = tmp_path / f"m.toml.{name}.sig"
        one.write_text(signature)
        found.append(judge(signature, frozen, known, str(one)))
    said = harrow.do(signing.keep_found, path, found).value
    assert [one.split(" ")[0:3] for one in said] == [
        ["m.toml.good.sig", "is", "kept"],
        ["m.toml.stranger.sig", "was", "not"],
    ]
    assert harrow.do(signing.keep_found, path, found[:1]).value == ("m.toml.good.sig is kept already.",)
    path.write_bytes(frozen.replace(b"quorum = 4", b"quorum = 5"))
    with pytest.raises(Problem, match="nothing to keep its signatures under"):
        harrow.do(signing.keep_found, path, found)


def test_own_keys_are_made_once_and_found_by_name(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    with pytest.raises(Problem, match="no key yet"):
        own_keys.find(folder, "")
    made, private, public = own_keys.make(folder, "convener", "Harbour Trust, convener", "four words for me")
    made.path.write_bytes(private)
    made.path.chmod(0o600)
    (folder / "convener.pub").write_text(public)
    ((one,), remarks) = own_keys.every(folder)
    assert (one.name, one.public.holder, remarks) == ("convener", "Harbour Trust, convener", ())
    assert own_keys.find(folder, "") == made.path
    assert own_keys.opened(folder, made.path, "four words for me").public.holder == "Harbour Trust, convener"
    for name, words in (
        ("convener", "none is ever replaced"),
        ("../x", "no name for a key"),
        ("", "no name for a key"),
    ):
        with pytest.raises(Problem, match=words):
            own_keys.make(folder, name, "x", "four words for me")
    with pytest.raises(Problem, match="too short"):
        own_keys.make(folder, "other", "x", "abc")
    made.path.unlink()
    assert own_keys.every(folder)[1], "a public half alone is told of"


def test_a_check_without_a_key_says_not_verified_and_never_good() -> None:
    assert verdicts.summary([]) == ("Who signed it is not verified: no signature file stands beside it.",)
    (said,) = verdicts.summary([judge(key(1).sign(b"x"), b"x", [])])
    assert said == "Not verified: no good signature."
    assert verdicts.summary([judge(key(1).sign(b"x"), b"x", [key(1).public])])[0] == "1 good signature of 1."
