"""The framework file: the shipped one is sound, a bad one says what is wrong, and values keep their licence."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from convene import library
from convene.core.findings import Finding
from convene.core.framework.checks import check
from convene.core.framework.document import FrameworkDocument
from convene.core.framework.licences import fenced
from convene.core.nouns.framework import FrameworkDraft, MeasureDraft
from convene.core.vocabulary import Lever
from convene.errors import Problem
from convene.files import framework

STARTER = library.data(library.STARTER_FRAMEWORK)


def document(**measure: Any) -> FrameworkDocument:
    """A small sound framework whose one measure is changed as told."""
    sound = {
        "code": "WK1.1", "theme": "WK", "outcome": "WK1", "title": "Jobs", "unit": "job", "proxy_status": "seen",
        "proxy_gbp": 10, "proxy_low_gbp": 5, "proxy_high_gbp": 20, "proxy_year": 2024, "proxy_source_id": "book",
        "proxy_licence": "OGL v3.0",
    }  # fmt: skip
    return FrameworkDocument.model_validate(
        {
            "framework": {"id": "ours", "version": "1", "title": "Ours", "licence": "CC BY 4.0"},
            "sources": {
                "book": {"title": "Book", "licence": "OGL v3.0", "licence_seen": True, "attribution": "From it."}
            },
            "theme": [{"code": "WK", "title": "Work"}],
            "outcome": [{"code": "WK1", "theme": "WK", "title": "Jobs"}],
            "measure": [{key: value for key, value in (sound | measure).items() if value is not None}],
        }
    )


def errors(found: tuple[Finding, ...]) -> list[str]:
    return [one.words for one in found if one.severity == "error"]


def test_the_shipped_framework_is_sound_and_complete() -> None:
    file = framework.read(STARTER)
    assert file.good
    drafts = file.drafts()
    assert [len(drafts[noun]) for noun in ("framework", "theme", "outcome", "measure")] == [1, 5, 15, 45]
    assert file.document.price_year == 2024
    head = drafts["framework"][0]
    assert isinstance(head, FrameworkDraft)
    assert (head.slug, head.version, head.discount_rate) == ("convene-starter", "0.1.0", Decimal("0.035"))
    assert head.sha256 == file.sha256


def test_its_values_are_exact_and_each_has_a_source_a_year_and_an_open_licence() -> None:
    measures = {one.slug: one for one in framework.read(STARTER).drafts()["measure"] if isinstance(one, MeasureDraft)}
    valued = [one for one in measures.values() if one.proxy_gbp is not None]
    assert len(valued) == 17
    assert all(one.proxy_source and one.proxy_year and one.proxy_licence for one in valued)
    assert not any(fenced(one.proxy_licence) for one in valued)
    carbon = measures["CN1.1"]
    assert (carbon.proxy_low, carbon.proxy_gbp, carbon.proxy_high) == (
        Decimal("138.61"),
        Decimal("277.22"),
        Decimal("415.83"),
    )
    assert carbon.levers == (Lever.procurement, Lever.planning, Lever.investment, Lever.business_action)


def test_its_attributions_are_kept() -> None:
    lines = framework.read(STARTER).document.attributions
    assert any("Unit Cost Database v1.4" in line and "CC BY 4.0" in line for line in lines)
    assert any("Open Government Licence v3.0" in line for line in lines)


def test_the_shipped_index_says_what_the_files_say() -> None:
    for (slug, version), name in library.FRAMEWORKS.items():
        head = framework.read(library.data(name)).document.framework
        assert (head.id, head.version) == (slug, version)


def test_a_sound_framework_has_no_findings() -> None:
    assert check(document()) == ()


BROKEN = [
    ({"code": "WK2.1"}, "“WK2.1” is not a code under the outcome WK1."),
    ({"code": "WK1.0"}, "“WK1.0” is not a code under the outcome WK1."),
    ({"outcome": "WK9"}, "There is no outcome “WK9”."),
    ({"theme": "LW"}, "The theme is LW, but WK1 belongs to WK."),
    ({"unit": None}, "WK1.1 has no unit."),
    ({"title": ""}, "The measure WK1.1 has no title."),
    ({"levers": ["procurment"]}, "There is no lever “procurment”."),
    ({"actor_types": ["bank"]}, "There is no actor type “bank”."),
    ({"pillar": "fairness"}, "There is no pillar “fairness”."),
    ({"sdgs": [18]}, "There is no goal 18."),
    ({"proxy_gbp": None}, "WK1.1 has a range without a value."),
    ({"proxy_low_gbp": 15}, "The values of WK1.1 are out of order: 15, 10, 20."),
    ({"proxy_high_gbp": 9}, "The values of WK1.1 are out of order: 5, 10, 9."),
    ({"proxy_source_id": None}, "The value of WK1.1 has no source."),
    ({"proxy_source_id": "bok"}, "There is no source “bok”."),
    ({"proxy_year": None}, "The value of WK1.1 has no price year."),
    ({"proxy_licence": None}, "The value of WK1.1 has no licence."),
]


@pytest.mark.parametrize(("change", "words"), BROKEN, ids=[words for _, words in BROKEN])
def test_a_broken_rule_is_an_error_with_a_remedy(change: dict[str, Any], words: str) -> None:
    found = check(document(**change))
    assert words in errors(found)
    assert all(one.remedy for one in found)


def test_a_value_may_say_that_its_source_states_no_year() -> None:
    assert check(document(proxy_year=None, proxy_price_base="the source states none")) == ()


def test_codes_may_not_be_used_twice() -> None:
    whole = document()
    twice = whole.model_copy(update={"measure": whole.measure * 2, "theme": whole.theme * 2})
    assert errors(check(twice)) == ["WK is the code of theme 1 already.", "WK1.1 is the code of measure 1 already."]


@pytest.mark.parametrize("licence", ["CC BY-NC-ND 4.0", "CC-BY-ND", "Non-commercial use only", "All rights reserved"])
def test_a_value_that_may_not_be_handed_on_is_flagged_and_can_be_left_out(licence: str) -> None:
    whole = document(proxy_licence=licence)
    flags = [one for one in check(whole) if "may not be exported again" in one.words]
    assert [one.severity for one in flags] == ["warning"]
    drafts = framework.drafts(whole)
    assert "proxy_gbp = 10" in framework.dumps(drafts)
    shared = framework.dumps(drafts, document=whole, shareable=True)
    assert "proxy_gbp" not in shared
    assert framework.read(shared.encode()).good


@pytest.mark.parametrize("licence", ["CC BY 4.0", "OGL v3.0", "CC0 1.0", "CC BY-SA 4.0"])
def test_open_licences_are_not_fenced(licence: str) -> None:
    assert not fenced(licence)


def test_old_prices_are_warned_about() -> None:
    found = [one for one in framework.read(STARTER).findings if one.severity == "warning"]
    assert {one.path[2] for one in found} == {"proxy_year"}
    assert "The value of WB1.2 is in prices of 2007." in [one.words for one in found]


def test_what_the_book_keeps_comes_back_from_a_file_the_same() -> None:
    file = framework.read(STARTER)
    drafts = file.drafts()
    text = framework.dumps(drafts, document=file.document)
    again = framework.read(text.encode())
    assert again.document.sources == file.document.sources
    assert again.document.deflator == file.document.deflator
    back = again.drafts()
    head = back["framework"][0].model_copy(update={"sha256": file.sha256})
    assert {**back, "framework": [head]} == drafts
    assert framework.dumps(back, document=again.document) == text


def test_without_the_document_each_value_still_has_its_source() -> None:
    text = framework.dumps(framework.read(STARTER).drafts())
    again = framework.read(text.encode())
    assert again.good
    assert again.document.sources["gmca_ucd_1_4"].licence == "CC BY 4.0"


def test_wrong_keys_and_types_are_told_with_lines() -> None:
    text = '[framework]\nid = "x"\ntitel = "y"\n[[measure]]\nlevers = "grants"\nsdgs = ["one"]\nproxy_gbp = "lots"\n'
    with pytest.raises(Problem) as caught:
        framework.read(text.encode())
    assert caught.value.detail.splitlines() == [
        "line 3, framework, titel: “titel” is not a key of this table. Did you mean title?",
        "line 6, measure 1, sdgs 1: “one” is not a number; try 12 or 1,250.",
        "line 7, measure 1, proxy_gbp: “lots” is not a number; try 1250, 1,250.50 or £60k.",
    ]


def test_errors_are_told_with_lines_when_its_records_are_wanted() -> None:
    file = framework.read(b'[framework]\nid = "x"\nversion = "1"\ntitle = "y"\n[[theme]]\ncode = "w1"\ntitle = "W"\n')
    assert not file.good
    assert [file.line(one) for one in file.findings if one.severity == "error"] == [6]
    with pytest.raises(Problem) as caught:
        file.drafts()
    assert "line 6, theme 1, code: “w1” is not a theme's code." in caught.value.detail


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "not a framework file"),
        (b'schema = "convene.place"\n[framework]\n', "not a framework file"),
        (b'schema = "convene.framework"\nschema_version = 9\n[framework]\n', "newer Convene"),
        (STARTER[:-3], "not valid TOML"),
        (b'[framework]\nid = "\xff"', "not UTF-8"),
    ],
    ids=range(5),
)
def test_a_file_that_is_something_else_is_refused(text: bytes, words: str) -> None:
    with pytest.raises(Problem) as caught:
        framework.read(text)
    assert words in caught.value.title
    assert caught.value.hint


def test_a_folder_or_nothing_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.toml"):
        with pytest.raises(Problem):
            framework.read(path)


def test_hostile_text_stays_text() -> None:
    whole = document(
        title='[/] """\x1b[31m', guidance="one\n[[measure]]\ntwo", proxy_source_id=None, proxy_source='a "b"'
    )
    text = framework.dumps(framework.drafts(whole))
    measure = framework.read(text.encode()).document.measure[0]
    assert measure.title == '[/] """'
    assert measure.guidance == "one\n[[measure]]\ntwo"


def test_unknown_shipped_frameworks() -> None:
    assert framework.shipped("theirs") is None
    with pytest.raises(Problem, match="does not ship version 9"):
        framework.shipped("convene-starter", "9")
