"""The rooms of what the levers keep: contracts, readiness, funds, grants, placements, plans and levels."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from textual.binding import BindingType

from convene.core.delivery.plans import told
from convene.core.delivery_vocabulary import MoneyMove, PlanStepStatus
from convene.core.engagement.outreach import read_day
from convene.core.nouns.reading import read_number
from convene.core.views import Item
from convene.errors import Problem
from convene.tui.keys import bind
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.choose import ChooseScreen
from convene.tui.screens.shared.key_choice import KeyChoice, Option
from convene.tui.screens.shared.room import Room
from convene.tui.screens.shared.saving import save_export
from convene.tui.shielded_actions import act
