"""The commands of the account, as ``commands`` has all of them."""

from __future__ import annotations

from convene.cli.command import FILES, RECORDS, Command

ACCOUNT = (
    Command(
        "account", "convene.cli.account:account", "Show the account: value with range, and what stands apart.",
        (("convene account", "What it comes to, what it rests on, what is open, and results by theme."),
         ("convene account --line first-jobs", "One line's working, as on a pocket calculator.")), RECORDS,
    ),
    Command(
        "assumptions", "convene.cli.account:assumptions", "List what is assumed in the account, what is not set first.",
        (("convene assumptions --unset", "What still keeps lines out of the value."),
         ("convene add assumption --commitment first-jobs --kind deadweight --central 25 --low 10 --high 40 "
          "--reason 'A waiting list of two years'", "Sets one; 0 is an answer.")), RECORDS,
    ),
    Command(
        "sensitivity", "convene.cli.account:sensitivity", "Show which assumption moves the value most.",
        (("convene sensitivity", "One assumption at a time, at its least and at its most."),
         ("convene sensitivity --format json", "The same, for a script.")), RECORDS,
    ),
    Command(
        "doubles", "convene.cli.account:doubles", "List what may be counted twice, undecided first.",
        (("convene doubles", "Each group with its commitments and how much is at stake."),
         ("convene doubles --format json", "The same, for a script.")), RECORDS,
    ),
    Command(
        "publish", "convene.cli.publishing:publish", "Publish the account: its file is kept byte for byte.",
        (("convene publish account --dry-run", "What would go out, and what changed since the last one."),
         ("convene publish account --why 'The hall counted again'", "The next number; the reason stands in its file.")),
        FILES,
    ),
)  # fmt: skip
