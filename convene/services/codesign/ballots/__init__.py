"""Ballots: what is fixed when one opens, keying papers, closing, the result, and the decision that rests on it."""
