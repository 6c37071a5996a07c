"""The co-ordinator's table: every report of a committee's next meetings, by stage."""
