"""What the words of a licence allow: whether what is under it may be handed on to anybody.

Only licences that are known to be open let anything out. Words that are not understood, and none at all, do not: a
framework that is kept in by mistake is a nuisance, one that is let out by mistake is somebody else's work given away.
"""

from __future__ import annotations

import re
from typing import Literal

Terms = Literal["open", "closed", "unstated", "unknown"]
"""``open``: may be handed on. ``closed``: the words forbid it, or forbid selling or changing it. ``unstated``: nothing
is said of the texts. ``unknown``: the words are none of a licence known to be open."""

_CLOSED = re.compile(
    r"\b(?:NC|ND)\b|\bBY-?(?:NC|ND)|\b(?:NC|ND)-?\d|non-?\s?commercial|no-?\s?deriv|all rights? reserved"
    r"|not? (?:for|to be) (?:re)?(?:distribut|publi|shar|pass|s[ae]l)|do not (?:re)?(?:distribut|publi|shar|pass|copy)"
    r"|members? only|internal use|confidential|proprietary|subscri"
    r"|cedwir pob hawl|anfasnachol|dim deilliadau|aelodau yn unig",
    re.IGNORECASE,
)
_VERSION = r"(?:[ -]?v?(?:ersion )?\d+(?:\.\d+)*)?(?: (?:international|intl|unported|uk|england|igo))*"
_OPEN = re.compile(
    rf"(?:cc[ -]?0{_VERSION}|cc[ -]by(?:[ -]sa)?{_VERSION}"
    rf"|creative commons (?:zero|attribution(?:[ -]share[ -]?alike)?){_VERSION}"
    rf"|(?:the )?(?:uk )?(?:ogl|open government licen[cs]e|trwydded llywodraeth agored)(?: for .*)?{_VERSION}"
    rf"|(?:odbl|odc-(?:by|odbl)|pddl|open database licen[cs]e){_VERSION}"
    rf"|public domain|mit(?: licen[cs]e)?|(?:apache(?: licen[cs]e)?|bsd){_VERSION}"
    r"|https?://creativecommons\.org/(?:licenses/by(?:-sa)?|publicdomain/(?:zero|mark))/\d\.\d/?\S*"
    r"|https?://\S*nationalarchives\.gov\.uk/doc/open-government-licence\S*)",
    re.IGNORECASE,
)
_BESIDE = re.compile(r"\([^()]*\)|\btexts?:|\blicen[cs]ed under\b|©|crown copyright(?: \d{4})?", re.IGNORECASE)
_PARTS = re.compile(r"[,;]|\s+(?:and|a|ac)\s+", re.IGNORECASE)


def terms_of(licence: str) -> Terms:
    """What a licence, as somebody wrote it, allows. Of several named together the narrowest counts."""
    words = " ".join(licence.split())
    if not words or words.casefold().startswith("values:"):  # that is of the values alone
        return "unstated"
    if _CLOSED.search(words):
        return "closed"
    parts = [part.strip(" .") for part in _PARTS.split(_BESIDE.sub(" ", words))]
    given = [" ".join(part.split()) for part in parts if part]
    return "open" if given and all(_OPEN.fullmatch(part) for part in given) else "unknown"


def fenced(licence: str) -> bool:
    """Whether what is under this licence may not be handed on, or nothing says that it may."""
    return terms_of(licence) != "open"


def why_fenced(licence: str) -> str:
    """The reason in a few words, after “since”: ``its licence (CC BY-NC-ND 4.0) does not let it be handed on``."""
    return {
        "closed": f"its licence ({licence}) does not let everybody hand it on",
        "unstated": "no licence is stated, and without one nobody may hand it on",
        "unknown": f"“{licence}” is no licence known to be open",
    }.get(terms_of(licence), "")
