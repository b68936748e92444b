"""Adding, changing, finding and removing records of any noun, and what the book refuses."""

from __future__ import annotations

import pytest

from convene.core.nouns import NOUNS, Draft
from convene.errors import NO, USAGE, Problem
from convene.services.book import Book
from convene.services.nouns import detail, records, registry
from convene.services.workshops import run
from tests.making import add, change, draft, find, ids, start
from tests.store.dumping import contents


@pytest.fixture
def place(book: Book) -> str:
    return start(book)


def slug_of(book: Book, noun: str, record_id: str) -> str:
    return str(book.ask(records.load, noun, record_id).model_dump()["slug"])


def refused(book: Book, *act: object) -> Problem:
    before = contents(book.path)
    with pytest.raises(Problem) as caught:
        book.do(*act)  # type: ignore[arg-type]
    assert caught.value.hint
    assert contents(book.path) == before
    return caught.value


def test_what_was_added_is_read_back_field_by_field(book: Book, place: str) -> None:
    add(book, place, "workshop", slug="hall", title="Hall", starts="18.30", date="2026-11-25",
        blocks=[{"title": "Welcome", "minutes": 10}, {"title": "Lunch", "minutes": 45, "starts": "12:30"}],
        attendance=[{"actor_type": "citizen", "people": 30}])  # fmt: skip
    add(book, place, "contribution", text="A bench", workshop="hall", kind="idea")
    given = {
        "name": "Saltworks CIC", "primary_type": "vcse", "secondary_types": ["msme"], "turnover": "£60k",
        "headcount": "12", "identifiers": ["GB-COH-01234567"], "judged_on": "2026-11-01", "tags": ["a", "b, c"],
        "levers": [{"lever": "procurement", "yearly": "1250.50"}, {"lever": "grants"}],
    }  # fmt: skip
    for noun, fields in (
        ("actor", given),
        ("need", {"statement": "Somewhere to sit", "contributions": ["a-bench"], "evidence": [
            {"kind": "voice", "text": "My knees", "date": "2026-11-01"}, {"kind": "data", "text": "0 benches"}]}),
        ("workshop", {"title": "Later", "starts": "09:05", "groups": ["young people"]}),
    ):  # fmt: skip
        wanted = draft(book, noun, **fields)
        back = book.ask(records.load, noun, book.do(records.add, place, noun, wanted).value)
        assert back == wanted.model_copy(update={"slug": back.model_dump()["slug"]}), noun


def test_the_change_is_named_in_words(book: Book, place: str) -> None:
    done = book.do(records.add, place, "actor", draft(book, "actor", name="Saltworks", primary_type="vcse"))
    assert (done.label, done.undoable) == ("Added actor: Saltworks", True)
    edited = draft(book, "actor", name="Saltworks CIC", primary_type="vcse")
    assert book.do(records.edit, place, "actor", done.value, edited).label == "Changed actor: Saltworks CIC"
    assert book.do(records.remove, place, "actor", [done.value]).label == "Removed actor: Saltworks CIC"


def test_what_has_no_name_of_its_own_is_called_by_what_it_is_of(harrow: Book, harrow_id: str) -> None:
    counted = {"commitment": "shop-units", "quantity": 48, "period_end": "2026-11-24"}
    done = harrow.do(records.add, harrow_id, "observation", draft(harrow, "observation", **counted))
    assert done.label == "Added observation: Two shop units at community rent"
    edited = draft(harrow, "observation", **{**counted, "quantity": 49})
    changed = harrow.do(records.edit, harrow_id, "observation", done.value, edited)
    assert changed.label == "Changed observation: Two shop units at community rent"
    removed = harrow.do(records.remove, harrow_id, "observation", [done.value])
    assert removed.label == "Removed observation: Two shop units at community rent"
    signed = harrow.do(records.add, harrow_id, "signature", draft(harrow, "signature", actor="college"))
    assert signed.label == "Added signature: Basin College"


def test_handles_are_made_numbered_and_kept(book: Book, place: str) -> None:
    made = [add(book, place, "actor", name="Café  Tide", primary_type="msme") for _ in range(3)]
    assert [slug_of(book, "actor", one) for one in made] == ["cafe-tide", "cafe-tide-2", "cafe-tide-3"]
    change(book, place, "actor", made[0], name="Another name")
    assert slug_of(book, "actor", made[0]) == "cafe-tide"


