"""The form that narrows the journal. It is sent as a question and changes nothing."""

from datetime import UTC, date, datetime, time, timedelta

from workprogramme.journal.queries import Wanted
from workprogramme.journal.wording import THINGS
from workprogramme.web.fields import DateInput, Select, Submit, TextField
from workprogramme.web.forms import Form
from workprogramme.web.words import LONDON


class JournalForm(Form):
    """What to show."""

    class Meta(Form.Meta):
        csrf = False

    committee = Select("Committee", required=False, empty="Any")
    what = Select("What was changed", required=False, empty="Any", choices=list(THINGS.items()))
    by = TextField("Who changed it", required=False, width=20, hint="A name, or a part of it")
    first = DateInput("From", required=False)
    last = DateInput("To", required=False)
    submit = Submit("Show", look="secondary")

    def wanted(self, committee_ids: dict[str, int], record: tuple[str, int] | None) -> Wanted:
        """The answers, once they are valid. `committee_ids`: by slug. `record`: table and id of one record only."""
        return Wanted(
            committee_id=committee_ids.get(self.committee.data or ""),
            table_name=record[0] if record else self.what.data or "",
            record_id=record[1] if record else None,
            by=self.by.data or "",
            first=_midnight(self.first.data),
            last=_midnight(self.last.data + timedelta(days=1)) if self.last.data else None,
        )


def _midnight(day: date | None) -> datetime | None:
    """The first moment of a day in London, in UTC."""
    return datetime.combine(day, time(), tzinfo=LONDON).astimezone(UTC) if day else None
