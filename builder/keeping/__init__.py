"""Commands that write an archive's source: a new archive, a new article, a newer builder."""
