"""Who sits on a committee, as what, from when to when, and in which order an agenda lists them."""
