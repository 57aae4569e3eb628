"""From an archive's source to a site: the only room that knows the order of the stages."""
