"""What the right column says of a measure besides its fields: where it is from, what was changed, what leans on it."""

from __future__ import annotations

from datetime import date

from convene.core.framework.differences import Origin, folded, in_words
from convene.core.framework.licences import fenced
from convene.core.framework.lint import of_measure
from convene.core.nouns.framework import MeasureDraft
from convene.core.views import More, Section
from convene.services.codesign import framework_base
from convene.services.codesign.framework_fence import fence
from convene.services.codesign.framework_import import leaning
from convene.store.reader import Reader


def more(read: Reader, place_id: str, measure_id: str, one: MeasureDraft, today: date) -> More:
    """Where it is from and what differs, what counts in it, and what is to be said of it."""
    facts: list[tuple[str, str]] = []
    sections: list[Section] = []
    origin, fields = framework_base.of_measures(read, place_id).get(folded(one), (None, ()))
    if origin is not None:
        facts.append(("From", origin.label.lower() if origin is not Origin.adapted else "the framework, adapted here"))
    if fields:
        sections.append(Section("Adapted", in_words(tuple(fields))))
    facts.append(("In use", leaning(read, measure_id)))
    here = fence(read, place_id)
    if here.closed and one.slug.casefold() in here.kept_in["measure"]:
        code, words = here.stand_ins.get(one.slug.casefold(), ("", ""))
        facts.append(("Handed on", f"as {code}, “{words}”" if code else "no; its words stay in this book"))
    elif one.proxy_gbp is not None and one.proxy_licence and fenced(one.proxy_licence):
        facts.append(("Handed on", "without its value, whose licence does not let it be"))
    if said := of_measure(one):
        sections.append(Section("To look at", tuple(f"{found.words} {found.remedy}" for found in said), tone="look"))
    return More(tuple(facts), tuple(sections))
