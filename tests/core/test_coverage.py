"""Who is missing: shares and concentration against published and hand-worked values, and the gaps in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from convene.core.engagement.coverage import Coverage, Gap, Line, Unheard, balance, effective, gaps, people_cell
from convene.core.engagement.engagement_plan import PlanLine

TODAY = date(2026, 11, 22)


def found(**seen: object) -> tuple[Gap, ...]:
    return gaps(Coverage(**seen), TODAY)  # type: ignore[arg-type]


def words(**seen: object) -> list[str]:
    return [one.words for one in found(**seen)]


def test_the_worked_example_of_seventeen_people() -> None:
    """12, 3 and 2 people: Σs² = 157/289, and 9.8 of the 17 are left when each type weighs the same."""
    room = {"citizens": 12, "voluntary groups": 3, "developers": 2}
    one = balance("room", "people", "were", room)
    assert one.total == 17
    assert one.hhi == pytest.approx(157 / 289)
    assert one.dominated
    assert effective(room) == pytest.approx(9.818, abs=0.001)
    weights = [17 / (3 * size) for size in room.values() for _ in range(size)]
    assert effective(room) == pytest.approx(sum(weights) ** 2 / sum(w * w for w in weights))


@given(st.lists(st.integers(1, 500), min_size=1, max_size=12))
def test_concentration_lies_between_all_alike_and_one_alone(sizes: list[int]) -> None:
    one = balance("k", "things", "hold", {str(at): size for at, size in enumerate(sizes)})
    assert 1 / len(sizes) - 1e-9 <= one.hhi <= 1 + 1e-9
    assert one.parts[0][1] == max(sizes)
    assert effective({str(at): size for at, size in enumerate(sizes)}) <= sum(sizes) + 1e-6


def test_six_alike_do_not_dominate_and_one_alone_does() -> None:
    assert not balance("k", "things", "hold", dict.fromkeys("abcdef", 7)).dominated
    alone = balance("k", "things", "hold", {"anchors": 9, "citizens": 0})
    assert alone.dominated
    assert alone.hhi == 1
    assert alone.says == "Anchors hold 9 of 9 things; the others are hard to hear."


def test_three_are_too_few_to_speak_of_dominance() -> None:
    few = balance("k", "commitments", "hold", {"anchors": 3})
    assert not few.dominated
    assert few.says == "Anchors hold 3 of 3 commitments; too few to speak of balance."
    assert balance("k", "commitments", "hold", {}).says == "No commitments yet."
    assert balance("k", "commitments", "hold", {}).hhi == 0
    assert balance("k", "people at workshops, each time counted", "were", {}).says == "No people at workshops yet."


def test_types_are_told_as_a_colleague_would() -> None:
    said = words(
        types=(
            Line("type:developer", "developers", 3, 2, 0),
            Line("type:citizen", "citizens", 9, 5, 2),
            Line("type:supplier", "suppliers"),
            Line("type:anchor", "anchors", 4, 4, 2),
            Line("type:vcse", "voluntary groups", 1, 1, 0),
        )
    )
    assert said == [
        "No supplier is on the list.",
        "No developer engaged; three are known.",
        "No voluntary group engaged; one is known.",
        "2 of 9 citizens’ groups engaged.",
    ]


@pytest.mark.parametrize(
    ("engaged", "words", "act"),
    [
        (0, "No voluntary group engaged; 4,270 are known.", "Meet one of the voluntary groups we know"),
        (
            3,
            "3 of 4,270 voluntary groups engaged; twelve would be a good start.",
            "Meet nine more voluntary groups",
        ),
        (11, "11 of 4,270 voluntary groups engaged; twelve would be a good start.", "Meet one more voluntary group"),
    ],
)
def test_of_thousands_known_a_few_are_asked_for(engaged: int, words: str, act: str) -> None:
    one, missing = found(types=(Line("type:vcse", "", 4270, 60, engaged), Line("type:developer", "")))[::-1]
    assert (one.words, one.act) == (words, act)
    assert one.weight < missing.weight
    assert (one.weight < 70) is bool(engaged), "too few is less than nobody"


def test_a_dozen_of_thousands_is_no_gap_and_half_of_a_few_is_asked_for() -> None:
    assert found(types=(Line("type:vcse", "", 4270, 60, 12),)) == ()
    assert found(types=(Line("type:vcse", "", 9, 6, 4),))[0].act == "Meet one more voluntary group"
    assert found(types=(Line("type:vcse", "", 1, 0, 0),))[0].act == "Meet the voluntary group we know"


def test_a_gap_says_how_it_stands_and_what_shows_it() -> None:
    said = found(
        types=(Line("type:msme", ""), Line("type:vcse", "", 3, 1), Line("type:citizen", "", 9, 5, 2)),
        wards=(Line("ward:a", "Eastgate"), Line("ward:b", "Quay, North"), Line("ward:c", 'The "Ends"')),
        groups=(Line("group:young", "Young people"),),
        unheard=(Unheard("1", "a", "A", 4, 3), Unheard("2", "b", "B", 5, None)),
        plan=(PlanLine("i", "Late", actors=10, by=date(2026, 11, 1)), PlanLine("i", "Far", actors=10)),
        balances=(balance("engaged", "engaged actors", "are", {"voluntary groups": 9, "citizens": 1}),),
    )
    assert {one.key: (one.state, one.filtered_by) for one in said} == {
        "type:msme": ("no one known", "type:msme"),
        "type:vcse": ("no one yet", "type:vcse"),
        "type:citizen": ("too few", "type:citizen"),
        "ward:a": ("no one yet", "ward=Eastgate"),
        "ward:b": ("no one yet", 'ward="Quay, North"'),
        "ward:c": ("no one yet", ""),
        "group:young": ("not met", 'tag="Young people"'),
        "heard:a": ("not heard", "affected>=2"),
        "heard:b": ("not asked", "influence>=4"),
        "plan:late": ("behind the plan", ""),
        "plan:far": ("still to reach", ""),
        "balance:engaged": ("one outweighs", "-type:vcse"),
    }


def test_people_heard_are_told_beside_a_type_with_nobody_engaged() -> None:
    said = words(types=(Line("type:citizen", "", people=7), Line("type:msme", "", 3, 1, people=1)))
    assert said == [
        "No citizens’ group is on the list. 7 people of that type were heard.",
        "No small business engaged; three are known. 1 person of that type was heard.",
    ]


def test_wards_groups_and_actors_are_named() -> None:
    said = found(
        wards=(
            Line("ward:eastgate", "Eastgate"),
            Line("ward:quay", "Quay", 4, 4, 1),
            Line("ward:hill", "Hill", 2, 1, 0, residents=900, share=0.3),
        ),
        groups=(
            Line("group:young", "Young people under 25"),
            Line("group:met", "Shift workers", workshops=1),
            Line("group:rung", "Tenants", outreach=2),
            Line("group:eastgate", "eastgate"),
        ),
        unheard=(Unheard("1", "northgate", "Northgate Homes", 4, 3), Unheard("2", "meridian", "Meridian", 5, None)),
    )
    assert {one.key: one.words for one in said} == {
        "group:young": "Young people under 25: no workshop and no contact.",
        "ward:hill": "Nobody from Hill has taken part; two are known there. 900 people live there.",
        "ward:eastgate": "Nobody from Eastgate.",
        "heard:northgate": "Northgate Homes is deeply affected and has not been heard.",
        "heard:meridian": "Meridian has great influence and has not taken part.",
    }
    assert [one.item for one in said if one.kind == "heard"] == ["1", "2"]


def test_a_plan_behind_its_day_matters_more_than_one_with_time() -> None:
    late, soon, far = (
        PlanLine("i", name, actors=10, engaged=6, by=day)
        for name, day in (("Late", date(2026, 11, 1)), ("Soon", date(2026, 12, 1)), ("Far", date(2027, 12, 1)))
    )
    reached = PlanLine("i", "Reached", actors=5, engaged=6, people=3, heard=3)
    said = found(plan=(far, soon, reached, late))
    assert [one.key for one in said] == ["plan:late", "plan:soon", "plan:far"]
    assert "6 of 10 actors engaged" in said[0].words
    assert said[0].act == "Reach four more for the plan: Late"


def test_a_long_register_is_told_by_the_weightiest_and_a_number() -> None:
    many = tuple(Unheard(str(n), f"a{n:03}", f"Actor {n:03}", 1, 3 if n == 77 else 2) for n in range(100))
    said = found(unheard=many)
    assert len(said) == 13
    assert said[0].key == "heard:a077"
    assert said[-1].words == "And 88 more actors like these."
    assert len(gaps(Coverage(unheard=many), TODAY, most=1000)) == 100


def test_what_matters_most_comes_first_and_the_order_is_steady() -> None:
    seen = {
        "types": (Line("type:developer", "developers"), Line("type:citizen", "citizens", 9, 5, 2)),
        "wards": (Line("ward:a", "A"), Line("ward:b", "B")),
    }
    first = found(**seen)
    assert [one.weight for one in first] == sorted((one.weight for one in first), reverse=True)
    turned = found(types=seen["types"][::-1], wards=seen["wards"][::-1])
    assert [one.key for one in turned] == [one.key for one in first]
    assert len({one.key for one in first}) == len(first)


def test_nobody_missing_says_nothing() -> None:
    assert found() == ()


@pytest.mark.parametrize(("number", "shown"), [(0, "0"), (1, "fewer than 3"), (2, "fewer than 3"), (3, "3")])
def test_cells_of_one_or_two_people_are_not_written_out(number: int, shown: str) -> None:
    assert people_cell(number) == shown
