"""Which column is likely which field: by its heading, and by whether its cells could be that at all.

A guess is told before it counts and is easy to overrule, and so it may be wrong; what no cell of a column fits is not
even guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from difflib import get_close_matches
from functools import cache

from convene.core.nouns import NOUNS, Field, Noun
from convene.files.lists.cells import LISTS, NOTHING
from convene.files.open_data.cells import register_numbers
from convene.files.open_data.cells.about_people import is_personal
from convene.files.open_data.cells.cell_values import NO, YES, postcode, website
from convene.files.open_data.own_lists.column_mapping import PSEUDO, Mapping, targets
from convene.files.open_data.own_lists.field_values import value_of
from convene.files.open_data.own_lists.looks import Looks, is_value, looks_of
from convene.files.open_data.own_lists.synonyms import squashed, synonyms
from convene.files.sheets import folded, spaced
from convene.text import clip, join

_ALIKE = 0.87
_SHORT = 5  # shorter headings are too easily like another
_OF_A_NUMBER = re.compile(r"(?:^| )(?:ids?|uuid|guid|key|code|no|nr|num|number|ref|count|index|url|uri|date)$")
_RUN_ON = re.compile(r"(?:ids?|uuid|guid|key|code|count|index|url|uri)$")
"""Headings of a number or a mark of something: near to its name in letters, and never the thing itself."""

_PAYEE = re.compile(
    r"(?:name of (?:the )?)?(?:payee|beneficiary|creditor|supplier|vendor|merchant)s?"
    r"(?: (?:trading |full )?names?| payee| beneficiary| t)?"
)
_SPENDING = re.compile(
    r"\b(?:amount|payments?|paid|invoices?|transactions?|spend|expenditure|expenses?|net|gross|value|pounds|ledger|total|sum)\b"
)
_LINK = re.compile(r"(?:https?://|www\.)\S+$|\S+@\S+\.\S+$", re.IGNORECASE)
_YES_NO = YES | NO | {"x", "✓", "✔"}
_OF_A_PAYMENT = ("note", "tags")
"""In a list of spending the actor of a row is who is paid, for the body that pays is the same all the way down; and
what a column calls a purpose or a category is that of the payment."""
_LONG = 4.0  # words a cell, from which a column holds what somebody said
_ANY_DAY = date(2000, 1, 1)  # whether “1 Dec” is a day does not depend on the year
_FEW_WORDS = 1.5
_MOSTLY = 2  # one in so many must fit


def suggest(noun: str, headings: Iterable[str], cells: Sequence[Sequence[str]] = ()) -> Mapping:
    """The likeliest meaning of each column, every field but lists once; what is not understood is left out.

    ``cells`` are the first rows: a heading whose cells could not be what it says is left out, and ``doubted``.
    """
    kind, known = NOUNS[noun], _known(noun)
    columns = list(enumerate(headings))
    looks = looks_of(len(columns), cells)
    taken: set[str] = set()
    meant: dict[int, str] = {}
    doubted: dict[tuple[int, str], str] = {}
    paid = noun == "actor" and any(_SPENDING.search(_words(one)) for _, one in columns)
    payee = paid and any(_PAYEE.fullmatch(_words(one)) for _, one in columns)
    guesses = (
        lambda word: "name" if paid and _PAYEE.fullmatch(word) else None,
        lambda word: known.get(squashed(word)),
        _nearly(known),
    )
    for guess in guesses:
        for at, heading in columns:
            word = _words(heading)
            if at in meant or not word or _about_people(kind, word):
                continue
            name = guess(word) or ""
            if payee and name in _OF_A_PAYMENT:
                continue
            if not name or (at, name) in doubted or (name in taken and not _several(kind, name)):
                continue
            if doubt := _hollow(kind, name, looks[at], len(cells)) or _doubt(kind, name, heading, looks[at]):
                doubted[at, name] = doubt
                continue
            meant[at] = name
            taken.add(name)
    if found := _of_long_words(kind, taken, [(at, one) for at, one in columns if at not in meant], looks):
        meant[found[0]] = found[1]
    told = tuple((columns[at][1], name, why) for (at, name), why in doubted.items() if at not in meant)
    return Mapping(noun, tuple((heading, meant.get(at, "")) for at, heading in columns), doubted=told)


def retested(mapping: Mapping, cells: Sequence[Sequence[str]]) -> Mapping:
    """A mapping of an earlier list with these headings, without what no cell of this one fits."""
    kind = NOUNS[mapping.noun]
    looks = looks_of(len(mapping.columns), cells)
    doubts = [
        _doubt(kind, name, heading, one) if name else ""
        for (heading, name), one in zip(mapping.columns, looks, strict=True)
    ]
    told = tuple((heading, name, why) for (heading, name), why in zip(mapping.columns, doubts, strict=True) if why)
    columns = tuple(
        (heading, "" if why else name) for (heading, name), why in zip(mapping.columns, doubts, strict=True)
    )
    return replace(mapping, columns=columns, doubted=told)


def likely(mapping: Mapping, name: str, cells: Sequence[Sequence[str]]) -> str:
    """The heading of the column that a field is likeliest in, among those left out; "" where none is likely."""
    kind = NOUNS[mapping.noun]
    headings = [heading for heading, _ in mapping.columns]
    looks = looks_of(len(headings), cells)
    wanted = next((one for one in kind.fields if one.name == name), None)
    best: tuple[float, int] = (0.0, -1)
    for at, (heading, taken) in enumerate(mapping.columns):
        word = _words(heading)
        if taken or not word or _about_people(kind, word) or not looks[at].filled:
            continue
        if wanted is None or wanted.kind not in ("line", "prose") or _doubt(kind, name, heading, looks[at]):
            continue
        if _hollow(kind, name, looks[at], len(cells)):
            continue
        best = max(best, (_likeness(word, looks[at], wanted), -at))
    return headings[-best[1]] if best[0] > 0 else ""


def _likeness(word: str, look: Looks, wanted: Field) -> float:
    """How likely a column is to be a text that names or says something: 0 for numbers, days, codes and long marks."""
    if look.mostly_values or _OF_A_NUMBER.search(word):
        return 0.0
    named = 3.0 if re.search(r"\bname\b", word) and wanted.kind == "line" else 0.0
    varied = look.distinct / look.filled
    length = min(look.words, 40.0) / 40 if wanted.kind == "prose" else (1.0 if look.words < 5 else 0.0)
    return named + varied + length if varied > 0.3 and length else named / 2


def _words(heading: str) -> str:
    return folded(spaced(heading))


def _about_people(kind: Noun, word: str) -> bool:
    return is_personal(word) and not kind.private and squashed(word) not in _own(kind.name)


def _nearly(known: dict[str, str]) -> Callable[[str], str | None]:
    """Misspelt headings. The number of a thing is not the thing: “comment-id” is no comment."""

    def guess(word: str) -> str | None:
        bare = squashed(word)
        near = get_close_matches(bare, known, n=1, cutoff=_ALIKE) if len(bare) >= _SHORT else []
        if not near:
            return None
        if re.search(r"\bnames?\b", word) and not re.search("name", near[0]):
            return None  # “charity name E&W” is no charity number
        mark = _OF_A_NUMBER.search(word) or _RUN_ON.search(bare)
        return None if mark and not near[0].endswith(mark[0].strip()) else known[near[0]]

    return guess


def _of_long_words(
    kind: Noun, taken: set[str], left: Sequence[tuple[int, str]], looks: Sequence[Looks]
) -> tuple[int, str] | None:
    """The column of what people said, for a noun that is words: one called so among others, or else the one of the
    longest cells, whatever it is called."""
    wanted = next((one for one in kind.fields if one.name == kind.named_by), None)
    if wanted is None or wanted.kind != "prose" or wanted.name in taken:
        return None
    found = []
    for at, heading in left:
        word, look = _words(heading), looks[at]
        if look.mostly_values or _about_people(kind, word) or _OF_A_NUMBER.search(word):
            continue
        named = any(_known(kind.name).get(one) == wanted.name for one in word.split())
        if look.words >= (_FEW_WORDS if named else _LONG):
            found.append((named, look.words, -at))
    return (-max(found)[2], wanted.name) if found else None


def _doubt(kind: Noun, name: str, heading: str, look: Looks) -> str:
    """Why a column cannot be a field, by its cells; "" where it can, or says nothing."""
    cells = [one for one in look.examples if one.casefold() not in NOTHING]
    if not cells:
        return ""
    one = None if name in PSEUDO else kind.field(name)
    fits = sum(_fits(one, name, heading, cell) for cell in cells)
    enough = len(cells) if one is not None and one.required and one.kind == "choice" else 1
    if fits * (_MOSTLY if enough > 1 else 1) >= enough:
        return ""
    title = PSEUDO.get(name, name) if one is None else one.title
    strange = [f"“{clip(cell, 30)}”" for cell in cells if not _fits(one, name, heading, cell)]
    much = "none" if not fits else f"only {fits} of {len(cells)}"
    return f"{much} of its cells can be a {title.lower()}, such as {join(strange[:2])}"


def _hollow(kind: Noun, name: str, look: Looks, rows: int) -> str:
    """Why a column cannot be what every record needs: most of its cells are empty. "" where it can."""
    needed = name not in PSEUDO and kind.field(name).required and kind.field(name).kind == "line"
    return "most of its cells are empty" if needed and look.filled * _MOSTLY < rows else ""


def _fits(one: Field | None, name: str, heading: str, cell: str) -> bool:
    if name == "postcode":
        return bool(postcode(cell))
    if name == "charity_number":
        return register_numbers.charity(cell, register_numbers.Beside(heading)).likely(cell)
    if one is None:
        return register_numbers.company(cell, register_numbers.Beside(heading)).likely(cell)
    if name == "identifiers":
        return register_numbers.whole((cell,)).likely(cell)
    if name == "website":
        return bool(website(cell))
    if one.required and one.kind in ("line", "prose"):
        return not (is_value(cell) or _LINK.match(cell) or cell.casefold() in _YES_NO)
    try:
        value_of(one, cell, _ANY_DAY)
    except ValueError:
        return False
    return True


@cache
def _own(noun: str) -> dict[str, str]:
    """Squashed name and title → field: an action's owner is a role, however personal the word sounds elsewhere."""
    titles = {squashed(folded(title)): name for name, title in targets(noun).items()}
    return titles | {squashed(folded(name)): name for name in targets(noun)}


@cache
def _known(noun: str) -> dict[str, str]:
    """Squashed heading → what it may be mapped to, the surest last so that it wins."""
    return {word: name for word, name in synonyms(noun).items() if name in targets(noun)} | _own(noun)


def _several(noun: Noun, name: str) -> bool:
    """Whether several columns may say it: of the registers of charities, each country has its own."""
    return name == "charity_number" or (name not in PSEUDO and noun.field(name).kind in (*LISTS, "prose"))
