"""From the drafts of all sentences to the entities of the article, with country, sectors and role on the day."""
