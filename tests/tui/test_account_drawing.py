"""What the account's pages say, in words beside every picture, without a book and without a screen."""

from __future__ import annotations

import time
from dataclasses import replace
from decimal import Decimal

import pytest

from convene.core.account import compute
from convene.core.account.sensitivity import swings
from convene.core.account.shape import Account, Line, Range
from convene.core.measurement_vocabulary import Adjustment
from convene.core.vocabulary import ValueKind
from convene.services.account.pages import AccountPage
from convene.tui import show
from convene.tui.screens.measurement import account_drawing, check_drawing, register, told_drawing
from convene.tui.screens.measurement.results import KEYS, groups
from convene.tui.screens.measurement.working_page import typeset
from convene.tui.widgets.reading_table import Line as Text
from tests.account_values import SET, account, apart, claim, settings, value
from tests.nasty import NASTY

HALF_SET = settings({kind: one for kind, one in SET.items() if kind is not Adjustment.displacement})


def _place(**other: object) -> Account:
    return account(
        claim("settled", **other),
        claim("open", settings=HALF_SET, measure="M2", outcome="O2", **other),
        claim("moved", unit_value=value("5", kind=ValueKind.transfer), measure="M3", **other),
        claim("counted", unit_value=None, measure="M4", **other),
    )


def _said(lines: list[Text]) -> str:
    return "\n".join("".join(text for text, _ in line) for line in lines)


def test_the_headline_says_what_it_rests_on_what_is_open_and_that_nobody_checked_it() -> None:
    page = AccountPage("", "The account so far", _place())
    said = _said(account_drawing.headline(page, 100, show.UNICODE))
    assert "Value  about £6,800 (£4,800 to £9,000)" in said
    assert "in 2024 money, from 1 of 2 valued lines" in said
    assert "Not in it: 1 open line, £10,000 gross." in said
    assert "Apart from it: given nothing · moved about £380 (£270 to £500) · 1 line counted." in said
    assert "! Not independently verified." in said
    low = _said(account_drawing.headline(page, 58, show.UNICODE, most=3))
    assert len(low.splitlines()) == 3
    assert "Not independently verified." in low, "the label stays where there is little room"


def test_nothing_settled_is_told_as_no_figure_and_not_as_nothing() -> None:
    page = AccountPage("", "x", account(claim(settings={})))
    said = _said(account_drawing.headline(page, 100, show.UNICODE))
    assert "no net figure yet" in said
    assert "£0" not in said


@pytest.mark.parametrize("key", KEYS)
def test_every_key_has_rows_with_gross_net_and_a_bar_beside_words(key: str) -> None:
    rows = groups(_place(sdgs=(1, 2), priorities=("first",)), key)
    items = [account_drawing.group_item(one, Decimal(9000), show.UNICODE) for one in rows]
    assert any("net £" in one.figure and "gross £" in one.sub and show.UNICODE.here in one.aside for one in items)
    if key == "sdg":
        assert "not to be added" in rows[0].note
        assert "not to be added" in _said(account_drawing.says_group(rows[0], 60, "measurement", show.UNICODE))


@pytest.mark.parametrize("width", [30, 58, 78, 108])
def test_no_drawing_is_wider_than_its_room_or_steers_the_terminal(width: int) -> None:
    for text in (*NASTY, "a" * 4000):
        found = _place(title=text, actor_name=text, measure_title=text, beneficiaries=text)
        line, page = found.lines[0], AccountPage("", text, found)
        shown = check_drawing.Shown(line, line, found, found, register.NEEDED, 0)
        drawn = [
            account_drawing.headline(page, width, show.UNICODE),
            account_drawing.says_group(groups(found, "theme")[0], width, "measurement", show.UNICODE),
            *(account_drawing.says_line(one, width, "measurement", show.UNICODE) for one in found.lines),
            *(register.says(one, width, "measurement") for one in register.entries(found)),
            *(typeset(one, found.terms, width, "measurement") for one in found.lines),
            check_drawing.typeset(shown, width, "measurement", show.ASCII, tall=True),
        ]
        for lines in drawn:
            for one in _said(lines).splitlines():
                assert show.cell_len(one) <= width, one
                assert "\x1b" not in one


