"""Papers for people: one model of blocks, and for each form one module that writes it.

A document is one function from facts to a ``Paper``; how a form looks, and how text is kept from becoming markup in it,
is said once, in ``to_markdown``, ``to_html``, ``to_pdf`` and ``to_docx``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from convene.files.documents import poster, poster_html
from convene.files.documents.blocks import Paper, in_large
from convene.files.documents.poster import Poster
from convene.files.documents.to_html import html
from convene.files.documents.to_markdown import markdown
from convene.files.documents.to_pdf import pdf

Form = Literal["md", "html", "pdf", "docx"]
FORMS: tuple[Form, ...] = get_args(Form)
"""By the endings of their files."""


@dataclass(frozen=True, slots=True)
class Rendered:
    """A paper in one form. ``lacking`` are letters that could not be drawn in it; each leaves a box."""

    content: bytes
    lacking: str = ""


def render(paper: Paper | Poster, form: Form, *, large_print: bool = False) -> Rendered:
    """The paper as the bytes of a file. Large print is 18 points; Markdown has no size, and none in large.

    A poster comes as PDF and HTML alone, and is large as it is.
    """
    if isinstance(paper, Poster):
        return Rendered(*poster.pdf(paper)) if form == "pdf" else Rendered(poster_html.html(paper).encode())
    if large_print and form != "md":
        paper = in_large(paper)
    if form == "md":
        return Rendered(markdown(paper).encode())
    if form == "html":
        return Rendered(html(paper, large=large_print).encode())
    if form == "pdf":
        return Rendered(*pdf(paper, large=large_print))
    from convene.files.documents.to_docx import docx

    return Rendered(docx(paper, large=large_print))
