"""What is said of a file that cannot be read."""


class Unreadable(Exception):
    """Not a file that can be read; `str()` of it is one clear line for the person who chose it."""
