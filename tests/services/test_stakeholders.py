"""The map, the gaps and the network as the book has them."""

from __future__ import annotations

import csv
from datetime import date
from io import StringIO

import pytest

from convene.core.engagement.coverage import Gap
from convene.errors import Problem
from convene.services.book import Book
from convene.services.engagement import stakeholders
from convene.services.engagement.stakeholders import gap_actions, map_placing
from convene.services.lists import listing
from convene.services.maintenance import memos
from convene.services.nouns import records
from tests.conftest import Clock
from tests.making import add, change, draft, find, start


def gap(book: Book, place: str, key: str) -> Gap | None:
    return next((one for one in book.ask(stakeholders.gaps, place, book.today) if one.key == key), None)


# The map


def test_a_placement_keeps_whose_judgement_it_is_and_undo_takes_it_back(harrow: Book, harrow_id: str) -> None:
    club = find(harrow, harrow_id, "actor", "canal-angling")
    before = harrow.ask(records.load, "actor", club)
    harrow.do(memos.keep, map_placing.JUDGE, "steering group")
    done = harrow.do(stakeholders.place_on_map, harrow_id, club, stakeholders.Placing(2, 5, 3))
    assert done.label == (
        "Placed Basin Angling Club: influence 2, interest 5: keep informed and invite; deeply affected"
    )
    now = harrow.ask(records.load, "actor", club).model_dump()
    assert (now["influence"], now["interest"], now["affected"]) == (2, 5, 3)
    assert (now["judged_by"], now["judged_on"]) == ("steering group", harrow.today)
    harrow.undo(harrow_id)
    assert harrow.ask(records.load, "actor", club) == before


def test_moves_are_told_from_the_history_and_an_undone_one_is_not(harrow: Book, harrow_id: str, clock: Clock) -> None:
    club = find(harrow, harrow_id, "actor", "canal-angling")
    clock.at = clock.at.replace(month=3, day=3)
    harrow.do(stakeholders.place_on_map, harrow_id, club, stakeholders.Placing(2, 4))
    clock.at = clock.at.replace(month=9, day=8)
    harrow.do(stakeholders.place_on_map, harrow_id, club, stakeholders.Placing(3, 4, 1))
    harrow.do(stakeholders.place_on_map, harrow_id, club, stakeholders.Placing(5, 5))
    harrow.undo(harrow_id)
    change(harrow, harrow_id, "actor", club, headcount=3)
    assert harrow.ask(stakeholders.moves, club, harrow.today) == (
        "moved on Tue 8 Sep from 2·4; affected since Tue 8 Sep",
        "placed on Tue 3 Mar",
    )


@pytest.mark.parametrize(
    "wrong", [stakeholders.Placing(6, 1), stakeholders.Placing(0, 1), stakeholders.Placing(affected=4)]
)
def test_a_judgement_outside_its_range_is_refused(harrow: Book, harrow_id: str, wrong: stakeholders.Placing) -> None:
    club = find(harrow, harrow_id, "actor", "canal-angling")
    with pytest.raises(Problem, match="goes from"):
        harrow.do(stakeholders.place_on_map, harrow_id, club, wrong)
    assert harrow.ask(records.load, "actor", club).model_dump()["judged_on"] is None


def test_the_map_as_csv_holds_no_formula(book: Book) -> None:
    place = start(book)
    add(book, place, "actor", name="=1+1", primary_type="vcse", influence=4, interest=2)
    rows = list(csv.DictReader(StringIO(stakeholders.map_csv(book.ask(stakeholders.spots, place)))))
    assert rows[0]["name"] == "'=1+1"
    assert rows[0]["quadrant"] == "Keep on board"


def test_what_became_of_a_map_is_told_without_reading_it_again(harrow: Book, harrow_id: str) -> None:
    club, store = (find(harrow, harrow_id, "actor", one) for one in ("canal-angling", "coldstore"))
    since = harrow.ask(map_placing.version)
    assert harrow.ask(map_placing.changes, harrow_id, since) == map_placing.Changes(since)
    for influence in (2, 4):
        harrow.do(stakeholders.place_on_map, harrow_id, club, stakeholders.Placing(influence, 5))
    harrow.do(records.remove, harrow_id, "actor", [store])
    found = harrow.ask(map_placing.changes, harrow_id, since)
    assert [(one.name, one.at) for one in found.spots] == [("Basin Angling Club", (4, 5))]
    assert found.gone == (store,)
    harrow.undo(harrow_id)
    back = harrow.ask(map_placing.changes, harrow_id, found.version)
    assert ([one.id for one in back.spots], back.gone, back.kind) == ([store], (), "undo")
    assert set(found.spots + back.spots) <= set(harrow.ask(stakeholders.spots, harrow_id))


