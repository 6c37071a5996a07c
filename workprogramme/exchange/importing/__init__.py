"""Importing: an upload is kept as a draft, looked at, corrected, compared with the programme, brought in, undone."""
