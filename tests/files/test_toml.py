"""Reading TOML: every way a file can be wrong gets words, a line and a remedy; lines are found whatever the style."""

from __future__ import annotations

import os
import sys
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.errors import Problem
from convene.files.toml import Locator, key_words, nearest, read_toml, write_toml


def refused(source: Path | bytes, **more: Any) -> Problem:
    with pytest.raises(Problem) as caught:
        read_toml(source, "place file", **more)
    assert caught.value.hint
    return caught.value


def test_a_good_file_gives_data_text_and_exact_numbers(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"quantity = 0.1\n")
    read = read_toml(path, "place file")
    assert read.data == {"quantity": Decimal("0.1")}
    assert read.name == str(path)


def test_a_byte_order_mark_is_tolerated() -> None:
    read = read_toml("\ufeffname = 'Tarn'\n".encode(), "place file")
    assert read.data == {"name": "Tarn"}
    assert read.lines.line(("name",)) == 1
    assert not read.text.startswith("\ufeff")


def test_a_missing_file_names_its_neighbour(tmp_path: Path) -> None:
    (tmp_path / "harbour.toml").write_text("")
    problem = refused(tmp_path / "harbor.toml")
    assert "no place file" in problem.title
    assert "harbour.toml" in problem.hint
    assert "written with its ending" in refused(tmp_path / "nowhere" / "x.toml").hint


def test_a_folder_is_said_to_be_one(tmp_path: Path) -> None:
    assert "folder" in refused(tmp_path).title


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.toml")
    assert refused(tmp_path / "pipe.toml").title == "That is a pipe or a device, not a place file."


def test_too_large_says_how_big_and_what_to_do(tmp_path: Path) -> None:
    path = tmp_path / "big.toml"
    path.write_bytes(b"#" * 3_000_000)
    problem = refused(path, most_bytes=1_000_000)
    assert "3 MB" in problem.title
    assert "1 MB" in problem.title
    assert "too large" in refused(b"#" * 11, most_bytes=10).title


def test_bytes_that_are_not_utf8_are_shown_by_line() -> None:
    problem = refused("name = 'a'\nfee = '£5'\n".encode("latin-1"))
    assert problem.where.line == 2
    assert "a3" in problem.detail
    assert refused(b"\xef\xbb\xbfok = 1\nbad = '\xff'\n").where.line == 2
    assert "UTF-16" in refused("name = 1".encode("utf-16")).title


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        ("a = 1\nb = \n", 2, "Text stands in double quotes"),
        ('a = 1\nb = "open\nc = 1\n', 2, "closing quote"),
        ('a = 1\nb = """open\nc = 1\n', 3, "closing quote"),
        ("[[need]]\nid = 'N1'\n[[need", 3, "end"),
        ("a = 1\na = 2\n", 2, "given twice"),
        ("day = 2027-02-30\n", 1, "a day that exists"),
        ("just words\n", 1, "key = value"),
        ("n = " + "9" * 5000 + "\n", 1, "Shorten"),
    ],
)
def test_broken_toml_names_the_line_and_a_remedy(text: str, line: int, hint: str) -> None:
    problem = refused(text.encode())
    assert problem.where.line == line
    assert hint in problem.hint


def test_very_deep_nesting_is_refused_in_words() -> None:
    assert "too deep" in refused(b"a = " + b"[" * 100_000).title


