"""A paper as a Word document (DOCX) with real headings, lists and tables, to be worked on further."""

from __future__ import annotations

import io
import re
import zipfile
from copy import deepcopy
from datetime import datetime
from typing import Any

from convene.files.documents.blocks import (
    Block,
    Bullets,
    Card,
    Chart,
    Entry,
    Facts,
    Figure,
    Figures,
    FillIn,
    Grid,
    Heading,
    PageBreak,
    Paper,
    Para,
    Quote,
    paragraphs,
    stays,
)  # fmt: skip
from convene.files.documents.style_docx import keep_together, keep_whole, size_of, spoken, styled, table_lines, usable
from convene.text import clean, clean_line

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ON_A_PAGE = 1000
"""Letters of facts that stay on one page whatever their font."""
_EARLIEST = datetime(1980, 1, 1)  # what a zip archive can say


def docx(paper: Paper, *, large: bool = False) -> bytes:
    """The document: 12 points, or 18 in ``large`` print. The same paper gives the same bytes."""
    from docx import Document

    document = Document()
    styled(document, paper, large=large)
    _about(document, paper)
    _Writer(document, paper, large).whole()
    made = io.BytesIO()
    _without_picture(document)
    document.save(made)
    return _dated(made.getvalue(), _moment(paper))


def _without_picture(document: Any) -> None:
    """Take out the small picture of the template that would stand for the document in a folder."""
    relations = document.part.package.rels
    for name in [name for name, one in relations.items() if one.reltype.endswith("/thumbnail")]:
        del relations[name]


def _moment(paper: Paper) -> datetime:
    when = paper.made_on
    return datetime(when.year, when.month, when.day) if when and when.year >= 1980 else _EARLIEST


def _about(document: Any, paper: Paper) -> None:
    said = document.core_properties
    said.title, said.subject = _line(paper.title)[:255], _line(paper.kind)[:255]
    said.author = said.last_modified_by = _line(paper.place)[:255] or "Convene"
    said.language = usable(paper.language) or "en-GB"
    said.comments, said.keywords, said.revision = "", "", 1
    said.created = said.modified = _moment(paper)


