"""Telling those whom an edition concerns what it changed for them, in the transaction that publishes it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.domain.comparison import Difference, difference_to_json
from workprogramme.domain.concerned import concerned
from workprogramme.domain.notices import NoticeKind
from workprogramme.domain.programme import Programme
from workprogramme.models.editions import Edition
from workprogramme.models.people import Person
from workprogramme.models.telling import Telling, person, tell


def tell_concerned(
    session: Session, edition: Edition, before: Programme | None, after: Programme, public: Sequence[Difference]
) -> None:
    """One notice for each lead officer and cabinet member of what changed for them.

    `public`: the differences that the public may read, so that a mail which is passed on gives nothing away. Four
    statements, however many are told.
    """
    concerns = concerned(before, after, public)
    known = set(session.scalars(select(Person.id).where(Person.id.in_([one.person_id for one in concerns]))))
    committee = edition.committee
    facts = {"committee": committee.name, "year": after.year, "number": edition.number, "note": edition.note,
             "link": f"/committees/{committee.slug}/editions/{edition.number}/changes/"}  # fmt: skip
    tell(
        session,
        [
            Telling(
                kind=NoticeKind.EDITION,
                to=person(concern.person_id),
                about=("edition", edition.id),
                facts={**facts, "changes": [difference_to_json(difference) for difference in concern.differences]},
            )
            for concern in concerns
            if concern.person_id in known
        ],
        edition.published_at,
    )
