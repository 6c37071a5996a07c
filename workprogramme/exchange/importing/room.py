"""The room's blueprint, and how a view finds the committee and the import it is about, if one may see them."""

from dataclasses import dataclass

from flask import Blueprint, abort
from sqlalchemy.orm import Session

from workprogramme.domain.access import Action
from workprogramme.domain.imports import ImportKind, ImportState, has_expired
from workprogramme.exchange.importing.bringing_in import Scene
from workprogramme.exchange.importing.choices import choices_in
from workprogramme.exchange.importing.correcting import Corrected
from workprogramme.exchange.importing.corrections import Correction, from_json
from workprogramme.exchange.importing.drafting import corrected
from workprogramme.exchange.importing.keeping import Sender
from workprogramme.exchange.queries import committee_by_slug
from workprogramme.models.committees import Committee
from workprogramme.models.imports import Import
from workprogramme.web.access import must_be_allowed
from workprogramme.web.context import house, reading, signed_in, today

room = Blueprint("importing", __name__)


@dataclass(frozen=True)
class Subject:
    """An import that a page is about, with its committee."""

    committee: Committee
    found: Import

    @property
    def path(self) -> str:
        """The address of its first page."""
        return f"/plan/{self.committee.slug}/import/{self.found.id}/"

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """What was said against its reading so far."""
        return from_json(self.found.corrections)

    def corrected(self) -> Corrected:
        """Its reading as it is corrected."""
        return corrected(reading(), self.found)

    def scene(self, session: Session | None = None) -> Scene:
        """What it would do to the programme as that stands now."""
        found = self.found
        choices = choices_in(found.choices)
        return Scene.of(session or reading(), self.committee.id, self.corrected(), choices, today(), found.year)


def the_committee(slug: str) -> Committee:
    """The committee with this slug, where whoever is signed in may plan it; else 404 or 403."""
    found = committee_by_slug(reading(), slug)
    if found is None:
        abort(404)
    must_be_allowed(Action.PLAN, found.id)
    return found


def the_import(slug: str, import_id: int, state: ImportState | None = None) -> Subject:
    """The committee's import with this id, in this state where one is asked for; else 404, as for a draft too old."""
    committee = the_committee(slug)
    found = reading().get(Import, import_id) if import_id < 2**31 else None
    if found is None or found.committee_id != committee.id or found.kind is not ImportKind.PROGRAMME:
        abort(404)
    if found.state is ImportState.DRAFT and has_expired(found.touched_at, house().clock.now()):
        abort(404)
    if state is not None and found.state is not state:
        abort(404)
    return Subject(committee, found)


def sender() -> Sender:
    """Whoever is signed in, now."""
    return Sender(signed_in().id, signed_in().name, house().clock.now())
