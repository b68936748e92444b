"""Convene: the notebook, the clock and the memory of a convener."""

__version__ = "0.1.0"
