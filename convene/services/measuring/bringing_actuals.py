"""A list of what was counted, as a dry run or into the book: all of it, or nothing. Both walk the same way."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from convene.core.measuring.amounts import exactly, other_unit
from convene.core.measuring.periods import Period, Years, months_to, read_period
from convene.core.nouns import NOUNS
from convene.core.nouns.handles import stem
from convene.core.nouns.reading import plain
from convene.errors import NO, USAGE, Problem, Where
from convene.files.actuals.columns import columns_of
from convene.files.actuals.lines import Figure, Passed, Reading
from convene.files.actuals.opening import open_actuals
from convene.services.importing.plan import Step, Told
from convene.services.measuring.actuals_plan import MOST, ActualsLine, ActualsOptions, ActualsPlan, Rows, What
from convene.services.measuring.naming import Commitments, Counting
from convene.services.measuring.saving_actuals import Saving
from convene.services.measuring.taken import Kept, Taken
from convene.services.nouns import records
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import clip, count, join, plural

_TOLD = 20
"""Wrong lines, and commitments, that are named in one sentence."""


def plan(
    read: Reader,
    place_id: str,
    options: ActualsOptions,
    today: date,
    told: Told | None = None,
    each: Rows | None = None,
) -> ActualsPlan:
    """What bringing a list in would do. Changes nothing. ``each`` is handed every line. Raises Problem where the file
    is no such list."""
    return _Walk(read, place_id, options, today, None, told, each).walk()


def bring(
    write: Writer, place_id: str, options: ActualsOptions, told: Told | None = None, each: Rows | None = None
) -> ActualsPlan:
    """Bring a list in, as one change of the history. Raises Problem, bringing in nothing, where a line is wrong (unless
    they are to be left out). Whatever ``told`` raises ends it, and nothing stays."""
    made = _Walk(write, place_id, options, write.today, write, told, each).walk()
    if (made.counts["wrong"] and not options.leave_out) or made.counts["in doubt"]:
        raise _refused(made, options)
    write.place_id = place_id
    if made.changes:
        write.label = made.label
    return made


def years_of(read: Reader, place_id: str, options: ActualsOptions) -> tuple[Years, str]:
    """How the place's years run, and who says so: the person, else the latest account."""
    begins, told = options.begins, ""
    if not begins:
        row = read.one(
            "SELECT period_start, title FROM account WHERE place_id = :p ORDER BY period_end DESC LIMIT 1", p=place_id
        )
        if row is not None:
            begins = date.fromisoformat(row["period_start"]).month
            told = f"Years begin in {date(2000, begins, 1):%B}, as that of “{clip(row['title'], 60)}” does."
    years = Years(begins)
    if options.year:
        try:
            years = Years(begins, read_period(options.year, years).period.start)
        except ValueError as error:
            raise Problem(f"--year: {error}.", hint="Write it as 2025/26, or 2025.", exit_code=USAGE) from None
    return years, told


