"""Which commitments may count the same, as questions that a convener can answer: one for all that hang together.

Asked about is only what is valued, or would be if it were adjusted, and spending in the account's money where one
measure lies inside another. Who benefits is taken from the words for it: those who share a word may be the same people,
and so may everybody of whom nothing says who they are. Beyond that

- *one part of the other*: for the same actor, and for others where it is not money, for the same people;
- *a chain*: values of one theme, in different double-count groups, for the same actor or for people both name; either
  of one outcome, or of different kinds (input, output, outcome), or of people both name;
- *a saving and a transfer*: public money saved and money gained, for the same actor or for people both name.

What is split already (claimed shares of one measure that come to no more than the whole) is not asked again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from convene.core.account import valuing
from convene.core.account.decisions import held, unseen
from convene.core.account.shape import Claim, Decided, Double, Line
from convene.core.measurement_vocabulary import AccountPart, DoubleCountGuard
from convene.core.vocabulary import ProxyStatus, ValueKind
from convene.text import clip, count, join, words_of

_SLACK = Decimal("1e-9")
"""Shares such as three times 0.3333333334 are meant to be one."""
_FISCAL = {ValueKind.fiscal, ValueKind.economic_and_fiscal, ValueKind.economic_fiscal_social}
_ANYBODY = frozenset(
    words_of(
        "a about adult all an and any anybody aged area at by community everybody everyone family for from general "
        "group household in individual into is local member neighbourhood new of on one or other our over people "
        "person place public resident some that the their they those to town up village who with without year"
    )
)
"""Words that tell nobody apart."""
_PERHAPS = "for people who may be the same, at the same time"


@dataclass(frozen=True, slots=True)
class _One:
    """A claim as the guards look at it: ``people`` are words for who benefits, empty for anybody."""

    claim: Claim
    part: AccountPart
    people: frozenset[str]
    spans: tuple[tuple[date, date], ...]
    gross: Decimal
    money: bool

    @property
    def name(self) -> str:
        return self.claim.commitment


@dataclass(frozen=True, slots=True)
class _Asked:
    guard: DoubleCountGuard
    about: str
    members: tuple[_One, ...]
    words: str


def doubles(
    claims: Iterable[Claim], decided: Iterable[Decided], lines: Mapping[str, Line] | None = None, currency: str = "GBP"
) -> tuple[Double, ...]:
    """Every double count there may be, those not decided first, then by what is at stake.

    ``lines`` (by commitment) are the claims worked out on their own; without them what would be valued is guessed from
    the unit value alone and nothing is said of what is at stake.
    """
    ones = [one for claim in claims if (one := _seen(claim, lines, currency))]
    decided = tuple(decided)
    found = tuple(held(_double(one), decided) for one in _once(_asked(ones)))
    by_name = {one.name: one for one in ones}
    by_hand = unseen(decided, found, by_name, lambda names: bool(_touching([by_name[name] for name in names])))
    stake = {one.name: one.gross for one in ones}
    by_hand = tuple(
        replace(one, at_stake=_at_stake([stake[name] for name in one.commitments])) for one in by_hand
    )  # fmt: skip
    return tuple(sorted((*found, *by_hand), key=lambda one: (bool(one.decided), -one.at_stake, one.key)))


def people(claim: Claim) -> frozenset[str]:
    """The words that tell who benefits from others, without their plural; none where it may be anybody."""
    said = " ".join((claim.beneficiaries, *claim.groups)).casefold()
    stems = (word[:-1] if len(word) > 3 and word.endswith("s") else word for word in words_of(said))
    return frozenset(word for word in stems if word not in _ANYBODY)


def _seen(claim: Claim, lines: Mapping[str, Line] | None, currency: str) -> _One | None:
    if not claim.actuals or not claim.measure or claim.legally_required or claim.offered or claim.unit_differs:
        return None
    line = lines.get(claim.commitment) if lines is not None else None
    if line is not None:
        part, gross = line.part, line.gross.central
    else:
        part, gross = valuing.part_of(claim), Decimal(0)
        if claim.unit_value is None or claim.unit_value.status not in _PRICED:
            part = AccountPart.counted
    money = valuing.is_money(claim.unit, currency)
    if part is AccountPart.counted:
        if not money:
            return None
        gross = claim.quantity
    if claim.quantity <= 0:
        return None
    return _One(claim, part, people(claim), tuple(_span(claim)), gross, money)


_PRICED = frozenset({ProxyStatus.seen, ProxyStatus.seen_secondary, ProxyStatus.face_value})


def _span(claim: Claim) -> Iterator[tuple[date, date]]:
    for one in claim.actuals:
        # Where only the last day is known it may have been any time in the year before.
        yield one.start or max(one.end, date(2, 1, 1)) - timedelta(days=364), one.end


def _asked(ones: Sequence[_One]) -> Iterator[_Asked]:
    yield from _parts(ones)
    yield from _savings(ones)
    yield from _chains(ones)
    valued = [one for one in ones if one.part is not AccountPart.counted]
    alike: dict[str, list[_One]] = defaultdict(list)
    for one in valued:
        alike[f"group:{one.claim.double_count_group}" if one.claim.double_count_group else one.claim.measure].append(
            one
        )
    for about, those in alike.items():
        for together in _together(those):
            measures = {one.claim.measure for one in together}
            if len(measures) > 1:
                name = about.removeprefix("group:")
                words = f"{_many(together)} in the double-count group “{name}” {_PERHAPS}"
                yield _Asked(DoubleCountGuard.group, about, together, words)
            elif sum(one.claim.claimed_share for one in together) > 1 + _SLACK:
                title = clip(together[0].claim.measure_title or together[0].claim.measure, 60)
                words = f"{_many(together)} “{title}” {_PERHAPS}"
                yield _Asked(DoubleCountGuard.same_people, about, together, words)


def _many(together: Sequence[_One]) -> str:
    return f"{count(len(together))} commitments count"


def _together(ones: Sequence[_One]) -> list[tuple[_One, ...]]:
    """Those that hang together: for people who may be the same, at the same time; two at least."""
    return _joined(ones, (pair for room in _by_people(ones) for pair in _touching(room)))


def _touching(ones: Sequence[_One]) -> list[tuple[_One, _One]]:
    """Pairs that hold all together whose times touch: each with one it follows on, not all with all."""
    spans = sorted(((start, end, at) for at, one in enumerate(ones) for start, end in one.spans))
    pairs, last, upto = [], -1, date.min
    for start, end, at in spans:
        if last >= 0 and start <= upto and at != last:
            pairs.append((ones[last], ones[at]))
        if end >= upto or last < 0:
            last, upto = at, max(end, upto)
    return pairs


def _joined(ones: Sequence[_One], pairs: Iterable[tuple[_One, _One]]) -> list[tuple[_One, ...]]:
    root = {one.name: one.name for one in ones}

    def top(name: str) -> str:
        while root[name] != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for one, other in pairs:
        root[top(one.name)] = top(other.name)
    found: dict[str, list[_One]] = defaultdict(list)
    for one in ones:
        found[top(one.name)].append(one)
    return [tuple(those) for those in found.values() if len(those) > 1]


def _linked(rooms: Iterable[Sequence[_One]], alike: Callable[[_One, _One], bool]) -> list[tuple[_One, _One]]:
    """Pairs that hold together, in each room of people who may be the same, those of two sorts at the same time.

    ``alike`` says whether two sorts (measures, mostly) go together; it is asked once for two sorts, not for each two
    commitments, of which there may be thousands.
    """
    pairs = []
    for room in rooms:
        for together in _joined(room, _touching(room)):
            sorts: dict[tuple[object, ...], list[_One]] = defaultdict(list)
            for one in together:
                sorts[_sort(one)].append(one)
            first = [those[0] for those in sorts.values()]
            links = [(one, other) for at, one in enumerate(first) for other in first[at + 1 :] if alike(one, other)]
            for linked in _joined(first, links):
                whole = [one for each in linked for one in sorts[_sort(each)]]
                pairs += [(whole[0], one) for one in whole[1:]]
    return pairs


def _sort(one: _One) -> tuple[object, ...]:
    claim = one.claim
    return claim.measure, claim.outcome, claim.measure_kind, claim.double_count_group, one.part, one.money, _kind(one)


def _by_actor(ones: Sequence[_One]) -> list[list[_One]]:
    """Rooms of one actor's claims for people who may be the same."""
    actors: dict[str, list[_One]] = defaultdict(list)
    for one in ones:
        if one.claim.actor:
            actors[one.claim.actor].append(one)
    return [room for those in actors.values() if len(those) > 1 for room in _by_people(those)]


