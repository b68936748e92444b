"""One supplier under several spellings: lines of one folded name are summed together, and nothing else is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from convene.files.ledgers.amounts import pounds
from convene.files.ledgers.odd_lines import Key, OddLines, Sums
from convene.files.ledgers.payees import folded_supplier
from convene.files.ledgers.summed import Apart, Supplier
from convene.files.open_data.cells import register_numbers
from convene.files.open_data.cells.cell_values import postcode
from convene.text import clean_line

_SHARED = 5
"""A number that more names than this bear is none of a supplier: “Redacted”, a batch, a cost centre."""


def suppliers_of(odd: OddLines) -> tuple[tuple[Supplier, ...], Mapping[str, Apart]]:
    """The suppliers by folded name and postcode, those who were paid most first, and what is summed apart."""
    groups: dict[tuple[str, str], list[tuple[Key, Sums]]] = defaultdict(list)
    for key, sums in odd.entries.items():
        groups[(folded_supplier(key[0]), postcode(key[4]))].append((key, sums))
    _without_postcode(groups)
    bearers = (
        Counter(
            number
            for key, number in {(folded_supplier(key[0]), _number(key[1])) for key in odd.entries}
            if number
            for number in (number,)
        )
        if odd.columns.at("number") >= 0
        else Counter[str]()
    )
    shared = {number for number, times in bearers.items() if times > _SHARED}
    made = [_supplier(where, of, shared) for (_, where), of in groups.items()]
    made.sort(key=lambda one: (-one.amount, one.name))
    return tuple(made), {kind: _apart(sums) for kind, sums in odd.apart.items()}


def _without_postcode(groups: dict[tuple[str, str], list[tuple[Key, Sums]]]) -> None:
    """Lines without a postcode join those of the same name where these have a single one."""
    places: dict[str, list[str]] = defaultdict(list)
    for name, where in groups:
        if where:
            places[name].append(where)
    for name, found in places.items():
        if len(found) == 1 and (name, "") in groups:
            groups[(name, found[0])] += groups.pop((name, ""))


def _supplier(where: str, of: list[tuple[Key, Sums]], shared: set[str]) -> Supplier:
    spelt: Counter[str] = Counter()
    for key, sums in of:
        spelt[clean_line(key[0])] += sums[0]
    numbers = dict.fromkeys(number for key, _ in of if (number := _number(key[1])) and number not in shared)
    return Supplier(
        name=spelt.most_common(1)[0][0],
        amount=pounds(sum(sums[2] for _, sums in of)),
        lines=sum(sums[0] for _, sums in of),
        credits=sum(sums[1] for _, sums in of),
        credited=pounds(sum(sums[3] for _, sums in of)),
        line=min(sums[4] for _, sums in of),
        postcode=where,
        numbers=tuple(numbers),
        org_ids=tuple(dict.fromkeys(one for key, _ in of for one in _org_ids(key[2], key[3]))),
        spellings=tuple(spelt),
    )


def _number(cell: str) -> str:
    """A supplier's number as the ledger gives it; "" for words such as “Redacted”."""
    cell = clean_line(cell)
    return cell if any(map(str.isdigit, cell)) and len(cell) <= 30 else ""


def _org_ids(company: str, charity: str) -> Iterable[str]:
    if any(map(str.isdigit, company)):
        yield from register_numbers.company(company).ids
    if any(map(str.isdigit, charity)):
        yield from register_numbers.charity(charity).ids


def _apart(sums: Sums) -> Apart:
    return Apart(sums[0], sums[1], pounds(sums[2]), pounds(sums[3]))
