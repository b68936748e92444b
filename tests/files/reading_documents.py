"""Documents read back: the tags and words of a page, the words of a PDF and of a Word document."""

from __future__ import annotations

import io
from html.parser import HTMLParser

PRINT_NASTY = [
    "<script>alert(1)</script>",
    "[/]",
    "a | b || c",
    "``` `code` ~~~",
    "# not a heading #",
    "> quote\n\n    code\n---\n===",
    "1. one\n2) two\n- three\n+ four\n* five",
    "![x](http://evil.example/x.png) [y](javascript:alert(1)) <http://a.example>",
    "**bold** __bold__ *it* _it_ ~~gone~~ $x$ \\",
    "&lt;b&gt; &amp; &#60; <!-- --> <![CDATA[ ]]>",
    "\u202eevil\u202c \x1b[31mred",
    "مرحبا بالجميع",
    "👩‍👩‍👧 🏴",
    "[a]: http://evil.example\n[^1]: note\n: definition",
    "a\\|b\\",
    "| a | b |\n| --- | --- |\n| 1 | 2 |",
    "{.class #id} :::warning",
    "</style></title></main>",
    '" onmouseover="alert(1)',
]
OURS = {
    "html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section", "div", "h1", "h2", "h3",
    "p", "blockquote", "br", "ul", "ol", "li", "dl", "dt", "dd", "strong", "b", "bdi", "i", "small", "span", "table",
    "colgroup", "col", "thead", "tbody", "tr", "th", "td", "svg", "rect", "text", "circle", "line", "polyline",
}  # fmt: skip
"""Every tag a page may have, and none that loads or runs anything."""


class Seen(HTMLParser):
    """Collects a page's tags, attributes and visible text."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.text: list[str] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in ("meta", "br", "link", "img", "col"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text.append(data)


def pdf_words(content: bytes) -> str:
    """All text of a PDF."""
    return "\n".join(pdf_pages(content))


def pdf_pages(content: bytes) -> list[str]:
    """The text of each page of a PDF. (PDFium reads it twenty times as fast as pypdf.)"""
    import pypdfium2

    with pypdfium2.PdfDocument(content) as document:
        return [document[at].get_textpage().get_text_range() for at in range(len(document))]


def docx_words(content: bytes) -> str:
    """All text of a Word document, the foot of its pages too."""
    from docx import Document

    document = Document(io.BytesIO(content))
    found = [one.text or "" for one in document.element.body.iter() if one.tag.endswith("}t")]
    found += [one.text for section in document.sections for one in section.footer.paragraphs]
    said = document.core_properties
    return "\n".join([*found, said.title, said.author, said.subject, said.comments, said.keywords])


def xlsx_words(content: bytes) -> str:
    """Every cell of every sheet of a workbook, a line each."""
    import openpyxl

    sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    cells = (cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row)
    return "\n".join(str(one) for one in cells if one is not None)


def words_of(content: bytes, form: str) -> str:
    """All text of an exported file."""
    if form == "pdf":
        return pdf_words(content)
    if form == "xlsx":
        return xlsx_words(content)
    return docx_words(content) if form == "docx" else content.decode()


def bare(text: str) -> str:
    """Without white space and without what only says where to break."""
    return "".join(text.replace("\u200b", "").split())
