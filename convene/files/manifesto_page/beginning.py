"""The first pages: title and vision, the place, who was heard and who was not, what people need."""

from __future__ import annotations

from collections.abc import Iterator

from convene.core.manifesto.make_findings import given
from convene.core.manifesto.standing import standing
from convene.core.vocabulary import CommitmentStatus
from convene.files.documents.blocks import (
    Block,
    Bullets,
    Entry,
    Figure,
    Figures,
    Grid,
    Heading,
    PageBreak,
    Para,
    Quote,
    bullets,
    facts,
)  # fmt: skip
from convene.files.manifesto_page.reading import NOT_SAID, Reading, day, label, said, several
from convene.text import count, join, plural


def under_the_title(reading: Reading) -> str:
    """The place, its kind, the cycle, and how the manifesto stands."""
    document = reading.document
    parts = [said(document.place.name), label(document.place.kind)]
    if document.cycle is not None:
        parts.append(f"cycle {document.cycle}")
    word = standing(document, reading.missing).word
    if word == "draft":
        return " · ".join([*parts, f"draft of {day(document.issued)}" if document.issued else "draft"])
    return " · ".join([*parts, word, f"issued {day(document.issued)}" if document.issued else "not issued yet"])


def front(reading: Reading) -> Iterator[Block]:
    """The first page: the vision, and how much stands behind it."""
    if notice := standing(reading.document, reading.missing).notice:
        yield Para(notice, "notice")
    vision = reading.document.vision
    if vision.statement:
        yield Quote(vision.statement, _agreement(reading), reading.language)
    else:
        yield Quote("There is no agreed vision yet.")
    if "vision" in reading.disputed:
        yield Para("Not everybody agrees with the vision; see “Dissent”.")
    if counted := _counted(reading):
        yield Figures(counted)
    yield PageBreak()


def _counted(reading: Reading) -> tuple[Figure, ...]:
    document = reading.document
    heard = document.process.people_heard if given(document.process.people_heard) else 0
    promised = [
        one for one in document.commitments if one.status is not CommitmentStatus.withdrawn and not one.legally_required
    ]
    counts = (
        (heard or 0, "person heard", "people heard"),
        (len(document.priorities), "priority", "priorities"),
        (len(promised), "commitment", "commitments"),
        (sum(one.withdrawn_on is None for one in document.signatories), "signatory", "signatories"),
    )
    return tuple(Figure(count(many), one if many == 1 else several_) for many, one, several_ in counts if many)


def principles(reading: Reading) -> Iterator[Block]:
    if reading.document.principles:
        yield Heading(2, "How we work together")
        yield Bullets(tuple(Entry(one.text, language=reading.language) for one in reading.document.principles))


def _agreement(reading: Reading) -> str:
    vision = reading.document.vision
    how = f" by {label(vision.method)}" if vision.method and vision.method != "other" else ""
    words = f"Agreed on {day(vision.agreed_on)}{how}" if vision.agreed_on else "Not agreed yet"
    counts = [
        f"{count(number)} {what}"
        for number, what in (
            (vision.votes_for, "for"),
            (vision.votes_against, "against"),
            (vision.stood_aside, "stood aside"),
        )
        if number is not None
    ]
    words += f": {', '.join(counts)}." if counts else "."
    return f"{words} It looks to {vision.horizon}." if vision.horizon else words


def place(reading: Reading) -> Iterator[Block]:
    its = reading.document.place
    yield Heading(2, "The place")
    people = ""
    if its.population is not None:
        people = f"{count(its.population)} people" + (f" ({its.population_source})" if its.population_source else "")
    yield facts(
        ("Boundary", said(its.boundary_note)),
        ("Area codes", ", ".join(its.area_codes)),
        ("Population", people),
        ("Local means", said(its.local_means)),
    )
    convener = reading.document.convener
    yield Heading(2, "Who brought us together")
    contact = ": ".join(part for part in (convener.contact_role, convener.contact) if part)
    yield facts(
        ("Convener", said(convener.name) + (f" ({label(convener.sector)} sector)" if convener.sector else "")),
        ("Role", said(convener.role)),
        ("Paid by", join(convener.funded_by) or NOT_SAID),
        ("Conflicts of interest", several(convener.conflicts) or "not stated"),
        ("Contact", contact),
    )


def process(reading: Reading) -> Iterator[Block]:
    its = reading.document.process
    yield Heading(2, "Who was heard, and who was not")
    yield Para(_heard(reading))
    if its.influence_level:
        yield Para(f"What people were promised: “{its.influence_level.help}”")
    if its.participation:
        yield Grid(
            ("Who", "People"),
            tuple(
                (
                    row.actor_type.many.capitalize() if row.actor_type else NOT_SAID,
                    NOT_SAID if row.people is None else count(row.people),
                )
                for row in its.participation
            ),
            numbers=(1,),
            widths=(3, 1),
        )
    yield Heading(3, "Not reached")
    if its.not_reached:
        yield bullets(*its.not_reached)
    else:
        yield Para("Nobody is named here as not reached. That is rarely the whole truth.")


def _heard(reading: Reading) -> str:
    its = reading.document.process
    if not given(its.people_heard):
        return "It is not said yet how many people were heard."
    who = plural(its.people_heard, "person", "people")
    if its.organisations_heard:
        who += f" and {plural(its.organisations_heard, 'organisation')}"
    words = f"{who} had a say" + (f" in {plural(its.sessions, 'session')}" if its.sessions is not None else "")
    if its.started:
        words += f" since {day(its.started)}"
    if its.methods:
        words += f", through {_listed(its.methods)}"
    if its.what_we_heard_sent:
        return f"{words}. On {day(its.what_we_heard_sent)} they were told what had been heard until then."
    return f"{words}. No day is given on which they were told what had been heard."


def needs(reading: Reading) -> Iterator[Block]:
    if not reading.document.needs:
        return
    yield Heading(2, "What people need")
    for need in reading.document.needs:
        yield Heading(3, said(need.statement), language=reading.language)
        pairs = [("Whom it touches", need.who)]
        for one in need.evidence:
            source = f"{said(one.source)}, {day(one.date)}" if one.date else said(one.source)
            pairs.append((one.kind.label if one.kind else "Evidence", f"{said(one.text)} ({source})"))
        yield facts(*pairs)
        if not need.evidence:
            yield Para("Nothing backs this need yet.")


def _listed(names: tuple[str, ...]) -> str:
    return several(names) if any("," in one for one in names) else join(names)
