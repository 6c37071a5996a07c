"""A small application that shows every part of the look on one page. It stands here and not in the product."""

from datetime import UTC, date, datetime, time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from flask import Flask, Response, flash, render_template, request
from flask_wtf import CSRFProtect, FlaskForm
from jinja2 import ChoiceLoader, FileSystemLoader

from workprogramme.domain.kinds import MeetingKind, MeetingStatus, PartRole
from workprogramme.domain.programme import CommitteeValue, ItemValue, MeetingValue, PartValue
from workprogramme.web import fields, words
from workprogramme.web.security import POLICY

ROOT = Path(__file__).resolve().parents[3]
COMMITTEE = CommitteeValue(
    id=2, slug="scrutiny-board-2", name="Education and Children’s Services Scrutiny Board (2)", code="SB2"
)


class SheetForm(FlaskForm):
    """Every kind of field."""

    title = fields.TextField("Title", hint="As it will stand on the agenda", most=40)
    email = fields.EmailField("Email address")
    password = fields.PasswordField("Password")
    detail = fields.TextArea("Detail", required=False, counts=True)
    officers = fields.MultiLine("Lead officers", required=False)
    minutes = fields.WholeNumber("Length", suffix="minutes", required=False)
    day = fields.DateInput("Date of the meeting")
    starts = fields.TimeInput("Start time")
    committee = fields.Select("Committee", choices=[("2", "Scrutiny Board 2")])
    status = fields.Radios("Status", choices=fields.choices_of(MeetingStatus), coerce=MeetingStatus)
    tell = fields.Checkboxes("Who is told", choices=[("chair", "The chair", "By email")], required=False)
    sure = fields.Checkbox("The chair has agreed", required=True)
    document = fields.Upload("Document", required=False, accept=".docx")
    version = fields.Version(default=3)
    save = fields.Submit("Save the item")


def meeting(number: int, day: date, status: MeetingStatus, kind: MeetingKind = MeetingKind.FORMAL) -> MeetingValue:
    return MeetingValue(
        id=number, day=day, starts=time(14), ends=time(16), place="Committee Room 3", status=status, kind=kind
    )


def item(number: int, title: str, **values: Any) -> ItemValue:
    parts = (
        PartValue(person_id=1, name="Paul Smith", role=PartRole.LEAD_OFFICER),
        PartValue(person_id=2, name="Sarah Mills", role=PartRole.LEAD_OFFICER),
        PartValue(person_id=3, name="Cllr Seaman", role=PartRole.CABINET_MEMBER),
    )
    return ItemValue(
        id=number, title=title, detail="What has changed since, and why <it> matters & to whom.", parts=parts, **values
    )


def parts() -> dict[str, Any]:
    """What the sheet shows."""
    june, year = (date(2019, 6, 1), date(2019, 6, 30)), (date(2019, 5, 1), date(2020, 4, 30))
    shown = [
        (
            meeting(1, date(2018, 11, 29), MeetingStatus.HELD),
            [item(1, "Review of Libraries"), item(2, "Home to School Transport")],
        ),
        (meeting(2, date(2019, 3, 21), MeetingStatus.CANCELLED), [item(3, "Coventry Youth Partnership")]),
        (meeting(3, date(2019, 9, 5), MeetingStatus.PROVISIONAL, MeetingKind.JOINT), []),
    ]
    waiting = [
        item(5, "Adoption Central England", target_text="June 2019", target_earliest=june[0], target_latest=june[1]),
        item(6, "Secure Provision", target_text="2019-20", target_earliest=year[0], target_latest=year[1]),
        item(7, "Library Review", target_text="3 months after implementation"),
        item(8, "School based police panels"),
    ]
    return {
        "committee": COMMITTEE,
        "next": (meeting(4, date(2019, 4, 4), MeetingStatus.CONFIRMED), [item(4, "CAMHS")]),
        "bare": meeting(9, date(2019, 4, 18), MeetingStatus.PROVISIONAL),
        "rows": shown,
        "waiting": waiting,
        "june": june,
        "now": datetime(2019, 3, 1, 9, 30, tzinfo=UTC),
        "statuses": list(MeetingStatus),
        "item_url": lambda shown: f"/items/{shown.id}/",
        "meeting_url": lambda shown: f"/meetings/{shown.id}/",
        "year_url": lambda year: f"?year={year}",
        "page_url": lambda page: f"?page={page}",
    }


def create_sheet() -> Flask:
    """The application: the sheet at "/" (its errors after a POST), the error pages at "/errors/<status>"."""
    app = Flask("sheet", static_folder=str(ROOT / "static"))
    app.config["SECRET_KEY"] = "only for looking at " + "x" * 20
    app.jinja_loader = ChoiceLoader([FileSystemLoader(Path(__file__).parent), FileSystemLoader(ROOT / "templates")])  # type: ignore[assignment]
    app.jinja_env.filters.update(words.FILTERS | fields.FILTERS)
    app.jinja_env.globals["asset"] = lambda name: f"/static/{name}?v=1"
    CSRFProtect(app)

    @app.context_processor
    def _furniture() -> dict[str, Any]:
        account = None if "nobody" in request.args else SimpleNamespace(name="Gennie Holmes")
        links = [("Committees", "/", True), ("Subscribe", "/subscribe/", False)]
        return {
            "council": SimpleNamespace(
                name="Coventry City Council", wordmark="Coventry City Council", logo_url=None, version=1
            ),
            "account": account,
            "navigation": [SimpleNamespace(text=t, href=h, current="page" if c else "") for t, h, c in links],
            "clock_banner": "Today is fixed at Friday 1 March 2019. This is an example.",
        }

    @app.after_request
    def _headers(response: Response) -> Response:
        response.headers["Content-Security-Policy"] = POLICY
        return response

    @app.get("/council.css")
    def _colours() -> Response:
        colour = app.config.get("COLOUR", "#0b5563")
        council = f":root {{ --council: {colour}; --council-text: #ffffff }}"
        return Response(
            council + ".committee-sb2 { --committee: #7a2e6e; --committee-text: #ffffff }", mimetype="text/css"
        )

    @app.route("/", methods=["GET", "POST"])
    def _sheet() -> str:
        form = SheetForm()
        if request.method == "GET":
            flash("Edition 8 is published.", "success")
        form.validate_on_submit()
        return render_template("sheet.html", form=form, **parts())

    @app.get("/errors/<int:status>")
    def _error(status: int) -> tuple[str, int]:
        return render_template(f"errors/{status}.html"), status

    return app
