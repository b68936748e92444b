"""Which rows of a list belong to the place, by postcode or area code."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from convene.core.figures import postcodes
from convene.errors import USAGE, Problem
from convene.store.reader import Reader
from convene.text import clean_line, clip

_CODE = re.compile(r"[A-Z]\d{8}")


class AreaFilter:
    """The area that rows must lie in. Postcodes are compared part by part: ``M1`` never takes in ``M11``.

    ``M1`` is a district (and takes in ``M1A``, where a district is cut further), ``M1 2`` a sector, ``M1 2AB`` one
    postcode, ``M`` a postcode area, ``E01000001`` an area code. Raises Problem for anything else.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._codes: set[str] = set()
        self._posts: set[str] = set()
        for word in words:
            for part in re.split(r"[,;]", word):
                if part.strip():
                    self._take(clean_line(part))
        self.given = bool(self._codes or self._posts)
        self._met = [False, False]  # a postcode, an area code
        self._near = lru_cache(maxsize=20_000)(self._post_near)

    def _take(self, given: str) -> None:
        tight = given.upper().replace(" ", "")
        if _CODE.fullmatch(tight):
            self._codes.add(tight)
        elif post := postcodes.part(given):
            self._posts.add(post)
        else:
            raise Problem(
                f"“{clip(given, 40)}” is neither a postcode nor an area code.",
                hint="Say it as M1 (a district), M1 2AB (a postcode), M (an area) or E01000001 (an area code).",
                exit_code=USAGE,
            )

    def holds(self, postcode: str, codes: Iterable[str]) -> bool:
        """Whether a row with that postcode and those area codes lies inside."""
        if not all(self._met):
            codes = tuple(codes)
            self._met = [self._met[0] or bool(postcode), self._met[1] or bool(codes)]
        if self._posts and postcode and self._near(postcode):
            return True
        return bool(self._codes) and any(one.strip().upper() in self._codes for one in codes)

    def in_vain(self) -> str:
        """Why nothing could lie inside, in words: no row said what it was asked for; "" when some did."""
        posts, codes = self._met
        if self._codes and not self._posts and not codes:
            return "No row of this list has an area code" + ("; it has postcodes: ask for those." if posts else ".")
        if self._posts and not self._codes and not posts:
            return "No row of this list has a postcode" + ("; it has area codes: ask for those." if codes else ".")
        return ""

    def _post_near(self, postcode: str) -> bool:
        return not self._posts.isdisjoint(postcodes.parts_around(postcode))


def offered(read: Reader, place_id: str) -> tuple[str, ...]:
    """The area codes and postcodes of the place, where they can be looked for in a list."""
    import json

    found = read.value("SELECT area_codes FROM place WHERE id = :p", p=place_id)
    kept = []
    for word in json.loads(found or "[]"):
        try:
            AreaFilter([word])
        except Problem:
            continue
        kept.append(word)
    return tuple(kept)
