"""What every page of the application owes its reader, as rules that name each fault.

Knows a parsed page; knows nothing of what the page is about, nor of how it came.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

from tests.support.data_blocks import data_faults, is_data
from tests.support.page import CONTROLS, HEADINGS, Page, classes, local

ID_LISTS = (
    "aria-describedby",
    "aria-labelledby",
    "aria-controls",
    "aria-owns",
    "aria-details",
    "aria-errormessage",
    "headers",
)
ADDRESSES = ("href", "src", "action", "formaction", "poster", "srcset")
UNLABELLED = ("hidden", "submit", "button", "reset", "image")
NAMED_BY_CONTENT = ("a", "button", "summary")
LEAKS = re.compile(r" object at 0x|\bUndefined\b|\bdatetime\.date|\bUUID\(|\bNone None\b")

Rule = Callable[[Page], Iterator[str]]
RULES: list[Rule] = []


def rule(check: Rule) -> Rule:
    """Adds a rule: a generator of the faults it finds on a page."""
    RULES.append(check)
    return check


def faults(page: Page) -> list[str]:
    """Every fault of the page, as one line each."""
    return [fault for check in RULES for fault in check(page)]


@rule
def parses(page: Page) -> Iterator[str]:
    yield from (f"does not parse: {error}" for error in page.parse_errors)


@rule
def speaks_british_english(page: Page) -> Iterator[str]:
    if page.root.get("lang") != "en-GB":
        yield f"<html lang> is {page.root.get('lang')!r}, not en-GB"


@rule
def says_how_to_read_it(page: Page) -> Iterator[str]:
    if not any(e.get("charset", "").lower() == "utf-8" for e in page.all("meta")):
        yield "has no <meta charset=utf-8>"
    viewports = [e.get("content", "") for e in page.all("meta") if e.get("name") == "viewport"]
    if not viewports or any(word in viewports[0] for word in ("maximum-scale", "user-scalable")):
        yield f"has no <meta name=viewport> that lets a reader zoom: {viewports}"


@rule
def has_one_h1_and_a_title_that_begins_with_it(page: Page) -> Iterator[str]:
    if (number := len(page.all("h1"))) != 1:
        yield f"has {number} h1, not one"
    elif not page.heading:
        yield "has an empty h1"
    elif not page.title.removeprefix("Error: ").startswith(page.heading):
        yield f"title {page.title!r} does not begin with the h1 {page.heading!r}"


@rule
def says_in_the_title_when_there_are_errors(page: Page) -> Iterator[str]:
    if page.errors and not page.title.startswith("Error: "):
        yield f"has an error summary, but its title {page.title!r} does not begin with 'Error: '"
    if page.title.startswith("Error: ") and not page.errors:
        yield "has a title that begins with 'Error: ', but no error summary"


@rule
def has_headings_in_order(page: Page) -> Iterator[str]:
    level = 0
    for heading in page.all(*HEADINGS):
        now = int(local(heading)[1])
        if level and now > level + 1:
            yield f"skips from h{level} to {page.describe(heading)}"
        if not page.name(heading):
            yield f"has an empty heading {page.describe(heading)}"
        level = now


@rule
def has_one_main_and_a_way_to_skip_to_it(page: Page) -> Iterator[str]:
    mains = page.all("main")
    if len(mains) != 1:
        yield f"has {len(mains)} main, not one"
        return
    first = next((e for e in page.all("a") if e.get("href")), None)
    if first is None or first.get("href") != f"#{mains[0].get('id')}":
        yield "does not begin with a link that skips to <main>"


@rule
def has_unique_ids(page: Page) -> Iterator[str]:
    counted = Counter(e.get("id") for e in page.elements if e.get("id") is not None)
    yield from (f"has id {name!r} {number} times" for name, number in counted.items() if number > 1)
    yield from (
        f"has an id with white space or nothing in it: {name!r}" for name in counted if len((name or "").split()) != 1
    )


@rule
def labels_every_control(page: Page) -> Iterator[str]:
    for control in page.all(*CONTROLS):
        if control.get("type") not in UNLABELLED and not page.name(control):
            yield f"has a control without a label: {page.describe(control)}"


@rule
def has_labels_that_point_to_a_control(page: Page) -> Iterator[str]:
    for label in page.all("label"):
        target = label.get("for")
        if target is None and not any(local(e) in CONTROLS for e in label.iter()):
            yield f"has a label for nothing: {page.describe(label)}"
        elif target is not None and (
            target not in page.by_id or local(page.by_id[target]) not in (*CONTROLS, "output", "meter")
        ):
            yield f"has a label that points to no control: {page.describe(label)}"


@rule
def refers_to_ids_that_exist(page: Page) -> Iterator[str]:
    for element in page.elements:
        for attribute in ID_LISTS:
            for name in element.get(attribute, "").split():
                if name not in page.by_id:
                    yield f"{attribute} of {page.describe(element)} names #{name}, which is not there"
        for attribute in ("list", "form"):
            target = element.get(attribute)
            if target is not None and target not in page.by_id:
                yield f"{attribute} of {page.describe(element)} names #{target}, which is not there"


@rule
def groups_radios_under_a_legend(page: Page) -> Iterator[str]:
    counted = Counter(e.get("name") for e in page.all("input") if e.get("type") == "radio")
    for name in (name for name, number in counted.items() if number > 1):
        first = next(e for e in page.all("input") if e.get("type") == "radio" and e.get("name") == name)
        groups = [
            e for e in page.ancestors(first) if local(e) == "fieldset" or e.get("role") in ("group", "radiogroup")
        ]
        if not any(
            page.name(g) if local(g) != "fieldset" else [x for x in g.iter("legend") if page.text(x)] for g in groups
        ):
            yield f"has radios {name!r} without a fieldset and legend"


@rule
def guards_every_post_form(page: Page) -> Iterator[str]:
    for form in page.all("form"):
        tokens = [e for e in form.iter("input") if e.get("name") == "csrf_token"]
        posts = form.get("method", "get").lower() == "post"
        if posts and not any(e.get("type") == "hidden" and e.get("value") for e in tokens):
            yield f"has a POST form without a CSRF token: {page.describe(form)}"
        if tokens and not posts:
            yield f"would show a CSRF token in an address: {page.describe(form)}"
        if urlsplit(form.get("action", "")).netloc:
            yield f"sends a form elsewhere: {page.describe(form)} to {form.get('action')}"


@rule
def has_no_inline_script_or_style(page: Page) -> Iterator[str]:
    for element in page.elements:
        if is_data(element):
            yield from data_faults(element)
        elif local(element) == "style" or (local(element) == "script" and not element.get("src")):
            yield f"has an inline <{local(element)}>"
        if element.get("style") is not None:
            yield f"has a style attribute on {page.describe(element)}"
        for attribute in element.attrib:
            if attribute.lower().startswith("on"):
                yield f"has {attribute} on {page.describe(element)}"


@rule
def loads_nothing_from_elsewhere(page: Page) -> Iterator[str]:
    for element in page.elements:
        for attribute in ADDRESSES:
            address = element.get(attribute, "").strip()
            if urlsplit(address).scheme.lower() in ("javascript", "vbscript", "data"):
                yield f"has a {address.split(':')[0]}: address in {page.describe(element)}"
        loaded = element.get("src") or (element.get("href") if local(element) == "link" else None)
        fetched = local(element) != "link" or not {"canonical", "alternate"} & set(element.get("rel", "").split())
        if loaded and fetched and urlsplit(loaded).netloc:
            yield f"loads {loaded} from elsewhere"


@rule
def describes_every_picture(page: Page) -> Iterator[str]:
    for image in page.all("img"):
        if image.get("alt") is None:
            yield f"has an image without alt: {image.get('src')}"
    for drawing in page.all("svg"):
        hidden = any(e.get("aria-hidden") == "true" for e in (drawing, *page.ancestors(drawing)))
        if not hidden and not (drawing.get("role") == "img" and page.name(drawing)):
            yield f"has a drawing without aria-hidden or a name: {page.describe(drawing)}"


@rule
def heads_every_table(page: Page) -> Iterator[str]:
    for table in page.all("table"):
        if table.get("role") == "presentation":
            continue
        heads = list(table.iter("th"))
        if not heads:
            yield f"has a table without th: {page.describe(table)}"
        for head in heads:
            if head.get("scope") not in ("col", "row", "colgroup", "rowgroup"):
                yield f"has a th without scope: {page.describe(head)}"
        if not any(page.text(c) for c in table.iter("caption")) and not (
            table.get("aria-label") or table.get("aria-labelledby")
        ):
            yield f"has a table without a caption: {page.describe(table)}"


@rule
def names_every_link_and_button(page: Page) -> Iterator[str]:
    for element in page.all(*NAMED_BY_CONTENT):
        if local(element) == "a" and element.get("href") is None and not element.get("id"):
            yield f"has a link that leads nowhere: {page.describe(element)}"
        if not page.name(element):
            yield f"has a {local(element)} without a name: {page.describe(element)}"
    for button in page.all("input"):
        if button.get("type") in ("submit", "button", "reset", "image") and not page.name(button):
            yield f"has a button without a name: {page.describe(button)}"


@rule
def has_fragments_that_lead_somewhere(page: Page) -> Iterator[str]:
    for link in page.all("a"):
        href = link.get("href", "")
        if href.startswith("#") and href[1:] not in page.by_id:
            yield f"has a link to {href}, which is not there: {page.describe(link)}"


@rule
def lets_errors_be_reached(page: Page) -> Iterator[str]:
    for summary in (e for e in page.elements if "govuk-error-summary" in classes(e)):
        for item in summary.iter("a"):
            target = page.by_id.get(item.get("href", "").removeprefix("#"))
            if (
                target is not None
                and local(target) not in (*CONTROLS, "a", "button")
                and target.get("tabindex") is None
            ):
                yield f"has an error link that cannot take the keyboard there: {page.describe(item)}"


@rule
def keeps_the_order_of_the_keyboard(page: Page) -> Iterator[str]:
    for element in page.elements:
        if element.get("tabindex", "0").lstrip("-").isdigit() and int(element.get("tabindex", "0")) > 0:
            yield f"has a tabindex above 0: {page.describe(element)}"


@rule
def shows_no_code(page: Page) -> Iterator[str]:
    for found in LEAKS.finditer(page.text()):
        before, after = found.start() - 30, found.end() + 30
        yield f"shows code to the reader: {page.text()[max(before, 0) : after]!r}"
    for element in page.all("td", "dd", "p", "time", "span", "strong", "a", *HEADINGS):
        if page.text(element) == "None":
            yield f"shows None to the reader: {page.describe(element)}"


def described(page: Page, found: list[str]) -> str:
    """The faults as one text, for a failing test."""
    return f"{page.status} {page.url} has {len(found)} faults:\n" + "\n".join(f"  - {fault}" for fault in found)


def shape(page: Page) -> tuple[object, ...]:
    """Two pages with one shape differ only in their texts and numbers, so one of them stands for both."""
    return tuple(
        (local(e), *sorted((k, re.sub(r"\d+", "0", e.get(k, ""))) for k in e.attrib if k != "value"))
        for e in page.elements
    )
