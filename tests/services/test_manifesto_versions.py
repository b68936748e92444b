"""The manifesto frozen version by version: byte for byte, with its reason, through export, undo and erasure."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from convene.core.manifesto.frozen import hash_of
from convene.core.nouns.signing import VersionDraft
from convene.core.vocabulary import ManifestoStatus
from convene.errors import Problem
from convene.files import manifesto as files
from convene.services import manifesto
from convene.services.book import Book
from convene.services.files import own_files
from convene.services.files.exporting import Asked, every, finish, source
from convene.services.manifesto import erasing_version, freezing, recognising, version_pages, versions
from convene.services.nouns import detail, records
from convene.services.people import erasing
from tests.conftest import Clock
from tests.making import add, change, ids, text

SIGNED, FOR_SIGNING = ManifestoStatus.signed, ManifestoStatus.for_signing


@pytest.fixture
def harrow_path(small_path: Path) -> Path:
    """A few records of each noun: what is asked here is no matter of how many."""
    return small_path


def freeze(book: Book, place: str, status: ManifestoStatus | None = None, why: str = "") -> VersionDraft:
    made: VersionDraft = book.do(freezing.freeze, place, status, why=why).value
    return made


def alter(book: Book, place: str, quorum: int = 9) -> None:
    change(book, place, "manifesto", ids(book, place, "manifesto")[0], quorum=quorum)


def exported(book: Book, place: str, which: str = "", form: str = "toml") -> bytes:
    made = book.ask(source, place, book.today, every()["manifesto"], Asked(form, which))  # type: ignore[arg-type]
    return finish(made, Asked(form, which)).content  # type: ignore[arg-type]


def errors(book: Book, place: str) -> list[str]:
    page = book.ask(manifesto.build, place, book.today)
    return [one.words for one in page.findings if one.severity == "error"]


def test_a_frozen_version_is_the_file_that_is_exported_byte_for_byte(
    harrow: Book, harrow_id: str, clock: Clock
) -> None:
    made = freeze(harrow, harrow_id, SIGNED)
    assert (made.number, made.slug, made.status) == (1, "v1", SIGNED)
    assert files.verify_hash(made.text).state == "right"
    assert made.sha256 == files.content_hash(made.text) == hash_of(made.text)
    clock.forward(days=40)
    assert exported(harrow, harrow_id) == exported(harrow, harrow_id, "1") == made.text.encode()
    page = harrow.ask(manifesto.build, harrow_id, harrow.today)
    assert page.frozen
    assert page.sha256 == made.sha256


def test_a_later_edit_needs_a_change_entry_before_it_can_be_frozen(harrow: Book, harrow_id: str) -> None:
    first = freeze(harrow, harrow_id, SIGNED)
    assert errors(harrow, harrow_id) == []
    alter(harrow, harrow_id)
    assert any("no change entry says why" in one for one in errors(harrow, harrow_id))
    with pytest.raises(Problem, match="needs its reason") as refused:
        freeze(harrow, harrow_id)
    assert "quorum" in refused.value.detail
    second = freeze(harrow, harrow_id, why="Four could not decide alone.")
    assert second.number == 2
    entry = files.loads(second.text).changes[-1]
    assert (entry.why, entry.date) == ("Four could not decide alone.", harrow.today)
    assert "quorum changed" in entry.what
    assert errors(harrow, harrow_id) == []
    assert harrow.ask(versions.every, harrow_id)[0][1].text == first.text


def test_a_change_that_was_explained_already_needs_no_second_reason(harrow: Book, harrow_id: str) -> None:
    freeze(harrow, harrow_id, SIGNED)
    promise = next(one for one in ids(harrow, harrow_id, "commitment") if _live(harrow, one))
    change(harrow, harrow_id, "commitment", promise, "The oven came late.", due="2029-12-31")
    assert errors(harrow, harrow_id) == []
    assert freeze(harrow, harrow_id).number == 2


def _live(book: Book, commitment: str) -> bool:
    return str(getattr(book.ask(records.load, "commitment", commitment), "status", "")) == "live"


def test_what_cannot_be_frozen_says_why_and_changes_nothing(harrow: Book, harrow_id: str) -> None:
    before = text(harrow, harrow_id)
    with pytest.raises(Problem, match="A draft is not frozen"):
        freeze(harrow, harrow_id, ManifestoStatus.draft)
    change(harrow, harrow_id, "manifesto", ids(harrow, harrow_id, "manifesto")[0], join_rule="")
    with pytest.raises(Problem, match="cannot be frozen as signed yet") as refused:
        freeze(harrow, harrow_id, SIGNED)
    assert "join" in refused.value.detail.casefold()
    harrow.undo()
    assert text(harrow, harrow_id) == before
    freeze(harrow, harrow_id, SIGNED)
    with pytest.raises(Problem, match="Nothing has changed since version 1"):
        freeze(harrow, harrow_id, why="Once more")


def test_for_signing_and_signed_are_two_versions_and_freezing_is_one_change(harrow: Book, harrow_id: str) -> None:
    before = text(harrow, harrow_id)
    freeze(harrow, harrow_id, FOR_SIGNING)
    one = freeze(harrow, harrow_id, SIGNED, "Signing meeting.")
    assert files.loads(one.text).status is SIGNED
    assert harrow.undo().value.startswith("Froze the manifesto as version 2")
    assert [each.slug for _, each in harrow.ask(versions.every, harrow_id)] == ["v1"]
    assert harrow.undo().value.startswith("Froze the manifesto as version 1")
    assert text(harrow, harrow_id) == before


def test_versions_travel_in_the_place_file_letter_for_letter(harrow: Book, harrow_id: str, book: Book) -> None:
    freeze(harrow, harrow_id, FOR_SIGNING)
    alter(harrow, harrow_id)
    freeze(harrow, harrow_id, SIGNED, "So it was agreed.")
    said = text(harrow, harrow_id)
    other = book
    place = other.do(own_files.bring_place, own_files.read_place(said.encode(), other.today)).value
    here, there = ([one for _, one in each.ask(versions.every, p)] for each, p in ((harrow, harrow_id), (other, place)))
    assert [one.text for one in here] == [one.text for one in there]
    assert text(other, place) == said
    assert exported(other, place, "2") == here[1].text.encode()


def test_a_version_whose_text_was_changed_in_the_place_file_is_refused(harrow: Book, harrow_id: str) -> None:
    freeze(harrow, harrow_id, SIGNED)
    said = text(harrow, harrow_id)
    head, version = said.rsplit("[[version]]", 1)
    altered = head + "[[version]]" + version.replace("quorum = 4", "quorum = 1")
    assert altered != said
    with pytest.raises(Problem, match="not the one that was frozen"):
        own_files.read_place(altered.encode(), harrow.today)


def test_a_version_altered_in_the_book_by_another_program_is_never_handed_out(harrow: Book, harrow_id: str) -> None:
    freeze(harrow, harrow_id, SIGNED)
    with closing(sqlite3.connect(harrow.path)) as db:
        db.execute("UPDATE version SET text = replace(text, 'quorum = 4', 'quorum = 1')")
        db.commit()
    with pytest.raises(Problem, match="Version 1 is not what was frozen"):
        exported(harrow, harrow_id, "1")
    with pytest.raises(Problem, match="Version 1 is not what was frozen"):
        harrow.ask(manifesto.build, harrow_id, harrow.today)


def test_nobody_writes_changes_or_removes_a_version_by_hand(harrow: Book, harrow_id: str) -> None:
    made = freeze(harrow, harrow_id, SIGNED)
    (version,) = ids(harrow, harrow_id, "version")
    with pytest.raises(Problem, match="not by hand"):
        harrow.do(records.add, harrow_id, "version", made.model_copy(update={"slug": "v7", "number": 7}))
    with pytest.raises(Problem, match="is not changed"):
        harrow.do(records.edit, harrow_id, "version", version, made.model_copy(update={"why": "Better so."}))
    with pytest.raises(Problem, match="A frozen version stays"):
        harrow.do(records.remove, harrow_id, "version", [version])


def test_two_versions_are_compared_in_words_and_as_text(harrow: Book, harrow_id: str) -> None:
    freeze(harrow, harrow_id, SIGNED)
    alter(harrow, harrow_id, 8)
    found = harrow.ask(freezing.differences, harrow_id, harrow.today, "1", "now")
    assert any((one.head, one.old, one.new) == ("Governance: quorum", "4", "8") for one in found)
    freeze(harrow, harrow_id, why="Eight it is.")
    diff = harrow.ask(freezing.text_diff, harrow_id, harrow.today, "v1", "version 2")
    assert "-quorum = 4\n" in diff
    assert "+quorum = 8\n" in diff
    assert harrow.ask(freezing.text_diff, harrow_id, harrow.today, "2", "now") == ""
    with pytest.raises(Problem, match="no version “9”") as refused:
        harrow.ask(freezing.differences, harrow_id, harrow.today, "1", "9")
    assert refused.value.hint == "There is 1 and 2."


def test_the_page_says_when_its_words_are_not_those_that_were_frozen(harrow: Book, harrow_id: str) -> None:
    freeze(harrow, harrow_id, SIGNED)
    same = exported(harrow, harrow_id, form="md").decode()
    assert "This is version 1" in same
    assert "Nobody has signed them" not in same
    alter(harrow, harrow_id)
    other = exported(harrow, harrow_id, form="md").decode()
    assert "These are not the words of version 1" in other
    old = exported(harrow, harrow_id, "1", form="md").decode()
    assert "This is version 1" in old
    (version,) = ids(harrow, harrow_id, "version")
    shown = harrow.ask(detail.page, harrow_id, "version", version, harrow.today)
    assert not any("[place]" in line for part in shown.sections for line in part.lines), "the file is not for a column"


def test_a_file_is_known_again_by_the_book_and_another_with_a_new_hash_is_told(
    harrow: Book, harrow_id: str, tmp_path: Path
) -> None:
    made = freeze(harrow, harrow_id, SIGNED)
    path = tmp_path / "m.toml"
    path.write_bytes(made.text.encode())
    (known,) = harrow.ask(recognising.recognised, path)
    assert known.severity == "note"
    assert "version 1 of Harrow Quay" in known.words
    path.write_bytes(made.text.replace("\n", "\r\n").encode())
    (known,) = harrow.ask(recognising.recognised, path)
    assert known.severity == "note", "line ends alone make no other manifesto"
    path.write_text(sealed_anew(made.text, "quorum = 4", "quorum = 1"), encoding="utf-8")
    (told,) = harrow.ask(recognising.recognised, path)
    assert told.severity == "error"
    assert "none of them" in told.words
    assert "worked out for other words" in told.words


def sealed_anew(whole: str, old: str, new: str) -> str:
    """Other words, with the hash that fits them."""
    assert old in whole
    other = whole.replace(old, new)
    return other.replace(files.verify_hash(whole).stated, files.content_hash(other))


def test_against_an_earlier_file_what_changed_is_told_and_whether_anything_says_why(
    harrow: Book, harrow_id: str, tmp_path: Path
) -> None:
    made = freeze(harrow, harrow_id, SIGNED)
    old, new = tmp_path / "old.toml", tmp_path / "new.toml"
    old.write_text(made.text, encoding="utf-8")
    new.write_text(made.text, encoding="utf-8")
    (same,) = recognising.against(new, old)
    assert (same.severity, same.words) == ("note", "It is the earlier file, word for word.")
    new.write_text(sealed_anew(made.text, "quorum = 4", "quorum = 1"), encoding="utf-8")
    found = recognising.against(new, old)
    assert [one.severity for one in found] == ["error", "error"]
    assert "no change entry says why" in found[0].words
    assert "was: 4; is: 1" in found[1].words
    alter(harrow, harrow_id)
    new.write_text(freeze(harrow, harrow_id, why="Nine it is.").text, encoding="utf-8")
    told = recognising.against(new, old)
    assert "error" not in {one.severity for one in told}
    assert any("Nine it is." in one.words for one in told)
    assert any("was: 4; is: 9" in one.words for one in told)
    (gone,) = [one for one in recognising.against(old, new) if "no longer in it" in one.words]
    assert gone.severity == "error"
    old.write_text(made.text.replace("quorum = 4", "quorum = 2"), encoding="utf-8")
    (refused,) = recognising.against(new, old)
    assert "was changed after its content hash was written" in refused.words
    new.write_text(made.text.replace('id = "harrow', 'id = "narrow', 1), encoding="utf-8")
    old.write_text(made.text, encoding="utf-8")
    assert "another manifesto" in recognising.against(new, old)[0].words


def test_the_text_of_a_version_can_be_erased_for_good_and_its_hash_stays(
    harrow: Book, harrow_id: str, clock: Clock
) -> None:
    add(harrow, harrow_id, "person", name="Somebody Namedhere")
    change(
        harrow, harrow_id, "manifesto", ids(harrow, harrow_id, "manifesto")[0], steering="Somebody Namedhere steers."
    )
    made = freeze(harrow, harrow_id, SIGNED)
    harrow.back_up("before")
    who = harrow.ask(erasing.target, harrow_id, "Somebody Namedhere")
    done = erasing.erase(harrow, harrow_id, who, clock(), words=True)
    assert any(one.noun == "version" and one.handle == "v1" for one in done.mentions), "the convener is told"
    assert harrow.ask(versions.find, harrow_id, "1")[1].text == made.text, "what was signed stays until a human decides"
    change(harrow, harrow_id, "manifesto", ids(harrow, harrow_id, "manifesto")[0], steering="One seat for each type.")
    went = erasing_version.erase(harrow, harrow_id, "1", clock())
    assert "The text of version 1 is gone for good" in went.says()[0]
    mark = harrow.ask(versions.find, harrow_id, "1")[1]
    assert (mark.text, mark.sha256, mark.erased_on) == ("", made.sha256, harrow.today)
    with pytest.raises(Problem, match="erased for good"):
        exported(harrow, harrow_id, "1")
    with pytest.raises(Problem, match="erased already"):
        erasing_version.erase(harrow, harrow_id, "1", clock())
    raw = b"".join(one.read_bytes() for one in harrow.path.parent.rglob("*.book*") if one.is_file())
    assert made.text.splitlines()[40].encode() not in raw or b"content_sha256" not in raw
    assert b'steering = "Somebody Namedhere' not in raw
    assert (
        "erased"
        in own_files.read_place(text(harrow, harrow_id).encode(), harrow.today)
        .records["version"][0]
        .draft.model_dump_json()
    )
    assert freeze(harrow, harrow_id, why="Without the name.").number == 2


def test_pages_about_versions_can_be_read(harrow: Book, harrow_id: str, tmp_path: Path) -> None:
    freeze(harrow, harrow_id, SIGNED)
    alter(harrow, harrow_id)
    made = freeze(harrow, harrow_id, why="Nine it is.")
    today = harrow.today
    assert harrow.ask(version_pages.one, harrow_id, today, "2").title == "Version 2"
    said = str(harrow.ask(version_pages.compared, harrow_id, today, "1", "now").blocks)
    assert "Governance: quorum" in said
    path = tmp_path / "m.toml"
    path.write_text(made.text, encoding="utf-8")
    checked = str(harrow.ask(version_pages.checked, path, today).blocks)
    assert "It is right." in checked
    assert "Who signed it is not verified" in checked
