"""Saving what a form says: adding once, however often it is sent; changing unless somebody else was quicker."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from workprogramme.domain.refusals import Refused, Stale
from workprogramme.models.submissions import Submission
from workprogramme.web.context import close_reading, house, reading, writing
from workprogramme.web.forms import AddForm, EditForm

TRIES = 3  # a change whose forerunner differs from it in no field is simply made over it
T = TypeVar("T")


@dataclass(frozen=True)
class Made:
    """The id of what a form made; `again` when an earlier sending had made it already."""

    id: int
    again: bool = False


def make_once(form: AddForm, make: Callable[[Session], int], reason: str | None = None) -> Made:
    """Runs `make`, which gives the new record's id, in a transaction of its own, unless this form was sent before.

    Whatever `make` raises undoes everything, and the form may be sent again.
    """
    key = form.fingerprint()
    try:
        with writing(reason) as session:
            earlier = session.get(Submission, key)
            if earlier is None:
                submission = Submission(key=key, at=house().clock.now())
                session.add(submission)
                session.flush()  # on PostgreSQL the second of two at once waits here until the first has committed
                submission.made_id = make(session)
                return Made(submission.made_id)
    except IntegrityError:
        close_reading()
        earlier = reading().get(Submission, key)
        if earlier is None:
            raise
    finally:
        close_reading()  # what the request has read so far is older than what it goes on to show
    return Made(earlier.made_id or 0, again=True)


def save(
    form: EditForm, change: Callable[[Session], T], anew: Callable[[], EditForm], reason: str | None = None
) -> T | None:
    """Runs `change` in a transaction of its own and gives its answer; None where the form says why it was not made.

    `change` compares `form.seen_version` and raises Refused or Stale. `anew` makes the same form from the record as it
    then stands, with `formdata=None`. Where somebody else was quicker, but changed nothing that this form speaks of,
    the change is made at once.
    """
    for _ in range(TRIES):
        try:
            with writing(reason) as session:
                return change(session)
        except Refused as refused:
            form.refuse(refused)
            return None
        except Stale:
            close_reading()  # so that `anew` reads what the other has written
            form.clash_with(anew())
            if form.overtaken:
                return None
    form.overtaken = True
    return None
