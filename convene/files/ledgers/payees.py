"""Whom the supplier cell of a ledger names: a supplier, people, a name that is withheld, nobody, or a total."""

from __future__ import annotations

import re
from typing import Literal

from convene.core.engagement.folded_name import folded_name
from convene.files.open_data.cells.no_body import PERSON, TOTAL, WITHHELD, no_body
from convene.text import clean_line

Payee = Literal["supplier", "people", "withheld", "unnamed", "total"]

_WITHHELD = re.compile(
    r"redact|withheld|data protection|\bgdpr\b|\bpersonal (?:data|information|details)\b|\b(?:section|s\.?) ?40\b"
    r"|\bfoster(?:ing)? (?:carers?|parents?|allowances?)\b|\b(?:private|named|anonymous) individuals?\b"
)
_COMPANY = re.compile(r"\b(?:ltd|limited|plc|llp|cic|cio|inc)\b\.?$")
_TOTAL_BEHIND = re.compile(r"(?:.*[\s–-])?(?:sub|grand)?[ -]?totals?\s*[:=]?")
_NUMBER_BEHIND = re.compile(r"[\s\-–#(\[/:*]+\d{5,}[)\]]?$")


def payee(name: str) -> Payee:
    """What a supplier cell is. A “Total” in front is often a firm's (Total Gas & Power); behind, or alone, never."""
    said = clean_line(name)
    plain = said.casefold().strip("[](){}<>\"'“”‘’*. ")
    if not plain:
        return "unnamed"
    if _TOTAL_BEHIND.fullmatch(plain):
        return "total"
    if _COMPANY.search(plain):
        return "supplier"
    if _WITHHELD.search(plain):
        return "withheld"
    found = no_body(said)
    if found is PERSON:
        return "people"
    if found is WITHHELD:
        return "withheld"
    if found is TOTAL:
        return "total"
    return "unnamed" if found is not None and found.broken else "supplier"


def folded_supplier(name: str) -> str:
    """The form under which a supplier's lines are summed: as names are matched, without a number behind."""
    return folded_name(_NUMBER_BEHIND.sub("", clean_line(name)))
