"""How a Word document looks: styles, page, furniture. The font is one that Word has and others replace well."""

from __future__ import annotations

import re
from typing import Any

from convene.files.documents.blocks import Hue, Paper
from convene.text import clean_line

_HUES: dict[Hue, str] = {
    "ink": "000000", "engagement": "1F7A6B", "codesign": "6A4FB0", "delivery": "9A5B0B", "measurement": "1F66A8",
}  # fmt: skip
_INK, _QUIET, _RULE = "23282B", "5F6B72", "D8D0C3"
_FONT = "Georgia"
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


def size_of(millimetres: float) -> Any:
    """A length as python-docx wants it."""
    from docx.shared import Mm

    return Mm(millimetres)


def styled(document: Any, paper: Paper, *, large: bool) -> None:
    """Set every style that the blocks use, the page, and what stands at its foot."""
    base = 18.0 if large else 11.0 if paper.wide else 12.0
    hue = _HUES[paper.hue]
    ink, quiet = ("000000", "000000") if paper.hue == "ink" else (_INK, _QUIET)
    small = base if large else base - 1
    _own_fonts(document, paper.language)
    _set(document, "Normal", base, ink, after=6, line=1.25)
    _set(document, "Title", base * (1.6 if large else 2.1), ink, bold=True, after=4)
    _set(document, "Subtitle", base, quiet, after=18)
    _set(document, "Heading 1", base * 1.45, ink, bold=True, before=24, after=8, next_=True)
    _set(document, "Heading 2", base * 1.15, ink, bold=True, before=16, after=6, next_=True)
    _set(document, "Quote", base * 1.1, ink, italic=True, before=6, after=6, left=6, bar=hue)
    _set(document, "List Bullet", base, ink, after=3)
    _set(document, "List Number", base, ink, after=3)
    new: dict[str, dict[str, Any]] = {
        "Kind": {"size": base, "ink": hue, "bold": True, "after": 2},
        "Lead": {"size": base, "ink": ink, "italic": True, "after": 6},
        "Notice": {"size": base, "ink": ink, "bold": True, "before": 6, "after": 10, "left": 4, "bar": hue},
        "Under": {"size": small, "ink": quiet, "after": 10, "left": 6, "bar": hue},
        "Card": {"size": base * 1.1, "ink": ink, "bold": True, "before": 14, "after": 4, "left": 4, "bar": hue,
                 "next_": True},
        "Figure": {"size": base * (1.4 if large else 1.9), "ink": hue, "bold": True, "after": 0},
        "Cell": {"size": small, "ink": ink, "before": 2, "after": 2},
        "Label": {"size": small, "ink": quiet, "before": 2, "after": 2},
        "Small": {"size": base if large else 9.5, "ink": ink, "after": 1},
        "Gap": {"size": 4.0, "ink": ink, "after": 4},
    }  # fmt: skip
    for name, look in new.items():
        document.styles.add_style(name, 1).base_style = document.styles["Normal"]
        _set(document, name, **look)
    _pages(document, paper, large)
    _foot(document, paper, small, quiet)


def usable(language: str) -> str:
    """The language's tag, "" when it is none."""
    return language if _LANGUAGE.fullmatch(language) else ""


def spoken(run: Any, language: str) -> Any:
    """The run as one in a language, where that is another than the paper's."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    if tag := usable(language):
        mark = OxmlElement("w:lang")
        for script in ("w:val", "w:eastAsia", "w:bidi"):
            mark.set(qn(script), tag)
        run._r.get_or_add_rPr().append(mark)
    return run


def _own_fonts(document: Any, language: str) -> None:
    """One font for all of it, in the language it is written in, instead of the template's."""
    from docx.oxml.ns import qn

    defaults = document.styles.element.find(qn("w:docDefaults"))
    properties = defaults.find(qn("w:rPrDefault")).find(qn("w:rPr"))
    _fonts(properties)
    properties.find(qn("w:lang")).set(qn("w:val"), usable(language) or "en-GB")


def _fonts(properties: Any) -> None:
    from docx.oxml.ns import qn

    fonts = (
        properties.get_or_add_rFonts() if hasattr(properties, "get_or_add_rFonts") else properties.find(qn("w:rFonts"))
    )
    fonts.attrib.clear()
    for script in ("w:ascii", "w:hAnsi", "w:cs"):
        fonts.set(qn(script), _FONT)


