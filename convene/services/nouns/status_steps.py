"""One step of a record's status: where it can go, what that asks, and going there. One change in the history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from convene.core.gates.number_words import spelt
from convene.core.nouns import NOUNS, Draft
from convene.core.status_steps import Question, Step
from convene.core.vocabulary import Choice
from convene.errors import NO, USAGE, Problem
from convene.services.nouns import records, registry
from convene.services.nouns.hooks import Steps
from convene.store.reader import Reader
from convene.store.writer import Writer
from convene.text import article, join, plural


def ways(read: Reader, noun: str, ids: Sequence[str]) -> tuple[Step, ...]:
    """The steps that any of these records can take, each once. Raises Problem when one is gone."""
    found = [way for one in ids for way in _of(noun).ways(records.load(read, noun, one))]
    keys: dict[str, Step] = {}
    for way in found:
        keys.setdefault(way.key, way)
    return tuple(keys.values())


def questions(read: Reader, place_id: str, noun: str, ids: Sequence[str], to: Choice) -> tuple[Question, ...]:
    """What the step asks, for all of the records together. Raises Problem where each record or each actor must be
    asked for itself."""
    steps = _of(noun)
    asked: dict[str, Question] = {}
    alone, actors = 0, set[str]()
    for one in ids:
        draft = records.load(read, noun, one)
        if _way(steps, draft, to) is None:
            continue
        for question in steps.questions(read, place_id, one, draft, to):
            alone += question.name in steps.each
            if question.name in steps.own:
                actors.add(draft.actor.casefold())  # type: ignore[attr-defined]
            asked.setdefault(question.name, question)
    if alone > 1 and len(ids) > 1:
        raise Problem(
            f"Each {NOUNS[noun].word} says for itself what was seen.",
            "Nothing was changed.",
            hint="Go on with one at a time.",
            exit_code=USAGE,
        )
    if len(actors) > 1:
        raise Problem(
            f"They are of {spelt(len(actors))} actors, and each says for itself who accepted it, and how.",
            "Nothing was changed.",
            hint="Go on with those of one actor at a time.",
            exit_code=USAGE,
        )
    return tuple(asked.values())


def step(
    write: Writer, place_id: str, noun: str, ids: Sequence[str], to: Choice, answers: Mapping[str, str]
) -> tuple[int, str]:
    """Take the step with each record: how many moved, and what happened in words, with what stayed as it was.

    ``answers`` are by the names of ``questions``. Raises Problem, its ``fields`` naming the question, for one that is
    missing or not understood; nothing is changed then.
    """
    steps, moved, stayed, was = _of(noun), [], [], ""
    write.place_id = place_id
    for question in questions(write, place_id, noun, ids, to):
        if not answers.get(question.name, "").strip():
            raise Problem(
                f"This step needs an answer: {question.words}",
                "Nothing was changed.",
                hint=f"Give {article(question.name)} {question.name}."
                if question.options
                else "Take the step again and say it; one line is enough.",
                fields={question.name: question.words},
                exit_code=USAGE,
            )
    for one in ids:
        old = records.load(write, noun, one)
        name = records.name_of(noun, old)
        if _way(steps, old, to) is None:
            stayed.append((name, _standing(steps, old)))
            continue
        new = steps.taken(write, place_id, one, old, to, answers)
        records.edit(write, place_id, noun, one, new, answers.get("why", ""), opened=old)
        was = _standing(steps, old)
        moved.append(name)
    words = _words(noun, moved, stayed, was, to)
    if moved:
        write.label = words
    return len(moved), "; ".join([words, *write.consequences])


def _of(noun: str) -> Steps:
    steps = registry.of(noun).steps
    if steps is None:
        raise Problem(f"{article(NOUNS[noun].word).capitalize()} has no steps.", hint="Edit it instead.", exit_code=NO)
    return steps


def _way(steps: Steps, draft: Draft, to: Choice) -> Step | None:
    return next((way for way in steps.ways(draft) if way.to is to), None)


def _standing(steps: Steps, draft: Draft) -> str:
    status: Choice = getattr(draft, steps.moves)
    return status.label.lower()


def _words(noun: str, moved: list[str], stayed: list[tuple[str, str]], was: str, to: Choice) -> str:
    kind, label = NOUNS[noun], to.label.lower()
    if len(moved) == 1:
        said = f"{moved[0]}: {was} → {label}"
    else:
        said = f"{plural(len(moved), kind.word, kind.plural)} → {label}" if moved else ""
    if not stayed:
        return said
    rest = join([f"{name} stays {now}" for name, now in stayed[:2]])
    if len(stayed) > 2:
        rest = f"{plural(len(stayed), kind.word, kind.plural)} stay as they are"
    return f"{said}; {rest}" if said else rest
