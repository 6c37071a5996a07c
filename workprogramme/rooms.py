"""The rooms that the app opens."""

from flask import Blueprint

from workprogramme.accounts.keeping.routes import room as administration
from workprogramme.accounts.routes import room as accounts
from workprogramme.agendas.routes import room as agendas
from workprogramme.archive.routes import room as archive
from workprogramme.committees.routes import room as committees
from workprogramme.editions.routes import room as editions
from workprogramme.exchange.importing.routes import room as importing
from workprogramme.exchange.meeting_dates.routes import room as meeting_dates
from workprogramme.feeds.routes import room as feeds
from workprogramme.followups.proposals.routes import room as proposals
from workprogramme.followups.recommendations.routes import room as recommendations
from workprogramme.followups.recording.routes import room as recording
from workprogramme.followups.routes import room as followups
from workprogramme.followups.scheduling.routes import room as scheduling
from workprogramme.help.routes import room as help_
from workprogramme.journal.routes import room as journal
from workprogramme.my.routes import room as my
from workprogramme.notices.routes import room as notices
from workprogramme.pictures.routes import room as pictures
from workprogramme.planner.routes import room as planner
from workprogramme.programme.routes import room as programme
from workprogramme.reports.routes import room as reports

ROOMS: tuple[Blueprint, ...] = (
    help_,
    feeds,
    editions,
    reports,
    agendas,
    accounts,
    programme,
    planner,
    meeting_dates,
    importing,
    proposals,
    scheduling,
    committees,
    administration,
    pictures,
    notices,
    journal,
    my,
    followups,
    recommendations,
    recording,
    archive,
)
