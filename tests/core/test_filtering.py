"""The filter language: what is read, what is refused and in which words, and that nothing typed can break it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.core.filter_language import LANGUAGE
from convene.core.filtering import HalfTyped, Query, half_key, keys_of, parse
from convene.core.filtering.guide import keys_in_words
from convene.core.nouns import NOUNS
from convene.errors import Problem
from tests.nasty import NASTY

TODAY = date(2026, 11, 22)
ACTOR = keys_of("actor")


def _read(text: str, noun: str = "actor", **how: Any) -> list[tuple[Any, ...]]:
    query = parse(text, keys_of(noun), TODAY, **how)
    return [
        ("-" * one.negated + (one.key.name if one.key else ""), one.sign, *(("*",) if one.some else one.values))
        for one in query.terms
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("", []),
        ("   ", []),
        ("fish", [("", ":", "fish")]),
        ("Fish QUAY fish", [("", ":", "fish"), ("", ":", "quay")]),
        ('"Fish  quay"', [("", ":", "fish quay")]),
        ("“fish quay”", [("", ":", "fish quay")]),
        ('"fish quay', [("", ":", "fish quay")]),
        ('""', []),
        ("-fish", [("-", ":", "fish")]),
        ('-"fish quay"', [("-", ":", "fish quay")]),
        ("-", [("", ":", "-")]),
        ("type:vcse", [("type", ":", "vcse")]),
        ("TYPE:Voluntary", [("type", ":", "vcse")]),
        ('type:"small business"', [("type", ":", "msme")]),
        ("type:vcse,citizen,vcse", [("type", ":", "vcse", "citizen")]),
        ("relationship:co", [("relationship", ":", "contacted", "committed")]),
        ("primary-type:anchor", [("primary-type", ":", "anchor")]),
        ("ward:Elm", [("ward", ":", "elm")]),
        ('ward:"Elm Park",oak', [("ward", ":", "elm park", "oak")]),
        ("ward:", [("ward", ":")]),
        ("ward:*", [("ward", ":", "*")]),
        ('ward:"*"', [("ward", ":", "*")]),
        ("-ward:", [("-ward", ":")]),
        ("turnover>60k", [("turnover", ">", Decimal(60_000))]),
        ("turnover<=1.2m", [("turnover", "<=", Decimal(1_200_000))]),
        ("turnover>1,500", [("turnover", ">", Decimal(1_500))]),
        ("headcount:12", [("headcount", ":", Decimal(12))]),
        ("judged-on<2026-03-31", [("judged-on", "<", date(2026, 3, 31))]),
        ('judged-on<"end of march"', [("judged-on", "<", date(2027, 3, 31))]),
        ("judged-on:2026-03", [("judged-on", ":", "2026-03")]),
        ("silent>60d", [("silent", ">", date(2026, 9, 23))]),
        ("silent>2w", [("silent", ">", date(2026, 11, 8))]),
        ("silent>9m", [("silent", ">", date(2026, 2, 22))]),
        ("silent>1y", [("silent", ">", date(2025, 11, 22))]),
        ("silent:never", [("silent", ":", "never")]),
        ("lever:proc", [("lever", ":", "procurement")]),
        ("has:person", [("has", ":", "person")]),
        ("Also-called:x", [("aliases", ":", "x")]),
        ("10:30 5>3 <b> http//x", [("", ":", "10:30"), ("", ":", "5>3"), ("", ":", "<b>"), ("", ":", "http//x")]),
        ('"http://x.example"', [("", ":", "http://x.example")]),
        ('5" pipe', [("", ":", '5"'), ("", ":", "pipe")]),
    ],
)
def test_what_is_read(text: str, read: list[tuple[Any, ...]]) -> None:
    assert _read(text) == read


def test_a_month_back_from_its_end_is_the_end_of_a_shorter_one() -> None:
    query = parse("silent>1m", ACTOR, date(2026, 3, 31))
    assert query.terms[0].values == (date(2026, 2, 28),)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("typ:vcse", "Did you mean type:?"),
        ("wrad:elm", "Did you mean ward:?"),
        ("http://x", "in quotes"),
        ("type:blob", "anchor, supplier, developer"),
        ("type:cizen", "Did you mean citizen?"),
        ("turnover>much", "a number, such as 12 or 60k"),
        ("turnover>1,5", "a number"),
        ("judged-on<someday", "a day, such as"),
        ("silent>long", "such as 60d"),
        ("silent>99999y", "such as 60d"),
        ("silent:", "such as 60d"),
        ("has:", "person, link"),
        ("turnover>", "a number"),
        ("name>3", "goes with a colon"),
        ("ward:" + ",".join(f"w{n}" for n in range(99)), "60 is the most"),
        (" ".join(f"w{n}" for n in range(99)), "60 is the most"),
    ],
)
def test_what_is_not_understood_says_what_would_be(text: str, words: str) -> None:
    with pytest.raises(Problem) as raised:
        parse(text, ACTOR, TODAY)
    assert not isinstance(raised.value, HalfTyped)
    assert raised.value.hint
    assert words in f"{raised.value.title} {raised.value.hint}"


@pytest.mark.parametrize("text", ["fish type:", "fish type:x", "fish silent>", "fish typ:", "fish turnover>k"])
def test_a_last_word_half_typed_leaves_the_filter_before_it(text: str) -> None:
    with pytest.raises(HalfTyped) as raised:
        parse(text, ACTOR, TODAY, typing=True)
    assert raised.value.before == parse("fish", ACTOR, TODAY)


def test_only_the_last_word_may_be_half_typed() -> None:
    for text in ("type:x fish", "type:x "):
        with pytest.raises(Problem) as raised:
            parse(text, ACTOR, TODAY, typing=True)
        assert not isinstance(raised.value, HalfTyped)
    assert _read("ward: ", typing=True) == [("ward", ":")]


def test_a_word_that_may_become_a_key_says_so() -> None:
    half = half_key(parse("fish typ", ACTOR, TODAY), ACTOR)
    assert half
    assert half.before == parse("fish", ACTOR, TODAY)
    assert "type:" in half.hint
    assert half_key(parse("fish zz", ACTOR, TODAY), ACTOR) is None
    assert half_key(Query(), ACTOR) is None


@pytest.mark.parametrize("noun", NOUNS)
def test_every_field_of_every_noun_can_be_asked(noun: str) -> None:
    keys = keys_of(noun)
    for field in NOUNS[noun].fields:
        assert keys[field.name].field == field
        assert parse(f"{field.name}:", keys, TODAY).keyed
        assert parse(f"-{field.option[2:]}:*", keys, TODAY).keyed


@pytest.mark.parametrize("noun", NOUNS)
def test_the_guide_names_keys_that_there_are(noun: str) -> None:
    keys = keys_of(noun)
    for name, takes in keys_in_words(noun):
        named = takes.replace(" and ", ", ").split(", ") if " " in name else [name]
        assert all(one.replace("-", "_") in keys for one in named)


@pytest.mark.parametrize("typed", [typed for typed, _ in LANGUAGE if not typed.startswith("@")])
def test_what_the_guide_shows_is_understood(typed: str) -> None:
    assert parse(typed, ACTOR, TODAY)


@given(st.text(max_size=200) | st.sampled_from(NASTY) | st.text('":,<>=-* abtypewrd', max_size=60), st.booleans())
def test_whatever_is_typed_is_read_or_refused_in_words(text: str, typing: bool) -> None:
    found = _answer(text, typing)
    if isinstance(found, Problem):
        assert found.title
        assert found.hint
    else:
        assert all(term.values[0] for term in found.terms if term.key is None)


def _answer(text: str, typing: bool) -> Query | Problem:
    try:
        return parse(text, ACTOR, TODAY, typing=typing)
    except Problem as problem:
        return problem


def test_four_thousand_letters_are_read_at_once() -> None:
    assert len(parse("x" * 4096, ACTOR, TODAY).terms) == 1
    assert len(parse("word " * 820, ACTOR, TODAY).terms) == 1
    assert parse('"' * 4096, ACTOR, TODAY).terms == ()
