"""JSON as one table: an array of objects, flattened to the headings the same data has as a spreadsheet.

ijson streams the items, so that a file may be of any size; a first pass gathers the headings, for no two objects
need have the same keys.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from convene.errors import Problem
from convene.files.sheets.heading import MOST
from convene.files.sheets.shape import Row, Sheet, Told
from convene.files.sheets.source import Source, telling
from convene.files.sheets.watched import Watched
from convene.text import clean_line, clip, join

_BOM = b"\xef\xbb\xbf"
_DEEP = 6  # what lies deeper is left out
_DEEPEST = 200  # and this deep, nobody means it
_LARGEST = 16 * 1024 * 1024  # an object is held whole, and no row is so large
_REPEATED = 5  # of several locations or programmes, so many are kept

_BODIES = ("Funding Org", "Recipient Org", "Recipient Ind")
_IDS = frozenset(("id", "@id", "_id", "identifier", "uuid", "org_id", "orgid"))
_NAMES = frozenset(("name", "title", "description"))
_LISTS = frozenset((
    "data", "items", "results", "result", "content", "contents", "records", "rows", "entries", "features", "grants",
    "value", "hits",
))  # fmt: skip
"""An object with an id and a name is a record, unless one of its lists is called as the list of a whole file is."""

_WORDS = {
    "id": "Identifier", "title": "Title", "description": "Description", "currency": "Currency",
    "amountAwarded": "Amount Awarded", "amountAppliedFor": "Amount Applied For",
    "amountDisbursed": "Amount Disbursed", "awardDate": "Award Date", "name": "Name", "url": "Web Address",
    "fundingOrganization": "Funding Org", "recipientOrganization": "Recipient Org",
    "recipientIndividual": "Recipient Ind", "charityNumber": "Charity Number", "companyNumber": "Company Number",
    "postalCode": "Postal Code", "streetAddress": "Street Address", "addressLocality": "City",
    "addressRegion": "County", "addressCountry": "Country", "beneficiaryLocation": "Beneficiary Location",
    "location": "Location", "geoCode": "Geographic Code", "geoCodeType": "Geographic Code Type",
    "grantProgramme": "Grant Programme", "code": "Code", "plannedDates": "Planned Dates", "startDate": "Start Date",
    "endDate": "End Date", "duration": "Duration (months)", "fromOpenCall": "From An Open Call?",
    "regrantType": "For Regrant Type", "locationScope": "Location Scope", "dateModified": "Last Modified",
    "dataSource": "Data Source", "grantType": "Grant Type", "email": "Email", "telephone": "Phone",
}  # fmt: skip
"""The keys of 360Giving's JSON and the titles its spreadsheets have for them."""


def open_objects(source: Source) -> Sheet:
    """See ``convene.files.sheets.open_sheet``. Raises Problem where the JSON is broken, or holds no list."""
    prefix, beside = _prefix(source)
    grants = prefix == "grants.item"
    names: dict[str, str] = {}
    number = 0
    for number, item in enumerate(_items(source, prefix, None), 1):
        for key, _ in _flat(item, grants):
            names.setdefault(key, clean_line(key)[:300] or "(no name)")
        if len(names) > MOST:
            raise Problem(
                "The objects of this JSON file have too many different keys to be a table.",
                hint="Look for a CSV of the same data, and bring that in.",
                where=source.where(number),
            )
    if not names:
        raise _no_list(source)
    keys = {key: at for at, key in enumerate(names)}
    return Sheet(
        path=source.path,
        name=source.name,
        form="json",
        headings=tuple(names.values()),
        heading_line=0,
        size=source.size(),
        told=(
            "JSON" if source.path.suffix.casefold() == ".json" else "JSON, whatever its name says",
            *_taken(prefix, beside),
        ),
        reader=lambda told: _rows(source, prefix, keys, grants, told),
    )


def _taken(prefix: str, beside: list[str]) -> tuple[str, ...]:
    """Which list of several things is the table, and what stands beside it."""
    if not beside:
        return ()
    others = join([f"“{clip(one, 40)}”" for one in beside[:5]] + (["more"] if len(beside) > 5 else []), "or")
    return (f"its list “{clip(prefix.removesuffix('.item'), 60)}” is read, not {others}",)


def _rows(source: Source, prefix: str, keys: dict[str, int], grants: bool, told: Told | None) -> Iterator[Row]:
    width = len(keys)
    for number, item in enumerate(_items(source, prefix, told), 1):
        cells = [""] * width
        for key, value in _flat(item, grants):
            if key in keys:
                cells[keys[key]] = value
        if any(map(str.strip, cells)):
            yield Row(number, tuple(cells))


def _items(source: Source, prefix: str, told: Told | None) -> Iterator[dict[str, Any]]:
    """The objects of the list; what is not an object among them is passed over."""
    import ijson  # type: ignore[import-untyped]

    with _opened(source) as raw:
        number = 0
        try:
            for item in ijson.items(raw, prefix, multiple_values=prefix == ""):
                number += 1
                if told is not None and number % 1_000 == 1:
                    told(raw.tell())
                yield item if isinstance(item, dict) else {}
        except (ijson.JSONError, ValueError, ArithmeticError) as trouble:
            raise _damaged(source, number, trouble) from None
        if told is not None:
            told(raw.tell())


