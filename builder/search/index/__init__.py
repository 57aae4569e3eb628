"""The browser's index: articles -> segments -> files, anew or from an earlier index."""
