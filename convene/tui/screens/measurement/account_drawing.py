"""The account in lines of text: its headline, the four parts kept apart, results in rows, a range beside its words."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from convene.core.account.groupings import Count
from convene.core.account.shape import Account, Line, Range
from convene.core.account.words import about, counted, left_out, money, unpriced
from convene.core.measurement_vocabulary import AccountPart
from convene.core.views import Item, Tone
from convene.text import plural, quantity
from convene.tui import show
from convene.tui.screens.measurement.results import Group, Sums, sums
from convene.tui.widgets.reading_table import Line as Text

if TYPE_CHECKING:
    from convene.services.account.pages import AccountPage

ALL = 9
"""Lines of the headline where there is room for all of it."""
BAR = 16
"""Cells of a range beside its words."""
IN_MONEY = (AccountPart.worth, AccountPart.given, AccountPart.moved)


def bar(one: Range, most: Decimal, cells: int, set_: show.Marks) -> str:
    """A range from nothing to ``most`` as text: where it may be, and where it is."""
    if most <= 0:
        return set_.rest * cells

    def at(value: Decimal) -> int:
        return min(max(int(value / most * (cells - 1) + Decimal("0.5")), 0), cells - 1)

    first, last = sorted((at(one.low), at(one.high)))
    drawn = [set_.thin if first <= n <= last else set_.rest for n in range(cells)]
    drawn[at(one.central)] = set_.here
    return "".join(drawn)


# The head


def headline(page: AccountPage, width: int, set_: show.Marks, *, most: int = ALL) -> list[Text]:
    """The value with its range, what it rests on, the other parts beside it, and the label: at most so many lines."""
    account = page.account
    valued = [one for one in account.lines if one.part is AccountPart.worth]
    settled, lacking = sum(one.net is not None for one in valued), unpriced(account, short=most < ALL)
    if settled:
        rests = f"  in {account.terms.price_year} money, from {settled:,} of {plural(len(valued), 'valued line')}"
        if show.cell_len(about(account.value) + rests) + 7 > width:
            rests = rests.replace(" valued", "")
        said: Text = [(about(account.value), "strong"), (rests, "quiet")]
    elif valued:
        said = [("no net figure yet", "look"), (f": none of {plural(len(valued), 'valued line')} is settled.", "quiet")]
    elif lacking:
        said = [("nothing is in its total yet", "look")]
    else:
        said = [("nothing has a unit value here", "look"), ("; what was done is counted.", "quiet")]
    out = fitting([("Value  ", "quiet"), *said], width)
    out += wrapped(not_in_it(account), width, "look")
    out += wrapped(lacking, width, "look")
    said_apart = (parts_apart(account), parts_apart(account, short=True), parts_apart(account, short=True, lead=""))
    out += wrapped(next((one for one in said_apart if show.cell_len(one) <= width), said_apart[-1]), width, "plain")
    for words in filter(None, (left_out(account), *account.remarks)):  # last: where room lacks, their lines say it too
        out += wrapped(words, width, "look")
    mark, role = (set_.passed, "done") if page.verified else (set_.look, "look")
    label: list[Text] = []
    for at, text in enumerate(show.wrap(page.label, max(width - 2, 8))):
        label.append([(f"{' ' if at else mark} ", role), (text, role)])
    label = wrapped(page.since, width, "look") + label
    return [*out[: max(most - len(label), 1)], *label]  # the label stays, whatever room there is


def not_in_it(account: Account) -> str:
    """What the headline does not hold yet, or ""."""
    undecided = sum(not one.decided for one in account.doubles)
    left = []
    if account.open_lines:
        left.append(f"{plural(account.open_lines, 'open line')}, {money(account.open_gross.central)} gross")
    if undecided:
        left.append(f"{plural(undecided, 'double count')} to decide")
    return f"Not in it: {' and '.join(left)}." if left else ""


def parts_apart(account: Account, *, short: bool = False, lead: str = "Apart from it: ") -> str:
    """Given, moved and counted, which are never added to the value; ``short`` leaves their ranges to the rows."""
    said = []
    for part, total in ((AccountPart.given, account.given), (AccountPart.moved, account.moved)):
        found, name = sums(account, part), part.label.lower()
        if found.settled:
            said.append(f"{name} {f'about {money(total.central)}' if short else about(total)}")
        elif found.open:
            said.append(f"{name} not settled, {money(found.gross.central)} gross")
        else:
            said.append(f"{name} nothing")
    counted = sum(one.counted_alone for one in account.lines)
    if not lead:  # where every cell counts
        text = f"{' · '.join(said)} · {counted:,} counted."
        return text[:1].upper() + text[1:]
    return f"{lead}{' · '.join(said)} · {plural(counted, 'line')} counted."


# Rows


def group_item(group: Group, most: Decimal, set_: show.Marks) -> Item:
    """A row of results: net with its range, gross, and how many lines are behind them."""
    value, counted = group.sums[AccountPart.worth], group.counted
    beside = [(part, one) for part in (AccountPart.given, AccountPart.moved) if (one := group.sums[part]).settled]
    said: list[str] = []
    tone: Tone = "plain"
    if value.settled:
        said, figure = [f"{money(value.net.low)} to {money(value.net.high)}"], f"net {money(value.net.central)}"
    elif value.open:
        figure, tone = "no net yet", "look"
    elif beside:
        part, one = beside.pop(0)
        figure = f"{part.label.lower()} {money(one.net.central)}"
    else:
        figure, tone = "counted only", "quiet"
    if value.settled or value.open:
        said.append(f"gross {money(value.gross.central)}")
        lines = plural(value.settled + value.open, "line")
        said.append(f"{value.settled:,} of {lines} settled" if value.open else lines)
    said += [f"{part.label.lower()} {money(one.net.central)}" for part, one in beside]
    said += [f"{counted:,} counted"] if counted else []
    return Item(
        group.key, group.label or "(nothing said)", " · ".join(said) or plural(len(group.lines), "line"), figure=figure,
        tone=tone, aside=bar(value.net, most, BAR, set_) if value.settled else "",
    )  # fmt: skip


def line_item(line: Line, most: Decimal, set_: show.Marks) -> Item:
    """A line of the account: what was done of what was promised, and what it comes to."""
    claim = line.claim
    said = [claim.actor_name or "no actor", done_of(line)]
    if line.price is not None:
        said.append(f"gross {money(line.gross.central)}")
    net = line.net
    state = f"net {money(net.central)}" if net else open_words(line) or "counted"
    if net and line.part is not AccountPart.worth:
        state = f"{line.part.label.lower()}, {state}"
    tone: Tone = "plain" if net else "look" if line.price is not None and line.part in IN_MONEY else "quiet"
    return Item(claim.commitment_id, claim.title or "(no name)", " · ".join(said), figure=state, tone=tone,
                aside=bar(net, most, BAR, set_) if net and line.part is AccountPart.worth else "")  # fmt: skip


def done_of(line: Line) -> str:
    """What was done of what was promised, in its own unit."""
    claim = line.claim
    if not claim.actuals:
        why = claim.not_delivered_because
        return f"not delivered, because {why}" if why else "nothing counted yet"
    if claim.unit == "percent":
        return ", ".join(quantity(one.quantity, claim.unit) for one in claim.actuals[-2:])
    done = quantity(claim.quantity, claim.unit)
    if claim.target is None:
        return done
    promised = quantity(claim.target, claim.unit)
    number, _, unit = done.partition(" ")
    if unit and promised.partition(" ")[2] == unit:  # its unit once: "31.5 of 30 person-years promised"
        done = number
    return f"{done} of {promised} promised"


def open_words(line: Line) -> str:
    """Why a line is in no net total, or ""."""
    if line.doubled:
        return "may be counted twice"
    if line.unset:
        return f"{len(line.unset)} not set"
    return ""


def order(line: Line) -> tuple[int, Decimal]:
    """Settled lines first, the largest on top; then those that are open, then those only counted."""
    net = line.net
    rank = 0 if net else 1 if line.price is not None else 2
    return rank, -(net.central if net else line.gross.central)


# What is said of a row


def says_group(group: Group, width: int, hue: str, set_: show.Marks) -> list[Text]:
    """A row in full: the parts apart, what was done of what was promised, what is counted."""
    lines = group.lines
    out: list[Text] = [[(text, "strong")] for text in show.wrap(group.label or "(nothing said)", width)]
    out += wrapped(group.note, width, "look")
    for part in IN_MONEY:
        out += _part(group.sums[part], part, width, hue, set_)
    done = [one for one in lines if one.claim.actuals and one.claim.target]
    if done:
        out += [[], [("Done of what was promised", hue)]]
        for one in done[:12]:
            out += _target(one, width, hue, set_)
        out += wrapped(
            f"and {plural(len(done) - 12, 'more line')}; enter opens them" if len(done) > 12 else "", width, "quiet"
        )
    if group.counts:
        out += [[], [("What was counted", hue)]]
        for each in group.counts[:20]:
            out += wrapped(count_words(each), width, "", hang=2)
        more = len(group.counts) - 20
        out += wrapped(f"and {plural(more, 'more measure')}; enter opens them" if more > 0 else "", width, "quiet")
    return out


def count_words(one: Count) -> str:
    """What was counted of one measure, and how much of it is claimed here."""
    return f"{one.title}: {counted(one)}"


def _part(found: Sums, part: AccountPart, width: int, hue: str, set_: show.Marks) -> list[Text]:
    if not found.settled and not found.open:
        return []
    out: list[Text] = [[], [(part.label, hue)]]
    if found.settled:
        out += wrapped(f"net {about(found.net)}, from {plural(found.settled, 'settled line')}", width, "strong")
        out.append([(bar(found.net, found.net.high, min(width, 40), set_), hue)])
    out += wrapped(f"gross {money(found.gross.central)}, with nothing taken off", width, "")
    if found.open:
        out += wrapped(f"{plural(found.open, 'line')} not settled, in no net figure", width, "look")
    return out


def says_line(line: Line, width: int, hue: str, set_: show.Marks, *, why: bool = True) -> list[Text]:
    """A line in short; its working has all of it."""
    claim = line.claim
    out = wrapped(claim.title, width, "strong")
    out += wrapped(" · ".join(filter(None, (claim.actor_name, claim.measure_title))), width, "quiet")
    out += [
        [],
        *(_target(line, width, hue, set_)[1:] if claim.actuals and claim.target else wrapped(done_of(line), width, "")),
    ]
    if line.price is not None or line.pieces:
        out += [[], [(line.part.label, hue)]]
        if line.net is not None:
            out += wrapped(f"net {about(line.net)}", width, "strong")
            out.append([(bar(line.net, line.net.high, min(width, 40), set_), hue)])
        out += wrapped(f"gross {money(line.gross.central)}", width, "")
    if line.unset:
        out += wrapped(f"Not set: {', '.join(one.label.lower() for one in line.unset)}. a sets them.", width, "look")
    if line.doubled:
        out += wrapped("It may be counted twice; the tab Double counts asks.", width, "look")
    out += wrapped(line.why if why else "", width, "look")
    for remark in line.remarks:
        out += wrapped(remark, width, "quiet")
    if line.pieces:
        out += [[], *wrapped("Enter shows its working, step by step.", width, "quiet")]
    return out


def fitting(parts: Text, width: int) -> list[Text]:
    """Parts on one line, or, where there is no room, one below the other."""
    if sum(show.cell_len(text) for text, _ in parts) <= width:
        return [parts]
    first, *rest = parts
    lead = show.cell_len(first[0]) if rest else 0
    if lead and lead + show.cell_len(rest[0][0]) <= width:
        return [
            [first, rest[0]],
            *(line for text, role in rest[1:] for line in wrapped(text.strip(" ;:"), width, role)),
        ]
    return [line for text, role in parts for line in wrapped(text.strip(), width, role)]


def _target(line: Line, width: int, hue: str, set_: show.Marks) -> list[Text]:
    claim = line.claim
    out = wrapped(claim.title, width, "")
    share = claim.quantity / claim.target if claim.target and claim.unit != "percent" else None
    cells = min(max(width - 30, 8), 24)
    if share is None:
        return [*out, *wrapped(f"  {done_of(line)}", width, "quiet")]
    said = f"  {done_of(line)}"
    beside = show.cell_len(said) + cells + 2 <= width
    cells = cells if beside else max(min(width - 4, 32), 8)
    full = min(int(share * cells), cells)
    meter: Text = [("  ", ""), (set_.block * full, hue), (set_.base * (cells - full), "hair")]
    if beside:
        return [*out, [*meter, (said, "quiet")]]
    return [*out, meter, *wrapped(done_of(line), width, "quiet", indent=2)]


def wrapped(text: str, width: int, role: str, *, indent: int = 0, hang: int = 0) -> list[Text]:
    if not text:
        return []
    lines = show.wrap(text, max(width - indent - hang, 8))
    return [[(" " * (indent + (hang if at else 0)) + one, role)] for at, one in enumerate(lines)]
