"""The forms for what is done to the plan at large: splitting, merging, copying and carrying over items."""

from typing import ClassVar

from workprogramme.programme.actions import TITLE_LENGTH
from workprogramme.programme.board_actions import MOST_PARTS
from workprogramme.programme.forms import Reason
from workprogramme.web.fields import Checkboxes, MultiLine, Select, Submit
from workprogramme.web.forms import AddForm, EditForm, Form


class SplitItemForm(EditForm):
    """The titles of the items that one item becomes."""

    aside: ClassVar[frozenset[str]] = frozenset({"titles"})

    titles = MultiLine(
        "Titles",
        noun="two titles or more, each on a line of its own",
        most=TITLE_LENGTH,
        most_lines=MOST_PARTS,
        rows=4,
        hint="One on each line. The first keeps the history of the item.",
    )
    submit = Submit("Split item")


class MergeItemForm(EditForm):
    """The item that another goes into."""

    aside: ClassVar[frozenset[str]] = frozenset({"into"})

    into = Select("Merge it into", noun="the item it goes into", coerce=int)
    submit = Submit("Merge items")


class CopyItemForm(AddForm):
    """The committee and the year that a copy goes to."""

    committee = Select("Committee", noun="a committee", coerce=int)
    year = Select("Municipal year", noun="a municipal year", coerce=int, empty="")
    submit = Submit("Copy item")


class CarryOverForm(Form):
    """Which items go on to the next municipal year, and why."""

    items = Checkboxes("Items to carry over", noun="the items to carry over", coerce=int)
    reason = Reason(
        "Why they are carried over", hint="Needed where one of them is in the published programme. Readers see it."
    )
    submit = Submit("Carry over")