def test_a_thousand_like_names_get_their_handles_without_delay(book: Book, place: str) -> None:
    same = draft(book, "contribution", text="Thank you")
    book.do(records.add_many, place, {"contribution": [("", same)] * 3_000})
    handles = {slug_of(book, "contribution", one) for one in ids(book, place, "contribution")[-2:]}
    assert handles == {"thank-you-2999", "thank-you-3000"}


def test_a_handle_belongs_to_one_record_whatever_its_case(book: Book, place: str) -> None:
    one = add(book, place, "actor", slug="tide", name="Tide", primary_type="msme")
    other = add(book, place, "actor", slug="ebb", name="Ebb", primary_type="msme")
    taken = draft(book, "actor", slug="TIDE", name="Tide", primary_type="msme")
    for problem in (
        refused(book, records.add, place, "actor", taken),
        refused(book, records.edit, place, "actor", other, taken),
    ):
        assert "slug" in problem.fields
        assert problem.exit_code == NO
    change(book, place, "actor", one, slug="Tide")  # its own, in other letters
    assert slug_of(book, "actor", one) == "Tide"
    add(book, start(book, "Elsewhere"), "actor", slug="tide", name="Tide", primary_type="msme")


def test_a_reference_to_nobody_names_the_nearest(book: Book, place: str) -> None:
    add(book, place, "actor", slug="saltworks", name="Saltworks", primary_type="vcse")
    promise = draft(book, "commitment", title="Jobs", actor="saltwork")
    problem = refused(book, records.add, place, "commitment", promise)
    assert "saltworks" in problem.hint
    assert "saltworks" in problem.fields["actor"]
    nobody = draft(book, "commitment", title="Jobs", actor="zzz")
    assert "Add that actor first" in refused(book, records.add, place, "commitment", nobody).hint


def test_a_reference_reaches_no_further_than_its_place(book: Book, place: str) -> None:
    add(book, start(book, "Elsewhere"), "actor", slug="far", name="Far", primary_type="vcse")
    refused(book, records.add, place, "ask", draft(book, "ask", asked_by="far", wording="x"))


def test_records_added_together_may_refer_to_each_other(book: Book, place: str) -> None:
    made = book.do(
        records.add_many,
        place,
        {
            "vision": [("", draft(book, "vision", statement="A quay", contributions=["a-voice"]))],
            "contribution": [("", draft(book, "contribution", slug="a-voice", text="I said so"))],
        },
    ).value
    assert len(made) == 2
    assert book.ask(records.load, "vision", made[0]).model_dump()["contributions"] == ("a-voice",)


def test_a_rule_broken_is_told_under_its_field(book: Book, place: str) -> None:
    add(book, place, "actor", slug="tide", name="Tide", primary_type="msme")
    late = draft(book, "commitment", title="Jobs", actor="tide", start="2027-01-02", due="2027-01-01")
    assert "due" in refused(book, records.add, place, "commitment", late).fields
    odd = draft(book, "actor", name="Odd", primary_type="msme", identifiers=["12345"])
    assert "identifiers" in refused(book, records.add, place, "actor", odd).fields


def test_a_place_has_one_manifesto(book: Book, place: str) -> None:
    add(book, place, "manifesto", title="Ours")
    again = refused(book, records.add, place, "manifesto", draft(book, "manifesto", title="Another"))
    assert "only one" in again.title


def test_a_commitment_takes_its_measures_unit(book: Book, place: str) -> None:
    add(book, place, "actor", slug="tide", name="Tide", primary_type="msme")
    code = slug_of(book, "measure", ids(book, place, "measure")[0])
    promise = add(book, place, "commitment", title="Jobs", actor="tide", measure=code)
    unit = book.ask(records.load, "measure", ids(book, place, "measure")[0]).model_dump()["unit"]
    assert book.ask(records.load, "commitment", promise).model_dump()["unit"] == unit


