"""Everything that can be done to a book, each as one act on whatever the book holds; ``u`` must take any of it back.

``tests/rules/test_every_action.py`` holds this list against the services: a new one belongs in here.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from convene import library
from convene.core.delivery_vocabulary import MoneyMove, PlanStepStatus
from convene.core.measurement_vocabulary import Adjustment, DoubleCountAnswer, DoubleCountGuard
from convene.core.measuring.periods import Period
from convene.core.nouns import NOUNS, Draft
from convene.core.nouns.account import AccountDraft
from convene.core.nouns.engagement import LinkDraft
from convene.core.nouns.follow_up import MilestoneDraft
from convene.core.nouns.people import Basis
from convene.core.nouns.place import PlaceDraft
from convene.core.vocabulary import ActorType, CommitmentStatus, LawfulBasis, ManifestoStatus, WorkshopKind
from convene.core.workshops.agenda import Cut
from convene.files.signatures.judging import judge
from convene.services import importing, manifesto
from convene.services.account import deciding, importance, publishing, setting
from convene.services.account.setting import Assumed
from convene.services.book import Book
from convene.services.codesign import asks, clusters, framework, framework_editor, market, visions
from convene.services.delivery import (
    follow_up_round,
    grants_out,
    milestones,
    news,
    placements,
    plans,
    promise_lines,
    reviews,
)
from convene.services.delivery.procurement import bringing as ledgers
from convene.services.delivery.procurement import deciding as suppliers
from convene.services.engagement import actors, engagement_plan, merging, outreach, stakeholders, what_we_heard
from convene.services.figures import bringing, evidence
from convene.services.files import own_files
from convene.services.gates import passing
from convene.services.lists import kept_filters
from convene.services.manifesto import freezing, seals, signing, signing_keys
from convene.services.measuring import bringing_actuals, grid, proofs
from convene.services.measuring.actuals_plan import ActualsOptions
from convene.services.nouns import records, status_steps
from convene.services.people import contacts, notices
from convene.services.places import places
from convene.services.workshops import run
from convene.store.writer import Writer
from tests.conftest import ROOT
from tests.making import ids
from tests.making_keys import key
from tests.services.register_files import grants, plain

CARS_FILE = ROOT / "sample_places" / "lists" / "invented-census2021-ts045-lsoa.csv"


class Hand:
    """Whoever acts on the ``book``. Every choice comes from ``number``; ``around`` is told of each single change."""

    def __init__(self, book: Book, place: str, number: int, around: Callable[[Callable[[], Any]], Any]) -> None:
        self.book = book
        self.place = place
        self.number = number
        self.around = around
        self._pick = Random(number)

    def do(self, action: Callable[..., Any], *args: Any, **more: Any) -> Any:
        return self.around(lambda: self.book.do(action, *args, **more))

    def pick(self, *choices: Any) -> Any:
        return self._pick.choice(choices)

    def one(self, noun: str) -> str:
        """Some record; "" when there is none."""
        found = ids(self.book, self.place, noun)
        return str(self._pick.choice(found)) if found else ""

    def some(self, noun: str) -> list[str]:
        found = ids(self.book, self.place, noun)
        return self._pick.sample(found, min(len(found), 3))

    def noun(self, *but: str) -> str:
        """Some noun of which there is a record."""
        return str(self.pick(*(one for one in NOUNS if one not in but and ids(self.book, self.place, one))))

    def load(self, noun: str, record_id: str) -> Draft:
        return self.book.ask(records.load, noun, record_id)

    def file(self, name: str) -> Path:
        return self.book.path.with_name(f"{self.number}-{name}")


def _add(hand: Hand) -> None:
    """Another one like one there is."""
    noun = hand.noun("place", "manifesto", "framework")
    draft = hand.load(noun, hand.one(noun)).model_copy(update={"slug": ""})
    hand.do(records.add, hand.place, noun, draft)


def _edit(hand: Hand) -> None:
    """Some fields become what they are in another record, or the handle another one."""
    noun = hand.noun("place")
    mine, other = hand.one(noun), hand.one(noun)
    names = [field.name for field in NOUNS[noun].fields if field.name != "slug"]
    given = {
        name: getattr(hand.load(noun, other), name) for name in hand.pick(names, names[:1], names[1:4], names[-2:])
    }
    if hand.pick(True, False, False):
        given["slug"] = f"renamed-{hand.number}"
    hand.do(records.edit, hand.place, noun, mine, hand.load(noun, mine).model_copy(update=given), "so it was agreed")


def _remove(hand: Hand) -> None:
    noun = hand.noun("place")
    hand.do(records.remove, hand.place, noun, [hand.one(noun)])


def _step(hand: Hand) -> None:
    """A commitment or a vision is moved on, by whatever step it has, with answers that are understood or not."""
    noun = hand.pick("commitment", "vision")
    found = [hand.one(noun)]
    way = hand.pick(*(hand.book.ask(status_steps.ways, noun, found) or (None,)))
    if way is None:
        return
    asked = hand.book.ask(status_steps.questions, hand.place, noun, found, way.to)
    given = {one.name: str(hand.pick(*one.options) if one.options else hand.pick("3", "the chair")) for one in asked}
    hand.do(status_steps.step, hand.place, noun, found, way.to, given)


def _edit_place(hand: Hand) -> None:
    old: Any = hand.load("place", hand.place)
    hand.do(places.edit, hand.place, old.model_copy(update={"name": f"Place {hand.number}", "slug": ""}))


def _bring_place(hand: Hand) -> None:
    text = hand.book.ask(own_files.place_text, hand.place)
    hand.do(places.remove, hand.place)
    hand.do(own_files.bring_place, own_files.read_place(text.encode(), hand.book.today))


def _publish_account(hand: Any) -> None:
    """An account of all that was counted, published; again once something in it is another."""
    if not hand.one("account"):
        whole = AccountDraft(title="All of it", period_start=date(2000, 1, 1), period_end=date(2060, 12, 31))
        hand.do(records.add, hand.place, "account", whole)
    hand.do(publishing.publish, hand.place, why="We counted again.")


def _raise_version(hand: Hand) -> None:
    """Something is changed, then it is called by the number that fits, or by another one."""
    if measure := hand.one("measure"):
        old = hand.load("measure", measure)
        hand.do(records.edit, hand.place, "measure", measure, old.model_copy(update={"guidance": f"As {hand.number}"}))
    fits = hand.book.ask(framework_editor.standing, hand.place).suggested
    hand.do(framework_editor.raise_version, hand.place, hand.pick(fits or "9.0.0", "9.0.0", "0.0.1"), "New measures.")


def _bring_framework(hand: Hand) -> None:
    head, *measures = library.text(library.STARTER_FRAMEWORK).split("[[measure]]")
    text = "[[measure]]".join([head, *measures[:-1]]).replace('version = "0.1.0"', f'version = "{hand.number}"', 1)
    path = hand.file("framework.toml")
    path.write_text(text, encoding="utf-8")
    hand.do(own_files.bring_framework, hand.place, path)


def _bring_list(hand: Hand) -> None:
    known = getattr(hand.load("actor", hand.one("actor")), "slug", "") if ids(hand.book, hand.place, "actor") else "x"
    path = plain(
        hand.file("more.csv"), ("slug", "name", "primary_type"),
        [(known, "Renamed by a list", "vcse"), ("", f"From a list {hand.number}", "msme")],
    )  # fmt: skip
    hand.do(own_files.bring_list, hand.place, "actor", path)


def _bring_grants(hand: Hand) -> None:
    """A list that adds, ties, and leaves something waiting."""
    rows = [(f"g-{hand.number}-{n}", "Market", "5000", "", funder, "", "Saltworks") for n, funder in enumerate(_ALIKE)]
    hand.do(importing.bring, hand.place, importing.ImportOptions(grants(hand.file("g.csv"), rows)))


_ALIKE = ("Tide Fund", "Quayside Hospitals Trust", "Basin Colleges")


def _decide(hand: Hand) -> None:
    hand.do(importing.decide, hand.place, hand.one("match"), hand.pick("new", "skip", hand.one("actor")))


def _bring_ledger(hand: Hand) -> None:
    """What an anchor paid: to somebody there, to one who may be, to nobody and to people."""
    rows = "".join(f"{one},{hand.number}.50\n" for one in ("Saltworks", "Quayside Hospitals Trust", "Mrs A Example"))
    file = hand.file("ledger.csv")
    file.write_text(f"Supplier,Amount\n{rows}Kelp {hand.number},7\n", "utf-8")
    hand.do(ledgers.bring_in, hand.place, ledgers.LedgerOptions(file, hand.one("actor")))


def _actuals(hand: Hand) -> None:
    """A figure of a commitment for a quarter long before anything was promised, so that it is in nobody's way."""
    year = 1990 + hand.number % 20
    file = hand.file("actuals.csv")
    handles = [getattr(hand.load("commitment", one), "slug", "") for one in hand.some("commitment")]
    rows = "".join(f"{one},Q{hand.pick(1, 2, 3, 4)} {year}/{(year + 1) % 100:02},{hand.number}\n" for one in handles)
    file.write_text(f"commitment,period,quantity\n{rows}", "utf-8")
    hand.do(bringing_actuals.bring, hand.place, ActualsOptions(file, leave_out=True))


