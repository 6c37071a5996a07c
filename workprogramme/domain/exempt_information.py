"""Schedule 12A: what makes information exempt, paragraph by paragraph, in England and in Wales.

Knows the words of the Act that a resolution has to repeat; it must not know any item.
"""

from workprogramme.domain.jurisdictions import Jurisdiction

# Local Government Act 1972 Schedule 12A Part 1, as substituted for England by SI 2006/88, and Part 4, as inserted for
# Wales by SI 2007/969. The two lists differ in their numbers and in the words of their first paragraph.
DESCRIPTIONS: dict[int, str] = {
    1: "Information relating to any individual",
    2: "Information which is likely to reveal the identity of an individual",
    3: (
        "Information relating to the financial or business affairs of any particular person (including the authority "
        "holding that information)"
    ),
    4: (
        "Information relating to any consultations or negotiations, or contemplated consultations or negotiations, in "
        "connection with any labour relations matter arising between the authority or a Minister of the Crown and "
        "employees of, or office holders under, the authority"
    ),
    5: (
        "Information in respect of which a claim to legal professional privilege could be maintained in legal "
        "proceedings"
    ),
    6: (
        "Information which reveals that the authority proposes (a) to give under any enactment a notice under or by "
        "virtue of which requirements are imposed on a person; or (b) to make an order or direction under any enactment"
    ),
    7: (
        "Information relating to any action taken or to be taken in connection with the prevention, investigation or "
        "prosecution of crime"
    ),
}
DESCRIPTIONS |= {paragraph + 11: words for paragraph, words in DESCRIPTIONS.items() if paragraph > 1}
DESCRIPTIONS[12] = "Information relating to a particular individual"


def description_of(paragraph: int, jurisdiction: Jurisdiction) -> str | None:
    """The Act's description of exempt information in this paragraph, or None where the jurisdiction has no such one.

    Local Government Act 1972 s100A(5)(b): a resolution states the description in terms of Schedule 12A.
    """
    first, last = jurisdiction.exempt_paragraphs
    return DESCRIPTIONS[paragraph] if first <= paragraph <= last else None


def paragraphs_in(jurisdiction: Jurisdiction) -> dict[int, str]:
    """The paragraphs that an item may be exempt under, with their descriptions, in order."""
    first, last = jurisdiction.exempt_paragraphs
    return {paragraph: DESCRIPTIONS[paragraph] for paragraph in range(first, last + 1)}
