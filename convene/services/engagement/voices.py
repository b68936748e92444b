"""How many voices stand behind a need or a vision, counted one way wherever they are told.

Behind a need: the contributions it came from ("Said by"), and every voice among its evidence that does not quote one of
them. Behind a vision: its own contributions and what stands behind the needs it answers, each contribution once.
"""

from __future__ import annotations

from convene.store.select import Column, Select

_QUOTED = "e.kind = 'voice' AND e.text IN (c.text, '“' || c.text || '”')"


def _evidence(what: str, joins: tuple[tuple[str, str], ...], where: str) -> Select:
    return Select((what,), "need_evidence e", joins, where=where)


OF_NEED = Column(
    "voices",
    (
        Select(("count(*)",), "need_contributions s", where="s.owner_id = n.id"),
        _evidence("count(*)", (), "e.owner_id = n.id AND e.kind = 'voice'"),
        _evidence(
            "count(DISTINCT e.id)",
            (("need_contributions s", "s.owner_id = e.owner_id"), ("contribution c", "c.id = s.target_id")),
            f"e.owner_id = n.id AND {_QUOTED}",
        ),
    ),
    "{} + {} - {}",
)
"""Voices behind a need ``n``."""

_ANSWERED = ("vision_needs a", "a.target_id = e.owner_id")
OF_VISION = Column(
    "voices",
    (
        Select(("count(*)",), "vision_contributions s", where="s.owner_id = v.id"),
        Select(
            ("count(DISTINCT s.target_id)",),
            "vision_needs a",
            (
                ("need_contributions s", "s.owner_id = a.target_id"),
                ("vision_contributions o", "o.target_id = s.target_id AND o.owner_id = a.owner_id"),
            ),
            where="a.owner_id = v.id AND o.id IS NULL",
        ),
        _evidence("count(*)", (_ANSWERED,), "a.owner_id = v.id AND e.kind = 'voice'"),
        _evidence(
            "count(DISTINCT e.id)",
            (_ANSWERED, ("need_contributions s", "s.owner_id = e.owner_id"), ("contribution c", "c.id = s.target_id")),
            f"a.owner_id = v.id AND {_QUOTED}",
        ),
    ),
    "{} + {} + {} - {}",
)
"""Voices behind a vision ``v``."""
