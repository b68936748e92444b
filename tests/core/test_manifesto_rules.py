"""Every rule of the manifesto has a case that passes and one that fails."""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from convene.core.findings import Finding
from convene.core.manifesto.document import Document
from convene.core.manifesto.measures import MeasureFacts
from convene.core.manifesto.personal_data import looks_like_a_name
from convene.core.manifesto.rules import check, few

GOLDEN = Path(__file__).parents[1] / "files" / "golden" / "manifesto.toml"
RAW: dict[str, Any] = tomllib.loads(GOLDEN.read_text(encoding="utf-8"), parse_float=Decimal)
MEASURES = {
    "LW1.2": MeasureFacts(
        "LW1.2", "GBP", "Spend", "LW1", levers=frozenset({"procurement"}), actor_types=frozenset({"anchor"})
    )
}

Change = Callable[[dict[str, Any]], None]


def findings(*changes: Change, measures: dict[str, MeasureFacts] | None = None, **more: Any) -> tuple[Finding, ...]:
    raw = copy.deepcopy(RAW)
    for change in changes:
        change(raw)
    return check(Document.model_validate(raw), MEASURES if measures is None else measures, **more)


def put(*path: str | int, to: Any) -> Change:
    def change(raw: dict[str, Any]) -> None:
        spot: Any = raw
        for part in path[:-1]:
            spot = spot[part]
        spot[path[-1]] = to

    return change


def add(table: str, like: int = 0, **values: Any) -> Change:
    def change(raw: dict[str, Any]) -> None:
        raw[table].append(raw[table][like] | values)

    return change


def only(found: tuple[Finding, ...]) -> Finding:
    assert len(found) == 1, found
    assert found[0].words.endswith((".", "?"))
    assert found[0].remedy
    return found[0]


def test_the_example_keeps_every_rule() -> None:
    assert findings() == ()


@pytest.mark.parametrize("table", ["need", "priority", "signatory", "commitment", "ask", "dissent"])
def test_an_id_may_stand_only_once_in_its_table(table: str) -> None:
    found = [one for one in findings(add(table)) if one.path[-1] == "id"]
    assert [one.severity for one in found] == ["error"]
    assert found[0].path == (table, len(RAW[table]), "id")


def test_the_same_id_in_two_tables_is_fine() -> None:
    change = (put("need", 0, "id", to="X"), put("ask", 0, "id", to="X"))
    fixes = (
        put("priority", 0, "needs", to=["X"]),
        put("priority", 1, "needs", to=["X", "N2"]),
        put("commitment", 0, "depends_on", to=["X"]),
    )
    assert findings(*change, *fixes) == ()


def test_two_own_measures_may_not_share_a_code() -> None:
    double = [RAW["framework"]["measure"][0]] * 2
    assert only(findings(put("framework", "measure", to=double))).path == ("framework", "measure", 1, "code")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("priority", 0, "needs", 0), "N9"),
        (("commitment", 0, "signatory"), "S9"),
        (("commitment", 0, "with", 0), "S9"),
        (("commitment", 0, "priorities", 0), "P9"),
        (("commitment", 0, "depends_on", 0), "A9"),
        (("ask", 0, "from"), "S9"),
        (("ask", 0, "to"), "S9"),
        (("dissent", 0, "about"), "P9"),
    ],
)
def test_everything_referred_to_must_exist(path: tuple[str | int, ...], value: str) -> None:
    found = [one for one in findings(put(*path, to=value)) if value in one.words]
    assert only(tuple(found)).severity == "error"
    assert found[0].path == path


@pytest.mark.parametrize("about", ["vision", "governance", "C1", "N1", "S2", "A1", "LW1.2", "alder-ford-2028"])
def test_dissent_may_be_about_anything_in_the_manifesto(about: str) -> None:
    assert findings(put("dissent", 0, "about", to=about)) == ()


def test_a_commitment_may_wait_for_another_one() -> None:
    assert findings(put("commitment", 0, "depends_on", to=["C2"])) == ()


def test_a_measure_must_be_adopted() -> None:
    found = findings(put("framework", "adopted", to=["LW1.2"]))
    assert {one.path for one in found} == {("commitment", 1, "measure"), ("priority", 1, "target", 0, "measure")}
    assert {one.severity for one in found} == {"error"}


