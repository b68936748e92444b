"""How a group decides: every method of counting, as one entry each. No files, no clock.

    method = find("schulze")                     # or every(), by name
    settings = method.settle({"dots": 5})        # what it is counted by, checked; raises Problem
    marks = method.read("CABD", options)         # one paper keyed in at the desk; raises Problem with the right form
    why = method.check(marks, options, settings) # "" or why that paper is spoiled
    result = count(method, Election(options, papers, settings))

An ``Election`` is options, papers (marks, and what is known of who cast them), settings and a quorum. A ``Result`` has
exact scores (int or Fraction), the ranking as groups of options that tie, the winners, a sentence, a table, notes, what
belongs to that method alone (``part``) and, where papers name types of actor, ``fairness``. Ties are declared and never
broken; what is spoiled or blank is counted apart.

Beside it: ``hands`` makes papers of hands and dots that were only added up, and says which totals cannot be;
``by_type`` shows a result by type of actor without figures about a few people (``small_cells``); ``dual_test``
says whether an option is carried by people and by types; ``result_data.as_data`` is a result as JSON holds it. The
paper to print is ``files/printed/ballot.py``.

One file of ``catalogue`` is one method: it makes a ``Method`` called ``METHOD``, and is found there.
"""

from convene.core.methods.counting import count
from convene.core.methods.election import Election, Mark, Marks, Option, Paper, letters, options_of
from convene.core.methods.method import Method
from convene.core.methods.registry import every, find
from convene.core.methods.result import Number, Part, Result, Spoiled, Table

__all__ = [
    "Election", "Mark", "Marks", "Method", "Number", "Option", "Paper", "Part", "Result", "Spoiled", "Table",
    "count", "every", "find", "letters", "options_of",
]  # fmt: skip
