"""Markdown -> safe HTML, plain text, a summary."""
