"""Figures by area: the indices of deprivation, the census, and any other table with a column of area codes."""