def test_a_bar_says_where_the_range_is_in_plain_letters_too() -> None:
    drawn = account_drawing.bar(Range(Decimal(25), Decimal(50), Decimal(100)), Decimal(100), 9, show.ASCII)
    assert drawn == "..--*----"
    assert account_drawing.bar(Range(), Decimal(0), 4, show.ASCII) == "...."


def test_the_register_begins_with_what_is_not_set() -> None:
    found = register.entries(_place())
    assert (found[0].unset, found[0].kind) == (True, Adjustment.displacement)
    assert not any(one.unset for one in found[1:])
    assert register.summary(found) == f"1 of {len(found)} not set"
    assert register.item(found[0]).figure == "not set"
    zero = next(one for one in found[1:] if one.kind is Adjustment.displacement)
    assert register.item(zero).figure == "0 %", "0 is an answer"


def test_what_is_typed_is_understood_or_refused_in_words() -> None:
    dead, lasts = Adjustment.deadweight, Adjustment.lasts
    assert register.read_share("12.5 %", dead) == Decimal("12.5")
    assert register.read_share("3 years", lasts) == 3
    assert register.read_ends("10 to 40", dead, Decimal(25)) == (10, 40)
    assert register.read_ends(" ", dead, Decimal(25)) == (None, None)
    for line, kind in (("101", dead), ("-1", dead), ("many", dead), ("2.5", lasts), ("0", lasts)):
        with pytest.raises(ValueError, match=r"wanted|cannot be|whole years"):
            register.read_share(line, kind)
    for line in ("30 to 40", "10", "40 to 10"):
        with pytest.raises(ValueError, match=r"must lie|two numbers"):
            register.read_ends(line, dead, Decimal(25))


def test_what_moves_the_value_most_is_a_sentence_of_three() -> None:
    found = account(*apart(5))
    moved = swings(found)
    said = told_drawing.three_that_matter(moved, found.value.central)
    assert said.count("; then ") == 2
    assert "(−£" in said  # how far each goes, where the amounts themselves would look the same
    assert "+£" in said
    bars = [told_drawing.both_ways(one, found.value.central, told_drawing.reach(moved, found.value.central), 24,
                                   show.ASCII) for one in moved]  # fmt: skip
    assert {len(one) for one in bars} == {25}
    assert all(one[12] == show.ASCII.cord for one in bars)
    assert "Nothing can be moved yet" in told_drawing.three_that_matter((), Decimal(0))


def test_before_everybody_what_was_stays_beside_what_is() -> None:
    before = _place()
    line = before.lines[0]
    more = {**line.claim.settings, Adjustment.deadweight: replace(line.claim.settings[Adjustment.deadweight],
                                                                  central=Decimal(60), high=Decimal(75))}  # fmt: skip
    after = compute.changed(before, "settled", more)
    shown = check_drawing.Shown(line, after.lines[0], before, after, register.NEEDED, 0)
    said = _said(check_drawing.typeset(shown, 100, "measurement", show.UNICODE, tall=True))
    assert "60 % (10 to 75)  would have happened anyway   was 25 %" in said
    assert said.count("before ") == said.count("now    ") == 2


def test_a_change_is_on_the_wall_long_before_the_account_could_be_worked_out_anew() -> None:
    claims = apart(1000)
    found = account(*claims)
    line = found.lines[500]

    def change(by: int) -> None:
        moved = {**line.claim.settings, Adjustment.deadweight: replace(line.claim.settings[Adjustment.deadweight],
                                                                       central=Decimal(30 + by))}  # fmt: skip
        after = compute.changed(found, line.claim.commitment, moved)
        now: Line = next(one for one in after.lines if one.claim.commitment == line.claim.commitment)
        check_drawing.typeset(check_drawing.Shown(line, now, found, after, register.NEEDED, 0), 110, "measurement",
                              show.UNICODE, tall=True)  # fmt: skip

    def spent(job: object) -> float:
        begun = time.process_time()
        job()  # type: ignore[operator]
        return time.process_time() - begun

    quick = min(spent(lambda at=at: change(at)) for at in range(5))
    slow = min(spent(lambda: [compute.line(one, found.terms) for one in claims]) for _ in range(2))
    assert quick < slow / 3, f"{quick:.4f} of {slow:.4f} s"
