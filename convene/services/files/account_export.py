"""The account written out as its file: the one that went out, byte for byte, or the account as it stands."""

from __future__ import annotations

from datetime import date

from convene.errors import NO, Problem
from convene.files.toml_as_json import as_json
from convene.services.account import filed, published
from convene.services.account.account import choose
from convene.services.files.exports.shape import Asked, Source
from convene.store.reader import Reader


def account_file(read: Reader, place_id: str, today: date, asked: Asked) -> Source:
    """``which`` names an account, or one that was published (its handle with its number). Raises Problem."""
    one = published.find(read, place_id, asked.which) if asked.which else None
    if one is not None:
        return _source(published.text_of(one), asked, ())
    account_id = choose(read, place_id, asked.which)
    if not account_id:
        raise Problem(
            "There is no account yet: nobody has said which period it is about.",
            hint="Add one: convene add account 'What changed' --period-start DAY --period-end DAY. As a document to "
            "read, without one: convene export account --format md.",
            exit_code=NO,
        )  # fmt: skip
    made = filed.build(read, place_id, account_id, today)
    sent = filed.as_it_went_out(read, place_id, made)
    return _source(sent.toml if sent else made.toml, asked, made.says)


def _source(text: str, asked: Asked, says: tuple[str, ...]) -> Source:
    return Source(text if asked.form == "toml" else as_json(text), says)
