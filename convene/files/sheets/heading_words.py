"""Words that name columns in public lists and in people's own: by them a heading is told from a title."""

from __future__ import annotations

import re

from convene.text import clean_line

_LISTED = (
    "name; organisation; organization; organisation name; organization name; charity; charity name; company; "
    "company name; group name; business; club; supplier; supplier name; payee; creditor; beneficiary; provider; "
    "service; school; establishment; establishment name; title; type; kind; category; sector; legal form; status; "
    "postcode; post code; address; town; city; county; country; ward; district; area; region; locality; "
    "neighbourhood; location; constituency; parish; website; web; web address; url; link; email; e mail; phone; "
    "telephone; tel; mobile; contact; income; turnover; expenditure; amount; net; gross; value; total; price; cost; "
    "budget; spend; staff; employees; headcount; members; population; households; number; count; date; day; month; "
    "year; period; quarter; time; start; end; due; deadline; owner; what; who; when; where; why; action; task; "
    "activity; event; description; notes; note; comments; comment; remarks; details; purpose; summary; text; "
    "response; question; answer; theme; topic; need; issue; id; ref; reference; code; identifier; uprn; easting; "
    "northing; latitude; longitude; tags; language; source; directorate; department; service area; measure; "
    "indicator; unit; rank; score; decile; geography; lsoa; msoa; row labels"
)
_PLAIN = frozenset(word.strip() for word in _LISTED.split(";"))
_PATTERN = re.compile(
    r"(?:name|number|no|date|type|kind|year|total|amount|value|code|id|description|status) (?:of|for|in) .+"
    r"|.+ (?:name|number|no|nr|num|date|type|code|cd|nm|id|ref|amount|status|address|postcode|income|description|year)"
    r"|(?:postal|area|post|zip) ?code|.+\((?:£|%|£m|£k|£000s?|number|yes/no|y/n)\)"
)
_MARKS = re.compile(r"[\W_]+")
_MOST = 60
"""A heading is short; a sentence with “name of” in it is none."""


def is_heading_word(cell: str) -> bool:
    """Whether a cell is one that names columns."""
    said = clean_line(cell).casefold()
    if not said or len(said) > _MOST:
        return False
    words = _MARKS.sub(" ", said).strip()
    return words in _PLAIN or (len(words.split()) <= 7 and bool(_PATTERN.fullmatch(said) or _PATTERN.fullmatch(words)))
