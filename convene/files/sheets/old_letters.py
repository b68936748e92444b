"""Which encoding of one byte a letter a text is in, where it is no UTF-8: by what its letters stand beside.

Every byte means something in each of them. In the wrong one words hold what no word holds: “CafŽ”, “Zoë‚”, “œ500”.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

WINDOWS = "cp1252"
NAMES = {
    WINDOWS: "Windows-1252", "mac_roman": "Mac Roman", "cp850": "DOS (code page 850)", "cp437": "DOS (code page 437)",
}  # fmt: skip
"""Codec → what people call it, the likeliest first."""

_HIGH = re.compile(rb"[\x80-\xff]")
_LOWER = frozenset("àáâãäåæçèéêëìíîïñòóôõöøùúûüýÿœßšžðþ")
_COMMON = frozenset("éèëüöäçñåøáíóúÉ")
_UPPER = frozenset("ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝŸŒŠŽÐÞ")
_OPENS, _CLOSES = frozenset("‘“„‚«‹¿¡"), frozenset("”»›")
_MONEY = frozenset("£€¥¢")
_BESIDE_WORDS = frozenset("…•·§¶†‡‰©®™°²³¹ªº½¼¾±×÷\xa0\xad")
_DASHES = frozenset("–—")
_MUCH = 3  # so many times fewer odd letters, before another encoding is believed
_TOO_FEW = 5
_CONTRACTION = re.compile(rb"(?i)[a-z]\x92[stdmrvl]|[^a-z\x80-\xff].*|..[^a-z\x80-\xff]", re.DOTALL)
"""Where a mark of Windows-1252 stands in English: “it’s”, “we’ll”, “the clubs’ hall”."""
_FEW = 4  # and no more than one in so many odd in that

Beside = Counter[bytes]
"""Three bytes, the middle one beyond ASCII → how often they stand in the text."""


def beside(pieces: Iterable[bytes], most: int = 20_000) -> Beside:
    """What the first letters beyond ASCII stand between."""
    found: Beside = Counter()
    number = 0
    for piece in pieces:
        padded = b" " + piece + b" "
        for one in _HIGH.finditer(padded):
            found[padded[one.start() - 1 : one.start() + 2]] += 1
            number += 1
            if number >= most:
                return found
    return found


def likeliest(found: Beside) -> str:
    """The codec under which the letters stand where such letters do; Windows-1252 where nothing speaks against it."""
    marks = {codec: _weigh(found, codec) for codec in NAMES}
    odd, natural = marks[WINDOWS]
    best = min(NAMES, key=lambda codec: (marks[codec][0], -marks[codec][1]))
    fewer, more = marks[best]
    sure = odd and fewer * _MUCH <= odd and more > natural and fewer * _FEW <= found.total()
    return best if sure else WINDOWS


def doubtful(found: Beside) -> str:
    """The codec that makes letters of a few marks within words, as Windows-1252 reads them; "" where that is sure.
    “It’s” is sure, “Garc’a” is not."""
    if not 0 < found.total() <= _TOO_FEW or any(
        _CONTRACTION.fullmatch(three) or three.decode(WINDOWS, errors="replace").isalpha() for three in found
    ):
        return ""
    for codec in NAMES:
        odd, natural = _weigh(found, codec)
        if codec != WINDOWS and not odd and natural >= found.total():
            return codec
    return ""


def _weigh(found: Beside, codec: str) -> tuple[int, int]:
    """How many letters are odd where they stand, and how many are natural; those that are common count twice."""
    odd = natural = 0
    for three, times in found.items():
        before, letter, after = (bytes((byte,)).decode(codec, errors="replace") for byte in three)
        said = _natural(before, letter, after)
        odd += times * (said is False)
        natural += times * (said is True) * (2 if letter in _COMMON else 1)
    return odd, natural


def _natural(before: str, letter: str, after: str) -> bool | None:
    """Whether a letter may stand there; None where that says nothing."""
    if letter in _LOWER:
        return _natural_lower(before, after)
    if letter in _UPPER:
        alone = not before.isalpha() and not after.isalpha()
        if before.islower() or alone or (before.isalpha() and after.islower()):
            return False
        return None if letter in "ŠŽÐÞŸ" else True
    if letter in _OPENS:
        return False if before.isalpha() else after.isalnum() or None
    if letter in _CLOSES:
        return False if after.isalpha() else not before.isspace() or None
    if letter == "’":
        return True if before.isalnum() else None
    if letter in _MONEY:
        by_number = before.isdigit() or after.isdigit()
        return False if before.isalpha() or after.isalpha() or (letter in "¥¢" and not by_number) else by_number or None
    if letter in _BESIDE_WORDS:
        within = before.isalpha() and after.isalpha()
        if letter == "‰" and before.isalpha():
            return False
        return False if within and letter != "\xa0" else (letter in "…•" or None)
    if letter in _DASHES:
        return True if before.isspace() and after.isspace() else None
    return False


def _natural_lower(before: str, after: str) -> bool | None:
    if before.isdigit() or after.isdigit() or after.isupper():
        return False
    if not before.isalpha() or (before.isupper() and not after.islower()):
        return None  # most words that begin so, and most letters behind a capital, are of another kind
    return True