def test_a_map_of_which_much_changed_is_to_be_read_anew(book: Book) -> None:
    place = start(book)
    since = book.ask(map_placing.version)
    many = [("", draft(book, "actor", name=f"Actor {n}", primary_type="vcse")) for n in range(501)]
    book.do(records.add_many, place, {"actor": many})
    found = book.ask(map_placing.changes, place, since)
    assert found.anew
    assert not found.spots


# Who is missing


def test_an_empty_place_misses_every_type_and_nothing_falls_over(book: Book) -> None:
    place = start(book)
    page = book.ask(stakeholders.page, place, book.today)
    assert {one.key for one in page.gaps} == {
        f"type:{one}" for one in ("anchor", "supplier", "developer", "msme", "vcse", "citizen")
    }
    assert page.coverage.known == 0


def test_what_nobody_holds_is_said_once(book: Book, harrow: Book, harrow_id: str) -> None:
    said = [one.says for one in book.ask(stakeholders.coverage, start(book)).balances]
    assert said.count("No commitments yet.") == 1
    held = [one.says for one in harrow.ask(stakeholders.coverage, harrow_id).balances if one.what == "commitments"]
    assert len(set(held)) == 2, "by type, and by who holds most"


def test_the_filter_of_a_gap_shows_whom_it_counts(harrow: Book, harrow_id: str) -> None:
    """Wards and types whose names are parts of others, and tags, are asked for exactly."""
    change(harrow, harrow_id, "place", harrow_id, wards=["East, side", "East"], priority_groups=["Late shift", "Late"])
    add(harrow, harrow_id, "actor", name="One", primary_type="vcse", ward="East, side", tags=["late shift"])
    add(harrow, harrow_id, "actor", name="Two", primary_type="vcse", ward="east", tags=["Late"])
    found = {
        one.label: one
        for kind in ("wards", "groups")
        for one in getattr(harrow.ask(stakeholders.coverage, harrow_id), kind)
    }
    for key, label, name in (
        ("ward:east-side", "East, side", "One"),
        ("ward:east", "East", "Two"),
        ("group:late-shift", "Late shift", "One"),
        ("group:late", "Late", "Two"),
    ):
        one = gap(harrow, harrow_id, key)
        assert one, key
        shown = harrow.ask(listing.listing, harrow_id, "actor", harrow.today, one.filtered_by)
        assert [item.title for item in shown.items] == [name]
        assert found[label].known == 1


def test_coverage_counts_known_contacted_and_engaged_once_each(book: Book) -> None:
    place = start(book)
    change(book, place, "place", place, wards=["Quay", "Hill"], priority_groups=["Young people"])
    add(
        book, place, "actor", name="A", primary_type="vcse", relationship="signed", ward="quay ", tags=["young  PEOPLE"]
    )
    add(book, place, "actor", name="B", primary_type="vcse", ward="Quay")
    add(book, place, "actor", name="C", primary_type="vcse", relationship="contacted", ward="Elsewhere")
    add(book, place, "actor", name="D", primary_type="vcse", relationship="withdrawn", ward="Hill")
    add(book, place, "outreach", what="Rang", actor="b")
    seen = book.ask(stakeholders.coverage, place)
    vcse = next(one for one in seen.types if one.key == "type:vcse")
    assert (vcse.known, vcse.contacted, vcse.engaged) == (3, 3, 1)
    assert {one.label: (one.known, one.contacted, one.engaged) for one in seen.wards} == {
        "Quay": (2, 2, 1), "Hill": (0, 0, 0), "Elsewhere": (1, 1, 0),
    }  # fmt: skip
    assert [(one.label, one.known, one.engaged) for one in seen.groups] == [("Young people", 1, 1)]


def test_a_group_is_reached_by_a_workshop_or_by_outreach(book: Book) -> None:
    place = start(book)
    change(book, place, "place", place, priority_groups=["Young people", "Tenants", "Carers"])
    add(book, place, "workshop", title="Evening", status="held", groups=["tenants"], attendance=[])
    add(book, place, "workshop", title="To come", status="planned", groups=["Carers"], attendance=[])
    add(book, place, "outreach", what="At the gate", groups=["YOUNG people"], people=4)
    assert gap(book, place, "group:young-people") is None
    assert gap(book, place, "group:tenants") is None
    found = gap(book, place, "group:carers")
    assert found
    assert found.words == "Carers: no workshop and no contact."


def test_whoever_was_listened_to_has_been_heard(book: Book) -> None:
    place = start(book)
    add(book, place, "actor", name="Boats", primary_type="citizen", influence=1, interest=1, affected=3)
    assert gap(book, place, "heard:boats")
    add(book, place, "outreach", what="Rang, nobody there", actor="boats")
    assert gap(book, place, "heard:boats")
    add(book, place, "outreach", what="Sat on the bank", actor="boats", people=3)
    assert gap(book, place, "heard:boats") is None


