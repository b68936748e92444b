"""What a careful reader would ask: priorities without roots, targets without baseline, lists seldom honestly empty."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from convene.core.findings import Finding
from convene.core.manifesto.document import Document
from convene.core.manifesto.make_findings import Path, error, quoted, warning
from convene.core.manifesto.measures import MeasureFacts
from convene.core.vocabulary import ManifestoStatus


def roots(document: Document, known: Mapping[str, MeasureFacts]) -> Iterator[Finding]:
    """Priorities that stand on nothing, and targets nobody can judge."""
    own = {one.code for one in document.framework.measures}
    at_hand = not set(known) <= own
    outcomes = {facts.outcome for facts in known.values() if facts.outcome} if at_hand else set()
    first: dict[int, str] = {}
    for at, one in enumerate(document.priorities):
        if (other := first.setdefault(one.rank, one.id)) != one.id:
            words = f"Priorities {quoted(other)} and {quoted(one.id)} have the same rank, {one.rank}."
            yield warning(("priority", at, "rank"), words, "Say which comes first.")
        name = f"Priority {quoted(one.id)}"
        if not one.needs:
            yield warning(("priority", at, "needs"), f"{name} answers no need.", "Link it to what people said.")
        if not one.outcomes:
            yield warning(("priority", at, "outcomes"), f"{name} aims at no outcome.", "Choose one from the framework.")
        for spot, code in enumerate(one.outcomes):
            if outcomes and code not in outcomes:
                words = f"No known measure shows the outcome {quoted(code)}."
                yield warning(("priority", at, "outcomes", spot), words, "Correct the code, or adopt a measure for it.")
        for spot, target in enumerate(one.targets):
            if target.baseline is None and not target.no_baseline_reason:
                yield warning(
                    ("priority", at, "target", spot),
                    f"{name} has a target on {target.measure} without a baseline.",
                    "Say where it stands today, or why that is not known.",
                )


def openness(document: Document, known: Mapping[str, MeasureFacts]) -> Iterator[Finding]:
    """Lists that may be empty but seldom honestly are, and a signed manifesto without signatures."""
    place, convener, process = document.place, document.convener, document.process
    lists: dict[Path, tuple[Sequence[str], str, str]] = {
        ("place", "area_codes"): (place.area_codes, "The place has no area codes", "Add the codes it is made of."),
        ("convener", "funded_by"): (
            convener.funded_by,
            "Nobody is named as paying for the convening",
            "Say who pays, or “unpaid”.",
        ),
        ("convener", "conflicts"): (
            convener.conflicts,
            "It does not say whether the convener has conflicts of interest",
            "Say what they are, or “none known”.",
        ),
        ("process", "methods"): (process.methods, "It does not say how people were heard", "Name the methods used."),
        ("process", "not_reached"): (
            process.not_reached,
            "It says that nobody was left unheard",
            "Say who was not reached; there is nearly always somebody.",
        ),
    }
    for path, (given, words, remedy) in lists.items():
        if not given:
            yield warning(path, f"{words}.", remedy)
    if document.status in (ManifestoStatus.signed, ManifestoStatus.under_review):
        committed = {one.signatory for one in document.commitments}
        if not document.signatories:
            yield error(("signatory",), "It is called signed, and nobody has signed it.", "Add the signatories.")
        for at, one in enumerate(document.signatories):
            if one.id not in committed and one.withdrawn_on is None:
                words = f"Signatory {quoted(one.id)} has signed and holds no commitment."
                yield warning(("signatory", at), words, "Ask for at least one commitment; that is what signing means.")
