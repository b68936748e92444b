"""The commands of counting, as ``commands`` has all of them."""

from __future__ import annotations

from convene.cli.command import FILES, Command

MEASURING = (
    Command(
        "actuals", "convene.cli.actuals:actuals", "Bring in what was counted, from a list of any layout.",
        (("convene actuals quarter-2.csv --dry-run", "Says what would become of each line, and changes nothing."),
         ("convene actuals returns.xlsx --map 'Ref=commitment' --year-from apr",
          "A column a quarter or a line a figure, CSV or Excel: all of it, or nothing.")), FILES,
    ),
)  # fmt: skip
