"""Whether money goes to the place, to the area around it or elsewhere, as far as addresses can tell."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Literal, NamedTuple

from convene.core.delivery_vocabulary import Nearness
from convene.core.figures import postcodes
from convene.core.figures.area_codes import is_code, normal
from convene.text import clean_line

By = Literal["hand", "actor", "ledger", ""]


class Where(NamedTuple):
    """Whether a supplier is in the place, and whether in the place or around it; None where that cannot be told.
    ``by`` says what tells it: somebody's word, the actor's address, the ledger's postcode."""

    local: bool | None = None
    wider: bool | None = None
    by: By = ""

    @property
    def nearness(self) -> Nearness | None:
        """The same as one word; None where it cannot be told whether it is local."""
        if self.local:
            return Nearness.local
        if self.local is None:
            return None
        return Nearness.wider if self.wider else Nearness.away


_SAID = {
    Nearness.local: Where(True, True, "hand"),
    Nearness.wider: Where(False, True, "hand"),
    Nearness.away: Where(False, False, "hand"),
}


class Boundary:
    """What a place calls local: postcodes or parts of them, area codes and wards; and the postcodes around it.

    ``LA4`` is a district (and never ``LA45``), ``LA4 5`` a sector, ``LA4 5AB`` one postcode, ``LA`` a postcode area.
    """

    def __init__(
        self,
        *,
        local_postcodes: Iterable[str] = (),
        wider_postcodes: Iterable[str] = (),
        area_codes: Iterable[str] = (),
        wards: Iterable[str] = (),
    ) -> None:
        codes = [normal(one) for one in area_codes]
        self._codes = {one for one in codes if is_code(one)}
        given = [*local_postcodes]
        self._local = _posts(given or [one for one in area_codes if not is_code(one)])
        self._wider = _posts(wider_postcodes)
        self._wards = {_folded(one) for one in wards if one.strip()}
        self._near = lru_cache(maxsize=50_000)(self._of_postcode)

    @property
    def has_wider(self) -> bool:
        """Whether it says which postcodes are around it."""
        return bool(self._wider)

    @property
    def has_postcodes(self) -> bool:
        """Whether it says which postcodes are local: most suppliers are known by theirs alone."""
        return bool(self._local)

    @property
    def says(self) -> bool:
        """Whether it says anything by which local could be told."""
        return bool(self._local or self._codes or self._wards)

    def where(self, *, said: Nearness | None = None, base: str = "", ward: str = "", postcode: str = "") -> Where:
        """Where a supplier is: ``said`` by somebody who knows; else by the ``base`` and ``ward`` of the actor it is;
        else by the ``postcode`` of the ledger."""
        if said is not None:
            return _SAID[said]
        if ward and _folded(ward) in self._wards:
            return Where(True, True, "actor")
        if base:
            found = self._of_base(base)
            if found.local is not None:
                return found._replace(by="actor")
        found = self._near(postcode) if postcode else Where()
        return found._replace(by="ledger") if found.local is not None else Where()

    def _of_base(self, base: str) -> Where:
        if not is_code(base):
            return self._near(base)
        if not self._codes:
            return Where()
        local = normal(base) in self._codes
        return Where(local, True if local else None)

    def _of_postcode(self, postcode: str) -> Where:
        local = _holds(self._local, postcode)
        if local is None:
            return Where()
        if local:
            return Where(True, True)
        return Where(False, _holds(self._wider, postcode))


def _posts(words: Iterable[str]) -> frozenset[str]:
    """Postcodes and parts of them as they are compared; what is none is passed over."""
    return frozenset(filter(None, map(postcodes.part, words)))


def _holds(posts: frozenset[str], postcode: str) -> bool | None:
    """Whether a postcode, or a district, lies in some; None where that cannot be told: nothing was said, it is none,
    or only a part of its district is in."""
    parts = postcodes.parts_around(postcode) if posts else frozenset()
    if not parts:
        return None
    if not posts.isdisjoint(parts):
        return True
    in_part = not postcodes.is_whole(postcode) and postcodes.district(postcode) in map(postcodes.district, posts)
    return None if in_part else False


def _folded(ward: str) -> str:
    return clean_line(ward).casefold().removesuffix(" ward").strip()