@pytest.mark.parametrize(
    "line",
    [
        ".".join(["a"] * 60_000) + " = 1",
        "[" + ".".join(["a"] * 60_000) + "]",
        "[[" + " . ".join(['"a b"'] * 17) + "]]",
        "x = { " + ".".join(["'a'"] * 17) + " = 1 }",
    ],
    ids=range(4),
)
def test_a_key_of_absurd_depth_is_refused_before_it_is_parsed(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("convene.files.toml.tomllib.loads", None)  # it would take seconds and gigabytes
    said = refused(f'a = """\nmore\n"""\n{line}\n'.encode())
    assert "16 parts" in said.title
    assert said.where is not None
    assert said.where.line == 4


@pytest.mark.parametrize(
    "text",
    [
        ".".join(["a"] * 16) + " = 1",
        f'x = "{".".join(["a"] * 40)}"',
        f'x = "{". ".join(["Never"] * 40)}" # {".".join(["a"] * 40)}',
        f'x = """\n{".".join(["a"] * 40)} = 1\n"""',
        f"x = '''\n[{'.'.join(['a'] * 40)}]\n'''",
        f"x = [{', '.join(['1.5'] * 40)}]",
        f'x = ["{chr(34) + chr(44) + chr(34)}.", "...................."]',
    ],
    ids=range(7),
)
def test_dots_elsewhere_do_no_harm(text: str) -> None:
    assert read_toml(text.encode(), "test").data


def test_a_number_beyond_all_measure_does_not_crash_the_reader() -> None:
    assert read_toml(b"a = 1e99999999999999999999", "place file").data["a"] == Decimal("Infinity")


TRICKY = '''# a = 1
title = """
[commitment]
id = "not me"
"""
note = \'\'\'
[[commitment]]
measure = 1 \'\'\'
"quoted key" = "x # y"   # comment
place.name = "Tarn"

[[commitment]]  # first
id = "C1"
quotes = """a""""
measure = "A"

[[commitment]]
id = "C2"
"measure" = "[[commitment]]"
evidence = [
  "one",  # "two" = 2
  """
  [deep]
  """,
  "three",
]
target = { by = 2027-01-01, parts = [{ n = 1 }, { n = 2 }] }

  [[commitment.step]]
  name = "s1"

  [[commitment.step]]
  name = "s2"

[[commitment]]
[ governance . rules ]
a.b."c.d" = 1
'''


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("note",), 6),
        (("quoted key",), 9),
        (("place", "name"), 10),
        (("place", "population"), 10),
        (("commitment",), 12),
        (("commitment", 0), 12),
        (("commitment", 0, "id"), 13),
        (("commitment", 0, "measure"), 15),
        (("commitment", 1), 17),
        (("commitment", 1, "measure"), 19),
        (("commitment", 1, "lever"), 17),
        (("commitment", 1, "evidence", 0), 21),
        (("commitment", 1, "evidence", 1), 22),
        (("commitment", 1, "evidence", 2), 25),
        (("commitment", 1, "target", "by"), 27),
        (("commitment", 1, "target", "parts", 1, "n"), 27),
        (("commitment", 1, "step", 0, "name"), 30),
        (("commitment", 1, "step", 1, "name"), 33),
        (("commitment", 2, "step", 0), 35),
        (("governance", "rules", "a", "b", "c.d"), 37),
        (("governance", "quorum"), 36),
        (("nothing", "like", "it"), 1),
        ((), 1),
    ],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"])
def test_lines_are_found_in_every_style_of_writing(path: tuple[str | int, ...], line: int, ends: str) -> None:
    text = TRICKY.replace("\n", ends)
    tomllib.loads(text)
    assert Locator(text).line(path) == line


def test_a_locator_given_rubbish_still_answers() -> None:
    assert Locator("a = 1\n]]] = [").line(("a",)) == 1
    assert Locator("a = [" * 5000).line(("a", 0)) == 1
    assert not Locator("a = 1").has(("b",))


json_like = st.recursive(
    st.integers(-5, 5) | st.text(max_size=8) | st.booleans(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=6), json_like, max_size=4))
def test_whatever_is_written_reads_back_and_every_key_has_a_line(data: dict[str, Any]) -> None:
    text = write_toml(data)
    assert tomllib.loads(text) == data
    locator = Locator(text)
    lines = text.split("\n")
    for path in _paths(data):
        assert locator.has(path)
        assert 1 <= locator.line(path) <= len(lines)


def _paths(data: Any, before: tuple[str | int, ...] = ()) -> list[tuple[str | int, ...]]:
    pairs = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    found: list[tuple[str | int, ...]] = []
    for key, value in pairs:
        found += [(*before, key), *_paths(value, (*before, key))]
    return found


def test_rows_are_written_under_their_own_headers_in_the_order_given() -> None:
    text = write_toml({"b": 1, "need": [{"id": "N1", "evidence": [{"kind": "voice"}]}], "a": {"z": 1, "y": 2}})
    assert (
        text
        == """b = 1

[[need]]
id = "N1"

[[need.evidence]]
kind = "voice"

[a]
z = 1
y = 2
"""
    )


def test_keys_in_words_count_from_one() -> None:
    assert key_words(("commitment", 3, "measure")) == "commitment 4, measure"
    assert key_words(("need", 0, "evidence", 1)) == "need 1, evidence 2"


def test_the_nearest_key_is_offered_only_when_it_is_near() -> None:
    assert nearest("signatary", ["signatory", "measure"]) == "signatory"
    assert nearest("zebra", ["signatory", "measure"]) == ""