def _prefix(source: Source) -> tuple[str, list[str]]:
    """Where the list of objects is: at the top, under a key such as ``grants``, or one object after the other; and the
    keys of what else is more than a word beside such a list.

    The largest list that is in no other is taken; none where there is one object only that is itself a record, as an
    address of one organisation or service gives it: its lists are its own. The whole file is gone through, for ijson
    would need boundless memory for what is nested without end.
    """
    import ijson

    counts: dict[str, int] = {}
    largest: dict[str, int] = {}
    path: list[str] = []  # a key for each open object, "item" for each open array
    within, begun, top = "", 0, 0  # the list whose object is open, and where that and the outermost object began
    whole = 0
    nested: dict[str, None] = {}
    said: set[str] = set()  # keys of the outermost objects that hold a plain value
    with _opened(source) as raw:
        try:
            for event, value in ijson.basic_parse(raw, multiple_values=True):
                if event == "map_key":
                    path[-1] = value
                elif len(path) == 1 and path[0] not in ("", "item") and not event.startswith(("start", "end")):
                    said.add(path[0].casefold())
                elif event in ("start_map", "start_array"):
                    if not path:
                        top = raw.given
                    elif len(path) == 1 and path[0] not in ("", "item"):
                        nested.setdefault(path[0])
                    if event == "start_map" and path.count("item") == 1 and path[-1] == "item":
                        within, begun = ".".join(path), raw.given
                        counts[within] = counts.get(within, 0) + 1
                    path.append("" if event == "start_map" else "item")
                    if len(path) > _DEEPEST:
                        raise _unreadable(source, "It is nested too deeply to be meant.")
                elif event in ("end_map", "end_array"):
                    path.pop()
                    if event == "end_map" and not path:
                        whole += 1
                        largest[""] = max(largest.get("", 0), raw.given - top)
                    elif event == "end_map" and path[-1] == "item" and path.count("item") == 1:
                        largest[within] = max(largest.get(within, 0), raw.given - begun)
        except (ijson.JSONError, ValueError, ArithmeticError) as trouble:
            if not counts:
                raise _unreadable(source, clip(str(trouble), 160)) from None
            raise _damaged(source, sum(counts.values()), trouble) from None
    if not counts and not whole:
        raise _no_list(source)
    lists = {one.removesuffix(".item").casefold() for one in counts}
    record = whole == 1 and "item" not in counts and said & _IDS and said & _NAMES and not lists & _LISTS
    prefix = max(counts, key=lambda one: counts[one]) if counts and not record else ""
    if largest.get(prefix, 0) > _LARGEST:
        raise _no_list(source, "One of its objects is larger than any row of a list.")
    return prefix, [one for one in nested if prefix and one != prefix.partition(".")[0]]


def _unreadable(source: Source, detail: str) -> Problem:
    return Problem(
        "This is not a CSV file, nor JSON that can be read.",
        detail,
        hint="Fetch it again; or look for a CSV of the same data.",
        where=source.where(),
    )


def _damaged(source: Source, items: int, trouble: Exception) -> Problem:
    return Problem(
        "The JSON file is damaged, or was not fetched to its end.",
        f"After item {items:,}: {clip(str(trouble), 160)}",
        hint="Fetch it again; or look for a CSV of the same data.",
        where=source.where(),
    )


def _no_list(source: Source, detail: str = "") -> Problem:
    return Problem(
        "There is no list of objects in this JSON file.",
        detail,
        hint="It should hold an array of objects, such as {“grants”: [ … ]}. Look for a CSV of the same data.",
        where=source.where(),
    )


def _flat(item: dict[str, Any], grants: bool, before: str = "", deep: int = 0) -> Iterator[tuple[str, str]]:
    for key, value in item.items():
        name = before + (_WORDS.get(key, key) if grants else str(key))
        yield from _value(name, value, grants, deep)


def _value(name: str, value: Any, grants: bool, deep: int) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        if deep < _DEEP:
            yield from _flat(value, grants, name + ":", deep + 1)
    elif isinstance(value, list):
        plain = [one for one in value if not isinstance(one, dict | list)]
        if plain:
            yield name, "; ".join(filter(None, map(_text, plain)))
        most = None if name in _BODIES else _REPEATED  # money goes to each of several bodies, so none is left out
        for at, one in enumerate([one for one in value if isinstance(one, dict)][:most]):
            yield from _value(f"{name}:{at}" if at else name, one, grants, deep)
    else:
        yield name, _text(value)


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Decimal):
        return format(value, "f") if abs(value.adjusted()) < 40 else str(value)
    return str(value)


@contextmanager
def _opened(source: Source) -> Iterator[Watched]:
    with source.open() as raw, telling(source):
        if raw.read(3) != _BOM:
            raw.seek(0)
        yield Watched(raw, source)
