"""Is an account's file one that this book published, and does it go with an earlier one, or with the manifesto that
it accounts for?"""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import cast

from convene.core.account.differences import differences
from convene.core.findings import Finding
from convene.core.measurement_vocabulary import AccountStatus
from convene.core.nouns.account import PublishedDraft
from convene.files import account_file, manifesto
from convene.files.toml import TomlText, read_toml
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.text import clip, plural

_SHOWN = 40


def recognised(read: Reader, path: Path) -> tuple[Finding, ...]:
    """Which published account this file is, or that it is none of those the book knows; nothing when it knows none."""
    toml = read_toml(path, "account")
    name, mark = str(toml.data.get("id", "")), sha256(_plain(toml).encode()).hexdigest()
    rows = read.rows(
        "SELECT p.id, place.name FROM published_account p JOIN place ON place.id = p.place_id "
        "JOIN account a ON a.id = p.account_id WHERE lower(a.slug) = lower(:name) ORDER BY p.number",
        name=name,
    )
    found = [(row["name"], cast(PublishedDraft, records.load(read, "published_account", row["id"]))) for row in rows]
    if not found:
        return ()
    for place, one in found:
        if one.sha256 == mark:
            when = f"{one.published_on.day} {one.published_on:%B %Y}"
            older = " Another one was published since." if one is not found[-1][1] else ""
            words = f"The book knows it: it is account {one.number} of {place}, published on {when}.{older}"
            return (Finding("note", ("content_sha256",), words, ""),)
    words = f"The book published “{clip(name, 60)}” {plural(len(found), 'time')}, and this file is none of those."
    if toml.data.get("status") != AccountStatus.published.value:
        return (Finding("note", ("status",), f"{words} It calls itself a draft.", ""),)
    remedy = "Hold it against the file that went out: convene export account NUMBERED-HANDLE -o PUBLISHED.toml."
    return (Finding("error", ("content_sha256",), words, remedy),)


def against(path: Path, other: Path) -> tuple[Finding, ...]:
    """How it stands to the manifesto it accounts for, or to an earlier account. Raises Problem when that is neither."""
    toml, beside = read_toml(path, "account"), read_toml(other, "file")
    if beside.data.get("schema") == "convene.manifesto":
        return (_manifesto(toml, beside),)
    earlier, now = account_file.loads(beside.text, name=beside.name), account_file.loads(toml.text, name=toml.name)
    return tuple(_earlier(toml, beside, differences(earlier, now), now.earlier is not None))


def _manifesto(toml: TomlText, beside: TomlText) -> Finding:
    said = toml.data.get("manifesto")
    said = said if isinstance(said, dict) else {}
    wanted, mark = str(said.get("sha256", "")), manifesto.content_hash(beside.text)
    called = clip(str(beside.data.get("id", "")), 60)
    if not said:
        words = "It does not say which manifesto it accounts for."
        return Finding("warning", ("schema",), words, "Ask whoever published it.")
    if str(said.get("id", "")).casefold() != called.casefold():
        words = f"It accounts for the manifesto “{clip(str(said.get('id', '')), 60)}”, and the file is “{called}”."
        return Finding("error", ("manifesto", "id"), words, "Name the file of that manifesto after --against.")
    if not wanted:
        words = f"It accounts for the manifesto “{called}” and does not say which version, so nothing can be compared."
        return Finding("warning", ("manifesto", "id"), words, "Ask whoever published it which version it was.")
    if wanted != mark:
        words = (
            f"The manifesto beside it is not the version it accounts for: that one's hash is {wanted[:12]}…, this "
            f"file's {mark[:12]}…."
        )
        return Finding("error", ("manifesto", "sha256"), words, "Ask for the version that the account names.")
    return Finding("note", ("manifesto", "sha256"), f"It accounts for exactly that file of “{called}”.", "")


def _earlier(toml: TomlText, beside: TomlText, found: tuple[str, ...], says: bool) -> Iterator[Finding]:
    if _plain(toml) == _plain(beside):
        yield Finding("note", (), "It is the earlier file, word for word.", "")
        return
    stated = toml.data.get("earlier")
    named = stated.get("sha256") if isinstance(stated, dict) else ""
    if named == sha256(_plain(beside).encode()).hexdigest():
        yield Finding("note", ("earlier", "sha256"), "It follows that account, and says what changed and why.", "")
    elif says:
        words = "It follows another account than that file: the hash it names is another one."
        yield Finding("warning", ("earlier", "sha256"), words, "Ask for the account it names.")
    for one in found[:_SHOWN]:
        yield Finding("warning" if named else "note", (), one, "")
    if len(found) > _SHOWN:
        yield Finding("note", (), f"… and {plural(len(found) - _SHOWN, 'difference')} more.", "")


def _plain(toml: TomlText) -> str:
    return toml.text.replace("\r\n", "\n")
