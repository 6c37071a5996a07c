"""The blueprint on which the pages of follow-ups hang."""

from flask import Blueprint

room = Blueprint("followups", __name__)

BOTH = ("GET", "POST")
