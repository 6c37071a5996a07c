"""A board with substitutes, on the scene of setting up."""

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from tests.committees.scene import Scene, a_seat
from tests.support import scenes
from workprogramme.domain.kinds import MemberRole, PersonKind
from workprogramme.models.committees import Committee, Membership


class Board:
    """The board with Cllr Kelly beside its chair; Cllr Bailey may come for anybody, Cllr Mayer for Cllr Kelly."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        with scene.changing() as session:
            board = session.get_one(Committee, scene.board)
            kelly, bailey, mayer, other = (
                scenes.a_person(session, name, PersonKind.COUNCILLOR)
                for name in ("Cllr Kelly", "Cllr Bailey", "Cllr Mayer", "Cllr Kershaw")
            )
            self.kelly_seat = a_seat(session, board, kelly, position=2).id
            self.bailey_seat = a_seat(session, board, bailey, MemberRole.SUBSTITUTE, position=3).id
            self.mayer_seat = a_seat(session, board, mayer, MemberRole.SUBSTITUTE, position=4, in_place_of=kelly).id
            self.kelly, self.bailey, self.mayer, self.kershaw = kelly.id, bailey.id, mayer.id, other.id

    def seat(self, seat_id: int) -> Membership | None:
        """A seat as it stands now, with the names."""
        with self.scene.database.session() as session:
            wanted = select(Membership).where(Membership.id == seat_id)
            loaded = joinedload(Membership.person), joinedload(Membership.in_place_of)
            return session.scalars(wanted.options(*loaded)).one_or_none()
