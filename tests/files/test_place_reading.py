"""A place file that is not right says so, all of it at once, line by line, and then nothing is taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_drafts import TODAY

from convene.core.nouns.handles import Handles
from convene.errors import Problem
from convene.files import place
from convene.files.place import PlaceFile

HEAD = 'schema = "convene.place"\nschema_version = 1\n[place]\nname = "Quay"\n'


def read(body: str) -> PlaceFile:
    return place.read((HEAD + body).encode(), today=TODAY)


def refused(body: str) -> Problem:
    with pytest.raises(Problem) as caught:
        read(body)
    assert caught.value.hint
    return caught.value


def handles(file: PlaceFile, noun: str) -> list[str]:
    return [record.draft.slug for record in file.records[noun]]  # type: ignore[attr-defined]


def test_every_mistake_is_told_with_its_line_key_and_remedy() -> None:
    problem = refused(
        """[[actor]]
slug = "saltworks"
name = "Saltworks CIC"
primary_type = "vcse"
note = '''
[[actor]]
name = "not a record, and its lines still count"
'''
[[actor]]
nam = "Harbour"
primary_type = "vcs"
headcount = "many"
[[need]]
statement = "Rooms"
contributions = ["nobody-said-it"]
[[ask]]
asked_by = "saltwork"
asked_of = "saltworks"
wording = 7
"""
    )
    assert problem.detail.splitlines() == [
        "line 13, actor 2, name: name is missing. Add a line name = …",
        "line 14, actor 2, nam: “nam” is not a key of this table. Did you mean name?",
        "line 15, actor 2, primary_type: “vcs” is not one of anchor, supplier, developer, msme, vcse, citizen; "
        "did you mean vcse?",
        "line 16, actor 2, headcount: “many” is not a number; try 12 or 1,250.",
        "line 19, need 1, contributions 1: there is no contribution “nobody-said-it”. "
        "Add it under [[contribution]], or take this out.",
        "line 21, ask 1, asked_by: there is no actor “saltwork”. Did you mean saltworks?",
        "line 23, ask 1, wording: text is wanted here, not a number. Put it in double quotes.",
    ]
    assert "7 mistakes" in problem.title
    assert (problem.where.line, problem.where.key) == (13, "actor 2, name")


def test_no_more_than_twenty_are_told() -> None:
    problem = refused('[[actor]]\nname = "x"\n' * 30)
    assert "30 mistakes" in problem.title
    lines = problem.detail.splitlines()
    assert len(lines) == 21
    assert lines[-1] == "… and 10 more like these."


ACTOR = '[[actor]]\nname = "A"\nprimary_type = "vcse"\n'
MISTAKES = {
    '[[actors]]\nname = "x"\n': "line 5, actors: “actors” is nothing a place file holds. Did you mean actor?",
    '[actor]\nname = "x"\n': "line 5, actor: this is a table. Write [[actor]] above its keys.",
    '[[framework]]\ntitle = "x"\n[[framework]]\ntitle = "y"\n': "Keep one, under [framework].",
    ACTOR + 'slug = "Quay"\n' + ACTOR + 'slug = "quay"\n': "line 12, actor 2, slug: “quay” is the handle of another "
    "actor already (line 5). Give each its own.",
    ACTOR + 'slug = "two words"\n': "“two words” is not a handle",
    ACTOR + "judged_on = 86400\n": "a day or time is wanted here, not a number",
    ACTOR + "judged_on = 2026-01-01T10:00:00\n": "a day without a time of day is wanted here",
    ACTOR + "influence = 9\n": "9 is out of range. It must be at most 5.",
    ACTOR + "headcount = 1.5\n": "a whole number is wanted here",
    ACTOR + "turnover = inf\n": "that number is too large to be meant",
    ACTOR + "aliases = 5\n": "a list is wanted here",
    ACTOR + f'base = "{"x" * 6000}"\n': "this is 6,000 letters long. 5,000 is the most; shorten it.",
    ACTOR + 'levers = [{ lever = "grants", yearl = 2 }]\n': "line 8, actor 1, levers 1, yearl: “yearl” is not a key",
    ACTOR + 'id = "7"\n': "line 8, actor 1, id: “7” is not an id",
    ACTOR
    + 'id = "01936f00-0000-7000-8000-000000000000"\n'
    + ACTOR
    + 'id = "01936F00-0000-7000-8000-000000000000"\n': "line 12, actor 2, id: another record has this "
    "id already (line 5)",
    '[[framework]]\nslug = "own"\n': "a place file has one framework, and here is a list of them",
    'need = ["x"]\n': "“need” is not a key of this table",
    '[[need]]\nstatement = "n"\nevidence = "z"\n': "a list is wanted here, not text",
    '[[priority]]\ntitle = "p"\ntargets = [{ measure = "WK1", target = 1, by = 2027-01-01 }]\n': "there "
    "is no measure “WK1”",
}


@pytest.mark.parametrize("body", MISTAKES, ids=range(len(MISTAKES)))
def test_a_mistake_is_told_in_words(body: str) -> None:
    assert MISTAKES[body] in refused(body).detail


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "not a place file"),
        ('schema = "convene.manifesto"\n', "not a place file"),
        ('schema = "convene.place"\n', "which version"),
        ('schema = "convene.place"\nschema_version = true\n', "which version"),
        ('schema = "convene.place"\nschema_version = 2\n', "newer Convene"),
        ('schema = "convene.place"\nschema_version = 1\n', "1 mistake"),
        (HEAD[:-3], "not valid TOML"),
        (HEAD + "x = " + "[" * 100_000, "nested too deep"),
        (HEAD + "x = " + "9" * 10_000, "thousands of digits"),
    ],
    ids=range(9),
)
def test_a_file_that_is_something_else_is_refused(text: str, words: str) -> None:
    with pytest.raises(Problem) as caught:
        place.read(text.encode(), today=TODAY)
    assert words in caught.value.title
    assert caught.value.hint


def test_files_that_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "latin.toml").write_bytes(b'name = "caf\xe9"')
    with (tmp_path / "huge.toml").open("wb") as huge:
        huge.truncate(place.MOST_BYTES + 1)
    for name, words in {
        ".": "folder",
        "missing.toml": "no place file",
        "latin.toml": "not UTF-8",
        "huge.toml": "too large",
    }.items():
        with pytest.raises(Problem) as caught:
            place.read(tmp_path / name, today=TODAY)
        assert words in caught.value.title
        assert name == "." or name in caught.value.where.file


def test_fifty_megabytes_of_anything_are_refused_in_words() -> None:
    with pytest.raises(Problem, match="too large"):
        place.read(b"x = '''" + b"a" * (50 * 1024 * 1024) + b"'''\nwhat?", today=TODAY)


def test_missing_handles_are_made_in_file_order_and_may_be_referred_to() -> None:
    file = read(
        ACTOR * 2
        + '[[actor]]\nslug = "a-2"\nname = "Taken"\nprimary_type = "msme"\n'
        + '[[measure]]\nslug = "WK1.1"\noutcome = "wk"\ntitle = "Jobs"\nunit = "job"\n'
        + '[[outcome]]\nslug = "wk"\ntheme = "work"\ntitle = "Work"\n[[theme]]\ntitle = "Work"\n'
        + '[[commitment]]\ntitle = "First jobs"\nactor = "a-3"\nmeasure = "WK1.1"\n'
        + '[[observation]]\ncommitment = "first-jobs"\nquantity = 2\nperiod_end = 2026-09-30\n' * 2
        + '[[adoption]]\nmeasure = "WK1.1"\n[[signature]]\nactor = "a"\n'
        + '[[override]]\ncheck = "ENG-3"\nreason = "Late bus"\n'
        + '[[publication]]\npublished_on = 2026-11-01\nsha256 = "ab"\n'
        + '[[contribution]]\ntext = "!?"\n'
    )
    assert handles(file, "place") == ["quay"]
    assert handles(file, "actor") == ["a", "a-3", "a-2"]
    assert handles(file, "observation") == ["first-jobs-2026-09-30", "first-jobs-2026-09-30-2"]
    assert handles(file, "adoption") == ["WK1.1"]
    assert handles(file, "signature") == ["a"]
    assert handles(file, "override") == ["ENG-3"]
    assert handles(file, "publication") == ["2026-11-01"]
    assert handles(file, "contribution") == ["item"]


def test_many_records_of_one_name_get_handles_quickly_and_apart() -> None:
    made = Handles(["Yes-3"])
    assert [made.make("yes") for _ in range(3)] == ["yes", "yes-2", "yes-4"]
    assert len({made.make("yes").casefold() for _ in range(20_000)}) == 20_000


def test_a_framework_named_without_measures_is_the_shipped_one() -> None:
    file = read('[framework]\nslug = "convene-starter"\n[[adoption]]\nmeasure = "WK1.3"\n')
    assert (len(file.records["theme"]), len(file.records["outcome"]), len(file.records["measure"])) == (5, 15, 45)
    assert file.shipped == ("theme", "outcome", "measure")
    assert "WK1.3" in handles(file, "measure")
    once = place.dumps(file.records)
    again = place.read(once.encode(), today=TODAY)
    assert place.dumps(again.records) == once
    assert again.shipped == ()


def test_a_version_that_does_not_ship_is_refused() -> None:
    detail = refused('[framework]\nslug = "convene-starter"\nversion = "9"\n').detail
    assert "line 7, framework, version: Convene does not ship version 9 of convene-starter." in detail
    assert "It ships 0.1.0" in detail


def test_a_framework_of_ones_own_may_still_be_empty() -> None:
    file = read('[framework]\nslug = "ours"\ntitle = "Ours"\n')
    assert file.records["measure"] == ()


def test_a_record_knows_where_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "quay.toml"
    path.write_bytes((HEAD + ACTOR).replace("\n", "\r\n").encode())
    where = place.read(path, today=TODAY).where("actor", 0, "primary_type")
    assert (where.file, where.line, where.key) == (str(path), 7, "actor 1, primary_type")


def test_days_in_words_are_seen_from_today() -> None:
    file = read(ACTOR + 'judged_on = "yesterday"\n')
    assert "judged_on = 2026-11-21" in place.dumps(file.records)
