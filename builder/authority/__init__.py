"""Who is meant: names, codes, aliases and former names -> one entity each."""
