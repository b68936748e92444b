"""What of the frameworks that came into a place may go out by their licences: texts, kept versions, unit values."""

from __future__ import annotations

from typing import cast

from convene.core.framework.licences import fenced, terms_of
from convene.core.nouns.framework import FrameworkDraft, MeasureDraft
from convene.services.codesign import framework_base
from convene.services.codesign.framework_base import Kept
from convene.store.reader import Reader


def terms(head: FrameworkDraft | None, kept: Kept | None) -> tuple[str, bool]:
    """The licence that counts, and whether it keeps the texts in: as the file said it, or else as the place says it."""
    if (head is not None and head.permission.strip()) or (kept is not None and kept.shipped):
        return "", False
    said = head.licence if head else ""
    licence = (kept.licence if kept else "") or ("" if said.casefold().startswith("values:") else said)
    if kept is None:  # the place's own from the beginning: only its own words close it
        return licence, terms_of(licence) == "closed"
    return licence, fenced(licence)


def shut(one: Kept, head: FrameworkDraft | None, kept: Kept | None) -> bool:
    """Whether the words of a framework that came in may not go out; a permission is for the one in use alone."""
    allowed = head is not None and kept is not None and head.permission.strip()
    if one.shipped or (allowed and kept and one.framework_id.casefold() == kept.framework_id.casefold()):
        return False
    return fenced(one.licence)


def editions_kept_in(read: Reader, place_id: str, head: FrameworkDraft | None, kept: Kept | None) -> dict[str, str]:
    """Handle, folded → name, of each version whose file stays in: it holds words or values that may not go out. A
    version of the place's own holds those of what had come in before it."""
    out, base = {}, None
    for _, one in framework_base.editions(read, place_id):
        here = framework_base.of_edition(one)
        base = here if one.brought_in else base
        if not one.text:
            continue
        values = (here.parts or {}).get("measure", ())
        stays = shut(base, head, kept) if base else terms(head, None)[1]
        if stays or any(value_stays(cast(MeasureDraft, each), base) for each in values):
            out[one.slug.casefold()] = f"“{one.title}” {one.version}"
    return out


def value_stays(one: MeasureDraft, kept: Kept | None) -> bool:
    """Whether a measure's unit value may not go out: by its own licence, or for want of one in what came in."""
    if one.proxy_gbp is None:
        return False
    return fenced(one.proxy_licence) if one.proxy_licence else _came_in(one, kept)


def _came_in(one: MeasureDraft, kept: Kept | None) -> bool:
    return kept is not None and one.slug.casefold() in framework_base.codes(kept, "measure")
