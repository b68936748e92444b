"""A line of the account before everybody: what it says in plain words, what was before, what it is now."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from convene.core.account.shape import Account, Line, Range
from convene.core.account.words import about, money
from convene.core.measurement_vocabulary import Adjustment
from convene.services.account.setting import figure
from convene.text import clip, count, pounds
from convene.tui import show
from convene.tui.screens.measurement.account_drawing import bar, done_of, wrapped
from convene.tui.screens.measurement.register import own_figures, own_numbers
from convene.tui.widgets.reading_table import Line as Text

WORDS = {
    Adjustment.deadweight: "would have happened anyway",
    Adjustment.attribution: "is due to others",
    Adjustment.displacement: "was only moved here from elsewhere",
    Adjustment.drop_off: "fades each year",
    Adjustment.leakage: "went to people outside",
    Adjustment.lasts: "is how long it lasts",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What is on the wall: a line and the account as they are kept, and as they would be; ``kinds`` are the
    adjustments that can be changed, ``at`` the one that is."""

    was: Line
    now: Line
    before: Account
    after: Account
    kinds: tuple[Adjustment, ...]
    at: int

    @property
    def changed(self) -> bool:
        return self.was.claim.settings != self.now.claim.settings


def typeset(one: Shown, width: int, hue: str, set_: show.Marks, *, tall: bool) -> list[Text]:
    """The page for a width; loose where it is tall."""
    gap: list[Text] = [[]] if tall else []
    claim = one.now.claim
    out = wrapped(claim.title, width, f"{hue} bold")
    out += wrapped(f"{claim.actor_name or 'Nobody'}: {done_of(one.now)}.", width, "")
    price = one.now.price
    if price is not None and claim.unit != "GBP":
        each = pounds(price.central) if price.central < 1000 else money(price.central)
        out += wrapped(f"Each is worth about {each}, {_source(one.now)}", width, "quiet")
    out += [*gap, []]
    out += [
        text for at, kind in enumerate(one.kinds) for text in _assumption(one, kind, at == one.at, width, hue, set_)
    ]
    out += [*gap, [], [("This line", hue)], *_pair(one.was, one.now, width, hue, set_, changed=one.changed)]
    out += [*gap, [], [("The value of everything", hue)]]
    return out + _two(one.before.value, one.after.value, width, hue, set_, changed=one.changed)


def _source(line: Line) -> str:
    value = line.claim.unit_value
    if value is None:
        return ""
    return f"says {clip(value.source, 60)}" if value.source else "and its source is not given"


def _assumption(one: Shown, kind: Adjustment, here: bool, width: int, hue: str, set_: show.Marks) -> list[Text]:
    now, was = (side.claim.settings.get(kind) for side in (one.now, one.was))
    own = own_numbers(one.now, kind)
    if own:
        text = f"{WORDS[kind]}, with its observations"
        mark = set_.bar if here else " "
        number = show.pad(own_figures(own), 9, right=True) + "  "
        return [[(f"{mark} ", hue), (number, "quiet"), (show.fit(text, max(width - 13, 4)), "quiet")]]
    said = figure(kind, now.central if now else None)
    before = figure(kind, was.central if was else None)
    ends = ""
    if now and now.low is not None and now.high is not None and now.low != now.high:
        ends = f" ({count(now.low)} to {count(now.high)})"
    mark = set_.bar if here else " "
    line: Text = [(f"{mark} ", hue), (show.pad(said, 9, right=True), f"{hue} bold" if here else "strong"),
                  (f"{ends}  {WORDS[kind]}", "plain" if here else "quiet")]  # fmt: skip
    if said != before:
        line.append((f"   was {before}", "look"))
    used = sum(show.cell_len(text) for text, _ in line)
    if used > width:
        line = [line[0], line[1], ("  " + show.fit(WORDS[kind], max(width - 14, 4)), line[2][1])]
    if here and kind is not Adjustment.lasts and now and now.central is not None and width >= 50:
        cells = 20
        full = int(now.central / 5)
        return [line, [("            ", ""), (set_.meter * full, hue), (set_.rest * (cells - full), "faint")]]
    return [line]


def _pair(was: Line, now: Line, width: int, hue: str, set_: show.Marks, *, changed: bool) -> list[Text]:
    if now.net is None or was.net is None:
        why = (
            "it may be counted twice"
            if now.doubled
            else "not set: " + ", ".join(one.label.lower() for one in now.unset)
        )
        told = wrapped(f"no net figure yet, {why}; {money(now.gross.central)} gross", width, "look")
        if now.net is not None:
            told = [
                *wrapped("before: no net figure", width, "quiet"),
                *wrapped(f"now: {about(now.net)}", width, "strong"),
            ]
        return told
    return _two(was.net, now.net, width, hue, set_, changed=changed)


def _two(before: Range, after: Range, width: int, hue: str, set_: show.Marks, *, changed: bool) -> list[Text]:
    """What was and what is, both ranges on one scale."""
    most = max(before.high, after.high, Decimal(1))
    lead = 7 if changed else 0
    cells = min(max(width - lead - 40, 12), 60)
    rows = [("before", before, "quiet"), ("now", after, "strong")] if changed else [("", after, "strong")]
    out: list[Text] = []
    for label, one, role in rows:
        drawn: Text = [
            (show.pad(label, lead), "quiet"),
            (bar(one, most, cells, set_), "faint" if role == "quiet" else hue),
        ]
        said = f"  {about(one)}"
        if lead + cells + show.cell_len(said) <= width:
            out.append([*drawn, (said, role)])
        else:
            out += [drawn, *wrapped(about(one), width, role, indent=lead)]
    return out
