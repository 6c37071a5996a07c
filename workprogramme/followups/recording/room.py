"""The blueprint on which recording at a meeting and the outstanding issues report hang."""

from flask import Blueprint

room = Blueprint("recording", __name__)
