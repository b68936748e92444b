"""Choosing by typing, without a screen."""

from __future__ import annotations

from dataclasses import replace

from convene.core.views import Item
from convene.core.vocabulary import ActorType, Strength
from convene.tui.forms.choice_state import SHOWN, Choosing, of_choices, of_items

TYPES = of_choices(ActorType)


def one(**more: object) -> Choosing:
    return replace(Choosing(TYPES), **more)  # type: ignore[arg-type]


def many(**more: object) -> Choosing:
    return replace(Choosing(TYPES, many=True), **more)  # type: ignore[arg-type]


def titles(state: Choosing) -> list[str]:
    return [match.title for match in state.matches]


def test_typing_narrows_and_puts_what_begins_so_first() -> None:
    assert titles(one().type("v"))[0] == "Voluntary group"
    assert titles(one().type("s").type("m")) == ["Small business", "Small business"][:1]


def test_a_word_is_found_by_its_key_too() -> None:
    assert titles(one().type("vcse")) == ["Voluntary group"]


def test_taking_chooses_and_closes_one() -> None:
    state = one().type("cit").take()
    assert state.chosen == ("citizen",)
    assert not state.is_open
    assert state.typed == ""


def test_taking_one_of_several_stays_open_and_takes_it_away_again() -> None:
    state = many().type("anch").take()
    assert (state.chosen, state.is_open, state.typed) == (("anchor",), True, "")
    assert state.bar is not None
    assert state.bar.key == "anchor"
    assert state.take().chosen == ()


def test_backspace_takes_back_a_letter_before_it_takes_back_a_choice() -> None:
    state = many(chosen=("anchor", "vcse")).type("x").erase()
    assert (state.typed, state.chosen) == ("", ("anchor", "vcse"))
    assert state.erase().chosen == ("anchor",)


def test_what_must_be_said_is_not_taken_back() -> None:
    assert replace(one(chosen=("vcse",)), clearable=False).erase().chosen == ("vcse",)


def test_turning_goes_round_through_nothing_said_only_where_that_is_allowed() -> None:
    strengths = Choosing(of_choices(Strength))
    seen = []
    for _ in range(4):
        strengths = strengths.turn(1)
        seen.append(strengths.chosen)
    assert seen == [("firm",), ("stretch",), ("exploratory",), ()]
    fixed = replace(Choosing(of_choices(Strength), chosen=("firm",)), clearable=False)
    assert fixed.turn(-1).chosen == ("exploratory",)


def test_typed_text_that_finds_nothing_is_kept_and_known() -> None:
    state = one().type("zz")
    assert state.stray == "zz"
    assert state.take() == state
    assert state.closed().stray == ""


def test_a_record_is_found_by_title_second_line_or_handle() -> None:
    items = (Item("u1", "Saltworks CIC", "brewery", aside="saltworks"), Item("u2", "Quay Trust", "anchor", aside="qt"))
    state = Choosing(of_items(items))
    assert state.type("brew").take().chosen == ("saltworks",)
    assert state.type("QT").take().chosen == ("qt",)
    assert state.type("trust quay").take().chosen == ("qt",)


def test_the_open_list_shows_a_window_around_the_bar() -> None:
    options = of_items(tuple(Item(str(n), f"Actor {n:03}", aside=f"a{n}") for n in range(200)))
    state = Choosing(options).opened()
    for _ in range(250):
        state = state.move(1)
        start, end = state.window
        assert start <= state.at < end
        assert end - start == SHOWN
    assert state.at == 199


def test_opening_puts_the_bar_on_what_is_chosen() -> None:
    state = one(chosen=("vcse",)).opened()
    assert state.bar is not None
    assert state.bar.key == "vcse"


def test_enter_takes_what_the_bar_stands_on_when_the_list_was_opened_and_goes_on_once_it_is_taken() -> None:
    assert many().opened().moved
    assert not many().opened().take().moved
    assert not many(chosen=("anchor",)).opened().moved
