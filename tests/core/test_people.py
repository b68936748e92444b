"""Who may be kept, who may be invited, what is due: the rules of the ledger on plain values."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from convene.core import people as rules
from convene.core.nouns.people import Basis, PersonDraft

TODAY = date(2026, 11, 22)


def entry(**fields: Any) -> Basis:
    usual = {"purpose": "Inviting to meetings", "basis": "consent", "given_on": "2026-01-05", "source": "sheet"}
    return Basis.model_validate({**usual, **fields}, context={"today": TODAY})


@pytest.mark.parametrize(
    ("entries", "standing"),
    [
        ((), "none"),
        ((entry(),), "lawful"),
        ((entry(source=""),), "none"),
        ((entry(given_on=None),), "none"),
        ((entry(given_on="2026-11-23"),), "none"),
        ((entry(withdrawn_on="2026-11-22"),), "withdrawn"),
        ((entry(withdrawn_on="2026-11-23"),), "lawful"),
        ((entry(withdrawn_on="2026-06-01"), entry(purpose="News")), "lawful"),
        # The later word holds: what was withdrawn is not kept alive by an older entry for the same purpose …
        ((entry(), entry(purpose="INVITING to meetings", given_on="2026-03-01", withdrawn_on="today")), "withdrawn"),
        # … but a new yes after a withdrawal counts.
        ((entry(withdrawn_on="2026-05-01"), entry(given_on="2026-05-02")), "lawful"),
    ],
)  # fmt: skip
def test_a_contact_is_lawful_with_a_ground_a_day_and_a_source(entries: tuple[Basis, ...], standing: str) -> None:
    assert rules.standing_of(entries, TODAY) == standing
    assert rules.lawful(PersonDraft(name="A", bases=entries), TODAY) is (standing == "lawful")


def test_a_newer_entry_takes_over_the_review_of_an_older_one() -> None:
    old, new = entry(review_on="2026-03-01"), entry(given_on="2026-06-01", review_on="2027-06-01")
    assert rules.review_due((old,), TODAY) == date(2026, 3, 1)
    assert rules.review_due((new, old), TODAY) == date(2027, 6, 1)
    assert rules.review_due((entry(review_on="2026-03-01", withdrawn_on="2026-04-01"),), TODAY) is None


@pytest.mark.parametrize(
    ("review", "says"),
    [(None, "lawful"), ("2026-11-22", "look again now"), ("2026-12-20", "look again in December"),
     ("2027-01-10", "look again in Jan 2027"), ("2027-06-01", "lawful")],
)  # fmt: skip
def test_how_a_contact_stands_is_said_in_a_few_words(review: str | None, says: str) -> None:
    assert rules.says((entry(review_on=review),), TODAY)[0] == says


def test_the_ledger_is_added_to_and_withdrawn_from_and_nothing_else() -> None:
    old = (entry(), entry(purpose="News"))
    assert rules.rewritten(old, old) == ""
    assert rules.rewritten(old, (*old, entry(purpose="More"))) == ""
    assert rules.rewritten(old, rules.withdrawn(old, "news", TODAY)) == ""
    open_ = (entry(given_on=None, source=""),)
    assert rules.rewritten(open_, (entry(given_on=TODAY, source="Sheet of 3 March"),)) == ""
    assert rules.rewritten((entry(given_on=TODAY),), open_)
    assert rules.rewritten(old, old[:1])
    assert rules.rewritten(old, old[::-1]) == ""
    assert rules.in_order(old, (old[1], entry(purpose="More"), old[0])) == (*old, entry(purpose="More"))
    sparse = (entry(given_on=None, source=""), entry(source=""))
    full = (entry(source="letter"), entry(given_on="2026-02-02", source=""))
    assert rules.rewritten(sparse, full) == "", "each finds the one that goes on from it"
    assert rules.in_order(sparse, full) == full[::-1]
    assert rules.rewritten(old, (entry(basis="contract"), old[1]))
    assert rules.rewritten(old, (entry(given_on="2026-01-06"), old[1]))
    gone = rules.withdrawn(old, "", TODAY)
    assert [one.withdrawn_on for one in gone] == [TODAY, TODAY]
    assert rules.rewritten(gone, old), "a withdrawal stays"


@pytest.mark.parametrize(
    ("purpose", "covers"),
    [("Inviting to meetings", True), ("invitations", True), ("Workshops and events", True), ("News", False),
     ("Minutes of meetings", False), ("News of what was heard and decided", False), ("", False)],
)  # fmt: skip
def test_a_purpose_covers_invitations_in_whatever_words(purpose: str, covers: bool) -> None:
    assert rules.covers_invitations(purpose) is covers


def test_access_notes_are_kept_for_30_days_after_the_next_workshop() -> None:
    assert rules.forget_after(TODAY, None) == date(2026, 12, 22)
    assert rules.forget_after(TODAY, date(2026, 12, 1)) == date(2026, 12, 31)


def test_somebody_is_known_by_what_they_are() -> None:
    belongs = rules.Belongs
    trust = belongs("Head of procurement", "Harrow NHS Trust")
    assert rules.known_as([trust], TODAY) == "Head of procurement, Harrow NHS Trust"
    assert (
        rules.known_as([trust, belongs("", "Saltworks")], TODAY) == "Head of procurement, Harrow NHS Trust · Saltworks"
    )
    ended = belongs("Chair", "Saltworks", until=date(2026, 1, 31))
    assert rules.known_as([ended], TODAY) == "Chair, Saltworks, until Jan 2026"
    assert rules.known_as([ended, trust], TODAY) == "Head of procurement, Harrow NHS Trust"
    assert rules.known_as([], TODAY) == "A contact of no actor yet"


def test_nothing_that_says_who_they_are_is_left_of_a_hidden_person() -> None:
    whole = PersonDraft.model_validate(
        {
            "name": "MARK", "email": "MARK@x", "phone": "MARK 1", "address": "MARK St", "note": "MARK",
            "access": [{"needs": "MARK", "language": "MARK"}], "bases": [entry(source="MARK's sister").model_dump()],
        },
        context={"today": TODAY},
    )  # fmt: skip
    assert "MARK" not in repr(rules.hidden(whole))
    assert rules.without_access(whole).name == "MARK"
    assert rules.without_access(whole).access == ()


def test_a_mere_role_is_no_name_to_look_for() -> None:
    role = PersonDraft.model_validate(
        {"name": "Head of procurement", "roles": [{"actor": "trust", "role": "head of Procurement"}]}
    )
    assert rules.named_in(role) == rules.parts_of(role) == ()
    named = PersonDraft(name="Dr. Ada M. Lovelace", email="ada@x.org")
    assert rules.named_in(named) == ("Dr. Ada M. Lovelace", "ada@x.org")
    assert rules.parts_of(named) == ("Ada", "Lovelace")
