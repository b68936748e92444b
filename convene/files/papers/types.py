"""What type of actor a paper says it is of: one of the six where it is known by any of its names, else as it says."""

from __future__ import annotations

from difflib import get_close_matches

from convene.core.vocabulary import ActorType
from convene.text import clean_line, clip

_NAMES = {
    name.casefold(): one.value
    for one in ActorType
    for name in (one.value, one.label, one.many, one.voice, f"{one.value}s", f"{one.label}s")
}


def type_of(said: str) -> str:
    """``citizen`` for “Citizens”, ``msme`` for “small business”; any other word as it stands."""
    word = clean_line(said)
    return _NAMES.get(word.casefold(), word)


class Types:
    """Gathers types, so that two spellings of an unknown one are the same, and says which look like a slip."""

    def __init__(self) -> None:
        self._spelt: dict[str, str] = {}

    def of(self, said: str) -> str:
        """The type of one paper; "" for none."""
        word = type_of(said)
        return self._spelt.setdefault(word.casefold(), word)

    def slips(self) -> tuple[str, ...]:
        """A sentence for each type that is almost one of the six."""
        found = []
        for folded, word in self._spelt.items():
            near = get_close_matches(folded, _NAMES, n=1, cutoff=0.8)
            if word and folded not in _NAMES and near:
                found.append(
                    f"“{clip(word, 40)}” is counted as a type of its own; if {_NAMES[near[0]]} is meant, correct it in "
                    "the file."
                )
        return tuple(found)
