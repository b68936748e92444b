"""What moves the value most, what was not valued and why, and what people told: as rows, and each in full."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING

from convene.core.account.shape import Account, Line, Range, Swing
from convene.core.account.words import about, changes, money
from convene.core.measurement_vocabulary import AccountPart
from convene.core.views import Item, Tone
from convene.core.vocabulary import Consent
from convene.text import clip, join, plural
from convene.tui import show
from convene.tui.screens.measurement.account_drawing import done_of, wrapped
from convene.tui.widgets.reading_table import Line as Text

if TYPE_CHECKING:
    from convene.services.account.importance import Placed, Ranking
    from convene.services.account.told import Told, Voices

_TORNADO = 16


# What moves it


def swing_item(at: int, one: Swing, central: Decimal, most: Decimal, set_: show.Marks) -> Item:
    """An assumption and how far it alone moves the value, with a bar to both sides."""
    low, high = changes(one.low, central), changes(one.high, central)
    return Item(str(at), one.name, f"{low} when {one.at_low} · {high} when {one.at_high}",
                figure=f"by {money(one.width)}", aside=both_ways(one, central, most, _TORNADO, set_))  # fmt: skip


def both_ways(one: Swing, central: Decimal, most: Decimal, cells: int, set_: show.Marks) -> str:
    """A bar from where the value is now to where one assumption alone takes it, to either side."""
    half = cells // 2
    if most <= 0:
        return set_.rest * half + set_.cord + set_.rest * half
    ends = (one.low, one.high)
    left = min(int(max(central - min(ends), Decimal(0)) / most * half + Decimal("0.5")), half)
    right = min(int(max(max(ends) - central, Decimal(0)) / most * half + Decimal("0.5")), half)
    return set_.rest * (half - left) + set_.thin * left + set_.cord + set_.thin * right + set_.rest * (half - right)


def reach(swings: Sequence[Swing], central: Decimal) -> Decimal:
    """How far the longest bar goes to one side."""
    return max((max(abs(one.low - central), abs(one.high - central)) for one in swings), default=Decimal(0))


def three_that_matter(swings: Sequence[Swing], central: Decimal) -> str:
    """The three assumptions that move the value most, in a sentence."""
    if not swings:
        return "Nothing can be moved yet: no value line is settled, or none of what is assumed has a range."
    said = []
    for one in swings[:3]:
        ends = [changes(end, central) for end in sorted((one.low, one.high)) if end != central]
        said.append(f"{_inside(clip(one.name, 90))} ({join(ends) or 'no change'})")
    if len(said) == 1:
        return f"One assumption moves the value: {said[0]}."
    return f"What moves the value most: {'; then '.join(said)}."


def _inside(name: str) -> str:
    """A name in the middle of a sentence."""
    return name[:1].lower() + name[1:]


def says_swing(one: Swing, found: Sequence[Swing], value: Range, width: int, hue: str, set_: show.Marks) -> list[Text]:
    """One assumption in full."""
    out = wrapped(one.name, width, "strong")
    out += [[], *wrapped(f"The value line is now {about(value)}.", width, "")]
    most = reach(found, value.central)
    out += [[], [(both_ways(one, value.central, most, min(width - 1, 60), set_), hue)], []]
    for at, to in ((one.at_low, one.low), (one.at_high, one.high)):
        out += wrapped(f"When {at}: {changes(to, value.central)}, about {money(to)}.", width, "")
    return out + wrapped("Everything else stays as it is.", width, "quiet")


# Not valued


def not_valued(account: Account) -> tuple[Line, ...]:
    """Lines in no net total: those that could be settled first, the largest on top."""
    found = [one for one in account.lines if one.net is None]
    return tuple(
        sorted(found, key=lambda one: (one.price is None or one.part is AccountPart.counted, -one.gross.central))
    )


def not_valued_item(one: Line) -> Item:
    """A line that is not valued, and why."""
    reason = why_not(one)
    waits = bool(one.unset or one.doubled)
    figure = f"{money(one.gross.central)} gross" if waits else "counted"
    said = (reason, one.claim.actor_name, done_of(one))
    return Item(one.claim.commitment_id, one.claim.title or "(no name)", " · ".join(filter(None, said)), figure=figure,
                tone="look" if waits else "quiet")  # fmt: skip


def why_not(one: Line) -> str:
    """Why a line is in no net total."""
    if one.why:
        return one.why
    if one.doubled:
        return "it may be counted twice, and that is undecided"
    if one.unset:
        return f"not set: {', '.join(each.label.lower() for each in one.unset)}"
    return "it has no open unit value"


def coverage(account: Account) -> str:
    """How much is valued, open and only counted, in a sentence."""
    settled = sum(one.net is not None for one in account.lines)
    waiting = sum(one.net is None and bool(one.unset or one.doubled) for one in account.lines)
    total = len(account.lines)
    if not total:
        return "There is nothing to account for yet."
    said = [f"{settled:,} of {plural(total, 'line')} settled"]
    if waiting:
        said.append(f"{waiting:,} still open ({money(account.open_gross.central)} gross)")
    return f"{', '.join(said)}, {total - settled - waiting:,} counted alone."


# Stories and harm


def told_items(voices: Voices, own_harm: str = "") -> tuple[Item, ...]:
    """Harm first, then who was not asked, then stories."""
    rows = (
        [Item("harm", own_harm, "harm that stands with no commitment", state="harm", tone="late")] if own_harm else []
    )
    rows += [_told_item(f"h{at}", one, "harm or surprise") for at, one in enumerate(voices.harm)]
    rows += [_told_item(f"s{at}", one, "story") for at, one in enumerate(voices.stories)]
    rows += [
        Item(f"g{at}", one.commitment or "(no name)",
             f"{one.actor} · {plural(one.periods, 'period')}, and nobody was asked", state="not asked", tone="look")
        for at, one in enumerate(voices.gaps)
    ]  # fmt: skip
    return tuple(rows)


def _told_item(ident: str, one: Told, state: str) -> Item:
    about_ = " · ".join(
        filter(None, (one.commitment, one.by or one.actor, f"to {one.until:%b %Y}" if one.until else ""))
    )
    shown = "" if state != "story" else "may be printed" if one.printable else one.consent.label.lower()
    tone: Tone = "late" if state != "story" else "done" if one.printable else "look"
    return Item(ident, one.words, about_, state=state if not shown else f"{state}, {shown}", tone=tone)


def says_told(ident: str, voices: Voices, own_harm: str, width: int, hue: str) -> list[Text]:
    """What one of them is, in full."""
    if ident == "harm":
        return [
            *wrapped(own_harm, width, "quote"),
            [],
            *wrapped("It stands in the account itself: e on the account changes it.", width, "quiet"),
        ]
    kind, at = ident[:1], int(ident[1:] or 0)
    if kind == "g":
        gap = voices.gaps[at]
        out = wrapped(gap.commitment, width, "strong") + wrapped(gap.actor, width, "quiet")
        return [*out, [], *wrapped("It was counted, and nobody wrote down how it was, or who is worse off. "
                                   "Ask, and put down “none found” where it was none.", width, "look")]  # fmt: skip
    one = (voices.harm if kind == "h" else voices.stories)[at]
    out = wrapped(one.words, width, "quote")
    out += [[], *wrapped(f"About: {one.commitment}", width, ""), *wrapped(one.actor, width, "quiet")]
    if kind == "s":
        out += wrapped(f"Told by {one.by}." if one.by else "Nobody is named.", width, "quiet")
        said = "Consent was given: it may be printed." if one.consent is Consent.given else (
            "It may be printed." if one.printable else f"Consent: {one.consent.label.lower()}. It is in no document."
        )  # fmt: skip
        out += wrapped(said, width, "done" if one.printable else "look")
    return out


# What matters most


def placed_item(at: int, one: Placed) -> Item:
    """An outcome as residents placed it, and its pounds beside it."""
    figure = f"{money(one.value.central)} net" if one.value else "no pounds settled"
    place = f" · place {one.by_money} by pounds" if one.by_money else ""
    said = f"{one.score} in the ballot · {plural(one.lines, 'line')}{place}"
    return Item(str(at), f"{one.place}. {one.outcome}", said, figure=figure,
                tone="plain" if one.value else "quiet")  # fmt: skip


def says_ranking(ranking: Ranking, ident: str, width: int, hue: str) -> list[Text]:
    """How the ballot stands, and where people and pounds part."""
    out = wrapped(ranking.words, width, "")
    if not ident:
        return out
    one = ranking.placed[int(ident)]
    out += [[], *wrapped(one.outcome, width, hue)]
    out += wrapped(f"Residents placed it {one.place} of {len(ranking.placed)}.", width, "strong")
    if one.value is None:
        return out + wrapped(
            "No line of it is settled in pounds; that says nothing of what it is worth to people.", width, ""
        )
    return out + wrapped(f"In pounds it is {about(one.value)}, place {one.by_money}.", width, "")
