"""Where the checks of stage 2 are mended."""

from __future__ import annotations

from convene.core.gates.thresholds import FEWEST, MOST
from convene.services.gates.codesign import DECIDED, TERMS
from convene.services.gates.remedies.looking import Find, Look, Remedy, first_lacking, new

STANDS = "coalesce(c.status, '') <> 'withdrawn' AND c.legally_required = 0"


def vision_agreed(look: Look) -> Remedy:
    """A decision on the vision that is furthest, to be written down; a vision where there is none."""
    found = look.first(
        "SELECT v.slug, v.statement FROM vision v WHERE v.place_id = :place "
        f"AND coalesce(v.status, '') <> 'retired' AND NOT (v.status = 'agreed' AND {DECIDED}) "
        "ORDER BY v.status = 'agreed' DESC, v.status = 'proposed' DESC, v.id"
    )
    if found is None:
        return new("vision")
    return Remedy("decision", field="text", values={"text": found["statement"], "visions": [found["slug"]]})


def priorities_rooted(look: Look) -> Remedy:
    number = look.facts.codesign.priorities
    if number > MOST:
        last = look.first("SELECT id FROM priority WHERE place_id = :place ORDER BY rank DESC, id DESC")
        return Remedy("priority", last["id"] if last else "", shown_as="list")
    loose = look.first(
        "SELECT p.id, (SELECT count(*) FROM priority_needs n WHERE n.owner_id = p.id) AS needs FROM priority p "
        "WHERE p.place_id = :place AND (NOT EXISTS (SELECT 1 FROM priority_needs n WHERE n.owner_id = p.id) "
        "OR NOT EXISTS (SELECT 1 FROM priority_outcomes o WHERE o.owner_id = p.id)) ORDER BY p.rank, p.id"
    )
    if loose and number >= FEWEST:
        return Remedy("priority", loose["id"], "outcomes" if loose["needs"] else "needs")
    return new("priority")


def priorities_measured(look: Look) -> Remedy:
    found = look.first(
        "SELECT p.id FROM priority p WHERE p.place_id = :place AND NOT EXISTS (SELECT 1 FROM priority_targets t JOIN "
        "measure m ON m.id = t.measure_id WHERE t.owner_id = p.id AND m.unit <> '' AND m.evidence <> '[]') "
        "ORDER BY p.rank, p.id"
    )
    if found is None:
        return new("priority")
    vague = look.first(
        "SELECT m.id, m.unit, m.evidence FROM priority_targets t JOIN measure m ON m.id = t.measure_id "
        "WHERE t.owner_id = :owner AND t.place_id = :place ORDER BY t.position",
        owner=found["id"],
    )
    if vague:  # it has a target, on a measure that cannot be measured
        return first_lacking("measure", vague, {"unit": "unit", "evidence": "evidence"})
    return Remedy("priority", found["id"], "targets")


def baselines(look: Look) -> Remedy:
    found = look.first(
        "SELECT a.id FROM adoption a WHERE a.place_id = :place AND a.baseline IS NULL "
        "AND coalesce(a.no_baseline_reason, '') = '' AND NOT EXISTS (SELECT 1 FROM priority_targets t WHERE "
        "t.measure_id = a.measure_id AND (t.baseline IS NOT NULL OR t.no_baseline_reason <> '')) ORDER BY a.id"
    )
    return Remedy("adoption", found["id"], "baseline") if found else new("adoption")


def commitments_complete(look: Look) -> Remedy:
    columns = {column: column.removesuffix("_id") for column in TERMS}
    empty = " OR ".join(f"c.{column} IS NULL OR c.{column} IN ('', '[]')" for column in columns)
    found = look.first(
        f"SELECT c.* FROM commitment c WHERE c.place_id = :place AND {STANDS} AND ({empty}) ORDER BY c.id"
    )
    return first_lacking("commitment", found, columns) if found else new("commitment")


def priorities_owned(look: Look) -> Remedy:
    here = look.facts.codesign
    if not here.priorities:
        return new("priority")
    loose = here.unowned[:1]
    return new("commitment", **({"priorities": (look.slug("priority", loose[0].id),)} if loose else {}))


def work_shared(look: Look) -> Remedy:
    return new("commitment")


def no_double_claim(look: Look) -> Remedy:
    if not look.facts.codesign.clashes:
        return new("commitment")
    clash = look.facts.codesign.clashes[0]
    found = look.first(
        "SELECT c.id FROM commitment c JOIN actor a ON a.id = c.actor_id JOIN measure m ON m.id = c.measure_id "
        f"WHERE c.place_id = :place AND {STANDS} AND a.name = :actor AND m.title = :measure "
        "ORDER BY c.beneficiaries <> :whom, c.id",
        actor=clash.actors[0],
        measure=clash.measure,
        whom=clash.beneficiaries,
    )
    return Remedy("commitment", found["id"], "claimed_share") if found else Remedy("commitment", shown_as="list")


def dissent_visible(look: Look) -> Remedy:
    here = look.facts.codesign
    terms = look.first("SELECT id FROM manifesto WHERE place_id = :place")
    if here.dissents and here.no_dissent and terms:
        return Remedy("manifesto", terms["id"], "no_dissent")
    return new("dissent")


def authority_to_sign(look: Look) -> Remedy:
    found = look.first(
        "SELECT * FROM signature WHERE place_id = :place AND withdrawn_on IS NULL "
        "AND (signed_by = '' OR authority = '' OR signed_on IS NULL) ORDER BY id"
    )
    lacks = ("signed_by", "authority", "signed_on")
    return first_lacking("signature", found, {one: one for one in lacks}) if found else new("signature")


def manifesto_exported(look: Look) -> Remedy:
    return Remedy("publication", shown_as="manifesto")


FOUND: dict[str, Find] = {
    "COD-1": vision_agreed,
    "COD-2": priorities_rooted,
    "COD-3": priorities_measured,
    "COD-4": baselines,
    "COD-5": commitments_complete,
    "COD-6": priorities_owned,
    "COD-7": work_shared,
    "COD-8": no_double_claim,
    "COD-9": dissent_visible,
    "COD-10": authority_to_sign,
    "COD-11": manifesto_exported,
}
