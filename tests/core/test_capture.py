"""Reading a captured line."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.core.vocabulary import ActorType, ContributionKind
from convene.core.workshops.capture import Capture, doubt, match_choice, names_type, parse_capture
from convene.text import clean_line


def test_marks_are_read_and_the_rest_is_what_was_said() -> None:
    found = parse_capture("a job before you're twenty @citizen #t3 !need")
    assert found == Capture("a job before you're twenty", ActorType.citizen, "3", ContributionKind.need)
    assert found.tags == "citizen · table 3 · need"


def test_the_last_speakers_type_stands_until_another_is_named() -> None:
    assert parse_capture("buses after nine", ActorType.vcse).actor_type is ActorType.vcse
    assert parse_capture("buses @a after nine", ActorType.vcse).actor_type is ActorType.anchor
    assert parse_capture("buses @?", ActorType.vcse).actor_type is None


@pytest.mark.parametrize(
    ("mark", "kind"),
    [
        ("@c", ActorType.citizen), ("@Citizens", ActorType.citizen), ("@v", ActorType.vcse), ("@m", ActorType.msme),
        ("@small", ActorType.msme), ("@voluntary", ActorType.vcse), ("@s", ActorType.supplier),
        ("@d", ActorType.developer), ("@small-business", ActorType.msme),
    ],
)  # fmt: skip
def test_a_type_may_be_shortened(mark: str, kind: ActorType) -> None:
    assert parse_capture(f"{mark} hello").actor_type is kind


def test_the_last_of_several_marks_counts() -> None:
    found = parse_capture("@a #t1 !hope hello @c #t2 !idea")
    assert (found.text, found.tags) == ("hello", "citizen · table 2 · idea")


@pytest.mark.parametrize(
    "text",
    [
        "Buses after nine! And they turn up!", "write to ann@example.org", "our #1 worry is rents",
        "#BuildItHere all day", "!", "@", "#", "wow !! yes", "Nothing [/] to see", "@!x",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_mark_stays(text: str) -> None:
    found = parse_capture(text)
    assert (found.text, found.tags) == (text, "")


def test_a_bare_number_is_a_table_at_either_end() -> None:
    assert parse_capture("#3 buses").table == "3"
    assert parse_capture("buses #12b") == Capture("buses", table="12b")


def test_an_unknown_type_is_kept_in_the_text_and_told() -> None:
    found = parse_capture("as @bob said")
    assert (found.text, found.unknown) == ("as @bob said", ("@bob",))


@pytest.mark.parametrize(
    ("line", "asked"),
    [
        ("late @citzen", "@citzen is no type of actor: is it @citizen?"),
        ("late @anker #t3", "@anker is no type of actor: is it @anchor?"),
        ("late @resdent", "@resdent is no type of actor: is it @citizen?"),
        ("ask @nosuch", "@nosuch is no type of actor: @anchor, @supplier, @developer, @msme, @vcse or @citizen."),
        ("ask @council", "@council is no type of actor: @anchor, @supplier, @developer, @msme, @vcse or @citizen."),
        ("late @c !hope", ""),
        ("late @?", ""),
        ("mail a@b.org", ""),
    ],
)
def test_a_mark_that_is_none_is_asked_about(line: str, asked: str) -> None:
    assert doubt(line) == asked


def test_marks_alone_leave_no_text() -> None:
    assert parse_capture(" @vcse  #t2 ") == Capture("", ActorType.vcse, "2")


@pytest.mark.parametrize(("line", "says"), [("@c hi", True), ("hi @?", True), ("hi @bob", False), ("a@citizen", False)])
def test_whether_a_line_names_its_speaker(line: str, says: bool) -> None:
    assert names_type(line) is says


@given(st.text(max_size=80))
def test_no_line_breaks_it_and_no_word_is_lost(line: str) -> None:
    found = parse_capture(line)
    kept = found.text.split(" ")
    for word in clean_line(line).split(" "):
        assert word in kept or word[:1] in ("@", "#", "!") or not word


@given(st.sampled_from([*ActorType, *ContributionKind]), st.integers(1, 20))
def test_every_beginning_of_a_key_finds_a_choice_that_begins_so(
    choice: ActorType | ContributionKind, size: int
) -> None:
    found = match_choice(type(choice), choice.value[:size])
    assert found is not None
    assert found.value.startswith(choice.value[:size])
