"""A name as lists and ledgers are matched by it: without what people write now so, now so."""

from __future__ import annotations

import re

from convene.text import without_accents, words_of

_APOSTROPHES = re.compile("['’‘`´]")
_DOTTED = re.compile(r"\b(?:\w\.){2,}\w?")
_ENDINGS = frozenset(("ltd", "limited", "cic", "cio", "llp", "plc", "incorporated", "company"))
_COMPANY = ("community", "interest", "company")


def folded_name(name: str) -> str:
    """A name without what people write now so, now so: case, accents, punctuation, "The", "Ltd", "CIC", & for and."""
    text = name.casefold()
    if "." in text:
        text = _DOTTED.sub(lambda found: found.group().replace(".", ""), text)
    text = _APOSTROPHES.sub("", text).replace("&", " and ")
    text = without_accents(text)
    words = words_of(text)
    while len(words) > 1 and words[-1] in _ENDINGS:
        if words[-1] != "company":
            words.pop()
        elif len(words) > 3 and tuple(words[-3:]) == _COMPANY:
            del words[-3:]
        else:
            break
    if len(words) > 1 and words[0] == "the":
        del words[0]
    return " ".join(words) or name.strip()
