"""What the items of a document ask for, linked to the meetings and items of the same document.

Knows places in a document; what the words mean, the law says.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.proposed_links import Sources, Wording, proposed_for
from workprogramme.domain.targets import TargetKind
from workprogramme.exchange.reading.results import ReadFollowUp, ReadItem


def find_follow_ups(
    items: Sequence[ReadItem], meetings: AbstractSet[date], year: MunicipalYear | None
) -> tuple[ReadFollowUp, ...]:
    """What the items' details ask for (their titles, where the details ask for nothing), in the order of the items.

    The source is the item of the same title at the meeting that the words name, or the one item there that they name
    themselves; else there is none.
    """
    wordings = [_wording(place, item) for place, item in enumerate(items)]
    sources = Sources(wordings)
    return tuple(
        ReadFollowUp(
            item=wording.id,
            kind=link.asked.kind,
            meeting=link.asked.meeting,
            source_item=link.source,
            rule=link.asked.rule,
            asked_by=link.asked.asked_by,
            text=link.asked.text,
            unsure=link.doubts,
        )
        for wording in wordings
        for link in proposed_for(wording, sources, meetings, year)
    )


def _wording(place: int, item: ReadItem) -> Wording:
    day = item.target.earliest if item.target.kind is TargetKind.DAY else None
    return Wording(id=place, title=item.title, detail=item.detail, day=day, window=item.target.window())
