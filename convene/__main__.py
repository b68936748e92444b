"""``python -m convene`` and the ``convene`` command."""

from __future__ import annotations

from convene.cli.app import main

if __name__ == "__main__":
    main()
