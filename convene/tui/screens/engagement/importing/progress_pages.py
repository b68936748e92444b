"""What the import screen says: what the file is and what its rows become, and how far the reading has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from convene.core.nouns import NOUNS
from convene.core.views import Item
from convene.text import clip, count, join
from convene.tui import show
from convene.tui.widgets.page import Page

if TYPE_CHECKING:
    from convene.core.views import Item
    from convene.services.importing import ImportOptions, Look, Plan

WORDS = {
    "added": "Added",
    "changed": "Changed",
    "linked": "Ties",
    "waiting": "To decide",
    "wrong": "Not readable",
    "skipped": "Left out",
    "same": "Already so",
}
"""What can become of a row, in the order of what a person wants to see first."""
TONES = {
    "added": "done",
    "changed": "plain",
    "linked": "plain",
    "waiting": "look",
    "wrong": "late",
    "skipped": "quiet",
    "same": "quiet",
}


_TYPE_HINT = {"primary_type": "; y gives every row one"}


def given(options: ImportOptions) -> set[str]:
    """The fields that some column becomes."""
    return {name for _, name in options.mapping.columns if name} if options.mapping else set()


class ImportStory(Page):
    """What the file is, what its rows become, and, once it was looked through, what would happen."""

    def __init__(self) -> None:
        super().__init__()
        self.look: Look | None = None
        self.options: ImportOptions | None = None
        self.plan: Plan | None = None

    def typeset(self, width: int) -> list[Content]:
        look, options = self.look, self.options
        if look is None or options is None:
            return [show.row(("Looking at the file …", "quiet"))]
        layout = look.layout
        title = layout.title if layout else "A list in a layout of its own"
        if not look.headings:
            title = "A packed table of figures"
        out = [show.row((show.fit(title, width), "strong"))]
        if self.plan is None:
            return out + show.facts(self._facts(look, options), width)
        out += show.para(self.plan.summary(), width, most=4)
        for note in self.plan.notes[:3]:
            out += show.para(note, width, "quiet", most=2)
        return out

    def _facts(self, look: Look, options: ImportOptions) -> list[tuple[str, str]]:
        noun = options.noun or look.noun
        rows = "actors, and the grants between them" if look.makes == "grants" else NOUNS[noun].plural
        fixed = [f"{NOUNS[noun].field(name).title.lower()} {value}" for name, value in options.fixed]
        everywhere = "everywhere; w keeps only some postcodes or areas"
        if look.makes == "indicators":
            everywhere = "the areas of the place; w says others"
        pairs = [
            ("rows are", f"{rows}{', all with ' + join(fixed) if fixed else ''}"),
            ("only from", join(list(options.within)) or everywhere),
        ]
        if len(look.sheets) > 1:
            others = [f"“{clip(one, 40)}”" for one in look.sheets if one != look.sheet]
            pairs.append(("sheet", f"“{clip(look.sheet, 40)}”, not {join(others[:5])}; s takes another"))
        if look.heading > 1:
            pairs.append(("heading", f"in {'row' if look.sheets else 'line'} {count(look.heading)}; h says another"))
        if look.personal:
            named = (
                join(list(look.personal))
                if len(look.personal) <= 3
                else f"{', '.join(look.personal[:2])} and {len(look.personal) - 2} more"
            )
            pairs.append(("not read", f"{named}: may be about people"))
        if missing := [one for one in look.lacking if one not in dict(options.fixed) and one not in given(options)]:
            titles_of = [NOUNS[noun].field(one).title.lower() for one in missing]
            pairs.append(("wanted", f"{join(titles_of)}: enter on a column says it" + _TYPE_HINT.get(missing[0], "")))
        if look.layout and not look.layout.source and "source" not in dict(options.fixed):
            pairs.append(("wanted", "who published it: v gives every row source=…"))
        if look.remembered:
            pairs.append(("columns", "as you said the last time you brought in a list like this"))
        if look.layout:
            pairs.append(("licence", look.layout.licence))
        return [(label, clip(words, 300)) for label, words in pairs]


def column_items(look: Look, options: ImportOptions) -> tuple[Item, ...]:
    """The columns of the file, each with a few of its cells and what it becomes; of a known layout its first rows as
    they would come in."""
    if look.first:
        return tuple(
            Item(f"{line}:{at}", name or "(no name)", said, state=f"line {count(line)}", tone="quiet")
            for at, (line, name, said) in enumerate(look.first)
        )
    chosen = dict(options.mapping.without([name for name, _ in options.fixed]).columns) if options.mapping else {}
    doubted = {heading: why for heading, _, why in options.mapping.doubted} if options.mapping else {}
    noun = NOUNS.get(options.noun or look.noun)
    found = []
    for at, heading in enumerate(look.headings):
        cells = dict.fromkeys(cells[at].strip() for _, cells in look.rows if at < len(cells) and cells[at].strip())
        sample = "  ·  ".join(clip(one, 30) for one in list(cells)[:4]) or "empty in the first rows"
        if heading in look.personal:
            found.append(Item(str(at), heading, "may be about people", state="not read", tone="quiet"))
        elif options.mapping is None:
            found.append(Item(str(at), heading, sample))
        else:
            name = chosen.get(heading, "")
            told = (
                next((one.title for one in noun.fields if one.name == name), name.replace("_", " ")) if noun else name
            )
            state = f"→ {told}" if name else "left out"
            sample = sample if name or heading not in doubted else f"{doubted[heading]}"
            found.append(Item(str(at), heading, sample, state=state, tone="done" if name else "quiet"))
    return tuple(found)


def plan_items(plan: Plan, what: str) -> tuple[Item, ...]:
    """The rows of one fate, with their lines and why."""
    return tuple(
        Item(f"{one.line}:{at}", one.name or "(no name)", one.why, state=f"line {count(one.line)}", tone="quiet")
        for at, one in enumerate(plan.lines)
        if one.what == what
    )


def tallies(plan: Plan) -> list[tuple[str, int]]:
    """What became of the rows, with how many, the empty ones left out."""
    found = [(what, int(getattr(plan, what, 0))) for what in WORDS]
    return [(what, number) for what, number in found if number]


def titles(plan: Plan) -> tuple[str, ...]:
    return tuple(f"{WORDS[what]} {count(number)}" for what, number in tallies(plan))
