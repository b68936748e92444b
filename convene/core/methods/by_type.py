"""A result as the types of actor see it, in a table and in words that may be shown: small cells are left out."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from convene.core.methods.dual_test import FLOOR
from convene.core.methods.fairness import LEAST, TOO_LARGE, Fairness
from convene.core.methods.result import Result, Table, percent
from convene.core.methods.small_cells import Cell, hidden, share_words
from convene.core.vocabulary import ActorType
from convene.text import join, plural

HIDDEN = "·"
"""What stands in a cell that is not shown."""
_KNOWN = {one.value: one for one in ActorType}


def called(kind: str) -> str:
    """A type as people call many of them."""
    return _KNOWN[kind].many if kind in _KNOWN else kind


def not_shown(found: Fairness, option: int) -> frozenset[str]:
    """The types whose figure for one option must not be shown."""
    cells = [Cell(one.type, one.people, one.alike[option]) for one in found.types]
    if found.untyped and found.types:
        cells.append(Cell("", found.untyped))
    return hidden(cells)


def cells(result: Result, *, confidential: bool = False) -> Mapping[str, Mapping[str, Fraction | None]]:
    """Type → option → its mean from 0 to 1; None where it must not be shown, unless this is ``confidential``: for the
    eyes of the convener alone."""
    found = result.fairness
    if found is None:
        return {}
    out = [_out(found, at, confidential) for at in range(len(result.options))]
    return {
        one.type: {name: None if one.type in out[at] else one.means[at] for at, name in enumerate(result.options)}
        for one in found.types
    }


def _out(found: Fairness, option: int, confidential: bool) -> frozenset[str]:
    return frozenset() if confidential else not_shown(found, option)


def tables(result: Result, *, confidential: bool = False) -> tuple[Table, ...]:
    """Raw, balanced and worst-off side by side; and each type where that may be shown. In the order of the ranking.

    Where a type is not shown, what is balanced and worst off is not either: it could be reckoned back from them.
    """
    found = result.fairness
    if found is None:
        return ()
    if not found.types:
        return (_by_organisation(result, found),)
    order = [at for group in result.tally.ranking for at in group]
    beside, rows = [], []
    for at in order:
        out = _out(found, at, confidential)
        over_types = (HIDDEN, HIDDEN) if out else (percent(found.balanced[at]), percent(found.worst_off[at]))
        single = () if found.largest_organisation is None else (percent(found.one_voice[at]),)
        beside.append((result.names[at], percent(found.raw[at]), *over_types, *single))
        shown = (HIDDEN if one.type in out else share_words(one.support[at], one.people) for one in found.types)
        rows.append((result.names[at], *shown))
    heads: tuple[str, ...] = ("Option", "Everybody", "Types equal", "Least content")
    if found.largest_organisation is not None:
        heads = (*heads, "Organisations")
    kinds = tuple(f"{called(one.type)} ({one.people})" for one in found.types)
    return (
        Table(heads, tuple(beside), "How much support there is", tuple(range(1, len(heads)))),
        Table(("Option", *kinds), tuple(rows), "By type of actor", tuple(range(1, len(kinds) + 1))),
    )


def _by_organisation(result: Result, found: Fairness) -> Table:
    rows = tuple(
        (result.names[at], percent(found.raw[at]), percent(found.one_voice[at]))
        for group in result.tally.ranking
        for at in group
    )
    return Table(("Option", "Everybody", "Organisations"), rows, "How much support there is", (1, 2))


def unheard(result: Result, *, confidential: bool = False) -> tuple[str, ...]:
    """Who is left unheard, a sentence each."""
    found = result.fairness
    said = []
    if result.unheard:
        gives = "gives" if result.unheard == 1 else "give"
        said.append(f"{plural(result.unheard, 'paper')} of {result.valid:,} {gives} nothing to what was chosen.")
    if found is None:
        return tuple(said)
    said += _hardly(result, found, confidential)
    absent = [one.many for one in ActorType if one.value not in {kind.type for kind in found.types}]
    if absent and any(one.type in _KNOWN for one in found.types):
        said.append(f"There is no paper of {join(absent, 'or')}.")
    return tuple(said)


def cautions(result: Result, *, confidential: bool = False) -> tuple[str, ...]:
    """What to know of the figures by type: where they lead elsewhere, who weighs much, what may not be shown."""
    found = result.fairness
    if found is None:
        return ()
    said = [*_differing(result, found), *_weights(found)]
    few = [called(one) for one in found.small]
    if any(not_shown(found, at) for at in range(len(result.options))):
        said.append(
            "This holds figures from which somebody could tell how a few people voted: it is for your eyes alone."
            if confidential
            else f"Left out ({HIDDEN}) are figures about fewer than {LEAST} people, those that show that a few all "
            "said the same, and those that would give one of them away."
        )
    if few and not confidential:
        said.append(
            f"{_sentence_start(join(few))} are fewer than {LEAST}: join them with another type to see and show more."
        )
    return tuple(said)


def _sentence_start(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _hardly(result: Result, found: Fairness, confidential: bool) -> list[str]:
    """The types that give hardly anything to a winner, where that may be said."""
    said = []
    for at in result.tally.winners[:6]:
        out = _out(found, at, confidential)
        low = [
            f"{called(one.type)} ({share_words(one.support[at], one.people)})"
            for one in found.types
            if one.means[at] < FLOOR and one.type not in out
        ]
        if low:
            said.append(f"Hardly any support for “{result.names[at]}” from {join(low)}.")
    return said


def _differing(result: Result, found: Fairness) -> list[str]:
    """Whether another option would lead if each type counted the same."""
    if len(result.options) < 2 or not result.tally.winners:
        return []
    top = max(found.balanced)
    best = [at for at, one in enumerate(found.balanced) if one == top]
    raw = max(found.raw)
    if set(best) & {at for at, one in enumerate(found.raw) if one == raw}:
        return []
    return [
        f"If each type counted the same, {join([f'“{result.names[at]}”' for at in best])} would have most support. "
        "Which of the two binds should have been said before the vote."
    ]


def _weights(found: Fairness) -> list[str]:
    said = []
    kind, one = found.largest_type, found.largest_organisation
    large = []
    if kind is not None and len(found.types) > 1 and kind.share > TOO_LARGE:
        large.append(f"{percent(kind.share)} of the papers with a type are of {called(kind.name)}")
    if one is not None and one.dominates:
        large.append(f"{percent(one.share)} of all papers are of “{one.name}”")
    if large:
        said.append(f"{_sentence_start(join(large))}.")
    if found.heavy:
        said.append(
            f"With each type the same, one paper of {join([called(kind) for kind in found.heavy])} would weigh more "
            "than three others: read those figures with care."
        )
    if found.types and 4 * found.effective < 3 * (found.people - found.untyped):
        said.append(
            f"With each type the same, {plural(found.people - found.untyped, 'paper')} tell no more than "
            f"{float(found.effective):.1f} would: a few weigh much."
        )
    if found.untyped and found.types:
        said.append(f"{plural(found.untyped, 'paper')} {'names' if found.untyped == 1 else 'name'} no type.")
    return said
