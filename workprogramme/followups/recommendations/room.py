"""The blueprint on which the pages of recommendations hang."""

from flask import Blueprint

room = Blueprint("recommendations", __name__)
