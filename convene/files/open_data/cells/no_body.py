"""Rows of lists that name no organisation: people, redactions, totals, footnotes, and errors of a spreadsheet."""

from __future__ import annotations

import re
from typing import NamedTuple

from convene.text import clean_line, clip


class NoBody(NamedTuple):
    """Why a name is none of an organisation, in words. ``person`` says that it may be somebody's own, which nothing
    may repeat; ``broken`` that the cell should have held another."""

    words: str
    person: bool = False
    broken: bool = False


PERSON = NoBody("a person; people are never brought in", person=True)
WITHHELD = NoBody("its name is left out or made unknown", person=True)
TOTAL = NoBody("a total, not an organisation")
_TITLE = r"(?:mr|mrs|ms|miss|mx|cllr|councillor)"
_HONOUR = (
    r"(?:dr|doctor|prof|professor|rev|revd|reverend|sir|dame|lord|lady|canon|fr|pastor|imam|rabbi|capt|captain|major"
    r"|col|colonel|sgt|hon)"
)
_LETTER = r"(?:[^\W\d_]\.?)"
_WORD = r"(?:[^\W\d_]+(?:['’-][^\W\d_]+)*\.?)"
_HONOURS = r"(?:,? (?:obe|mbe|cbe|jp|mp|phd|md|ma|ba|bsc|esq|jnr|snr|jr|sr)\.?)*"
_NAMED = (
    re.compile(rf"{_TITLE}\.?(?: (?:and|&|/) {_TITLE}\.?)? {_WORD}(?: {_WORD}){{0,3}}{_HONOURS}"),
    re.compile(rf"{_HONOUR}\.?(?: {_HONOUR}\.?)* (?:{_LETTER} ?)+ {_WORD}{_HONOURS}"),
    re.compile(rf"{_HONOUR}\.?(?: {_HONOUR}\.?)* {_WORD} {_WORD}{_HONOURS}"),
    re.compile(rf"{_WORD},? ?(?:{_TITLE}|{_HONOUR})\.?(?: {_WORD}){{1,3}}"),
    re.compile(rf"{_WORD},? (?:{_WORD} ?){{1,3}}\(?(?:{_TITLE}|{_HONOUR})\.?\)?"),
)
_AND = re.compile(rf"\s+(?:and|&|/)\s+(?={_TITLE}\b)")
_ESTATE = re.compile(r"(?:the )?(?:late|estate of|executors? of|personal representatives? of)(?: the late)? (.+)")
_TRADING = re.compile(r"\s+(?:t/a|ta|trading as)\s+.*")
_ORGANISED = re.compile(
    r"\b(?:ltd|limited|llp|plc|cic|cio|scio|inc|trust|trusts|fund|foundation|charity|society|association|club|group"
    r"|school|academy|college|church|chapel|company|council|centre|institute|museum|theatre|hospice|hospital|almshouses?"
    r"|partnership|project|community|house|hall|arms|shop|store|bakery|cafe|café|coffee|kitchen|services?|sons|bros"
    r"|brothers|memorial|bequest|appeal|scouts?|guides?|band|choir|team|union|library|garden|gardens|farm|s)\b"
)
_INDIVIDUAL = re.compile(
    r"(?:an? )?(?:private |anonymous |anonymi[sz]ed |named )*(?:individuals?|persons?|people|residents?|members? of "
    r"the public|applicants?|donors?)(?: recipients?)?(?: \d+)?"
)
_REDACTED = re.compile(
    r"redact(?:ed|ion)\b.*|(?:name |names |recipient |details? |personal (?:data|details|information) |data )*"
    r"(?:redacted|withheld|suppressed|not disclosed|undisclosed|removed|protected)"
    r"(?:(?: for| under| by| due| at| on| -|,|:) .*)?"
    r"|anonymous(?: (?:individual|donor|recipient|applicant|person|grant|group|organisation|\d+).*)?|anonymi[sz]ed\b.*"
    r"|confidential|private|gdpr|data protection(?: act)?|x{3,}|[*█■_]{2,}|-{1,3}"
    r"|(?:name )?(?:unknown|not known|not given|not provided|not available|not applicable|no name|tbc|tba|n/?a|nil|null"
    r"|none)|(?:various|multiple|several)(?: (?:organisations?|groups?|recipients?|schools?|individuals?|charities"
    r"|beneficiaries|suppliers?))?"
)
_TOTAL = re.compile(
    r"(?:grand|sub|overall|running|section|annual|yearly|final|page|cumulative)?[ -]?totals?(?:\s*[:=(\[£\d–-].*"
    r"|\s+(?:for|of|amounts?|numbers?|grants?|awarded|awards?|income|all|paid|funding|spend|value|organisations?|groups?"
    r"|charities|to date|in|per|count|rows?|records?|members?|responses?|ward|wards)\b.*)?"
    r"|(?:sum|average|mean|median|count|number of (?:rows|records|groups|organisations))(?:\s*[:=(\d].*)?"
)
_NOTE = re.compile(
    r"(?:notes?|sources?|n\.?b\.?|footnotes?|key|legend|disclaimer|caveats?|please note|important)"
    r"(?:\s*\d*\s*[:.–-].*)?"
    r"|©.*|\(c\) .*|contains (?:public sector|ordnance|information|data)\b.*|(?:end|bottom) of .*|page \d+(?: of \d+)?"
)
_NOTE_ALONE = re.compile(
    r"[*†‡§^#]+ ?\w.*|[\[(]?\d{1,2}(?:[\])]\.?|[.:]) .*"
    r"|please .*|(?:data|figures?|list|information|table|correct|accurate"
    r"|updated|last updated|printed|produced|published|downloaded|extracted|compiled|prepared|report|as (?:at|of)|this"
    r"|these|all|for more|source)\b.*"
)
_ERROR = re.compile(
    r"#(?:n/a|ref!|value!|name\?|div/0!|num!|null!|spill!|calc!|field!|blocked!|busy!|getting_data|error!?)|err:\d{3}",
    re.IGNORECASE,
)
_FIGURE = re.compile(
    r"[£$€]?\s*[\d.,]{5,}|[£$€]\s*[\d.,]+|[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}|\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}"
    r"|sc\d{6}|gb-[a-z]+-.*"
)
_LONG = 100


