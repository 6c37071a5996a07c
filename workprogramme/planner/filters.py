"""The quick filters of the board: what may be asked for in its address, and which items that lets in."""

from collections.abc import Mapping
from dataclasses import dataclass

from workprogramme.domain.follow_up_value import FollowUpValue
from workprogramme.domain.kinds import ItemKind, ReferralKind
from workprogramme.domain.programme import ItemValue


@dataclass(frozen=True)
class Filters:
    """What the board is narrowed to; "" and False let everything in."""

    search: str = ""
    person: str = ""
    kind: str = ""
    source: str = ""
    late: bool = False

    @classmethod
    def asked(cls, answers: Mapping[str, str]) -> "Filters":
        """The filters in an address; what is no kind or source is left out."""
        kind, source = answers.get("kind", ""), answers.get("source", "")
        return cls(
            search=" ".join(answers.get("q", "").split())[:100],
            person=answers.get("person", "")[:200],
            kind=kind if kind in {one.value for one in ItemKind} else "",
            source=source if source in {one.value for one in ReferralKind} else "",
            late=answers.get("late") == "1",
        )

    @property
    def any(self) -> bool:
        """Whether anything is left out."""
        return self != Filters()

    def lets_in(self, item: ItemValue, *, late: bool) -> bool:
        """Whether the item is shown. `late`: whether it is, which its own words do not say."""
        if self.search and not all(word in _text(item) for word in self.search.casefold().split()):
            return False
        return (
            (not self.person or any(part.name == self.person for part in item.parts))
            and (not self.kind or item.kind.value == self.kind)
            and (not self.source or (item.referral is not None and item.referral.value == self.source))
            and (late or not self.late)
        )

    def lets_in_asked(self, value: FollowUpValue, *, late: bool) -> bool:
        """Whether a follow-up that no item answers is shown; it has no kind and no source yet."""
        said = " ".join((value.wording, value.target_text, *value.names)).casefold()
        return (
            all(word in said for word in self.search.casefold().split())
            and (not self.person or self.person in value.names)
            and not (self.kind or self.source)
            and (late or not self.late)
        )


def _text(item: ItemValue) -> str:
    said = (item.title, item.detail, item.target_text, *(part.name for part in item.parts))
    return " ".join(said).casefold()
