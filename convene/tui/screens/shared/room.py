"""A room: what one tab has besides its list. Its keys and actions, and what stands around the list."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Protocol

from textual.containers import Vertical

from convene.tui.host import Host
from convene.tui.widgets.long_list import LongList

if TYPE_CHECKING:
    from convene.core.views import Detail, Item
    from convene.tui.screens.shared.list_screen import Dress

DetailQuestion = Callable[[Any, str], "Detail"]
"""Asked of the book in the store thread: ``(read, place_id) -> Detail``."""


class ListHost(Protocol):
    """What a room may ask of the screen whose list it stands around: ``NounScreen`` says what each of these does."""

    list: LongList
    hue: str
    words: str

    @property
    def host(self) -> Host: ...
    def reload(self) -> None: ...
    def read_detail(self) -> None: ...
    def read_list(self) -> None: ...
    def refresh_bindings(self) -> None: ...
    def wipe(self) -> None: ...
    async def forget_lists(self) -> None: ...
    def land(self, tab: str, item: str = "", words: str = "") -> None: ...


class Room(Vertical):
    """Made when its tab is opened, taken away when another one is: its keys are there for that long, its state too.

    The screen asks its keys behind those of the list and before its own, so that a letter may mean one thing here and
    another in the next room. What it composes stands between the filter and the list.
    """

    BINDING_GROUP_TITLE = "This tab"
    ON_ITEM: ClassVar[frozenset[str]] = frozenset()
    """The actions that need something highlighted."""
    BESIDE: ClassVar[bool] = False
    """Whether what it composes stands at the left of the list instead."""
    WRAPPED: ClassVar[bool] = False
    """Whether the items of the list are texts to read, on two lines where they are long."""
    WITHOUT: ClassVar[frozenset[str]] = frozenset()
    """The actions of every list that mean nothing here."""

    def __init__(self, owner: ListHost, noun: str) -> None:
        super().__init__()
        self.owner, self.noun = owner, noun

    @property
    def host(self) -> Host:
        """The app, as screens know it."""
        return self.owner.host

    @property
    def list(self) -> LongList:
        return self.owner.list

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return action not in self.ON_ITEM or self.list.highlighted is not None

    @property
    def listed(self) -> str:
        """The noun whose records stand in the list, where that is another one than the tab's."""
        return self.noun

    @property
    def listing(self) -> str:
        """Which list of it, as ``ListScreen.listing`` says it."""
        return self.listed

    # What it sees to itself

    def dress(self) -> Dress | None:
        """How items are shown otherwise than they are listed, such as with names."""
        return None

    def detail(self, record_id: str) -> DetailQuestion:
        """What the right column says of an item."""
        return self.page_of(self.listed, record_id)

    def page_of(self, noun: str, record_id: str) -> DetailQuestion:
        """What every noun's page in the right column says."""
        today = self.host.today

        def look(read: Any, place: str) -> Detail:
            from convene.services.nouns import detail
            from convene.tui.scale_words import scaled

            return scaled(noun, detail.page(read, place, noun, record_id, today))

        return look

    def open_item(self, item: Item) -> bool:
        """Enter on an item; true when that means more than reading on in the right column."""
        return False

    def land(self, item: str) -> bool:
        """Show a record of the tab's noun; false when that means to highlight it in the list."""
        return False

    # What it is told

    def go_sideways(self, step: int) -> None:
        """Left (-1) or right (1) was pressed in the list."""

    def reload(self) -> None:
        """The screen reads anew: so is what it shows besides the list."""

    def looked(self) -> None:
        """The list was read."""

    def left(self) -> None:
        """Another tab is opened, or a page that covers this one."""
