"""Work Programme: scrutiny committees plan their year, and nothing asked for at a meeting is lost."""