def test_what_others_stand_on_is_not_removed(harrow: Book, harrow_id: str) -> None:
    refusals = 0
    for one in ids(harrow, harrow_id, "actor"):
        holds = harrow.ask(lambda read, i=one: read.value("SELECT count(*) FROM commitment WHERE actor_id = :i", i=i))
        if holds:
            problem = refused(harrow, records.remove, harrow_id, "actor", [one])
            assert "commitment" in problem.detail.casefold()
            assert "withdrawn" in problem.hint
            refusals += 1
    assert refusals


def test_removing_takes_the_links_along_and_leaves_no_reference_open(harrow: Book, harrow_id: str) -> None:
    for noun in ("contribution", "need", "workshop", "vision", "priority"):
        for one in ids(harrow, harrow_id, noun):
            harrow.do(records.remove, harrow_id, noun, [one])
        assert ids(harrow, harrow_id, noun) == []
    assert harrow.ask(lambda read: read.rows("PRAGMA foreign_key_check")) == []
    for table in ("need_evidence", "vision_wordings", "priority_targets", "workshop_blocks", "commitment_visions"):
        assert harrow.ask(lambda read, t=table: read.value(f'SELECT count(*) FROM "{t}"')) == 0


def test_several_are_removed_at_once_though_they_lean_on_each_other(harrow: Book, harrow_id: str) -> None:
    both = harrow.do(
        records.add_many,
        harrow_id,
        {"theme": [("", draft(harrow, "theme", slug="ZZ", title="Sea"))],
         "outcome": [("", draft(harrow, "outcome", slug="ZZ1", theme="ZZ", title="Salt"))]},
    ).value  # fmt: skip
    assert "outcome" in refused(harrow, records.remove, harrow_id, "theme", [both[0]]).detail.casefold()
    harrow.do(records.remove, harrow_id, "outcome", [both[1]])
    assert harrow.do(records.remove, harrow_id, "theme", [both[0]]).value == 1
    assert harrow.do(records.remove, harrow_id, "dissent", ids(harrow, harrow_id, "dissent")).value


def test_a_workshop_that_ran_can_be_removed_and_brought_back_with_its_clock(book: Book, place: str) -> None:
    hall = add(book, place, "workshop", title="Hall", blocks=[{"title": "Welcome", "minutes": 10}])
    book.do(run.start, place, hall, book.clock)
    before = contents(book.path)
    book.do(records.remove, place, "workshop", [hall])
    assert book.ask(run.state_of, hall) is None
    book.undo(place)
    assert contents(book.path) == before


def test_what_is_gone_says_so(book: Book, place: str) -> None:
    one = add(book, place, "actor", name="Tide", primary_type="msme")
    old = book.ask(records.load, "actor", one)
    book.do(records.remove, place, "actor", [one])
    with pytest.raises(Problem, match="not there any more"):
        book.ask(records.load, "actor", one)
    refused(book, records.edit, place, "actor", one, old)
    refused(book, records.remove, place, "actor", [one])


def test_a_record_is_found_by_handle_name_or_id_in_any_case(book: Book, place: str) -> None:
    one = add(book, place, "actor", slug="tide", name="High Tide", primary_type="msme")
    for word in ("tide", "TIDE", "high tide", one):
        assert find(book, place, "actor", word) == one
    with pytest.raises(Problem, match="no actor “tied”") as caught:
        find(book, place, "actor", "tied")
    assert "tide" in caught.value.hint
    assert find(book, "", "place", "quay") == place
    assert find(book, place, "framework", "") == ids(book, place, "framework")[0]


def test_a_handle_wins_over_a_name_that_is_spelt_the_same(book: Book, place: str) -> None:
    first = add(book, place, "actor", name="Tide", primary_type="msme")
    second = add(book, place, "actor", name="Tide", primary_type="vcse")
    assert find(book, place, "actor", "tide") == first
    assert find(book, place, "actor", "tide-2") == second
    add(book, place, "actor", slug="x1", name="Same", primary_type="vcse")
    add(book, place, "actor", slug="x2", name="Same", primary_type="vcse")
    with pytest.raises(Problem, match="fits 2 actors") as caught:
        find(book, place, "actor", "Same")
    assert caught.value.exit_code == USAGE


