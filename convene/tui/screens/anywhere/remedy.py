"""From a gate check, or from what the manifesto lacks, to where it is mended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from convene.tui.host import Host
from convene.tui.screens.shared import editing

if TYPE_CHECKING:
    from convene.services.gates.remedies.looking import Remedy


async def go_to(host: Host, found: Remedy) -> bool:
    """Open what mends the check, over the screen one is on; true where that was left instead. Raises Problem."""
    if found.shown_as == "heard":
        from convene.tui.screens.engagement.what_we_heard import HeardScreen

        host.push_screen(HeardScreen())
    elif found.shown_as == "manifesto":
        host.go_to("manifesto", found.noun, words="export")
        return True
    elif found.shown_as == "list":
        return await host.jump(found.noun, found.item)
    elif found.noun == "place":
        await editing.edit_place(host, found.item, found.field)
    elif found.item:
        await editing.edit(host, found.noun, found.item, found.field)
    else:
        await editing.add(host, found.noun, values=found.values or None, at=found.field)
    return False


async def look_at(host: Host, found: Remedy) -> bool:
    """Show what made a check pass: the list it is kept in, or the form of the place; true where one is elsewhere
    then. Raises Problem."""
    if found.noun == "place":
        await editing.edit_place(host, found.item, found.field)
    elif found.shown_as == "manifesto":
        host.go_to("manifesto", found.noun)
        return True
    else:
        return await host.jump(found.noun)
    return False
