"""Two CSV tables as Kumu takes them: elements (Label first) and connections (From and To first).

Kumu tells elements apart by their label and parts several values in a cell by ``|`` (its guides on structuring data
and on avoiding duplicates), so labels are made unique and hold no ``|``. Nothing here is a judgement or a person.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import StringIO

ELEMENTS = ("Label", "Type", "Description", "Tags", "Ward", "Website")
CONNECTIONS = ("From", "To", "Type", "Direction", "Description", "Amount", "Strength")
_FORMULA = re.compile(r"'*[=+\-@\t\r＝＋－＠]")


@dataclass(frozen=True, slots=True)
class Element:
    """``key`` is what connections point at; ``handle`` tells two of one name apart."""

    key: str
    label: str
    handle: str
    type: str = ""
    description: str = ""
    tags: tuple[str, ...] = ()
    ward: str = ""
    website: str = ""


@dataclass(frozen=True, slots=True)
class Connection:
    """``source`` and ``target`` are keys of elements; ``strength`` is how many links say it."""

    source: str
    target: str
    type: str
    directed: bool = True
    description: str = ""
    amount: Decimal | None = None
    strength: int = 1


def labels(elements: Sequence[Element]) -> dict[str, str]:
    """key → label, unique whatever the case: the handle is added where two would read alike."""
    plain = {one.key: _plain(one.label) or one.handle for one in elements}
    alike = Counter(label.casefold() for label in plain.values())
    found: dict[str, str] = {}
    taken = {label.casefold() for label in plain.values() if alike[label.casefold()] == 1}
    for one in elements:
        label = plain[one.key]
        if alike[label.casefold()] > 1:
            label = base = f"{label} ({_plain(one.handle)})"
            number = 2
            while label.casefold() in taken:
                label = f"{base} {number}"
                number += 1
            taken.add(label.casefold())
        found[one.key] = label
    return found


def elements_csv(elements: Sequence[Element]) -> str:
    """One row an element, in the order given."""
    named = labels(elements)
    return _table(
        ELEMENTS,
        (
            (
                named[one.key], one.type, one.description, "|".join(_plain(tag) for tag in one.tags if tag.strip()),
                one.ward, one.website,
            )
            for one in elements
        ),
    )  # fmt: skip


def connections_csv(elements: Sequence[Element], connections: Iterable[Connection]) -> str:
    """One row a connection; those whose ends are not among the elements are left out."""
    named = labels(elements)
    return _table(
        CONNECTIONS,
        (
            (
                named[one.source], named[one.target], one.type, "directed" if one.directed else "undirected",
                one.description, "" if one.amount is None else format(one.amount, "f"), str(one.strength),
            )
            for one in connections
            if one.source in named and one.target in named
        ),
    )  # fmt: skip


def _plain(text: str) -> str:
    """A value on one line that Kumu does not take for several, nor a spreadsheet for a formula: labels have to read
    the same in both files, so nothing is put in front of them."""
    return " ".join(text.replace("|", "/").split()).lstrip("=+-@＝＋－＠ ")


def _table(head: tuple[str, ...], rows: Iterable[Sequence[str]]) -> str:
    out = StringIO(newline="")
    write = csv.writer(out, lineterminator="\n")
    write.writerow(head)
    write.writerows([_guarded(cell) for cell in row] for row in rows)
    return out.getvalue()


def _guarded(cell: str) -> str:
    return f"'{cell}" if _FORMULA.match(cell) else cell
