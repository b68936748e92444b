"""Guesses at personal data in a document that is meant to hold none beyond roles.

No program can tell a name from other words for certain. What is looked for, and what is missed:

- In every text: a title before a capitalised word ("Mrs Jones"), an e-mail address whose mailbox looks like a
  person's ("ann.jones@", not "office@"), and a telephone number (ten digits or more that begin with 0 or +).
- Where a role belongs (signed by, contact role, raised by, changed by) and in the names of citizen signatories:
  two to four capitalised words of which none is a word for a role, a body or a place.
- Missed: a first name alone, names in lower case or in scripts without capitals, names in running text, surnames
  that are also roles ("Ann Church"), and anybody who can be recognised from what is said about them. Wrongly found:
  a firm or street called after a person, a role this list does not know. So these are warnings, never errors.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import Any

from convene.core.findings import Finding
from convene.core.manifesto.document import Document
from convene.core.vocabulary import ActorType
from convene.text import clip

Path = tuple[str | int, ...]

_TITLE = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|Revd?|Reverend)\.? [A-Z][\w’'-]+"
)
_MAIL = re.compile(r"(?<![\w.+%-])([\w.+%-]+)@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?<![\w/-])(?:\+\d|\(?0\d)(?:[ ().-]{0,2}\d){8,12}(?![\w/-])")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")

_ROLE_WORDS = """
    accountant administrator adviser advisor agent ambassador analyst assistant associate board body business
    captain caretaker centre chair chairman chairperson chairwoman champion chief church clerk client club college
    commissioner committee community company convener cooperative coop coordinator co-ordinator council councillor
    curate dean delegate department deputy developer development director directorate editor elder elected
    engagement engineer estate executive facilitator farmer federation finance financial firm forum foundation
    founder friend fund general governor grant group head headteacher hospital house housing human imam inclusion
    landlord lead leader lecturer librarian library local manager managing mayor member minister network neighbour
    nurse office officer official operating operations organiser organisation organization owner parent parish
    partner partnership pastor people planner police policy practice president principal procurement programme
    project property provost public rabbi rector registrar regeneration relations representative resident resource
    responsibility school secretary senior service shopkeeper social society spokesperson staff steward strategy
    student supervisor surgery sustainability teacher team tenant town treasurer trust trustee union university
    value vicar vice village volunteer ward warden worker young youth
"""
_MAILBOX_WORDS = """
    admin all booking care contact enquiries enquiry feedback hello help hub info information mail media news post
    press privacy reception request sales support us web you
"""
_ROLES = frozenset(_ROLE_WORDS.split())
_MAILBOXES = _ROLES | frozenset(_MAILBOX_WORDS.split())
_PARTICLES = frozenset({"de", "la", "van", "von", "der", "den", "bin", "al", "ap", "ab", "ferch"})
"""Small words inside names, written without a capital."""


def personal_data(document: Document, consented: Collection[str] = ()) -> Iterator[Finding]:
    """A warning for each text that seems to hold a person's name, address or number; see above for the limits."""
    agreed = {one.strip().casefold() for one in consented}
    for path, text in _texts(document.as_keys(), ()):
        if text.strip().casefold() in agreed:
            continue
        found = _anywhere(text) or (_name(text) if _is_role(path, document) else "")
        if found:
            yield Finding(
                "warning",
                path,
                f"“{clip(found, 60)}” looks like {_what(found)}, and the manifesto goes to everybody.",
                "Write the role or a shared address instead, unless the person has agreed in writing to be named.",
            )


def looks_like_a_name(text: str) -> bool:
    """Whether a text that should be a role reads like a person's name instead."""
    return bool(_anywhere(text) or _name(text))


_SKIPPED = frozenset({"content_sha256", "sha256", "identifiers", "area_codes", "proxy_source", "proxy_url", "adopted"})


def _texts(value: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(value, dict):
        for name, one in value.items():
            if name not in _SKIPPED:
                yield from _texts(one, (*path, name))
    elif isinstance(value, list):
        for at, one in enumerate(value):
            yield from _texts(one, (*path, at))
    elif isinstance(value, str):
        yield path, value


def _is_role(path: Path, document: Document) -> bool:
    match path:
        case ("signatory", int() as at, "name"):
            return document.signatories[at].actor_type == ActorType.citizen
        case (
            ("signatory", _, "signed_by")
            | ("convener", "contact_role")
            | ("dissent", _, "raised_by")
            | ("change", _, "by")
        ):
            return True
    return False


def _anywhere(text: str) -> str:
    if title := _TITLE.search(text):
        return title[0]
    for mail in _MAIL.finditer(text):
        if _is_personal(mail[1]):
            return mail[0]
    phone = _PHONE.search(text)
    return phone[0].strip() if phone else ""


def _is_personal(mailbox: str) -> bool:
    parts = [part for part in re.split(r"[._+%-]", mailbox.casefold()) if part and not part.isdigit()]
    return len(parts) > 1 and not any(part in _MAILBOXES or part.removesuffix("s") in _MAILBOXES for part in parts)


def _name(text: str) -> str:
    """The text up to a comma or bracket, when it is two to four capitalised words and none tells of a role."""
    part = re.split(r"[,;(/:–—]| - ", text, maxsplit=1)[0]
    words = _WORD.findall(part)
    if not 2 <= len(words) <= 4:
        return ""
    if any(_is_role_word(word.casefold()) for word in words):
        return ""
    capital = [word for word in words if word[0].isupper()]
    if len(capital) < 2 or any(word not in capital and word not in _PARTICLES for word in words):
        return ""
    return part.strip()


def _is_role_word(word: str) -> bool:
    word = word.removesuffix("'s").removesuffix("’s").rstrip("'’")
    return word in _ROLES or word.removesuffix("s") in _ROLES or word.removesuffix("ies") + "y" in _ROLES


def _what(found: str) -> str:
    if "@" in found:
        return "a person's own e-mail address"
    return "a telephone number" if found[-1].isdigit() else "a person's name"
