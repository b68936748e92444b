"""A community manifesto as a document: schema ``convene.manifesto``, version 1.0.

The fields stand in the order of the file. A key left out of the file is ``None``, ``""`` or ``()`` here.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, Final

from convene.core.manifesto.background import Convener, Need, Place, Principle, Process, Vision
from convene.core.manifesto.commitments import Ask, Change, Commitment, Dissent, Framework, Priority, Signatory
from convene.core.manifesto.scalars import (
    Day,
    Id,
    Line,
    Lines,
    Many,
    MaybeLine,
    Prose,
    Reads,
    Table,
    Tag,
    key,
    one_of,
    said,
    whole,
)
from convene.core.vocabulary import ManifestoStatus, Verification

SCHEMA: Final = "convene.manifesto"
VERSION: Final = "1.0"


def exactly(word: str) -> Reads:
    """That word and no other."""

    def read(value: Any) -> str:
        if value != word:
            raise ValueError(f"“{word}” is wanted, not {said(value)}")
        return word

    return Reads(read, {"const": word})


class Governance(Table):
    """Who steers, and how people join, change and leave."""

    steering: Prose = key("Steering", "Who steers.")
    quorum: Annotated[int, whole(1)] | None = key("Quorum", "How many must be there to decide.", default=None)
    decision_rule: Line = key("Decision rule", "Such as consent.")
    review_every_months: Annotated[int, whole(1)] = key("Months between reviews", "Such as 3.")
    next_review: Day = key("Date of the next review", "The day.")
    full_review: Day = key("Date of the full review", "The day.")
    change_rule: Prose = key("Rule for changes", "How a commitment may be changed.")
    join_rule: Prose = key("Rule for joining", "How to sign later.")
    leave_rule: Prose = key("Rule for leaving", "How to withdraw.")
    concerns_to: Line = key("Address for concerns", "Where to report a signatory.")


class Reporting(Table):
    """When and where the account is given."""

    first_account_due: Day = key("Date of the first account", "The day.")
    where: Line = key("Place of publication", "Where the account can be read.")
    verification: Annotated[Verification, one_of(Verification)] = key("Verification", "Who checks it.")
    will_state: Lines = key("Will state", "What the account will say.", default=())


class Privacy(Table):
    """Who answers for personal data, and for how long it is kept."""

    controller: Line = key("Controller", "Who answers for personal data.")
    people_named: Line = key("People named", "Whether anybody is, and how.")
    retention_months: Annotated[int, whole(0)] = key("Months of keeping", "How long records are kept.")


class Document(Table):
    """A community manifesto."""

    schema_name: Annotated[str, exactly(SCHEMA)] = key("Schema", "What kind of file this is.", named="schema")
    schema_version: Annotated[str, exactly(VERSION)] = key("Schema version", "The version of its shape.")
    id: Id = key("Id", "The manifesto's own handle.", example="saltmarsh-2027")
    title: Line = key("Title", "What it is called.")
    language: Tag = key("Language", "Language tag of its text.", example="en-GB")
    status: Annotated[ManifestoStatus, one_of(ManifestoStatus)] = key("Status", "How far it has come.")
    cycle: Annotated[int, whole(1)] = key("Cycle", "Which pass through the four stages it belongs to.")
    issued: Day = key("Date of issue", "The date on its front.")
    supersedes: MaybeLine = key("Supersedes", "The id of the manifesto it replaces, if any.", default="")
    licence: MaybeLine = key("Licence", "How others may use it.", default="", example="CC-BY-4.0")
    tool: MaybeLine = key("Tool", "The program that wrote it, with its version.", default="")
    content_sha256: MaybeLine = key(
        "Content hash",
        'SHA-256 of the file as UTF-8 with line ends of one newline, taken while this line reads content_sha256 = "".',
        default="",
    )
    place: Place = key("Place", "Where it holds.")
    convener: Convener = key("Convener", "Who brought people together.")
    vision: Vision = key("Vision", "The shared vision.")
    process: Process = key("Process", "How people were heard.")
    principles: Many[Principle] = key("Principles", "How people work together.", default=(), named="principle")
    needs: Many[Need] = key("Needs", "What people need.", default=(), named="need")
    priorities: Many[Priority] = key("Priorities", "What comes first.", default=(), named="priority")
    framework: Framework = key("Framework", "The measures in use.")
    signatories: Many[Signatory] = key("Signatories", "Who signed.", default=(), named="signatory")
    commitments: Many[Commitment] = key("Commitments", "Who will do what.", default=(), named="commitment")
    asks: Many[Ask] = key("Asks", "What signatories need from each other.", default=(), named="ask")
    dissents: Many[Dissent] = key("Dissent", "Who sees it differently.", default=(), named="dissent")
    governance: Governance = key("Governance", "How it is run.")
    reporting: Reporting = key("Reporting", "How it is accounted for.")
    privacy: Privacy = key("Privacy", "How personal data is kept.")
    changes: Many[Change] = key("Changes", "What changed since, and why.", default=(), named="change")

    def as_keys(self) -> dict[str, Any]:
        """The document as plain values under its file's keys, in the file's order; absent keys left out."""
        return pruned(self)


def pruned(table: Table) -> dict[str, Any]:
    """A table as plain values under its file's keys, in their order; absent keys left out."""
    found: dict[str, Any] = {}
    for name, called, always, usual in _keys(type(table)):
        value = getattr(table, name)
        said = value is not None and value not in ("", ()) and not (value is False and usual is False)
        if said or (always and value is not None):
            found[called] = _plain(value)
    return found


@cache
def _keys(table: type[Table]) -> tuple[tuple[str, str, bool, Any], ...]:
    """Of each field its name, its key in the file, whether it is always there, and what it is where nothing is said.
    A long manifesto asks often."""
    return tuple(
        (name, info.alias or name, info.is_required(), info.default) for name, info in table.model_fields.items()
    )


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return str(value)
    if isinstance(value, Table):
        return pruned(value)
    return [_plain(one) for one in value] if isinstance(value, tuple) else value
