"""The room of documents: the published programme and agendas as Word, PDF, CSV, JSON and Atom."""
