"""Drafts of every noun, made by hypothesis, with text nobody would expect."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal
from string import ascii_letters, digits
from typing import Any

from hypothesis import strategies as st

from convene.core.nouns import NOUNS, Draft, Field, specs
from convene.files.place import Record

TODAY = date(2026, 11, 22)

NASTY = (
    "[/]", "[[actor]]", '"""', '""', "'''", "\\", "\\u0041", 'a "quoted" word', "tail\\", 'tail"',
    "=1+1", "-2", "@x", "+x", "'=1", "'quoted", "’", "a;b", "; ", ";", '"a";b', "a, b", "# no comment", "key = 1",
    "caf\u00e9 \u00a320", "\u05e9\u05dc\u05d5\u05dd \u202eabc", "\u0627\u0644\u0642\u0631\u064a\u0629",
    "\U0001f469\u200d\U0001f33e\U0001f3fd", "\ufeffx", "\x1b[31mred\x1b[0m", "bell\x07", "nul\x00",
    "two\nlines", "\n\nlead", "crlf\r\nline", "tab\there", "  spaced  out  ", "x" * 4096, "\u2460 \u00bd",
    "e\u0301", "\u2028", "none", "true", "", " ",
)  # fmt: skip
texts = st.one_of(st.sampled_from(NASTY), st.text(max_size=40), st.text(alphabet="\"\\\n;,'=- ab", max_size=12))
decimals = st.decimals(min_value=0, max_value=1, places=6) | st.sampled_from([Decimal("0.1"), Decimal("1E-7")])
_LETTERS = ascii_letters + digits
_handles = st.tuples(st.sampled_from(_LETTERS + "\u00e9\u4e2d"), st.text(_LETTERS + "_.-", max_size=12)).map("".join)

_PLAIN: dict[str, st.SearchStrategy[Any]] = {
    "line": texts,
    "prose": texts,
    "decimal": decimals,
    "boolean": st.booleans(),
    "date": st.dates(),
    "time": st.times().map(lambda moment: moment.replace(microsecond=0)) | st.just(time(18, 30)),
    "lines": st.lists(texts, max_size=3),
}


_NAMED: dict[str, st.SearchStrategy[Any]] = {
    "country": st.sampled_from(["GB", "IE", ""]),
    "language": st.sampled_from(["en-GB", "cy", ""]),
    "languages": st.lists(st.sampled_from(["en-GB", "cy", "zh-Hant"]), max_size=3),
}
"""What takes no text but a code."""


def _limit(draft: type[Draft], name: str, key: str, otherwise: int) -> int:
    limits = (getattr(one, key, None) for one in draft.model_fields[name].metadata)
    return int(next((one for one in limits if one is not None), otherwise))


def _value(draft: type[Draft], one: Field, known: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    given = _given(draft, one, known)
    return st.none() | given if one.optional else given


def _given(draft: type[Draft], one: Field, known: dict[str, list[str]]) -> st.SearchStrategy[Any]:
    if one.kind in ("ref", "refs"):
        targets = known.get(one.to, [])
        if one.kind == "ref":
            return st.sampled_from(targets or [""])
        return st.lists(st.sampled_from(targets), max_size=3) if targets else st.just([])
    if one.kind == "rows":
        return st.lists(drafts(one.rows, known), max_size=2) if one.rows else st.just([])
    if one.kind in ("integer", "integers"):
        whole = st.integers(_limit(draft, one.name, "ge", -(10**9)), _limit(draft, one.name, "le", 10**9))
        return whole if one.kind == "integer" else st.lists(whole, max_size=3)
    if one.kind in ("choice", "choices"):
        words = st.sampled_from(one.choices or ("",))
        return words if one.kind == "choice" else st.lists(words, max_size=3)
    if one.kind == "decimal" and _limit(draft, one.name, "gt", -1) == 0:
        return decimals.filter(bool)
    return _NAMED.get(one.name, _PLAIN[one.kind])


def drafts(draft: type[Draft], known: dict[str, list[str]] | None = None) -> st.SearchStrategy[Draft]:
    """Valid drafts; references point at ``known`` handles, by noun."""
    required = {one.name: _value(draft, one, known or {}) for one in specs(draft) if one.required}
    others = {
        one.name: _value(draft, one, known or {}) for one in specs(draft) if not one.required and one.name != "slug"
    }
    return st.fixed_dictionaries(required, optional=others).map(
        lambda values: draft.model_validate(values, context={"today": TODAY})
    )


def _needed(draft: type[Draft]) -> set[str]:
    """The nouns a record cannot do without."""
    names = {one.to for one in specs(draft) if one.to and one.required}
    return names.union(*(_needed(one.rows) for one in specs(draft) if one.rows))


@st.composite
def places(draw: st.DrawFn, noun: str) -> dict[str, list[Record]]:
    """A place with a few records of one noun and what they point at, handles filled, references good."""
    count = {"place": 1, "theme": 1, noun: 1 if NOUNS[noun].one else draw(st.integers(1, 3))}
    for name in reversed(list(NOUNS)):
        if name in count:
            count = dict.fromkeys(_needed(NOUNS[name].draft), 1) | count
    known = {
        name: draw(st.lists(_handles, min_size=count[name], max_size=count[name], unique_by=str.casefold))
        for name in NOUNS
        if name in count
    }
    ids = (f"01936f00-0000-7000-8000-{number:012x}" for number in range(100))
    return {
        name: [
            Record(
                next(ids) if draw(st.booleans()) else "",
                draw(drafts(NOUNS[name].draft, known)).model_copy(update={"slug": handle}),
            )
            for handle in handles
        ]
        for name, handles in known.items()
    }
