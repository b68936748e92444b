"""Which columns are about people rather than organisations: they are skipped, and named to whoever brings the list.

Better to leave out a shop's switchboard than to keep somebody's own number.
"""

from __future__ import annotations

import re

_ANYWHERE = re.compile(
    r"\b(?:(?:tele)?phones?|tel|mob|fax|whatsapp|e ?mails?"
    r"|(?:mobile|cell)(?: phone)? (?:number|no)"
    r"|trustees?|secretary|treasurer|fore ?names?|surnames?|first names?|last names?|given names?|family names?"
    r"|middle names?|full name|salutation|dob|date of birth|birth ?date|birthday|year of birth"
    r"|ethnic(?:ity| group| origin)|nationality|sexual orientation|access needs|dietary|allergies"
    r"|national insurance|ni number|nino|passport|bank account|account number|sort code|iban"
    r"|care ?of|contacts?|recipient ind|(?:responsible|named) person|applicant|head ?teacher|next of kin"
    r"|address(?: ?lines?)?(?: ?\d)?|addressline ?\d|addr\d?|street)\b"
)
_ALONE = re.compile(
    r"(?:mobile|cell|age|gender|sex|religion|disabilit(?:y|ies)|health|title|person|people|chair(?:man|woman|person)?"
    r"|(?:managing )?directors?|officers?|managers?|owners?|ceo|chief executive|lead"
    r"|(?:.* )?(?:chair|director|officer|manager|owner|chief executive|ceo|person) names?|add ?\d|name of .*person)"
)
_NOT = re.compile(
    r"\b(?:post ?codes?|postal codes?|web ?site|web|url|uri|town|posttown|city|county|region|country|district|ward"
    r"|locality|number of|no of|how many|count|total|type|status)\b"
)


def is_personal(heading: str) -> bool:
    """Whether a folded heading names something about a person, or something that may lead to one.

    ``Title`` alone counts as personal only beside names of people, so it does not count here.
    """
    if heading == "title" or _NOT.search(heading):
        return False
    return bool(_ANYWHERE.search(heading) or _ALONE.fullmatch(heading))
