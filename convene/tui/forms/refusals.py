"""What a form says when it cannot be saved as it stands: under the fields it is about, and above them."""

from __future__ import annotations

from collections.abc import Mapping

from convene.errors import Problem
from convene.tui.forms.form_host import FormHost

_LOOK = "a look"


async def refuse(form: FormHost, errors: Mapping[str, str], problem: Problem | None = None) -> None:
    """Shows what is wrong: under the fields it names, the rest above them; goes to the first field."""
    await form.unfold(errors)
    wrong = [row for row in form.rows() if errors.get(row.field.name)]
    for row in form.rows():
        row.refuse(errors.get(row.field.name, ""))
    names = {row.field.name for row in wrong}
    said = [problem.title, problem.detail, problem.hint] if problem else []
    said += [words for name, words in errors.items() if name not in names]
    form.say("\n".join(filter(None, said)), "late")
    form.head.say(book=_count(len(wrong)))
    if wrong:
        wrong[0].box.focus()


def recount(form: FormHost) -> None:
    """Says anew how many fields need a look, as one after the other is mended."""
    if form.head.book.endswith(_LOOK):
        form.head.say(book=_count(sum(bool(row.error or row.complaint) for row in form.rows())))


def _count(wrong: int) -> str:
    if not wrong:
        return ""
    return f"1 field needs {_LOOK}" if wrong == 1 else f"{wrong} fields need {_LOOK}"
