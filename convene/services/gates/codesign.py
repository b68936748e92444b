"""Counting for the gate of stage 2."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from itertools import chain
from operator import itemgetter

from convene.core.gates.double_claims import Claim, find_clashes
from convene.core.gates.facts import CodesignFacts, Named
from convene.core.manifesto import changed_since
from convene.core.vocabulary import ActorType
from convene.services.codesign.ballots.standing import AGREES, STANDS
from convene.services.delivery.carriers import Carrier, carriers
from convene.services.gates.counting import counts, day
from convene.store.reader import Reader, Row

TERMS = {
    "wording": "wording",
    "actor_id": "actor",
    "lever": "lever",
    "measure_id": "measure",
    "quantity": "quantity",
    "unit": "unit",
    "start": "start",
    "due": "due date",
    "evidence": "evidence rule",
}
"""What a complete commitment has, by column (COD-5)."""

DECIDED = (
    "EXISTS (SELECT 1 FROM decision_visions l JOIN decision d ON d.id = l.owner_id WHERE l.target_id = v.id "
    f"AND d.turnout > 0 AND d.method IS NOT NULL AND {AGREES})"
)
"""SQL over a vision ``v``: how it was decided is on record, with a method and a count of people (COD-1)."""
TYPED = f"v.agreed_how IS NOT NULL AND v.votes_for > 0 AND NOT {DECIDED}"
"""SQL over a vision ``v``: its count was typed by hand, before decisions were kept."""
OF_THE_PLACE = f"FROM decision d WHERE d.place_id = :place AND {STANDS}"


def seen_in_codesign(read: Reader, place_id: str, every: Sequence[Row]) -> CodesignFacts:
    """``every`` commitment that was not withdrawn; what the law asks for is listed, and counts for nothing here."""
    commitments = [row for row in every if not row["legally_required"]]
    visions, agreed, recorded, typed = counts(
        read,
        "SELECT count(*), count(*) FILTER (WHERE status = 'agreed'), "
        f"count(*) FILTER (WHERE status = 'agreed' AND {DECIDED}), "
        f"count(*) FILTER (WHERE status = 'agreed' AND {TYPED}) "
        "FROM vision v WHERE place_id = :place AND coalesce(status, '') <> 'retired'",
        place_id,
    )
    priorities, rooted, measured = counts(
        read,
        "SELECT count(*), count(*) FILTER (WHERE EXISTS (SELECT 1 FROM priority_needs n WHERE n.owner_id = p.id) "
        "AND EXISTS (SELECT 1 FROM priority_outcomes o WHERE o.owner_id = p.id)), "
        "count(*) FILTER (WHERE EXISTS (SELECT 1 FROM priority_targets t JOIN measure m ON m.id = t.measure_id "
        "WHERE t.owner_id = p.id AND m.unit <> '' AND m.evidence <> '[]')) FROM priority p WHERE p.place_id = :place",
        place_id,
    )
    chosen, minorities = counts(
        read,
        f"SELECT (SELECT count(DISTINCT l.target_id) FROM decision_priorities l JOIN decision d ON d.id = l.owner_id "
        f"WHERE l.place_id = :place AND {AGREES}), (SELECT count(*) {OF_THE_PLACE} AND (d.minority <> '' "
        "OR EXISTS (SELECT 1 FROM decision_objections o WHERE o.owner_id = d.id)))",
        place_id,
    )
    unowned = read.rows(
        "SELECT p.id, p.title FROM priority p WHERE p.place_id = :place AND NOT EXISTS (SELECT 1 FROM "
        "commitment_priorities l JOIN commitment c ON c.id = l.owner_id WHERE l.target_id = p.id "
        "AND coalesce(c.status, '') <> 'withdrawn' AND c.legally_required = 0) ORDER BY p.rank, p.id",
        place=place_id,
    )
    adopted, based = counts(
        read,
        "SELECT count(*), count(*) FILTER (WHERE baseline IS NOT NULL OR no_baseline_reason <> '' "
        "OR EXISTS (SELECT 1 FROM priority_targets t "
        "WHERE t.measure_id = a.measure_id AND (t.baseline IS NOT NULL OR t.no_baseline_reason <> ''))) "
        "FROM adoption a WHERE a.place_id = :place",
        place_id,
    )
    signatures, full = counts(
        read,
        "SELECT count(*), count(*) FILTER (WHERE signed_by <> '' AND authority <> '' AND signed_on IS NOT NULL) "
        "FROM signature WHERE place_id = :place AND withdrawn_on IS NULL",
        place_id,
    )
    dissents, none_raised = counts(
        read,
        "SELECT (SELECT count(*) FROM dissent WHERE place_id = :place), "
        "(SELECT max(no_dissent) FROM manifesto WHERE place_id = :place)",
        place_id,
    )
    lacking = [[words for column, words in TERMS.items() if row[column] in (None, "", "[]")] for row in commitments]
    shared = carriers(read, place_id, commitments)
    held, by_type, names = _held(shared.values())
    busiest, most = max(held.items(), key=itemgetter(1), default=("", 0))
    largest, many = max(by_type.items(), key=itemgetter(1), default=("", 0))
    version, exported, changed = publication(read, place_id)
    return CodesignFacts(
        visions=visions,
        agreed=agreed,
        recorded=recorded,
        typed=typed,
        minorities=minorities,
        chosen=chosen,
        priorities=priorities,
        rooted=rooted,
        measured=measured,
        unowned=tuple(Named(row["id"], row["title"]) for row in unowned),
        adopted=adopted,
        with_baseline=based,
        commitments=len(commitments),
        complete=sum(not missing for missing in lacking),
        gaps=tuple(Counter(words for missing in lacking for words in missing).most_common()),
        types=tuple(sorted(by_type)),
        levers=tuple(sorted({row["lever"] for row in commitments if row["lever"]})),
        busiest=names.get(busiest, ""),
        busiest_count=most,
        largest_type=ActorType(largest).many if largest else "",
        largest_type_count=many,
        unshared=sum(bool(row["joint"]) and not row["shared"] for row in commitments),
        required=len(every) - len(commitments),
        clashes=find_clashes(_claims(commitments, shared)),
        dissents=dissents,
        no_dissent=bool(none_raised),
        signatures=signatures,
        signatures_full=full,
        published=exported,
        changed_since=changed,
        version=version,
    )


def _held(
    shared: Iterable[Sequence[Carrier]],
) -> tuple[dict[str, Decimal], dict[str, Decimal], dict[str, str]]:
    """How many commitments each actor carries (by id) and each type, parts of shared ones added up, and their names."""
    held: dict[str, Decimal] = defaultdict(Decimal)
    by_type: dict[str, Decimal] = defaultdict(Decimal)
    names: dict[str, str] = {}
    for one in chain.from_iterable(shared):
        held[one.id] += one.part
        names[one.id] = one.name
        if one.kind:
            by_type[one.kind] += one.part
    return held, by_type, names


def _claims(commitments: Iterable[Row], shared: Mapping[str, Sequence[Carrier]]) -> Iterable[Claim]:
    """What is claimed, of a shared commitment by each who carries it: together that is what the commitment claims."""
    for row in commitments:
        if row["actor_id"] and row["measure_id"] and row["beneficiaries"]:
            for one in shared[row["id"]]:
                yield Claim(
                    Named(one.id, one.name),
                    Named(row["measure_id"], row["measure"]),
                    row["beneficiaries"],
                    Decimal(row["claimed_share"] or 1) * one.part,
                    day(row["start"]),
                    day(row["due"]),
                )


def publication(read: Reader, place_id: str) -> tuple[int, bool, bool | None]:
    """The number of the version frozen last (0: none, or an export came after it), whether the manifesto was ever
    exported or frozen, and whether it has changed since (None: the history cannot tell)."""
    latest = read.value(
        "SELECT id FROM publication WHERE place_id = :place ORDER BY published_on DESC, id DESC LIMIT 1", place=place_id
    )
    frozen = read.one(
        "SELECT id, number FROM version WHERE place_id = :place ORDER BY number DESC LIMIT 1", place=place_id
    )
    if latest is None and frozen is None:
        return 0, False, False
    exported, kept = (_entry(read, "publication", latest), _entry(read, "version", frozen["id"] if frozen else None))
    if exported is None and kept is None:
        return 0, True, None
    seq = max(one for one in (exported, kept) if one is not None)
    number = frozen["number"] if frozen is not None and kept is not None and kept >= (exported or 0) else 0
    return number, True, _changed(read, place_id, seq)


def _entry(read: Reader, table: str, record_id: str | None) -> int | None:
    """The change that put the record in. None when the history does not know, or when it came with the whole place from
    a file: what was changed before that is not told."""
    found: int | None = read.value(
        "SELECT min(change_seq) FROM change_row WHERE row_id = :id AND table_name = :t", id=record_id, t=table
    )
    brought = read.value(
        "SELECT 1 FROM change_row WHERE change_seq = :s AND table_name = 'place' AND before IS NULL LIMIT 1", s=found
    )
    return None if brought else found


def _changed(read: Reader, place_id: str, seq: int) -> bool:
    """Whether anything the manifesto shows is other than it was after that change."""
    shown = ", ".join(f"'{table}'" for table in changed_since.SHOWN)
    rows = read.rows(
        "SELECT r.table_name, r.row_id, r.before, r.after FROM change c JOIN change_row r ON r.change_seq = c.seq "
        f"WHERE c.place_id = :place AND c.seq > :seq AND r.table_name IN ({shown}) AND (r.table_name <> 'actor' "
        "OR r.row_id IN (SELECT actor_id FROM signature WHERE place_id = :place)) AND (r.table_name <> 'measure' "
        "OR r.row_id IN (SELECT measure_id FROM adoption WHERE place_id = :place)) ORDER BY c.seq, r.position",
        place=place_id,
        seq=seq,
    )
    return changed_since.differs(
        (row["table_name"], row["row_id"], json.loads(row["before"] or "null"), json.loads(row["after"] or "null"))
        for row in rows
    )
