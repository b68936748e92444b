"""What of a framework may leave the book: one whose licence does not let it be handed on stays in, with its values.

Its measures in use go out under a code of their own, in the place's own words; own measures go out as they are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast

from convene.core.framework.licences import why_fenced
from convene.core.nouns import NOUNS, Draft, specs
from convene.core.nouns.framework import EditionDraft, FrameworkDraft, MeasureDraft, OutcomeDraft, ThemeDraft
from convene.core.vocabulary import ProxyStatus
from convene.services.codesign import framework_base, framework_terms
from convene.services.codesign.framework_base import Kept
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.text import join, plural, units

STAND_IN = re.compile(r"M-[0-9A-F]{6,32}")
"""The code under which a measure goes out whose own code may not."""
ASIDE_THEME, ASIDE_OUTCOME = "XX", "XX1"
"""Where in a place file those measures stand whose outcome may not go out."""
_ASIDE = "Not passed on"
_NOUNS = ("theme", "outcome", "measure")
_VALUE = {
    "proxy_gbp": None, "proxy_low": None, "proxy_high": None, "proxy_year": None, "proxy_price_base": "",
    "proxy_source": "", "proxy_source_id": "", "proxy_url": "", "proxy_licence": "",
    "proxy_status": ProxyStatus.not_found,
}  # fmt: skip


@dataclass(slots=True)
class Fence:
    """Stands between a place's records and whatever is written out. ``closed``: the framework's texts stay in.

    ``whole``: those of the framework in use do; else of one that stood here before, as far as others lean on them.
    ``stand_ins`` leads from the code of a measure, folded, to (the code, the words) it goes out under; ``kept_in`` are
    the codes, folded, of what is the framework's, by noun. ``values`` are measures whose unit values stay in, and
    ``editions`` lead from the handle of a version, folded, whose file stays in, to what it is called.
    """

    title: str
    licence: str
    closed: bool
    whole: bool = False
    stand_ins: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    kept_in: Mapping[str, frozenset[str]] = field(default_factory=dict)
    titles: tuple[str, ...] = ()
    used: int = 0
    values: frozenset[str] = frozenset()
    own_words_lacking: int = 0
    editions: Mapping[str, str] = field(default_factory=dict)

    @property
    def keeps(self) -> bool:
        """Whether anything at all stays in."""
        return bool(self.closed or self.values or self.editions)

    @property
    def says(self) -> tuple[str, ...]:
        """What stayed in the book and why, for the person who writes something out."""
        said = []
        if self.closed:
            left = [plural(len(self.kept_in[noun]), noun) for noun in reversed(_NOUNS) if self.kept_in[noun]]
            said.append(
                f"Left out: the words, codes and values of {join(left) or 'everything'} of “{self.title}”, since "
                f"{why_fenced(self.licence)}."
            )
            if self.used:
                goes = "goes out under a code of its" if self.used == 1 else "go out under codes of their"
                said.append(f"{plural(self.used, 'measure')} in use {goes} own.")
            if self.own_words_lacking:
                have = "has" if self.own_words_lacking == 1 else "have"
                said.append(
                    f"{plural(self.own_words_lacking, 'measure')} in use {have} no words of your own to go out under: "
                    "convene edit adoption HANDLE --own-words 'What is counted'."
                )
        if self.values:
            them, more = "it" if len(self.values) == 1 else "them", " …" if len(self.values) > 6 else ""
            said.append(
                f"{plural(len(self.values), 'unit value')} stayed in, since nothing lets {them} be handed on: "
                f"{join(sorted(self.values)[:6])}{more}."
            )
        if self.editions and not self.whole:
            said.append(
                f"Left out: the text of {join(sorted(set(self.editions.values())))}, which may not be handed on."
            )
        return tuple(said)

    def code(self, code: str) -> str:
        """What a measure is called where it goes out."""
        known = self.stand_ins.get(code.casefold())
        return known[0] if known else code

    def outcome(self, code: str, title: str) -> str:
        """What an outcome is called where it goes out."""
        return "an outcome of the framework" if self._is_kept_in("outcome", code) else title

    def words(self, text: str) -> str:
        """A sentence as it may go out: with the codes measures have there, and without those of outcomes."""
        if not self.closed:
            return text
        said = re.sub(r"[\w.-]+", lambda found: self.code(found[0]), text)
        return re.sub(
            r"[\w.-]+", lambda found: "an outcome" if self._is_kept_in("outcome", found[0]) else found[0], said
        )

    def drafts(self, noun: str, found: Iterable[tuple[str, Draft]]) -> list[tuple[str, Draft]]:
        """Records as (id, draft) as they may be handed on; those that may not are left out."""
        if not self.keeps:
            return list(found)
        out = [(record_id, self.draft(noun, draft)) for record_id, draft in found]
        return [(record_id, draft) for record_id, draft in out if draft is not None]

    def draft(self, noun: str, draft: Draft) -> Draft | None:
        """One record as it may be handed on; None where it may not."""
        if noun == "measure":
            return self._measure(cast(MeasureDraft, draft))
        if noun == "edition":
            return self._edition(cast(EditionDraft, draft))
        if not self.closed:
            return draft
        special: dict[str, Callable[[Any], Draft | None]] = {
            "framework": self._head, "theme": self._part("theme"), "outcome": self._outcome,
        }  # fmt: skip
        if noun in special:
            return special[noun](draft)
        draft = self._referring(draft)
        if noun == "adoption":
            handle = str(getattr(draft, "slug", ""))
            return draft.model_copy(update={"slug": self.code(handle)})
        if noun == "dissent":
            return draft.model_copy(update={"about": self.code(str(getattr(draft, "about", "")))})
        if noun == "amendment":
            return draft.model_copy(update={"what": self._quoted(str(getattr(draft, "what", "")))})
        return draft

    def aside(self) -> tuple[ThemeDraft, OutcomeDraft]:
        """The theme and the outcome under which measures stand whose own may not go out."""
        return (
            ThemeDraft(slug=ASIDE_THEME, title=_ASIDE),
            OutcomeDraft(slug=ASIDE_OUTCOME, theme=ASIDE_THEME, title=_ASIDE),
        )

    def left_in(self, text: str) -> int:
        """How many titles of the framework stand word for word in a text, as somebody typed them."""
        return sum(title in text for title in self.titles) if self.closed else 0

    def _is_kept_in(self, noun: str, code: str) -> bool:
        return self.closed and code.casefold() in self.kept_in[noun]

    def _measure(self, one: MeasureDraft) -> Draft | None:
        if self._is_kept_in("measure", one.slug):
            known = self.stand_ins.get(one.slug.casefold())
            if known is None:
                return None
            return MeasureDraft(slug=known[0], outcome=ASIDE_OUTCOME, title=known[1], unit=one.unit)
        update: dict[str, Any] = dict(_VALUE) if one.slug in self.values else {}
        if self._is_kept_in("outcome", one.outcome):
            update["outcome"] = ASIDE_OUTCOME
        return one.model_copy(update=update) if update else one

    def _head(self, one: FrameworkDraft) -> Draft:
        return one.model_copy(update={"local_definition": "", "discount_source": ""}) if self.whole else one

    def _part(self, noun: str) -> Callable[[Any], Draft | None]:
        return lambda draft: None if self._is_kept_in(noun, draft.slug) else draft

    def _outcome(self, one: OutcomeDraft) -> Draft | None:
        if self._is_kept_in("outcome", one.slug):
            return None
        return one.model_copy(update={"theme": ASIDE_THEME}) if self._is_kept_in("theme", one.theme) else one

    def _edition(self, one: EditionDraft) -> Draft:
        return one.model_copy(update={"text": ""}) if one.slug.casefold() in self.editions else one

    def _referring(self, draft: Draft) -> Draft:
        """What points at a measure points at its stand-in, what points at an outcome that stays in at nothing."""
        update: dict[str, Any] = {}
        for spec in specs(type(draft)):
            value = getattr(draft, spec.name)
            if not value:
                continue
            if spec.rows is not None:
                update[spec.name] = tuple(self._referring(row) for row in value)
            elif spec.to == "measure":
                update[spec.name] = self.code(value) if isinstance(value, str) else tuple(map(self.code, value))
            elif spec.to in ("outcome", "theme"):
                if isinstance(value, str):
                    update[spec.name] = "" if self._is_kept_in(spec.to, value) else value
                else:
                    update[spec.name] = tuple(one for one in value if not self._is_kept_in(spec.to, one))
        return draft.model_copy(update=update) if update else draft

    def _quoted(self, text: str) -> str:
        """What was changed is told with codes in quotation marks."""
        return re.sub(r"“([^”]{1,80})”", lambda found: f"“{self.code(found[1])}”", text)


def fence(read: Reader, place_id: str) -> Fence:
    """What stays in, as the book stands."""
    head, came = framework_base.head(read, place_id), framework_base.brought_in(read, place_id)
    kept = came[-1] if came else None
    measures = [(one, cast(MeasureDraft, draft)) for one, draft in records.load_all(read, place_id, "measure")]
    licence, whole = framework_terms.terms(head, kept)
    shut = [one for one in came[:-1] if framework_terms.shut(one, head, kept)]
    kept_in = {noun: _kept_in(read, place_id, noun, kept, shut, whole=whole) for noun in _NOUNS}
    closed = whole or any(kept_in.values())
    values = frozenset(
        one.slug
        for _, one in measures
        if one.slug.casefold() not in kept_in["measure"] and framework_terms.value_stays(one, kept)
    )
    title = head.title if head else kept.title if kept else ""
    if closed and not whole:
        title, licence = shut[-1].title, shut[-1].licence
    editions = framework_terms.editions_kept_in(read, place_id, head, kept)
    if not closed:
        return Fence(title, licence, closed=False, kept_in=kept_in, values=values, editions=editions)
    stand_ins, lacking = _stand_ins(read, place_id, measures, kept_in["measure"])
    parts = kept.parts if kept and kept.parts is not None else framework_base.parts_now(read, place_id)
    theirs = [parts] if whole else []
    theirs += [one.parts for one in shut if one.parts is not None]
    titles = [str(getattr(one, "title", "")) for each in theirs for noun in _NOUNS[1:] for one in each.get(noun, ())]
    return Fence(
        title, licence, closed=True, whole=whole, stand_ins=stand_ins, kept_in=kept_in,
        titles=tuple(one for one in dict.fromkeys(titles) if len(one) >= 12), used=len(stand_ins), values=values,
        own_words_lacking=lacking, editions=editions,
    )  # fmt: skip


def _kept_in(
    read: Reader, place_id: str, noun: str, kept: Kept | None, shut: Sequence[Kept], *, whole: bool
) -> frozenset[str]:
    here = frozenset(
        row["slug"].casefold() for row in read.rows(f'SELECT slug FROM "{noun}" WHERE place_id = :p', p=place_id)
    )
    now = framework_base.codes(kept, noun)
    before = frozenset[str]().union(*(framework_base.codes(one, noun) for one in shut)) & here - now
    if not whole:
        return before
    if kept is None:
        return here
    if kept.parts is not None:
        return now | before
    # A place file brought it without its text: what is the framework's goes under a code that says so.
    return frozenset(
        one for one in here if STAND_IN.fullmatch(one.upper()) or one.upper() in (ASIDE_THEME, ASIDE_OUTCOME)
    )


def _stand_ins(
    read: Reader, place_id: str, measures: Sequence[tuple[str, MeasureDraft]], kept_in: frozenset[str]
) -> tuple[dict[str, tuple[str, str]], int]:
    """Code, folded → (code, words) to go out under, of each measure in use; and how many have no own words."""
    words = {
        row["measure_id"]: row["own_words"]
        for row in read.rows("SELECT measure_id, own_words FROM adoption WHERE place_id = :p", p=place_id)
    }
    used = in_use(read, place_id)
    wanted = [(one, draft) for one, draft in measures if draft.slug.casefold() in kept_in and one in used]
    length = next(
        size for size in range(6, 33) if len({one.replace("-", "")[-size:] for one, _ in wanted}) == len(wanted)
    )
    found = {}
    for record_id, draft in wanted:
        if STAND_IN.fullmatch(draft.slug):  # it came in under one
            found[draft.slug.casefold()] = (draft.slug, words.get(record_id) or draft.title)
            continue
        said = words.get(record_id) or f"A measure counted in {units(draft.unit) or 'units of its own'}"
        found[draft.slug.casefold()] = (f"M-{record_id.replace('-', '')[-length:].upper()}", said)
    return found, sum(not words.get(one) for one, draft in wanted if not STAND_IN.fullmatch(draft.slug))


def in_use(read: Reader, place_id: str) -> frozenset[str]:
    """The ids of measures that are adopted, promised on, asked for or aimed at."""
    sql = (
        "SELECT measure_id AS id FROM adoption WHERE place_id = :p UNION SELECT measure_id FROM commitment WHERE "
        "place_id = :p UNION SELECT measure_id FROM priority_targets WHERE place_id = :p UNION "
        "SELECT measure_id FROM ask WHERE place_id = :p"
    )
    return frozenset(row["id"] for row in read.rows(sql, p=place_id) if row["id"])


@cache
def concerned(noun: str) -> bool:
    """Whether records of a noun can hold anything of a framework."""
    return noun in ("framework", "edition", "dissent", "amendment", *_NOUNS) or _points(NOUNS[noun].draft)


def _points(draft: type[Draft]) -> bool:
    return any(one.to in _NOUNS or (one.rows is not None and _points(one.rows)) for one in specs(draft))


def typed_in(read: Reader, place_id: str, text: str) -> str:
    """What to say of titles of the framework that somebody typed into what goes out; "" when there are none."""
    found = fence(read, place_id).left_in(text)
    stand = "stands" if found == 1 else "stand"
    return (
        f"{plural(found, 'title')} of the framework {stand} in it word for word, as somebody wrote them down: look "
        "whether they may go out."
        if found
        else ""
    )


def front(read: Reader, place_id: str) -> str:
    """The same of a place; "" where nothing is kept in."""
    return private_front(fence(read, place_id))


def private_front(found: Fence) -> str:
    """The first line of a file that holds what may not be passed on; "" where nothing is kept in."""
    if not found.keeps:
        return ""
    if found.closed:
        what = f"words of “{found.title}” ({found.licence or 'no licence stated'})"
    else:
        what = join([*sorted(set(found.editions.values())), *(["unit values"] if found.values else [])])
    return f"# NOT TO BE PASSED ON. It holds {what}, which may not be handed on.\n"
