"""The manifesto file: written the same way every time, sealed by its hash, and checked with every fault at its line."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from hashlib import sha256
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.core.manifesto.document import Document
from convene.core.manifesto.measures import MeasureFacts
from convene.core.manifesto.shape import keys_of
from convene.errors import Problem
from convene.files.manifesto import (
    Report,
    check_file,
    check_text,
    content_hash,
    dumps,
    json_schema,
    loads,
    sketch,
    verify_hash,
)
from convene.text import clean, clean_line

GOLDEN = Path(__file__).parent / "golden" / "manifesto.toml"
TEXT = GOLDEN.read_text(encoding="utf-8")
MEASURES = {"LW1.2": MeasureFacts("LW1.2", "GBP", "Spend", "LW1")}


def edited(old: str, new: str) -> str:
    """The golden file with its first ``old`` replaced, and sealed anew."""
    assert old in TEXT
    text = TEXT.replace(old, new, 1)
    return text.replace(verify_hash(TEXT).stated, content_hash(text), 1)


def errors(report: Report) -> list[tuple[int | None, str]]:
    return [(one.where.line, one.where.key) for one in report.findings if one.finding.severity == "error"]


def line_of(text: str, words: str) -> int:
    return text[: text.index(words)].count("\n") + 1


def test_writing_what_was_read_gives_the_same_bytes() -> None:
    assert dumps(loads(TEXT)) == TEXT


def test_the_example_file_has_nothing_to_mend() -> None:
    report = check_file(GOLDEN, MEASURES)
    assert report.ok
    assert report.summary == "nothing to mend"
    assert report.document is not None


def test_quantities_are_floats_days_are_days_and_nothing_is_null() -> None:
    data = tomllib.loads(TEXT)
    assert data["commitment"][0]["quantity"] == 320000.0
    assert isinstance(data["commitment"][0]["quantity"], float)
    assert data["issued"] == date(2028, 2, 29)
    assert "baseline" not in data["commitment"][1]
    assert list(data) == [name for name in keys_of(Document) if name in data]


def test_a_bill_of_pence_keeps_every_digit() -> None:
    raw = tomllib.loads(TEXT, parse_float=Decimal)
    raw["commitment"][0]["quantity"] = Decimal("1234567890.12")
    assert "quantity = 1234567890.12\n" in dumps(Document.model_validate(raw))


def test_the_hash_is_that_of_the_text_with_its_own_line_blank() -> None:
    stated = tomllib.loads(TEXT)["content_sha256"]
    blank = TEXT.replace(stated, "")
    assert stated == sha256(blank.encode()).hexdigest() == content_hash(TEXT)
    assert verify_hash(TEXT).ok


def test_the_hash_survives_other_line_ends_and_a_byte_order_mark_and_nothing_else() -> None:
    assert verify_hash("\ufeff" + TEXT.replace("\n", "\r\n")).ok
    assert not verify_hash(TEXT.replace("320000.0", "32000.0")).ok
    assert not verify_hash(TEXT + "\n# a word more\n").ok


def test_a_hash_line_inside_a_text_does_not_fool_the_check() -> None:
    raw = tomllib.loads(TEXT, parse_float=Decimal)
    raw["title"] = 'A\ncontent_sha256 = ""\nB'
    raw["place"]["boundary_note"] = '\ncontent_sha256 = ""\n'
    text = dumps(Document.model_validate(raw))
    assert verify_hash(text).ok
    by_hand = text.replace('boundary_note = "content_sha256 = \\"\\""', 'boundary_note = """\ncontent_sha256 = ""\n"""')
    assert by_hand != text
    assert verify_hash(by_hand).state == "wrong"
    assert verify_hash(by_hand.replace(verify_hash(by_hand).stated, content_hash(by_hand))).ok


def test_a_changed_file_is_an_error_that_says_what_it_means() -> None:
    report = check_text(TEXT.replace("320000.0", "32000.0"), MEASURES)
    assert errors(report) == [(12, "content_sha256")]
    problem = report.problems()[0]
    assert "changed after its content hash" in problem.title
    assert "published file" in problem.hint


@pytest.mark.parametrize(
    "line",
    [
        'content_sha256   =   "{}"',
        '"content_sha256" = "{}"',
        "content_sha256 = '{}'  # as published",
        ' content_sha256="{}"',
    ],
)
def test_how_the_hash_is_written_does_not_matter(line: str) -> None:
    stated = verify_hash(TEXT).stated
    for one in (stated, stated.upper()):
        assert verify_hash(TEXT.replace(f'content_sha256 = "{stated}"', line.format(one), 1)).ok


def test_a_missing_hash_is_an_error_once_signed_and_a_note_before() -> None:
    stated = verify_hash(TEXT).stated
    signed = check_text(TEXT.replace(stated, ""), MEASURES)
    assert [one.finding.severity for one in signed.findings] == ["error"]
    assert not signed.ok
    draft = check_text(TEXT.replace(stated, "").replace('"signed"', '"draft"', 1), MEASURES)
    assert [one.finding.severity for one in draft.findings] == ["note"]
    assert verify_hash(TEXT.replace(stated, "")).state == "absent"


@pytest.mark.parametrize(
    ("old", "new", "spot", "words", "remedy"),
    [
        ('statement = "A ford', 'statment = "A ford', "statment", "not a key of [vision]", "Did you mean “statement”?"),
        ("quorum = 4", "zebras = 4", "zebras", "not a key of [governance]", "The keys here are: steering, quorum"),
        ("quorum = 4", 'quorum = "4"', "quorum", "without quotes", "quorum = 3"),
        ("claimed_share = 0.5", "claimed_share = 1.5", "claimed_share = 1.5", "a share from", "claimed_share = 0.5"),
        ("due = 2031-03-31", "due = 20310331", "due = 20310331", "a day such as", "due = 2027-05-01"),
        ("agreed_on = 2027-11-18\n", "", "[vision]", "key “agreed_on” is missing", "Add under [vision]: agreed_on ="),
        ('title = "Alder', '# title = "Alder', "schema =", "The manifesto has no title", "at the top of the file"),
        ("[reporting]", "[reportage]", "[reportage]", "“reportage” is not a key", "Did you mean “reporting”?"),
        ("[[principle]]", "[principle]", "[principle]", "double square brackets", "[[principle]]"),
        ('wording = "We will spend', 'wording = " " # "', 'wording = " "', "“C1” has no wording", "wording ="),
        ('unit = "GBP"', 'unit = "EUR"', 'unit = "EUR"', "counts in", "Write the unit as GBP"),
        ('signatory = "S1"', 'signatory = "S7"', 'signatory = "S7"', "No signatory has the id", "S1, S2"),
    ],
)
def test_each_fault_has_its_line_its_key_and_a_remedy(old: str, new: str, spot: str, words: str, remedy: str) -> None:
    text = edited(old, new)
    report = check_text(text, MEASURES, name="m.toml")
    found = [one for one in report.findings if words in one.finding.words]
    assert len(found) == 1, report.findings
    assert found[0].where.file == "m.toml"
    assert found[0].where.line == line_of(text, spot)
    assert found[0].where.key
    assert remedy in found[0].finding.remedy
    assert not report.ok


def test_all_faults_come_at_once_in_the_order_of_the_file() -> None:
    text = (
        TEXT.replace("quorum = 4", 'quorum = "4"').replace("cycle = 2", "cycle = 0").replace("rank = 1", "rank = 1.5")
    )
    report = check_text(text, MEASURES)
    assert [key for _, key in errors(report)] == ["cycle", "content_sha256", "priority 1, rank", "governance, quorum"]
    with pytest.raises(Problem) as caught:
        loads(text, name="m.toml")
    assert "3 faults" in caught.value.title
    assert caught.value.detail.count("line ") >= 3
    assert str(caught.value.where).startswith("m.toml, line 7")


def test_a_single_fault_is_raised_as_itself() -> None:
    with pytest.raises(Problem, match="quorum") as caught:
        loads(TEXT.replace("quorum = 4", 'quorum = "4"'))
    assert caught.value.where.line


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (TEXT.replace("convene.manifesto", "convene.place"), "of another kind, “place”"),
        (TEXT.replace('"1.0"', '"1.1"', 1), "this Convene knows 1.0"),
        (TEXT.replace('"1.0"', '"2"', 1), "this Convene knows 1.0"),
        ("[tool]\nx = 1\n", "does not say what it is"),
        ('schema = "other"\n', "says it is “other”"),
        ("", "does not say what it is"),
    ],
)
def test_another_kind_of_file_or_a_newer_one_is_told_as_one_thing(text: str, words: str) -> None:
    report = check_text(text)
    assert len(report.findings) == 1
    assert words in report.findings[0].finding.words


@pytest.mark.parametrize("version", ["1", "1.0", "true", '"0.9"', '"one"'])
def test_an_odd_version_is_a_fault_among_others(version: str) -> None:
    report = check_text(TEXT.replace('"1.0"', version, 1).replace("quorum = 4", "quorum = 0"))
    assert {"schema_version", "governance, quorum"} <= {key for _, key in errors(report)}


def test_a_file_without_its_schema_line_is_still_recognised() -> None:
    report = check_text(TEXT.replace('schema = "convene.manifesto"\n', ""), MEASURES)
    assert "schema" in {key for _, key in errors(report)}
    assert len(errors(report)) == 2  # and the hash


def test_a_file_that_is_no_toml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="no manifesto at"):
        check_file(tmp_path / "none.toml")
    with pytest.raises(Problem, match="not valid TOML"):
        check_text(TEXT + 'x = "')


def test_an_unfinished_manifesto_can_be_written_and_is_found_unfinished() -> None:
    raw = tomllib.loads(TEXT, parse_float=Decimal)
    del raw["vision"], raw["commitment"][0]["due"]
    report = check_text(dumps(sketch(raw)), MEASURES)
    keys = [key for _, key in errors(report)]
    assert "commitment 1, due" in keys
    assert "vision, statement" in keys


def test_the_schema_is_sound_and_accepts_the_example() -> None:
    schema = json_schema()
    assert "$id" not in schema
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema, format_checker=jsonschema.FormatChecker())
    validator.validate(as_json(tomllib.loads(TEXT)))
    for change in ({"cycle": None}, {"extra": 1}, {"status": "lost"}, {"issued": "soon"}):
        assert not validator.is_valid(as_json(tomllib.loads(TEXT)) | change)


def test_every_table_and_key_is_described() -> None:
    schema = json_schema()
    for table in (schema, *schema["$defs"].values()):
        assert table["description"]
        assert table["additionalProperties"] is False
        for name, about in table["properties"].items():
            assert about.get("title") or "$ref" in about, name
            assert len(about.get("description", "")) > 5, name
            assert "default" not in about
            assert {"type": "null"} not in about.get("anyOf", [])


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_json(one) for key, one in value.items()}
    if isinstance(value, list):
        return [as_json(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


HOSTILE = st.one_of(
    st.text(min_size=1, max_size=60),
    st.sampled_from(
        [
            '"""',
            "'''",
            "\\",
            "\\u0000",
            "[/]",
            "[[commitment]]",
            "# no",
            "a\nb\r\nc",
            "\x1b[31mred",
            "\u202eevil",
            "مرحبا",
            "👩‍👩‍👧",
        ]
    ),
).filter(lambda text: bool(clean(text)) and bool(clean_line(text)))


@given(HOSTILE, HOSTILE, HOSTILE, st.decimals(min_value=Decimal("0.001"), max_value=10**9, places=3))
def test_hostile_text_survives_writing_and_reading(one: str, two: str, three: str, number: Decimal) -> None:
    raw = tomllib.loads(TEXT, parse_float=Decimal)
    raw["title"] = one
    raw["commitment"][0] |= {"wording": two, "evidence": [three, one], "quantity": number}
    raw["dissent"][0]["text"] = three
    document = Document.model_validate(raw)
    text = dumps(document)
    again = loads(text)
    assert again.model_copy(update={"content_sha256": document.content_sha256}) == document
    assert verify_hash(text).ok
    assert dumps(again) == text
    assert again.title == clean_line(one)
    assert again.commitments[0].wording == clean(two)


@given(st.dictionaries(st.text(max_size=12), st.text(max_size=12) | st.integers() | st.booleans(), max_size=5))
def test_any_data_under_the_right_schema_gets_a_report(data: Mapping[str, Any]) -> None:
    from convene.files.toml import write_toml

    report = check_text(write_toml({"schema": "convene.manifesto"} | dict(data)))
    assert not report.ok
    assert all(one.where.line for one in report.findings)
