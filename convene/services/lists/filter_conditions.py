"""Which records a filter's words about a field fit, found by the book itself; text is judged here, in any script."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from convene.core.filtering import Key, Term
from convene.core.nouns import NOUNS, specs
from convene.core.nouns.tables import column_of, table_of
from convene.services.codesign import framework_base
from convene.services.lists import actor_keys, commitment_keys, market
from convene.services.lists.actor_keys import IN_PLACE, Fits
from convene.store.dialect import beyond_ascii
from convene.store.reader import Reader

Check = Callable[[Any], bool]


def matching(read: Reader, place_id: str, noun: str, term: Term, today: date) -> Fits:
    """The records that a term about a field fits, its negation left aside."""
    key = term.key
    assert key is not None
    if key.field is None and noun == "ask":
        return Fits(_in_state(read, place_id, term), inside=bool(term.values) or term.some)
    if key.field is None and noun == "commitment":
        return commitment_keys.matching(read, place_id, term, today)
    if key.field is None and noun == "measure":
        return _of_origin(read, place_id, term)
    if key.field is None:
        return actor_keys.matching(read, place_id, term)
    if not term.values:
        return Fits(_having(read, place_id, noun, key), inside=term.some)
    if key.kind == "rows":
        return Fits(_in_rows(read, place_id, noun, term))
    if key.kind == "ref":
        return Fits(_in_named(read, place_id, noun, term))
    return Fits(_in_column(read, place_id, noun, f'o."{key.field.name}"', term))


def _of_origin(read: Reader, place_id: str, term: Term) -> Fits:
    """The measures that are as brought in, adapted, or the place's own."""
    known = framework_base.origin_of_id(read, place_id)
    wanted = {str(one) for one in term.values}
    if not wanted:
        return Fits(frozenset(known), inside=term.some)
    return Fits(frozenset(one for one, origin in known.items() if origin.value in wanted))


def _scope(noun: str) -> str:
    """The column that says which place a record ``o`` is of."""
    return "o.id" if noun == "place" else IN_PLACE


def _ids(read: Reader, place_id: str, noun: str, where: str, **values: Any) -> frozenset[str]:
    sql = f'SELECT o.id FROM "{noun}" o WHERE {_scope(noun)} = :place AND {where}'
    return frozenset([row[0] for row in read.rows(sql, place=place_id, **values)])


def _in_state(read: Reader, place_id: str, term: Term) -> frozenset[str]:
    sql = f"SELECT k.id, {market.STATE.sql} AS state FROM ask k WHERE k.place_id = :p"
    wanted = {str(one) for one in term.values}
    return frozenset([row["id"] for row in read.rows(sql, p=place_id) if row["state"] in wanted or not wanted])


def _having(read: Reader, place_id: str, noun: str, key: Key) -> frozenset[str]:
    assert key.field is not None
    if key.kind == "rows" or key.field.kind == "refs":
        table = table_of(noun, key.field.name)
        return _ids(read, place_id, noun, f'EXISTS (SELECT 1 FROM "{table}" r WHERE r.owner_id = o.id)')
    empty = "'[]'" if key.kind in ("list", "choices") else "''"
    column = f'o."{column_of(key.field)}"'
    if key.kind in ("text", "list", "choices"):
        return _ids(read, place_id, noun, f"{column} <> {empty}")
    return _ids(read, place_id, noun, f"{column} IS NOT NULL")


def _in_column(read: Reader, place_id: str, noun: str, column: str, term: Term) -> frozenset[str]:
    """Records whose column fits any of the term's values."""
    kind = term.key.kind if term.key else "text"
    if kind in ("choice", "yes"):
        marks = {f"v{at}": int(one) if kind == "yes" else one for at, one in enumerate(map(str, term.values))}
        return _ids(read, place_id, noun, f"{column} IN ({', '.join(f':{mark}' for mark in marks)})", **marks)
    found: frozenset[str] = frozenset()
    for value in term.values:
        if kind == "choices":
            found |= _ids(read, place_id, noun, f"{column} LIKE :v", v=f'%"{value}"%')
        elif kind == "number":
            found |= _numbers(read, place_id, noun, column, term.sign, Decimal(value))  # type: ignore[arg-type]
        elif kind in ("date", "time") and not (term.sign == ":" and isinstance(value, str) and kind == "date"):
            day = value.isoformat() if isinstance(value, date) else str(value)
            found |= _ids(read, place_id, noun, f"{column} {'=' if term.sign == ':' else term.sign} :v", v=day)
        elif kind == "date":
            found |= _ids(read, place_id, noun, f"{column} LIKE :v", v=f"{value}%")
        else:
            found |= _texts(read, place_id, noun, column, str(value), listed=kind == "list", whole=term.sign == "=")
    return found


