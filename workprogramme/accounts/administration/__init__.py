"""The part of the accounts room where accounts are given, changed and taken, and everybody sets their own password."""
