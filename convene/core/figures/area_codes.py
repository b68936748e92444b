"""Statistical area codes of the United Kingdom: what a code stands for, and how many of a kind there are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from convene.core.vocabulary import AreaKind

_CODE = re.compile(r"[A-Z]\d{8}")
_FAMILIES = {
    "00": "oa", "01": "lsoa", "02": "msoa", "05": "ward", "06": "district", "07": "district", "08": "district",
    "09": "district", "12": "region", "92": "country",
}  # fmt: skip
_CENSUS = {"oa", "lsoa", "msoa"}
_LAST_OF_2011 = {"E01": 33_768, "W01": 1_958}
"""The highest LSOA number of the 2011 census; higher ones were made for 2021."""
_INVENTED = 900_000
"""Numbers from here on belong to nobody: invented places use them."""

SIZES = {
    (AreaKind.oa_2021, "E"): 178_605, (AreaKind.oa_2021, "W"): 10_275,
    (AreaKind.lsoa_2011, "E"): 32_844, (AreaKind.lsoa_2011, "W"): 1_909,
    (AreaKind.lsoa_2021, "E"): 33_755, (AreaKind.lsoa_2021, "W"): 1_917,
    (AreaKind.msoa_2011, "E"): 6_791, (AreaKind.msoa_2011, "W"): 410,
    (AreaKind.msoa_2021, "E"): 6_856, (AreaKind.msoa_2021, "W"): 408,
}  # fmt: skip
"""How many areas of a kind a country has: a file with all of them speaks for the country."""

COUNTRIES = {"E": "England", "W": "Wales", "S": "Scotland", "N": "Northern Ireland"}

ONE_AREA = {
    AreaKind.place: "place", AreaKind.oa_2021: "output area", AreaKind.lsoa_2011: "LSOA", AreaKind.lsoa_2021: "LSOA",
    AreaKind.msoa_2011: "MSOA", AreaKind.msoa_2021: "MSOA", AreaKind.ward: "ward", AreaKind.district: "district",
    AreaKind.region: "region", AreaKind.country: "country", AreaKind.other: "area",
}  # fmt: skip
"""What one area of a kind is called in a sentence."""


def normal(text: str) -> str:
    """A code as published: capitals, no spaces."""
    return text.replace(" ", "").upper()


def is_code(text: str) -> bool:
    """Whether a text has the form of an area code, a letter and eight digits; postcodes do not."""
    return bool(_CODE.fullmatch(normal(text)))


def family(code: str) -> str:
    """``lsoa``, ``ward`` …; ``other`` for codes whose kind is not known here, "" for what is no code at all."""
    code = normal(code)
    if not _CODE.fullmatch(code):
        return ""
    if code[0] in "EW":
        return _FAMILIES.get(code[1:3], "other")
    return "country" if code[1:3] == "92" else "other"


def families(codes: Iterable[str]) -> tuple[str, ...]:
    """The kinds of area that codes stand for, each once, in the order they come."""
    return tuple(dict.fromkeys(one for one in map(family, codes) if one))


def kind_of(name: str, census: int = 2021) -> AreaKind:
    """The kind of area of a family of codes. Codes do not say of which census they are, so that is asked for."""
    if name in _CENSUS:
        year = 2021 if name == "oa" else census
        return AreaKind(f"{name}_{year}")
    return AreaKind(name) if name in ("ward", "district", "region", "country") else AreaKind.other


def census_of(code: str) -> int | None:
    """2021 for an LSOA code that did not exist in 2011; None where the number tells nothing."""
    code = normal(code)
    last = _LAST_OF_2011.get(code[:3])
    if last is None or not code[3:].isdigit():
        return None
    number = int(code[3:])
    return 2021 if last < number < _INVENTED else None