def test_harrow_quay_misses_eastgate_and_has_it_in_hand(harrow: Book, harrow_id: str) -> None:
    found = gap(harrow, harrow_id, "ward:eastgate")
    assert found is not None
    assert found.words == "Nobody from Eastgate has taken part; one is known there. 1,550 people live there."
    assert found.planned == "Be at the Eastgate supper, to eat, Convener, by Sun 13 Dec"
    types = {one.key: one.words for one in harrow.ask(stakeholders.gaps, harrow_id, harrow.today) if one.kind == "type"}
    assert types == {"type:developer": "1 of 4 developers engaged."}


def test_a_gap_becomes_an_action_that_closes_itself_when_the_gap_is_gone(harrow: Book, harrow_id: str) -> None:
    done = harrow.do(stakeholders.act_on, harrow_id, "heard:coldstore", "Priya")
    assert done.label == "To do: Go and listen to Ninth Dock Cold Store, Priya, by Sun 6 Dec"
    made = harrow.ask(records.load, "action", done.value).model_dump()
    assert (made["gap"], made["actor"], made["due"]) == ("heard:coldstore", "coldstore", date(2026, 12, 6))
    there = gap(harrow, harrow_id, "heard:coldstore")
    assert there
    assert there.action == done.value
    assert harrow.do(stakeholders.settle, harrow_id).value == 0

    store = find(harrow, harrow_id, "actor", "coldstore")
    change(harrow, harrow_id, "actor", store, slug="ninth-dock")
    again = gap(harrow, harrow_id, "heard:ninth-dock")
    assert again
    assert again.action == done.value, "a new handle does not lose the action"
    assert harrow.do(stakeholders.settle, harrow_id).value == 0

    change(harrow, harrow_id, "actor", store, relationship="engaged")
    assert harrow.ask(stakeholders.page, harrow_id, harrow.today).over
    closed = harrow.do(stakeholders.settle, harrow_id)
    assert (closed.value, closed.label) == (1, "Closed 1 action: its gap is gone")
    assert harrow.ask(records.load, "action", done.value).model_dump()["done_on"] == harrow.today
    assert not harrow.ask(stakeholders.page, harrow_id, harrow.today).over
    assert harrow.undo(harrow_id).label == "Undid: Changed actor: Ninth Dock Cold Store", "undo passes over the closing"


def test_an_action_with_a_gap_of_its_own_words_is_left_alone(harrow: Book, harrow_id: str) -> None:
    add(harrow, harrow_id, "action", what="Look around", gap="older people on the east side")
    assert harrow.do(stakeholders.settle, harrow_id).value == 0


def test_a_gap_that_is_not_there_is_refused_with_those_there_are(harrow: Book, harrow_id: str) -> None:
    with pytest.raises(Problem, match="no gap “type:anchor”") as refused:
        harrow.do(stakeholders.act_on, harrow_id, "type:anchor", "Priya")
    assert "ward:eastgate" in refused.value.hint


@pytest.mark.parametrize(
    ("line", "owner", "due"),
    [
        ("Priya, 4 dec", "Priya", date(2026, 12, 4)),
        ("Chair, Friends of Tide Street, next tue", "Chair, Friends of Tide Street", date(2026, 11, 24)),
        ("Priya", "Priya", date(2026, 12, 6)),
        ("", "", date(2026, 12, 6)),
    ],
)
def test_who_and_when_stand_on_one_line(line: str, owner: str, due: date) -> None:
    assert gap_actions.who_and_when(line, date(2026, 11, 22)) == (owner, due)


def test_a_day_nobody_understands_is_refused() -> None:
    with pytest.raises(Problem, match="not understood"):
        gap_actions.who_and_when("Priya, some day", date(2026, 11, 22))


def test_coverage_written_out_keeps_small_cells_of_people_back(book: Book) -> None:
    place = start(book)
    attendance = [{"actor_type": "citizen", "people": 2}, {"actor_type": "vcse", "people": 3}]
    add(book, place, "workshop", title="Evening", status="held", attendance=attendance)
    text = stakeholders.coverage_csv(book.ask(stakeholders.coverage, place))
    heard = {row["name"]: row["people_heard"] for row in csv.DictReader(StringIO(text))}
    assert (heard["citizens"], heard["voluntary groups"], heard["anchors"]) == ("fewer than 3", "3", "0")


# The network


def test_harrow_quays_network(harrow: Book, harrow_id: str) -> None:
    page = harrow.ask(stakeholders.network, harrow_id)
    alone = {page.name(one) for one in page.whole.alone}
    assert "Northgate Homes" in alone
    assert [len(one) for one in page.whole.groups] == [25, 3, 3]
    pair = next(one for one in page.whole.ties if one.kind == "funds" and one.number == 2)
    assert (page.name(pair.source), page.name(pair.target)) == ("Wharf & Weir Housing", "The Ropewalk Kitchen")
    assert pair.amount == 10500
    assert ("anchor", "developer") in page.whole.untied_types


