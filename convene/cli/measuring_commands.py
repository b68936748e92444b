"""The commands of counting, as ``commands`` has all of them."""

from __future__ import annotations

from convene.cli.command import FILES, RECORDS, Command

MEASURING = (
    Command(
        "actuals", "convene.cli.actuals:actuals", "Bring in what was counted, from a list of any layout.",
        (("convene actuals quarter-2.csv --dry-run", "Says what would become of each line, and changes nothing."),
         ("convene actuals returns.xlsx --map 'Ref=commitment' --year-from apr",
          "A column a quarter or a line a figure, CSV or Excel: all of it, or nothing.")), FILES,
    ),
    Command(
        "proof", "convene.cli.proof:proof", "Put a file behind an observation by its hash, or see if it changed.",
        (("convene proof jobs-autumn payroll.xlsx --grade 3 --checked-by 'Peer from the college'",
          "Its hash is kept with the observation; the file stays where it is."),
         ("convene proof --verify payroll.xlsx", "Which evidence it is, or that it is another file by now.")), RECORDS,
    ),
    Command(
        "indicators", "convene.cli.indicators:indicators",
        "Show the place's figures over time: baseline, target, actual, forecast.",
        (("convene indicators", "Each with how far it is from its target, apart from what anybody promised."),
         ("convene indicators --format json", "The same, for a script.")), RECORDS,
    ),
)  # fmt: skip
