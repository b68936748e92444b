"""The invented places that ship with the program."""

from __future__ import annotations

from pathlib import Path

import convene

_FOLDER = "sample_places"


def samples() -> tuple[Path, ...]:
    """Their files, by name. They lie in the package, or beside it where the program is run from its sources."""
    package = Path(convene.__file__).parent
    for folder in (package / _FOLDER, package.parent / _FOLDER):
        if folder.is_dir():
            return tuple(sorted(folder.glob("*.toml")))
    return ()
