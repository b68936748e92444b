"""The words of a framework that may not be handed on leave the book by no way out: every one is walked."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from convene import library
from convene.core.nouns import NOUNS
from convene.core.vocabulary import Lever
from convene.services.book import Book
from convene.services.files.exporting import BINARY, PAPER, every
from convene.services.lists import listing
from tests.cli.conftest import Cli
from tests.conftest import Clock, only_place
from tests.files.reading_documents import words_of

MARK = "Zyzzogeton"
"""Stands in every title, guidance and evidence rule of the framework."""
CODE = re.compile(r"\b(?:WK|LW|WB|PL|CN)[1-3](?:\.\d)?\b(?!\.\d{3})")
"""A code of the framework; those of own measures have three digits."""
VALUE = re.compile(r"(?<![0-9a-fA-F-])(?:14,?610|8,?998)(?![0-9a-fA-F])")
"""Two of its unit values, not as a part of an id or a hash."""
OWN = "Evenings the hall is open"
LICENCE = "CC BY-NC-ND 4.0"
WHICH = {
    "minutes": ("review-november",), "kumu": ("elements", "connections"), "ballot": ("what-first",),
    "result": ("what-first",), "crosswalk": ("sdg", "pillar", "ppn002"),
    "statement": ("basin-east",), "actor-page": ("hospital", "northgate"), "lever": tuple(Lever),
    "you-said": ("", "citizen"),
}  # fmt: skip
"""What an export is asked to be of, where it must be asked."""
DRAWN = ("poster", "manifesto", "crosswalk", "coverage", "account")
"""Where forms that are no text are looked through, too; elsewhere they are made of the same words."""


def theirs(licence: str = f'licence = "{LICENCE}"') -> str:
    """The starter framework as if it were somebody else's, all its words marked."""
    text = library.text(library.STARTER_FRAMEWORK).replace('licence = "MIT"', licence)
    text = text.replace('id = "convene-starter"', 'id = "theirs"')
    head, *parts = re.split(r"(?m)^(?=\[\[)", text)
    marked = [
        re.sub(r'(?m)^(title|summary|guidance) = "', rf'\1 = "{MARK} ', part).replace(
            'evidence = ["', f'evidence = ["{MARK} '
        )
        for part in parts
    ]
    return head.replace('local_definition = "', f'local_definition = "{MARK} ') + "".join(marked)


