"""Lists of co-design: visions, priorities, measures, asks, signatures, dissent."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from convene.core.framework.differences import Origin
from convene.core.views import Item, Tone
from convene.core.vocabulary import VisionStatus
from convene.services.codesign import framework_base
from convene.services.codesign.dissents import JOINS, NAMED
from convene.services.engagement.voices import OF_VISION
from convene.services.lists import market
from convene.services.lists.noun_list import LONG, NounList, counted, shown_day, some
from convene.store.reader import Reader, Row
from convene.store.select import Column, Select
from convene.text import clip, count, plural, quantity, units


def _cluster(row: Row, today: date) -> Item:
    types = f" by {plural(row['types'], 'type')} of actor" if row["types"] else ""
    named = f" · named by {row['who_named']}" if row["who_named"] else ""
    return Item(
        row["id"],
        row["name"],
        f"{plural(row['said'], 'contribution')}{types}{named}",
        figure=plural(row["said"], "voice"),
        state=plural(row["visions"], "vision") if row["visions"] else "no vision yet",
        tone="plain" if row["visions"] else "look",
        aside=shown_day(row["named_on"], today),
    )


def _vision(row: Row, today: date) -> Item:
    status = VisionStatus(row["status"]) if row["status"] else VisionStatus.draft
    said = plural(row["voices"], "voice") if row["voices"] else "nobody on record said it"
    horizon = f" · by {row['horizon']}" if row["horizon"] else ""
    wordings = f" · {plural(row['wordings'], 'earlier wording')}" if row["wordings"] else ""
    votes = f"{row['votes_for']} for" if row["votes_for"] is not None else ""  # told where from by visions.votes
    tone: Tone = "done" if status is VisionStatus.agreed else "quiet" if status is VisionStatus.retired else "look"
    return Item(
        row["id"],
        clip(row["statement"], LONG),
        f"{said}{horizon}{wordings}",
        figure=votes,
        state=status.label.lower(),
        tone=tone,
    )


def _priority(row: Row, today: date) -> Item:
    kept = row["promises"]
    return Item(
        row["id"],
        f"{row['rank']}  {row['title']}",
        f"{plural(row['needs'], 'need')} · {plural(row['targets'], 'target')}",
        figure=plural(kept, "commitment"),
        state="shared" if kept else "nobody yet",
        tone="plain" if kept else "look",
    )


def _measure(row: Row, today: date) -> Item:
    value = f"£{count(Decimal(row['proxy_gbp']))} each" if row["proxy_gbp"] else "counted"
    return Item(
        row["id"],
        f"{row['slug']}  {row['title']}",
        f"{row['outcome']} · in {units(row['unit'])}" if row["unit"] not in ("GBP", "percent") else row["outcome"],
        figure=value,
        state="adopted" if row["adopted"] else "",
        tone="done" if row["adopted"] else "quiet",
    )


def _from(read: Reader, place_id: str) -> dict[str, str]:
    """What is not as the framework has it."""
    known = framework_base.origin_of_id(read, place_id)
    return {one: origin.label.lower() for one, origin in known.items() if origin is not Origin.as_brought_in}


def _adoption(row: Row, today: date) -> Item:
    base = quantity(Decimal(row["baseline"]), row["unit"] or "") if row["baseline"] is not None else ""
    reason = row["no_baseline_reason"]
    return Item(
        row["id"],
        f"{row['measure'] or '?'}  {row['title'] or ''}",
        f"baseline {base}" if base else f"no baseline: {reason}" if reason else "no baseline and no reason yet",
        state="ready" if base or reason else "baseline?",
        tone="done" if base or reason else "look",
        aside=shown_day(row["adopted_on"], today),
    )


def _signature(row: Row, today: date) -> Item:
    gone, signed = row["withdrawn_on"], row["signed_on"]
    whole = row["signed_by"] and row["authority"] and signed
    state: tuple[str, Tone] = (
        ("withdrawn", "quiet") if gone else ("signed", "done") if whole else ("incomplete", "look")
    )
    return Item(
        row["id"],
        row["actor"] or "?",
        " · ".join(part for part in (row["signed_by"], row["authority"]) if part) or "role and authority not given",
        figure=plural(row["promises"], "commitment"),
        state=state[0],
        tone=state[1],
        aside=shown_day(signed, today),
    )


def _dissent(row: Row, today: date) -> Item:
    answered = bool(row["answer"])
    return Item(
        row["id"],
        clip(row["text"], LONG),
        f"{row['raised_by']} · about {clip(row['named'] or row['about'], LONG)}",
        state="answered" if answered else "no answer yet",
        tone="plain" if answered else "look",
    )


LISTS: dict[str, NounList] = {
    "cluster": NounList(
        Select(
            (
                "k.*",
                counted("said", "contribution c", "c.cluster_id = k.id"),
                counted("types", "contribution c", "c.cluster_id = k.id", "count(DISTINCT c.actor_type)"),
                Column(
                    "visions",
                    (
                        Select(
                            ("count(DISTINCT v.owner_id)",),
                            "contribution c",
                            (("vision_contributions v", "v.target_id = c.id"),),
                            where="c.cluster_id = k.id",
                        ),
                    ),
                ),
            ),
            "cluster k",
            where="k.place_id = :p",
            order=("k.rank NULLS LAST", "k.id"),
        ),
        _cluster,
        "Contributions that are alike go under one name here. n names the first.",
    ),
    "vision": NounList(
        Select(
            (
                "v.*",
                OF_VISION,
                counted("wordings", "vision_wordings w", "w.owner_id = v.id"),
            ),
            "vision v",
            where="v.place_id = :p",
            order=("v.status = 'retired' NULLS FIRST", "v.id"),
        ),
        _vision,
        "A vision grows from what people said. n drafts the first.",
    ),
    "priority": NounList(
        Select(
            (
                "p.id",
                "p.rank",
                "p.title",
                counted("needs", "priority_needs n", "n.owner_id = p.id"),
                counted("targets", "priority_targets t", "t.owner_id = p.id"),
                counted("promises", "commitment_priorities c", "c.target_id = p.id"),
            ),
            "priority p",
            where="p.place_id = :p",
            order=("p.rank", "p.id"),
        ),
        _priority,
        "Three to eight priorities, each rooted in a need. n adds the first.",
    ),
    "measure": NounList(
        Select(
            (
                "m.id",
                "m.slug",
                "m.title",
                "m.unit",
                "m.proxy_gbp",
                "o.title AS outcome",
                "o.slug AS outcome_code",
                Column("adopted", (some("adoption a", "a.measure_id = m.id"),), "EXISTS {}"),
            ),
            "measure m",
            (("outcome o", "o.id = m.outcome_id"),),
            where="m.place_id = :p",
            order=("adopted DESC", "m.slug"),
        ),
        _measure,
        "The framework's measures belong here. convene import brings a framework file in.",
        cells=(
            ("outcome", lambda row, _: str(row["outcome_code"] or "")),
            ("title", lambda row, _: str(row["title"])),
            ("unit", lambda row, _: str(row["unit"])),
            ("adopted", lambda row, _: "yes" if row["adopted"] else ""),
        ),
        told=_from,
    ),
    "adoption": NounList(
        Select(
            ("a.*", "m.slug AS measure", "m.title", "m.unit"),
            "adoption a",
            (("measure m", "m.id = a.measure_id"),),
            where="a.place_id = :p",
            order=("m.slug NULLS FIRST",),
        ),
        _adoption,
        "The measures this place has chosen. n adopts the first.",
    ),
    "ask": market.asks(empty="What one actor needs of another, or of anybody who can. n adds the first."),
    "signature": NounList(
        Select(
            ("s.*", "a.name AS actor", counted("promises", "commitment c", "c.actor_id = s.actor_id")),
            "signature s",
            (("actor a", "a.id = s.actor_id"),),
            where="s.place_id = :p",
            order=("lower(a.name) NULLS FIRST",),
        ),
        _signature,
        "Who signs, by role, and what entitles them to. n adds the first.",
    ),
    "dissent": NounList(
        Select(("d.*", f"{NAMED} AS named"), "dissent d", JOINS, where="d.place_id = :p", order=("d.id",)),
        _dissent,
        "Disagreement is shown, not hidden. n records the first.",
    ),
}