def is_error(cell: str) -> bool:
    """Whether a cell holds what a spreadsheet shows where a formula went wrong: ``#N/A``, ``#REF!``."""
    return cell[:1] in "#Ee" and bool(_ERROR.fullmatch(cell.strip()))


def no_body(name: str, *, alone: bool = False, numbered: bool = False) -> NoBody | None:
    """Why a name is not that of an organisation; None where it may be one.

    ``alone`` says that nothing else stands in its row, ``numbered`` that a register knows it by a number.
    """
    said = clean_line(name)
    plain = said.casefold().strip("[](){}<>\"'“”‘’ ")
    if is_error(said):
        return NoBody(f"“{clip(said, 20)}” is an error of the spreadsheet and no name", broken=True)
    if _FIGURE.fullmatch(plain):
        return NoBody(f"“{clip(said, 20)}” is a figure, a postcode or a day and no name", broken=True)
    if _is_person(plain, numbered=numbered):
        return PERSON
    if _INDIVIDUAL.fullmatch(plain):
        return PERSON
    if _REDACTED.fullmatch(plain):
        return WITHHELD
    if not _ends_as_company(plain) and _TOTAL.fullmatch(plain):
        return TOTAL
    if _NOTE.fullmatch(plain) or (alone and (_NOTE_ALONE.fullmatch(said.casefold()) or len(said) > _LONG)):
        return NoBody("a note in the list, not an organisation")
    return None


def _is_person(plain: str, *, numbered: bool) -> bool:
    plain = _TRADING.sub("", plain)
    if found := _ESTATE.fullmatch(plain):
        plain = found[1]
    parts = [plain] if _NAMED[0].fullmatch(plain) else _AND.split(plain)
    if not all(any(form.fullmatch(part) for form in _NAMED) for part in parts):
        return False
    if _ORGANISED.search(plain.replace("'s", " s").replace("’s", " s")):
        return False
    # Miss Selfridge and Dr Martens are shops; somebody with a first name or an initial hardly stands in a register.
    return not numbered or bool(re.match(rf"{_TITLE}\.? [^\W\d_]\.? ", plain))


def _ends_as_company(plain: str) -> bool:
    return plain.rstrip(".").endswith((" ltd", " limited", " cic", " plc", " llp", " cio", " trust"))
