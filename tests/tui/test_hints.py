"""Hints of problems that name commands: in the app they name its keys."""

from __future__ import annotations

import pytest

from convene.tui.screens.shared.problem import in_app


@pytest.mark.parametrize(
    ("hint", "told"),
    [
        ("convene history lists every change.", "The overview (0) tells the latest changes."),
        ("Add one: convene add account 'What changed' --period-start DAY.", "Add one: n in its tab."),
        (
            "Say why (convene publish account --why '…'): it stands there.",
            "Say why (p on the account): it stands there.",
        ),
        ("convene edit place --help names the options.", "convene edit place --help names the options."),
        ("Undo brings it back.", "Undo brings it back."),
    ],
)
def test_a_hint_names_the_key_where_there_is_one(hint: str, told: str) -> None:
    assert in_app(hint) == told
