"""The Coventry example: one board's real year, for whoever wants to see the product at work."""
