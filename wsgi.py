"""The door a WSGI server comes in by: `gunicorn wsgi:app`. Knows nothing but `create_app`."""

from workprogramme.app import create_app

app = create_app()