def _dated(made: bytes, when: datetime) -> bytes:
    """The archive with one date for all its parts, instead of the moment it was packed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = zipfile.ZipInfo(name, (when.year, when.month, when.day, 0, 0, 0))
            part.compress_type, part.external_attr, part.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            new.writestr(part, old.read(name))
    return out.getvalue()


def _line(text: str) -> str:
    """One line of text that a document of XML may hold. Every text goes through here."""
    return _NOT_XML.sub("", clean_line(text))


class _Writer:
    """Puts blocks into a document of python-docx, one after the other."""

    def __init__(self, document: Any, paper: Paper, large: bool) -> None:
        self._document, self._paper, self._large = document, paper, large
        self._ids = {one.name: one.style_id for one in document.styles}
        self._turned = False  # whether a page begins with what comes next

    def whole(self) -> None:
        paper = self._paper
        if paper.kind:
            self._say(paper.kind, "Kind")
        self._say(paper.title, "Title")
        if paper.subtitle:
            self._prose(paper.subtitle, "Subtitle")
        around = (None, *paper.blocks, None)
        for before, block, after in zip(around, paper.blocks, around[2:], strict=False):
            self._block(block, stays(before, block, after))

    def _paragraph(self, style: str, text: str = "", where: Any = None) -> Any:
        """A paragraph at the end of the document or of a cell. Its style is set by its id: looking styles up by name is
        what takes longest in python-docx."""
        made = (where or self._document).add_paragraph(text)
        made._p.style = self._ids[style]
        if self._turned:
            made.paragraph_format.page_break_before, self._turned = True, False
        return made

    def _say(self, text: str, style: str, label: str = "", language: str = "") -> Any:
        made = self._paragraph(style)
        if label:
            made.add_run(f"{_line(label)}: ").bold = True
        spoken(made.add_run(_line(text)), language)
        return made

    def _prose(self, text: str, style: str, language: str = "", *, kept: bool = False) -> None:
        for part in paragraphs(clean(text)):
            made = self._paragraph(style)
            made.paragraph_format.keep_with_next = kept or None
            for at, line in enumerate(part):
                run = spoken(made.add_run(_line(line)), language)
                if at < len(part) - 1:
                    run.add_break()

    def _entry(self, one: Entry, style: str) -> Any:
        made = self._say(one.text, style, one.label, one.language)
        if one.after:
            made.add_run(f" {_line(one.after)}")
        return made

    def _block(self, block: Block, kept: bool) -> None:
        match block:
            case Heading():
                self._say(block.line, f"Heading {block.level - 1}", language=block.language)
            case Para():
                style = {"plain": "Normal", "lead": "Lead", "notice": "Notice"}[block.tone]
                self._prose(block.text, style, block.language, kept=kept)
            case Quote():
                self._prose(block.text, "Quote", block.language, kept=bool(block.under))
                if block.under:
                    self._say(block.under, "Under")
            case Bullets():
                style = "List Number" if block.mark == "number" else "List Bullet"
                made = [self._entry(one, style) for one in block.entries]
                if block.mark == "number":
                    self._counted(made)
            case Facts():
                self._pairs(block.pairs)
            case Grid():
                self._grid(block)
            case Figures():
                self._figures(block.figures)
            case Card():
                self._card(block)
            case Chart():
                self._chart(block)
            case FillIn():
                self._fill_in(block)
            case PageBreak():
                self._turned = True

    def _counted(self, entries: list[Any]) -> None:
        """Count these from 1: Word counts on through every list of a style."""
        numbering = self._document.part.numbering_part.numbering_definitions._numbering
        usual = numbering.num_having_numId(self._document.styles["List Number"].element.pPr.numPr.numId.val)
        fresh = numbering.add_num(usual.abstractNumId.val)
        fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
        for one in entries:
            its = one._p.get_or_add_pPr().get_or_add_numPr()
            its.get_or_add_ilvl().val = 0
            its.get_or_add_numId().val = fresh.numId

    def _table(self, rows: int, columns: int, widths: tuple[float, ...]) -> Any:
        """A table across the text; widths as shares of one."""
        if self._turned:
            self._paragraph("Gap")
        made = self._document.add_table(rows, columns)
        made.autofit = False
        section = self._document.sections[-1]
        room = section.page_width - section.left_margin - section.right_margin
        for column, width in zip(made.columns, widths, strict=True):
            column.width = int(room * width)
            for cell in column.cells:
                cell.width = int(room * width)
        return made

    def _put(self, cell: Any, text: str, *, bold: bool = False, end: bool = False, style: str = "Cell") -> None:
        from docx.enum.text import WD_ALIGN_PARAGRAPH

        paragraph = cell.paragraphs[0]
        paragraph._p.style = self._ids[style]
        run = paragraph.add_run(_line(text))
        run.bold = bold or None
        if end:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def _pairs(self, pairs: tuple[tuple[str, str], ...], *, whole: bool = False, onward: bool = False) -> None:
        """Facts beside their labels, in large print after them; on one page where they are to be ``whole``, and where
        it goes ``onward`` on that of what follows."""
        if not pairs:
            return
        if self._large:
            said = [self._say(text, "Cell", label) for label, text in pairs]
            for one in {*said[:1], *said[-2:-1]}:  # neither the first nor the last of them alone on a page
                one.paragraph_format.keep_with_next = True
            said[-1].paragraph_format.keep_with_next = onward or None
            return
        made = self._table(len(pairs), 2, (0.27, 0.73))
        for row, (label, text) in zip(made.rows, pairs, strict=True):
            self._put(row.cells[0], label, style="Label")
            self._put(row.cells[1], text)
            keep_whole(row)
        keep_together(made, whole=whole, onward=onward)
        self._after(kept=onward)

    def _after(self, *, kept: bool = False) -> None:
        """A little room under a table, which has none of its own."""
        self._paragraph("Gap").paragraph_format.keep_with_next = kept or None

    def _grid(self, grid: Grid) -> None:
        widths = grid.widths or (1,) * len(grid.columns)
        shares = tuple(one / sum(widths) for one in widths)
        made = self._table(1, len(grid.columns), shares)
        for at, (cell, text) in enumerate(zip(made.rows[0].cells, grid.columns, strict=True)):
            self._put(cell, text, bold=True, end=at in grid.numbers)
        if grid.rows:
            self._rows(made, grid)
        table_lines(made, self._paper.hue)
        self._after()

    def _rows(self, made: Any, grid: Grid) -> None:
        """One row is made by python-docx and the others are copies of it: to make each takes ten times as long."""
        from docx.oxml.ns import qn

        model = made.add_row()
        for at, cell in enumerate(model.cells):
            self._put(cell, "-", end=at in grid.numbers)
        made._tbl.remove(model._tr)
        for row in grid.rows:
            copy = deepcopy(model._tr)
            for told, text in zip(copy.iter(qn("w:t")), row, strict=True):
                told.text = _line(text)
                told.set(qn("xml:space"), "preserve")
            made._tbl.append(copy)

    def _figures(self, figures: tuple[Figure, ...]) -> None:
        if not figures:
            return
        across = min(len(figures), 2 if self._large else 4)
        made = self._table(-(-len(figures) // across), across, (1 / across,) * across)
        for cell, one in zip((cell for row in made.rows for cell in row.cells), figures, strict=False):
            self._put(cell, one.value, style="Figure")
            for text in filter(None, (one.label, one.under)):
                self._paragraph("Cell", _line(text), cell)
        self._after()

    def _card(self, card: Card) -> None:
        """The words, then what is known of them: the figures first."""
        self._prose(card.text, "Card", card.language)
        pairs = [(one.label, f"{one.value}, {one.under}" if one.under else one.value) for one in card.figures]
        told = (*pairs, *card.pairs)
        self._pairs(told, whole=sum(len(text) for _, text in told) < _ON_A_PAGE, onward=bool(card.notes))
        for at, note in enumerate(card.notes, start=1):
            self._prose(note, "Lead", kept=at < len(card.notes))

    def _chart(self, chart: Chart) -> None:
        """As a table of what is drawn elsewhere: its numbers can be read, and worked on. Where dots lie stands in words
        beside them."""
        if chart.told:
            return
        if chart.instead:
            across = (chart.instead.columns, *chart.instead.rows)
            down = tuple(zip(*across, strict=True))  # what is wide stands on its side in large print
            self._grid(Grid(down[0], down[1:], numbers=(1,)) if self._large else chart.instead)
        elif chart.kind == "bars":
            self._grid(Grid(("Where", "Figure"), tuple((one.label, one.words) for one in chart.marks), numbers=(1,)))

    def _fill_in(self, block: FillIn) -> None:
        if self._large:
            for row in block.lines(large=True):
                self._box(block, row)
            return
        widths = tuple(slot.width / sum(one.width for one in block.slots) for slot in block.slots)
        rows = block.lines(large=False)
        made = self._table(1 + len(rows), len(block.slots), widths)
        made.style = self._document.styles["Table Grid"]
        for cell, slot in zip(made.rows[0].cells, block.slots, strict=True):
            self._put(cell, slot.title, bold=True)
            if slot.hint:
                self._paragraph("Small", _line(slot.hint), cell)
        for line, row in zip(list(made.rows)[1:], rows, strict=True):
            line.height = size_of(15)
            for cell, slot, text in zip(line.cells, block.slots, row, strict=True):
                self._ticks(cell.paragraphs[0], slot.ticks, text) if slot.ticks else self._put(cell, text)
        table_lines(made, self._paper.hue, boxed=True)

    def _ticks(self, where: Any, ticks: tuple[str, ...], ticked: str) -> None:
        said = "  ".join(f"{'■' if one == ticked else '□'}\u00a0{_line(one).replace(' ', chr(0xA0))}" for one in ticks)
        where._p.style = self._ids["Small"]
        where.add_run(said)

    def _box(self, block: FillIn, row: tuple[str, ...]) -> None:
        made = self._table(1, 1, (1.0,))
        made.style = self._document.styles["Table Grid"]
        cell = made.rows[0].cells[0]
        keep_whole(made.rows[0])
        for at, (slot, text) in enumerate(zip(block.slots, row, strict=True)):
            paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            paragraph._p.style = self._ids["Cell"]
            paragraph.add_run(_line(slot.title)).bold = True
            paragraph.add_run(f"  {_line(slot.hint)}" if slot.hint else "")
            if slot.ticks:
                self._ticks(cell.add_paragraph(), slot.ticks, text)
            else:
                self._paragraph("Cell", _line(text) or "_" * 36, cell)
        self._after()
