"""The form for how soon somebody wants to hear of what."""

from collections.abc import Mapping
from typing import Any

from workprogramme.domain.notices import Cadence, Topic
from workprogramme.web.fields import Radios, Submit, choices_of
from workprogramme.web.forms import Form


class CadenceField(Radios):
    """How soon somebody wants to hear of one topic."""

    def __init__(self, topic: Topic, hint: str = "", **kwargs: Any) -> None:
        offered = choices_of(topic.offered)
        super().__init__(topic.label, hint=hint, choices=offered, coerce=Cadence, noun="how soon to hear", **kwargs)


class ChoicesForm(Form):
    """One question for each topic."""

    deadlines = CadenceField(Topic.DEADLINES, "10, 5 and 1 working days before, and when one is missed")
    changes = CadenceField(Topic.CHANGES, "When an edition moves, adds or withdraws what you report on")
    agendas = CadenceField(Topic.AGENDAS)
    deferrals = CadenceField(Topic.DEFERRALS)
    follow_ups = CadenceField(Topic.FOLLOW_UPS)
    recommendations = CadenceField(Topic.RECOMMENDATIONS, "Reminders only: the formal notice always comes at once")
    summary = CadenceField(Topic.SUMMARY, "Every deadline of your reports in the next two weeks, in one email")
    submit = Submit("Save")

    def chosen(self) -> Mapping[Topic, Cadence]:
        """The answers, once they are valid."""
        return {topic: self[topic.value].data for topic in Topic}


class StopForm(Form):
    """One button."""

    submit = Submit("Stop these emails")
