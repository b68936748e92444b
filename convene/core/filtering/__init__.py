"""The filter language of every list: ``type:vcse ward:elm silent>60d``. What can be asked, and how it is read."""

from __future__ import annotations

from convene.core.filtering.keys import Key, Kind, keys_of
from convene.core.filtering.query import HalfTyped, Query, Term, holds
from convene.core.filtering.reading import half_key, parse

__all__ = ["HalfTyped", "Key", "Kind", "Query", "Term", "half_key", "holds", "keys_of", "parse"]
