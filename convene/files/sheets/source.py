"""Where the bytes of a table come from, and what is said when they do not come."""

from __future__ import annotations

import io
import lzma
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from convene.errors import Problem, Where
from convene.text import clean_line


@dataclass(frozen=True, slots=True)
class Source:
    """A file, or bytes under a name that stands for one."""

    path: Path
    raw: bytes | None = None

    @property
    def file(self) -> str:
        """The file as a Problem names it."""
        return clean_line(str(self.path))

    @property
    def name(self) -> str:
        """What to call it in words."""
        return clean_line(self.path.name)

    def where(self, line: int | None = None) -> Where:
        return Where(self.file, line)

    def size(self) -> int:
        """In bytes. Raises Problem for what is not there, or is no file."""
        if self.raw is not None:
            return len(self.raw)
        if "\0" in str(self.path):
            raise Problem("That cannot be the name of a file.", hint="Check the name and the folder.")
        with telling(self):
            size = self.path.stat().st_size
        if self.path.is_dir():
            raise Problem("That is a folder, not a list.", hint="Name the file inside it.", where=self.where())
        if not self.path.is_file():
            raise Problem(
                "That is a pipe or a device, not a list.",
                hint="Write it to a file first, and name that file.",
                where=self.where(),
            )
        return size

    def open(self) -> BinaryIO:
        """The bytes from the beginning; to be closed by whoever asked."""
        if self.raw is not None:
            return io.BytesIO(self.raw)
        with telling(self):
            return self.path.open("rb")

    def head(self, most: int) -> bytes:
        """The first bytes."""
        with self.open() as opened, telling(self):
            return opened.read(most)


@contextmanager
def telling(source: Source) -> Iterator[None]:
    """Turns what the system says about a file into words with advice."""
    try:
        yield
    except FileNotFoundError:
        raise Problem(f"There is no list at {source.file}.", hint="Check the name and the folder.") from None
    except OSError as trouble:
        raise Problem(
            "The list cannot be read.",
            clean_line(trouble.strerror or str(trouble)),
            hint="Check that you may open it, and that no other program holds it.",
            where=source.where(),
        ) from None


def broken_archive() -> tuple[type[Exception], ...]:
    """What Python raises for an archive that is damaged, encrypted or packed in a way it does not know."""
    import zipfile

    known = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, NotImplementedError, RuntimeError, EOFError, ValueError)
    return *known, OSError
