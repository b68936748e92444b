"""Published tables in their real layouts, with invented figures."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from random import Random

_DOMAINS = (
    "Income", "Employment", "Education, Skills and Training", "Health Deprivation and Disability", "Crime",
    "Barriers to Housing and Services", "Living Environment", "Income Deprivation Affecting Children Index (IDACI)",
    "Income Deprivation Affecting Older People (IDAOPI)", "Children and Young People Sub-domain",
    "Adult Skills Sub-domain", "Geographical Barriers Sub-domain", "Wider Barriers Sub-domain", "Indoors Sub-domain",
    "Outdoors Sub-domain",
)  # fmt: skip
_RATES = ("Income", "Employment", _DOMAINS[7], _DOMAINS[8])
_RANK, _DECILE = "Rank (where 1 is most deprived)", "Decile (where 1 is most deprived 10% of LSOAs)"

PEOPLE_2025 = (
    "Total population: mid 2022", "Dependent Children aged 0-15: mid 2022",
    "Older population aged 60 and over: mid 2022",
    "Working age population 18-66 (for use with Employment Deprivation Domain): mid 2022",
)  # fmt: skip
PEOPLE_2019 = (
    "Total population: mid 2015 (excluding prisoners)", "Dependent Children aged 0-15: mid 2015 (excluding prisoners)",
    "Population aged 16-59: mid 2015 (excluding prisoners)",
    "Older population aged 60 and over: mid 2015 (excluding prisoners)",
    "Working age population 18-59/64: for use with Employment Deprivation Domain (excluding prisoners)",
)  # fmt: skip


def iod_headings(edition: int) -> list[str]:
    """The headings of file 7, with the one that is cut off and the spaces the file has around some."""
    lsoa, district = (2021, 2024) if edition == 2025 else (2011, 2019)
    out = [f"LSOA code ({lsoa})", f" LSOA name ({lsoa})"]
    out += [f"Local Authority District code ({district})", f"Local Authority District name ({district})"]
    for name in ("Index of Multiple Deprivation (IMD)", *_DOMAINS):
        rate = " (rate)" if name in _RATES else ""
        decile = f"{name} {_DECILE}"
        if name.startswith("Children and Young"):
            decile = decile.removesuffix("As)")
        out += [f"{name} Score{rate}", f" {name} {_RANK}" if name == "Crime" else f"{name} {_RANK}", decile]
    return out + list(PEOPLE_2025 if edition == 2025 else PEOPLE_2019)


def iod_row(code: str, draw: Random, *, district: str = "E06999901", edition: int = 2025) -> list[str]:
    """One area with figures drawn at random: scores like the published ones, deciles from 1 to 10."""
    name = f"Invented {code[-3:]}"
    row = [code, name, district, "Invented"]
    for domain in ("IMD", *_DOMAINS):
        rate = domain in _RATES
        score = draw.uniform(0.01, 0.5) if rate else draw.uniform(-2, 60)
        row += [f"{score:.3f}", str(draw.randint(1, 33_755)), str(draw.randint(1, 10))]
    people = draw.randint(1_000, 3_000)
    of_age = [people, people // 5, people // 4, people * 3 // 5]
    return row + [str(one) for one in (of_age if edition == 2025 else [*of_age[:2], people // 2, *of_age[2:]])]


def write_table(path: Path, headings: Sequence[str], rows: Iterable[Sequence[object]]) -> Path:
    with path.open("w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(headings)
        writer.writerows(rows)
    return path


def iod_file(folder: Path, codes: Sequence[str], *, edition: int = 2025, others: int = 0, seed: int = 7) -> Path:
    """File 7 with these codes, and so many other areas of the country around them."""
    draw = Random(seed)
    rest = (f"E01{number:06d}" for number in range(1, others + 1))
    rows = (iod_row(code, draw, edition=edition) for code in (*codes, *rest))
    return write_table(folder / f"File_7_IoD{edition}.csv", iod_headings(edition), rows)


CARS = (
    "Number of cars or vans: Total: All households", "Number of cars or vans: No cars or vans in household",
    "Number of cars or vans: 1 car or van in household", "Number of cars or vans: 2 cars or vans in household",
    "Number of cars or vans: 3 or more cars or vans in household",
)  # fmt: skip
_WORK = "Economic activity status: "
WORK = (
    f"{_WORK}Total: All usual residents aged 16 years and over",
    f"{_WORK}Economically active (excluding full-time students)",
    f"{_WORK}Economically active (excluding full-time students):In employment",
    f"{_WORK}Economically active (excluding full-time students):In employment:Employee: Full-time",
    f"{_WORK}Economically active (excluding full-time students): Unemployed",
    f"{_WORK}Economically inactive: Long-term sick or disabled",
)  # fmt: skip


def census_file(folder: Path, name: str, labels: Sequence[str], counts: dict[str, Sequence[object]]) -> Path:
    """A bulk census table: area code → one number a label."""
    rows = [["2021", f"Invented {code[-2:]}", code, *counts[code]] for code in counts]
    return write_table(folder / name, ("date", "geography", "geography code", *labels), rows)
