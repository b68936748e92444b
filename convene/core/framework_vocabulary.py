"""The words of others' goals that measures are held against."""

from __future__ import annotations

from convene.core.vocabulary import Choice


class Ppn002(Choice):
    """The eight outcomes of the social value model that PPN 002 asks for in central government contracts: their short
    names, as facts (Cabinet Office, OGL v3.0)."""

    fair_work = "fair_work", "Fair work"
    skills = "skills", "Skills for growth"
    supply_chains = "supply_chains", "Resilient and innovative supply chains"
    sustainable_procurement = "sustainable_procurement", "Sustainable procurement practices"
    less_crime = "less_crime", "Reduction in crime"
    barriers_to_work = "barriers_to_work", "Work for those facing barriers to it"
    underrepresented = "underrepresented", "Fewer barriers for under-represented groups"
    wellbeing = "wellbeing", "Productivity through physical and mental wellbeing"
