"""Every method there is: a file of ``catalogue`` each."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from convene.core.methods import catalogue
from convene.core.methods.method import Method
from convene.errors import USAGE, Problem
from convene.text import clip, join


@cache
def every() -> Mapping[str, Method]:
    """Every method by its name, in the order of their names."""
    modules = (import_module(f"{catalogue.__name__}.{one.name}") for one in iter_modules(catalogue.__path__))
    found: list[Method] = [module.METHOD for module in modules]
    return {one.name: one for one in sorted(found, key=lambda one: one.name)}


def find(name: str) -> Method:
    """The method of a name; capitals, spaces and underscores make no difference. Raises Problem naming those there
    are."""
    known = every()
    asked = "-".join(name.casefold().replace("_", " ").replace("-", " ").split())
    if asked in known:
        return known[asked]
    near = get_close_matches(asked, known, n=1)
    raise Problem(
        f"“{clip(name, 40)}” is no method of counting." if asked else "No method is named.",
        f"Did you mean {near[0]}?" if near else "",
        hint=f"The methods are {join(list(known))}.",
        exit_code=USAGE,
    )
