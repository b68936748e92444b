"""The words of ballots as choices, beside those of ``vocabulary``."""

from __future__ import annotations

from convene.core.vocabulary import Choice


class CountingMethod(Choice):
    """How papers are filled in and counted. ``core.methods`` has an engine for each."""

    dots = "dots", "Dot vote", "Each has so many dots, spread as they like."
    score = "score", "Score", "A number for each option."
    approval = "approval", "Approval", "Any number of options can be ticked."
    borda = "borda", "Ranked, by points", "Options in order; each place earns points."
    schulze = "schulze", "Ranked, by pairs", "Options in order; each is held against each other."
    quadratic = "quadratic", "Quadratic vote", "Credits buy votes; several for one option cost more."
    equal_shares = "equal_shares", "Equal shares", "Ticked projects share out a budget, everybody with an equal part."
    fist = "fist", "Fist to five", "None to five fingers for one proposal."
    gradients = "gradients", "Gradients of agreement", "Eight steps, from whole-hearted to veto."
    consent = "consent", "Consent round", "A proposal stands when no objection is left that harms the aim."
    matrix = "matrix", "Impact and effort", "Each table scores impact and effort, 1 to 5."
    pairwise = "pairwise", "Pairwise duel", "Two at a time, which is better."
    nominal = "nominal", "Nominal group", "Each ranks a few, alone; points are added up."
    consensus = "consensus", "Opinion groups", "Agree, disagree or pass on statements: what do all groups share?"


class BallotStatus(Choice):
    planned = "planned", "Planned", "Its question, options and rule can still change."
    open = "open", "Open", "Papers come in; nobody sees what they say."
    closed = "closed", "Closed", "Counted. Opening it again is recorded."


class Completion(Choice):
    none = "none", "Left over", "What is left stays unspent."
    add1 = "add1", "Shared out as well", "Everybody's part grows by little steps until the next would overspend."


class SupportLevel(Choice):
    enthusiastic = "enthusiastic", "Enthusiastic", "7 in 10 endorse it, and nobody seriously disagrees: hard to undo."
    lukewarm = "lukewarm", "Lukewarm", "Nobody seriously disagrees: something that can be tried."


class PaperSource(Choice):
    paper = "paper", "Paper", "A sheet filled in by hand."
    hands = "hands", "Hands", "Hands that were counted."
    screen = "screen", "Screen", "Filled in on a screen."
    phone = "phone", "Telephone", "Said on the telephone."
    proxy = "proxy", "Proxy", "Cast by somebody else, with permission."
