"""Whatever is begun is carried through: each act of the app is interrupted at its awaits; ``CONVENE_SWEEP=1``: at every
one of them, in three ways, which takes some minutes."""

from __future__ import annotations

import ast
import os
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from convene.core.ballot_vocabulary import BallotStatus
from convene.core.findings import Finding
from convene.core.nouns.ballots import BallotDraft
from convene.services.book import Book
from convene.services.manifesto import freezing
from convene.services.nouns import records, status_steps
from convene.services.places import places
from convene.tui.forms.form import NounForm
from convene.tui.screens.codesign.paper_desk import PaperDesk
from convene.tui.screens.workshops.run import RunScreen
from tests import making
from tests.conftest import Clock, only_place
from tests.rules.house import modules
from tests.tui import resting
from tests.tui.driving import Sitting, sitting
from tests.tui.sweeping import Begin, Sweep, answers_for, cancel_all, close_all, close_top

Prepare = Callable[[Sitting], Awaitable[Begin]]
EVERYTHING = bool(os.environ.get("CONVENE_SWEEP"))
"""Every act in every way; otherwise each in one, and some in the others."""
AWAITS = range(1, 40) if EVERYTHING else (1, 2, 4, 8, 16, 32)
"""Where an act is interrupted. None has more than forty before it waits for the person."""


def listed(mode: str, noun: str, action: str, *args: Any, choose: int = 0) -> Prepare:
    """An action on the highlighted item of a tab."""

    async def prepare(seat: Sitting) -> Begin:
        app: Any = seat.app
        app.go_to(mode, noun)
        await seat.rest()
        screen = app.screen
        if here := getattr(screen, "list", None) and screen.list.items:
            screen.list.highlight(here[min(choose, len(here) - 1)].id)
            await seat.rest()
        room = getattr(screen, "room", None)
        return lambda: getattr(room if hasattr(room, action) else screen, action)(*args)

    return prepare


def opened(mode: str, noun: str, key: str, action: str, *args: Any, first: tuple[str, ...] = ()) -> Prepare:
    """An action of a page that a key opens over a tab."""

    async def prepare(seat: Sitting) -> Begin:
        app: Any = seat.app
        app.go_to(mode, noun)
        await seat.rest()
        await seat.press(key, *first)
        screen = app.screen
        return lambda: getattr(screen, action)(*args)

    return prepare


def of_app(action: str, *args: Any) -> Prepare:
    async def prepare(seat: Sitting) -> Begin:
        return lambda: getattr(seat.app, action)(*(args or ()))

    return prepare


def line_of(key: str, line: str) -> Prepare:
    """A line entered in a bar that a key opens."""

    async def prepare(seat: Sitting) -> Begin:
        await seat.press(key)
        screen: Any = seat.app.screen
        return lambda: screen.keep(line)

    return prepare


def running(action: Callable[[Any], Any]) -> Prepare:
    """Something in a running workshop."""

    async def prepare(seat: Sitting) -> Begin:
        app: Any = seat.app
        found = await app.ask(records.load_all, app.place_id, "workshop")
        screen = RunScreen(found[-1][0])
        app.push_screen(screen)
        await seat.rest()
        if screen.page is not None and screen.page.state is None:
            await seat.press("f6")
        return lambda: action(screen)

    return prepare


def _say(screen: Any) -> Any:
    return screen._capture(("said in the hall",), ("said in the hall",))


def _cut(screen: Any) -> Any:
    assert screen.page is not None
    return screen.action_cut()


async def _counting(seat: Sitting) -> Begin:
    await running(lambda screen: None)(seat)
    await seat.press("ctrl+g")
    pad: Any = seat.app.screen
    return lambda: pad.action_count("citizen", 1)


async def _version_read(seat: Sitting) -> Begin:
    app: Any = seat.app
    if not await app.ask(records.load_all, app.place_id, "version"):
        await app.do(freezing.freeze, app.place_id)
    await seat.press("m", "left_square_bracket", "enter")
    sheet: Any = seat.app.screen
    return lambda: sheet.action_export()


