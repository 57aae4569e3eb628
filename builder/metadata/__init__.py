"""Metadata in YAML: entries with their places, and the typed reading of their keys."""
