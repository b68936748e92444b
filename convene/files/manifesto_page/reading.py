"""A manifesto in a reader's hands: the document, what is known beside it, and how its values are worded."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property

from convene.core.manifesto.commitments import Commitment
from convene.core.manifesto.document import Document
from convene.core.manifesto.measures import MeasureFacts, all_facts
from convene.core.vocabulary import Choice
from convene.text import clean_line, clip, count, quantity

NOT_SAID = "not said yet"


@dataclass(frozen=True)
class Reading:
    """``measures`` by code, ``outcomes`` as titles by code, ``overrides`` as (check, reason), ``remarks`` on what it
    leaves out, ``sha256`` the content hash of its file."""

    document: Document
    measures: dict[str, MeasureFacts] = field(default_factory=dict)
    outcomes: dict[str, str] = field(default_factory=dict)
    overrides: Sequence[tuple[str, str]] = ()
    remarks: Sequence[str] = ()
    missing: int = 0
    sha256: str = ""

    @cached_property
    def known(self) -> dict[str, MeasureFacts]:
        """Every measure with a title or unit, the place's own included."""
        return all_facts(self.document.framework.measures, self.measures)

    def measure(self, code: str) -> str:
        """A measure by its title and code, or its code alone."""
        facts = self.known.get(code)
        return f"{facts.title} ({code})" if facts and facts.title else code or NOT_SAID

    def unit(self, code: str) -> str:
        """The unit a measure counts in, as far as the manifesto or the framework tells."""
        facts = self.known.get(code)
        return facts.unit if facts else self._units.get(code, "")

    def outcome(self, code: str) -> str:
        return f"{self.outcomes[code]} ({code})" if self.outcomes.get(code) else code

    def signatory(self, handle: str) -> str:
        """A signatory's name for its id."""
        return self._signatories.get(handle) or handle or NOT_SAID

    def priority(self, handle: str) -> str:
        return self._priorities.get(handle) or handle

    def need(self, handle: str) -> str:
        return self._needs.get(handle) or handle

    def subject(self, handle: str) -> str:
        """What a dissent is about, by name where it has one."""
        return clean_line(self._subjects.get(handle, handle)) or NOT_SAID

    def changed(self, what: str) -> str:
        """What was changed; the id of a commitment before it gives way to its wording."""
        handle, _, rest = what.partition(": ")
        wording = {one.id: one.wording for one in self.document.commitments}.get(handle)
        return f"{_quoted(wording)}: {rest}" if wording and rest else said(what)

    @property
    def language(self) -> str:
        """The tag of what its people wrote, where that is not English as our own sentences are."""
        tag = self.document.language or ""
        return "" if tag.casefold().split("-")[0] == "en" else tag

    @cached_property
    def disputed(self) -> frozenset[str]:
        """Ids that a dissent is about."""
        return frozenset(one.about for one in self.document.dissents)

    @cached_property
    def held(self) -> dict[str, list[Commitment]]:
        """Commitments by the id of the signatory that holds them."""
        found: dict[str, list[Commitment]] = {}
        for one in self.document.commitments:
            found.setdefault(one.signatory, []).append(one)
        return found

    @cached_property
    def dependencies(self) -> dict[str, str]:
        """What a commitment may wait for, in words by id; an ask goes before a commitment of the same id."""
        document = self.document
        words = {
            one.id: f"{self.signatory(one.signatory)}: {clip(said(one.wording), 160)}" for one in document.commitments
        }
        return words | {one.id: f"{self.signatory(one.asked_of)}: {said(one.wording)}" for one in document.asks}

    @cached_property
    def _units(self) -> dict[str, str]:
        return {one.measure: one.unit for one in self.document.commitments}

    @cached_property
    def _signatories(self) -> dict[str, str]:
        return {one.id: one.name for one in self.document.signatories}

    @cached_property
    def _priorities(self) -> dict[str, str]:
        return {one.id: one.title for one in self.document.priorities}

    @cached_property
    def _needs(self) -> dict[str, str]:
        return {one.id: one.statement for one in self.document.needs}

    @cached_property
    def _subjects(self) -> dict[str, str]:
        document = self.document
        words = {one.id: f"the ask {_quoted(one.wording)}" for one in document.asks}
        words |= {one.id: f"the signatory {clip(one.name, 110)}" for one in document.signatories}
        words |= {one.id: f"the need {_quoted(one.statement)}" for one in document.needs}
        words |= {one.id: f"the commitment {_quoted(one.wording)}" for one in document.commitments}
        words |= {one.id: f"the priority {_quoted(one.title)}" for one in document.priorities}
        return words | {"vision": "the vision", document.id: "the whole manifesto"}


def _quoted(text: str) -> str:
    """In quotation marks that close even where the words go on."""
    return f"“{clip(text, 110)}”"


def said(text: str) -> str:
    """The text, or that there is none."""
    return text or NOT_SAID


def several(texts: Iterable[str]) -> str:
    """Texts in one line, set apart by semicolons and without full stops before them."""
    parts = [text for text in texts if text]
    return "; ".join([*(text.rstrip(".") for text in parts[:-1]), *parts[-1:]])


def day(when: date | None) -> str:
    """``29 February 2028``."""
    return f"{when.day} {when:%B} {when.year}" if when else "a day not set yet"


def share(part: Decimal) -> str:
    """``50%`` for a half."""
    return f"{count(part * 100)}%"


def label(choice: Choice | None) -> str:
    """A choice in people's words, in the middle of a sentence."""
    return choice.label[:1].lower() + choice.label[1:] if choice else NOT_SAID


def amount(value: Decimal | None, unit: str) -> str:
    """A quantity to the last digit, as somebody signed it: ``£320,000``, ``400 room-hours``."""
    if value is None:
        return NOT_SAID
    if unit == "GBP":
        pounds = count(abs(value)) if value == value.to_integral_value() else f"{abs(value):,.2f}"
        return f"-£{pounds}" if value < 0 else f"£{pounds}"
    return quantity(value, unit) if unit else count(value)