async def _keying(seat: Sitting) -> Begin:
    app: Any = seat.app
    asked = BallotDraft.model_validate(
        {"question": "First?", "method": "approval", "options": [{"title": "A park"}, {"title": "A hall"}]}
    )
    ballot = (await app.do(records.add, app.place_id, "ballot", asked)).value
    await app.do(status_steps.step, app.place_id, "ballot", [ballot], BallotStatus.open, {})
    screen = PaperDesk(ballot, hue="codesign", place=app.place_id)
    app.push_screen(screen)
    await seat.rest()
    return lambda: screen.keep("A")


async def _form(seat: Sitting) -> Begin:
    app: Any = seat.app
    record_id, old = (await app.ask(records.load_all, app.place_id, "actor"))[0]

    async def save(new: Any, why: str) -> None:
        await app.do(records.edit, app.place_id, "actor", record_id, new, why)

    form = NounForm("actor", old, save=save)
    app.push_screen(form)
    await seat.rest()
    row = next(row for row in form.rows() if row.field.name == "name")
    row.raw = f"{row.raw}x"
    return lambda: form._save()


async def _leave_form(seat: Sitting) -> Begin:
    await _form(seat)
    form: Any = seat.app.screen
    return lambda: form.action_leave()


async def _importing(seat: Sitting) -> Any:
    from convene.tui.screens.engagement.importing.import_page import ImportScreen

    path = Path.home() / "list.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("name,type\nSwept Quay Choir,vcse\nSwept Tool Bank,vcse\n", encoding="utf-8")
    screen = ImportScreen(path, hue="engagement")
    seat.app.push_screen(screen)
    await seat.rest()
    return screen


async def _actuals(seat: Sitting) -> Any:
    from convene.tui.screens.measurement.bringing_actuals import ActualsFileScreen

    path = Path.home() / "actuals.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("commitment,period,quantity\nfirst-loans,Q1 2026/27,900\n", encoding="utf-8")
    screen = ActualsFileScreen(path, hue="measurement")
    seat.app.push_screen(screen)
    await seat.rest()
    return screen


def from_actuals(action: str) -> Prepare:
    """An action of the page on which a list of what was counted comes in."""

    async def prepare(seat: Sitting) -> Begin:
        screen = await _actuals(seat)
        return lambda: getattr(screen, action)()

    return prepare


async def _ledger(seat: Sitting) -> Any:
    from convene.tui.screens.delivery.ledger_page import LedgerScreen

    app: Any = seat.app
    path = Path.home() / "paid.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("Supplier,Amount,Date\nSwept Catering Ltd,900.00,01/04/2026\n", encoding="utf-8")
    screen = LedgerScreen(path, (await app.ask(records.find, app.place_id, "actor", "hospital")), hue="delivery")
    app.push_screen(screen)
    await seat.rest()
    return screen


def from_ledger(action: str, *args: Any) -> Prepare:
    async def prepare(seat: Sitting) -> Begin:
        screen = await _ledger(seat)
        return lambda: getattr(screen, action)(*args)

    return prepare


async def _supplier(seat: Sitting) -> Begin:
    """A supplier of a ledger that came in."""
    from convene.services.delivery.procurement import bringing
    from convene.services.delivery.procurement.ledger_plan import LedgerOptions

    app: Any = seat.app
    path = Path.home() / "paid-before.csv"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("Supplier,Amount,Date\nSwept Bakery Ltd,700.00,01/05/2026\n", encoding="utf-8")
    anchor = await app.ask(records.find, app.place_id, "actor", "hospital")
    if not await app.ask(records.load_all, app.place_id, "spend"):
        await app.do(bringing.bring_in, app.place_id, LedgerOptions(path, anchor))
    app.go_to("delivery", "spend")
    await seat.rest()
    return lambda: app.screen.room.action_decide()


