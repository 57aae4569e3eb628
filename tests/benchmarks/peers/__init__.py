"""Other search engines and generators, each in its best plain configuration."""
