"""Where somebody may be spoken of: a search for their name through every text of a place, for a human to read."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from convene.core.nouns import NOUNS
from convene.core.nouns.noun import spelt
from convene.core.nouns.people import PersonDraft, Role
from convene.core.nouns.tables import home, homes
from convene.core.people import named_in
from convene.store.reader import Reader
from convene.text import clip

MOST = 200


@dataclass(frozen=True, slots=True)
class Mention:
    """A text in which somebody may be spoken of: which record, by noun and handle, and which of its fields."""

    noun: str
    handle: str
    where: str = ""

    def __str__(self) -> str:
        return ", ".join(filter(None, (f"{spelt(self.noun)} {self.handle}", self.where)))


class Names:
    """Words that stand for people, looked for in any text: a long text costs no more with many of them.

    A name of one word counts only as it is written, since it may be a word like any other.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, int, bool]]] = {}
        for word in words:
            folded = word.casefold()
            if first := _WORD.search(folded):
                alone = word.isalpha()
                self._by_first.setdefault(first[0], []).append((word if alone else folded, first.start(), alone))

    def __bool__(self) -> bool:
        return bool(self._by_first)

    def count(self, text: str) -> int:
        """How often somebody is named in a text."""
        folded = text.casefold()
        same = len(folded) == len(text)
        return sum(
            any(
                _stands(text if alone and same else folded, word if same or not alone else word.casefold(), at - before)
                for word, before, alone in self._by_first[found]
            )
            for found, at in ((hit[0], hit.start()) for hit in _WORD.finditer(folded))
            if found in self._by_first
        )


_WORD = re.compile(r"\w+")


def _stands(text: str, word: str, at: int) -> bool:
    """Whether the word stands by itself at that place."""
    end = at + len(word)
    return (
        at >= 0
        and text.startswith(word, at)
        and not (at and _WORD.match(text[at - 1]) and _WORD.match(word))
        and not (end < len(text) and _WORD.match(text[end]))
    )


def names_kept(read: Reader, place_id: str) -> Names:
    """The names, emails and telephone numbers of the contacts of a place; mere roles are no names."""
    said = "SELECT owner_id, role FROM person_roles WHERE place_id = :p ORDER BY owner_id, position"
    roles: dict[str, list[str]] = defaultdict(list)
    for row in read.rows(said, p=place_id):
        roles[row["owner_id"]].append(row["role"])
    sql = "SELECT p.id, p.name, p.email, p.phone FROM person p WHERE p.place_id = :p"
    return Names(
        word
        for row in read.rows(sql, p=place_id)
        for word in named_in(
            PersonDraft.model_construct(
                name=row["name"], email=row["email"], phone=row["phone"],
                roles=(Role.model_construct(actor="", role=" ".join(roles[row["id"]])),),
            )
        )
    )  # fmt: skip


def naming(read: Reader, place_id: str) -> tuple[Mention, ...]:
    """Texts of the place that name a contact kept there, at most ``MOST``: they go out with what is exported."""
    names = names_kept(read, place_id)
    found: list[Mention] = []
    for table, columns in _texts(read).items() if names else ():
        whose = home(table)
        if whose is None or not NOUNS[whose.noun].sought:
            continue
        noun, part = whose
        own = "id" if table == "place" and not part else "place_id"
        handle = f'(SELECT o.slug FROM "{noun}" o WHERE o.id = t.owner_id)' if part else "t.slug"
        titles = {one.name: one.title.lower() for one in NOUNS[noun].fields}
        for row in read.rows(f'SELECT t.*, {handle} AS handle FROM "{table}" t WHERE t.{own} = :p', p=place_id):
            said = {column: row[column] for column in columns if column != "slug" and row[column]}
            if not names.count("\n".join(said.values())):
                continue
            hit = [column for column, text in said.items() if names.count(text)]
            found += [Mention(noun, str(row["handle"] or ""), titles.get(part or one, one)) for one in hit]
    return tuple(dict.fromkeys(found))[:MOST]


def mentions(read: Reader, place_id: str, words: Sequence[str]) -> tuple[Mention, ...]:
    """Texts of the place in which any of these words stands by itself: records first, then changes of the history.

    At most ``MOST``.
    """
    if not words:
        return ()
    spoken = re.compile("|".join(rf"(?<!\w){re.escape(one)}(?!\w)" for one in words), re.I)
    found: list[Mention] = []
    for table, columns in _texts(read).items():
        whose = home(table)
        if whose is not None and NOUNS[whose.noun].sought:
            for row in _rows(read, place_id, table, columns, whose.field, words):
                found += _in_row(read, row, columns, whose.noun, whose.field, spoken)
    found += _in_changes(read, place_id, words, spoken)
    return tuple(dict.fromkeys(found))[:MOST]


def _texts(read: Reader) -> dict[str, list[str]]:
    """Every table → its columns of text."""
    return {
        table: [
            name for name, text in read.columns(table).items() if text and name != "id" and not name.endswith("_id")
        ]
        for table in read.tables()
    }


def _rows(
    read: Reader, place_id: str, table: str, columns: list[str], part: str | None, words: Sequence[str]
) -> Sequence[object]:
    tests, values = _like([f'"{one}"' for one in columns], words)
    if not tests:
        return ()
    own = "id" if table == "place" and not part else "place_id"
    return read.rows(f'SELECT * FROM "{table}" WHERE {own} = :p AND ({tests}) LIMIT {MOST}', p=place_id, **values)


def _in_row(
    read: Reader, row: object, columns: list[str], noun: str, part: str | None, spoken: re.Pattern[str]
) -> list[Mention]:
    held = dict(row)  # type: ignore[call-overload]
    titles = {one.name: one.title.lower() for one in NOUNS[noun].fields}
    hit = [column for column in columns if spoken.search(str(held[column] or ""))]
    if not hit:
        return []
    handle = read.value(f'SELECT slug FROM "{noun}" WHERE id = :o', o=held["owner_id"]) if part else held["slug"]
    return [Mention(noun, str(handle or ""), titles.get(part or column, column)) for column in hit]


def _in_changes(read: Reader, place_id: str, words: Sequence[str], spoken: re.Pattern[str]) -> list[Mention]:
    """Changes of the history that hold an older wording with the name in it."""
    columns = ("r.before", "r.after", "c.label", "c.why")
    tests, values = _like(columns, words)
    theirs = ", ".join(f"'{table}'" for table, whose in homes().items() if whose.noun == "person")
    sql = (
        "SELECT c.seq, c.label, c.why, r.before, r.after FROM change c JOIN change_row r ON r.change_seq = c.seq "
        f"WHERE c.place_id = :p AND r.table_name NOT IN ({theirs}) AND ({tests}) ORDER BY c.seq DESC LIMIT {MOST}"
    )
    return [
        Mention("history", f"change {row['seq']}")
        for row in read.rows(sql, p=place_id, **values)
        if any(spoken.search(str(row[name] or "")) for name in ("label", "why", "before", "after"))
    ]


def _like(columns: Sequence[str], words: Sequence[str]) -> tuple[str, dict[str, str]]:
    values = {f"w{at}": f"%{_literal(word)}%" for at, word in enumerate(words)}
    return " OR ".join(f"lower({one}) LIKE lower(:{mark}) ESCAPE '\\'" for one in columns for mark in values), values


def _literal(word: str) -> str:
    return clip(word, 200).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
