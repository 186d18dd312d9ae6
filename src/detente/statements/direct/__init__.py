"""Direct speech: within quotation marks, behind colons, and where the marks have been lost."""
