"""Who sends in this app: for the command that sends all that is due, and in the background what somebody waits for."""

from flask import Flask

from workprogramme.notices.sending import Sender
from workprogramme.web.context import EXTENSION, House
from workprogramme.web.post import open_post


def sender_of(app: Flask) -> Sender:
    """A sender with the app's settings, clock, database and templates."""
    house: House = app.extensions[EXTENSION]
    return Sender(house.settings, house.clock, house.database, app.jinja_env)


def add_post(app: Flask) -> None:
    """Sends letters that let somebody in as soon as they are asked for, where mail is set up."""
    sender = sender_of(app)
    if sender.settings.mail_server is None:
        return

    def send() -> None:
        try:
            told = sender.send(letters_only=True)
        except Exception as error:  # whatever it is must not end the server, and its text may name somebody
            app.logger.error("letters could not be sent: %s", type(error).__name__)
        else:
            if told.trouble:
                app.logger.error("letters could not be sent: %s", told.trouble)

    open_post(app, send)
