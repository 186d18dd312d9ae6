"""What the data files of the room say, and where their names and titles stand in a sentence."""
