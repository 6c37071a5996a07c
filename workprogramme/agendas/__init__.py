"""The room of a meeting's front sheet."""
