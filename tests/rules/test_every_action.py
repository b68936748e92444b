"""Nothing that writes the book is left out of the walk that undoes everything (``tests/services/every_action.py``)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from tests.rules.house import modules
from tests.services.every_action import ACTIONS

PARTS = {
    "codesign.ballots.agreed_visions.decided": "a hook of records.add",
    "nouns.unsaid.allow": "part of records.add and records.edit",
    "account.account_records.account_guarded": "a hook of records.add and records.edit",
    "account.account_records.account_leaving": "a hook of records.remove",
    "account.account_records.assumption_guarded": "a hook of records.add and records.edit",
    "account.account_records.published_guarded": "a hook of records.add and records.edit",
    "account.account_records.published_leaving": "a hook of records.remove",
    "codesign.asks.guarded": "a hook of records.add and records.edit",
    "codesign.ballots.agreed_visions.guarded": "a hook of records.edit",
    "codesign.ballots.ballots.guarded": "a hook of records.add and records.edit",
    "codesign.ballots.ballots.leaving": "a hook of records.remove",
    "codesign.ballots.decisions.completed": "a hook of records.add and records.edit",
    "codesign.ballots.decisions.guarded": "a hook of records.add and records.edit",
    "codesign.ballots.decisions.leaving": "a hook of records.remove",
    "codesign.ballots.papers.guarded": "a hook of records.add and records.edit",
    "codesign.ballots.papers.leaving": "a hook of records.remove",
    "nouns.records.add_list": "records.add or records.add_many, for each that a list brings",
    "codesign.framework_import.bring_in": "a framework file is brought in by own_files.bring_framework",
    "codesign.framework.adoption_guarded": "a hook of records.add and records.edit",
    "codesign.framework.measure_leaving": "a hook of records.remove",
    "codesign.framework_editor.framework_leaving": "a hook of records.remove",
    "codesign.framework_editor.outcome_guarded": "a hook of records.edit",
    "codesign.framework_editor.theme_guarded": "a hook of records.edit",
    "codesign.framework_editor.edition_guarded": "a hook of records.add and records.edit",
    "codesign.framework_editor.edition_leaving": "a hook of records.remove",
    "codesign.framework_editor.framework_changed": "a hook of records.edit",
    "codesign.framework_editor.framework_guarded": "a hook of records.edit",
    "codesign.framework_editor.measure_changed": "a hook of records.edit",
    "codesign.framework_editor.measure_guarded": "a hook of records.edit",
    "codesign.signatures.guarded": "a hook of records.edit",
    "codesign.signatures.leaving": "a hook of records.remove",
    "delivery.grants_out.numbered": "grants_out.number, before they are published",
    "delivery.commitments.amendment_leaving": "a hook of records.remove",
    "codesign.signatures.signs": "a hook of records.add and records.edit",
    "delivery.commitments.changed": "a hook of records.add and records.edit",
    "delivery.commitments.completed": "a hook of records.add and records.edit",
    "delivery.commitments.guarded": "a hook of records.add and records.edit",
    "delivery.commitments.leaving": "a hook of records.remove",
    "delivery.procurement.spend_record.completed": "a hook of records.add and records.edit",
    "delivery.procurement.spend_record.guarded": "a hook of records.add and records.edit",
    "delivery.commitments.listed": "a hook of records.add_list",
    "maintenance.last_heard.settle": "a part of adding, changing and removing news",
    "maintenance.last_heard.turned_back": "a part of undo and redo",
    "delivery.news_record.changed": "a hook of records.add and records.edit",
    "delivery.news_record.leaving": "a hook of records.remove",
    "engagement.actors.completed": "a hook of records.add and records.edit",
    "delivery.commitments.amendment_guarded": "a hook of records.edit",
    "engagement.actors.guarded": "a hook of records.add and records.edit",
    "engagement.actors.leaving": "a hook of records.remove",
    "engagement.taking_part.move_on": "a part of accepting and signing",
    "importing.other_nouns.run": "a part of importing.bring",
    "importing.waiting_rows.write_waiting": "a part of importing.bring",
    "measuring.observations.changed": "a hook of records.add and records.edit",
    "measuring.observations.guarded": "a hook of records.add and records.edit",
    "manifesto.seals.guarded": "a hook of records.add and records.edit",
    "account.next_cycle.begin": "a part of gates.passing.onward",
    "manifesto.signing_keys.completed": "a hook of records.add and records.edit",
    "manifesto.signing_keys.guarded": "a hook of records.add and records.edit",
    "manifesto.signing_keys.leaving": "a hook of records.remove",
    "manifesto.version_record.guarded": "a hook of records.add and records.edit",
    "manifesto.version_record.leaving": "a hook of records.remove",
    "nouns.concurrent_edits.completed": "a part of records.add and records.edit",
    "nouns.concurrent_edits.completed_by": "a part of records.edit",
    "nouns.records.add_many": "a part of all that adds",
    "nouns.records.put": "a part of what a decision brings with it",
    "nouns.sub_rows.replace": "a part of records.edit",
    "people.contacts.completed": "a hook of records.add and records.edit",
    "people.contacts.guarded": "a hook of records.add and records.edit",
    "people.contacts.leaving": "a hook of records.remove",
}
"""What writes only as a part of something that is in the walk."""
NO_HISTORY = {
    "delivery.procurement.kept_columns.keep": "a memo",
    "importing.remembered_columns.remember": "a memo",
    "maintenance.memos.keep": "a memo",
    "manifesto.erasing_version.erase": "cannot be undone, which is what it is for",
    "places.places.leave_open": "a memo",
    "people.erasing.carry_out": "cannot be undone, which is what it is for; the walk has a test of its own for it",
    "people.erasing.erase": "the same",
    "people.retention.forget_access": "the same",
    "files.exporting.prepare": "keeps the notice, by kept_notice",
    "files.exports.notice.before": "the same",
    "files.exports.grants.before": "numbers the grants, by grants_out.numbered",
    "files.exports.signup.before": "the same",
}
"""What is no part of the history, or is kept out of it."""


def _writes() -> Iterator[str]:
    """Every function of a service that is handed a transaction to write in, or the whole book."""
    for module in modules():
        if module.room != "services":
            continue
        for node in module.tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                given = [*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs]
                said = [ast.unparse(one.annotation) for one in given if one.annotation is not None]
                if any(one.removesuffix(" | None") in ("Writer", "Book") for one in said):
                    yield f"{module.name.removeprefix('services.').removesuffix('.__init__')}.{node.name}"


def test_every_service_that_writes_is_walked_through() -> None:
    there = set(_writes())
    known = {*ACTIONS, *PARTS, *NO_HISTORY}
    assert there - known == set(), "these write the book: add them to ACTIONS, so that u is held to take them back"
    assert known - there == set(), "these are gone"
    assert not set(ACTIONS) & {*PARTS, *NO_HISTORY}