def imported(action: str, *args: Any) -> Prepare:
    async def prepare(seat: Sitting) -> Begin:
        screen = await _importing(seat)
        return lambda: getattr(screen, action)(*args)

    return prepare


async def _merging(seat: Sitting) -> Begin:
    from convene.tui.screens.engagement.merging import MergeScreen

    app: Any = seat.app
    found = await app.ask(records.load_all, app.place_id, "actor")
    screen = MergeScreen(found[-1][0], found[-2][0])
    app.push_screen(screen)
    await seat.rest()
    return lambda: screen._merge()


async def _placing(seat: Sitting) -> Begin:
    prepare = opened("engagement", "actor", "a", "action_digit", 3)
    await prepare(seat)
    screen: Any = seat.app.screen
    spot = screen.here
    return lambda: screen._place(spot, influence=4, interest=(spot.interest or 0) % 5 + 1)


async def _file_question(seat: Sitting) -> Begin:
    app: Any = seat.app
    app.go_to("engagement", "actor")
    await seat.rest()
    return lambda: app.screen.action_bring_in()


def on_board(action: str, *args: Any) -> Prepare:
    """Something on the board, with a cluster shown."""

    async def prepare(seat: Sitting) -> Begin:
        app: Any = seat.app
        app.go_to("codesign", "cluster", (await app.ask(records.load_all, app.place_id, "cluster"))[0][0])
        await seat.rest()
        return lambda: getattr(app.screen.room, action)(*args)

    return prepare


async def _accounted(seat: Sitting) -> Any:
    """An account in which two commitments of the place may count the same, some of it not set."""
    from convene.services.account.pages import AccountPage
    from tests.account_values import account, claim, settings

    app: Any = seat.app
    (one, first), (two, second) = (await app.ask(records.load_all, app.place_id, "commitment"))[:2]
    some = {kind: said for kind, said in settings().items() if kind != "displacement"}
    return AccountPage("", "The account", account(
        claim(first.slug, commitment_id=one), claim(second.slug, commitment_id=two, actor="another"),
        claim("third", commitment_id=one, measure="M3", outcome="O3", theme="T3", actor="third", settings=some),
    ))  # fmt: skip


def on_account(action: str, *, at: int = 0, down: bool = False) -> Prepare:
    """Something in the account, in one of its tabs; ``down`` in the lines of the first row."""

    async def prepare(seat: Sitting) -> Begin:
        from convene.tui.screens.measurement.account_page import AccountScreen

        page = await _accounted(seat)
        screen = AccountScreen(at=at)
        seat.app.push_screen(screen)
        await seat.rest()
        screen.take(page)
        await seat.rest()
        if down:
            await seat.press("enter")
        return lambda: getattr(screen, action)(*((screen.line,) if action == "open_working" else ()))

    return prepare


def checking(action: str) -> Prepare:
    """Something in the account check, where something was changed."""

    async def prepare(seat: Sitting) -> Begin:
        from convene.tui.screens.measurement.check_page import CheckScreen

        screen = CheckScreen(await _accounted(seat), hue="measurement")
        seat.app.push_screen(screen)
        await seat.rest()
        await seat.press("right")
        return lambda: getattr(screen, action)()

    return prepare


