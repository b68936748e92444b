"""The books that storms begin with, made by the program itself."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.storm.terminal import ROOT

SAMPLES = ("harrow-quay", "cwm-lleuad", "tarn-and-merrow", "empty", "running")
"""What a book begins with; ``running`` is a workshop in full swing."""


def prepare(sample: str, folder: Path) -> Path | None:
    """A closed book with a sample in it, made once in a folder; None for no book at all."""
    if sample == "empty":
        return None
    name = "harrow-quay" if sample == "running" else sample
    made = folder / f"{name}.book"
    if not made.exists():
        home = folder / f"home-{name}"
        home.mkdir(parents=True)
        command = [sys.executable, "-m", "convene", "--book", str(made), "open"]
        subprocess.run(
            [*command, str(ROOT / "sample_places" / f"{name}.toml"), "--plain"],
            env={**os.environ, "HOME": str(home), "PYTHONPATH": str(ROOT)},
            cwd=home, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    return made
