"""The form that takes everything away."""

from workprogramme.web.fields import PasswordField, Submit
from workprogramme.web.forms import Form


class TakeAwayForm(Form):
    """The password again: whoever finds a screen that somebody left must not walk off with everything."""

    password = PasswordField(
        "Your password", noun="your password", hint="The one you sign in with, so that nobody else does this for you"
    )
    submit = Submit("Download everything")


class ButtonForm(Form):
    """The same for an account that has no password."""

    submit = Submit("Download everything")
