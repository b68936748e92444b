"""Grants as the 360Giving Data Standard wants them: the ten columns it requires, and what else is known of them.

Written as CSV, or as the JSON of the standard. Text that a spreadsheet would run as a formula is disarmed in CSV.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

REQUIRED = (
    "Identifier", "Title", "Description", "Currency", "Amount Awarded", "Award Date",
    "Recipient Org:Identifier", "Recipient Org:Name", "Funding Org:Identifier", "Funding Org:Name",
)  # fmt: skip
_ALSO = (
    "Recipient Org:Charity Number", "Recipient Org:Company Number", "Recipient Org:Postal Code",
    "Grant Programme:Code", "Grant Programme:Title",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Body:
    """An organisation: its org-id, and what registers call it."""

    id: str
    name: str
    charity: str = ""
    company: str = ""
    postcode: str = ""


@dataclass(frozen=True, slots=True)
class GrantOut:
    """One grant to publish, in pounds. ``classifications`` are the priorities of the place it serves, by handle and
    title; ``programme`` is the fund, the same way."""

    identifier: str
    title: str
    description: str
    amount: Decimal
    awarded: date
    recipient: Body
    funder: Body
    programme: tuple[str, str] = ("", "")
    classifications: tuple[tuple[str, str], ...] = ()


def to_csv(grants: Sequence[GrantOut], vocabulary: str) -> str:
    """The table, its ten required columns first. ``vocabulary`` names the list that priorities are from."""
    most = max((len(one.classifications) for one in grants), default=0)
    parts = [f"Classifications:{at}:{part}" for at in range(most) for part in ("Vocabulary", "Code", "Title")]
    out = io.StringIO(newline="")
    lines = csv.writer(out, lineterminator="\n")
    lines.writerow([*REQUIRED, *_ALSO, *parts])
    for one in grants:
        served = [cell for code, title in one.classifications for cell in (vocabulary, code, title)]
        lines.writerow(_disarmed([*_cells(one), *served, *[""] * (len(parts) - len(served))]))
    return out.getvalue()


def _cells(one: GrantOut) -> list[str]:
    return [
        one.identifier, one.title, one.description, "GBP", f"{one.amount:f}", one.awarded.isoformat(),
        one.recipient.id, one.recipient.name, one.funder.id, one.funder.name,
        one.recipient.charity, one.recipient.company, one.recipient.postcode, *one.programme,
    ]  # fmt: skip


def _disarmed(cells: Iterable[str]) -> list[str]:
    return [f"'{one}" if one[:1] in ("=", "+", "-", "@") else one for one in cells]


def to_json(grants: Sequence[GrantOut], vocabulary: str) -> str:
    """The package of the standard: ``{"version": …, "grants": […]}``; amounts are numbers."""
    told = [_told(one, vocabulary) for one in grants]
    return json.dumps({"version": "1.4", "grants": told}, ensure_ascii=False, indent=2) + "\n"


def _told(one: GrantOut, vocabulary: str) -> dict[str, Any]:
    exact = one.amount == one.amount.to_integral_value()
    found: dict[str, Any] = {
        "id": one.identifier, "title": one.title, "description": one.description, "currency": "GBP",
        "amountAwarded": int(one.amount) if exact else float(one.amount), "awardDate": one.awarded.isoformat(),
        "recipientOrganization": [_body(one.recipient)], "fundingOrganization": [_body(one.funder)],
    }  # fmt: skip
    code, title = one.programme
    if title:
        found["grantProgramme"] = [{"code": code, "title": title}]
    if one.classifications:
        found["classifications"] = [
            {"vocabulary": vocabulary, "code": code, "title": title} for code, title in one.classifications
        ]
    return found


def _body(body: Body) -> dict[str, str]:
    known = {
        "id": body.id, "name": body.name, "charityNumber": body.charity, "companyNumber": body.company,
        "postalCode": body.postcode,
    }  # fmt: skip
    return {key: value for key, value in known.items() if value}
