"""The account as a workbook whose sums are live: change a number on it, and see the headline move."""

from __future__ import annotations

from convene.files.account_workbook.workbook import workbook

__all__ = ["workbook"]
