"""The list of people as an officer writes from it: by name, without regard to case and spacing. Knows no form."""

from collections.abc import Iterable
from dataclasses import dataclass

from workprogramme.domain.kinds import PersonKind
from workprogramme.domain.names import Name, looks_like
from workprogramme.domain.refusals import Refused


@dataclass(frozen=True)
class Listed:
    """One person or body on the list."""

    id: int
    name: str
    kind: PersonKind
    job_title: str = ""
    active: bool = True


class Directory:
    """Finds people by what was written of them. Namesakes are told apart by their job in brackets, or a number."""

    def __init__(self, people: Iterable[Listed]) -> None:
        self.people = sorted(people, key=lambda person: (_key(person.name), not person.active, person.id))
        self._namesakes: dict[str, list[Listed]] = {}
        for person in self.people:
            self._namesakes.setdefault(_key(person.name), []).append(person)
        self._labels = {person.id: self._label(person) for person in self.people}
        self._by_label = {_key(label): person for person in self.people if (label := self._labels[person.id])}
        self._by_label |= {_key(_numbered(person)): person for person in self.people}

    def _label(self, person: Listed) -> str:
        others = [other for other in self._namesakes[_key(person.name)] if other is not person]
        if not any(other.active or not person.active for other in others):
            return person.name
        described = f"{person.name} ({person.job_title})"
        if person.job_title and all(_key(other.job_title) != _key(person.job_title) for other in others):
            return described
        return _numbered(person)

    def written(self, person_id: int) -> str:
        """How to write a person so that `find` finds them and nobody else."""
        return self._labels[person_id]

    def offered(self) -> list[str]:
        """Everybody in office, as they are written, by name."""
        return [self._labels[person.id] for person in self.people if person.active]

    def find(self, text: str) -> Listed | None:
        """Whoever is written so; None for nobody. Refused where the name is of several."""
        found = self._by_label.get(_key(text))
        if found is not None:
            return found
        namesakes = self._namesakes.get(_key(text), [])
        if not namesakes:
            return None
        ways = " or ".join(f"“{self.written(person.id)}”" for person in namesakes)
        raise Refused(f"{len(namesakes)} people are called {namesakes[0].name}. Write {ways}.")

    def like(self, text: str) -> list[str]:
        """Whom it may have been meant for: as they are written, at most three."""
        keys = looks_like(text, (Name(key=person.id, text=person.name) for person in self.people))
        return [self.written(key) for key in keys[:3]]


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()


def _numbered(person: Listed) -> str:
    return f"{person.name} (number {person.id})"
