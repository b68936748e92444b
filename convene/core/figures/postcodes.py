"""Postcodes of the United Kingdom and their parts: areas, districts, sectors, single postcodes."""

from __future__ import annotations

import re

from convene.text import clean_line

_AREA = re.compile(r"[A-Z]{1,2}")
_DISTRICT = re.compile(r"[A-Z]{1,2}\d[A-Z\d]?")
_SECTOR = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)\s+(\d)")
_WHOLE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d)[A-Z]{2}")


def part(text: str) -> str:
    """A postcode or a part of one as they are compared: ``M1`` (a district), ``M1 2`` (a sector), ``M12AB`` (one
    postcode), ``M`` (an area); "" for anything else."""
    word = clean_line(text).upper()
    if found := _SECTOR.fullmatch(word):
        return " ".join(found.groups())
    tight = word.replace(" ", "")
    known = _WHOLE.fullmatch(tight) or _DISTRICT.fullmatch(tight) or _AREA.fullmatch(tight)
    return tight if known else ""


def parts_around(postcode: str) -> frozenset[str]:
    """Every part that a postcode, or a district, lies in, itself among them; nothing for what is neither. ``M1 2AB``
    lies in ``M1`` and never in ``M11``, ``M1A 2AB`` in both ``M1A`` and ``M1``, which is cut further."""
    tight = postcode.upper().replace(" ", "")
    if found := _WHOLE.fullmatch(tight):
        outward = found[1]
        parts = {tight, f"{outward} {found[2]}", outward}
    elif _DISTRICT.fullmatch(tight):
        outward, parts = tight, {tight}
    else:
        return frozenset()
    if outward[-1].isalpha():
        parts.add(outward[:-1])
    area = _AREA.match(outward)
    return frozenset(parts | {area.group()} if area else parts)


def district(text: str) -> str:
    """The district of a postcode or a sector; a district is its own; "" for an area, and for what is none."""
    word = part(text)
    outward = word.partition(" ")[0]
    if found := _WHOLE.fullmatch(outward):
        return found[1]
    return outward if _DISTRICT.fullmatch(outward) else ""


def is_whole(text: str) -> bool:
    """Whether a text is a postcode in full."""
    return bool(_WHOLE.fullmatch(text.upper().replace(" ", "")))
