"""``count``: a stack of papers counted from a file, without a book. Its options are the settings of all methods."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Group, Parameter

from convene.cli import formats
from convene.cli.context import context
from convene.cli.count_text import count_text
from convene.core.methods import every
from convene.core.methods.catalogue.equal_shares import COST
from convene.core.methods.settings import Setting
from convene.errors import NO, USAGE, Problem
from convene.paths import file_at
from convene.services import counting
from convene.text import join

_OPTIONS = Group("Options", sort_key=1)
_BY = Group("What it is counted by", sort_key=2)
_FILE = Group("Where the papers stand", sort_key=3)
_SHAPES = {"whole": "NUMBER", "money": "POUNDS", "word": "WORD", "list": "LETTERS"}


def _option(name: str, shape: str, words: str, group: Group = _OPTIONS) -> Parameter:
    return Parameter(f"--{name}", metavar=shape, help=words, show_default=False, negative="", group=group)


def _run(file: Path, **said: Any) -> int:
    if said["method"] is None:
        raise Problem(
            "By which method is it to be counted?",
            "\n".join(f"  {one.name:<13} {one.title}" for one in every().values()),
            hint="Say it with --method, such as --method approval.",
            exit_code=USAGE,
        )
    given = {name: said[name] for name in _settings() if said.get(name) is not None}
    asked = counting.Asked(
        said["method"],
        given,
        counting.quorum_of(said["quorum"] or ()),
        counting.money_of(said["cost"] or (), COST),
        sure=said["sure"],
        sheet=said["sheet"],
        heading=said["heading"],
        encoding=said["encoding"],
    )
    found = counting.count_file(file_at(file), asked)
    secret = said["confidential"]
    if said["form"] == "json":
        context().put(formats.as_json(found.data(confidential=secret)))
    else:
        context().put(count_text(found.result, found.told, context().width, confidential=secret))
    return 0 if found.result.valid else NO


def _settings() -> dict[str, tuple[Setting, list[str]]]:
    """Every setting of any method by its name, with the methods that are counted by it."""
    found: dict[str, tuple[Setting, list[str]]] = {}
    for method in every().values():
        for one in method.settings:
            found.setdefault(one.name, (one, []))[1].append(method.name)
    return found


def _parameters() -> list[inspect.Parameter]:
    """The options, as cyclopts reads them."""
    which = f"{join(list(every()), 'or')}. Needed."
    made: list[tuple[str, Any, Any]] = [
        ("method", Annotated[str | None, _option("method", "NAME", which)], None),
        ("form", Annotated[Literal["table", "json"], formats.option("table or json.")], "table"),
        (
            "quorum",
            Annotated[
                list[str] | None,
                _option("quorum", "TYPE=NUMBER", "Papers of a type that are needed; again for more types.", _BY),
            ],
            None,
        ),
    ]
    for name, (one, methods) in _settings().items():
        unless = f" Unless given: {one.default}." if one.default is not None else ""
        words = f"{', '.join(methods)}: {one.help[:1].lower()}{one.help[1:]}{unless}"
        made.append((name, Annotated[str | None, _option(name, _SHAPES[one.kind], words, _BY)], None))
    cost = "equal-shares: what an option costs, where the file does not say; again for more."
    sure = Parameter(help="Count all the same where papers look like another kind.", show_default=False, negative="")
    secret = Parameter(
        help="Show figures about a few people as well: for your eyes alone.", show_default=False, negative=""
    )
    made += [
        ("cost", Annotated[list[str] | None, _option("cost", "OPTION=POUNDS", cost, _BY)], None),
        ("sure", Annotated[bool, sure], False),
        ("confidential", Annotated[bool, secret], False),
        ("sheet", Annotated[str, _option("sheet", "NAME", "The sheet of a workbook.", _FILE)], ""),
        ("heading", Annotated[int, _option("heading", "NUMBER", "The line that names the options.", _FILE)], 0),
        ("encoding", Annotated[str, _option("encoding", "NAME", "The encoding of a text file.", _FILE)], ""),
    ]
    file = Annotated[Path, Parameter(help="A CSV or Excel table, or a file of PrefLib or Pabulib.", name="FILE")]
    return [
        inspect.Parameter("file", inspect.Parameter.POSITIONAL_ONLY, annotation=file),
        *(
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
            for name, annotation, default in made
        ),
    ]


def _signed() -> Callable[..., int]:
    def count(*args: Any, **values: Any) -> int:
        """Count a stack of papers in a file: a row is a paper, a column an option; type, organisation and count may
        stand beside. No book is needed or touched. Ends with 1 where no paper could be counted."""
        bound = signature.bind(*args, **values)
        bound.apply_defaults()
        return _run(**bound.arguments)

    signature = inspect.Signature(_parameters())
    signed: Any = count
    signed.__signature__ = signature
    signed.__annotations__ = {one.name: one.annotation for one in signature.parameters.values()}
    return count


count = _signed()
