"""How a reader of the agenda page finds its business and its facts."""

BUSINESS = [
    ("1", "Apologies and Substitutions"),
    ("2", "Declarations of Interests"),
    (
        "3",
        "Emotional Well-being and Mental Health support to Children and Young People in Coventry Joint Report",
    ),
    ("4", "Coventry Parenting Strategy 2018-23 Briefing Note of the Deputy Chief Executive (People)"),
    ("5", "Children's Services Ofsted Focused Visit Briefing Note of the Deputy Chief Executive (People)"),
    ("6", "Work Programme Briefing Note of the Scrutiny Co-ordinator"),
    (
        "7",
        "Any Other Business Any other items of business which the Chair decides to take as matters of urgency because "
        "of the special circumstances involved.",
    ),
]


def business(page):
    """Number and text of every line in the page's lists of business, in order."""
    lines = []
    for listed in page.all("ol", css_class="front-sheet__business"):
        first = int(listed.get("start", "1"))
        lines += [(str(first + n), page.text(line)) for n, line in enumerate(listed)]
    return lines


def facts(page):
    """The sheet's labels with what stands beside them."""
    sheet = page.all("article")[0]
    terms = [page.text(e) for e in sheet.iter("dt")]
    return dict(zip(terms, [page.text(e) for e in sheet.iter("dd")], strict=True))
