"""Double counts: each a question with its evidence, answered by keys."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from convene.core.account.shape import Account, Double, Line
from convene.core.account.words import money
from convene.core.measurement_vocabulary import DoubleCountAnswer, DoubleCountGuard
from convene.core.views import Item
from convene.services.account import deciding
from convene.text import plural
from convene.tui.host import Host
from convene.tui.screens.measurement.account_drawing import done_of, wrapped
from convene.tui.screens.measurement.register import said_why
from convene.tui.screens.measurement.sharing import SharesScreen
from convene.tui.screens.shared.choose import ChooseScreen
from convene.tui.screens.shared.key_choice import KeyChoice, Option
from convene.tui.widgets.reading_table import Line as Text

_QUESTIONS = {
    DoubleCountGuard.same_people: "Do these count the same people, in the same time, twice?",
    DoubleCountGuard.group: "Do these count one thing in two ways?",
    DoubleCountGuard.part: "Is one of these inside the other?",
    DoubleCountGuard.chain: "Are these steps of one road, of which only the last is worth anything of its own?",
    DoubleCountGuard.saving_and_transfer: "Is what the public purse saves here what somebody lost?",
}
_KEYS = {
    "s": (DoubleCountAnswer.shared, "They share it"), "v": (DoubleCountAnswer.keep, "One is valued"),
    "n": (DoubleCountAnswer.different, "They are not the same"),
}  # fmt: skip


def listed(account: Account) -> tuple[Double, ...]:
    """Those to decide first, most at stake on top."""
    return tuple(sorted(account.doubles, key=lambda one: (bool(one.decided), -one.at_stake)))


def item(one: Double, lines: Mapping[str, Line]) -> Item:
    """A group as a question: the commitments it is about, and what they may have in common."""
    titles = [lines[ident].claim.title for ident in one.commitments if ident in lines]
    named = " / ".join(titles) or one.words or one.guard.label
    said = f"{plural(len(one.commitments), 'commitment')} · {one.guard.label.lower()}"
    if one.decided:
        answer = one.answer.label.lower() if one.answer else "decided"
        return Item(one.key, named, said, state=answer, tone="done")
    return Item(one.key, named, said, figure=f"{money(one.at_stake)} at stake", state="to decide", tone="look")


def summary(account: Account) -> str:
    """How many are decided."""
    open_ = sum(not one.decided for one in account.doubles)
    if not account.doubles:
        return ""
    return f"{open_:,} of {len(account.doubles):,} to decide" if open_ else f"all {len(account.doubles):,} are decided"


def says(one: Double, lines: Mapping[str, Line], width: int, hue: str) -> list[Text]:
    """The question with its evidence: who, what, when, for whom, how much."""
    out = wrapped(_QUESTIONS[one.guard], width, "strong")
    out += wrapped(one.words, width, "")
    state = (
        "Enter decides."
        if not one.decided
        else f"Decided: {one.answer.label.lower() if one.answer else ''}. Enter decides anew."
    )
    at_stake = f"{money(one.at_stake)} would be counted twice at most. " if one.at_stake else ""
    out += wrapped(at_stake + state, width, "quiet" if one.decided else "look")
    for ident in one.commitments:
        line = lines.get(ident)
        if line is None:
            continue
        claim = line.claim
        out += [[], *wrapped(claim.title, width, hue)]
        out += wrapped(f"{claim.actor_name or 'no actor'} · {claim.measure_title or claim.measure}", width, "")
        out += wrapped(f"{done_of(line)}{_when(line)}", width, "")
        whom = claim.beneficiaries or (", ".join(claim.groups) if claim.groups else "nobody said for whom")
        out += wrapped(f"for: {whom}", width, "quiet")
        net = line.net
        worth = (
            f"net {money(net.central)}"
            if net
            else f"gross {money(line.gross.central)}"
            if line.price
            else "only counted"
        )
        share = f", {line.share * 100:.0f} % of it counted" if line.share != 1 else ""
        out += wrapped(worth + share, width, "quiet")
    return out


def _when(line: Line) -> str:
    actuals = line.claim.actuals
    if not actuals:
        return ""
    first = next((one.start for one in actuals if one.start), None)
    last = actuals[-1].end
    return f" · {first:%b %Y} to {last:%b %Y}" if first else f" · to {last:%b %Y}"


async def decide(host: Host, one: Double, lines: Mapping[str, Line], hue: str) -> bool:
    """Ask what is done about a group and why, and keep it. Part of an act."""
    options = [Option(key, answer.value, words, answer.help) for key, (answer, words) in _KEYS.items()]
    why = f"{plural(len(one.commitments), 'commitment')}, {money(one.at_stake)} at stake"
    chosen = await host.push_screen_wait(KeyChoice(_QUESTIONS[one.guard], options, why=why, hue=hue))
    if not chosen:
        return False
    answer, kept, shares = DoubleCountAnswer(chosen), "", dict[str, Decimal]()
    there = {ident: lines[ident] for ident in one.commitments if ident in lines}
    if answer is DoubleCountAnswer.keep:
        rows = [
            Item(ident, line.claim.title, f"{line.claim.actor_name} · {done_of(line)}") for ident, line in there.items()
        ]
        kept = await host.push_screen_wait(ChooseScreen("Which one is valued?", rows, hue=hue,
                                                        facts="the others are only counted"))  # fmt: skip
        if not kept:
            return False
    elif answer is DoubleCountAnswer.shared:
        found = await host.push_screen_wait(SharesScreen(tuple(there.items()), hue=hue))
        if found is None:
            return False
        shares = found
    reason = await said_why(host, "Why?", f"{answer.label.lower()}; it stands in the account", hue)
    if reason is None:
        return False
    await host.do(deciding.decide, host.place_id, one.guard, tuple(one.commitments), answer, reason=reason, kept=kept,
                  shares=shares, decided=one.decided)  # fmt: skip
    return True