def _count_in(hand: Hand) -> None:
    """What is typed into a cell of the grid."""
    year = 1960 + hand.number % 20
    period = Period(date(year, 1, 1), date(year, 3, 31))
    hand.do(grid.count_in, hand.place, hand.one("commitment"), period, str(hand.number % 90))


def _proof(hand: Hand) -> None:
    file = hand.file("payroll.txt")
    file.write_text(f"twelve {hand.number}", "utf-8")
    hand.do(proofs.add, hand.place, hand.one("observation"), file, proofs.described(grade=2))


def _say_who(hand: Hand) -> None:
    """Of a supplier that waits, or of one that somebody has to tell about anyhow."""
    if not ids(hand.book, hand.place, "spend"):
        _bring_ledger(hand)
    spend: list[tuple[str, Any]] = [(one, hand.load("spend", one)) for one in ids(hand.book, hand.place, "spend")]
    known = [one for one, draft in spend if draft.state != "withheld"]
    hand.do(suppliers.decide, hand.place, hand.pick(*known), hand.pick("", hand.one("actor")))


def _bring_figures(hand: Hand) -> None:
    old: Any = hand.load("place", hand.place)
    hand.do(bringing.bring, hand.place, CARS_FILE, old.area_codes[hand.pick(0, 2) :])


