"""Register numbers as people write them in cells: which register they are of, by the number and by what stands beside.

A charity number says little of its register by itself. Its own letters tell first, then what stands in brackets beside
it, then the heading, then its form and the postcode. What cannot be told is left out, in words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from convene.core.engagement import org_ids
from convene.files.sheets import folded
from convene.text import clean_line, clip

CHC, SC, NIC, COH = "GB-CHC", "GB-SC", "GB-NIC", "GB-COH"
_NOTHING = frozenset((
    "", "n/a", "na", "none", "null", "nil", "-", "--", "not applicable", "unknown", "tbc", "no", "exempt", "excepted",
    "unregistered", "not registered",
))  # fmt: skip
_BRACKETED = re.compile(r"(.*?)[(\[](.*?)[)\]]\s*(.*)", re.DOTALL)
_PARTED = re.compile(r"\s*[;|\n&]\s*|\s*,\s*(?!\d{3}(?:\D|$))|\s+and\s+|\s+/\s+")
_SLASHED = re.compile(r"\s*/\s*(?=\S)")
_POINT = re.compile(r"(?<=\d)\.0+$")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+")
_DIGITS = 5  # the shortest numbers of a register
_UNKNOWN = "is not a number of a register that is known"
_WHOLE = re.compile(r"[A-Za-z]{2}[-_\s]+[A-Za-z][A-Za-z0-9]*[-_\s]+\w")
_ANOTHERS = re.compile(
    r"\b(?:host(?:s|ed|ing)?|parent|umbrella|fiscal|c/o|care of|via|through|sponsor(?:s|ed|ing)?|landlord|accountable"
    r"|lead|auspices|former(?:ly)?|old|previous(?:ly)?|removed|ceased|expired|pending|applied|application|awaiting)\b"
)
_HEADED = (
    (SC, re.compile(r"\b(?:scottish|scotland|oscr|sc)\b")),
    (NIC, re.compile(r"\b(?:northern ireland|ni|ccni|nic)\b")),
    (CHC, re.compile(r"\b(?:england|wales|e w|ccew|chc|charity commission(?! for northern| ni))\b")),
)
_USUAL = re.compile(r"[2-9][0-9]{5}|1[0-9]{6}")
_USUAL_WHOLE = re.compile(r"GB-(?:CHC-(?:[2-9][0-9]{5}|1[0-9]{6})|COH-[0-9]{8}|SC-SC[0-9]{6}|NIC-1[0-9]{5})")
_NI_LAYOUT = "reg charity number"
_SCOTTISH_AREA = re.compile(r"(?:AB|DD|DG|EH|FK|G|HS|IV|KA|KW|KY|ML|PA|PH|TD|ZE)\d")
_PLAIN_WORDS = re.compile(
    r"\b(?:registered|registration|reg|charity|charities|company|number|no|nr|england|scotland|northern|ireland|wales"
    r"|scottish|oscr|ccni|ccew|ni|uk|commission|for|in|of|and|the|main|house|companies|cio|cic|scio|ltd|limited)\b"
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """``ids`` are the org-ids that could be told, each once; ``notes`` say in words what was left out, and why."""

    ids: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    def and_(self, other: Numbers) -> Numbers:
        ids = tuple(dict.fromkeys((*self.ids, *other.ids)))
        return Numbers(ids, tuple(dict.fromkeys((*self.notes, *other.notes))))

    def likely(self, cell: str) -> bool:
        """Whether the cell may hold such numbers: some were read, or one was left out for a reason of its own."""
        reasons = [one for one in self.notes if not one.endswith(_UNKNOWN)]
        return bool(self.ids) or not self.notes or (bool(reasons) and sum(map(str.isdigit, cell)) >= _DIGITS)


@dataclass(frozen=True, slots=True)
class Beside:
    """What else tells of which register a number is: the column's heading, the row's postcode, its other org-ids."""

    heading: str = ""
    postcode: str = ""
    known: tuple[str, ...] = ()


def charity(cell: str, beside: Beside | None = None) -> Numbers:
    """The charity numbers of a cell."""
    near = beside or Beside()
    heading = _heading(near.heading)
    if _USUAL.fullmatch(cell) and heading.register in ("", CHC) and not heading.anothers:  # most of a list are
        return Numbers((f"{CHC}-{cell}",))
    return _read(cell, lambda text, words: _charity(text, words, near), heading)


def company(cell: str, beside: Beside | None = None) -> Numbers:
    """The company numbers of a cell."""
    if not cell:
        return Numbers()
    if beside is None and len(cell) == 8 and cell.isascii() and cell.isdigit() and cell.strip("0"):
        return Numbers((f"{COH}-{cell}",))  # most of a register are
    near = beside or Beside()
    return _read(cell, lambda text, _: _company(text, near), _heading(near.heading))


def whole(cells: Iterable[str]) -> Numbers:
    """Org-ids, or numbers that tell of themselves whose they are."""
    found = Numbers()
    for cell in cells:
        usual = _USUAL_WHOLE.fullmatch(cell)
        found = found.and_(Numbers((cell,)) if usual else _read(cell, lambda text, _: _whole(text)))
    return found


class _LeftOutError(ValueError):
    """Why a number is left out, in words."""


@dataclass(frozen=True, slots=True)
class _Heading:
    """What a column's heading tells: the register it names, whether its numbers are somebody else's, whether it holds
    numbers of companies as well, and whether it is spelt as the register of Northern Ireland does."""

    register: str = ""
    anothers: bool = False
    companies: bool = False
    northern: bool = False


@lru_cache(maxsize=256)
def _heading(heading: str) -> _Heading:
    words = folded(heading)
    register = _by_words(words)
    return _Heading(register, bool(_ANOTHERS.search(words)), "company" in words.split(), words == _NI_LAYOUT)


def _read(cell: str, understand: Callable[[str, str], str], heading: _Heading = _Heading()) -> Numbers:
    if not cell:
        return Numbers()
    ids: list[str] = []
    notes: list[str] = []
    for said, text, words in _parts(cell):
        try:
            if heading.anothers or (words and _ANOTHERS.search(words.casefold())):
                raise _LeftOutError(f"“{clip(said, 40)}” is left out: it is not its own number")
            ids.append(understand(text, words))
        except ValueError as trouble:
            told = isinstance(trouble, _LeftOutError)
            notes.append(str(trouble) if told else f"“{clip(said, 40)}” {_UNKNOWN}")
    return Numbers(tuple(dict.fromkeys(ids)), tuple(dict.fromkeys(notes)))


def _parts(cell: str) -> Iterator[tuple[str, str, str]]:
    """(as it stands, the number, the words beside it) of each number in a cell."""
    cell = clean_line(cell).strip("'\"’‘` ")
    pieces = [cell] if _GROUPED.fullmatch(cell) else _PARTED.split(cell)
    if all(sum(one.isdigit() for one in piece) > 4 for piece in _SLASHED.split(cell)):
        pieces = [part for piece in pieces for part in _SLASHED.split(piece)]
    for said in pieces:
        text, words = said.strip("'\"’‘` "), ""
        if found := _BRACKETED.fullmatch(text):
            text, words = f"{found[1]} {found[3]}".strip(), found[2]
        text = _POINT.sub("", text.strip("'\"’‘` .:"))
        if _GROUPED.fullmatch(text):
            text = text.replace(",", "")
        if text.casefold() not in _NOTHING and text.strip("0-"):
            if not _WHOLE.match(text) and not text.casefold().startswith("x-"):
                words = f"{words} {' '.join(re.findall(r'[A-Za-z/]{2,}', text))}".strip()
            yield said, text, words


def _whole(text: str) -> str:
    if re.fullmatch(r"GB[-_ ]CHC[-_ ]SC\d{5,6}", text, re.IGNORECASE):
        text = f"{SC}-{text[7:]}"  # Scottish letters speak louder than the prefix somebody put before them
    return _understood(text, text)


def _understood(whole: str, said: str) -> str:
    try:
        return org_ids.understood(said if _WHOLE.match(said) else whole).id
    except ValueError:
        digits = re.sub(r"\D", "", said)
        if whole.upper().startswith(CHC) and len(digits) == 8:
            raise _company_like(said) from None
        if whole.upper().startswith(CHC) and re.fullmatch(r"1\d{5}", digits):
            raise _northern(said, NIC) from None
        raise


def _company(text: str, beside: Beside) -> str:
    northern = _heading(beside.heading).register == NIC
    if re.fullmatch(r"\d{1,6}", text) and (northern or beside.postcode.startswith("BT")):
        if northern:  # that register writes its companies without their letters
            return f"{COH}-NI{text.zfill(6)}"
        raise _LeftOutError(f"“{text}” may be a company of Northern Ireland; write NI{text.zfill(6)} if it is")
    return _understood(f"{COH}-{text}", text)


def _charity(text: str, words: str, beside: Beside) -> str:
    if _WHOLE.match(text):
        return _whole(text)
    bare = re.sub(r"(?<=\d)\s+(?=\d)", "", text)
    if " " in bare:
        bare = re.sub(r"[\s.:#]+|(?<!\d)-|-(?!\d)", "", _PLAIN_WORDS.sub("", bare.casefold()))
    bare = bare.upper()
    if _heading(beside.heading).companies:  # a column of both
        if re.fullmatch(r"\d{8}|(?!SC)[A-Z]{2}\d{6}", bare):
            return _company(bare, beside)
        if bare.startswith("SC"):
            raise _LeftOutError(
                f"“{clip(text, 40)}” may be a Scottish charity or company; write GB-SC- or GB-COH- before it"
            )
    if found := re.fullmatch(r"SC[O]?-?(\d{1,6})", bare):
        return _understood(f"{SC}-SC{found[1].zfill(6)}", f"{SC}-SC{found[1].zfill(6)}")
    if found := re.fullmatch(r"NIC?-?(\d{6})", bare):
        return _understood(f"{NIC}-{found[1]}", f"{NIC}-{found[1]}")
    if any(one.endswith(f"-{bare}") and one.startswith((CHC, SC, NIC)) for one in beside.known):
        return next(one for one in beside.known if one.endswith(f"-{bare}"))
    if not re.fullmatch(r"\d{1,9}(-\d{1,3})?", bare):
        raise ValueError(text)
    register = _by_words(words) or _heading(beside.heading).register
    if not register and not _USUAL.fullmatch(bare):
        register = _by_ids(beside.known)
    return _digits(bare, register, beside, text)


def _digits(bare: str, register: str, beside: Beside, said: str) -> str:
    """A charity number without letters, of the register that something beside it names ("" for none)."""
    northern = re.fullmatch(r"1\d{5}", bare)
    spelt = _heading(beside.heading).northern
    if northern and (register == NIC or spelt or (not register and beside.postcode.startswith("BT"))):
        return f"{NIC}-{bare}"
    if register == SC or (
        not register and re.fullmatch(r"0\d{5}", bare) and _SCOTTISH_AREA.match(beside.postcode.replace(" ", ""))
    ):
        if re.fullmatch(r"0?\d{1,5}", bare):
            return f"{SC}-SC{bare.zfill(6)}"
        raise _LeftOutError(
            f"“{clip(said, 40)}” is not a number of the Scottish Charity Register; they look like SC012345"
        )
    if register == NIC:
        raise _LeftOutError(
            f"“{clip(said, 40)}” is not a number of the Charity Commission for Northern Ireland; they look like 100012"
        )
    if northern:
        raise _northern(said, register)
    if re.fullmatch(r"0\d{5}", bare):
        raise _LeftOutError(f"“{clip(said, 40)}” may be a Scottish charity; write SC{bare} if it is")
    if re.fullmatch(r"\d{8}", bare):
        raise _company_like(said)
    return org_ids.understood(f"{CHC}-{bare}").id


def _company_like(said: str) -> _LeftOutError:
    return _LeftOutError(f"“{clip(said, 40)}” is not a charity number; it has the form of a company number")


def _northern(said: str, register: str) -> _LeftOutError:
    if register == CHC:
        return _LeftOutError(f"“{clip(said, 40)}” is not a number of the Charity Commission (England and Wales)")
    return _LeftOutError(
        f"“{clip(said, 40)}” has the form of a charity of Northern Ireland, and nothing else says so; "
        "write GB-NIC- before it if it is"
    )


def _by_words(words: str) -> str:
    found = [register for register, form in _HEADED if form.search(words.casefold())]
    return found[0] if len(found) == 1 else ""


def _by_ids(known: tuple[str, ...]) -> str:
    """The register of the only charity number that is known of the same body."""
    found = {prefix for one in known for prefix in (CHC, SC, NIC) if one.startswith(f"{prefix}-")}
    return found.pop() if len(found) == 1 else ""
