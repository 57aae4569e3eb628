"""The local index of `builder search`: Whoosh, matching, snippets."""
