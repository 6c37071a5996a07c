"""The room of follow-ups: what was asked for at meetings, recorded, tracked, answered, and never lost."""
