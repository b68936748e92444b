"""What the columns of a ledger may be, and the headings under which public bodies publish them.

Headings are compared folded (``sheets.folded``). A greater number wins where several columns fit.
"""

from __future__ import annotations

import re
from typing import Literal

Role = Literal[
    "supplier", "amount", "date", "number", "company_number", "charity_number", "postcode", "currency", "sign",
    "department", "purpose",
]  # fmt: skip
ROLES: dict[Role, str] = {
    "supplier": "who was paid",
    "amount": "what was paid",
    "date": "when",
    "number": "the supplier's number",
    "company_number": "its company number",
    "charity_number": "its charity number",
    "postcode": "its postcode",
    "currency": "the currency",
    "sign": "debit or credit",
    "department": "the department",
    "purpose": "what for",
}
"""Role → what is told of it."""

NEEDED: tuple[Role, ...] = ("supplier", "amount")

_PAYEE = r"(?:supplier|vendor|payee|creditor|beneficiary|benificiary|merchant|contractor|recipient|provider)"
_UNIT = r"(?: gbp| pounds| in pounds| pounds sterling| percent)?"

_FORMS: dict[Role, tuple[tuple[int, str], ...]] = {
    "supplier": (
        (100, rf"{_PAYEE}s? (?:beneficiary )?name(?: \d| t)?|name of {_PAYEE}|(?:redacted )?{_PAYEE}s? names?.*"),
        (95, rf"{_PAYEE}s?(?: t)?|paid to|payment to|{_PAYEE} (?:description|trading name|details?|full name)"),
        (70, rf"{_PAYEE} (?:id|no|number|code)(?: t)?|trading name|company name|company|firm|trader"),
        (30, r"organisation(?: name)?|organization(?: name)?|name|account name|customer(?: name)?"),
    ),
    "amount": (
        (100, rf"(?:.*\b(?:net|nett)\b(?! of).*|.*\b(?:excl?|excluding|exc|ex|excludes|net of|less|without)"
              rf" (?:of )?(?:recoverable )?vat\b.*){_UNIT}"),
        (80, rf"(?:invoice|payment|paid|transaction|line|total|invoiced|distribution|sterling|ap|gl|actual)?"
             rf" ?(?:amount|value|spend|spent|expenditure|cost|payment|paid|sum)s?(?: paid| spent)?{_UNIT}"),
        (70, rf"(?:sum|total|amount|value) of .*{_UNIT}|.*\b(?:amount|value|spend|paid)\b.*"),
        (60, rf"total(?: excludes? vat)?{_UNIT}|pounds|gbp|sterling"),
        (40, r".*\bgross\b.*|.*\b(?:inc|incl|including|includes) vat\b.*"),
    ),
    "date": (
        (100, r"(?:payment|paid|date paid|date of payment|invoice payment|clearing|cleared) ?(?:date)?"),
        (95, r"date|transaction date|date of transaction|(?:gl|posting|posted|ledger|accounting) date"),
        (90, r".*\bpa(?:id|yment)\b.*\bdate\b.*|.*\bdate\b.*\bpa(?:id|yment)\b.*"),
        (80, r"invoice date|.*\bdate\b.*"),
        (40, r"updated|posted|month"),
        (20, r"period"),
    ),
    "number": (
        (100, rf"{_PAYEE}s? (?:id|no|number|nr|num|code|ref|reference)(?: \d| t)?|local {_PAYEE} .*reference"),
        (80, r"vendor|address book no|account (?:no|number)"),
    ),
    "company_number": ((100, r"compan(?:y|ies)(?: house)? (?:reg(?:istration|istered)?|number|no|nr|num|id).*"
                             rf"|{_PAYEE} company (?:number|no)|crn"),),
    "charity_number": ((100, r"(?:registered )?charity (?:reg(?:istration|istered)?|number|no|nr|num|id).*"),),
    "postcode": (
        (100, rf"{_PAYEE}s? (?:post ?code|postal code|zip)"),
        (90, r"post ?code|postal code|zip|.*\bpost ?code\b.*"),
    ),
    "currency": ((100, r"(?:invoice |payment |transaction )?(?:currency(?: code)?|ccy|curr)"),),
    "sign": (
        (100, r"(?:dr|debit|d) ?(?:or )?(?:cr|credit|c)|(?:cr|credit) ?(?:or )?(?:dr|debit)|dc indicator|sign"),
        (80, r"(?:document|transaction|doc|trans|invoice|payment) ?type|type|credit note"),
    ),
    "department": (
        (100, r"(?:directorate|department|directotate|service area|organisational unit|strategic group"
              r"|directorate service.*)(?: name)?"),
        (80, r"service(?: (?:label|name|division))?|business unit.*|division.*|cost cent(?:re|er) name|entity"),
    ),
    "purpose": (
        (100, r"expense type|expenditure (?:category|type)|purpose(?: of (?:spend|expenditure))?|expenses type"),
        (80, r"description|narrative|account|expense area|subj.*|.*category.*|g l description|summary.*|details?"),
    ),
}  # fmt: skip
HEADINGS = {role: tuple((points, re.compile(form)) for points, form in forms) for role, forms in _FORMS.items()}

_NEVER_AMOUNT = re.compile(
    r"\b(?:no|number|nr|id|code|ref|reference|date|type|currency|level|category|group|description|year|month|rate"
    r"|irrecoverable|recovered|purpose|budget|balance|threshold|name|text|method|card)\b"
    r"|^vat\b|\bvat amount\b|\bamount of vat\b"
)
_NEVER_SUPPLIER = re.compile(r"\b(?:type|category|vat|reg|postcode|address|status|grant|charity|spend|amount|date)\b")


def score(role: Role, heading: str) -> int:
    """How well a folded heading says that a column is this; 0 for not at all."""
    if role == "amount" and _NEVER_AMOUNT.search(heading):
        return 0
    if role == "supplier" and _NEVER_SUPPLIER.search(heading):
        return 0
    return next((points for points, form in HEADINGS[role] if form.fullmatch(heading)), 0)
