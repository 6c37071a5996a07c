"""Descriptions of layouts: where each kind of programme keeps its dates, titles, details and people.

From lines to rows and entries; every layout gives the same rows. What dates, titles and names mean is not known here.
"""
