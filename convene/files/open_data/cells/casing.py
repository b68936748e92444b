"""Names in sensible case. Registers shout; people do not want to be shouted at.

Only a name without a single small letter is touched, so what somebody wrote with care stays as it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from convene.text import clean, clean_line


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


_SMALL = _set(
    "a an and as at but by cum de del der des di du en et for from im in la le les near next nr of on or over per sub "
    "super sur the to und under upon van von vs with y yr"
)
_KEPT = _set(
    "AA ABC ADHD AFC AI AIDS AONB ASD BAME BBC BID BME BAPS CAB CAMRA CIC CIO CISV CITB COVID DIY EAL ESOL EU FA FE "
    "FIFA GAA GB GP GPS GTR HIV HMO ICT IOM IOW IT IPA ISKCON ITV LEA LGBT LGBTI LGBTQ LGBTQI LGBTQIA LLP LSE MCC "
    "MENA NATO NEET NHS NI NSPCC NUJ NUT OAP OBE PE PSA PTA PTFA PTSA RAF RAFA RAOB RC RNA RNIB RNLI ROSPA RSPCA RVS "
    "SCIO SEN SENCO SEND SPAB SSAFA STEM TA TB TUC TV UCL UK UN UNESCO UNICEF URC USA USPG VE VIP VJ WEA WI YHA YMCA "
    "YWCA II III IV VI VII VIII IX XI XII XIII XIV XV XVI"
)
_WORDS = {
    "LTD": "Ltd", "PLC": "plc", "CYF": "Cyf", "CCC": "CCC", "ST": "St", "STS": "Sts", "MR": "Mr", "MRS": "Mrs",
    "DR": "Dr", "REVD": "Revd", "RD": "Rd", "JNR": "Jnr", "SNR": "Snr", "MT": "Mt", "FT": "Ft", "BROS": "Bros",
    "PTY": "Pty", "TEL": "Tel", "NTH": "Nth", "STH": "Sth", "MCR": "MCR", "HRH": "HRH", "GMBH": "GmbH", "MSC": "MSc",
    "BSC": "BSc", "PHD": "PhD", "HMS": "HMS", "EST": "Est", "SQ": "Sq", "BLDG": "Bldg", "BLDGS": "Bldgs",
}  # fmt: skip
_IT_BEFORE = _set(
    "SERVICES SUPPORT SOLUTIONS CONSULTING CONSULTANCY CONSULTANTS SYSTEMS TRAINING LTD LTD. LIMITED SKILLS"
)
_EDGES = re.compile(r"([^A-Z0-9À-Þ]*)(.*?)([^A-Z0-9À-Þ]*)", re.DOTALL)
_INITIALS = re.compile(r"(?:[A-Z]\.)+[A-Z]?|[A-Z](?:&[A-Z])+")
_ORDINAL = re.compile(r"(\d+)(ST|ND|RD|TH|S|AM|PM|KM|M)")
_JOINS = re.compile(r"([-/–—+])")
_MAC = re.compile(r"MC[A-Z]{3,}")
_AFTER = frozenset(("S", "T", "D", "M", "LL", "RE", "VE", "N"))
_VOWELS = frozenset("AEIOUYÀÁÂÄÈÉÊËÌÍÎÏÒÓÔÖÙÚÛÜŴŶ")
_BEGINNINGS = _set("ANTI CO INTER MULTI NON POST PRE RE SEMI")
_LAST = re.compile(r"(.+), [Tt]he")
_SENTENCE = re.compile(r"(^|[.!?:]\s+|\n\s*)([a-zà-þ])")
_ANY_WORD = re.compile(r"[A-Z][A-Z0-9]+")


def named(text: str) -> str:
    """A name on one line, in sensible case: ``ST JOHN'S CIC (UK), THE`` becomes ``The St John's CIC (UK)``."""
    name = clean_line(text)
    if name.isupper():
        name = _cased(name)
    if name.endswith((", the", ", The")) and (found := _LAST.fullmatch(name)):
        name = f"The {found[1]}"
    return name


def sentences(text: str) -> str:
    """Running text in sensible case: sentences begin with a capital, and known initials keep theirs."""
    words = clean(text)
    if not words.isupper():
        return words
    kept = {word for word in _ANY_WORD.findall(words) if word in _KEPT or not _VOWELS.intersection(word)}
    low = _SENTENCE.sub(lambda found: found[1] + found[2].upper(), words.lower())
    for word in kept - {"IT", "WI", "PE"}:
        low = re.sub(rf"\b{word}\b", word, low, flags=re.IGNORECASE)
    return low


def _cased(name: str) -> str:
    words = name.split(" ")
    last = len(words) - 1
    out = []
    opening = True
    for at, word in enumerate(words):
        cased = _word(word)
        if not opening and at != last and cased.lower() in _SMALL:
            cased = cased.lower()
        elif word == "IT" and at != last and words[at + 1] not in _IT_BEFORE:
            cased = "It"
        out.append(cased)
        opening = word.endswith((":", "-", "–", "/", "(")) or word in ("&",)
    return " ".join(out)


@lru_cache(maxsize=65_536)
def _word(word: str) -> str:
    """One word between spaces, with whatever hangs on it."""
    found = _EDGES.fullmatch(word)
    before, core, after = found.groups() if found else ("", word, "")
    if not core:
        return word
    if _INITIALS.fullmatch(core):
        return word
    if core == "N" and before and after:  # rock 'n' roll
        return word.lower()
    pieces = _JOINS.split(core)
    if len(pieces) > 1:
        cased = [_piece(one, between=0 < at < len(pieces) - 1) for at, one in enumerate(pieces)]
        if pieces[0] in _BEGINNINGS and pieces[1] == "-":
            cased[2] = cased[2].lower()
        return before + "".join(cased) + after
    return before + _piece(core) + after


def _piece(piece: str, *, between: bool = False) -> str:
    if between and piece.lower() in _SMALL:
        return piece.lower()
    if piece in _WORDS:
        return _WORDS[piece]
    if piece in _KEPT or len(piece) == 1:
        return piece
    if found := _ORDINAL.fullmatch(piece):
        return piece.lower() if found[2] != "M" else piece
    for mark in ("'", "’", "`"):
        if mark in piece:
            head, _, rest = piece.partition(mark)
            small = rest in _AFTER or not head
            rest = rest.lower() if small else _piece(rest)
            return (_piece(head) if head else "") + mark + rest
    if any(one.isdigit() for one in piece):
        return piece if len(piece) <= 4 else piece.capitalize()
    if _MAC.fullmatch(piece):
        return "Mc" + piece[2:].capitalize()
    if len(piece) <= 5 and not _VOWELS.intersection(piece):
        return piece
    if "." in piece:
        return ".".join(_piece(one) if one else one for one in piece.split("."))
    return piece.capitalize()
