"""The framework held against the goals of others: what is adopted and promised in the place counts towards which."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any, cast

from convene.core.framework.crosswalk import Counted, Crosswalk, Promise, Scheme, crosswalk
from convene.core.nouns.delivery import CommitmentDraft
from convene.core.nouns.framework import MeasureDraft
from convene.core.views import Section
from convene.core.vocabulary import CommitmentStatus
from convene.services.codesign.framework_fence import fence
from convene.services.maintenance import altered_values
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.text import join, plural

if TYPE_CHECKING:
    from convene.files.documents.blocks import Paper

_GONE = (CommitmentStatus.offered, CommitmentStatus.withdrawn)


def page(read: Reader, place_id: str, scheme: Scheme, *, handed_on: bool = False) -> Crosswalk:
    """The crosswalk to one scheme. ``handed_on``: as others may have it, without words that may not be."""
    altered_values.refuse(read, place_id)
    promises: dict[str, list[Promise]] = defaultdict(list)
    offered: dict[str, int] = defaultdict(int)
    required: dict[str, int] = defaultdict(int)
    names = {
        row["slug"]: row["name"] for row in read.rows("SELECT slug, name FROM actor WHERE place_id = :p", p=place_id)
    }
    for _, draft in records.load_all(read, place_id, "commitment"):
        one = cast(CommitmentDraft, draft)
        if one.legally_required:
            required[one.measure] += one.status is not CommitmentStatus.withdrawn
        elif one.status is CommitmentStatus.offered:
            offered[one.measure] += 1
        elif one.status not in _GONE:
            promises[one.measure].append(
                Promise(
                    one.title, str(names.get(one.actor, one.actor)), one.quantity, one.unit, one.claimed_share,
                    one.beneficiaries,
                )
            )  # fmt: skip
    adopted = {str(getattr(draft, "measure", "")) for _, draft in records.load_all(read, place_id, "adoption")}
    here = fence(read, place_id)
    found = []
    for record_id, draft in records.load_all(read, place_id, "measure"):
        measure = cast(MeasureDraft, draft)
        counted = Counted(
            measure, measure.slug in adopted, tuple(promises[measure.slug]), offered[measure.slug],
            required[measure.slug],
        )  # fmt: skip
        found.append((record_id, counted))
    if not handed_on:
        return crosswalk(scheme, [one for _, one in found])
    out = []
    for _, row in found:
        code = row.measure.slug.casefold()
        known = here.stand_ins.get(code)
        if known is None and here.closed and code in here.kept_in["measure"]:
            continue
        measure = row.measure.model_copy(update={"slug": known[0], "title": known[1]}) if known else row.measure
        out.append(replace(row, measure=measure))
    return crosswalk(scheme, out)


def sections(found: Crosswalk) -> tuple[Section, ...]:
    """The crosswalk as titled lines, to read on a screen; targets that nothing counts towards last."""
    out = [Section("How to read it", found.reading)]
    for target in found.targets:
        if target.counted:
            out.append(Section(target.title, tuple(line for one in target.counted for line in lines_of(one))))
    if found.empty:
        out.append(Section("Nothing in use counts towards", tuple(empty_words(found)), tone="look"))
    if found.nowhere:
        title = "In use, and counting towards none of these"
        out.append(Section(title, tuple(line for one in found.nowhere for line in lines_of(one))))
    return tuple(out)


def empty_words(found: Crosswalk) -> list[str]:
    """The targets without anything in use, with how many measures of the framework there would be."""
    return [
        f"{one.title} ({plural(one.others, 'measure')} of the framework would)" if one.others else one.title
        for one in found.empty
    ]


def promised_words(one: Counted) -> str:
    """What is promised in a measure, in words."""
    said = f"{plural(len(one.promises), 'accepted commitment')}" if one.promises else "nothing promised"
    if one.amounts:
        said += f", {join(list(one.amounts))}"
    if one.without_quantity:
        said += f", {one.without_quantity} without a quantity"
    if one.offered:
        said += f"; {one.offered} offered and not accepted yet"
    if one.required:
        said += f"; {one.required} required by law, not counted"
    if one.perhaps_twice:
        said += "; some name the same people, so the sum may count them twice"
    return said if one.adopted else f"{said}; not adopted"


def lines_of(one: Counted) -> list[str]:
    """A measure in two lines: what it is, and what is promised in it."""
    return [f"{one.measure.slug}  {one.measure.title}", f"  {promised_words(one)}"]


def paper(read: Reader, place_id: str, scheme: Scheme, today: date) -> Paper:
    """The crosswalk as a document, as others may have it."""
    from convene.files import crosswalk_page

    name = str(getattr(records.load(read, "place", place_id), "name", ""))
    return crosswalk_page.paper(
        page(read, place_id, scheme, handed_on=True), place=name, made_on=today, promised=promised_words,
        empty=empty_words,
    )  # fmt: skip


def as_data(found: Crosswalk) -> dict[str, Any]:
    """The same for other programs; amounts are text, since they are exact."""

    def measure(one: Counted) -> dict[str, Any]:
        return {
            "code": one.measure.slug, "title": one.measure.title, "unit": one.measure.unit, "adopted": one.adopted,
            "promised": list(one.amounts), "offered": one.offered, "required_by_law": one.required,
            "commitments": [
                {"title": each.title, "actor": each.actor, "unit": each.unit, "share": str(each.share),
                 "quantity": None if each.quantity is None else str(each.quantity)}
                for each in one.promises
            ],
        }  # fmt: skip

    return {
        "scheme": found.scheme.value, "title": found.scheme.label, "reading": list(found.reading),
        "targets": [
            {"key": one.key, "title": one.title, "measures": [measure(each) for each in one.counted],
             "others_in_framework": one.others}
            for one in found.targets
        ],
        "nowhere": [measure(one) for one in found.nowhere],
    }  # fmt: skip
