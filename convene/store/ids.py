"""Ids that sort by the moment they were made: UUID version 7 (RFC 9562, section 5.7)."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable

_lock = threading.Lock()
_last = 0


def new_id(clock: Callable[[], int] = time.time_ns) -> str:
    """A UUIDv7 in its usual text form. Ids made in this process always increase.

    The 74 bits after the millisecond are one counter that starts at random, so that many ids made within one
    millisecond keep their order (the standard's method 1 for monotonicity).
    """
    global _last
    fresh = (clock() // 1_000_000 << 74) | (int.from_bytes(os.urandom(10), "big") >> 7)
    with _lock:
        _last = max(fresh, _last + 1 + int.from_bytes(os.urandom(3), "big"))
        value = _last
    stamp, rest = value >> 74, value & ((1 << 74) - 1)
    number = stamp << 80 | 7 << 76 | (rest >> 62) << 64 | 2 << 62 | rest & ((1 << 62) - 1)
    text = f"{number:032x}"
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"
