"""The two tables for Kumu: what its guides ask of a spreadsheet, read back by an independent reader."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from convene.files.kumu import Connection, Element, connections_csv, elements_csv, labels
from tests.nasty import NASTY

NAMES = st.one_of(st.text(max_size=12), st.sampled_from(NASTY), st.sampled_from(["Same", "same", "SAME ", "=Same"]))


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text, newline="")))


def element(key: str, label: str, handle: str = "", **more: object) -> Element:
    return Element(key, label, handle or key, **more)  # type: ignore[arg-type]


def test_the_headings_stand_where_kumu_looks_for_them() -> None:
    assert elements_csv([]).startswith("Label,Type,Description,Tags")
    assert connections_csv([], []).startswith("From,To,Type,Direction")


def test_one_of_each() -> None:
    here = [
        element("1", "Saltworks CIC", type="Voluntary group", tags=("food", "a|b"), ward="Quay"),
        element("2", "Tidal Bakery"),
    ]
    assert table(elements_csv(here))[0] == {
        "Label": "Saltworks CIC", "Type": "Voluntary group", "Description": "", "Tags": "food|a/b", "Ward": "Quay",
        "Website": "",
    }  # fmt: skip
    ties = [
        Connection("1", "2", "Funds", amount=Decimal("150.50"), strength=2),
        Connection("2", "1", "Works with", False),
    ]
    assert [list(row.values()) for row in table(connections_csv(here, ties))] == [
        ["Saltworks CIC", "Tidal Bakery", "Funds", "directed", "", "150.50", "2"],
        ["Tidal Bakery", "Saltworks CIC", "Works with", "undirected", "", "", "1"],
    ]


def test_two_of_one_name_are_told_apart_by_their_handle() -> None:
    found = labels(
        [element("1", "The Hall", "hall"), element("2", "THE HALL", "hall-2"), element("3", "The Hall (hall)")]
    )
    assert found == {"1": "The Hall (hall) 2", "2": "THE HALL (hall-2)", "3": "The Hall (hall)"}


def test_a_connection_to_nobody_is_left_out() -> None:
    assert table(connections_csv([element("1", "A")], [Connection("1", "2", "Funds")])) == []


@given(st.lists(NAMES, min_size=1, max_size=12), st.data())
def test_every_end_of_a_connection_is_an_element_and_labels_are_unique(names: list[str], data: st.DataObject) -> None:
    here = [element(str(at), name, f"h{at}") for at, name in enumerate(names)]
    ends = st.sampled_from([one.key for one in here])
    ties = data.draw(st.lists(st.builds(Connection, ends, ends, st.just("Funds")), max_size=10))
    known = [row["Label"] for row in table(elements_csv(here))]
    assert len({one.casefold() for one in known}) == len(here)
    assert all(one and "|" not in one and one[0] not in "=+-@" for one in known)
    rows = table(connections_csv(here, ties))
    assert len(rows) == len(ties)
    assert {end for row in rows for end in (row["From"], row["To"])} <= set(known)
