"""The filter language by its examples: apart from ``filtering``, which knows every noun, since help needs it too."""

from __future__ import annotations

LANGUAGE = (
    ("fish quay", "both words stand in what is shown"),
    ('"fish quay"', "these words stand there together"),
    ("ward:elm", "that field holds this"),
    ("type:vol", "a choice by its first letters"),
    ("type:voluntary,citizen", "one of them"),
    ("ward:", "nothing is there; ward:* anything"),
    ("-ward:elm -fish", "not so"),
    ("turnover>60k", "more; also >= < <= ="),
    ('judged-on<"1 may"', "before a day, however you say it"),
    ("silent>60d", "nobody in touch for 60 days"),
    ("@quiet-groups", "a filter kept under that name"),
)
"""(what is typed, what it finds)."""
