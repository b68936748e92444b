"""The framework file (``schema = "convene.framework"``): measures, with the sources and licences of their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from convene import library
from convene.core.findings import Finding
from convene.core.framework.checks import check
from convene.core.framework.document import (
    SCHEMA,
    VERSION,
    FrameworkDocument,
    Head,
    Measure,
    Outcome,
    Source,
    Theme,
    Vocabulary,
)
from convene.core.framework.licences import fenced
from convene.core.nouns import NOUNS, Draft
from convene.core.nouns.framework import OutcomeDraft
from convene.core.vocabulary import ProxyStatus
from convene.errors import Problem
from convene.files.place.faults import Fault, refusal
from convene.files.place.reasons import faults_of
from convene.files.place.writing import key, pairs
from convene.files.toml import TomlText, read_toml
from convene.text import clip, join

if TYPE_CHECKING:
    from collections.abc import Collection

_NOUNS = ("framework", "theme", "outcome", "measure")
_HEAD = ("title", "version", "currency", "language", "local_definition", "discount_rate", "discount_source")
_RENAMED = {"slug": "code", "proxy_low": "proxy_low_gbp", "proxy_high": "proxy_high_gbp"}
_VALUE = ("proxy_gbp", "proxy_low_gbp", "proxy_high_gbp")


@dataclass(frozen=True)
class FrameworkFile:
    """A framework file that could be read: what it holds and what ``check`` says of it.

    ``sha256`` is the hash of the file's bytes.
    """

    document: FrameworkDocument
    sha256: str = ""
    toml: TomlText = field(repr=False, default_factory=lambda: TomlText({}, "", ""))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        return check(self.document)

    @property
    def good(self) -> bool:
        """Whether it can be used: nothing found is an error."""
        return not any(one.severity == "error" for one in self.findings)

    def line(self, finding: Finding) -> int:
        """The line a finding is about, counted from 1."""
        return self.toml.lines.line(finding.path)

    def drafts(self) -> dict[str, list[Draft]]:
        """Its records. Raises Problem telling the errors, with lines, when it is not ``good``."""
        errors = [Fault(one.path, one.words, one.remedy) for one in self.findings if one.severity == "error"]
        if errors:
            raise refusal(errors, self.toml, "framework file")
        return drafts(self.document, sha256=self.sha256)


def read(source: Path | bytes) -> FrameworkFile:
    """Read a framework file. Wrong keys and types raise one Problem that tells them all, with lines; anything else
    amiss is among the ``findings``."""
    toml = read_toml(source, "framework file")
    _ours(toml)
    data = {key: value for key, value in toml.data.items() if key not in ("schema", "schema_version")}
    try:
        document = FrameworkDocument.model_validate(data)
    except ValidationError as trouble:
        raise refusal(faults_of(trouble, (), _keys), toml, "framework file") from None
    raw = source if isinstance(source, bytes) else source.read_bytes()
    return FrameworkFile(document, sha256(raw).hexdigest(), toml)


def shipped(slug: str, version: str = "") -> dict[str, list[Draft]] | None:
    """The records of a framework that ships with Convene; None when none of that id does.

    Raises Problem when one does, but not in that version.
    """
    found = library.framework(slug, version)
    if found:
        return {noun: list(rows) for noun, rows in _shipped(found).items()}
    others = [number for one, number in library.FRAMEWORKS if one == slug]
    if not others:
        return None
    raise Problem(
        f"Convene does not ship version {version} of {slug}.",
        hint=f"It ships {join(others)}. Name that one, or put the themes, outcomes and measures into the file.",
    )


@cache
def _shipped(content: bytes) -> dict[str, list[Draft]]:
    """What is shipped is the same for as long as the program runs, and is asked for with every manifesto."""
    return read(content).drafts()


def drafts(document: FrameworkDocument, *, sha256: str = "") -> dict[str, list[Draft]]:
    """The records of a framework by noun: framework (one), theme, outcome, measure, with codes as their handles.

    The price year is the deflator's base year when the file states none, the licence that of the values. Raises
    Problem when a rule of ``check`` is broken so that they cannot be made.
    """
    head = document.framework
    top: dict[str, Any] = {name: getattr(head, name) for name in _HEAD}
    top |= {"slug": head.id, "licence": document.licence, "price_year": document.price_year, "sha256": sha256}
    parts: dict[str, list[dict[str, Any]]] = {"framework": [top]}
    for noun in _NOUNS[1:]:
        parts[noun] = [_draft(noun, dict(one)) for one in getattr(document, noun)]
    try:
        return {noun: [NOUNS[noun].draft.model_validate(one) for one in rows] for noun, rows in parts.items()}
    except ValidationError as trouble:
        raise Problem(
            "This framework cannot be used as it is.",
            "; ".join(fault.words for fault in faults_of(trouble, (), _keys)[:5]),
            hint="Check the framework file: it says what to put right, and on which line.",
        ) from None


def dumps(
    drafts: Mapping[str, Sequence[Draft]], *, document: FrameworkDocument | None = None, shareable: bool = False
) -> str:
    """The records of a framework as a framework file, with all that the book keeps.

    ``document`` lends what the book does not keep: sources with their attributions, deflator, vocabulary. A source
    it does not have is written from the measure that names it. ``shareable`` leaves out values whose licence
    forbids handing them on.
    """
    lent = document or FrameworkDocument()
    measures = [_measure(one, shareable) for one in drafts.get("measure", ())]
    themes = {one.slug: one.theme for one in drafts.get("outcome", ()) if isinstance(one, OutcomeDraft)}
    tables: list[tuple[str, Mapping[str, Any]]] = [("[framework]", _head(drafts["framework"][0], lent))]
    tables.append(("[vocabulary]", _kept(dict(lent.vocabulary))))
    tables.append(("[deflator]", {str(year): index for year, index in lent.deflator.items()}))
    for name, source in _sources(measures, lent).items():
        tables.append((f"[sources.{key(name)}]", source))
    for noun in ("theme", "outcome"):
        tables += [(f"[[{noun}]]", _kept(_named(dict(one), _RENAMED))) for one in drafts.get(noun, ())]
    for one in measures:
        theme = themes.get(one.get("outcome", ""), "")
        tables.append(("[[measure]]", {"code": one["code"], **({"theme": theme} if theme else {}), **one}))
    body = "".join(f"\n{header}\n{pairs(values)}" for header, values in tables if values)
    return f'schema = "{SCHEMA}"\nschema_version = {VERSION}\n{body}'


def _ours(toml: TomlText) -> None:
    schema, version = toml.data.get("schema"), toml.data.get("schema_version", VERSION)
    if schema not in (None, SCHEMA) or (schema is None and "framework" not in toml.data):
        said = f"It says schema = “{clip(str(schema), 60)}”." if schema else "It has no [framework]."
        raise Problem(
            "This is not a framework file.",
            said,
            hint=f'A framework file begins with schema = "{SCHEMA}" and has a [framework] with an id and a title.',
            where=toml.where(("schema",)),
        )
    if isinstance(version, int) and version > VERSION:
        raise Problem(
            "This framework file comes from a newer Convene.",
            f"Its schema_version is {version}; this Convene reads {VERSION}.",
            hint="Bring Convene up to date, then open the file again.",
            where=toml.where(("schema_version",)),
        )


def _keys(loc: tuple[str | int, ...]) -> Collection[str]:
    """The keys of the table that a place in the document leads to."""
    parts: dict[str, type[BaseModel]] = {
        "framework": Head, "vocabulary": Vocabulary, "sources": Source,
        "theme": Theme, "outcome": Outcome, "measure": Measure,
    }  # fmt: skip
    part = parts.get(str(loc[0]), FrameworkDocument) if loc else FrameworkDocument
    return tuple(part.model_fields)


def _named(values: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {names.get(name, name): one for name, one in values.items()}


def _draft(noun: str, values: dict[str, Any]) -> dict[str, Any]:
    """A part of the document under the names of its noun's fields."""
    if noun == "measure":
        values.pop("theme")
    return _named(values, {name: field for field, name in _RENAMED.items()})


