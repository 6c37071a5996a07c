"""The record of a meeting: one page, one open line, and a small form for each thing that can be said of it.

Every form posts to the page itself with `do` (what it says) and `at` (of which line). What is saved leads back to the
same box, empty and in focus, so that Enter saves a line and opens the next; browsers focus a box by itself only where
the address has no fragment.
"""

from collections.abc import Callable
from typing import Any

from flask import abort, flash, redirect, render_template, request, url_for
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from workprogramme.domain.access import Action
from workprogramme.domain.kinds import MeetingStatus
from workprogramme.domain.minutes import said_key
from workprogramme.domain.municipal_years import MunicipalYear
from workprogramme.domain.refusals import Refused, Stale
from workprogramme.followups.queries import directory
from workprogramme.followups.recommendations.finding import year_starts
from workprogramme.followups.recording import actions, queries
from workprogramme.followups.recording.actions import Said, Spot
from workprogramme.followups.recording.forms import (
    AskedForm,
    ExtraForm,
    NumberForm,
    RecommendedForm,
    ResolvedForm,
    VersionForm,
)
from workprogramme.followups.recording.room import room
from workprogramme.followups.recording.sheet import Entry, entries
from workprogramme.models.meetings import Meeting
from workprogramme.models.submissions import Submission
from workprogramme.web.access import must_be_allowed, requires
from workprogramme.web.context import close_reading, house, reading, today, writing
from workprogramme.web.forms import AddForm, Form
from workprogramme.web.submissions import make_once, save
from workprogramme.web.typed import clean

Page = Response | tuple[str, int]
LINES = ("resolved", "asked", "recommended")
BOXES = {"resolved": "resolved", "asked": "asked_for", "recommended": "recommended"}
FIELDS = {"asked_of": "whom", "target": "wanted"}  # what refusals call the boxes beside it


@room.route("/meetings/<int:meeting_id>/record", methods=["GET", "POST"])
@requires(Action.EDIT_AGENDA)
def record(meeting_id: int) -> Page:
    """The record, with one line of the agenda open; sent, whatever its form said."""
    meeting = _meeting(meeting_id)
    forms: dict[str, Form] = {}
    if request.method == "POST":
        answer = _take(meeting, forms)
        if answer is not None:
            return answer
        meeting = _meeting(meeting_id)
    return _page(meeting, forms)


@room.post("/meetings/<int:meeting_id>/record/close")
@requires(Action.EDIT_AGENDA)
def close_record(meeting_id: int) -> Response:
    """Marks the meeting as held."""
    _meeting(meeting_id)
    try:
        with writing() as session:
            actions.close_record(session, meeting_id, VersionForm().seen_version, today())
    except Refused as refused:
        flash(refused.reason, "error")
    except Stale:
        flash("Somebody else has changed this meeting. Look at it again, then close the record.", "error")
    else:
        flash("The record is closed and the meeting is marked as held. You can still add what was left out.")
    close_reading()
    return redirect(url_for(".record", meeting_id=meeting_id))


def _meeting(meeting_id: int) -> Meeting:
    found = queries.meeting(reading(), meeting_id)
    if found is None:
        abort(404)
    must_be_allowed(Action.EDIT_AGENDA, found.committee_id)
    return found


def _take(meeting: Meeting, forms: dict[str, Form]) -> Response | None:
    """Does what the form says. None where the page has to come back, with the form among `forms`."""
    do = request.form.get("do", "")
    if do == "extra":
        return _take_extra(meeting, forms)
    if do not in (*LINES, "number", "answered"):
        abort(400)
    spot = _spot(meeting)
    if do == "number":
        return _take_number(meeting, spot, forms)
    if do == "answered":
        return _take_answer(meeting, spot)
    return _take_line(meeting, spot, do, forms)


def _spot(meeting: Meeting) -> Spot:
    """The line that the form is about, by the key that it carries; one that has left the agenda, by its title too."""
    key, title = request.form.get("at", ""), clean(request.form.get("title", ""))
    known = {entry.spot.key: entry.spot for entry in entries(reading(), meeting)}
    if key in known:
        return known[key]
    if not title:
        abort(400)
    prefix, _, number = key.partition(":")
    an_item = prefix == "item" and number.isascii() and number.isdigit() and len(number) < 10
    return Spot(int(number)) if an_item else Spot(title=title)


def _take_line(meeting: Meeting, spot: Spot, do: str, forms: dict[str, Form]) -> Response | None:
    form: Any = forms.setdefault(do, _line_form(do, bound=True))
    if not form.validate_on_submit():
        return None
    now = house().clock.now()
    try:
        said = _said(form, meeting)
        make_once(form, lambda session: actions.add_line(session, meeting.id, spot, said, now, today()).id)
    except Refused as refused:
        known = {"text": BOXES[do], "wording": BOXES[do], **FIELDS}
        form.refuse(Refused(refused.reason, known.get(refused.field or "", refused.field)))
        return None
    return redirect(url_for(".record", meeting_id=meeting.id, at=spot.key, next=do))


def _line_form(do: str, *, bound: bool) -> AddForm:
    """The form for one sort of line; the others on the page are not filled from what was sent for this one."""
    given: dict[str, Any] = {} if bound else {"formdata": None}
    if do == "recommended":
        return RecommendedForm(directory=directory(reading()), **given)
    return AskedForm(**given) if do == "asked" else ResolvedForm(**given)


