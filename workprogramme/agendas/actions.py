"""What the agendas room does: changing what stands on every agenda of a committee."""

from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from workprogramme.domain.agendas import AgendaTemplateValue, StandingItem
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.domain.web_addresses import is_web_address
from workprogramme.models.committees import AgendaTemplate
from workprogramme.models.values import template_value

MOST_STANDING_ITEMS = 20


def change_template(
    session: Session, committee_id: int, seen_version: int, wanted: AgendaTemplateValue
) -> AgendaTemplate:
    """Makes the committee's template say what is wanted.

    Raises Stale where somebody changed it after `seen_version`; Refused for a standing item without a title, for more
    than 20 of them in a list, or for an address that is not a web address.
    """
    template = session.scalars(
        select(AgendaTemplate).where(AgendaTemplate.committee_id == committee_id).with_for_update()
    ).one()
    if template.version != seen_version:
        raise Stale(template)
    for items in (wanted.first_items, wanted.last_items):
        _check(items)
    if wanted.contact_link and not is_web_address(wanted.contact_link):
        raise Refused("Enter a web address that begins with https:// or http://", "contact_link")
    if wanted == template_value(template):
        return template
    template.first_items = [asdict(item) for item in wanted.first_items]
    template.last_items = [asdict(item) for item in wanted.last_items]
    for name in wanted.__dataclass_fields__.keys() - {"first_items", "last_items"}:
        setattr(template, name, getattr(wanted, name))
    session.flush()
    return template


def _check(items: tuple[StandingItem, ...]) -> None:
    if any(not item.title for item in items):
        raise Refused("Give every standing item a title.")
    if len(items) > MOST_STANDING_ITEMS:
        raise Refused(f"A list may have {MOST_STANDING_ITEMS} standing items or fewer. Take some off.")
