"""The forms for accounts: whose they are, what they may do, and passwords."""

from collections.abc import Sequence
from typing import Any

from wtforms.validators import StopValidation

from workprogramme.accounts.administration.actions import Details
from workprogramme.accounts.forms import NewPasswordField
from workprogramme.domain.access import Role
from workprogramme.models.accounts import Account
from workprogramme.models.committees import Committee
from workprogramme.models.people import Person
from workprogramme.web.fields import Checkboxes, EmailField, PasswordField, Select, Submit, TextField
from workprogramme.web.forms import AddForm, EditForm, Form

ALL = "all"


class RoleField(Checkboxes):
    """On which committees an account has a role: "all", or their ids as text. None is an answer too."""

    def __init__(self, role: Role, hint: str, **kwargs: Any) -> None:
        super().__init__(role.label, hint=hint, small=True, **kwargs)
        self.required = False


class _AccountFields(Form):
    """What is asked of every account."""

    name = TextField("Name", noun="a name", hint="As it stands in the journal beside what they change")
    email = EmailField("Email address", hint="They sign in with it", autocomplete="off")
    person = Select(
        "Person", required=False, coerce=int, empty="Nobody on the list",
        hint="Who they are on the list of people, so that they find their own reports",
    )  # fmt: skip
    administrator = RoleField(
        Role.ADMINISTRATOR, "Does everything; the council and the accounts only with “All committees”"
    )
    coordinator = RoleField(Role.COORDINATOR, "Plans and publishes the programme, and sees private items")
    governance = RoleField(Role.GOVERNANCE, "Sees the working programme and private items, and makes agendas")
    officer = RoleField(Role.OFFICER, "Sees their own reports")
    councillor = RoleField(Role.COUNCILLOR, "Sees their own committees")

    def validate(self, extra_validators: Any = None) -> bool:
        """As every form, and an account without any role is of no use."""
        fine = super().validate(extra_validators)
        if not self._granted():
            self.administrator.errors = ["Tick at least one role on at least one committee", *self.administrator.errors]
            return False
        return fine

    def details(self) -> Details:
        """The answers, once they are valid."""
        return Details(
            email=self.email.data, name=self.name.data, person_id=self.person.data, grants=frozenset(self._granted())
        )

    def _granted(self) -> set[tuple[Role, int | None]]:
        return {(role, None if one == ALL else int(one)) for role in Role for one in self[role.value].data or ()}


class NewAccountForm(_AccountFields, AddForm):
    """A new account with its first password."""

    password = NewPasswordField("First password")
    submit = Submit("Add account")


class InvitedAccountForm(NewAccountForm):
    """The same where there is mail: without a password they are invited to choose their own."""

    password = NewPasswordField(
        "First password",
        required=False,
        hint="Leave it empty, and they get an email to choose their own",
    )


class AccountForm(_AccountFields, EditForm):
    """An account that there is."""

    submit = Submit("Save account")


class AccountButton(EditForm):
    """One button about one account."""

    submit = Submit("Deactivate", look="warning")


class PasswordForm(Form):
    """A new password for somebody else."""

    password = NewPasswordField("New password")
    submit = Submit("Set password")


class OwnPasswordForm(Form):
    """A new password of one's own."""

    current = PasswordField("Password you have now", noun="the password you have now")
    password = NewPasswordField("New password")
    again = PasswordField("New password again", noun="the new password again", autocomplete="new-password")
    submit = Submit("Change password")

    def validate_again(self, field: PasswordField) -> None:
        """Both are the same."""
        if field.data != self.password.data:
            raise StopValidation("The two new passwords are not the same. Enter the new one twice")


def choices_for(committees: Sequence[Committee], people: Sequence[Person]) -> dict[str, list[tuple[str, ...]]]:
    """What may be chosen on a form for an account, by field."""
    scopes: list[tuple[str, ...]] = [
        (ALL, "All committees"),
        *((str(one.id), f"{one.name} ({one.code})") for one in committees),
    ]
    named: list[tuple[str, ...]] = [(str(one.id), f"{one.name} ({one.kind.label.lower()})") for one in people]
    return {"person": named, **{role.value: scopes for role in Role}}


def answers_of(account: Account) -> dict[str, Any]:
    """An account as its form shows it."""
    scopes: dict[str, list[str]] = {role.value: [] for role in Role}
    for grant in account.grants:
        scopes[grant.role.value].append(ALL if grant.committee_id is None else str(grant.committee_id))
    return {
        "email": account.email,
        "name": account.name,
        "person": account.person_id,
        "version": account.version,
        **scopes,
    }
