"""Random elections, small and full of ties."""

from __future__ import annotations

from fractions import Fraction
from random import Random

from convene.core.methods import Election, Paper, find, options_of


def orders(seed: int) -> Election:
    """Up to 12 papers over 2 to 5 options: strict or with ties, whole or cut short, some of them several times."""
    random = Random(seed)
    size = random.randint(2, 5)
    strict, whole = random.random() < 0.4, random.random() < 0.5
    papers = []
    for _ in range(random.randint(1, 12)):
        marks: list[int | None] = [*range(1, size + 1)]
        random.shuffle(marks)
        if not strict:
            marks = [random.randint(1, size) for _ in range(size)]
        if not whole:
            marks = [one if random.random() < 0.7 else None for one in marks]
        if any(one is not None for one in marks):
            papers.append(Paper(tuple(marks), count=random.choice((1, 1, 1, 2, 5))))
    papers = papers or [Paper(tuple(range(1, size + 1)))]
    return Election(options_of("ABCDE"[:size]), tuple(papers), find("schulze").settle({}))


def budgets(seed: int, *, completion: bool) -> Election:
    """Up to 14 papers over 1 to 8 projects whose costs are often alike, with a budget that pays for some of them."""
    random = Random(seed)
    size = random.randint(1, 8)
    costs = [Fraction(random.choice((1, 2, 3, 5, 10, 10, 12, 20, Fraction(7, 2)))) for _ in range(size)]
    liking = random.choice((0.2, 0.4, 0.7))
    papers = [
        Paper(tuple(int(random.random() < liking) for _ in range(size)), count=random.choice((1, 1, 1, 3)))
        for _ in range(random.randint(1, 14))
    ]
    budget = Fraction(random.randint(1, 60))
    given: dict[str, object] = {"budget": budget}
    if completion:
        given |= {"completion": "add1", "increment": random.choice(("0.1", "0.5", "1"))}
    options = options_of([f"p{at}" for at in range(size)], costs)
    return Election(options, tuple(papers), find("equal-shares").settle(given))
