"""The forms of the record: one line of each sort, the number of a minute, and business that was not on the agenda."""

import re
from typing import ClassVar

from workprogramme.domain.directory import Directory
from workprogramme.domain.kinds import PersonKind
from workprogramme.domain.minutes import LineKind
from workprogramme.domain.municipal_years import MunicipalYear, Starts
from workprogramme.domain.recommendations import RecipientKind
from workprogramme.domain.refusals import Refused
from workprogramme.domain.targets import read_target
from workprogramme.followups.recommendations.actions import NAME_LENGTH
from workprogramme.followups.recommendations.forms import MinuteField, NamesPeople, PersonField
from workprogramme.followups.recording.actions import LINE_LENGTH, TITLE_LENGTH, Said
from workprogramme.web.fields import Submit, TextField
from workprogramme.web.forms import AddForm, EditForm
from workprogramme.web.words import join_names

_BETWEEN = re.compile(r"\s*(?:,|;|&|\band\b)\s*")


class ResolvedForm(AddForm):
    """What was resolved or noted."""

    resolved = TextField("Resolved", noun="what was resolved", most=LINE_LENGTH)
    submit = Submit("Add what was resolved", look="secondary")

    def said(self) -> Said:
        """The line as a value."""
        return Said(kind=LineKind.RESOLVED, text=self.resolved.data or "")


class AskedForm(AddForm):
    """What was asked for, of whom and by when, on one line."""

    asked_for = TextField("Asked for", noun="what was asked for", most=LINE_LENGTH)
    whom = TextField("Of whom", required=False, most=NAME_LENGTH, attributes={"list": "people-list"})
    wanted = TextField("By when", required=False, most=200)
    submit = Submit("Add what was asked for", look="secondary")

    def said(self, directory: Directory, year: MunicipalYear, starts: Starts) -> Said:
        """The line as a value. Raises Refused for a name that the list of people has not."""
        return Said(
            kind=LineKind.ASKED,
            text=self.asked_for.data or "",
            whom=_people(self.whom.data or "", directory),
            wanted=read_target(self.wanted.data or "", year, starts),
        )


class RecommendedForm(NamesPeople, AddForm):
    """What was recommended, and to whom."""

    recommended = TextField("Recommended", noun="what was recommended", most=LINE_LENGTH)
    to = PersonField("To whom", required=False)
    submit = Submit("Add what was recommended", look="secondary")

    def said(self) -> Said:
        """The line as a value; what sort of body it is made to is taken from the name, and can be changed later."""
        return Said(
            kind=LineKind.RECOMMENDED,
            text=self.recommended.data or "",
            to=self.to.who,
            to_kind=_recipient(self.to.data or "", self.directory),
        )


class NumberForm(EditForm):
    """The number of a minute."""

    number = MinuteField("Minute", hint="")
    submit = Submit("Save number", look="secondary")


class ExtraForm(AddForm):
    """Business that was taken without being on the agenda."""

    taken = TextField("What was taken", noun="what was taken", most=TITLE_LENGTH)
    submit = Submit("Add to the record", look="secondary")


class LineForm(EditForm):
    """A resolved line, corrected."""

    aside: ClassVar[frozenset[str]] = frozenset()

    text = TextField("Resolved", noun="what was resolved", most=LINE_LENGTH)
    submit = Submit("Save line")


class VersionForm(EditForm):
    """A button with the version that was in view."""


def _people(text: str, directory: Directory) -> tuple[int, ...]:
    """Those whose names are written, in order: one name, or several with commas or “and” between them."""
    if not text:
        return ()
    whole = directory.find(text)
    if whole is not None:
        return (whole.id,)
    ids = []
    for name in filter(None, _BETWEEN.split(text)):
        found = directory.find(name)
        if found is None:
            alike = directory.like(name)
            meant = f" Did you mean {join_names(alike, 'or')}?" if alike else ""
            raise Refused(
                f"{name} is not in the list of people.{meant} Write a name that is, or say it in what was asked for.",
                "whom",
            )
        ids.append(found.id)
    return tuple(dict.fromkeys(ids))


def _recipient(text: str, directory: Directory) -> RecipientKind:
    if text.strip().casefold() in ("council", "full council", "the council"):
        return RecipientKind.COUNCIL
    try:
        found = directory.find(text) if text else None
    except Refused:
        found = None
    return RecipientKind.PARTNER if found and found.kind is PersonKind.BODY else RecipientKind.CABINET_MEMBER
