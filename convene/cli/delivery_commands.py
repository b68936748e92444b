"""The commands of Delivery and its levers, as ``commands`` has all of them."""

from __future__ import annotations

from convene.cli.command import DAY, FILES, RECORDS, Command

DELIVERY = (
    Command(
        "board", "convene.cli.board:board", "Show the commitments in columns: by status, actor, lever or due date.",
        (("convene board", "By how they stand; what is late, and what nobody spoke of for 90 days, is told apart."),
         ("convene board --by due --filter lever:grants --format json", "Grants by when they are due, for a script.")),
        DAY,
    ),
    Command(
        "orphans", "convene.cli.orphans:orphans",
        "Say what hangs loose on the thread, how much of how many, what helps.",
        (("convene orphans", "Every kind with its number, and the first few of each."),
         ("convene orphans voices-not-answered --format csv", "All of one kind, for a spreadsheet.")), DAY,
    ),
    Command(
        "calls", "convene.cli.board:calls", "List the follow-up round: whom to ring about what was promised.",
        (("convene calls", "The most pressing first, with what was heard today."),
         ("convene export calls -o calls.pdf", "The same as a sheet to print and to write on.")), DAY,
    ),
    Command(
        "calendar", "convene.cli.board:calendar", "List what falls on the days of a month, or of a quarter.",
        (("convene calendar", "What is due this month, milestones, meetings, bids, funds that close, actions."),
         ("convene calendar --month 2027-03 --quarter", "The first three months of 2027.")), DAY,
    ),
    Command(
        "timeline", "convene.cli.board:timeline", "Show the commitments as bars from start to due.",
        (("convene timeline", "Sorted by due; what is late goes on until today."),
         ("convene timeline --filter silent>90d --format json", "Those without news for 90 days, for a script.")), DAY,
    ),
    Command(
        "shares", "convene.cli.shares:shares", "Show how much of what anchors pay stays, with both numbers of it.",
        (("convene shares", "Local, wider area, small businesses and voluntary groups, by ledger; and LM3."),
         ("convene shares --anchor hospital --format csv", "One anchor's, for a spreadsheet.")), RECORDS,
    ),
    Command(
        "grants", "convene.cli.levers:grants", "Sum the grants given: by funder, fund and priority, and who decided.",
        (("convene grants", "With what residents decided about, and the priorities without a grant."),
         ("convene export grants -o grants.csv", "The grants themselves, in the 360Giving form; json as well.")),
        RECORDS,
    ),
    Command(
        "placements", "convene.cli.levers:placements", "Sum the money placed here: drawn, repaid, outstanding.",
        (("convene placements", "By kind and by priority, and what is overdue; guarantees apart."),
         ("convene placements --format json", "The same, for a script.")), RECORDS,
    ),
    Command(
        "move", "convene.cli.levers:move", "Put down that placed money was raised, drawn, repaid or written off.",
        (("convene move boatyard-loan repaid 500", "Came back today; what is outstanding is said."),
         ("convene move boatyard-loan drawn £5k --on 2026-11-03 --note 'For the slipway'", "On its own day.")),
        RECORDS,
    ),
    Command(
        "pipeline", "convene.cli.levers:pipeline", "List the contracts to come, and who could bid for each.",
        (("convene pipeline", "The next bids first, with how ready those are whom each could suit."),
         ("convene export clinic -o clinic.pdf", "The same as a sheet for a clinic.")), RECORDS,
    ),
    Command(
        "business", "convene.cli.levers:business", "Show what actors change inside, and where they see themselves.",
        (("convene business", "Each plan with its steps by number; levels now and then, never a sum or a ranking."),
         ("convene business --format json", "The same, for a script.")), RECORDS,
    ),
    Command(
        "plan-step", "convene.cli.levers:plan_step", "Tick steps of an actor's own plan.",
        (("convene plan-step bakery-2027 2", "Its second step is done, today."),
         ("convene plan-step bakery-2027 3 4 --to dropped --note 'The oven stays'", "Two steps at once.")), RECORDS,
    ),
    Command(
        "ledger", "convene.cli.ledgers:ledger", "Bring in what an anchor paid: payments over £500 and their like.",
        (("convene ledger payments-2025.csv --anchor council --dry-run",
          "Says what was understood, what is in no sum and why, and changes nothing."),
         ("convene ledger spend.xlsx --anchor hospital --map 'Vendor=supplier' --heading 4",
          "Summed by supplier and matched to actors; its single lines stay in the file.")), FILES,
    ),
    Command(
        "suppliers", "convene.cli.ledgers:suppliers", "List suppliers that may be an actor, or say who one is.",
        (("convene suppliers", "Those that wait, with what speaks for it and what against."),
         ("convene suppliers quay-builders --yes", "It is that actor, in the ledgers to come as well; or --no.")),
        FILES,
    ),
)  # fmt: skip
