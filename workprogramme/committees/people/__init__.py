"""The list of people and outside bodies that all committees share."""
