"""A result as JSON holds it: exact numbers, options by name."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from convene.core.methods import by_type
from convene.core.methods.fairness import Largest
from convene.core.methods.result import Result, exact


def as_data(result: Result, *, confidential: bool = False) -> dict[str, Any]:
    """Every figure of a result. Numbers are whole, or “p/q”; figures of a type that are about a few people are null,
    unless it is ``confidential``.

    ``balanced`` and ``worst_off`` are always there; the key ``confidential`` says whether somebody could reckon back
    from them how a few people voted, so that they are not to be passed on.
    """
    names, tally = result.options, result.tally
    found: dict[str, Any] = {
        "method": result.method,
        "papers": result.papers,
        "valid": result.valid,
        "spoiled": result.spoiled_papers,
        "blank": result.blank,
        "options": list(names),
    }
    if result.names != names:
        found["names"] = dict(zip(names, result.names, strict=True))
    found |= {
        "scores": _by(names, tally.scores),
        "ranking": [list(group) for group in result.ranking],
        "winners": list(result.winners),
        "sentence": tally.sentence,
        "indicative": bool(result.indicative),
    }
    if tally.part is not None:
        found |= tally.part.data(names)
    found |= _fairness(result, confidential)
    found["unheard"] = result.unheard
    found["notes"] = [
        *result.indicative,
        *tally.notes,
        *result.notes,
        *by_type.unheard(result, confidential=confidential),
        *by_type.cautions(result, confidential=confidential),
    ]
    found["spoiled_papers"] = [{"where": one.label, "why": one.why, "count": one.count} for one in result.spoiled]
    return found


def _fairness(result: Result, confidential: bool) -> dict[str, Any]:
    found = result.fairness
    if found is None:
        return {}
    names = result.options
    if not found.types:
        return {
            "raw": _by(names, found.raw),
            "one_voice": _by(names, found.one_voice),
            "largest_organisation": _largest(found.largest_organisation),
        }
    return {
        "types": {one.type: one.people for one in found.types},
        "raw": _by(names, found.raw),
        "balanced": _by(names, found.balanced),
        "worst_off": _by(names, found.worst_off),
        "one_voice": _by(names, found.one_voice),
        "one_voice_balanced": _by(names, found.one_voice_balanced),
        "effective": exact(found.effective),
        "by_type": {
            kind: {name: exact(one) if one is not None else None for name, one in row.items()}
            for kind, row in by_type.cells(result, confidential=confidential).items()
        },
        "confidential": any(by_type.not_shown(found, at) for at in range(len(names))),
        "largest_type": _largest(found.largest_type),
        "largest_organisation": _largest(found.largest_organisation),
    }


def _by(names: Sequence[str], numbers: Sequence[int | Fraction]) -> dict[str, int | str]:
    return {name: exact(one) for name, one in zip(names, numbers, strict=True)}


def _largest(one: Largest | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"name": one.name, "share": exact(one.share), "concentration": exact(one.concentration)}
