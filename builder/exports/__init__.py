"""The archive as data, for other tools."""
