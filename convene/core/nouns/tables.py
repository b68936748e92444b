"""Which table and column of the book a noun's field lives in: the one convention, for the store and the services.

Field ``f`` of noun ``n``: plain kinds sit in column ``f`` of table ``n``; lists in JSON; a reference in ``f_id``;
several references in table ``n_f`` (owner_id, position, target_id); sub-rows in table ``n_f`` (owner_id, position, …).
Names may hold underscores themselves, and may be words of SQL: a table's name is never taken apart but looked up here
(``home``), and stands in quotes in every statement.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from convene.core.nouns import NOUNS, Draft, Field, Noun, specs

SYSTEM: Mapping[str, tuple[tuple[str, str], ...]] = {
    "change": (),
    "change_row": (),
    "memo": (),
    "workshop_run": (("place_id", "place"), ("workshop_id", "workshop")),
    "alembic_version": (),
}
"""Tables that are no noun's → (column, table it leads to) of the references in them that lead to records."""


class Home(NamedTuple):
    """Whose table it is: the noun, and the field whose references or sub-rows it holds; None for the records."""

    noun: str
    field: str | None


def table_of(noun: str, field: str | None = None) -> str:
    """The table of a noun's records, or of the references or sub-rows of one of its fields."""
    return f"{noun}_{field}" if field else noun


def column_of(field: Field) -> str:
    """The column a plain field or a reference sits in."""
    return f"{field.name}_id" if field.kind == "ref" else field.name


def own_columns(draft: type[Draft]) -> tuple[Field, ...]:
    """The fields that sit in the record's own row."""
    return tuple(field for field in specs(draft) if not _apart(field))


def parts(noun: Noun) -> tuple[Field, ...]:
    """The fields that have a table of their own."""
    return tuple(field for field in noun.fields if _apart(field))


def homes() -> Mapping[str, Home]:
    """Every table that holds something of a noun → whose it is."""
    return _homes_of(tuple((noun.name, noun.draft) for noun in NOUNS.values()))


@lru_cache(maxsize=8)  # nouns come and go in tests alone
def _homes_of(nouns: tuple[tuple[str, type[Draft]], ...]) -> Mapping[str, Home]:
    return {table: home for name, draft in nouns for table, home in _homes(name, draft)}


def home(table: str) -> Home | None:
    """Whose table it is; None for the program's own and for those of no noun that there is."""
    return homes().get(table)


def references(table: str) -> tuple[tuple[str, str], ...]:
    """(column, table it leads to) of each reference in a table's rows. Raises KeyError for no table of the book."""
    if table in SYSTEM:
        return SYSTEM[table]
    noun, part = homes()[table]
    place = () if table == "place" else (("place_id", "place"),)
    if part is None:
        return (*place, *_leading(own_columns(NOUNS[noun].draft)))
    field = NOUNS[noun].field(part)
    inside = _leading(own_columns(field.rows)) if field.rows is not None else (("target_id", field.to),)
    return (*place, ("owner_id", noun), *inside)


def _leading(fields: Sequence[Field]) -> tuple[tuple[str, str], ...]:
    return tuple((column_of(field), field.to) for field in fields if field.kind == "ref")


def _apart(field: Field) -> bool:
    return field.kind in ("refs", "rows")


def _homes(noun: str, draft: type[Draft]) -> list[tuple[str, Home]]:
    apart = [field.name for field in specs(draft) if _apart(field)]
    return [(table_of(noun, name), Home(noun, name)) for name in (None, *apart)]


def refuse_clashes(nouns: Mapping[str, Noun]) -> None:
    """Raises ValueError, in words, when two things would have one table, or two fields one column."""
    whose: dict[str, str] = dict.fromkeys(SYSTEM, "the program's own")
    for noun in nouns.values():
        for table, (_, field) in _homes(noun.name, noun.draft):
            what = f"the field {field} of {noun.name}" if field else f"the noun {noun.name}"
            if table in whose or table.startswith("sqlite_"):
                other = whose.get(table, "SQLite's own")
                raise ValueError(f"The table “{table}” would be that of {what}, but it is {other}. Rename one of them.")
            whose[table] = f"that of {what}"
        given = {"id"} if noun.name == "place" else {"id", "place_id"}
        _refuse_same_columns(f"the noun {noun.name}", given, own_columns(noun.draft))
        for part in parts(noun):
            if part.rows is not None:
                if any(_apart(one) for one in specs(part.rows)):
                    raise ValueError(f"The sub-rows {part.name} of {noun.name} have sub-rows; there is no third level.")
                what = f"the sub-rows {part.name} of {noun.name}"
                _refuse_same_columns(what, {"id", "place_id", "owner_id", "position"}, own_columns(part.rows))


def _refuse_same_columns(what: str, given: set[str], fields: Sequence[Field]) -> None:
    taken = set(given)
    for field in fields:
        if column_of(field) in taken:
            raise ValueError(f"Two columns of {what} would be called “{column_of(field)}”. Rename the field.")
        taken.add(column_of(field))
