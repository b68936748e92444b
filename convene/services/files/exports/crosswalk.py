"""What is adopted and promised, held against the SDGs, the pillars of community wealth building, or PPN 002."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from convene.errors import USAGE, Problem
from convene.services.files.exports.shape import PAPER, Asked, Export, Source, needed

if TYPE_CHECKING:
    from convene.core.framework.crosswalk import Scheme
    from convene.store.reader import Reader


def scheme_of(word: str) -> Scheme:
    """The scheme a person names. Raises Problem with those there are."""
    from convene.core.framework.crosswalk import Scheme

    folded = word.strip().casefold().replace(" ", "").removesuffix("s")
    found = next((one for one in Scheme if one.value == folded), None)
    if found is None:
        raise Problem(f"There is no crosswalk to “{word}”.", hint="Say sdg, pillar or ppn002.", exit_code=USAGE)
    return found


def make(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """``which`` names the scheme."""
    import json

    from convene.files import crosswalk_page
    from convene.services.codesign import crosswalks, framework_fence

    needed(asked.which, "To which goals?", "Say sdg, pillar or ppn002: convene export crosswalk sdg -o FILE.")
    scheme, says = scheme_of(asked.which), framework_fence.fence(read, place_id).says
    if asked.form in PAPER:
        return Source(crosswalks.paper(read, place_id, scheme, today), says)
    found = crosswalks.page(read, place_id, scheme, handed_on=True)
    if asked.form == "csv":
        return Source(crosswalk_page.csv_text(found), says)
    return Source(json.dumps(crosswalks.as_data(found), ensure_ascii=False, indent=2) + "\n", says)


EXPORT = Export(
    "crosswalk", "what counts towards the SDGs, the pillars or PPN 002 (sdg, pillar or ppn002 follows)",
    (*PAPER, "csv", "json"), "crosswalk", make,
)  # fmt: skip
