"""The layouts that are known: actors and grants here, indicators where their readers are."""

from __future__ import annotations

from functools import cache

from convene.files.open_data import Layout


@cache
def gathered() -> tuple[Layout, ...]:
    """Every layout, the more particular first."""
    from convene.files.open_data.charity import CHARITY_REGISTER
    from convene.files.open_data.companies import COMPANIES_HOUSE
    from convene.files.open_data.find_that_charity import FIND_THAT_CHARITY
    from convene.files.open_data.grants import THREE_SIXTY_GIVING
    from convene.files.open_data.indicators import INDICATOR_LAYOUTS
    from convene.files.open_data.services import OPEN_REFERRAL

    ours = (CHARITY_REGISTER, COMPANIES_HOUSE, THREE_SIXTY_GIVING, FIND_THAT_CHARITY, OPEN_REFERRAL)
    return (*ours, *INDICATOR_LAYOUTS)
