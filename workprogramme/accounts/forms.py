"""The form of getting in."""

from workprogramme.web.fields import EmailField, PasswordField, Submit
from workprogramme.web.forms import Form


class SignInForm(Form):
    """Email address and password."""

    email = EmailField("Email address", noun="your email address")
    password = PasswordField("Password", noun="your password")
    submit = Submit("Sign in")
