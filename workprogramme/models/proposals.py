"""Proposals: what the words of items seem to say was asked for, until a person has decided."""

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from workprogramme.domain.asked_for_kinds import AskedForKind
from workprogramme.domain.proposed_links import ProposalState
from workprogramme.models.base import Key, Record
from workprogramme.models.items import Item
from workprogramme.models.meetings import Meeting


class Proposal(Record, kw_only=True):
    """What one sentence of an item's words seems to ask for.

    `words` is the sentence as written, `digest` how it is known again: the same words are proposed once for an item.
    `day_text` is the day as written where the committee has no meeting on it. `doubts` has a sentence for each thing
    that a person should look at. `follow_up_id` is what was made of it; of a referral the item itself tells that, and
    `before` what the item said until then.
    """

    __tablename__ = "proposal"
    __table_args__ = (UniqueConstraint("item_id", "digest"), Index(None, "follow_up_id"))

    id: Mapped[int] = mapped_column(primary_key=True, init=False)
    item_id: Mapped[int] = mapped_column(ForeignKey("item.id"))
    kind: Mapped[AskedForKind]
    words: Mapped[str]
    digest: Mapped[Key]
    meeting_id: Mapped[int | None] = mapped_column(ForeignKey("meeting.id"), default=None)
    source_item_id: Mapped[int | None] = mapped_column(ForeignKey("item.id"), default=None)
    day_text: Mapped[str] = mapped_column(default="")
    rule: Mapped[str] = mapped_column(default="")
    asked_by: Mapped[str] = mapped_column(default="")
    doubts: Mapped[list[Any]] = mapped_column(default_factory=list)
    state: Mapped[ProposalState] = mapped_column(default=ProposalState.PROPOSED)
    follow_up_id: Mapped[int | None] = mapped_column(ForeignKey("follow_up.id"), default=None)
    before: Mapped[dict[str, Any]] = mapped_column(default_factory=dict)
    decided_by: Mapped[str] = mapped_column(default="")
    decided_at: Mapped[datetime | None] = mapped_column(default=None)
    version: Mapped[int] = mapped_column(init=False)

    item: Mapped[Item] = relationship(init=False, lazy="raise_on_sql", foreign_keys=[item_id])
    meeting: Mapped[Meeting | None] = relationship(init=False, lazy="raise_on_sql")
    source_item: Mapped[Item | None] = relationship(init=False, lazy="raise_on_sql", foreign_keys=[source_item_id])

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012
