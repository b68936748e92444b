"""Several lines at once, short forms, and whether something was said before."""

from __future__ import annotations

import pytest

from convene.core.workshops.doubts import doubted
from convene.core.workshops.near_duplicates import nearest
from convene.core.workshops.pasted import items
from convene.core.workshops.short_forms import begun, declared, expanded, faults, unknown

KNOWN = declared(("cc = community centre", "SC = Saltworks CIC", "bus=the night bus"))


@pytest.mark.parametrize(
    ("pasted", "found"),
    [
        ("- a bench\n* a bus\n\n  • a lamp", ["a bench", "a bus", "a lamp"]),
        ("1. a bench\n2) a bus\n(3) a lamp", ["a bench", "a bus", "a lamp"]),
        ("a) a bench\nb) a bus", ["a bench", "a bus"]),
        ("- [ ] a bench\n- [x] a bus", ["a bench", "a bus"]),
        ("3. floor is cold\nno lift", ["3. floor is cold", "no lift"]),
        ("10 people came\n20 left", ["10 people came", "20 left"]),
        ("-5 in the hall\n-6 in the street", ["-5 in the hall", "-6 in the street"]),
        ("- one line keeps its bullet", ["- one line keeps its bullet"]),
        ("Title\n-----\n- a bench", ["Title", "a bench"]),
        ("\n \n", []),
    ],
)
def test_bullets_and_numbers_go_and_words_stay(pasted: str, found: list[str]) -> None:
    assert items(pasted) == found


def test_a_short_form_is_told_from_a_word_by_its_mark() -> None:
    assert (
        expanded("the ;cc and the cc, ;CC; ;bus.", KNOWN)
        == "the community centre and the cc, community centre; the night bus."
    )
    assert expanded("nothing;cc here ;-) ;9", KNOWN) == "nothing;cc here ;-) ;9"
    assert expanded("the ;c", KNOWN) == "the ;c"


def test_while_it_is_typed_the_last_word_is_left_and_told_before() -> None:
    assert expanded("to ;cc", KNOWN, typing=True) == "to ;cc"
    assert begun("to ;cc", KNOWN) == ";cc = community centre"
    assert expanded("to ;cc ", KNOWN, typing=True) == "to community centre "
    assert begun("to cc", KNOWN) == ""


def test_an_unknown_short_form_is_pointed_out_where_a_place_has_some() -> None:
    assert unknown("to ;ccc", KNOWN) == (";ccc", ";cc")
    assert doubted(("a bench", "to ;ccc"), KNOWN) == "Line 2: ;ccc is no short form: is it ;cc?"
    assert doubted(("to ;ccc",), {}) == ""
    assert doubted(("late @citzen",), {}) == "@citzen is no type of actor: is it @citizen?"


def test_short_forms_are_checked_when_they_are_written() -> None:
    assert faults(("cc = community centre", "sc= Saltworks")) == ""
    assert "is no short form" in faults(("community centre",))
    assert "is no short form" in faults(("9 = nine",))
    assert "is there twice" in faults(("cc = a", ";CC = b"))


def test_nearly_the_same_is_found_and_what_is_short_or_other_is_not() -> None:
    said = ("The last bus leaves at six", "A warm room for families", "Yes")
    assert nearest("the last bus, leaves at six!", said) == said[0]
    assert nearest("last bus leaves at six", said) == said[0]
    assert nearest("The first train leaves at nine", said) == ""
    assert nearest("Yes", said) == ""
    assert nearest("A warm room for families", ()) == ""
