"""Organisation identifiers: a register's prefix and its own number, such as ``GB-CHC-1042046``.

Prefixes and forms follow the lists of org-id.guide; local ids ``X-<place>-<slug>`` are Convene's own, for groups that
stand in no register.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from convene.text import clean_line, slug


@dataclass(frozen=True, slots=True)
class Register:
    """A register: what people call it, the form of its numbers and an example. ``words`` are what people type;
    ``lower`` says that its numbers are written in small letters."""

    prefix: str
    name: str
    form: re.Pattern[str]
    example: str
    words: tuple[str, ...] = ()
    told: str = ""
    lower: bool = False


@dataclass(frozen=True, slots=True)
class OrgId:
    """An identifier that was understood. ``told`` says what somebody should know about its register."""

    prefix: str
    number: str
    register: str = ""
    told: str = ""

    @property
    def id(self) -> str:
        return f"{self.prefix}-{self.number}"

    @property
    def shown(self) -> str:
        """Such as ``Charity Commission (England and Wales) 1042046``."""
        return f"{self.register} {self.number}" if self.register else self.id


def _list(
    prefix: str, name: str, form: str, example: str, *words: str, told: str = "", lower: bool = False
) -> Register:
    return Register(prefix, name, re.compile(form, re.ASCII), example, words, told, lower)


_CODE = r"[A-Z0-9]{3,4}"
_ANY = r"[A-Za-z0-9][A-Za-z0-9._/-]*"
REGISTERS = {
    one.prefix: one
    for one in (
        _list("GB-CHC", "Charity Commission (England and Wales)", r"([2-9]\d{5}|1\d{6})(-\d{1,3})?", "1042046",
              "charity", "charity commission", "chc", "ccew"),
        _list("GB-SC", "Scottish Charity Register", r"SC\d{6}", "SC012345", "scottish charity", "oscr"),
        _list("GB-NIC", "Charity Commission for Northern Ireland", r"1\d{5}", "100012",
              "nic", "northern ireland charity", "ccni"),
        _list("GB-COH", "Companies House", r"\d{8}|[A-Z]{2}\d{6}|R0\d{6}|[A-Z]{2}\d{5}[A-Z]|[A-Z]{2}\d{4}[A-Z]{2}",
              "01234567", "company", "companies house", "company house", "cic", "llp", "coh", "crn"),
        _list("GB-MPR", "Mutuals Public Register", r"[A-Z]{0,2}\d{1,6}[A-Z]{0,2}", "31455R",
              "mutual", "mutuals", "society", "fca", "mpr"),
        _list("GB-EDU", "Schools of England and Wales", r"[1-9]\d{5}", "125554", "school", "urn", "edubase", "gias"),
        _list("GB-UKPRN", "UK Register of Learning Providers", r"1\d{7}", "10000346", "ukprn", "provider"),
        _list("GB-NHS", "NHS Organisation Data Service", r"[A-Z0-9]{2,10}", "RAX", "nhs", "ods"),
        _list("GB-LAE", "Local authorities of England", _CODE, "WOT", "lae"),
        _list("GB-LAS", "Local authorities of Scotland", _CODE, "ORK", "las"),
        _list("GB-LANI", "Local authorities of Northern Ireland", _CODE, "BFS", "lani"),
        _list("GB-PLA", "Local authorities of Wales", _CODE, "AGY", "pla"),
        _list("GB-GOR", "Government organisations", r"[A-Z]{1,3}\d{1,5}", "D1198", "gor"),
        _list("GB-CASC", "Community amateur sports clubs", r"[a-z0-9]{5,8}", "df679063",
              "casc", "sports club", lower=True),
        _list("GB-GOVUK", "Government organisations (older list)", r"[a-z0-9_-]+", "cabinet_office", "govuk",
              told="GB-GOVUK is an older list that is no longer kept; GB-GOR took its place.", lower=True),
        _list("GB-REV", "HM Revenue and Customs", _ANY, "XT12345", "hmrc", "rev"),
        _list("GB-SHPE", "Social housing providers, England", _ANY, "4877", "shpe", "housing"),
        _list("GB-SHR", "Scottish Housing Regulator", _ANY, "123", "shr"),
        _list("GB-HESA", "Higher Education Statistics Agency", r"\d{4}", "0113", "hesa"),
        _list("GB-IRN", "Schools of Northern Ireland", _ANY, "123-0015", "irn"),
        _list("GB-SCOTEDU", "Schools of Scotland", r"\d{4,8}", "5303222", "scotedu"),
        _list("GB-WALEDU", "Schools of Wales", r"\d{4,8}", "6602130", "waledu"),
        _list("GB-COE", "Church of England", _ANY, "632010", "coe"),
        _list("GB-COA", "Almshouse Association", _ANY, "1032", "coa"),
    )
}  # fmt: skip
"""prefix → its register, for the United Kingdom; other prefixes are taken by their general form."""

OTHER = re.compile(r"^[A-Z]{2}-[A-Z0-9_]{2,12}$")
LOCAL = re.compile(r"^X(-[\w.]+)+$")
_WORDS = {word: one.prefix for one in REGISTERS.values() for word in one.words}
_FILLING = frozenset(("no", "nr", "num", "number", "reg", "registered", "registration", "uk", "the", "org", "id"))
HINT = "org-ids look like GB-CHC-1042046 (a charity), GB-COH-01234567 (a company) or X-place-name"


def understood(text: str) -> OrgId:
    """What a person means by ``GB-CHC-1042046``, ``gb-chc 1042046``, ``charity 1042046`` or ``1042046``.

    Raises ValueError, in words, when it cannot be told or the number has not the form its register gives out.
    """
    text = unicodedata.normalize("NFKC", clean_line(text))
    if text[:2].upper() == "X-":
        return _local(text)
    parts = re.split(r"[-_\s]+", text, maxsplit=2)
    if len(parts) == 3 and re.fullmatch(r"[A-Za-z]{2}", parts[0]):
        prefix = f"{parts[0]}-{parts[1]}".upper()
        if prefix in REGISTERS or OTHER.match(prefix):
            return _numbered(prefix, parts[2], text)
    words = [one for one in re.split(r"[\s.:#]+|(?<=[A-Za-z])-", text) if one.casefold() not in _FILLING]
    for most in (3, 2, 1):
        prefix = _WORDS.get(" ".join(words[:most]).casefold(), "")
        if prefix and len(words) > most:
            return _numbered(prefix, " ".join(words[most:]), text)
    return _alone("".join(words).upper(), text)


def _local(text: str) -> OrgId:
    made = f"X-{text[2:]}".replace(" ", "-")
    if not LOCAL.match(made):
        raise ValueError(f"“{text}” is not a local id; they look like X-place-name")
    return OrgId("X", made[2:])


def _numbered(prefix: str, number: str, text: str) -> OrgId:
    register = REGISTERS.get(prefix)
    if register is None:
        return _elsewhere(prefix, number, text)
    said = _squared(prefix, number)
    if not register.form.fullmatch(said):
        raise ValueError(f"“{text}” is not a number of the {register.name}; they look like {register.example}")
    return OrgId(prefix, said, register.name, register.told)


def _squared(prefix: str, number: str) -> str:
    """A register's number as the register writes it: its capitals, its leading zeros, without spaces between groups."""
    number = re.sub(r"(?<=[A-Za-z])\s+|\s+(?=\d{3}(\s|$))", "", number.strip())
    if REGISTERS[prefix].lower:
        return number.lower()
    number = number.upper()
    if prefix == "GB-CHC":
        return number.lstrip("0") if len(number) < 8 else number  # eight digits are a company's
    if prefix == "GB-SC":
        return f"SC{number.removeprefix('SC').zfill(6)}" if number.removeprefix("SC").isdigit() else number
    if prefix == "GB-NIC":
        return number.removeprefix("NIC").removeprefix("NI")
    if prefix == "GB-COH":
        if number.isdigit():
            return number.zfill(8)
        if (head := number[:2]).isalpha() and (rest := number[2:]).isdigit():
            return head + rest.zfill(6)
    return number


