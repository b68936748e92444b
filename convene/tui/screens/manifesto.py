"""The manifesto as it stands."""

from __future__ import annotations

from convene.tui.screens.noun_screen import NounScreen, Tab


class ManifestoScreen(NounScreen):
    fixed_hue = "codesign"
    TABS = (Tab("manifesto", "Terms"), Tab("publication", "Published"))
