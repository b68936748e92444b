"""What sort of file this is, by its first bytes and not by its name."""

from __future__ import annotations

import re
import struct
from typing import Literal

from convene.errors import Problem
from convene.files.sheets.source import Source, broken_archive, telling
from convene.text import clip, join

Kind = Literal["csv", "xlsx", "json"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SAVE = "Open it in a spreadsheet and save it as “CSV UTF-8” or “Excel workbook (.xlsx)”, then bring that file in."
_OTHERS = {
    b"%PDF": "a PDF",
    b"\x89PNG": "a picture",
    b"GIF8": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"SQLite format 3": "a database",
    b"PAR1": "a Parquet file",
    b"{\\rtf": "a text document",
    b"7z\xbc\xaf": "a packed archive",
    b"Rar!": "a packed archive",
    b"\x1f\x8b": "a packed archive",
    b"BZh": "a packed archive",
}
_JSON = re.compile(rb"""(?:\xef\xbb\xbf)?\s*(?:\[\s*[\[{\]]|\{\s*["}])""")
_PAGE = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|table|meta|script|!--)", re.IGNORECASE)
_XML = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:\?xml|[a-zA-Z][\w:.-]*[\s>/])")
_UNPACKED = (".csv", ".tsv", ".txt", ".xlsx", ".json")


def kind_of(source: Source) -> Kind:
    """The form of a table. Raises Problem for what cannot be one, with what to do about it."""
    if not source.size():
        raise Problem(
            "The list is empty.",
            hint="Its first line names the columns. Check that it was saved, or fetch it again.",
            where=source.where(),
        )
    head = source.head(4_096)
    if head.startswith(_OLE):
        raise _old_office(source, head)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(source)
    for mark, words in _OTHERS.items():
        if head.startswith(mark):
            hint = "Unpack it, and bring in the file inside." if "archive" in words else "Look for the table itself."
            raise Problem(f"This is {words}, not a CSV or XLSX file.", hint=hint, where=source.where())
    if _PAGE.match(head) or (_XML.match(head) and b"Workbook" not in head and b"<html" in head.lower()):
        raise Problem(
            "This is a web page, not a CSV or XLSX file, whatever its name says.",
            hint="The link may have led to a page that asks to sign in, or to an error. Fetch the file again with a "
            f"browser and look at it first. {_SAVE}",
            where=source.where(),
        )
    if _XML.match(head):
        raise Problem("This is an XML file, not a CSV or XLSX file.", hint=_SAVE, where=source.where())
    return "json" if _JSON.match(head) else "csv"


def _old_office(source: Source, head: bytes) -> Problem:
    """The older Office container: it also wraps a new workbook when that has a password."""
    try:
        (first,) = struct.unpack_from("<I", head, 48)
        (shift,) = struct.unpack_from("<H", head, 30)
        with source.open() as opened, telling(source):
            opened.seek((first + 1) << min(shift, 12))
            names = opened.read(8_192)
    except (struct.error, Problem):
        names = b""
    if "EncryptedPackage".encode("utf-16-le") in names:
        return Problem(
            "The workbook is locked with a password.",
            hint="Open it in a spreadsheet, take the password off (File, Info, Protect Workbook) or save it as "
            "“CSV UTF-8”, then bring that file in.",
            where=source.where(),
        )
    old = "Workbook".encode("utf-16-le") in names or "Book".encode("utf-16-le") in names
    words = "an Excel workbook of the old sort (.xls)" if old else "an Office document of the old sort"
    return Problem(f"This is {words}, not a CSV or XLSX file.", hint=_SAVE, where=source.where())


def _packed(source: Source) -> Kind:
    """A zip archive: a workbook, or something else."""
    import zipfile

    try:
        with source.open() as opened, telling(source), zipfile.ZipFile(opened) as packed:
            names = packed.namelist()
            said = packed.read("mimetype")[:80] if names[:1] == ["mimetype"] else b""
    except broken_archive():
        raise damaged(source) from None
    inside = set(names)
    if "xl/workbook.xml" in inside or ("[Content_Types].xml" in inside and any(n.startswith("xl/w") for n in names)):
        if "xl/workbook.bin" in inside:
            raise Problem("This is a binary workbook (.xlsb).", hint=_SAVE, where=source.where())
        return "xlsx"
    if b"opendocument" in said or "content.xml" in inside:
        raise Problem("This is an OpenDocument file (.ods), not a CSV or XLSX file.", hint=_SAVE, where=source.where())
    tables = [clip(name, 60) for name in names if name.casefold().endswith(_UNPACKED)]
    hint = f"Unpack it, and bring in {join([f'“{name}”' for name in tables[:3]], 'or')}." if tables else _SAVE
    raise Problem("This is a zip archive, not a workbook.", hint=hint, where=source.where())


def damaged(source: Source, line: int | None = None, detail: str = "") -> Problem:
    """What is said of a workbook that cannot be opened, or not to its end."""
    return Problem(
        "The workbook is damaged, or was not fetched to its end.",
        detail,
        hint="Fetch it again, or open it in a spreadsheet, let that repair it, and save it anew.",
        where=source.where(line),
    )
