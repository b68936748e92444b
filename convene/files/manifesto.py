"""The manifesto as a TOML file: written with its content hash, read with every fault at its line.

The content hash is the SHA-256 of the file's text as UTF-8, without byte order mark, line ends written as one
newline, taken while the line of ``content_sha256`` reads ``content_sha256 = ""``. Git or an editor that changes
line ends does not break it; any other change does.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from convene.core.findings import Finding
from convene.core.manifesto.document import SCHEMA, VERSION, Document
from convene.core.manifesto.draft import outside, slips_joined
from convene.core.manifesto.measures import MeasureFacts
from convene.core.manifesto.rules import check, check_incomplete, few
from convene.core.manifesto.shape import shape, sketch
from convene.core.vocabulary import ManifestoStatus
from convene.errors import Problem, Where
from convene.files.manifesto_faults import flaw_finding, foreign
from convene.files.toml import Locator, TomlText, read_toml, write_toml
from convene.text import clean_line, clip

_BLANK = 'content_sha256 = ""'
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding and the spot in the file it is about."""

    finding: Finding
    where: Where

    def problem(self) -> Problem:
        """The same, as something that can be raised or shown."""
        return Problem(self.finding.words, hint=self.finding.remedy, where=self.where)


@dataclass(frozen=True, slots=True)
class Report:
    """What a check of a manifesto file found, in the order of the file.

    ``document`` is there when the file has the shape of a manifesto, even if it breaks rules.
    """

    name: str
    document: Document | None
    findings: tuple[Placed, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing in it is an error."""
        return not any(one.finding.severity == "error" for one in self.findings)

    @property
    def summary(self) -> str:
        """Such as ``2 errors and 1 warning``, or ``nothing to mend``."""
        return few([one.finding for one in self.findings]) or "nothing to mend"

    def problems(self) -> tuple[Problem, ...]:
        """Every error as a Problem of its own."""
        return tuple(one.problem() for one in self.findings if one.finding.severity == "error")


@dataclass(frozen=True, slots=True)
class HashCheck:
    """Whether a manifesto is as it was published: its hash is right, wrong, or absent."""

    state: Literal["right", "wrong", "absent"]
    stated: str
    actual: str

    @property
    def ok(self) -> bool:
        return self.state == "right"


def dumps(document: Document) -> str:
    """The manifesto as TOML text: keys in the schema's order, content hash filled in."""
    return sealed(document)[0]


def sealed(document: Document) -> tuple[str, str]:
    """As ``dumps``, with the content hash beside it: to work it out again from a long text takes long."""
    text = write_toml(document.as_keys() | {"content_sha256": ""})
    mark = _digest(text)
    # Single values come first and TOML strings hold no raw newline, so the first such line is the root's.
    return text.replace(f"\n{_BLANK}\n", f'\ncontent_sha256 = "{mark}"\n', 1), mark


def loads(source: str | bytes, *, name: str = "manifesto") -> Document:
    """The document a manifesto's text holds. Its rules and its hash are not judged; see ``check_text``.

    Raises Problem, with every fault of its shape in the detail and the first one's line.
    """
    toml = _read(source, name)
    document, flaws, _ = _shaped(toml)
    if document is None:
        raise refusal(toml, flaws, "manifesto")
    return document


def content_hash(text: str) -> str:
    """The hash that belongs into this text's ``content_sha256``, in hexadecimal."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n")
    locator = Locator("\n".join(lines))
    if locator.has(("content_sha256",)):
        lines[locator.line(("content_sha256",)) - 1] = _BLANK
    return _digest("\n".join(lines))


def verify_hash(text: str) -> HashCheck:
    """Compare the hash a manifesto states with the one its text has. Raises Problem for text that is not TOML."""
    return _verify(_read(text, "manifesto"))


def check_file(path: Path, measures: Mapping[str, MeasureFacts] | None = None) -> Report:
    """Everything wrong with a manifesto file, each with its line. Raises Problem when it cannot be read as TOML."""
    return _report(read_toml(path, "manifesto"), measures or {})


def check_text(
    source: str | bytes, measures: Mapping[str, MeasureFacts] | None = None, *, name: str = "manifesto"
) -> Report:
    """As ``check_file``, for text that is already at hand."""
    return _report(_read(source, name), measures or {})


def json_schema() -> dict[str, Any]:
    """The shape of the file as JSON Schema 2020-12. TOML days stand as strings of the format “date”."""
    made = Document.model_json_schema(by_alias=True, schema_generator=WithoutNull)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **made,
        "title": "Community manifesto",
        "description": f"Schema {SCHEMA}, version {VERSION}. Keys that hold nothing are left out; there is no null.",
    }


class WithoutNull(GenerateJsonSchema):
    """TOML has no null: an optional key is absent, never null."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])


def _read(source: str | bytes, name: str) -> TomlText:
    raw = source.encode("utf-8", "replace") if isinstance(source, str) else source
    return read_toml(raw, "manifesto", name=name)


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _shaped(toml: TomlText) -> tuple[Document | None, tuple[Finding, ...], tuple[Finding, ...]]:
    """The document, what is wrong with its shape, and what can be said of the rest all the same."""
    if other := foreign(toml.data):
        return None, (other,), ()
    document, flaws = shape(toml.data)
    beside = () if document is not None else outside(check_incomplete(sketch(toml.data)), flaws)
    return document, tuple(flaw_finding(flaw, toml.data) for flaw in slips_joined(flaws)), beside


def _report(toml: TomlText, measures: Mapping[str, MeasureFacts]) -> Report:
    document, flaws, beside = _shaped(toml)
    found = [*flaws, *beside]
    if document is not None:
        found += check(document, measures)
    if foreign(toml.data) is None:
        found += _hash_findings(toml, document)
    placed = [Placed(one, toml.where(one.path)) for one in found]
    placed.sort(key=lambda one: one.where.line or 0)
    return Report(toml.name, document, tuple(placed))


def _verify(toml: TomlText) -> HashCheck:
    stated = toml.data.get("content_sha256", "")
    stated = clean_line(stated).casefold() if isinstance(stated, str) else clip(str(stated), 80)
    actual = content_hash(toml.text)
    return HashCheck("absent" if not stated else "right" if stated == actual else "wrong", stated, actual)


def _hash_findings(toml: TomlText, document: Document | None) -> list[Finding]:
    path = ("content_sha256",)
    seal = _verify(toml)
    if seal.state == "wrong":
        words = (
            "The text is not the one this manifesto was published with: something was changed after its content hash "
            f"was written (it says {clip(seal.stated, 12)}, the text has {seal.actual[:12]}…)."
        )
        remedy = (
            "Ask the convener for the published file. If the change was agreed, record it as a change with its reason "
            "and export the manifesto again."
        )
        return [Finding("error", path, words, remedy)]
    signed = document is not None and document.status not in (ManifestoStatus.draft, ManifestoStatus.for_signing)
    if seal.state == "absent":
        words = "There is no content hash, so nobody can tell whether the text was changed."
        if signed:
            words = (
                "It says that it was signed, and has no content hash: nobody can tell whether this is what was signed."
            )
        return [
            Finding("error" if signed else "note", path, words, "Export the manifesto from Convene to give it one.")
        ]
    return []


def refusal(toml: TomlText, flaws: tuple[Finding, ...], what: str) -> Problem:
    """All that keeps a file from having its shape as one Problem, each with its line; ``what`` names the file."""
    if len(flaws) == 1:
        return Placed(flaws[0], toml.where(flaws[0].path)).problem()
    spots = sorted((toml.lines.line(one.path), one.words, one.remedy, one.path) for one in flaws)
    told = [f"line {line}: {words} {remedy}" for line, words, remedy, _ in spots[:_SHOWN]]
    if len(spots) > _SHOWN:
        told.append(f"… and {len(spots) - _SHOWN} more.")
    return Problem(
        f"The {what} has {len(flaws)} faults.",
        "\n".join(told),
        hint="Mend these in a text editor, or ask for the file to be exported again.",
        where=toml.where(spots[0][3]),
    )


__all__ = [
    "HashCheck",
    "Placed",
    "Report",
    "check_file",
    "check_text",
    "content_hash",
    "dumps",
    "json_schema",
    "loads",
    "refusal",
    "sealed",
    "sketch",
    "verify_hash",
]
