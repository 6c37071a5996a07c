"""What the law asks before an agenda is published: the day, reasons to be recorded, grounds of private business.

Values in, values out; "today" is an argument.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from workprogramme.domain.agenda_differences import SheetChange, SheetDifference, sheet_differences
from workprogramme.domain.agenda_drafts import AgendaLine, interest_of, paragraph_of
from workprogramme.domain.agendas import FrontSheet
from workprogramme.domain.exempt_information import description_of
from workprogramme.domain.jurisdictions import Jurisdiction
from workprogramme.domain.kinds import Kind
from workprogramme.domain.programme import ItemValue


class VersionKind(Kind):
    """What a published version of an agenda is."""

    FIRST = "first", "Agenda"
    SUPPLEMENTARY = "supplementary", "Supplementary agenda"
    CORRECTION = "correction", "Correction"


@dataclass(frozen=True, kw_only=True)
class Press:
    """What pressing "publish" would do on a day: the kind of version, what differs from the last, what it asks for.

    `changes`: from the last version. `late`: the last lawful day has gone. `new_titles`: of what is added.
    """

    kind: VersionKind
    changes: tuple[SheetDifference, ...]
    late: bool
    new_titles: tuple[str, ...] = ()

    @property
    def short_notice(self) -> bool:
        """Whether the reason for short notice must be recorded: Local Government Act 1972 s100B(3)."""
        return self.late and self.kind is VersionKind.FIRST

    @property
    def special(self) -> bool:
        """Whether the chair's special circumstances must be recorded: Local Government Act 1972 s100B(4)(b)."""
        return self.late and self.kind is VersionKind.SUPPLEMENTARY

    @property
    def offers_special(self) -> bool:
        """Whether they are asked for at all: whenever something is added to an agenda that is out."""
        return self.kind is VersionKind.SUPPLEMENTARY

    @property
    def nothing_new(self) -> bool:
        """Whether readers know all of it."""
        return self.kind is not VersionKind.FIRST and not self.changes


def press(before: FrontSheet | None, after: FrontSheet, today: date) -> Press:
    """What publishing `after` would do. Both are the public's view; `before`: the last version, None for the first.

    An item that is added makes a supplementary agenda: it has clear days of its own to run.
    """
    late = after.dispatch is not None and after.dispatch < today <= after.meeting.day
    if before is None:
        return Press(kind=VersionKind.FIRST, changes=(), late=late)
    changes = sheet_differences(before, after)
    new = tuple(difference.title for difference in changes if difference.change is SheetChange.ADDED)
    kind = VersionKind.SUPPLEMENTARY if new else VersionKind.CORRECTION
    return Press(kind=kind, changes=changes, late=late, new_titles=new)


@dataclass(frozen=True, kw_only=True)
class Unfounded:
    """Private business that may not be published as it is. `paragraph`: one that Schedule 12A does not have here.

    With `paragraph` None what is missing is the sentence on the public interest.
    """

    line: AgendaLine
    paragraph: int | None = None


def unfounded(
    lines: Iterable[AgendaLine], items: Mapping[int, ItemValue], jurisdiction: Jurisdiction
) -> tuple[Unfounded, ...]:
    """The private lines without a paragraph that Schedule 12A has here, or without the public interest."""
    found = []
    for line in lines:
        paragraph = paragraph_of(line, items)
        if paragraph is None:
            continue
        if description_of(paragraph, jurisdiction) is None:
            found.append(Unfounded(line=line, paragraph=paragraph))
        if not interest_of(line, items).strip():
            found.append(Unfounded(line=line))
    return tuple(found)
