"""What checking signatures came to, in plain words: what it proves, and what not."""

from __future__ import annotations

from collections.abc import Sequence

from convene.files.signatures.judging import PROVES, PROVES_NOT, Verdict
from convene.text import plural


def summary(found: Sequence[Verdict]) -> tuple[str, ...]:
    """A few sentences; never that somebody signed where no key says so."""
    if not found:
        return ("Who signed it is not verified: no signature file stands beside it.",)
    good = [one for one in found if one.state == "good"]
    lines = [f"{plural(len(good), 'good signature')} of {len(found)}." if good else "Not verified: no good signature."]
    return (*lines, f"{PROVES} {PROVES_NOT}") if good else tuple(lines)