def test_an_adopted_measure_must_be_one_of_the_framework() -> None:
    found = findings(put("framework", "adopted", to=["LW1.2", "AF1", "ZZ9"]))
    assert only(found).path == ("framework", "adopted", 2)


def test_without_the_framework_at_hand_a_note_says_what_was_not_checked() -> None:
    found = only(findings(measures={}))
    assert found.severity == "note"
    assert "not compared" in found.words


@pytest.mark.parametrize(("at", "measures"), [(0, MEASURES), (1, MEASURES)])
def test_the_unit_is_the_measures_own(at: int, measures: dict[str, MeasureFacts]) -> None:
    found = only(findings(put("commitment", at, "unit", to="hug")))
    assert (found.severity, found.path) == ("error", ("commitment", at, "unit"))


def test_a_due_day_may_not_lie_before_the_start() -> None:
    found = only(findings(put("commitment", 0, "due", to=date(2028, 3, 31))))
    assert (found.severity, found.path) == ("error", ("commitment", 0, "due"))
    assert findings(put("commitment", 0, "due", to=date(2028, 4, 1))) == ()


def test_a_lever_the_measure_does_not_know_is_a_warning() -> None:
    found = only(findings(put("commitment", 0, "lever", to="grants")))
    assert (found.severity, found.path) == ("warning", ("commitment", 0, "lever"))
    assert "procurement" in found.words


def test_an_actor_type_the_measure_is_not_meant_for_is_a_warning() -> None:
    found = only(findings(put("signatory", 0, "actor_type", to="msme")))
    assert (found.severity, found.path) == ("warning", ("commitment", 0, "signatory"))


@pytest.mark.parametrize("quantity", [Decimal(0), Decimal("-0.5")])
def test_a_quantity_is_more_than_nothing(quantity: Decimal) -> None:
    found = only(findings(put("commitment", 0, "quantity", to=quantity)))
    assert (found.severity, found.path) == ("error", ("commitment", 0, "quantity"))


def test_what_the_law_asks_for_is_noted_as_never_valued() -> None:
    found = only(findings(put("commitment", 0, "legally_required", to=True)))
    assert found.severity == "note"
    assert "never valued" in found.words


def test_evidence_is_needed_and_a_priority_is_wished_for() -> None:
    assert only(findings(put("commitment", 0, "evidence", to=[]))).severity == "error"
    assert only(findings(put("commitment", 0, "priorities", to=[]))).severity == "warning"


def twin(**values: Any) -> Change:
    return add("commitment", id="C3", **values)


def test_shares_of_the_same_result_may_not_exceed_the_whole() -> None:
    found = only(findings(twin(claimed_share=Decimal("0.6"))))
    assert (found.severity, found.path) == ("error", ("commitment", 2, "claimed_share"))
    assert "1.1" in found.words
    assert "“C1” and “C3”" in found.words


def test_a_share_left_out_claims_everything() -> None:
    def without(raw: dict[str, Any]) -> None:
        del raw["commitment"][2]["claimed_share"]

    assert only(findings(twin(), without)).path[-1] == "claimed_share"


@pytest.mark.parametrize(
    "values",
    [
        {"claimed_share": Decimal("0.5")},
        {"beneficiaries": "Large firms"},
        {"start": date(2031, 4, 1), "due": date(2032, 1, 1)},
        {"status": "withdrawn"},
    ],
)
def test_shares_are_fine_when_they_add_up_or_do_not_clash(values: dict[str, Any]) -> None:
    assert findings(twin(**({"claimed_share": Decimal("0.6")} | values))) == ()


def test_beneficiaries_are_the_same_whatever_their_spacing_and_case() -> None:
    found = findings(twin(claimed_share=Decimal("0.6"), beneficiaries="small  firms of the Ward."))
    assert only(found).severity == "error"


def test_three_in_a_row_clash_only_where_they_overlap() -> None:
    half = Decimal("0.5")
    chain = (
        put("commitment", 0, "due", to=date(2028, 12, 31)),
        twin(claimed_share=half, start=date(2028, 10, 1), due=date(2029, 6, 30)),
        add("commitment", id="C4", claimed_share=half, start=date(2029, 6, 1), due=date(2030, 6, 30)),
    )
    assert findings(*chain) == ()