def _by_word(ones: Sequence[_One]) -> list[list[_One]]:
    """Rooms of claims that name the same people, whoever makes them."""
    rooms: dict[str, list[_One]] = defaultdict(list)
    for one in ones:
        for word in one.people:
            rooms[word].append(one)
    return list(rooms.values())


def _by_people(ones: Sequence[_One]) -> list[list[_One]]:
    """As ``_by_word``, with those of whom nobody is named in each, and alone."""
    unnamed = [one for one in ones if not one.people]
    return [*([*room, *unnamed] for room in _by_word(ones)), *([unnamed] if unnamed else [])]


def _parts(ones: Sequence[_One]) -> Iterator[_Asked]:
    nested = {one.claim.measure for one in ones if one.claim.inside or one.claim.part_of}
    outer = {name for one in ones for name in _above(one)}
    ones = [one for one in ones if one.claim.measure in nested | outer]
    if not nested or not ones:
        return

    def of_others(one: _One, other: _One) -> bool:
        # The money one actor spends is never the money another one spends.
        return _nested(one, other) and not (one.money and other.money)

    pairs = _linked(_by_actor(ones), _nested) + _linked(_by_people(ones), of_others)
    for together in _joined(ones, pairs):
        measures = {one.claim.measure for one in together}
        inner = sorted({one.claim.measure for one in together if measures & _above(one)})
        about = sorted(measures - set(inner))[0] if measures - set(inner) else inner[0]
        words = f"{_many(together)} measures of which one lies inside the other ({join(inner)} in {about})"
        yield _Asked(DoubleCountGuard.part, f"part:{about}", together, words)