def _set(
    document: Any, name: str, size: float, ink: str, *, bold: bool = False, italic: bool = False, before: float = 0,
    after: float = 0, left: float = 0, line: float = 0, bar: str = "", next_: bool = False,
) -> None:  # fmt: skip
    from docx.oxml.ns import qn
    from docx.shared import Mm, Pt, RGBColor

    style = document.styles[name]
    _fonts(style.element.get_or_add_rPr())
    style.font.size, style.font.bold, style.font.italic = Pt(round(size * 2) / 2), bold, italic
    style.font.color.rgb = RGBColor.from_string(ink)
    for apart in ("w:spacing", "w:kern"):  # letters of the template's titles stand apart
        for own in style.element.rPr.findall(qn(apart)):
            style.element.rPr.remove(own)
    room = style.paragraph_format
    room.space_before, room.space_after, room.keep_with_next = Pt(before), Pt(after), next_
    if left:
        room.left_indent = Mm(left)
    if line:
        room.line_spacing = line
    borders = style.element.get_or_add_pPr().find(qn("w:pBdr"))
    if borders is not None:  # the template's lines around titles
        style.element.pPr.remove(borders)
    if bar:
        _bar(style.element.get_or_add_pPr(), bar)


def _bar(properties: Any, hue: str) -> None:
    from docx.oxml import OxmlElement

    borders = OxmlElement("w:pBdr")
    borders.append(_edge("w:left", hue, 18, 8))
    properties.insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:contextualSpacing", "w:jc",
        "w:outlineLvl", "w:rPr",
    )  # fmt: skip


def _edge(name: str, hue: str, eighths: int, space: int = 0) -> Any:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    edge = OxmlElement(name)
    for key, value in (("w:val", "single"), ("w:sz", str(eighths)), ("w:space", str(space)), ("w:color", hue)):
        edge.set(qn(key), value)
    return edge


def table_lines(table: Any, hue: Hue, *, boxed: bool = False) -> None:
    """Thin lines under the rows and a stronger one under the heads; the heads come again on each page, and no row is
    parted. ``boxed`` tables have lines of their own."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for row in table.rows:
        keep_whole(row)
    if boxed:
        return
    borders = OxmlElement("w:tblBorders")
    rule = "000000" if hue == "ink" else _RULE
    borders.append(_edge("w:bottom", rule, 4))
    borders.append(_edge("w:insideH", rule, 4))
    properties = table._tbl.tblPr
    properties.insert_element_before(borders, "w:shd", "w:tblLayout", "w:tblCellMar", "w:tblLook")
    for cell in table.rows[0].cells:
        edges = OxmlElement("w:tcBorders")
        edges.append(_edge("w:bottom", _HUES[hue], 8))
        cell._tc.get_or_add_tcPr().append(edges)


def keep_together(table: Any, *, whole: bool, onward: bool) -> None:
    """Keep the first two rows on one page, and the last two; or all of them where it is to be ``whole``. ``onward``
    keeps what follows there as well."""
    rows = list(table.rows)
    for at, row in enumerate(rows):
        if onward if at == len(rows) - 1 else whole or at in (0, len(rows) - 2):
            for cell in row.cells:
                for one in cell.paragraphs:
                    one.paragraph_format.keep_with_next = True


def keep_whole(row: Any) -> None:
    """Keep a row whole on its page."""
    from docx.oxml import OxmlElement

    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _pages(document: Any, paper: Paper, large: bool) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Mm

    section = document.sections[0]
    wide = paper.wide and not large
    section.orientation = WD_ORIENT.LANDSCAPE if wide else WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(297), Mm(210)) if wide else (Mm(210), Mm(297))
    sides = (12, 12, 12, 14) if wide else (25, 25, 24, 24)
    section.left_margin, section.right_margin, section.top_margin, section.bottom_margin = map(Mm, sides)


def _foot(document: Any, paper: Paper, size: float, ink: str) -> None:
    """Place, date and mark, and the number of the page."""
    from docx.enum.text import WD_TAB_ALIGNMENT
    from docx.shared import Pt, RGBColor

    section = document.sections[0]
    made = section.footer.paragraphs[0]
    made.paragraph_format.tab_stops.clear_all()
    made.style.paragraph_format.tab_stops.clear_all()
    room = section.page_width - section.left_margin - section.right_margin
    made.paragraph_format.tab_stops.add_tab_stop(room, WD_TAB_ALIGNMENT.RIGHT)
    foot = re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", clean_line(paper.foot))
    made.style.font.size, made.style.font.color.rgb = Pt(size), RGBColor.from_string(ink)
    made.add_run(f"{foot}\t")
    _field(made, "PAGE")
    made.add_run(" / ")
    _field(made, "NUMPAGES")


def _field(paragraph: Any, name: str) -> None:
    """A number that Word fills in."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run()
    for kind, text in (("begin", ""), ("", name), ("separate", ""), ("shown", "1"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind in ("begin", "separate", "end") else "w:t" if kind else "w:instrText")
        if kind in ("begin", "separate", "end"):
            part.set(qn("w:fldCharType"), kind)
        else:
            part.text = text
        run._r.append(part)
