"""A folder for what somebody else must be able to reach."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.store.revised import new, quay, spending


@pytest.fixture
def reachable() -> Iterator[Path]:
    """A folder of its own that other users may enter; pytest closes its own to all but the one who runs it."""
    folder = Path(tempfile.mkdtemp(prefix="convene-"))
    folder.chmod(0o755)
    yield folder
    for one in (folder, *folder.rglob("*")):
        if one.is_dir():
            one.chmod(0o755)
    shutil.rmtree(folder)


__all__ = ["new", "quay", "reachable", "spending"]
