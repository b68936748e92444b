"""Lists in the layouts people fetch, with as many rows as wanted, and the oracle that says whom a row speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

_COLUMNS = (
    "date_of_extract organisation_number registered_charity_number linked_charity_number charity_name charity_type "
    "charity_registration_status date_of_registration date_of_removal charity_reporting_status "
    "latest_acc_fin_period_start_date latest_acc_fin_period_end_date latest_income latest_expenditure "
    "charity_contact_address1 charity_contact_address2 charity_contact_address3 charity_contact_address4 "
    "charity_contact_address5 charity_contact_postcode charity_contact_phone charity_contact_email "
    "charity_contact_web charity_company_registration_number charity_insolvent charity_in_administration "
    "charity_previously_excepted charity_is_cdf_or_cif charity_is_cio cio_is_dissolved "
    "date_cio_dissolution_notice charity_activities charity_gift_aid charity_has_land"
)
CHARITY = _COLUMNS.split()
GRANT = (
    "Identifier", "Title", "Description", "Currency", "Amount Awarded", "Award Date", "Funding Org:Identifier",
    "Funding Org:Name", "Recipient Org:Identifier", "Recipient Org:Name",
)  # fmt: skip
_USUAL = {
    "date_of_extract": "2026-11-01T00:00:00", "linked_charity_number": "0",
    "charity_registration_status": "Registered", "latest_acc_fin_period_end_date": "2025-03-31T00:00:00",
}  # fmt: skip


def charities(path: Path, rows: Iterable[Mapping[str, Any]]) -> Path:
    """A register extract. Each row gives ``number`` and ``name``, and any other column under its own name."""
    lines = ["\t".join(CHARITY)]
    for row in rows:
        whole = {**_USUAL, **row, "registered_charity_number": row["number"], "charity_name": row["name"]}
        if "company" in row:
            whole["charity_company_registration_number"] = row["company"]
        if "postcode" in row:
            whole["charity_contact_postcode"] = row["postcode"]
        if "income" in row:
            whole["latest_income"] = row["income"]
        lines.append("\t".join(str(whole.get(name, "")) for name in CHARITY))
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    return path


def grants(path: Path, rows: Iterable[Sequence[Any]]) -> Path:
    """A list of grants: (number, title, amount, funder id, funder, recipient id, recipient)."""
    lines = [",".join(GRANT)]
    for number, title, amount, funder_id, funder, recipient_id, recipient in rows:
        lines.append(
            f"{number},{title},{title},GBP,{amount},2026-03-01,{funder_id},{funder},{recipient_id},{recipient}"
        )
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def plain(path: Path, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> Path:
    """A list of somebody's own."""
    lines = [",".join(headings), *(",".join(str(cell) for cell in row) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