def test_pickers_offer_every_record_by_name_with_its_handle(harrow: Book, harrow_id: str) -> None:
    for noun in NOUNS:
        if noun == "place":
            continue
        offered = harrow.ask(registry.choices, harrow_id, noun)
        assert {item.id for item in offered} == set(ids(harrow, harrow_id, noun)), noun
        assert all(item.title for item in offered)
    measures = harrow.ask(registry.choices, harrow_id, "measure")
    adopted = [item.sub == "adopted" for item in measures]
    assert adopted == sorted(adopted, reverse=True), "those adopted come first"


def test_the_order_of_sub_rows_and_links_is_kept_through_edits(book: Book, place: str) -> None:
    for text in ("One", "Two", "Three"):
        add(book, place, "contribution", text=text)
    need = add(book, place, "need", statement="N", contributions=["two", "one"],
               evidence=[{"kind": "voice", "text": str(number)} for number in range(3)])  # fmt: skip
    change(book, place, "need", need, contributions=["three", "two", "one", "two"],
           evidence=[{"kind": "data", "text": "9"}, {"kind": "voice", "text": "1"}])  # fmt: skip
    back: Draft = book.ask(records.load, "need", need)
    dumped = back.model_dump()
    assert dumped["contributions"] == ("three", "two", "one")
    assert [row["text"] for row in dumped["evidence"]] == ["9", "1"]


def test_handles_somebody_chose_come_before_those_made_up(book: Book, place: str) -> None:
    drafts = [
        draft(book, "actor", name="Tide", primary_type="msme"),
        draft(book, "actor", name="Other", slug="tide", primary_type="msme"),
        draft(book, "actor", name="Tide", primary_type="msme"),
        draft(book, "actor", name="Third", slug="tide-2", primary_type="msme"),
    ]
    made = book.do(records.add_many, place, {"actor": [("", one) for one in drafts]}).value
    assert [slug_of(book, "actor", one) for one in made] == ["tide-3", "tide", "tide-4", "tide-2"]
    assert made == sorted(made), "they stay in the order given"


def test_a_figure_behind_a_need_can_go_and_the_evidence_keeps_its_words(book: Book, place: str) -> None:
    figure = add(book, place, "indicator", name="Households without a car", value="41", unit="%", source="Census")
    need = add(
        book, place, "need", statement="Buses stop at six",
        evidence=[{"kind": "data", "text": "41 in 100 have no car", "indicator": "households-without-a-car"}],
    )  # fmt: skip
    book.do(records.remove, place, "indicator", [figure])
    kept = book.ask(records.load, "need", need)
    assert [(one.text, one.indicator) for one in kept.evidence] == [("41 in 100 have no car", "")]  # type: ignore[attr-defined]
    book.undo()
    assert book.ask(records.load, "need", need).evidence[0].indicator == "households-without-a-car"  # type: ignore[attr-defined]


@pytest.mark.parametrize("noun", NOUNS)
def test_what_a_record_needs_is_never_emptied(harrow: Book, harrow_id: str, noun: str) -> None:
    there = ids(harrow, harrow_id, noun)
    if not there or noun == "place":
        return
    before = contents(harrow.path)
    old = harrow.ask(records.load, noun, there[0])
    for field in NOUNS[noun].fields:
        if field.required and field.kind in ("line", "prose", "ref"):
            empty = old.model_copy(update={field.name: ""})
            with pytest.raises(Problem) as caught:
                harrow.do(records.edit, harrow_id, noun, there[0], empty, "Emptied.")
            assert field.name in caught.value.fields
    assert contents(harrow.path) == before


def test_a_slip_of_an_earlier_version_does_not_stop_other_changes(book: Book, place: str) -> None:
    hall = add(book, place, "workshop", title="Hall", starts="14:00")
    book.do(lambda write: write.update("workshop", hall, {"ends": "12:00"}))
    assert change(book, place, "workshop", hall, title="Big hall")
    with pytest.raises(Problem, match="Big hall") as caught:
        change(book, place, "workshop", hall, ends="11:00")
    assert caught.value.fields["ends"].startswith("its end (11:00) is not after its start (14:00)")
    assert change(book, place, "workshop", hall, ends="02:00")
    assert ("Promised end", "02:00, on the next day") in book.ask(
        detail.page, place, "workshop", hall, book.today
    ).facts
