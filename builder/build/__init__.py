"""From an archive's source to a site on disk: the order of the stages, and the only writer."""
