"""What differs by law between councils in England and in Wales: numbers, each with its source.

Knows the two jurisdictions; which of them a council is in, is a setting elsewhere.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Jurisdiction:
    """One jurisdiction's numbers.

    `clear_days`: clear days between the publication of the agenda and reports and the meeting.
    `exempt_paragraphs`: first and last paragraph of Schedule 12A that describes exempt information (inclusive).
    """

    key: str
    name: str
    clear_days: int
    clear_days_source: str
    exempt_paragraphs: tuple[int, int]
    exempt_source: str


ENGLAND = Jurisdiction(
    key="england",
    name="England",
    clear_days=5,
    clear_days_source=("Local Government Act 1972 s100A(6)(a) and s100B(3) and (4)(a), as amended by SI 2002/715"),
    exempt_paragraphs=(1, 7),
    exempt_source="Local Government Act 1972 Schedule 12A Part 1",
)

WALES = Jurisdiction(
    key="wales",
    name="Wales",
    clear_days=3,
    clear_days_source="Local Government Act 1972 s100A(6)(aa) and s100BA(3), inserted by 2021 asc 1 Schedule 4",
    exempt_paragraphs=(12, 18),
    exempt_source="Local Government Act 1972 Schedule 12A Part 4",
)

JURISDICTIONS: dict[str, Jurisdiction] = {ENGLAND.key: ENGLAND, WALES.key: WALES}
"""By the key that a council's setting names."""
