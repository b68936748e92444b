"""Lists around the stages: places, workshops, the framework, the manifesto and its exports."""

from __future__ import annotations

from datetime import date

from convene.core.views import Item
from convene.core.vocabulary import ManifestoStatus, Stage, WorkshopKind, WorkshopStatus
from convene.services.lists.noun_list import LONG, NounList, counted, plain, shown_day, to_day
from convene.store.reader import Row
from convene.store.select import Select
from convene.text import clip, count, day, distance


def _place(row: Row, today: date) -> Item:
    stage = Stage(row["stage"]).label if row["stage"] else ""
    return Item(row["id"], row["name"], f"cycle {row['cycle']}", state=stage)


def _workshop(row: Row, today: date) -> Item:
    when = to_day(row["date"])
    status = WorkshopStatus(row["status"]) if row["status"] else WorkshopStatus.planned
    starts = f" {row['starts'][:5]}" if row["starts"] else ""
    people = row["people"] or 0
    late = when and when < today and status is WorkshopStatus.planned
    return Item(
        row["id"],
        row["title"],
        " · ".join(
            part
            for part in (
                (day(when, today) + starts) if when else "no date yet",
                row["venue"],
                WorkshopKind(row["kind"]).label if row["kind"] else "",
            )
            if part
        ),
        figure=f"{count(people)} came" if people else "",
        state="date passed" if late else status.label.lower(),
        tone="look" if late else {"running": "look", "held": "done"}.get(status.value, "plain"),  # type: ignore[arg-type]
        aside=distance(when, today) if when and status is WorkshopStatus.planned else "",
    )


def _override(row: Row, today: date) -> Item:
    return Item(
        row["id"],
        row["check"],
        clip(row["reason"], LONG),
        state="going on",
        tone="look",
        aside=shown_day(row["decided_on"], today),
    )


def _theme(row: Row, today: date) -> Item:
    return Item(row["id"], f"{row['slug']}  {row['title']}", clip(row["summary"], LONG))


def _outcome(row: Row, today: date) -> Item:
    return Item(row["id"], f"{row['slug']}  {row['title']}", row["theme"] or "")


def _framework(row: Row, today: date) -> Item:
    return Item(row["id"], row["title"], f"version {row['version']} · {row['licence'] or 'no licence given'}")


def _edition(row: Row, today: date) -> Item:
    return Item(
        row["id"],
        f"{row['framework_id']} {row['version']}",
        clip(row["why"], LONG) or row["title"],
        state="brought in" if row["brought_in"] else "our own",
        aside=shown_day(row["made_on"], today),
    )


def _manifesto(row: Row, today: date) -> Item:
    return Item(
        row["id"], row["title"], shown_day(row["issued"], today) or "not issued yet", state=_standing(row["status"])
    )


def _publication(row: Row, today: date) -> Item:
    return Item(row["id"], shown_day(row["published_on"], today), row["sha256"], state=_standing(row["status"]))


def _standing(status: str | None) -> str:
    known = {one.value: one.label.lower() for one in ManifestoStatus}
    return known.get(status or "", status or "")


LISTS: dict[str, NounList] = {
    "place": NounList(Select(("*",), "place", where="id = :p"), _place, "No place yet."),
    "workshop": NounList(
        Select(
            (
                "w.id",
                "w.title",
                "w.date",
                "w.starts",
                "w.venue",
                "w.kind",
                "w.status",
                counted("people", "workshop_attendance a", "a.owner_id = w.id", "sum(a.people)"),
            ),
            "workshop w",
            where="w.place_id = :p",
            order=(
                "w.status IN ('held', 'cancelled') NULLS FIRST",
                "CASE WHEN w.status IN ('held', 'cancelled') THEN NULL ELSE w.date END NULLS FIRST",
                "w.date DESC NULLS LAST",
                "w.id",
            ),
        ),
        _workshop,
        "Workshops, meetings and reviews belong here. n plans the first.",
    ),
    "override": NounList(plain("override", 'o."check"'), _override, "No check has been passed over with a reason."),
    "theme": NounList(plain("theme", "o.slug"), _theme, "No theme."),
    "outcome": NounList(
        Select(
            ("o.*", "t.title AS theme"),
            "outcome o",
            (("theme t", "t.id = o.theme_id"),),
            where="o.place_id = :p",
            order=("o.slug",),
        ),
        _outcome,
        "No outcome.",
    ),
    "framework": NounList(plain("framework"), _framework, "No framework."),
    "edition": NounList(
        plain("edition"), _edition, "No version of the framework was kept yet. convene framework version keeps one."
    ),
    "manifesto": NounList(plain("manifesto"), _manifesto, "No manifesto yet. n writes its terms."),
    "publication": NounList(plain("publication", "o.published_on DESC"), _publication, "Not exported yet."),
}