def _elsewhere(prefix: str, number: str, text: str) -> OrgId:
    if prefix.startswith("GB-"):
        near = get_close_matches(prefix, REGISTERS, n=4, cutoff=0.8)
        near.sort(key=lambda one: not REGISTERS[one].form.fullmatch(number.upper()))
        if near:
            raise ValueError(f"{prefix} is no register that is known here; did you mean {near[0]}-{number}?")
    number = number.strip().replace(" ", "-")
    if not re.fullmatch(_ANY, number):
        raise ValueError(f"“{text}” is not an org-id; {HINT}")
    return OrgId(prefix, number)


def _alone(bare: str, text: str) -> OrgId:
    """A number without a word to say whose it is, where only one register gives out such numbers."""
    guess = ""
    if re.fullmatch(r"[2-9]\d{5}|1\d{6}(-\d{1,3})?", bare):
        guess = "GB-CHC"
    elif re.fullmatch(r"SC0[0-5]\d{4}", bare):
        guess = "GB-SC"
    elif re.fullmatch(r"NIC\d{6}", bare):
        guess = "GB-NIC"
    elif re.fullmatch(r"0\d{7}|(SC|NI|OC|SO|NC|CE|CS|FC|LP|SL|IP|SP|RS|RC)\d{6}|R0\d{6}|(IP|SP|RS|NO)\d{5}[A-Z]", bare):
        guess = "GB-COH"
    if guess:
        return _numbered(guess, bare, text)
    if re.fullmatch(r"1\d{7}", bare):
        raise ValueError(f"{bare} may be a company or a learning provider: write GB-COH-{bare} or GB-UKPRN-{bare}")
    if re.fullmatch(r"1\d{5}", bare):
        raise ValueError(f"{bare} may be a school or something else: write GB-EDU-{bare} for a school")
    raise ValueError(f"“{text}” is not an org-id; {HINT}")


def tidy(ids: Iterable[str]) -> tuple[str, ...]:
    """Identifiers as they are kept; what cannot be understood stays as it was typed."""
    return tuple(normal(one) for one in ids)


def _stands(text: str) -> bool:
    """Whether an identifier of a register known here is in its own form already: most of a long list is."""
    country, _, rest = text.partition("-")
    code, _, number = rest.partition("-")
    register = REGISTERS.get(f"{country}-{code}")
    if register is None or not register.form.fullmatch(number):
        return False
    return register.lower or number.isdigit() or number == number.upper()


def normal(text: str) -> str:
    """One identifier as it is kept; what cannot be understood stays as it was typed."""
    if _stands(text):
        return text
    try:
        return understood(text).id
    except ValueError:
        return text


def shown(text: str) -> str:
    """An identifier for people: the register's name, then its number; a local id or a foreign one as it is."""
    try:
        return understood(text).shown
    except ValueError:
        return text


def faults(ids: Iterable[str]) -> list[str]:
    """What is wrong with an actor's identifiers, in words: those not understood, and one that stands there twice."""
    found, seen = [], set()
    for one in ids:
        try:
            known = one if _stands(one) else understood(one).id
        except ValueError as wrong:
            found.append(str(wrong))
            continue
        if known in seen:
            found.append(f"{known} stands there twice")
        seen.add(known)
    return found


def local(place: str, name: str) -> str:
    """An id for a group that no register has: ``X-harrow-quay-tide-street-tenants``."""
    return f"X-{slug(place)}-{slug(name)}"
