"""The kinds of input: a module each, that reads items and knows nothing of articles."""
