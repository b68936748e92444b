"""A paper as a Word document (DOCX) with real headings, lists and tables, to be worked on further."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import Any

from convene.files.documents.blocks import (
    Block,
    Bullets,
    Card,
    Chart,
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
)  # fmt: skip
from convene.files.documents.style_docx import keep_whole, size_of, styled, table_lines
from convene.text import clean, clean_line

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")
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
    said.language = paper.language if _TAG.fullmatch(paper.language) else "en-GB"
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

    def whole(self) -> None:
        paper = self._paper
        if paper.kind:
            self._say(paper.kind, "Kind")
        self._say(paper.title, "Title")
        if paper.subtitle:
            self._prose(paper.subtitle, "Subtitle")
        for block in paper.blocks:
            self._block(block)

    def _paragraph(self, style: str, text: str = "", where: Any = None) -> Any:
        """A paragraph at the end of the document or of a cell. Its style is set by its id: looking styles up by name is
        what takes longest in python-docx."""
        made = (where or self._document).add_paragraph(text)
        made._p.style = self._ids[style]
        return made

    def _say(self, text: str, style: str, label: str = "", before: str = "") -> Any:
        made = self._paragraph(style, before)
        if label:
            made.add_run(f"{_line(label)}: ").bold = True
        made.add_run(_line(text))
        return made

    def _prose(self, text: str, style: str) -> None:
        for part in paragraphs(clean(text)):
            made = self._paragraph(style)
            for at, line in enumerate(part):
                run = made.add_run(_line(line))
                if at < len(part) - 1:
                    run.add_break()

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._say(block.line, f"Heading {block.level - 1}")
            case Para():
                self._prose(block.text, {"plain": "Normal", "lead": "Lead", "notice": "Notice"}[block.tone])
            case Quote():
                self._prose(block.text, "Quote")
                if block.under:
                    self._say(block.under, "Under")
            case Bullets():
                style = {"number": "List Number", "dot": "List Bullet", "box": "Normal"}[block.mark]
                box = "□ " if block.mark == "box" else ""
                made = [self._say(one.text, style, one.label, box) for one in block.entries]
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
                self._document.add_page_break()

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

    def _pairs(self, pairs: tuple[tuple[str, str], ...]) -> None:
        if not pairs:
            return
        made = self._table(len(pairs), 2, (0.27, 0.73))
        for row, (label, text) in zip(made.rows, pairs, strict=True):
            self._put(row.cells[0], label, style="Label")
            self._put(row.cells[1], text)
        self._after()

    def _after(self) -> None:
        """A little room under a table, which has none of its own."""
        self._paragraph("Gap")

    def _grid(self, grid: Grid) -> None:
        widths = grid.widths or (1,) * len(grid.columns)
        shares = tuple(one / sum(widths) for one in widths)
        made = self._table(1, len(grid.columns), shares)
        for at, (cell, text) in enumerate(zip(made.rows[0].cells, grid.columns, strict=True)):
            self._put(cell, text, bold=True, end=at in grid.numbers)
        for row in grid.rows:
            for at, (cell, text) in enumerate(zip(made.add_row().cells, row, strict=True)):
                self._put(cell, text, end=at in grid.numbers)
        table_lines(made, self._paper.hue)
        self._after()

    def _figures(self, figures: tuple[Figure, ...]) -> None:
        if not figures:
            return
        made = self._table(1, len(figures), (1 / len(figures),) * len(figures))
        for cell, one in zip(made.rows[0].cells, figures, strict=True):
            self._put(cell, one.value, style="Figure")
            for text in filter(None, (one.label, one.under)):
                self._paragraph("Cell", _line(text), cell)
        self._after()

    def _card(self, card: Card) -> None:
        """The words, then what is known of them: the figures first."""
        self._prose(card.text, "Card")
        pairs = [(one.label, f"{one.value}, {one.under}" if one.under else one.value) for one in card.figures]
        self._pairs((*pairs, *card.pairs))
        for note in card.notes:
            self._prose(note, "Lead")

    def _chart(self, chart: Chart) -> None:
        """As a table of what is drawn elsewhere: its numbers can be read, and worked on."""
        if chart.instead:
            self._grid(chart.instead)
        elif chart.kind == "bars":
            self._grid(Grid(("", ""), tuple((one.label, one.words) for one in chart.marks), numbers=(1,)))
        elif chart.kind == "dots":
            self._say(chart.words, "Normal")

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
                self._ticks(cell, slot.ticks, text) if slot.ticks else self._put(cell, text)
        table_lines(made, self._paper.hue, boxed=True)

    def _ticks(self, cell: Any, ticks: tuple[str, ...], ticked: str) -> None:
        said = "  ".join(f"{'■' if one == ticked else '□'}\u00a0{_line(one).replace(' ', chr(0xA0))}" for one in ticks)
        cell.paragraphs[0]._p.style = self._ids["Small"]
        cell.paragraphs[0].add_run(said)

    def _box(self, block: FillIn, row: tuple[str, ...]) -> None:
        made = self._table(1, 1, (1.0,))
        made.style = self._document.styles["Table Grid"]
        cell = made.rows[0].cells[0]
        keep_whole(made.rows[0])
        for at, (slot, text) in enumerate(zip(block.slots, row, strict=True)):
            paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            paragraph._p.style = self._ids["Cell"]
            paragraph.add_run(f"{_line(slot.title)}: ").bold = True
            ticks = "   ".join(f"{'■' if one == text else '□'} {_line(one)}" for one in slot.ticks)
            paragraph.add_run(ticks or _line(text) or "_" * 28)
        self._after()
