"""The place framework as the text of a framework file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from convene.core.framework.document import FrameworkDocument
from convene.core.nouns.framework import FrameworkDraft, MeasureDraft, OutcomeDraft, ThemeDraft
from convene.errors import NO, Problem
from convene.services.codesign import framework_base, framework_fence
from convene.services.codesign.framework_fence import STAND_IN, Fence
from convene.services.maintenance import altered_values
from convene.store.reader import Reader
from convene.text import plural

if TYPE_CHECKING:
    from convene.core.nouns import Draft

OWN_THEME, OWN_OUTCOME = "OWN", "OWN1"
"""Where own measures stand in a file without the outcomes they were put under."""


def text(read: Reader, place_id: str, *, private: bool = False) -> tuple[str, tuple[str, ...]]:
    """The file, and what there is to say of it. With ``private`` whole, and then its first line says that it may not be
    passed on. Raises Problem when there is nothing in it that may be handed on."""
    altered_values.refuse(read, place_id)
    dumps, parts = framework_base.files().dumps, framework_base.parts_now(read, place_id)
    if not parts["framework"]:
        raise Problem("This place has no framework.", hint="convene import FILE brings one in.", exit_code=NO)
    fence, kept = framework_fence.fence(read, place_id), framework_base.base(read, place_id)
    if private or not fence.whole:
        lent = kept.document if kept else None
        drafts, told = (parts, []) if private else _housed({one: _of(fence, one, parts[one]) for one in parts})
        front = framework_fence.private_front(fence) if private and (fence.closed or fence.values) else ""
        if not private and lent is not None:
            lent = lent.model_copy(update={"sources": _open_sources(lent, drafts["measure"])})
        if kept and kept.shipped:  # what was taken for its licence may be that of its values alone
            drafts = {**drafts, "framework": [_licensed(one, kept.licence) for one in drafts["framework"]]}
        return front + dumps(drafts, document=lent), () if private else (*replace(fence, editions={}).says, *told)
    drafts, told = _own_parts(fence, parts)
    if not drafts["measure"]:
        raise Problem(
            "There is nothing of this framework that may be handed on.",
            " ".join(fence.says),
            hint="For your own keeping: convene export framework --private -o FILE. Own measures go out as they are.",
            exit_code=NO,
        )
    return dumps(drafts), (*replace(fence, used=0, own_words_lacking=0).says, *told)


def _licensed(one: Draft, licence: str) -> Draft:
    stated = str(getattr(one, "licence", ""))
    return one.model_copy(update={"licence": licence}) if not stated or stated.startswith("values:") else one


def _of(fence: Fence, noun: str, found: list[Draft]) -> list[Draft]:
    return [draft for _, draft in fence.drafts(noun, (("", one) for one in found))]


def _open_sources(lent: FrameworkDocument, measures: list[Draft]) -> dict[str, object]:
    """The sources that a value in the file still names."""
    named = {str(getattr(one, "proxy_source_id", "")) for one in measures}
    return {name: source for name, source in lent.sources.items() if name in named}


def _own_parts(fence: Fence, parts: dict[str, list[Draft]]) -> tuple[dict[str, list[Draft]], list[str]]:
    """Only what is the place's own, each measure under an outcome that may go out."""
    head = cast(FrameworkDraft, parts["framework"][0])
    own = FrameworkDraft(
        slug=f"{head.slug}-own", title="Measures of our own", version=head.version, currency=head.currency,
        language=head.language,
    )  # fmt: skip
    mine = [one for one in _of(fence, "measure", parts["measure"]) if not STAND_IN.fullmatch(_code(one))]
    return _housed(
        {
            "framework": [own], "theme": _of(fence, "theme", parts["theme"]),
            "outcome": _of(fence, "outcome", parts["outcome"]), "measure": mine,
        }
    )  # fmt: skip


def _housed(parts: dict[str, list[Draft]]) -> tuple[dict[str, list[Draft]], list[str]]:
    """The same with each measure under an outcome that is in the file, and what to tell of those that were moved."""
    themes = {_code(one) for one in parts["theme"]}
    outcomes = [one for one in cast("list[OutcomeDraft]", parts["outcome"]) if one.theme in themes]
    homes = {one.slug for one in outcomes}
    out: dict[str, list[Draft]] = {**parts, "outcome": list(outcomes), "measure": []}
    moved = 0
    for one in cast("list[MeasureDraft]", parts["measure"]):
        if one.outcome in homes:
            out["measure"].append(one)
            continue
        moved += 1
        out["measure"].append(one.model_copy(update={"slug": f"{OWN_OUTCOME}.{moved}", "outcome": OWN_OUTCOME}))
    if not moved:
        return out, []
    out["theme"] = [*parts["theme"], ThemeDraft(slug=OWN_THEME, title="Our own")]
    out["outcome"].append(OutcomeDraft(slug=OWN_OUTCOME, theme=OWN_THEME, title="What we count besides"))
    return out, [
        f"{plural(moved, 'measure')} of your own stood under outcomes that stay in; "
        f"in the file {'it is' if moved == 1 else 'they are'} under {OWN_OUTCOME}."
    ]


def _code(one: Draft) -> str:
    return str(getattr(one, "slug", ""))
