"""What a noun says of itself beyond its fields, each trait with a default that is right for most."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from convene.core.nouns.fields import Draft, Field, spec, specs
from convene.core.vocabulary import Stage
from convene.text import plural_of

Get = Callable[[str], str]
"""A field of a record by name, as text; "" where it is empty."""


def spelt(name: str) -> str:
    """The name of a noun as people read it: ``spend_line`` is a “spend line”."""
    return name.replace("_", " ")


@dataclass(frozen=True, slots=True)
class Noun:
    """A kind of record. ``name`` is its word in commands, files and the store, ``home`` the stage whose screen lists
    it, ``about`` a sentence.

    What it is: ``one``, a place has a single one of it; ``private``, it is about people and leaves the book only when
    asked for; ``many``, its plural where that is irregular; ``sort``, the field its choices are sorted by where that
    is not its name.

    How it is known: ``handle`` makes the handle of a record that comes without one, where that is not its name;
    ``told_by``, the field that tells two of one name apart; ``quoted``, the field with somebody's own words;
    ``told_as``, what the history calls one where its name says too little; ``found``, where it stands among what is
    found by name (0: not at all); ``short_words``, words of the filter language for fields people filter by most.

    What becomes of it: ``thread``, it stands on the thread; ``offered``, a list of it can be brought in from the
    app; ``standing``, its words were published, signed or shown, and stay when a person is erased, until a human
    changes them; ``sought``, its texts are looked through for a person's name; ``instead``, what else can be done
    than removing it.
    """

    name: str
    draft: type[Draft]
    about: str
    home: Stage | None = None
    one: bool = False
    private: bool = False
    many: str = ""
    sort: str = ""
    handle: Callable[[Get], str] | None = None
    told_by: str = ""
    quoted: str = ""
    told_as: str = ""
    found: int = 50
    short_words: Mapping[str, str] = field(default_factory=dict)
    thread: bool = False
    offered: bool = False
    standing: bool = False
    sought: bool = True
    instead: str = ""

    @property
    def word(self) -> str:
        """What it is called where people read it."""
        return spelt(self.name)

    @property
    def in_history(self) -> str:
        """What the history calls one: ``adopted measure``."""
        return self.told_as or self.word

    @property
    def typed(self) -> str:
        """What it is called on the command line: ``spend-line``. ``spend_line`` is understood as well."""
        return self.name.replace("_", "-")

    @property
    def plural(self) -> str:
        return self.many or plural_of(self.word)

    @property
    def fields(self) -> tuple[Field, ...]:
        return specs(self.draft)

    @property
    def named_by(self) -> str:
        """The field whose words a person knows the record by."""
        return self.draft.named_by

    @property
    def named(self) -> Field:
        """The same, declared."""
        return self.field(self.named_by)

    @property
    def judgements(self) -> tuple[Field, ...]:
        """The fields that hold what the convener thinks of somebody."""
        return tuple(one for one in self.fields if one.judgement)

    def field(self, name: str) -> Field:
        """One field. Raises KeyError when the noun has none of that name."""
        return spec(self.draft, name)