ACTS: dict[str, Prepare] = {
    "ConveneApp._keep_place": of_app("_keep_place", ""),
    "BookApp.action_undo": of_app("action_undo"),
    "BookApp.action_redo": of_app("action_redo"),
    "NounForm._save": _form,
    "NounForm.action_leave": _leave_form,
    "CaptureScreen.keep": line_of("c", "the steps are steep @citizen"),
    "PromiseScreen.keep": opened("delivery", "commitment", "o", "keep", "hospital > grants: 12 jobs by next fri"),
    "GrantRoom.action_publish": listed("delivery", "link", "action_publish"),
    "PlacementRoom.action_move": listed("delivery", "placement", "action_move"),
    "PlanRoom.action_tick": listed("delivery", "plan", "action_tick"),
    "LogScreen.keep": line_of("l", "rang the school, will ring again ->fri"),
    "BoardRoom.action_name": on_board("action_name"),
    "BoardRoom.action_move": on_board("action_move"),
    "BoardRoom.action_take_out": on_board("action_take_out"),
    "BoardRoom.action_suggest": on_board("action_suggest"),
    "BoardRoom.action_merge": on_board("action_merge"),
    "BoardRoom.action_reorder": on_board("action_reorder", 1),
    "BoardRoom.action_change": on_board("action_change"),
    "BoardRoom.action_take_away": on_board("action_take_away"),
    "BoardRoom.action_vision": on_board("action_vision"),
    "MarketRoom.action_fresh": listed("codesign", "ask", "action_fresh"),
    "MarketRoom.action_match": listed("codesign", "ask", "action_match"),
    "MarketRoom.action_answer": listed("codesign", "ask", "action_answer"),
    "WordingsScreen.action_restore": opened("codesign", "vision", "b", "action_restore", first=("down",)),
    "MeasureRoom.action_adopt": listed("codesign", "measure", "action_adopt", choose=30),
    "FrameworkRoom.action_outcome": listed("codesign", "measure", "action_outcome"),
    "FrameworkRoom.action_theme": listed("codesign", "measure", "action_theme"),
    "FrameworkScreen.action_version": opened("codesign", "measure", "b", "action_version"),
    "FrameworkScreen.action_export": opened("codesign", "measure", "b", "action_export"),
    "DueScreen.action_done": opened("overview", "", "D", "action_done"),
    "PersonRoom.action_add_basis": listed("engagement", "person", "action_add_basis"),
    "PersonRoom.action_withdraw": listed("engagement", "person", "action_withdraw"),
    "PersonRoom.action_erase": listed("engagement", "person", "action_erase"),
    "PersonRoom.action_tidy": listed("engagement", "person", "action_tidy"),
    "PersonRoom.action_sign_up": listed("engagement", "person", "action_sign_up"),
    "PersonRoom.action_invites": listed("engagement", "person", "action_invites"),
    "NeedRoom.action_evidence": listed("engagement", "need", "action_evidence"),
    "NeedRoom.action_voice": listed("engagement", "need", "action_voice"),
    "FigureRoom.action_evidence": listed("engagement", "indicator", "action_evidence"),
    "ContributionRoom.action_voice": listed("engagement", "contribution", "action_voice"),
    "GapsScreen._settle": opened("engagement", "actor", "s", "_settle"),
    "GapsScreen.action_act": opened("engagement", "actor", "s", "action_act"),
    "ImportChoices.action_column": imported("action_column"),
    "ImportChoices.action_within": imported("action_within"),
    "ImportChoices.action_rows_are": imported("action_rows_are"),
    "ImportChoices.action_type": imported("action_type"),
    "ImportChoices.action_every": imported("action_every"),
    "ImportChoices.action_sheet": imported("action_sheet"),
    "ImportChoices.action_heading": imported("action_heading"),
    "ImportScreen.action_through": imported("action_through"),
    "ImportScreen.action_bring": imported("action_bring"),
    "ObservationRoom.action_count": listed("measurement", "observation", "action_count"),
    "ObservationRoom.action_proof": listed("measurement", "observation", "action_proof"),
    "ObservationRoom.action_bring_in": listed("measurement", "observation", "action_bring_in"),
    "ActualsFileScreen.look": from_actuals("look"),
    "ActualsFileScreen.action_bring": from_actuals("action_bring"),
    "ActualsFileScreen.action_column": from_actuals("action_column"),
    "ActualsFileScreen.action_year": from_actuals("action_year"),
    "ActualsScreen.keep": opened("measurement", "observation", "b", "keep", first=("down", "1", "2")),
    "ActualsScreen.open_cell": opened("measurement", "observation", "b", "open_cell", first=("down",)),
    "ActualsScreen.action_take_out": opened(
        "measurement", "observation", "b", "action_take_out", first=("down", "down", "down")
    ),
    "ActualsScreen.action_because": opened("measurement", "observation", "b", "action_because"),
    "ActualsScreen.action_filter": opened("measurement", "observation", "b", "action_filter"),
    "LedgerRoom.action_bring_in": listed("delivery", "ledger", "action_bring_in"),
    "SpendRoom.action_decide": _supplier,
    "LedgerScreen.action_through": from_ledger("action_through"),
    "LedgerScreen.action_bring": from_ledger("action_bring"),
    "LedgerScreen.action_column": from_ledger("action_column"),
    "LedgerScreen.action_period": from_ledger("action_period"),
    "LedgerScreen.action_name": from_ledger("action_name"),
    "LedgerScreen.action_sheet": from_ledger("action_sheet"),
    "LedgerScreen.action_heading": from_ledger("action_heading"),
    "PaperScreen.action_export": opened("delivery", "ledger", "b", "action_export"),
    "EngagementScreen.action_bring_in": _file_question,
    "MatchRoom.action_decide": listed("engagement", "match", "action_decide"),
    "MapKeeping._write": _placing,
    "MapScreen.action_judge": opened("engagement", "actor", "a", "action_judge"),
    "MapFilter._keep_filter": opened("engagement", "actor", "a", "_keep_filter", "quay"),
    "MergeScreen._merge": _merging,
    "NetworkScreen.action_tie": opened("engagement", "actor", "v", "action_tie"),
    "NetworkScreen.action_introduce": opened("engagement", "actor", "v", "action_introduce"),
    "ProfileScreen.action_export": opened("engagement", "indicator", "v", "action_export"),
    "ActionRoom.action_came_back": listed("engagement", "action", "action_came_back"),
    "OutreachRoom.action_came_back": listed("engagement", "outreach", "action_came_back"),
    "PlanRoom.action_start_plan": listed("engagement", "target", "action_start_plan"),
    "ActorRoom.action_step": listed("engagement", "actor", "action_step", 1, choose=3),
    "SchemeRoom.action_statement": listed("delivery", "scheme", "action_statement"),
    "MilestoneRoom.action_reached": listed("delivery", "milestone", "action_reached"),
    "CommitmentRoom.action_hear": listed("delivery", "commitment", "action_hear"),
    "CommitmentSheet._keep_filter": opened("delivery", "commitment", "b", "_keep_filter", "late:yes"),
    "BoardScreen.action_step": opened("delivery", "commitment", "b", "action_step"),
    "BoardScreen.action_hear": opened("delivery", "commitment", "b", "action_hear"),
    "BoardScreen.action_edit": opened("delivery", "commitment", "b", "action_edit"),
    "FollowUpScreen.action_hear": opened("delivery", "commitment", "f", "action_hear"),
    "FollowUpScreen.action_no_answer": opened("delivery", "commitment", "f", "action_no_answer"),
    "FollowUpScreen.action_step": opened("delivery", "commitment", "f", "action_step"),
    "FollowUpScreen.action_print": opened("delivery", "commitment", "f", "action_print"),
    "StatusRoom.action_step": listed("delivery", "commitment", "action_step"),
    "ActorRoom.action_merge": listed("engagement", "actor", "action_merge"),
    "StakeholderSheet.action_export": opened("engagement", "actor", "s", "action_export"),
    "GateScreen.action_mend": opened("delivery", "commitment", "g", "action_mend"),
    "GateScreen.action_override": opened("engagement", "actor", "g", "action_override"),
    "GateScreen.action_onward": opened("delivery", "commitment", "g", "action_onward"),
    "GateScreen.action_backward": opened("delivery", "commitment", "g", "action_backward"),
    "HeardScreen.action_export": opened("engagement", "contribution", "H", "action_export"),
    "HeardScreen.action_sent": opened("engagement", "contribution", "H", "action_sent"),
    "AccountRoom.action_begin": listed("measurement", "account", "action_begin"),
    "AccountScreen.open_working": on_account("open_working", down=True),
    "AccountScreen.action_set": on_account("action_set", at=1),
    "AccountScreen.action_forget": on_account("action_forget", at=1),
    "AccountScreen.action_decide": on_account("action_decide", at=4),
    "AccountScreen.action_check": on_account("action_check"),
    "AccountScreen.action_ballot": on_account("action_ballot"),
    "AccountScreen.action_edit": on_account("action_edit"),
    "AccountScreen.action_export": on_account("action_export"),
    "CheckScreen.action_type": checking("action_type"),
    "CheckScreen.action_keep": checking("action_keep"),
    "KeptFilters.action_remove": opened("engagement", "actor", "F", "action_remove"),
    "ManifestoScreen._mend": listed("manifesto", "", "_mend", Finding("error", ("title",), "No title.", "Give one.")),
    "ManifestoScreen.action_terms": listed("manifesto", "", "action_terms"),
    "ManifestoScreen.action_export": listed("manifesto", "", "action_export"),
    "ManifestoScreen.action_freeze": listed("manifesto", "", "action_freeze"),
    "ManifestoScreen.action_poster": listed("manifesto", "", "action_poster"),
    "ManifestoScreen.action_verify": listed("manifesto", "", "action_verify"),
    "VersionSheet.action_export": _version_read,
    "MinutesScreen.action_export": opened("workshops", "workshop", "v", "action_export"),
    "NounScreen.action_new": listed("engagement", "need", "action_new"),
    "NounScreen.action_edit": listed("codesign", "vision", "action_edit"),
    "NounScreen.action_remove": listed("engagement", "contribution", "action_remove", choose=2),
    "NounScreen.action_export": listed("engagement", "actor", "action_export"),
    "OverviewScreen._run_on": opened("overview", "", "0", "_run_on", "no such workshop"),
    "OverviewScreen.action_edit_place": opened("overview", "", "0", "action_edit_place"),
    "OverviewScreen.action_export": opened("overview", "", "0", "action_export"),
    "PlacesScreen.action_new": listed("places", "", "action_new"),
    "PlacesScreen.action_edit": listed("places", "", "action_edit"),
    "PlacesScreen.action_remove": listed("places", "", "action_remove", choose=99),
    "PlacesScreen.action_bring": listed("places", "", "action_bring"),
    "PlacesScreen.action_sample": listed("places", "", "action_sample"),
    "PlacesScreen.action_export": listed("places", "", "action_export"),
    "VoicesScreen._capture": running(_say),
    "VoicesScreen.action_undo": running(lambda screen: screen.action_undo()),
    "RunScreen._step": running(lambda screen: screen.action_more(1)),
    "RunScreen.action_cut": running(_cut),
    "RunScreen.action_close": running(lambda screen: screen.action_close()),
    "CountPad.action_count": _counting,
    "PaperDesk.keep": _keying,
    "ListScreen._keep_filter": listed("engagement", "actor", "_keep_filter", "quay"),
    "ListScreen.action_kept": listed("engagement", "actor", "action_kept"),
    "WorkshopRoom.action_run_workshop": listed("workshops", "workshop", "action_run_workshop"),
}


