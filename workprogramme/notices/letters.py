"""The words of a notice as a mail: a template for each kind says them once, and text and HTML are made of the same.

Knows the facts of a notice and where its links lead; knows neither records nor the mail server. What stands in the
facts is cleaned to one line before a template sees it, so no fact can look like a link, a list or a header.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from urllib.parse import quote

from jinja2 import Environment, Template

from workprogramme.domain.calendar_lines import on_one_line
from workprogramme.domain.comparison import difference_from_json
from workprogramme.domain.notices import LETTERS, NoticeKind, Topic
from workprogramme.domain.working_days import BeyondHorizon, WorkingDays
from workprogramme.models.telling import Receiver
from workprogramme.web.change_words import told
from workprogramme.web.signing import signed
from workprogramme.web.words import date_words, distance_words

STOP: Final = "stop"
ALL: Final = "all"
ITEM, ACTION, BETWEEN = "\x01", "\x02", "\x03"  # marks that no cleaned fact can hold

TEMPLATES: Final[Mapping[NoticeKind, str]] = {
    NoticeKind.DEADLINE: "notices/deadline.txt",
    NoticeKind.EDITION: "notices/edition.txt",
    NoticeKind.AGENDA: "notices/agenda.txt",
    NoticeKind.DEFERRAL_ASKED: "notices/deferral_asked.txt",
    NoticeKind.DEFERRAL_ANSWERED: "notices/deferral_answered.txt",
    NoticeKind.FOLLOW_UP_ASKED: "notices/follow_up_asked.txt",
    NoticeKind.FOLLOW_UP_DUE: "notices/follow_up_due.txt",
    NoticeKind.FOLLOW_UP_OVERDUE: "notices/follow_up_overdue.txt",
    NoticeKind.RECOMMENDATION_MADE: "notices/recommendation_made.txt",
    NoticeKind.RECOMMENDATION_DUE: "notices/recommendation_due.txt",
    NoticeKind.RECOMMENDATION_LATE: "notices/recommendation_late.txt",
    NoticeKind.RECOMMENDATION_ESCALATED: "notices/recommendation_escalated.txt",
    NoticeKind.SUMMARY: "notices/summary.txt",
    NoticeKind.COLLECTION: "notices/collection.txt",
    NoticeKind.INVITATION: "notices/invitation.txt",
    NoticeKind.NEW_PASSWORD: "notices/new_password.txt",
    NoticeKind.SIGN_IN_LINK: "notices/sign_in_link.txt",
}
ENTRIES: Final[Mapping[NoticeKind, str]] = {
    NoticeKind.INVITATION: "/welcome",
    NoticeKind.NEW_PASSWORD: "/sign-in/new-password",
    NoticeKind.SIGN_IN_LINK: "/sign-in/link",
}
"""The pages that letters open."""


@dataclass(frozen=True)
class Letterhead:
    """What all mail of one council has in common, on one day. `base_url` has no final slash.

    `days` gives the working days: only letters that count them pay for loading the bank holidays.
    """

    council: str
    base_url: str
    secret_key: str
    today: date
    days: Callable[[], WorkingDays]


@dataclass(frozen=True)
class Block:
    """One paragraph (`text`), one action (`text` and `url`) or one list (`items`) of a letter."""

    text: str = ""
    url: str = ""
    items: tuple[str, ...] = ()


@dataclass(frozen=True)
class Letter:
    """A mail in words. `stop_url` stops more of the same; "" where it cannot be stopped."""

    subject: str
    text: str
    html: str
    stop_url: str


def letter_of(
    env: Environment,
    head: Letterhead,
    kind: NoticeKind,
    facts: Mapping[str, Any],
    notice_id: int,
    reader: Receiver | None,
    signs_in: bool,
) -> Letter:
    """The notice in words. `reader`: who may choose by topic; `signs_in`: whether they have an account."""
    stop_url = _stop_url(head, kind, reader)
    words = _words(env, head, kind, facts, notice_id)
    blocks = _blocks(words["body"])
    around = {
        "council": on_one_line(head.council),
        "subject": words["subject"],
        "blocks": blocks,
        "why": words["why"],
        "stop_url": stop_url,
        "stop_text": _stop_text(kind),
        "choices_url": f"{head.base_url}/my/notices"
        if signs_in and (kind.topic or kind is NoticeKind.COLLECTION)
        else "",
        "home_url": f"{head.base_url}/",
    }
    text = env.get_template("notices/letter.txt").render(around).strip() + "\n"
    html = env.get_template("notices/letter.html").render(around).strip() + "\n"
    return Letter(words["subject"], text, html, stop_url)


def _words(
    env: Environment, head: Letterhead, kind: NoticeKind, facts: Mapping[str, Any], notice_id: int
) -> dict[str, str]:
    """The subject, body and reason of a notice, as its template says them."""
    template = env.get_template(TEMPLATES[kind])
    clean = _clean(dict(facts))
    context = {
        "f": clean,
        "url": _url(head, kind, facts, notice_id),
        "council": on_one_line(head.council),
        "today": head.today,
        "life": LETTERS.get(kind, timedelta()),
        "day": lambda iso: date_words(date.fromisoformat(iso)),
        "away": lambda iso: _away(head, date.fromisoformat(iso)),
        "late": lambda iso: date.fromisoformat(iso) < head.today,
        "action": lambda text, url: f"{ACTION}{text}{BETWEEN}{url}",
        "item": lambda text: f"{ITEM}{text}",
        "changes": [_change(change) for change in clean.get("changes", ())],
        "parts": [_part(env, head, part) for part in facts.get("notices", ())],
    }
    body = _block(template, "body", context)
    return {"body": body, **{name: on_one_line(_block(template, name, context)) for name in ("subject", "why")}}


def _block(template: Template, name: str, context: dict[str, Any]) -> str:
    drawn = template.blocks.get(name)
    return "".join(drawn(template.new_context(context))) if drawn else ""


def _part(env: Environment, head: Letterhead, part: Mapping[str, Any]) -> dict[str, Any]:
    """One notice in a collection: its subject, what changed where it tells of changes, and its link."""
    kind = NoticeKind(part["kind"])
    words = _words(env, head, kind, part["facts"], part["id"])
    changes = [_change(change) for change in _clean(part["facts"]).get("changes", ())]
    return {"subject": words["subject"], "changes": changes, "url": _url(head, kind, part["facts"], part["id"])}


def _change(change: Mapping[str, Any]) -> str:
    """ "Moved: Fostering. From 7 February to 4 April. Because: the inspection was moved"."""
    words = told(difference_from_json(dict(change)))
    reason = f" Because: {words.reason}" if words.reason else ""
    return on_one_line(f"{words.label}: {words.subject}. {words.sentence}{reason}")


def _url(head: Letterhead, kind: NoticeKind, facts: Mapping[str, Any], notice_id: int) -> str:
    """Where the mail leads: signed only now, so that nothing that opens a door is ever stored."""
    if kind in ENTRIES:
        return f"{head.base_url}{ENTRIES[kind]}?key={signed(head.secret_key, kind.value, [notice_id])}"
    if isinstance(made := facts.get("signed"), dict):
        key, path = signed(head.secret_key, made["purpose"], made["values"]), str(made["path"])
        return head.base_url + (path.replace("{key}", key) if "{key}" in path else f"{path}?key={key}")
    return head.base_url + quote(str(facts.get("link", "/")), safe="/?=&#%-_.~")


def _stop_url(head: Letterhead, kind: NoticeKind, reader: Receiver | None) -> str:
    what = kind.topic.value if kind.topic else ALL if kind is NoticeKind.COLLECTION else ""
    if reader is None or not what:
        return ""
    person, account = reader.person_id, reader.account_id
    who: list[str | int] = ["person", person] if person is not None else ["account", account or 0]
    return f"{head.base_url}/notices/stop?key={signed(head.secret_key, STOP, [*who, what])}"


def _stop_text(kind: NoticeKind) -> str:
    topic: Topic | None = kind.topic
    return f"Stop emails about this: {topic.label[:1].lower()}{topic.label[1:]}" if topic else "Stop all these emails"


def _away(head: Letterhead, day: date) -> str:
    """ "today", "in 5 working days", "2 working days ago"."""
    try:
        between = abs(head.days().count_between(head.today, day))
    except BeyondHorizon:
        between = 0
    return distance_words(head.today, day, between)


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return on_one_line(value)
    if isinstance(value, dict):
        return {key: _clean(one) for key, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, list | tuple) else value


def _blocks(body: str) -> list[Block]:
    """The body's paragraphs, lists and actions, in order; an empty line stands between two paragraphs."""
    blocks: list[Block] = []
    for chunk in body.split("\n\n"):
        lines = [line.strip() for line in chunk.split("\n") if line.strip()]
        items = tuple(line.removeprefix(ITEM) for line in lines if line.startswith(ITEM))
        plain = " ".join(line for line in lines if not line.startswith((ITEM, ACTION)))
        if plain:
            blocks.append(Block(plain))
        if items:
            blocks.append(Block(items=items))
        for line in lines:
            if line.startswith(ACTION):
                text, _, url = line.removeprefix(ACTION).partition(BETWEEN)
                blocks.append(Block(text, url))
    return blocks
