"""What somebody should know of a ledger before believing its sums, in whole sentences."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from convene.files.ledgers.amounts import said
from convene.files.ledgers.days import Days
from convene.files.ledgers.odd_lines import OddLines
from convene.files.ledgers.repeats import Repeats
from convene.files.ledgers.roles import score
from convene.files.ledgers.summed import PrintedTotal, Supplier
from convene.files.sheets import Sheet, folded, spaced
from convene.text import clip, join, plural, pounds

_MUCH = 0.2
_NET = 100  # the score of headings that say that VAT is not in them
_GROSS = 40


def remarks(
    sheet: Sheet, odd: OddLines, days: Days, repeats: Repeats, suppliers: Sequence[Supplier]
) -> tuple[str, ...]:
    """The most harmful first."""
    return (
        *_unread(odd),
        *_totals(odd),
        *_whole(odd, suppliers),
        *_vat(odd),
        *_kinds(odd),
        *_repeated(repeats),
        *days.told(),
        *_names(suppliers),
        *sheet.remarks(),
    )


def _unread(odd: OddLines) -> Iterator[str]:
    counted = sum(one[0] for one in (*odd.entries.values(), *odd.apart.values()))
    if odd.unread:
        stake = f"; {said(odd.stake)} can be seen in {'it' if odd.unread == 1 else 'them'}" if odd.stake else ""
        rest = f", and of {plural(odd.unseen, 'line')} the amount cannot be told" if odd.unseen else ""
        yield f"{plural(odd.unread, 'line')} cannot be read and {_is(odd.unread)} in no sum{stake}{rest}."
    if odd.unread > _MUCH * (odd.unread + counted):
        yield "That is more than a fifth of the file: look at the columns above before you believe its sums."


def _is(number: int) -> str:
    return "is" if number == 1 else "are"


def _totals(odd: OddLines) -> Iterator[str]:
    found = odd.printed_totals()
    if odd.totals_left_out:
        agreed = sum(1 for one in found if one.of)
        agree = f"; {agreed:,} of them agree{'s' if agreed == 1 else ''} with what was read" if agreed else ""
        lines = plural(odd.totals_left_out, "line")
        yield f"{lines} {_is(odd.totals_left_out)} a total of others, and left out{agree}."
    apart = [one for one in found if not one.of]
    explained = [one for one in apart if one.unread and one.amount - one.beside == one.unread]
    if len(explained) > 1:
        largest = max(explained, key=lambda one: one.amount)
        yield (
            f"{plural(len(explained), 'total')} differ from what was read by exactly what can be seen in the lines "
            f"that cannot be read; the largest, on line {largest.line:,}, says {pounds(largest.amount)}."
        )
        apart = [one for one in apart if one not in explained]
    for one in sorted(apart, key=lambda one: -one.amount)[:5]:
        yield _differs(one, odd)
    for line, value, number in odd.alike:
        yield (
            f"Line {line:,} ({said(value)}) comes to exactly what the {plural(number, 'line')} above it do; it names a "
            "supplier and was counted."
        )


def _differs(one: PrintedTotal, odd: OddLines) -> str:
    name = f"“{one.name}” on line" if one.name else "An amount without a supplier, on line"
    apart = one.amount - one.beside
    words = (
        f"{name} {one.line:,} says {pounds(one.amount)}; what was read above it comes to "
        f"{pounds(one.beside)}, which is {pounds(abs(apart))} {'less' if apart > 0 else 'more'}"
    )
    if one.unread and apart == one.unread:
        words += ": exactly what can be seen in the lines that cannot be read"
    elif one.unread and odd.unseen and apart > one.unread:
        words += f": {pounds(apart - one.unread)} more than can be seen in the lines that cannot be read"
    return f"{words}."


def _whole(odd: OddLines, suppliers: Sequence[Supplier]) -> Iterator[str]:
    counted = [*odd.entries.values(), *odd.apart.values()]
    lines, returned = sum(one[0] for one in counted), sum(one[1] for one in counted)
    if not lines:
        yield "Not a single line was counted."
        return
    if returned == lines:
        yield "Every amount is below nothing: the file may show money paid with a minus."
    elif returned * 2 > lines:
        yield "More than half of the amounts are below nothing: the file may show money paid with a minus."
    if len(suppliers) == 1 and lines > 1:
        yield f"All of it went to “{clip(suppliers[0].name, 60)}”: the column may say who pays."
    if odd.merged_lines:
        yield (
            f"{plural(odd.merged_lines, 'row')} share the merged amount of a row above; it is counted once, for the "
            "supplier of its first row."
        )


def _vat(odd: OddLines) -> Iterator[str]:
    heading = odd.columns.heading("amount")
    points = score("amount", folded(spaced(heading)))
    if points == _GROSS:
        yield f"“{clip(heading, 50)}” has VAT in it: sums are higher than those of ledgers without it."
    elif points != _NET:
        yield f"“{clip(heading, 50)}” does not say whether VAT is in it; councils mostly publish without."


def _kinds(odd: OddLines) -> Iterator[str]:
    words = {
        "withheld": "with a name that is withheld; they are summed as one",
        "people": "to people; their names are not kept, and they are summed as one",
        "unnamed": "without a supplier; they are summed as one",
    }
    for kind, told in words.items():
        sums = next((one for name, one in odd.apart.items() if name == kind), None)
        if sums:
            yield f"{plural(sums[0], 'line')} ({said(sums[2])}) {told}."
    for one in odd.foreign():
        first = join([f"{line:,}" for line in one.first])
        more = ", …" if one.lines > len(one.first) else ""
        yield (
            f"{plural(one.lines, 'line')} in {one.currency} ({one.amount:,.2f}), in no sum: "
            f"line{'s' if one.lines > 1 else ''} {first}{more}."
        )
    if odd.marked_credits:
        heading = clip(odd.columns.heading("sign"), 40)
        yield (
            f"{plural(odd.marked_credits, 'line')} above nothing {_is(odd.marked_credits)} marked as credit in "
            f"“{heading}”, and taken off; without that column they count as they stand."
        )
    if odd.many_decimals:
        shown = join([f"{line:,}" for line in odd.many_decimals[:3]])
        yield (
            f"{plural(len(odd.many_decimals), 'amount')} with more than two decimals, such as on line {shown}, read as "
            "pounds: 1.234 is £1.23, not £1,234."
        )
    if odd.dashes:
        yield f"{plural(odd.dashes, 'dash', 'dashes')} for an amount, read as nought."


def _repeated(repeats: Repeats) -> Iterator[str]:
    if repeats.lines:
        shown = join([f"{line:,}" for line in repeats.first])
        near = ", within a hundred thousand lines of it" if repeats.turned else ""
        yield (
            f"{plural(repeats.lines, 'line')} ({said(repeats.money)}) stand{'s' if repeats.lines == 1 else ''} there "
            f"letter for letter as one before{near} (line{'s' if len(repeats.first) > 1 else ''} {shown}"
            f"{', …' if repeats.lines > len(repeats.first) else ''}); "
            f"{'it was counted as it stands' if repeats.lines == 1 else 'they were counted as they stand'}."
        )


def _names(suppliers: Sequence[Supplier]) -> Iterator[str]:
    several = [one for one in suppliers if len(one.spellings) > 1]
    if several:
        shown = join([f"“{clip(one, 40)}”" for one in several[0].spellings[:3]])
        yield (
            f"{plural(len(several), 'supplier')} {_is(len(several))} written in several ways and summed together, such "
            f"as {shown}."
        )
    names: dict[str, list[str]] = defaultdict(list)
    for one in suppliers:
        for number in one.numbers:
            names[number].append(one.name)
    shared = {number: found for number, found in names.items() if len(set(map(str.casefold, found))) > 1}
    if shared:
        number, found = next(iter(shared.items()))
        yield (
            f"{plural(len(shared), 'number')} of suppliers {_is(len(shared))} borne by several names, summed apart, "
            f"such as {clip(number, 20)}: {join([f'“{clip(one, 40)}”' for one in dict.fromkeys(found)][:3])}."
        )