def test_every_act_of_the_house_is_swept() -> None:
    found = set()
    for module in modules():
        for one in ast.walk(module.tree):
            if isinstance(one, ast.ClassDef):
                found |= {f"{one.name}.{method.name}" for method in one.body if _is_act(method)}
    assert found == set(ACTS)


def _is_act(method: ast.stmt) -> bool:
    if not isinstance(method, ast.AsyncFunctionDef):
        return False
    return any(ast.unparse(one).split("(")[0] == "act" for one in method.decorator_list)


PAGES = tuple(name for name in ACTS if not name.startswith(("ConveneApp", "BookApp", "Places", "Overview", "Noun")))
WRITERS = (
    "CaptureScreen.keep", "LogScreen.keep", "VoicesScreen._capture", "NounForm._save", "MapKeeping._write",
    "NounScreen.action_remove", "BookApp.action_undo", "ImportScreen.action_bring",
)  # fmt: skip
SWEEPS: list[tuple[Any, tuple[str, ...]]] = (
    [(close_all, tuple(ACTS)[part::4]) for part in range(4)]
    + [(close_top, tuple(ACTS if EVERYTHING else PAGES[1::3]))]
    + [(cancel_all, tuple(ACTS if EVERYTHING else WRITERS))]
)


@pytest.fixture(scope="module")
def furnished(template_harrow: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample with records of the nouns that it has none of."""
    path = tmp_path_factory.mktemp("furnished") / "furnished.book"
    shutil.copyfile(template_harrow, path)
    book = Book(path, now=Clock())
    place = only_place(book)
    for number in range(20):
        making.add(book, place, "person", slug=f"swept-{number}", name=f"Swept Person {number}")
    for number in range(5):
        making.add(book, place, "action", what=f"Ring back {number}", owner="convener", due="2026-11-20")
    for number in range(12):
        making.start(book, f"Zz Spare {number}")
    making.add(book, place, "filter", name="Quay", words="quay")
    book.do(places.leave_open, place)
    book.close()
    return path


@pytest.fixture
def furnished_path(furnished: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(furnished, tmp_path / "harrow.book"))


@pytest.mark.parametrize(("meanwhile", "names"), SWEEPS, ids=lambda one: getattr(one, "__name__", ""))
async def test_nothing_begun_is_lost_whatever_closes_under_it(
    furnished_path: Path,
    clock: Any,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    meanwhile: Any,
    names: tuple[str, ...],
) -> None:
    async with sitting(furnished_path, clock) as seat:
        app: Any = seat.app
        sweep = Sweep(app, meanwhile)
        place = app.place_id
        with monkeypatch.context() as patch:
            sweep.install(patch, answers_for(tmp_path))
            for name in names:
                for at in AWAITS:
                    with monkeypatch.context() as again:
                        if at > 1:  # what is got ready was seen when it was got ready before
                            again.setattr(resting, "rest", _laid_out)
                        begin = await _prepared(seat, name, place)
                    sweep.at, sweep.met = at, 0
                    begin()
                    await seat.rest()
                    _check(seat, sweep, f"{name}, interrupted at await {at}")
                    if sweep.met < at:
                        break
        await _a_line_is_still_kept(seat, furnished_path)


_rest = resting.rest


async def _laid_out(app: Any, **_: Any) -> None:
    await _rest(app, draws="none")


async def _prepared(seat: Sitting, name: str, place: str) -> Begin:
    await _tidied(seat, place)
    return await ACTS[name](seat)


async def _tidied(seat: Sitting, place: str) -> None:
    """Back to the overview of the place, whatever stands there."""
    app: Any = seat.app
    if app.place_id != place:
        app.open_place(place)
    app.action_go("overview")
    app.clear_notifications()
    await seat.rest()


def _check(seat: Sitting, sweep: Sweep, when: str) -> None:
    app: Any = seat.app
    assert app._exception is None, f"{when}: {app._exception!r}"
    assert sweep.begun == sweep.ended, when
    assert not app._writes, when
    assert not [one for one in app.acts if not one.with_person], when


async def _a_line_is_still_kept(seat: Sitting, book: Path) -> None:
    app: Any = seat.app
    app.action_go("overview")
    await seat.rest()
    await seat.press("c")
    await seat.type("still kept")
    await seat.press("enter")
    await seat.until("1 kept")
    with sqlite3.connect(book) as db:
        assert db.execute("SELECT count(*) FROM contribution WHERE text = 'still kept'").fetchone() == (1,)
