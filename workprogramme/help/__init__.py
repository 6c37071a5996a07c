"""The room of pages that say something about the site itself, and of its signs of life."""
