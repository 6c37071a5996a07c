"""Telling those whom an edition concerns what it changed for them, in the transaction that publishes it."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.domain.comparison import Difference, difference_to_json
from workprogramme.domain.concerned import concerned
from workprogramme.domain.notices import NoticeKind
from workprogramme.domain.programme import Programme
from workprogramme.models.editions import Edition, PublishedFollowUp
from workprogramme.models.people import Person
from workprogramme.models.telling import Telling, person, tell
from workprogramme.web.asked_facts import follow_up_facts


def tell_asked(session: Session, edition: Edition, programme: Programme) -> None:
    """One notice for each of those of whom a follow-up is asked that readers hear of for the first time.

    `programme`: what the edition publishes, in the public's view. Three statements at most, however many are told.
    """
    row = PublishedFollowUp
    new = set(session.scalars(select(row.follow_up_id).where(row.edition_id == edition.id, row.change == "added")))
    asked = [value for value in programme.follow_ups if value.id in new and value.closed_on is None]
    tell(
        session,
        [
            Telling(
                kind=NoticeKind.FOLLOW_UP_ASKED,
                to=person(one.person_id),
                about=("follow_up", value.id),
                facts=follow_up_facts(value, edition.committee.name),
            )
            for value in asked
            for one in value.asked_of
        ],
        edition.published_at,
    )


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
