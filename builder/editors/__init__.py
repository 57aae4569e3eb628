"""What editors are told of an archive: schemas and forms, made of the tables of keys."""
