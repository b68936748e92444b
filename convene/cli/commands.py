"""Every command by name: where its code is, what it does in a sentence, and two examples. Nothing is imported."""

from __future__ import annotations

from convene.cli import examples
from convene.cli.account_commands import ACCOUNT
from convene.cli.command import BOOK, DAY, FILES, RECORDS, Command
from convene.cli.delivery_commands import DELIVERY
from convene.cli.measuring_commands import MEASURING

COMMANDS = (
    Command(
        "open", "convene.cli.places:open_place", "Bring a place file into the book, or go to a place already in it.",
        (("convene open harrow-quay.toml", "Brings the place in and opens the app on it."),
         ("convene open harrow-quay", "Goes to the place of that handle; commands mean it from now on.")), DAY,
    ),
    Command(
        "try", "convene.cli.try_sample:rehearse", "Rehearse on a sample place, in a book that is thrown away.",
        (("convene try", "Opens the app on Harrow Quay, an invented place; nothing is kept."),
         ("convene try --plain", "Walks the same place line by line, and ends.")), DAY,
    ),
    Command(
        "status", "convene.cli.places:status", "Show the stages, their gates and the next thing to do, as text.",
        (("convene status", "The place that was open last."),
         ("convene status --checks --place harrow-quay", "Every gate check of one place, with its numbers.")), DAY,
    ),
    Command(
        "gate", "convene.cli.gate:gate", "Show the checks before the next stage, and go on, or back.",
        (("convene gate", "The checks of the stage the place is in, and what would make each pass."),
         ("convene gate --on --reason 'The school was closed; we go there in May'",
          "Opens the next stage all the same; the reason is published.")), DAY,
    ),
    Command(
        "capture", "convene.cli.capture:capture",
        "Write down one thing somebody said; @type, #table and !kind may stand in it.",
        (("convene capture 'The last bus leaves at six @citizen #t3'", "As said by a citizen at table 3."),
         ("convene capture 'A market on Saturdays !hope' --workshop first-evening", "As a hope, said there.")),
        DAY, one_text=True,
    ),
    Command(
        "log", "convene.cli.reach:log", "Write down a call, visit or letter in one line of the outreach log.",
        (("convene log 'Saltworks CIC: rang, will come on Tuesday ->fri'", "To that actor; come back on Friday."),
         ("convene log 'yesterday: at the bus stop 12p #shift-workers @citizen !street'",
          "Twelve citizens listened to yesterday, of a priority group.")), DAY, one_text=True,
    ),
    Command(
        "promise", "convene.cli.promise:promise", "Draft a commitment from one line, as offered by an actor.",
        (("convene promise 'Saltworks CIC > procurement: £5,000 of local food by Dec 2027 =LW1.1'",
          "Added as offered, with what was understood; only the actor can accept it."),
         ("convene promise 'Northgate Homes > planning: 4 homes by June 2028' --dry-run",
          "Says what was understood and what not, and keeps nothing.")), DAY, one_text=True,
    ),
    Command(
        "ask", "convene.cli.market:ask", "Write down an ask from one line, of an actor or of anybody who can.",
        (("convene ask 'Saltworks CIC > procurement: somebody to check our tender forms =LW1.3'",
          "Asks anybody who can, by procurement; what may fit is told."),
         ("convene ask 'Saltworks CIC > Harbour Trust > a table by the door on Tuesdays'", "Asks one actor.")), DAY,
    ),
    Command(
        "due", "convene.cli.reach:due", "List what falls due: follow-ups, actions, contacts to look at again.",
        (("convene due", "Everything that waits, oldest first."),
         ("convene due --days 7 --format json", "What is late or falls due in a week, for a script.")), DAY,
    ),
    Command(
        "silent", "convene.cli.reach:silent", "List the actors nobody was in touch with for so many days.",
        (("convene silent", "For more than 60 days, or never."),
         ("convene silent --days 90 --type vcse", "Voluntary groups, for more than 90.")), DAY,
    ),
    Command(
        "plan", "convene.cli.reach:plan", "Show the engagement plan, each line with what came of it.",
        (("convene plan --start", "Makes a line for each type and priority group, to fill in."),
         ("convene plan", "How many of whom were engaged and heard, and how long there is left.")), DAY,
    ),
    Command(
        "heard", "convene.cli.reach:heard", "Print “what we heard”, the note that goes back to people.",
        (("convene heard first-evening --large > note.html", "On one workshop, as a page in large print."),
         ("convene heard first-evening --sent today --to 'everybody who came'",
          "Keeps that it was sent; what it answers is no longer untold.")), DAY,
    ),
    Command(
        "add", "convene.cli.nouns:add", "Add a record; its options are the fields of its noun.",
        examples.ADD, RECORDS,
    ),
    Command(
        "list", "convene.cli.lists:list_records", "List the records of a noun, as a table, CSV, JSON or TOML.",
        (("convene list actor --filter 'type:vcse ward:elm silent>60d'", "Voluntary groups there that went quiet."),
         ("convene list commitment --format json", "Every field of every commitment, for a script.")), RECORDS,
    ),
    Command(
        "show", "convene.cli.lists:show", "Show one record in full, or its thread from voice to reply.",
        (("convene show vision a-quay-for-all", "The vision, what it rests on and what came of it."),
         ("convene show commitment first-jobs --thread", "Who said it, who promised it, what was measured.")), RECORDS,
    ),
    Command(
        "edit", "convene.cli.nouns:edit", "Change fields of a record; fields not named stay as they are.",
        examples.EDIT, RECORDS,
    ),
    Command(
        "remove", "convene.cli.lists:remove", "Remove records; convene undo brings them back.",
        (("convene remove need no-night-bus", "Removes one need and the links to it."),
         ("convene remove contribution one two three", "Removes several as one change.")), RECORDS,
    ),
    Command(
        "basis", "convene.cli.people:basis", "Write down why a contact may be kept: one entry of the ledger.",
        (("convene basis contact-3 --purpose 'Inviting to meetings' --basis consent --notice 2026-11 --how paper",
          "They ticked it on paper today, under that wording."),
         ("convene basis contact-3 --purpose Inviting --basis legitimate_interests --source 'Their own website'",
          "We have it from there; --review says when to look again.")), RECORDS,
    ),
    Command(
        "withdraw", "convene.cli.people:withdraw", "Write down that somebody withdrew or objected.",
        (("convene withdraw contact-3", "From everything they had agreed to."),
         ("convene withdraw contact-3 --purpose 'Inviting to meetings'", "From that one purpose only.")), RECORDS,
    ),
    Command(
        "tidy", "convene.cli.people:tidy", "Forget access notes past their day, and name contacts that need a look.",
        (("convene tidy --dry-run", "Says what it would do, and changes nothing."),
         ("convene tidy", "Forgets them from the history and the backups too; undo cannot bring them back.")), RECORDS,
    ),
    Command(
        "erase", "convene.cli.people:erase", "Erase a person for good, from the history and the backups too.",
        (("convene erase person contact-3", "Says what would go, and where they may be spoken of."),
         ("convene erase person contact-3 --yes", "Does it. This one act cannot be undone.")), RECORDS,
    ),
    Command(
        "evidence", "convene.cli.figures:evidence", "Put a figure, or what somebody said, behind a need.",
        (("convene evidence no-way-home --figure no-cars-or-vans", "The figure, with its source, as data."),
         ("convene evidence no-way-home --voice last-bus --voice walk-home", "Two things said, as voices.")), RECORDS,
    ),
    Command(
        "profile", "convene.cli.figures:profile", "Show the place in figures, by topic, and what is missing.",
        (("convene profile", "As text, each figure with its sentence and its source."),
         ("convene export profile -o profile.pdf", "To print, with charts.")), RECORDS,
    ),
    Command(
        "cluster", "convene.cli.clusters:cluster", "Show the clusters of what was said, or gather under a name.",
        (("convene cluster 'Getting home' last-bus no-taxi --new", "Two contributions become a cluster of that name."),
         ("convene cluster getting-home --merge buses", "Everything that stands in buses moves over, and buses goes.")),
        RECORDS,
    ),
    Command(
        "wordings", "convene.cli.clusters:wordings", "Show what a vision said before; compare or restore a wording.",
        (("convene wordings a-quay-for-all --compare 1 3", "The first and the third, word by word."),
         ("convene wordings a-quay-for-all --restore 2 --asked-by traders --reason 'It lost the water'",
          "Puts wording 2 back as a new one; all are kept.")), RECORDS,
    ),
    Command(
        "framework", "convene.cli.framework:framework", "Look the framework over, tell its changes, keep a version.",
        (("convene framework check", "What is hard to count, to show or to value, with what to do."),
         ("convene framework version 1.1.0 --why 'Two measures of our own'",
          "Keeps it under that number; without one, what changed and which would fit.")), RECORDS,
    ),
    Command(
        "crosswalk", "convene.cli.framework:crosswalk", "Show what counts towards the SDGs, the pillars or PPN 002.",
        (("convene crosswalk sdg", "Each goal with the measures in use and what is promised in them."),
         ("convene export crosswalk ppn002 -o ppn002.docx", "The same as a document; csv and json as well.")), RECORDS,
    ),
    Command(
        "step", "convene.cli.step:step", "Move actors, commitments or visions one step on.",
        (("convene step saltworks lantern --to engaged", "Two actors, straight to a step; without --to, one step on."),
         ("convene step commitment first-jobs --to done --quantity 12 --evidence 'The payroll list'",
          "Done, with what was seen; without --to, the steps and what each asks.")), RECORDS,
    ),
    Command(
        "news", "convene.cli.delivering:news", "Write down what was heard of a commitment.",
        (("convene news first-jobs 'Two have started' --from 'Head of procurement' --how call --confidence high",
          "Kept with today's date; the commitment says so from now on."),
         ("convene news first-jobs free-rooms 'The roof leaks' --to at_risk", "Of two at once; both are at risk now.")),
        RECORDS,
    ),
    Command(
        "tick", "convene.cli.delivering:tick", "Tick milestones off as reached.",
        (("convene tick first-cohort", "Reached today."),
         ("convene tick first-cohort --back", "Not reached after all.")), RECORDS,
    ),
    Command(
        "reviews", "convene.cli.delivering:reviews", "Plan the coming quarterly reviews, or clinics.",
        (("convene reviews --count 4 --from 2027-01-12 --on tue --starts 10:00", "One in each of four quarters."),
         ("convene reviews --clinic --count 2", "Clinics for small suppliers and groups instead.")), RECORDS,
    ),
    Command(
        "merge", "convene.cli.actors:merge", "Make two actors one; everything that pointed at either stays.",
        (("convene merge saltworks salt-works --dry-run", "Shows the two side by side, and changes nothing."),
         ("convene merge saltworks salt-works --take name=other", "The first stays, under the name of the second.")),
        RECORDS,
    ),
    Command(
        "duplicates", "convene.cli.actors:duplicates", "List actors that may be one, the surest first.",
        (("convene duplicates", "By shared org-ids, and by names and bases that are alike."),
         ("convene duplicates --most 500 --format json", "Many of them, for a script.")), RECORDS,
    ),
    Command(
        "levers", "convene.cli.actors:levers", "List what the actors of the place could use together, by lever.",
        (("convene levers", "Pounds a year where known, and how many hold each lever."),
         ("convene levers --format json", "The same, for a script.")), RECORDS,
    ),
    Command(
        "market", "convene.cli.market:market", "Show what is asked and offered by each lever, and what may fit.",
        (("convene market", "Every lever, what waits first; suggestions say why, and match nothing."),
         ("convene market --lever procurement --format json", "One lever, for a script.")), RECORDS,
    ),
    Command(
        "match", "convene.cli.market:match", "Say that commitments answer an ask, or show what may fit it.",
        (("convene match tender-help", "What answers it, and what may, each with its reason."),
         ("convene match tender-help forms-clinic", "That offer answers it; --apart takes it back.")), RECORDS,
    ),
    Command(
        "answer", "convene.cli.market:answer", "Write down what was said to an ask, by whom and how.",
        (("convene answer tender-help yes --by 'Head of procurement' --how 'by letter'", "They said yes."),
         ("convene answer tender-help no --by Owner --how 'at the meeting'", "They said no.")), RECORDS,
    ),
    Command(
        "coverage", "convene.cli.lever_coverage:coverage",
        "Say who has offered nothing by which lever for what, and whom to ask.",
        (("convene coverage", "The blanks as an agenda, those that a priority aims at first."),
         ("convene coverage --lever planning --table", "With the table of outcomes and types of actors.")), RECORDS,
    ),
    *DELIVERY,
    *MEASURING,
    *ACCOUNT,
    Command(
        "wealth", "convene.cli.wealth:wealth",
        "Show which pillars of community wealth building the commitments cover.",
        (("convene wealth", "The five pillars, what was accepted for each, and which levers could move it."),
         ("convene export wealth -o wealth.pdf", "The report, with Preston's published figures to compare.")), RECORDS,
    ),
    Command(
        "map", "convene.cli.stakeholders:map_of", "Show who matters as a grid, or put an actor on it.",
        (("convene map", "Influence and interest as a grid, who is still to place, who is least heard."),
         ("convene map saltworks 2 5 --affected 2", "Influence 2, interest 5, clearly affected.")), RECORDS,
    ),
    Command(
        "gaps", "convene.cli.stakeholders:gaps", "Say who is missing, or make an action of a gap.",
        (("convene gaps --coverage", "What matters most first, then who is known, contacted and engaged."),
         ("convene gaps --act type:developer --owner Priya --due '4 dec'", "Somebody sees to it.")), RECORDS,
    ),
    Command(
        "network", "convene.cli.stakeholders:network", "Show who is tied to whom, who is alone and who bridges.",
        (("convene network saltworks", "One actor's own ties, and who is worth an introduction."),
         ("convene network --kumu our-place", "Writes the two tables that Kumu takes.")), RECORDS,
    ),
    Command(
        "import", "convene.cli.import_files:bring_in", "Bring in a place, a framework or a list, all or nothing.",
        (("convene import publicextract.charity.txt --within M1,M2 --dry-run",
          "Says line by line what would become of the charities there, and changes nothing."),
         ("convene import members.xlsx --as actor --map 'Group=name' --set primary_type=vcse",
          "A list of your own; its columns are remembered for the next time.")), FILES,
    ),
    Command(
        "decide", "convene.cli.deciding:decide", "List rows of imported lists that wait, or say who one of them is.",
        (("convene decide", "Every row that waits, why, and whom it may be."),
         ("convene decide quay-cafe --same-as saltworks", "That row is the Saltworks; or --new, or --skip.")),
        FILES,
    ),
    Command(
        "export", "convene.cli.export:export", "Write out a place, the manifesto, minutes or a list.",
        (("convene export manifesto -o manifesto.pdf", "The manifesto, ready to print."),
         ("convene export place > my-place.toml", "Everything about the place, to keep or to send.")), FILES,
    ),
    Command(
        "freeze", "convene.cli.freezing:freeze", "Keep the manifesto as it is, byte for byte, as its next version.",
        (("convene freeze --as for-signing", "The text that goes round to be signed; its hash is printed."),
         ("convene freeze --as signed --why 'Signing meeting'", "The next version; the reason stands in its file.")),
        FILES,
    ),
    Command(
        "compare", "convene.cli.freezing:compare", "Say what changed between two versions of the manifesto.",
        (("convene compare 1", "From version 1 to the manifesto as it stands, in words."),
         ("convene compare 1 2 --text", "The two files line by line.")), FILES,
    ),
    Command(
        "keys", "convene.cli.signing:keys", "List keys to sign with, make one, or keep somebody's public key.",
        (("convene keys --make convener --holder 'Harbour Trust, convener'", "One of your own; asks for a passphrase."),
         ("convene keys --add trust.pub --holder 'Hospital Trust, chief executive'",
          "Keeps a signatory's public key in the book.")), FILES,
    ),
    Command(
        "sign", "convene.cli.signing:sign", "Sign a manifesto's file, with a key of yours.",
        (("convene sign manifesto.toml", "Writes manifesto.toml.convener.sig, which ssh-keygen verifies too."),
         ("convene sign manifesto.toml --key ~/.ssh/id_ed25519", "With a key you have already.")), FILES,
    ),
    Command(
        "check", "convene.cli.checking:check", "Say whether a place, manifesto or framework file is right.",
        (("convene check my-place.toml", "Every mistake with its line, its key and what to do."),
         ("convene check manifesto.toml --against earlier.toml",
          "What changed since, why, and who signed. Ends with 0 when all is right, 1 when not.")), FILES,
    ),
    Command(
        "result", "convene.cli.result:result", "What a closed ballot came to: raw, and by type of actor.",
        (("convene result what-comes-first", "The result in words and tables; small groups are not shown."),
         ("convene result what-comes-first --format json", "The same for a script.")), RECORDS,
    ),
    Command(
        "count", "convene.cli.count:count", "Count a stack of voting papers in a file, without a book.",
        (("convene count papers.csv --method schulze", "Ranked papers, a row each; Borda stands beside it."),
         ("convene count town.pb --method equal-shares --completion add1 --format json",
          "A participatory budget in exact fractions, for a script.")), FILES,
    ),
    Command(
        "schema", "convene.cli.checking:schema", "Print the JSON Schema of a file format or of one noun.",
        (("convene schema place", "The schema of a place file."),
         ("convene schema actor", "The schema of one record.")), FILES,
    ),
    Command(
        "undo", "convene.cli.changes:undo", "Take back the latest change, or the one of that number.",
        (("convene undo", "Takes back what was done last."),
         ("convene undo 41", "Takes back change 41, if no later change stands on it.")), BOOK,
    ),
    Command(
        "redo", "convene.cli.changes:redo", "Do again what was undone.",
        (("convene redo", "Does again what was undone last."),
         ("convene redo 41", "Does change 41 again.")), BOOK,
    ),
    Command(
        "history", "convene.cli.changes:history", "List what was changed, newest first, with the numbers undo takes.",
        (("convene history", "The latest twenty changes."),
         ("convene history --most 200 --format json", "The latest two hundred, for a script.")), BOOK,
    ),
    Command(
        "backup", "convene.cli.maintenance:backup", "Make a dated copy of the book now.",
        (("convene backup", "Prints where the copy is."),
         ("convene --book town.book backup", "Backs up another book.")), BOOK,
    ),
    Command(
        "restore", "convene.cli.maintenance:restore",
        "Put a backup in the book's place; what was there is backed up first.",
        (("convene where", "Lists the backups there are."),
         ("convene restore convene-backups/convene-2026-11-21T180000.book", "Goes back to that evening.")), BOOK,
    ),
    Command(
        "doctor", "convene.cli.maintenance:doctor", "Look the book over thoroughly and say how it is.",
        (("convene doctor", "Ends with 0 when all is well, 1 when something is not."),
         ("convene --book copy.book doctor", "Looks at another book.")), BOOK,
    ),
    Command(
        "where", "convene.cli.maintenance:where", "Say where the book, its backups, the settings and the log are.",
        (("convene where", "One line each, whether they exist yet or not."),
         ("convene where --format json", "The same, for a script.")), BOOK,
    ),
    Command(
        "completion", "convene.cli.completing:completion",
        "Print a script that completes commands in bash, zsh or fish.",
        (("convene completion bash > ~/.local/share/bash-completion/completions/convene", "For bash."),
         ("convene completion fish > ~/.config/fish/completions/convene.fish", "For fish.")), BOOK,
    ),
)  # fmt: skip

BY_NAME = {one.name: one for one in COMMANDS}
