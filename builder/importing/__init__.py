"""Whole collections from elsewhere: each kind of input becomes items, and all else is one way."""
