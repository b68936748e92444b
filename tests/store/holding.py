"""Another program at the same book: a real process, because locks and power cuts only mean something between two."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


def run(code: str, *words: object) -> subprocess.CompletedProcess[str]:
    """Run Python in another process and wait for it."""
    return subprocess.run(_command(code, words), capture_output=True, text=True, check=False, timeout=60)


@contextmanager
def running(code: str, *words: object) -> Iterator[subprocess.Popen[str]]:
    """Run Python beside this process; the block begins once it has written a line."""
    process = subprocess.Popen(_command(code, words), stdout=subprocess.PIPE, stdin=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdin is not None
    try:
        line = process.stdout.readline()
        assert line.strip() == "ready", f"the other process said {line!r}"
        yield process
    finally:
        process.kill()
        process.wait()
        process.stdout.close()
        process.stdin.close()


DROP = "if os.getuid() == 0: os.setgid(65534); os.setuid(65534)"
"""From here on be somebody whom file modes apply to, which they do not to root. Import what is needed before."""


HOLD = """
    import sqlite3, sys
    db = sqlite3.connect(sys.argv[1], isolation_level=None)
    db.execute(sys.argv[2])
    print("ready", flush=True)
    sys.stdin.read()
"""


def holding(path: Path, how: str) -> object:
    """Another process that has run one statement on the book and keeps its connection open."""
    return running(HOLD, path, how)


def _command(code: str, words: tuple[object, ...]) -> list[str]:
    return [sys.executable, "-c", textwrap.dedent(code), *map(str, words)]
