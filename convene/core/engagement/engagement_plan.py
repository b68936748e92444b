"""The engagement plan: what a line of it meant, and what came of it, in words. The counting is done elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from convene.core.engagement.follow_ups import time_left
from convene.core.views import Tone
from convene.core.vocabulary import ActorType
from convene.text import count, plural


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
