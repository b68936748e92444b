"""Stage 2: from needs to visions, priorities, measures and signatures."""

from __future__ import annotations

from typing import ClassVar

from convene.tui.screens.noun_screen import NounScreen, Tab


class CodesignScreen(NounScreen):
    fixed_hue = gate_of = "codesign"
    TABS: ClassVar[tuple[Tab, ...]] = (
        Tab("vision", "Visions"),
        Tab("priority", "Priorities"),
        Tab("adoption", "Measures"),
        Tab("measure", "Framework", compact=True),
        Tab("ask", "Asks"),
        Tab("signature", "Signatures"),
        Tab("dissent", "Dissent"),
    )
