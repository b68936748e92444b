"""The social value account as a TOML file: written with its content hash, read with every fault at its line.

The content hash is taken as that of a manifesto is (``convene.files.manifesto``).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from convene.core.account.document import SCHEMA, VERSION, AccountFile
from convene.core.account.recomputing import contradictions
from convene.core.findings import Finding
from convene.core.manifesto.shape import Flaw, field_at, shape_of
from convene.core.measurement_vocabulary import AccountStatus
from convene.files.manifesto import Placed, WithoutNull, content_hash, refusal
from convene.files.manifesto_faults import header, newer, remedy
from convene.files.toml import TomlText, key_words, read_toml, write_toml
from convene.text import clean_line, clip

_BLANK = 'content_sha256 = ""'


@dataclass(frozen=True, slots=True)
class Report:
    """What a check of an account's file found, in the order of the file. ``document`` is there when it has the shape
    of an account."""

    name: str
    document: AccountFile | None
    findings: tuple[Placed, ...]

    @property
    def ok(self) -> bool:
        return not any(one.finding.severity == "error" for one in self.findings)


def sealed(document: AccountFile) -> tuple[str, str]:
    """The account as TOML text with its content hash filled in, and that hash."""
    keys = document.model_copy(update={"content_sha256": "…"}).as_keys()  # so that it stands where the schema has it
    text = write_toml(keys | {"content_sha256": ""})
    mark = content_hash(text)
    # Single values come first and TOML strings hold no raw newline, so the first such line is the root's.
    return text.replace(f"\n{_BLANK}\n", f'\ncontent_sha256 = "{mark}"\n', 1), mark


def dumps(document: AccountFile) -> str:
    """The account as TOML text: keys in the schema's order, content hash filled in."""
    return sealed(document)[0]


def loads(source: str | bytes, *, name: str = "account") -> AccountFile:
    """The account a text holds; its sums and its hash are not judged. Raises Problem with every fault of its shape."""
    toml = _read(source, name)
    document, flaws = _shaped(toml)
    if document is None:
        raise refusal(toml, flaws, "account's file")
    return document


def check_file(path: Path) -> Report:
    """Everything wrong with an account's file, each with its line. Raises Problem when it cannot be read as TOML."""
    return _report(read_toml(path, "account"))


def check_text(source: str | bytes, *, name: str = "account") -> Report:
    """As ``check_file``, for text that is already at hand."""
    return _report(_read(source, name))


def json_schema() -> dict[str, Any]:
    """The shape of the file as JSON Schema 2020-12. TOML days stand as strings of the format “date”."""
    made = AccountFile.model_json_schema(by_alias=True, schema_generator=WithoutNull)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **_exact(made),
        "title": "Social value account",
        "description": f"Schema {SCHEMA}, version {VERSION}. Keys that hold nothing are left out; there is no null. "
        "As JSON, a number whose digits a float cannot hold stands as text.",
    }


def _exact(part: Any) -> Any:
    if isinstance(part, dict):
        either = {"type": ["number", "string"]} if part.get("type") == "number" else {}
        return {name: _exact(value) for name, value in part.items()} | either
    return [_exact(one) for one in part] if isinstance(part, list) else part


def _read(source: str | bytes, name: str) -> TomlText:
    return read_toml(source.encode("utf-8", "replace") if isinstance(source, str) else source, "account", name=name)


def _shaped(toml: TomlText) -> tuple[AccountFile | None, tuple[Finding, ...]]:
    if other := _foreign(toml.data):
        return None, (other,)
    document, flaws = shape_of(AccountFile, toml.data)
    return document, tuple(_flaw_finding(flaw) for flaw in flaws)


def _foreign(data: Mapping[str, Any]) -> Finding | None:
    schema, version = data.get("schema"), data.get("schema_version")
    if schema != SCHEMA:
        said = f"says that it is “{clip(clean_line(str(schema)), 40)}”" if schema is not None else "does not say it"
        return Finding(
            "error", ("schema",), f"That is no account: the file {said}.", f'An account begins: schema = "{SCHEMA}".'
        )
    if isinstance(version, str) and newer(version, VERSION):
        return Finding(
            "error", ("schema_version",),
            f"The account has schema version {clip(version, 20)}; this Convene knows {VERSION}.",
            "Update Convene, or ask for the account in the older form. Nothing was read from it.",
        )  # fmt: skip
    return None


def _flaw_finding(flaw: Flaw) -> Finding:
    name, where = clip(str(flaw.path[-1]), 60), header(flaw.path[:-1]) if len(flaw.path) > 1 else "the top of the file"
    if flaw.kind == "unknown":
        words = f"“{name}” is not a key of {where}."
    elif flaw.kind == "missing":
        words = f"The key “{name}” is missing in {where}."
    else:
        info = field_at(flaw.path, AccountFile)
        title = (info.title if info else "") or name
        words = f"{key_words(flaw.path)}: {title[:1].lower()}{title[1:]}: {flaw.says}."
    return Finding("error", flaw.path, words, remedy(flaw, AccountFile))


def _report(toml: TomlText) -> Report:
    document, flaws = _shaped(toml)
    found = [*flaws]
    if document is not None:
        found += contradictions(document)
    if toml.data.get("schema") == SCHEMA:
        found += _hash_findings(toml, document)
    placed = [Placed(one, toml.where(one.path)) for one in found]
    placed.sort(key=lambda one: one.where.line or 0)
    return Report(toml.name, document, tuple(placed))


def _hash_findings(toml: TomlText, document: AccountFile | None) -> list[Finding]:
    path, stated = ("content_sha256",), toml.data.get("content_sha256", "")
    stated = clean_line(str(stated)).casefold()
    actual = content_hash(toml.text)
    if stated == actual:
        return []
    if stated:
        words = (
            "The text is not the one this account was written with: something was changed after its content hash was "
            f"written (it says {clip(stated, 12)}, the text has {actual[:12]}…)."
        )
        return [Finding("error", path, words, "Ask whoever published it for the file as it went out.")]
    published = document is not None and document.status is AccountStatus.published
    words = "There is no content hash, so nobody can tell whether the text was changed."
    return [Finding("error" if published else "note", path, words, "Export the account from Convene to give it one.")]
