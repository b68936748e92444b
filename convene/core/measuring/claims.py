"""Words that claim a figure of the place for somebody. What was promised may add to it; nobody alone moves it."""

from __future__ import annotations

import re

_US = (
    r"(?:us|ours?|the (?:partnership|partners|programme|project|manifesto|commitments?|promises?)|"
    r"this (?:work|manifesto))"
)
_DONE = (
    r"(?:achieved|caused|delivered|created|cut|reduced|lowered|raised|lifted|improved|ended|halved|doubled|solved|fixed|"
    r"brought (?:down|up|about)|driven (?:down|up)|drove (?:down|up)|turned (?:round|around))"
)
_CLAIMS = tuple(
    re.compile(one, re.IGNORECASE)
    for one in (
        rf"\b(?:because of|thanks to|due to|owing to|down to) (?:our work|{_US})\b",
        rf"\bwe(?: have|['’]ve| had)? (?:\w+ly )?{_DONE}\b",
        r"\b(?:was |were |is |are |been )?(?:caused|delivered|achieved|brought about) by\b",
        rf"\b(?:as a|is the|the) (?:direct )?result of (?:our|{_US})\b",
        rf"\bour (?:\w+ ){{0,2}}(?:has|have|had)? ?{_DONE}\b",
        r"\b(?:wholly|entirely|directly|fully) (?:attributable|due) to\b",
        r"\battributable to (?:our|us|the)\b",
        r"\b(?:has|have|had) led (?:directly )?to (?:a|an|the|this)\b",
        r"\bour (?:success|achievement|impact)\b",
    )
)


def claimed(text: str) -> str:
    """The words of a text that say somebody alone moved a figure, as they stand; "" where there are none."""
    found = [match for one in _CLAIMS if (match := one.search(text))]
    return " ".join(min(found, key=lambda match: match.start())[0].split()) if found else ""


def better_said(name: str) -> str:
    """A sentence that claims no more than can be known."""
    said = name[:1].lower() + name[1:] if name[1:2].islower() else name
    return f"“What was promised here may add to a change in {said or 'this figure'}, beside much else.”"
