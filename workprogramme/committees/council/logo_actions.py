"""What is done to the council's logo: putting one in the place of another, saying it in words, taking it away."""

import hashlib

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.committees.council.queries import the_council
from workprogramme.domain.logos import logo_in
from workprogramme.domain.refusals import Refused
from workprogramme.models.council import Council
from workprogramme.models.reports import StoredFile


def change_logo(session: Session, content: bytes | None, alt: str) -> Council:
    """Shows this picture, or, without `content`, the one that there is, with `alt` as what it says in words.

    Published agendas keep the logo that they were published with. Raises Refused for what may not be shown.
    """
    council = _council(session)
    if content:
        logo = logo_in(content)
        digest = hashlib.sha256(logo.content).hexdigest()
        if session.scalar(select(StoredFile.digest).where(StoredFile.digest == digest)) is None:
            session.add(StoredFile(digest=digest, content=logo.content))
        council.logo, council.logo_kind = digest, logo.kind.value
    elif not council.logo:
        raise Refused("Choose a PNG or an SVG.", "logo")
    council.logo_alt = alt
    session.flush()
    return council


def remove_logo(session: Session) -> None:
    """Shows no logo any more; nothing where none is shown."""
    council = _council(session)
    council.logo = council.logo_kind = council.logo_alt = ""
    session.flush()


def _council(session: Session) -> Council:
    council = the_council(session, to_change=True)
    if council is None:
        raise Refused("Save the council's name first, then its logo.", "logo")
    return council
