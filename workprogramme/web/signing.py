"""Links that carry their own authority: values signed with the secret key, for one purpose and no other.

Knows neither what the values mean nor how long they hold; whoever reads them asks the records.
"""

from collections.abc import Sequence

from itsdangerous import BadData, URLSafeSerializer

Value = str | int
LONGEST = 500  # characters: a longer one is none of ours


def signed(secret_key: str, purpose: str, values: Sequence[Value]) -> str:
    """The values as text that may stand in an address: the same for the same values, and unguessable."""
    text = URLSafeSerializer(secret_key, salt=f"workprogramme {purpose}").dumps(list(values))
    return text if isinstance(text, str) else text.decode()


def signed_values(secret_key: str, purpose: str, text: str | None) -> tuple[Value, ...] | None:
    """The values that were signed for this purpose; None for anything else."""
    if not text or len(text) > LONGEST:
        return None
    try:
        values = URLSafeSerializer(secret_key, salt=f"workprogramme {purpose}").loads(text)
    except (BadData, ValueError):
        return None
    fits = isinstance(values, list) and all(isinstance(v, str | int) and not isinstance(v, bool) for v in values)
    return tuple(values) if fits else None
