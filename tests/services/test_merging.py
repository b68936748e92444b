"""Two actors made one: nothing points at the one that goes, nothing is lost, and undo brings both back whole."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from convene.core.vocabulary import Relationship
from convene.errors import NO, USAGE, Problem
from convene.services.book import Book
from convene.services.engagement import merging
from convene.services.nouns import records, rows
from tests.making import add, draft, ids, start
from tests.making_keys import key
from tests.store.dumping import contents

KEEP, OTHER, THIRD = "keep", "other", "third"


@pytest.fixture
def place(book: Book) -> str:
    return start(book)


def actors(book: Book, place: str, **other: Any) -> tuple[str, str, str]:
    keep = add(book, place, "actor", slug=KEEP, name="Saltworks CIC", primary_type="vcse")
    gone = add(book, place, "actor", **{"slug": OTHER, "name": "Salt Works", "primary_type": "vcse", **other})
    third = add(book, place, "actor", slug=THIRD, name="Town Council", primary_type="anchor")
    return keep, gone, third


def merged(book: Book, place: str, keep: str, gone: str, **take: Any) -> Any:
    book.do(merging.merge, place, keep, gone, take)
    return book.ask(records.load, "actor", keep)


def leaning_on(book: Book, actor: str) -> dict[str, int]:
    """table.column → rows that point at an actor."""
    found = {}
    for _, _, table, column in rows.pointing_at("actor"):
        count = len(book.ask(rows.ids_where, table, column, [actor]))
        if count:
            found[f"{table}.{column}"] = count
    return found


def refused(book: Book, *act: Any) -> Problem:
    before = contents(book.path)
    with pytest.raises(Problem) as caught:
        book.do(*act)
    assert caught.value.hint
    assert contents(book.path) == before
    return caught.value


def everything(book: Book, place: str) -> None:
    """One record of every kind that refers to an actor, all of them to the one that goes."""
    add(book, place, "workshop", slug="hall", title="Hall")
    for number in range(3):
        add(book, place, "commitment", slug=f"c{number}", title=f"Jobs {number}", actor=OTHER, partners=[THIRD])
    add(book, place, "commitment", slug="theirs", title="Theirs", actor=THIRD, partners=[OTHER])
    add(book, place, "link", source=OTHER, kind="funds", target=THIRD, amount="500")
    add(book, place, "link", source=THIRD, kind="refers_to", target=OTHER)
    add(book, place, "ask", asked_by=OTHER, asked_of=THIRD, wording="A room")
    add(book, place, "ask", asked_by=THIRD, asked_of=OTHER, wording="A van")
    add(book, place, "signature", actor=OTHER, signed_by="Chair", signed_on="2026-11-01")
    add(book, place, "person", name="Head of trading", roles=[{"actor": OTHER, "role": "Trading"}])
    add(book, place, "outreach", what="Rang", date="2026-11-01", channel="call", actor=OTHER)
    add(book, place, "action", what="Ring again", actor=OTHER)
    add(book, place, "match", name="Saltworks?", candidates=[OTHER, THIRD])
    asked = {"question": "First?", "method": "approval", "options": [{"title": "Park"}, {"title": "Hall"}]}
    add(book, place, "ballot", slug="first", anonymity="named", status="open", opened_on="2026-11-01", **asked)
    add(book, place, "paper", ballot="first", organisation=OTHER, marks="A")
    add(book, place, "ledger", slug="paid", title="Paid", anchor=OTHER)
    add(book, place, "spend", ledger="paid", supplier="Saltworks", amount="5", actor=OTHER, state="matched")
    add(book, place, "contract", title="Meals", buyer=OTHER, awarded_to=THIRD)
    add(book, place, "contract", title="Works", buyer=THIRD, awarded_to=OTHER)
    add(book, place, "readiness", actor=OTHER, looked_on="2026-11-01")
    add(book, place, "scheme", title="Sheds", developer=OTHER, authority=THIRD)
    add(book, place, "scheme", title="Basin", developer=THIRD, authority=OTHER)
    add(book, place, "fund", title="Table", holder=OTHER)
    add(book, place, "placement", title="Oven", receiver=OTHER, investor=THIRD, kind="loan")
    add(book, place, "placement", title="Roof", receiver=THIRD, investor=OTHER, kind="loan")
    add(book, place, "plan", title="Next year", actor=OTHER)
    add(book, place, "assessment", actor=OTHER, assessed_on="2026-11-01")
    halves = [{"actor": OTHER, "share": "50"}, {"actor": THIRD, "share": "50"}]
    add(book, place, "commitment", title="Halves", actor=OTHER, partners=[THIRD], shares=halves)
    add(book, place, "signing_key", holder="Saltworks, chair", actor=OTHER, public_key=key().public.line)


def test_everything_that_pointed_at_the_other_points_at_the_kept_one(book: Book, place: str) -> None:
    keep, gone, _ = actors(book, place)
    everything(book, place)
    before = leaning_on(book, gone)
    assert set(before) == {f"{table}.{column}" for _, _, table, column in rows.pointing_at("actor")}, (
        "every reference there is has one here"
    )
    whole = contents(book.path)
    done = book.do(merging.merge, place, keep, gone, {})
    assert leaning_on(book, gone) == {}
    assert leaning_on(book, keep) == before
    assert done.label.startswith("Merged Salt Works into Saltworks CIC: 4 commitments")
    assert book.ask(lambda read: read.rows("PRAGMA foreign_key_check")) == []
    book.undo(place)
    assert contents(book.path) == whole
    book.redo(place)
    assert leaning_on(book, keep) == before


def test_the_preview_says_what_moves_and_changes_nothing(book: Book, place: str) -> None:
    keep, gone, _ = actors(book, place)
    everything(book, place)
    before = contents(book.path)
    seen = book.ask(merging.preview, place, keep, gone, book.today)
    assert contents(book.path) == before
    for words in ("4 commitments", "2 links", "1 person", "1 outreach note", "1 signature", "1 row to decide"):
        assert words in seen.moves
    assert (seen.keep, seen.other, seen.wrong) == ("Saltworks CIC", "Salt Works", "")
    assert seen.same == ("Type",)
    assert [row.name for row in seen.rows] == ["name", "relationship"]


def test_ties_between_the_two_and_what_would_stand_twice_go(book: Book, place: str) -> None:
    keep, gone, third = actors(book, place)
    grant = {"kind": "funds", "amount": "500", "what": "Roof", "since": "2026-01-01"}
    for source, target in ((KEEP, OTHER), (OTHER, KEEP), (THIRD, KEEP), (THIRD, OTHER)):
        add(book, place, "link", source=source, target=target, **grant)
    add(book, place, "link", source=THIRD, target=OTHER, **{**grant, "amount": "501"})
    add(book, place, "commitment", slug="mine", title="Mine", actor=KEEP, partners=[OTHER, THIRD])
    add(book, place, "commitment", slug="theirs", title="Theirs", actor=OTHER, partners=[KEEP])
    add(book, place, "commitment", slug="both", title="Both", actor=THIRD, partners=[KEEP, OTHER])
    for who in ("Chair", "Clerk"):
        add(book, place, "person", name=who, roles=[{"actor": KEEP, "role": "Chair"}, {"actor": OTHER, "role": who}])
    seen = book.ask(merging.preview, place, keep, gone, book.today)
    assert "3 links" in seen.drops
    assert "1 person" in seen.drops
    before = contents(book.path)
    book.do(merging.merge, place, keep, gone, {})
    assert leaning_on(book, gone) == {}
    links = [one for _, one in book.ask(records.load_all, place, "link")]
    assert sorted((one.source, one.target, str(one.amount)) for one in links) == [
        (THIRD, KEEP, "500"), (THIRD, KEEP, "501"),
    ]  # fmt: skip
    partners = {one.slug: one.partners for _, one in book.ask(records.load_all, place, "commitment")}
    assert partners == {"mine": (THIRD,), "theirs": (), "both": (KEEP,)}
    roles = {one.name: [row.role for row in one.roles] for _, one in book.ask(records.load_all, place, "person")}
    assert roles == {"Chair": ["Chair"], "Clerk": ["Chair", "Clerk"]}
    book.undo(place)
    assert contents(book.path) == before
    assert third


def test_lists_are_united_and_the_other_name_becomes_an_alias(book: Book, place: str) -> None:
    add(book, place, "need", slug="warm", statement="Warm homes")
    keep, gone, _ = actors(
        book, place, primary_type="msme", aliases=["Salt"], tags=["Food", "arts"], identifiers=["GB-COH-01234567"],
        base="HQ1 2AB", needs="Heat", headcount=12, shares=["warm"],
        levers=[{"lever": "procurement", "yearly": "9000", "year": 2025}, {"lever": "grants"}],
    )  # fmt: skip
    mine = draft(
        book, "actor", slug=KEEP, name="Saltworks CIC", primary_type="vcse", tags=["food"], needs="Light",
        identifiers=["GB-CHC-1042046"], levers=[{"lever": "procurement", "yearly": "7000", "year": 2023}],
    )  # fmt: skip
    book.do(records.edit, place, "actor", keep, mine)
    one = merged(book, place, keep, gone)
    assert one.name == "Saltworks CIC"
    assert one.slug == KEEP
    assert one.aliases == ("Salt Works", "Salt")
    assert one.tags == ("food", "arts")
    assert one.identifiers == ("GB-CHC-1042046", "GB-COH-01234567")
    assert one.needs == "Light\n\nHeat"
    assert (one.base, one.headcount) == ("HQ1 2AB", 12), "what only one of them knows is kept"
    assert one.secondary_types == ("msme",)
    assert one.shares == ("warm",)
    assert [(str(row.lever), str(row.yearly), row.year) for row in one.levers] == [
        ("procurement", "9000", 2025), ("grants", "None", None),
    ], "a lever both hold is counted once, at its later figure"  # fmt: skip


def test_a_person_chooses_field_by_field(book: Book, place: str) -> None:
    keep, gone, _ = actors(book, place, needs="Heat", sector="third", tags=["x"], relationship="withdrawn")
    mine = draft(book, "actor", slug=KEEP, name="Saltworks CIC", primary_type="vcse", needs="Light", sector="mixed",
                 tags=["y"], relationship="engaged")  # fmt: skip
    book.do(records.edit, place, "actor", keep, mine)
    one = merged(book, place, keep, gone, name="other", needs="other", sector="other", tags="kept")
    assert (one.name, one.aliases) == ("Salt Works", ("Saltworks CIC",))
    assert (one.needs, one.sector, one.tags) == ("Heat", "third", ("y",))
    assert one.relationship is Relationship.withdrawn, "who asked to be left alone is, unless somebody says otherwise"
    book.undo(place)
    assert merged(book, place, keep, gone, relationship="kept").relationship is Relationship.engaged


@pytest.mark.parametrize("take", [{"slug": "other"}, {"name": "both"}, {"nothing": "kept"}, {"name": "mine"}])
def test_what_cannot_be_chosen_is_refused(book: Book, place: str, take: dict[str, Any]) -> None:
    keep, gone, _ = actors(book, place)
    assert refused(book, merging.merge, place, keep, gone, take).exit_code == USAGE


def test_later_figures_win_over_earlier_ones(book: Book, place: str) -> None:
    keep, gone, _ = actors(book, place, headcount=30, turnover=2_000_000, size_year=2026, influence=2,
                           judged_on="2024-01-01")  # fmt: skip
    mine = draft(book, "actor", slug=KEEP, name="Saltworks CIC", primary_type="vcse", headcount=12, turnover=9,
                 size_year=2022, influence=5, judged_on="2026-01-01")  # fmt: skip
    book.do(records.edit, place, "actor", keep, mine)
    one = merged(book, place, keep, gone)
    assert (one.headcount, int(one.turnover), one.size_year, one.influence) == (30, 2_000_000, 2026, 5)


def test_signs_that_they_are_two_are_told(book: Book, place: str) -> None:
    keep, gone, _ = actors(book, place, identifiers=["GB-CHC-1090095"], base="HQ9")
    mine = draft(book, "actor", slug=KEEP, name="Saltworks CIC", primary_type="vcse", base="HQ1",
                 identifiers=["charity 1042046"])  # fmt: skip
    book.do(records.edit, place, "actor", keep, mine)
    add(book, place, "signature", actor=KEEP, signed_by="Chair", signed_on="2026-11-01")
    add(book, place, "commitment", title="Jobs", actor=OTHER)
    told = " ".join(book.ask(merging.preview, place, keep, gone, book.today).told)
    assert "GB-CHC-1042046 and GB-CHC-1090095" in told
    assert "HQ1 and HQ9" in told
    assert "its signature will cover 1 commitment" in told
    assert merged(book, place, keep, gone).identifiers == ("GB-CHC-1042046", "GB-CHC-1090095")


def test_of_two_signatures_the_one_with_a_day_stays_and_it_is_told(book: Book, place: str) -> None:
    keep, gone, _ = actors(book, place)
    add(book, place, "signature", actor=KEEP, signed_by="Chair")
    add(book, place, "signature", actor=OTHER, signed_by="Director", signed_on="2026-11-01")
    told = " ".join(book.ask(merging.preview, place, keep, gone, book.today).told)
    assert "(Chair, not dated) goes" in told
    book.do(merging.merge, place, keep, gone)
    (one,) = [one.model_dump() for _, one in book.ask(records.load_all, place, "signature")]
    assert (one["actor"], one["signed_by"]) == (KEEP, "Director")


def test_an_ask_between_them_stands_in_the_way(book: Book, place: str) -> None:
    keep, gone, _ = actors(book, place)
    add(book, place, "ask", asked_by=KEEP, asked_of=OTHER, wording="A room")
    problem = refused(book, merging.merge, place, keep, gone)
    assert problem.exit_code == NO
    assert "A room" in problem.title
    assert book.ask(merging.preview, place, keep, gone, book.today).wrong == problem.title


def test_only_two_different_actors_of_one_place_are_merged(book: Book, place: str) -> None:
    keep, gone, _ = actors(book, place)
    far = add(book, start(book, "Elsewhere"), "actor", name="Far", primary_type="vcse")
    refused(book, merging.merge, place, keep, keep)
    refused(book, merging.merge, place, keep, far)
    book.do(merging.merge, place, keep, gone)
    assert "not there any more" in refused(book, merging.merge, place, keep, gone).title


def test_several_are_merged_one_after_another_and_undone_in_turn(book: Book, place: str) -> None:
    keep, gone, third = actors(book, place)
    states = [contents(book.path)]
    for one in (gone, third):
        book.do(merging.merge, place, keep, one)
        states.append(contents(book.path))
    assert book.ask(records.load, "actor", keep).model_dump()["aliases"] == ("Salt Works", "Town Council")
    for state in reversed(states[:-1]):
        book.undo(place)
        assert contents(book.path) == state


names = st.sampled_from([KEEP, OTHER, THIRD])
told_values = st.fixed_dictionaries(
    {},
    optional={
        "tags": st.lists(st.sampled_from(["food", "Food", "arts"]), unique=True),
        "needs": st.sampled_from(["Light", "Heat", "Light and heat"]),
        "aliases": st.lists(st.sampled_from(["Salt", "Saltworks CIC", "SW"]), unique=True),
        "identifiers": st.lists(st.sampled_from(["GB-CHC-1042046", "X-quay-salt", "1090095"]), unique=True),
        "headcount": st.integers(0, 500),
        "relationship": st.sampled_from([one.value for one in Relationship]),
        "secondary_types": st.lists(st.sampled_from(["msme", "vcse", "anchor"]), unique=True),
        "levers": st.lists(
            st.fixed_dictionaries(
                {"lever": st.sampled_from(["grants", "procurement"]), "yearly": st.none() | st.just("5")}
            )
        ),
    },
)
ties = st.lists(
    st.tuples(st.sampled_from(["link", "commitment", "person", "action", "match"]), names, names), max_size=12
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(mine=told_values, theirs=told_values, ties=ties, data=st.data())
def test_merging_and_undoing_any_two_leaves_the_book_as_it_was(
    book: Book, mine: dict[str, Any], theirs: dict[str, Any], ties: list[tuple[str, str, str]], data: st.DataObject
) -> None:
    place = start(book, "Any")
    both = [
        draft(book, "actor", slug=KEEP, name="Saltworks CIC", primary_type="vcse", **mine),
        draft(book, "actor", slug=OTHER, name="Salt Works", primary_type="msme", **theirs),
    ]
    # A list may bring in two with one id between them; only a single save is refused.
    keep, gone = book.do(records.add_many, place, {"actor": [("", one) for one in both]}).value
    add(book, place, "actor", slug=THIRD, name="Town Council", primary_type="anchor")
    ties = [tie for tie in ties if tie[0] != "link" or tie[1] != tie[2]]
    for noun, one, two in ties:
        fields: dict[str, Any] = {
            "link": {"source": one, "kind": "funds", "target": two},
            "commitment": {"title": "Jobs", "actor": one, "partners": [two]},
            "person": {"name": "Chair", "roles": [{"actor": one, "role": "Chair"}, {"actor": two, "role": "Chair"}]},
            "action": {"what": "Ring", "actor": one},
            "match": {"name": "Who?", "candidates": list(dict.fromkeys((one, two)))},
        }[noun]
        add(book, place, noun, **fields)
    before = contents(book.path)
    seen = book.ask(merging.preview, place, keep, gone, book.today)
    take = {row.name: data.draw(st.sampled_from(row.ways)) for row in seen.rows if data.draw(st.booleans())}
    chosen = book.ask(merging.preview, place, keep, gone, book.today, take)
    assert {row.name: row.how for row in chosen.rows if row.name in take} == take
    book.do(merging.merge, place, keep, gone, take)
    assert leaning_on(book, gone) == {}
    assert book.ask(lambda read: read.rows("PRAGMA foreign_key_check")) == []
    assert len(ids(book, place, "actor")) == 2
    for noun in ("commitment", "person", "action", "match"):
        assert len(ids(book, place, noun)) == sum(tie[0] == noun for tie in ties), "records stay; ties alone may go"
    now = {one.source + one.target for _, one in book.ask(records.load_all, place, "link")}  # type: ignore[attr-defined]
    assert KEEP + KEEP not in now
    actor: Any = book.ask(records.load, "actor", keep)
    called = {one.casefold() for one in (actor.name, *actor.aliases)}
    assert {"saltworks cic", "salt works"} <= called
    assert len(called) == 1 + len(actor.aliases)
    assert {"vcse", "msme"} <= {actor.primary_type, *actor.secondary_types}
    book.undo(place)
    assert contents(book.path) == before


def test_a_match_between_the_two_goes_since_nobody_answers_their_own_ask(book: Book, place: str) -> None:
    keep, gone, _ = actors(book, place)
    add(book, place, "ask", slug="van", asked_by=KEEP, wording="A van")
    own = add(book, place, "commitment", title="Our van", actor=OTHER, answers=["van"])
    theirs = add(book, place, "commitment", title="Their van", actor=THIRD, answers=["van"])
    before = contents(book.path)
    assert book.ask(merging.preview, place, keep, gone, book.today).drops == "1 answer to what would be its own ask"
    merged(book, place, keep, gone)
    answers = {one: book.ask(records.load, "commitment", one).answers for one in (own, theirs)}  # type: ignore[attr-defined]
    assert answers == {own: (), theirs: ("van",)}
    book.undo()
    assert contents(book.path) == before