_COMPARE: dict[str, Callable[[Decimal, Decimal], bool]] = {
    ":": lambda one, other: one == other,
    "=": lambda one, other: one == other,
    "<": lambda one, other: one < other,
    "<=": lambda one, other: one <= other,
    ">": lambda one, other: one > other,
    ">=": lambda one, other: one >= other,
}


def _numbers(read: Reader, place_id: str, noun: str, column: str, sign: str, wanted: Decimal) -> frozenset[str]:
    """Exact decimals: the book tells what is plainly on the right side; what is near is compared as it is."""
    slack = abs(float(wanted)) * 1e-9 + 1e-9
    low, high = float(wanted) - slack, float(wanted) + slack
    number = f"CAST({column} AS DOUBLE PRECISION)"
    sure: frozenset[str] = frozenset()
    if sign in ("<", "<="):
        sure = _ids(read, place_id, noun, f"{number} < :low", low=low)
    elif sign in (">", ">="):
        sure = _ids(read, place_id, noun, f"{number} > :high", high=high)
    sql = f'SELECT o.id, {column} FROM "{noun}" o WHERE {_scope(noun)} = :place AND {number} BETWEEN :low AND :high'
    near = read.rows(sql, place=place_id, low=low, high=high)
    return sure | frozenset([row[0] for row in near if _COMPARE[sign](Decimal(row[1]), wanted)])


def _texts(
    read: Reader, place_id: str, noun: str, column: str, wanted: str, *, listed: bool = False, whole: bool = False
) -> frozenset[str]:
    """Records whose text holds (or, ``whole``, is) a casefolded text. The book knows the case of plain letters only,
    so a text with others is looked at whatever it finds."""
    near = json.dumps(wanted, ensure_ascii=False)[1:-1] if listed else wanted
    pattern = "".join(f"!{one}" if one in "!%_" else one for one in near)
    rows = read.rows(
        f'SELECT o.id, {column} AS v FROM "{noun}" o WHERE {_scope(noun)} = :place AND '
        f"(lower({column}) LIKE :near ESCAPE '!' OR {beyond_ascii(column)})",
        place=place_id,
        near=f"%{pattern}%",
    )

    def fits(text: str) -> bool:
        text = text.casefold()
        return text == wanted if whole else wanted in text

    # Letters, digits and spaces cannot reach over from one entry of a list to the next.
    simple = not whole and wanted.replace(" ", "").isalnum()

    def any_fits(raw: str) -> bool:
        if simple and "\\" not in raw:
            return fits(raw)
        return any(fits(str(one)) for one in json.loads(raw))

    if listed:
        return frozenset([row[0] for row in rows if any_fits(row[1])])
    return frozenset([row[0] for row in rows if fits(row[1])])


def _in_named(read: Reader, place_id: str, noun: str, term: Term) -> frozenset[str]:
    """Records that point at something of that name or handle."""
    assert term.key is not None
    assert term.key.field is not None
    field = term.key.field
    other = NOUNS[field.to]
    named = other.field(other.named_by)
    found: frozenset[str] = frozenset()
    for value in map(str, term.values):
        meant = _texts(read, place_id, other.name, "o.slug", value, whole=term.sign == "=")
        if named.kind in ("line", "prose"):
            meant |= _texts(read, place_id, other.name, f'o."{named.name}"', value, whole=term.sign == "=")
        if field.kind == "ref":
            rows = _pairs(read, place_id, f'SELECT o.id, o."{column_of(field)}" FROM "{noun}" o WHERE o.place_id = :p')
        else:
            table = table_of(noun, field.name)
            rows = _pairs(read, place_id, f'SELECT r.owner_id, r.target_id FROM "{table}" r WHERE r.place_id = :p')
        found |= frozenset([record_id for record_id, target in rows if target in meant])
    return found


def _pairs(read: Reader, place_id: str, sql: str) -> list[Any]:
    return read.rows(sql, p=place_id)


def _in_rows(read: Reader, place_id: str, noun: str, term: Term) -> frozenset[str]:
    """Records with a sub-row that holds any of the texts in one of its own words."""
    assert term.key is not None
    assert term.key.field is not None
    assert term.key.field.rows is not None
    field, table = term.key.field, table_of(noun, term.key.field.name)
    assert field.rows is not None
    columns = [one.name for one in specs(field.rows) if one.kind in ("line", "prose", "choice", "date")]
    if not columns:
        return frozenset()
    picked = ", ".join(f'r."{name}"' for name in columns)
    wanted = [str(one) for one in term.values]
    found = set()
    for row in read.rows(f'SELECT r.owner_id, {picked} FROM "{table}" r WHERE r.place_id = :p', p=place_id):
        text = "\n".join(str(one or "") for one in tuple(row)[1:]).casefold()
        if any(one in text for one in wanted):
            found.add(row[0])
    return frozenset(found)
