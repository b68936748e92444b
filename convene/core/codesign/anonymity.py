"""What a ballot keeps of whoever fills in a paper, as its sheet says it."""

from __future__ import annotations

from typing import Final

from convene.core.vocabulary import Attribution

STATEMENTS: Final = {
    Attribution.anonymous: "Nothing about you is kept with this paper: not your name, not whom you speak for, not what "
    "kind of actor you are. Nobody can find out later how you voted.",
    Attribution.type_only: "Only what kind of actor you are is kept with this paper, never a name. Where fewer "
    "than three people of a kind vote, what they said is not shown by kind.",
    Attribution.named: "The organisation you speak for is kept with this paper, and may be shown with how it voted.",
}
"""Fixed when a ballot opens, by its level of anonymity: what a sheet says is what the book does."""
