"""The text of a manifesto that was frozen, and the hash that belongs to it."""

from __future__ import annotations

import re
from hashlib import sha256

_STATED = re.compile(r'^content_sha256 = "[^"\n]*"$', re.MULTILINE)
_BLANK = 'content_sha256 = ""'


def hash_of(text: str) -> str:
    """The content hash of a manifesto that Convene wrote, in hexadecimal.

    Such a file has the line of the hash before any table, and no raw line break within a text; for a file that
    somebody else may have written there is ``convene.files.manifesto.content_hash``.
    """
    return sha256(_STATED.sub(_BLANK, text, count=1).encode()).hexdigest()
