"""The two ways in which the rules say no to a person. Knows nothing of how it is shown."""

from typing import Any


class Refused(Exception):
    """The rules do not allow it, and the person can mend it.

    `reason` is a sentence that says what to do; `field` names the form's field at fault, where there is one.
    """

    def __init__(self, reason: str, field: str | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.field = field


class Stale(Exception):
    """Somebody else changed the record since this person opened it.

    `current` is the record as it stands now, so that both versions can be shown.
    """

    def __init__(self, current: Any) -> None:
        super().__init__("Somebody else has changed this since you opened it.")
        self.current = current
