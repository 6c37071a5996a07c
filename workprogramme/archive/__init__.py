"""Everything out, in one press, and in again into an empty installation. It stands above the rooms it takes from."""
