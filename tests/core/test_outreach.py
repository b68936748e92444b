"""Reading a line of the outreach log."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.core.engagement.outreach import Logged, beginning, parse_outreach, read_day, with_actor
from convene.core.vocabulary import ActorType, Channel
from convene.text import clean_line

TODAY = date(2026, 11, 22)
"""A Sunday."""
GROUPS = ("Young people", "Shift workers", "Eastgate")


def read(line: str) -> Logged:
    return parse_outreach(line, TODAY, GROUPS)


def test_a_whole_line_is_taken_apart() -> None:
    line = "Saltworks CIC: rang, will come on Tuesday !call ->fri 3p #young-people @citizen"
    assert read(line) == Logged(
        who="Saltworks CIC",
        text="rang, will come on Tuesday",
        channel=Channel.call,
        follow_up=date(2026, 11, 27),
        people=3,
        groups=("Young people",),
        actor_type=ActorType.citizen,
    )
    assert read(line).tags(TODAY) == "call · 3 people · citizens · Young people · follow up Fri 27 Nov"


@pytest.mark.parametrize(
    ("line", "channel"),
    [
        ("rang, no answer", Channel.call), ("called in, it was open", Channel.visit), ("called back", Channel.call),
        ("emailed the form", Channel.email), ("wrote to them", Channel.letter), ("knocked at Block C", Channel.visit),
        ("texted, then rang", Channel.message), ("met the chair", Channel.meeting), ("at the stall", Channel.street),
        ("a strange metre", None), ("Rang, then emailed", Channel.call), ("x !v", Channel.visit),
        ("x !doorstep", Channel.visit), ("x !phone", Channel.call), ("rang !email", Channel.email),
        ("x !door", Channel.visit),
    ],
)  # fmt: skip
def test_the_channel_is_marked_or_told_from_the_words(line: str, channel: Channel | None) -> None:
    assert read(line).channel is channel
    assert read(line).guessed is (channel is not None and "!" not in line)


@pytest.mark.parametrize(
    ("line", "text", "follow"),
    [
        ("rang ->fri", "rang", date(2026, 11, 27)),
        ("rang -> end of next month about rooms", "rang about rooms", date(2026, 12, 31)),
        ("rang ->2026-12-03", "rang", date(2026, 12, 3)),
        ("rang →tomorrow", "rang", date(2026, 11, 23)),
        ("rang, follow up next tue", "rang", date(2026, 11, 24)),
        ("rang; follow-up on 3 dec.", "rang", date(2026, 12, 3)),
        ("will follow up in 2 weeks with the plan", "will follow up in 2 weeks with the plan", date(2026, 12, 6)),
        ("rang ->nowhere", "rang ->nowhere", None),
        ("rang ->yesterday", "rang ->yesterday", None),
        ("rang ->fri ->mon", "rang ->mon", date(2026, 11, 27)),
        ("nobody to follow up", "nobody to follow up", None),
    ],
)
def test_the_day_to_come_back(line: str, text: str, follow: date | None) -> None:
    found = read(line)
    assert (found.text, found.follow_up) == (text, follow)


@pytest.mark.parametrize(
    ("line", "on", "who", "text"),
    [
        ("yesterday: Saltworks: rang", date(2026, 11, 21), "Saltworks", "rang"),
        ("mon: rang", date(2026, 11, 16), "", "rang"),
        ("2026-11-01: rang", date(2026, 11, 1), "", "rang"),
        ("3 nov: Saltworks: rang", date(2026, 11, 3), "Saltworks", "rang"),
        ("tomorrow: rang", None, "tomorrow", "rang"),
        ("Saltworks: they said: come", None, "Saltworks", "they said: come"),
        ("see http://x.example at 10:30", None, "", "see http://x.example at 10:30"),
        ("!call: rang", None, "", "!call: rang"),
        ("Saltworks:", None, "Saltworks", ""),
        (": rang", None, "", ": rang"),
    ],
)
def test_a_day_and_a_name_may_lead(line: str, on: date | None, who: str, text: str) -> None:
    found = read(line)
    assert (found.on, found.who, found.text) == (on, who, text)


@pytest.mark.parametrize(
    ("mark", "group", "stranger"),
    [
        ("#young-people", "Young people", False), ("#YoungPeople", "Young people", False),
        ("#shift", "Shift workers", False), ("#teenagers", "teenagers", True), ("#e", "Eastgate", False),
    ],
)  # fmt: skip
def test_groups_are_those_of_the_place_where_it_has_one(mark: str, group: str, stranger: bool) -> None:
    found = read(f"rang {mark}")
    assert found.groups == (group,)
    assert found.strangers == ((group,) if stranger else ())


@pytest.mark.parametrize(
    "line", ["our #1 worry", "wow !! yes", "a p 12 people", "ann@example.org wrote", "1p2", "- > ->"]
)
def test_what_only_looks_like_a_mark_stays(line: str) -> None:
    assert read(line).text == line


def test_nothing_is_empty_and_little_is_not() -> None:
    assert read("").empty
    assert read("  ").empty
    assert not read("12p").empty
    assert read("yesterday:").empty


def test_where_the_name_is_no_actors_its_words_are_kept() -> None:
    assert read("Rang them: no answer").whole == "Rang them: no answer"
    assert read("Saltworks:").whole == "Saltworks"


def test_the_beginning_of_a_name_is_what_suggestions_are_looked_up_for() -> None:
    assert beginning("salt", TODAY) == "salt"
    assert beginning("yesterday: salt", TODAY) == "salt"
    assert beginning("Saltworks CIC: rang", TODAY) == ""
    assert beginning("!call", TODAY) == ""
    assert with_actor("salt", "Saltworks CIC", TODAY) == "Saltworks CIC: "
    assert with_actor("yesterday: salt", "Saltworks CIC", TODAY) == "yesterday: Saltworks CIC: "
    assert with_actor("yesterday:", "Saltworks CIC", TODAY) == "yesterday: Saltworks CIC: "


def test_a_day_by_number_is_never_turned_round() -> None:
    assert read_day("2026-11-01", TODAY) == date(2026, 11, 1)
    with pytest.raises(ValueError, match="not a day"):
        read_day("soonish", TODAY)


WORDS = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs", "Zs", "Cc"]), min_size=1, max_size=8),
        st.sampled_from(
            ["rang", "!call", "!email", "->fri", "->", "next", "tue", "12p", "3p", "#shift", "#new-group", "@citizen",
             "@x", "Saltworks", "CIC:", "yesterday:", "mon:", ":", "said:", "10:30", "#1", "→tomorrow"]
        ),
    ),
    max_size=12,
)  # fmt: skip


@given(st.text() | WORDS.map(" ".join))
def test_any_line_can_be_read(line: str) -> None:
    found = read(line)
    assert clean_line(found.whole) == found.whole
    assert isinstance(found.tags(TODAY), str)
    if found.follow_up:
        assert found.follow_up >= TODAY
    if found.on:
        assert found.on <= TODAY
    assert beginning(line, TODAY) in clean_line(line)


@given(WORDS.map(" ".join))
def test_nothing_typed_is_lost(line: str) -> None:
    """Every word is in the words of the record, or a mark of it says the same."""
    found = read(line)
    kept = {word.strip(":") for word in found.whole.split(" ")}
    if found.on:
        kept |= set(clean_line(line).partition(":")[0].split(" "))
    for word in clean_line(line).split(" "):
        said = not word.strip(":") or word.strip(":") in kept
        mark = (
            (word[:1] == "!" and found.channel is not None)
            or (word[:1] == "@" and found.actor_type is not None)
            or (word[:1] == "#" and bool(found.groups))
            or (word[:-1].isdecimal() and found.people == int(word[:-1]))
            or (found.follow_up is not None and (word.startswith(("->", "→")) or word in ("next", "tue")))
        )
        assert said or mark, (word, found)


@given(st.dates(TODAY, TODAY + timedelta(700)))
def test_any_day_to_come_is_kept_as_it_was_meant(when: date) -> None:
    assert read(f"rang ->{when.isoformat()}").follow_up == when
    assert read(f"rang -> {when.isoformat()}").follow_up == when


def test_a_group_of_several_words_is_taken_whole() -> None:
    groups = ("Young people", "Young people under 25", "Night workers")
    said = parse_outreach("doorsteps #young people under 25 nobody knew about us 5p", TODAY, groups)
    assert (said.groups, said.text, said.people) == (("Young people under 25",), "doorsteps nobody knew about us", 5)
    assert parse_outreach("#Young people came", TODAY, groups).groups == ("Young people",)
    assert parse_outreach("#night-workers at six", TODAY, groups).groups == ("Night workers",)
    assert parse_outreach("#strangers at six", TODAY, groups).groups == ("strangers",)
