"""Organisation identifiers as people type them, and as registers give them out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.core.engagement import org_ids
from convene.core.nouns import NOUNS

TYPED = (
    ("1042046", "GB-CHC-1042046"),
    ("charity 1042046", "GB-CHC-1042046"),
    ("Registered charity no. 1042046", "GB-CHC-1042046"),
    ("gb-chc 1042046", "GB-CHC-1042046"),
    ("1 042 046", "GB-CHC-1042046"),
    ("279417", "GB-CHC-279417"),
    ("GB-CHC-1053467-2", "GB-CHC-1053467-2"),
    ("SC012345", "GB-SC-SC012345"),
    ("GB-SC-12345", "GB-SC-SC012345"),
    ("NIC100012", "GB-NIC-100012"),
    ("GB-NIC-100012", "GB-NIC-100012"),
    ("company 1234567", "GB-COH-01234567"),
    ("GB-COH-1234567", "GB-COH-01234567"),
    ("company number: sc123456", "GB-COH-SC123456"),
    ("gb-coh-ni12345", "GB-COH-NI012345"),
    ("OC301234", "GB-COH-OC301234"),
    ("09506232", "GB-COH-09506232"),
    ("GB-COH-IP12345R", "GB-COH-IP12345R"),
    ("mutual 31455R", "GB-MPR-31455R"),
    ("GB-MPR-235C", "GB-MPR-235C"),
    ("school 125554", "GB-EDU-125554"),
    ("URN-125554", "GB-EDU-125554"),
    ("UKPRN 10000346", "GB-UKPRN-10000346"),
    ("GB-NHS-7A1A5", "GB-NHS-7A1A5"),
    ("nhs rax", "GB-NHS-RAX"),
    ("GB-LAE-WOT", "GB-LAE-WOT"),
    ("GB-LAS-ORK", "GB-LAS-ORK"),
    ("GB-LANI-BFS", "GB-LANI-BFS"),
    ("GB-PLA-AGY", "GB-PLA-AGY"),
    ("GB-GOR-D1198", "GB-GOR-D1198"),
    ("GB-CASC-df679063", "GB-CASC-df679063"),
    ("GB-GOVUK-cabinet_office", "GB-GOVUK-cabinet_office"),
    ("us-ein-522044704", "US-EIN-522044704"),
    ("NL-KVK-27170261", "NL-KVK-27170261"),
    ("XM-DAC-41114", "XM-DAC-41114"),
    ("X-harrow-quay-lantern", "X-harrow-quay-lantern"),
    ("GB-CHC-１０４２０４６", "GB-CHC-1042046"),
)


@pytest.mark.parametrize(("typed", "kept"), TYPED)
def test_what_people_type_is_understood(typed: str, kept: str) -> None:
    assert org_ids.understood(typed).id == kept
    assert org_ids.understood(kept).id == kept, "what is kept stays as it is"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("10000346", "GB-COH-10000346 or GB-UKPRN-10000346"),
        ("125554", "GB-EDU-125554 for a school"),
        ("GB-CHC-12", "Charity Commission (England and Wales)"),
        ("GB-CHC-1042046 1", "they look like 1042046"),
        ("GB-SC-1234567", "they look like SC012345"),
        ("GB-COH-123456789", "they look like 01234567"),
        ("GB-UKPRN-20000346", "learning providers"),
        ("GB-CHD-1042046", "did you mean GB-CHC-1042046"),
        ("charity", "is not an org-id"),
        ("the harbour office", "is not an org-id"),
        ("", "is not an org-id"),
        ("X-", "X-place-name"),
        ("GB-CHC-1042046\x1b[31m; DROP", "they look like"),
    ],
)
def test_what_cannot_be_told_says_what_would_help(typed: str, words: str) -> None:
    with pytest.raises(ValueError) as caught:  # noqa: PT011
        org_ids.understood(typed)
    assert words.casefold() in str(caught.value).casefold()
    assert "\x1b" not in str(caught.value)


def test_a_register_is_shown_by_its_name() -> None:
    assert org_ids.shown("GB-CHC-1042046") == "Charity Commission (England and Wales) 1042046"
    assert org_ids.shown("company 1234567") == "Companies House 01234567"
    assert org_ids.shown("NL-KVK-27170261") == "NL-KVK-27170261"
    assert org_ids.shown("nonsense") == "nonsense"


def test_an_older_list_is_told() -> None:
    assert "GB-GOR" in org_ids.understood("GB-GOVUK-cabinet_office").told
    assert org_ids.understood("GB-CHC-1042046").told == ""


def test_every_register_takes_its_own_example() -> None:
    for prefix, register in org_ids.REGISTERS.items():
        assert org_ids.understood(f"{prefix}-{register.example}").id == f"{prefix}-{register.example}"


def test_the_actor_rule_tells_all_that_is_wrong_at_once() -> None:
    make = NOUNS["actor"].draft.model_validate
    actor = {"name": "Tide", "primary_type": "vcse"}
    fine = make({**actor, "identifiers": ["charity 1042046", "X-quay-tide"]})
    assert fine.faults() == {}
    wrong = make({**actor, "identifiers": ["12", "1042046", "GB-CHC-1042046"]})
    assert "“12” is not an org-id" in wrong.faults()["identifiers"]
    assert "GB-CHC-1042046 stands there twice" in wrong.faults()["identifiers"]


@given(st.text(max_size=40) | st.from_regex(r"[A-Za-z]{2}[- ][A-Za-z]{2,5}[- ][A-Z0-9 -]{0,12}", fullmatch=True))
def test_nothing_typed_breaks_it_and_what_is_kept_is_kept(text: str) -> None:
    kept = org_ids.normal(text)
    assert org_ids.normal(kept) == kept
    assert org_ids.shown(text)[:0] == ""


@given(st.sampled_from([kept for _, kept in TYPED]), st.booleans())
def test_the_short_way_for_ids_in_form_says_the_same_as_the_long_one(kept: str, upper: bool) -> None:
    text = kept.upper() if upper else kept.lower()
    assert org_ids.normal(text) == org_ids.understood(text).id
    assert org_ids.normal(kept) == kept


def test_a_local_id_is_made_from_place_and_name() -> None:
    made = org_ids.local("Harrow Quay", "Tide Street Tenants")
    assert made == "X-harrow-quay-tide-street-tenants"
    assert org_ids.understood(made).id == made