def _said(form: AskedForm | ResolvedForm | RecommendedForm, meeting: Meeting) -> Said:
    if isinstance(form, AskedForm):
        return form.said(directory(reading()), MunicipalYear(meeting.year), year_starts())
    return form.said()


def _take_number(meeting: Meeting, spot: Spot, forms: dict[str, Form]) -> Response | None:
    form = NumberForm()
    forms["number"] = form
    if not form.validate_on_submit():
        return None
    now, number = house().clock.now(), form.number.data or ""

    def change(session: Session) -> Any:
        return actions.number_minute(session, meeting.id, spot, form.seen_version, number, now, today())

    saved = save(form, change, lambda: _number_form(_entry_at(meeting, spot.key)))
    if saved is None:
        return None
    return redirect(url_for(".record", meeting_id=meeting.id, at=spot.key, next="resolved"))


def _number_form(entry: Entry | None) -> NumberForm:
    minute = entry.minute if entry else None
    filled = {"number": minute.number if minute else "", "version": minute.version if minute else 0}
    return NumberForm(formdata=None, data=filled)


def _take_answer(meeting: Meeting, spot: Spot) -> Response:
    number = request.form.get("follow_up", "")
    follow_up = int(number) if number.isascii() and number.isdigit() and len(number) < 10 else 0
    known = next((e for e in entries(reading(), meeting) if e.spot.key == spot.key), None)
    if known is None or follow_up not in {one.id for one in known.answerable}:
        flash("That follow-up is not open any more. Look at the record again.", "error")
    else:
        now = house().clock.now()
        try:
            with writing() as session:
                actions.answered(session, meeting.id, spot, follow_up, VersionForm().seen_version, now, today())
        except Refused as refused:
            flash(refused.reason, "error")
        except Stale:
            flash("Somebody else has changed that follow-up. Look at it again first.", "error")
        else:
            flash("It is answered, with this minute.")
    close_reading()
    return redirect(url_for(".record", meeting_id=meeting.id, at=spot.key) + "#open")


def _take_extra(meeting: Meeting, forms: dict[str, Form]) -> Response | None:
    form = ExtraForm()
    forms["extra"] = form
    if not form.validate_on_submit():
        return None
    title, now = form.taken.data or "", house().clock.now()
    taken: Callable[[Session], int] = lambda session: actions.take_extra(session, meeting.id, title, now, today()).id  # noqa: E731
    try:
        if said_key(title) in {entry.spot.key for entry in entries(reading(), meeting)} and not _sent_before(form):
            raise Refused("That is on the agenda. Record it there.", "taken")
        make_once(form, taken)
    except Refused as refused:
        form.refuse(Refused(refused.reason, "taken"))
        return None
    return redirect(url_for(".record", meeting_id=meeting.id, at=said_key(title), next="number"))


def _sent_before(form: AddForm) -> bool:
    return reading().get(Submission, form.fingerprint()) is not None


def _entry_at(meeting: Meeting, key: str) -> Entry | None:
    return next((entry for entry in entries(reading(), meeting) if entry.spot.key == key), None)


def _page(meeting: Meeting, forms: dict[str, Form]) -> tuple[str, int]:
    found = entries(reading(), meeting)
    asked = request.form.get("at") if request.method == "POST" else request.args.get("at")
    opened = next((entry for entry in found if entry.spot.key == asked), None)
    if opened is None and request.method == "POST" and asked is not None:
        spot = _spot(meeting)  # it has left the agenda meanwhile, and what was typed of it is not lost
        opened = Entry(spot, "", clean(request.form.get("title", "")), private=False, minute=None)
        found.append(opened)
    if opened is None and meeting.status is not MeetingStatus.HELD and asked is None:
        opened = next((entry for entry in found if not entry.begun), None)
    wrong = next((form for form in forms.values() if form.errors), None)
    overtaken = next((form for form in forms.values() if getattr(form, "overtaken", False)), None)
    number = forms.get("number") or _number_form(opened)
    lines: dict[str, Any] = {do: forms.get(do) or _line_form(do, bound=False) for do in LINES} if opened else {}
    begun = request.form.get("do") if wrong else request.args.get("next", "")
    boxes: list[Any] = (
        [lines[begun][BOXES[begun]]] if begun in lines else [number["number"]] if begun == "number" else []
    )
    for box in boxes:
        box.attributes["autofocus"] = ""
    page = render_template(
        "recording/record.html",
        meeting=meeting,
        entries=found,
        opened=opened,
        following=_following(found, opened),
        form=wrong or overtaken or ExtraForm(formdata=None),
        number=number,
        lines=lines,
        extra=forms.get("extra") or ExtraForm(formdata=None),
        version_form=VersionForm(formdata=None, data={"version": meeting.version}),
        answer_form=lambda one: VersionForm(formdata=None, data={"version": one.version}),
        people=directory(reading()).offered() if opened else [],
        begun=begun,
        held=meeting.status is MeetingStatus.HELD,
        why_not=actions.why_not(meeting, today()),
    )
    told = overtaken or wrong
    return page, told.status if told else 200


def _following(found: list[Entry], opened: Entry | None) -> Entry | None:
    if opened is None or opened not in found:
        return None
    place = found.index(opened) + 1
    return found[place] if place < len(found) else None