@pytest.fixture(scope="module")
def fenced_book(template_harrow: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Harrow Quay, counting in a framework that may not be handed on, with a measure of its own."""
    folder = tmp_path_factory.mktemp("fenced")
    path = folder / "fenced.book"
    shutil.copyfile(template_harrow, path)
    cli = Cli(path, Clock())
    (folder / "theirs.toml").write_text(theirs(), encoding="utf-8")
    cli.fine("import", str(folder / "theirs.toml"), "--reason", "They say it better")
    cli.fine("add", "measure", OWN, "--unit", "evening", "--outcome", "PL2", "--evidence", "the hall's diary")
    cli.fine("add", "adoption", "--measure", "PL2.101")
    cli.fine("add", "scheme", "Basin East", "--developer", "northgate")
    cli.fine("edit", "commitment", "shop-units", "--scheme", "basin-east")
    cli.fine("framework", "version", "0.2.0", "--why", "A measure of our own")
    cli.fine("add", "account", "Year", "--period-start", "2025-01-01", "--period-end", "2026-12-31")
    return path


@pytest.fixture
def fenced(fenced_book: Path, tmp_path: Path, clock: Clock) -> Cli:
    path = tmp_path / "fenced.book"
    shutil.copyfile(fenced_book, path)
    return Cli(path, clock)


def leaks(text: str) -> list[str]:
    """What of the framework stands in a text."""
    return [MARK] * (MARK in text) + VALUE.findall(text) + CODE.findall(text)


def quiet(fenced: Cli, *argv: str) -> str:
    """Run a command and look at what it hands over; what it handed over, "" when it did not."""
    said = fenced(*argv)
    assert said.code != 3, (argv, said.err)
    form = argv[-1]
    words = words_of(said.raw, form) if form in BINARY and said.code == 0 else said.out
    assert leaks(words) == [], argv
    return words if said.code == 0 else ""


@pytest.mark.parametrize("name", every())
def test_no_export_hands_the_framework_on(fenced: Cli, name: str) -> None:
    for form in every()[name].forms:
        if form in BINARY and name not in DRAWN:
            continue
        written = [quiet(fenced, "export", name, which, "--format", form) for which in WHICH.get(name, ("",))]
        # A manifesto that lacks something is a document, and no file yet.
        assert any(written) or form not in PAPER, f"{name} as {form} was never written: this test looks at nothing"


def test_what_may_not_be_handed_on_stays_out_of_an_account_that_still_adds_up(fenced: Cli, tmp_path: Path) -> None:
    file = tmp_path / "account.toml"
    said = fenced.fine("export", "account", "-o", str(file), "--format", "toml")
    text = file.read_text("utf-8")
    assert leaks(text) == []
    assert "Left out: the words, codes and values" in said.err
    assert re.search(r"(?m)^kept_back = \"Its unit value stays in the book", text)
    assert "kept_back_lines = 0" not in text
    assert fenced("check", str(file)).out == ""


def test_no_list_and_no_record_hands_the_framework_on(fenced: Cli) -> None:
    book = Book(fenced.paths.book, now=Clock())
    place = only_place(book)
    for noun in NOUNS:
        if noun != "place":
            assert leaks("".join(book.ask(lambda read, n=noun: list(csv_of(read, place, n))))) == [], noun
    book.close()
    for noun in ("measure", "adoption", "commitment", "priority"):
        quiet(fenced, "list", noun, "--all")
        quiet(fenced, "list", noun, "--format", "json")
        quiet(fenced, "export", noun, "--format", "toml")
    for argv in (
        ("show", "measure", "WK1.1"), ("show", "outcome", "WK1"), ("show", "framework"), ("framework", "check"),
        ("framework", "diff", "brought-in"), ("framework", "version"), ("network",), ("crosswalk", "sdg"),
        ("coverage",), ("market",), ("match", "share-drivers"),
    ):  # fmt: skip
        quiet(fenced, *argv, "--format", "json")


def csv_of(read: Any, place: str, noun: str) -> Iterable[str]:
    """A list as the app and the commands write it."""
    return listing.csv_pages(read, place, noun, listing.ids(read, place, noun, Clock()().date()))


def test_what_stays_in_is_told_with_the_count_and_own_measures_go_out(fenced: Cli) -> None:
    said = fenced.fine("export", "place", "--format", "toml")
    assert "Left out: the words, codes and values of 45 measures, 15 outcomes and 5 themes" in said.err
    assert f"its licence ({LICENCE}) does not let everybody hand it on" in said.err
    assert OWN in said.out
    framework = fenced.fine("export", "framework", "--format", "toml")
    assert OWN in framework.out
    assert "Left out: the words, codes and values of 45 measures" in framework.err
    manifesto = fenced.fine("export", "manifesto", "--format", "md")
    assert OWN in manifesto.out
    assert "Left out" in manifesto.err


def test_a_measure_goes_out_in_the_places_own_words_under_one_code_everywhere(fenced: Cli) -> None:
    adopted = fenced.fine("list", "adoption", "--format", "json").data
    ours = next(one for one in adopted if one["measure"].startswith("M-"))
    assert re.fullmatch(r"M-[0-9A-F]{6}", ours["measure"])
    book = Book(fenced.paths.book, now=Clock())
    code = book.ask(
        lambda read: read.value("SELECT slug FROM measure WHERE upper(id) LIKE :t", t=f"%{ours['measure'][2:]}")
    )
    book.close()
    fenced.fine("edit", "adoption", code, "--own-words", "Neighbours in work for a year")
    for argv in (("place", "--format", "toml"), ("manifesto", "--format", "md"), ("manifesto", "--format", "toml")):
        out = fenced("export", *argv).out
        assert ours["measure"] in out or not out, argv
        assert "Neighbours in work for a year" in out or not out, argv


def test_the_place_comes_back_from_its_file_and_the_framework_stays_fenced(
    fenced: Cli, tmp_path: Path, clock: Clock
) -> None:
    first = fenced.fine("export", "place", "--format", "toml").out
    (tmp_path / "place.toml").write_text(first, encoding="utf-8")
    other = Cli(tmp_path / "other" / "other.book", clock)
    other.fine("open", str(tmp_path / "place.toml"))
    again = other.fine("export", "place", "--format", "toml").out
    assert leaks(again) == []
    assert OWN in again
    codes = set(re.findall(r"M-[0-9A-F]{6}", first))
    assert codes
    assert set(re.findall(r"M-[0-9A-F]{6}", again)) == codes


def test_a_list_that_went_out_makes_no_second_measures_when_it_comes_back(fenced: Cli, tmp_path: Path) -> None:
    file = tmp_path / "measures.csv"
    fenced.fine("export", "measure", "-o", str(file))
    assert fenced("import", str(file), "--as", "measure").code != 0
    assert "M-" not in fenced.fine("list", "measure").out


@pytest.mark.parametrize("name", ["place", "framework", "measure"])
def test_for_ones_own_keeping_it_comes_whole_and_says_so_on_its_front(fenced: Cli, tmp_path: Path, name: str) -> None:
    file = tmp_path / "mine.toml"
    said = fenced.fine("export", name, "--private", "--format", "toml", "-o", str(file))
    text = file.read_text(encoding="utf-8")
    assert text.splitlines()[0].startswith("# NOT TO BE PASSED ON.")
    assert MARK in text
    assert "WK1.1" in text
    assert "only you can read it" in said.err
    if name != "measure":
        assert fenced("check", str(file)).code == 0
    assert fenced("export", name, "--private", "--format", "json").code == 1
    assert fenced("export", "manifesto", "--private").code == 1


def test_a_title_that_somebody_typed_into_a_text_is_told(fenced: Cli) -> None:
    title = fenced.fine("show", "measure", "WK1.1").out.splitlines()[0].rstrip("…")
    whole = fenced.fine("export", "measure", "--private", "--format", "toml").out
    title = next(line for line in re.findall(r'title = "(.*)"', whole) if line.startswith(title))
    fenced.fine("add", "need", f"They asked: {title}")
    assert "1 title of the framework stands in it word for word" in fenced.fine("export", "need", "--format", "csv").err


def test_permission_opens_the_fence_and_no_licence_does_not(fenced: Cli) -> None:
    fenced.fine("edit", "framework", "--licence", "CC BY 4.0")
    assert MARK not in fenced.fine("export", "place", "--format", "toml").out
    fenced.fine("edit", "framework", "--permission", "Its owner, by letter of 3 May")
    assert MARK in fenced.fine("export", "place", "--format", "toml").out


@pytest.fixture
def quay(tmp_path: Path, clock: Clock) -> Cli:
    cli = Cli(tmp_path / "quay.book", clock)
    cli.fine("add", "place", "Quay")
    return cli


@pytest.mark.parametrize(
    ("licence", "closed"),
    [
        ("", True), ('licence = "Members only"', True), ('licence = "Cedwir pob hawl"', True),
        ('licence = "free for councils"', True), ('licence = "CC BY 4.0"', False),
    ],
)  # fmt: skip
def test_its_licence_is_told_when_it_comes_in(quay: Cli, tmp_path: Path, licence: str, closed: bool) -> None:
    file = tmp_path / "theirs.toml"
    file.write_text(theirs(licence), encoding="utf-8")
    dry = quay.fine("import", str(file), "--dry-run").out
    said = quay.fine("import", str(file)).err
    assert ("Its words stay in this book" in said) is ("Its words stay in this book" in dry) is closed
    assert (MARK in quay.fine("export", "place", "--format", "toml").out) is not closed
    assert MARK in quay.fine("show", "measure", "WK1.1").out


def opened(text: str) -> str:
    """The same framework's measures and codes, as another one that anybody may hand on."""
    return text.replace('id = "convene-starter"', 'id = "open"').replace('licence = "MIT"', 'licence = "CC BY 4.0"')


def test_the_words_stay_in_when_an_open_framework_takes_their_place(fenced: Cli, tmp_path: Path) -> None:
    file, mine = tmp_path / "open.toml", tmp_path / "mine.toml"
    file.write_text(opened(library.text(library.STARTER_FRAMEWORK)), encoding="utf-8")
    fenced.fine("import", str(file), "--reason", "Anybody may have it")
    for argv in (("place", "--format", "toml"), ("edition", "--format", "csv"), ("framework", "--format", "toml")):
        assert MARK not in fenced.fine("export", *argv).out, argv
    assert "Left out: the text of" in fenced.fine("export", "place", "--format", "toml").err
    fenced.fine("export", "place", "--private", "--format", "toml", "-o", str(mine))
    assert mine.read_text(encoding="utf-8").startswith("# NOT TO BE PASSED ON.")


def test_an_outcome_that_stays_for_what_is_our_own_keeps_its_words_in(quay: Cli, tmp_path: Path) -> None:
    file = tmp_path / "theirs.toml"
    file.write_text(theirs(), encoding="utf-8")
    quay.fine("import", str(file))
    quay.fine("add", "measure", OWN, "--unit", "evening", "--outcome", "PL2")
    shorter = re.sub(r'(?ms)^\[\[(?:outcome|measure)\]\]\ncode = "PL2.*?(?=^\[\[)', "", theirs())
    newer = shorter.replace('version = "0.1.0"', 'version = "0.2.0"')
    for text in (newer, newer.replace(f"{MARK} ", "").replace('"theirs"', '"open"').replace(LICENCE, "CC BY 4.0")):
        file.write_text(text, encoding="utf-8")
        assert "PL2 is not in the file, and stays" in quay.fine("import", str(file)).err
        for argv in (("place", "--format", "toml"), ("framework", "--format", "toml"), ("outcome", "--format", "csv")):
            said = quay.fine("export", *argv)
            assert MARK not in said.out, argv
            assert "Left out" in said.err, argv
        file.write_text(quay.fine("export", "framework", "--format", "toml").out, encoding="utf-8")
        assert OWN in file.read_text(encoding="utf-8")
        assert quay("check", str(file)).code == 0


def test_codes_of_the_framework_stay_so_that_its_words_are_known(fenced: Cli) -> None:
    for noun, code in (("outcome", "WK1"), ("theme", "WK"), ("measure", "WK1.1")):
        assert "the framework's own code" in fenced("edit", noun, code, "--slug", "ZZ9").err
    assert MARK not in fenced.fine("export", "place", "--format", "toml").out


def test_the_framework_is_not_taken_away_nor_a_version_of_it_made_up(fenced: Cli, tmp_path: Path) -> None:
    assert fenced("remove", "framework", "theirs").code == 1
    (tmp_path / "e.csv").write_text(
        "framework_id,version,title,licence,brought_in\nx,9.9.9,T,CC0,yes\n", encoding="utf-8"
    )
    said = fenced(
        "import", str(tmp_path / "e.csv"), "--as", "edition", "--map", "framework_id=framework_id", "--map",
        "version=version",
    )  # fmt: skip
    assert "not made by hand" in said.err
    assert MARK not in fenced.fine("export", "place", "--format", "toml").out


def test_a_value_that_stays_in_stays_in_with_the_version_that_holds_it(quay: Cli, tmp_path: Path) -> None:
    text = theirs('licence = "CC BY 4.0"')
    text = re.sub(r'(?s)(proxy_gbp = 14610.*?proxy_licence = )"[^"]*"', r'\1"CC BY-NC 4.0"', text, count=1)
    (tmp_path / "theirs.toml").write_text(text, encoding="utf-8")
    quay.fine("import", str(tmp_path / "theirs.toml"))
    said = quay.fine("export", "place", "--format", "toml")
    assert "stayed in" in said.err
    assert "proxy_gbp = 14610" not in said.out
    assert MARK in said.out
