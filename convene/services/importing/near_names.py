"""Names of the book that are nearly that of a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from convene.core.engagement import name_likeness


class Near:
    """Names that are nearly alike, compared only where they share a rare word, a beginning or an ending."""

    _CROWD = 25

    def __init__(self, names: Sequence[str]) -> None:
        self._names = [name_likeness.folded(name) for name in names]
        self._keys: dict[str, list[int]] = {}
        for at, name in enumerate(self._names):
            for key in self._keys_of(name):
                self._keys.setdefault(key, []).append(at)

    @staticmethod
    def _keys_of(name: str) -> set[str]:
        tight = name.replace(" ", "")
        return {*name.split(), f"^{tight[:6]}", f"{tight[-6:]}$"}

    def to(self, name: str, may: Callable[[int], bool]) -> list[int]:
        """The numbers of names nearly like this one, of those that may be it, best first."""
        folded = name_likeness.folded(name)
        pool: set[int] = set()
        for key in self._keys_of(folded):
            found = self._keys.get(key)
            if found is not None and len(found) <= self._CROWD:
                pool.update(found)
        numbers = [at for at in sorted(pool) if may(at)]
        if not numbers:
            return []
        return [numbers[one.at] for one in name_likeness.near(folded, [self._names[at] for at in numbers])]
