"""What a form says when it cannot be saved as it stands: under the fields it is about, and above them."""

from __future__ import annotations

from collections.abc import Mapping

from convene.errors import Problem
from convene.tui.forms.form_host import FormHost


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
    count = "1 field needs a look" if len(wrong) == 1 else f"{len(wrong)} fields need a look"
    form.head.say(book=count if wrong else "")
    if wrong:
        wrong[0].box.focus()
