"""The account as a file: it comes back as it went, and whoever alters a number in it is found out at the line."""

from __future__ import annotations

import json
import re
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from convene.core.account.differences import differences
from convene.core.account.shape import Decided
from convene.core.measurement_vocabulary import Adjustment, DoubleCountAnswer, DoubleCountGuard
from convene.errors import Problem
from convene.files import account_file
from convene.files.manifesto import content_hash
from tests.files.made_accounts import account, claim, filed, setting
from tests.files.schema_faults import faults as schema_faults
from tests.nasty import NASTY

TEXT = account_file.dumps(filed())


def sealed(text: str) -> str:
    """The text with the hash that belongs to it: as somebody clever would alter it."""
    return re.sub(r'(?m)^content_sha256 = ".*"$', f'content_sha256 = "{content_hash(text)}"', text, count=1)


def found(text: str) -> list[tuple[int | None, str, str]]:
    """Line, key and words of every error."""
    report = account_file.check_text(text)
    return [(one.where.line, one.where.key, one.finding.words) for one in report.findings
            if one.finding.severity == "error"]  # fmt: skip


def test_it_comes_back_byte_for_byte_and_is_right() -> None:
    assert account_file.dumps(account_file.loads(TEXT)) == TEXT
    assert account_file.check_text(TEXT).findings == ()
    assert account_file.check_text(TEXT.replace("\n", "\r\n").encode()).ok


def test_every_digit_stays() -> None:
    made = account()
    back = account_file.loads(TEXT)
    assert [line.net for line in back.lines] == [one.net and one.net.central for one in made.lines]
    assert back.totals.value.high == made.value.high


def test_a_number_altered_by_hand_is_found_at_its_line_though_the_hash_was_mended() -> None:
    for key, what in (
        ("net", "net says"), ("gross_high", "gross high says"), ("quantity", "quantity says"), ("share", "share says"),
        ("price", "price says"), ("present_low", "present low says"),
    ):  # fmt: skip
        spot = re.search(rf"(?m)^{key} = (\S+)$", TEXT)
        assert spot is not None
        text = sealed(TEXT[: spot.start(1)] + str(Decimal(spot[1]) + 1) + TEXT[spot.end(1) :])
        told = found(text)
        line = TEXT.count("\n", 0, spot.start()) + 1
        assert any(at == line and what in words for at, _, words in told), (key, told)


