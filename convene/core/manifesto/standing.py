"""How a manifesto stands, said in one way wherever it is said: on the page, in the app, in a list."""

from __future__ import annotations

from dataclasses import dataclass

from convene.core.manifesto.document import Document
from convene.core.vocabulary import ManifestoStatus
from convene.text import count, plural


@dataclass(frozen=True, slots=True)
class Standing:
    """``word`` is how far it has come; ``notice`` is what a reader has to know before all else, or ""."""

    word: str
    notice: str = ""

    @property
    def said(self) -> str:
        """The two in one line."""
        return self.notice.rstrip(".") or self.word


def standing(document: Document, missing: int = 0) -> Standing:
    """How a manifesto stands, ``missing`` being how many things it lacks. A sketch may be given.

    What it is called counts only as far as the rest bears it out: one that lacks something is a draft.
    """
    status = document.status
    signed = sum(one.withdrawn_on is None for one in document.signatories)
    so_far = f"{_signatories(signed)} signed so far" if signed else "nobody has signed it yet"
    if missing:
        more = f", though {so_far}" if signed else ""
        return Standing("draft", f"Draft: {plural(missing, 'thing is', 'things are')} missing{more}.")
    if status in (None, ManifestoStatus.draft):
        return Standing("draft", f"Draft: nothing is missing, and {so_far}.")
    if status is ManifestoStatus.for_signing:
        return Standing("for signing", f"For signing: not in force yet; {so_far}.")
    return Standing(status.label[:1].lower() + status.label[1:])


def _signatories(number: int) -> str:
    return f"{count(number)} {'has' if number == 1 else 'have'}"