def _kept(values: Mapping[str, Any]) -> dict[str, Any]:
    """Without what says nothing: none, no words, an empty list, no."""
    return {
        name: one for name, one in values.items() if one is not None and one != "" and one != () and one is not False
    }


def _head(draft: Draft, lent: FrameworkDocument) -> dict[str, Any]:
    values = _named(dict(draft), {"slug": "id"})
    always = {name: values[name] for name in ("id", "title", "version", "currency", "language")}
    extra = {name: getattr(lent.framework, name) for name in ("country", "min_price_year_without_warning")}
    return always | _kept(
        {name: one for name, one in (values | extra).items() if name not in ("sha256", "permission", *always)}
    )


def _measure(draft: Draft, shareable: bool) -> dict[str, Any]:
    values = _named(dict(draft), _RENAMED)
    if shareable and fenced(values["proxy_licence"]):
        for name in (*_VALUE, "proxy_year", "proxy_price_base", "proxy_source_id"):
            values.pop(name)
        values["proxy_status"] = ProxyStatus.not_found
    return _kept(values)


def _sources(measures: Sequence[Mapping[str, Any]], lent: FrameworkDocument) -> dict[str, dict[str, Any]]:
    """The sources lent, and any other that a measure names, made from what the measure says of it."""
    named = {one["proxy_source_id"]: one for one in measures if "proxy_source_id" in one}
    sources = {name: _kept(dict(one)) for name, one in lent.sources.items()}
    for name, one in named.items():
        said = {"title": one.get("proxy_source"), "url": one.get("proxy_url"), "licence": one.get("proxy_licence")}
        sources.setdefault(name, _kept(said))
    return sources
