"""One paper as it is keyed in at the desk: a few letters or numbers, and what the right form would have been."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches

from convene.core.methods.election import Mark, Marks, Option, letters
from convene.errors import USAGE, Problem
from convene.text import clean_line, clip, plural

_NOTHING = frozenset({"-", "–", "—", "_", "."})
_ENTRY = re.compile(r"\s*([^\s=:,;]+)\s*[=:]\s*(\S+?)(?=[\s,;]|$)")
_WHOLE = re.compile(r"[-+−]?\d{1,12}")


def order(text: str, options: Sequence[Option]) -> Marks:
    """Letters, best first, as places: ``CABD``; ``C(AB)D`` and ``C A=B D`` give A and B the same place; options that
    are not named have none. Raises Problem."""
    marks: list[Mark] = [None] * len(options)
    known = _positions(options)
    groups = _groups(clean_line(text).upper(), len(options), _example_order(options))
    for place, group in enumerate(groups, 1):
        for letter in group:
            at = _position(letter, known, options, _example_order(options))
            if marks[at] is not None:
                raise _wrong(f"{letter} stands there twice.", _example_order(options))
            marks[at] = place
    return tuple(marks)


def _groups(text: str, number: int, right: str) -> list[list[str]]:
    if number > 26:
        return [part.split("=") for part in re.split(r"[\s>,;]+", text) if part]
    found: list[list[str]] = []
    inside = joined = False
    for one in text:
        if one == "(" and not inside:
            inside = True
            found.append([])
        elif one == ")" and inside:
            inside = False
        elif one == "=":
            joined = True
        elif one not in " >,;":
            if inside or (joined and found):
                found[-1].append(one)
            else:
                found.append([one])
            joined = False
    if inside:
        raise _wrong("A bracket does not close.", right)
    return [one for one in found if one]


def chosen(text: str, options: Sequence[Option]) -> Marks:
    """The letters of what is approved of, in any order: ``ACD``. What is not named is 0. Raises Problem."""
    said = clean_line(text).upper()
    if not said:
        return (None,) * len(options)
    marks: list[Mark] = [0] * len(options)
    if said in _NOTHING:
        return tuple(marks)
    parts = re.split(r"[\s,;]+", said) if len(options) > 26 else [one for one in said if one not in " ,;"]
    known = _positions(options)
    right = f"Write the letters of what is ticked: {''.join(letters(min(len(options), 3))[::2])}."
    for letter in filter(None, parts):
        at = _position(letter, known, options, right)
        if marks[at]:
            raise _wrong(f"{letter} stands there twice.", right)
        marks[at] = 1
    return tuple(marks)


def numbers(text: str, options: Sequence[Option]) -> Marks:
    """Numbers in the order of the options, ``12 7 3``, with ``-`` for none; or ``C=5 G=2``, by letter or by number of
    the option, the others empty. Raises Problem."""
    said = clean_line(text)
    if not said:
        return (None,) * len(options)
    right = _example_numbers(options)
    if "=" in said or ":" in said:
        return _by_option(said, options, right)
    parts = [one for one in re.split(r"[\s,;/]+", said) if one]
    if len(parts) != len(options):
        raise _wrong(f"There are {plural(len(parts), 'number')} for {plural(len(options), 'option')}.", right)
    return tuple(None if one in _NOTHING else _whole(one, right) for one in parts)


def digits(text: str, options: Sequence[Option]) -> Marks:
    """As ``numbers``, and the digits may stand together, one an option: ``435``. Raises Problem."""
    said = clean_line(text).replace(" ", "")
    if len(said) == len(options) and all(one.isascii() and (one.isdigit() or one in _NOTHING) for one in said):
        return tuple(None if one in _NOTHING else int(one) for one in said)
    return numbers(text, options)


def pairs(text: str, options: Sequence[Option]) -> Marks:
    """Two digits an option, impact before effort: ``42 35`` or ``4/2 3/5``; ``-`` for none. Raises Problem."""
    said = clean_line(text)
    if not said:
        return (None,) * (2 * len(options))
    right = f"Write two digits for each option, impact first: {' '.join(['42', '35', '51'][: min(len(options), 3)])}."
    found: list[Mark] = []
    for one in re.split(r"[\s,;]+", said):
        bare = one.replace("/", "").replace("-", "")
        if one in _NOTHING or not bare:
            found += [None, None]
        elif len(bare) == 2 and bare.isascii() and bare.isdigit():
            found += [int(bare[0]), int(bare[1])]
        else:
            raise _wrong(f"“{clip(one, 20)}” is not two digits.", right)
    if len(found) != 2 * len(options):
        raise _wrong(f"There are {plural(len(found) // 2, 'pair')} for {plural(len(options), 'option')}.", right)
    return tuple(found)


def stances(values: Mapping[str, int], right: str) -> Callable[[str, Sequence[Option]], Marks]:
    """A reader of one sign an option, such as ``+-0``; ``.`` for none. It raises Problem."""

    def read(text: str, options: Sequence[Option]) -> Marks:
        said = clean_line(text).casefold().replace("−", "-")
        signs = [one for one in said if one not in " ,;"]
        if not signs:
            return (None,) * len(options)
        for one in signs:
            if one != "." and one not in values:
                raise _wrong(f"“{one}” is none of the signs.", right)
        if len(signs) != len(options):
            raise _wrong(f"There are {plural(len(signs), 'sign')} for {plural(len(options), 'option')}.", right)
        return tuple(None if one == "." else values[one] for one in signs)

    return read


def duel(text: str, options: Sequence[Option]) -> Marks:
    """Who is preferred to whom: ``B>D`` or ``BD``; ``B=D`` where neither is. Raises Problem."""
    said = clean_line(text).upper()
    marks: list[Mark] = [None] * len(options)
    if not said:
        return tuple(marks)
    right = "Write the letter that was chosen before the other: B>D; B=D where nobody could choose."
    parts = [one for one in re.split(r"[\s>=,;]+", said) if one]
    if len(parts) == 1 and len(options) <= 26:
        parts = list(parts[0])
    if len(parts) != 2 or parts[0] == parts[1]:
        raise _wrong("A duel is between two options.", right)
    known = _positions(options)
    better, worse = (_position(one, known, options, right) for one in parts)
    marks[better], marks[worse] = (0 if "=" in said else 1), 0
    return tuple(marks)


def _by_option(said: str, options: Sequence[Option], right: str) -> Marks:
    marks: list[Mark] = [None] * len(options)
    known = _positions(options)
    known |= {str(at + 1): at for at in range(len(options))}
    rest = _ENTRY.sub("", said).strip(" ,;")
    if rest:
        raise _wrong(f"“{clip(rest, 30)}” names no option.", right)
    for name, value in _ENTRY.findall(said):
        at = _position(name.upper(), known, options, right)
        if marks[at] is not None:
            raise _wrong(f"{name} stands there twice.", right)
        marks[at] = _whole(value, right)
    return tuple(marks)


def _whole(said: str, right: str) -> int:
    if not _WHOLE.fullmatch(said):
        raise _wrong(f"“{clip(said, 20)}” is no whole number.", right)
    return int(said.replace("−", "-"))


def _positions(options: Sequence[Option]) -> dict[str, int]:
    return {letter: at for at, letter in enumerate(letters(len(options)))}


def _position(letter: str, known: Mapping[str, int], options: Sequence[Option], right: str) -> int:
    if letter in known:
        return known[letter]
    names = [one.name.upper() for one in options]
    near = get_close_matches(letter, names, n=1) if len(letter) > 2 else []
    if near:
        right = f"{right} “{options[names.index(near[0])].name}” is {letters(len(options))[names.index(near[0])]}."
    last = letters(len(options))[-1]
    raise _wrong(f"“{clip(letter, 20)}” is no option: they are A to {last}." if last != "A" else
                 f"“{clip(letter, 20)}” is no option: the only one is A.", right)  # fmt: skip


def _example_order(options: Sequence[Option]) -> str:
    known = letters(min(len(options), 4))
    words = (" " if len(options) > 26 else "").join((*known[2:3], *known[:2], *known[3:]))
    return f"Write the letters, best first: {words}."


def _example_numbers(options: Sequence[Option]) -> str:
    shown = " ".join(("12", "7", "3", "0")[: len(options)]) + (" …" if len(options) > 4 else "")
    return f"Write a number for each option in their order, {shown}, or name those that have one: A=5."


def _wrong(words: str, right: str) -> Problem:
    return Problem(words, hint=right, fields={"paper": words}, exit_code=USAGE)
