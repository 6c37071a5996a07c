"""The room where people get in and out: signing in, throttling, roles."""
