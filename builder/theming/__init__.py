"""A theme's files and templates; contexts -> bytes."""
