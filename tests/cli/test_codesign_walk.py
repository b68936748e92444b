"""Stage 2 from sixty pasted contributions to a signed manifesto on the wall, by plain commands alone."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

from convene.services.book import Book
from tests.cli.conftest import Cli
from tests.conftest import Clock
from tests.files.reading_documents import words_of

TYPES = ("citizen", "vcse", "msme", "anchor", "developer", "supplier")
SAID = ("The last bus leaves before the late shift ends", "The benches are broken", "Young people need a first job")
PROMISED = {  # line → the priority it serves
    "Our anchor > procurement: £50,000 of local food by Dec 2027 =LW1.1": "spend-here",
    "Our developer > planning: 200 hours of rooms by Jun 2027 =PL2.2": "a-place-to-meet",
    "Our vcse > grants: 300 hours by Dec 2027 =WB2.1": "a-place-to-meet",
    "Our vcse > business: 60 hours of rooms by Dec 2027 =PL2.2": "a-place-to-meet",
    "Our msme > business: 2 young people by Mar 2027 =WK1.3": "first-jobs",
    "Our supplier > business: 4 young people by Dec 2027 =WK1.3": "first-jobs",
    "Our citizen > business: 100 hours by Dec 2027 =WB2.1": "a-place-to-meet",
    "Our anchor > planning: 40 hours of rooms by Dec 2027 =PL2.2": "a-place-to-meet",
}


def changes(cli: Cli) -> list[dict[str, object]]:
    """What can be undone, newest first."""
    found: list[dict[str, object]] = cli.fine("history", "--most", "900", "--format", "json").data
    return [one for one in found if one["kind"] == "do" and not one["undone"]]


def open_checks(cli: Cli) -> set[str]:
    """The checks of gate 2 that have not passed."""
    lines = (line.split() for line in cli.fine("status", "--checks").out.splitlines())
    return {one[0] for one in lines if len(one) > 1 and one[0].startswith("COD-") and not one[1].startswith("passed")}


def test_from_what_people_said_to_a_signed_manifesto_on_the_wall(new_cli: Cli, tmp_path: Path) -> None:
    cli = new_cli
    cli.fine(
        "add", "place", "Sandgate", "--area-codes", "E01999991", "--boundary-note", "The old parish", "--local-means",
        "Within the parish", "--convener-name", "Sandgate Forum", "--convener-sector", "third", "--convener-funded-by",
        "Its members", "--convener-conflicts", "none known", "--convener-contact-role", "Secretary",
        "--convener-contact", "01234",
    )  # fmt: skip
    for kind in TYPES:
        cli.fine("add", "actor", f"Our {kind}", "--primary-type", kind, "--relationship", "engaged")
    cli.fine("add", "workshop", "The evening", "--date", "2026-11-20", "--status", "held", "--influence", "involve",
             "--attendance", "actor_type=citizen; people=12", "--attendance", "actor_type=vcse; people=5")  # fmt: skip
    begun, before = cli.fine("export", "place").out, len(changes(cli))

    # Voices, clusters, visions
    pasted = "\n".join(f"- {SAID[n % 3]}, as number {n} says @{TYPES[n % 6]}" for n in range(60))
    voices = cli.fine("capture", pasted).out.split()
    assert len(voices) == 60
    for at, (name, vision) in enumerate((
        ("Getting home", "Everybody gets home"), ("Sitting", "People sit and stay"), ("Work", "A first job for all"),
    )):  # fmt: skip
        cli.fine("cluster", name, *voices[at::3], "--new")
        assert "from 20 contributions" in cli.fine("cluster", name, "--vision", vision).err
    visions = ["everybody-gets-home", "people-sit-and-stay", "a-first-job-for-all"]

    # A blind dot vote on paper
    options = [word for one in visions for word in ("--options", f"title={one}; about={one}")]
    cli.fine("add", "ballot", "Which comes first?", "--method", "dots", "--dots", "3", "--rule", "The first", *options)
    cli.fine("step", "ballot", "which-comes-first", "--to", "open")
    for at, marks in enumerate(("3 0 0", "2 1 0", "1 1 1", "0 3 0", "2 0 1", "3 0 0")):
        cli.fine("add", "paper", "--ballot", "which-comes-first", "--marks", marks, "--number", str(at + 1),
                 "--actor-type", TYPES[at % 2])  # fmt: skip
    assert cli("result", "which-comes-first").code == 1, "blind until it is closed"
    cli.fine("step", "ballot", "which-comes-first", "--to", "closed", "--people", "7")
    assert "1 did not vote" in cli.fine("result", "which-comes-first").out

    # Gradients by hands, two types disagreeing
    cli.fine("add", "ballot", "Are we for it?", "--method", "gradients", "--options", f"title=It; about={visions[0]}")
    cli.fine("step", "ballot", "are-we-for-it", "--to", "open")
    for kind, people, marks in (("citizen", "12", "6 4 2 0 0 0 0 0"), ("vcse", "5", "0 0 1 0 1 2 1 0")):
        cli.fine("add", "paper", "--ballot", "are-we-for-it", "--tally", "yes", "--source", "hands", "--people", people,
                 "--actor-type", kind, "--marks", marks)  # fmt: skip
    cli.fine("step", "ballot", "are-we-for-it", "--to", "closed", "--people", "17")
    result = cli.fine("result", "are-we-for-it").out
    assert "12 of 12" in result
    assert "1 of 5" in result
    failed = cli.fine("add", "decision", "Not yet.", "--ballot", "are-we-for-it", "--visions", visions[0])
    assert "its visions stay as they were" in failed.err
    cli.fine("add", "decision", "Everybody gets home comes first.", "--ballot", "which-comes-first", "--visions",
             visions[0], "--minority", "Two groups fear for the day buses.", "--review-on", "Nov 2027")  # fmt: skip

    # Priorities with measures
    for at, (title, outcome, measure) in enumerate((
        ("First jobs", "WK1", "WK1.3"), ("Spend here", "LW1", "LW1.1"), ("A place to meet", "PL2", "PL2.2"),
    )):  # fmt: skip
        cli.fine("add", "need", f"Need {at}", "--contributions", voices[at],
                 "--evidence", "kind=voice; text=Said there; source=The evening")  # fmt: skip
        cli.fine("add", "adoption", measure, "--baseline", "0", "--baseline-date", "2026-11-01")
        cli.fine("add", "priority", title, "--rank", str(at + 1), "--needs", f"need-{at}", "--outcomes", outcome,
                 "--visions", visions[0], "--aspiration", "So by 2028", "--targets",
                 f"measure={measure}; baseline=0; target=20; by=2028-12-31; rationale=As many as asked")  # fmt: skip
    cli.fine("add", "adoption", "WB2.1", "--no-baseline-reason", "Never counted")

    # Eight commitments by six types on four levers, accepted by the actors themselves
    for at, (line, priority) in enumerate(PROMISED.items()):
        made = cli.fine("promise", line).out.strip()
        cli.fine("edit", "commitment", made, "--priorities", priority, "--start", "2027-01-01", "--evidence", "A list",
                 "--beneficiaries", f"Group {at}", "--quantity", str(at + 1), "--wording", "We will.")  # fmt: skip
        assert cli("step", "commitment", made, "--to", "live", "--by", "Chair").code, "nobody said how"
        cli.fine("step", "commitment", made, "--to", "live", "--by", "Chair", "--how", "At the signing")
    seen = cli.fine("coverage", "--format", "json").data
    assert seen["covered"] == len(PROMISED), "no two are of one type, by one lever, for one outcome"

    # The manifesto: for signing, signed, and on the wall
    cli.fine("add", "dissent", "--raised-by", "Two groups", "--about", "vision", "--text", "It costs the day buses.")
    for kind in TYPES:
        cli.fine("add", "signature", f"our-{kind}", "--signed-by", "Chair", "--authority", "Board", "--signed-on",
                 "2026-11-20")  # fmt: skip
    cli.fine("add", "manifesto", "Sandgate together", "--status", "for_signing", "--issued", "today", "--steering",
             "Six of us", "--decision-rule", "consent", "--review-every-months", "3", "--next-review", "2027-02-28",
             "--full-review", "2028-11-30", "--change-rule", "In the open", "--join-rule", "Sign", "--leave-rule",
             "Write", "--concerns-to", "The convener", "--first-account-due", "2027-12-01", "--reported-where",
             "The library", "--controller", "Sandgate Forum", "--retention-months", "24", "--quorum", "4")  # fmt: skip
    cli.fine("freeze", "--why", "For the signing")
    cli.fine("edit", "manifesto", "--status", "signed")
    cli.fine("freeze", "--why", "Signed")
    assert "status" in cli.fine("compare", "1", "2").out
    assert open_checks(cli) == set()
    file = tmp_path / "signed.toml"
    cli.fine("export", "manifesto", "-o", str(file))
    cli.fine("keys", "--make", "convener", "--holder", "Sandgate Forum", "--no-passphrase")
    cli.fine("sign", str(file))
    checked = cli.fine("check", str(file))
    assert "it is version 2 of Sandgate" in checked.out
    assert "1 good signature of 1." in checked.err
    false = tmp_path / "false.toml"
    false.write_text(file.read_text(encoding="utf-8").replace("quantity = 8", "quantity = 80"), encoding="utf-8")
    assert "none of them" in cli("check", str(false)).out
    wall = cli.fine("export", "poster", "--format", "pdf")
    assert "Everybody gets home" in words_of(wall.raw, "pdf")

    # All of it can be taken back; that it was exported is remembered
    cli.fine("undo")
    with closing(Book(cli.paths.book, now=Clock())) as book:
        for _ in range(len(changes(cli)) - before):
            book.undo()
    assert cli.fine("export", "place").out.partition("\n[[publication]]")[0] == begun.rstrip("\n") + "\n"
