"""The council's own details and calendar, and the style sheet that carries its colours."""
