"""Every difference has a sentence that a councillor can read."""

import pytest

from workprogramme.domain.comparison import Change, Difference
from workprogramme.web.change_words import LABELS, told


@pytest.mark.parametrize(
    ("difference", "subject", "sentence"),
    [
        (Difference(change=Change.MOVED, title="Hubs", before="2019-03-21", after="2019-04-04", item_id=1),
         "Hubs", "From Thursday 21 March 2019 to Thursday 4 April 2019."),
        (Difference(change=Change.MOVED, title="Hubs", before="2019-03-21", after="", item_id=1),
         "Hubs", "From Thursday 21 March 2019 to no date."),
        (Difference(change=Change.ADDED, title="Hubs", after="June 2019", item_id=1), "Hubs", "For June 2019."),
        (Difference(change=Change.ADDED, title="Hubs", item_id=1), "Hubs", "To be scheduled."),
        (Difference(change=Change.RENAMED, title="Family hubs", before="Hubs", after="Family hubs", item_id=1),
         "Family hubs", "Was “Hubs”."),
        (Difference(change=Change.PEOPLE, title="Hubs", before="", after="John Gregg; Sonia Watson", item_id=1),
         "Hubs", "Now John Gregg and Sonia Watson (was nobody named)."),
        (Difference(change=Change.MEETING_MOVED, title="2019-04-11", before="2019-04-04T14:00",
                    after="2019-04-11T14:00", meeting_id=1),
         "Thursday 11 April 2019", "From 2pm on Thursday 4 April 2019 to 2pm on Thursday 11 April 2019."),
        (Difference(change=Change.MEETING_STATUS, title="2019-04-04", before="Confirmed", after="Cancelled",
                    meeting_id=1), "Thursday 4 April 2019", "Cancelled (was confirmed)."),
        (Difference(change=Change.WITHDRAWN, title="Hubs", before="2019-04-04", item_id=1),
         "Hubs", "Was planned for Thursday 4 April 2019."),
        (Difference(change=Change.MEETING_ADDED, title="", after="2019-04-04", meeting_id=1),
         "Thursday 4 April 2019", ""),
    ],
)  # fmt: skip
def test_a_difference_reads_as_plain_english(difference: Difference, subject: str, sentence: str) -> None:
    words = told(difference)
    assert (words.subject, words.sentence) == (subject, sentence)


@pytest.mark.parametrize("change", list(Change))
def test_every_change_has_a_label_and_can_be_told(change: Change) -> None:
    before, after = ("2019-04-04T14:00", "2019-04-11T14:00") if change is Change.MEETING_MOVED else ("One", "Two")
    words = told(Difference(change=change, title="Hubs", before=before, after=after, item_id=1))
    assert words.label == LABELS[change]
    assert words.sentence == "" or words.sentence.endswith(".")


@pytest.mark.parametrize("target", ["\u0662\u0660\u0661\u0669-\u0661\u0663-\u0664\u0665", "2019-13-45", "2019-W1-1 "])
def test_a_target_that_only_looks_like_a_day_is_told_as_it_was_written(target: str) -> None:
    assert (
        told(Difference(change=Change.ADDED, title="Fostering", after=target, item_id=1)).sentence == f"For {target}."
    )