class _Walk:
    """One walk over a file."""

    def __init__(
        self,
        read: Reader,
        place_id: str,
        options: ActualsOptions,
        today: date,
        write: Writer | None,
        told: Told | None,
        each: Rows | None,
    ) -> None:
        self.read, self.place_id, self.options, self.today, self.write = read, place_id, options, today, write
        self.told, self.each = told or _nobody, each
        self.made = ActualsPlan(options.path.name)
        self.known, self.taken = Commitments(read, place_id), Taken(read)
        self.saving = Saving(write, place_id) if write is not None else None
        self._met: set[str] = set()
        self._reasons: dict[str, str] = {}
        self._shown: dict[str, int] = {}
        self._marked: dict[str, dict[str, None]] = {}
        self._comma = self._either = 0
        self._either_lines: list[int] = []

    def walk(self) -> ActualsPlan:
        options = self.options
        if not self.known.all:
            raise Problem(
                "There is no commitment here yet, so nothing can be counted of any.",
                hint="Add the commitments first: convene promise, or convene add commitment.",
                exit_code=NO,
            )
        years, of_years = years_of(self.read, self.place_id, options)
        sheet = open_actuals(options.path, sheet=options.sheet, heading=options.heading, encoding=options.encoding)
        columns = columns_of(sheet, years, options.maps)
        reading = Reading(sheet, columns, years)
        words = f"Reading {sheet.name}"
        for one in reading.figures(lambda done: self.told(Step(min(done, sheet.size), sheet.size, words))):
            if isinstance(one, Passed):
                self._say(one.line, "total" if one.why == "total" else "blank", "", "")
            else:
                self._figure(one)
        if self.saving:
            self.saving.flush()
        self._in_doubt()
        self.made.commitments = len(self._met)
        self.made.understood = tuple(filter(None, (of_years, *columns.told, *reading.told)))
        self.made.remarks = (*sheet.remarks(), *self._remarks())
        self.told(Step(sheet.size, sheet.size, words))
        return self.made

    def _say(self, line: int, what: What, name: str, words: str) -> None:
        self.made.counts[what] += 1
        if self.each is not None or self._shown.get(what, 0) < MOST:
            said = ActualsLine(line, what, name, words)
            if self.each is not None:
                self.each(said)
            if self._shown.get(what, 0) < MOST:
                self._shown[what] = self._shown.get(what, 0) + 1
                self.made.lines.append(said)

    def _mark(self, what: str, commitment: Counting) -> None:
        self._marked.setdefault(what, {})[commitment.handle] = None

    # One figure

    def _figure(self, one: Figure) -> None:
        name = one.named.words
        meant = self.known.find(one.named)
        if one.wrong or meant.commitment is None:
            self._say(one.line, "wrong", name, one.wrong or meant.why)
            return
        commitment = meant.commitment
        if one.counted.quantity is None:
            self._because(one, commitment)
            return
        period = one.period or self._ending(one, commitment)
        if period is None:
            self._say(
                one.line,
                "wrong",
                name,
                "it says until when and not from when; name the first day, or say --every quarter",
            )
            return
        if why := self._wrong(one, commitment, period):
            self._say(one.line, "wrong", commitment.handle, why)
            return
        self._count_marks(one)
        self._take(one, commitment, period)

    def _ending(self, one: Figure, commitment: Counting) -> Period | None:
        months = self.options.every or commitment.every
        return months_to(one.until.end, months) if one.until and months else None

    def _wrong(self, one: Figure, commitment: Counting, period: Period) -> str:
        amount = one.counted.quantity
        assert amount is not None
        for said in (one.counted.unit, one.unit):
            if why := other_unit(said, commitment.unit, self.known.units):
                return why
        if commitment.unit in ("percent", "%") and amount > 100:
            return f"{count(amount)}% is more than all of it"
        if period.start > self.today:
            return f"{period.words} has not begun, so nothing can have been counted in it"
        if one.grade and one.grade not in ("1", "2", "3", "4", "5"):
            return f"“{clip(one.grade, 20)}” is no grade of evidence; they run from 1 (told) to 5"
        if earlier := self.taken.line(commitment.id, period):
            return f"days of {period.words} are counted on line {earlier} already"
        return ""

    def _count_marks(self, one: Figure) -> None:
        if one.counted.comma:
            self._comma = self._comma or one.line
        if one.counted.either:
            self._either += 1
            if len(self._either_lines) < _TOLD:
                self._either_lines.append(one.line)

    def _take(self, one: Figure, commitment: Counting, period: Period) -> None:
        handle = stem(NOUNS["observation"], {"commitment": commitment.handle, "period_end": period.end})
        same, others = self.taken.kept(commitment.id, handle.casefold(), period, self.place_id)
        said = f"{exactly(one.counted.quantity or Decimal(0), commitment.unit)} in {period.words}"
        if others:
            self._say(one.line, "wrong", commitment.handle, f"{period.words} is counted already: {_those(others)}")
            return
        self.taken.take(commitment.id, period, one.line)
        self._met.add(commitment.id)
        self._remark(commitment, period, one.counted.quantity or Decimal(0))
        if same is None:
            self._say(one.line, "added", commitment.handle, said)
            if self.saving:
                self.saving.add(one, commitment.id, handle, period)
            return
        changed = self._changes(one, same)
        if not changed:
            self._say(one.line, "same", commitment.handle, said)
            return
        was = f"; it was {exactly(Decimal(same.quantity), commitment.unit)}" if "quantity" in changed else ""
        proofs = self.read.value("SELECT count(*) FROM observation_evidence WHERE owner_id = :o", o=same.id)
        kept = f"; its {plural(proofs, 'item')} of evidence stood behind that figure" if was and proofs else ""
        self._say(one.line, "corrected", commitment.handle, f"{said}{was}{kept}")
        if self.saving:
            self.saving.correct(same.id, changed, one)

    def _changes(self, one: Figure, same: Kept) -> dict[str, str]:
        """What a line says otherwise than the book; what it leaves blank stays."""
        changed = {}
        if one.counted.quantity != Decimal(same.quantity):
            changed["quantity"] = format(plain(one.counted.quantity or Decimal(0)), "f")
        if one.note and one.note != same.note:
            changed["note"] = one.note
        if one.evidence and not self.read.value(
            "SELECT 1 FROM observation_evidence WHERE owner_id = :o AND text = :t", o=same.id, t=one.evidence
        ):
            changed["evidence"] = one.evidence
        return changed

    def _because(self, one: Figure, commitment: Counting) -> None:
        """A line without a figure that says why nothing was delivered."""
        because = self._reasons.setdefault(commitment.id, commitment.because)
        if because == one.reason:
            self._say(one.line, "same", commitment.handle, "the reason is there already")
            return
        if because:
            words = f"another reason is there already: “{clip(because, 60)}”"
            self._say(one.line, "wrong", commitment.handle, words)
            return
        self._reasons[commitment.id] = one.reason
        self._say(one.line, "not delivered", commitment.handle, clip(one.reason, 80))
        if self.write is not None:
            old: Any = records.load(self.write, "commitment", commitment.id)
            records.edit(
                self.write,
                self.place_id,
                "commitment",
                commitment.id,
                old.model_copy(update={"not_delivered_because": one.reason}),
            )

    # What is told of the whole

    def _remark(self, commitment: Counting, period: Period, amount: Decimal) -> None:
        if commitment.status == "offered":
            self._mark("offered", commitment)
        elif commitment.status == "withdrawn":
            self._mark("withdrawn", commitment)
        if commitment.required:
            self._mark("required", commitment)
        if period.end > self.today:
            self._mark("running", commitment)
        if (commitment.start and period.end < commitment.start) or (commitment.due and period.start > commitment.due):
            self._mark("outside", commitment)
        if commitment.unit in ("percent", "%") and 0 < amount < 1:
            self._mark("share", commitment)
        if not commitment.unit:
            self._mark("unitless", commitment)

    _WORDS = (
        ("offered", "Only offered, so counted and never valued"),
        ("withdrawn", "Given up, and counted all the same"),
        ("required", "Asked for by law, so never valued"),
        ("running", "Of a period that is not over yet"),
        ("outside", "Of a time before the commitment starts or after it is due"),
        ("share", "Below one per cent; if 0.4 was to be 40 %, write 40"),
        ("unitless", "Of commitments without a unit"),
    )

    def _remarks(self) -> tuple[str, ...]:
        told = []
        for what, words in self._WORDS:
            if found := list(self._marked.get(what, ())):
                more = [f"{count(len(found) - _TOLD)} more"] if len(found) > _TOLD else []
                told.append(f"{words}: {join([*found[:_TOLD], *more])}.")
        if self._comma and not self._either:
            told.append(f"Decimals are written with a comma, as on line {count(self._comma)}.")
        return tuple(told)

    def _in_doubt(self) -> None:
        """“1,234” where other cells have decimal commas: it may be a thousand or one and a bit."""
        if not (self._comma and self._either):
            return
        self.made.counts["in doubt"] = self._either
        lines = join([count(one) for one in self._either_lines])
        words = (
            f"decimals have a comma on line {count(self._comma)}, so the thousands on line {lines} may be decimals "
            "too; write all of them one way"
        )
        self._say(self._either_lines[0], "wrong", "", words)


def _those(others: list[Kept]) -> str:
    """Observations of the book that share days with a line."""
    shown = [
        f"{count(Decimal(one.quantity))} {f'from {one.start} ' if one.start else ''}until {one.end} ({one.slug})"
        for one in others[:3]
    ]
    return join([*shown, *([f"{len(others) - 3} more"] if len(others) > 3 else [])])


def _refused(made: ActualsPlan, options: ActualsOptions) -> Problem:
    wrong = made.wrong
    shown = [f"line {one.line}{f', {clip(one.name, 60)}' if one.name else ''}: {one.words}" for one in wrong[:_TOLD]]
    if (more := made.counts["wrong"] - len(shown)) > 0:
        shown.append(f"and {plural(more, 'more line')}")
    mixed = bool(made.counts["in doubt"])
    return Problem(
        f"Nothing was brought in: {plural(made.counts['wrong'], 'line')} of {made.title} cannot be taken.",
        "\n".join(shown),
        hint="Write the decimals of the whole file one way."
        if mixed
        else "Mend them in the file; or leave them out (x; as a command, --leave-out) and bring in the others.",
        where=Where(str(options.path.name)),
        exit_code=NO,
    )


def _nobody(step: Step) -> None:
    pass