def _log(hand: Hand) -> None:
    actor: Any = hand.load("actor", hand.one("actor"))
    hand.do(outreach.log, hand.place, f"{actor.name}: rang about {hand.number} ->fri")


def _number_a_grant(write: Writer, place: str) -> None:
    """One that is new, since whoever published them numbered all that there were."""
    one, other = [row["slug"] for row in write.rows("SELECT slug FROM actor WHERE place_id = :p LIMIT 2", p=place)]
    given = {"source": one, "target": other, "kind": "funds", "amount": "5", "since": "2026-03-01"}
    records.add(write, place, "link", LinkDraft.model_validate(given, context={"today": write.today}))
    grants_out.number(write, place)


def _move_money(hand: Hand) -> None:
    """Interest may be paid at any time, whatever was drawn."""
    if one := hand.one("placement"):
        hand.do(placements.move, hand.place, one, MoneyMove.interest, Decimal(hand.number % 90 + 1))


def _tick_step(hand: Hand) -> None:
    one = hand.one("plan")
    if one and (there := len(getattr(hand.load("plan", one), "steps", ()))):
        to = hand.pick(*PlanStepStatus)
        hand.do(plans.tick, hand.place, one, (hand.number % there + 1,), to)


def _offer(hand: Hand) -> None:
    actor: Any = hand.load("actor", hand.one("actor"))
    line = f"{actor.slug} > {hand.pick('grants: ', '')}{hand.number % 90 + 1} hours by next fri"
    hand.do(promise_lines.offer, hand.place, line)


def _reach(hand: Hand) -> None:
    if not hand.one("milestone"):
        of: Any = hand.load("commitment", hand.one("commitment"))
        made = MilestoneDraft(title="Half way", commitment=of.slug, due=hand.book.today)
        hand.do(records.add, hand.place, "milestone", made)
    hand.do(milestones.reach, hand.place, hand.some("milestone"), back=hand.pick(True, False))


def _hear(hand: Hand) -> None:
    to = hand.pick(None, None, CommitmentStatus.late, CommitmentStatus.at_risk)
    hand.do(news.hear, hand.place, hand.some("commitment"), f"Said {hand.number}", status=to)


def _ask(hand: Hand) -> None:
    actor: Any = hand.load("actor", hand.one("actor"))
    hand.do(asks.write_down, hand.place, f"{actor.slug} > {hand.pick('grants: ', '')}{hand.number} chairs for a day")


def _answer(hand: Hand) -> None:
    hand.do(asks.answer, hand.place, hand.one("ask"), hand.pick(True, False), "chair", f"letter {hand.number}")


