"""What goes on when a place begins its next cycle, in words: what carries over, what stays behind, what is looked at
again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dateutil.relativedelta import relativedelta

from convene.core.measurement_vocabulary import AccountStatus
from convene.core.nouns.account import AccountDraft
from convene.text import clip, join, plural

_SHOWN = 6
_ENDINGS = (" (cycle {})", ", cycle {}")


@dataclass(frozen=True, slots=True)
class NextCycle:
    """What beginning cycle ``cycle`` would do. ``going_on`` and ``finished`` are titles of commitments; ``account`` is
    the record that would be begun, None where there is none to carry on from; ``review`` says whether the manifesto
    would be under review; ``baselines`` are names of figures whose latest count could be the baseline."""

    cycle: int
    going_on: tuple[str, ...] = ()
    finished: tuple[str, ...] = ()
    offered: int = 0
    account: AccountDraft | None = None
    there: str = ""
    unpublished: str = ""
    review: bool = False
    decisions: int = 0
    unanswered: int = 0
    baselines: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """A sentence for each thing that happens or does not, in the order in which somebody would ask."""
        return tuple(one for one in (
            f"Cycle {self.cycle} begins, at Engagement.",
            self._going_on(), self._finished(), self._account(), self._unpublished(), self._manifesto(),
            self._decisions(), self._baselines(), self._unanswered(),
        ) if one)  # fmt: skip

    def _going_on(self) -> str:
        if not self.going_on:
            return "No commitment goes on: none is under way."
        goes = "goes" if len(self.going_on) == 1 else "go"
        return f"{plural(len(self.going_on), 'commitment')} under way {goes} on as promised: {_some(self.going_on)}."

    def _finished(self) -> str:
        said = []
        if self.finished:
            said.append(
                f"{plural(len(self.finished), 'commitment')} kept or withdrawn "
                f"{'stays' if len(self.finished) == 1 else 'stay'} in the book and in the accounts of their time, and "
                "nothing is carried on of them."
            )
        if self.offered:
            are = "offer nobody accepted is" if self.offered == 1 else "offers nobody accepted are"
            said.append(f"{self.offered} {are} still there to be answered.")
        return " ".join(said)

    def _account(self) -> str:
        if self.there:
            return f"Its account is there already: {self.there}."
        if self.account is None:
            return "No account is begun: there is none of the last cycle to carry on from."
        one = self.account
        money = f"price year {one.price_year}" if one.price_year else "the newest price year"
        rate = f", {one.discount_rate:f} % discount" if one.discount_rate is not None else ""
        return (
            f"Its account is begun: “{one.title}”, {_day(one.period_start)} to {_day(one.period_end)}, in the same "
            f"terms ({money}{rate}). Costs, harm, residents' ranking and who checked it begin anew."
        )

    def _unpublished(self) -> str:
        if not self.unpublished:
            return ""
        return f"The account of the last cycle ({self.unpublished}) is not published; it can still be afterwards."

    def _manifesto(self) -> str:
        return "The manifesto stays in force and is under review, with an entry that says why." if self.review else ""

    def _decisions(self) -> str:
        if not self.decisions:
            return ""
        one = self.decisions == 1
        return (
            f"{plural(self.decisions, 'decision')} on double counts {'holds' if one else 'hold'} on, for the "
            f"commitments {'it names' if one else 'they name'} alone; whoever is new is asked about."
        )

    def _baselines(self) -> str:
        if not self.baselines:
            return ""
        return (
            f"The last count of {plural(len(self.baselines), 'figure')} can be its baseline: {_some(self.baselines)}."
        )

    def _unanswered(self) -> str:
        if not self.unanswered:
            return ""
        return "Nothing was decided yet because of the last account; a decision that names it says what changes."


def next_account(last: AccountDraft, cycle: int, taken: Sequence[str] = ()) -> AccountDraft:
    """The account after this one: the time that follows, as long as this one, in the same money and at the same rate.

    What belongs to one account alone (its costs, harm, ranking, check and words) is not carried on.
    """
    start, end = following(last.period_start, last.period_end)
    title = f"{_stem(last.title, last.cycle)}, cycle {cycle}"
    return AccountDraft(
        title=title, cycle=cycle, period_start=start, period_end=end, status=AccountStatus.draft,
        manifesto=last.manifesto, price_year=last.price_year, discount_rate=last.discount_rate, prices=last.prices,
    )  # fmt: skip


def following(start: date, end: date) -> tuple[date, date]:
    """The time after one, of the same length: whole months where it is of whole months."""
    after = end + timedelta(days=1)
    gap = relativedelta(after, start)
    if gap.days == 0:
        return after, after + relativedelta(months=gap.years * 12 + gap.months) - timedelta(days=1)
    return after, end + (end - start) + timedelta(days=1)


def _stem(title: str, cycle: int) -> str:
    for ending in _ENDINGS:
        title = title.removesuffix(ending.format(cycle))
    return clip(title, 150)


def _some(names: Sequence[str]) -> str:
    shown = [f"“{clip(one, 40)}”" for one in names[:_SHOWN]]
    return join([*shown, f"{len(names) - _SHOWN} more"] if len(names) > _SHOWN else shown)


def _day(when: date) -> str:
    return f"{when.day} {when:%B %Y}"
