"""The rooms of what the levers keep: contracts, readiness, funds, grants, placements, plans and levels."""

from __future__ import annotations