def test_two_priorities_of_one_rank_are_not_ranked() -> None:
    found = only(findings(put("priority", 1, "rank", to=1)))
    assert (found.severity, found.path) == ("warning", ("priority", 1, "rank"))
    assert "have the same rank, 1." in found.words


def test_priorities_without_roots_and_targets_without_a_baseline_are_pointed_out() -> None:
    assert only(findings(put("priority", 0, "needs", to=[]))).path == ("priority", 0, "needs")
    assert only(findings(put("priority", 0, "outcomes", to=[]))).path == ("priority", 0, "outcomes")
    assert only(findings(put("priority", 0, "outcomes", to=["QQ1"]))).path == ("priority", 0, "outcomes", 0)

    def blank(raw: dict[str, Any]) -> None:
        del raw["priority"][1]["target"][0]["no_baseline_reason"]

    assert only(findings(blank)).path == ("priority", 1, "target", 0)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("place", "area_codes"),
        ("convener", "funded_by"),
        ("convener", "conflicts"),
        ("process", "methods"),
        ("process", "not_reached"),
    ],
)
def test_lists_that_are_seldom_honestly_empty_are_asked_about(table: str, key: str) -> None:
    found = only(findings(put(table, key, to=[])))
    assert (found.severity, found.path) == ("warning", (table, key))


def test_signing_means_a_commitment_and_a_signed_manifesto_has_signatories() -> None:
    newcomer = add("signatory", id="S3")
    assert only(findings(newcomer)).path == ("signatory", 2)
    assert findings(newcomer, put("status", to="for_signing")) == ()
    nobody = (put(table, to=[]) for table in ("signatory", "commitment", "ask"))
    found = only(findings(*nobody))
    assert (found.severity, found.words) == ("error", "It is called signed, and nobody has signed it.")


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("signatory", 0, "signed_by"), "Anna Bright"),
        (("signatory", 0, "signed_by"), "Mrs Bright"),
        (("signatory", 0, "signed_by"), "Anna van der Berg, for the college"),
        (("convener", "contact_role"), "José Ortiz"),
        (("convener", "contact"), "anna.bright@alderford.example"),
        (("convener", "contact"), "Ring 01632 960 123"),
        (("governance", "concerns_to"), "+44 1632 960123"),
        (("dissent", 0, "raised_by"), "Anna Bright"),
        (("change", 0, "by"), "Cllr Bright"),
        (("commitment", 0, "wording"), "We will do what Dr Bright asked for."),
        (("signatory", 1, "name"), "Anna Bright"),
    ],
)
def test_what_looks_like_a_person_is_a_warning_unless_consent_is_stored(path: tuple[str | int, ...], text: str) -> None:
    found = only(findings(put(*path, to=text)))
    assert (found.severity, found.path) == ("warning", path)
    assert findings(put(*path, to=text), consented=[text]) == ()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (("signatory", 0, "signed_by"), "Chief Operating Officer"),
        (("signatory", 0, "signed_by"), "Two elected members"),
        (("signatory", 0, "signed_by"), "Head of Partnerships (acting)"),
        (("signatory", 0, "name"), "Jones Brothers"),
        (("convener", "contact"), "community.office@alderford.example"),
        (("convener", "contact"), "hello@alderford.example"),
        (("dissent", 0, "raised_by"), "a local business"),
        (("dissent", 0, "raised_by"), "Mill Lane Residents"),
        (("commitment", 0, "wording"), "From 2028-04-01 we count 0.1 of 12 345 678 hours at Anna Bright House."),
        (("signatory", 0, "identifiers"), ["GB-COH-01234567890"]),
    ],
)
def test_roles_bodies_and_shared_addresses_raise_nothing(path: tuple[str | int, ...], text: Any) -> None:
    assert findings(put(*path, to=text)) == ()


def test_names_are_told_from_roles_as_far_as_that_goes() -> None:
    assert looks_like_a_name("Mary O’Neill")
    assert not looks_like_a_name("Vicar of St Mary’s")
    assert not looks_like_a_name("treasurer")


def test_findings_are_counted_in_words() -> None:
    found = findings(put("commitment", 0, "quantity", to=Decimal(0)), put("commitment", 0, "legally_required", to=True))
    assert few(found) == "1 error and 1 note"
    assert few(()) == ""