def _match(act: Callable[..., Any]) -> Callable[[Hand], None]:
    return lambda hand: hand.do(act, hand.place, hand.one("ask"), hand.some("commitment"))


def _capture(hand: Hand) -> None:
    line = f"A seat at {hand.number} @{hand.pick('citizen', 'vcse')} #2"
    hand.do(run.capture, hand.place, hand.pick("", hand.one("workshop")), line, hand.book.clock)


def _at(step: Callable[..., Any], *more: Any, place: bool = False) -> Callable[[Hand], None]:
    """A step of the clock of a workshop that runs, or of any."""

    def act(hand: Hand) -> None:
        running = hand.book.ask(lambda read: read.value("SELECT workshop_id FROM workshop_run ORDER BY id DESC"))
        hall = str(running or hand.one("workshop"))
        now = () if step is run.add_minutes else (hand.book.clock,)
        hand.do(step, *((hand.place,) if place else ()), hall, *now, *more)

    return act


def _count(hand: Hand) -> None:
    hand.do(run.count, hand.place, hand.one("workshop"), hand.pick(*ActorType).value, hand.pick(1, 2, -1))


def _cut(hand: Hand) -> None:
    hall = hand.one("workshop")
    seen = hand.book.ask(run.run_page, hand.place, hall, hand.book.clock)
    hand.do(run.cut, hand.place, hall, Cut("Shorten.", ((0, hand.pick(1, 2, 3)),)), seen)


def _publish(hand: Hand) -> None:
    hand.do(manifesto.published, hand.place, hand.book.ask(manifesto.build, hand.place, hand.book.today))


def _freeze(hand: Hand) -> None:
    status = hand.pick(None, ManifestoStatus.for_signing, ManifestoStatus.signed)
    hand.do(freezing.freeze, hand.place, status, why=hand.pick("", f"Agreed at meeting {hand.number}"))


def _keep_key(hand: Hand) -> None:
    hand.do(signing_keys.keep, hand.place, key(hand.number % 3).public)


def _put_in(hand: Hand) -> None:
    """A signature under a version, by a key of which the book knows or not."""
    version: Any = hand.load("version", hand.one("version"))
    hand.do(seals.put_in, hand.place, version.slug, key(hand.pick(0, 1, 2)).sign(version.text.encode()))


def _sign_file(hand: Hand) -> tuple[Path, Path]:
    """A version's file and a signature beside it."""
    version: Any = hand.load("version", hand.one("version"))
    path = hand.file("m.toml")
    path.write_bytes(version.text.encode())
    made, text = signing.sign(path, key(hand.number % 3), "convener")
    made.write_text(text)
    return path, made


def _keep_own(hand: Hand) -> None:
    hand.do(signing.keep_own, *_sign_file(hand), key(hand.number % 3).public)


def _keep_found(hand: Hand) -> None:
    path, made = _sign_file(hand)
    known = hand.book.ask(signing_keys.known, hand.place)
    hand.do(signing.keep_found, path, [judge(made.read_text(), path.read_bytes(), known, str(made))])


def _act_on(hand: Hand) -> None:
    page = hand.book.ask(stakeholders.page, hand.place, hand.book.today)
    hand.do(stakeholders.act_on, hand.place, hand.pick(*page.gaps).key, "Priya")


def _add_basis(hand: Hand) -> None:
    entry = Basis(purpose=f"Invitations {hand.number}", basis=hand.pick(*LawfulBasis), given_on=hand.book.today)
    hand.do(contacts.add_basis, hand.place, hand.one("person"), entry)


def _heard(hand: Hand) -> None:
    scope = what_we_heard.Scope(hand.pick("", hand.one("workshop")))
    hand.do(what_we_heard.record, hand.place, scope, told="everybody")


def _with(action: Callable[..., Any], *nouns: str) -> Callable[[Hand], None]:
    """An action on a record of each noun."""
    return lambda hand: hand.do(action, hand.place, *(hand.one(noun) for noun in nouns)) and None


def _merge(hand: Hand) -> None:
    keep, other = (hand.some("actor") * 2)[:2]
    hand.do(merging.merge, hand.place, keep, other)


def _gather(hand: Hand) -> None:
    hand.do(clusters.gather, hand.place, f"Cluster {hand.number}", hand.some("contribution"))


def _merge_clusters(hand: Hand) -> None:
    keep, other = (hand.some("cluster") * 2)[:2]
    hand.do(clusters.merge, hand.place, keep, [other])


