"""The register of assumptions: what is not set first, each with its number, its ends and its reason; setting one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from convene.core.account.shape import Account, Line, Setting
from convene.core.account.words import money
from convene.core.measurement_vocabulary import AccountPart, Adjustment
from convene.core.nouns.reading import read_number
from convene.core.views import Item
from convene.services.account import setting
from convene.services.account.setting import Assumed, figure
from convene.text import count, plural
from convene.tui import show
from convene.tui.host import Host
from convene.tui.screens.measurement.account_drawing import done_of, wrapped
from convene.tui.screens.shared.ask_line import AskLine
from convene.tui.screens.shared.key_choice import KeyChoice, Option
from convene.tui.widgets.reading_table import Line as Text

NEEDED = (Adjustment.deadweight, Adjustment.attribution, Adjustment.displacement, Adjustment.drop_off)
"""What a value line needs a number for before it is in any net total."""
QUESTIONS = {
    Adjustment.deadweight: "How much of it would have happened anyway?",
    Adjustment.attribution: "How much of it is due to others?",
    Adjustment.displacement: "How much was only moved here from elsewhere?",
    Adjustment.drop_off: "How much of it fades each year after the first?",
    Adjustment.leakage: "How much went to people outside the place?",
    Adjustment.lasts: "For how many years does it last, the first included?",
}
SCALES = {
    Adjustment.deadweight: (
        "None of it would have happened", "A little of it would have happened", "Half of it would have happened",
        "Most of it would have happened", "All of it would have happened anyway",
    ),
    Adjustment.attribution: (
        "It is all this commitment's doing", "Others helped a little", "Half of it is due to others",
        "Most of it is due to others", "It is all due to others",
    ),
    Adjustment.displacement: (
        "Nothing was taken from elsewhere", "A little was only moved", "Half was only moved", "Most was only moved",
        "All of it was only moved from elsewhere",
    ),
    Adjustment.drop_off: (
        "Nothing fades", "A quarter fades each year", "Half fades each year", "Most fades each year",
        "It is gone after the first year",
    ),
    Adjustment.leakage: (
        "All of it stayed in the place", "A little went outside", "Half went outside", "Most went outside",
        "All of it went outside",
    ),
}  # fmt: skip
STEPS = (Decimal(0), Decimal(25), Decimal(50), Decimal(75), Decimal(100))


@dataclass(frozen=True, slots=True)
class Entry:
    """One adjustment of one line in the register."""

    line: Line
    kind: Adjustment
    setting: Setting | None

    @property
    def id(self) -> str:
        return f"{self.line.claim.commitment_id}/{self.kind.value}"

    @property
    def unset(self) -> bool:
        return self.kind in self.line.unset

    @property
    def own(self) -> tuple[Setting, ...]:
        """The numbers of single periods, where every period has its own: one for all would change nothing."""
        return own_numbers(self.line, self.kind)


def entries(account: Account) -> tuple[Entry, ...]:
    """What a value line needs, and whatever else is set: what is not set first, where most is at stake on top."""
    found: list[Entry] = []
    for line in account.lines:
        if line.price is None:
            continue
        settings = line.claim.settings
        needed = NEEDED if line.part is AccountPart.worth else ()
        kinds = [one for one in Adjustment if one in needed or one in line.unset or _is_set(settings.get(one))]
        found += [Entry(line, one, settings.get(one)) for one in kinds]
    return tuple(sorted(found, key=lambda one: (not one.unset, -one.line.gross.central)))


def own_numbers(line: Line, kind: Adjustment) -> tuple[Setting, ...]:
    """The numbers that periods have of their own, with their observations; () unless every period has one."""
    found = [one.own[kind] for one in line.claim.actuals if _is_set(one.own.get(kind))]
    return tuple(found) if found and len(found) == len(line.claim.actuals) else ()


def own_figures(found: Sequence[Setting]) -> str:
    """``20 %``, or ``20 % / 30 %`` where periods differ."""
    return " / ".join(dict.fromkeys(figure(one.kind, one.central) for one in found))


def _is_set(one: Setting | None) -> bool:
    return one is not None and one.central is not None


def item(one: Entry) -> Item:
    """An entry as a row."""
    claim, found = one.line.claim, one.setting
    if one.own:
        return Item(one.id, f"{one.kind.label}: {claim.title}", one.own[0].reason or "no reason is given",
                    figure=own_figures(one.own), aside="with its observations")  # fmt: skip
    if one.unset or found is None:
        said = " · ".join((claim.actor_name or "no actor", f"{money(one.line.gross.central)} gross waits for it"))
        state = "not set" if one.unset else "set for some periods alone"
        return Item(
            one.id, f"{one.kind.label}: {claim.title}", said, figure=state, tone="look" if one.unset else "quiet"
        )
    return Item(one.id, f"{one.kind.label}: {claim.title}", found.reason or "no reason is given",
                figure=figure(one.kind, found.central), aside=ends_words(one.kind, found))  # fmt: skip


def ends_words(kind: Adjustment, one: Setting) -> str:
    """How far out a number may be, in words."""
    if (one.low is None and one.high is None) or one.low == one.high:
        return "no range given"
    low, high = (one.central if end is None else end for end in (one.low, one.high))
    unit = "years" if kind is Adjustment.lasts else "%"
    return f"{count(low or 0)} to {count(high or 0)} {unit}"


def summary(found: Sequence[Entry]) -> str:
    """How many are set."""
    missing = sum(one.unset for one in found)
    if not found:
        return ""
    return f"{missing:,} of {len(found):,} not set" if missing else f"all {len(found):,} are set"


def says(one: Entry, width: int, hue: str) -> list[Text]:
    """An entry in full."""
    claim, found = one.line.claim, one.setting
    out = wrapped(claim.title, width, "strong") + wrapped(f"{claim.actor_name} · {done_of(one.line)}", width, "quiet")
    out += [[], [(one.kind.label, hue)], *wrapped(QUESTIONS[one.kind], width, "")]
    if one.own:
        out += [[], *wrapped("Each period has a number of its own, with its observation.", width, "quiet")]
    elif found is None or found.central is None:
        out += [[], *wrapped("Nobody has said. 0 is an answer; nothing is not.", width, "look")]
    else:
        out += [[], [(figure(one.kind, found.central), "strong"), (f"   {ends_words(one.kind, found)}", "quiet")]]
        out += wrapped(found.reason, width, "quote")
        out += wrapped(f"Rests on: {found.rests_on}" if found.rests_on else "", width, "quiet")
    own = [each for each in claim.actuals if one.kind in each.own]
    for each in own:
        said = each.own[one.kind]
        out += wrapped(
            f"For the time to {each.end:%b %Y} alone: {figure(one.kind, said.central)}, {said.reason}", width, "quiet"
        )
    out += [[], *wrapped(f"{money(one.line.gross.central)} gross stands behind it.", width, "quiet")]
    return out


# Setting


async def ask(host: Host, kind: Adjustment, title: str, hue: str, old: Setting | None = None) -> Assumed | None:
    """The scale in words or a number, its ends, its reason; None when it was left at any question."""
    central = await _number(host, kind, title, hue, old)
    if central is None:
        return None
    ends = await _ends(host, kind, central, hue, old)
    if ends is None:
        return None
    reason = await said_why(host, "Why this number?", "readers of the account will ask; what does it rest on?", hue,
                            old.reason if old else "")  # fmt: skip
    return None if reason is None else Assumed(kind, central, *ends, reason)


async def said_why(host: Host, question: str, why: str, hue: str, value: str = "") -> str | None:
    """A reason, which may not be blank; None when it was left."""
    again = False
    while True:
        asked = AskLine(question, why="it needs a reason; esc leaves it as it is" if again else why, value=value,
                        example="local training has a waiting list of two years", hue=hue, again=again)  # fmt: skip
        answer: str | None = await host.push_screen_wait(asked)
        if answer is None or answer.strip():
            return answer
        again = True


async def _number(host: Host, kind: Adjustment, title: str, hue: str, old: Setting | None) -> Decimal | None:
    if words := SCALES.get(kind):
        options = [
            Option(key, str(value), text, f"{count(value)} %")
            for key, value, text in zip("01234", STEPS, words, strict=True)
        ]
        options.append(Option("n", "number", "Another number …", "per cent"))
        chosen = await host.push_screen_wait(KeyChoice(QUESTIONS[kind], options, why=show.fit(title, 50), hue=hue))
        if not chosen:
            return None
        if chosen != "number":
            return Decimal(chosen)
    value = count(old.central) if old and old.central is not None else ""
    why, again = (
        ("whole years, 1 for the year it happened in" if kind is Adjustment.lasts else "per cent, 0 to 100"),
        False,
    )
    while True:
        example = "3" if kind is Adjustment.lasts else "35"
        asked = AskLine(QUESTIONS[kind], why=why, value=value, example=example, hue=hue, again=again)
        line = await host.push_screen_wait(asked)
        if line is None:
            return None
        try:
            return read_share(line, kind)
        except ValueError as wrong:
            why, value, again = str(wrong), line, True


def read_share(line: str, kind: Adjustment) -> Decimal:
    """A number of an adjustment as it is typed. Raises ValueError in words."""
    try:
        found = read_number(line.replace("%", "").removesuffix("years").removesuffix("year").strip())
    except ValueError:
        found = None
    if found is None:
        raise ValueError(f"a number is wanted, such as {3 if kind is Adjustment.lasts else 35}")
    if kind is Adjustment.lasts:
        if found < 1 or found != int(found) or found > 100:
            raise ValueError("an effect lasts whole years, from 1 to 100")
    elif not 0 <= found <= 100:
        raise ValueError(f"{count(found)} % cannot be: it runs from 0 to 100")
    return found


async def _ends(
    host: Host, kind: Adjustment, central: Decimal, hue: str, old: Setting | None
) -> tuple[Decimal | None, Decimal | None] | None:
    value, again = "", False
    if old and old.low is not None and old.high is not None and old.low != old.high:
        value = f"{count(old.low)} to {count(old.high)}"
    why = f"two numbers with “to” between them, around {figure(kind, central)}; empty when it is certain"
    while True:
        asked = AskLine("At least, and at most?", why=why, value=value, hue=hue, again=again,
                        example="1 to 5" if kind is Adjustment.lasts else "10 to 40")  # fmt: skip
        line = await host.push_screen_wait(asked)
        if line is None:
            return None
        try:
            return read_ends(line, kind, central)
        except ValueError as wrong:
            why, value, again = str(wrong), line, True


def read_ends(line: str, kind: Adjustment, central: Decimal) -> tuple[Decimal | None, Decimal | None]:
    """The ends of a number as they are typed, None and None for nothing. Raises ValueError in words."""
    if not line.strip():
        return None, None
    parts = [one for one in re.split(r"\bto\b|–|\.\.", line) if one.strip()]
    if len(parts) != 2:
        raise ValueError("two numbers are wanted, such as 10 to 40")
    low, high = (read_share(one, kind) for one in parts)
    if not low <= central <= high:
        raise ValueError(f"{figure(kind, central)} must lie between them")
    return low, high


async def set_for(host: Host, chosen: Sequence[Entry], hue: str) -> bool:
    """Set one adjustment of one line or of several, with one reason. Part of an act."""
    kinds = {one.kind for one in chosen}
    if len(kinds) > 1:
        host.toast("Select one kind of adjustment: one number and one reason are for all of them.")
        return False
    chosen = [one for one in chosen if not one.own]
    if not chosen:
        host.toast("Each period has a number of its own, with its observation. Change it there, or take it out there.")
        return False
    first = chosen[0]
    title = first.line.claim.title if len(chosen) == 1 else f"{plural(len(chosen), 'commitment')}, with one reason"
    said = await ask(host, first.kind, title, hue, first.setting if len(chosen) == 1 else None)
    if said is None:
        return False
    await host.do(setting.assume, host.place_id, [one.line.claim.commitment_id for one in chosen], said)
    return True
