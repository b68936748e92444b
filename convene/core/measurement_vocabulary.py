"""The words of the account: adjustments, double counts, what a figure of the place says, how an account was checked."""

from __future__ import annotations

from convene.core.vocabulary import Choice


class Adjustment(Choice):
    """What is taken off a value, or how long it lasts. Each starts as not set."""

    deadweight = "deadweight", "Deadweight", "What would have happened anyway."
    displacement = "displacement", "Displacement", "Good that was only moved from elsewhere."
    leakage = "leakage", "Leakage", "What went to people outside the place."
    attribution = "attribution", "Attribution", "The share of the change due to others."
    drop_off = "drop_off", "Drop-off", "How much of the effect fades each year after the first."
    lasts = "lasts", "Lasts", "How many years the effect lasts, the first included."


class AccountPart(Choice):
    """The four lines of an account. They are never added to each other."""

    worth = "value", "Value", "What changed, at an open unit value: economic, fiscal, wellbeing, carbon."
    given = "given", "Given", "Hours and money put in."
    moved = "moved", "Moved", "Money that changed hands: wages lifted, benefits gained, tax saved."
    counted = "counted", "Counted", "Everything that has no open unit value."


class DoubleCountGuard(Choice):
    """Why two promises may count the same."""

    same_people = "same_people", "Same measure, people and time", "Two claim one measure for the same people and time."
    group = "group", "One double-count group", "Measures that are never valued twice for the same people."
    part = "part", "One is part of the other", "A measure inside another one, never added to it."
    chain = "chain", "Steps of one chain", "Training, certificate, job: only the last that happened is valued."
    saving_and_transfer = (
        "saving_and_transfer",
        "A saving and a transfer",
        "Public money saved is somebody's benefit lost.",
    )


class DoubleCountAnswer(Choice):
    shared = "shared", "Shared out", "Each counts its share; together no more than all."
    keep = "keep", "One is valued", "One is valued, the others are only counted."
    different = (
        "different",
        "Not the same",
        "Different people, hours or tonnes: both are valued, and the reason says why.",
    )


class AccountStatus(Choice):
    draft = "draft", "Draft", "Being worked on."
    checked = "checked", "Checked", "Taken back to the people it is about."
    published = "published", "Published", "Handed out; corrections are told."


class FigureRole(Choice):
    """What a figure of the place is beside the others of its name."""

    actual = "actual", "Actual", "Counted."
    baseline = "baseline", "Baseline", "Where it stood before the work began."
    target = "target", "Target", "Where the place wants it to be."
    forecast = "forecast", "Forecast", "Where it would go if nothing more were done."
