"""The reading list: any length, its highlight kept, and only what is seen is drawn."""

from __future__ import annotations

import pytest
from textual.message import Message

from convene.core.views import Item
from convene.tui import show
from convene.tui.widgets.long_list import LongList
from convene.tui.widgets.window import PENDING, Window
from tests.nasty import NASTY
from tests.tui.driving import bench


def _items(number: int) -> tuple[Item, ...]:
    return tuple(Item(f"i{n}", f"Actor {n}", f"sub {n}", state="on track") for n in range(number))


async def test_a_hundred_thousand_items_draw_only_what_is_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn = []
    row = LongList.row
    monkeypatch.setattr(LongList, "row", lambda self, at, *rest: (drawn.append(at), row(self, at, *rest))[1])
    one = LongList()
    async with bench(one) as seat:
        one.show_items(_items(100_000))
        await seat.press("end")
        assert "Actor 99999" in seat.text()
        await seat.press("home", "pagedown")
        assert len(drawn) < 400


async def test_the_highlight_stays_on_its_item_through_refresh_and_filter() -> None:
    one = LongList()
    async with bench(one) as seat:
        one.show_items(_items(50))
        await seat.press("j", "j", "down", "k")
        assert one.highlighted
        assert one.highlighted.id == "i2"
        one.show_items((Item("new", "A new one"), *_items(50)))
        assert one.highlighted.id == "i2"
        one.filter("ACTOR 2")
        assert one.highlighted.id == "i2"
        assert [item.id for item in one.items] == [f"i{n}" for n in range(50) if "2" in str(n)]
        one.filter("nothing so")
        await seat.rest()
        assert one.highlighted is None
        assert "nothing so" in seat.text()
        one.filter("")
        one.show_items(())
        assert one.highlighted is None
        await seat.press("down", "enter", "space", "end", "pageup")


async def test_a_removed_item_passes_its_highlight_to_a_neighbour() -> None:
    one = LongList()
    async with bench(one) as seat:
        one.show_items(_items(5))
        await seat.press("end")
        one.show_items(_items(4))
        assert one.highlighted
        assert one.highlighted.id == "i3"


async def test_space_selects_many_and_a_refresh_forgets_what_is_gone() -> None:
    one = LongList()
    async with bench(one) as seat:
        one.show_items(_items(5))
        assert one.chosen_ids == ("i0",)
        await seat.press("space", "space")
        assert one.chosen_ids == ("i0", "i1")
        assert seat.text().count(show.UNICODE.here) == 2
        one.show_items(_items(5)[1:])
        assert one.chosen_ids == ("i1",)


async def test_an_item_can_be_asked_for_before_it_is_there() -> None:
    one = LongList()
    async with bench(one):
        assert one.highlight("i7") is False
        one.show_items(_items(9))
        assert one.highlighted
        assert one.highlighted.id == "i7"


@pytest.mark.parametrize("width", [24, 40, 60, 120])
async def test_hostile_text_is_shown_as_it_is_and_breaks_no_line(width: int) -> None:
    one = LongList(spaced=False)
    items = tuple(Item(str(n), text, text, text, text, "late", 0.5, text) for n, text in enumerate(NASTY))
    async with bench(one, size=(width, 30)) as seat:
        one.show_items(items, "[/]")
        await seat.rest()
        assert "[/]" in seat.text()
        assert all(show.cell_len(line) <= width for line in seat.text().split("\n"))
        await seat.press("end")


async def test_an_empty_list_says_what_belongs_here() -> None:
    one = LongList()
    async with bench(one) as seat:
        one.show_items((), "People of the place belong here. [n] adds one.")
        await seat.rest()
        assert "People of the place belong here. [n] adds one." in seat.text()


# A window on more than is there


async def test_a_window_asks_for_what_comes_into_sight_and_for_nothing_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    one = LongList()
    asked: list[int] = []
    post = LongList.post_message

    def noted(self: LongList, message: Message) -> bool:
        if isinstance(message, LongList.Wanted):
            asked.append(message.first)
        return post(self, message)

    monkeypatch.setattr(LongList, "post_message", noted)
    window = Window(100_000, 100_000)
    async with bench(one) as seat:
        window.put(0, _items(100))
        one.show_window(window, 0, "")
        await seat.press("j", "j")
        assert asked == []
        await seat.press("end")
        assert asked == [99_900]
        assert one.highlighted is None
        assert one.chosen_ids == ()
        await seat.press("enter", "space", "k")
        assert asked == [99_900]
        one.put(window, 99_900, tuple(Item(f"i{n}", f"Actor {n}") for n in range(99_900, 100_000)))
        await seat.rest()
        assert one.highlighted
        assert one.highlighted.id == "i99998"
        assert "Actor 99999" in seat.text()
        await seat.press("home", "space", "end", "space")
        assert one.chosen_ids == ("i0", "i99999")
        one.put(Window(5, 5), 0, _items(5))
        assert len(one.items) == 100_000


async def test_a_window_keeps_the_highlight_where_it_is_told_and_the_selected_that_are_left() -> None:
    one = LongList()
    async with bench(one) as seat:
        window = Window(50, 60)
        window.put(0, _items(50))
        one.show_window(window, 7, "", "act", ["i3", "i9"])
        await seat.rest()
        assert one.highlighted
        assert (one.highlighted.id, one.total, len(one.items)) == ("i7", 60, 50)
        assert one.marked == {"i3", "i9"}
        fewer = Window(3, 60)
        fewer.put(0, _items(3))
        one.show_window(fewer, None, "")
        assert one.highlighted.id == "i2"
        one.show_window(Window(0, 60), None, "None yet.", "zzz")
        await seat.rest()
        assert one.highlighted is None
        assert "zzz" in seat.text()


def test_a_window_lets_go_of_pages_seen_long_ago() -> None:
    window = Window(100_000, 100_000)
    for first in range(0, 10_000, 100):
        window.put(first, _items(100))
    assert len(window.here()) < 5_000
    assert window[9_999] is not PENDING
    assert window[0] is PENDING
    assert window.wanting(0, 50) == [0]
    assert window.wanting(0, 50) == []
    window.forget_asking()
    assert window.wanting(0, 150) == [0, 100]
