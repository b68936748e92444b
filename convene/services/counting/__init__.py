"""Counting a stack of papers from a file: no book is needed, none is opened or made."""

from convene.services.counting.stacks import Asked, Counted, count_file, money_of, quorum_of

__all__ = ["Asked", "Counted", "count_file", "money_of", "quorum_of"]
