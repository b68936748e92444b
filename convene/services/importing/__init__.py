"""Bringing lists in: a look at the file, a dry run of all of it, the import itself, and rows that wait for a decision.

``look`` → ``Wish`` → ``plan`` (changes nothing) → ``bring`` (all or nothing, one entry in the history) → ``decide``.
"""

from __future__ import annotations

from convene.services.importing.bringing import bring, plan
from convene.services.importing.dry_run import Could, Plan, PlanLine, Step, Stopped, Told, What
from convene.services.importing.options import Wish
from convene.services.importing.preview import Look, choosable, look
from convene.services.importing.refusing import advice
from convene.services.importing.remembered_columns import recall, remember
from convene.services.importing.waiting_detail import beside
from convene.services.importing.waiting_rows import Waiting, decide, waiting

__all__ = [
    "Could",
    "Look",
    "Plan",
    "PlanLine",
    "Step",
    "Stopped",
    "Told",
    "Waiting",
    "What",
    "Wish",
    "advice",
    "beside",
    "bring",
    "choosable",
    "decide",
    "look",
    "plan",
    "recall",
    "remember",
    "waiting",
]
