"""What a list says about an actor that is there already: empty fields are filled, what a person typed is kept."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from convene.core.engagement.folded_name import folded_name
from convene.core.nouns import Field
from convene.core.nouns.engagement import ActorDraft
from convene.core.nouns.tables import own_columns
from convene.services.nouns.rows import to_column
from convene.store.reader import Reader, chunks, listed
from convene.text import clip

IMPORTED = "Imported "
"""How every import begins in the history; what such an entry set was typed by nobody."""

FIELDS = {field.name: field for field in own_columns(ActorDraft)}
EMPTY: dict[str, Any] = {
    name: to_column(field, field.default if not field.required else ("" if field.kind == "line" else None))
    for name, field in FIELDS.items()
}
"""An actor's row with nothing in it, in the order of its columns."""

NOTHING_SAID = ("", None, "[]")
"""How a column holds that nothing is known."""

_LISTS = ("lines", "choices")
_FIGURES = ("headcount", "turnover", "balance_sheet")


_AS_THEY_ARE = frozenset(name for name, field in FIELDS.items() if field.kind in ("line", "prose", "integer"))


def columns_of(draft: ActorDraft) -> dict[str, Any]:
    """The fields a draft was given, as columns hold them."""
    values, given = draft.__dict__, draft.model_fields_set
    return {
        name: values[name] if name in _AS_THEY_ARE else to_column(field, values[name])
        for name, field in FIELDS.items()
        if name in given
    }


class Filling:
    """What changes in one actor. ``now`` is its row, ``given`` the columns of the list, ``ours`` names the columns
    whose value an earlier list of the same source set: those are brought up to date.

    ``changed`` holds the new values; ``told`` says in words which fields change, ``kept`` what differs and stays.
    """

    def __init__(self, now: Mapping[str, Any], given: Mapping[str, Any], ours: Iterable[str] = ()) -> None:
        self.changed: dict[str, Any] = {}
        self.told: list[str] = []
        self.kept: list[str] = []
        self._now, self._ours = now, frozenset(ours)
        for name, value in given.items():
            if name in ("slug", "name", "origin", "size_year") or value in NOTHING_SAID:
                continue
            field = FIELDS[name]
            if field.kind in _LISTS:
                self._more(field, value)
            else:
                self._one(field, value)
        self._size_year(given)
        if given.get("name"):
            self._name(given["name"])
        if given.get("origin") and (self.changed or not now["origin"]):
            self._origin(given["origin"])

    def _one(self, field: Field, value: Any) -> None:
        there = self._now[field.name]
        if there == value:
            return
        if there == EMPTY[field.name] or field.name in self._ours:
            self.changed[field.name] = value
            self.told.append(f"{field.title.lower()} {_short(field, there)} → {_short(field, value)}")
        elif field.name != "base" or not str(value).startswith(there):  # a postcode says no more than its district
            self.kept.append(f"{field.title.lower()} {_short(field, there)} (the list says {_short(field, value)})")

    def _more(self, field: Field, value: str) -> None:
        there = json.loads(self._now[field.name] or "[]")
        known = {str(one).casefold() for one in there}
        if field.name == "secondary_types":
            known.add(str(self._now["primary_type"]))
        fresh = [one for one in json.loads(value) if str(one).casefold() not in known]
        if fresh:
            self.changed[field.name] = json.dumps([*there, *fresh], ensure_ascii=False)
            self.told.append(f"{field.title.lower()} + {clip(', '.join(map(str, fresh)), 80)}")

    def _size_year(self, given: Mapping[str, Any]) -> None:
        """The year goes with the figures: where a typed figure stays, so does its year."""
        year = given.get("size_year")
        there = self._now["size_year"]
        if year is None or there == year:
            return
        typed = [
            name
            for name in _FIGURES
            if self._now[name] is not None
            and name not in self.changed
            and name not in self._ours
            and self._now[name] != given.get(name)
        ]
        if not typed and (there is None or "size_year" in self._ours):
            self.changed["size_year"] = year
            self.told.append(f"size year {there or 'none'} → {year}")
        else:
            self.kept.append(f"size year {there or 'none'} (the list says {year})")

    def _name(self, name: str) -> None:
        there = self._now["name"]
        if folded_name(there) == folded_name(name):
            return
        aliases = json.loads(self.changed.get("aliases") or self._now["aliases"] or "[]")
        if folded_name(name) in {folded_name(one) for one in aliases}:
            return
        if "name" in self._ours:  # it goes by another name now, and is still found by the old one
            self.changed["name"] = name
            self.told.append(f"name {clip(there, 60)} → {clip(name, 60)}")
            name = there
        self.changed["aliases"] = json.dumps([*aliases, name], ensure_ascii=False)
        self.told.append(f"also called + {clip(name, 60)}")

    def _origin(self, origin: str) -> None:
        there = self._now["origin"]
        if there == origin or (there and "origin" not in self._ours):
            return  # what a person wrote there stays
        self.changed["origin"] = origin
        if not there:
            self.told.append("known from: this list")

    @property
    def kept_words(self) -> str:
        """What differs and stays, in words; "" where nothing does."""
        return f"kept {'; '.join(self.kept)}" if self.kept else ""

    @property
    def why(self) -> str:
        """All of it in words, for the line of a plan."""
        return "; ".join(filter(None, (*self.told, self.kept_words)))


def _short(field: Field, value: Any) -> str:
    if value in NOTHING_SAID:
        return "none"
    if field.kind == "choice":
        return next((one.label for one in field.choices if one.value == value), str(value))
    return clip(str(value), 40)


def differing(now: Mapping[str, Any], given: Mapping[str, Any]) -> bool:
    """Whether a field differs in a way that depends on who set it."""
    return any(
        value not in NOTHING_SAID
        and FIELDS[name].kind not in _LISTS
        and now[name] not in (value, EMPTY[name])
        and name not in ("slug", "origin")
        for name, value in given.items()
    )


def set_by_lists(read: Reader, rows: Mapping[str, Mapping[str, Any]]) -> dict[str, set[str]]:
    """Record id → columns whose present value an import set. ``rows`` are the present rows by id."""
    found: dict[str, set[str]] = {}
    for part in chunks(list(rows)):
        marks, values = listed(part)
        for row in read.rows(
            'SELECT r.row_id, r."after" FROM change_row r JOIN change c ON c.seq = r.change_seq '
            f"WHERE r.row_id IN ({marks}) AND r.table_name = 'actor' AND r.\"after\" IS NOT NULL "
            "AND c.kind = 'do' AND c.label LIKE :imported",
            imported=f"{IMPORTED}%",
            **values,
        ):
            now = rows[row["row_id"]]
            mine = found.setdefault(row["row_id"], set())
            mine.update(name for name, value in json.loads(row["after"]).items() if name in now and now[name] == value)
    return found
