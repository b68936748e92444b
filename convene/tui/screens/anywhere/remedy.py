"""From a gate check to where it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convene.tui.host import Host
from convene.tui.screens.shared import editing

if TYPE_CHECKING:
    from convene.services.gates.remedies.looking import Remedy


async def go_to(host: Host, found: Remedy) -> None:
    """Open what mends the check. A form stands over the gate, and leaves one there. Raises Problem."""
    if found.shown_as == "heard":
        from convene.tui.screens.engagement.what_we_heard import HeardScreen

        host.push_screen(HeardScreen())
    elif found.shown_as == "manifesto":
        host.go_to("manifesto", found.noun, words="export")
    elif found.shown_as == "list":
        await host.jump(found.noun, found.item)
    elif found.noun == "place":
        await editing.edit_place(host, found.item, found.field)
    elif found.item:
        await editing.edit(host, found.noun, found.item, found.field)
    else:
        await editing.add(host, found.noun, values=found.values or None, at=found.field)


async def look_at(host: Host, found: Remedy) -> None:
    """Show what made a check pass: the list it is kept in, or the form of the place. Raises Problem."""
    if found.noun == "place":
        await editing.edit_place(host, found.item, found.field)
    elif found.shown_as == "manifesto":
        host.go_to("manifesto", found.noun)
    else:
        await host.jump(found.noun)
