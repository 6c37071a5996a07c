"""What the tracker can be narrowed to and sorted by, as its address asks for it. Knows no record."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from workprogramme.domain.follow_ups import FollowUpState

AWAITED, ALL = "awaited", "all"
STATES = {AWAITED: "Still awaited", **{state.value: state.label for state in FollowUpState}, ALL: "All of them"}
AGES = {"90": "More than 3 months", "182": "More than 6 months", "365": "More than a year", "730": "More than 2 years"}
SORTS = {"wanted": "Wanted soonest", "asked": "Asked for longest ago", "newest": "Asked for last"}


@dataclass(frozen=True)
class Filters:
    """What the tracker shows; "" and False let everything in. `committee` is a slug, `owner` a person's id or 0."""

    committee: str = ""
    owner: int = 0
    state: str = AWAITED
    age: str = ""
    late: bool = False
    sort: str = "wanted"

    @classmethod
    def asked(cls, answers: Mapping[str, str]) -> "Filters":
        """The filters in an address; what is no state, age or sort is left out."""
        owner, state, age, sort = (answers.get(name, "") for name in ("owner", "state", "age", "sort"))
        return cls(
            committee=answers.get("committee", "")[:120],
            owner=int(owner) if owner.isascii() and owner.isdigit() and len(owner) < 10 else 0,
            state=state if state in STATES else AWAITED,
            age=age if age in AGES else "",
            late=answers.get("late") == "1",
            sort=sort if sort in SORTS else "wanted",
        )

    @property
    def any(self) -> bool:
        """Whether anything is left out that is still awaited."""
        return any((self.committee, self.owner, self.age, self.late)) or self.state != AWAITED

    def asked_before(self, today: date) -> date | None:
        """The first day that is too late to have been asked for on; None where the age does not matter."""
        return today - timedelta(days=int(self.age)) if self.age else None

    def address(self, page: int = 1) -> dict[str, str]:
        """The same in an address, without what goes without saying."""
        said = {
            "committee": self.committee,
            "owner": str(self.owner or ""),
            "state": "" if self.state == AWAITED else self.state,
            "age": self.age,
            "late": "1" if self.late else "",
            "sort": "" if self.sort == "wanted" else self.sort,
            "page": "" if page == 1 else str(page),
        }
        return {name: value for name, value in said.items() if value}
