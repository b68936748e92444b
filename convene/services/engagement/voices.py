"""How many voices stand behind a need or a vision, counted one way wherever they are told.

Behind a need: the contributions it came from ("Said by") or the voices among its evidence, whichever are more. Evidence
mostly quotes or sums up what was said, so that the two together would count people twice. Behind a vision: its own
contributions and those of the needs it answers, each once, or the voices among the evidence of these needs.
"""

from __future__ import annotations

from convene.store.select import Column, Select

_MORE = "CASE WHEN {0} > {1} THEN {0} ELSE {1} END"

OF_NEED = Column(
    "voices",
    (
        Select(("count(*)",), "need_contributions s", where="s.owner_id = n.id"),
        Select(("count(*)",), "need_evidence e", where="e.owner_id = n.id AND e.kind = 'voice'"),
    ),
    _MORE,
)
"""Voices behind a need ``n``."""

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
        Select(
            ("count(*)",),
            "vision_needs a",
            (("need_evidence e", "e.owner_id = a.target_id AND e.kind = 'voice'"),),
            where="a.owner_id = v.id AND e.id IS NOT NULL",
        ),
    ),
    "CASE WHEN {0} + {1} > {2} THEN {0} + {1} ELSE {2} END",
)
"""Voices behind a vision ``v``."""
