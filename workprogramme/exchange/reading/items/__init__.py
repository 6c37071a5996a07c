"""From entries to items, meetings and people, with every doubt said in a sentence; knows no layout and no file."""
