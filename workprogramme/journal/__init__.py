"""The room of the journal: who changed what, when and why."""