def test_an_introduction_is_an_action_until_the_two_are_tied(harrow: Book, harrow_id: str) -> None:
    first = harrow.ask(stakeholders.network, harrow_id).introductions[0]
    done = harrow.do(stakeholders.introduce, harrow_id, first.one, first.other, "Convener")
    assert done.label.startswith("To do: Introduce Basin College to Lantern Youth Panel, Convener")
    page = harrow.ask(stakeholders.network, harrow_id)
    assert page.planned[page.key(first)] == done.value
    assert harrow.do(stakeholders.settle, harrow_id).value == 0
    add(harrow, harrow_id, "link", source="youth-panel", kind="works_with", target="college")
    assert harrow.do(stakeholders.settle, harrow_id).value == 1
    assert first not in harrow.ask(stakeholders.network, harrow_id).introductions


def test_one_actors_own_view(harrow: Book, harrow_id: str) -> None:
    page = harrow.ask(stakeholders.network, harrow_id)
    seen = stakeholders.seen_from(page, find(harrow, harrow_id, "actor", "community-kitchen"))
    assert [other.name for other, _ in seen.around["is funded by"]] == ["Wharf & Weir Housing"]
    assert seen.around["works with"][0][1].both
    assert seen.steps[0] == 4


def test_who_withdrew_is_no_part_of_the_network(harrow: Book, harrow_id: str) -> None:
    change(harrow, harrow_id, "actor", find(harrow, harrow_id, "actor", "hospital"), relationship="withdrawn")
    page = harrow.ask(stakeholders.network, harrow_id)
    assert all(node.name != "Quayside Hospital Trust" for node in page.nodes.values())
    elements, connections = harrow.ask(stakeholders.kumu, harrow_id)
    assert "Quayside Hospital Trust" not in elements + connections


def test_kumus_tables_hold_no_judgement_and_nobody(harrow: Book, harrow_id: str) -> None:
    add(harrow, harrow_id, "person", name="Zebedee Quill", roles=[{"actor": "hospital", "role": "Porter"}])
    elements, connections = harrow.ask(stakeholders.kumu, harrow_id)
    rows = list(csv.DictReader(StringIO(elements)))
    assert len(rows) == 46
    assert not {"Influence", "Interest", "Affected", "Relationship", "Note"} & set(rows[0])
    assert "Zebedee" not in elements + connections
    assert "Two letters and one coffee" not in elements, "notes stay here"
    ties = list(csv.DictReader(StringIO(connections)))
    assert {end for row in ties for end in (row["From"], row["To"])} <= {row["Label"] for row in rows}
    grants = next(row for row in ties if row["To"] == "The Ropewalk Kitchen" and row["Type"] == "Funds")
    assert (grants["Amount"], grants["Strength"]) == ("10500", "2")
    assert grants["Description"] == "Soup and a second stove; Door-knock suppers"


def test_an_actor_is_not_tied_to_itself(harrow: Book, harrow_id: str) -> None:
    with pytest.raises(Problem, match="tie an actor to itself"):
        add(harrow, harrow_id, "link", source="hospital", kind="funds", target="Hospital")


def test_hostile_names_go_through_every_question(nasty: Book, nasty_id: str) -> None:
    page = nasty.ask(stakeholders.network, nasty_id)
    assert nasty.ask(stakeholders.gaps, nasty_id, nasty.today)
    elements, connections = nasty.ask(stakeholders.kumu, nasty_id)
    labels = {row["Label"].casefold() for row in csv.DictReader(StringIO(elements, newline=""))}
    assert len(labels) == len(page.nodes)
    assert connections.startswith("From,To,")


def test_a_large_register_is_counted_with_few_questions(book: Book) -> None:
    """Questions to the book do not grow with the register."""
    place = start(book)
    kinds = ("anchor", "supplier", "msme", "vcse", "citizen")
    drafts = [
        ("", draft(book, "actor", name=f"Actor {n}", primary_type=kinds[n % 5], affected=n % 4)) for n in range(300)
    ]
    book.do(records.add_many, place, {"actor": drafts})

    def counted(read: object) -> tuple[int, int]:
        asked = 0
        inner = read.rows  # type: ignore[attr-defined]

        def rows(sql: str, /, **values: object) -> object:
            nonlocal asked
            asked += 1
            return inner(sql, **values)

        read.rows = rows  # type: ignore[attr-defined]
        found = stakeholders.gaps(read, place, book.today)  # type: ignore[arg-type]
        stakeholders.network(read, place)  # type: ignore[arg-type]
        return asked, len(found)

    asked, found = book.ask(counted)
    assert asked < 25
    assert found < 40