def _above(one: _One) -> set[str]:
    return {*one.claim.inside, one.claim.part_of} - {"", one.claim.measure}


def _nested(one: _One, other: _One) -> bool:
    return one.claim.measure in _above(other) or other.claim.measure in _above(one)


def _chains(ones: Sequence[_One]) -> Iterator[_Asked]:
    themes: dict[str, list[_One]] = defaultdict(list)
    for one in ones:
        if one.part is AccountPart.worth and one.claim.theme:
            themes[one.claim.theme].append(one)
    for theme, those in themes.items():
        pairs = _linked(_by_actor(those), _next_steps) + _linked(_by_word(those), _steps)
        for together in _joined(those, pairs):
            title = clip(together[0].claim.theme_title or theme, 40)
            words = (
                f"{_many(together)} what may be steps of one chain under “{title}”, of which only the last that "
                "happened is valued"
            )
            yield _Asked(DoubleCountGuard.chain, f"chain:{theme}", together, words)


def _steps(one: _One, other: _One) -> bool:
    mine, its = one.claim, other.claim
    alike = mine.double_count_group and mine.double_count_group == its.double_count_group
    return mine.measure != its.measure and not alike


def _next_steps(one: _One, other: _One) -> bool:
    mine, its = one.claim, other.claim
    return _steps(one, other) and (mine.outcome == its.outcome or mine.measure_kind is not its.measure_kind)


def _savings(ones: Sequence[_One]) -> Iterator[_Asked]:
    saved = [one for one in ones if one.part is AccountPart.worth and _kind(one) in _FISCAL]
    moved = [one for one in ones if one.part is AccountPart.moved and one.money]
    if not saved or not moved:
        return

    def sides(one: _One, other: _One) -> bool:
        return one.part is not other.part

    both = [*saved, *moved]
    for together in _joined(both, _linked([*_by_actor(both), *_by_word(both)], sides)):
        words = f"{_many(together)} public money saved and money gained, which may be the same for the same people"
        yield _Asked(DoubleCountGuard.saving_and_transfer, "saving", together, words)


def _kind(one: _One) -> ValueKind:
    return one.claim.unit_value.kind if one.claim.unit_value else ValueKind.none


def _once(asked: Iterable[_Asked]) -> list[_Asked]:
    """Each question once: of several about the very same commitments the first stays. A decision on more of them
    settles those on fewer, so that the largest is asked first and the rest follow from it."""
    every = list(asked)
    names = [frozenset(one.name for one in each.members) for each in every]
    rooms: dict[str, list[int]] = defaultdict(list)
    for at, those in enumerate(names):
        for name in those:
            rooms[name].append(at)
    return [
        each
        for at, each in enumerate(every)
        if not any(names[at] == names[other] and other < at for other in rooms[each.members[0].name])
    ]


def _double(one: _Asked) -> Double:
    members = sorted(one.members, key=lambda each: (each.claim.commitment_id, each.name))
    titles = [f"“{clip(each.claim.title or each.name, 40)}”" for each in members[:3]]
    more = [f"{count(len(members) - 3)} more"] if len(members) > 3 else []
    split = [each for each in members if each.claim.claimed_share < 1]
    aside = f" {count(len(split))} of them already claim only a share." if split else ""
    sides = {each.part for each in members}
    if len(sides) > 1:
        stake = sorted((each.gross for each in members), reverse=True)[1]
    else:
        stake = _at_stake([each.gross for each in members])
    return Double(
        # By handle and not by id: the key goes out in the file, and a copy of the place has other ids.
        f"{one.about}:{members[0].name}", one.guard, tuple(each.name for each in members),
        f"{one.words}: {join([*titles, *more])}.{aside}", at_stake=stake,
    )  # fmt: skip


def _at_stake(gross: Sequence[Decimal]) -> Decimal:
    return sum(gross, Decimal(0)) - max(gross) if gross else Decimal(0)