def _rest_on(hand: Hand) -> None:
    said = hand.book.ask(clusters.handles, hand.some("contribution"))
    hand.do(visions.rest_on, hand.place, hand.one("vision"), said)


def _assumed(hand: Hand) -> Assumed:
    return Assumed(hand.pick(Adjustment.deadweight, Adjustment.drop_off), Decimal(hand.number % 90), reason="said here")


def _correct(hand: Hand) -> None:
    one, said = hand.one("commitment"), _assumed(hand)
    hand.do(setting.correct, hand.place, hand.one("account"), one, (said,), why="we were there")


def _forget(hand: Hand) -> None:
    one = hand.one("commitment")
    hand.do(setting.assume, hand.place, [one], Assumed(Adjustment.deadweight, Decimal(20), reason="said here"))
    hand.do(setting.forget, hand.place, one, Adjustment.deadweight)


def _name_ballot(hand: Hand) -> None:
    if not hand.one("account"):
        year = AccountDraft(title="The year", period_start=date(2026, 1, 1), period_end=date(2026, 12, 31))
        hand.do(records.add, hand.place, "account", year)
    hand.do(importance.name_ballot, hand.place, hand.one("account"), hand.one("ballot"))


def _decide_double(hand: Hand) -> None:
    names = [getattr(hand.load("commitment", one), "slug", "") for one in hand.some("commitment")]
    hand.do(deciding.decide, hand.place, DoubleCountGuard.group, names, DoubleCountAnswer.keep, reason="one pays",
            kept=names[0] if names else "")  # fmt: skip


