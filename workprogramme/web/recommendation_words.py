"""English for whom a recommendation concerns, for every room that names them. Knows no request."""

from workprogramme.models.recommendations import Recommendation


def to_words(found: Recommendation) -> str:
    """To whom it is made: the name, or what sort of body that is."""
    name = found.to_person.name if found.to_person else found.to_words
    return name or found.to_kind.label


def owner_words(found: Recommendation) -> str:
    """Who is to act, or ""."""
    return found.owner.name if found.owner else found.owner_words


def withheld(paragraph: int) -> str:
    """What stands for the words of a recommendation from an exempt item. Local Government Act 1972 s100A(4)."""
    return f"Private recommendation (paragraph {paragraph} of Schedule 12A)"
