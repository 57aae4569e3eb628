"""A static archive generator: Markdown and YAML in, a browsable site out."""

__version__ = "0.1.0"
