"""Reach: what the plan meant and what came of it, what falls due, and how long it has been quiet.

Words and shares only; the counting is done elsewhere.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from convene.core.gates.number_words import many, spelt
from convene.core.views import Tone
from convene.core.vocabulary import ActorType
from convene.text import clip, count, day, join, plural

FEWEST = 3
"""Fewer people than this of one kind are never printed: somebody could tell who they are."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A line of the engagement plan with what came of it.

    ``known`` actors of that kind are on the list, ``engaged`` of them take part; ``heard`` people were heard.
    ``actors`` and ``people`` are the targets, None where none is set.
    """

    id: str
    name: str
    actor_type: ActorType | None = None
    group: str = ""
    ward: str = ""
    actors: int | None = None
    people: int | None = None
    by: date | None = None
    owner: str = ""
    how: str = ""
    known: int = 0
    engaged: int = 0
    heard: int = 0

    @property
    def part(self) -> float | None:
        """How far it has come, 0 to 1: the lesser of actors and people; None without a target."""
        parts = [
            min(got / wanted, 1.0) for got, wanted in ((self.engaged, self.actors), (self.heard, self.people)) if wanted
        ]
        return min(parts) if parts else None

    @property
    def met(self) -> bool:
        """Whether every target it sets is reached."""
        return self.part == 1.0

    @property
    def what(self) -> str:
        """What its actors are called: ``small businesses``, or actors."""
        return self.actor_type.many if self.actor_type else "actors"

    def says(self, today: date) -> str:
        """``4 of 10 small businesses engaged; 12 of 60 people heard; by 1 March, 14 weeks left``."""
        said = []
        if self.actors:
            said.append(f"{count(self.engaged)} of {plural(self.actors, *self._words)} engaged")
        elif self.engaged or not self.people:
            said.append(f"{plural(self.engaged, *self._words)} engaged" if self.engaged else f"no {self.what} engaged")
        if self.people:
            said.append(f"{count(self.heard)} of {plural(self.people, 'person', 'people')} heard")
        elif self.heard:
            said.append(f"{plural(self.heard, 'person', 'people')} heard")
        if not self.actors and not self.people:
            said.append("no target set yet")
        elif self.by:
            said.append(f"by {_month_day(self.by, today)}, {time_left(self.by, today)}" if not self.met else "reached")
        elif self.met:
            said.append("reached")
        return "; ".join(said)

    @property
    def short(self) -> str:
        """As ``says``, for a line of a list: ``4 of 10 engaged · 12 of 60 heard``."""
        actors = f"{count(self.engaged)} of {count(self.actors)} engaged" if self.actors else ""
        people = f"{count(self.heard)} of {count(self.people)} heard" if self.people else ""
        if not actors and (self.engaged or not people):
            actors = f"{count(self.engaged) if self.engaged else 'none'} engaged"
        if not people and self.heard:
            people = f"{count(self.heard)} heard"
        return " · ".join(filter(None, (actors, people)))

    @property
    def _words(self) -> tuple[str, str]:
        if self.actor_type is None:
            return "actor", "actors"
        return (self.actor_type.label.lower() if self.actor_type is not ActorType.citizen else "citizen"), self.what

    def tone(self, today: date) -> Tone:
        """Done, late, worth a look in its last fortnight, or quiet while nothing is set."""
        if self.part is None:
            return "quiet"
        if self.met:
            return "done"
        if self.by is None:
            return "plain"
        left = (self.by - today).days
        return "late" if left < 0 else "look" if left <= 14 else "plain"

    def state(self, today: date) -> str:
        """A word or two for the right of a list."""
        if self.part is None:
            return "no target"
        return "reached" if self.met else time_left(self.by, today) if self.by else "under way"


def _month_day(when: date, today: date) -> str:
    """``1 March``, with the year when it is more than a year away or long past."""
    near = -90 <= (when - today).days <= 330
    return f"{when.day} {when:%B}" if near else f"{when.day} {when:%B %Y}"


def time_left(when: date, today: date) -> str:
    """``14 weeks left``, ``today``, ``three days late``."""
    days = (when - today).days
    if days < 0:
        return late(when, today)
    if days == 0:
        return "today"
    return f"{_span(days)} left"


def late(when: date, today: date) -> str:
    """How late something is that fell due on ``when``: ``one day late``, ``five weeks late``; "" when it is not."""
    days = (today - when).days
    return f"{_span(days)} late" if days > 0 else ""


def _span(days: int) -> str:
    if days < 14:
        return many(days, "day")
    if days < 120:
        return many(days // 7, "week")
    return many(days // 30, "month") if days < 730 else many(days // 365, "year")


def due_words(when: date, today: date) -> str:
    """When something falls due: ``three days late``, ``today``, ``Fri 27 Nov``."""
    if when == today:
        return "today"
    return late(when, today) or day(when, today)


def due_tone(when: date | None, today: date) -> Tone:
    """Late, due today, or still to come."""
    if when is None:
        return "quiet"
    return "late" if when < today else "look" if when == today else "plain"


def silence(last: date | None, today: date) -> str:
    """``silent for 71 days``, ``silent for one day``, ``never contacted``; "" when it was today or is still to come."""
    if last is None:
        return "never contacted"
    days = (today - last).days
    return f"silent for {plural(days, 'day')}" if days > 0 else ""


def worth_telling(counts: Mapping[ActorType, int]) -> tuple[dict[ActorType, int], int]:
    """Counts of people by type that may be printed, and how many others there were, of types that are not named.

    No type with fewer than three people is shown; where fewer than three others would be left, the smallest that
    would be shown goes with them, since whoever knows the rest could work them out.
    """
    there = {kind: number for kind, number in counts.items() if number > 0}
    shown = {kind: number for kind, number in there.items() if number >= FEWEST}
    if shown and 0 < sum(there.values()) - sum(shown.values()) < FEWEST:
        shown.pop(min(shown, key=lambda kind: (shown[kind], kind)))
    return shown, sum(there.values()) - sum(shown.values())


def people_words(counts: Mapping[ActorType, int], untold: int = 0) -> str:
    """``47 people: 40 citizens, 4 from voluntary groups and three others``; no small cell is told. "" for nobody.

    ``untold`` are people of whom nobody wrote down what they are.
    """
    total = sum(counts.values()) + untold
    shown, others = worth_telling(counts)
    others += untold
    if not total:
        return ""
    if total < FEWEST:
        return "fewer than three people"
    if len(shown) == 1 and not others:
        return f"{count(total)} people, all of them {_people_of(next(iter(shown)))}"
    if not shown and not counts:
        return f"{count(total)} people"
    if not shown:
        largest = max(counts, key=lambda kind: counts[kind])
        mostly = counts[largest] * 2 > total and counts[largest] >= FEWEST
        return f"{count(total)} people" + (f", most of them {_people_of(largest)}" if mostly else " of several kinds")
    parts = [f"{count(number)} {_people_of(kind)}" for kind, number in sorted(shown.items(), key=lambda one: -one[1])]
    return f"{count(total)} people: {join([*parts, f'{spelt(others)} others'] if others else parts)}"


def _people_of(kind: ActorType) -> str:
    return kind.many if kind is ActorType.citizen else f"from {kind.many}"


def gist(text: str) -> str:
    """A line short enough for a sentence."""
    return clip(text, 60).rstrip(".")
