"""From what the manifesto lacks to the very record and field where it is written."""

from __future__ import annotations

from convene.core.nouns import NOUNS
from convene.services import manifesto
from convene.services.book import Book
from convene.services.manifesto import mending
from convene.services.nouns import records
from convene.store.writer import Writer
from tests.making import add, start


def mended_at(book: Book, place: str) -> dict[str, tuple[str, str, str]]:
    """What is found, each with (noun, record, field) of where it is mended."""
    found = {}
    for one in book.ask(manifesto.build, place, book.today).findings:
        remedy = book.ask(mending.remedy, place, one, book.today)
        assert (remedy is None) == (not one.path), one
        if remedy is not None:
            found[".".join(map(str, one.path))] = (remedy.noun, remedy.item, remedy.field)
    return found


def test_what_an_empty_place_lacks_is_written_in_its_own_form_the_terms_or_a_new_record(book: Book) -> None:
    place = start(book)
    found = mended_at(book, place)
    assert found["place.local_means"] == ("place", place, "local_means")
    assert found["convener.sector"] == ("place", place, "convener_sector")
    assert found["process.started"] == ("place", place, "started")
    assert found["title"] == ("manifesto", "", "title")
    assert found["governance"] == ("manifesto", "", "steering")
    assert found["reporting.where"] == ("manifesto", "", "reported_where")
    assert found["vision"] == ("vision", "", "")
    assert found["process.influence_level"] == ("workshop", "", "")


def test_what_a_record_lacks_leads_to_that_record_and_field(book: Book) -> None:
    place = start(book)
    add(book, place, "actor", slug="tide", name="Tide", primary_type="msme")
    add(book, place, "commitment", slug="offer", title="An offer", actor="tide")
    late = add(book, place, "commitment", slug="jobs", title="Jobs", actor="tide", status="live")
    add(book, place, "priority", slug="first", rank=2, title="First made")
    second = add(book, place, "priority", slug="second", rank=1, title="Second made", needs=[])
    signed = add(book, place, "signature", slug="ink", actor="tide")
    vision = add(book, place, "vision", statement="Lights", status="agreed")
    held = add(book, place, "workshop", title="Hall", status="held")
    terms = add(book, place, "manifesto", title="Ours", quorum=3)
    found = mended_at(book, place)
    assert found["commitment.0.start"] == ("commitment", late, "start")
    assert found["priority.0.aspiration"] == ("priority", second, "aspiration")
    assert found["signatory.0.authority"] == ("signature", signed, "authority")
    assert found["vision.method"] == ("vision", vision, "agreed_how")
    assert found["process.influence_level"] == ("workshop", held, "influence")
    assert found["governance.steering"] == ("manifesto", terms, "steering")


def _gone(write: Writer, signature: str) -> None:
    """As an older book may be, in which a signature could still be removed."""
    write.delete("signature", [signature])
    write.label = "Gone"


def test_every_finding_of_a_sample_leads_to_a_field_there_is(harrow: Book, harrow_id: str) -> None:
    before = mended_at(harrow, harrow_id)
    signatures = [one for one, _ in harrow.ask(records.load_all, harrow_id, "signature")]
    harrow.do(_gone, signatures[0])
    found = mended_at(harrow, harrow_id)
    assert len(found) > len(before)
    assert "signature" in {noun for noun, record, _ in found.values() if not record}, "its holder is to sign again"
    for noun, record, field in found.values():
        assert not record or harrow.ask(records.load, noun, record)
        assert not field or NOUNS[noun].field(field)
