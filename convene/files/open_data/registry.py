"""The layouts that are known, the more particular first."""

from __future__ import annotations

from convene.files.open_data.figures.indicators import INDICATOR_LAYOUTS
from convene.files.open_data.published.charity import CHARITY_REGISTER
from convene.files.open_data.published.companies import COMPANIES_HOUSE
from convene.files.open_data.published.find_that_charity import FIND_THAT_CHARITY
from convene.files.open_data.published.grants import THREE_SIXTY_GIVING
from convene.files.open_data.published.other_charities import NORTHERN_REGISTER, SCOTTISH_REGISTER
from convene.files.open_data.published.services import OPEN_REFERRAL
from convene.files.open_data.shape import Layout

LAYOUTS: tuple[Layout, ...] = (
    CHARITY_REGISTER, SCOTTISH_REGISTER, NORTHERN_REGISTER, COMPANIES_HOUSE,
    THREE_SIXTY_GIVING, FIND_THAT_CHARITY, OPEN_REFERRAL, *INDICATOR_LAYOUTS,
)  # fmt: skip
