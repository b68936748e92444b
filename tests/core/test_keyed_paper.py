"""Papers keyed at the desk, one line each."""

from __future__ import annotations

import pytest

from convene.core.ballot_vocabulary import PaperSource
from convene.core.codesign.keyed_paper import Keyed, parse
from convene.core.vocabulary import ActorType
from convene.errors import Problem

FIRST = Keyed()


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("CABD", Keyed("CABD")),
        ("12 7 3", Keyed("12 7 3")),
        ("@cit CABD", Keyed("CABD", ActorType.citizen)),
        ("CABD @v", Keyed("CABD", ActorType.vcse)),
        ("#12 3 0 2", Keyed("3 0 2", number="12")),
        ("/phone 4/2 3/5", Keyed("4/2 3/5", source=PaperSource.phone)),
        ("/hands 12 9 4 0", Keyed("9 4 0", source=PaperSource.hands, people=12, tally=True)),
        ("@c /hands 12 0 1 / 3 8", Keyed("0 1 / 3 8", ActorType.citizen, PaperSource.hands, "", 12, True)),
        ('/proxy "letter of the chair" ACD', Keyed("ACD", source=PaperSource.proxy, permission="letter of the chair")),
        ("#7 !torn in two", Keyed("", number="7", spoiled="torn in two")),
        ("A !", Keyed("A", spoiled="spoiled")),
        ("", Keyed()),
    ],
    ids=str,
)
def test_a_line_says_what_and_whose(line: str, wanted: Keyed) -> None:
    assert parse(line, FIRST) == wanted


def test_the_next_line_goes_on_from_the_last() -> None:
    first = parse("@msme /phone #T3-09 CAB", FIRST)
    second = parse("BCA", first.following())
    assert (second.actor_type, second.source, second.number) == (ActorType.msme, PaperSource.phone, "T3-10")
    hands = parse("/hands 9 4 5", second.following())
    after = parse("ABC @?", hands.following())
    assert (after.source, after.people, after.tally, after.actor_type) == (PaperSource.paper, 1, False, None)
    assert parse("#- AB", after.following()).number == ""


@pytest.mark.parametrize("line", ["@nosuch AB", "/pigeon AB", "/hands AB", "/hands", "/hands 0 1 1"])
def test_a_mark_that_means_nothing_is_told(line: str) -> None:
    with pytest.raises(Problem) as caught:
        parse(line, FIRST)
    assert caught.value.hint
