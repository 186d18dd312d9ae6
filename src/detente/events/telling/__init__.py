"""From what was found to the record: how real an event is, how sure, and who says so."""
