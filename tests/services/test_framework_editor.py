"""Editing the place's copy of the framework: own and adapted measures, values, versions, bringing others in."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from convene import library
from convene.core.framework.crosswalk import Scheme
from convene.core.framework.differences import Origin
from convene.errors import Problem, ReasonNeeded
from convene.files import framework as reading
from convene.services.book import Book
from convene.services.codesign import (
    crosswalks,
    framework,
    framework_base,
    framework_editor,
    framework_export,
    framework_pages,
)
from convene.services.files import own_files
from convene.services.lists import listing
from convene.services.nouns import detail, public_reasons, records
from tests.conftest import Clock
from tests.making import add, change, find, start, text

STARTER = library.text(library.STARTER_FRAMEWORK)


@pytest.fixture
def place(book: Book) -> str:
    return start(book)


def load(book: Book, place: str, code: str) -> Any:
    return book.ask(records.load, "measure", find(book, place, "measure", code))


def file(folder: Path, text: str, name: str = "framework.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def newer(**replaced: str) -> str:
    """The next version of the starter, with parts of its text replaced."""
    text = STARTER.replace('version = "0.1.0"', 'version = "0.2.0"')
    for old, new in (pair.split("=>") for pair in replaced.values()):
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def origin(book: Book, place: str, code: str) -> Origin:
    return book.ask(framework_base.of_measures, place)[code.casefold()][0]


def promised(book: Book, place: str, code: str, **more: Any) -> str:
    if not book.ask(records.load_all, place, "actor"):
        add(book, place, "actor", slug="tide", name="Tide", primary_type="msme")
    fields = {"title": "Jobs", "actor": "tide", "measure": code, "quantity": 4, "status": "live", **more}
    return add(book, place, "commitment", **fields)


# Own and adapted


def test_a_measure_of_ones_own_gets_a_code_that_the_framework_will_not_take(book: Book, place: str) -> None:
    first = add(book, place, "measure", title="Evenings the hall is open", unit="evening", outcome="PL2")
    add(book, place, "measure", title="Afternoons", unit="afternoon", outcome="pl2")
    add(book, place, "outcome", title="The river is clean", theme="CN")
    add(book, place, "measure", title="Kilometres cleaned", unit="kilometre", outcome="CN101")
    add(book, place, "theme", title="Our river")
    assert book.ask(records.load, "measure", first).model_dump()["slug"] == "PL2.101"
    assert [origin(book, place, code) for code in ("PL2.101", "PL2.102", "CN101.1")] == [Origin.own] * 3
    assert find(book, place, "theme", "OR")
    assert book.ask(framework_editor.code_hint, place, "PL2") == "Its code will be PL2.103 unless you give one."
    exported, _ = book.ask(framework_export.text, place)
    assert reading.read(exported.encode()).good


def test_where_a_measure_is_from_stands_in_list_filter_and_page(book: Book, place: str) -> None:
    own = add(book, place, "measure", title="Evenings", unit="evening", outcome="PL2")
    adapted = find(book, place, "measure", "WK1.4")
    change(book, place, "measure", adapted, title="Neighbours employed because of a promise")
    items = {one.id: one.aside for one in book.ask(listing.listing, place, "measure", book.today).items}
    assert items[own] == "our own"
    assert items[adapted] == "adapted"
    assert sum(bool(aside) for aside in items.values()) == 2
    for words, found in (("origin:own", [own]), ("origin:adapted", [adapted]), ("-origin:as_brought_in", None)):
        ids = book.ask(listing.ids, place, "measure", book.today, words)
        assert set(ids) == set(found if found is not None else [own, adapted]), words
    page = book.ask(detail.page, place, "measure", adapted, book.today)
    assert ("From", "the framework, adapted here") in page.facts
    (section,) = (one for one in page.sections if one.title == "Adapted")
    assert section.lines == (
        "Title: Residents of the place employed because of a commitment → Neighbours employed because of a promise",
    )
    change(book, place, "measure", adapted, title="Residents of the place employed because of a commitment")
    assert origin(book, place, "WK1.4") is Origin.as_brought_in


def test_what_it_came_from_survives_a_place_file_and_another_number(book: Book, place: str, tmp_path: Path) -> None:
    change(book, place, "measure", find(book, place, "measure", "WK1.4"), title="Neighbours employed")
    add(book, place, "measure", title="Evenings", unit="evening", outcome="PL2")
    book.do(framework_editor.raise_version, place, "0.2.0", "Our own")
    written = text(book, place)
    other = Book(tmp_path / "other.book", now=Clock())
    brought = other.do(own_files.bring_place, own_files.read_place(written.encode(), book.today)).value
    found = {code: one for code, (one, _) in other.ask(framework_base.of_measures, brought).items()}
    assert (found["wk1.4"], found["pl2.101"], found["wk1.1"]) == (Origin.adapted, Origin.own, Origin.as_brought_in)
    assert text(other, brought) == written
    other.close()


def test_the_frameworks_own_code_stays(book: Book, place: str) -> None:
    with pytest.raises(Problem, match="own code") as caught:
        change(book, place, "measure", find(book, place, "measure", "WK1.4"), slug="JOBS.1")
    assert "slug" in caught.value.fields


# Units and values


def test_a_value_never_stands_for_another_unit(book: Book, place: str) -> None:
    measure = find(book, place, "measure", "WK1.1")
    with pytest.raises(Problem, match="£14,610 is the value of one person-year, not of one hour") as caught:
        change(book, place, "measure", measure, unit="hour")
    assert "proxy_gbp" in caught.value.fields
    change(book, place, "measure", measure, unit="hour", proxy_gbp=None)
    left = load(book, place, "WK1.1")
    assert (left.proxy_gbp, left.proxy_year, left.proxy_source, left.proxy_licence) == (None, None, "", "")
    assert left.proxy_status.value == "not_found"
    assert reading.read(book.ask(framework_export.text, place)[0].encode()).good
    book.undo(place)
    assert load(book, place, "WK1.1").proxy_source


def test_another_unit_is_asked_about_where_something_counts_in_it(book: Book, place: str) -> None:
    promised(book, place, "WK1.4")
    measure = find(book, place, "measure", "WK1.4")
    old = book.ask(records.load, "measure", measure)
    new = old.model_copy(update={"unit": "job"})
    (asked,) = book.ask(public_reasons.questions, place, "measure", measure, old, new, book.today)
    assert asked.words == "Why does WK1.4 count in jobs now?"
    assert asked.why == "1 commitment counts in it, in FTE, and stays as it is"
    done = book.do(records.edit, place, "measure", measure, new, "People know jobs")
    assert done.label.endswith("; 1 commitment counts in it, in FTE")
    other = book.ask(records.load, "measure", find(book, place, "measure", "WK2.4"))
    assert not book.ask(
        public_reasons.questions, place, "measure", find(book, place, "measure", "WK2.4"), other,
        other.model_copy(update={"unit": "week"}), book.today,
    )  # fmt: skip


def test_a_list_that_changes_a_unit_wants_its_reason(book: Book, place: str, tmp_path: Path) -> None:
    promised(book, place, "WK1.4")
    path = file(tmp_path, "slug,outcome,title,unit\nWK1.4,WK1,Residents employed,job\n", "measures.csv")
    with pytest.raises(ReasonNeeded, match=r"Why does WK1\.4 count in jobs now"):
        book.do(own_files.bring_list, place, "measure", path)
    assert load(book, place, "WK1.4").unit == "FTE"


# Versions


def test_a_new_number_keeps_the_framework_as_it_stands(book: Book, place: str) -> None:
    with pytest.raises(Problem, match=r"Nothing changed since version 0\.1\.0"):
        book.do(framework_editor.raise_version, place, "0.2.0", "Why not")
    add(book, place, "measure", title="Evenings", unit="evening", outcome="PL2")
    assert book.ask(framework_editor.standing, place).suggested == "0.2.0"
    for number, why in (("soon", "x"), ("0.1.0", "x"), ("0.0.9", "x"), ("0.2.0", "")):
        with pytest.raises(Problem):
            book.do(framework_editor.raise_version, place, number, why)
    done = book.do(framework_editor.raise_version, place, "0.2.0", "Evenings matter here")
    assert done.value == "Convene starter place framework is version 0.2.0 now; it was 0.1.0."
    editions = [one for _, one in book.ask(framework_base.editions, place)]
    assert [(one.version, one.brought_in, bool(one.text), one.why) for one in editions] == [
        ("0.1.0", True, False, ""), ("0.2.0", False, True, "Evenings matter here"),
    ]  # fmt: skip
    assert not book.ask(framework_editor.standing, place).since
    change(book, place, "measure", find(book, place, "measure", "WK1.4"), unit="job")
    here = book.ask(framework_editor.standing, place)
    assert ([one.code for one in here.since], here.suggested) == (["WK1.4"], "1.0.0")
    assert [one.code for one in book.ask(framework_pages.compared, place, "0.1.0", "0.2.0").differences] == ["PL2.101"]
    assert {one.code for one in book.ask(framework_pages.compared, place, "brought-in").differences} == {
        "WK1.4", "PL2.101",
    }  # fmt: skip
    low = book.do(framework_editor.raise_version, place, "0.2.1", "Jobs").value
    assert "By what changed it would be 1.0.0" in low


def test_a_version_kept_is_neither_made_nor_changed_nor_taken_away_by_hand(book: Book, place: str) -> None:
    add(book, place, "measure", title="Evenings", unit="evening", outcome="PL2")
    book.do(framework_editor.raise_version, place, "0.2.0", "Evenings")
    edition = book.ask(framework_base.editions, place)[0][0]
    with pytest.raises(Problem, match="not changed"):
        change(book, place, "edition", edition, version="7")
    with pytest.raises(Problem, match="stays"):
        book.do(records.remove, place, "edition", [edition])
    with pytest.raises(Problem, match="by hand"):
        add(book, place, "edition", framework_id="x", version="1")
    with pytest.raises(Problem, match="neither a version"):
        book.ask(framework_pages.compared, place, "9.9")


# Bringing a framework in


def test_a_newer_version_leaves_what_was_added_and_adapted(book: Book, place: str, tmp_path: Path) -> None:
    own = add(book, place, "measure", title="Evenings", unit="evening", outcome="PL2")
    for code, fields in (("WK1.4", {"title": "Neighbours employed"}), ("WK2.4", {"title": "Weeks as a guest"})):
        change(book, place, "measure", find(book, place, "measure", code), **fields)
    text = newer(
        one='title = "Weeks of paid work placement=>title = "Weeks of PAID work placement',
        two='title = "Jobs moved from=>title = "Posts moved from',
        three='guidance = "A headline count only.=>guidance = "Only a headcount.',
    )
    done = book.do(own_files.bring_framework, place, file(tmp_path, text))
    assert done.label == "Brought in the framework Convene starter place framework 0.2.0"
    assert done.value.startswith("46 measures in the framework now.")
    assert "left as here: WK2.4 title." in done.value
    assert book.ask(records.load, "measure", own)
    assert load(book, place, "WK1.4").title == "Neighbours employed"
    assert load(book, place, "WK1.4").guidance.startswith("Only a headcount.")
    assert load(book, place, "WK2.4").title == "Weeks as a guest"
    assert load(book, place, "WK3.2").title.startswith("Posts moved")
    assert origin(book, place, "WK3.2") is Origin.as_brought_in
    assert origin(book, place, "WK1.4") is Origin.adapted
    book.undo(place)
    assert load(book, place, "WK3.2").title.startswith("Jobs moved")


def test_a_unit_adapted_here_never_gets_the_new_value_of_the_old_unit(book: Book, place: str, tmp_path: Path) -> None:
    change(book, place, "measure", find(book, place, "measure", "WK1.1"), unit="hour", proxy_gbp=None)
    book.do(own_files.bring_framework, place, file(tmp_path, newer(one="proxy_gbp = 14610.0=>proxy_gbp = 20000.0")))
    found = load(book, place, "WK1.1")
    assert (found.unit, found.proxy_gbp) == ("hour", None)


def test_a_code_of_ones_own_that_the_file_takes_is_refused(book: Book, place: str, tmp_path: Path) -> None:
    add(book, place, "measure", slug="WK1.5", title="Evenings", unit="evening", outcome="WK1")
    text = newer(one='code = "WK1.4"=>code = "WK1.5"')
    with pytest.raises(Problem, match="1 code of your own is taken by the file") as caught:
        book.do(own_files.bring_framework, place, file(tmp_path, text))
    assert "yours: “Evenings”" in caught.value.detail


def test_an_older_version_wants_a_reason(book: Book, place: str, tmp_path: Path) -> None:
    old = file(tmp_path, STARTER.replace('version = "0.1.0"', 'version = "0.0.9"'))
    with pytest.raises(Problem, match=r"the file is the older 0\.0\.9"):
        book.do(own_files.bring_framework, place, old)
    book.do(own_files.bring_framework, place, old, "The new one counts wrongly")
    assert book.ask(framework_base.base, place).version == "0.0.9"  # type: ignore[union-attr]


def test_another_framework_over_what_is_promised_is_not_done_unseen(book: Book, place: str, tmp_path: Path) -> None:
    promised(book, place, "WK1.4")
    text = STARTER.replace('id = "convene-starter"', 'id = "theirs"').replace(
        'title = "Residents of the place employed because of a commitment"', 'title = "Visits to the job centre"'
    )
    with pytest.raises(Problem, match="1 measure in use would count something else") as caught:
        book.do(own_files.bring_framework, place, file(tmp_path, text))
    assert "WK1.4 is “Visits to the job centre” there" in caught.value.detail
    assert "1 commitment counts in it" in caught.value.detail
    done = book.do(own_files.bring_framework, place, file(tmp_path, text), "It means the same")
    assert "1 measure in use counts otherwise now: WK1.4" in done.value


def test_a_unit_of_what_is_promised_is_not_changed_by_a_file_unseen(book: Book, place: str, tmp_path: Path) -> None:
    promised(book, place, "WK1.4")
    with pytest.raises(Problem, match="would count something else"):
        book.do(own_files.bring_framework, place, file(tmp_path, newer(one='unit = "FTE"=>unit = "job"')))


# A crosswalk


def test_the_crosswalk_counts_live_promises_once_and_offers_aside(book: Book, place: str) -> None:
    promised(book, place, "WK1.4", title="Ten")
    promised(book, place, "WK1.4", title="More", status="offered")
    promised(book, place, "WK1.4", title="Gone", status="withdrawn")
    book.do(framework.adopt, place, find(book, place, "measure", "WK1.4"))
    found = book.ask(crosswalks.page, place, Scheme.sdg)
    (counted,) = next(one for one in found.targets if one.key == "8").counted
    assert (counted.amounts, counted.offered, len(counted.promises)) == (("4 FTE",), 1, 1)
    assert crosswalks.promised_words(counted) == "1 accepted commitment, 4 FTE; 1 offered and not accepted yet"
    ppn = book.ask(crosswalks.page, place, Scheme.ppn002)
    assert [one.measure.slug for one in ppn.nowhere] == ["WK1.4"]
    assert sum(one.others for one in ppn.targets) == 16


def test_values_of_another_licence_stay_in_while_the_words_go_out(book: Book, place: str) -> None:
    measure = find(book, place, "measure", "WK1.1")
    change(book, place, "measure", measure, proxy_licence="All rights reserved", proxy_gbp=Decimal(99999))
    out, says = book.ask(framework_export.text, place)
    assert "99999" not in out
    assert "WK1.1" in says[0]
    assert "99999" not in text(book, place)
    assert load(book, place, "WK1.1").proxy_gbp == 99999


def test_a_baseline_and_a_target_are_never_read_in_another_unit(book: Book, place: str, tmp_path: Path) -> None:
    measure = find(book, place, "measure", "WK1.4")
    aim = {"measure": "WK1.4", "target": 40, "by": "2029-03-31"}
    priority = add(book, place, "priority", title="Jobs", targets=[aim])
    with pytest.raises(Problem, match="numbers in FTE would be read in jobs") as caught:
        change(book, place, "measure", measure, unit="job")
    assert "the target 40 of “Jobs”" in caught.value.detail
    change(book, place, "priority", priority, targets=[])
    adoption = add(book, place, "adoption", measure="WK1.4", baseline=2)
    theirs = file(tmp_path, newer(one='unit = "FTE"=>unit = "job"'))
    for why in ("", "Jobs are what people know"):
        with pytest.raises(Problem, match="numbers in FTE would be read in jobs"):
            book.do(own_files.bring_framework, place, theirs, why)
    change(book, place, "measure", measure, unit="FTEs")
    change(book, place, "adoption", adoption, baseline=None)
    change(book, place, "measure", measure, unit="job")
    assert load(book, place, "WK1.4").unit == "job"
