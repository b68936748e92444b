"""The account on one page, for those who paid: every text in it is cut so that the page is one."""

from __future__ import annotations

from collections.abc import Iterator

from convene.core.account.report import Report
from convene.core.account.words import headline, matters_most
from convene.files.documents.blocks import Block, Bullets, Entry, Heading, Paper, Para, Quote, bullets
from convene.files.printed.account.front import figures
from convene.files.printed.account.report import subtitle
from convene.files.printed.account.words import kept_words, left_open
from convene.text import clip, count

_LINE, _STORY, _FEW = 150, 260, 2
"""Letters of a line and of the story, and how many lines a list has."""


def one_page(report: Report) -> Paper:
    """What was promised and kept, the headline with its range and label, one story, the harm, what comes next."""
    return Paper(
        clip(report.title, 60), tuple(_blocks(report)), kind="The account on one page",
        subtitle=clip(subtitle(report), 90), place=report.place, made_on=report.today, mark=report.mark[:12],
        hue="measurement",
    )  # fmt: skip


def _blocks(report: Report) -> Iterator[Block]:
    account = report.account
    yield Para(clip(report.label, 200), "notice")
    yield Heading(2, "In short")
    yield Para(kept_words(report.promises, report.today))
    yield figures(report)
    yield Para(" ".join((headline(account), *(clip(one, 260) for one in left_open(account)))))
    said = [clip(one, _LINE) for one in matters_most(account.swings)]
    yield Heading(3, "It hangs most on")
    yield bullets(*said) if said else Para("No range is given for anything yet.")
    if report.stories:
        story = min(report.stories, key=lambda one: (len(one.text) > _STORY, -len(one.text)))
        yield Heading(3, "In somebody's own words")
        yield Quote(clip(story.text, _STORY), clip(", ".join(filter(None, (story.by, story.of))), 90))
    yield Heading(3, "What went wrong, and for whom")
    yield from _harm(report)
    yield Heading(3, "What comes next")
    yield from _next(report)


def _harm(report: Report) -> Iterator[Block]:
    told = report.harm.told
    if not told:
        yield Para(report.harm.words)
        return
    more = len(told) - _FEW
    shown = [Entry(clip(one.text, _LINE), clip(one.of, 50)) for one in told[:_FEW]]
    yield Bullets((*shown, Entry(f"And {count(more)} more, in the account."))
                  if more > 0 else tuple(shown))  # fmt: skip


def _next(report: Report) -> Iterator[Block]:
    said = [clip(one, _LINE) for one in report.follows[:_FEW]]
    if report.carries_over:
        said.append(f"Goes on into the next cycle: {clip(report.carries_over, _LINE)}")
    yield bullets(*said) if said else Para("No decision that follows from it is on record yet.")
