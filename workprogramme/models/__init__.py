"""The records: typed tables, one file per aggregate, with the truths of a single row and no others."""
