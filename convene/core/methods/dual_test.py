"""The dual test: a proposal is carried by people and by types of actor, and no type is overruled unheard."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction

CONTENT = Fraction(1, 2)
"""The share of a type's people from which that type supports a proposal."""
FLOOR = Fraction(1, 4)
"""Below this share of a type nothing carries, unless that type's objection is integrated."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """``content`` are the types that support it, ``below`` those under the floor whose objection is not integrated."""

    by_people: bool
    content: tuple[str, ...]
    types_needed: int
    below: tuple[str, ...]

    @property
    def carries(self) -> bool:
        return self.by_people and len(self.content) >= self.types_needed and not self.below


def dual_test(
    everybody: Fraction,
    types: Mapping[str, Fraction],
    *,
    needed: Fraction = Fraction(3, 5),
    types_needed: int | None = None,
    integrated: Iterable[str] = (),
) -> Verdict:
    """Whether a proposal carries. ``everybody`` and the values of ``types`` are shares of people for it, 0 to 1;
    ``types_needed`` is how many types must be content, more than half of them unless said."""
    settled = set(integrated)
    return Verdict(
        everybody >= needed,
        tuple(name for name, share in types.items() if share >= CONTENT),
        len(types) // 2 + 1 if types_needed is None else types_needed,
        tuple(name for name, share in types.items() if share < FLOOR and name not in settled),
    )
