"""Lists of what was frozen and signed: versions of the manifesto, public keys, digital signatures."""

from __future__ import annotations

from datetime import date

from convene.core.views import Item, Tone
from convene.core.vocabulary import ManifestoStatus
from convene.services.lists.noun_list import LONG, NounList, counted, shown_day
from convene.store.reader import Row
from convene.store.select import Select
from convene.text import clip, plural


def _version(row: Row, today: date) -> Item:
    status = ManifestoStatus(row["status"]) if row["status"] else ManifestoStatus.signed
    erased, seals = row["erased_on"] is not None, row["seals"]
    tone: Tone = "look" if erased else "done" if status is not ManifestoStatus.for_signing else "plain"
    return Item(
        row["id"],
        f"Version {row['number']}  {clip(row['what'], LONG)}".rstrip(),
        f"{row['sha256'][:16]}… · {plural(seals, 'digital signature') if seals else 'no digital signature'}",
        state="text erased" if erased else status.label.lower(),
        tone=tone,
        aside=shown_day(row["frozen_on"], today),
    )


def _key(row: Row, today: date) -> Item:
    retired = row["retired_on"]
    return Item(
        row["id"],
        row["holder"],
        row["fingerprint"],
        figure=f"signed {row['signed']}" if row["signed"] else "",
        state=f"retired {shown_day(retired, today)}" if retired else "in use",
        tone="quiet" if retired else "done",
        aside=shown_day(row["added_on"], today),
    )


def _seal(row: Row, today: date) -> Item:
    return Item(
        row["id"],
        f"Version {row['number'] or '?'}: {row['holder'] or '?'}",
        row["fingerprint"] or "",
        aside=shown_day(row["sealed_on"], today),
    )


LISTS: dict[str, NounList] = {
    "version": NounList(
        Select(
            ("v.*", counted("seals", "seal s", "s.version_id = v.id")),
            '"version" v',
            where="v.place_id = :p",
            order=("v.number DESC", "v.id"),
        ),
        _version,
        "No version was frozen yet. f freezes the first.",
    ),
    "signing_key": NounList(
        Select(
            ("k.*", counted("signed", "seal s", "s.key_id = k.id")),
            "signing_key k",
            where="k.place_id = :p",
            order=("k.retired_on IS NOT NULL", "lower(k.holder)", "k.id"),
        ),
        _key,
        "No public keys. Paper signatures need none.",
    ),
    "seal": NounList(
        Select(
            ("s.*", "v.number", "k.holder", "k.fingerprint"),
            "seal s",
            (("version v", "v.id = s.version_id"), ("signing_key k", "k.id = s.key_id")),
            where="s.place_id = :p",
            order=("v.number DESC", "s.id"),
        ),
        _seal,
        "Nobody has signed digitally. Paper signatures are the ordinary way.",
    ),
}