ACTIONS: dict[str, Callable[[Hand], Any]] = {
    "account.setting.assume": lambda hand: hand.do(setting.assume, hand.place, hand.some("commitment"), _assumed(hand)),
    "account.setting.correct": _correct,
    "account.setting.forget": _forget,
    "account.deciding.decide": _decide_double,
    "account.importance.name_ballot": _name_ballot,
    "codesign.clusters.begin": lambda hand: hand.do(clusters.begin, hand.place, f"Empty {hand.number}"),
    "codesign.clusters.gather": _gather,
    "codesign.clusters.merge": _merge_clusters,
    "codesign.clusters.put": lambda hand: hand.do(
        clusters.put, hand.place, hand.pick("", hand.one("cluster")), hand.some("contribution")
    ),
    "codesign.clusters.reorder": lambda hand: hand.do(
        clusters.reorder, hand.place, hand.one("cluster"), hand.pick(1, 2, 9)
    ),
    "codesign.framework_editor.raise_version": _raise_version,
    "codesign.framework.adopt": _with(framework.adopt, "measure"),
    "codesign.visions.draft_from": lambda hand: hand.do(
        visions.draft_from,
        hand.place,
        f"A quay {hand.number}",
        hand.book.ask(clusters.handles, hand.some("contribution")),
    ),
    "codesign.visions.rest_on": _rest_on,
    "codesign.visions.restore": lambda hand: hand.do(
        visions.restore, hand.place, hand.one("vision"), hand.pick(1, 2), "", "traders"
    ),
    "codesign.asks.answer": _answer,
    "codesign.asks.write_down": _ask,
    "codesign.market.match": _match(market.match),
    "codesign.market.part": _match(market.part),
    "delivery.follow_up_round.no_answer": lambda hand: hand.do(
        follow_up_round.no_answer, hand.place, (hand.one("commitment"),)
    ),
    "delivery.milestones.reach": _reach,
    "delivery.news.hear": _hear,
    "delivery.grants_out.number": lambda hand: hand.do(_number_a_grant, hand.place),
    "delivery.placements.move": _move_money,
    "delivery.plans.tick": _tick_step,
    "delivery.promise_lines.offer": _offer,
    "delivery.reviews.plan": lambda hand: hand.do(
        reviews.plan, hand.place, hand.pick(WorkshopKind.review, WorkshopKind.clinic), hand.pick(1, 4), hand.book.today
    ),
    "engagement.actors.step": lambda hand: hand.do(actors.step, hand.place, hand.some("actor"), hand.pick(1, -1)),
    "engagement.engagement_plan.start": lambda hand: hand.do(engagement_plan.start, hand.place),
    "engagement.merging.merge": _merge,
    "engagement.outreach.follow_up": lambda hand: hand.do(
        outreach.follow_up, hand.place, hand.one("outreach"), hand.pick("", "they will come")
    ),
    "engagement.outreach.log": _log,
    "engagement.outreach.tick": lambda hand: hand.do(outreach.tick, hand.place, hand.some("action")),
    "engagement.stakeholders.gap_actions.act_on": _act_on,
    "engagement.stakeholders.gap_actions.introduce": lambda hand: hand.do(
        stakeholders.introduce, hand.place, *hand.some("actor")[:2], "Priya"
    ),
    "engagement.stakeholders.gap_actions.settle": lambda hand: hand.do(stakeholders.settle, hand.place),
    "engagement.stakeholders.map_placing.place_on_map": lambda hand: hand.do(
        stakeholders.place_on_map, hand.place, hand.one("actor"), stakeholders.Placing(hand.pick(1, 5), hand.pick(2, 4))
    ),
    "engagement.what_we_heard.record": _heard,
    "figures.bringing.bring": _bring_figures,
    "figures.evidence.figure_behind": _with(evidence.figure_behind, "need", "indicator"),
    "figures.evidence.voice_behind": lambda hand: hand.do(
        evidence.voice_behind, hand.place, hand.one("need"), hand.some("contribution")
    ),
    "files.own_files.bring_framework": _bring_framework,
    "files.own_files.bring_list": _bring_list,
    "files.own_files.bring_place": _bring_place,
    "account.publishing.publish": _publish_account,
    "gates.passing.back": lambda hand: hand.do(passing.back, hand.place),
    "gates.passing.onward": lambda hand: hand.do(passing.onward, hand.place, "We go there in May."),
    "delivery.procurement.bringing.bring_in": _bring_ledger,
    "delivery.procurement.deciding.decide": _say_who,
    "importing.bringing.bring": _bring_grants,
    "measuring.bringing_actuals.bring": _actuals,
    "measuring.grid.count_in": _count_in,
    "measuring.proofs.add": _proof,
    "importing.waiting_rows.decide": _decide,
    "lists.kept_filters.keep": lambda hand: hand.do(
        kept_filters.keep, hand.place, "actor", hand.pick("Mine", "Yours"), f"type:vcse {hand.number}", hand.book.today
    ),
    "manifesto.freezing.freeze": _freeze,
    "manifesto.published": _publish,
    "manifesto.seals.put_in": _put_in,
    "manifesto.signing.keep_found": _keep_found,
    "manifesto.signing.keep_own": _keep_own,
    "manifesto.signing_keys.keep": _keep_key,
    "manifesto.signing_keys.retire": lambda hand: hand.do(
        signing_keys.retire, hand.place, hand.one("signing_key"), hand.pick("", "lost")
    ),
    "nouns.records.add": _add,
    "nouns.records.edit": _edit,
    "nouns.records.remove": _remove,
    "nouns.status_steps.step": _step,
    "people.contacts.add_basis": _add_basis,
    "people.contacts.withdraw": lambda hand: hand.do(
        contacts.withdraw, hand.place, hand.one("person"), "", hand.book.today
    ),
    "people.notices.kept_notice": lambda hand: hand.around(lambda: notices.kept_notice(hand.book, hand.place)),
    "places.places.add": lambda hand: hand.do(places.add, PlaceDraft(name=f"Place {hand.number}")),
    "places.places.edit": _edit_place,
    "places.places.remove": lambda hand: hand.do(places.remove, hand.place),
    "workshops.run.add_minutes": _at(run.add_minutes, 1),
    "workshops.run.back": _at(run.back),
    "workshops.run.capture": _capture,
    "workshops.run.capture_many": lambda hand: hand.do(
        run.capture_many,
        hand.place,
        hand.pick("", hand.one("workshop")),
        ("@vcse", f"One {hand.number}", "two"),
        hand.book.clock,
    ),
    "workshops.run.close": _at(run.close, place=True),
    "workshops.run.count": _count,
    "workshops.run.cut": _cut,
    "workshops.run.next_block": _at(run.next_block),
    "workshops.run.pause": _at(run.pause),
    "workshops.run.resume": _at(run.resume),
    "workshops.run.start": _at(run.start, place=True),
}
"""What can be done, by where it is done. Each may be refused by the book as it is."""

LOGGED = {
    "engagement.stakeholders.gap_actions.settle",
    "manifesto.published",
    "workshops.run.add_minutes",
    "workshops.run.back",
    "workshops.run.next_block",
    "workshops.run.pause",
    "workshops.run.resume",
}
"""What undo passes over: nobody would want the evening's clock back, or an export unmade. All else it takes back."""
