"""Two cycles side by side, on paper: what was counted then and now, what it came to, what is new and what is gone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from convene.core.account.compared import Compared, Pair
from convene.core.account.words import ranged
from convene.files.documents.blocks import Block, Bullets, Entry, Facts, Grid, Heading, Paper, Para
from convene.text import count, plural, units

TITLE = "Two cycles side by side"


def cycles_paper(found: Compared | None, place: str, made_on: date) -> Paper:
    """All of it; ``found`` is None where there is one cycle alone, or none."""
    if found is None:
        words = "So far one cycle alone has an account with counts in it. After the next one both stand here."
        return Paper(TITLE, (Para(words, "lead"),), kind="Accounts", place=place, made_on=made_on, hue="measurement")
    sides = tuple(
        (f"Cycle {one.cycle}", f"{one.title}, {one.period}. {one.headline}") for one in (found.then, found.now)
    )
    blocks: list[Block] = [Facts(sides), Para(found.brought), *(Para(one) for one in found.remarks)]
    if found.totals:
        blocks += [
            Heading(2, "What it came to"),
            Para("Net, with how low and how high it may be. These stand apart and are never added up."),
            Grid(
                ("", f"Cycle {found.then.cycle}", f"Cycle {found.now.cycle}"),
                tuple((part.label, ranged(was), ranged(here)) for part, was, here in found.totals),
            ),
        ]  # fmt: skip
    blocks += _measures(found)
    for title, names in (("New", found.new), ("Not there any more", found.gone)):
        if names:
            blocks += [Heading(2, title), Bullets(tuple(Entry(one) for one in names))]
    if found.apart:
        blocks += [
            Heading(2, "In both, and not compared"),
            Bullets(tuple(Entry(f"{one.title or one.measure}: {one.why}") for one in found.apart)),
        ]
    period = f"Cycle {found.then.cycle} and cycle {found.now.cycle}"
    return Paper(
        TITLE, tuple(blocks), kind="Accounts", subtitle=period, place=place, made_on=made_on, hue="measurement"
    )  # fmt: skip


def _measures(found: Compared) -> list[Block]:
    if not found.pairs:
        return [Para("No measure was counted in both, in the same unit.")]
    head = ("Measure", f"Cycle {found.then.cycle}", f"Cycle {found.now.cycle}", "In")
    rows = tuple(
        (one.title or one.measure, _counted(one.then.quantity), _counted(one.now.quantity), units(one.unit))
        for one in found.pairs
    )
    valued = [one for one in found.pairs if one.then.parts or one.now.parts]
    blocks: list[Block] = [Heading(2, "What was counted in both"), Grid(head, rows, numbers=(1, 2))]
    if valued:
        said = tuple(Entry(f"{one.title or one.measure}: {_value(one)}") for one in valued)
        blocks += [Heading(2, "What that came to"), Bullets(said)]
    return blocks


def _counted(quantity: Decimal | None) -> str:
    return "several" if quantity is None else count(quantity)


def _value(one: Pair) -> str:
    """The values in words, with what is open and what else is different."""
    said = one.words.split("; ")[1:]
    waiting = one.then.open + one.now.open
    said += [f"{plural(waiting, 'commitment')} not settled"] if waiting else []
    return ". ".join(["; ".join(said), *one.remarks])
