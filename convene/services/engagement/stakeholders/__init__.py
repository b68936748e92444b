"""Who matters, who is missing, and how people are tied: questions about the register as a whole."""

from __future__ import annotations

from convene.services.engagement.stakeholders.coverage_counts import coverage
from convene.services.engagement.stakeholders.gap_actions import act_on, introduce, open_action, settle
from convene.services.engagement.stakeholders.gap_report import coverage_csv, gaps, page
from convene.services.engagement.stakeholders.map_placing import Placing, map_csv, moves, place_on_map, spots
from convene.services.engagement.stakeholders.ties import NetworkPage, kumu, network, seen_from

__all__ = [
    "NetworkPage",
    "Placing",
    "act_on",
    "coverage",
    "coverage_csv",
    "gaps",
    "introduce",
    "kumu",
    "map_csv",
    "moves",
    "network",
    "open_action",
    "page",
    "place_on_map",
    "seen_from",
    "settle",
    "spots",
]
