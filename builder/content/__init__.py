"""From files to articles, records and pages as they say: no name is looked up here."""
