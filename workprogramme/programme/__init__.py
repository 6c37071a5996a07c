"""The room of the working programme: items and meetings, before they are published."""