@pytest.mark.parametrize("key", ["low", "central", "high"])
def test_a_total_altered_by_hand_is_found_with_what_it_comes_to(key: str) -> None:
    at = TEXT.index("[totals.value]")
    spot = re.compile(rf"(?m)^{key} = (\S+)$").search(TEXT, at)
    assert spot is not None
    told = found(sealed(TEXT[: spot.start(1)] + "999999.0" + TEXT[spot.end(1) :]))
    line = TEXT.count("\n", 0, spot.start()) + 1
    assert [(one[0], one[1]) for one in told if one[1].startswith("totals")] == [(line, f"totals, value, {key}")]
    assert "it comes to" in told[0][2]


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("number = 30.0\nlow = 20.0", "number = 0.0\nlow = 0.0", "Line “first”: net"),
        ("set = false", "set = true", "is said to be set, and has no number"),
        ("number = 30.0", "number = 300.0", "it lies from 0 to 100"),
        ("number = 3.0\nlow = 2.0\nhigh = 4.0", "number = 3000.0\nhigh = 400000.0", "it lies from 1 to 100"),
        ('kind = "fiscal"', 'kind = "transfer"', "part says “value”"),
        ("index = 75.1", "index = 0.0", "The price index of 2012 is 0"),
        ("period_end = 2027-03-31", "period_end = 2026-03-31", "outside the period of the account"),
        ("open_lines = 1", "open_lines = 0", "The totals speak of 0 open lines, and there are 1"),
        ("This account is not independently verified.", "Independently verified.", "does not say “not independently"),
        ("from 2 commitments", "from 9 commitments", "The headline says"),
        ('    "drop_off",\n', "", "unset should say"),
        ('reason = "Asked at the open evening"\n', "", "gives no reason"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_is_said(was: str, now: str, said: str) -> None:
    assert was in TEXT
    told = found(sealed(TEXT.replace(was, now, 1)))
    assert any(said in words for _, _, words in told), told


@pytest.mark.parametrize(
    ("table", "key"),
    [("sensitivity", "low"), ("sensitivity", "high"), ("line.actual", "factor"), ("line.actual", "money_of")],
)
def test_what_follows_from_other_numbers_is_worked_out_too(table: str, key: str) -> None:
    at = TEXT.index(f"[[{table}]]")
    spot = re.compile(rf"(?m)^{key} = (\d+)").search(TEXT, at)
    assert spot is not None
    told = found(sealed(f"{TEXT[: spot.start(1)]}9{TEXT[spot.start(1) :]}"))
    line = TEXT.count("\n", 0, spot.start()) + 1
    assert any(one[0] == line and one[1].endswith(key) for one in told), told


def test_any_other_change_is_told_by_the_hash() -> None:
    told = found(TEXT.replace("The trust", "The Trust", 1))
    assert [key for _, key, _ in told] == ["content_sha256"]


def test_decided_double_counts_are_worked_out_again() -> None:
    twice = (claim("one", beneficiaries="shops"), claim("two", beneficiaries="shops"))
    open_ = account(*twice)
    assert open_.doubles
    assert not any(one.settled for one in open_.lines)
    shares = {"one": Decimal(60), "two": Decimal(40)}
    answer = Decided(
        "shared-out", DoubleCountGuard.same_people, ("one", "two"), DoubleCountAnswer.shared, shares=shares,
        reason="They ran it together",
    )  # fmt: skip
    kept = Decided(
        "kept-one", DoubleCountGuard.same_people, ("one", "two"), DoubleCountAnswer.keep, kept="two", reason="Theirs"
    )
    for decided in ((), (answer,), (kept,)):
        text = account_file.dumps(filed(account(*twice, decided=decided)))
        assert found(text) == []
    told = found(sealed(text.replace('kept = "two"', 'kept = "one"')))
    assert any("part says" in words or "set aside" in words for _, _, words in told), told


@given(words=st.sampled_from(NASTY) | st.text(max_size=40))
@settings(max_examples=60, deadline=None)
def test_hostile_text_comes_back_as_text(words: str) -> None:
    text = account_file.dumps(filed(account(claim("first", title=words, beneficiaries=words)), note=words))
    assert account_file.dumps(account_file.loads(text)) == text
    assert found(text) == []


def test_a_file_of_another_shape_is_told_with_every_fault() -> None:
    text = TEXT.replace("quantity = 12.3", 'quantity = "many"', 1).replace("[heard]", "[herd]")
    with pytest.raises(Problem, match="3 faults") as refused:
        account_file.loads(text)
    assert "a number such as 20.0 is wanted" in (refused.value.detail or "")
    assert "“herd” is not a key" in (refused.value.detail or "")
    with pytest.raises(Problem, match="That is no account"):
        account_file.loads('schema = "convene.manifesto"\n')
    assert "this Convene knows 1.0" in found(TEXT.replace('schema_version = "1.0"', 'schema_version = "7.0"'))[0][2]


def test_it_keeps_to_its_json_schema() -> None:
    from convene.files.toml_as_json import as_json

    assert schema_faults("account", json.loads(as_json(TEXT))) == []


def test_what_changed_between_two_accounts_is_told_in_words() -> None:
    before = filed()
    assert differences(before, filed()) == ()
    moved = claim("first", settings=dict(claim("first").settings) | {
        Adjustment.deadweight: setting(Adjustment.deadweight, 50, 40, 60)
    })  # fmt: skip
    told = differences(before, filed(account(moved, claim("fifth", measure="WB1.1"))))
    assert any(one.startswith("Headline: “About") for one in told)
    assert "“Promise first”: deadweight: 30 % (20 to 40) → 50 % (40 to 60) (Asked at the open evening)" in told
    assert "“Promise fifth”: new" in told
    assert "“Promise second”: not in it any more" in told
