"""What is typed in a storm: episodes of real work, bursts that once did harm, and noise; the same from the same seed.

A script is text, so that it can be printed, kept and played again: keys with spaces between them come together, in one
write; ``|`` waits until the program is quiet; ``&`` does not wait; ``@60x20`` is another size of the window. ``{t}`` is
a line's token; ``{T}`` one that must be found again, because the script waited until the line was there to take it.
``~`` goes to the overview from wherever it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from random import Random

HOME = "~"
BURSTS = {
    "palette and pgdn": "f8 pgdn | esc",
    "palette and enter twice": "f8 act enter enter | esc",
    "palette and esc": "f8 esc f8 esc f8 | esc",
    "palette over a form": "1 | n | f8 pgdn enter | esc | esc",
    "double click beside the palette": "f8 | click:2,{low} click:2,{low} | esc",
    "double click beside the palette at once": "f8 click:2,{low} click:2,{low} | esc",
    "form and all fields": "1 | n ctrl+o | esc | esc",
    "form and all fields twice": "1 | n | ctrl+o ctrl+o esc | esc",
    "capture and esc": "c | {T} {w} enter esc | esc",
    "capture all at once": "c {t} {w} enter esc | esc",
    "capture three at once": "c | {T} enter {T} enter {T} enter esc | esc",
    "capture, esc twice": "c esc esc | c | {t} esc esc | esc",
    "capture and another screen": "c | {T} enter esc 1 2 3 | esc",
    "log and esc": "l | {T} rang enter esc | esc",
    "log, esc twice": "l esc esc | l | esc esc | esc",
    "themes": "f9 f9 f9 f9 f9 f9 f9 f9 f9 | f9 f9",
    "form, enter and esc": "1 | n | {T} enter esc | esc",
    "form, save and esc": "1 | n | {T} | tab | v | f2 esc | esc | esc",
    "form, save twice": "1 | n | {T} | tab | v | f2 f2 | esc | esc",
    "form, esc twice": "1 | n | {T} {w} esc esc | esc",
    "question and esc twice": "0 | x | esc esc | x enter enter | esc",
    "help twice": "f1 f1 f1 | esc | f1 esc esc",
    "undo and redo": "1 | d d d | u u ctrl+r | u u u ctrl+r ctrl+r",
    "remove and leave": "1 | d 2 d 3 d 0 | u u u",
    "steps and leave": "1 | r r R 0 | 1 r 2",
    "map and leave": "1 | a | 4 4 5 2 esc | u",
    "map and undo": "1 | a | 3 3 u 2 2 u ctrl+r | esc esc",
    "modes": "0 1 2 3 4 w m p 0 1 2 3 4 w m | p 0",
    "tabs": "1 | ] ] ] ] ] ] ] ] [ [ ] ] | 2 ] ] ] [ 3 ] m ] ]",
    "thread twice": "1 | ] ] ] ] ] | t t | t enter | esc esc",
    "gate twice": "g g | esc esc | g | a | esc esc | esc",
    "merge twice": "1 | space down space M M | esc esc | M | enter enter | esc esc esc",
    "sizes": "1 | @60x20 & @120x40 & @80x24 & @60x20 & down & @40x12 & @120x40 | n | @60x20 & @61x20 & @60x20 | esc",
    "small and smaller": "@60x20 | 1 | e | @59x20 & @60x19 & @60x20 & ctrl+o & @58x20 & @60x20 | esc | esc",
    "workshop": "w | r | f6 | {T} {w} enter {T} enter esc esc | esc",
    "workshop and undo": "w | r | f6 | {t} enter ctrl+z ctrl+z | ctrl+g v v c esc | esc esc | u",
    "workshop twice": "w | r r | f6 f6 | esc esc esc",
    "due and tick": "D | y y y | esc esc",
    "export and leave": "1 | x enter esc | m | x enter enter | esc",
}  # fmt: skip
"""Each is played from the overview; named after what is done in it."""

EPISODES = (
    (10, "c | {T} {w} @citizen enter | {T} #t3 !hope enter | esc"),
    (3, "c | {t} {w} esc"),
    (5, "l | {T} {w} rang ->fri enter | {t} {w} enter | esc"),
    (3, "l | ba | tab | space {t} met enter | esc"),
    (6, "1 | n | {T} {w} | tab | {v} | f2 | esc | esc"),
    (4, "1 | ] ] ] ] ] | n | {T} {w} | f2 | esc | esc"),
    (4, "1 | {down} | e | {w} | f2 | esc | esc"),
    (3, "1 | {down} | e | ctrl+o | tab tab tab {w} tab {w} | esc | e | ctrl+z | f2 | esc esc"),
    (6, "1 | {down} | d | u"),
    (3, "1 | space down space down space | d | u | ctrl+r | u"),
    (4, "1 | A | r | R | u u | esc"),
    (8, "1 | a | {n} {n} | {n} {n} {n} {n} | {down} | {n} {n} | esc | esc"),
    (4, "1 | a | enter up right | enter | ] | {n} {n} | esc | u u"),
    (8, "w | r | f6 | {T} {w} enter | {T} @v #3 enter | ctrl+l ctrl+l | space | ctrl+g c c v V esc | f6 | esc esc"),
    (4, "w | r | {t} {w} enter | ctrl+z | {w} enter | esc | n | b | + | - | i | {T} enter | esc esc"),
    (2, "w | v | pgdn | x | esc | esc"),
    (3, "w | n | {T} {w} | ctrl+o | tab tab tab | f2 | esc | esc"),
    (5, "1 | f3 | type:vcse enter | {down} | esc"),
    (3, "1 | f3 | {w} | esc | F | esc"),
    (3, "1 | f3 | silent>60d enter | d | u | esc"),
    (4, "2 | {tab} | n | {t} {w} | f2 | esc | esc"),
    (3, "2 | {tab} | space | e | {w} | f2 | esc esc"),
    (4, "3 | {tab} | n | {w} tab {w} | f2 | esc | esc"),
    (4, "4 | {tab} | n | {w} tab {w} | f2 | esc | esc"),
    (3, "{mode} | {tab} | {down} | t | {down} | enter | esc"),
    (3, "{mode} | g | {down} | o | {w} enter | esc"),
    (2, "g | a | {w} enter | esc | g | b | esc"),
    (4, "D | y | y | {down} | y | esc"),
    (3, "1 | s | n | esc | ] | o | esc"),
    (3, "1 | v | ] | {down} | n | esc | ] i | esc | esc"),
    (2, "1 | f | pgdn pgdn | x | esc | esc"),
    (2, "1 | H | ] | L | y | esc | esc"),
    (2, "1 | P | u"),
    (3, "1 | ] | h | {down} | B | esc | S | esc | esc"),
    (3, "1 | M | {down} | enter | s | {down} | esc | esc"),
    (3, "1 | ] ] ] ] | y | n | {t} enter | f2 | esc esc"),
    (2, "1 | ] ] ] ] ] ] | E | esc | V | esc"),
    (2, "1 | i | {w} enter | esc | esc"),
    (4, "f8 | {w} | down down | enter | esc"),
    (3, "ctrl+p log enter | {t} enter | esc"),
    (3, "{mode} | x | enter"),
    (2, "{mode} | x | {w} enter | esc"),
    (2, "m | ] | e | {w} tab {w} | f2 | esc | esc"),
    (2, "e | tab tab {w} | f2 | esc"),
    (2, "p | s | down enter | esc | p | {down} | enter"),
    (2, "p | n | {T} {w} | f2 | esc | p | {down} enter"),
    (1, "p | d | u | enter"),
    (4, "u u ctrl+r | ctrl+r | u"),
    (3, "f9 | f9"),
    (3, "f1 | pgdn | esc | ?"),
    (3, "{click} | {click} {click} | {click}"),
    (3, "@{size} | {mode} | @{size}"),
)
WORDS = (
    "bus", "library", "harbour", "warm", "[/]", "[bold", "$ink", "{0}", "%s", "été", "日本", "👩‍🌾", "a" * 70,
    "'", '"', "\\", "--", "<b>", ";", "0", "12", "2026-11-30", "&amp;", "act", "cap", "new", "the", "e",
)  # fmt: skip
"""Typed into whatever takes letters. No ``q``, which leaves the program; nothing that begins a path elsewhere."""
_NOISE = (
    *"01234wmp", *"netdxclgyrRasvfHDAFhoib", "u", "ctrl+r", "[", "]", "f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8",
    "f9", "esc", "esc", "esc", "enter", "enter", "space", "tab", "shift+tab", "up", "down", "down", "left", "right",
    "pgup", "pgdn", "home", "end", "backspace", "delete", "ctrl+s", "ctrl+z", "ctrl+f", "ctrl+b", "ctrl+c", "?",
)  # fmt: skip
_RAW_ONLY = ("ctrl+c", "ctrl+z", "ctrl+s")
"""Keys that a terminal acts on itself until the program has taken it over."""
SIZES = ((120, 40), (80, 24), (60, 20), (100, 30), (72, 22), (61, 19))


@dataclass(frozen=True, slots=True)
class Step:
    """Keys of one write, or another size; ``wait`` until the program is quiet. ``promised`` tokens must be kept."""

    keys: tuple[str, ...] = ()
    size: tuple[int, int] | None = None
    wait: bool = True
    promised: tuple[str, ...] = ()

    def __str__(self) -> str:
        said = "@{}x{}".format(*self.size) if self.size else " ".join(self.keys)
        return f"{said} {'|' if self.wait else '&'}"


def steps(script: str) -> list[Step]:
    """A script without placeholders, taken apart."""
    found: list[Step] = []
    keys: list[str] = []

    def done(wait: bool) -> None:
        if keys:
            found.append(Step(tuple(keys), wait=wait))
            keys.clear()

    for word in script.split():
        if word in ("|", "&"):
            done(word == "|")
        elif word[0] == "@" and word[1:2].isdigit():
            done(False)
            columns, rows = word[1:].split("x")
            found.append(Step(size=(int(columns), int(rows)), wait=False))
        else:
            keys.append(word)
    done(True)
    return found


class Source:
    """Endless steps from a seed. ``token`` makes a new token for each line."""

    def __init__(self, seed: int, token: Callable[[], str], *, leaning: str = "") -> None:
        self.random = Random(seed)
        self._token = token
        weights = [weight * (6 if leaning and script.startswith(leaning) else 1) for weight, script in EPISODES]
        self._episodes = ([script for _, script in EPISODES], weights)
        self.size = SIZES[1]

    def __iter__(self) -> Iterator[list[Step]]:
        """Episodes: a piece of work as it is meant, the same stirred, a burst, or noise."""
        while True:
            kind = self.random.random()
            if kind < 0.30:
                yield [*self.fill(HOME), *self.fill(self.random.choices(*self._episodes)[0])]
            elif kind < 0.55:
                yield self._stirred([*self.fill(HOME), *self.fill(self.random.choices(*self._episodes)[0])])
            elif kind < 0.75:
                yield [*self.fill(HOME), *self.fill(self.random.choice(list(BURSTS.values())))]
            elif kind < 0.82:
                yield self._stirred(self.fill(self.random.choice(list(BURSTS.values()))))
            else:
                yield [self.noise() for _ in range(self.random.randint(1, 8))]

    def fill(self, script: str) -> list[Step]:
        """A script with its placeholders filled in."""
        found = []
        for step in steps(script.replace("@{size}", "@{}x{}".format(*self.random.choice(SIZES)))):
            promised: list[str] = []
            keys = tuple(word for key in step.keys for word in self._word(key, promised))
            found.append(Step(keys, step.size, step.wait, tuple(promised)))
        return found

    def _word(self, key: str, promised: list[str]) -> Iterator[str]:
        random = self.random
        if key in ("{t}", "{T}"):
            token = self._token()
            if key == "{T}":
                promised.append(token)
            yield from (token, "space")
        elif key == "{w}":
            yield random.choice(WORDS)
            for _ in range(random.randint(0, 3)):
                yield from ("space", random.choice(WORDS))
        elif key == "{n}":
            yield str(random.randint(0, 5))
        elif key == "{v}":
            yield random.choice("asdmvc")
        elif key == "{mode}":
            yield random.choice("1234wmp0")
        elif key == "{tab}":
            yield from "]" * random.randint(0, 7)
        elif key == "{down}":
            yield from ["down"] * random.randint(0, 9)
        elif key == "{click}":
            yield f"click:{random.randint(1, self.size[0])},{random.randint(1, self.size[1])}"
        else:
            yield key.replace("{low}", str(self.size[1] - 2))

    def noise(self, *, early: bool = False) -> Step:
        """Any keys, one to a dozen, together; ``early`` leaves out what a terminal would act on by itself."""
        random = self.random
        if random.random() < 0.08 and not early:
            return Step(size=random.choice(SIZES), wait=random.random() < 0.5)
        known = [key for key in _NOISE if not (early and key in _RAW_ONLY)]
        keys: list[str] = []
        for _ in range(random.choice((1, 1, 1, 2, 2, 3, 5, 8, 12))):
            if random.random() < 0.08:
                keys += self._word(random.choice(("{w}", "{click}", "{t}")), [])
            else:
                keys += [random.choice(known)] * (1 if random.random() < 0.9 else 6)
        return Step(tuple(keys), wait=random.random() < 0.8)

    def _stirred(self, given: list[Step]) -> list[Step]:
        """The same steps as somebody in a hurry types them: joined, not waited for, resized and stumbled over."""
        random = self.random
        out: list[Step] = []
        for step in given:
            keys, wait = step.keys, step.wait and random.random() > 0.25
            if out and keys and HOME not in (*keys, *out[-1].keys) and out[-1].keys and random.random() < 0.3:
                keys = out.pop().keys + keys
            elif random.random() < 0.06:
                out.append(Step(size=random.choice(SIZES), wait=False))
            if random.random() < 0.08:
                keys = (*keys, random.choice(_NOISE))
            out.append(Step(keys, step.size, wait))
        return out
