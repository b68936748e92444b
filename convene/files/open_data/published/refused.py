"""Tables of registers that are known and not taken: those that name people, and those that only add to others."""

from __future__ import annotations

from convene.errors import Problem, Where
from convene.files.sheets import Sheet

_REGISTER = {"date of extract", "organisation number"}
_PEOPLE = ("trustee name", "trustee id", "individual or organisation")
_MAIN = "Fetch “publicextract.charity” from the register's download page, and bring that in."


def refuse(sheet: Sheet, headings: frozenset[str]) -> None:
    """Raises Problem for a table that is known and not taken."""
    if not headings >= _REGISTER or "charity name" in headings:
        return
    if any(one in headings for one in _PEOPLE):
        raise Problem(
            "This is the register's table of trustees. It names people, so nothing is taken from it.",
            "Convene keeps no list of people that they do not know of.",
            hint=_MAIN,
            where=Where(str(sheet.path), sheet.heading_line),
        )
    what = "where charities work" if "geographic area type" in headings else ""
    what = "what charities do" if "classification code" in headings else what
    raise Problem(
        f"This is a side table of the charity register{f', about {what}' if what else ''}. It has no names in it.",
        hint=_MAIN,
        where=Where(str(sheet.path), sheet.heading_line),
    )
