"""The account on one page, for those who paid: every text in it is cut so that the page is one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from convene.core.account.report import Report
from convene.core.account.words import headline, matters_most
from convene.files.documents.blocks import Block, Paper, Para, facts
from convene.files.printed.account.front import figures
from convene.files.printed.account.report import subtitle
from convene.files.printed.account.words import kept_words, left_open
from convene.text import clip, count

_LINE, _SWING, _STORY, _FEW = 150, 190, 260, 2
"""Letters of a line, of what it hangs on and of the story, and how many lines a part has."""


def one_page(report: Report) -> Paper:
    """What was promised and kept, the headline with its range and label, one story, the harm, what comes next."""
    return Paper(
        clip(report.title, 60), tuple(_blocks(report)), kind="The account on one page",
        subtitle=clip(subtitle(report), 90), place=report.place, made_on=report.today, mark=report.mark[:12],
        hue="measurement",
    )  # fmt: skip


def _blocks(report: Report) -> Iterator[Block]:
    account = report.account
    yield Para(report.label, "notice")
    yield Para(kept_words(report.promises, report.today))
    yield figures(report)
    yield Para(" ".join((headline(account), *(clip(one, 200) for one in left_open(account)))))
    hangs = [clip(one, _SWING) for one in matters_most(account, account.swings)] or [
        "No range is given for anything yet."
    ]
    yield facts(
        *_listed("It hangs most on", "and on", hangs),
        *_story(report),
        *_listed("What went wrong", "and", _harm(report)),
        *_listed("What comes next", "and", _next(report)),
    )


def _listed(first: str, more: str, lines: Sequence[str]) -> Iterator[tuple[str, str]]:
    for at, line in enumerate(lines):
        yield (more if at else first), line


def _story(report: Report) -> Iterator[tuple[str, str]]:
    """The longest story that fits; a longer one is cut."""
    if report.stories:
        one = min(report.stories, key=lambda each: (len(each.text) > _STORY, -len(each.text)))
        who = ", ".join(filter(None, (clip(one.by, 40), clip(one.of, 50))))
        said = clip(one.text.strip('“”" '), _STORY)
        yield "In their own words", f"“{said}”{f' ({who})' if who else ''}"


def _harm(report: Report) -> list[str]:
    told = report.harm.told
    if not told:
        return [report.harm.words]
    said = [f"{clip(one.of, 50)}: {clip(one.text, _LINE)}" if one.of else clip(one.text, _LINE) for one in told[:_FEW]]
    return [*said, f"{count(len(told) - _FEW)} more, in the account"] if len(told) > _FEW else said


def _next(report: Report) -> list[str]:
    said = [clip(one, _LINE) for one in report.follows[:_FEW]]
    if report.carries_over:
        said = [*said[:1], f"{clip(report.carries_over, _LINE).rstrip('.')} goes on into the next cycle"]
    return said or ["No decision that follows from it is on record yet."]
