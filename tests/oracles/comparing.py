"""One election counted by both, and what differs in words; "" where nothing does."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from convene.core.methods import Election, count, find
from convene.core.methods.catalogue.equal_shares import Shares
from convene.core.methods.orders import Orders
from tests.oracles import by_hand

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    try:
        import pabutools.election as pb
        from pabutools.rules import method_of_equal_shares
        from pabutools.tiebreaking import TieBreakingRule
    except ImportError:  # where only the other library is
        pb = None
    try:
        import pref_voting.voting_methods as pv
        from pref_voting.profiles_with_ties import ProfileWithTies
    except ImportError:
        pv = None


def ranked_by_hand(election: Election) -> str:
    """Borda, Schulze and Condorcet against the definitions."""
    borda, schulze = count(find("borda"), election), count(find("schulze"), election)
    part = schulze.tally.part
    assert isinstance(part, Orders)
    paths = by_hand.strongest(election)
    size = len(election.options)
    differing = {
        "Borda": list(borda.tally.scores) != by_hand.borda(election),
        "pairs": [list(row) for row in part.beats] != by_hand.preferred(election),
        "Condorcet": part.condorcet != by_hand.condorcet(election),
        "paths": any(part.paths[a][b] != paths[a][b] for a in range(size) for b in range(size) if a != b),
        "Schulze": list(schulze.tally.ranking[0]) != by_hand.schulze_winners(election),
    }
    return ", ".join(name for name, differs in differing.items() if differs)


def their_profile(election: Election) -> Any:
    """The papers as pref_voting takes them; what is not ranked comes last."""
    rankings = [{at: place for at, place in enumerate(paper.marks) if place is not None} for paper in election.papers]
    counts = [paper.count for paper in election.papers]
    profile = ProfileWithTies(rankings, counts, candidates=list(range(len(election.options))))
    profile.use_extended_strict_preference()
    return profile


def ranked_by_library(election: Election) -> str:
    """The same against pref_voting, which must be installed."""
    profile = their_profile(election)
    borda, schulze = count(find("borda"), election), count(find("schulze"), election)
    part = schulze.tally.part
    assert isinstance(part, Orders)
    points = pv.symmetric_borda_scores(profile)
    voters, size = sum(paper.count for paper in election.papers), len(election.options)
    # Theirs counts those behind less those before; ours is half of that, from the middle.
    ours = {at: 2 * Fraction(one) - voters * (size - 1) for at, one in enumerate(borda.tally.scores)}
    differing = {
        "Borda": any(Fraction(points[at]) != ours[at] for at in ours),
        "Condorcet": profile.condorcet_winner() != part.condorcet,
        "Schulze": pv.beat_path(profile, strength_function=profile.support) != list(schulze.tally.ranking[0]),
    }
    return ", ".join(name for name, differs in differing.items() if differs)


def their_shares(election: Election) -> Callable[[], Any]:
    """What counts the election with pabutools: in exact fractions, ties told apart as we do."""
    given = election.settings
    names = [one.name for one in election.options]
    projects = {one.name: pb.Project(one.name, _exact(one.cost or Fraction())) for one in election.options}
    instance = pb.Instance(projects.values(), budget_limit=_exact(Fraction(str(given["budget"]))))
    voters = [paper for paper in election.papers for _ in range(paper.count)]
    ballots = [
        pb.ApprovalBallot(projects[name] for name, mark in zip(names, paper.marks, strict=True) if mark)
        for paper in voters
    ]
    profile = pb.ApprovalProfile(ballots, instance=instance)
    votes = {name: sum(bool(paper.marks[at]) for paper in voters) for at, name in enumerate(names)}
    ties = TieBreakingRule(lambda i, p, one: (one.cost, -votes[one.name], names.index(one.name)))
    add = _exact(Fraction(str(given["increment"]))) if given["completion"] == "add1" else None
    return lambda: method_of_equal_shares(
        instance, profile, sat_class=pb.Cost_Sat, tie_breaking=ties, voter_budget_increment=add, analytics=add is None
    )


def equal_shares(election: Election) -> str:
    """Funded projects in their order, and what each voter has left, against pabutools."""
    ours = count(find("equal-shares"), election).tally.part
    assert isinstance(ours, Shares)
    theirs = their_shares(election)()
    names = [one.name for one in election.options]
    funded = [one.name for one in theirs]
    if funded != [names[one] for one in ours.done.run.funded]:
        return f"funded {funded}, not {[names[one] for one in ours.done.run.funded]}"
    return _left(election, ours, theirs) if election.settings["completion"] == "none" else ""


def _left(election: Election, ours: Shares, theirs: Any) -> str:
    last = theirs.details.iterations[-1].voters_budget if theirs.details.iterations else None
    if last is None:
        return ""
    left = [
        ours.done.run.left[group] for group, paper in zip(ours.group, election.papers, strict=True)
        for _ in range(paper.count)
    ]  # fmt: skip
    same = sorted(left) == sorted(Fraction(int(one.numerator), int(one.denominator)) for one in last)
    return "" if same else f"left {last}, not {left}"


def _exact(value: Fraction) -> Any:
    from gmpy2 import mpq

    return mpq(value.numerator, value.denominator)
