"""One HTML page as a browser's parser reads it: its elements, texts, names and forms.

Knows HTML and the accessible-name rules the tests need; knows nothing of the application.
"""

import re
from collections.abc import Iterator
from functools import cached_property
from xml.etree.ElementTree import Element

import html5lib
from html5lib.treebuilders import getTreeBuilder

SPACE = re.compile(r"\s+")
HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
CONTROLS = ("input", "select", "textarea")
BUTTON_TYPES = ("submit", "button", "reset", "image")
FEEDBACK = "error-summary"
SKIPPED = ("script", "style", "template")


def local(element: Element) -> str:
    """The element's tag without a namespace; comments have none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def squeezed(text: str) -> str:
    """The text with every run of white space made one space, as a page shows it."""
    return SPACE.sub(" ", text).strip()


class Page:
    """A parsed page. `status` and `url` say how it came; `source` is what was sent."""

    def __init__(self, source: str, *, url: str = "", status: int = 200) -> None:
        self.source, self.url, self.status = source, url, status
        parser = html5lib.HTMLParser(tree=getTreeBuilder("etree"), namespaceHTMLElements=False)
        self.root: Element = parser.parse(source)
        self.parse_errors = [f"line {line}: {code} {values or ''}".strip() for (line, _), code, values in parser.errors]

    def __repr__(self) -> str:
        return f"<Page {self.status} {self.url} {self.heading!r}>"

    @cached_property
    def elements(self) -> list[Element]:
        """Every element in document order."""
        return [element for element in self.root.iter() if isinstance(element.tag, str)]

    @cached_property
    def tagged(self) -> list[tuple[str, Element]]:
        """Every element with its tag, in document order."""
        return [(local(element), element) for element in self.elements]

    @cached_property
    def parents(self) -> dict[Element, Element]:
        return {child: parent for parent in self.root.iter() for child in parent}

    @cached_property
    def by_id(self) -> dict[str, Element]:
        return {element.get("id", ""): element for element in reversed(self.elements) if element.get("id")}

    def all(self, *tags: str, css_class: str | None = None) -> list[Element]:
        """The elements with one of these tags (none given: any) and this class, in document order."""
        return [
            element
            for tag, element in self.tagged
            if (not tags or tag in tags) and (css_class is None or css_class in classes(element))
        ]

    def ancestors(self, element: Element) -> Iterator[Element]:
        while (above := self.parents.get(element)) is not None:
            yield above
            element = above

    def text(self, element: Element | None = None) -> str:
        """What a reader reads in the element (none given: the whole body), white space squeezed."""
        if element is None:
            element = next(iter(self.all("body")), self.root)
        return squeezed("".join(_strings(element)))

    def __contains__(self, text: str) -> bool:
        return text in self.text()

    @cached_property
    def title(self) -> str:
        return next((self.text(element) for element in self.all("title") if not self._in_svg(element)), "")

    @cached_property
    def heading(self) -> str:
        return next((self.text(element) for element in self.all("h1")), "")

    @cached_property
    def links(self) -> dict[str, str]:
        """Name of a link → where it leads; the first wins where two have one name."""
        return {self.name(link): link.get("href", "") for link in reversed(self.all("a")) if link.get("href")}

    @cached_property
    def errors(self) -> list[str]:
        """The texts in the error summary, in order."""
        summaries = [e for e in self.elements if any(FEEDBACK in name for name in classes(e))][:1]
        return [self.text(item) for summary in summaries for item in summary.iter("li")]

    def rows(self, table: int = 0) -> list[list[str]]:
        """The texts of the page's table number `table`, row by row, heads included."""
        return [
            [self.text(cell) for cell in row if local(cell) in ("th", "td")]
            for row in self.all("table")[table].iter("tr")
        ]

    def name(self, element: Element) -> str:
        """The accessible name: aria-labelledby, aria-label, labels, then content with the alt of images."""
        if named_by := [self.by_id[i] for i in element.get("aria-labelledby", "").split() if i in self.by_id]:
            return squeezed(" ".join(self.text(other) for other in named_by))
        if label := element.get("aria-label", "").strip():
            return label
        if local(element) in CONTROLS:
            if element.get("type") in BUTTON_TYPES:
                return element.get("value", element.get("alt", ""))
            return squeezed(" ".join(self.text(label) for label in self.labels(element)))
        images = [e.get("alt", "") for e in element.iter("img")]
        drawings = [e.get("aria-label", "") or _drawing_title(e) for e in element.iter() if local(e) == "svg"]
        return squeezed(" ".join([self.text(element), *images, *drawings]))

    def labels(self, control: Element) -> list[Element]:
        """The label elements of a control: those that point to it and the one it stands in."""
        pointing = [label for label in self.all("label") if control.get("id") and label.get("for") == control.get("id")]
        around = [
            e for e in self.ancestors(control) if local(e) == "label" and e.get("for") in (None, control.get("id"))
        ]
        return pointing + [label for label in around if label not in pointing]

    def describe(self, element: Element) -> str:
        """A few words by which a person finds the element in the source."""
        wanted = ("id", "name", "href", "for", "type", "class")
        marks = "".join(f' {key}="{element.get(key)}"' for key in wanted if element.get(key))
        words = self.text(element)[:40]
        return f"<{local(element)}{marks}>{words}"

    def _in_svg(self, element: Element) -> bool:
        return any(local(above) == "svg" for above in self.ancestors(element))


def classes(element: Element) -> list[str]:
    """The element's classes, in order."""
    return element.get("class", "").split()


def _strings(element: Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or local(element) in SKIPPED:
        return
    block = local(element) in ("p", "li", "div", "td", "th", "tr", "dt", "dd", "br", "option", "section", *HEADINGS)
    yield " " if block else ""
    yield element.text or ""
    for child in element:
        yield from _strings(child)
        yield child.tail or ""
    yield " " if block else ""


def _drawing_title(drawing: Element) -> str:
    return next(("".join(e.itertext()) for e in drawing if local(e) == "title"), "")
