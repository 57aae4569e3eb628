"""Files of the source, the site and the cache: reading, writing, locking, remembering."""
