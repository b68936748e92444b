"""The register of actors: one step on in the relationship, and two that are one made one."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import BindingType

from convene.tui.screens.noun_screen import NounScreen


class RegisterKeys(NounScreen):
    BINDINGS: ClassVar[list[BindingType]] = []
