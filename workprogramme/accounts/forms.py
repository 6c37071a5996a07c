"""The forms of getting in."""

from typing import Any

from wtforms import HiddenField
from wtforms.validators import StopValidation

from workprogramme.accounts.actions import LONGEST_PASSWORD, SHORTEST_PASSWORD
from workprogramme.web.fields import EmailField, PasswordField, Submit
from workprogramme.web.forms import Form

PASSWORD_HINT = f"{SHORTEST_PASSWORD} characters or more. Three random words will do."


class NewPasswordField(PasswordField):
    """A password that is being chosen."""

    def __init__(self, label: str, **kwargs: Any) -> None:
        wanted = {"noun": "a password", "hint": PASSWORD_HINT, "autocomplete": "new-password"}
        super().__init__(label, least=SHORTEST_PASSWORD, most=LONGEST_PASSWORD, **{**wanted, **kwargs})


class SignInForm(Form):
    """Email address and password."""

    email = EmailField("Email address", noun="your email address")
    password = PasswordField("Password", noun="your password")
    submit = Submit("Sign in")


class AskForm(Form):
    """To which address a letter is wanted."""

    email = EmailField("Email address", noun="your email address", hint="The one you sign in with")
    submit = Submit("Email me a link")


class PressForm(Form):
    """The button that a letter's link leads to."""

    key = HiddenField()
    submit = Submit("Sign in")


class ChoosePasswordForm(Form):
    """A password that somebody chooses who came with a letter."""

    key = HiddenField()
    password = NewPasswordField("New password")
    again = PasswordField("New password again", noun="the new password again", autocomplete="new-password")
    submit = Submit("Save password and sign in")

    def validate_again(self, field: PasswordField) -> None:
        """Both are the same."""
        if field.data != self.password.data:
            raise StopValidation("The two new passwords are not the same. Enter the new one twice")
