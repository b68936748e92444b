"""The social value statement of a scheme, to hand on."""

from __future__ import annotations

from datetime import date

from convene.core.delivery.promises import sums
from convene.core.delivery.statement import Statement
from convene.files.documents.blocks import Block, Facts, Heading, Paper, Para, bullets
from convene.files.printed.promises import obligations, promised, quantities, remarks
from convene.text import day

BASIS = (
    "It says what was promised, by whom, and how far it has come. It puts no price on any of it, and judges nobody's "
    "application. What the law or a permission asks for anyway is listed and never counted as social value."
)


def statement_paper(seen: Statement, place: str, today: date) -> Paper:
    """The whole of it, as of ``today``."""
    scheme = seen.scheme
    blocks: list[Block] = [Para(seen.says, "lead"), Facts(scheme.facts)]
    if scheme.about:
        blocks += [Heading(2, "What is built"), Para(scheme.about)]
    blocks.append(Heading(2, "Promised of free will"))
    if not seen.stands:
        blocks.append(Para("No commitment of free will has been accepted for this scheme."))
    for theme, those in seen.voluntary.items():
        blocks += [Heading(3, theme), *promised(those, today)]
    if found := sums(seen.stands):
        blocks += [Heading(2, "Quantities, like with like"), quantities(found)]
    blocks += [
        Heading(2, "Employment and skills obligations"),
        obligations(seen.skills) if seen.skills else Para("None is on record."),
        Heading(2, "Other obligations"),
        obligations(seen.required) if seen.required else Para("None is on record."),
    ]
    if seen.offered:
        blocks += [Heading(2, "Offered, not accepted"), *promised(seen.offered, today)]
    if seen.given_up:
        blocks += [Heading(2, "Given up"), *promised(seen.given_up, today)]
    blocks.append(Heading(2, "What is not promised"))
    if seen.blanks:
        blocks += [
            Para(
                "By planning, an actor like the developer could act for these too, and has promised nothing for them:"
            ),
            bullets(*seen.blanks),
        ]
    else:
        blocks.append(Para("The framework names nothing else that the developer could do by planning."))
    blocks += [Heading(2, "To be read with it"), *remarks((*seen.remarks, BASIS))]
    return Paper(
        scheme.title, tuple(blocks), kind="Social value statement", subtitle=f"{place} · as of {day(today)}",
        place=place, made_on=today, hue="delivery",
    )  # fmt: skip
