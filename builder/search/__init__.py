"""Search: what a word is, which fields there are, the local index."""
