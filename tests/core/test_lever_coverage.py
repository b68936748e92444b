"""Lever × actor type × outcome: what is a blank and what is none, and how an agenda says it."""

from __future__ import annotations

from convene.core.codesign.lever_agenda import Aim, Known, Outcome, Who
from convene.core.codesign.lever_coverage import Held, LeverCoverage, Way, cell_words, coverage
from convene.core.vocabulary import ActorType as T
from convene.core.vocabulary import Lever

HOMES = Way("PL1", (Lever.planning,), (T.developer, T.anchor))
WORK = Way("WK1", (Lever.procurement, Lever.business_action), (T.anchor, T.msme))
OUTCOMES = [Outcome("PL1", "Homes people can afford"), Outcome("WK1", "Lasting jobs"), Outcome("WB1", "Health")]
QUAYSIDE = Who("1", "quayside", "Quayside Homes", frozenset({Lever.planning}))


def seen(held: list[Held] | None = None, **more: object) -> LeverCoverage:
    given = {
        "ways": [HOMES, WORK], "held": held or [], "outcomes": OUTCOMES, "aims": [Aim("PL1", 2, "Homes")],
        "known": {T.developer: Known(2, (QUAYSIDE,))}, "asks": {}, "adopted": True,
    }  # fmt: skip
    return coverage(**{**given, **more})  # type: ignore[arg-type]


def test_a_blank_is_told_with_whom_to_ask_and_what_a_priority_aims_at_comes_first() -> None:
    anchor = Held("accepted", T.anchor, Lever.planning, "PL1")
    first, *others = seen([anchor]).blanks
    assert first.words == (
        "No developer has offered anything by planning for “Homes people can afford” (PL1), an aim of the second "
        "priority."
    )
    assert first.next == "Ask Quayside Homes (holds planning), the only developer taking part."
    assert (first.actor, first.item, first.rank) == ("quayside", "1", 2)
    assert [one.key for one in others] == ["WK1:*"]


def test_nothing_from_anybody_is_one_blank_and_nobody_on_the_list_is_said() -> None:
    work = seen().blanks[1]
    assert work.words == "Nobody has offered anything for “Lasting jobs” (WK1)."
    assert work.next == (
        "None of the anchors or small businesses that could is on the list: find one first. "
        "It could be by procurement or business action."
    )
    met = seen(known={T.msme: Known(3)}).blanks[1]
    assert met.next == (
        "Three of the anchors or small businesses that could are known and not taking part: meet one of them first. "
        "It could be by procurement or business action."
    )


def test_only_what_a_measure_names_is_a_blank_and_what_stands_elsewhere_is_counted() -> None:
    odd = Held("signed", T.citizen, Lever.grants, "WB1")
    found = seen([odd])
    assert {blank.outcome for blank in found.blanks} == {"PL1", "WK1"}
    assert (found.named, found.covered) == (6, 0)
    assert found.notes == ("One commitment stands where no measure names one; that is counted, and no fault.",)
    assert cell_words(found, "WB1", T.citizen) == "1"
    assert cell_words(found, "WB1", T.anchor) == ""
    assert cell_words(found, "PL1", T.anchor) == "."


def test_what_stands_in_no_cell_and_who_shares_are_told_in_words() -> None:
    held = [
        Held("offered", T.anchor, None, "PL1"),
        Held("offered", T.anchor, None, ""),
        Held("accepted", T.anchor, Lever.planning, "PL1", (T.developer,)),
    ]
    found = seen(held)
    assert found.notes == (
        "Two of three commitments stand in no cell: two without a lever and one without a measure.",
        "One commitment has one partner in all; a commitment counts under the type of who promises it alone.",
    )
    blank = next(one for one in found.blanks if one.key == "PL1:developer")
    assert "has offered anything of its own by planning" in blank.words, "it is a partner, and so has offered something"
    assert "one is a partner in what others promise" in blank.words


def test_a_type_that_acts_by_another_lever_is_no_blank_of_its_own_but_is_counted() -> None:
    found = seen(
        [Held("offered", T.anchor, Lever.procurement, "WK1"), Held("offered", T.msme, Lever.procurement, "WK1")]
    )
    assert [one.outcome for one in found.blanks] == ["PL1"]
    assert len(found.thin) == 2
    assert found.thin_says.startswith("Two more are empty where the same type acts")


def test_without_a_framework_nothing_is_said_to_be_covered() -> None:
    found = seen(ways=[])
    assert found.blanks == ()
    assert found.says == "No measure says who could act by which lever, so nothing can be told of blanks."
    assert "no measure is adopted yet" in seen(adopted=False).says


def test_what_is_offered_without_a_lever_or_by_an_actor_without_a_type_is_no_nothing() -> None:
    found = seen([Held("offered", T.anchor, None, "WK1"), Held("offered", None, Lever.planning, "PL1")])
    assert [one.key for one in found.blanks] == ["PL1:developer", "PL1:anchor", "WK1:msme"], "nobody reads “Nobody has”"
    assert not any(one.words.startswith("Nobody") for one in found.blanks)
    assert [str(at[1]) for at in found.thin] == ["anchor", "anchor"]
    assert "or by none that is named" in found.thin_says
    assert cell_words(found, "WK1", T.anchor) == "1", "a dot would say that nothing is offered"
    assert cell_words(found.by(Lever.procurement), "WK1", T.anchor) == "."


def test_one_lever_alone_is_counted_alone_in_words_table_and_blanks() -> None:
    found = seen([Held("offered", T.msme, Lever.procurement, "WK1"), Held("offered", T.msme, None, "")])
    alone = found.by(Lever.business_action)
    assert alone.says == "0 of 2 combinations by business action that the adopted measures name have a commitment."
    assert [one.key for one in alone.blanks] == ["WK1:anchor"]
    assert alone.thin_says.startswith("One more is empty")
    assert [one.code for one in alone.outcomes] == ["WK1"]
    assert alone.notes == ("One of two commitments stands in no cell: one without a lever and one without a measure.",)
    assert found.by(Lever.grants).says == "No measure says who could act by grants, so nothing can be told of blanks."
